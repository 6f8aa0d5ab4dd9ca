"""Reporting back from groups: in which order, which group does so now, and which did."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import SessionId
from facilitator.core.record.fact import Fact


class ReportsOrdered(Fact, frozen=True):
    """The order in which groups report back."""

    session: SessionId
    groups: tuple[str, ...]


class GroupReports(Fact, frozen=True):
    """It is the group's turn to report back; whichever reported before is done. None is nobody."""

    session: SessionId
    group: str | None = None


class Reporting(Struct, frozen=True):
    """The `order` of groups (those not in it come last), which one reports `now`, and those `done`.

    Those done are in the order in which they reported.
    """

    order: tuple[str, ...] = ()
    now: str | None = None
    done: tuple[str, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether anything was said of it."""
        return bool(self.order or self.now or self.done)


NOT_BEGUN: Final = Reporting()


def apply(of: Reporting, fact: ReportsOrdered | GroupReports) -> Reporting:
    """Fold a fact about reporting back."""
    match fact:
        case ReportsOrdered(_, groups):
            return replace(of, order=groups)
        case GroupReports(_, group):
            done = [each for each in (*of.done, of.now) if each is not None and each != group]
            return replace(of, now=group, done=tuple(dict.fromkeys(done)))
