"""The state of a meeting is a pure fold of its events.

Folding never fails: whatever events are read, in whatever order several writers wrote them, there
is a state. `moves` decides which events make sense.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core import (
    actions,
    groups,
    homework,
    people,
    programme,
    rounds,
    stage,
    upcoming,
    words,
)
from facilitator.core import events as ev
from facilitator.core.agenda import Agenda, Day, Session
from facilitator.core.earlier import NOTHING_EARLIER, Earlier
from facilitator.core.plan import Slot, plan
from facilitator.core.span import ZERO, Span

DAY: Final = dt.timedelta(days=1)

DATES: Final = range(dt.date(1970, 1, 1).toordinal(), dt.date(3000, 1, 1).toordinal())
"""The dates a day can be held on, as their ordinals."""

LONGEST_ADDED: Final = dt.timedelta(days=366)
"""More than this is never added to a session, nor taken from it, whatever a journal says."""


class Progress(Struct, frozen=True):
    """What happened to one session: when it ran, when it stood still, what time it was given.

    `away` is time not counted as the session's (negative when the clock was set back), `added`
    the time given live (may be negative), `settled` until when time away was accounted for.
    """

    spans: tuple[Span, ...] = ()
    pauses: tuple[Span, ...] = ()
    away: dt.timedelta = ZERO
    added: dt.timedelta = ZERO
    ended: bool = False
    skipped: bool = False
    settled: dt.datetime | None = None

    @property
    def begun(self) -> bool:
        """Whether it ever started."""
        return bool(self.spans)

    @property
    def paused(self) -> bool:
        """Whether its clock stands still."""
        return bool(self.pauses) and self.pauses[-1].end is None

    @property
    def over(self) -> bool:
        """Whether nothing more of it is to come."""
        return self.ended or self.skipped

    def halted(self, now: dt.datetime) -> dt.timedelta:
        """Say how long its clock stood still while paused or away."""
        return sum((pause.length(now) for pause in self.pauses), self.away)

    def still(self, now: dt.datetime) -> dt.timedelta:
        """Say how long its clock stood still since the first start, between intervals too."""
        pauses = self.halted(now)
        for before, after in zip(self.spans, self.spans[1:], strict=False):
            pauses += max(ZERO, after.start - (before.end or after.start))
        return pauses

    def used(self, now: dt.datetime) -> dt.timedelta:
        """Say how much time the session took, without its pauses; never less than nothing."""
        if not self.spans:
            return ZERO
        since = (self.spans[-1].end or now) - self.spans[0].start
        return max(ZERO, since - self.still(now))  # less if the clock was set back

    def ran(self, since: dt.datetime, until: dt.datetime) -> dt.timedelta:
        """Say how long its clock ran between two instants, the second of them just now.

        When the clock was set back this is negative, unless the session was paused.
        """
        if until < since:
            return ZERO if self.paused else until - since
        return _within(self.spans, since, until) - _within(self.pauses, since, until)


def _within(spans: Iterable[Span], since: dt.datetime, until: dt.datetime) -> dt.timedelta:
    """Say how much of the time between two instants lies within the spans."""
    shared = (min(span.end or until, until) - max(span.start, since) for span in spans)
    return sum((length for length in shared if length > ZERO), ZERO)


UNTOUCHED: Final = Progress()


class Note(Struct, frozen=True):
    """A capture: what was said, of which kind, in which session, by whom and due when."""

    id: str
    at: dt.datetime
    by: str
    kind: ev.CaptureKind
    text: str
    session: str | None = None
    who: str = ""
    due: dt.date | None = None
    group: str | None = None


class State(Struct, frozen=True):
    """Everything true of a meeting after its events so far.

    `current` is the session that runs or is paused, `cursor` the one last started, reopened or
    ended. `agenda` is what its author wrote, but that what has begun keeps the times written
    before; `first` is it as the record was opened with it, `programme` it as changed live; `dates`
    are the days' dates as held. `checked` says whose remote line was tried out, `earlier` what the
    meetings before left to this one. `history` names the events that can still be undone, oldest
    first, and `undone` those that can be redone, last undone last.
    """

    agenda: Agenda
    text: str = ""
    rehearsal: bool = False
    opened: dt.datetime | None = None
    first: Agenda | None = None
    last: dt.datetime | None = None
    programme: programme.Programme = programme.EMPTY
    dates: tuple[dt.date, ...] = ()
    slots: tuple[Slot, ...] = ()
    progress: Mapping[str, Progress] = {}
    leftovers: Mapping[str, ev.LeftoverChoice] = {}
    checked: Mapping[str, bool] = {}
    current: str | None = None
    cursor: str | None = None
    closed: bool = False
    notes: Mapping[str, Note] = {}
    people: people.People = people.NOBODY
    rounds: rounds.Rounds = {}
    groupings: groups.Groupings = {}
    homework: homework.Homework = homework.NONE_SET
    words: words.Words = words.NO_WORDS
    actions: actions.Ticks = actions.NO_TICKS
    upcoming: upcoming.Upcomings = upcoming.NONE_PLANNED
    stage: stage.Stage = stage.PLAIN
    earlier: Earlier = NOTHING_EARLIER
    history: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The meeting's time zone."""
        return ZoneInfo(self.agenda.timezone)

    @property
    def paused(self) -> bool:
        """Whether the current session is paused."""
        return self.current is not None and self.of(self.current).paused

    @property
    def finished(self) -> bool:
        """Whether nothing is left to hold: the meeting was closed, or every session is over."""
        return self.closed or (
            bool(self.slots) and all(self.of(slot.session.id).over for slot in self.slots)
        )

    def of(self, session: str) -> Progress:
        """Give what happened to a session so far."""
        return self.progress.get(session, UNTOUCHED)

    def session(self, id_: str | None) -> Session | None:
        """Give the session with this id, or None where the agenda has none."""
        slot = self.slot(id_)
        return slot.session if slot else None

    def slot(self, id_: str | None) -> Slot | None:
        """Give the place in the plan of the session with this id, or None."""
        return next((slot for slot in self.slots if slot.session.id == id_), None)

    def day_begun(self, day: int) -> bool:
        """Say whether any of the sessions planned on a day (counted from 0) ever started."""
        return _begun(self.programme.days[day], self.progress)

    def dates_if_moved(self, day: int, date: dt.date) -> tuple[dt.date, ...] | None:
        """Give the days' dates when `day` (counted from 0) is held on another date.

        The days not yet begun move along. None when there is no such day or date.
        """
        return _dates_if_moved(self.programme.days, self.progress, self.dates, day, date)


