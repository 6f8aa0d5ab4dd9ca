"""The app holds the open meeting: views go down from it to screens, moves come up to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import Language, Phrase, by_key, phrase
from facilitator.core.notes.capture import Capture
from facilitator.core.record.events import Event, Source
from facilitator.core.record.move import Move, P
from facilitator.core.record.state import State
from facilitator.core.time import moves
from facilitator.core.time.occasions import Sound
from facilitator.core.time.view import View
from facilitator.meeting import Meeting
from facilitator.opening import Opening, Request
from facilitator.running import messages
from facilitator.running.disk import Disk
from facilitator.running.launch import Launch
from facilitator.running.leading import BEAT, Leading
from facilitator.running.prompts.prompt import Effect
from facilitator.running.sounds.kinds import SOUNDS
from facilitator.tui import configuring, keymap
from facilitator.tui.acting import Acting
from facilitator.tui.beats import LATE, Beats, until_next
from facilitator.tui.drafting import Drafting
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.frame.haste import Haste
from facilitator.tui.frame.keys import COPY, QUIT
from facilitator.tui.frame.place import Place
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.frame.turns import Turns
from facilitator.tui.keys import Key
from facilitator.tui.opened import Opened
from facilitator.tui.painting import paint
from facilitator.tui.pasting import read_pastes_in_order
from facilitator.tui.prompting import Prompting
from facilitator.tui.sanitise import Gate
from facilitator.tui.saying import Saying
from facilitator.tui.showing import Showing
from facilitator.tui.signals import catch_signals
from facilitator.tui.sizes import COLUMNS, LINES
from facilitator.tui.terminal import Title
from facilitator.tui.themes import (
    OWN_THEMES,
    TERMINAL_THEMES,
    THEMES,
    line_filters,
    roles,
    variables,
)
from facilitator.tui.widgets.say_line import STANDS_TOLD

if TYPE_CHECKING:
    from facilitator.files.records.search import Hit
    from facilitator.running.touring import Touring
    from facilitator.tui.leaving import Leaving
    from facilitator.tui.outside import Outside


class FacilitatorApp(App[int]):
    """The terminal app; it begins with what its launch says."""

    CSS_PATH = ["app.tcss"]  # noqa: RUF012 - typed by Textual
    TITLE = "facilitator"
    HORIZONTAL_BREAKPOINTS = COLUMNS
    VERTICAL_BREAKPOINTS = LINES
    BINDINGS: ClassVar[list[BindingType]] = [QUIT, COPY]

    def __init__(self, launch: Launch) -> None:
        """Take over a launch; nothing is opened yet."""
        wanted = configuring.wanted_theme(launch.config) or THEMES["dark"]
        # Whether colours are turned into others Textual decides now, before it knows a theme.
        super().__init__(ansi_color=roles(wanted).ansi)
        self.set_reactive(FacilitatorApp.ansi_color, None)
        self.launch = launch
        self.language: Language = launch.language
        self.leading: Leading | None = None
        self.disk = Disk(self._while_waiting, self._until_next_beat)
        self.beats = Beats(self, BEAT, self._on_beat, self._until_next_beat)
        self.bell_on = launch.config.bell
        self.animation_level = "none"
        for theme in (*OWN_THEMES, *TERMINAL_THEMES):
            self.register_theme(theme)
        # A theme set later would have everything styled and laid out twice.
        self.set_reactive(FacilitatorApp.theme, wanted)
        self.stylesheet.set_variables(self.get_css_variables())
        self.places: dict[str, Place] = {}
        self.prompting = Prompting(self)
        self.title_line = Title(self)
        self.showing = Showing(self)
        self.acting = Acting(self)
        self._gate = Gate()
        self._turns = Turns(self.on_event)
        self._pressed_meanwhile = False
        self.drafting = Drafting(self)
        self.opened = Opened(self)
        self.saying = Saying(self)
        self.came_from = "run"
        self._haste = Haste(self.seconds)
        self.touring: Touring | None = None
        self.keys = keymap.Usable()

    @cached_property
    def leaving(self) -> Leaving:
        """What asks before the meeting, a rehearsal or the app is left."""
        from facilitator.tui.leaving import Leaving

        return Leaving(self)

    @cached_property
    def outside(self) -> Outside:
        """What hands files, texts and links to other programs."""
        from facilitator.tui.outside import Outside

        return Outside(self)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give style sheets what each colour is for, in Textual's own themes too."""
        return variables(self.current_theme.name)

    # Beginning and end

    def on_mount(self) -> None:
        """Set up looks and signals, then open what was asked for."""
        self.title_line.open()
        catch_signals(self)
        configuring.configure(self)
        if self.launch.opening is None:
            self.opened.show_start()
        else:
            self.open(self.launch.opening, self.launch.request)
        self.beats.begin()

    def on_unmount(self) -> None:
        """Leave the terminal as it was."""
        self.opened.stop()
        self.disk.close()
        self.title_line.close()

    def _fatal_error(self) -> None:
        # Textual would print the failure with the values of its variables, notes among them, on a
        # screen that others may see. `run` raises it instead, for the command line to deal with.
        self._close_messages_no_wait()

    @property
    def failure(self) -> Exception | None:
        """What the app broke down of, if it did."""
        return self._exception

    # Opening a meeting

    def open(self, opening: Opening, request: Request) -> None:
        """Open a record, after asking which day today is if the programme does not say."""
        self.opened.open(opening, request)

    def open_now(self, opening: Opening, request: Request) -> None:
        """Open a record; what hinders that is said on the Start screen."""
        self.opened.open_now(opening, request)

    def go_to_hit(self, hit: Hit) -> None:
        """Open the record in which something was found, if it is not open, and show it there."""
        self.opened.go_to_hit(hit)

    def to_start(self) -> None:
        """Leave the meeting for the Start screen, or the app if it did not begin there."""
        self.opened.to_start()

    def speak(self, code: str) -> None:
        """Let all screens speak a language from now on."""
        self.opened.speak(code)

    def leave(self) -> None:
        """Leave the app; with a session running or text not kept, only after asking."""
        self.leaving.leave()

    def begin_tour(self) -> None:
        """Rehearse the practice meeting, with a line that says what to try next."""
        from facilitator.tui import tour

        tour.begin(self)

    def end_tour(self) -> None:
        """End the tour: when all of it was done, with the minutes that it made."""
        from facilitator.tui import tour

        tour.end(self)

    def action_leave(self) -> None:
        """Leave the app (the key that works everywhere)."""
        self.leave()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Give what every line passes before it is drawn."""
        return (*super().get_line_filters(), *line_filters(self.theme), self._gate)

    def get_key_display(self, binding: Binding) -> str:
        """Name a key in the user's language."""
        name = super().get_key_display(binding)
        return self.language.say(keymap.KEY_WORDS[name]) if name in keymap.KEY_WORDS else name

    def key_names(self, of: Key) -> list[str]:
        """Name the keys that do something, the user's own if there are any."""
        return keymap.names(of, self.keys.keys, self.get_key_display)

    def action_copy_or_leaving(self) -> None:
        """Copy what is selected, or say how to leave to one who tries it with Ctrl+C."""
        from textual.widgets import TextArea  # which takes its time to load

        field = self.focused
        if isinstance(field, TextArea) and field.selected_text:
            field.action_copy()
        else:
            self.tell(phrase("Ctrl+Q leaves."))

    # Moves

    def act(self, move: Move[P], *args: P.args, **options: P.kwargs) -> Event | None:
        """Make a move; what refuses it is told, what fails stays on a banner until a move works."""
        return self.acting.make(lambda leading: leading.act(move, *args, **options))

    def act_with(
        self, move: Move[[]], joined: EventId | None = None, source: Source | None = None
    ) -> Event | None:
        """Make a move as `Meeting.do_with` does, as `act`."""
        return self.acting.make(lambda leading: leading.act_with(move, joined, source))

    def act_privately(self, move: Move[P], *args: P.args, **options: P.kwargs) -> Event | None:
        """Make a move on the private notes, as `act`."""
        return self.acting.make(lambda leading: leading.act_privately(move, *args, **options))

    def note(
        self, what: Capture, session: SessionId | None = None, *, group: str | None = None
    ) -> Event | None:
        """Keep a capture, as `act`; of a private one it is said where it is."""
        return self.acting.note(what, session, group=group)

    def perform(self, *effects: Effect) -> None:
        """Do what a key or an answer means, asking what has to be asked."""
        self.prompting.perform(effects)

    def undo(self) -> None:
        """Undo the last step and say what it was."""
        self.acting.make(Leading.undo)

    def redo(self) -> None:
        """Redo what was undone last and say what it was."""
        self.acting.make(Leading.redo)

    def close_meeting(self) -> None:
        """Close the meeting, whatever is left of it."""
        if self.act(moves.close):
            self.tell(
                phrase(
                    "The meeting is closed. {x} exports the minutes, {u} opens it again.",
                    x=by_key("meeting.export", "x"),
                    u=by_key("meeting.undo", "u"),
                )
            )

    def export_minutes(self) -> Path | None:
        """Write the minutes beside the record and say where."""
        return self.acting.export_minutes()

    def write_minutes(self) -> bool:
        """Write the minutes and say where; True if they stood there already as they are."""
        path = self.export_minutes()
        return path is not None and self.outside.written(path)

    def show_tightness(self) -> None:
        """Show where the plan is too tight."""
        self.leaving.show_tightness()

    def show_messages(self) -> None:
        """List what was said last, the latest first."""
        from facilitator.tui.dialogs.sheet import Sheet

        lines = [(text, "") for text in reversed(self.saying.latest)]
        self.push_screen(Sheet(self.language.say("Messages"), lines))

    def toggle_bell(self) -> None:
        """Turn the bell on or off, which also is whether sounds are played."""
        self.bell_on = not self.bell_on
        self.tell(phrase("The bell is on.") if self.bell_on else phrase("The bell is off."))
        self.update()

    def ring(self, sound: Sound) -> None:
        """Play a sound, or ring the terminal's bell where nothing plays one."""
        if not self.led.sounds.play(sound):
            self.bell()

    def try_sounds(self) -> None:
        """Play all the sounds, one after the other."""
        if not self.led.sounds.play(*SOUNDS):
            self.bell()

    # What is shown

    def seconds(self) -> float:
        """Give the seconds by which it is told whether a key was pressed in haste."""
        return self.launch.seconds()

    @property
    def state(self) -> State:
        """What is true now."""
        return self.led.meeting.state

    def now(self) -> dt.datetime:
        """Give the instant by the meeting's clock, or by the laptop's while none is open."""
        return (self.meeting.clock if self.meeting else self.launch.desk.clock).now()

    def view(self) -> View:
        """Give what is true now."""
        return self.led.view()

    @property
    def led(self) -> Leading:
        """The meeting as it is led; to be asked for only while one is open."""
        if self.leading is None:
            raise RuntimeError("no meeting is open")
        return self.leading

    @property
    def meeting(self) -> Meeting | None:
        """The open meeting."""
        return self.leading.meeting if self.leading else None

    @property
    def trouble(self) -> Phrase | None:
        """What keeps the record from being read or written."""
        return self.leading.trouble.shown if self.leading else None

    def today(self) -> dt.date:
        """Give the local date of the meeting."""
        zone = self.meeting.state.zone if self.meeting else dt.UTC
        return self.now().astimezone(zone).date()

    def update(self, view: View | None = None) -> None:
        """Let what is in front show what is true now, or the view of it that is at hand."""
        self.showing.update(view)

    def tell(self, sentence: Phrase | str, *, wrong: bool = False) -> None:
        """Say something for a moment; what is wrong, or must be heeded, stays longer."""
        self.saying.tell(sentence, wrong=wrong)

    # The beat

    def _until_next_beat(self) -> float:
        return self._until_next_second(self.view() if self.leading is not None else None)

    def _until_next_second(self, view: View | None) -> float:
        # In step with the seconds that are shown, so that each stands for a second, whatever else
        # has the screen drawn within it.
        if view is not None and self.meeting is not None and self.meeting.clock.speed == 1:
            return messages.until_next_second(view.plan) + LATE
        return until_next(self.launch.desk.clock.now(), BEAT)

    def _on_beat(self) -> float:
        return self._until_next_second(self.beat())

    def beat(self) -> View | None:
        """Take in what others wrote, notice absences, and show each new second.

        Gives the view that was shown, None while no meeting is open.
        """
        leading = self.leading
        if self._pressed_meanwhile:
            self._pressed_meanwhile = False
            self.call_later(self._turns.next)
        if leading is None:
            if self.screen_stack and isinstance(front := self.screen_stack[-1], SpokenScreen):
                front.renew()
            self.saying.show()
            return None
        news = leading.look()
        self.drafting.beat()
        if news.read_anew:
            self.tell(messages.READ_ANEW)
        if news.set_back is not None:
            self.tell(news.set_back.sentence(leading.meeting.state.zone), wrong=True)
        for said in news.told:
            self.saying.tell(said, wrong=True, stands=STANDS_TOLD)
        if news.alert is not None:
            self.saying.alert(news.alert, leading.meeting.clock.now())
        self.prompting.look(news.view)
        for said in news.remarks:
            self.saying.remark(said)
        self.showing.draw(news)
        if news.sound is not None and self.bell_on:
            self.ring(news.sound)
        self.run_hooks(news.view)
        self.prompting.in_front()
        return news.view

    def _while_waiting(self) -> None:
        """Let the time go on to be seen while the disk is waited for; nothing else moves then."""
        self._pressed_meanwhile = True
        if self.leading is not None and self.screen_stack:
            self.update()
            paint(self.screen)

    def run_hooks(self, view: View) -> None:
        """Run the hooks that a view calls for."""
        for running in self.led.hooks(view):
            self.run_worker(running, group="hooks")

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Take a key, unless it comes so soon after another that a text is being typed."""
        new = isinstance(event, events.Key) and not event.is_forwarded
        if isinstance(event, events.Key) and new and self._turns.holds(event):
            return
        if isinstance(event, events.Key) and self._hasty(event):
            self.tell(
                phrase(
                    "That was too fast to be keys: {i} opens the line to type in.",
                    i=by_key("capture.open", "i"),
                )
            )
            return
        front = self.screen_stack[-1] if new and self.screen_stack else None
        taking = front.focused or front if front is not None else None
        await super().on_event(event)
        if taking is not None and (self._pressed_meanwhile or self._turns.awaited):
            self._turns.sent(taking)

    def _hasty(self, event: events.Key) -> bool:
        """Say whether a key that moves the meeting on is one of a text typed without the line."""
        front = self.screen_stack[-1] if self.screen_stack else None
        return self._haste.is_typed(event, front if isinstance(front, CapturingPlace) else None)

    def use_keys(self, screen: str) -> None:
        """Let the user's keys mean what they do on a screen, by the name of its class."""
        if self.keys.keys:
            self.set_keymap(self.keys.of(screen))

    # The command palette

    def action_command_palette(self) -> None:
        """Offer everything that can be done or gone to from the screen in front."""
        from facilitator.tui.dialogs.everything import Everything, open_over

        if not isinstance(self.screen, Everything):
            open_over(self)


def run(launch: Launch) -> int:
    """Run the app and give its exit code; what it fails of is raised when the terminal is free."""
    app = FacilitatorApp(launch)
    read_pastes_in_order()
    result = app.run(mouse=False)
    if app.failure is not None:
        raise app.failure
    return result if result is not None else (app.return_code or 0)
