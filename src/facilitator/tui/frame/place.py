"""A place is a screen of the meeting: header, body, banner and footer, and the keys all share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from facilitator.core.base.clock import SimulatedClock
from facilitator.core.base.language import clock_time
from facilitator.core.base.text import clean
from facilitator.core.people.attendance import turnout, used
from facilitator.core.time.view import View
from facilitator.running.messages import day_line
from facilitator.running.prompts.prompt import Effect, Prompt
from facilitator.tui.frame.keys import COMMON
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.widgets.header import Header
from facilitator.tui.widgets.keys import KeyLine
from facilitator.tui.widgets.plain import Plain

if TYPE_CHECKING:
    from facilitator.tui.widgets.tour_line import TourLine


class Place(SpokenScreen):
    """A screen that shows a view of the meeting and is told when it changed."""

    BINDINGS: ClassVar[list[BindingType]] = [*COMMON]

    def __init__(self) -> None:
        """Make the place; its name is what the keys call it."""
        super().__init__(name=type(self).__name__.lower())
        self._header_day: tuple[object, int] | None = None
        self._tour_line: TourLine | None = None
        self._elsewhere = True  # another place is in front

    def compose(self) -> ComposeResult:
        """Lay out what every place has, around its own body."""
        yield Header(id="header")
        with Vertical(id="body"):
            yield from self.body()
        yield Plain(id="banner")
        if self.host.touring is not None:
            from facilitator.tui.widgets.tour_line import TourLine

            self._tour_line = TourLine()
            yield self._tour_line
        yield KeyLine()
        yield from self.too_small()

    def body(self) -> ComposeResult:
        """Lay out what this place shows."""
        yield from ()

    def show(self, view: View) -> None:
        """Show a view of the meeting."""

    def on_mount(self) -> None:
        """Show what is true as soon as there is something to show it on."""
        self.update()

    def on_screen_resume(self) -> None:
        """Show what changed while something else was in front."""
        self.update()
        if self._elsewhere:
            self._elsewhere = False
            self.arrive()

    def arrive(self) -> None:
        """Begin with what is looked for first, each time this place is gone to."""

    def update(self, view: View | None = None) -> None:
        """Show what is true now: header, banner and the place's own view."""
        if self.host.meeting is None or not self.is_mounted:
            return
        view = view or self.host.view()
        self._show_header(view)
        banner = self.query_one("#banner", Plain)
        trouble = self.host.trouble
        banner.display = trouble is not None
        if trouble is not None:
            banner.show(clean(self.host.language.say(trouble)))  # it names a path
        self.show(view)
        if self._tour_line is not None:
            self._tour_line.show(view, self.name or "")

    def _show_header(self, view: View) -> None:
        language = self.host.language
        header = self.query_one(Header)
        header.title = view.state.agenda.title
        day = (view.state.dates, view.plan.day)
        if self._header_day != day:
            self._header_day = day
            header.detail = day_line(view.state, view.plan.day, language)
        marks = [self._rehearsal_mark()] if view.state.rehearsal else []
        if used(view.state, view.plan.day):
            there = turnout(view.state, view.plan.day)
            marks.append(language.say("{n} of {all} here", n=there.here, all=there.of))
        if not self.host.bell_on:
            marks.append(language.say("bell off"))
        header.marks = " ".join(f"[{mark}]" for mark in marks)
        header.clock = clock_time(view.plan.now, view.state.zone)

    def _rehearsal_mark(self) -> str:
        clock = self.host.meeting.clock if self.host.meeting else None
        word = self.host.language.say("REHEARSAL")
        if isinstance(clock, SimulatedClock) and clock.speed > 1:
            return f"{word} {clock.speed:g}×"  # noqa: RUF001 - the sign for times
        return word

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the other places, not this one."""
        return action != "place" or parameters != (self.name,)

    def perform(self, effect: Effect) -> None:
        """Do what a key is for, after asking if there is something to ask."""
        if isinstance(effect, Prompt) and self.app.screen is not self:
            return  # pressed again before the question was there
        self.host.perform(effect)

    # Keys that every place has

    def action_place(self, name: str) -> None:
        """Go to another place of the meeting."""
        if not isinstance(self.app.screen, Place) or self.name == name:
            return
        self._elsewhere = True
        self.app.switch_screen(name)

    def action_help(self) -> None:
        """Show what each key does here."""
        from facilitator.tui.dialogs.help import Help

        self.app.push_screen(Help(self))

    def action_find(self) -> None:
        """Find words in all the records."""
        from facilitator.tui.dialogs.find import open_find

        open_find(self.app)

    def action_undo(self) -> None:
        """Undo the last step."""
        self.host.undo()

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self.host.redo()

    def action_export(self) -> None:
        """Write the minutes beside the record."""
        self.host.export_minutes()

    def action_bell(self) -> None:
        """Turn the bell on or off."""
        self.host.toggle_bell()

    def action_leave(self) -> None:
        """Leave the meeting; it can be resumed."""
        self.host.leave()
