"""The series: coming meetings and votes on them."""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec.structs import replace

from facilitator.core.base.dates import read_date
from facilitator.core.base.language import N_, phrase
from facilitator.core.homework.tasks import bodies
from facilitator.core.notes.reading import day_first
from facilitator.core.record.agenda import UpcomingStatus
from facilitator.core.record.events import AnyFact
from facilitator.core.record.move import Move
from facilitator.core.record.series import Coming
from facilitator.core.record.state import State
from facilitator.core.series import coming
from facilitator.running.commands import who
from facilitator.running.commands.command import Command, with_both, with_text

NONE_COMING: Final = phrase("There are no coming meetings.")
NOBODY: Final = phrase("There is nobody who could vote.")


def named(one: Coming) -> str:
    """Say in a few words which coming meeting it is."""
    date = one.date.isoformat() if one.date else ""
    return ", ".join(filter(None, (date, one.place, one.theme)))


def _meeting(state: State, typed: str) -> str:
    known = [(one.id, named(one)) for one in coming.in_order(state)]
    return who.one_of(typed, known, NONE_COMING)


def _plan(state: State, now: dt.datetime, line: str) -> coming.Plan:
    """Read a date, a place and a theme with commas between; the date may be left out."""
    first, _, rest = line.partition(",")
    today = now.astimezone(state.zone).date()
    date = read_date(first.strip(), today, day_first=day_first(state.agenda))
    place, _, theme = (rest if date else line).partition(",")
    return coming.Plan(date=date, place=place.strip(), theme=theme.strip())


def _adding(status: UpcomingStatus) -> Move[[str]]:
    def move(state: State, now: dt.datetime, line: str) -> AnyFact:
        return coming.add(state, now, replace(_plan(state, now, line), status=status))

    return move


def _change(state: State, now: dt.datetime, typed: str, line: str) -> AnyFact:
    id_ = _meeting(state, typed)
    before = coming.plan_of(state.upcoming.meetings[id_])
    new = _plan(state, now, line)
    plan = replace(before, date=new.date or before.date, place=new.place, theme=new.theme)
    return coming.change(state, now, id_, plan)


def _surer(state: State, now: dt.datetime, typed: str) -> AnyFact:
    return coming.promote(state, now, _meeting(state, typed))


def _less_sure(state: State, now: dt.datetime, typed: str) -> AnyFact:
    return coming.demote(state, now, _meeting(state, typed))


def _remove(state: State, now: dt.datetime, typed: str) -> AnyFact:
    return coming.remove(state, now, _meeting(state, typed))


def _vote(state: State, now: dt.datetime, named: str, typed: str) -> AnyFact:
    of = who.one_of(named, bodies(state), NOBODY)
    return coming.vote(state, now, of, _meeting(state, typed))


COMMANDS: Final = (
    Command(
        "vote",
        N_("WHO: MEETING"),
        N_("Notes a vote for a proposed meeting or a wish, or takes it back."),
        with_both(_vote),
    ),
    Command(
        "proposed",
        N_("[DATE, ]PLACE[, THEME]"),
        N_("Proposes a coming meeting."),
        with_text(_adding("proposed")),
    ),
    Command(
        "wish",
        N_("[DATE, ]PLACE[, THEME]"),
        N_("Wishes for a coming meeting."),
        with_text(_adding("wish")),
    ),
    Command(
        "fixed",
        N_("DATE, PLACE[, THEME]"),
        N_("Fixes a coming meeting."),
        with_text(_adding("fixed")),
    ),
    Command(
        "change-meeting",
        N_("MEETING: [DATE, ]PLACE[, THEME]"),
        N_("Changes a coming meeting."),
        with_both(_change),
    ),
    Command(
        "confirm",
        N_("MEETING"),
        N_("Makes a wish a proposal, and a proposal a fixed meeting."),
        with_text(_surer),
    ),
    Command(
        "unconfirm",
        N_("MEETING"),
        N_("Makes a fixed meeting a proposal again, and a proposal a wish."),
        with_text(_less_sure),
    ),
    Command(
        "remove-meeting",
        N_("MEETING"),
        N_("Takes a coming meeting off the list."),
        with_text(_remove),
    ),
)
"""MEETING is a number, or a part of its date, place or theme."""
