"""Who was there on which day, in Markdown: a table of organisations and days.

Of whom nothing was said nothing is written, and nobody is named as absent: only an organisation is
of which nobody came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.core.base.language import Language
from facilitator.core.people import attendance as at
from facilitator.core.people.person_line import ROLE_WORDS
from facilitator.core.people.roster import organisation_name, roster, stands_in
from facilitator.core.record.people import Person
from facilitator.core.record.state import State
from facilitator.export.markdown import text as md


def attendance(state: State, language: Language) -> list[str]:
    """Write who was there, late or gone early; nothing if there is nothing to say of anybody."""
    days = [day for day in range(len(state.dates)) if at.used(state, day)]
    rows = list(_rows(state, days, language))
    if not rows:
        return []
    say = language.say
    header = [say("Organisation"), *(language.date(state.dates[day]) for day in days)]
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
    """Name those of one organisation who came, or say that nobody came for it."""
    came = [person for person in people if state.people.at(day, person.id).came]
    parts = [", ".join(_came(state, day, person, language) for person in came)]
    if people[0].organisation is not None and at.none_came(state, day, people):
        # Guests and speakers may have come all the same.
        parts.append(language.say("no delegate") if came else language.say("absent"))
    return md.clauses([part for part in parts if part])


def _came(state: State, day: int, person: Person, language: Language) -> str:
    """Write "Anna Berg (Netport, guest, 12 min late)", for a stand-in "present (12 min late)"."""
    name = md.inline(person.name)
    elsewhere = person.affiliation if person.organisation is None else ""
    notes = [md.inline(elsewhere)] if elsewhere else []
    notes += [] if person.role == "participant" else [language.say(ROLE_WORDS[person.role])]
    if stands_in(state, person.id):
        name = language.say("present")
    notes.extend(at.in_words(state, day, person.id, language))
    return f"{name} ({', '.join(notes)})" if notes else name


def _total(state: State, day: int, language: Language) -> str:
    """Count those who came; of how many is not said, as of the others nothing may be known."""
    count = at.turnout(state, day)
    if not count.came:
        return ""
    words = language.count("{n} present", "{n} present", count.came)
    if count.late:
        words += ", " + language.count("{n} late", "{n} late", count.late)
    return words
