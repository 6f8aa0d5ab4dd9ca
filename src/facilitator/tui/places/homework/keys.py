"""The keys of Homework, in the order in which they are shown."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.frame.keys import CAPTURE, HELP, to_run
from facilitator.tui.keys import key

KEYS: Final = (
    key(
        "e,E,enter",
        "hand_in",
        N_("Hand in"),
        id="homework.hand-in",
        tells=N_("Opens what was handed in, to write or change it."),
        key_display="e",
        priority=True,
    ),
    key(
        "p,P",
        "mark('promised')",
        N_("Promised"),
        id="homework.promised",
        tells=N_("Says that it is promised."),
    ),
    key(
        "h,H",
        "mark('handed-in')",
        N_("Handed in"),
        id="homework.handed-in",
        tells=N_("Says that it is handed in."),
    ),
    key(
        "f,F",
        "mark('excused')",
        N_("Excused"),
        id="homework.excused",
        tells=N_("Says that nothing is expected."),
    ),
    key(
        "c,C",
        "chase",
        N_("Missing"),
        id="homework.chase",
        tells=N_("Lists what is missing, to be read out or sent."),
    ),
    key(
        "a,A", "add", N_("New task"), id="homework.add", tells=N_("Sets a new task."), priority=True
    ),
    key(
        "v,V",
        "place('scan')",
        N_("Scan"),
        id="homework.scan",
        tells=N_("Goes to the horizon scan."),
    ),
    HELP,
    key(
        "r,R",
        "entrust",
        N_("Responsible"),
        id="homework.responsible",
        tells=N_("Names the person who answers for it."),
        priority=True,
    ),
    CAPTURE,
    key(
        "0",
        "mark('not-begun')",
        N_("Not begun"),
        id="homework.not-begun",
        tells=N_("Says that it is not begun."),
    ),
    key(
        "o,O",
        "read",
        N_("Read the task"),
        id="homework.read",
        tells=N_("Shows the task, to be read out."),
    ),
    key(
        "t,T",
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
    to_run("homework.leave"),
)
