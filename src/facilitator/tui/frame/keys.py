"""The keys that several places have; a place lists those that it shows among its own."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.running.acts import ACTS
from facilitator.tui.keys import Key, key


def _place(keys: str, name: str, label: str, tells: str) -> Key:
    return key(keys, f"place('{name}')", label, id=f"place.{name}", tells=tells)


HELP: Final = key(
    "question_mark,f1",
    "help",
    N_("Help"),
    id="app.help",
    tells=N_("Shows what each key does here."),
    palette=True,
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
    "slash,f3",
    "find",
    N_("Find"),
    id="app.find",
    tells=N_("Finds words in the records of all meetings."),
    key_display="/",
    show=False,
    palette=True,
)
UNDO: Final = key("u,U", "undo", N_("Undo"), id="meeting.undo")
REDO: Final = key("y,Y", "redo", N_("Redo"), id="meeting.redo", show=False)
EXPORT: Final = key("x,X", "export", N_("Export minutes"), id="meeting.export", palette=True)
LEAVE: Final = key("q,Q", "leave", N_("Leave"), id="app.leave", palette=True)
BELL: Final = key(
    "z,Z",
    "bell",
    N_("Bell on or off"),
    id="app.bell",
    tells=N_("Turns the bell on or off."),
    show=False,
    palette=True,
)
QUIT: Final = key(
    "ctrl+q", "leave", N_("Leave"), tells=ACTS["app.leave"], show=False, priority=True
)
"""What leaves the app from everywhere."""

COMMON: Final = (HELP, *PLACES, FIND, UNDO, REDO, EXPORT, LEAVE, BELL)
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


def to_run(id: str, action: str = "place('run')", *, show: bool = False) -> Key:  # noqa: A002
    """Declare the Escape key that goes back to Run; the action may have to give up more first."""
    return key("escape", action, N_("Run"), id=id, tells=N_("Goes back to Run."), show=show)
