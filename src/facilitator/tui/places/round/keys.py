"""The keys of Round, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP, UNDO, to_run
from facilitator.tui.keys import key

KEYS: Final = (
    key("n,N,space", "next", N_("Next turn"), id="turn.next", key_display="n"),
    key(
        "enter",
        "give",
        N_("Give the turn"),
        id="turn.give",
        tells=N_("Gives the turn to the chosen one."),
        priority=True,
    ),
    key(
        "a,A",
        "answer",
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
    key("b,B", "back", N_("Back"), id="turn.back", tells=N_("Goes back to the turn before.")),
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
        "e,E,shift+up",
        "shift(-1)",
        N_("Earlier"),
        id="round.earlier",
        tells=N_("Lets the chosen one speak earlier."),
        key_display="e",
    ),
    key(
        "l,L,shift+down",
        "shift(1)",
        N_("Later"),
        id="round.later",
        tells=N_("Lets the chosen one speak later."),
        key_display="l",
    ),
    key(
        "r,R",
        "shuffle",
        N_("Shuffle"),
        id="round.shuffle",
        tells=N_("Shuffles the order of those still to speak."),
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
    key(
        "o,O",
        "as_listed",
        N_("Order as listed"),
        id="round.as-listed",
        tells=N_("Puts the order back as in the agenda."),
        show=False,
    ),
    key(
        "p,P",
        "hold",
        N_("Start/pause"),
        id="round.session",
        tells=N_("Starts the session of the round, or pauses it."),
    ),
    key(
        "t,T",
        "other",
        N_("Other round"),
        id="round.other",
        tells=N_("Shows another round of this meeting."),
    ),
    to_run("round.leave"),
)
