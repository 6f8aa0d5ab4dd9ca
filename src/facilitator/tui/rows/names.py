"""Whose names are completed in a line: everybody's in a text, organisations' beside a person."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.core.base.ids import PersonId
from facilitator.core.base.text import clean_line
from facilitator.core.notes import completion
from facilitator.core.notes.completion import Completion, Known, Offer
from facilitator.core.notes.names import NO_NAMES, Names, names_of
from facilitator.core.people import roster
from facilitator.core.people.attendance import used
from facilitator.core.record.state import EMPTY, State
from facilitator.core.time.schedule import day_at
from facilitator.tui.host import Host


class Everybody:
    """Completes everybody's name: as a mention after its sign, or where a plain word begins it."""

    def __init__(self, host: Host, *, bare: bool = False) -> None:
        """Look at the meeting of a host; `bare` takes the sign away, for a field of names."""
        self._host = host
        self._bare = bare
        self._of: State = EMPTY
        self._known: tuple[Known, ...] = ()
        self._meant: Names = NO_NAMES

    @property
    def title(self) -> str:
        """What stands over the names."""
        return self._host.language.say("Who")

    @property
    def keys(self) -> str:
        """What the keys do."""
        return self._host.language.say("Tab fills in")

    def more(self, count: int) -> str:
        """Say how many names there are more."""
        return self._host.language.count("{n} more", "{n} more", count)

    def complete(self, line: str, caret: int, *, asked: bool) -> Completion | None:
        """Complete what stands before the caret."""
        if self._host.meeting is None:
            return None
        self._look()
        found = completion.of_mention(line, caret, self._known, self._meant, bare=self._bare)
        if found is None and asked:
            found = completion.of_word(line, caret, self._known)
            return replace(found, list=self._bare) if found is not None else None
        return found

    def _look(self) -> None:
        """Know the names as they are by now."""
        if self._host.state is not self._of:
            self._of = self._host.state
            self._known = self.known_in(self._of)
            self._meant = names_of(self._of)

    def known_in(self, state: State) -> tuple[Known, ...]:
        """List the names of a meeting."""
        return completion.known(state)

    def remark(self, offer: Offer) -> tuple[str, str]:
        """Say who is offered, and what there is to know of them."""
        say, known = self._host.language.say, offer.known
        if known is None:
            return say("new person “{name}”", name=offer.name), say("written as it stands")
        match known.kind:
            case "organisation":
                return known.name, say("organisation")
            case "mentioned":
                return known.name, say("not on the list")
            case _:
                return known.name, self._of_person(PersonId(known.id))

    def _of_person(self, id_: PersonId) -> str:
        say, state = self._host.language.say, self._of
        person = roster.person_of(state, id_)
        of = clean_line(roster.body_name(state, person)) if person is not None else ""
        day, here = day_at(state, self._host.now()), ""
        if used(state, day):
            here = say("here") if state.people.at(day, id_).there else say("not here")
        return ", ".join(filter(None, (of, here)))


class Organisations(Everybody):
    """Completes organisations' names beside a person's: after the first comma of a line."""

    def __init__(self, host: Host) -> None:
        """Look at the meeting of a host."""
        super().__init__(host, bare=True)

    @property
    def title(self) -> str:
        """What stands over the names."""
        return self._host.language.say("Organisation")

    def known_in(self, state: State) -> tuple[Known, ...]:
        """List the names of the organisations."""
        return completion.organisations(state)

    def complete(self, line: str, caret: int, *, asked: bool) -> Completion | None:
        """Complete what stands before the caret, unless that is a person's name."""
        return super().complete(line, caret, asked=asked) if "," in line[:caret] else None
