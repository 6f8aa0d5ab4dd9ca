"""Rounds: whose turn it is, and what they answer."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.record.events import AnyFact
from facilitator.core.record.move import Move, bound
from facilitator.core.record.state import State
from facilitator.core.rounds import moves, standing
from facilitator.core.time import moves as time_moves
from facilitator.core.time.schedule import schedule
from facilitator.running.acts import ACTS
from facilitator.running.commands import who
from facilitator.running.commands.command import (
    Command,
    Words,
    alone,
    with_both,
    with_text,
    with_word,
)

NOBODY: Final = phrase("Nobody takes part in the round.")

_QUESTION: Final = re.compile(r"(?:(.*\S)\s+)?([0-9]{1,2})")
"""The number of a question, after whose answer it is."""


def _at_hand(state: State, now: dt.datetime) -> SessionId:
    session = standing.at_hand(state, schedule(state, now))
    if session is None:
        raise Refused(phrase("No round is running or comes next."))
    return session


def taker_of(state: State, session: SessionId, typed: str) -> str:
    """Name, by id, whose turn is meant: by name, or if nothing was typed who has it now."""
    everyone = standing.takers(state, session)
    if typed:
        return who.one_of(typed, [(one.id, one.name) for one in everyone], NOBODY)
    current = standing.current_taker(state, session, everyone)
    if current is None:
        raise Refused(phrase("It is nobody's turn: name who it is about."))
    return current.id


def _turn(words: Words) -> Move[[]]:
    return bound(_give, " ".join(words)) if words else _next


def _next(state: State, now: dt.datetime) -> AnyFact:
    return moves.next_turn(state, now, _at_hand(state, now))


def _give(state: State, now: dt.datetime, typed: str) -> AnyFact:
    session = _at_hand(state, now)
    return moves.give_turn(state, now, session, taker_of(state, session, typed))


def _back(state: State, now: dt.datetime) -> AnyFact:
    return moves.previous_turn(state, now, _at_hand(state, now))


def _pass(words: Words) -> Move[[]]:
    return bound(_pass_over, " ".join(words))


def _pass_over(state: State, now: dt.datetime, typed: str) -> AnyFact:
    session = _at_hand(state, now)
    return moves.pass_over(state, now, session, taker_of(state, session, typed))


def _asked(state: State, now: dt.datetime, typed: str) -> tuple[SessionId, str, int]:
    """Name the round, who answers and to which question: that with the number, or in hand."""
    session = _at_hand(state, now)
    of = state.session(session)
    several = of is not None and len(standing.questions(of)) > 1
    question = standing.in_hand(state, session) or 1
    if (found := _QUESTION.fullmatch(typed)) and (found[1] or several):
        typed, question = found[1] or "", int(found[2])
    return session, taker_of(state, session, typed), question


def _answer(state: State, now: dt.datetime, named: str, text: str) -> AnyFact:
    session, taker, question = _asked(state, now, named)
    return moves.answer(state, now, session, taker, question, text)


def _clear(state: State, now: dt.datetime, typed: str) -> AnyFact:
    return moves.clear_answer(state, now, *_asked(state, now, typed))


def _take_up(state: State, now: dt.datetime, number: str) -> AnyFact:
    session = time_moves.at_hand(state, now) or _at_hand(state, now)
    question = who.number(number)
    if question is None:
        raise Refused(phrase("The session has no question {n}.", n=number))
    return moves.take_question(state, now, session, question)


def _shuffle(state: State, now: dt.datetime) -> AnyFact:
    return moves.shuffle(state, now, _at_hand(state, now))


def _as_listed(state: State, now: dt.datetime) -> AnyFact:
    return moves.as_listed(state, now, _at_hand(state, now))


def _order(state: State, now: dt.datetime, typed: str, place: str) -> AnyFact:
    session = _at_hand(state, now)
    taker = taker_of(state, session, typed)
    order = [one.id for one in standing.takers(state, session)]
    wanted = who.number(place) or 0
    if not 1 <= wanted <= len(order):
        raise Refused(phrase("A place in the order is a number from 1 to {last}.", last=len(order)))
    by = wanted - 1 - order.index(taker)
    if not by:
        raise Refused(phrase("It is there already."))
    return moves.shift(state, now, session, taker, by)


COMMANDS: Final = (
    Command("turn", N_("[WHO]"), ACTS["turn.next"], _turn, letter="t"),
    Command("turn-back", "", N_("Goes back to the turn before."), alone(_back)),
    Command(
        "pass",
        N_("[WHO]"),
        N_("Passes over whoever has the turn, or the one named, who comes last then."),
        _pass,
    ),
    Command(
        "answer",
        N_("[WHO] [NUMBER]: TEXT"),
        N_("Keeps an answer; without a name it is of whoever has the turn."),
        with_both(_answer, nothing_before=True),
    ),
    Command("clear-answer", N_("WHO [NUMBER]"), N_("Takes out an answer."), with_text(_clear)),
    Command(
        "question",
        N_("NUMBER"),
        N_("Takes up a question of the session; 0 puts it aside."),
        with_word(_take_up),
    ),
    Command(
        "order",
        N_("WHO: PLACE"),
        N_("Gives somebody another place in the round."),
        with_both(_order),
    ),
    Command("shuffle", "", N_("Shuffles the order of those who have not spoken."), alone(_shuffle)),
    Command("as-listed", "", N_("Puts the order back as it is listed."), alone(_as_listed)),
)
