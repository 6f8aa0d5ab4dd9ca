"""How a line with a person is read in People, and who is asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.core.people import person_line, unknown
from facilitator.core.record.agenda import Role
from facilitator.core.record.people import Person
from facilitator.running.prompts.organisation import Settled, ask_organisation
from facilitator.running.prompts.prompt import Decision
from facilitator.tui.places.people.shown import ShownPeople


class ReadPeople(ShownPeople):
    """The place of people, as it understands a line that was typed."""

    @property
    def roles(self) -> dict[str, Role]:
        """The words for the roles in the user's language."""
        say = self.host.language.say
        return {say(word).casefold(): role for role, word in person_line.ROLE_WORDS.items()}

    def person_in(self, text: str, before: Person | None = None) -> person_line.Line:
        """Read a line; an organisation that was asked about before is meant as it was then."""
        line = person_line.read(text, self.roles)
        return unknown.as_before(self._state, line, before) if self._state else line

    def is_unknown(self, text: str, before: Person | None = None) -> bool:
        """Return whether a line names an organisation that the agenda does not have."""
        state = self._state
        return state is not None and unknown.is_unknown(state, self.person_in(text, before), before)

    def ask_organisation(
        self,
        lines: Sequence[str],
        make: Callable[[person_line.Line], Decision],
        settled: Settled,
        before: Person | None = None,
    ) -> None:
        """Ask about the first of the organisations that lines name; the lines stay where they are.

        Those that an answer settles are given to `settled`; `before` is as in `is_unknown`.
        """
        read = [self.person_in(line, before) for line in lines]
        prompt = ask_organisation(self.host.led, read, make, settled, before)
        if prompt is not None:
            self.host.perform(prompt)
