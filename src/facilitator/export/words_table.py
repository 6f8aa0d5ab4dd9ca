"""The comparison of concepts as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import N_, Language
from facilitator.core.words.concepts import Concept, Usage
from facilitator.export.sheet import cell, number, sheet

SPELLINGS: Final = " | "
"""What stands between the spellings of a concept in their cell."""


class Compared(Struct, frozen=True):
    """The comparison of one meeting: its record's id and first date, and its organisations' names.

    `names` are by id.
    """

    record: str
    date: str
    usage: Usage
    names: Mapping[str, str]


def table(meetings: Iterable[Compared], language: Language) -> str:
    """Write a row for each concept of each meeting, below one row of headings.

    The columns are record, date, concept, agreed (yes or no), sharing (all, most, few, one, none),
    organisations (how many use it), weight, spellings, and then one for each organisation with how
    often it uses the concept, empty if it does not. Headings and words are in the language.
    """
    told = list(meetings)
    names = {id_: name for each in told for id_, name in each.names.items()}
    rows = (
        list(_row(meeting, concept, names, language))
        for meeting in told
        for concept in meeting.usage.concepts
    )
    return sheet(_COLUMNS, rows, language, [*map(cell, names.values())])


_COLUMNS: Final = (
    N_("record"), N_("date"), N_("concept"), N_("agreed"), N_("sharing"), N_("organisations"),
    N_("weight"), N_("spellings"),
)  # fmt: skip

SHARING: Final = {
    "all": N_("all"),
    "most": N_("most"),
    "few": N_("few"),
    "one": N_("one"),
    "none": N_("none"),
}
"""How many use a concept, in a word."""

AGREED: Final = (N_("no"), N_("yes"))


def _row(
    meeting: Compared, concept: Concept, organisations: Iterable[str], language: Language
) -> Iterator[str]:
    yield cell(meeting.record)
    yield meeting.date
    yield cell(concept.label)
    yield language.say(AGREED[concept.agreed])
    yield language.say(SHARING[meeting.usage.sharing(concept).value])
    yield str(len(concept.uses))
    yield number(concept.weight, language)
    yield cell(SPELLINGS.join(concept.origins))
    for by in organisations:
        yield number(concept.uses[by], language) if by in concept.uses else ""
