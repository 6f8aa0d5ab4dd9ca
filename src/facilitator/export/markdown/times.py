"""A day's times as a table in Markdown: planned against actual, session by session."""

from __future__ import annotations

from facilitator.core.base.span import ZERO
from facilitator.export.markdown import text as md
from facilitator.export.programme import Entry, HeldDay
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
        words.minutes(entry.here.halted(words.now)),
        words.adjusted(entry.here.added),
    ]


def _totals(day: HeldDay, words: Wording) -> list[str]:
    planned = sum((e.slot.end - e.slot.start for e in day.entries if e.of_plan), ZERO)
    actual = sum((words.length(entry) for entry in day.entries), ZERO)
    paused = sum((entry.here.halted(words.now) for entry in day.entries), ZERO)
    added = sum((entry.here.added for entry in day.entries), ZERO)
    return [
        f"**{words.language.say('Total')}**",
        words.minutes(planned),
        words.minutes(actual),
        words.day_ended(day),
        words.minutes(paused),
        words.adjusted(added),
    ]
