"""What the facts about the meeting as a whole and about its programme do to a state."""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.span import DAY
from facilitator.core.record import (
    groups,
    homework,
    people,
    programme,
    revision,
    rounds,
    series,
    words,
)
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.draft import Draft
from facilitator.core.record.opening import (
    AgendaRevised,
    BroughtForward,
    DayMoved,
    MeetingClosed,
    Opened,
    OpeningFact,
)
from facilitator.core.record.programme import ProgrammeFact, Rebalanced, SessionSplit
from facilitator.core.record.state import begun, dates_if_moved


def apply_opening(draft: Draft, fact: OpeningFact, at: dt.datetime) -> None:
    """Fold a fact about the meeting as a whole that happened at an instant (UTC)."""
    match fact:
        case Opened():
            draft.rehearsal = fact.rehearsal
            draft.opened = at
            draft.first = fact.agenda
            _use(draft, fact.agenda, fact.text)
        case AgendaRevised():
            _use(draft, fact.agenda, fact.text)
        case BroughtForward():
            draft.earlier = fact.earlier
            draft.homework = homework.brought_forward(draft.homework, fact.earlier)
            draft.words = words.brought_forward(draft.words, fact.earlier)
            draft.upcoming = series.brought_forward(draft.upcoming, fact.earlier)
        case DayMoved(day, date):
            days = draft.programme.days
            dates = dates_if_moved(days, draft.progress, draft.dates, day - 1, date)
            if dates is not None:
                draft.dates = dates
                draft.planned = False
        case MeetingClosed():
            draft.stop(at, ended=True)
            draft.closed = True


def _use(draft: Draft, agenda: Agenda, text: str) -> None:
    draft.dates = _dates_for(draft, agenda)
    started = {session for session, progress in draft.progress.items() if progress.begun}
    agenda = revision.baseline(draft.agenda, agenda, started)
    revised = revision.revise(draft.programme, draft.agenda, agenda, started)
    draft.change_programme(revised)
    draft.upcoming = series.listed(agenda, draft.upcoming)
    draft.agenda, draft.text = agenda, text
    draft.people = people.listed(agenda, draft.people)
    draft.groupings = groups.preset(agenda, draft.people, draft.groupings)
    draft.homework = homework.listed(agenda, draft.homework)


def _dates_for(draft: Draft, agenda: Agenda) -> tuple[dt.date, ...]:
    """Let days that were moved stay so, unless the new agenda gives them another date.

    A day that has begun stays on the date it is held on, whatever the agenda says.
    """
    dates: list[dt.date] = []
    held = dict(zip((day.date for day in draft.agenda.days), draft.dates, strict=True))
    for index, day in enumerate(agenda.days):
        date = held.get(day.date, day.date)
        if index < len(draft.dates) and begun(draft.programme.days[index], draft.progress):
            date = draft.dates[index]
        dates.append(date if not dates or date > dates[-1] else dates[-1] + DAY)
    return tuple(dates)


def apply(draft: Draft, fact: ProgrammeFact, at: dt.datetime) -> None:
    """Fold a fact that changes the programme at an instant (UTC)."""
    if isinstance(fact, SessionSplit):
        _split(draft, fact, at)
    elif isinstance(fact, Rebalanced):
        for session in fact.skipped:
            draft.skip(session)
        draft.accept(at)
    draft.change_programme(programme.apply(draft.programme, fact))


def _split(draft: Draft, fact: SessionSplit, at: dt.datetime) -> None:
    """Take the minutes from a session, and let its rest go on with its round and groups."""
    if fact.session == draft.current:
        draft.add(fact.session, -fact.minutes * 60, at)
    else:
        draft.programme = programme.shortened(draft.programme, fact)
    if fact.rest != fact.session:
        draft.rounds = rounds.continued(draft.rounds, fact.session, fact.rest, draft.own)
        draft.groupings = groups.continued(draft.groupings, fact.session, fact.rest, draft.own)
