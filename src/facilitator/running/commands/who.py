"""Who and what is meant by words: people, organisations, whatever has a number or a name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from facilitator.core.base.ids import PersonId, SessionId
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.reference import Id, Named, perhaps_meant, several
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line, clean_words, fold, says_nothing
from facilitator.core.base.times import no_clock, read_clock
from facilitator.core.people.roster import (
    find,
    find_organisations,
    person_name,
    roster,
    stands_in,
)
from facilitator.core.record.people import Person
from facilitator.core.record.state import State

EVERYBODY: Final = ("all", "alla", "everybody", "*")
"""The words for everybody on the list, in both languages."""

_DIGITS: Final = 6
_BEYOND: Final = 10**_DIGITS
"""The number of nothing: there is never so much of anything."""

_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d{2}|\d{4}")
"""What can only be a clock time at the end of a name: a bare number may be a part of it."""


def people(state: State, typed: str) -> tuple[PersonId, ...]:
    """Name, by id, who is meant by names or organisations with commas between, or by `all`.

    An organisation is everybody from there. Raises `Refused`.
    """
    if says_nothing(typed):
        raise Refused(phrase("There is no name in what you typed."))
    whole = _named(state, typed)
    parts = [part for part in typed.split(",") if part.strip()] or [typed]
    found = [whole] if whole else [_some(state, part) for part in parts]
    return tuple(dict.fromkeys(person.id for person in chain.from_iterable(found)))


def person(state: State, typed: str) -> PersonId:
    """Name, by id, the one person who is meant; raises `Refused`."""
    found = people(state, typed)
    if len(found) > 1:
        raise several(typed, [person_name(state, one) for one in found])
    return found[0]


def _some(state: State, typed: str) -> tuple[Person, ...]:
    """Give whom a name or a part of one means: one person, or everybody of one organisation."""
    if found := _named(state, typed):
        return found
    bodies = find_organisations(state.agenda, typed)
    own = [one for one in find(roster(state), typed) if not stands_in(state, one.id)]
    meant: list[tuple[str, tuple[Person, ...]]] = [(one.name, (one,)) for one in own]
    meant += [(body.name, _from(state, body.id)) for body in bodies]
    if not meant:
        raise Refused(phrase("Nobody here is called “{name}”.", name=clean_line(typed)))
    if len(meant) > 1:
        raise several(typed, [name for name, _ in meant])
    return meant[0][1]


def _named(state: State, typed: str) -> tuple[Person, ...]:
    """Give those whose whole name or id it is, or that of their organisation; or everybody."""
    everybody, wanted = roster(state), fold(clean_line(typed))
    if wanted in EVERYBODY:
        return everybody
    own = tuple(one for one in everybody if wanted in (fold(one.name), fold(one.id)))
    for body in state.agenda.organisations:
        if wanted in (fold(body.name), fold(body.id)):
            return _from(state, body.id)
    return own


def _from(state: State, organisation: str) -> tuple[Person, ...]:
    return tuple(one for one in roster(state) if one.organisation == organisation)


def at_time(state: State, typed: str) -> tuple[str, dt.time | None]:
    """Part a clock time from the names that it follows; None if there is none.

    Raises `Refused` for what looks like one and is no time of the day.
    """
    names, _, last = clean_line(typed).rpartition(" ")
    if not names or not _CLOCK.fullmatch(last) or _named(state, typed):
        return typed, None
    clock = read_clock(last)
    if clock is None:
        raise Refused(no_clock(last))
    return names, clock


def number(typed: str) -> int | None:
    """Read what is typed as the number of something; None if it is no number."""
    if not (typed.isdecimal() and typed.isascii()):
        return None
    return int(typed) if len(typed) <= _DIGITS else _BEYOND


def one_of(typed: str, known: Sequence[Named[Id]], none: Phrase) -> Id:
    """Name, by id, which of some things that have ids and names is meant.

    It is named by its number among them, its id, its name or a part of that. Raises `Refused`: with
    `none` if there are none at all.
    """
    if not known:
        raise Refused(none)
    line = clean_words(typed)
    if not line:
        raise Refused(phrase("Type a number, or a part of the name."))
    if (place := number(line)) is not None:
        if not 1 <= place <= len(known):
            raise Refused(
                phrase(
                    "There is no number {number}: the last is {last}.",
                    number=line,
                    last=len(known),
                )
            )
        return known[place - 1][0]
    if fold(line) in EVERYBODY and all(fold(line) != fold(name) for _, name in known):
        raise several(line, [name for _, name in known])
    found = perhaps_meant(line, known)
    if found is None:
        raise Refused(phrase("None of them is called “{name}”.", name=line))
    return found[0]


def session(state: State, typed: str) -> SessionId:
    """Name, by id, the session meant by its id or a part of its title.

    What means none is given back, for the move to refuse. Raises `Refused` if several are meant.
    """
    sessions = (slot.session for slot in state.slots)
    found = perhaps_meant(typed, [(each.id, each.title) for each in sessions])
    return found[0] if found else SessionId(typed)
