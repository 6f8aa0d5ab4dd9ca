"""What to do about fixed points that shortening alone no longer keeps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.state import State
from facilitator.core.time.late_points import LatePoint, late_points
from facilitator.core.time.rebalance.propose import accept, propose, rebalance
from facilitator.core.time.view import View
from facilitator.running.prompts.matter import Matter
from facilitator.running.prompts.prompt import Act, Effect, Led, Prompt, look
from facilitator.running.prompts.question import Question, numbered, short
from facilitator.running.prompts.replan import replan

SOON: Final = 5 * MINUTE
"""How near a fixed point is when that it is lost comes before all else."""


class ConflictPrompt(Prompt, frozen=True, kw_only=True):
    """Asks about all the fixed points that begin late: `about` names them."""

    led: Led

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Show what can be cut, let them begin late, or move them; or decide later."""
        sessions = self.about
        match answer:
            case "rebalance":
                yield replan(self.led)
            case "move":
                yield Act(lambda state, now: rebalance(state, now, (), moving=sessions))
            case "accept":
                for session in sessions:
                    yield Act(partial(accept, session=session))
            case _:
                pass


def lost_points(led: Led, here: View) -> Iterator[Matter]:
    """Ask about the fixed points that can no longer be kept, all at once.

    Before a day has begun there is nothing to ask.
    """
    state, plan = here
    if plan.fixed_point is None or not state.day_begun(plan.fixed_point.row.slot.day):
        return
    late = _undecided(here)
    lost = [point for point in late if point.lost]
    if not lost:
        return
    urgent = any(point.row.slot.start - plan.now <= SOON for point in lost)
    worst = max(point.late for point in late)
    yield Matter(
        key=("fixed-points", *(point.row.session.id for point in lost)),
        text=_words(late, state, led.language),
        details=tuple(_details(late, state, led.language)),
        pressure=worst + (SOON if urgent else ZERO),
        urgent=urgent,
        prompt=partial(_prompt, led, late),
    )


def _undecided(here: View) -> list[LatePoint]:
    accepted = here.state.programme.accepted
    return [point for point in late_points(here.plan) if point.row.session.id not in accepted]


def _prompt(led: Led, known: Sequence[LatePoint]) -> ConflictPrompt:
    """Ask about what is late by now, or about what was `known` to be late a moment ago."""
    here = look(led)
    late = _undecided(here) or known
    state, language, say = here.state, led.language, led.language.say
    latest = clock_time(late[0].begins, state.zone)
    move = (
        say("move it to {late} and cut nothing", late=latest)
        if len(late) == 1
        else say("move them and cut nothing")
    )
    answers = (
        (say("rebalance: see what can be cut"), "rebalance"),
        (
            language.count("accept that it begins late", "accept that they begin late", len(late)),
            "accept",
        ),
        (move, "move"),
    )
    return ConflictPrompt(
        question=Question(
            _words(late, state, language),
            numbered(answers),
            "\n".join([*_lines(late, state, language), _advice(late, here, language)]),
            say("decide later"),
        ),
        about=tuple(point.row.session.id for point in late),
        led=led,
    )


def _words(late: Sequence[LatePoint], state: State, language: Language) -> str:
    """Say which cannot be kept."""
    first, *others = (_named(point, state) for point in late)
    say = language.say
    if not others:
        return say("{title} cannot be kept", title=first)
    if len(others) == 1:
        return say("{title} and {other} cannot be kept", title=first, other=others[0])
    return say("{title} and {n} more cannot be kept", title=first, n=len(others))


def _named(point: LatePoint, state: State) -> str:
    return f"{short(point.row.session.title)} {clock_time(point.row.slot.start, state.zone)}"


def _details(late: Sequence[LatePoint], state: State, language: Language) -> Iterator[str]:
    """Say when it begins as things are, and by how much it is late."""
    worst = max(late, key=lambda point: point.late)
    times = {
        "late": clock_time(worst.begins, state.zone),
        "length": language.minutes(worst.late),
    }
    if len(late) == 1:
        yield language.say("begins at {late} as things are, {length} late", **times)
        yield language.say("begins at {late}", **times)
    yield language.say("{length} late", **times)


def _lines(late: Sequence[LatePoint], state: State, language: Language) -> Iterator[str]:
    for point in late:
        yield language.say(
            "{title} begins at {late} as things are, {length} late",
            title=_named(point, state),
            late=clock_time(point.begins, state.zone),
            length=language.minutes(point.late),
        )


def _advice(late: Sequence[LatePoint], here: View, language: Language) -> str:
    found = propose(here.state, here.plan.now)
    if found.lost is None:
        return language.say("Only cutting sessions keeps it now.")
    missing = max((point.missing for point in late), default=dt.timedelta())
    return language.say(
        "Shortening all that comes before it is {missing} too little.",
        missing=language.minutes(missing),
    )
