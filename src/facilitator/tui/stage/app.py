"""The stage is the app on a second screen: it shows the room a meeting and can do nothing to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.filter import LineFilter

from facilitator.core.base.clock import Clock
from facilitator.core.base.language import N_, Language
from facilitator.tui.beats import Beats, until_next
from facilitator.tui.dialogs.sheet import Sheet
from facilitator.tui.keys import key
from facilitator.tui.signals import catch_signals
from facilitator.tui.stage.room import Room
from facilitator.tui.themes import OWN_THEMES, TERMINAL_THEMES, THEMES, line_filters, variables
from facilitator.watching import Watcher

BEAT: Final = 0.5
"""Seconds between looks at the clock and at the record."""


class StageApp(App[int]):
    """The stage; it has no moves, only keys to leave and to ask for these keys."""

    CSS_PATH = "app.tcss"
    TITLE = "facilitator"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "q,Q,escape,ctrl+q",
            "leave",
            N_("Leave"),
            tells=N_("Leaves; the meeting goes on."),
            show=False,
        ),
        key(
            "question_mark,f1",
            "help",
            N_("Help"),
            tells=N_("Shows what each key does here."),
            show=False,
        ),
    ]

    def __init__(self, watcher: Watcher, clock: Clock, language: Language, theme: str) -> None:
        """Show what a watcher sees; `clock` is the real one, `language` that of the keys."""
        super().__init__()
        self.language = language
        self.meeting = None  # it leads none: sheets have no time in their edge
        self.animation_level = "none"
        self._watcher = watcher
        self._clock = clock
        self.beats = Beats(self, BEAT, self._on_beat, self._until_next_beat)
        self._wanted_theme = THEMES.get(theme, theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Give what every line passes before it is drawn."""
        return [*super().get_line_filters(), *line_filters(self.theme)]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give style sheets what each colour is for, in Textual's own themes too."""
        return variables(self.current_theme.name)

    def compose(self) -> ComposeResult:
        """Lay out the room."""
        yield Room()

    def on_mount(self) -> None:
        """Set up looks and signals, and begin to look."""
        for theme in (*OWN_THEMES, *TERMINAL_THEMES):
            self.register_theme(theme)
        if self._wanted_theme in self.available_themes:
            self.theme = self._wanted_theme
        catch_signals(self)
        self.beat()
        self.beats.begin()

    def _fatal_error(self) -> None:
        # As in the main app: the values of variables are not for a screen that others see.
        self._close_messages_no_wait()

    @property
    def failure(self) -> Exception | None:
        """What the app broke down of, if it did."""
        return self._exception

    def _until_next_beat(self) -> float:
        return until_next(self._clock.now(), BEAT)

    def _on_beat(self) -> float:
        left = self._until_next_beat()
        self.beat()
        return left

    def beat(self) -> None:
        """Look at the record and at the clock, and show what has changed."""
        sight = self._watcher.look()
        words = self._watcher.stale(sight)
        tick = int(self._clock.now().timestamp())
        for screen in self.screen_stack[:1]:  # there is none any more while it is left
            screen.query_one(Room).show(sight.page, tick, words)

    def action_leave(self) -> None:
        """Leave; nothing else knows of it."""
        self.exit(0)

    def action_help_quit(self) -> None:
        """Leave on Ctrl+C too: there is nothing here to lose."""
        self.exit(0)

    def action_help(self) -> None:
        """Say which keys there are."""
        if len(self.screen_stack) > 1:
            return
        say = self.language.say
        lines = [
            (say("This shows the room what the facilitator chose."), ""),
            (say("m, v and c in the app change the message, the page and the countdown."), ""),
            (say("q, Esc or Ctrl+Q leave; the meeting goes on."), ""),
        ]
        self.push_screen(Sheet(say("Stage"), lines))


def run(app: StageApp) -> int:
    """Run the stage and give its exit code; raises what it failed of once the terminal is free."""
    result = app.run(mouse=False)
    if app.failure is not None:
        raise app.failure
    return result if result is not None else (app.return_code or 0)
