"""The loop waits for lines, takes in what others write, and tells what is new each second."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from math import inf
from typing import Final, NamedTuple

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.notes.capture import Capture
from facilitator.core.record.events import Event
from facilitator.core.record.move import Move
from facilitator.core.record.undoing import Undone
from facilitator.core.telling.announce import announcements, where
from facilitator.core.time import moves
from facilitator.core.time.view import View, view
from facilitator.files.errors import FileProblem
from facilitator.meeting import Meeting
from facilitator.opening import Desk
from facilitator.plain.deeds import Deeds
from facilitator.plain.lines import Lines, Signalled, TooLong
from facilitator.plain.output import OutputFailed
from facilitator.plain.voice import Sentence, Voice
from facilitator.running import questions as asking
from facilitator.running.agenda_watch import BEATS_PER_LOOK, AgendaWatch
from facilitator.running.away import Unsettled
from facilitator.running.clock_sign import ClockSign
from facilitator.running.exits import DONE
from facilitator.running.messages import READ_ANEW
from facilitator.running.questions import Question
from facilitator.running.vigil import Absence, Vigil

BEAT: Final = 1.0
"""Seconds between looks at the clock and at what other programs wrote."""

BEATS_PER_PULSE: Final = 10

UNSEEN: Final = 1.0
"""Seconds in which a question that was asked unbidden is not answered: a line typed then by hand
was begun before it."""

BY_SIGNAL: Final = 128
"""What a shell adds to the number of the signal that ended a program."""

INTERRUPT: Final = 2
"""The signal of Ctrl+C."""

OTHERWISE: Final[Mapping[str, Phrase]] = {
    moves.NOTHING_RUNS.text: phrase("No session is running. p starts the next one."),
}
"""What is said where a refusal names a key that is no command here."""

REPLAN: Final = "r"
"""The command that says what replanning the rest of the day would do."""

LEAVE: Final = ("q",)
"""What leaves when it is typed a second time."""


class Asked(NamedTuple):
    """A question that waits for its answer; what is in `first` gives the first answer too.

    A line is an answer only from `ready` on, by the clock's seconds awake.
    """

    question: Question
    then: Callable[[str | None], None]
    first: tuple[str, ...] = ()
    ready: float = -inf


Heed = Callable[[View, View], Iterable[Sentence]]
"""What else is done, and to be said, after two looks."""


class Loop:
    """Leads a meeting by lines; `obey` does what a line says, and `heed` what else is wanted."""

    def __init__(
        self,
        meeting: Meeting,
        voice: Voice,
        lines: Lines,
        desk: Desk,
        obey: Callable[[Loop, str], None],
    ) -> None:
        """Lead a meeting that was opened at the `desk`."""
        self.meeting = meeting
        self.voice = voice
        self.library = desk.library
        self.asked: list[Asked] = []
        self.heed: Heed = lambda _, __: ()
        self.watch = AgendaWatch(None)
        self.lead = 0  # as `Config.remote_check`
        self._lines = lines
        self._clock = desk.clock
        self._obey = obey
        self._deeds = Deeds(meeting.journal, voice.language)
        self._looked: View = self.look()
        self._vigil = Vigil(meeting.clock)
        self._sign = ClockSign(meeting, desk.clock)
        self._unread: Phrase | None = None
        self._edition = meeting.journal.editions
        self._unkept = False
        self._leftovers: tuple[str, ...] = ()
        self._conflicts = asking.Conflicts()
        self._unsettled = Unsettled(meeting)
        self._beats = 0
        self._code: int | None = None

    # From beginning to end

    def run(self) -> int:
        """Lead the meeting until it is left, and give the exit code."""
        self._begin()
        try:
            while self._code is None:
                self._step()
        except OutputFailed:
            # A terminal that is gone sends a signal too.
            with suppress(EOFError, Signalled):
                self._lines.line(0)
                raise
            return BY_SIGNAL + 1
        finally:
            self._pulse()
            self._sign.stop()
        return self._code

    def _begin(self) -> None:
        self._sign.show()
        self.tell(*introduced(self._looked))
        self.tell_where()
        self.tell(
            phrase("? lists the commands, an empty line tells where the meeting stands, q leaves.")
        )
        for notice in self.meeting.notices:
            self.tell(notice)
        seen = self.meeting.last_seen
        if seen is not None and not self.meeting.state.rehearsal:
            self._ask_absence(Absence(seen, self.meeting.clock.now()))
        self._ask_leftovers()

    def _step(self) -> None:
        try:
            line = self._lines.line(self._until_next_beat())
        except EOFError:
            self.leave() if self._lines.by_hand else self._end(DONE)
            return
        except Signalled as signal:
            code = BY_SIGNAL + signal.number
            self.leave(code) if signal.number == INTERRUPT else self._end(code)
            return
        except TooLong as problem:
            self.tell(problem.phrase)
            return
        self.look_around()
        if line is not None:
            self._obey(self, line)
        else:
            self._ask_conflict()  # which a line typed before it is no answer to

    def _until_next_beat(self) -> float:
        # With the clock's seconds, so that what is told is told when it happens.
        return BEAT - self._clock.now().microsecond / 1_000_000 % BEAT

    @property
    def left(self) -> bool:
        """Whether the meeting is left."""
        return self._code is not None

    def leave(self, code: int = DONE) -> None:
        """Leave; while a session runs only when told so twice."""
        told_again = bool(self.asked) and self.asked[-1].first == LEAVE
        if told_again or self.meeting.state.current is None:
            self._end(code)
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._end(code)

        question = asking.leave(self.voice.language, running=True)
        self.ask(question, answered, LEAVE)

    def _end(self, code: int) -> None:
        self._code = code

    # What is told

    def look(self) -> View:
        """Look at the meeting now."""
        return view(self.meeting.state, self.meeting.clock.now())

    def tell(self, *sentences: Sentence) -> None:
        """Say something in one line."""
        self.voice.say(*sentences)

    def tell_where(self) -> None:
        """Say where the meeting stands."""
        self.tell(*where(self.look()))

    def look_around(self) -> None:
        """Take in what others wrote, notice absences, and tell what is new."""
        try:
            self.meeting.follow()
        except FileProblem as problem:
            if self._unread != problem.phrase:
                self.tell(problem.phrase)
            self._unread = problem.phrase
        else:
            if self._unread is not None:
                self.tell(phrase("The record can be read again."))
            self._unread = None
        if self.meeting.journal.editions != self._edition:
            self._edition = self.meeting.journal.editions
            self.tell(READ_ANEW)
        self._sign.show()
        self._tell_news()
        absence = self._vigil.look()
        if absence is not None:
            self._ask_absence(absence)
        self._ask_away()
        if self._beats % BEATS_PER_LOOK == 0 and self.watch.changed(self.meeting.journal.events):
            self.tell(phrase("The agenda file was changed: “reload” tells the difference."))
        self._beats += 1
        if self._beats % BEATS_PER_PULSE == 1:
            self._pulse()

    def _tell_news(self, mine: Event | None = None) -> None:
        """Tell what was done since the last look, and what came of it."""
        was, self._looked = self._looked, self.look()
        for told in self._deeds.new(was.state, self._looked.state, mine):
            self.tell(told)
        for told in announcements(was, self._looked):
            self.tell(told)
        for more in self.heed(was, self._looked):
            self.tell(more)

    # Moves

    def act(self, move: Move, *args: object, **options: object) -> Event | None:
        """Make a move and tell what came of it; what refuses it or fails is told instead."""
        return self._make(lambda: self.meeting.do(move, *args, **options))

    def note(self, what: Capture) -> None:
        """Keep a capture, as `act`."""
        if self._make(lambda: self.meeting.note(what)) is not None and what.private:
            self.tell(phrase("Kept “{text}” as a private note.", text=what.text))

    def undo(self) -> None:
        """Undo the last step, as `act`."""
        self._tell_private(self._make(self.meeting.undo), phrase("Undid it, a private note."))

    def redo(self) -> None:
        """Do again what was undone last, as `act`."""
        self._tell_private(self._make(self.meeting.redo), phrase("Redid it, a private note."))

    def _tell_private(self, event: Event | None, words: Phrase) -> None:
        """Tell what was done to the private notes, which no news tells of."""
        if event is not None and event in self.meeting.private.journal.events:
            self.tell(words)

    def _make(self, step: Callable[[], Event]) -> Event | None:
        try:
            event = step()
        except Refused as refusal:
            self.tell(OTHERWISE.get(refusal.phrase.text, refusal.phrase))
            self._tell_news()
            return None
        except FileProblem as problem:
            self._unkept = True
            self.tell(problem.phrase)
            return None
        if self._unkept:
            self._unkept = False
            self.tell(phrase("The record can be written again."))
        self._tell_news(event)
        self._ask_leftovers()
        if isinstance(event.fact, Undone):
            self._conflicts.forget()
        self._ask_away()
        self._ask_conflict()
        return event

    def _pulse(self) -> None:
        # While it is open what a time away was, a restart has to find that time again.
        if not self.meeting.state.rehearsal and not self._unsettled:
            self.meeting.beat()

    # Questions

    def ask(
        self,
        question: Question,
        then: Callable[[str | None], None],
        first: tuple[str, ...] = (),
        *,
        unbidden: bool = False,
    ) -> None:
        """Ask a question and do `then` with the answer; None is no answer.

        What is `unbidden` is no answer to what was typed, so what was typed is no answer to it.
        """
        guarded = unbidden and self._lines.by_hand
        ready = self._clock.awake() + UNSEEN if guarded else -inf
        self.asked.append(Asked(question, then, first, ready))
        self.voice.ask(question)

    def seen(self, asked: Asked) -> bool:
        """Say whether a line that came now can be meant for a question."""
        return self._clock.awake() >= asked.ready

    def _ask_absence(self, absence: Absence) -> None:
        self._unsettled.add(absence)
        self._ask_away()

    def _ask_away(self) -> None:
        """Ask about the first time away that nothing was said of."""
        self._unsettled.look()
        away = self._unsettled.ask()
        if away is None:
            return

        def answered(answer: str | None) -> None:
            self._unsettled.answered()
            if not self._unsettled.open(away):
                self.tell(moves.ACCOUNTED)
            elif answer is not None or not away.again:
                choice = asking.away_choice(answer)
                since, until = away.absence
                self.act(moves.settle_away, since, until, choice)
            self._ask_away()

        question = asking.away(away, self.meeting.state, self.voice.language)
        self.ask(question, answered, unbidden=True)

    def _ask_leftovers(self) -> None:
        """When a day has ended or another begun, ask what becomes of what was not held."""
        state = self.meeting.state
        slots = asking.not_held(state, self.meeting.clock.now())
        sessions = tuple(slot.session.id for slot in slots)
        if not sessions or sessions == self._leftovers:
            return
        self._leftovers = sessions

        def answered(answer: str | None) -> None:
            choice = asking.leftover_choice(answer)
            if choice is not None:
                self.act(moves.settle_leftover, sessions, choice)

        self.ask(asking.leftover(slots, state, self.voice.language), answered, unbidden=True)

    def _ask_conflict(self) -> None:
        """Ask what to do about a fixed point that can no longer be kept by shortening."""
        if self.asked:
            return
        state, plan = self.look()
        found = self._conflicts.due(plan, state, self.voice.language)
        if found is None:
            return

        def answered(answer: str | None) -> None:
            if answer == "rebalance":
                self._obey(self, REPLAN)
            elif made := asking.conflict_move(answer, found.session):
                move, how = made
                self.act(move, **how)

        self.ask(found.question, answered, unbidden=True)


def introduced(here: View) -> Sequence[Sentence]:
    """Say which meeting it is, and which day of it."""
    state, plan = here
    title = clean_line(state.agenda.title)
    said = phrase("This is “{title}”.", title=title)
    if state.rehearsal:
        said = phrase("This is a rehearsal of “{title}”.", title=title)
    if len(state.dates) < 2:  # noqa: PLR2004 - the only day needs no number
        return (said,)
    return said, phrase("It is day {day} of {days}.", day=plan.day + 1, days=len(state.dates))
