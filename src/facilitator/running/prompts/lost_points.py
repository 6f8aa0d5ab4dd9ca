"""What to do about fixed points that shortening alone no longer keeps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, clock_time, quoted
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.events import AnyFact
from facilitator.core.record.state import State
from facilitator.core.time.late_points import LatePoint, late_points
from facilitator.core.time.rebalance.propose import Proposal, accept, propose, rebalance
from facilitator.core.time.view import View, foresee
from facilitator.running.acceptances import Acceptances
from facilitator.running.prompts.consequences import consequence, outcome
from facilitator.running.prompts.matter import Matter, Sources
from facilitator.running.prompts.prompt import Act, Effect, Key, Led, Prompt, look
from facilitator.running.prompts.question import Question, brief, numbered, titled
from facilitator.running.prompts.replan import replan
from facilitator.running.prompts.room import tell_room

SOON: Final = 5 * MINUTE
"""How near a fixed point is when that it is lost comes before all else."""

WORSE: Final = 5 * MINUTE
"""How much later than was accepted a session has to begin to be asked about again."""


class ConflictPrompt(Prompt, frozen=True, kw_only=True):
    """Asks about all the fixed points that begin late: `about` names them."""

    led: Led

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Show what can be cut, let them begin late, or move them; or decide later."""
        sessions, before = self.about, look(self.led)
        match answer:
            case "rebalance":
                yield replan(self.led)
                return
            case "accept":
                yield Act(lambda state, now: accept(state, now, *sessions))
            case "move":
                yield Act(partial(_move, sessions=sessions))
            case _:
                return
        yield from tell_room(self.led, before)


def lost_points(of: Sources, here: View) -> Iterator[Matter]:
    """Ask about the fixed points that can no longer be kept, all at once.

    Before a day has begun there is nothing to ask.
    """
    state, plan = here
    if plan.fixed_point is None or not state.day_begun(plan.fixed_point.row.slot.day):
        return
    late = _undecided(here, of.acceptances)
    lost = [point for point in late if point.lost]
    if not lost:
        return
    urgent = any(point.row.slot.start - plan.now <= SOON for point in lost)
    worst = max(point.late for point in late)
    yield Matter(
        key=_key(late),
        text=_words(late, state, of.led.language),
        details=tuple(_details(late, state, of.led.language)),
        pressure=worst + (SOON if urgent else ZERO),
        urgent=urgent,
        prompt=partial(_prompt, of.led, late, of.acceptances),
    )


def _undecided(here: View, acceptances: Acceptances) -> list[LatePoint]:
    """List what begins late, but for what somebody accepted that is not much later by now."""
    late = late_points(here.plan)
    if not late:
        return []
    known = acceptances.late()
    return [
        point
        for point in late
        if (accepted := known.get(point.row.session.id)) is None or point.late >= accepted + WORSE
    ]


def _key(late: Sequence[LatePoint]) -> Key:
    """Name what can no longer be kept: what is only late besides makes no other question of it."""
    return ("fixed-points", *(point.row.session.id for point in late if point.lost))


def _move(state: State, now: dt.datetime, *, sessions: Sequence[SessionId]) -> AnyFact:
    """Move fixed points to when they can begin, and shorten nothing."""
    return rebalance(state, now, (), moving=sessions)


def _prompt(led: Led, known: Sequence[LatePoint], acceptances: Acceptances) -> ConflictPrompt:
    """Ask about what is late by now, or about what was `known` to be late a moment ago."""
    here = look(led)
    late = _undecided(here, acceptances) or known
    about = tuple(point.row.session.id for point in late)
    found = propose(here.state, here.plan.now)
    language, say = led.language, led.language.say
    answers = list(_answers(here, about, found, language))
    lines = [*_lines(late, here.state, language), _advice(late, found, language)]
    if len(late) == 1:
        lines = lines[1:]  # the answers say when it starts
    return ConflictPrompt(
        question=Question(
            _words(late, here.state, language),
            numbered(answers),
            "\n".join(lines),
            say("decide later"),
        ),
        about=about,
        key=_key(late),
        led=led,
    )


