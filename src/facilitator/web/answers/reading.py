"""Reading what a phone sent, which may be anything that anybody typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import parse_qs

from msgspec.structs import replace

from facilitator.core.answers.sent import Sent
from facilitator.core.answers.subject import Kind, Subject, by_name, is_there
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.text import clean, clean_line
from facilitator.core.record.state import State
from facilitator.core.record.terms import parse_terms
from facilitator.web.answers.box import LONGEST

MOST_FIELDS: Final = 100

NONE: Final = "-"
"""What stands for no organisation of the list; no organisation's id can be this."""

KINDS: Final[Mapping[str, Kind]] = {
    "here": "here",
    "question": "question",
    "terms": "terms",
    "votes": "votes",
}


class Wrong(NamedTuple):
    """Why what was sent cannot be taken: in words, and as HTTP has it."""

    words: Phrase
    status: int = 422


def fields_of(body: bytes) -> Mapping[str, Sequence[str]]:
    """Read the fields of a form; raises `ValueError` for what no browser sends."""
    return parse_qs(
        body.decode("ascii"), keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS
    )


def read(fields: Mapping[str, Sequence[str]]) -> Sent | None:
    """Read an answer, None if it answers nothing that there may be."""
    kind = KINDS.get(_first(fields, "kind"))
    number = _first(fields, "number") or "0"
    if kind is None or not (number.isascii() and number.isdigit() and len(number) <= 4):  # noqa: PLR2004
        return None
    return Sent(
        "",
        Subject(kind, _first(fields, "of"), int(number)),
        clean_line(_first(fields, "organisation")),
        clean_line(_first(fields, "name")),
        clean(_first(fields, "text")).strip(),
        tuple(fields.get("choice", ())),
    )


def checked(sent: Sent, state: State) -> Sent | Wrong:
    """Return an answer as it can be taken, or what is wrong with it."""
    if not is_there(sent.subject, state):
        return Wrong(CLOSED, 409)
    if len(f"{sent.name}{sent.text}".encode()) > LONGEST:
        return Wrong(TOO_LONG, 413)
    person, known = by_name(sent.subject, state), {body.id for body in state.agenda.organisations}
    if known and sent.organisation not in (known | {NONE} if person else known):
        return Wrong(phrase("Choose your organisation in the list."))
    if person and not sent.name:
        return Wrong(phrase("Type your name."))
    none = not known or sent.organisation == NONE
    return _content(replace(sent, organisation="") if none else sent, state)


def _content(sent: Sent, state: State) -> Sent | Wrong:
    """Keep of an answer what its kind has: what no page sends takes up room for nothing."""
    match sent.subject.kind:
        case "question" if not sent.text:
            return Wrong(phrase("Type an answer."))
        case "terms" if not parse_terms(sent.text):
            return Wrong(phrase("Type at least one term."))
        case "votes":
            proposed = {one.id for one in state.upcoming.proposed}
            if not proposed.issuperset(sent.choices):
                return Wrong(CLOSED, 409)
            return replace(sent, text="", choices=tuple(dict.fromkeys(sent.choices)))
        case "here":
            return replace(sent, text="", choices=())
        case _:
            pass
    return replace(sent, choices=())


CLOSED: Final = phrase("That is not asked any more.")
TOO_LONG: Final = phrase("That is too long: shorten it and send it again.")
TOO_FAST: Final = phrase("That was too fast: wait a second and send it again.")
FULL: Final = phrase("Too many answers are waiting. Tell the person who leads the meeting.")


def _first(fields: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(fields.get(name, ())), "")
