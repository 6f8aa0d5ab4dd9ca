"""What there is to tell of the laptops that keep a meeting together, in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from facilitator.core.base.language import Phrase, clock_time, counted, length, phrase
from facilitator.core.base.span import MINUTE
from facilitator.files.records.journal import Journal
from facilitator.files.records.sharing.exchange import AHEAD


def arrived(n: int, name: str, first: dt.datetime, last: dt.datetime, zone: ZoneInfo) -> Phrase:
    """Say how many steps of somebody's arrived, and of when they are (UTC)."""
    start, end = clock_time(first, zone), clock_time(last, zone)
    if start == end:
        return counted(
            "{n} step of {name}'s arrived, of {start}.",
            "{n} steps of {name}'s arrived, of {start}.",
            n,
            name=name,
            start=start,
        )
    return counted(
        "{n} step of {name}'s arrived, {start} to {end}.",
        "{n} steps of {name}'s arrived, {start} to {end}.",
        n,
        name=name,
        start=start,
        end=end,
    )


def clocks_ahead(record: Journal, now: dt.datetime) -> Mapping[str, dt.timedelta]:
    """Say how far in the future others wrote, where that is more than their clocks may differ."""
    return {
        event.by: event.at - now
        for event in record.everything
        if event.by != record.by and event.at - now > AHEAD
    }


def clock_ahead(name: str, ahead: dt.timedelta) -> Phrase:
    """Say whose clock is ahead of this laptop's."""
    return phrase(
        "{name}'s clock is {time} ahead of this one. Set one of them.",
        name=name,
        time=length(ahead) if ahead >= MINUTE else phrase("{n} s", n=int(ahead.total_seconds())),
    )


def unread(name: str, since: dt.datetime | None, zone: ZoneInfo) -> Phrase:
    """Say whose part cannot be read to its end."""
    if since is None:
        return phrase("{name}'s part cannot be read.", name=name)
    return phrase(
        "{name}'s part cannot be read from {time} on (a newer version?).",
        name=name,
        time=clock_time(since, zone),
    )
