"""Actions: what was taken on at this meeting or open from one before, and whether it is done.

An action is known by the id of the event that first told of it, in whichever meeting that was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.record.actions import ActionFact, ActionTicked

if TYPE_CHECKING:
    from facilitator.core.record.state import State
from facilitator.core.record.actions import Tick


class Action(Struct, frozen=True):
    """Something that somebody takes on, by a local date if one is set.

    `meeting` is the title of the earlier meeting where it was taken on, "" for this one; `session`
    the title of the session. `done` is when it was ticked off (UTC).
    """

    id: EventId
    text: str
    who: str = ""
    due: dt.date | None = None
    meeting: str = ""
    session: str = ""
    done: dt.datetime | None = None

    def overdue(self, today: dt.date) -> bool:
        """Return whether it should have been done before a local date, and is not."""
        return self.done is None and self.due is not None and self.due < today


# What is true


def actions(state: State) -> tuple[Action, ...]:
    """List the actions: those open from the meetings before first, then this meeting's own."""
    brought = (
        Action(one.id, one.text, one.who, one.due, one.meeting, one.session, _done(state, one.id))
        for one in state.earlier.actions
        if one.id not in state.notes
    )
    own = (
        Action(
            note.id,
            note.text,
            note.who,
            note.due,
            session=_title(state, note.session),
            done=_done(state, note.id),
        )
        for note in state.notes.values()
        if note.kind == "action"
    )
    return (*brought, *own)


def open_actions(state: State) -> tuple[Action, ...]:
    """List the actions that are not done."""
    return tuple(one for one in actions(state) if one.done is None)


def takers(state: State, who: str) -> tuple[str, ...]:
    """Name each of those who take an action on; `capture` lists them with commas between.

    An organisation that is told by its id has its name.
    """
    if "," in who and who.casefold() in _names_with_comma(state):
        return (who,)
    ids = {body.id.casefold(): body.name for body in state.agenda.organisations}
    names = (name for part in who.split(",") if (name := part.strip()))
    return tuple(ids.get(name.casefold(), name) for name in names)


def _names_with_comma(state: State) -> set[str]:
    bodies = (body.name for body in state.agenda.organisations)
    persons = (person.name for person in state.people.persons.values())
    return {name.casefold() for name in chain(bodies, persons) if "," in name}


def bodies_of(state: State, who: str) -> tuple[str, ...]:
    """Name the organisations of those who take an action on, or those that are named themselves."""
    found = (_bodies(state, one.casefold()) for one in takers(state, who))
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _bodies(state: State, wanted: str) -> list[str]:
    """Name the organisation that is called so, or else those of the people who are."""
    bodies = {body.id: body.name for body in state.agenda.organisations}
    named = [name for id_, name in bodies.items() if wanted in (id_.casefold(), name.casefold())]
    return named[:1] or [
        bodies[person.organisation]
        for person in state.people.persons.values()
        if person.name.casefold() == wanted and person.organisation in bodies
    ]


def body_of(state: State, who: str) -> str:
    """Name the organisations of those who take an action on; "" where none is known."""
    return ", ".join(bodies_of(state, who))


def answerable(state: State, who: str) -> tuple[str, ...]:
    """Return the names under which an action is found: people's and organisations', each once."""
    return tuple(dict.fromkeys((*takers(state, who), *bodies_of(state, who))))


def of_whom(state: State, wanted: str, among: tuple[Action, ...]) -> tuple[Action, ...]:
    """List the actions of a person or an organisation, by name."""
    name = wanted.casefold()
    return tuple(one for one in among if name in map(str.casefold, answerable(state, one.who)))


class Tracked(Struct, frozen=True):
    """An action followed through a series; `organisation` is that of who takes it on, by name.

    `names` are those under which it is found.
    """

    action: Action
    organisation: str
    series: str
    names: tuple[str, ...]


def across(states: Iterable[State]) -> tuple[Tracked, ...]:
    """List the actions of several meetings, the oldest meeting first, each action once.

    The last word on whether it is done counts, in whichever meeting it was said; what it is, is
    said by the meeting where it was taken on.
    """
    ticks: dict[EventId, Tick] = {}
    found: dict[EventId, Tracked] = {}
    for state in states:
        for id_, tick in state.actions.items():
            if id_ not in ticks or ticks[id_].at <= tick.at:
                ticks[id_] = tick
        for one in actions(state):
            body, names = body_of(state, one.who), answerable(state, one.who)
            if one.id not in found:
                one = replace(one, meeting=one.meeting or state.agenda.title)  # noqa: PLW2901
                found[one.id] = Tracked(one, body, state.agenda.series, names)
            elif body:
                found[one.id] = replace(found[one.id], organisation=body, names=names)
    return tuple(
        replace(each, action=replace(each.action, done=_said_done(ticks.get(id_))))
        for id_, each in found.items()
    )


def _said_done(tick: Tick | None) -> dt.datetime | None:
    return tick.at if tick and tick.done else None


def _done(state: State, id_: EventId) -> dt.datetime | None:
    return _said_done(state.actions.get(id_))


def _title(state: State, id_: SessionId | None) -> str:
    session = state.session(id_)
    return session.title if session else ""


# The move


def tick(state: State, _: dt.datetime, action: EventId, *, done: bool = True) -> ActionFact:
    """Say that an action is done, or that one which was done is open again.

    Which of them is said, and not turned: somebody else may have ticked it off meanwhile.
    """
    found = next((one for one in actions(state) if one.id == action), None)
    if found is None:
        raise Refused(phrase("That action is no longer there."))
    if done is (found.done is not None):
        raise Refused(phrase("That is already so."))
    return ActionTicked(action, done=done)
