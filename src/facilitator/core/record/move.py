"""A move decides: it turns a state and an instant into the fact to write, or refuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast

from facilitator.core.record.fact import Fact
from facilitator.core.record.state import State

if TYPE_CHECKING:
    from facilitator.core.record.events import AnyFact

P = ParamSpec("P")

Move = Callable[Concatenate[State, dt.datetime, P], Fact]
"""Decides on a state at an instant (UTC), with what else it is given; raises `Refused`.

What else that is, is named where a move is: `Move[[]]` needs nothing, `Move[[str]]` a text, and
`Move[P]` beside `*args: P.args` holds whoever calls to just what the move needs.

The fact is one of `AnyFact`, which every move says itself. Here it would have the type checker
compare each kind of fact with each other one at every call, for minutes in all.
"""


def decide(
    move: Move[P], state: State, now: dt.datetime, *args: P.args, **options: P.kwargs
) -> AnyFact:
    """Return the fact that a move decides on; raises `Refused` as it does."""
    return cast("AnyFact", move(state, now, *args, **options))


def bound(move: Move[P], *args: P.args, **options: P.kwargs) -> Move[[]]:
    """Return a move that has all it needs, to be made later."""

    def made(state: State, now: dt.datetime) -> AnyFact:
        return decide(move, state, now, *args, **options)

    return made
