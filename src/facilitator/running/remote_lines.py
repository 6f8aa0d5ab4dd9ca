"""Remote speakers in words: how they join, whether their line works, what can be held instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.language import N_, Language, clock_time, quoted
from facilitator.core.base.span import MINUTE
from facilitator.core.record.agenda import Session
from facilitator.core.record.state import State
from facilitator.core.time import speakers
from facilitator.core.time.schedule import Row
from facilitator.core.time.speakers import Swap

_SIGNS: Final = {True: signs.DONE, False: signs.CROSSED, None: "?"}
_WORDS: Final = {
    True: N_("the line works"),
    False: N_("the line is lost"),
    None: N_("the line is not checked"),
}


def sign(row: Row, state: State) -> str:
    """Return the sign of a remote session still to be held: its line works, is lost or unknown."""
    if not row.session.remote or row.expected_end is None:
        return ""
    return signs.BY_LINK + _SIGNS[state.checked.get(row.session.id)]


def line_words(session: Session, state: State, language: Language) -> str:
    """Say whether the line of a remote session works."""
    return language.say(_WORDS[state.checked.get(session.id)])


def joining(state: State, session: Session, *, named: bool = True) -> Iterator[str]:
    """Write each remote speaker with link and phone; only one of several has to be `named`."""
    callers = speakers.callers(state, session)
    for each in callers:
        ways = " · ".join(filter(None, (each.link, each.phone)))
        yield one_line(f"{each.name}: {ways}" if named or len(callers) > 1 else ways)


def question(row: Row, state: State, language: Language) -> tuple[str, str]:
    """Ask whether a speaker's line works; with the session, its start and how to join."""
    session = row.session
    names = ", ".join(session.speakers) or session.title
    start = clock_time(row.awaited, state.zone)
    ways = list(joining(state, session))
    if not ways:
        ways = [language.say("The agenda has neither a link nor a phone number.")]
    return (
        language.say("Does the line to {names} work?", names=one_line(names)),
        "\n".join([f"{start} {one_line(session.title)}", *ways]),
    )


def effect(swap: Swap, state: State, language: Language) -> str:
    """Say what a swap does to what follows."""
    parts = []
    if swap.resumes is not None:
        resumes = clock_time(swap.resumes, state.zone)
        parts.append(language.say("speaker {time}", time=resumes))
    if swap.point is not None:
        title = quoted(one_line(swap.point.session.title))
        late = language.minutes(swap.late)
        parts.append(
            language.say("{title} {time} late", title=title, time=late)
            if swap.late >= MINUTE
            else language.say("{title} on time", title=title)
        )
    elif swap.ends is not None:
        parts.append(language.say("day ends {time}", time=clock_time(swap.ends, state.zone)))
    return " · ".join(parts)
