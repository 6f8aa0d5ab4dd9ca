"""The meetings and agendas as rows of two lines: what it is and when, and how far it has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, fit
from facilitator.core.base.language import Language, Phrase, by_key, clock_time, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.record.state import State
from facilitator.core.time.passed_by import is_held
from facilitator.files.records.library import Record
from facilitator.files.records.sharing.shared_meeting import SharedMeeting
from facilitator.tui.places.start.found import FoundAgenda
from facilitator.tui.widgets.rows import Piece

LINES = 2
"""How many lines a row has."""


class Beginning(NamedTuple):
    """What can be begun with: the action that does it, and its words."""

    action: str
    words: Phrase
    detail: Phrase


TOUR = Beginning(
    "tour",
    phrase("Tour"),
    phrase("a practice meeting of two minutes that ends with your own minutes"),
)
NEW = Beginning("new", phrase("New agenda"), phrase("with comments, to change in any editor"))


class Looks(NamedTuple):
    """A row: its sign, its title, when it is, and the second line, the last with its look."""

    sign: Piece
    title: str
    when: str
    detail: str
    look: str = "dim"


def draw(shown: Looks, line: int, width: int) -> list[Piece]:
    """Draw one of the two lines of a row."""
    if line:
        return [("  ", ""), (fit(clean_line(shown.detail), max(0, width - 2)), shown.look)]
    when = shown.when
    room = max(0, width - 2 - (cells(when) + 1 if when else 0))
    title = fit(clean_line(shown.title), room)
    sign, look = shown.sign
    return [(f"{sign} ", look), (title, "strong"), (f" {when}" if when else "", "dim")]


Item = Record | SharedMeeting | FoundAgenda | Beginning
"""What can be opened: a record, a meeting to join, an agenda, or something to begin with."""


def of(item: Item, state: State | None, now: dt.datetime, language: Language) -> Looks:
    """Say how something is listed; `state` is that of a record, if it can be read."""
    match item:
        case Record():
            return of_record(item, state, now, language)
        case SharedMeeting():
            return of_shared(item, now.astimezone().date(), language)
        case FoundAgenda():
            return of_agenda(item, now.astimezone().date(), language)
        case _:
            return of_beginning(item, language)


# Records


def of_record(record: Record, state: State | None, now: dt.datetime, language: Language) -> Looks:
    """Say which meeting it is, when it was or is, and how far it has come."""
    if state is None:
        why = language.say(record.broken) if record.broken else ""
        words = language.say("cannot be read")
        detail = f"{words}: {why}" if why else words
        return Looks((signs.HEED, "danger"), record.title or record.id, "", detail, "danger")
    parts = list(_how_far(record, state, language))
    when = day_words(_last_day(state), now.astimezone(state.zone).date(), language)
    sign: Piece = (signs.DONE, "good") if state.finished else (signs.BLANK, "dim")
    if not state.finished and state.progress and not record.rehearsal:
        sign = (signs.HERE, "accent")
    return Looks(sign, state.agenda.title, when, " · ".join(parts))


def _how_far(record: Record, state: State, language: Language) -> Iterator[str]:
    say = language.say
    if record.rehearsal:
        yield say("rehearsal")
    planned = (state.first or state.agenda).days[0].date
    if state.dates[0] != planned and not record.rehearsal:
        was = _short(planned, state.dates[0], language)
        yield say("planned for {date}", date=was)
    held = sum(is_held(state, slot.session.id) for slot in state.slots)
    if state.finished:
        yield say("held") if held or not state.closed else say("closed")
    elif state.progress:
        if len(state.dates) > 1:
            yield say("day {day} of {days}", day=_day(state) + 1, days=len(state.dates))
        yield say("{n} of {all} sessions held", n=held, all=len(state.slots))
        if state.last is not None:
            yield say("last at {time}", time=clock_time(state.last, state.zone))
    else:
        yield say("not begun")


def _day(state: State) -> int:
    """Give the day (counted from 0) of the session that was started or ended last."""
    slot = state.slot(state.current or state.cursor)
    return slot.day if slot else 0


def _last_day(state: State) -> dt.date:
    """Give the day that a meeting has come to, of one that has not begun the first."""
    return state.dates[_day(state)]


def day_words(day: dt.date, today: dt.date, language: Language) -> str:
    """Say a day as short as it is clear: today, tomorrow, "12 November", with the year if other."""
    away = (day - today).days
    if away in (-1, 0, 1):
        words = {-1: phrase("yesterday"), 0: phrase("today"), 1: phrase("tomorrow")}
        return language.say(words[away])
    return _short(day, today, language)


def _short(day: dt.date, today: dt.date, language: Language) -> str:
    if day.year != today.year:
        return language.short_date(day)
    return language.day_and_month(day)


# Meetings of others


def of_shared(meeting: SharedMeeting, today: dt.date, language: Language) -> Looks:
    """Say which meeting can be joined, and when it is."""
    agenda = meeting.opened.agenda
    when = day_words(agenda.days[0].date, today, language)
    enter = by_key("start.open", "Enter")
    words = language.say("shared, not on this laptop yet: {enter} joins", enter=enter)
    return Looks((signs.LAPTOP, "accent"), agenda.title, when, words)


# Agendas


def of_agenda(found: FoundAgenda, today: dt.date, language: Language) -> Looks:
    """Say what an agenda plans, or the first thing that is wrong with it."""
    agenda, name = found.agenda, found.path.name
    if agenda is None:
        first = found.problems[0]
        words = language.say(
            "{file} · {sign} line {line}: {problem}",
            file=name,
            sign=signs.HEED,
            line=first.line,
            problem=language.say(first.message),
        )
        return Looks((" ", ""), found.title, "", words, "danger")
    sessions = sum(len(day.sessions) for day in agenda.days)
    days = language.count("{n} day", "{n} days", len(agenda.days))
    count = language.count("{n} session", "{n} sessions", sessions)
    when = day_words(agenda.days[0].date, today, language)
    return Looks((" ", ""), agenda.title, when, f"{name} · {days}, {count}")


def of_beginning(what: Beginning, language: Language) -> Looks:
    """Say what can be begun with."""
    return Looks((signs.NEXT, "accent"), language.say(what.words), "", language.say(what.detail))
