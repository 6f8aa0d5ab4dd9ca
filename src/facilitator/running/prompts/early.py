"""What to do with the time that a session leaves over when it ends early."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.span import MINUTE
from facilitator.core.record.state import State
from facilitator.core.time import moves
from facilitator.core.time.schedule import Schedule
from facilitator.running.prompts.prompt import Act, Effect, Led, Prompt, look
from facilitator.running.prompts.question import Answer, Question, short

Meant = Literal["next", "wait"]
"""What ends a session: going on to the next one, or waiting for it."""

EARLY: Final = 2 * MINUTE
"""From how much time left on it is asked what becomes of it."""

NEXT: Final = Act(moves.next_session)
BANK: Final = Act(lambda state, now: moves.next_session(state, now, hold=True))
WAIT: Final = Act(moves.end)


class EarlyPrompt(Prompt, frozen=True, kw_only=True):
    """Asks before a session ends early; `meant` is the first answer."""

    meant: Meant

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Go on to the next session, keep the time in reserve, or wait; or go on with this one."""
        match answer:
            case "next":
                yield NEXT
            case "bank":
                yield BANK
            case "wait":
                yield WAIT
            case _:
                pass


def finish(led: Led, meant: Meant) -> Effect:
    """End the running session, after asking if it is early and the next is planned later."""
    state, plan = look(led)
    question = _question(plan, state, led.language, meant)
    if question is None:
        return NEXT if meant == "next" else WAIT
    about = (plan.current.session.id,) if plan.current else ()
    return EarlyPrompt(question=question, about=about, meant=meant)


def _question(plan: Schedule, state: State, language: Language, meant: Meant) -> Question | None:
    row, here = plan.following, plan.current
    if row is None or here is None or plan.remaining is None or plan.remaining < EARLY:
        return None
    if row.slot.day != here.slot.day or row.slot.start <= plan.now:
        return None
    say, zone = language.say, state.zone
    title = short(row.session.title)
    at = clock_time(row.slot.start, zone)
    answers = [
        Answer("n", say("start {title} now", title=title), "next"),
        Answer("w", say("wait for {title} until {at}", title=title, at=at), "wait"),
    ]
    held = state.slot(moves.can_wait(state, plan.now))
    if held is not None:
        later = clock_time(held.start, zone)
        words = say("start it now, keep the time: the one after waits until {at}", at=later)
        answers.append(Answer("b", words, "bank"))
    if meant == "wait":
        answers[:2] = [Answer("e", answers[1].words, "wait"), answers[0]]
    answers[0] = answers[0]._replace(words=say("{what} (or Enter)", what=answers[0].words))
    left = language.minutes(plan.remaining)
    asked = say("{left} left: over early. What comes now?", left=left)
    return Question(asked, tuple(answers), escape=say("go on with this session"))
