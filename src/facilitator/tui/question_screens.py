"""The questions the app asks on its screen, as `asking` words them, and those only it asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from facilitator.core.base.language import Language
from facilitator.core.record.state import State
from facilitator.core.time.schedule import Schedule
from facilitator.opening import Opening
from facilitator.running import questions as asking
from facilitator.running.away import Away
from facilitator.running.questions import (
    Conflict,
    Question,
    away_choice,
    day_answer,
    leftover_choice,
)
from facilitator.tui.dialogs.choice import Choice, Option
from facilitator.tui.dialogs.early import EarlyFinish
from facilitator.tui.dialogs.interruption import Interruption

__all__ = [
    "LeftoverQuestion",
    "away_choice",
    "away_question",
    "conflict_question",
    "day_answer",
    "day_question",
    "early_question",
    "leave_question",
    "leftover_choice",
    "leftover_question",
    "sure",
]


def _options(question: Question) -> list[Option]:
    return [Option(*answer) for answer in question.answers]


def _screen(question: Question) -> Choice:
    return Choice(
        question.words, _options(question), detail=question.detail, escape=question.escape
    )


def _interruption(question: Question) -> Interruption:
    return Interruption(
        question.words, _options(question), detail=question.detail, escape=question.escape
    )


def day_question(opening: Opening, language: Language) -> Interruption:
    """Ask which day of the programme today is."""
    return _interruption(asking.day(opening, language))


def leave_question(
    language: Language, *, running: bool, unsaved: Sequence[str], half_typed: Sequence[str]
) -> Choice:
    """Ask whether to leave while a session runs, or with text in a line that was not kept."""
    asked = asking.leave(language, running=running, unsaved=unsaved, half_typed=half_typed)
    return _screen(asked)


def away_question(away: Away, state: State, language: Language) -> Interruption:
    """Ask what the time away was."""
    return _interruption(asking.away(away, state, language))


def early_question(
    plan: Schedule, state: State, language: Language, *, meant: str
) -> EarlyFinish | None:
    """Ask what to do when a session is over before its time and the next is planned later.

    `meant` is "next" or "wait", by the key that was pressed.
    """
    asked = asking.early(plan, state, language, meant=meant)
    if asked is None:
        return None
    return EarlyFinish(asked.words, _options(asked), meant=meant, escape=asked.escape)


def sure(question: Question) -> Choice:
    """Ask whether to do what a key was pressed for."""
    return _screen(question)


def conflict_question(conflict: Conflict) -> Interruption:
    """Ask what to do about a fixed point that shortening alone does not keep."""
    return _interruption(conflict.question)


class LeftoverQuestion(NamedTuple):
    """The question what becomes of sessions not held."""

    screen: Interruption
    sessions: tuple[str, ...]


def leftover_question(
    state: State, now: dt.datetime, language: Language
) -> LeftoverQuestion | None:
    """Ask about the sessions that the days before this one did not get round to."""
    slots = asking.not_held(state, now)
    if not slots:
        return None
    sessions = tuple(slot.session.id for slot in slots)
    return LeftoverQuestion(_interruption(asking.leftover(slots, state, language)), sessions)
