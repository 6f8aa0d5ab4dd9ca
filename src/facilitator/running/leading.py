"""Leading a meeting, as every interface does: its beats, its moves, and what waits for an answer.

An interface shows what `look` finds and what `asking` has, and gives answers back to the prompts.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import Language, Phrase, length, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.notes.capture import Capture
from facilitator.core.record.events import Event, Source
from facilitator.core.record.move import Move, P
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.time import alerts, moves
from facilitator.core.time.occasions import Sound
from facilitator.core.time.schedule import Schedule, schedule
from facilitator.core.time.view import View, view
from facilitator.files.answering import place
from facilitator.files.errors import FileProblem
from facilitator.meeting import Meeting
from facilitator.opening import Opening, Request, agenda_of, open_meeting, remember
from facilitator.running.acceptances import Acceptances
from facilitator.running.agenda_watch import BEATS_PER_LOOK, AgendaWatch
from facilitator.running.answers.going_on import GoingOn
from facilitator.running.answers.inbox import Inbox
from facilitator.running.answers.starting import begin
from facilitator.running.asking import Asking
from facilitator.running.away import Unsettled
from facilitator.running.bell import Bell
from facilitator.running.clock_sign import ClockSign
from facilitator.running.disk import Through, at_once
from facilitator.running.hooks import Hooks, Tell
from facilitator.running.launch import Launch
from facilitator.running.prompts.matter import Sources
from facilitator.running.prompts.question import short
from facilitator.running.sleep import Absence, SleepWatch
from facilitator.running.sounds.player import Player
from facilitator.running.together.laptops import Laptops
from facilitator.running.trouble import Trouble

BEAT: Final = 1.0
"""Seconds between looks at the clock and at what other programs wrote."""

BEATS_PER_PULSE: Final = 10


class News(NamedTuple):
    """What a look found, with the view of the meeting that it was found in."""

    view: View
    changed: bool = False
    """Others wrote something, or the record can no longer be read."""
    unreadable: Phrase | None = None
    """Why the record cannot be read, when that is new."""
    readable: bool = False
    """The record can be read again."""
    read_anew: bool = False
    """Another program changed what was in the record already."""
    sound: Sound | None = None
    """Something entered a more urgent phase, or the running session has an alert of its own now."""
    alert: Phrase | None = None
    """What the running session's own alert says."""
    set_back: Absence | None = None
    """The clock was set back, and nothing is asked about it."""
    told: tuple[Phrase, ...] = ()
    """What there is to tell of other laptops, or of the program that takes answers from phones."""
    remarks: tuple[Phrase, ...] = ()
    """Why no sound was heard, which may wait until nothing is asked."""


class _OnDisk(NamedTuple):
    """What others left on the disk: events, an edited agenda, what phones sent.

    `problem` says why there are no events to be read, `of_answers` what is to be told of the
    program that takes answers.
    """

    changed: bool
    problem: FileProblem | None
    edited: bool
    answered: bool
    of_answers: Phrase | None


