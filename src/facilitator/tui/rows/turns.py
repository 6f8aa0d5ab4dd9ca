"""A round in words: whose turn it is, for how long, and who is next."""

from __future__ import annotations

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, countdown
from facilitator.core.base.span import ZERO
from facilitator.core.record.rounds import Round
from facilitator.core.record.state import State
from facilitator.core.rounds.standing import Standing
from facilitator.core.time.phase_signs import PHASES
from facilitator.core.time.schedule import Phase, Schedule, phase_of
from facilitator.running import messages


def phase(here: Standing) -> Phase:
    """Say how urgent the end of the running turn is, by the rule for sessions."""
    if here.current is None or here.budget is None:
        return Phase.CALM
    return phase_of(here.budget - here.elapsed, here.budget)


def big(here: Standing) -> str:
    """Give the countdown of the running turn, with a plus in overtime; else each turn's share."""
    if here.budget is None:
        return ""
    left = here.budget - here.elapsed
    return f"{'+' if left < ZERO else ''}{countdown(left)}"


def turn_line(here: Standing, language: Language, *, paused: bool) -> str:
    """Say how the running turn stands, or what to do when it is nobody's."""
    say = language.say
    if here.current is None or here.budget is None:
        return _idle(here, language)
    left = here.budget - here.elapsed
    words = {"time": countdown(left), "budget": countdown(here.budget)}
    told = (
        say("{time} over, of {budget}", **words)
        if left < ZERO
        else say("{time} left of {budget}", **words)
    )
    if paused:
        return f"{signs.PAUSED} " + say("paused, {rest}", rest=told)
    return f"{PHASES[phase(here)]} {told}"


def _idle(here: Standing, language: Language) -> str:
    if here.budget is None:
        return ""
    return language.say("{budget} for each", budget=countdown(here.budget))


def speaker_line(here: Standing, language: Language) -> str:
    """Say whose turn it is."""
    if here.current is not None:
        return f"{signs.HERE} {one_line(here.current.name)}"
    if here.left:
        return language.say("It is nobody's turn.")
    return language.say("Everybody has had a turn.")


def next_line(here: Standing, language: Language) -> str:
    """Say who is next."""
    if here.following is not None:
        return language.say("Next: {name}", name=one_line(here.following.name))
    return language.say("Nobody comes after.") if here.current is not None else ""


def facts_line(here: Standing, language: Language) -> str:
    """Say how many turns are left after the one that is taken, and what each of them gets."""
    parts = []
    left = here.left - (here.current is not None)
    if left:
        parts.append(language.count("{n} turn left", "{n} turns left", left))
    if here.after is not None:
        parts.append(language.say("then {time} each", time=countdown(here.after)))
    return " · ".join(parts)


def order_line(of: Round, language: Language) -> str:
    """Say what the order of the round is."""
    if not of.order:
        return language.say("order as listed")
    if of.seed is None:
        return language.say("order by hand")
    return language.say("order shuffled ({seed})", seed=of.seed)


def session_line(state: State, plan: Schedule, session: SessionId, language: Language) -> str:
    """Say which session it is and how much time it has left."""
    of = state.session(session)
    title = one_line(of.title) if of else session
    if state.current == session:
        return f"{messages.phase_line(plan, language)} · {title}"
    if state.of(session).over:
        return f"{language.say('over')} · {title}"
    return f"{language.say('not begun')} · {title}"
