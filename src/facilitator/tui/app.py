"""The app holds the open meeting: views go down from it to screens, moves come up to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer

from facilitator.core.base.clock import SimulatedClock
from facilitator.core.base.language import N_, Language, Phrase, countdown, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean
from facilitator.core.notes.capture import Capture
from facilitator.core.record.events import Event
from facilitator.core.record.move import Move
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.telling.describe.fact import describe
from facilitator.core.telling.undoable import taken
from facilitator.core.time import moves
from facilitator.core.time.next_instant import next_event
from facilitator.core.time.schedule import Schedule, Status, schedule
from facilitator.core.time.speakers import check_times
from facilitator.core.time.view import View
from facilitator.files.errors import FileProblem, WriteFailed
from facilitator.files.records.drafts import DraftFile
from facilitator.meeting import Meeting
from facilitator.opening import Opening, Request, agenda_of, open_meeting
from facilitator.running import messages
from facilitator.running.agenda_watch import BEATS_PER_LOOK, AgendaWatch
from facilitator.running.bell import Bell
from facilitator.running.clock_sign import ClockSign
from facilitator.running.drafts import Drafts, Line
from facilitator.running.hooks import Hooks
from facilitator.running.launch import Launch
from facilitator.running.vigil import Vigil
from facilitator.tui import keymap, palette
from facilitator.tui import question_screens as questions
from facilitator.tui.asker import Asker
from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.frame.place import Place
from facilitator.tui.frame.places import PLACE_WORDS, PLACES, every_place, place
from facilitator.tui.frame.spoken import LEAST_COLUMNS, LEAST_LINES
from facilitator.tui.sanitise import Gate
from facilitator.tui.signals import catch_signals
from facilitator.tui.terminal import Title
from facilitator.tui.themes import OWN_THEMES, THEMES

if TYPE_CHECKING:
    from facilitator.running.touring import Touring

BEAT: Final = 1
"""Seconds between looks at the clock and at what other programs wrote."""

SPEEDS: Final = (1, 10, 60)
"""How many times as fast as a real clock a rehearsal's may run."""

BEATS_PER_PULSE: Final = 10

MOST_SAID: Final = 6
"""How many sentences about the configuration are said at once."""