class Leading:
    """One open meeting that is led; `tell` says what goes wrong with the user's hooks.

    All that is read and written of it goes `through` what it is given for that.
    Attributes: `meeting`, `language`, `lead` as `Config.remote_check` has it, `trouble`, `watch`,
    which looks at the agenda file, `asking`, what waits for an answer, `inbox`, what phones sent,
    `sounds`, what plays them here, and `laptops`, those that keep the meeting together.
    """

    def __init__(
        self,
        launch: Launch,
        meeting: Meeting,
        agenda_file: Path | None,
        tell: Tell,
        through: Through = at_once,
    ) -> None:
        """Begin to lead; what was not asked before the program was started is due now."""
        self.meeting = meeting
        self.language: Language = launch.language
        self.lead = launch.config.remote_check
        self.trouble = Trouble()
        self._desk = launch.desk
        self._through = through
        self.watch = AgendaWatch(agenda_file)
        self._edition = meeting.journal.editions
        self._sleep_watch = SleepWatch(meeting.clock)
        self._sign = ClockSign(meeting, launch.desk.clock)
        self._bell = Bell()
        self.sounds = Player(
            launch.programs, launch.config.sounds.own, wanted=launch.config.sounds.play
        )
        self._alerted = self._last_looked()
        self._hooks = Hooks(launch.config.hooks, tell)
        self._unsettled = Unsettled(meeting)
        self.laptops = Laptops(meeting, launch.desk.new_id)
        data, journal = launch.desk.library.data, meeting.journal.path
        self.inbox = Inbox(place(data, journal))
        self._answers = GoingOn(
            self.inbox, lambda host: begin(data, journal, host, self.language), launch.seconds
        )
        self.asking = self._begin_to_ask(launch.config.prepare_check)
        self._page = meeting.state.stage.page
        self._beats = 0
        self._sign.show()
        self.hooks(self.view())
        self._time_before()

    def _begin_to_ask(self, prepare_check: int) -> Asking:
        """Find what waits for an answer; `prepare_check` is as in `Config`."""
        accepted, lead = Acceptances(self.meeting), self.lead
        return Asking(Sources(self, self._unsettled, accepted, lead, prepare_check, self.inbox))

    def _time_before(self) -> None:
        """After a restart, take note of the time nobody kept, if a session was running."""
        meeting = self.meeting
        if not meeting.state.rehearsal:
            absence = Absence(meeting.last_seen, meeting.clock.now())
            if not self._asks_about(absence) and absence.set_back:
                meeting.notices.append(absence.sentence(meeting.state.zone))

    def _last_looked(self) -> Schedule:
        """Return how the time stood when somebody last looked: what came since was not told yet."""
        state, now = self.meeting.state, self.meeting.clock.now()
        seen = now if state.rehearsal else min(self.meeting.last_seen, now)
        return schedule(state, seen)

    def view(self) -> View:
        """Return what is true now."""
        return view(self.meeting.state, self.meeting.clock.now())

    @property
    def agenda_file(self) -> Path | None:
        """The file that the agenda was read from, if it is known."""
        return self.watch.path

    @agenda_file.setter
    def agenda_file(self, path: Path | None) -> None:
        self.watch = AgendaWatch(path)
        self._through(lambda: remember(self._desk, self.meeting, path))

    # Moves

    def act(self, move: Move[P], *args: P.args, **options: P.kwargs) -> Event:
        """Make a move; raises `Refused`, or a `FileProblem` if it could not be kept."""
        return self._keep(lambda: self.meeting.do(move, *args, **options))

    def act_with(
        self, move: Move[[]], joined: EventId | None = None, source: Source | None = None
    ) -> Event:
        """Make a move as `Meeting.do_with` does; raises as `act`."""
        return self._keep(lambda: self.meeting.do_with(move, joined, source))

    def act_privately(self, move: Move[P], *args: P.args, **options: P.kwargs) -> Event:
        """Make a move on the private notes, as `act`."""
        return self._keep(lambda: self.meeting.do_privately(move, *args, **options))

    def note(
        self, what: Capture, session: SessionId | None = None, *, group: str | None = None
    ) -> Event:
        """Keep a capture, beside the record if it is private, as `act`."""
        return self._keep(lambda: self.meeting.note(what, session, group=group))

    def undo(self) -> Event:
        """Undo the last step, which may be one with private notes, as `act`."""
        event = self._keep(self.meeting.undo)
        if isinstance(event.fact, Undone):
            for one in self.meeting.step(event.fact.event):
                self.inbox.undone(one.id)
        return event

    def redo(self) -> Event:
        """Do again what was undone last, as `act`."""
        event = self._keep(self.meeting.redo)
        if isinstance(event.fact, Redone):
            for one in self.meeting.step(event.fact.event):
                self.inbox.redone(one.id)
        return event

    def _keep(self, step: Callable[[], Event]) -> Event:
        try:
            event = self._through(step)
        except FileProblem as problem:
            self.trouble.unkept(problem.phrase)
            raise
        self.trouble.kept()
        self.laptops.written()
        self.pulse()  # after a crash the clock is not taken for set back once more
        return event

    # Beats

    def look(self) -> News:
        """Take in what others wrote, and find what time has brought since the last look."""
        of_laptops = self.laptops.look()
        on_disk = self._through(self._look_at_disk)
        unreadable, changed, readable = self._followed(on_disk)
        read_anew = self.meeting.journal.editions != self._edition
        self._edition = self.meeting.journal.editions
        absence = self._sleep_watch.look()
        away = absence is not None and self._asks_about(absence)
        set_back = None if away or absence is None or not absence.set_back else absence
        changed |= self._take_answers(new=on_disk.answered)
        phones = () if on_disk.of_answers is None else (on_disk.of_answers,)
        told, remarks = (*of_laptops, *phones), tuple(self.sounds.problems())
        if away or on_disk.edited or changed:
            self.asking.renew()
        here = self.view()
        alert = self._alert(here)
        sound = self._bell.rings(*here) or ("warning" if alert is not None else None)
        self._beats += 1
        if self._beats % BEATS_PER_PULSE == 1 or alert is not None:  # not to be told once more
            self.pulse()
        return News(
            here, changed, unreadable, readable, read_anew, sound, alert, set_back, told, remarks
        )

    def _look_at_disk(self) -> _OnDisk:
        """Look for all that others may have left there, at one go."""
        changed, problem = False, None
        try:
            changed = self.meeting.follow()
        except FileProblem as raised:
            problem = raised
        if self.meeting.state.rehearsal:
            self._sign.show()
        edited = self._beats % BEATS_PER_LOOK == 0 and self.watch.look()
        answered = self.inbox.look()
        of_answers = self._answers.look(finished=self.meeting.state.finished)
        return _OnDisk(changed, problem, edited, answered, of_answers)

    def look_for_answers(self) -> None:
        """Find whether answers from phones are taken, by whichever program."""
        self._through(self.inbox.look)

    def take_answers(self, host: str) -> bool:
        """Let answers be taken at an address of this computer, and say whether that began."""
        return self._through(lambda: self._answers.start(host))

    def _take_answers(self, *, new: bool) -> bool:
        """Accept what phones sent and is accepted as it comes; say if anything is `new`."""
        page, self._page = self._page, self.meeting.state.stage.page
        if page != self._page and self.inbox.wall:  # what was chosen is to be seen
            self.inbox.show(wall=False)
        if not self.inbox.waiting:
            return new
        from facilitator.core.answers.accepting import accept
        from facilitator.running.answers import arriving

        for sent in arriving.at_once(self.inbox, self.meeting.state, self.meeting.clock.now()):
            try:
                event = self.act_with(partial(accept, sent=sent), source="phone")
            except (Refused, FileProblem):  # it waits, and is said why by whoever opens it
                break
            self.inbox.settle(sent, "accepted", event.id)
        return new

    def _alert(self, here: View) -> Phrase | None:
        """Say that the running session wants to be told how much of its time is left."""
        before, self._alerted = self._alerted, here.plan
        left, row = alerts.due(before, here.plan), here.plan.current
        if left is None or row is None:
            return None
        title = short(row.session.title)
        return phrase("Your alert: {time} left of “{title}”.", time=length(left), title=title)

    def _asks_about(self, absence: Absence) -> bool:
        """Say whether it has to be asked what a time away was.

        A clock that was set back a little is told of, and no more time is left by that. Where the
        time is kept elsewhere, nothing is asked.
        """
        if not self.laptops.keeps_time:
            return False
        if self._unsettled.add(absence):
            return True
        state = self.meeting.state
        if absence.set_back and not absence.asked and state.current and not state.paused:
            with suppress(Refused, FileProblem):  # another program did so, or it is told that
                self.act(moves.settle_away, absence.since, absence.until, "counted")
        return False

    def _followed(self, found: _OnDisk) -> tuple[Phrase | None, bool, bool]:
        """Say why no more can be read, whether there is anything new, and if it is read again."""
        if found.problem is not None:
            new = self.trouble.unread(found.problem.phrase)
            return found.problem.phrase if new else None, new, False
        return None, found.changed, self.trouble.read()

    def hooks(self, here: View) -> list[Coroutine[object, object, None]]:
        """Return the user's commands to run for what happened since the last view."""
        return self._hooks.look(here, run=self.laptops.keeps_time)

    def pulse(self) -> None:
        """Leave a sign of life, but not while it is open what a time away was.

        A restart has to find that time again.
        """
        if not self.meeting.state.rehearsal and not self._unsettled:
            self._through(self.meeting.beat)

    def stop(self) -> None:
        """Lead the meeting no more."""
        self.inbox.close()
        self.laptops.stop()
        self.pulse()
        self._through(self._sign.stop)


def lead(
    launch: Launch, opening: Opening, request: Request, tell: Tell, through: Through = at_once
) -> Leading:
    """Open a meeting to lead it; raises as `open_meeting`."""
    desk = launch.desk
    meeting = open_meeting(desk, opening, request, launch.seconds)
    source = opening.source or agenda_of(desk.library, meeting.state)
    return Leading(launch, meeting, source, tell, through)
