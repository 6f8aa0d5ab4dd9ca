"""The app holds the open meeting: views go down from it to screens, moves come up to it."""

from __future__ import annotations

import asyncio
import datetime as dt
import signal
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, Final

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from facilitator.core import events as ev
from facilitator.core import moves
from facilitator.core.clock import SimulatedClock
from facilitator.core.describe import describe
from facilitator.core.language import N_, Language, Phrase, countdown, phrase
from facilitator.core.moves import Move
from facilitator.core.refused import Refused
from facilitator.core.schedule import Schedule, Status, schedule
from facilitator.core.text import clean
from facilitator.files.errors import FileProblem
from facilitator.meeting import Meeting
from facilitator.opening import Opening, Request, open_meeting
from facilitator.tui import keymap, messages, palette, questions
from facilitator.tui.bell import Bell
from facilitator.tui.host import View
from facilitator.tui.launch import Launch
from facilitator.tui.minutes_file import write_minutes
from facilitator.tui.screens.capturing import CapturingPlace
from facilitator.tui.screens.groups import Groups
from facilitator.tui.screens.homework import Homework
from facilitator.tui.screens.merges import Merges
from facilitator.tui.screens.notes import Notes
from facilitator.tui.screens.people import People
from facilitator.tui.screens.place import Place
from facilitator.tui.screens.round import Round
from facilitator.tui.screens.run import Run
from facilitator.tui.screens.scan import Scan
from facilitator.tui.screens.spoken import LEAST_COLUMNS, LEAST_LINES
from facilitator.tui.screens.start import Start
from facilitator.tui.screens.words import Words
from facilitator.tui.terminal import Title
from facilitator.tui.themes import OWN_THEMES, THEMES
from facilitator.tui.vigil import Absence, Vigil

BEAT: Final = 0.5
"""Seconds between looks at the clock and at what other programs wrote."""

BEATS_PER_PULSE: Final = 20
PLACES: Final = (Run, Notes, Groups, Round, People, Homework, Scan, Words, Merges)
_STOP_SIGNALS: Final = (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))


