"""Homework: the tasks, what each organisation or person did of them, and the horizon scan."""

import datetime as dt
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.fields import shared
from facilitator.core.base.ids import EventId, SessionId, TaskId
from facilitator.core.record.agenda import (
    Agenda,
    Collects,
    Per,
)
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.earlier import Earlier
from facilitator.core.record.fact import Fact
from facilitator.core.record.own import Own
from facilitator.core.record.terms import Term

HomeworkStatus = Literal["not-begun", "promised", "handed-in", "excused"]


# Homework, words and the horizon scan: `of` is an organisation's or a person's id


class TaskFields(Fact, frozen=True):
    """What is recorded of a task."""

    task: TaskId
    title: str
    instructions: str = ""
    purpose: str = ""
    collects: Collects = "text"
    per: Per = "organisation"
    due: dt.date | None = None
    compilers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class TaskAdded(TaskFields, frozen=True):
    """Homework was set that is not in the agenda; `task` is an id unique in the meeting."""


class TaskChanged(TaskFields, frozen=True):
    """Homework set here was changed, all of it as said here."""


class TaskRemoved(Fact, frozen=True):
    """Homework set here was taken back; what was handed in stays in the journal."""

    task: TaskId


class TaskMarked(Fact, frozen=True):
    """How far somebody has come with a task."""

    task: TaskId
    of: str
    status: HomeworkStatus


class HandedIn(Fact, frozen=True):
    """Somebody handed in a task, anew: a text, terms with weights, or a file's name."""

    task: TaskId
    of: str
    text: str = ""
    terms: tuple[tuple[str, float], ...] = ()
    file: str = ""


class Entrusted(Fact, frozen=True):
    """The person who answers for a task in an organisation, by name; nobody if empty."""

    task: TaskId
    of: str
    name: str


class Spotted(Fact, frozen=True):
    """Something interesting goes on in an organisation's region; a spearhead where it leads."""

    of: str
    text: str
    tags: tuple[str, ...] = ()
    spearhead: bool = False


class SightingChanged(Fact, frozen=True):
    """A sighting, by the id of the event that told it, was mended."""

    sighting: EventId
    of: str
    text: str
    tags: tuple[str, ...] = ()
    spearhead: bool = False


class SightingRemoved(Fact, frozen=True):
    """A sighting was taken out of the minutes; it stays in the journal."""

    sighting: EventId


HomeworkFact = (
    TaskAdded
    | TaskChanged
    | TaskRemoved
    | TaskMarked
    | HandedIn
    | Entrusted
    | Spotted
    | SightingChanged
    | SightingRemoved
)
"""Every fact about homework and the horizon scan."""


OF_SESSION: Final = "session "
"""Before a session's id this is the id of the task it became; no other id holds a blank."""


def became(session: SessionId) -> TaskId:
    """Give the id of the task that a session became."""
    return TaskId(OF_SESSION + session)


class HandIn(Struct, frozen=True):
    """What somebody did of a task; `at` (UTC) is when it was last handed in.

    `responsible` is the name of the person who answers for it. What was handed in is kept when the
    status is changed, but counts only while that is "handed-in".
    """

    status: HomeworkStatus = "not-begun"
    text: str = ""
    terms: tuple[tuple[str, float], ...] = ()
    file: str = ""
    responsible: str = ""
    at: dt.datetime | None = None

    @property
    def done(self) -> bool:
        """Whether it was handed in."""
        return self.status == "handed-in"

    @property
    def filled(self) -> bool:
        """Whether there is anything that was handed in, more than the word that it was."""
        return bool(self.text or self.terms or self.file)

    @property
    def listed(self) -> tuple[Term, ...]:
        """The terms that were handed in."""
        return tuple(Term(text, weight) for text, weight in self.terms)


class Sighting(Struct, frozen=True):
    """One finding of the horizon scan; `of` is an organisation's or a person's id."""

    id: EventId
    of: str
    text: str
    tags: tuple[str, ...] = ()
    spearhead: bool = False


class Homework(Struct, frozen=True):
    """Tasks by id, hand-ins by task and who, sightings by id.

    `own` names the tasks that were set or changed in the meeting: no agenda read later undoes that.
    """

    tasks: Mapping[TaskId, Task] = {}
    hand_ins: Mapping[tuple[TaskId, str], HandIn] = {}
    sightings: Mapping[EventId, Sighting] = {}
    own: AbstractSet[TaskId] = frozenset()

    def of(self, task: TaskId, who: str) -> HandIn:
        """Give what somebody did of a task."""
        return self.hand_ins.get((task, who), NOT_BEGUN)


NOT_BEGUN: Final = HandIn()
NONE_SET: Final = Homework()


# The fold


def listed(agenda: Agenda, before: Homework) -> Homework:
    """Take over an agenda's tasks; those set or changed live, and what was handed in, stay."""
    tasks = {task.id: before.tasks[task.id] if task.id in before.own else task
             for task in agenda.homework}  # fmt: skip
    live = {id_: before.tasks[id_] for id_ in before.tasks if id_ in before.own}
    return replace(before, tasks={**tasks, **live})


def brought_forward(homework: Homework, earlier: Earlier) -> Homework:
    """Take over what was handed in before the meeting; what was handed in here stays."""
    before = {
        (work.task, work.of): HandIn(
            work.status,
            work.text,
            work.terms,
            work.file,
            work.responsible,
            work.at.astimezone(dt.UTC) if work.at else None,
        )
        for work in earlier.work
    }
    return replace(homework, hand_ins={**before, **homework.hand_ins})


def apply(  # noqa: C901, PLR0911
    homework: Homework, fact: HomeworkFact, event: EventId, at: dt.datetime, own: Own
) -> Homework:
    """Fold a fact about homework, kept by the event with an id at an instant (UTC)."""
    match fact:
        case TaskRemoved(task):
            tasks = own.without(homework.tasks, task)
            return replace(homework, tasks=tasks, own=homework.own - {task})
        case TaskAdded() | TaskChanged():
            tasks = own.put(homework.tasks, fact.task, _task(fact))
            return replace(homework, tasks=tasks, own=own.add(homework.own, fact.task))
        case TaskMarked(task, of, "handed-in"):
            return _change(homework, task, of, own, status="handed-in", at=at)
        case TaskMarked(task, of, status):
            return _change(homework, task, of, own, status=status)
        case HandedIn(task, of, text, terms, file):
            return _change(
                homework, task, of, own,
                status="handed-in", text=text, terms=terms, file=file, at=at,
            )  # fmt: skip
        case Entrusted(task, of, name):
            return _change(homework, task, of, own, responsible=name)
        case Spotted(of, text, tags, spearhead):
            sighting = Sighting(event, of, text, tags, spearhead)
            return replace(homework, sightings=own.put(homework.sightings, event, sighting))
        case SightingChanged(id_, of, text, tags, spearhead):
            if id_ not in homework.sightings:
                return homework
            sighting = Sighting(id_, of, text, tags, spearhead)
            return replace(homework, sightings=own.put(homework.sightings, id_, sighting))
        case SightingRemoved(id_):
            return replace(homework, sightings=own.without(homework.sightings, id_))


def _task(fact: TaskAdded | TaskChanged) -> Task:
    return shared(Task, fact, id=fact.task, of=fact.per)


def _change(homework: Homework, task: TaskId, who: str, own: Own, **changes: object) -> Homework:
    changed = replace(homework.of(task, who), **changes)
    return replace(homework, hand_ins=own.put(homework.hand_ins, (task, who), changed))
