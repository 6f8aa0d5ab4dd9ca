"""Remote speakers: whether each one's connection works, and who goes on instead when it is lost."""

from facilitator.core.base.ids import SessionId
from facilitator.core.record.fact import Fact


class SpeakerChecked(Fact, frozen=True):
    """Whether the line to a session's remote speaker works was tried out."""

    session: SessionId
    fine: bool = True


class SpeakerLost(Fact, frozen=True):
    """A session's speaker cannot be reached: `instead` is held before it, from now if it ran.

    With `earliest` its own start, which is still to come, is when it can begin at the earliest.
    """

    session: SessionId
    instead: SessionId
    earliest: bool = False


SpeakerFact = SpeakerChecked | SpeakerLost
"""Every fact about remote speakers."""
