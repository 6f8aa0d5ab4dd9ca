"""Whether a session was only passed by: begun and left within its first minute, and nothing of it.

So it is with one that somebody goes past to reach another. It was not held, and is called so
everywhere; what anything was written in was held, however short, and in a rehearsal, where people
go through sessions quickly, so was all that began.
"""

from __future__ import annotations

from facilitator.core.base.ids import SessionId
from facilitator.core.base.span import ZERO, took
from facilitator.core.record.sessions import Progress
from facilitator.core.record.state import State


def passed_by(state: State, session: SessionId, of: Progress) -> bool:
    """Say whether a session was begun and left in one minute of the clock; not while it runs."""
    last = of.spans[-1].end if of.spans and not state.rehearsal else None
    return last is not None and took(of.spans, last) == ZERO and not written(state, session)


def took_place(state: State, session: SessionId) -> bool:
    """Say whether a session began, and was not only passed by."""
    of = state.of(session)
    return of.begun and not passed_by(state, session, of)


def is_held(state: State, session: SessionId) -> bool:
    """Say whether a session is over and was held."""
    of = state.of(session)
    return of.ended and not of.skipped and took_place(state, session)


def written(state: State, session: SessionId) -> bool:
    """Say whether anything was captured, attached or answered in a session, or people grouped."""
    answers = state.rounds[session].answers if session in state.rounds else {}
    grouped = session in state.groupings and not state.groupings[session].untouched
    return (
        grouped
        or any(answers.values())
        or any(note.session == session for note in state.notes.values())
        or any(picture.session == session for picture in state.pictures.values())
    )
