"""Terms: agreeing on them, merging what is the same, keeping apart what is not."""

from __future__ import annotations

import datetime as dt
from typing import Final

from facilitator.core.base.language import N_, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.record.events import AnyFact
from facilitator.core.record.move import Move, bound, decide
from facilitator.core.record.state import State
from facilitator.core.words import moves
from facilitator.core.words.candidates import Candidate
from facilitator.core.words.comparison import compared, proposals
from facilitator.running.commands import who
from facilitator.running.commands.command import Command, Words, with_text


def pairs(state: State) -> list[Candidate]:
    """List what may be the same, in the order in which it is numbered."""
    return proposals(state, compared(state))


def _agree(words: Words) -> Move[[]]:
    term, _, wording = map(str.strip, " ".join(words).partition(":"))
    return bound(moves.agree, term, wording or term)


def _two(move: Move[[str, str]]) -> Move[[str]]:
    """Read two terms with a colon between them, or the number of a pair that may be the same."""

    def of(state: State, now: dt.datetime, typed: str) -> AnyFact:
        one, colon, other = map(str.strip, typed.partition(":"))
        if colon and one and other:
            return decide(move, state, now, one, other)
        return decide(move, state, now, *_pair(state, typed))

    return of


def _pair(state: State, typed: str) -> tuple[str, str]:
    found = pairs(state)
    number = who.number(typed)
    if number is None:
        raise Refused(phrase("Type two terms with a colon between them, or the number of a pair."))
    if not 1 <= number <= len(found):
        raise Refused(phrase("There is no pair {n} that may be the same.", n=typed))
    pair = found[number - 1]
    return pair.b, pair.a  # the one that is kept comes last


COMMANDS: Final = (
    Command(
        "agree",
        N_("TERM[: TERM TO USE]"),
        N_("Writes down the term that the meeting agrees on."),
        _agree,
    ),
    Command("drop-term", N_("TERM"), N_("Drops an agreed term."), with_text(moves.drop)),
    Command(
        "merge",
        N_("PAIR | TERM: TERM"),
        N_("Makes two terms one; the second is kept."),
        with_text(_two(moves.merge)),
    ),
    Command(
        "keep-apart",
        N_("PAIR | TERM: TERM"),
        N_("Says that two terms are not one."),
        with_text(_two(moves.decline)),
    ),
    Command(
        "separate",
        N_("TERM"),
        N_("Takes a term apart again from what it was merged into."),
        with_text(moves.separate),
    ),
)
"""PAIR is a number among those that may be the same."""
