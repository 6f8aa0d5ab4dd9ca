"""Who was there, in Markdown: by organisation with names, or in figures.

Of whom nothing was said nothing is written. Nobody is named as absent: only an organisation is, of
which nobody came. Who came late or left early is told only with the times.
"""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.core.base.language import Language
from facilitator.core.base.text import capital, fold
from facilitator.core.people import attendance as at
from facilitator.core.people.person_line import ROLE_WORDS
from facilitator.core.people.roster import roster, stands_in
from facilitator.core.record.agenda import Minutes
from facilitator.core.record.people import Person
from facilitator.core.record.state import State
from facilitator.core.time.passed_by import took_place
from facilitator.export import dates
from facilitator.export.markdown import text as md
from facilitator.export.markdown.people import People
from facilitator.export.prose import sentence
from facilitator.export.wording import listed


class Presences:
    """Who was said to be there, on the days on which that was said of anybody."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.everybody = roster(state)
        self.days = [day for day in range(len(state.dates)) if at.used(state, day)]
        self.spoke: dict[str, set[int]] = {}
        for slot in state.slots:
            if took_place(state, slot.session.id):
                for name in slot.session.speakers:
                    self.spoke.setdefault(fold(name), set()).add(slot.day)

    def came(self, person: Person) -> list[int]:
        """List the days on which somebody was there; one who was seen also those of their talks."""
        came = {day for day in self.days if self.state.people.at(day, person.id).came}
        if came and person.role == "speaker":
            came |= self.spoke.get(fold(person.name), set()) & set(self.days)
        return sorted(came)

    def of(self, organisation: str | None) -> list[Person]:
        """List those of an organisation, by id, its stand-in included."""
        return [person for person in self.everybody if person.organisation == organisation]

    def came_for(self, organisation: str | None) -> bool:
        """Say whether anybody of an organisation was ever there."""
        return any(self.came(person) for person in self.of(organisation))

    def without(self, organisation: str) -> list[int]:
        """List the days on which all of an organisation were said to be absent."""
        people = self.of(organisation)
        return [
            day
            for day in self.days
            if at.none_came(self.state, day, people)
            and not any(self.state.people.at(day, person.id).came for person in people)
        ]


def attendance(state: State, shown: Minutes, language: Language, people: People) -> list[str]:
    """Write who was there as blocks; nothing if nobody was said to be, or it is not wanted."""
    there = Presences(state)
    if not there.days or shown.attendance == "none":
        return []
    writer = _Attendance(there, language, people, lateness=shown.times)
    came = writer.counts() if shown.attendance == "counts" else writer.names()
    return [block for block in (writer.only(), came, writer.without()) if block]


class _Attendance:
    """A writer of who was there; each method gives one block of Markdown."""

    def __init__(
        self,
        there: Presences,
        language: Language,
        people: People,
        *,
        lateness: bool,
    ) -> None:
        self.there = there
        self.state = there.state
        self.language = language
        self.say = language.say
        self.people = people
        self.lateness = lateness

    def only(self) -> str:
        """Say on which days it was noted who was there, if not on all."""
        if len(self.there.days) == len(self.state.dates):
            return ""
        noted = (self.state.dates[day] for day in self.there.days)
        when = dates.joined(noted, self.language, year=False, weekdays=True)
        return self.say("Attendance was recorded on {dates}.", dates=when)

    def names(self) -> str:
        """List everybody who came, by organisation; those without a name are told below."""
        items, unnamed = [], []
        bodies = {body.id: body.name for body in self.state.agenda.organisations}
        for organisation in dict.fromkeys(person.organisation for person in self.there.everybody):
            came = [person for person in self.there.of(organisation) if self.there.came(person)]
            people = [person for person in came if not stands_in(self.state, person.id)]
            name = bodies.get(organisation or "", "")
            body = md.inline(name)
            if people:
                told = ", ".join(self.person(person, name) for person in people)
                items.append(f"{md.label(body)} {told}" if body else told)
            elif came:
                unnamed.append(body + self.about(came[0], []))
        word = self.say("Also represented") if items else self.say("Organisations")
        rest = sentence(f"{md.label(word)} {listed(self.language, unnamed)}") if unnamed else ""
        return "\n\n".join(filter(None, [md.items(items), rest]))

    def person(self, person: Person, body: str) -> str:
        facts = self.people.about(person, under=body)
        return md.inline(person.name) + self.about(person, facts)

    def about(self, person: Person, facts: Sequence[str]) -> str:
        """Write in brackets who somebody is, as what they came, and on which days if not on all."""
        told = [*facts]
        if person.role != "participant":
            told.append(self.say(ROLE_WORDS[person.role]))
        came = self.there.came(person)
        if len(came) < len(self.there.days):
            told.append(self.weekdays(came))
        if self.lateness:
            told += (words for day in came for words in self.late(person, day))
        return f" ({', '.join(told)})" if told else ""

    def late(self, person: Person, day: int) -> list[str]:
        """Say by how much somebody came late or left early, and on which of several days."""
        said = at.in_words(self.state, day, person.id, self.language)
        if len(self.there.days) == 1:
            return said
        return [f"{self.weekdays([day])} {words}" for words in said]

    def weekdays(self, days: Sequence[int]) -> str:
        """Name days, by their weekdays as long as these tell them apart."""
        names = {self.language.weekday(date) for date in self.state.dates}
        meant = [self.state.dates[day] for day in days]
        if len(names) < len(self.state.dates):
            return dates.joined(meant, self.language, year=False)
        return listed(self.language, [self.language.weekday(date) for date in meant])

    def without(self) -> str:
        """Name the organisations of which it was said that nobody came."""
        told = []
        for body in self.state.agenda.organisations:
            if days := self.there.without(body.id):
                name = md.inline(body.name)
                some = days if len(days) < len(self.there.days) else []
                told.append(f"{name} ({self.weekdays(some)})" if some else name)
        if not told:
            return ""
        return sentence(f"{md.label(self.say('Not represented'))} {listed(self.language, told)}")

    def counts(self) -> str:
        """Say how many came of how many organisations, day by day if there are several."""
        told = []
        for day in self.there.days:
            came = [p for p in self.there.everybody if self.state.people.at(day, p.id).came]
            if came:
                told.append((day, self.count(came)))
        if len(self.state.dates) == 1:
            return "".join(sentence(words) for _, words in told)
        return md.items(f"{md.label(self.heading(day))} {sentence(words)}" for day, words in told)

    def heading(self, day: int) -> str:
        return capital(dates.day(self.state.dates[day], self.language, year=False))

    def count(self, came: Sequence[Person]) -> str:
        bodies = len({person.organisation for person in came if person.organisation})
        people = self.language.count("{n} person", "{n} people", len(came))
        if not bodies:
            return people
        return self.language.count(
            "{people} from {n} organisation",
            "{people} from {n} organisations",
            bodies,
            people=people,
        )
