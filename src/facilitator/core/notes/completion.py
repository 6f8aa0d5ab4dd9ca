"""Completion: which names fit what stands before a caret, and the line with one of them filled in.

After the sign of a mention it is offered by itself, and a name that nobody knows may be mentioned
too; of a word of a text it is offered only when asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from facilitator.core.base.text import fold
from facilitator.core.notes.capture import PRIVATE, SIGNS
from facilitator.core.notes.mentions import written
from facilitator.core.notes.names import NO_NAMES, Names, bare_name, mentioned

if TYPE_CHECKING:
    from facilitator.core.record.state import State

LEAST: Final = 2
"""So many letters of a name have to stand there for it to be completed without a sign."""
MOST_WORDS: Final = 3
"""A name that is begun, or that nobody knows, has no more words than this."""

Kind = Literal["person", "mentioned", "organisation"]
"""Who is called so: somebody on the list, somebody named elsewhere, or an organisation."""

_SIGN: Final = re.compile(
    rf"(?:^|(?<=\s)|(?<=^[{re.escape(''.join((*SIGNS.values(), PRIVATE)))}]))@"
)
_WORD: Final = re.compile(r"[^\W_][\w'’.-]*")  # noqa: RUF001 - as it is typed
_BREAKS: Final = re.compile(r"\s|[,;:!?.)\"”]|$")


class Known(Struct, frozen=True):
    """A name that can be completed, and the id of who has it, "" of whom the list does not know."""

    name: str
    kind: Kind
    id: str = ""


class Offer(Struct, frozen=True):
    """A name that fits; `known` is None of one that nobody knows and that stays as it is typed.

    `at` is where in the name that stands which was typed, -1 if it is its id.
    """

    name: str
    known: Known | None = None
    at: int = 0


class Completion(Struct, frozen=True):
    """What may be filled in for the part of a line from `start` to `end`; `typed` are its letters.

    After a sign the name is a mention, unless only the name is wanted; a blank goes after it in a
    text, not in a `list` of names.
    """

    start: int
    end: int
    typed: str
    offers: tuple[Offer, ...]
    mention: bool = False
    list: bool = False

    def filled(self, line: str, chosen: int) -> tuple[str, int]:
        """Return the line with a name filled in, and where the caret is then: behind it."""
        offer = self.offers[chosen]
        words = offer.name
        if self.mention:
            words = f"@{words}" if offer.known is not None else written(words)
        rest = line[self.end :]
        if self.list:
            return f"{line[: self.start]}{words}{rest}", self.start + len(words)
        words += "" if rest[:1].isspace() else " "
        return f"{line[: self.start]}{words}{rest}", self.start + len(words) + rest[:1].isspace()


def known(state: State) -> tuple[Known, ...]:
    """List the names of a meeting, each once: people's, then organisations'."""
    found: dict[str, Known] = {}
    for one in _known(state):
        if one.name:
            found.setdefault(fold(one.name), one)
    return tuple(sorted(found.values(), key=lambda one: one.kind == "organisation"))


def organisations(state: State) -> tuple[Known, ...]:
    """List the names of the organisations of a meeting."""
    return tuple(one for one in _known(state) if one.kind == "organisation")


def _known(state: State) -> Iterator[Known]:
    for person in state.people.persons.values():
        yield Known(bare_name(person.name), "person", person.id)
    for body in state.agenda.organisations:
        yield Known(bare_name(body.name) or bare_name(body.id), "organisation", body.id)
    for name in mentioned(state):
        if " " in (bare := bare_name(name)):
            yield Known(bare, "mentioned")


def of_mention(
    line: str,
    caret: int,
    names: Sequence[Known],
    meant: Names = NO_NAMES,
    *,
    bare: bool = False,
) -> Completion | None:
    """Complete the mention that stands before the caret; `bare` leaves only the name of it.

    What is `meant` by a part of a name is none that nobody knows.
    """
    signs = list(_SIGN.finditer(line, 0, caret))
    if not signs or not _BREAKS.match(line, caret):
        return None
    start = signs[-1].end()
    typed = line[start:caret]
    quoted = typed[:1] in ('"', "“")
    words = typed[1:] if quoted else typed
    if typed[:1].isspace() or "  " in words or (quoted and re.search('["”]', words)):
        return None
    wanted = words.strip()
    whole = meant.knows(wanted) or any(fold(one.name) == fold(wanted) for one in names)
    if whole and words.endswith(" "):
        return None  # it is written out
    offers = [*_fitting(words, names)]
    if not bare and not whole and _may_be_a_name(words):
        offers.append(Offer(words))
    if not offers:
        return None
    return Completion(start - 1, caret, words, tuple(offers), mention=not bare, list=bare)


def of_word(line: str, caret: int, names: Sequence[Known]) -> Completion | None:
    """Complete the word before the caret, or the last few that begin a name together."""
    if not _BREAKS.match(line, caret):
        return None
    for word in list(_WORD.finditer(line, 0, caret))[-MOST_WORDS:]:
        typed = line[word.start() : caret]
        if len(typed) < LEAST or typed != typed.rstrip():
            continue
        offers = list(_fitting(typed, names))
        if [one.name for one in offers] == [typed]:
            return None  # it is written out
        if offers:
            return Completion(word.start(), caret, typed, tuple(offers))
    return None


def _fitting(typed: str, names: Sequence[Known]) -> Iterator[Offer]:
    """Yield the names that begin so, then those in which a word does; people come first."""
    wanted = fold(typed)
    found = [(one, _place(wanted, one)) for one in names]
    fitting = [(one, at) for one, at in found if at is not None]
    for one, at in sorted(fitting, key=lambda each: (each[0].kind == "organisation", each[1] != 0)):
        yield Offer(one.name, one, at)


def _place(wanted: str, one: Known) -> int | None:
    """Say at which letter of a name what is wanted stands, -1 if it begins its id."""
    name = fold(one.name)
    if name.startswith(wanted):
        return 0
    words = (word.start() for word in _WORD.finditer(name))
    place = next((at for at in words if name.startswith(wanted, at)), None)
    if place is None and one.kind == "organisation" and fold(one.id).startswith(wanted):
        return -1
    return place


def _may_be_a_name(words: str) -> bool:
    """Return whether what stands there may be all of a name: a word, or a few with capitals."""
    parts = words.split()
    if not parts or words != words.strip() or '"' in words:
        return False
    return len(parts) == 1 or (
        len(parts) <= MOST_WORDS and all(part[0].isupper() for part in parts)
    )
