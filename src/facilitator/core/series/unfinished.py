"""What a meeting leaves undone: homework for the next one, and sessions not held to their end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from facilitator.core.base.ids import TaskId
from facilitator.core.base.span import MINUTE
from facilitator.core.homework import tasks
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.agenda import Session, SessionKind
from facilitator.core.series import made_sessions
from facilitator.core.time.passed_by import took_place

if TYPE_CHECKING:
    from facilitator.core.record.state import State
from facilitator.core.record.homework import OF_SESSION

_TALKED: Final[tuple[SessionKind, ...]] = ("talk", "discussion", "round", "groups")
"""The kinds of sessions that are worth suggesting again when they were not held."""


def carried_id(task: TaskId) -> TaskId:
    """Give the id that a task has in the next meeting: an agenda's ids hold no blank."""
    return TaskId(task.replace(OF_SESSION, f"{OF_SESSION.strip()}-", 1))


def due_then(state: State) -> tuple[Task, ...]:
    """List the homework for the next meeting, with the ids that it has there.

    What was due at this meeting, or before, is left out once everybody has handed it in. A session
    that became homework again is the same task as before.
    """
    from_before = {work.task for work in state.earlier.work}
    found: dict[TaskId, Task] = {}
    for task in tasks.tasks(state):
        reviewed = task.due <= state.dates[-1] if task.due else task.id in from_before
        if not reviewed or tasks.missing(state, task):
            id_ = carried_id(task.id)
            found.setdefault(id_, replace(task, id=id_))
    return tuple(found.values())


def not_held(state: State) -> tuple[Session, ...]:
    """List the sessions that were not held, or not to their end, as their author wrote them."""
    written = {s.id: s for day in state.agenda.days for s in day.sessions}
    return tuple(
        written.get(slot.session.id, slot.session)
        for slot in state.slots
        if slot.session.kind in _TALKED
        and not made_sessions.is_made(slot.session.id)
        and _left(state, slot.session)
    )


def _left(state: State, session: Session) -> bool:
    if state.leftovers.get(session.id) in ("homework", "dropped"):
        return True
    if not took_place(state, session.id):
        return True
    if session.id == state.current:
        return False
    return not state.of(session.id).over or _speaker_lost(state, session)


def _speaker_lost(state: State, session: Session) -> bool:
    """Return whether the line to a session's speaker was lost before the session was long enough.

    Who came back after all is heard to the end, whether or not anybody said that the line works.
    """
    if not session.remote or state.checked.get(session.id) is not False:
        return False
    of = state.of(session.id)
    last = of.spans[-1].end
    return last is not None and of.used(last) < session.shortest * MINUTE
