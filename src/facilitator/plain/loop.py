"""The loop waits for lines, takes in what others write, and tells what is new each second."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Final

from facilitator.core.base.ids import EventId
from facilitator.core.base.language import Phrase, counted, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.notes.capture import Capture
from facilitator.core.record.events import Event, Source
from facilitator.core.record.move import Move, P
from facilitator.core.record.state import State
from facilitator.core.telling.announce import announcements, where
from facilitator.core.time.view import View
from facilitator.files.errors import FileProblem
from facilitator.meeting import Meeting
from facilitator.opening import Desk
from facilitator.plain.deeds import Deeds
from facilitator.plain.hooking import Hooking
from facilitator.plain.lines import Lines, Signalled, TooLong
from facilitator.plain.output import OutputFailed
from facilitator.plain.questions import Questions
from facilitator.plain.voice import Sentence, Voice
from facilitator.running import tightness
from facilitator.running.exits import BY_SIGNAL, DONE
from facilitator.running.leading import BEAT, Leading
from facilitator.running.messages import READ_ANEW
from facilitator.running.prompts.leaving import LeavePrompt, leave
from facilitator.running.prompts.prompt import Act, Effect, Leave, Open, Prompt, Tell

INTERRUPT: Final = 2
"""The signal of Ctrl+C."""


class Loop:
    """Leads a meeting by lines; `obey` does what a line says."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that a meeting is led with
        self,
        leading: Leading,
        voice: Voice,
        lines: Lines,
        desk: Desk,
        hooking: Hooking,
        obey: Callable[[Loop, str], None],
    ) -> None:
        """Lead a meeting that was opened at the `desk`."""
        self.leading = leading
        self.voice = voice
        self.library = desk.library
        self.questions = Questions(leading, voice, lines, desk.clock.awake, self._perform)
        """What was asked and is not answered yet."""
        self.unkept = ""
        """What was typed last, if it could not be done or kept."""
        self.begun = ""
        """The lines typed of a text that goes on."""
        self.bell_on = True
        """Whether sounds are played when time gets short or is up."""
        self.failures = 0
        """How often something was refused or could not be kept."""
        self._rest: list[Sentence] = []
        self._lines = lines
        self._clock = desk.clock
        self._hooking = hooking
        self._obey = obey
        self._deeds = Deeds(leading.meeting, voice.language)
        self._looked: View = self.look()
        self._reported: State | None = None
        self._leaving = DONE
        self._code: int | None = None

    @property
    def meeting(self) -> Meeting:
        """The open meeting."""
        return self.leading.meeting

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
            self.leading.stop()
        return self._code

    def _begin(self) -> None:
        self.tell(*introduced(self._looked))
        self.tell_where()
        self.tell(
            phrase("? lists the commands, an empty line shows where the meeting stands, q leaves.")
        )
        for notice in self.meeting.notices:
            self.tell(notice)
        self.questions.ask_waiting()

    def _step(self) -> None:
        try:
            line = self._lines.line(self._until_next_beat())
        except EOFError:
            if self.begun:  # it does not go on
                self._obey(self, "")
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
        if line is not None:  # what was typed already answers no question that comes only now
            self._obey(self, line)
        if not self.left:
            self.questions.ask_waiting()
        self.voice.rest()

    def _until_next_beat(self) -> float:
        # With the clock's seconds, so that what is told is told when it happens.
        return BEAT - self._clock.now().microsecond / 1_000_000 % BEAT

    @property
    def left(self) -> bool:
        """Whether the meeting is left."""
        return self._code is not None

    def leave(self, code: int = DONE) -> None:
        """Leave; while a session runs only when told so twice."""
        told_again = isinstance(self.questions.last, LeavePrompt)
        running = self.meeting.state.current is not None
        prompt = None if told_again else leave(self.voice.language, running=running)
        self._leaving = code
        if prompt is None:
            self._leave()
        else:
            self.questions.ask(prompt)

    def _leave(self) -> None:
        state = self.meeting.state
        if state.rehearsal and state.progress and state is not self._reported:
            self.tell_tightness()
        self._end(self._leaving)

    def _end(self, code: int) -> None:
        self._code = code
        self.questions.asked.clear()

    # What is told

    def look(self) -> View:
        """Look at the meeting now."""
        return self.leading.view()

    def tell(self, *sentences: Sentence) -> None:
        """Say something in one line."""
        self.voice.say(*sentences)

    def tell_where(self) -> None:
        """Say where the meeting stands."""
        self.tell(*where(self.look()))

    def tell_tightness(self) -> None:
        """Say where the plan is too tight."""
        self._reported = self.meeting.state
        self.tell(tightness.TITLE)
        for line in tightness.report(self.look()):
            self.voice.list(line.words)

    def read_tightness(self) -> None:
        """Read where the plan is too tight."""
        self.tell(tightness.TITLE)
        self.read(line.words for line in tightness.report(self.look()))

    def read(self, lines: Iterable[Sentence]) -> None:
        """Read lines, to somebody who types no more of them than a screen holds."""
        self._rest = list(lines)
        if not self._rest:
            self.tell(phrase("There is nothing there yet."))
        else:
            self.read_on()

    def read_on(self) -> None:
        """Read on where not everything was read."""
        room, now = self._lines.screen.rows, 0
        while self._rest and (not now or room >= len(self.voice.rows(self._rest[0]))):
            line = self._rest.pop(0)
            self.voice.list(line)
            room, now = room - len(self.voice.rows(line)), now + 1
        if self._rest:
            self.voice.list(
                counted(
                    "{n} more line: “more” reads on.",
                    "{n} more lines: “more” reads on.",
                    len(self._rest),
                )
            )
        elif not now:
            self.tell(phrase("There is nothing more to read."))

    def look_around(self) -> None:
        """Take in what others wrote, notice absences, and tell what is new."""
        news = self.leading.look()
        if news.unreadable is not None:
            self.tell(news.unreadable)
        if news.readable:
            self.tell(phrase("The record can be read again."))
        if news.read_anew:
            self.tell(READ_ANEW)
        if news.set_back is not None:
            self.tell(news.set_back.sentence(self.meeting.state.zone))
        for said in filter(None, (*news.told, *news.remarks, news.alert)):
            self.tell(said)
        if news.sound is not None and self.bell_on:
            self.leading.sounds.play(news.sound)
        self._tell_news()

    def _tell_news(self, mine: Event | None = None) -> None:
        """Report what was done since the last look, and what came of it."""
        was, self._looked = self._looked, self.look()
        told_of = self._deeds.new(
            was.state, self._looked.state, mine, answering=self.questions.answering
        )
        for told in told_of:
            self.tell(told)
        for told in announcements(was, self._looked):
            self.tell(told)
        self._hooking.run(self.leading.hooks(self._looked))
        for problem in self._hooking.problems():
            self.tell(problem)

    # Moves

    def act(self, move: Move[P], *args: P.args, **options: P.kwargs) -> Event | None:
        """Make a move and tell what came of it; what refuses it or fails is told instead."""
        return self._make(lambda: self.leading.act(move, *args, **options))

    def act_with(
        self, move: Move[[]], joined: EventId | None = None, source: Source | None = None
    ) -> Event | None:
        """Make a move as `Meeting.do_with` does, as `act`."""
        return self._make(lambda: self.leading.act_with(move, joined, source))

    def note(self, what: Capture) -> Event | None:
        """Keep a capture, as `act`."""
        event = self._make(lambda: self.leading.note(what))
        if event is not None and what.private:
            self.tell(phrase("Kept “{text}” as a private note.", text=what.text))
        return event

    def refuse(self, refusal: Refused) -> None:
        """Say why something was not done."""
        self.failures += 1
        self.tell(refusal.phrase)

    def undo(self) -> None:
        """Undo the last step, as `act`."""
        self._tell_private(self._make(self.leading.undo), phrase("Undid it, a private note."))

    def redo(self) -> None:
        """Do again what was undone last, as `act`."""
        self._tell_private(self._make(self.leading.redo), phrase("Redid it, a private note."))

    def _tell_private(self, event: Event | None, words: Phrase) -> None:
        """Report what was done to the private notes, which no news tells of."""
        if event is not None and event in self.meeting.private.journal.events:
            self.tell(words)

    def _make(self, step: Callable[[], Event]) -> Event | None:
        writable, finished = self.leading.trouble.writable, self.meeting.state.finished
        try:
            event = step()
        except Refused as refusal:
            self.refuse(refusal)
            self._tell_news()
            return None
        except FileProblem as problem:
            self.failures += 1
            self.tell(problem.phrase)
            return None
        if not writable:
            self.tell(phrase("The record can be written again."))
        self._tell_news(event)
        if self.meeting.state.rehearsal and self.meeting.state.finished and not finished:
            self.tell_tightness()
        return event

    def perform(self, *effects: Effect) -> None:
        """Do what a command means, asking what has to be asked."""
        self._perform(effects)

    def _perform(self, effects: Iterable[Effect]) -> None:
        """Do one thing after the other, until a move is refused."""
        for effect in effects:
            match effect:
                case Act():
                    if self.act_with(*effect) is None:
                        return
                case Tell(sentence):
                    self.tell(sentence)
                case Leave():
                    self._leave()
                case Open():
                    raise AssertionError  # a meeting is open already
                case Prompt():
                    self.questions.ask(effect)


def introduced(here: View) -> Sequence[Sentence]:
    """Return which meeting it is, and which day of it."""
    state, plan = here
    title = clean_line(state.agenda.title)
    said = phrase("This is “{title}”.", title=title)
    if state.rehearsal:
        said = phrase("This is a rehearsal of “{title}”.", title=title)
    if len(state.dates) < 2:  # noqa: PLR2004 - the only day needs no number
        return (said,)
    return said, phrase("It is day {day} of {days}.", day=plan.today + 1, days=len(state.dates))
