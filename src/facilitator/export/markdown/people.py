"""Who takes part, in Markdown: organisations, and people with what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from facilitator.core.base.language import Language, Phrase, counted
from facilitator.core.record.agenda import Agenda, Participant, Role
from facilitator.core.record.people import Person
from facilitator.export.markdown import text as md
from facilitator.export.wording import listed

_ROLES: Final[tuple[Role, ...]] = ("facilitator", "speaker", "guest", "participant")


class People:
    """The people and organisations of a meeting, found by the names that sessions use."""

    def __init__(
        self, agenda: Agenda, language: Language, listed: Iterable[Person] | None = None
    ) -> None:
        """Know everyone in the agenda, or instead those listed when the meeting was held."""
        self._agenda = agenda
        self._language = language
        self._organisations = {body.id: body.name for body in agenda.organisations}
        self._everybody: list[Participant | Person] = [*agenda.participants]
        if listed is not None:
            self._everybody = [*listed]
        self._people: dict[str, list[Participant | Person]] = {}
        for person in self._everybody:
            self._people.setdefault(person.name.casefold(), []).append(person)

    def facts(self) -> Iterator[str]:
        """List the organisations, and the people by role."""
        say = self._language.say
        if names := [md.inline(body.name) for body in self._agenda.organisations]:
            label = counted("Organisation", "Organisations", len(names))
            yield md.fact(say(label), listed(self._language, names))
        for role in _ROLES:
            people = [person for person in self._everybody if person.role == role]
            if people:
                known = listed(self._language, [self._known(person) for person in people])
                yield md.fact(say(_role(role, len(people))), known)

    def named(self, name: str) -> str:
        """Give a speaker's name, with the organisation and whether by link if they are known."""
        person = self._speaker(name)
        return self._known(person) if person else md.inline(name)

    def remote(self, name: str) -> bool:
        """Say whether a speaker is known to join by link."""
        person = self._speaker(name)
        return person is not None and bool(person.link)

    def _speaker(self, name: str) -> Participant | Person | None:
        """Find who is meant: of several of one name the one who is a speaker, or nobody."""
        called = self._people.get(name.casefold(), [])
        meant = [person for person in called if person.role == "speaker"] or called
        return meant[0] if len(meant) == 1 else None

    def _known(self, person: Participant | Person) -> str:
        about = []
        if person.organisation is not None:
            about.append(
                md.inline(self._organisations.get(person.organisation, person.organisation))
            )
        if person.link:  # the address itself is for those who join, not for those who read
            about.append(self._language.say("by link"))
        name = md.inline(person.name)
        return f"{name} ({', '.join(about)})" if about else name


def _role(role: Role, n: int) -> Phrase:
    match role:
        case "facilitator":
            return counted("Facilitator", "Facilitators", n)
        case "speaker":
            return counted("Speaker", "Speakers", n)
        case "guest":
            return counted("Guest", "Guests", n)
        case "participant":
            return counted("Participant", "Participants", n)
