"""What happens to the sessions that a day did not get round to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import cut
from facilitator.core.base.language import Language
from facilitator.core.record.plan import Slot
from facilitator.core.record.sessions import LeftoverChoice
from facilitator.core.record.state import State
from facilitator.core.time.moves import closing, left_over, settle_leftover, upcoming
from facilitator.core.time.never_ended import never_ended
from facilitator.core.time.schedule import day_at
from facilitator.core.time.view import View
from facilitator.running.prompts.consequences import consequence
from facilitator.running.prompts.matter import Matter, Sources
from facilitator.running.prompts.prompt import Effect, Key, Led, Prompt, if_still, look
from facilitator.running.prompts.question import LONGEST_TITLE, Question, numbered, short
from facilitator.running.prompts.room import tell_room

MOST_TITLES: Final = 6
"""As many of what was left over as leave room for the answers."""


class LeftoverPrompt(Prompt, frozen=True, kw_only=True):
    """Asks when a day has ended or another begun."""

    led: Led

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Hold them on the next day, make homework of them, or drop them."""
        choice = _choice(answer)
        if choice is not None:
            sessions, before = self.about, look(self.led)
            yield if_still(
                lambda state, now: set(sessions) <= {s.session.id for s in not_held(state, now)},
                lambda state, now: settle_leftover(state, now, sessions, choice),
            )
            yield from tell_room(self.led, before)


def leftovers(of: Sources, here: View) -> Iterator[Matter]:
    """Ask about what the days before this one left over, once these have ended."""
    slots = not_held(here.state, here.plan.now)
    if not slots or never_ended(here.state, here.plan.now) is not None:
        return
    yield Matter(
        key=_key(slots),
        text=_words(len(slots), of.led.language),
        details=(", ".join(short(slot.session.title) for slot in slots),),
        prompt=partial(_prompt, of.led, slots),
    )


def leftover_prompt(led: Led) -> LeftoverPrompt | None:
    """Ask at once about what the days before this one left over, if they did."""
    here = look(led)
    slots = not_held(here.state, here.plan.now)
    return _prompt(led, slots) if slots else None


def _key(slots: tuple[Slot, ...]) -> Key:
    return ("leftovers", *(slot.session.id for slot in slots))


def _prompt(led: Led, slots: tuple[Slot, ...]) -> LeftoverPrompt:
    return LeftoverPrompt(
        question=question(slots, look(led), led.language),
        about=tuple(slot.session.id for slot in slots),
        key=_key(slots),
        led=led,
    )


def question(slots: tuple[Slot, ...], here: View, language: Language) -> Question:
    """Ask what happens to sessions that were not held."""
    say, count = language.say, len(slots)
    homework = language.count("make homework of it", "make homework of them", count)
    answers = [
        (
            homework,
            "homework",
            language.count("it is listed as homework", "they are listed as homework", count),
        ),
        (
            language.count("drop it", "drop them", count),
            "dropped",
            language.count(
                "the minutes say that it was not held",
                "the minutes say that they were not held",
                count,
            ),
        ),
    ]
    if all(slot.day + 1 < len(here.state.dates) for slot in slots):
        leads_to = _leads_to(slots, here, language)
        answers.insert(0, (_take_up(slots, here, language), "next-day", leads_to))
    named = [cut(slot.session.title, LONGEST_TITLE) for slot in slots[:MOST_TITLES]]
    titles = [f"{signs.BULLET} {title}" for title in named]
    if count > MOST_TITLES:
        titles.append(say("and {n} more", n=count - MOST_TITLES))
    return Question(
        _words(count, language), numbered(answers), "\n".join(titles), say("decide later")
    )


def _words(count: int, language: Language) -> str:
    return language.count(
        "{n} session was not held: what now?",
        "{n} sessions were not held: what now?",
        count,
    )


def _take_up(slots: tuple[Slot, ...], here: View, language: Language) -> str:
    """Offer to hold on the day after what a day did not get round to; that may have come."""
    if all(slot.day < here.plan.today for slot in slots):
        return language.count("take it today", "take them today", len(slots))
    return language.count("take it on the next day", "take them on the next day", len(slots))


def _leads_to(slots: tuple[Slot, ...], here: View, language: Language) -> str:
    """Say what they come before, and when the day then ends."""
    ids = tuple(slot.session.id for slot in slots)
    last = here.state.slot(closing(here.state, here.plan.now, ids))
    day = max(here.plan.today, *(slot.day + 1 for slot in slots))
    parts = [
        language.say("before “{title}”", title=short(last.session.title)) if last else "",
        consequence(
            here, lambda state, now: settle_leftover(state, now, ids, "next-day"), language, day
        ),
    ]
    return ", ".join(filter(None, parts))


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
