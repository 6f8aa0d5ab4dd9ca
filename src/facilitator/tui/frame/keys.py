"""The keys that several places have; a place lists those that it shows among its own."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.running.acts import ACTS
from facilitator.tui.keys import Key, key


def _place(keys: str, name: str, label: str, tells: str) -> Key:
    # The line of places shows it.
    return key(keys, f"place('{name}')", label, id=f"place.{name}", tells=tells, show=False)


HELP: Final = key(
    "question_mark,f1",
    "help",
    N_("Help"),
    id="app.help",
    tells=N_("Shows what each key does here."),
)
PLACES: Final = (
    _place("1", "run", N_("Run"), N_("Goes to Run: programme, countdown, latest notes.")),
    _place("2", "notes", N_("Notes"), N_("Goes to Notes: all that was captured.")),
    _place("3", "groups", N_("Groups"), N_("Goes to Groups: form, balance and time them.")),
    _place("4", "homework", N_("Homework"), N_("Goes to Homework: who has handed in what.")),
    _place("5", "words", N_("Words"), N_("Goes to Words: which concepts are used by whom.")),
    _place("6", "people", N_("People"), N_("Goes to People: who is here.")),
    _place(
        "7", "series", N_("Series"), N_("Goes to Series: coming meetings, votes, open actions.")
    ),
)
FIND: Final = key(
    "f,F,slash,f3",
    "find_all",
    N_("Find"),
    id="app.find",
    tells=N_("Finds words in the records of all meetings."),
    key_display="f",
    show=False,
)
UNDO: Final = key("u,U", "undo", N_("Undo"), id="meeting.undo")
REDO: Final = key("y,Y", "redo", N_("Redo"), id="meeting.redo", show=False)
EXPORT: Final = key("x,X", "export", N_("Export minutes"), id="meeting.export")
LEAVE: Final = key("q,Q", "leave", N_("Leave"), id="app.leave")
BELL: Final = key(
    "z,Z",
    "bell",
    N_("Bell on or off"),
    id="app.bell",
    tells=N_("Turns the bell on or off."),
    show=False,
)
QUIT: Final = key(
    "ctrl+q", "leave", N_("Leave"), tells=ACTS["app.leave"], show=False, priority=True
)
"""What leaves the app from everywhere."""
COPY: Final = key(
    "ctrl+c",
    "copy_or_leaving",
    N_("Copy"),
    tells=N_("Copies the text that is selected; else says how to leave."),
    show=False,
    priority=True,
)
"""What leaves other programs: who tries it so is told how, whatever is open."""

NEXT: Final = key("n,N", "next", N_("Next"), id="session.next")
LONGER: Final = key(
    "plus,add",
    "extend(5)",
    N_("+5 min"),
    id="session.longer-5",
    tells=N_("Gives this session five minutes more."),
    key_display="+",
)
SHORTER: Final = key(
    "minus,subtract",
    "extend(-5)",
    N_("-5 min"),
    id="session.shorter-5",
    tells=N_("Gives this session five minutes less."),
    key_display="-",
    show=False,
)
MINUTE_MORE: Final = key(
    "full_stop,decimal",
    "extend(1)",
    N_("+1 min"),
    id="session.longer",
    tells=N_("Gives this session a minute more."),
    key_display=".",
    show=False,
)
MINUTE_LESS: Final = key(
    "comma",
    "extend(-1)",
    N_("-1 min"),
    id="session.shorter",
    tells=N_("Gives this session a minute less."),
    key_display=",",
    show=False,
)
"""Minutes by ones act only where the time is what one looks at: Run, Turns, Programme."""
START: Final = key("space", "start_or_pause", N_("Start/pause"), id="session.toggle")
NEXT_TURN: Final = key("t,T", "next_turn", N_("Next turn"), id="turn.next")
REBALANCE: Final = key("r,R", "rebalance", N_("Rebalance"), id="session.rebalance", priority=True)
GO_TO: Final = key("g,G", "go_to", N_("Go to"), id="session.go-to", priority=True)
BACK: Final = key("b,B", "back", N_("Back"), id="session.back", show=False)
SKIP: Final = key("s,S", "skip", N_("Skip the next"), id="session.skip", show=False)
LOST: Final = key("l,L", "speaker_lost", N_("Speaker lost"), id="speaker.lost", priority=True)
PROGRAMME: Final = key(
    "p,P",
    "beside('programme')",
    N_("Programme"),
    id="programme.open",
    tells=N_("Goes to the programme, to change it; again goes back."),
    show=False,
)
TIMES: Final = key(
    "w,W",
    "beside('review')",
    N_("Times"),
    id="review.open",
    tells=N_("Goes to the times: planned against actual; again goes back."),
    show=False,
)
MESSAGE: Final = key("m,M", "stage_message", N_("Message"), id="stage.message", priority=True)
ROOM: Final = key("v,V", "stage_page", N_("Room sees"), id="stage.page", priority=True)
COUNTDOWN: Final = key(
    "c,C",
    "countdown",
    N_("Countdown"),
    id="countdown.open",
    show=False,
    priority=True,
)
REHEARSAL: Final = key("j,J", "rehearsal", N_("Clock"), id="rehearsal.jump", show=False)
ANSWER: Final = key(
    "tab",
    "answer",
    N_("Answer"),
    id="question.answer",
    tells=N_("Opens the question that waits."),
    show=False,
)

ACTS_OF: Final = key(
    "enter",
    "acts",
    N_("Choose"),
    id="place.acts",
    tells=N_("Opens what can be done with what is chosen, by number."),
    priority=True,  # the list would take it
)
"""For places in which several things can be done with a row."""

SIGNS: Final = tuple(
    key(
        keys,
        f"capture('{sign}')",
        label,
        id=f"capture.{name}",
        tells=tells,
        key_display=sign,
        show=False,
        # As with `CAPTURE`.
        priority=True,
    )
    for keys, sign, name, label, tells in (
        (
            "exclamation_mark",
            "!",
            "decision",
            N_("Decision"),
            N_("Opens the line for a decision."),
        ),
        (
            "greater_than_sign",
            ">",
            "action",
            N_("Action"),
            N_("Opens the line for an action, with @who and a date."),
        ),
        (
            "quotation_mark",
            '"',
            "quote",
            N_("Quote"),
            N_("Opens the line for a quote, and -- who said it."),
        ),
        (
            "number_sign",
            "#",
            "parking",
            N_("Parking lot"),
            N_("Opens the line for what is put off."),
        ),
        (
            "equals_sign",
            "=",
            "summary",
            N_("Summary"),
            N_("Opens the line for a summary of the session or the meeting."),
        ),
        (
            "percent_sign",
            "%",
            "private",
            N_("Private note"),
            N_("Opens the line for a note that only you can see."),
        ),
    )
)
"""The signs that open the line from every place; the question mark is for help."""

COMMON: Final = (
    HELP,
    *PLACES,
    FIND,
    UNDO,
    REDO,
    EXPORT,
    LEAVE,
    BELL,
    NEXT,
    LONGER,
    SHORTER,
    REBALANCE,
    GO_TO,
    BACK,
    ROOM,
    MESSAGE,
    COUNTDOWN,
    PROGRAMME,
    TIMES,
    LOST,
    REHEARSAL,
    NEXT_TURN,
    ANSWER,
)
"""What every place of a meeting has."""

# With priority the line is open before the next key comes, so that no letter of a text acts.
CAPTURE: Final = key(
    "i,I",
    "capture",
    N_("Capture"),
    id="capture.open",
    tells=N_("Opens the line in which to type what is said."),
    key_display="i",
    priority=True,
)


def find_here(id: str, tells: str, *, show: bool = True) -> Key:  # noqa: A002
    """Declare the key that finds something in the list of a place."""
    keys = "f,F,slash"
    return key(
        keys,
        "find",
        N_("Find"),
        id=id,
        tells=tells,
        key_display="f",
        show=show,
        priority=True,
        free=True,
    )


def to_run(id: str, action: str = "place('run')", *, show: bool = False) -> Key:  # noqa: A002
    """Declare the Escape key that goes back to Run; the action may have to give up more first."""
    return key("escape", action, N_("Run"), id=id, tells=N_("Goes back to Run."), show=show)
