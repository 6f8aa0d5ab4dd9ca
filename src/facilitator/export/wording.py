"""Words for what became of a session and when, shared by everything that people read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from facilitator.core.base.language import Language, Phrase, clock_time, phrase
from facilitator.core.base.span import MINUTE, ZERO, Span, minutes_between, took
from facilitator.core.notes import sentence
from facilitator.core.record.plan import Slot
from facilitator.core.record.state import State
from facilitator.export.programme import Entry, Fate, HeldDay

DASH: Final = "\N{EN DASH}"

_IN_SHORT: Final = {
    Fate.INTERRUPTED: phrase("interrupted"),
    Fate.SKIPPED: phrase("skipped"),
    Fate.MISSED: phrase("not held"),
    Fate.HOMEWORK: phrase("became homework"),
    Fate.DROPPED: phrase("dropped"),
    Fate.MOVED: phrase("moved to {date}"),
    Fate.COMING: phrase("still to come"),
    Fate.RUNNING: phrase("going on"),
    Fate.PAUSED: phrase("paused"),
}


class Wording:
    """A meeting's times in words: local, in whole minutes, so that what is shown adds up."""

    def __init__(self, state: State, now: dt.datetime, language: Language) -> None:
        """Speak `language` about `state` as it is at `now`."""
        self.state = state
        self.now = now
        self.language = language
        self.zone = state.zone

    @property
    def today(self) -> dt.date:
        """The date at which this is told."""
        return self.now.astimezone(self.zone).date()

    def planned(self, of: Entry | Slot) -> str:
        """Say when a session was to be, from one clock time to another."""
        return f"{self._time(of.start)}{DASH}{self._time(of.end)}"

    def actual(self, entry: Entry) -> str:
        """Say when a session was, every interval, or nothing if it never began."""
        return listed(self.language, [self._span(s, entry.slot) for s in entry.here.spans])

    def in_short(self, entry: Entry) -> str:
        """Say when a session was and, unless it was held as it should, what became of it."""
        fate = _IN_SHORT.get(entry.fate)
        parts = [self.actual(entry), self._say(fate, entry) if fate else ""]
        return ", ".join(part for part in parts if part)

    def ended(self, entry: Entry) -> str:
        """Say how far from the plan a session ended, or nothing if it was not held to its end."""
        end = entry.progress.spans[-1].end if entry.fate is Fate.HELD else None
        return self._apart(entry.end, end) if end else ""

    def day_ended(self, day: HeldDay) -> str:
        """Say how far from the plan a day ended, or nothing if it is not over."""
        held = [e.progress.spans[-1].end for e in day.entries if e.fate is Fate.HELD]
        ends = [end for end in held if end is not None]
        if not (day.over and ends):
            return ""
        planned = max(entry.end for entry in day.entries if entry.of_plan)
        return self._apart(planned, max(ends))

    def length(self, entry: Entry) -> dt.timedelta:
        """Return how long a session was by the times shown, pauses included."""
        return took(entry.here.spans, self.now)

    def minutes(self, length: dt.timedelta) -> str:
        """Say a length, or nothing if it is less than a minute."""
        return self.language.minutes(length) if length >= MINUTE else ""

    def adjusted(self, length: dt.timedelta) -> str:
        """Say how much time was added or taken away, or nothing."""
        if abs(length) < MINUTE:
            return ""
        amount = self.language.minutes(length)
        if length > ZERO:
            return self.language.say("{time} more", time=amount)
        return self.language.say("{time} less", time=amount)

    def _span(self, span: Span, slot: Slot) -> str:
        """Write an interval, with its date where that is not the one the session was planned on."""
        start = self._time(span.start)
        times = f"{start}{DASH}{self._time(span.end)}" if span.end else start
        date = span.start.astimezone(self.zone).date()
        if date == slot.start.astimezone(self.zone).date():
            return times
        return self.language.say(
            "{times} on {date}", times=times, date=self.language.short_date(date)
        )

    def _say(self, sentence: Phrase, entry: Entry) -> str:
        return self.language.say(Phrase(sentence.text, {"date": self._other(entry)}))

    def _other(self, entry: Entry) -> str:
        return "" if entry.other is None else self.language.date(self.state.dates[entry.other])

    def _apart(self, planned: dt.datetime, held: dt.datetime) -> str:
        return self.language.offset(minutes_between(planned, held) * MINUTE)

    def _time(self, instant: dt.datetime) -> str:
        return clock_time(instant, self.zone)


def listed(language: Language, words: Sequence[str]) -> str:
    """Join words as in a sentence: "one, two and three"."""
    return sentence.listed(words or ("",), language)
