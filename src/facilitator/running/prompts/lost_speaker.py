"""What is held while a remote speaker cannot be reached: something else, a pause, a break."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from facilitator.core.base.language import Language, clock_time, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.record.state import State
from facilitator.core.time import moves, programme_moves, speakers
from facilitator.core.time.speakers import Swap
from facilitator.core.time.view import View
from facilitator.running import remote_lines
from facilitator.running.prompts.matter import Matter
from facilitator.running.prompts.prompt import Act, Effect, Led, Prompt, Tell, look
from facilitator.running.prompts.question import Answer, Question

WAIT: Final = ""
"""The answer that stands for waiting: no session has such an id."""

WORKS: Final = "✓"
"""The answer that stands for a line that works: nor such a one."""

BREAK_MINUTES: Final = 10
"""How long the break is in which a speaker is waited for, if there is time for it."""


class LostSpeakerPrompt(Prompt, frozen=True, kw_only=True):
    """Asks what is held first, of the `swaps` that fit; the first answers are their sessions."""

    led: Led
    swaps: tuple[Swap, ...]

    @property
    def others(self) -> tuple[Answer, ...]:
        """The answers that are no swaps."""
        return self.question.answers[len(self.swaps) :]

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Hold a session first, wait for the speaker, or say that the line works."""
        (session,) = self.about
        if answer == WAIT:
            yield from _wait(self.led, session)
        elif answer == WORKS:
            yield check(session, fine=True)
        elif answer is not None:
            yield Act(lambda state, now: speakers.lost(state, now, session, answer))


def check(session: str, *, fine: bool) -> Act:
    """Say whether the line to the speaker of a session works."""
    return Act(lambda state, now: speakers.check_line(state, now, session, fine=fine))


def mark_lost(led: Led, session: str) -> Iterator[Effect]:
    """Say that the line to the speaker of a session is lost, if that is not known."""
    if led.meeting.state.checked.get(session) is not False:
        yield check(session, fine=False)


def at_hand(led: Led) -> Effect:
    """Ask about the session with a remote speaker that runs or is next."""
    row = speakers.at_hand(look(led).plan)
    if row is None:
        return Tell(phrase("No session with a remote speaker is at hand."))
    return held_first(led, row.session.id)


def held_first(led: Led, session: str) -> Effect:
    """Ask what is held first while the speaker of a session is away, if there is a choice."""
    prompt = _prompt(led, session)
    if not prompt.question.answers:
        return Tell(phrase("Nothing that is still to come today fits before the next fixed point."))
    return prompt


def lost_speakers(led: Led, here: View) -> Iterator[Matter]:
    """Ask about the speaker of the session at hand, as long as the line is lost."""
    row = speakers.at_hand(here.plan)
    if row is None or here.state.checked.get(row.session.id) is not False:
        return
    session, say = row.session.id, led.language.say
    title = clean_line(row.session.title)
    start = clock_time(row.expected_start or row.slot.start, here.state.zone)
    yield Matter(
        key=("speaker", session),
        text=say("The speaker of “{title}” is lost", title=title),
        details=(say("expected at {time}", time=start),) if not row.running else (),
        prompt=partial(_prompt, led, session),
    )


def _prompt(led: Led, session: str) -> LostSpeakerPrompt:
    here = look(led)
    state, plan = here
    say = led.language.say
    found = speakers.swaps(state, plan.now, session)
    answers = [(_words(swap, state, led.language), swap.session.id) for swap in found]
    if state.checked.get(session) is not True:
        answers.append((say("The line works"), WORKS))
    if waiting := _waiting(here, session, led.language):
        answers.append((waiting, WAIT))
    title = _title(state, session)
    return LostSpeakerPrompt(
        question=Question(
            say("The speaker of “{title}” is lost. What is held first?", title=title),
            tuple(Answer(str(n), *answer) for n, answer in enumerate(answers, 1)),
            _gap(here, session, led.language),
            say("leave it so"),
        ),
        about=(session,),
        led=led,
        swaps=tuple(found),
    )


def _title(state: State, session: str) -> str:
    slot = state.slot(session)
    return clean_line(slot.session.title) if slot else ""


def _gap(here: View, session: str, language: Language) -> str:
    gap = speakers.gap_minutes(here.state, here.plan.now, session)
    return "" if gap is None else language.say("{n} min until the next fixed point.", n=gap)


def _words(swap: Swap, state: State, language: Language) -> str:
    length = language.count("{n} minute", "{n} minutes", swap.minutes)
    title = clean_line(swap.session.title)
    return f"{title} · {length} · {remote_lines.effect(swap, state, language)}"


# Waiting


def _waiting(here: View, session: str, language: Language) -> str:
    """Say how to wait for the speaker, "" where that makes no sense."""
    (state, plan), say = here, language.say
    if session == state.current:
        return "" if state.paused else say("Wait: the session is paused")
    if plan.following is not None and plan.following.session.id == session:
        return say("Wait: a break of {n} min comes first", n=_break_minutes(here, session))
    return ""


def _break_minutes(here: View, session: str) -> int:
    gap = speakers.gap_minutes(here.state, here.plan.now, session)
    return BREAK_MINUTES if gap is None else max(1, min(BREAK_MINUTES, gap))


def _wait(led: Led, session: str) -> Iterator[Effect]:
    """Wait for the speaker: in a pause of the session, or in a break before it."""
    yield from mark_lost(led, session)
    here = look(led)
    state = here.state
    if session == state.current:
        yield Act(moves.pause)
        return
    title, minutes = led.language.say("Break"), _break_minutes(here, session)
    before = state.programme.before(session)
    yield Act(
        lambda state, now: programme_moves.add(
            state, now, title, minutes, kind="break", after=before
        )
    )