class FacilitatorApp(App[int]):
    """The terminal app; it begins with what its launch says."""

    # With Run's own the styles are read once, as it is the place most often begun with.
    CSS_PATH = ["app.tcss", "places/run/screen.tcss"]  # noqa: RUF012 - typed by Textual
    TITLE = "facilitator"
    COMMANDS = {palette.Commands}  # noqa: RUF012 - typed by Textual
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
        for theme in OWN_THEMES:
            self.register_theme(theme)
        # A theme set later would have everything styled and laid out twice.
        self.set_reactive(FacilitatorApp.theme, self._wanted_theme or THEMES["dark"])
        self.stylesheet.set_variables(self.get_css_variables())
        self._places: dict[str, Place] = {}
        self._title = Title(self)
        self._gate = Gate()
        self._vigil: Vigil | None = None
        self._clock_sign: ClockSign | None = None
        self._bell = Bell()
        self._drawn = ""
        self._edition = 0
        self._beats = 0
        self._asker: Asker | None = None
        self._watch = AgendaWatch(None)
        self._hooks: Hooks | None = None
        self._drafts = Drafts(None)
        self._draft_timer: Timer | None = None
        self._draft_trouble: Phrase | None = None
        self._leaving = False
        self._unsaid = launch.notice
        self.touring: Touring | None = None

    # Beginning and end

    def on_mount(self) -> None:
        """Set up looks and signals, then open what was asked for."""
        self._title.open()
        catch_signals(self)
        self._report_config()
        self._check_theme()
        self._use_keymap()
        if self.launch.opening is None:
            self._show_start()
        else:
            self.open(self.launch.opening, self.launch.request)
        self._next_beat()

    def on_unmount(self) -> None:
        """Leave the terminal as it was."""
        self._pulse()
        self._close_drafts()
        if self._clock_sign is not None:
            self._clock_sign.stop()
        self._title.close()

    @property
    def _wanted_theme(self) -> str | None:
        """The theme that the configuration names, if there is such a theme."""
        wanted = self.launch.config.theme or "dark"
        name = THEMES.get(wanted, wanted)
        return name if name in self.available_themes else None

    def _report_config(self) -> None:
        """Say what is wrong with the configuration; all of it stands on the terminal later on."""
        report = [self.language.say(sentence) for sentence in self.launch.config_report]
        if len(report) > MOST_SAID:
            report[MOST_SAID - 3 : -2] = ["…"]
        if report:
            self.tell("\n".join(report), wrong=True)

    def _check_theme(self) -> None:
        if self._wanted_theme is None:
            said = phrase(
                "There is no theme “{name}”; there are {names}.",
                name=self.launch.config.theme,
                names=", ".join(THEMES),
            )
            self.tell(self._placed(said, "theme"), wrong=True)

    def _use_keymap(self) -> None:
        wanted = self.launch.config.keys
        if not wanted:
            return  # else every place would have to be loaded
        from facilitator.tui.places.start.screen import Start

        usable, wrong = keymap.usable(wanted, (*every_place(), Start))
        self.set_keymap(usable)
        for id_, sentence in wrong:
            said = phrase("{problem} This entry is ignored.", problem=sentence)
            self.tell(self._placed(said, "keys", id_), wrong=True)

    def _placed(self, sentence: Phrase, *keys: str) -> Phrase:
        """Put the place of a key in the configuration file before a sentence about it."""
        file = self.launch.config_file
        return sentence if file is None else file.placed(keys, sentence)

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

    def _show_start(self) -> None:
        from facilitator.tui.places.start.screen import Start

        self._unsaid = None  # it stands there
        if not isinstance(self.screen, Start):
            self.push_screen(Start())

    def _open(self, opening: Opening, request: Request) -> None:
        desk, seconds = self.launch.desk, self.launch.seconds
        try:
            meeting = open_meeting(desk, opening, request, seconds)
        except (FileProblem, Refused) as problem:
            self.tell(problem.phrase, wrong=True)
            self._show_start()  # else there would be nothing to do but to leave
            return
        self.trouble = None
        self.meeting = meeting
        self._drafts = Drafts(DraftFile.claim(meeting.journal.path.parent))
        self._edition = meeting.journal.editions
        self._watch = AgendaWatch(opening.source or agenda_of(desk.library, meeting.state))
        self._vigil = Vigil(meeting.clock)
        self._asker = Asker(self, meeting)
        self._clock_sign = ClockSign(meeting, desk.clock)
        self._clock_sign.show()
        self._bell = Bell()
        self._hooks = Hooks(self.launch.config.hooks, partial(self.tell, wrong=True))
        self._notice()
        for name in PLACES:
            if not self.is_screen_installed(name):
                # Textual calls it when the place is first gone to, and keeps what it gives.
                self.install_screen(cast("Place", partial(self._place, name)), name)
        self.push_screen("run")
        for notice in filter(None, (*meeting.notices, self._unsaid)):
            self.tell(notice, wrong=True)
        self._unsaid = None
        self._asker.time_away()
        self._asker.leftovers()

    def _place(self, name: str) -> Place:
        made = self._places[name] = place(name)()
        # Textual would set these with the first layout, and then style and lay out all again.
        made.set_classes([*made.classes, *_size_classes(self.size)])
        return made

    def leave(self) -> None:
        """Leave the app; with a session running or text not kept, only after asking."""
        if self._leaving:
            return
        if self.touring is not None:
            self._leave_by(self.to_start)
        elif self._begun_rehearsal() and not (self._unsaved() or self._half_typed()):
            self._leaving = True
            self.show_tightness(leave=True)
        else:
            running = self.meeting is not None and self.meeting.state.current is not None
            self._leave_by(partial(self.exit, 0), running=running)

    def _leave_by(self, way: Callable[[], None], *, running: bool = False) -> None:
        """Leave in a way; with a session running or text not kept, only after asking."""
        unsaved, half_typed = self._unsaved(), self._half_typed()
        if not self._drafts.kept:
            unsaved, half_typed = half_typed + unsaved, []
        if not (running or unsaved or half_typed):
            way()
            return
        self._leaving = True

        def answered(answer: str | None) -> None:
            self._leaving = False
            if answer is not None:
                way()

        asked = questions.leave_question(
            self.language, running=running, unsaved=unsaved, half_typed=half_typed
        )
        self.push_screen(asked, answered)

    def _begun_rehearsal(self) -> bool:
        state = self.meeting.state if self.meeting else None
        return state is not None and state.rehearsal and bool(state.progress)

    def show_tightness(self, *, leave: bool = False) -> None:
        """Show where the plan is too tight; with `leave` that is the end of a rehearsal."""
        if self.meeting is None:
            return
        from facilitator.tui.dialogs.tightness import Tightness

        def closed(_: None) -> None:
            self._leaving = False

        leaving = partial(self._leave_by, self.to_start) if leave else None
        sheet = Tightness(self.view(), self.language, self.size.width, leaving)
        self.clear_notifications()  # they would hide some of it
        self.push_screen(sheet, closed)

    def to_start(self) -> None:
        """Leave the meeting for the Start screen, or the app if it did not begin there."""
        from facilitator.tui.places.start.screen import Start

        if not any(isinstance(screen, Start) for screen in self.screen_stack):
            self.exit(0)
            return
        self._pulse()
        self._close_drafts()
        if self._clock_sign is not None:
            self._clock_sign.stop()
        self.meeting = self._vigil = self._clock_sign = self.touring = self.trouble = None
        self._asker = None
        behind = [each for each in self._places.values() if each not in self.screen_stack]
        while not isinstance(self.screen, Start):
            self.pop_screen()
        for name in PLACES:  # the next meeting gets places of its own
            self.uninstall_screen(name)
        for each in behind:
            if each.is_attached:
                each.remove()
        self._places.clear()
        self._title.show(self.TITLE)

    # The tour

    def begin_tour(self) -> None:
        """Rehearse the practice meeting, with a line that says what to try next."""
        from facilitator.running import touring

        self.touring = touring.Touring()
        today = self.launch.desk.clock.now().astimezone().date()
        self._open(touring.opening(self.language.code, today), Request(rehearse=True))
        if self.meeting is None:
            self.touring = None

    def end_tour(self) -> None:
        """End the tour: when all of it was done, with the minutes that it made."""
        from facilitator.running import touring

        tour, self.touring = self.touring, None
        self.update()
        self.refresh_bindings()
        path = touring.written(self.meeting) if self.meeting else None
        if tour is None or tour.step is not None or path is None:
            self.tell(phrase("The tour is over; this is still a rehearsal. q leaves it."))
            return
        from facilitator.files.agenda.file import UnreadableFile, read
        from facilitator.tui.dialogs.tour_end import TourEnd

        try:
            text = read(path)
        except UnreadableFile as problem:
            self.tell(problem.phrase, wrong=True)
            return
        self.clear_notifications()  # they would hide the minutes
        leave = partial(self._leave_by, self.to_start)
        self.push_screen(TourEnd(path, text, self.language, leave))

    def _unsaved(self) -> list[str]:
        """Name the forms in which text was typed and not kept."""
        from facilitator.tui.dialogs.form import Form

        forms = (each for each in self.screen_stack if isinstance(each, Form))
        return [form.called for form in forms if form.changed]

    def _half_typed(self) -> list[str]:
        """Name the places in whose line text was typed and not kept."""
        return [
            self.language.say(PLACE_WORDS[name])
            for name, each in self._places.items()
            if isinstance(each, CapturingPlace) and each.unsaved
        ]

    def action_leave(self) -> None:
        """Leave the app (the key that works everywhere)."""
        self.leave()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Give what every line passes before it is drawn."""
        return (*super().get_line_filters(), self._gate)

    def get_key_display(self, binding: Binding) -> str:
        """Name a key in the user's language."""
        name = super().get_key_display(binding)
        return self.language.say(keymap.KEY_WORDS[name]) if name in keymap.KEY_WORDS else name

    def action_help_quit(self) -> None:
        """Say how to leave to one who tries it with Ctrl+C."""
        self.tell(phrase("Ctrl+Q leaves."))

    @property
    def agenda_file(self) -> Path | None:
        """The file that the open meeting's agenda was read from, if it is known."""
        return self._watch.path

    @agenda_file.setter
    def agenda_file(self, path: Path | None) -> None:
        self._watch = AgendaWatch(path)
        if self.meeting is not None:
            self.launch.desk.library.opened(self.meeting.journal.path, path)

    # Moves

    def act(self, move: Move, *args: object, **options: object) -> Event | None:
        """Make a move; what refuses it is told, what fails stays on a banner until a move works."""
        return self._make(lambda meeting: meeting.do(move, *args, **options))

    def act_privately(self, move: Move, *args: object, **options: object) -> Event | None:
        """Make a move on the private notes, as `act`."""
        return self._make(lambda meeting: meeting.do_privately(move, *args, **options))

    def note(
        self, what: Capture, session: str | None = None, *, group: str | None = None
    ) -> Event | None:
        """Keep a capture, as `act`; of a private one it is said where it is."""
        event = self._make(lambda meeting: meeting.note(what, session, group=group))
        if event is not None and what.private:
            self.tell(phrase("Kept as a private note. Notes lists them: f, then %."))
        return event

    def _make(self, step: Callable[[Meeting], Event]) -> Event | None:
        if self.meeting is None:
            return None
        before = self.meeting.state
        try:
            event = step(self.meeting)
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
        self._notice()
        if self._asker is not None:
            self._asker.leftovers()
        if words := taken(event.fact, before):
            self.tell(words)
        if self.meeting.state.finished and not before.finished:
            self._end_rehearsal()
        return event

    def _end_rehearsal(self) -> None:
        """After the last session of a rehearsal, show what it brought out."""
        free = self._asker is not None and self._asker.place is not None
        if self._begun_rehearsal() and self.touring is None and free:
            self.show_tightness(leave=True)

    # What is half-typed

    def drafts(self, place: str) -> Mapping[Line, str]:
        """Give the half-typed lines of a place."""
        return self._drafts.of(place)

    def draft(self, place: str, lines: Mapping[Line, str]) -> None:
        """Have the half-typed lines of a place on the disk before long, or gone from it at once."""
        now = self.launch.seconds()
        self._drafts.typed(place, lines, now)
        due = self._drafts.due
        if due is not None and due <= now:
            self._write_drafts()
        elif due is not None and self._draft_timer is None:
            self._draft_timer = self.set_timer(due - now, self._write_drafts)

    def _write_drafts(self) -> None:
        """Write what is due; what fails stays on the banner, and is tried again with each beat."""
        if self._draft_timer is not None:
            self._draft_timer.stop()
            self._draft_timer = None
        before, now = self._draft_trouble, None
        try:
            self._drafts.write()
        except WriteFailed as problem:
            now = problem.phrase
        self._draft_trouble = now
        if self.trouble == before != now:  # any other trouble is for a move to end
            self.trouble = now
            self.update()

    def _close_drafts(self) -> None:
        self._write_drafts()
        self._drafts.close()
        self._drafts = Drafts(None)

    def undo(self) -> None:
        """Undo the last step and say what it was."""
        event = self._make(Meeting.undo)
        if event is not None and isinstance(event.fact, Undone):
            self._tell_about(N_("Undone: {what}. y does it again."), event.fact.event)
        if self._asker is not None:
            self._asker.undone()

    def redo(self) -> None:
        """Redo what was undone last and say what it was."""
        event = self._make(Meeting.redo)
        if event is not None and isinstance(event.fact, Redone):
            self._tell_about(N_("Done again: {what}."), event.fact.event)

    def _tell_about(self, words: str, id_: str) -> None:
        if self.meeting is not None and (about := self.meeting.event(id_)):
            what = describe(about.fact, self.meeting.state)
            self.tell(Phrase(words, {"what": what}))

    def jump(self) -> None:
        """Let a rehearsal's clock jump to where something happens next by itself."""
        if self.meeting is None or not isinstance(self.meeting.clock, SimulatedClock):
            return
        state, plan = self.view()
        lead = self.launch.config.remote_check
        there = next_event(plan, check_times(state, plan, lead))
        if there is None:
            self.tell(phrase("The clock is already there. n goes on, e ends the session."))
            return
        self.meeting.clock.advance(there - plan.now)
        self._beat()

    def change_speed(self) -> None:
        """Let a rehearsal's clock run at the next of its speeds."""
        if self.meeting is None or not isinstance(self.meeting.clock, SimulatedClock):
            return
        clock = self.meeting.clock
        faster = [speed for speed in SPEEDS if speed > clock.speed]
        clock.run_at(faster[0] if faster else SPEEDS[0])
        speed = phrase("{n}×", n=int(clock.speed))  # noqa: RUF001 - the sign for times
        self.tell(phrase("The clock runs at {speed} speed. f changes it.", speed=speed))
        self._beat()
        self.update()

    def close_meeting(self) -> None:
        """Close the meeting, whatever is left of it."""
        if self.act(moves.close):
            self.tell(phrase("The meeting is closed. x exports the minutes, u opens it again."))

    def export_minutes(self) -> Path | None:
        """Write the minutes beside the record and say where."""
        from facilitator.running.minutes_file import write_minutes

        if self.meeting is None:
            return None
        try:
            path = write_minutes(self.meeting, self.launch.desk.library)
        except (FileProblem, Refused) as problem:
            self.tell(problem.phrase, wrong=True)
            return None
        self.tell(phrase("Minutes written to {path}", path=path))
        self.update()  # the tour waits for them
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
        """Let the place in front show what is true now, or the view of it that is at hand.

        So do the screens over it, as long as they are there.
        """
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Place):
                screen.update(view)
                return
            if isinstance(screen, Modal) and screen.is_mounted:
                screen.renew()

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
        if meeting is None or self._vigil is None or self._asker is None:
            return
        news = self._follow(meeting)
        if self._clock_sign is not None:
            self._clock_sign.show()
        absence = self._vigil.look()
        if absence is not None:
            self._asker.absence(absence)
        view = self.view()
        second = _second(view.plan)
        if news or second != self._drawn:
            self._drawn = second
            self.update(view)
            self._title.show(messages.title_time(view.plan, self.language))
        if self._bell.rings(view.state, view.plan) and self.bell_on:
            self.bell()
        self._notice()
        self._asker.look(view)
        if self._beats % BEATS_PER_LOOK == 0 and self._watch.changed(meeting.journal.events):
            self.tell(
                phrase("The agenda file was changed: p, then l, shows the difference."), wrong=True
            )
        self._beats += 1
        if self._beats % BEATS_PER_PULSE == 1:
            self._pulse()

    def _follow(self, meeting: Meeting) -> bool:
        """Take in what others wrote, and say whether there is news."""
        try:
            news = meeting.follow()
        except FileProblem as problem:
            news = self.trouble != problem.phrase
            self.trouble = problem.phrase
        if meeting.journal.editions != self._edition:
            self._edition = meeting.journal.editions
            self.tell(messages.READ_ANEW)
        if self._draft_trouble is not None:
            self._write_drafts()
        return news

    def _pulse(self) -> None:
        # While it is open what a time away was, a restart has to find that time again.
        unsettled = self._asker is not None and bool(self._asker.unsettled)
        if self.meeting is not None and not self.meeting.state.rehearsal and not unsettled:
            self.meeting.beat()

    def _notice(self) -> None:
        """Run the user's commands for what happened since the last look."""
        if self.meeting is not None and self._hooks is not None:
            for running in self._hooks.look(self.meeting.state, self.meeting.clock.now()):
                self.run_worker(running, group="hooks")

    # The command palette

    def action_command_palette(self) -> None:
        """Open the palette, its field described in the user's language."""
        if not isinstance(self.screen, palette.Palette):
            hint = self.language.say("Search for commands…")
            self.push_screen(palette.Palette(placeholder=hint))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the commands of the screen in front."""
        return palette.commands(self, screen)


def _size_classes(size: Size) -> Iterator[str]:
    """Name the classes by which a screen's style goes by its size."""
    for cells, breakpoints in (
        (size.width, FacilitatorApp.HORIZONTAL_BREAKPOINTS),
        (size.height, FacilitatorApp.VERTICAL_BREAKPOINTS),
    ):
        yield max((at, name) for at, name in breakpoints if at <= cells)[1]


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
