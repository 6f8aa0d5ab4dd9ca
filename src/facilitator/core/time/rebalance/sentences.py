"""What a rebalance would do, in whole sentences."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from facilitator.core.base.language import Phrase, clock_time, counted, phrase, quoted
from facilitator.core.base.text import clean_line
from facilitator.core.time.rebalance.propose import Line, Proposal, Stretch, why_unchanged


def sentences(found: Proposal, zone: ZoneInfo) -> Iterator[Phrase]:
    """Say what is late, what happens to it, and which sessions change."""
    for part in found.stretches:
        yield _stretch(part, zone)
    if not found.changes:
        yield why_unchanged(found)
        return
    for line in found.lines:
        if told := _line(line, zone):
            yield told


def _stretch(part: Stretch, zone: ZoneInfo) -> Phrase:
    at = clock_time(part.target, zone)
    name = phrase("the end of the day")
    if part.until is not None:
        name = quoted(clean_line(part.until.session.title))
    late = counted("{n} minute", "{n} minutes", part.late)
    left = counted("{n} minute", "{n} minutes", part.left_over)
    if part.moved:
        return phrase(
            "It is {late} late before {name} at {at}, which moves by {left}.",
            late=late, name=name, at=at, left=left,
        )  # fmt: skip
    if part.saved:
        return phrase(
            "It is {late} late before {name} at {at}, which is kept.", late=late, name=name, at=at
        )
    return phrase(
        "It is {late} late before {name} at {at}, of which {left} remain.",
        late=late, name=name, at=at, left=left,
    )  # fmt: skip


def _line(line: Line, zone: ZoneInfo) -> Phrase | None:
    title = clean_line(line.before.session.title)
    if line.after is None:
        return phrase("“{title}” is cut.", title=title)
    if line.given > 0:
        return phrase(
            "“{title}” gets {left} instead of {minutes} minutes.",
            title=title, left=line.left, minutes=line.minutes,
        )  # fmt: skip
    if line.moved and line.after.expected_start is not None:
        at = clock_time(line.after.expected_start, zone)
        return phrase("“{title}” begins at {at}.", title=title, at=at)
    return None
