"""What the place of a round shows: whose turn it is, the takers, and their answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical

from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import by_key
from facilitator.core.record.agenda import Session
from facilitator.core.record.rounds import Turn
from facilitator.core.record.state import State
from facilitator.core.rounds import standing
from facilitator.core.rounds.standing import Standing, Taker
from facilitator.core.series.carrying import said_before
from facilitator.core.time.schedule import Schedule
from facilitator.core.time.view import View
from facilitator.tui.frame.heading import LOOKS
from facilitator.tui.frame.lined import LinedPlace
from facilitator.tui.places.round.rows import Answers, answers
from facilitator.tui.rows import turns
from facilitator.tui.widgets.big_figure import BigFigure
from facilitator.tui.widgets.framed import FramedBox, FramedList
from facilitator.tui.widgets.labelled_panel import LabelledPanel
from facilitator.tui.widgets.panel import Panel
from facilitator.tui.widgets.plain import Plain, nothing_here
from facilitator.tui.widgets.rows import Piece, Rows


class Field(NamedTuple):
    """An answer to be typed: whose, and to which question (counted from 1) of which session."""

    session: SessionId
    taker: str
    question: int


class ShownRound(LinedPlace):
    """A round with its turns and answers, and which taker is chosen."""

    def __init__(self) -> None:
        """Show the round that is at hand."""
        super().__init__()
        self._picked: SessionId | None = None
        self._shown: Answers | None = None
        self._question = 1
        self._taken: Mapping[str, Turn] | None = None
        self._history: Sequence[EventId] = ()
        self._field: Field | None = None

    def body(self) -> ComposeResult:
        """Lay out the turn, the answers, and the line in which they are typed."""
        with FramedBox(id="turn"):
            yield BigFigure()
            with Vertical(id="who"):
                yield Plain(id="speaker")
                yield Plain(id="left")
                yield Plain(id="next")
                yield Plain(id="facts")
        with FramedList(id="turns"):
            yield Rows(self._draw_heading, cursor=False, id="questions")
            yield Rows(self._draw, id="takers")
        yield Plain(id="nothing")
        yield Plain(id="before", classes="details")
        yield LabelledPanel(id="whole")

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
        mine = self._history != state.history  # nothing arrived from another laptop
        self._history = state.history
        self._list(here, standing.of_session(state, session.id).turns, chosen, follows=mine)
        self._show_whole()
        if self.typing:
            self.ask()  # the floor may have gone on
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
        for id_ in ("#turn", "#turns"):
            self.query_one(id_).display = filled
        say = self.host.language.say
        use = say("In a round everybody speaks in turn.")
        if session is None:
            what = say("No session is a round")
            use = say(
                'In a round everybody speaks in turn: a session with kind = "round" in the agenda.'
            )
            how = say("{esc} goes back to Run.", esc=by_key("round.leave", "Esc"))
        elif session.per == "organisation":
            what = say("No organisation could have a turn")
            use = say("Here organisations speak in turn: each [[organisation]] of the agenda.")
            how = say("{p}, then ⏎, reads the agenda file again.", p=by_key("programme.open", "p"))
        else:
            what = say("Nobody takes part yet")
            how = say(
                "{people} goes to the people, where {a} adds somebody.",
                people=by_key("place.people", "6"),
                a=by_key("people.add", "a"),
            )
        nothing.show(nothing_here(what, use, how))

    def _show_turn(self, shown: Answers) -> None:
        state, plan, session, here, *_ = shown
        language = self.host.language
        paused = state.current == session.id and state.paused
        figure = self.query_one(BigFigure)
        figure.set_class(here.budget is None, "-none")
        figure.text = turns.big(here)
        figure.look = "muted" if here.current is None or paused else LOOKS[turns.phase(here)]
        self.query_one("#turn", FramedBox).frame(
            language.say("Has the floor"),
            turns.session_line(state, plan, session.id, language),
            keys=(language.say("{t} next turn", t=by_key("turn.next", "t")),),
        )
        words = {
            "#speaker": turns.speaker_line(here, language),
            "#left": turns.turn_line(here, language, paused=paused),
            "#next": turns.next_line(here, language),
            "#facts": turns.facts_line(here, language),
        }
        for id_, text in words.items():
            line = self.query_one(id_, Plain)
            line.display = bool(text)
            line.show(text)

    def _list(
        self, here: Standing, taken: Mapping[str, Turn], chosen: Taker | None, *, follows: bool
    ) -> None:
        """List the takers; the cursor stays with the chosen one until the turn goes on.

        It `follows` the turn only if that went on by a step that was taken on this laptop.
        """
        rows = self.query_one("#takers", Rows)
        say = self.host.language.say
        panel = self.query_one("#turns", FramedList)
        panel.frame(
            say("Turns"),
            keys=(
                say("{enter} give the floor", enter=by_key("turn.give", "⏎")),
                say("{e} answer", e=by_key("round.answer", "e")),
            ),
        )
        if self._field is None and self._taken != taken:
            if follows or self._taken is None:
                chosen = here.current or here.following or chosen
            self._taken = taken
        ids = [taker.id for taker in here.takers]
        place = ids.index(chosen.id) if chosen is not None and chosen.id in ids else None
        rows.show(len(ids), place)
        if self.focused is None:
            self.set_focus(rows)  # it lost the focus while there was nothing to show

    def _show_whole(self) -> None:
        """Show the answers of the chosen taker in full, where there is room."""
        shown, taker = self._shown, self._taker()
        self._show_before(shown, taker)
        whole, language = self.query_one("#whole", LabelledPanel), self.host.language
        if shown is None or taker is None:
            whole.show(Panel(), lambda _: ())
            return
        frame = Panel(
            one_line(taker.name), keys=(language.say("{e} answer", e=by_key("round.answer", "e")),)
        )
        whole.show(frame, lambda room: answers(shown, taker, language, room))

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
