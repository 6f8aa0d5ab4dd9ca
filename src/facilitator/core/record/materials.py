"""What a session needs and what has to be done before it, ticked off item by item."""

from collections.abc import Mapping
from typing import Final

from facilitator.core.base.ids import SessionId
from facilitator.core.record.fact import Fact
from facilitator.core.record.own import Own


class MaterialTicked(Fact, frozen=True):
    """An item of what a session needs, or is prepared by, is there, or is not any more.

    `item` is its text in the session's `materials` or `prepare`.
    """

    session: SessionId
    item: str
    done: bool = True


MaterialFact = MaterialTicked
"""Every fact about what sessions need."""

Ticked = Mapping[SessionId, frozenset[str]]
"""The items that are ticked off, by session."""

NOTHING_TICKED: Final[Ticked] = {}


# The fold


def apply(ticked: Ticked, fact: MaterialFact, own: Own) -> Ticked:
    """Fold a fact about what a session needs."""
    match fact:
        case MaterialTicked(session, item, done):
            before = ticked.get(session, frozenset())
            return own.put(ticked, session, before | {item} if done else before - {item})
