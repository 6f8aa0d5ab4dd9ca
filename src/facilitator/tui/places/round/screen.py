"""Round is the place in which everybody has a turn, and answers the session's questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Concatenate, Final

from textual.binding import BindingType

from facilitator.core.base.cells import cut, one_line
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import by_key, phrase, quoted
from facilitator.core.base.text import clean
from facilitator.core.record.move import Move, P
from facilitator.core.rounds import moves as round_moves
from facilitator.core.rounds import standing
from facilitator.core.series.carrying import said_before
from facilitator.core.time import moves
from facilitator.running.prompts.question import Answer, Question, numbered
from facilitator.tui.frame.capturing import CAPTURE
from facilitator.tui.frame.place import NOTHING_CHOSEN
from facilitator.tui.places.round.keys import KEYS
from facilitator.tui.places.round.shown import Field, ShownRound
from facilitator.tui.widgets.rows import Rows

ANSWER: Final = "answer"
"""What the line is opened for, beside captures."""

NO_ROUND: Final = phrase("There is no round in the programme.")

MOST_KEYS: Final = 9
"""How many questions have a digit for a key."""


class Round(ShownRound):
    """The place of turns and answers (Enter on its session in Run)."""

    CSS_PATH = "screen.tcss"
    LIST = Rows
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]
    TEXTS = (CAPTURE, ANSWER)

    # Turns and their order

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is."""
        if action == "look":
            return self._shown is not None and len(standing.questions(self._shown.session)) > 1
        return super().check_action(action, parameters)

    def _act(
        self, move: Move[Concatenate[SessionId, P]], *args: P.args, **options: P.kwargs
    ) -> bool:
        """Make a move in the session shown; say whether it was made."""
        if self._shown is None:
            self.host.tell(NO_ROUND)
            return False
        return self.host.act(move, self._shown.session.id, *args, **options) is not None

    def _act_on_chosen(
        self, move: Move[Concatenate[SessionId, str, P]], *args: P.args, **options: P.kwargs
    ) -> None:
        if taker := self._taker():
            self._act(move, taker.id, *args, **options)
        else:
            self._nobody()

    def _nobody(self) -> None:
        """Say why nobody is chosen: there is no round, or nobody in it."""
        self.host.tell(NO_ROUND if self._shown is None else NOTHING_CHOSEN)

    def action_next_part(self) -> None:
        """Give the floor to the next one, of the round that is shown."""
        self._act(round_moves.next_turn)

    def action_turn_back(self) -> None:
        """Give the turn back to the one before."""
        self._act(round_moves.previous_turn)

    def action_give(self) -> None:
        """Give the turn to the chosen one."""
        self._act_on_chosen(round_moves.give_turn)

    def action_pass_over(self) -> None:
        """Pass the chosen one over."""
        self._act_on_chosen(round_moves.pass_over)

    def action_shift(self, places: int) -> None:
        """Move the chosen one in the order."""
        self._act_on_chosen(round_moves.shift, places)

    def action_order(self) -> None:
        """Ask what the order is to be, or which round to show."""
        say = self.host.language.say
        answers = [(say("shuffle those who wait"), "shuffle"), (say("as listed"), "as_listed")]
        if self._shown is not None and len(standing.in_agenda(self._shown.state)) > 1:
            answers.append((say("show another round"), "other"))
        does: dict[str, Callable[[], None]] = {
            "shuffle": self.action_shuffle,
            "as_listed": self.action_as_listed,
            "other": self.action_other,
        }
        question = Question(say("In which order?"), numbered(answers), escape=say("Cancel"))
        self.choose(question, lambda answer: does[answer](), again="round.order")

    def action_shuffle(self) -> None:
        """Shuffle those who wait."""
        self._act(round_moves.shuffle)

    def action_as_listed(self) -> None:
        """Let the order be that of the agenda."""
        self._act(round_moves.as_listed)

    def action_hold(self) -> None:
        """Start the session shown, pause it, or let it go on."""
        if self._shown is None:
            self._nobody()
            return
        state, plan, session, *_ = self._shown
        coming = moves.upcoming(state, plan.now)
        if state.current == session.id:
            self.host.act(moves.toggle)
        elif coming is not None and coming.session.id == session.id:
            self.host.act(moves.next_session)
        else:
            self.host.tell(
                phrase(
                    "The round is not next. In Run, {g} goes to any session.",
                    g=by_key("session.go-to", "g"),
                )
            )

    def action_other(self) -> None:
        """Show the next of the agenda's rounds."""
        if self._shown is not None:
            known = standing.in_agenda(self._shown.state)
            place = known.index(self._shown.session.id)
            self._picked = known[(place + 1) % len(known)]
            self._taken, self._question = None, 1
            self.update()

    def action_look(self, step: int) -> None:
        """Show the answers to another question, where there is room for one only."""
        if self._shown is not None:
            count = len(standing.questions(self._shown.session))
            self._question = (self._question - 1 + step) % count + 1
            self.update()

    # Answers

    def action_write_answer(self) -> None:
        """Open the line for the chosen one's answers, question by question."""
        if self._shown is not None and (taker := self._taker()):
            self._ask(Field(self._shown.session.id, taker.id, 1))
        else:
            self._nobody()

    def _ask(self, field: Field) -> None:
        """Let an answer be typed; what was kept, or put off before, stands there."""
        self._field = field
        say = self.host.language.say
        hint = say("Type the answer: ⏎ keeps it and goes on, Esc leaves.")
        about = f"{field.session}/{field.taker}/{field.question}"
        self.open_line(ANSWER, self._answer_of(field), about=about, hint=hint)

    def ask(self) -> None:
        """Say above the line whose answer to which question is typed, and what was said before."""
        super().ask()
        self.query_one("#before").set_class(self.purpose == ANSWER, "-asking")

    def question(self) -> str:
        """Say whose answer to which question is typed."""
        if self._field is None or self._shown is None:
            return ""
        say = self.host.language.say
        session, taker, number = self._field
        of = self._shown.state.session(session)
        questions = standing.questions(of) if of else ("",)
        names = {who.id: who.name for who in standing.takers(self._shown.state, session)}
        before = said_before(self._shown.state, taker, questions[number - 1])
        told = say("last time: {text}", text=one_line(before)) if before else ""
        asked = say(
            "{name}, {n} of {total}: {question}",
            name=cut(one_line(names.get(taker, taker)), 40),
            n=number,
            total=len(questions),
            question=one_line(questions[number - 1]) or say("Answer"),
        )
        return "\n".join(filter(None, (asked, told)))

    def about_captures(self) -> str:
        """Say of a note that is typed during a turn who speaks."""
        speaker = self._shown.here.current if self._shown is not None else None
        if speaker is None or not self.typing:
            return ""
        return self.host.language.say("{name} has the floor:", name=one_line(speaker.name))

    def _answer_of(self, field: Field) -> str:
        meeting = self.host.meeting
        if meeting is None:
            return ""
        return standing.of_session(meeting.state, field.session).answer(field.taker, field.question)

    def answered(self, text: str) -> None:
        """Keep an answer and ask for the next one; an empty line changes nothing."""
        field = self._field
        if field is None:
            self.close_line()
        elif clean(text).strip() in ("", self._answer_of(field).strip()) or self.host.act(
            round_moves.answer, *field, text
        ):
            self.capture_line.clear()
            self._ask_next(field)

    def _ask_next(self, field: Field) -> None:
        meeting = self.host.meeting
        session = meeting.state.session(field.session) if meeting else None
        if session is not None and field.question < len(standing.questions(session)):
            self._ask(field._replace(question=field.question + 1))
        else:
            self.close_line()

    def close_line(self) -> None:
        """Go back to the list, which may have gone on meanwhile."""
        self._field = None
        super().close_line()
        self.update()

    def action_clear(self) -> None:
        """Take back an answer of the chosen one, after asking which if there are several."""
        shown, taker = self._shown, self._taker()
        if shown is None or taker is None:
            self._nobody()
            return
        of = standing.of_session(shown.state, shown.session.id)
        questions = standing.questions(shown.session)
        given = [n for n in range(1, len(questions) + 1) if of.answer(taker.id, n)]
        if len(given) < 2:  # noqa: PLR2004 - then there is nothing to ask
            self._act(round_moves.clear_answer, taker.id, given[0] if given else 1)
            return

        def clear(number: str) -> None:
            self._act(round_moves.clear_answer, taker.id, int(number))

        say = self.host.language.say
        answers = tuple(
            Answer(str(n), say(quoted(cut(one_line(of.answer(taker.id, n)), 60))), str(n))
            for n in given[:MOST_KEYS]
        )
        asked = say("Which answer should be cleared?")
        self.choose(Question(asked, answers, escape=say("Cancel")), clear)
