"""What documents on a coming meeting share: its facts, its days, who speaks, what is blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.text import capital, fold
from facilitator.core.people.roster import organisation_name
from facilitator.core.record.agenda import Session
from facilitator.core.record.plan import Slot
from facilitator.core.record.state import State
from facilitator.export import dates
from facilitator.export.markdown import text as md
from facilitator.export.markdown.description import description
from facilitator.export.markdown.groups import titled
from facilitator.export.reading import TICK
from facilitator.export.wording import DASH, listed

BLANK: Final = "&nbsp;"
"""A cell that is filled in by hand."""


def facts(state: State, language: Language) -> str:
    """Say when and where the meeting is, what it is about and who leads it."""
    agenda, say = state.agenda, language.say
    leaders = [who.name for who in state.people.persons.values() if who.role == "facilitator"]
    known = (
        (say("When"), dates.joined(state.dates, language, weekdays=True)),
        (say("Place"), agenda.place),
        (say("Theme"), agenda.theme),
        (say("Led by"), listed(language, leaders)),
    )
    return "\n".join(md.fact(word, md.inline(text)) for word, text in known if text)


def days(state: State) -> Iterator[tuple[int, list[Slot]]]:
    """Yield each day, counted from 0, with its sessions."""
    for day, slots in groupby(state.slots, key=lambda slot: slot.day):
        yield day, list(slots)


def day_heading(state: State, day: int, language: Language) -> str:
    """Write the heading of a day, whose year stands above unless the meeting has two."""
    years = {date.year for date in state.dates}
    return f"## {capital(dates.day(state.dates[day], language, year=len(years) > 1))}"


def times(slot: Slot, state: State) -> str:
    """Say from when to when a session is."""
    return f"{clock_time(slot.start, state.zone)}{DASH}{clock_time(slot.end, state.zone)}"


def speakers(slot: Slot, state: State, language: Language) -> str:
    """Name who speaks in a session, each with title and affiliation, and whether by link."""
    named = [speaker(name, state) for name in slot.session.speakers]
    written = md.clauses(named) if any("," in one for one in named) else listed(language, named)
    if not slot.session.remote:
        return written
    by_link = language.say("by link")
    return f"{written} ({by_link})" if written else by_link


def speaker(name: str, state: State) -> str:
    """Write a name with what the person is and where they are from, as far as that is known."""
    called = [one for one in state.agenda.participants if fold(one.name) == fold(name)]
    meant = [one for one in called if one.role == "speaker"] or called
    if len(meant) != 1:
        return md.inline(name)
    (of,) = meant
    body = of.affiliation or organisation_name(state, of.organisation)
    return ", ".join(md.inline(part) for part in (name, of.title, body) if part)


def ticks(things: Iterable[str]) -> str:
    """List things to be ticked off."""
    return md.items(f"{TICK}{md.inline(thing)}" for thing in things)


def about(session: Session, language: Language) -> Iterator[str]:
    """Write what the agenda says of a session to those who take part in it."""
    if session.description:
        yield description(session.description)
    if session.questions:
        yield md.label(language.say("To discuss"))
        yield md.items(map(md.block, session.questions))
    if session.groups:
        groups = language.say("Groups")
        if fold(groups) != fold(session.title):
            yield md.label(groups)
        yield md.items(titled(group.name, group.focus) for group in session.groups)
