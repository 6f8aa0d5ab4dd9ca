"""Homework: tasks, who has come how far with them, and what was handed in.

A task comes from the agenda, is set in the meeting, or is a session that there was no time for.
Who hands it in is known by an organisation's or a person's id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core import events as ev
from facilitator.core.agenda import Agenda, Session
from facilitator.core.agenda import Homework as Task
from facilitator.core.earlier import Earlier
from facilitator.core.language import phrase
from facilitator.core.people import free_id, namesakes, person_name, told_apart
from facilitator.core.refused import Refused
from facilitator.core.terms import HEAVIEST, Term, parse_terms, total
from facilitator.core.text import clean, clean_line

if TYPE_CHECKING:
    from facilitator.core.state import State

OF_SESSION: Final = "session "
"""Before a session's id this is the id of the task it became; no other id holds a blank."""


class HandIn(Struct, frozen=True):
    """What somebody did of a task; `at` (UTC) is when it was last handed in.

    `responsible` is the name of the person who answers for it. What was handed in is kept when the
    status is changed, but counts only while that is "handed-in".
    """

    status: ev.HomeworkStatus = "not-begun"
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

    id: str
    of: str
    text: str
    tags: tuple[str, ...] = ()
    spearhead: bool = False


class Homework(Struct, frozen=True):
    """Tasks by id, hand-ins by task and who, sightings by id.

    `own` names the tasks that were set or changed in the meeting: no agenda read later undoes that.
    """

    tasks: Mapping[str, Task] = {}
    hand_ins: Mapping[tuple[str, str], HandIn] = {}
    sightings: Mapping[str, Sighting] = {}
    own: frozenset[str] = frozenset()

    def of(self, task: str, who: str) -> HandIn:
        """Give what somebody did of a task."""
        return self.hand_ins.get((task, who), NOT_BEGUN)


class Tally(Struct, frozen=True):
    """How many of those who are to hand in a task have come how far; `asked` counts them all."""

    asked: int = 0
    handed_in: int = 0
    promised: int = 0
    excused: int = 0

    @property
    def missing(self) -> int:
        """How many are still to hand in."""
        return self.asked - self.handed_in - self.excused


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
            work.status, work.text, work.terms, work.file, work.responsible
        )
        for work in earlier.work
    }
    return replace(homework, hand_ins={**before, **homework.hand_ins})


def apply(homework: Homework, fact: ev.AnyFact, event: ev.Event) -> Homework:  # noqa: PLR0911
    """Fold a fact about homework."""
    match fact:
        case ev.TaskRemoved(task):
            tasks = {id_: one for id_, one in homework.tasks.items() if id_ != task}
            return replace(homework, tasks=tasks, own=homework.own - {task})
        case ev.TaskAdded() | ev.TaskChanged():
            tasks = {**homework.tasks, fact.task: _task(fact)}
            return replace(homework, tasks=tasks, own=homework.own | {fact.task})
        case ev.TaskMarked(task, of, "handed-in"):
            return _change(homework, task, of, status="handed-in", at=event.at)
        case ev.TaskMarked(task, of, status):
            return _change(homework, task, of, status=status)
        case ev.HandedIn(task, of, text, terms, file):
            return _change(
                homework, task, of,
                status="handed-in", text=text, terms=terms, file=file, at=event.at,
            )  # fmt: skip
        case ev.Entrusted(task, of, name):
            return _change(homework, task, of, responsible=name)
        case ev.Spotted(of, text, tags, spearhead):
            sighting = Sighting(event.id, of, text, tags, spearhead)
            return replace(homework, sightings={**homework.sightings, event.id: sighting})
        case ev.SightingChanged(id_, of, text, tags, spearhead) if id_ in homework.sightings:
            sighting = Sighting(id_, of, text, tags, spearhead)
            return replace(homework, sightings={**homework.sightings, id_: sighting})
        case ev.SightingRemoved(id_):
            kept = {key: each for key, each in homework.sightings.items() if key != id_}
            return replace(homework, sightings=kept)
        case _:
            return homework


def _task(fact: ev.TaskAdded | ev.TaskChanged) -> Task:
    return Task(
        id=fact.task,
        title=fact.title,
        instructions=fact.instructions,
        purpose=fact.purpose,
        collects=fact.collects,
        of=fact.per,
        due=fact.due,
        compilers=fact.compilers,
        links=fact.links,
    )


