"""What the facts about sessions and remote speakers do to a state."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from facilitator.core.base.ids import SessionId
from facilitator.core.base.span import ZERO, Span, minutes_between
from facilitator.core.record import programme, rounds, stage
from facilitator.core.record.draft import Draft
from facilitator.core.record.sessions import (
    AwaySettled,
    Extended,
    LeftoverSettled,
    Paused,
    Resumed,
    SessionEnded,
    SessionFact,
    SessionReopened,
    SessionRestored,
    SessionSkipped,
    SessionStarted,
    StepStarted,
)
from facilitator.core.record.speakers import SpeakerChecked, SpeakerFact, SpeakerLost


def apply(draft: Draft, fact: SessionFact, at: dt.datetime) -> None:  # noqa: C901, PLR0912
    """Fold a fact about a session that happened at an instant (UTC)."""
    current = fact.session == draft.current if not isinstance(fact, LeftoverSettled) else False
    match fact:
        case SessionStarted(session, hold):
            if not current:
                draft.stop(at, ended=True)
                draft.start(session, at)
                draft.hold(hold)
        case SessionEnded():
            if current:
                draft.stop(at, ended=True)
        case SessionReopened(session):
            if not current:
                draft.stop(at, ended=False)
                draft.start(session, at)
        case SessionSkipped(session):
            if current:
                draft.stop(at, ended=False)
            draft.skip(session)
        case SessionRestored(session):
            _restore(draft, session)
        case Paused(session):
            of = draft.progress_of(session)
            if current and not of.paused:
                draft.change(session, pauses=(*of.pauses, Span(at)))
        case Resumed(session):
            draft.resume(session, at)
            draft.stage = stage.went_on(draft.stage, at)
        case Extended(session, seconds):
            draft.add(session, seconds, at)
        case StepStarted(session, step):
            if current:
                draft.change(session, turnings=draft.progress_of(session).turned(at, step=step))
        case AwaySettled():
            _settle_away(draft, fact)
        case LeftoverSettled():
            _settle_leftovers(draft, fact, at)


def _restore(draft: Draft, session: SessionId) -> None:
    if draft.progress_of(session).skipped:
        draft.change(session, skipped=False)
        draft.held_after_all(session)
        draft.change_programme(programme.restored(draft.programme, session))


def _settle_away(draft: Draft, fact: AwaySettled) -> None:
    of = draft.progress_of(fact.session)
    if not of.begun:
        return
    draft.change(fact.session, settled=fact.until)
    back = fact.until - fact.since
    if back < ZERO and fact.choice != "ended":
        # No time has passed by that, whether it is counted or not; a pause sees to it at its end.
        if fact.session == draft.current and not of.paused:
            draft.set_back(fact.session, back)
    elif fact.choice == "paused":
        draft.progress[fact.session] = draft.progress_of(fact.session).without(
            fact.since, fact.until
        )
        lost = rounds.Lost(fact.since, fact.until, of.ran)
        draft.rounds = rounds.paused(draft.rounds, fact.session, lost, draft.own)
    elif fact.choice == "ended" and fact.session == draft.current:
        draft.stop(max(fact.since, of.spans[-1].start), ended=True)


def _settle_leftovers(draft: Draft, fact: LeftoverSettled, at: dt.datetime) -> None:
    today = at.astimezone(ZoneInfo(draft.agenda.timezone)).date()
    reached = max((i for i, date in enumerate(draft.dates) if date <= today), default=0)
    for session in fact.sessions:
        if session == draft.current or draft.progress_of(session).ended:
            continue
        draft.leftovers[session] = fact.choice
        if fact.choice != "next-day":
            draft.skip(session)
        elif (day := draft.programme.day_of(session)) is not None:
            to = max(day + 1, reached)
            carried = programme.carry(draft.programme, session, to, fact.before)
            draft.change_programme(carried)
            if draft.progress_of(session).begun:  # it goes on at its place in the plan of that day
                spans = len(draft.progress_of(session).spans)
                draft.change(session, due=None, put_off=ZERO, accepted=None, carried=spans)


def apply_speaker(draft: Draft, fact: SpeakerFact, at: dt.datetime) -> None:
    """Fold a fact about a remote speaker that happened at an instant (UTC)."""
    match fact:
        case SpeakerChecked(session, fine):
            draft.checked[session] = fine
        case SpeakerLost():
            _swap(draft, fact, at)
            draft.checked[fact.session] = False


def _swap(draft: Draft, fact: SpeakerLost, at: dt.datetime) -> None:
    """Plan another session where one was to begin, or hold it from now on if that one runs."""
    session, instead = fact.session, fact.instead
    running, late = session == draft.current and session != instead, draft.late(at)
    before = draft.slot(session)
    changed = programme.swapped(draft.programme, session, instead, earliest=fact.earliest)
    draft.change_programme(changed)
    after = draft.slot(instead)
    if before is not None and after is not None and not fact.earliest:
        # A start of its own left a gap before it, in which nothing else was to begin.
        gap = minutes_between(after.start, before.start)
        draft.change_programme(programme.delayed(changed, instead, gap))
    if running:
        draft.stop(at, ended=False)
        draft.start(instead, at)
        draft.begin_late(late, at)
