"""Who was there on which day, in Markdown: a table of organisations and days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.core import attendance as at
from facilitator.core.language import Language
from facilitator.core.people import Person, organisation_name, roster, stands_in
from facilitator.core.person_line import ROLE_WORDS
from facilitator.core.state import State
from facilitator.export import markdown_text as md


def attendance(state: State, language: Language) -> list[str]:
    """Write who was there, late, gone early or absent; nothing if nobody was ever marked."""
    days = [day for day in range(len(state.dates)) if at.used(state, day)]
    if not days:
        return []
    say = language.say
    header = [say("Organisation"), *(language.date(state.dates[day]) for day in days)]
    rows = list(_rows(state, days, language))
    total = [f"**{say('Total')}**", *(_total(state, day, language) for day in days)]
    return [f"### {say('Attendance')}", md.table(header, [*rows, total])]


def _rows(state: State, days: Sequence[int], language: Language) -> Iterator[list[str]]:
    everybody = roster(state)
    for organisation in dict.fromkeys(person.organisation for person in everybody):
        people = [person for person in everybody if person.organisation == organisation]
        cells = [_cell(state, day, people, language) for day in days]
        if any(cells):
            name = md.inline(organisation_name(state, organisation))
            yield [name or language.say("Without an organisation"), *cells]


def _cell(state: State, day: int, people: Sequence[Person], language: Language) -> str:
    """Name those of one organisation who came, and those who did not."""
    say = language.say
    came = [person for person in people if state.people.at(day, person.id).marked]
    absent = at.absent(state, day, people)
    parts = [", ".join(_came(state, day, person, language) for person in came)]
    names = [md.inline(person.name) for person in absent if not stands_in(state, person.id)]
    if names:
        parts.append(say("absent: {names}", names=", ".join(names)))
    elif absent:  # nobody to name: a stand-in, beside guests or speakers who came
        parts.append(say("no delegate") if came else say("absent"))
    return md.clauses([part for part in parts if part])


def _came(state: State, day: int, person: Person, language: Language) -> str:
    """Write "Anna Berg (guest, 12 min late)", for a stand-in "present (12 min late)"."""
    name = md.inline(person.name)
    notes = [] if person.role == "participant" else [language.say(ROLE_WORDS[person.role])]
    if stands_in(state, person.id):
        name = language.say("present")
    notes.extend(at.in_words(state, day, person.id, language))
    return f"{name} ({', '.join(notes)})" if notes else name


def _total(state: State, day: int, language: Language) -> str:
    count = at.turnout(state, day)
    words = language.say("{n} of {all}", n=count.came, all=count.of)
    if count.late:
        words += ", " + language.count("{n} late", "{n} late", count.late)
    return words
