"""Homework in words: a sign and a word for each status, when it is due, and who is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, fit, one_line
from facilitator.core.base.language import N_, Language, clock_time
from facilitator.core.homework import tasks
from facilitator.core.homework.tasks import Tally
from facilitator.core.record.agenda import Collects, Per
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import HandIn, HomeworkStatus
from facilitator.core.record.state import State
from facilitator.core.record.terms import weight_text
from facilitator.core.telling.describe.homework import STATUSES
from facilitator.tui.widgets.labelled import APART, Field, Line, Room, Worth, items, prose
from facilitator.tui.widgets.rows import Piece

STATUS_SIGNS: Final[Mapping[HomeworkStatus, str]] = {
    "not-begun": signs.BLANK,
    "promised": signs.OPEN,
    "handed-in": signs.DONE,
    "excused": signs.NEVER,
}
COLLECTS: Final[Mapping[Collects, str]] = {
    "terms": N_("a list of concepts"),
    "text": N_("a text"),
    "file-reference": N_("a file's name"),
}
PERS: Final[Mapping[Per, str]] = {
    "organisation": N_("each organisation"),
    "participant": N_("each participant"),
}
_LOOKS: Final[Mapping[HomeworkStatus, str]] = {
    "not-begun": "dim",
    "promised": "warning",
    "handed-in": "good",
    "excused": "dim",
}


GAUGE: Final = 8
"""How many cells the bar of those who have handed in takes."""


def least_width(language: Language) -> int:
    """Say how many cells the longest status takes."""
    return 2 + max(cells(language.say(word)) for word in STATUSES.values())


def cell(what: HandIn, width: int, language: Language) -> Piece:
    """Draw how far somebody has come, with what was handed in where there is room for it."""
    status = f"{STATUS_SIGNS[what.status]} {language.say(STATUSES[what.status])}"
    more = amount(what, language) if what.done else ""
    if more and cells(full := f"{status}, {more}") <= width:
        status = full
    return status, _LOOKS[what.status]


def amount(what: HandIn, language: Language) -> str:
    """Say how much was handed in: so many terms, a file's name, so many words."""
    if what.terms:
        return language.count("{n} term", "{n} terms", len(what.terms))
    if what.file:
        return what.file
    if what.text:
        return language.count("{n} word", "{n} words", len(what.text.split()))
    return ""


def due(task: Task, today: dt.date, language: Language) -> str:
    """Say when a task is due and how many days are left, or nothing if it never is."""
    when = until(task, today, language)
    if task.due == today:
        return language.say("due today")
    return language.say("due {when}", when=when) if when else ""


def until(task: Task, today: dt.date, language: Language) -> str:
    """Say which day a task is due and how many days are left till then."""
    left = tasks.days_left(task, today)
    if task.due is None or left is None:
        return ""
    date = language.short_date(task.due)
    if left == 0:
        return language.say("{date}, today", date=date)
    if left < 0:
        return language.count(
            "{date}, {n} day overdue", "{date}, {n} days overdue", -left, date=date
        )
    return language.count("{date}, {n} day left", "{date}, {n} days left", left, date=date)


def gauge(count: Tally, language: Language) -> list[Piece]:
    """Say how many have handed in, and promised to, as a bar and in figures."""
    full, promised = (
        round(GAUGE * n / count.asked) if count.asked else 0
        for n in (count.handed_in, count.promised)
    )
    figures = language.say("{n} of {all}", n=count.handed_in, all=count.asked)
    rest = max(0, GAUGE - full - promised)
    bar = [("━" * full, "good"), ("━" * promised, "warning"), ("─" * rest, "edge")]
    return [*bar, (f" {figures}", "dim")]


def tally(count: Tally, language: Language) -> str:
    """Say how far they have come: "9 of 14 handed in, 2 promised, 1 excused"."""
    say = language.say
    parts = [say("{n} of {all} handed in", n=count.handed_in, all=count.asked)]
    if count.promised:
        parts.append(language.count("{n} promised", "{n} promised", count.promised))
    if count.excused:
        parts.append(language.count("{n} excused", "{n} excused", count.excused))
    return ", ".join(parts)


def standing(task: Task, count: Tally, today: dt.date, language: Language) -> str:
    """Say how far they have come with a task and when it is due."""
    return " · ".join(filter(None, [tally(count, language), due(task, today, language)]))


def described(task: Task, today: dt.date, language: Language) -> Iterator[str]:
    """Say what a task is: what to hand in and when, who compiles it, what to do and what for."""
    say = language.say
    what, whom = say(COLLECTS[task.collects]), say(PERS[task.of])
    wanted = say("hand in {what} from {whom}", what=what, whom=whom)
    yield " · ".join(filter(None, [wanted, due(task, today, language)]))
    if task.compilers:
        yield say("compiled by {names}", names=", ".join(task.compilers))
    if task.instructions:
        yield task.instructions
    if task.purpose:
        yield say("Purpose: {text}", text=task.purpose)
    if task.links:
        yield say("Links: {links}", links="  ".join(task.links))