class FacilitatorApp(App[int]):
    """The terminal app; it begins with what its launch says."""

    CSS_PATH = "app.tcss"
    TITLE = "facilitator"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - typed by Textual
        (0, "-too-narrow"),
        (LEAST_COLUMNS, "-narrow"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - as above
        (0, "-too-low"),
        (LEAST_LINES, "-low"),
        (20, "-short"),
        (32, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", N_("Leave"), show=False, priority=True),
    ]

    def __init__(self, launch: Launch) -> None:
        """Take over a launch; nothing is opened yet."""
        super().__init__()
        self.launch = launch
        self.language: Language = launch.language
        self.meeting: Meeting | None = None
        self.trouble: Phrase | None = None
        self.bell_on = launch.config.bell
        self.animation_level = "none"
        self._title = Title(self)
        self._vigil: Vigil | None = None
        self._bell = Bell()
        self._drawn = ""
        self._beats = 0
        self._asked: tuple[str, ...] = ()
        self._unsettled = 0
        self._leaving = False

    # Beginning and end

    def on_mount(self) -> None:
        """Set up looks and signals, then open what was asked for."""
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self._use_theme()
        self._title.open()
        self._catch_signals()
        self._use_keymap()
        if self.launch.opening is None:
            self.push_screen(Start())
        else:
            self.open(self.launch.opening, self.launch.request)
        self._next_beat()

    def on_unmount(self) -> None:
        """Leave the terminal as it was."""
        self._pulse()
        self._title.close()

    def _catch_signals(self) -> None:
        # Otherwise these signals end the process before the terminal is put right.
        loop = asyncio.get_running_loop()
        for number in _STOP_SIGNALS:
            try:
                loop.add_signal_handler(number, self.exit, None, 128 + number)
            except (NotImplementedError, RuntimeError, ValueError):
                return  # not on this system, or not in the main thread, as in tests

    def _use_theme(self) -> None:
        wanted = self.launch.config.theme or "dark"
        name = THEMES.get(wanted, wanted)
        if name in self.available_themes:
            self.theme = name
        else:
            self.tell(
                phrase(
                    "There is no theme “{name}”; there are {names}.",
                    name=wanted,
                    names=", ".join(THEMES),
                ),
                wrong=True,
            )

    def _use_keymap(self) -> None:
        wanted = self.launch.config.keys
        wrong = list(keymap.problems(wanted, (*PLACES, Start)))
        for _, sentence in wrong:
            self.tell(phrase("Your keymap was not used: {problem}", problem=sentence), wrong=True)
        if not wrong:
            self.set_keymap(keymap.normal(wanted))

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
        if opening.today is None or request.day is not None:
            self._open(opening, request)
            return

        def answered(answer: str | None) -> None:
            decided = questions.day_answer(answer, opening, request)
            if decided is not None:
                self._open(*decided)
            elif self.launch.opening is not None:
                self.exit(0)

        self.push_screen(questions.day_question(opening, self.language), answered)

    def _open(self, opening: Opening, request: Request) -> None:
        desk, seconds = self.launch.desk, self.launch.seconds
        try:
            meeting = open_meeting(desk, opening, request, seconds)
        except (FileProblem, Refused) as problem:
            self.tell(problem.phrase, wrong=True)
            if not isinstance(self.screen, Start):
                self.push_screen(Start())  # else there would be nothing to do but to leave
            return
        self.trouble = None
        self.meeting = meeting
        self._vigil = Vigil(meeting.clock)
        self._bell = Bell()
        for place in PLACES:
            if not self.is_screen_installed(place.__name__.lower()):
                self.install_screen(place(), place.__name__.lower())
        self.push_screen("run")
        if meeting.journal.recovered is not None:
            torn = meeting.journal.recovered
            self.tell(
                phrase(
                    "The last line was not written whole; what there was of it is in {path}.",
                    path=torn,
                ),
                wrong=True,
            )
        self._ask_since_last_seen()
        self._ask_leftovers()

    def leave(self) -> None:
        """Leave the app; with a session running or text not kept, only after asking."""
        if self._leaving:
            return
        running = self.meeting is not None and self.meeting.state.current is not None
        if not running and not self._unsaved():
            self.exit(0)
            return
        self._leaving = True

        def answered(answer: str | None) -> None:
            self._leaving = False
            if answer is not None:
                self.exit(0)

        asked = questions.leave_question(self.language, running=running, unsaved=self._unsaved())
        self.push_screen(asked, answered)

    def _unsaved(self) -> bool:
        """Say whether text was typed somewhere and not kept."""
        names = [place.__name__.lower() for place in PLACES]
        screens = [self.get_screen(name) for name in names if self.is_screen_installed(name)]
        return any(isinstance(screen, CapturingPlace) and screen.unsaved for screen in screens)

    def action_leave(self) -> None:
        """Leave the app (the key that works everywhere)."""
        self.leave()

    def get_key_display(self, binding: Binding) -> str:
        """Name a key in the user's language."""
        name = super().get_key_display(binding)
        return self.language.say(keymap.KEY_WORDS[name]) if name in keymap.KEY_WORDS else name

    def action_help_quit(self) -> None:
        """Say how to leave to one who tries it with Ctrl+C."""
        self.tell(phrase("Ctrl+Q leaves."))

    # Moves

    def act(self, move: Move, *args: object, **options: object) -> ev.Event | None:
        """Make a move; what refuses it is told, what fails stays on a banner until a move works."""
        if self.meeting is None:
            return None
        try:
            event = self.meeting.do(move, *args, **options)
        except Refused as refusal:
            self.tell(refusal.phrase)
            self.update()
            return None
        except FileProblem as problem:
            self.trouble = problem.phrase
            if self.bell_on:
                self.bell()
            self.update()
            return None
        self.trouble = None
        self.update()
        self._ask_leftovers()
        return event

    def undo(self) -> None:
        """Undo the last step and say what it was."""
        event = self.act(moves.undo)
        if event is not None and isinstance(event.fact, ev.Undone):
            self._tell_about(N_("Undone: {what}. y does it again."), event.fact.event)

    def redo(self) -> None:
        """Redo what was undone last and say what it was."""
        event = self.act(moves.redo)
        if event is not None and isinstance(event.fact, ev.Redone):
            self._tell_about(N_("Done again: {what}."), event.fact.event)

    def _tell_about(self, words: str, id_: str) -> None:
        if self.meeting is not None and (about := self.meeting.event(id_)):
            what = describe(about.fact, self.meeting.state.agenda)
            self.tell(Phrase(words, {"what": what}))

    def jump(self) -> None:
        """Let a rehearsal's clock jump to the end of the running session or the next start."""
        if self.meeting is None or not isinstance(self.meeting.clock, SimulatedClock):
            return
        plan = self.meeting.schedule()
        ahead = plan.remaining
        if plan.current is None and plan.following is not None:
            ahead = plan.following.slot.start - plan.now
        if ahead is None or ahead <= dt.timedelta():
            self.tell(phrase("The clock is already there. n goes on, e ends the session."))
            return
        self.meeting.clock.advance(ahead)
        self._beat()

    def close_meeting(self) -> None:
        """Close the meeting, whatever is left of it."""
        if self.act(moves.close):
            self.tell(phrase("The meeting is closed. x exports the minutes, u opens it again."))

    def export_minutes(self) -> Path | None:
        """Write the minutes beside the record and say where."""
        if self.meeting is None:
            return None
        try:
            path = write_minutes(self.meeting, self.launch.desk.library)
        except FileProblem as problem:
            self.tell(problem.phrase, wrong=True)
            return None
        self.tell(phrase("Minutes written to {path}", path=path))
        return path

    def toggle_bell(self) -> None:
        """Turn the bell on or off."""
        self.bell_on = not self.bell_on
        self.tell(phrase("The bell is on.") if self.bell_on else phrase("The bell is off."))
        self.update()

    # What is shown

    def view(self) -> View:
        """Give what is true now."""
        if self.meeting is None:
            raise RuntimeError("a view is only asked for while a meeting is open")
        state = self.meeting.state
        return View(state, schedule(state, self.meeting.clock.now()))

    def today(self) -> dt.date:
        """Give the local date of the meeting."""
        clock = self.meeting.clock if self.meeting else self.launch.desk.clock
        zone = self.meeting.state.zone if self.meeting else dt.UTC
        return clock.now().astimezone(zone).date()

    def update(self, view: View | None = None) -> None:
        """Let the place in front show what is true now, or the view of it that is at hand."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Place):
                screen.update(view)
                return

    def tell(self, sentence: Phrase | str, *, wrong: bool = False) -> None:
        """Say something for a moment; what is wrong stays longer."""
        text = clean(self.language.say(sentence))  # a path in it may have any name
        if wrong:
            self.notify(text, severity="warning", timeout=10, markup=False)
        else:
            self.notify(text, timeout=4, markup=False)

    # The beat

    def _next_beat(self) -> None:
        # Aligned to the clock, so that the seconds shown change when the clock's do.
        past = self.launch.desk.clock.now().microsecond / 1_000_000 % BEAT
        self.set_timer(BEAT - past + 0.002, self._on_beat)

    def _on_beat(self) -> None:
        self._beat()
        self._next_beat()

    def _beat(self) -> None:
        """Take in what others wrote, notice absences, and show each new second."""
        meeting = self.meeting
        if meeting is None or self._vigil is None:
            return
        try:
            news = bool(meeting.follow())
        except FileProblem as problem:
            news = self.trouble != problem.phrase
            self.trouble = problem.phrase
        absence = self._vigil.look()
        if absence is not None:
            self._ask_absence(absence)
        view = self.view()
        second = _second(view.plan)
        if news or second != self._drawn:
            self._drawn = second
            self.update(view)
            self._title.show(messages.title_time(view.plan, self.language))
        if self._bell.rings(view.plan) and self.bell_on:
            self.bell()
        self._beats += 1
        if self._beats % BEATS_PER_PULSE == 1:
            self._pulse()

    def _pulse(self) -> None:
        # While it is open what a time away was, a restart has to find that time again.
        if self.meeting is not None and not self.meeting.state.rehearsal and not self._unsettled:
            self.meeting.beat()

    # Questions

    def _ask_since_last_seen(self) -> None:
        """After a restart, ask about the time nobody kept, if a session was running."""
        meeting = self.meeting
        if meeting is None or meeting.state.rehearsal or meeting.last_seen is None:
            return
        self._ask_absence(Absence(meeting.last_seen, meeting.clock.now()))

    def _ask_absence(self, absence: Absence) -> None:
        meeting = self.meeting
        if meeting is None or meeting.state.current is None or meeting.state.paused:
            return
        if not absence.asked:
            return

        self._unsettled += 1

        def answered(answer: str | None) -> None:
            self._unsettled -= 1
            choice = questions.away_choice(answer)
            self.act(moves.settle_away, absence.since, absence.until, choice)

        self.push_screen(questions.away_question(absence, meeting.state, self.language), answered)

    def _ask_leftovers(self) -> None:
        """When a day has ended or another begun, ask what becomes of what was not held."""
        meeting = self.meeting
        if meeting is None:
            return
        asked = questions.leftover_question(meeting.state, meeting.clock.now(), self.language)
        if asked is None or asked.sessions == self._asked:
            return
        self._asked = asked.sessions

        def answered(answer: str | None) -> None:
            choice = questions.leftover_choice(answer)
            if choice is not None:
                self.act(moves.settle_leftover, asked.sessions, choice)

        self.push_screen(asked.screen, answered)

    # The command palette

    def action_command_palette(self) -> None:
        """Open the palette, its field described in the user's language."""
        if not isinstance(self.screen, CommandPalette):
            hint = self.language.say("Search for commands…")
            self.push_screen(CommandPalette(placeholder=hint, id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the commands of the screen in front."""
        return palette.commands(self, screen)


def _second(plan: Schedule) -> str:
    """Tell one second from another as they are shown: by the time left, else by the clock."""
    if plan.current is None or plan.remaining is None or plan.current.status is Status.PAUSED:
        return f"{plan.now:%H:%M:%S}"
    return f"{plan.current.session.id} {countdown(plan.remaining)} {plan.phase}"


def run(launch: Launch) -> int:
    """Run the app and give its exit code; what it fails of is raised when the terminal is free."""
    app = FacilitatorApp(launch)
    result = app.run(mouse=False)
    if app.failure is not None:
        raise app.failure
    return result if result is not None else (app.return_code or 0)
