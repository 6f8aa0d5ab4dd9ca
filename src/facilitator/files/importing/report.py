"""What was left out or assumed, for those who will lead by the agenda: a sum, then what matters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.language import N_, Language, Phrase, counted, phrase
from facilitator.core.base.text import clean_line, shortened
from facilitator.files.importing.programme import Remark

SECTIONS: Final = (
    N_("Days and times, please check:"),
    N_("Left out:"),
    N_("Assumed, please check:"),
)

SHOWN: Final = 3
"""Of remarks that say the same, so many are shown and the rest are counted."""

MOST_LINES: Final = 12
"""Of the lines of the rest, so many are named."""

LONGEST_TEXT: Final = 5000


class Sum(Struct, frozen=True):
    """How many of the sessions that a source seems to have became some."""

    taken: int
    found: int

    def said(self) -> Phrase:
        """Say it in a sentence."""
        return counted(
            "{taken} of {n} line became a session.",
            "{taken} of {n} lines became sessions.",
            self.found,
            taken=self.taken,
        )


class Section(Struct, frozen=True):
    """Remarks under a heading; `more` is said of those that are only counted."""

    heading: str
    remarks: Sequence[tuple[Remark, Phrase | None]]


def sections(remarks: Sequence[Remark]) -> Iterator[Section]:
    """Yield the remarks by how much they matter, equal ones counted."""
    kinds: list[list[Remark]] = [[], [], []]
    for remark in remarks:
        if remark.minor:
            continue
        kinds[0 if remark.timing else 1 if remark.left_out else 2].append(remark)
    for heading, kind in zip(SECTIONS, kinds, strict=True):
        if kind:
            yield Section(heading, list(_counted(kind)))


def _counted(remarks: Sequence[Remark]) -> Iterator[tuple[Remark, Phrase | None]]:
    groups: dict[tuple[str, str], list[Remark]] = {}
    for remark in remarks:
        groups.setdefault((remark.message.text, remark.sheet), []).append(remark)
    for group in groups.values():
        # One more is shown rather than counted.
        shown = group if len(group) <= SHOWN + 1 else group[:SHOWN]
        rest = group[len(shown) :]
        for remark in shown:
            yield remark, _more(rest) if rest and remark is shown[-1] else None


def _more(rest: Sequence[Remark]) -> Phrase:
    lines = [str(remark.line) for remark in rest]
    named = ", ".join(lines[:MOST_LINES]) + (", …" if len(lines) > MOST_LINES else "")
    return counted(
        "and {n} more like it: line {lines}",
        "and {n} more like it: lines {lines}",
        len(rest),
        lines=named,
    )


def in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Put remarks in the order of the source: what is of the whole, then by sheet and line."""
    remarks = list(remarks)
    names = dict.fromkeys(("", *(one.sheet for one in remarks)))
    sheets = {sheet: n for n, sheet in enumerate(names)}
    return tuple(sorted(remarks, key=lambda one: (sheets[one.sheet], one.line)))


_SAID: Final = ("text", "title", "name")
"""The values of a sentence that repeat something of the source."""


def with_columns(remarks: Iterable[Remark], lines: Sequence[str]) -> Iterator[Remark]:
    """Yield remarks on a text with the column of the line that each is about."""
    for remark in remarks:
        at = 0 < remark.line <= len(lines) and not remark.sheet
        yield replace(remark, column=_column(remark, lines[remark.line - 1])) if at else remark


def _column(remark: Remark, line: str) -> int:
    said = [remark.message.values.get(name) for name in _SAID]
    texts = [str(text).removesuffix("…") for text in said if text] + remark.text.split("\n")[:1]
    found = (re.search(rf"(?<!\w){re.escape(text)}", line) for text in texts if text.strip())
    return next((match.start() + 1 for match in found if match), 0)


def place(remark: Remark) -> str:
    """Give the place that a remark is about: "12:3", or the cell of a sheet, "Friday:B12"."""
    at = str(remark.line) if remark.line else ""
    if remark.sheet and remark.column:
        at = f"{_letters(remark.column)}{at}"
    elif remark.column:
        at = f"{at}:{remark.column}"
    return ":".join(filter(None, (remark.sheet, at)))


def _letters(column: int) -> str:
    """Name a column as spreadsheets do: A, B, … Z, AA."""
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def said(remark: Remark, language: Language) -> str:
    """Say a remark with the line, and sheet, that it is about."""
    text = language.say(remark.message)
    if remark.line:
        text = language.say("line {line}: {message}", line=remark.line, message=text)
    return f"{remark.sheet}, {text}" if remark.sheet else text


def in_full(remark: Remark, language: Language) -> str:
    """Say a remark, and after it everything that was left out."""
    return said(remark, language) + left_in_full(remark, language)


def left_in_full(remark: Remark, language: Language) -> str:
    """Return what was left out, where the sentence does not hold all of it, to follow it."""
    left = shortened(clean_line(remark.text), LONGEST_TEXT)
    return f" | {left}" if left and left not in language.say(remark.message) else ""


def short_report(remarks: Sequence[Remark], total: Sum, language: Language) -> Iterator[str]:
    """Yield the lines of the report: the sum, and what matters of the remarks."""
    yield language.say(total.said())
    for section in sections(remarks):
        yield language.say(section.heading)
        for remark, more in section.remarks:
            yield f"- {said(remark, language)}"
            if more is not None:
                yield f"- {language.say(more)}"


ALL_OF_IT: Final = phrase("All that was left out or assumed, line by line:")
