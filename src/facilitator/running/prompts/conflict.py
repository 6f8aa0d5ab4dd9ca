"""What to do about a fixed point that shortening alone no longer keeps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Final

from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.span import MINUTE
from facilitator.core.record.state import State
from facilitator.core.time.rebalance.propose import accept, propose, rebalance
from facilitator.core.time.schedule import FixedPoint, Schedule
from facilitator.core.time.view import View
from facilitator.running.prompts.prompt import Act, Effect, Led, Prompt
from facilitator.running.prompts.question import Question, numbered, short
from facilitator.running.prompts.replan import replan

WORSE: Final = 5 * MINUTE
"""How much worse it must get for a conflict to be asked about again."""


class ConflictPrompt(Prompt, frozen=True, kw_only=True):
    """Asks about the fixed point ahead, once, and again when it has got worse."""

    unbidden: ClassVar[bool] = True

    led: Led

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Show what can be cut, let it begin late, or move it; or decide later."""
        (session,) = self.about
        match answer:
            case "rebalance":
                yield replan(self.led)
            case "move":
                yield Act(lambda state, now: rebalance(state, now, (), moving=(session,)))
            case "accept":
                yield Act(lambda state, now: accept(state, now, session))
            case _:
                pass


class Conflicts:
    """Remembers how bad a conflict was when it was asked about: only a worse one is asked again."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self._known: dict[str, dt.timedelta] = {}

    def due(self, led: Led, here: View) -> ConflictPrompt | None:
        """Ask about the fixed point ahead, if it can no longer be kept and that is new.

        Before a day has begun there is nothing to ask.
        """
        (state, plan), point = here, here.plan.fixed_point
        if point is None or not point.lost or not state.day_begun(point.row.slot.day):
            return None
        session = point.row.session.id
        if not self._is_new(session, point.missing, state):
            return None
        question = _question(point, plan, state, led.language)
        return ConflictPrompt(question=question, about=(session,), led=led)

    def _is_new(self, session: str, missing: dt.timedelta, state: State) -> bool:
        known = self._known.get(session)
        if known is None and session in state.programme.accepted:
            known = missing  # accepted before the program was started
        if known is not None and missing < known + WORSE:
            self._known.setdefault(session, known)
            return False
        self._known[session] = missing
        return True

    def forget(self) -> None:
        """Ask anew, as after an undo."""
        self._known.clear()


def _question(point: FixedPoint, plan: Schedule, state: State, language: Language) -> Question:
    say, zone, row = language.say, state.zone, point.row
    title = short(row.session.title)
    at = clock_time(row.slot.start, zone)
    late = clock_time(row.expected_start or row.slot.start, zone)
    answers = (
        (say("rebalance: see what can be cut"), "rebalance"),
        (say("accept that it begins late"), "accept"),
        (say("move it to {late} and cut nothing", late=late), "move"),
    )
    saves = propose(state, plan.now).first
    saved = saves is not None and saves.until == row.slot and saves.saved
    detail = (
        say("Only cutting sessions keeps it now.")
        if saved
        else say(
            "Shortening all that comes before it is {missing} too little.",
            missing=language.minutes(point.missing),
        )
    )
    words = say("{title} {at} begins at {late} as things are", title=title, at=at, late=late)
    return Question(words, numbered(answers), detail, say("decide later"))
