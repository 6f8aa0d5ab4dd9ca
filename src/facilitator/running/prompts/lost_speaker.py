"""What is held while a remote speaker cannot be reached: something else, a pause, a break."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, clock_time, in_minutes, phrase, quoted
from facilitator.core.base.span import MINUTE
from facilitator.core.record.state import State
from facilitator.core.time import moves, programme_moves, speakers
from facilitator.core.time.speakers import Swap
from facilitator.core.time.view import View
from facilitator.running import remote_lines
from facilitator.running.prompts.consequences import consequence
from facilitator.running.prompts.matter import Matter, Sources
from facilitator.running.prompts.prompt import (
    Act,
    Effect,
    Key,
    Led,
    Prompt,
    Tell,
    if_still,
    kept_elsewhere,
    look,
)
from facilitator.running.prompts.question import MOST_ANSWERS, Question, brief, numbered, short

NOBODY_BY_LINK: Final = phrase("No session with a remote speaker is at hand.")

WAIT: Final = ""
"""The answer that stands for waiting: no session has such an id."""

WORKS: Final = "✓"
"""The answer that stands for a line that works: nor such a one."""

BREAK_MINUTES: Final = 10
"""How long the break is in which a speaker is waited for, if there is time for it."""


class LostSpeakerPrompt(Prompt, frozen=True, kw_only=True):
    """Asks what is held first: the values of answers are the sessions that fit.

    The session that it is about is the answer that holds it now. `running` is what runs.
    """

    led: Led
    running: SessionId | None

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Hold a session first, wait for the speaker, or say that the line works."""
        (session,) = self.about
        if answer == WAIT:
            yield from _wait(self.led, session)
        elif answer == WORKS:
            yield check(session, fine=True)
        elif answer == session:
            yield from _now(session, self.running)
        elif answer is not None:
            yield if_still(
                partial(_awaits, session=session, running=self.running),
                lambda state, now: speakers.lost(state, now, session, SessionId(answer)),
            )


def check(session: SessionId, *, fine: bool) -> Act:
    """Say whether the line to the speaker of a session works."""
    return Act(lambda state, now: speakers.check_line(state, now, session, fine=fine))


def mark_lost(led: Led, session: SessionId) -> Iterator[Effect]:
    """Say that the line to the speaker of a session is lost, if that is not known."""
    if led.meeting.state.checked.get(session) is not False:
        yield check(session, fine=False)


def at_hand(led: Led) -> Effect:
    """Ask about the session with a remote speaker that runs or is next."""
    if refused := kept_elsewhere(led):
        return refused
    row = speakers.at_hand(look(led).plan)
    if row is None:
        return Tell(NOBODY_BY_LINK)
    return held_first(led, row.session.id)


def held_first(led: Led, session: SessionId) -> Effect:
    """Ask what is held first while the speaker of a session is away, if there is a choice."""
    prompt = _prompt(led, session)
    if not prompt.question.answers:
        return Tell(phrase("Nothing that is still to come today fits before the next fixed point."))
    return prompt


def lost_speakers(of: Sources, here: View) -> Iterator[Matter]:
    """Ask about each speaker who is lost, from `lead` minutes before the session is to be held."""
    for row, left in speakers.near(here.plan, of.lead):
        session, say = row.session.id, of.led.language.say
        if here.state.checked.get(session) is False:
            at = clock_time(row.begins, here.state.zone)
            yield Matter(
                key=_key(session),
                text=say("The speaker of “{title}” is lost", title=brief(row.session.title)),
                details=(say("expected at {at}", at=at),),
                pressure=-left,
                prompt=partial(_prompt, of.led, session),
            )


def _key(session: SessionId) -> Key:
    return ("speaker", session)