BAR: Final = 12
"""How many cells the bar of the heaviest term takes at most."""


def details(  # noqa: PLR0913, PLR0917 - all there is to say of one cell
    task: Task,
    what: HandIn,
    about: Sequence[Line],
    count: Tally,
    today: dt.date,
    language: Language,
    room: Room,
) -> Iterator[Field]:
    """Say how far somebody has come with a task, what they handed in, and what it is.

    `about` is how far; in a narrow room that and who answers for it stand on one line.
    """
    say = language.say
    who = one_line(what.responsible)
    if room.narrow:
        answers = say("{name} is responsible", name=who) if who else ""
        first, *more = about
        yield Field("", [[*first, *([(f" · {answers}", "")] if answers else [])], *more])
    else:
        yield Field("", [[(one_line(task.title), "bold")], *about])
        yield prose(say("In charge"), who, room, "bold")
    if what.done and what.terms:
        yield _terms(what, language, room)
    elif what.done:
        yield prose(say("Handed in"), what.text or what.file, room)
    yield prose(say("Due"), until(task, today, language), room, worth=Worth.SCRIPT)
    yield prose(say("Task"), task.instructions, room, worth=Worth.TEXT)
    yield prose(say("Purpose"), task.purpose, room, worth=Worth.MATERIAL)
    yield prose(say("Compilers"), ", ".join(task.compilers), room, worth=Worth.SCRIPT)
    wanted = say("{what} from {whom}", what=say(COLLECTS[task.collects]), whom=say(PERS[task.of]))
    yield prose(say("Collects"), wanted, room, worth=Worth.NEXT)
    yield prose(say("Links"), "\n".join(task.links), room, worth=Worth.NEXT)
    missing = say("{n} of {all}", n=count.missing, all=count.asked)
    yield prose(say("Missing"), missing, room, worth=Worth.NEXT)


def standing_of(what: HandIn, state: State, language: Language) -> Line:
    """Say how far somebody has come, and since when."""
    words = f"{STATUS_SIGNS[what.status]} {language.say(STATUSES[what.status])}"
    when = ""
    if what.done and what.at is not None:
        day = language.weekday_and_day(what.at.astimezone(state.zone).date())
        when = f" {day} {clock_time(what.at, state.zone)}"
    look = {"handed-in": "ok", "promised": "warn"}.get(what.status, "muted")
    return [(words, look), (when, "muted")]


def _terms(what: HandIn, language: Language, room: Room) -> Field:
    """Give the terms with how often each is used: as bars, or beside each other if it is narrow."""
    label = language.say("Terms")
    weighed = [(one_line(term), weight_text(number), number) for term, number in what.terms]
    if room.narrow:
        listed = ([(f"{term} ", ""), (weight, "muted")] for term, weight, _ in weighed)
        return Field(label, items(listed, room.text), text=True, between=APART)
    heaviest = max(number for *_, number in weighed)
    widest = max(cells(weight) for _, weight, _ in weighed)
    longest = min(BAR, room.text // 4)  # most of the room is for the terms
    words = min(max(cells(term) for term, *_ in weighed), room.text - longest - widest - 2)
    lines = [
        [
            (f"{fit(term, max(6, words))} ", ""),
            ("━" * max(1, round(longest * number / heaviest)), "accent"),
            (f" {weight}", "muted"),
        ]
        for term, weight, number in weighed
    ]
    return Field(label, lines, text=True)


def chase(state: State, today: dt.date, language: Language) -> Iterator[tuple[str, str]]:
    """Say for each task who is still missing, ready to be read out: lines with their looks."""
    say = language.say
    for number, task in enumerate(tasks.tasks(state)):
        if number:
            yield "", ""
        yield one_line(task.title), "heading"
        count = tasks.tally(state, task)
        yield standing(task, count, today, language), "dim"
        if count.missing:
            yield language.count("{n} is missing:", "{n} are missing:", count.missing), ""
        for id_, name in tasks.missing(state, task):
            what = state.homework.of(task.id, id_)
            who = say("responsible: {name}", name=what.responsible) if what.responsible else ""
            promised = say(STATUSES["promised"]) if what.status == "promised" else ""
            about = ", ".join(filter(None, [who, promised]))
            sign = STATUS_SIGNS[what.status]
            yield one_line(f"  {sign} {name}" + (f" ({about})" if about else "")), ""
        if count.asked and not count.missing:
            yield "  " + say("Nobody is missing."), "good"
