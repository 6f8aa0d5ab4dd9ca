"""The state of a meeting is a pure fold of its events.

Folding never fails: whatever events are read, in whatever order several writers wrote them, there
is a state. Moves decide which events make sense.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from facilitator.core.base.span import Span
from facilitator.core.record import (
    actions,
    groups,
    homework,
    people,
    programme,
    revision,
    rounds,
    series,
    stage,
    words,
)
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.fact import Fact
from facilitator.core.record.groups import (
    GroupChanged,
    GroupDissolved,
    GroupFormed,
    GroupRulesCleared,
    GroupRuleSet,
    GroupTimerStarted,
    GroupTimerStopped,
    HostNamed,
    MemberPlaced,
    MembersDealt,
    Rotated,
)
from facilitator.core.record.homework import (
    Entrusted,
    HandedIn,
    SightingChanged,
    SightingRemoved,
    Spotted,
    TaskAdded,
    TaskChanged,
    TaskMarked,
    TaskRemoved,
)
from facilitator.core.record.notes import Note, NoteChanged, Noted, NoteRemoved
from facilitator.core.record.opening import (
    AgendaRevised,
    BroughtForward,
    DayMoved,
    MeetingClosed,
    Opened,
)
from facilitator.core.record.people import (
    Arrived,
    AttendanceCleared,
    Departed,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
)
from facilitator.core.record.plan import Slot, plan
from facilitator.core.record.programme import (
    LatenessAccepted,
    Rebalanced,
    SessionAdded,
    SessionChanged,
    SessionMoved,
    SessionSplit,
)
from facilitator.core.record.rounds import (
    Answered,
    RoundOrdered,
    TurnEnded,
    TurnSkipped,
    TurnStarted,
)
from facilitator.core.record.series import UpcomingAdded, UpcomingChanged, UpcomingRemoved, Voted
from facilitator.core.record.sessions import (
    LONGEST_ADDED,
    UNTOUCHED,
    AwaySettled,
    Extended,
    LeftoverSettled,
    Paused,
    Progress,
    Resumed,
    SessionEnded,
    SessionReopened,
    SessionRestored,
    SessionSkipped,
    SessionStarted,
)
from facilitator.core.record.speakers import SpeakerChecked, SpeakerLost
from facilitator.core.record.stage import CountdownStarted, CountdownStopped, StageSet, StageTold
from facilitator.core.record.state import DAY, EMPTY, State, begun, dates_if_moved
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.record.words import AgreementDropped, MergeDeclined, TermAgreed, TermsMerged
from facilitator.core.room.stage import went_on


def replay(
    events: Iterable[Event], since: int = 0, before: State = EMPTY, *, until: int | None = None
) -> State:
    """Fold the events of a record, leaving out those that were undone.

    The first `since` of them add up to the state `before`, in which none was undone or done again
    by a later one. Those from `until` on are not folded, but count for what was undone.
    """
    everything = tuple(events)
    void = undone(everything)
    draft = _Draft(before)
    for event in everything[since:until]:
        if event.id in void:
            draft.leave_out(event)
        else:
            draft.apply(event)
    return draft.state()


def undone(events: Iterable[Event]) -> set[str]:
    """Name the events that were undone and not done again."""
    void: set[str] = set()
    seen: set[str] = set()
    for event in events:
        seen.add(event.id)
        match event.fact:
            case Undone(target) if target in seen:
                void.add(target)
            case Redone(target):
                void.discard(target)
            case _:
                pass
    return void


def advance(state: State, events: Iterable[Event], new: Iterable[Event]) -> State:
    """Bring a state up to date with `new` events; `events` are all, the new ones included."""
    fresh = tuple(new)
    if any(isinstance(event.fact, Undone | Redone) for event in fresh):
        return replay(events)
    return fold(state, fresh)


def fold(state: State, events: Iterable[Event]) -> State:
    """Apply events, none of them undone, one after the other."""
    draft = _Draft(state)
    for event in events:
        draft.apply(event)
    return draft.state()


class _Draft:
    """A state being changed: it copies what it changes once, however many events are folded."""

    def __init__(self, state: State) -> None:
        self.agenda = state.agenda
        self.first = state.first
        self.text = state.text
        self.rehearsal = state.rehearsal
        self.opened = state.opened
        self.last = state.last
        self.programme = state.programme
        self.dates = state.dates
        self.slots = state.slots
        self.progress = dict(state.progress)
        self.leftovers = dict(state.leftovers)
        self.checked = dict(state.checked)
        self.current = state.current
        self.cursor = state.cursor
        self.closed = state.closed
        self.notes = dict(state.notes)
        self.people = state.people
        self.rounds = state.rounds
        self.groupings = state.groupings
        self.homework = state.homework
        self.words = state.words
        self.actions = state.actions
        self.upcoming = state.upcoming
        self.stage = state.stage
        self.earlier = state.earlier
        self.history = list(state.history)
        self.undone = list(state.undone)
        self.planned = True

    def state(self) -> State:
        return State(
            agenda=self.agenda,
            first=self.first,
            text=self.text,
            rehearsal=self.rehearsal,
            opened=self.opened,
            last=self.last,
            programme=self.programme,
            dates=self.dates,
            slots=self.plan(),
            progress=self.progress,
            leftovers=self.leftovers,
            checked=self.checked,
            current=self.current,
            cursor=self.cursor,
            closed=self.closed,
            notes=self.notes,
            people=self.people,
            rounds=self.rounds,
            groupings=self.groupings,
            homework=self.homework,
            words=self.words,
            actions=self.actions,
            upcoming=self.upcoming,
            stage=self.stage,
            earlier=self.earlier,
            history=tuple(self.history),
            undone=tuple(self.undone),
        )

    def plan(self) -> tuple[Slot, ...]:
        """Set the programme on the calendar, if that was not done since it was changed."""
        if not self.planned:
            self.slots = plan(self.agenda, self.dates, self.programme)
            self.planned = True
        return self.slots

    def apply(self, event: Event) -> None:
        _STEPS[type(event.fact)](self, event.fact, event)
        self.last = event.at if self.last is None else max(self.last, event.at)
        if isinstance(event.fact, Undone | Redone):
            return
        self.undone.clear()
        if not isinstance(event.fact, Opened | BroughtForward):
            self.history.append(event.id)

    def leave_out(self, event: Event) -> None:
        """Pass by an event undone since; what was undone before it can no more be redone."""
        if not isinstance(event.fact, Undone | Redone):
            self.undone.clear()

    # What each fact does

    def on_opened(self, fact: Opened, event: Event) -> None:
        self.rehearsal = fact.rehearsal
        self.opened = event.at
        self.first = fact.agenda
        self._use(fact.agenda, fact.text)

    def on_revised(self, fact: AgendaRevised, _: Event) -> None:
        self._use(fact.agenda, fact.text)

    def on_brought_forward(self, fact: BroughtForward, _: Event) -> None:
        self.earlier = fact.earlier
        self.homework = homework.brought_forward(self.homework, fact.earlier)
        self.words = words.brought_forward(self.words, fact.earlier)

    def _use(self, agenda: Agenda, text: str) -> None:
        self.dates = self._dates_for(agenda)
        begun = {session for session, progress in self.progress.items() if progress.begun}
        agenda = revision.baseline(self.agenda, agenda, begun)
        self.programme = revision.revise(self.programme, self.agenda, agenda, begun)
        self.upcoming = series.listed(agenda, self.upcoming)
        self.agenda, self.text = agenda, text
        self.people = people.listed(agenda, self.people)
        self.groupings = groups.preset(agenda, self.people, self.groupings)
        self.homework = homework.listed(agenda, self.homework)
        self.planned = False

    def _dates_for(self, agenda: Agenda) -> tuple[dt.date, ...]:
        """Let days that were moved stay so, unless the new agenda gives them another date.

        A day that has begun stays on the date it is held on, whatever the agenda says.
        """
        dates: list[dt.date] = []
        held = dict(zip((day.date for day in self.agenda.days), self.dates, strict=True))
        for index, day in enumerate(agenda.days):
            date = held.get(day.date, day.date)
            if index < len(self.dates) and begun(self.programme.days[index], self.progress):
                date = self.dates[index]
            dates.append(date if not dates or date > dates[-1] else dates[-1] + DAY)
        return tuple(dates)

    def on_day_moved(self, fact: DayMoved, _: Event) -> None:
        days = self.programme.days
        dates = dates_if_moved(days, self.progress, self.dates, fact.day - 1, fact.date)
        if dates is not None:
            self.dates = dates
            self.planned = False

    def on_started(self, fact: SessionStarted, event: Event) -> None:
        if fact.session != self.current:
            self._close(event.at, ended=True)
            self._open(fact.session, event.at)
            self._hold(fact.hold)

    def _hold(self, session: str | None) -> None:
        """Let a session begin no earlier than it is planned to now."""
        slot = next((slot for slot in self.plan() if slot.session.id == session), None)
        if slot is not None:
            clock = slot.start.astimezone(ZoneInfo(self.agenda.timezone)).time()
            self.programme = programme.hold(self.programme, slot.session.id, clock)
            self.planned = False

    def on_programme(self, fact: AnyFact, _: Event) -> None:
        self.programme = programme.apply(self.programme, fact)
        self.planned = False

    def on_split(self, fact: SessionSplit, event: Event) -> None:
        if fact.session == self.current:
            self._add(fact.session, -fact.minutes * 60)
        else:
            self.programme = programme.shortened(self.programme, fact)
        if fact.rest != fact.session:
            self.rounds = rounds.continued(self.rounds, fact.session, fact.rest)
            self.groupings = groups.continued(self.groupings, fact.session, fact.rest)
        self.on_programme(fact, event)

    def on_rebalanced(self, fact: Rebalanced, event: Event) -> None:
        for session in fact.skipped:
            self._skip(session)
        self.on_programme(fact, event)

    def on_speaker_lost(self, fact: SpeakerLost, event: Event) -> None:
        self.on_programme(fact, event)
        self.checked[fact.session] = False
        if fact.session == self.current and fact.instead != fact.session:
            self._close(event.at, ended=False)
            self._open(fact.instead, event.at)

    def on_speaker_checked(self, fact: SpeakerChecked, _: Event) -> None:
        self.checked[fact.session] = fact.fine

    def on_stage(self, fact: AnyFact, _: Event) -> None:
        self.stage = stage.apply(self.stage, fact)

    def on_upcoming(self, fact: AnyFact, _: Event) -> None:
        self.upcoming = series.apply(self.upcoming, fact)

    def on_ticked(self, fact: ActionTicked, event: Event) -> None:
        self.actions = actions.apply(self.actions, fact, event.at)

    def on_ended(self, fact: SessionEnded, event: Event) -> None:
        if fact.session == self.current:
            self._close(event.at, ended=True)

    def on_reopened(self, fact: SessionReopened, event: Event) -> None:
        if fact.session != self.current:
            self._close(event.at, ended=False)
            self._open(fact.session, event.at)

    def on_skipped(self, fact: SessionSkipped, event: Event) -> None:
        if fact.session == self.current:
            self._close(event.at, ended=False)
        self._skip(fact.session)

    def on_restored(self, fact: SessionRestored, event: Event) -> None:
        if self._of(fact.session).skipped:
            self._change(fact.session, skipped=False)
            self._held_after_all(fact.session)
            self.on_programme(fact, event)

    def on_paused(self, fact: Paused, event: Event) -> None:
        of = self._of(fact.session)
        if fact.session == self.current and not of.paused:
            self._change(fact.session, pauses=(*of.pauses, Span(event.at)))

    def on_resumed(self, fact: Resumed, event: Event) -> None:
        self._resume(fact.session, event.at)
        self.stage = went_on(self.stage, event.at)

    def on_extended(self, fact: Extended, _: Event) -> None:
        self._add(fact.session, fact.seconds)

    def _add(self, session: str, seconds: int) -> None:
        """Give a session more time, or less, within reason."""
        longest = int(LONGEST_ADDED.total_seconds())
        seconds += int(self._of(session).added.total_seconds())
        added = dt.timedelta(seconds=max(-longest, min(longest, seconds)))
        self._change(session, added=added)

    def on_away(self, fact: AwaySettled, _: Event) -> None:
        of = self._of(fact.session)
        if not of.begun:
            return
        self._change(fact.session, settled=fact.until)
        if fact.choice == "paused":
            self._change(fact.session, away=of.away + of.ran(fact.since, fact.until))
            since, until = fact.since, fact.until
            self.rounds = rounds.paused(self.rounds, fact.session, since, until, of.ran)
        elif fact.choice == "ended" and fact.session == self.current:
            self._close(max(fact.since, of.spans[-1].start), ended=True)

    def on_leftover(self, fact: LeftoverSettled, event: Event) -> None:
        today = event.at.astimezone(ZoneInfo(self.agenda.timezone)).date()
        reached = max((i for i, date in enumerate(self.dates) if date <= today), default=0)
        for session in fact.sessions:
            if session == self.current or self._of(session).ended:
                continue
            self.leftovers[session] = fact.choice
            if fact.choice != "next-day":
                self._skip(session)
            elif (day := self.programme.day_of(session)) is not None:
                self.programme = programme.carry(self.programme, session, max(day + 1, reached))
                self.planned = False

    def on_closed(self, _: MeetingClosed, event: Event) -> None:
        self._close(event.at, ended=True)
        self.closed = True

    def on_noted(self, fact: Noted, event: Event) -> None:
        self.notes[event.id] = Note(
            event.id,
            event.at,
            event.by,
            fact.capture,
            fact.text,
            fact.session,
            fact.who,
            fact.due,
            fact.group,
        )

    def on_note_changed(self, fact: NoteChanged, _: Event) -> None:
        if note := self.notes.get(fact.note):
            self.notes[fact.note] = replace(
                note,
                kind=fact.capture,
                text=fact.text,
                session=fact.session,
                who=fact.who,
                due=fact.due,
            )

    def on_note_removed(self, fact: NoteRemoved, _: Event) -> None:
        self.notes.pop(fact.note, None)

    def on_people(self, fact: AnyFact, event: Event) -> None:
        self.people = people.apply(self.people, fact, event.at)

    def on_round(self, fact: AnyFact, event: Event) -> None:
        self.rounds = rounds.apply(self.rounds, fact, event.at)

    def on_groups(self, fact: AnyFact, event: Event) -> None:
        self.groupings = groups.apply(self.groupings, fact, event.at)

    def on_homework(self, fact: AnyFact, event: Event) -> None:
        self.homework = homework.apply(self.homework, fact, event)

    def on_words(self, fact: AnyFact, _: Event) -> None:
        self.words = words.apply(self.words, fact)

    def on_undone(self, fact: Undone, _: Event) -> None:
        self.undone.append(fact.event)

    def on_redone(self, fact: Redone, _: Event) -> None:
        if fact.event in self.undone:
            self.undone.remove(fact.event)

    # How a session's progress changes

    def _of(self, session: str) -> Progress:
        return self.progress.get(session, UNTOUCHED)

    def _change(self, session: str, **changes: Any) -> None:  # noqa: ANN401
        self.progress[session] = replace(self._of(session), **changes)

    def _open(self, session: str, at: dt.datetime) -> None:
        spans = (*self._of(session).spans, Span(at))
        self._change(session, spans=spans, ended=False, skipped=False)
        self._held_after_all(session)
        self.current = self.cursor = session
        self.closed = False
        self.stage = went_on(self.stage, at)

    def _held_after_all(self, session: str) -> None:
        if self.leftovers.get(session) != "next-day":
            self.leftovers.pop(session, None)

    def _close(self, at: dt.datetime, *, ended: bool) -> None:
        """End the running session's interval; only one that is `ended` is done with."""
        if self.current is None:
            return
        self._resume(self.current, at)
        self.rounds = rounds.ended(self.rounds, self.current, at)
        *before, running = self._of(self.current).spans
        spans = (*before, Span(running.start, at))
        self._change(self.current, spans=spans, ended=ended)
        self.current = None

    def _skip(self, session: str) -> None:
        """Leave a session out that has not been held."""
        if session != self.current and not self._of(session).ended:
            self._change(session, skipped=True)

    def _resume(self, session: str, at: dt.datetime) -> None:
        of = self._of(session)
        if of.paused:
            pauses = (*of.pauses[:-1], Span(of.pauses[-1].start, at))
            self._change(session, pauses=pauses)


