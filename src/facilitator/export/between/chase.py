"""Reminders in Markdown: who has not handed in what, and is late with what they took on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

from facilitator.core.base.language import Language
from facilitator.core.homework import tasks as hw
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.state import State
from facilitator.core.series.handout import Asked, Handout, reminders
from facilitator.export import dates
from facilitator.export.between.handout import actions, by, head, title
from facilitator.export.markdown import text as md
from facilitator.export.wording import listed


def chase(state: State, today: dt.date, language: Language) -> str:
    """Write how far each task has come, and then to each recipient what we are waiting for."""
    return md.joined(_chase(state, today, language))


def reminder(state: State, of: Handout, today: dt.date, language: Language) -> str:
    """Write to a recipient what we are waiting for."""
    return md.joined(_reminder(state, of, today, language))


def _chase(state: State, today: dt.date, language: Language) -> Iterator[str]:
    say = language.say
    yield from title(
        state, md.heading(say("Reminders: {title}", title=state.agenda.title)), language
    )
    tasks, found = hw.tasks(state), reminders(state, today)
    if tasks:
        yield md.items(_standing(state, task, today, language) for task in tasks)
    else:
        yield say("No homework was set.")
    if tasks and not any(one.missing for one in found):
        yield say("Everything has been handed in.")
    for one in found:
        yield f"## {md.heading(one.name)}"
        yield "\n".join(
            filter(None, [_missing(one, today, language), actions(one, state, today, language)])
        )


def _reminder(state: State, of: Handout, today: dt.date, language: Language) -> Iterator[str]:
    yield from head(state, of.name, language)
    dues = [*(one.task.due for one in of.missing), *(one.due for one in of.actions)]
    late = any(due < today for due in dues if due)
    say = language.say
    yield say("We are still waiting for this:") if late else say("We are waiting for this:")
    missing = _missing(of, today, language, dated=True)
    yield from md.section(say("Homework"), [missing])
    yield from md.section(say("Actions"), [actions(of, state, today, language)])


def _standing(state: State, task: Task, today: dt.date, language: Language) -> str:
    """Say of a task when it is due, how many have handed it in, and who puts it together."""
    say, count = language.say, hw.tally(state, task)
    sentences = [say("{n} of {all} handed in.", n=count.handed_in, all=count.asked)]
    if count.excused:
        sentences.append(language.count("{n} is excused.", "{n} are excused.", count.excused))
    if task.due:
        date = dates.near(task.due, today, language)
        over = task.due < today
        sentences.append(
            say("Was due on {date}.", date=date) if over else say("Due on {date}.", date=date)
        )
    if task.compilers:
        names = listed(language, [md.inline(name) for name in task.compilers])
        sentences.append(say("Compiled by {names}.", names=names))
    return f"{md.label(md.inline(task.title))} {' '.join(sentences)}"


def _missing(of: Handout, today: dt.date, language: Language, *, dated: bool = False) -> str:
    """List what a recipient has not handed in: when each is due if `dated`, or if it is late."""
    lines = []
    for task, those in groupby(of.missing, key=lambda one: one.task):
        late = task.due is not None and task.due < today
        when = language.say("overdue") if late else ""
        if task.due and dated:
            when = by(task.due, today, language)
        lines.append(_task(task, when, those, of, language))
    return md.items(lines)


def _task(task: Task, when: str, those: Iterable[Asked], of: Handout, language: Language) -> str:
    """Name a task and who is to hand it in, if that is not the recipient."""
    about = [when] if when else []
    for one in those:
        known = [_known(one, language)] if one.of == of.of else [_named(one, language)]
        about += filter(None, known)
    text = md.lead(task.title)
    return f"{text} ({'; '.join(about)})" if about else text


def _named(one: Asked, language: Language) -> str:
    known = _known(one, language)
    name = md.inline(one.name)
    return f"{name}, {known}" if known else name


def _known(one: Asked, language: Language) -> str:
    """Say who is answerable, and whether they have promised it."""
    about = []
    if one.what.responsible:
        responsible = md.inline(one.what.responsible)
        about.append(language.say("responsible: {name}", name=responsible))
    if one.what.status == "promised":
        about.append(language.say("promised"))
    return ", ".join(about)
