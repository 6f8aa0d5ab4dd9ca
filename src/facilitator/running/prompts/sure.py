"""Whether a step is meant that is seldom wanted: to another day, past what others count on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, clock_time
from facilitator.core.record.groups import NO_GROUPS
from facilitator.core.record.plan import Anchor, Slot
from facilitator.core.record.state import State
from facilitator.core.time import moves
from facilitator.core.time.schedule import day_at
from facilitator.core.time.view import View
from facilitator.running.prompts.consequences import consequence
from facilitator.running.prompts.prompt import (
    Act,
    Effect,
    Led,
    Prompt,
    if_still,
    kept_elsewhere,
    look,
)
from facilitator.running.prompts.question import Question, brief, numbered, short


class AnotherDayPrompt(Prompt, frozen=True, kw_only=True):
    """Asks before a session of another day is gone to."""

    act: Act

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Go there, or stay."""
        if answer is not None:
            yield self.act


class SkipPrompt(Prompt, frozen=True, kw_only=True):
    """Asks before a session is skipped that others count on."""

    act: Act

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Skip it, or hold it."""
        if answer is not None:
            yield self.act


def back(led: Led) -> Effect:
    """Reopen the session that ended last, after asking if it is of another day."""
    if refused := kept_elsewhere(led):
        return refused
    state, plan = look(led)
    slot = moves.ended_last(state, plan.now)
    act = if_still(lambda state, now: moves.ended_last(state, now) == slot, moves.back)
    return _to(slot, led, act) or act


def go(led: Led, session: SessionId) -> Effect:
    """Go to a session, after asking if it is of another day."""
    if refused := kept_elsewhere(led):
        return refused
    running = led.meeting.state.current
    act = if_still(
        lambda state, _: state.current == running,
        lambda state, now: moves.go_to(state, now, session),
    )
    return _to(led.meeting.state.slot(session), led, act) or act


def skip(led: Led, session: SessionId | None = None) -> Effect:
    """Skip a session, by default the next one, after asking if others count on it."""
    if refused := kept_elsewhere(led):
        return refused
    here = look(led)
    state, plan = here
    slot = state.slot(session) if session else moves.skipped_next(state, plan.now)
    if slot is None or not (reasons := list(_reasons(slot, state, led.language))):
        return Act(lambda state, now: moves.skip(state, now, session))
    return _skipping(led, here, slot, reasons)


def _skipping(led: Led, here: View, slot: Slot, reasons: Sequence[str]) -> SkipPrompt:
    """Ask whether to skip a session, with what it would lead to now."""
    meant, say = slot.session.id, led.language.say
    act = Act(lambda state, now: moves.skip(state, now, meant))
    leads_to = consequence(here, act.decision, led.language, slot.day)
    question = Question(
        say("Skip “{title}”?", title=short(slot.session.title)),
        numbered([(say("skip it"), "skip", leads_to)]),
        "\n".join(reasons),
        say("hold it"),
    )
    return SkipPrompt(
        question=question,
        about=(meant,),
        act=act,
        afresh=lambda: _skipping(led, look(led), slot, reasons),
    )


def _to(slot: Slot | None, led: Led, act: Act) -> AnotherDayPrompt | None:
    state, plan = look(led)
    if slot is None or not moves.on_another_day(state, plan.now, slot):
        return None
    question = _going(slot, state, plan.now, led.language)
    return AnotherDayPrompt(question=question, about=(slot.session.id,), act=act)


def _going(slot: Slot, state: State, now: dt.datetime, language: Language) -> Question:
    say = language.say
    words = say(
        "“{title}” is on day {day}, {date}. Go there now?",
        title=brief(slot.session.title, 1),
        day=slot.day + 1,
        date=language.date(state.dates[slot.day]),
    )
    here = day_at(state, now)
    passed = sum(left.day >= here for left in moves.left_over(state, slot.day))
    leads_to = language.count(
        "{n} session before it would not be held",
        "{n} sessions before it would not be held",
        passed,
    )
    answers = numbered([(say("go there"), "go", leads_to if passed else "")])
    return Question(words, answers, escape=say("stay"))


def _reasons(slot: Slot, state: State, language: Language) -> Iterator[str]:
    """Say why others count on a session, if it can be skipped at all."""
    say, session = language.say, slot.session
    if state.of(session.id).over or session.id == state.current:
        return
    if slot.anchor is Anchor.FIXED:
        yield say("It begins at a fixed time: {at}.", at=clock_time(slot.start, state.zone))
    if session.end_fixed:
        yield say("It ends at a fixed time: {at}.", at=clock_time(slot.end, state.zone))
    if session.remote:
        names = short(", ".join(session.speakers))
        yield say("{names} joins by link.", names=names) if names else say("It is held by link.")
    if session.kind == "groups" or state.groupings.get(session.id, NO_GROUPS).groups:
        yield say("It is held in groups.")
