"""A prompt is a question that waits for its answer and knows what each answer does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, Protocol

from msgspec import Struct

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.record.events import AnyFact, Source
from facilitator.core.record.move import Move, decide
from facilitator.core.record.state import State
from facilitator.core.shared.timekeeping import NotTimekeeper
from facilitator.core.time.view import View, view
from facilitator.meeting import Meeting
from facilitator.opening import Opening, Request
from facilitator.running.agenda_watch import AgendaWatch
from facilitator.running.prompts.question import Question

Decision = Move[[]]
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
    """Make a move; if it is refused or cannot be kept, nothing of what follows is done.

    `joined` is the id of the event that it is one step with, if it is; `source` is where it came
    from, if it is only accepted here.
    """

    decision: Decision
    joined: EventId | None = None
    source: Source | None = None


class Tell(NamedTuple):
    """Say something."""

    sentence: Phrase


class Open(NamedTuple):
    """Open a meeting."""

    opening: Opening
    request: Request


class Leave(NamedTuple):
    """Leave the meeting, as was wanted."""


GONE: Final = phrase("That no longer applies: nothing was changed.")


def if_still(
    holds: Callable[[State, dt.datetime], bool], decision: Decision, gone: Phrase = GONE
) -> Act:
    """Make a move only if what was asked about still holds when it is made; else say it is `gone`.

    Another program may have changed it since the question was opened.
    """

    def checked(state: State, now: dt.datetime) -> AnyFact:
        if not holds(state, now):
            raise Refused(gone)
        return decide(decision, state, now)

    return Act(checked)


def kept_elsewhere(led: Led) -> Act | None:
    """Give what is refused at once where another laptop keeps the time, before anything is asked.

    None where the time is kept here.
    """
    return None if led.meeting.state.sharing.keeps_time else Act(_refuse)


def _refuse(state: State, _: dt.datetime) -> AnyFact:
    raise NotTimekeeper(state.sharing.name(state.sharing.keeper))


Key = tuple[str, ...]
"""What waits to be asked about: its kind, and the ids of sessions or what else tells it apart."""


class Prompt(Struct, frozen=True, kw_only=True):
    """A question, and the ids of the sessions it is `about`.

    One that waits until it is opened does so by its `key`. Where somebody's own key asked it,
    `again` is the id of the act it is for: pressed again it gives the first answer. While it is
    open `afresh` asks the same with the figures of then, None once it is asked no more.
    """

    question: Question
    about: tuple[SessionId, ...] = ()
    key: Key = ()
    again: str = ""
    afresh: Callable[[], Prompt | None] | None = None

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Return what an answer (None for no answer) does, one thing after the other.

        Each is worked out only when those before it are done.
        """
        raise NotImplementedError


Effect = Act | Tell | Open | Leave | Prompt
"""What is done after an answer; a prompt is asked next."""
