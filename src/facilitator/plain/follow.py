"""Following tells what happens in a meeting that others lead, and never writes to it."""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.clock import Clock
from facilitator.core.base.language import Language, phrase
from facilitator.core.telling.announce import announcements, where
from facilitator.core.time.view import View, view
from facilitator.plain.deeds import Deeds
from facilitator.plain.lines import Lines, Signalled
from facilitator.plain.loop import introduced
from facilitator.plain.voice import Voice, aloud
from facilitator.running.exits import BY_SIGNAL
from facilitator.running.leading import BEAT
from facilitator.watching import Watcher


def follow(watcher: Watcher, lines: Lines, clock: Clock, language: Language) -> int:
    """Report what happens until a signal ends it; return the exit code. `clock` is the real one."""
    voice = Voice(aloud(language), watcher.now, lambda: watcher.state.zone, lines)
    return _Follower(watcher, voice, lines, clock).run()


class _Follower:
    def __init__(self, watcher: Watcher, voice: Voice, lines: Lines, clock: Clock) -> None:
        self._watcher = watcher
        self._voice = voice
        self._lines = lines
        self._clock = clock
        self._lost: dt.datetime | None = None
        self._begin()

    def _begin(self) -> None:
        """Report which meeting it is and where it stands."""
        self._record = self._watcher.record
        self._deeds = Deeds(self._record, self._voice.language)
        self._looked = self._look()
        self._voice.say(*introduced(self._looked))
        self._voice.say(*where(self._looked))

    def _look(self) -> View:
        return view(self._watcher.state, self._watcher.now())

    def run(self) -> int:
        while True:
            past = self._clock.now().microsecond / 1_000_000 % BEAT
            try:
                self._lines.line(BEAT - past)
            except EOFError:
                return 0
            except Signalled as signal:
                return BY_SIGNAL + signal.number
            self._tell()

    def _tell(self) -> None:
        sight = self._watcher.look()
        if sight.since is not None and self._lost is None:
            self._voice.say(phrase("The record cannot be read; the clock keeps running."))
        elif sight.since is None and self._lost is not None:
            self._voice.say(phrase("The record can be read again."))
        self._lost = sight.since
        if self._watcher.record is not self._record:
            self._begin()
            return
        was, self._looked = self._looked, self._look()
        for told in (
            *self._deeds.new(was.state, self._looked.state),
            *announcements(was, self._looked),
        ):
            self._voice.say(told)