def _begun(day: Day, progress: Mapping[str, Progress]) -> bool:
    return any(progress.get(session.id, UNTOUCHED).begun for session in day.sessions)


def _dates_if_moved(
    days: Sequence[Day],
    progress: Mapping[str, Progress],
    dates: Sequence[dt.date],
    day: int,
    date: dt.date,
) -> tuple[dt.date, ...] | None:
    if not 0 <= day < len(dates):
        return None
    shift = date.toordinal() - dates[day].toordinal()
    moved = [
        held.toordinal() + (0 if index != day and _begun(days[index], progress) else shift)
        for index, held in enumerate(dates)
    ]
    if not all(ordinal in DATES for ordinal in moved):
        return None
    return tuple(dt.date.fromordinal(ordinal) for ordinal in moved)


EMPTY: Final = State(Agenda(title="", days=()))
"""The state before a record's first event."""


def replay(
    events: Iterable[ev.Event], since: int = 0, before: State = EMPTY, *, until: int | None = None
) -> State:
    """Fold the events of a record, leaving out those that were undone.

    The first `since` of them add up to the state `before`, in which none was undone or done again
    by a later one. Those from `until` on are not folded, but count for what was undone.
    """
    everything = tuple(events)
    void = _undone(everything)
    draft = _Draft(before)
    for event in everything[since:until]:
        if event.id in void:
            draft.leave_out(event)
        else:
            draft.apply(event)
    return draft.state()


