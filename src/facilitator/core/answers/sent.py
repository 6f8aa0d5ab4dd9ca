"""What somebody sent from a phone, as long as it waits to be accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.answers.subject import Subject
from facilitator.core.base.language import Language
from facilitator.core.base.text import clean, clean_line
from facilitator.core.homework.tasks import name_of

if TYPE_CHECKING:
    from facilitator.core.record.state import State


class Sent(Struct, frozen=True):
    """One answer: to what, for which organisation (by id), by whom, and what it says.

    `choices` are the proposals that are agreed to, by id. `former` is what the same phone sent to
    the same before, if that was accepted: this is to stand in its place. `aside` says that whoever
    leads put it aside. `phone` tells phones apart, for the program that takes their answers only.
    """

    id: str
    subject: Subject
    organisation: str = ""
    name: str = ""
    text: str = ""
    choices: tuple[str, ...] = ()
    former: Sent | None = None
    aside: bool = False
    phone: str = ""

    @property
    def former_text(self) -> str:
        """What the answer said in whose place this is to stand, "" if there is none."""
        return self.former.text if self.former else ""


def sender(sent: Sent, state: State) -> str:
    """Name who sent it: the organisation, and the name if one was typed."""
    return clean_line(", ".join(filter(None, (sent.name, body(sent, state)))))


def body(sent: Sent, state: State) -> str:
    """Name the organisation it was sent for, which may be named where people's names may not."""
    return clean_line(name_of(state, sent.organisation)) if sent.organisation else ""


def content(sent: Sent, state: State, language: Language) -> str:
    """Give what it says in one line; of votes, what is agreed to."""
    from facilitator.core.room.lists import proposal  # much to load where no phone answers

    match sent.subject.kind:
        case "here":
            return language.say("is here")
        case "question" | "terms":
            return " · ".join(filter(None, map(clean_line, sent.text.split("\n"))))
        case "votes":
            agreed = [
                proposal(one, language) for one in state.upcoming.proposed if one.id in sent.choices
            ]
            return "; ".join(agreed) or language.say("none of them")


def mended(sent: Sent, text: str) -> Sent:
    """Return it with other words: another name of who is here, else another text."""
    if sent.subject.kind == "here":
        return replace(sent, name=clean_line(text))
    return replace(sent, text=clean(text).strip())
