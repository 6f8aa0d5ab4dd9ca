"""People in the minutes: a name, and once what is known of who it is.

Whoever is named for the first time is introduced: "Caroline Andersson, vd, Governo". So what
names people has to be written in the order in which it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from facilitator.core.base.language import Language
from facilitator.core.base.text import fold
from facilitator.core.record.agenda import Participant, Session
from facilitator.core.record.people import Person
from facilitator.core.record.state import State
from facilitator.export.markdown import text as md
from facilitator.export.wording import listed

_WORD: Final = re.compile(r"[^\W_]+")
_KEPT: Final = re.compile(r"`[^`]*`|<[^>]*>|\*\*[^*]+\*\*")
"""What is left alone in Markdown: code, addresses and what is in bold already."""


class People:
    """The people of a meeting, found by the names that sessions and captures use."""

    def __init__(self, state: State, language: Language) -> None:
        self._language = language
        self._introduced: set[str] = set()
        self._bodies = {body.id: body.name for body in state.agenda.organisations}
        self._listed: dict[str, Participant] = {}
        self._known: dict[str, list[Person]] = {}
        for participant in state.agenda.participants:
            self._listed.setdefault(fold(participant.name), participant)
        for person in state.people.persons.values():
            self._known.setdefault(fold(person.name), []).append(person)

    def named(self, name: str) -> str:
        """Write a name (Markdown), with who it is if that was not written yet."""
        return self._written(name, md.inline(name))

    def in_list(self, person: Person) -> str:
        """Write a name among others, with who it is in brackets."""
        facts = self.about(person)
        name = md.inline(person.name)
        return f"{name} ({', '.join(facts)})" if facts else name

    def speaking(self, names: Sequence[str]) -> str:
        """Write those who speak in a session in bold, each with who they are."""
        written = [self._written(name, f"**{md.inline(name)}**") for name in names]
        if any("," in one for one in written):
            return md.clauses(written)
        return listed(self._language, written)

    def remote(self, name: str) -> bool:
        """Return whether somebody is known to join by link."""
        person = self._person(name)
        return person is not None and bool(person.link)

    def told_in(self, text: str, names: Iterable[str]) -> bool:
        """Return whether a text (plain) tells of all of these people, and who they are."""
        said = fold(text)
        return all(
            fold(name) in said
            and all(
                word in said
                for fact in self._facts(name, self._person(name))
                for word in _WORD.findall(fold(fact))
            )
            for name in names
        )

    def in_bold(self, written: str, names: Iterable[str]) -> str:
        """Set people in bold where a text (Markdown) first names them, and so introduces them."""
        for name in names:
            if not self._first(name):
                continue
            kept = [span.span() for span in _KEPT.finditer(written)]
            for found in re.finditer(rf"(?<![\w*]){re.escape(md.inline(name))}(?![\w*])", written):
                start, end = found.span()
                if not any(first < end and start < last for first, last in kept):
                    written = f"{written[:start]}**{found[0]}**{written[end:]}"
                    break
        return written

    def presented(self, written: str, name: str) -> str | None:
        """Write a text (Markdown) of which somebody is the subject with who it is, or return None.

        "Bo Ek shows" becomes "**Bo Ek**, engineer, Lund, shows", unless it tells that already.
        """
        subject = f"{md.inline(name)} "
        rest = written.removeprefix(subject)
        if rest == written or not rest[:1].islower():
            return None
        who, facts = f"**{md.inline(name)}**", self._introduction(name)
        unsaid = [fact for fact in facts if fold(fact) not in fold(rest)]
        return f"{', '.join([who, *unsaid])}, {rest}" if unsaid else f"{who} {rest}"

    def about(self, person: Person, under: str = "") -> list[str]:
        """Return what is known of somebody (Markdown), whether or not it was written before.

        A list of people is looked things up in. Who is listed `under` an organisation needs no
        word of it.
        """
        if person == self._person(person.name):
            self._first(person.name)
        return [md.inline(fact) for fact in self._facts(person.name, person) if fact != under]

    def _written(self, name: str, shown: str) -> str:
        return ", ".join([shown, *self._introduction(name)])

    def _introduction(self, name: str) -> list[str]:
        """Return who somebody is, once, and that they join by link if they do (Markdown)."""
        if not self._first(name):
            return []
        facts = [md.inline(fact) for fact in self._facts(name, self._person(name))]
        if self.remote(name):  # where that is only those who join have to know
            facts.append(self._language.say("by link"))
        return facts

    def _first(self, name: str) -> bool:
        """Return whether somebody is named for the first time, as they are from now on."""
        key = fold(name)
        first = key not in self._introduced
        self._introduced.add(key)
        return first

    def _facts(self, name: str, person: Person | None) -> list[str]:
        """Return the title and where somebody is from: an affiliation of their own comes first."""
        listed_ = self._listed.get(fold(name))
        title = (person.title if person else "") or (listed_.title if listed_ else "")
        if person is not None:
            body = person.affiliation or self._bodies.get(person.organisation or "", "")
        else:
            body = listed_.affiliation if listed_ else ""
        return [fact for fact in (title, body) if fact and fold(fact) != fold(name)]

    def _person(self, name: str) -> Person | None:
        """Find who is meant: of several of one name the one who is a speaker, or nobody."""
        called = self._known.get(fold(name), [])
        meant = [person for person in called if person.role == "speaker"] or called
        return meant[0] if len(meant) == 1 else None


def speakers(sessions: Iterable[Session]) -> tuple[str, ...]:
    """Name those who spoke in sessions, each once."""
    return tuple(dict.fromkeys(name for session in sessions for name in session.speakers))