# What is asked


def _words(late: Sequence[LatePoint], state: State, language: Language) -> str:
    """Say which will not be kept."""
    others = int(len(late) == 2)  # noqa: PLR2004 - of more than two only the first is named
    first, *rest = (
        _named(point, state, language.say(quoted(brief(point.row.session.title, others))))
        for point in late
    )
    say = language.say
    if not rest:
        return say("{title} will not be kept", title=first)
    if len(rest) == 1:
        return say("{title} and {other} will not be kept", title=first, other=rest[0])
    return say("{title} and {n} more will not be kept", title=first, n=len(rest))


def _named(point: LatePoint, state: State, title: str) -> str:
    return f"{title} {clock_time(point.row.slot.start, state.zone)}"


def _details(late: Sequence[LatePoint], state: State, language: Language) -> Iterator[str]:
    """Say when it begins as things are, and by how much it is late."""
    worst = max(late, key=lambda point: point.late)
    at, length = clock_time(worst.begins, state.zone), language.minutes(worst.late)
    if len(late) == 1:
        yield language.say("starts at {at} as things stand, {length} late", at=at, length=length)
        yield language.say("starts at {at}, {length} late", at=at, length=length)
        yield language.say("{length} late", length=length)
    else:
        yield language.say("{length} late at most", length=length)


def _lines(late: Sequence[LatePoint], state: State, language: Language) -> Iterator[str]:
    for point in late:
        yield language.say(
            "{title} starts at {at} as things stand, {length} late.",
            title=_named(point, state, language.say(titled(point.row.session.title))),
            at=clock_time(point.begins, state.zone),
            length=language.minutes(point.late),
        )


def _advice(late: Sequence[LatePoint], found: Proposal, language: Language) -> str:
    """Say what keeps it, or how much is missing even where all before it takes its least."""
    if found.lost is None:
        return language.say("Only cutting sessions keeps it now.")
    missing = max(point.missing for point in late)
    return language.say(
        "Even with everything before it shortened, {missing} is missing.",
        missing=language.minutes(missing),
    )


# What the answers lead to


def _answers(
    here: View, about: Sequence[SessionId], found: Proposal, language: Language
) -> Iterator[tuple[str, ...]]:
    """Offer to let them begin late, and whatever leads to something else than that."""
    late = consequence(here, lambda state, now: accept(state, now, *about), language)
    rebalanced = outcome(here, foresee(here, found.fact), language)
    if rebalanced != late and any(part.recovered for part in found.stretches):
        yield language.say("see what can be shortened or cut"), "rebalance", rebalanced
    words = language.count("accept that it starts late", "accept that they start late", len(about))
    yield words, "accept", late
    yield from (moved for moved in _moved(here, about, language) if moved[2] != late)


def _moved(here: View, about: Sequence[SessionId], language: Language) -> Iterator[tuple[str, ...]]:
    """Offer to move what can be moved, and say to when."""
    found = propose(here.state, here.plan.now, (), moving=about)
    if not found.moving:
        return
    after, say = foresee(here, found.fact), language.say
    slots = [slot for slot in after.state.slots if slot.session.id in found.moving]
    times = [
        (titled(slot.session.title), clock_time(slot.start, after.state.zone)) for slot in slots
    ]
    title, at = times[0]
    if len(times) == 1:
        words = say("move it to {at} and cut nothing", at=at)
        sure = say("Move {title} to {at}?", title=title, at=at)
    else:
        named = ", ".join(say("{title} to {at}", title=title, at=at) for title, at in times)
        words = say("move them and cut nothing")
        sure = say("Move {times}?", times=named)
    yield words, "move", outcome(here, after, language), sure
