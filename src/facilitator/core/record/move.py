"""A move decides: it turns a state and an instant into the fact to write, or refuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from facilitator.core.record.events import AnyFact
from facilitator.core.record.state import State

P = ParamSpec("P")

Move = Callable[Concatenate[State, dt.datetime, P], AnyFact]
"""Decides on a state at an instant (UTC), with what else it is given; raises `Refused`.

What else that is, is named where a move is: `Move[[]]` needs nothing, `Move[[str]]` a text, and
`Move[P]` beside `*args: P.args` holds whoever calls to just what the move needs.
"""


def bound(move: Move[P], *args: P.args, **options: P.kwargs) -> Move[[]]:
    """Return a move that has all it needs, to be made later."""

    def made(state: State, now: dt.datetime) -> AnyFact:
        return move(state, now, *args, **options)

    return made