def _change(homework: Homework, task: str, who: str, **changes: object) -> Homework:
    changed = replace(homework.of(task, who), **changes)
    return replace(homework, hand_ins={**homework.hand_ins, (task, who): changed})


# What is true


def tasks(state: State) -> tuple[Task, ...]:
    """List the tasks: the agenda's, those set live, and the sessions that became homework."""
    known = state.homework.tasks
    became = {
        OF_SESSION + slot.session.id: _of_session(slot.session)
        for slot in state.slots
        if state.leftovers.get(slot.session.id) == "homework"
    }
    set_ = [task for id_, task in known.items() if not id_.startswith(OF_SESSION)]
    return (*set_, *(known.get(id_, task) for id_, task in became.items()))


def _of_session(session: Session) -> Task:
    parts = (session.description.strip(), "\n".join(session.questions))
    return Task(
        id=OF_SESSION + session.id,
        title=session.title,
        instructions="\n\n".join(filter(None, parts)),
        of=session.per,
    )


def bodies(state: State) -> tuple[tuple[str, str], ...]:
    """List the ids and names of the organisations, or of the participants where there are none."""
    found = tuple((body.id, body.name) for body in state.agenda.organisations)
    return found or _participants(state)


def who_hands_in(state: State, task: Task) -> tuple[tuple[str, str], ...]:
    """List the ids and names of those who are to hand in a task.

    An organisation's task is everybody's where the agenda has no organisations. Speakers and guests
    are not asked; whoever has handed in or promised is listed though no longer asked.
    """
    asked = _participants(state) if task.of == "participant" else bodies(state)
    ids = {id_ for id_, _ in asked}
    others = (
        (of, name_of(state, of))
        for (id_, of), what in state.homework.hand_ins.items()
        if id_ == task.id and of not in ids and (what.status != "not-begun" or what.filled)
    )
    return (*asked, *others)


def name_of(state: State, id_: str) -> str:
    """Give the name of an organisation, a person or a stand-in, or the id if there is none."""
    bodies = (body.name for body in state.agenda.organisations if body.id == id_)
    return next(bodies, None) or person_name(state, id_)


def _participants(state: State) -> tuple[tuple[str, str], ...]:
    """List who takes part; people of the same name are told apart."""
    apart = namesakes(state)
    return tuple(
        (person.id, told_apart(person, apart))
        for person in state.people.persons.values()
        if person.role == "participant"
    )


def missing(state: State, task: Task) -> tuple[tuple[str, str], ...]:
    """List the ids and names of those who are still to hand in a task and are not excused."""
    over = ("handed-in", "excused")
    return tuple(
        (id_, name)
        for id_, name in who_hands_in(state, task)
        if state.homework.of(task.id, id_).status not in over
    )


def tally(state: State, task: Task) -> Tally:
    """Count how far they have come with a task."""
    found = [state.homework.of(task.id, id_).status for id_, _ in who_hands_in(state, task)]
    return Tally(
        len(found), found.count("handed-in"), found.count("promised"), found.count("excused")
    )


def lists(state: State, task: Task | None = None) -> Mapping[str, tuple[Term, ...]]:
    """Give the terms handed in by each organisation's id, over the tasks that collect terms.

    With a task, only those handed in there. What people hand in counts as their organisation's, or
    under their own id where they have none. The same spelling twice adds up.
    """
    found: dict[str, dict[str, float]] = {}
    wanted = (task,) if task else tasks(state)
    for one in wanted:
        if one.collects != "terms":
            continue
        for id_, _ in who_hands_in(state, one):
            if (what := state.homework.of(one.id, id_)).done and what.terms:
                weights = found.setdefault(_organisation(state, id_), {})
                for text, weight in what.terms:
                    weights[text] = min(total((weights.get(text, 0), weight)), HEAVIEST)
    return {
        id_: tuple(Term(text, weight) for text, weight in weights.items())
        for id_, weights in found.items()
    }


def _organisation(state: State, id_: str) -> str:
    person = state.people.persons.get(id_)
    if person is None or any(body.id == id_ for body in state.agenda.organisations):
        return id_
    return person.organisation or id_


def days_left(task: Task, today: dt.date) -> int | None:
    """Count the days from a local date to the day a task is due, negative when overdue."""
    return (task.due - today).days if task.due else None


# The moves


