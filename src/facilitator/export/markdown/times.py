"""A day's times as a table in Markdown: planned against actual, session by session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from facilitator.core.base.span import ZERO
from facilitator.export import dates
from facilitator.export.markdown import text as md
from facilitator.export.programme import Entry, Fate, HeldDay
from facilitator.export.wording import Wording


def times(day: HeldDay, words: Wording) -> Iterator[str]:
    """Write the table of a day, breaks included, with its totals, and how its plan was changed."""
    if day.date != day.planned:
        yield words.language.say("Planned for {date}.", date=dates.day(day.planned, words.language))
    yield _table(day, words)
    changed = [(entry, list(_changes(entry, words))) for entry in day.entries]
    yield from filter(None, [md.items(_changed(entry, said) for entry, said in changed if said)])


def _table(day: HeldDay, words: Wording) -> str:
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
        words.planned(entry),
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


def _changed(entry: Entry, said: list[str]) -> str:
    return " ".join([md.label(md.inline(entry.slot.session.title)), *said])


def _changes(entry: Entry, words: Wording) -> Iterator[str]:
    """Say how a session was replanned while the meeting went on."""
    say, of, written = words.language.say, entry.slot.session, entry.written
    if entry.fate is Fate.MOVED:
        return
    if entry.other is not None:
        date = dates.day(words.state.dates[entry.other], words.language)
        yield say("It was moved here from {date}.", date=date)
    if written is None:
        yield say("It was added during the meeting.")
        return
    if entry.shifted and entry.other is None:
        yield say("It was moved; the agenda has it {planned}.", planned=words.planned(written))
    if written.session.title != of.title:
        yield say("The agenda calls it “{title}”.", title=md.inline(written.session.title))
    if written.session.duration != of.duration:
        yield say(
            "It was replanned: {minutes} instead of {before}.",
            minutes=words.language.minutes(dt.timedelta(minutes=of.duration)),
            before=words.language.minutes(dt.timedelta(minutes=written.session.duration)),
        )
