"""The keys of Run, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP, PLACES, UNDO
from facilitator.tui.keys import key

READ: Final = key(
    "enter",
    "read",
    N_("Read the session"),
    id="session.read",
    tells=N_("Shows all of a session: of the chosen one, else of the one that runs."),
    show=False,
)
SAY: Final = key(
    "k,K",
    "say_what",
    N_("Material"),
    id="session.material",
    tells=N_("Ticks off what a session needs, and takes up its questions, by digit."),
    show=False,
)
LEAVE: Final = key(
    "escape",
    "leave_programme",
    N_("Leave the programme"),
    id="programme.leave",
    tells=N_("Takes the cursor out of the programme; what runs is in sight again."),
    show=False,
)

KEYS: Final = (
    key("space", "start_or_pause", N_("Start/pause"), id="session.toggle"),
    key("n,N", "next", N_("Next"), id="session.next"),
    key(
        "t,T",
        "place('round')",
        N_("Turns"),
        id="round.open",
        tells=N_("Goes to the turns of this round."),
    ),
    CAPTURE,
    READ,
    SAY,
    key(
        "plus",
        "extend(1)",
        N_("+1 min"),
        id="session.longer",
        tells=N_("Gives this session a minute more."),
    ),
    HELP,
    *PLACES,
    UNDO,
    key("g,G", "go_to", N_("Go to"), id="session.go-to", priority=True),
    key("b,B", "back", N_("Back"), id="session.back"),
    key("e,E", "end", N_("End"), id="session.end", show=False),
    key(
        "minus",
        "extend(-1)",
        N_("-1 min"),
        id="session.shorter",
        tells=N_("Gives this session a minute less."),
        show=False,
    ),
    key(
        "greater_than_sign",
        "extend(5)",
        N_("+5 min"),
        id="session.longer-5",
        tells=N_("Gives this session five minutes more."),
        show=False,
    ),
    key(
        "less_than_sign",
        "extend(-5)",
        N_("-5 min"),
        id="session.shorter-5",
        tells=N_("Gives this session five minutes less."),
        show=False,
    ),
    key("s,S", "skip", N_("Skip the next"), id="session.skip", show=False),
    key(
        "p,P",
        "place('programme')",
        N_("Programme"),
        id="programme.open",
        tells=N_("Goes to the programme, to change it."),
    ),
    key("a,A", "add_session", N_("Add next"), id="session.add", show=False, priority=True),
    key("l,L", "speaker_lost", N_("Speaker lost"), id="speaker.lost", priority=True),
    key("r,R", "rebalance", N_("Rebalance"), id="session.rebalance", priority=True),
    key(
        "o,O",
        "place('review')",
        N_("Time review"),
        id="review.open",
        tells=N_("Goes to the times: planned against actual."),
        show=False,
    ),
    key("j,J", "jump", N_("Jump ahead"), id="rehearsal.jump", show=False),
    key("f,F", "speed", N_("Faster"), id="rehearsal.speed", show=False),
    key(
        "escape",
        "end_tour",
        N_("End the tour"),
        id="tour.leave",
        tells=N_("Ends the tour; the practice meeting goes on."),
        show=False,
    ),
    LEAVE,
    key("m,M", "stage_message", N_("Message"), id="stage.message", priority=True),
    key("v,V", "stage_page", N_("Room sees"), id="stage.page", priority=True),
    key("c,C", "countdown", N_("Countdown"), id="countdown.open", priority=True),
    key(
        "up",
        "scroll(-1)",
        N_("Programme up"),
        id="programme.up",
        tells=N_("Moves the cursor up in the programme."),
        show=False,
    ),
    key(
        "down",
        "scroll(1)",
        N_("Programme down"),
        id="programme.down",
        tells=N_("Moves the cursor down in the programme."),
        show=False,
    ),
    key(
        "pageup",
        "scroll(-10)",
        N_("Programme up a page"),
        id="programme.page-up",
        tells=N_("Moves the cursor up a page in the programme."),
        show=False,
    ),
    key(
        "pagedown",
        "scroll(10)",
        N_("Programme down a page"),
        id="programme.page-down",
        tells=N_("Moves the cursor down a page in the programme."),
        show=False,
    ),
)