def add_task(state: State, _: dt.datetime, what: Task) -> ev.AnyFact:
    """Set homework that is not in the agenda; its id is made from its title."""
    task = _cleaned(what)
    taken = {**state.homework.tasks, **{id_: None for id_, _ in state.homework.hand_ins}}
    return _fact(ev.TaskAdded, free_id(task.title, taken), task)


def change_task(state: State, _: dt.datetime, id_: str, what: Task) -> ev.AnyFact:
    """Change homework, all of it as said in `what`, whose own id does not matter."""
    before = _cleaned(_named(state, id_))
    task = replace(_cleaned(what), id=id_)
    if task == before:
        raise Refused(phrase("Nothing was changed."))
    return _fact(ev.TaskChanged, id_, task)


def remove_task(state: State, _: dt.datetime, id_: str) -> ev.AnyFact:
    """Take back homework that was set here; what the agenda sets, or a session became, stays."""
    task = _named(state, id_)
    if id_.startswith(OF_SESSION) or any(id_ == written.id for written in state.agenda.homework):
        raise Refused(phrase("“{title}” comes from the agenda and stays.", title=task.title))
    return ev.TaskRemoved(id_)


def mark(state: State, _: dt.datetime, task: str, of: str, status: ev.HomeworkStatus) -> ev.AnyFact:
    """Say how far somebody has come with a task."""
    _asked(state, _named(state, task), of)
    if state.homework.of(task, of).status == status:
        raise Refused(phrase("It is marked so already."))
    return ev.TaskMarked(task, of, status)


def hand_in(state: State, _: dt.datetime, task: str, of: str, typed: str) -> ev.AnyFact:
    """Keep what was typed or pasted as what the task collects: terms, a text or a file's name.

    What else was handed in before, when the task collected something else, stays.
    """
    wanted = _named(state, task)
    _asked(state, wanted, of)
    before = state.homework.of(task, of)
    now = _read(before, wanted, typed)
    if now == before and before.done:
        raise Refused(phrase("Nothing was changed."))
    return ev.HandedIn(task, of, now.text, now.terms, now.file)


def entrust(state: State, _: dt.datetime, task: str, of: str, name: str) -> ev.AnyFact:
    """Name the person who answers for a task in an organisation; nobody if empty."""
    _asked(state, _named(state, task), of)
    name = clean_line(name)
    if state.homework.of(task, of).responsible == name:
        raise Refused(phrase("Nothing was changed."))
    return ev.Entrusted(task, of, name)


def _named(state: State, id_: str) -> Task:
    task = next((task for task in tasks(state) if task.id == id_), None)
    if task is None:
        raise Refused(phrase("That task is no longer there."))
    return task


def _asked(state: State, task: Task, of: str) -> None:
    if all(of != id_ for id_, _ in who_hands_in(state, task)):
        raise Refused(phrase("{name} is not asked for this task.", name=name_of(state, of)))


def _cleaned(task: Task) -> Task:
    """Clean what was typed of a task; it needs a title."""
    title = clean_line(task.title)
    if not title:
        raise Refused(phrase("A task needs a title."))
    return replace(
        task,
        title=title,
        instructions=clean(task.instructions).strip(),
        purpose=clean(task.purpose).strip(),
        compilers=tuple(filter(None, map(clean_line, task.compilers))),
        links=tuple(filter(None, map(clean_line, task.links))),
    )


def _fact(kind: type[ev.TaskAdded | ev.TaskChanged], id_: str, task: Task) -> ev.AnyFact:
    return kind(
        task=id_,
        title=task.title,
        instructions=task.instructions,
        purpose=task.purpose,
        collects=task.collects,
        per=task.of,
        due=task.due,
        compilers=task.compilers,
        links=task.links,
    )


def _read(before: HandIn, task: Task, typed: str) -> HandIn:
    match task.collects:
        case "terms":
            terms = tuple((term.text, term.weight) for term in parse_terms(typed))
            _refuse_nothing(terms)
            return replace(before, terms=terms)
        case "text":
            text = clean(typed).strip("\n")
            _refuse_nothing(text.strip())
            return replace(before, text=text)
        case "file-reference":
            file = clean_line(typed)
            _refuse_nothing(file)
            return replace(before, file=file)


def _refuse_nothing(what: object) -> None:
    if not what:
        raise Refused(phrase("There is nothing to hand in."))
