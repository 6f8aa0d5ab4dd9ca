"""A day's times as a table in Markdown: planned against actual, session by session."""

from __future__ import annotations

import datetime as dt

from facilitator.core.span import ZERO
from facilitator.export import markdown_text as md
from facilitator.export.programme import Entry, Fate, HeldDay
from facilitator.export.wording import Wording


def times(day: HeldDay, words: Wording) -> str:
    """Write the table of a day, breaks included, with its totals."""
    say = words.language.say
    header = [
        say("Session"),
        say("Planned"),
        say("Actual"),
        say("Ended"),
        say("Pauses"),
        say("Time added or taken"),
    ]
    return md.table(header, [*(_row(entry, words) for entry in day.entries), _totals(day, words)])


def _row(entry: Entry, words: Wording) -> list[str]:
    return [
        md.inline(entry.slot.session.title),
        words.planned(entry.slot),
        words.in_short(entry),
        words.ended(entry),
        words.minutes(_paused(entry, words.now)),
        words.adjusted(_added(entry)),
    ]


def _totals(day: HeldDay, words: Wording) -> list[str]:
    planned = sum((e.slot.end - e.slot.start for e in day.entries if e.of_plan), ZERO)
    actual = sum((words.length(entry) for entry in day.entries), ZERO)
    paused = sum((_paused(entry, words.now) for entry in day.entries), ZERO)
    added = sum((_added(entry) for entry in day.entries), ZERO)
    return [
        f"**{words.language.say('Total')}**",
        words.minutes(planned),
        words.minutes(actual),
        words.day_ended(day),
        words.minutes(paused),
        words.adjusted(added),
    ]


def _paused(entry: Entry, now: dt.datetime) -> dt.timedelta:
    if entry.fate is Fate.MOVED:
        return ZERO
    pauses = entry.progress.pauses
    return sum((pause.length(now) for pause in pauses), entry.progress.away)


def _added(entry: Entry) -> dt.timedelta:
    return ZERO if entry.fate is Fate.MOVED else entry.progress.added
