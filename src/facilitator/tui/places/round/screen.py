"""Round is the place in which everybody has a turn, and answers the session's questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from facilitator.core.base.cells import cut, one_line
from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean
from facilitator.core.record.agenda import Session
from facilitator.core.record.move import Move
from facilitator.core.record.rounds import Turn
from facilitator.core.record.state import State
from facilitator.core.rounds import moves as round_moves
from facilitator.core.rounds import standing
from facilitator.core.rounds.standing import Standing, Taker
from facilitator.core.series.carrying import said_before
from facilitator.core.time import moves
from facilitator.core.time.schedule import Phase, Schedule
from facilitator.core.time.view import View
from facilitator.tui.dialogs.choice import Choice, Option
from facilitator.tui.frame.lined import LinedPlace
from facilitator.tui.places.round.keys import KEYS
from facilitator.tui.places.round.rows import Answers
from facilitator.tui.rows import turns
from facilitator.tui.widgets.big_time import BigTime
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

ANSWER: Final = "answer"
"""What the line is opened for, beside captures."""

MOST_KEYS: Final = 9
"""How many questions have a digit for a key."""


class Field(NamedTuple):
    """An answer to be typed: whose, and to which question (counted from 1) of which session."""

    session: str
    taker: str
    question: int


class Round(LinedPlace):
    """The place of turns and answers (t on Run)."""

    CSS_PATH = "screen.tcss"
    LIST = Rows
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Show the round that is at hand."""
        super().__init__()
        self._picked: str | None = None
        self._shown: Answers | None = None
        self._question = 1
        self._taken: Mapping[str, Turn] | None = None
        self._field: Field | None = None

    def body(self) -> ComposeResult:
        """Lay out the turn, the answers, and the line in which they are typed."""
        yield Plain(id="session", classes="about")
        with Horizontal(id="turn"):
            yield BigTime()
            with Vertical(id="who"):
                yield Plain(id="speaker")
                yield Plain(id="left")
                yield Plain(id="next")
                yield Plain(id="facts")
        yield Rows(self._draw_heading, cursor=False, id="questions")
        yield Rows(self._draw, id="takers")
        yield Plain(id="nothing")
        yield Plain(id="before", classes="details")
        yield Plain(id="whole", classes="details")
        yield from super().body()

    # What is shown

    def show(self, view: View) -> None:
        """Show whose turn it is and what was answered so far."""
        state, plan = view
        session = self._session_of(state, plan)
        self._say_why_empty(state, session)
        if session is None:
            self._shown = None
            return
        chosen = self._taker()
        here = standing.standing(state, plan, session.id)
        question = min(self._question, len(standing.questions(session)))
        self._shown = Answers(state, plan, session, here, question, self.host.language)
        if here.takers:
            self._show_turn(self._shown)
        self.query_one("#questions", Rows).show(2)
        self._list(here, standing.of_session(state, session.id).turns, chosen)
        self._show_whole()
        self.refresh_bindings()

    def _session_of(self, state: State, plan: Schedule) -> Session | None:
        """Give the round that was picked, else the one at hand, else the first in the agenda."""
        known = standing.in_agenda(state)
        if self._picked not in known:
            self._picked = None
        at_hand = self._picked or standing.at_hand(state, plan)
        return state.session(at_hand or next(iter(known), None))

    def _say_why_empty(self, state: State, session: Session | None) -> None:
        nothing = self.query_one("#nothing", Plain)
        filled = session is not None and bool(standing.takers(state, session.id))
        nothing.display = not filled
        for id_ in ("#session", "#turn", "#questions", "#takers"):
            self.query_one(id_).display = filled
        say = self.host.language.say
        if session is None:
            what = say('No session in the agenda is a round: give one kind = "round".')
            how = say("In a round everybody speaks in turn. Escape goes back to Run.")
        elif session.per == "organisation":
            what = say("The agenda names no organisation that could have a turn.")
            how = say("List them as [[organisation]], then p in Run and l read the agenda again.")
        else:
            what = say("Nobody takes part yet: who is listed among the people has a turn.")
            how = say("6 goes to the people, where a adds somebody.")
        nothing.show(f"{what}\n{how}")

    def _show_turn(self, shown: Answers) -> None:
        state, plan, session, here, *_ = shown
        language = self.host.language
        paused = state.current == session.id and state.paused
        time = self.query_one(BigTime)
        time.display = here.budget is not None
        time.time = turns.big(here)
        time.set_class(here.current is None or paused, "-still")
        for phase in Phase:
            time.set_class(turns.phase(here) is phase, f"-{phase.name.lower()}")
        words = {
            "#session": turns.session_line(state, plan, session.id, language),
            "#speaker": turns.speaker_line(here, language),
            "#left": turns.turn_line(here, language, paused=paused),
            "#next": turns.next_line(here, language),
            "#facts": turns.facts_line(here, language),
        }
        for id_, text in words.items():
            line = self.query_one(id_, Plain)
            line.display = bool(text)
            line.show(text)

    def _list(self, here: Standing, taken: Mapping[str, Turn], chosen: Taker | None) -> None:
        """List the takers; the cursor stays with the chosen one until the turn goes on."""
        rows = self.query_one("#takers", Rows)
        rows.show(len(here.takers))
        if self._field is None and self._taken != taken:
            self._taken, chosen = taken, here.current or here.following or chosen
        if chosen in here.takers:
            rows.cursor_row = here.takers.index(chosen)
        if self.focused is None:
            self.set_focus(rows)  # it lost the focus while there was nothing to show

    def _show_whole(self) -> None:
        """Show the answers of the chosen taker in full, where there is room."""
        shown, taker = self._shown, self._taker()
        self._show_before(shown, taker)
        if shown is None or taker is None:
            self.query_one("#whole", Plain).show("")
            return
        say = self.host.language.say
        of = standing.of_session(shown.state, shown.session.id)
        lines = [Content.assemble((one_line(taker.name), "bold"))]
        for number, question in enumerate(standing.questions(shown.session), 1):
            text = of.answer(taker.id, number) or say("no answer")
            asked = Content.assemble((one_line(question) or say("Answer"), "$text-muted"))
            lines.append(Content(" ").join([asked, Content(text)]))
            if before := said_before(shown.state, taker.id, question):
                told = say("last time: {text}", text=one_line(before))
                lines.append(Content.assemble((f"  {told}", "italic dim")))
        self.query_one("#whole", Plain).show(Content("\n").join(lines))

    def _show_before(self, shown: Answers | None, taker: Taker | None) -> None:
        """Show on one line what the chosen taker said last time, where there is no more room."""
        told = ""
        if shown is not None and taker is not None:
            asked = standing.questions(shown.session)
            found = [said_before(shown.state, taker.id, question) for question in asked]
            told = " · ".join(filter(None, dict.fromkeys(found)))
        line = self.query_one("#before", Plain)
        line.set_class(bool(told), "-filled")
        line.show(self.host.language.say("last time: {text}", text=one_line(told)))

    def on_rows_moved(self) -> None:
        """Show the answers of the one chosen now."""
        self._show_whole()

    def _draw(self, row: int, width: int) -> list[Piece]:
        if self._shown is None or row >= len(self._shown.here.takers):
            return []
        return self._shown.draw(row, width)

    def _draw_heading(self, row: int, width: int) -> list[Piece]:
        if self._shown is None:
            return []
        # The list may have a scrollbar, and what is shown there depends on the room it has.
        width = self.query_one("#takers").scrollable_content_region.width or width
        return list(self._shown.headings(width))[row]

    def _taker(self) -> Taker | None:
        """Give the chosen taker."""
        takers = self._shown.here.takers if self._shown else ()
        row = self.query_one("#takers", Rows).cursor_row
        return takers[row] if 0 <= row < len(takers) else None

    # Turns and their order

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is."""
        if action == "other":
            meeting = self.host.meeting
            return meeting is not None and len(standing.in_agenda(meeting.state)) > 1
        if action == "look":
            return self._shown is not None and len(standing.questions(self._shown.session)) > 1
        return super().check_action(action, parameters)

    def _act(self, move: Move, *args: object) -> bool:
        """Make a move in the session shown; say whether it was made."""
        return self._shown is not None and (
            self.host.act(move, self._shown.session.id, *args) is not None
        )

    def _act_on_chosen(self, move: Move, *args: object) -> None:
        if taker := self._taker():
            self._act(move, taker.id, *args)

    def action_next(self) -> None:
        """Give the turn to the next one."""
        self._act(round_moves.next_turn)

    def action_back(self) -> None:
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

    def action_shuffle(self) -> None:
        """Shuffle those who wait."""
        self._act(round_moves.shuffle)

    def action_as_listed(self) -> None:
        """Let the order be that of the agenda."""
        self._act(round_moves.as_listed)

    def action_hold(self) -> None:
        """Start the session shown, pause it, or let it go on."""
        if self._shown is None:
            return
        state, plan, session, *_ = self._shown
        coming = moves.upcoming(state, plan.now)
        if state.current == session.id:
            self.host.act(moves.toggle)
        elif coming is not None and coming.session.id == session.id:
            self.host.act(moves.next_session)
        else:
            self.host.tell(phrase("The round is not next. In Run, g goes to any session."))

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

    def action_answer(self) -> None:
        """Open the line for the chosen one's answers, question by question."""
        if self._shown is not None and (taker := self._taker()):
            self._ask(Field(self._shown.session.id, taker.id, 1))

    def _ask(self, field: Field) -> None:
        """Let an answer be typed; what was kept, or put off before, stands there."""
        self._field = field
        say = self.host.language.say
        hint = say("Type the answer: Enter keeps it and goes on, Escape leaves.")
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
            return
        of = standing.of_session(shown.state, shown.session.id)
        questions = standing.questions(shown.session)
        given = [n for n in range(1, len(questions) + 1) if of.answer(taker.id, n)]
        if len(given) < 2:  # noqa: PLR2004 - then there is nothing to ask
            self._act(round_moves.clear_answer, taker.id, given[0] if given else 1)
            return

        def clear(number: str | None) -> None:
            if number is not None:
                self._act(round_moves.clear_answer, taker.id, int(number))

        say = self.host.language.say
        options = [
            Option(str(n), cut(one_line(of.answer(taker.id, n)), 60), str(n))
            for n in given[:MOST_KEYS]
        ]
        asked = say("Which answer should be cleared?")
        self.app.push_screen(Choice(asked, options, escape=say("Cancel")), clear)
