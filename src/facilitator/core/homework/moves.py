"""Setting homework, and recording who promised, handed in or was excused."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec.structs import replace

from facilitator.core.base.fields import shared
from facilitator.core.base.ids import TaskId
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean, clean_words, says_nothing
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import (
    Entrusted,
    HandedIn,
    HomeworkFact,
    HomeworkStatus,
    TaskAdded,
    TaskChanged,
    TaskMarked,
    TaskRemoved,
)
from facilitator.core.record.people import free_id
from facilitator.core.record.terms import parse_terms

if TYPE_CHECKING:
    from facilitator.core.record.state import State
from facilitator.core.homework.tasks import name_of, tasks, who_hands_in
from facilitator.core.record.homework import OF_SESSION, HandIn

# The moves


def add_task(state: State, _: dt.datetime, what: Task) -> HomeworkFact:
    """Set homework that is not in the agenda; its id is made from its title."""
    task = _cleaned(what)
    taken = {**state.homework.tasks, **{id_: None for id_, _ in state.homework.hand_ins}}
    return _fact(TaskAdded, TaskId(free_id(task.title, taken)), task)


def change_task(state: State, _: dt.datetime, id_: TaskId, what: Task) -> HomeworkFact:
    """Change homework, all of it as said in `what`, whose own id does not matter."""
    before = _cleaned(_named(state, id_))
    task = replace(_cleaned(what), id=id_)
    if task == before:
        raise Refused(phrase("Nothing was changed."))
    return _fact(TaskChanged, id_, task)


def remove_task(state: State, _: dt.datetime, id_: TaskId) -> HomeworkFact:
    """Take back homework that was set here; what the agenda sets, or a session became, stays."""
    task = _named(state, id_)
    if id_.startswith(OF_SESSION) or any(id_ == written.id for written in state.agenda.homework):
        raise Refused(phrase("“{title}” comes from the agenda and stays.", title=task.title))
    return TaskRemoved(id_)


def mark(
    state: State, _: dt.datetime, task: TaskId, of: str, status: HomeworkStatus
) -> HomeworkFact:
    """Say how far somebody has come with a task."""
    _asked(state, _named(state, task), of)
    if state.homework.of(task, of).status == status:
        raise Refused(phrase("It is already marked like that."))
    return TaskMarked(task, of, status)


def hand_in(state: State, _: dt.datetime, task: TaskId, of: str, typed: str) -> HomeworkFact:
    """Keep what was typed or pasted as what the task collects: terms, a text or a file's name.

    What else was handed in before, when the task collected something else, stays.
    """
    wanted = _named(state, task)
    _asked(state, wanted, of)
    before = state.homework.of(task, of)
    now = _read(before, wanted, typed)
    if now == before and before.done:
        raise Refused(phrase("Nothing was changed."))
    return HandedIn(task, of, now.text, now.terms, now.file)


def entrust(state: State, _: dt.datetime, task: TaskId, of: str, name: str) -> HomeworkFact:
    """Name the person who answers for a task in an organisation; nobody if empty."""
    _asked(state, _named(state, task), of)
    name = clean_words(name)
    if state.homework.of(task, of).responsible == name:
        raise Refused(phrase("Nothing was changed."))
    return Entrusted(task, of, name)


def _named(state: State, id_: TaskId) -> Task:
    task = next((task for task in tasks(state) if task.id == id_), None)
    if task is None:
        raise Refused(phrase("That task is no longer there."))
    return task


def _asked(state: State, task: Task, of: str) -> None:
    if all(of != id_ for id_, _ in who_hands_in(state, task)):
        raise Refused(phrase("{name} is not asked for this task.", name=name_of(state, of)))


def _cleaned(task: Task) -> Task:
    """Clean what was typed of a task; it needs a title."""
    title = clean_words(task.title)
    if not title:
        raise Refused(phrase("A task needs a title."))
    return replace(
        task,
        title=title,
        instructions=clean(task.instructions).strip(),
        purpose=clean(task.purpose).strip(),
        compilers=tuple(filter(None, map(clean_words, task.compilers))),
        links=tuple(filter(None, map(clean_words, task.links))),
    )


def _fact(kind: type[TaskAdded | TaskChanged], id_: TaskId, task: Task) -> HomeworkFact:
    return shared(kind, task, task=id_, per=task.of)


def _read(before: HandIn, task: Task, typed: str) -> HandIn:
    match task.collects:
        case "terms":
            found = (term for term in parse_terms(typed) if not says_nothing(term.text))
            terms = tuple((term.text, term.weight) for term in found)
            _refuse_nothing(terms)
            return replace(before, terms=terms)
        case "text":
            text = clean(typed).strip("\n")
            _refuse_nothing(not says_nothing(text))
            return replace(before, text=text)
        case "file-reference":
            file = clean_words(typed)
            _refuse_nothing(file)
            return replace(before, file=file)


def _refuse_nothing(what: object) -> None:
    if not what:
        raise Refused(phrase("There is nothing to hand in."))
