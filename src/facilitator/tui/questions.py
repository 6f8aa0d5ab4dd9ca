"""The questions the app asks on its screen, as `asking` words them, and those only it asks."""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from facilitator.core.language import Language, clock_time
from facilitator.core.rebalance import propose
from facilitator.core.schedule import MINUTE, Schedule
from facilitator.core.state import State
from facilitator.opening import Opening
from facilitator.tui import asking
from facilitator.tui.asking import LONGEST_TITLE, Question, away_choice, day_answer, leftover_choice
from facilitator.tui.cells import cut, one_line
from facilitator.tui.screens.choice import Choice, Option
from facilitator.tui.screens.early import EarlyFinish
from facilitator.tui.vigil import Absence

__all__ = [
    "Conflict",
    "Conflicts",
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


def leave_question(language: Language, *, running: bool, unsaved: bool) -> Choice:
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


# A fixed point in conflict

WORSE: Final = 5 * MINUTE
"""How much worse it must get for a conflict to be asked about again."""


class Conflict(NamedTuple):
    """A fixed point that cutting alone, or nothing, can keep, and by how much it is missed."""

    session: str
    missing: dt.timedelta
    screen: Choice


class Conflicts:
    """Remembers how bad a conflict was when it was asked about: only a worse one is asked again."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self._known: dict[str, dt.timedelta] = {}

    def due(self, conflict: Conflict | None, state: State) -> bool:
        """Say whether to ask now."""
        if conflict is None:
            return False
        if conflict.session not in self._known and conflict.session in state.programme.accepted:
            self.asked(conflict)  # accepted before the program was started
        known = self._known.get(conflict.session)
        return known is None or conflict.missing >= known + WORSE

    def asked(self, conflict: Conflict) -> None:
        """Remember that it was asked."""
        self._known[conflict.session] = conflict.missing

    def forget(self) -> None:
        """Ask anew, as after an undo."""
        self._known.clear()


def conflict_question(plan: Schedule, state: State, language: Language) -> Conflict | None:
    """Ask what to do about the fixed point ahead, when shortening is no longer enough to keep it.

    Before a day has begun there is nothing to ask.
    """
    point = plan.fixed_point
    if point is None or point.recoverable or not state.day_begun(point.row.slot.day):
        return None
    say, zone, row = language.say, state.zone, point.row
    title = cut(one_line(row.session.title), LONGEST_TITLE)
    at = clock_time(row.slot.start, zone)
    late = clock_time(row.expected_start or row.slot.start, zone)
    missing = plan.offset - point.slack
    options = [
        Option("r", say("rebalance: see what can be cut"), "rebalance"),
        Option("m", say("move it to {late} and cut nothing", late=late), "move"),
        Option("a", say("accept that it begins late"), "accept"),
    ]
    saves = propose(state, plan.now).first
    saved = saves is not None and saves.until == row.slot and saves.saved
    detail = (
        say("Only cutting sessions keeps it now.")
        if saved
        else say(
            "Shortening all that comes before it is {missing} too little.",
            missing=language.minutes(max(MINUTE, missing)),
        )
    )
    question = say("{title} {at} begins at {late} as things are", title=title, at=at, late=late)
    screen = Choice(question, options, detail=detail, escape=say("decide later"))
    return Conflict(row.session.id, missing, screen)


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
