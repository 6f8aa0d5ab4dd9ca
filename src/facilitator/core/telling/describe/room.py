"""What the room was shown, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.core.base.language import N_, Phrase, phrase
from facilitator.core.record.stage import (
    CountdownStarted,
    CountdownStopped,
    StageFact,
    StagePage,
    StageSet,
    StageTold,
)
from facilitator.core.record.state import State
from facilitator.core.telling import names

PAGES: Final[Mapping[StagePage, str]] = {
    "auto": N_("what goes with the session"),
    "time": N_("the time"),
    "programme": N_("the programme"),
    "groups": N_("the groups"),
    "rules": N_("the ground rules"),
    "homework": N_("the homework"),
    "words": N_("the words"),
    "dark": N_("nothing, it is dark"),
    "actions": N_("the actions from before"),
    "question": N_("the question"),
    "votes": N_("the votes on coming meetings"),
}
"""What each page shows, in words."""


def describe(fact: StageFact, _: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case StageTold(""):
            return phrase("took the message away")
        case StageTold(text):
            return phrase("showed the room “{text}”", text=names.short(text))
        case StageSet("dark"):
            return phrase("made the room's screen dark")
        case StageSet(page):
            return phrase("let the room see {what}", what=Phrase(PAGES[page]))
        case CountdownStarted():
            return phrase("started a countdown")
        case CountdownStopped():
            return phrase("put the countdown away")
