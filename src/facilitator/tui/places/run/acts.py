"""What can be said of a session by digit: what is there, and which question is talked about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.language import Language
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


def acts(state: State, session: str, language: Language) -> list[Act]:
    """List what can be said of a session, as many as there are digits for.

    The question in hand, chosen again, is put aside; an item that is ticked off is unticked.
    """
    return [*_questions(state, session, language), *_items(state, session)][:MOST]


def _questions(state: State, session: str, language: Language) -> Iterator[Act]:
    of = state.session(session)
    if of is None or state.current != session:
        return
    here = in_hand(state, session)
    for number, question in enumerate(of.questions, 1):
        sign = signs.HERE if number == here else signs.OPEN
        words = language.say("question {n}: {text}", n=number, text=one_line(question))
        taken = 0 if number == here else number
        yield Act(f"{sign} {words}", bound(take_question, session, taken))


def _items(state: State, session: str) -> Iterator[Act]:
    of = state.session(session)
    for item in (*of.materials, *of.prepare) if of is not None else ():
        done = ticked(state, session, item)
        sign = signs.DONE if done else signs.OPEN
        yield Act(f"{sign} {one_line(item)}", bound(tick, session, item, done=not done))
