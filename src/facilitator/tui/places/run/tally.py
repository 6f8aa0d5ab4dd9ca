"""How much was captured, counted once until more is: a record may have thousands of captures."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from facilitator.core.notes.actions import actions
from facilitator.core.record.notes import CaptureKind
from facilitator.core.record.state import State


class Tally(Struct, frozen=True, eq=False):
    """The captures of this meeting by kind, and the actions that are open.

    `pending` counts those that earlier meetings left too, `unowned` this meeting's that nobody has.
    """

    kinds: Mapping[CaptureKind, int]
    pending: int
    unowned: int


def tally(state: State, before: tuple[State, Tally] | None = None) -> Tally:
    """Count the captures; `before` is a state with its counts, which may still be right."""
    if before is not None and _captured(before[0], state):
        return before[1]
    undone = [one for one in actions(state) if one.done is None]
    return Tally(
        Counter(note.kind for note in state.notes.values()),
        len(undone),
        sum(not one.who and not one.meeting for one in undone),
    )


def _captured(one: State, other: State) -> bool:
    """Say whether the same was captured in two states."""
    # Most notes are the same objects, which is seen at once.
    return (one.notes, one.actions, one.earlier) == (other.notes, other.actions, other.earlier)


def since(state: State, day: dt.datetime) -> int:
    """Count the captures since an instant; they are kept in their order."""
    count = 0
    for note in reversed(tuple(state.notes.values())):
        if note.at < day:
            break
        count += 1
    return count
