"""What becomes of the sessions that a day did not get round to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import cut
from facilitator.core.base.language import Language
from facilitator.core.record.plan import Slot
from facilitator.core.record.sessions import LeftoverChoice
from facilitator.core.record.state import State
from facilitator.core.time.moves import left_over, settle_leftover, upcoming
from facilitator.core.time.schedule import day_at
from facilitator.core.time.view import View
from facilitator.running.prompts.matter import Matter
from facilitator.running.prompts.prompt import Act, Effect, Led, Prompt, look
from facilitator.running.prompts.question import LONGEST_TITLE, Question, numbered, short

MOST_TITLES: Final = 6
"""As many of what was left over as leave room for the answers."""


class LeftoverPrompt(Prompt, frozen=True, kw_only=True):
    """Asks when a day has ended or another begun."""

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Hold them on the next day, make homework of them, or drop them."""
        choice = _choice(answer)
        if choice is not None:
            sessions = self.about
            yield Act(lambda state, now: settle_leftover(state, now, sessions, choice))


def leftovers(led: Led, here: View) -> Iterator[Matter]:
    """Ask about what the days before this one left over."""
    slots = not_held(here.state, here.plan.now)
    if not slots:
        return
    ids = tuple(slot.session.id for slot in slots)
    yield Matter(
        key=("leftovers", *ids),
        text=_words(len(slots), led.language),
        details=(", ".join(short(slot.session.title) for slot in slots),),
        prompt=lambda: LeftoverPrompt(
            question=question(slots, look(led).state, led.language), about=ids
        ),
    )


def question(slots: tuple[Slot, ...], state: State, language: Language) -> Question:
    """Ask what becomes of sessions that were not held."""
    say, count = language.say, len(slots)
    homework = language.count("make homework of it", "make homework of them", count)
    answers = [
        (homework, "homework"),
        (language.count("drop it", "drop them", count), "dropped"),
    ]
    if all(slot.day + 1 < len(state.dates) for slot in slots):
        answers.insert(0, (_take_up(slots, state, language), "next-day"))
    named = [cut(slot.session.title, LONGEST_TITLE) for slot in slots[:MOST_TITLES]]
    titles = [f"{signs.BULLET} {title}" for title in named]
    if count > MOST_TITLES:
        titles.append(say("and {n} more", n=count - MOST_TITLES))
    return Question(
        _words(count, language), numbered(answers), "\n".join(titles), say("decide later")
    )


def _words(count: int, language: Language) -> str:
    return language.count(
        "{n} session was not held. What becomes of it?",
        "{n} sessions were not held. What becomes of them?",
        count,
    )


def _take_up(slots: tuple[Slot, ...], state: State, language: Language) -> str:
    """Offer to hold on the day after what a day did not get round to; that may have come."""
    here = state.slot(state.cursor)
    if here is not None and all(slot.day + 1 == here.day for slot in slots):
        return language.count("take it today", "take them today", len(slots))
    return language.count("take it on the next day", "take them on the next day", len(slots))


def not_held(state: State, now: dt.datetime) -> tuple[Slot, ...]:
    """List what is left of the days that are over: those before the day the meeting is on."""
    if state.cursor is None:
        return ()
    here = day_at(state, now)
    following = upcoming(state, now)
    awaited = state.current is not None or (following is not None and following.day == here)
    return left_over(state, here if awaited else here + 1)


def _choice(answer: str | None) -> LeftoverChoice | None:
    match answer:
        case "next-day":
            return "next-day"
        case "homework":
            return "homework"
        case "dropped":
            return "dropped"
        case _:
            return None