_Step = Callable[[_Draft, Any, Event], None]
_STEPS: Final[Mapping[type[Fact], _Step]] = {
    Opened: _Draft.on_opened,
    AgendaRevised: _Draft.on_revised,
    BroughtForward: _Draft.on_brought_forward,
    DayMoved: _Draft.on_day_moved,
    SessionStarted: _Draft.on_started,
    SessionEnded: _Draft.on_ended,
    SessionReopened: _Draft.on_reopened,
    SessionSkipped: _Draft.on_skipped,
    SessionRestored: _Draft.on_restored,
    Paused: _Draft.on_paused,
    Resumed: _Draft.on_resumed,
    Extended: _Draft.on_extended,
    AwaySettled: _Draft.on_away,
    LeftoverSettled: _Draft.on_leftover,
    MeetingClosed: _Draft.on_closed,
    SessionAdded: _Draft.on_programme,
    SessionMoved: _Draft.on_programme,
    SessionChanged: _Draft.on_programme,
    SessionSplit: _Draft.on_split,
    Rebalanced: _Draft.on_rebalanced,
    LatenessAccepted: _Draft.on_programme,
    SpeakerChecked: _Draft.on_speaker_checked,
    SpeakerLost: _Draft.on_speaker_lost,
    StageTold: _Draft.on_stage,
    StageSet: _Draft.on_stage,
    CountdownStarted: _Draft.on_stage,
    CountdownStopped: _Draft.on_stage,
    Noted: _Draft.on_noted,
    NoteChanged: _Draft.on_note_changed,
    NoteRemoved: _Draft.on_note_removed,
    ActionTicked: _Draft.on_ticked,
    PersonAdded: _Draft.on_people,
    PersonChanged: _Draft.on_people,
    PersonRemoved: _Draft.on_people,
    Arrived: _Draft.on_people,
    Departed: _Draft.on_people,
    AttendanceCleared: _Draft.on_people,
    RoundOrdered: _Draft.on_round,
    TurnStarted: _Draft.on_round,
    TurnEnded: _Draft.on_round,
    TurnSkipped: _Draft.on_round,
    Answered: _Draft.on_round,
    GroupFormed: _Draft.on_groups,
    GroupChanged: _Draft.on_groups,
    GroupDissolved: _Draft.on_groups,
    MemberPlaced: _Draft.on_groups,
    MembersDealt: _Draft.on_groups,
    GroupRuleSet: _Draft.on_groups,
    GroupRulesCleared: _Draft.on_groups,
    HostNamed: _Draft.on_groups,
    Rotated: _Draft.on_groups,
    GroupTimerStarted: _Draft.on_groups,
    GroupTimerStopped: _Draft.on_groups,
    TaskAdded: _Draft.on_homework,
    TaskChanged: _Draft.on_homework,
    TaskRemoved: _Draft.on_homework,
    TaskMarked: _Draft.on_homework,
    HandedIn: _Draft.on_homework,
    Entrusted: _Draft.on_homework,
    Spotted: _Draft.on_homework,
    SightingChanged: _Draft.on_homework,
    SightingRemoved: _Draft.on_homework,
    TermsMerged: _Draft.on_words,
    MergeDeclined: _Draft.on_words,
    TermAgreed: _Draft.on_words,
    AgreementDropped: _Draft.on_words,
    UpcomingAdded: _Draft.on_upcoming,
    UpcomingChanged: _Draft.on_upcoming,
    UpcomingRemoved: _Draft.on_upcoming,
    Voted: _Draft.on_upcoming,
    Undone: _Draft.on_undone,
    Redone: _Draft.on_redone,
}
