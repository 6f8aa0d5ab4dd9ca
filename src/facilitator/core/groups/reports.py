"""Reporting back: which group reports, which come after it, and in which order."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from facilitator.core.base import signs
from facilitator.core.base.dice import Dice
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.groups.board import group_of
from facilitator.core.record.groups import NO_GROUPS, Breakout, GroupFact, Grouping
from facilitator.core.record.reporting import GroupReports, ReportsOrdered

if TYPE_CHECKING:
    from facilitator.core.record.state import State


class Reports(NamedTuple):
    """Where the reporting stands: who reports, who is to come in their order, who is done.

    `begun` says whether anything was said of it: until then there is no order to be shown.
    """

    current: Breakout | None
    to_come: tuple[Breakout, ...]
    done: tuple[Breakout, ...]
    begun: bool

    @property
    def reported(self) -> tuple[Breakout, ...]:
        """Those that reported, in that order, the one that does so now included."""
        return (*self.done, self.current) if self.current is not None else self.done

    @property
    def order(self) -> tuple[Breakout, ...]:
        """All groups, those first that reported first."""
        return (*self.reported, *self.to_come)


def reports(grouping: Grouping) -> Reports:
    """Say how the reporting of groups stands; whoever no order names comes last."""
    of, known = grouping.reporting, grouping.groups
    done = tuple(known[group] for group in of.done if group in known)
    to_come = tuple(
        known[group]
        for group in dict.fromkeys((*of.order, *known))
        if group in known and group not in (*of.done, of.now)
    )
    return Reports(known.get(of.now or ""), to_come, done, of.begun)


def sign_of(group: Breakout, of: Reports) -> str:
    """Say by a sign whether a group has reported, does so now or is the next to; "" for neither."""
    if not of.begun:
        return ""
    if group in of.done:
        return signs.DONE
    if group == of.current:
        return signs.HERE
    return signs.NEXT if group == of.to_come[0] else ""


def next_report(state: State, _: dt.datetime, session: SessionId) -> GroupFact:
    """Let the next group report; after the last one nobody does."""
    here = _reports(state, session)
    if here.to_come:
        return GroupReports(session, here.to_come[0].id)
    if here.current is None:
        raise Refused(phrase("All groups have reported."))
    return GroupReports(session)


def report(state: State, _: dt.datetime, session: SessionId, group: str) -> GroupFact:
    """Let a group report now, whichever would be next."""
    here, of = _reports(state, session), group_of(state, session, group)
    if here.current == of:
        raise Refused(phrase("“{name}” is already reporting.", name=of.name))
    return GroupReports(session, group)


def put_next(state: State, _: dt.datetime, session: SessionId, group: str) -> GroupFact:
    """Let a group be the next to report."""
    here, of = _reports(state, session), group_of(state, session, group)
    if of not in here.to_come:
        raise Refused(phrase("“{name}” has reported, or does so now.", name=of.name))
    if here.begun and here.to_come[0] == of:
        raise Refused(phrase("“{name}” is already the next to report.", name=of.name))
    others = [each.id for each in here.order if each.id != group]
    at = len(here.order) - len(here.to_come)
    return ReportsOrdered(session, (*others[:at], group, *others[at:]))


def shuffle(state: State, now: dt.datetime, session: SessionId) -> GroupFact:
    """Shuffle the order of the groups that are to report yet, by the instant."""
    here = _reports(state, session)
    ids = [group.id for group in here.order]
    at = len(ids) - len(here.to_come)
    rest = ids[at:]
    if len(rest) < 2:  # noqa: PLR2004 - one alone has no order
        raise Refused(phrase("There are not two left to shuffle."))
    Dice(int(now.timestamp() * 1000)).shuffle(rest)
    return ReportsOrdered(session, (*ids[:at], *rest))


def _reports(state: State, session: SessionId) -> Reports:
    of = state.groupings.get(session, NO_GROUPS)
    if not of.groups:
        raise Refused(phrase("There is no group yet: form one first."))
    return reports(of)
