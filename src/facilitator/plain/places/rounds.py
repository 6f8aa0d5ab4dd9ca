"""Whose turn it is in the round, who waits, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base.language import Language, phrase
from facilitator.core.rounds import standing
from facilitator.core.time.view import View
from facilitator.plain.places.line import counting
from facilitator.plain.voice import Sentence


def rounds(here: View, _: Language) -> Iterator[Sentence]:
    """Read the round that is at hand."""
    state, plan = here
    session = standing.at_hand(state, plan)
    of = state.session(session)
    if session is None or of is None:
        return
    now, held = standing.standing(state, plan, session), standing.of_session(state, session)
    yield phrase("“{title}”:", title=of.title)
    for number, question in enumerate(of.questions, 1):
        yield phrase("Question {n}: {text}", n=number, text=question)
    if now.current is not None:
        yield phrase("It is the turn of {name}.", name=now.current.name)
    waiting = standing.waiting_takers(held, now.takers, now.current)
    yield from counting(
        "{n} turn is left: {names}", "{n} turns are left: {names}", [one.name for one in waiting]
    )
    for taker in now.takers:
        for number in range(1, len(standing.questions(of)) + 1):
            if text := held.answer(taker.id, number):
                yield phrase("{name} on question {n}: {text}", name=taker.name, n=number, text=text)
