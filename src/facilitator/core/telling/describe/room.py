"""What the room was shown, in words."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.stage import (
    CountdownStarted,
    CountdownStopped,
    StageFact,
    StageSet,
    StageTold,
)
from facilitator.core.record.state import State
from facilitator.core.telling import names


def describe(fact: StageFact, _: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case StageTold(""):
            return phrase("took the message away")
        case StageTold(text):
            return phrase("showed the room “{text}”", text=names.short(text))
        case StageSet():
            return phrase("changed what the room sees")
        case CountdownStarted():
            return phrase("started a countdown")
        case CountdownStopped():
            return phrase("put the countdown away")
