"""People as rows: under each organisation its people, with a sign and words for their presence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct
from rich.cells import cell_len

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, fit, one_line
from facilitator.core.base.language import Language, clock_time
from facilitator.core.people.attendance import in_words, turnout
from facilitator.core.people.person_line import ROLE_WORDS
from facilitator.core.people.roster import (
    called,
    delegations,
    find,
    organisation_name,
    roster,
    stands_in,
)
from facilitator.core.record.people import Person, Presence
from facilitator.core.record.state import State
from facilitator.tui.widgets.rows import Piece

SHARE_OF_NAMES: Final = 0.55
"""How much of a row is for the name; the rest is for the presence."""


class Heading(Struct, frozen=True):
    """The organisation that the people below it belong to, None for those without one."""

    organisation: str | None


Item = Person | Heading
"""A row: a person, a stand-in being the heading of its organisation, or a heading alone."""


def items(state: State, people: Iterable[Person]) -> list[Item]:
    """Set people, in the order of the roster, under their organisations."""
    found: list[Item] = []
    above: object = NotImplemented
    for person in people:
        if stands_in(state, person.id):
            above = person.organisation
        elif person.organisation != above:
            above = person.organisation
            found.append(Heading(person.organisation))
        found.append(person)
    return found


def matching(state: State, everybody: Sequence[Person], query: str) -> list[Person]:
    """List the people of the roster who are called so, or whose organisation is, in its order."""
    names = {person.id for person in find(everybody, query)}
    bodies = {body.id for body in state.agenda.organisations if called(body.name, query)}
    return [p for p in everybody if p.id in names or p.organisation in bodies]


def best(items: Iterable[Item], query: str) -> str | None:
    """Give the id of the first person who is called so, or else the first at all."""
    listed = [item for item in items if isinstance(item, Person)]
    return next((person.id for person in (*find(listed, query), *listed)), None)


def draw(  # noqa: PLR0913
    item: Item, state: State, day: int, width: int, language: Language, *, apart: str = ""
) -> list[Piece]:
    """Draw one row; `apart` tells a person from another of the same name."""
    if isinstance(item, Heading):
        return _organisation(item.organisation, state, day, width, language)
    names = int(width * SHARE_OF_NAMES)
    was = state.people.at(day, item.id)
    sign, look = _sign(was)
    words = fit(_words(item, state, day, width - names, language), width - names)
    if stands_in(state, item.id):
        title = _organisation(item.organisation, state, day, names - 2, language, indent="")
        return [(f"{sign} ", look), *title, (words, look)]
    return [(f"  {sign} ", look), *_name(item, max(0, names - 4), language, apart), (words, look)]


def _organisation(  # noqa: PLR0913
    id_: str | None, state: State, day: int, width: int, language: Language, *, indent: str = "  "
) -> list[Piece]:
    """Draw an organisation's name and, where there are several, how many of them are there."""
    name = organisation_name(state, id_) or language.say("Without an organisation")
    count = turnout(state, day, [p for p in roster(state) if p.organisation == id_])
    several = count.of > 1
    more = "  " + language.say("{n} of {all}", n=count.here, all=count.of) if several else ""
    name = cut(indent + one_line(name), max(0, width - cell_len(more)))
    return [(name, "heading"), (fit(more, max(0, width - cell_len(name))), "dim")]


def _sign(was: Presence) -> tuple[str, str]:
    if was.there:
        return signs.DONE, "good"
    if was.absent:
        return signs.NEVER, "dim"
    return (signs.FROM, "dim") if was.away else (signs.BLANK, "dim")


def _name(person: Person, width: int, language: Language, apart: str) -> list[Piece]:
    """Draw a name and what else there is to say of the person, the name first cut.

    The organisation stands above, so of what tells people apart only a number is told.
    """
    notes = [apart] if apart.isdigit() else []
    notes += [] if person.role == "participant" else [language.say(ROLE_WORDS[person.role])]
    if person.link:
        notes.append(language.say("by link"))
    more = f" ({', '.join(notes)})" if notes else ""
    name = cut(one_line(person.name), max(width // 2, width - cell_len(more)))
    return [(name, ""), (fit(more, max(0, width - cell_len(name))), "dim")]


def _words(person: Person, state: State, day: int, width: int, language: Language) -> str:
    """Say whether and when somebody came and left; where there is no room the end stays."""
    was = state.people.at(day, person.id)
    said = in_words(state, day, person.id, language)
    if was.there:
        came = was.arrived and clock_time(was.arrived, state.zone)
        said.insert(0, language.say("here {clock}", clock=came) if came else language.say("here"))
    if said and stands_in(state, person.id) and person.organisation in delegations(state):
        said[0] = language.say("somebody {words}", words=said[0])
    while len(said) > 1 and cell_len(", ".join(said)) > width:
        del said[0]
    return ", ".join(said)


def summary(state: State, day: int, language: Language) -> str:
    """Say how many are there, if there can be any: "17 of 20 here · 3 late · 1 left · 2 absent"."""
    count = turnout(state, day)
    if not count.of:
        return ""
    parts = [language.say("{n} of {all} here", n=count.here, all=count.of)]
    if count.late:
        parts.append(language.count("{n} late", "{n} late", count.late))
    if count.left:
        parts.append(language.count("{n} left", "{n} left", count.left))
    if count.absent:
        parts.append(language.count("{n} absent", "{n} absent", count.absent))
    return " · ".join(parts)
