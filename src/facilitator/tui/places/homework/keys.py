"""The keys of Homework, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP, find_here, to_run
from facilitator.tui.frame.marking import MARK, MARK_ALL
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "enter",
        "hand_in",
        N_("Hand it in"),
        id="homework.hand-in",
        tells=N_("Opens what was handed in, to write or change it."),
        priority=True,
    ),
    key(
        "k,K",
        "status",
        N_("State"),
        id="homework.status",
        tells=N_("Says promised, handed in, excused; or who answers for it."),
    ),
    MARK,
    key(
        "o,O",
        "look",
        N_("Show"),
        id="homework.show",
        free=True,
        tells=N_("Shows who is missing, the task, or the horizon scan."),
    ),
    key(
        "a,A",
        "add",
        N_("New task"),
        id="homework.add",
        tells=N_("Sets a new task."),
        priority=True,
        free=True,
    ),
    key(
        "e,E",
        "change",
        N_("Change the task"),
        id="homework.change",
        tells=N_("Changes a task set here, or takes it back."),
        priority=True,
    ),
    key(
        "d,D,delete",
        "remove",
        N_("Remove the task"),
        id="homework.remove",
        tells=N_("Takes back a task that was set here."),
        key_display="d",
    ),
    HELP,
    find_here("homework.find", N_("Finds an organisation or a person; Tab looks everywhere.")),
    CAPTURE,
    MARK_ALL,
    to_run("homework.leave", "go_back"),
)