def _undone(events: Iterable[ev.Event]) -> set[str]:
    """Name the events that were undone and not done again."""
    void: set[str] = set()
    seen: set[str] = set()
    for event in events:
        seen.add(event.id)
        match event.fact:
            case ev.Undone(target) if target in seen:
                void.add(target)
            case ev.Redone(target):
                void.discard(target)
            case _:
                pass
    return void


def advance(state: State, events: Iterable[ev.Event], new: Iterable[ev.Event]) -> State:
    """Bring a state up to date with `new` events; `events` are all, the new ones included."""
    fresh = tuple(new)
    if any(isinstance(event.fact, ev.Undone | ev.Redone) for event in fresh):
        return replay(events)
    return fold(state, fresh)


def fold(state: State, events: Iterable[ev.Event]) -> State:
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

    def apply(self, event: ev.Event) -> None:
        _STEPS[type(event.fact)](self, event.fact, event)
        self.last = event.at if self.last is None else max(self.last, event.at)
        if isinstance(event.fact, ev.Undone | ev.Redone):
            return
        self.undone.clear()
        if not isinstance(event.fact, ev.Opened | ev.BroughtForward):
            self.history.append(event.id)

    def leave_out(self, event: ev.Event) -> None:
        """Pass by an event undone since; what was undone before it can no more be redone."""
        if not isinstance(event.fact, ev.Undone | ev.Redone):
            self.undone.clear()

    # What each fact does

    def on_opened(self, fact: ev.Opened, event: ev.Event) -> None:
        self.rehearsal = fact.rehearsal
        self.opened = event.at
        self.first = fact.agenda
        self._use(fact.agenda, fact.text)

    def on_revised(self, fact: ev.AgendaRevised, _: ev.Event) -> None:
        self._use(fact.agenda, fact.text)

    def on_brought_forward(self, fact: ev.BroughtForward, _: ev.Event) -> None:
        self.earlier = fact.earlier
        self.homework = homework.brought_forward(self.homework, fact.earlier)
        self.words = words.brought_forward(self.words, fact.earlier)

    def _use(self, agenda: Agenda, text: str) -> None:
        self.dates = self._dates_for(agenda)
        begun = {session for session, progress in self.progress.items() if progress.begun}
        agenda = programme.baseline(self.agenda, agenda, begun)
        self.programme = programme.revise(self.programme, self.agenda, agenda, begun)
        self.upcoming = upcoming.listed(agenda, self.upcoming)
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
            if index < len(self.dates) and _begun(self.programme.days[index], self.progress):
                date = self.dates[index]
            dates.append(date if not dates or date > dates[-1] else dates[-1] + DAY)
        return tuple(dates)

    def on_day_moved(self, fact: ev.DayMoved, _: ev.Event) -> None:
        days = self.programme.days
        dates = _dates_if_moved(days, self.progress, self.dates, fact.day - 1, fact.date)
        if dates is not None:
            self.dates = dates
            self.planned = False

    def on_started(self, fact: ev.SessionStarted, event: ev.Event) -> None:
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

    def on_programme(self, fact: ev.AnyFact, _: ev.Event) -> None:
        self.programme = programme.apply(self.programme, fact)
        self.planned = False

    def on_split(self, fact: ev.SessionSplit, event: ev.Event) -> None:
        if fact.session == self.current:
            self._add(fact.session, -fact.minutes * 60)
        else:
            self.programme = programme.shortened(self.programme, fact)
        if fact.rest != fact.session:
            self.rounds = rounds.continued(self.rounds, fact.session, fact.rest)
            self.groupings = groups.continued(self.groupings, fact.session, fact.rest)
        self.on_programme(fact, event)

    def on_rebalanced(self, fact: ev.Rebalanced, event: ev.Event) -> None:
        for session in fact.skipped:
            self._skip(session)
        self.on_programme(fact, event)

    def on_speaker_lost(self, fact: ev.SpeakerLost, event: ev.Event) -> None:
        self.on_programme(fact, event)
        self.checked[fact.session] = False
        if fact.session == self.current and fact.instead != fact.session:
            self._close(event.at, ended=False)
            self._open(fact.instead, event.at)

    def on_speaker_checked(self, fact: ev.SpeakerChecked, _: ev.Event) -> None:
        self.checked[fact.session] = fact.fine

    def on_stage(self, fact: ev.AnyFact, _: ev.Event) -> None:
        self.stage = stage.apply(self.stage, fact)

    def on_upcoming(self, fact: ev.AnyFact, _: ev.Event) -> None:
        self.upcoming = upcoming.apply(self.upcoming, fact)

    def on_ticked(self, fact: ev.ActionTicked, event: ev.Event) -> None:
        self.actions = actions.apply(self.actions, fact, event.at)

    def on_ended(self, fact: ev.SessionEnded, event: ev.Event) -> None:
        if fact.session == self.current:
            self._close(event.at, ended=True)

    def on_reopened(self, fact: ev.SessionReopened, event: ev.Event) -> None:
        if fact.session != self.current:
            self._close(event.at, ended=False)
            self._open(fact.session, event.at)

    def on_skipped(self, fact: ev.SessionSkipped, event: ev.Event) -> None:
        if fact.session == self.current:
            self._close(event.at, ended=False)
        self._skip(fact.session)

    def on_restored(self, fact: ev.SessionRestored, event: ev.Event) -> None:
        if self._of(fact.session).skipped:
            self._change(fact.session, skipped=False)
            self._held_after_all(fact.session)
            self.on_programme(fact, event)

    def on_paused(self, fact: ev.Paused, event: ev.Event) -> None:
        of = self._of(fact.session)
        if fact.session == self.current and not of.paused:
            self._change(fact.session, pauses=(*of.pauses, Span(event.at)))

    def on_resumed(self, fact: ev.Resumed, event: ev.Event) -> None:
        self._resume(fact.session, event.at)
        self.stage = stage.went_on(self.stage, event.at)

    def on_extended(self, fact: ev.Extended, _: ev.Event) -> None:
        self._add(fact.session, fact.seconds)

    def _add(self, session: str, seconds: int) -> None:
        """Give a session more time, or less, within reason."""
        longest = int(LONGEST_ADDED.total_seconds())
        seconds += int(self._of(session).added.total_seconds())
        added = dt.timedelta(seconds=max(-longest, min(longest, seconds)))
        self._change(session, added=added)

    def on_away(self, fact: ev.AwaySettled, _: ev.Event) -> None:
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

    def on_leftover(self, fact: ev.LeftoverSettled, event: ev.Event) -> None:
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

    def on_closed(self, _: ev.MeetingClosed, event: ev.Event) -> None:
        self._close(event.at, ended=True)
        self.closed = True

    def on_noted(self, fact: ev.Noted, event: ev.Event) -> None:
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

    def on_note_changed(self, fact: ev.NoteChanged, _: ev.Event) -> None:
        if note := self.notes.get(fact.note):
            self.notes[fact.note] = replace(
                note,
                kind=fact.capture,
                text=fact.text,
                session=fact.session,
                who=fact.who,
                due=fact.due,
            )

    def on_note_removed(self, fact: ev.NoteRemoved, _: ev.Event) -> None:
        self.notes.pop(fact.note, None)

    def on_people(self, fact: ev.AnyFact, event: ev.Event) -> None:
        self.people = people.apply(self.people, fact, event.at)

    def on_round(self, fact: ev.AnyFact, event: ev.Event) -> None:
        self.rounds = rounds.apply(self.rounds, fact, event.at)

    def on_groups(self, fact: ev.AnyFact, event: ev.Event) -> None:
        self.groupings = groups.apply(self.groupings, fact, event.at)

    def on_homework(self, fact: ev.AnyFact, event: ev.Event) -> None:
        self.homework = homework.apply(self.homework, fact, event)

    def on_words(self, fact: ev.AnyFact, _: ev.Event) -> None:
        self.words = words.apply(self.words, fact)

    def on_undone(self, fact: ev.Undone, _: ev.Event) -> None:
        self.undone.append(fact.event)

    def on_redone(self, fact: ev.Redone, _: ev.Event) -> None:
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
        self.stage = stage.went_on(self.stage, at)

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


