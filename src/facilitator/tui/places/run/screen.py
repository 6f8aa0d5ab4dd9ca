"""Run is the place from which a meeting is led: programme, countdown, and what is captured."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, one_line
from facilitator.core.base.language import Language, clock_time, countdown
from facilitator.core.record.notes import Note
from facilitator.core.record.state import EMPTY, State, same_but_captures
from facilitator.core.rounds import standing
from facilitator.core.time import speakers
from facilitator.core.time.schedule import Phase, Schedule
from facilitator.core.time.view import View
from facilitator.running import messages
from facilitator.running import remote_lines as remote
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.places.run.keys import KEYS
from facilitator.tui.rows import captures, group_time, programme, room, turns
from facilitator.tui.widgets.big_time import BigTime
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

PHASE_LOOKS = {
    Phase.CALM: "$text-success",
    Phase.WARNING: "$text-warning",
    Phase.DANGER: "$text-error",
    Phase.OVERTIME: "$text-error",
}


class Run(CapturingPlace):
    """The main place (1)."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Make the place; it shows nothing until it has a meeting."""
        super().__init__()
        self._items: list[programme.Item] = []
        self._notes: list[Note] = []
        self._here = ""
        self._state: State = EMPTY
        self._shown: View | None = None
        self._round: str | None = None
        self._remote = False

    def body(self) -> ComposeResult:
        """Lay out the programme beside the current session, and the captures below."""
        with Horizontal(id="main"):
            with Vertical(id="programme-side"):
                yield Rows(self._draw_columns, cursor=False, id="columns")
                yield Rows(self._draw_item, cursor=False, id="programme")
            with Vertical(id="now"):
                yield Plain(id="people")
                yield Plain(id="title")
                yield BigTime(id="time")
                yield Plain(id="phase")
                yield Plain(id="facts")
        yield Rows(self._draw_note, cursor=False, id="latest")

    def show(self, view: View) -> None:
        """Show what has changed of the programme, the current session and the latest captures.

        Most often that is a second gone by, or something captured.
        """
        before, self._shown = self._shown, view
        untouched = before is not None and before.state is view.state
        if before is None or not (untouched or before.state.notes == view.state.notes):
            self._notes = list(view.state.notes.values())
            self.query_one("#latest", Rows).show(max(1, len(self._notes)))
        same = untouched or (before is not None and same_but_captures(before.state, view.state))
        if before is None or not same or before.plan != view.plan:
            self._show_time(*view, self.host.language)
        if before is None or not same or before.plan.rows != view.plan.rows:
            self._show_programme(*view, self.host.language)

    def _show_programme(self, state: State, plan: Schedule, language: Language) -> None:
        self._state = state
        self._items = programme.items(plan)
        self.query_one("#columns", Rows).show(1)
        rows = self.query_one("#programme", Rows)
        rows.show(len(self._items))
        here = plan.current or plan.following
        if here is not None and self._here != here.session.id:
            self._here = here.session.id
            rows.keep_in_view(programme.position(self._items, plan))
        self._show_now(plan, language)
        before, self._round = (self._round, self._remote), standing.at_hand(state, plan)
        self._remote = speakers.at_hand(plan) is not None
        if before != (self._round, self._remote):
            self.refresh_bindings()

    def _show_now(self, plan: Schedule, language: Language) -> None:
        row = plan.current or plan.following
        self.query_one("#people", Plain).show(_over_title(plan, language))
        self.query_one("#title", Plain).show(
            one_line(row.session.title) if row else language.say("The programme is done")
        )

    def _show_time(self, state: State, plan: Schedule, language: Language) -> None:
        time = self.query_one(BigTime)
        time.time = _big(plan, state)
        time.set_class(plan.current is None or state.paused, "-still")
        for phase in Phase:
            time.set_class(
                plan.current is not None and plan.phase is phase, f"-{phase.name.lower()}"
            )
        self.query_one("#phase", Plain).show(_phase(plan, state, language))
        facts = _facts(plan, state, language)  # times of a turn and of groups are among them
        self.query_one("#facts", Plain).show(Content("\n").join(facts))

    def _draw_columns(self, _: int, width: int) -> list[Piece]:
        # The programme may have a scrollbar, and what is shown there depends on the room it has.
        width = self.query_one("#programme").scrollable_content_region.width or width
        return [(programme.heading(width, self.host.language), "dim")]

    def _draw_item(self, row: int, width: int) -> list[Piece]:
        return programme.draw(self._items[row], self._state, width, self.host.language)

    def _draw_note(self, row: int, width: int) -> list[Piece]:
        language = self.host.language
        if not self._notes:
            hint = language.say("Nothing captured yet: press i and type what is said.")
            return [(cut(hint, width), "dim")]
        # How many there is room for is known only now: the styles go by the size of the screen.
        latest = self._notes[-max(1, self.query_one("#latest").size.height) :]
        if row >= len(latest):
            return []
        return captures.draw(latest[row], self._state.zone, width, language)

    # Keys

    def action_add_session(self) -> None:
        """Ask for a session to hold next."""
        from facilitator.tui.dialogs.session_forms import AddForm

        self.app.push_screen(AddForm(self.host.language.say("Add a session as the next one")))

    def action_end_tour(self) -> None:
        """End the tour; the practice meeting goes on."""
        self.host.end_tour()

    def action_scroll(self, lines: int) -> None:
        """Look further up or down the programme."""
        self.query_one("#programme", Rows).look_on(lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer turns only with a round at hand, and to end a tour only in one."""
        if action == "place" and parameters == ("round",):
            return self._round is not None
        if action == "end_tour":
            return self.host.touring is not None
        return super().check_action(action, parameters)


def _big(plan: Schedule, state: State) -> str:
    """Give the countdown, with a plus in overtime; between sessions the clock."""
    if plan.remaining is None:
        row = messages.waiting_for(plan, state)
        return countdown(row.slot.start - plan.now) if row else clock_time(plan.now, state.zone)
    return f"{'+' if plan.overtime else ''}{countdown(plan.remaining)}"


def _over_title(plan: Schedule, language: Language) -> str:
    """Write the line above the title: what kind of session, or that it is still to come."""
    row = plan.current or plan.following
    if row is None:
        return ""
    people = messages.people_line(row, language)
    return people if plan.current else f"{language.say('Next')}: {people}"


def _phase(plan: Schedule, state: State, language: Language) -> Content:
    """Write the line below the countdown."""
    if plan.current is not None:
        look = "$text-muted" if state.paused else PHASE_LOOKS[plan.phase]
        return Content.assemble((messages.phase_line(plan, language), f"bold {look}"))
    if plan.following is None:
        return Content(language.say("x exports the minutes, q leaves."))
    start = clock_time(plan.following.slot.start, state.zone)
    if messages.waiting_for(plan, state):
        words = language.say("waiting until {start}: space starts it now", start=start)
        return Content.assemble((f"{signs.OPEN} {words}", "bold"))
    date = state.dates[plan.following.slot.day]
    if plan.now.astimezone(state.zone).date() < date:  # on which space does not start it yet
        day = language.short_date(date)
        words = language.say("planned {date}, {start}", date=day, start=start)
    else:
        words = language.say("planned {start}: space starts it", start=start)
    return Content.assemble((f"{signs.OPEN} {words}", "bold"))


def _facts(plan: Schedule, state: State, language: Language) -> list[Content]:
    """Write what to know at a glance: times, offset, the next fixed point and what follows."""
    behind = plan.offset.total_seconds() >= 60  # noqa: PLR2004 - a minute, as it is worded
    late = plan.fixed_point is not None and plan.fixed_point.lost
    fixed_point = messages.fixed_point_line(plan, state, language)
    if messages.undecided(plan, state):
        fixed_point = language.say("{words} · r decides", words=fixed_point)
    offset = Content.assemble(
        (messages.offset_line(plan, language), "bold $text-warning" if behind else "bold")
    )
    more = [messages.reserve_line(plan, language), messages.slack_line(plan, language)]
    groups_time, groups_phase = group_time.run_line(state, plan.now, language)
    lines = [
        Content(messages.times_line(plan, state, language)),
        Content.assemble((turns.run_line(state, plan, language), "bold")),
        Content.assemble((groups_time, f"bold {PHASE_LOOKS[groups_phase]}")),
        Content.assemble((room.countdown_line(state, plan.now, language), "bold $text-accent")),
        Content(" · ").join([offset, *(Content(words) for words in more if words)]),
        Content.assemble((fixed_point, "bold $text-error" if late else "")),
        *map(Content, remote.run_lines(plan, state, language)),
        Content(messages.following_line(plan, state, language)) if plan.current else Content(""),
        Content.assemble((room.sees_line(state.stage, language), "$text-accent")),
    ]
    return [line for line in lines if line.plain]
