"""What was held of a rotation: rounds that were only tried are none.

A round is tried while its session does not run, or for less than a minute before the next one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Final

from msgspec.structs import replace

from facilitator.core.base.ids import PersonId
from facilitator.core.base.span import MINUTE
from facilitator.core.record.groups import Grouping
from facilitator.core.record.sessions import Progress

SHORTEST_ROUND: Final = MINUTE
"""Shorter than this nobody sits in a group."""


def as_held(of: Grouping, progress: Progress) -> Grouping:
    """Return a session's groups with those rounds of their rotation that were held.

    Where that is one at most there was no rotation, and the members are those who sat together.
    """
    if not of.rounds:
        return of
    rounds = tuple(_held(of, progress))
    members = rounds[-1] if rounds else of.members
    return replace(of, members=members, rounds=rounds if len(rounds) > 1 else ())


def _held(of: Grouping, progress: Progress) -> Iterator[Mapping[PersonId, str]]:
    for placement, since, until in zip_longest(of.rounds, of.began, of.began[1:]):
        if placement is not None and _sat(progress, since, until):
            yield placement


def _sat(progress: Progress, since: dt.datetime | None, until: dt.datetime | None) -> bool:
    """Return whether people sat in groups between two rotations, of which there may be none."""
    spans = progress.spans
    if until is None:
        return any(span.end is None or since is None or span.end > since for span in spans)
    if since is None:
        return any(span.start <= until for span in spans)
    return progress.ran(since, until) >= SHORTEST_ROUND
