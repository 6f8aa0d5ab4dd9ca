"""An organisation that the agenda does not have: which it may be, and who is from it already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.core.base.reference import nearest
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line, clean_words, fold
from facilitator.core.people.person_line import Line
from facilitator.core.people.roster import body_name, find_organisations, organisation_name
from facilitator.core.record.agenda import Agenda, Organisation

if TYPE_CHECKING:
    from facilitator.core.record.people import Person
    from facilitator.core.record.state import State

LIKENESS: Final = 0.8
"""From which share of equal letters on a name may be another one, mistyped."""

LEAST_INITIALS: Final = 2


class UnknownOrganisation(Refused):
    """None of the organisations has the name that was given; `name` is that name."""

    def __init__(self, name: str, agenda: Agenda) -> None:
        """Refuse, and say which one may be meant, and how somebody from elsewhere is listed."""
        said = phrase(
            "No organisation is called “{name}”. For somebody from elsewhere add “guest”.",
            name=name,
        )
        if close := near(agenda, name):
            said = phrase(
                "No organisation is called “{name}”: “{near}” may be meant. For somebody from "
                "elsewhere add “guest”.",
                name=name,
                near=clean_words(close.name),
            )
        super().__init__(said)
        self.name = name


def is_unknown(state: State, line: Line, before: Person | None = None) -> bool:
    """Return whether a participant's line names an organisation that the agenda does not have.

    `before` is who the line is to change: where they were from they may stay.
    """
    query, agenda = clean_words(line.organisation), state.agenda
    if before is not None and query == clean_line(body_name(state, before)):
        return False
    said = bool(query and agenda.organisations) and line.role == "participant"
    return said and not find_organisations(agenda, query)


def near(agenda: Agenda, name: str) -> Organisation | None:
    """Find the one that a name may mean: a letter off, its initials, or with more words."""
    wanted = fold(clean_words(name))
    named = {fold(body.name): body for body in agenda.organisations}
    for known, body in named.items():
        if _initials(known) == _letters(wanted) or _initials(wanted) == _letters(known):
            return body
        if set(known.split()) < set(wanted.split()):
            return body
    found = nearest(wanted, named, LIKENESS)
    return named[found] if found else None


def _initials(name: str) -> str:
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words) if len(words) >= LEAST_INITIALS else name


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name))


def as_before(state: State, line: Line, before: Person | None = None) -> Line:
    """Write a line whose organisation is not known as it was meant when it was asked about before.

    Who is listed already is meant again, and who is from where guests are from is one of them.
    `before` is as in `is_unknown`.
    """
    if not is_unknown(state, line, before):
        return line
    query, name = fold(clean_words(line.organisation)), fold(clean_words(line.name))
    close = near(state.agenda, line.organisation)
    for person in state.people.persons.values():
        same = fold(person.name) == name
        if same and close is not None and person.organisation == close.id:
            return replace(line, organisation=organisation_name(state, close.id))
    theirs = [one for one in state.people.persons.values() if fold(one.affiliation) == query]
    named = [one for one in theirs if fold(one.name) == name]
    guests = [one for one in theirs if one.role == "guest"]
    return replace(line, role=(named or guests)[0].role) if named or guests else line
