"""The lists that pages are about: what each is called, what it will hold, and what it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, NamedTuple

from facilitator.core.base import signs
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_, Language, clock_time
from facilitator.core.base.text import clean_line
from facilitator.core.groups import board
from facilitator.core.groups.reports import reports, sign_of
from facilitator.core.homework import tasks
from facilitator.core.notes import follow_up
from facilitator.core.notes.actions import takers
from facilitator.core.notes.rules import ground_rules
from facilitator.core.notes.sentence import with_subject
from facilitator.core.people.roster import namesakes, told_apart
from facilitator.core.people.short_names import short_names
from facilitator.core.record.people import Person
from facilitator.core.record.series import Coming
from facilitator.core.record.state import State
from facilitator.core.room.clocks import round_at_hand
from facilitator.core.room.page import Entry, Kind, Named
from facilitator.core.rounds import standing
from facilitator.core.time.schedule import Row, Schedule, Status
from facilitator.core.words import comparison

MOST_CONCEPTS: Final = 24


class Listed(NamedTuple):
    """A list: what stands over it, what it is or will be about, and its entries."""

    heading: str
    about: str = ""
    entries: tuple[Entry, ...] = ()


HEADINGS: Final[Mapping[Kind, str]] = {
    "groups": N_("Groups"),
    "rules": N_("Ground rules"),
    "homework": N_("Homework"),
    "programme": N_("Programme"),
    "words": N_("Words"),
    "actions": N_("Actions from before"),
    "round": N_("Round"),
    "votes": N_("Votes on coming meetings"),
}
EMPTY: Final[Mapping[Kind, str]] = {
    "groups": N_("The groups and their members will be shown here."),
    "rules": N_("The ground rules will be shown here."),
    "homework": N_("The homework will be shown here."),
    "programme": N_("The programme of the day will be shown here."),
    "words": N_("The words that everybody uses will be shown here."),
    "actions": N_("The actions agreed last time will be shown here."),
    "round": N_("The order of speaking will be shown here."),
    "votes": N_("The proposals and their votes will be shown here."),
}
"""What an empty list says it will show."""


def listed(
    kind: Kind, state: State, plan: Schedule, language: Language, groups: SessionId | None
) -> Listed:
    """Give the list of a page; one that is about none has neither heading nor entries.

    `groups` is the session whose groups are shown, if there is one.
    """
    makers: Mapping[Kind, Callable[[State, Schedule, Language], Iterator[Entry]]] = {
        "groups": partial(_groups, session=groups),
        "rules": _rules,
        "homework": _homework,
        "programme": _programme,
        "words": _words,
        "actions": _actions,
        "round": _takers,
        "votes": _votes,
    }
    if kind not in makers:
        return Listed("")
    entries = tuple(makers[kind](state, plan, language))
    heading = language.say(HEADINGS[kind])
    if not entries:
        return Listed(heading, language.say(EMPTY[kind]))
    if kind == "groups":
        return Listed(_title(state, groups) or heading, _sizes(entries, language), entries)
    return Listed(heading, "", entries)


def _title(state: State, groups: SessionId | None) -> str:
    """Name the session whose groups are shown."""
    session = state.session(groups)
    return clean_line(session.title) if session else ""


def _sizes(entries: tuple[Entry, ...], language: Language) -> str:
    people = sum(len(entry.lines) for entry in entries)
    groups = language.count("{n} group", "{n} groups", len(entries))
    if not people:
        return groups
    return language.count("{n} person in {groups}", "{n} people in {groups}", people, groups=groups)


def _groups(
    state: State, _: Schedule, language: Language, session: SessionId | None
) -> Iterator[Entry]:
    if session is None:
        return
    apart = namesakes(state)
    bodies = short_names(state.agenda.organisations)
    whole = {body.id: clean_line(body.name) for body in state.agenda.organisations}

    def named(person: Person, host: str | None) -> Named:
        body = bodies.get(person.organisation or "", "")
        by_body = bool(body) and person.id in apart and not apart[person.id].isdigit()
        name = clean_line(person.name if by_body else told_apart(person, apart))
        if person.id == host:
            name = language.say("{name} (host)", name=name)
        # Whoever comes for an organisation has its whole name, in which the short one may not be.
        long = whole.get(person.organisation or "", body)
        said = any(f" {each} " in f" {name} " for each in (body, long))
        return Named(name, "" if said else body, apart=by_body)

    on = board.board(state, session)
    told = reports(on.grouping)
    for table in on.tables:
        there = [named(seat.person, table.host) for seat in table.seats if seat.there]
        unlisted = [Named(clean_line(name)) for name in table.unlisted]
        focus, name = clean_line(table.group.focus), clean_line(table.group.name)
        yield Entry(
            name,
            lead=str(table.number),
            detail=focus if focus.casefold() != name.casefold() else "",
            count=str(len(there) + len(unlisted)),
            lines=(*there, *unlisted),
            mark=sign_of(table.group, told),
            here=table.group == told.current,
        )


def _rules(state: State, _: Schedule, __: Language) -> Iterator[Entry]:
    for number, rule in enumerate(ground_rules(state), start=1):
        yield Entry(clean_line(rule), lead=str(number))


def _actions(state: State, plan: Schedule, language: Language) -> Iterator[Entry]:
    today = plan.now.astimezone(state.zone).date()
    for one in follow_up.brought(state):
        what = with_subject(takers(state, one.who), one.text, language)
        due = _date(one.due, plan, state, language) if one.due else ""
        about = (
            follow_up.status(one, today, state, language),
            language.say("due {date}", date=due) if due else "",
            one.meeting,
        )
        mark = signs.DONE if one.done else signs.OPEN
        detail = ", ".join(map(clean_line, filter(None, about)))
        yield Entry(clean_line(what), mark=mark, detail=detail)


def _date(day: dt.date, plan: Schedule, state: State, language: Language) -> str:
    """Write a date as briefly as it is clear: with its year only if that is another one."""
    this_year = day.year == plan.now.astimezone(state.zone).year
    return language.day_and_month(day) if this_year else language.short_date(day)


def _homework(state: State, plan: Schedule, language: Language) -> Iterator[Entry]:
    for task in tasks.tasks(state):
        due = _date(task.due, plan, state, language) if task.due else ""
        yield Entry(
            clean_line(task.title),
            detail=language.say("due {date}", date=due) if due else "",
            lines=tuple(
                Named(clean_line(text)) for text in (task.instructions, task.purpose) if text
            ),
        )


def _programme(state: State, plan: Schedule, _: Language) -> Iterator[Entry]:
    for row in plan.rows:
        if row.slot.day == plan.day and row.status is not Status.SKIPPED:
            yield Entry(
                clean_line(row.session.title),
                lead=clock_time(row.begins, state.zone),
                detail=", ".join(map(clean_line, row.session.speakers)),
                mark=_mark(row),
                here=row.running,
            )


def _mark(row: Row) -> str:
    if row.running:
        return signs.HERE
    if row.status is Status.PASSED:
        return signs.NEVER  # else it would look as one to come
    return signs.DONE if row.held else ""


def _words(state: State, _: Schedule, language: Language) -> Iterator[Entry]:
    """List what was agreed, then what is shared most; not who uses which."""
    used = comparison.compared(state)
    concepts = sorted(used.concepts, key=lambda concept: not concept.agreed)
    for concept in concepts[:MOST_CONCEPTS]:
        of = language.say("{n} of {all}", n=len(concept.uses), all=len(used.organisations))
        detail = language.say("agreed") if concept.agreed else of
        yield Entry(clean_line(concept.label), detail=detail, here=concept.agreed)


def _votes(state: State, _: Schedule, language: Language) -> Iterator[Entry]:
    """List the proposals with how many can agree to each, the most marked; not who."""
    upcoming, all_ = state.upcoming, len(tasks.bodies(state))
    most = max((len(upcoming.agreeing(one.id)) for one in upcoming.proposed), default=0)
    for one in upcoming.proposed:
        agreeing = len(upcoming.agreeing(one.id))
        yield Entry(
            proposal(one, language),
            detail=language.say("{n} of {all} can agree", n=agreeing, all=max(all_, agreeing)),
            here=0 < agreeing == most,
        )


def proposal(one: Coming, language: Language) -> str:
    """Name a proposal: its date, place and theme."""
    date = language.weekday_and_day(one.date) if one.date else ""
    return clean_line(" · ".join(filter(None, (date, one.place, one.theme))))


def _takers(state: State, plan: Schedule, _: Language) -> Iterator[Entry]:
    """List whose turns are still to come, the running one first."""
    here = round_at_hand(state, plan)
    if here is None:
        return
    if here.current is not None:
        yield Entry(clean_line(here.current.name), mark=signs.HERE, here=True)
    of = standing.of_session(state, state.current or SessionId(""))
    if here.following is not None:
        yield Entry(clean_line(here.following.name), mark=signs.NEXT)
    for taker in here.takers:
        if taker not in (here.current, here.following) and not of.of(taker.id).done:
            yield Entry(clean_line(taker.name))
