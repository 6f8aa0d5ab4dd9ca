"""What can be said of a session by digit: what is there, and which question is talked about.

Of the one that goes through the actions from the meetings before also which of them are done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language
from facilitator.core.base.text import capital
from facilitator.core.notes import actions, follow_up
from facilitator.core.record.move import Move, bound
from facilitator.core.record.state import State
from facilitator.core.rounds.moves import take_question
from facilitator.core.rounds.standing import in_hand
from facilitator.core.time.materials import tick, ticked

MOST = 9
"""So many acts have a digit."""


class Act(NamedTuple):
    """What is done, in words with the sign of how it stands now, and the move that does it."""

    words: str
    move: Move[[]]
    detail: str = ""
    """What to know of it beside."""


def acts(
    state: State, session: SessionId, today: dt.date, language: Language, most: int = MOST
) -> list[Act]:
    """List what can be said of a session on a local date, at `most` as many as there are digits.

    The question in hand, chosen again, is put aside; what is ticked off is unticked.
    """
    said = [*_questions(state, session, language), *_items(state, session)]
    left = max(0, most - len(said))
    return [*said, *_brought(state, session, today, language, left)][:most]


def _questions(state: State, session: SessionId, language: Language) -> Iterator[Act]:
    of = state.session(session)
    if of is None or state.current != session:
        return
    here = in_hand(state, session)
    for number, question in enumerate(of.questions, 1):
        sign = signs.HERE if number == here else signs.OPEN
        words = language.say("question {n}: {text}", n=number, text=one_line(question))
        taken = 0 if number == here else number
        yield Act(f"{sign} {capital(words)}", bound(take_question, session, taken))


def _items(state: State, session: SessionId) -> Iterator[Act]:
    of = state.session(session)
    for item in (*of.materials, *of.prepare) if of is not None else ():
        done = ticked(state, session, item)
        sign = signs.DONE if done else signs.OPEN
        yield Act(f"{sign} {one_line(item)}", bound(tick, session, item, done=not done))


def _brought(
    state: State, session: SessionId, today: dt.date, language: Language, most: int
) -> Iterator[Act]:
    for one in follow_up.shown(state, most) if follow_up.follows_up(session) else ():
        sign = signs.OPEN if one.done is None else signs.DONE
        told = (one.who, follow_up.status(one, today, state, language))
        yield Act(
            f"{sign} {one_line(one.text)}",
            bound(actions.tick, one.id, done=one.done is None),
            one_line(", ".join(filter(None, told))),
        )
