"""What goes out between meetings: what is asked of each recipient, and who is to be reminded.

A recipient is an organisation with its people, or a person who belongs to none.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.homework import tasks as hw
from facilitator.core.notes.actions import Action, of_whom, open_actions
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import HandIn
from facilitator.core.series.carrying import answers

if TYPE_CHECKING:
    from facilitator.core.record.state import State

DONE = ("handed-in", "excused")


class Asked(Struct, frozen=True):
    """A task that is asked of a recipient, or of a person of it, and how far they have come.

    `of` is the id of who hands it in, `name` how they are called.
    """

    task: Task
    of: str
    name: str
    what: HandIn

    @property
    def missing(self) -> bool:
        """Whether it is still to be handed in."""
        return self.what.status not in DONE


class Handout(Struct, frozen=True):
    """What there is to say to a recipient, known by id and name.

    `said` is what they answered to which question last time, `actions` what they and their people
    have taken on and not done.
    """

    of: str
    name: str
    asked: tuple[Asked, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    actions: tuple[Action, ...] = ()

    @property
    def missing(self) -> tuple[Asked, ...]:
        """What is still to be handed in."""
        return tuple(one for one in self.asked if one.missing)


def recipients(state: State) -> tuple[tuple[str, str], ...]:
    """List the ids and names of those who are sent something.

    They are all organisations, or all participants where there are none, and then the people of no
    organisation who are to hand something in or have taken something on.
    """
    bodies = hw.bodies(state)
    known = {id_ for id_, _ in bodies}
    asked = {
        id_ for task in hw.tasks(state) if task.of == "participant"
        for id_, _ in hw.missing(state, task)
    }  # fmt: skip
    open_ = open_actions(state)
    others = (
        (person.id, person.name)
        for person in state.people.persons.values()
        if person.id not in known
        and person.organisation is None
        and (person.id in asked or of_whom(state, person.name, open_))
    )
    return (*bodies, *others)


def handout(state: State, of: str) -> Handout:
    """Say what there is to say to a recipient."""
    name = hw.name_of(state, of)
    return Handout(
        of,
        name,
        tuple(_asked(state, of)),
        tuple((question, text) for (who, question), text in answers(state).items() if who == of),
        _soonest(of_whom(state, name, open_actions(state))),
    )


def reminders(state: State, today: dt.date) -> tuple[Handout, ...]:
    """List the recipients who have something to hand in or are late with what they took on.

    What they have handed in, and what they said, is left out.
    """
    found = (handout(state, of) for of, _ in recipients(state))
    return tuple(
        replace(one, asked=one.missing, said=())
        for one in found
        if one.missing or any(action.overdue(today) for action in one.actions)
    )


def addresses(state: State, of: str) -> tuple[tuple[str, str], ...]:
    """Give the names and e-mail addresses of a recipient's people, as far as they are known.

    Speakers, guests and facilitators of an organisation are asked for nothing.
    """
    found: dict[str, str] = {}
    for person in state.people.persons.values():
        asked = (person.id, person.organisation if person.role == "participant" else None)
        if person.email and of in asked:
            found.setdefault(person.email, person.name)
    return tuple((name, email) for email, name in found.items())


def _asked(state: State, of: str) -> list[Asked]:
    """List what is asked of a recipient, task by task: of it, or of its people."""
    those: set[str] = {
        id_ for id_, person in state.people.persons.items() if person.organisation == of
    }
    those.add(of)
    return [
        Asked(task, id_, name, state.homework.of(task.id, id_))
        for task in hw.tasks(state)
        for id_, name in hw.who_hands_in(state, task)
        if id_ in those
    ]


def _soonest(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """Sort actions by when they are due; those without a date come last."""
    return tuple(sorted(actions, key=lambda one: one.due or dt.date.max))
