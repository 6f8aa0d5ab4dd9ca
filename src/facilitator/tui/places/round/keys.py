"""The keys of Round, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import (
    CAPTURE,
    HELP,
    MINUTE_LESS,
    MINUTE_MORE,
    NEXT_PART,
    UNDO,
    to_run,
)
from facilitator.tui.keys import key

KEYS: Final = (
    NEXT_PART,
    key(
        "enter",
        "give",
        N_("Give the floor"),
        id="turn.give",
        tells=N_("Gives the floor to the chosen one."),
        priority=True,
    ),
    key(
        "e,E",
        "write_answer",
        N_("Answer"),
        id="round.answer",
        tells=N_("Opens the line for an answer to the question."),
        priority=True,
    ),
    key(
        "s,S",
        "pass_over",
        N_("Pass over"),
        id="turn.pass",
        tells=N_("Passes over the chosen one, who comes last then."),
    ),
    key("b,B", "turn_back", N_("Back"), id="turn.back", tells=N_("Goes back to the turn before.")),
    key(
        "space",
        "hold",
        N_("Start/pause"),
        id="round.session",
        free=True,
        tells=N_("Starts the session of the round, or pauses it."),
    ),
    key(
        "o,O",
        "order",
        N_("Order"),
        id="round.order",
        free=True,
        tells=N_("Shuffles the order, puts it back, or shows another round."),
    ),
    key(
        "right",
        "look(1)",
        N_("Next question"),
        id="round.question",
        tells=N_("Shows the next question."),
    ),
    UNDO,
    HELP,
    key(
        "shift+up,ctrl+up",
        "shift(-1)",
        N_("Earlier"),
        id="round.earlier",
        tells=N_("Lets the chosen one speak earlier."),
        show=False,
    ),
    key(
        "shift+down,ctrl+down",
        "shift(1)",
        N_("Later"),
        id="round.later",
        tells=N_("Lets the chosen one speak later."),
        show=False,
    ),
    CAPTURE,
    key(
        "d,D,delete",
        "clear",
        N_("Clear answer"),
        id="round.clear",
        tells=N_("Takes out the answer of the chosen one."),
        show=False,
    ),
    key(
        "left",
        "look(-1)",
        N_("Question before"),
        id="round.question-before",
        tells=N_("Shows the question before."),
        show=False,
    ),
    MINUTE_MORE,
    MINUTE_LESS,
    to_run("round.leave"),
)
