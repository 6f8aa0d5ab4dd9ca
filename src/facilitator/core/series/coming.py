"""Coming meetings of the series: fixed, proposed or wished for, and the votes on what is not fixed.

A voter is known by an organisation's or a person's id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.fields import shared
from facilitator.core.base.language import N_, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_words, fold
from facilitator.core.record.agenda import UpcomingStatus
from facilitator.core.record.people import free_id
from facilitator.core.record.series import (
    SeriesFact,
    UpcomingAdded,
    UpcomingChanged,
    UpcomingRemoved,
    Voted,
)

if TYPE_CHECKING:
    from facilitator.core.record.state import State
from facilitator.core.record.series import Coming, taken

# What is true

ORDER: Final[tuple[UpcomingStatus, ...]] = ("wish", "proposed", "fixed")
"""From the least sure to the surest."""

STATUS_WORDS: Final[Mapping[UpcomingStatus, str]] = {
    "fixed": N_("fixed"),
    "proposed": N_("proposed"),
    "wish": N_("wish"),
}
"""How sure one is, in words."""


def in_order(state: State) -> tuple[Coming, ...]:
    """List the coming meetings, the surest first, then by date, those without one last."""
    return tuple(
        sorted(
            state.upcoming.meetings.values(),
            key=lambda one: (-ORDER.index(one.status), one.date or dt.date.max),
        )
    )


def votes_for(state: State, upcoming: str) -> tuple[str, ...]:
    """Name, by id, those who can agree to a coming meeting."""
    return state.upcoming.agreeing(upcoming)


def open_to_votes(state: State) -> tuple[Coming, ...]:
    """List the coming meetings that are voted on: proposals, then wishes."""
    return tuple(one for one in in_order(state) if one.status != "fixed")


def leading(state: State) -> tuple[Coming, ...]:
    """List the proposals with the most votes, several if they tie, none before anybody voted."""
    proposed = state.upcoming.proposed
    counts = {one.id: len(state.upcoming.agreeing(one.id)) for one in proposed}
    most = max(counts.values(), default=0)
    return tuple(one for one in proposed if most and counts[one.id] == most)


def alternatives(state: State, coming: Coming) -> tuple[Coming, ...]:
    """List the proposals of one meeting on different dates, by date, this one included.

    They have the same place and theme; without a date there is no other.
    """
    if coming.status != "proposed" or coming.date is None:
        return ()
    dated = (one for one in state.upcoming.proposed if one.date is not None)
    what = coming.place, coming.theme
    return tuple(one for one in dated if (one.place, one.theme) == what)


def next_fixed(state: State) -> Coming | None:
    """Return the next meeting: the first fixed one after the days of this one, or None."""
    last = max(state.dates, default=dt.date.min)
    fixed = (one for one in in_order(state) if one.status == "fixed" and one.date)
    return next((one for one in fixed if one.date and one.date > last), None)


# The moves


class Plan(Struct, frozen=True):
    """What there is to say of a coming meeting."""

    status: UpcomingStatus = "proposed"
    date: dt.date | None = None
    place: str = ""
    theme: str = ""
    host: str = ""
    asked_by: str = ""


def plan_of(coming: Coming) -> Plan:
    """Return what is said of a coming meeting."""
    return shared(Plan, coming)


def add(state: State, _: dt.datetime, what: Plan) -> SeriesFact:
    """Fix, propose or wish for a coming meeting."""
    what = _checked(what)
    _refuse_twin(state, what)
    name = what.theme or what.place or what.status
    id_ = free_id(name, taken(state.upcoming), state.sharing.mark)
    return shared(UpcomingAdded, what, upcoming=id_)


def change(state: State, _: dt.datetime, id_: str, what: Plan) -> SeriesFact:
    """Change a coming meeting, all of it as said."""
    what, before = _checked(what), plan_of(_named(state, id_))
    if what == before:
        raise Refused(phrase("Nothing was changed."))
    if (what.date, what.place, what.theme) != (before.date, before.place, before.theme):
        _refuse_twin(state, what, but=id_)
    return shared(UpcomingChanged, what, upcoming=id_)


def promote(state: State, now: dt.datetime, id_: str) -> SeriesFact:
    """Make a wish a proposal, and a proposal a fixed meeting."""
    return _step(state, now, id_, 1)


def demote(state: State, now: dt.datetime, id_: str) -> SeriesFact:
    """Make a fixed meeting a proposal again, and a proposal a wish."""
    return _step(state, now, id_, -1)


def remove(state: State, _: dt.datetime, id_: str) -> SeriesFact:
    """Take a coming meeting off the list."""
    _named(state, id_)
    return UpcomingRemoved(id_)


def vote(state: State, _: dt.datetime, of: str, id_: str) -> SeriesFact:
    """Note that somebody is for a proposal or a wish, or no longer is."""
    if _named(state, id_).status == "fixed":
        raise Refused(phrase("That meeting is fixed: only proposals and wishes are voted on."))
    before = [one for one in state.upcoming.votes.get(of, ()) if one in state.upcoming.meetings]
    choices = [one for one in before if one != id_] if id_ in before else [*before, id_]
    return Voted(of, tuple(choices))


def choose(state: State, _: dt.datetime, of: str, choices: Sequence[str]) -> SeriesFact:
    """Note all the proposals that somebody can agree to, in place of what they agreed to before.

    Their votes for wishes stay.
    """
    proposed = [one.id for one in in_order(state) if one.status == "proposed"]
    chosen = tuple(id_ for id_ in proposed if id_ in choices)
    if not proposed or (choices and not chosen):
        raise Refused(phrase("What was voted on is no longer proposed."))
    meetings, before = state.upcoming.meetings, state.upcoming.votes.get(of, ())
    wishes = (id_ for id_ in before if id_ in meetings and meetings[id_].status == "wish")
    chosen = (*chosen, *wishes)
    if set(before) == set(chosen):
        raise Refused(phrase("Nothing was changed."))
    return Voted(of, chosen)


def _step(state: State, now: dt.datetime, id_: str, step: int) -> SeriesFact:
    what = plan_of(_named(state, id_))
    position = ORDER.index(what.status) + step
    if not 0 <= position < len(ORDER):
        sure = phrase("It is fixed already."), phrase("It is only a wish already.")
        raise Refused(sure[step < 0])
    return change(state, now, id_, replace(what, status=ORDER[position]))


def _named(state: State, id_: str) -> Coming:
    found = state.upcoming.meetings.get(id_)
    if found is None:
        raise Refused(phrase("That meeting is no longer on the list."))
    return found


def _refuse_twin(state: State, what: Plan, but: str = "") -> None:
    """Refuse what is on the list already: the same day and place, unless it has another theme."""
    for one in state.upcoming.meetings.values():
        about = {fold(theme) for theme in (one.theme, what.theme)}
        known = one.date is not None or one.place  # then a theme is no more than a detail
        alike = len(about) == 1 or (known and "" in about)
        there = one.date == what.date and fold(one.place) == fold(what.place)
        if one.id != but and there and alike:
            raise Refused(phrase("That meeting is already on the list. Edit that entry instead."))


def _checked(what: Plan) -> Plan:
    """Clean what was typed; a meeting needs a date to be fixed, and anything at all to be one."""
    what = replace(
        what,
        place=clean_words(what.place),
        theme=clean_words(what.theme),
        host=clean_words(what.host),
        asked_by=clean_words(what.asked_by),
    )
    if not (what.date or what.place or what.theme):
        raise Refused(phrase("Give a date, a place or a theme."))
    if what.status == "fixed" and what.date is None:
        raise Refused(phrase("A meeting needs a date to be fixed."))
    return what