_Step = Callable[[_Draft, Any, ev.Event], None]
_STEPS: Final[Mapping[type[ev.Fact], _Step]] = {
    ev.Opened: _Draft.on_opened,
    ev.AgendaRevised: _Draft.on_revised,
    ev.BroughtForward: _Draft.on_brought_forward,
    ev.DayMoved: _Draft.on_day_moved,
    ev.SessionStarted: _Draft.on_started,
    ev.SessionEnded: _Draft.on_ended,
    ev.SessionReopened: _Draft.on_reopened,
    ev.SessionSkipped: _Draft.on_skipped,
    ev.SessionRestored: _Draft.on_restored,
    ev.Paused: _Draft.on_paused,
    ev.Resumed: _Draft.on_resumed,
    ev.Extended: _Draft.on_extended,
    ev.AwaySettled: _Draft.on_away,
    ev.LeftoverSettled: _Draft.on_leftover,
    ev.MeetingClosed: _Draft.on_closed,
    ev.SessionAdded: _Draft.on_programme,
    ev.SessionMoved: _Draft.on_programme,
    ev.SessionChanged: _Draft.on_programme,
    ev.SessionSplit: _Draft.on_split,
    ev.Rebalanced: _Draft.on_rebalanced,
    ev.LatenessAccepted: _Draft.on_programme,
    ev.SpeakerChecked: _Draft.on_speaker_checked,
    ev.SpeakerLost: _Draft.on_speaker_lost,
    ev.StageTold: _Draft.on_stage,
    ev.StageSet: _Draft.on_stage,
    ev.CountdownStarted: _Draft.on_stage,
    ev.CountdownStopped: _Draft.on_stage,
    ev.Noted: _Draft.on_noted,
    ev.NoteChanged: _Draft.on_note_changed,
    ev.NoteRemoved: _Draft.on_note_removed,
    ev.ActionTicked: _Draft.on_ticked,
    ev.PersonAdded: _Draft.on_people,
    ev.PersonChanged: _Draft.on_people,
    ev.PersonRemoved: _Draft.on_people,
    ev.Arrived: _Draft.on_people,
    ev.Departed: _Draft.on_people,
    ev.AttendanceCleared: _Draft.on_people,
    ev.RoundOrdered: _Draft.on_round,
    ev.TurnStarted: _Draft.on_round,
    ev.TurnEnded: _Draft.on_round,
    ev.TurnSkipped: _Draft.on_round,
    ev.Answered: _Draft.on_round,
    ev.GroupFormed: _Draft.on_groups,
    ev.GroupChanged: _Draft.on_groups,
    ev.GroupDissolved: _Draft.on_groups,
    ev.MemberPlaced: _Draft.on_groups,
    ev.MembersDealt: _Draft.on_groups,
    ev.GroupRuleSet: _Draft.on_groups,
    ev.GroupRulesCleared: _Draft.on_groups,
    ev.HostNamed: _Draft.on_groups,
    ev.Rotated: _Draft.on_groups,
    ev.GroupTimerStarted: _Draft.on_groups,
    ev.GroupTimerStopped: _Draft.on_groups,
    ev.TaskAdded: _Draft.on_homework,
    ev.TaskChanged: _Draft.on_homework,
    ev.TaskRemoved: _Draft.on_homework,
    ev.TaskMarked: _Draft.on_homework,
    ev.HandedIn: _Draft.on_homework,
    ev.Entrusted: _Draft.on_homework,
    ev.Spotted: _Draft.on_homework,
    ev.SightingChanged: _Draft.on_homework,
    ev.SightingRemoved: _Draft.on_homework,
    ev.TermsMerged: _Draft.on_words,
    ev.MergeDeclined: _Draft.on_words,
    ev.TermAgreed: _Draft.on_words,
    ev.AgreementDropped: _Draft.on_words,
    ev.UpcomingAdded: _Draft.on_upcoming,
    ev.UpcomingChanged: _Draft.on_upcoming,
    ev.UpcomingRemoved: _Draft.on_upcoming,
    ev.Voted: _Draft.on_upcoming,
    ev.Undone: _Draft.on_undone,
    ev.Redone: _Draft.on_redone,
}
