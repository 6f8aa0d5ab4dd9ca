"""Homework: tasks, who has come how far with them, and what was handed in.

A task comes from the agenda, is set in the meeting, or is a session that there was no time for.
Who hands it in is known by an organisation's or a person's id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from facilitator.core.base.ids import PersonId
from facilitator.core.people.roster import namesakes, person_name, told_apart
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.agenda import Session
from facilitator.core.record.terms import HEAVIEST, Term, total

if TYPE_CHECKING:
    from facilitator.core.record.state import State
from facilitator.core.record.homework import OF_SESSION, HandIn
from facilitator.core.record.homework import became as task_became


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


# What is true


def tasks(state: State) -> tuple[Task, ...]:
    """List the tasks: the agenda's, those set live, and the sessions that became homework."""
    known = state.homework.tasks
    became = {
        task_became(slot.session.id): _of_session(slot.session)
        for slot in state.slots
        if state.leftovers.get(slot.session.id) == "homework"
    }
    set_ = [task for id_, task in known.items() if not id_.startswith(OF_SESSION)]
    return (*set_, *(known.get(id_, task) for id_, task in became.items()))


def _of_session(session: Session) -> Task:
    parts = (session.description.strip(), "\n".join(session.questions))
    return Task(
        id=task_became(session.id),
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


def lists(
    state: State, task: Task | None = None, *, anew: bool = False
) -> Mapping[str, tuple[Term, ...]]:
    """Give the terms handed in by each organisation's id, over the tasks that collect terms.

    With a task, only those handed in there; `anew` leaves out what was brought forward from the
    meeting before and is the same still. What people hand in counts as their organisation's, or
    under their own id where they have none. The same spelling twice adds up.
    """
    found: dict[str, dict[str, float]] = {}
    for of, what in _with_terms(state, (task,) if task else tasks(state), anew=anew):
        weights = found.setdefault(of, {})
        for text, weight in what.terms:
            weights[text] = min(total((weights.get(text, 0), weight)), HEAVIEST)
    return {
        id_: tuple(Term(text, weight) for text, weight in weights.items())
        for id_, weights in found.items()
    }


def listed_at(state: State) -> Mapping[str, dt.datetime]:
    """Say when each organisation, by id, last handed in terms (UTC), as far as that is known."""
    found: dict[str, dt.datetime] = {}
    for of, what in _with_terms(state, tasks(state)):
        if what.at is not None:
            found[of] = max(what.at, found.get(of, what.at))
    return found


def _with_terms(
    state: State, wanted: Iterable[Task], *, anew: bool = False
) -> Iterator[tuple[str, HandIn]]:
    """Give the hand-ins of terms, each with the id of the organisation that it counts for."""
    before = {(work.task, work.of): work.terms for work in state.earlier.work if anew}
    for task in wanted:
        if task.collects != "terms":
            continue
        for id_, _ in who_hands_in(state, task):
            what = state.homework.of(task.id, id_)
            if what.done and what.terms and what.terms != before.get((task.id, id_)):
                yield _organisation(state, id_), what


def _organisation(state: State, id_: str) -> str:
    person = state.people.persons.get(PersonId(id_))
    if person is None or any(body.id == id_ for body in state.agenda.organisations):
        return id_
    return person.organisation or id_


def days_left(task: Task, today: dt.date) -> int | None:
    """Count the days from a local date to the day a task is due, negative when overdue."""
    return (task.due - today).days if task.due else None
