"""The state of a meeting is a pure fold of its events.

Folding never fails: whatever events are read, in whatever order several writers wrote them, there
is a state. Moves decide which events make sense.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, get_args

from facilitator.core.base.ids import EventId
from facilitator.core.record import (
    actions,
    groups,
    homework,
    materials,
    notes,
    people,
    pictures,
    programme_fold,
    rounds,
    rules,
    series,
    session_fold,
    sharing,
    stage,
    words,
)
from facilitator.core.record.actions import ActionFact
from facilitator.core.record.draft import Draft
from facilitator.core.record.events import Event
from facilitator.core.record.fact import Fact
from facilitator.core.record.groups import GroupFact
from facilitator.core.record.homework import HomeworkFact
from facilitator.core.record.materials import MaterialFact
from facilitator.core.record.notes import NoteFact
from facilitator.core.record.opening import BroughtForward, Opened, OpeningFact
from facilitator.core.record.people import PeopleFact
from facilitator.core.record.pictures import PictureFact
from facilitator.core.record.programme import ProgrammeFact
from facilitator.core.record.rounds import RoundFact
from facilitator.core.record.rules import RuleFact
from facilitator.core.record.series import SeriesFact
from facilitator.core.record.sessions import AwaySettled, SessionFact
from facilitator.core.record.sharing import Joined, SharingFact
from facilitator.core.record.speakers import SpeakerFact
from facilitator.core.record.stage import StageFact
from facilitator.core.record.state import EMPTY, State
from facilitator.core.record.undoing import Redone, UndoFact, Undone
from facilitator.core.record.words import WordFact


def replay(
    events: Iterable[Event], since: int = 0, before: State = EMPTY, *, until: int | None = None
) -> State:
    """Fold the events of a record, leaving out those that were undone.

    The first `since` of them add up to the state `before`, in which none was undone or done again
    by a later one. Those from `until` on are not folded, but count for what was undone.
    """
    everything = tuple(events)
    void = undone(everything)
    draft = Draft.of(before)
    for event in everything[since:until]:
        if event.id in void:
            _leave_out(draft, event)
        else:
            _apply(draft, event)
    return draft.state()


def undone(events: Iterable[Event]) -> set[EventId]:
    """Name the events that were undone and not done again."""
    void: set[EventId] = set()
    seen: set[EventId] = set()
    joined: dict[EventId, list[EventId]] = {}
    for event in events:
        seen.add(event.id)
        if event.joined is not None:
            joined.setdefault(event.joined, []).append(event.id)
        match event.fact:
            case Undone(target) if target in seen:
                void.update((target, *joined.get(target, ())))
            case Redone(target):
                void.difference_update((target, *joined.get(target, ())))
            case _:
                pass
    return void


def fold(state: State, events: Iterable[Event]) -> State:
    """Apply events, none of them undone, one after the other."""
    draft = Draft.of(state)
    for event in events:
        _apply(draft, event)
    return draft.state()


def _apply(draft: Draft, event: Event) -> None:
    """Let an event do what its fact does, and keep it in mind for undoing."""
    fact = event.fact
    _STEPS[type(fact)](draft, fact, event)
    draft.last = event.at if draft.last is None else max(draft.last, event.at)
    if isinstance(fact, UndoFact) or (isinstance(fact, AwaySettled) and fact.unasked):
        return  # which is no step that somebody took
    _go_on(draft, event)
    if isinstance(fact, Opened | BroughtForward | Joined) or _is_part(event, draft.history):
        return
    draft.history.append(event.id)


def _is_part(event: Event, history: Sequence[EventId]) -> bool:
    """Return whether an event is a part of a step in the history, most often of the last one."""
    return event.joined is not None and any(each == event.joined for each in reversed(history))


def _leave_out(draft: Draft, event: Event) -> None:
    """Pass by an event undone since; what was undone before it can no more be redone."""
    if not isinstance(event.fact, UndoFact):
        _go_on(draft, event)


def _go_on(draft: Draft, event: Event) -> None:
    """Let nobody redo what they undid before a step that they took since."""
    if not draft.sharing.names:
        draft.undone.clear()
        return
    draft.sharing = shared = sharing.written(draft.sharing, event.id, event.by, draft.own)
    author = shared.author(event.id)
    draft.undone = [each for each in draft.undone if shared.author(each) != author]


# What the facts of each domain do


def _opening(draft: Draft, fact: OpeningFact, event: Event) -> None:
    programme_fold.apply_opening(draft, fact, event.at)


def _sessions(draft: Draft, fact: SessionFact, event: Event) -> None:
    session_fold.apply(draft, fact, event.at)


def _speakers(draft: Draft, fact: SpeakerFact, event: Event) -> None:
    session_fold.apply_speaker(draft, fact, event.at)


def _programme(draft: Draft, fact: ProgrammeFact, event: Event) -> None:
    programme_fold.apply(draft, fact, event.at)


def _stage(draft: Draft, fact: StageFact, _: Event) -> None:
    draft.stage = stage.apply(draft.stage, fact)


def _notes(draft: Draft, fact: NoteFact, event: Event) -> None:
    changed = draft.own.mapping(draft.notes)
    notes.apply(changed, fact, event.id, event.at, event.by)
    draft.notes = changed


def _pictures(draft: Draft, fact: PictureFact, event: Event) -> None:
    changed = draft.own.mapping(draft.pictures)
    pictures.apply(changed, fact, event.id, event.at)
    draft.pictures = changed


def _actions(draft: Draft, fact: ActionFact, event: Event) -> None:
    draft.actions = actions.apply(draft.actions, fact, event.at, draft.own)


def _rules(draft: Draft, fact: RuleFact, _: Event) -> None:
    draft.rules = rules.apply(draft.rules, fact)


def _materials(draft: Draft, fact: MaterialFact, _: Event) -> None:
    draft.ticked = materials.apply(draft.ticked, fact, draft.own)


def _people(draft: Draft, fact: PeopleFact, event: Event) -> None:
    draft.people = people.apply(draft.people, fact, event.at, draft.own)


def _rounds(draft: Draft, fact: RoundFact, event: Event) -> None:
    draft.rounds = rounds.apply(draft.rounds, fact, event.at, draft.own)


def _groups(draft: Draft, fact: GroupFact, event: Event) -> None:
    draft.groupings = groups.apply(draft.groupings, fact, event.at, draft.own)


def _homework(draft: Draft, fact: HomeworkFact, event: Event) -> None:
    draft.homework = homework.apply(draft.homework, fact, event.id, event.at, draft.own)


def _words(draft: Draft, fact: WordFact, _: Event) -> None:
    draft.words = words.apply(draft.words, fact, draft.own)


def _series(draft: Draft, fact: SeriesFact, _: Event) -> None:
    draft.upcoming = series.apply(draft.upcoming, fact, draft.own)


def _sharing(draft: Draft, fact: SharingFact, event: Event) -> None:
    draft.sharing = sharing.apply(draft.sharing, fact, event.by, draft.own)


def _undoing(draft: Draft, fact: UndoFact, _: Event) -> None:
    match fact:
        case Undone(event):
            draft.undone.append(event)
        case Redone(event):
            if event in draft.undone:
                draft.undone.remove(event)


_Step = Callable[[Draft, Any, Event], None]
_DOMAINS: Final[tuple[tuple[object, _Step], ...]] = (
    (OpeningFact, _opening),
    (SessionFact, _sessions),
    (SpeakerFact, _speakers),
    (ProgrammeFact, _programme),
    (StageFact, _stage),
    (NoteFact, _notes),
    (PictureFact, _pictures),
    (ActionFact, _actions),
    (RuleFact, _rules),
    (MaterialFact, _materials),
    (PeopleFact, _people),
    (RoundFact, _rounds),
    (GroupFact, _groups),
    (HomeworkFact, _homework),
    (WordFact, _words),
    (SeriesFact, _series),
    (UndoFact, _undoing),
    (SharingFact, _sharing),
)
_STEPS: Final[Mapping[type[Fact], _Step]] = {
    kind: step for facts, step in _DOMAINS for kind in (get_args(facts) or (facts,))
}
