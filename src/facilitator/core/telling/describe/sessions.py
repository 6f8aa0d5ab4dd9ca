"""What happened to sessions and remote speakers, in words."""

from __future__ import annotations

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Phrase, clock_time, counted, in_minutes, phrase
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
from facilitator.core.record.state import State
from facilitator.core.telling import names
from facilitator.core.time import steps


def describe(fact: SessionFact, state: State) -> Phrase:  # noqa: C901, PLR0911
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case SessionStarted(session):
            return phrase("started {title}", title=names.quoted_title(session, state))
        case SessionEnded(session):
            return phrase("ended {title}", title=names.quoted_title(session, state))
        case SessionReopened(session):
            return phrase("went back to {title}", title=names.quoted_title(session, state))
        case SessionSkipped(session):
            return phrase("skipped {title}", title=names.quoted_title(session, state))
        case SessionRestored(session):
            return phrase(
                "put {title} back into the programme", title=names.quoted_title(session, state)
            )
        case Paused(session):
            return phrase("paused {title}", title=names.quoted_title(session, state))
        case Resumed(session):
            return phrase("went on with {title}", title=names.quoted_title(session, state))
        case Extended(session, seconds):
            return _extended(seconds, names.quoted_title(session, state))
        case StepStarted(session, step):
            return _step(session, step, state)
        case AwaySettled():
            return _away(fact, state)
        case LeftoverSettled():
            return _left_over(fact, state)


def describe_speaker(fact: SpeakerFact, state: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case SpeakerChecked(session):
            return phrase("checked the line for {title}", title=names.quoted_title(session, state))
        case SpeakerLost(session, instead, _):
            return phrase(
                "took {instead} before {title}",
                instead=names.quoted_title(instead, state),
                title=names.quoted_title(session, state),
            )


def _away(fact: AwaySettled, state: State) -> Phrase:
    title = names.quoted_title(fact.session, state)
    match fact.choice:
        case "counted":
            return phrase("counted the time away for {title}", title=title)
        case "paused":
            return phrase("took the time away as a pause of {title}", title=title)
        case "ended":
            at = clock_time(fact.since, state.zone)
            return phrase("let {title} end at {at}", title=title, at=at)


def _step(id_: SessionId, step: int, state: State) -> Phrase:
    session = state.session(id_)
    title = steps.named(session, step) if session is not None else ""
    if not title:
        return phrase("went on to step {n}", n=step)
    return phrase("went on to the step “{title}”", title=names.short(title))


def _left_over(fact: LeftoverSettled, state: State) -> Phrase:
    count = len(fact.sessions)
    match fact.choice:
        case "next-day":
            slots = filter(None, map(state.slot, fact.sessions))
            day = max((slot.day + 1 for slot in slots), default=0)
            return counted(
                "moved {n} session to day {day}", "moved {n} sessions to day {day}", count, day=day
            )
        case "homework":
            return counted("made homework of {n} session", "made homework of {n} sessions", count)
        case "dropped":
            return counted("dropped {n} session", "dropped {n} sessions", count)


def _extended(seconds: int, title: Phrase) -> Phrase:
    minutes, rest = divmod(abs(seconds), 60)
    amount = f"{minutes}:{rest:02}" if rest else minutes
    if seconds < 0:
        return phrase("took {time} from {title}", time=in_minutes(amount), title=title)
    return phrase("gave {time} to {title}", time=in_minutes(amount), title=title)
