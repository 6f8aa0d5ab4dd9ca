"""A meeting shared between laptops: who takes part in keeping it, and who keeps the time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import EventId
from facilitator.core.record.fact import Fact
from facilitator.core.record.own import Own


class Joined(Fact, frozen=True):
    """A laptop keeps the meeting with others from here on; `name` is that of whoever sits at it."""

    name: str


class TimekeepingTaken(Fact, frozen=True):
    """Whoever wrote this keeps the time from here on."""


SharingFact = Joined | TimekeepingTaken
"""Every fact about who keeps a meeting together with whom."""


class Sharing(Struct, frozen=True):
    """Who keeps the meeting together, by the names their laptops write by.

    `names` says what people are called, in the order in which they joined; `keeper` keeps the time.
    `authors` says who took the steps that were taken since, by event. `here` is this laptop, where
    that is known.
    """

    names: Mapping[str, str] = {}
    keeper: str = ""
    authors: Mapping[EventId, str] = {}
    here: str = ""

    @property
    def opener(self) -> str:
        """Whoever shared the meeting, and wrote what is older than that."""
        return next(iter(self.names), "")

    @property
    def mark(self) -> str:
        """What ids end with that are made on this laptop.

        So two people of one name who are added on two laptops stay two.
        """
        return self.here.rpartition("-")[2] if self.names else ""

    @property
    def keeps_time(self) -> bool:
        """Whether the clock may be steered from this laptop."""
        return self.keeper in {"", self.here}

    def author(self, event: EventId) -> str:
        """Say who took a step."""
        return self.authors.get(event, self.opener)

    def name(self, writer: str) -> str:
        """Say what somebody is called."""
        return self.names.get(writer, writer)


NOT_SHARED: Final = Sharing()
"""A record that one laptop keeps."""


def apply(sharing: Sharing, fact: SharingFact, by: str, own: Own) -> Sharing:
    """Fold a fact about who keeps the meeting."""
    match fact:
        case Joined(name):
            names = own.put(sharing.names, by, name)
            return replace(sharing, names=names, keeper=sharing.keeper or by)
        case TimekeepingTaken():
            names = sharing.names if by in sharing.names else own.put(sharing.names, by, by)
            return replace(sharing, names=names, keeper=by)


def written(sharing: Sharing, event: EventId, by: str, own: Own) -> Sharing:
    """Keep in mind who took a step."""
    return replace(sharing, authors=own.put(sharing.authors, event, by))
