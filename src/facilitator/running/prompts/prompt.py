"""A prompt is a question that waits for its answer and knows what each answer does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

from msgspec import Struct

from facilitator.core.base.language import Language, Phrase
from facilitator.core.record.events import AnyFact
from facilitator.core.record.state import State
from facilitator.core.time.view import View, view
from facilitator.meeting import Meeting
from facilitator.opening import Opening, Request
from facilitator.running.agenda_watch import AgendaWatch
from facilitator.running.prompts.question import Question

Decision = Callable[[State, dt.datetime], AnyFact]
"""A move with all it needs but the state and the instant (UTC); raises `Refused`."""


class Led(Protocol):
    """A meeting that is being led, and the language of whoever leads it."""

    @property
    def meeting(self) -> Meeting:
        """The open meeting."""

    @property
    def language(self) -> Language:
        """The language that questions are asked in."""

    @property
    def watch(self) -> AgendaWatch:
        """What looks at the agenda file."""


def look(led: Led) -> View:
    """Look at the meeting now."""
    return view(led.meeting.state, led.meeting.clock.now())


# What an answer does


class Act(NamedTuple):
    """Make a move; if it is refused or cannot be kept, nothing of what follows is done."""

    decision: Decision


class Tell(NamedTuple):
    """Say something."""

    sentence: Phrase


class Open(NamedTuple):
    """Open a meeting."""

    opening: Opening
    request: Request


class Leave(NamedTuple):
    """Leave the meeting, as was wanted."""


class Prompt(Struct, frozen=True, kw_only=True):
    """A question, and the ids of the sessions it is `about`."""

    question: Question
    about: tuple[str, ...] = ()

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Give what an answer (None for no answer) does, one thing after the other.

        Each is worked out only when those before it are done.
        """
        raise NotImplementedError


Effect = Act | Tell | Open | Leave | Prompt
"""What is done after an answer; a prompt is asked next."""