def _prompt(led: Led, session: SessionId) -> LostSpeakerPrompt:
    here, say = look(led), led.language.say
    state, plan = here
    back = list(_back(here, session, led.language))
    wait = list(_waiting(here, session, led.language))
    found = speakers.swaps(state, plan.now, session)[: MOST_ANSWERS - len(back) - len(wait)]
    swaps = [_answer(swap, state, led.language) for swap in found]
    # Whoever is known to be lost may be back: that comes before further swaps.
    known = state.checked.get(session) is False
    answers = [*back, *swaps, *wait] if known else [*swaps, *back, *wait]
    slot = state.slot(session)
    title = brief(slot.session.title) if slot else ""
    return LostSpeakerPrompt(
        question=Question(
            say("The speaker of “{title}” is lost. What is held first?", title=title),
            numbered(answers),
            _gap(here, session, led.language),
            say("leave it so"),
        ),
        about=(session,),
        key=_key(session),
        afresh=partial(_prompt, led, session),
        led=led,
        running=state.current,
    )


def _back(here: View, session: SessionId, language: Language) -> Iterator[tuple[str, ...]]:
    """Offer to say that the speaker is back, and to hold the session at once."""
    say, state = language.say, here.state
    if state.checked.get(session) is True:
        return
    row = next((row for row in here.plan.rows if row.session.id == session), None)
    then = ""
    if row is not None and not row.running:
        at = clock_time(row.begins, state.zone)
        then = say("{title} starts at {at}", title=quoted(_title(state, session)), at=at)
    yield say("The line works"), WORKS, then
    running = state.session(state.current)
    if state.of(session).begun and running is not None and running.id != session:
        title = short(running.title)
        yield (
            say("The line works: start it now instead of “{title}”", title=title),
            session,
            consequence(here, lambda state, now: moves.go_to(state, now, session), language),
            say("End “{title}” now?", title=title),
        )


def _now(session: SessionId, running: SessionId | None) -> Iterator[Effect]:
    """Hold the session now, and say that its line works."""
    yield if_still(
        lambda state, _: state.current == running,
        lambda state, now: moves.go_to(state, now, session),
    )
    yield check(session, fine=True)


def _awaits(state: State, _: dt.datetime, *, session: SessionId, running: SessionId | None) -> bool:
    """Say whether the speaker is still awaited, and nothing else has begun meanwhile."""
    return state.current == running and not state.of(session).over


def _title(state: State, session: SessionId) -> str:
    slot = state.slot(session)
    return short(slot.session.title) if slot else ""


def _gap(here: View, session: SessionId, language: Language) -> str:
    gap = speakers.gap_minutes(here.state, here.plan.now, session)
    if gap is None:
        return ""
    length = language.minutes(gap * MINUTE)
    return language.say("{length} until the next fixed point.", length=length)


def _answer(swap: Swap, state: State, language: Language) -> tuple[str, ...]:
    length = language.count("{n} minute", "{n} minutes", swap.minutes)
    words = f"{short(swap.session.title)} · {length}"
    return words, swap.session.id, remote_lines.effect(swap, state, language)


# Waiting


def _waiting(here: View, session: SessionId, language: Language) -> Iterator[tuple[str, ...]]:
    """Offer to wait for the speaker, where that makes sense."""
    (state, plan), say = here, language.say
    if session == state.current:
        if not state.paused:
            yield say("Wait: the session is paused"), WAIT
    elif plan.following is not None and plan.following.session.id == session:
        minutes = _break_minutes(here, session)
        yield say("Wait: a break of {time} comes first", time=in_minutes(minutes)), WAIT


def _break_minutes(here: View, session: SessionId) -> int:
    gap = speakers.gap_minutes(here.state, here.plan.now, session)
    return BREAK_MINUTES if gap is None else max(1, min(BREAK_MINUTES, gap))


def _wait(led: Led, session: SessionId) -> Iterator[Effect]:
    """Wait for the speaker: in a pause of the session, or in a break before it."""
    yield from mark_lost(led, session)
    here = look(led)
    state = here.state
    if session == state.current:
        yield if_still(lambda state, _: state.current == session, moves.pause)
        return
    title, minutes = led.language.say("Break"), _break_minutes(here, session)
    before = state.programme.before(session)
    yield if_still(
        lambda state, _: not state.of(session).over and state.current != session,
        lambda state, now: programme_moves.add(
            state, now, title, minutes, kind="break", after=before
        ),
    )
