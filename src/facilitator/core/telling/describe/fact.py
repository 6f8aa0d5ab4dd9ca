"""Any fact in words: the domain it is of knows how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, get_args

from facilitator.core.base.language import Phrase, counted
from facilitator.core.record.actions import ActionFact
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.fact import Fact
from facilitator.core.record.groups import GroupFact
from facilitator.core.record.homework import HomeworkFact
from facilitator.core.record.materials import MaterialFact
from facilitator.core.record.notes import NoteFact
from facilitator.core.record.opening import OpeningFact
from facilitator.core.record.people import AttendanceCleared, PeopleFact, PersonRemoved
from facilitator.core.record.programme import ProgrammeFact
from facilitator.core.record.rounds import RoundFact
from facilitator.core.record.rules import RuleFact
from facilitator.core.record.series import SeriesFact
from facilitator.core.record.sessions import SessionFact
from facilitator.core.record.speakers import SpeakerFact
from facilitator.core.record.stage import StageFact
from facilitator.core.record.state import State
from facilitator.core.record.undoing import UndoFact
from facilitator.core.record.words import WordFact
from facilitator.core.telling.describe import (
    groups,
    homework,
    meeting,
    notes,
    people,
    programme,
    room,
    rounds,
    series,
    sessions,
    words,
)


def describe(fact: AnyFact, state: State) -> Phrase:
    """Say what a fact is, with the names that sessions, people and groups have in a state."""
    return _DESCRIPTIONS[type(fact)](fact, state)


def describe_step(events: Sequence[Event], state: State) -> Phrase:
    """Say what the events of one step are: of several answers from phones how many, as `describe`.

    Raises `IndexError` if there are none.
    """
    many = answers(events)
    if many > 1:
        return counted("accepted {n} answer", "accepted {n} answers", many)
    return describe(events[0].fact, state)


def answers(events: Iterable[Event]) -> int:
    """Count the answers from phones that were accepted; that some take somebody off adds none."""
    return sum(
        event.source == "phone" and not isinstance(event.fact, PersonRemoved | AttendanceCleared)
        for event in events
    )


_Description = Callable[[Any, State], Phrase]
_DOMAINS: Final[tuple[tuple[object, _Description], ...]] = (
    (OpeningFact, meeting.describe),
    (SessionFact, sessions.describe),
    (SpeakerFact, sessions.describe_speaker),
    (ProgrammeFact, programme.describe),
    (StageFact, room.describe),
    (NoteFact, notes.describe),
    (ActionFact, notes.describe_action),
    (RuleFact, notes.describe_rule),
    (MaterialFact, notes.describe_material),
    (PeopleFact, people.describe),
    (RoundFact, rounds.describe),
    (GroupFact, groups.describe),
    (HomeworkFact, homework.describe),
    (WordFact, words.describe),
    (SeriesFact, series.describe),
    (UndoFact, meeting.describe_undoing),
)
_DESCRIPTIONS: Final[Mapping[type[Fact], _Description]] = {
    kind: words for facts, words in _DOMAINS for kind in (get_args(facts) or (facts,))
}
