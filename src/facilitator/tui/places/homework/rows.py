"""Homework in words: a sign and a word for each status, when it is due, and who is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from rich.cells import cell_len

from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import N_, Language, clock_time
from facilitator.core.homework import scan, tasks
from facilitator.core.homework.tasks import Tally
from facilitator.core.record.agenda import Collects, Per
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import HandIn, HomeworkStatus
from facilitator.core.record.state import State
from facilitator.tui.widgets.inks import length, shortened
from facilitator.tui.widgets.labelled import Field, Room, Worth, prose
from facilitator.tui.widgets.rows import Piece

STATUS_SIGNS: Final[Mapping[HomeworkStatus, str]] = {
    "not-begun": signs.BLANK,
    "promised": signs.OPEN,
    "handed-in": signs.DONE,
    "excused": signs.NEVER,
}
STATUS_WORDS: Final[Mapping[HomeworkStatus, str]] = {
    "not-begun": N_("not begun"),
    "excused": N_("excused"),
    "promised": N_("promised"),
    "handed-in": N_("handed in"),
}
COLLECTS: Final[Mapping[Collects, str]] = {
    "terms": N_("terms"),
    "text": N_("a text"),
    "file-reference": N_("a file's name"),
}
PERS: Final[Mapping[Per, str]] = {
    "organisation": N_("each organisation"),
    "participant": N_("each participant"),
}
_INKS: Final[Mapping[HomeworkStatus, str]] = {
    "not-begun": "muted",
    "promised": "warn",
    "handed-in": "ok",
    "excused": "muted",
}
GAUGE: Final = 10
"""How many cells the gauge of a task takes."""
_LOOKS: Final[Mapping[HomeworkStatus, str]] = {
    "not-begun": "dim",
    "promised": "warning",
    "handed-in": "good",
    "excused": "dim",
}


def least_width(language: Language) -> int:
    """Say how many cells the longest status takes."""
    return 2 + max(cell_len(language.say(word)) for word in STATUS_WORDS.values())


def cell(what: HandIn, width: int, language: Language) -> Piece:
    """Draw how far somebody has come, with what was handed in where there is room for it."""
    status = f"{STATUS_SIGNS[what.status]} {language.say(STATUS_WORDS[what.status])}"
    more = amount(what, language) if what.done else ""
    if more and cell_len(full := f"{status}, {more}") <= width:
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


def due_on(task: Task, today: dt.date, language: Language) -> str:
    """Write the date on which a task is due, with the days until then or since."""
    left = tasks.days_left(task, today)
    if task.due is None or left is None:
        return ""
    date = language.weekday_and_day(task.due)
    if left < 0:
        return language.count(
            "{date}, {n} day overdue", "{date}, {n} days overdue", -left, date=date
        )
    return language.count("{date}, {n} day left", "{date}, {n} days left", left, date=date)


def due(task: Task, today: dt.date, language: Language) -> str:
    """Say when a task is due and how many days are left, or nothing if it never is."""
    left = tasks.days_left(task, today)
    if task.due is None or left is None:
        return ""
    if left == 0:
        return language.say("due today")
    date = language.short_date(task.due)
    if left > 0:
        return language.count(
            "due {date}, {n} day left", "due {date}, {n} days left", left, date=date
        )
    return language.count(
        "due {date}, {n} day overdue", "due {date}, {n} days overdue", -left, date=date
    )


def gauge(count: Tally, language: Language) -> str:
    """Draw how many have handed in, and say it: "━━━━━━━─── 9 of 14"."""
    told = language.say("{n} of {all}", n=count.handed_in, all=count.asked)
    if not count.asked:
        return told
    done = round(GAUGE * count.handed_in / count.asked)
    return f"{'━' * done}{'─' * (GAUGE - done)} {told}"


def tally(count: Tally, language: Language) -> str:
    """Say how far they have come: "9 of 14 handed in, 2 promised, 1 excused"."""
    say = language.say
    parts = [say("{n} of {all} handed in", n=count.handed_in, all=count.asked)]
    if count.promised:
        parts.append(say("{n} promised", n=count.promised))
    if count.excused:
        parts.append(say("{n} excused", n=count.excused))
    return ", ".join(parts)


def standing(task: Task, count: Tally, today: dt.date, language: Language) -> str:
    """Say how far they have come with a task and when it is due."""
    return " · ".join(filter(None, [tally(count, language), due(task, today, language)]))


def told(task: Task, today: dt.date, language: Language) -> Iterator[str]:
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


def fields(  # noqa: PLR0913, PLR0917 - what it is of, and for whom it is said
    task: Task, what: HandIn | None, state: State, today: dt.date, language: Language, room: Room
) -> Iterator[Field]:
    """Say in fields how far one of them has come, and what the task is.

    `what` is None for somebody who is not asked for it.
    """
    say = language.say
    yield Field("", [_status(what, state, language)])
    if what is not None:
        yield prose(say("Owner"), what.responsible, room, "bold")
        content = one_line(content_of(what, language)) if what.done else ""
        yield prose(say("Handed in"), content, room)
    told = tally(tasks.tally(state, task), language)
    yield prose(say("All"), told, room, worth=Worth.NEXT)
    yield prose(say("Due"), due_on(task, today, language), room)
    wanted = say("{what} from {whom}", what=say(COLLECTS[task.collects]), whom=say(PERS[task.of]))
    yield prose(say("Wanted"), wanted, room, worth=Worth.MATERIAL)
    if task.compilers:
        yield prose(say("Then"), say("compiled by {names}", names=", ".join(task.compilers)), room)
    yield prose(say("Task"), task.instructions, room)
    yield prose(say("Purpose"), task.purpose, room)
    yield prose(say("Links"), "\n".join(task.links), room)


def _status(what: HandIn | None, state: State, language: Language) -> list[Piece]:
    """Say how far somebody has come, and when something was handed in."""
    if what is None:
        return [(language.say("not asked for this task"), "muted")]
    status = f"{STATUS_SIGNS[what.status]} {language.say(STATUS_WORDS[what.status])}"
    line: list[Piece] = [(status, _INKS[what.status])]
    if what.done and what.at is not None:
        date = language.short_date(what.at.astimezone(state.zone).date())
        line.append((f" {date} {clock_time(what.at, state.zone)}", "muted"))
    return line


def of_one(name: str, what: HandIn, state: State, language: Language) -> str:
    """Say on one line how far one of them has come, who answers for it and what was handed in."""
    say = language.say
    parts = [f"{STATUS_SIGNS[what.status]} {say(STATUS_WORDS[what.status])}"]
    if what.done and what.at is not None:
        local = what.at.astimezone(state.zone)
        date, time = language.short_date(local.date()), clock_time(what.at, state.zone)
        parts[0] += f" {date} {time}"
    if what.responsible:
        parts.append(say("responsible: {name}", name=what.responsible))
    if what.done and (content := content_of(what, language)):
        parts.append(content)
    return one_line(f"{name}: {' · '.join(parts)}")


def content_of(what: HandIn, language: Language) -> str:
    """Give what was handed in, terms with how many they are."""
    if what.terms:
        names = ", ".join(text for text, _ in what.terms)
        return f"{amount(what, language)}: {names}"
    return what.text or what.file


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
            promised = say(STATUS_WORDS["promised"]) if what.status == "promised" else ""
            about = ", ".join(filter(None, [who, promised]))
            sign = STATUS_SIGNS[what.status]
            yield one_line(f"  {sign} {name}" + (f" ({about})" if about else "")), ""
        if count.asked and not count.missing:
            yield "  " + say("Nobody is missing."), "good"


def findings(state: State, language: Language, room: Room) -> Iterator[list[Piece]]:
    """List what the organisations report: what it is, and at the right whose and its tags."""
    none = True
    for _, name, found in scan.by_body(state):
        for each in found:
            none = False
            beside: list[Piece] = [(f"  {one_line(name)}", "muted")]
            if each.tags:
                beside.append((f"  #{' #'.join(each.tags)}", "accent"))
            beside = shortened(beside, room.width // 2)
            sign = signs.SPEARHEAD if each.spearhead else signs.BLANK
            said = fit(one_line(each.text), max(0, room.width - 2 - length(beside)))
            yield [(f"{sign} ", "accent" if each.spearhead else "muted"), (said, ""), *beside]
    if none:
        yield [(language.say("No findings yet: o 3 opens the scan, where a adds one."), "muted")]
