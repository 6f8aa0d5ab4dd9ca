"""Homework in words: a sign and a word for each status, when it is due, and who is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line, wrapped
from facilitator.core.base.language import N_, Language, clock_time
from facilitator.core.base.text import clean
from facilitator.core.homework import tasks
from facilitator.core.homework.tasks import Tally
from facilitator.core.record.agenda import Collects, Per
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import HandIn, HomeworkStatus
from facilitator.core.record.state import State
from facilitator.core.record.terms import weight_text
from facilitator.core.telling.describe.homework import STATUSES
from facilitator.tui.widgets.rows import Piece

STATUS_SIGNS: Final[Mapping[HomeworkStatus, str]] = {
    "not-begun": signs.BLANK,
    "promised": signs.OPEN,
    "handed-in": signs.DONE,
    "excused": signs.NEVER,
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
    return 2 + max(cell_len(language.say(word)) for word in STATUSES.values())


def cell(what: HandIn, width: int, language: Language) -> Piece:
    """Draw how far somebody has come, with what was handed in where there is room for it."""
    status = f"{STATUS_SIGNS[what.status]} {language.say(STATUSES[what.status])}"
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


def handed_in(count: Tally, language: Language) -> str:
    """Say how many have handed in: "9 of 14"."""
    return language.say("{n} of {all}", n=count.handed_in, all=count.asked)


def gauge(count: Tally, language: Language) -> str:
    """Say how many have handed in, as a bar and in figures."""
    full = round(GAUGE * count.handed_in / count.asked) if count.asked else 0
    return f"{'━' * full}{'─' * (GAUGE - full)} {handed_in(count, language)}"


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


LABEL: Final = 12
"""How many cells a label takes, the blank after it included."""
BAR: Final = 12
"""How many cells the bar of the heaviest term takes at most."""


def details(  # noqa: PLR0913, PLR0917 - all there is to say of one cell
    task: Task,
    what: HandIn,
    about: Content,
    count: Tally,
    today: dt.date,
    width: int,
    language: Language,
    *,
    few: bool = False,
) -> Iterator[list[Content]]:
    """Say in fields how far somebody has come with a task, what they handed in, and what it is.

    `about` is how far; with `few` lines to fill what goes together stands on one.
    """
    say = language.say
    title = Content.styled(one_line(task.title), "bold")
    yield [Content.assemble(title, "  ", about)] if few else [title, about]
    if what.responsible:
        yield labelled(say("Responsible"), what.responsible, width)
    if what.done and what.terms:
        yield list(_terms(say("Terms"), what, width))
    elif what.done and (content := what.text or what.file):
        yield labelled(say("Handed in"), content, width)
    due_words = due(task, today, language)
    wanted = say("{what} from {whom}", what=say(COLLECTS[task.collects]), whom=say(PERS[task.of]))
    if few:
        wanted, due_words = " · ".join(filter(None, [wanted, due_words])), ""
    for label, text in (
        (say("Hand in"), wanted),
        (say("Due"), due_words),
        (say("Task"), task.instructions),
        (say("Purpose"), task.purpose),
        (say("Compiled by"), ", ".join(task.compilers)),
        (say("Links"), "  ".join(task.links)),
    ):
        if text.strip():
            yield labelled(label, text, width)
    yield labelled(say("Missing"), say("{n} of {all}", n=count.missing, all=count.asked), width)


def standing_of(what: HandIn, state: State, language: Language) -> Content:
    """Say how far somebody has come, and since when."""
    words = f"{STATUS_SIGNS[what.status]} {language.say(STATUSES[what.status])}"
    when = ""
    if what.done and what.at is not None:
        local = what.at.astimezone(state.zone)
        when = f" {language.short_date(local.date())} {clock_time(what.at, state.zone)}"
    look = {"handed-in": "$ok", "promised": "$warn"}.get(what.status, "$muted")
    return Content.assemble((words, look), (when, "$muted"))


def labelled(label: str, text: str, width: int) -> list[Content]:
    """Write a muted label and a text beside it, wrapped in a column of its own."""
    room = max(8, width - LABEL)
    lines = [line for part in clean(text).split("\n") for line in wrapped(part, room, len(part))]
    return [
        Content.assemble((fit(label if number == 0 else "", LABEL), "$muted"), line)
        for number, line in enumerate(lines)
    ]


def _terms(label: str, what: HandIn, width: int) -> Iterator[Content]:
    """Give the terms with how often each is used, as bars beside each other."""
    heaviest = max(number for _, number in what.terms)
    widest = max(len(weight_text(number)) for _, number in what.terms)
    longest = min(BAR, (width - LABEL) // 4)  # most of the room is for the terms
    room = max(6, width - LABEL - longest - widest - 2)
    for place, (term, number) in enumerate(what.terms):
        bar = "━" * max(1, round(longest * number / heaviest))
        yield Content.assemble(
            (fit(label if place == 0 else "", LABEL), "$muted"),
            fit(one_line(term), room),
            " ",
            (bar, "$accent"),
            f" {weight_text(number)}",
        )


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
