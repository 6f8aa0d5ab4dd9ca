"""The questions the app asks on its screen, as `asking` words them, and those only it asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from facilitator.core.language import Language
from facilitator.core.schedule import Schedule
from facilitator.core.state import State
from facilitator.opening import Opening
from facilitator.tui import asking
from facilitator.tui.asking import Conflict, Question, away_choice, day_answer, leftover_choice
from facilitator.tui.screens.choice import Choice, Option
from facilitator.tui.screens.conflict import ConflictQuestion
from facilitator.tui.screens.early import EarlyFinish
from facilitator.tui.vigil import Absence

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
]


def _options(question: Question) -> list[Option]:
    return [Option(*answer) for answer in question.answers]


def _screen(question: Question) -> Choice:
    return Choice(
        question.words, _options(question), detail=question.detail, escape=question.escape
    )


def day_question(opening: Opening, language: Language) -> Choice:
    """Ask which day of the programme today is."""
    return _screen(asking.day(opening, language))


def leave_question(language: Language, *, running: bool, unsaved: Sequence[str]) -> Choice:
    """Ask whether to leave while a session runs, or with text in a line that was not kept."""
    return _screen(asking.leave(language, running=running, unsaved=unsaved))


def away_question(absence: Absence, state: State, language: Language) -> Choice:
    """Ask what the time away was."""
    return _screen(asking.away(absence, state, language))


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


def conflict_question(conflict: Conflict) -> ConflictQuestion:
    """Ask what to do about a fixed point that shortening alone does not keep."""
    asked = conflict.question
    return ConflictQuestion(asked.words, _options(asked), detail=asked.detail, escape=asked.escape)


class LeftoverQuestion(NamedTuple):
    """The question what becomes of sessions not held."""

    screen: Choice
    sessions: tuple[str, ...]


def leftover_question(
    state: State, now: dt.datetime, language: Language
) -> LeftoverQuestion | None:
    """Ask about the sessions that the days before this one did not get round to."""
    slots = asking.not_held(state, now)
    if not slots:
        return None
    sessions = tuple(slot.session.id for slot in slots)
    return LeftoverQuestion(_screen(asking.leftover(slots, state, language)), sessions)
