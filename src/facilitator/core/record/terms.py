"""A term is a word or phrase that an organisation uses, with how often it does.

Terms come as pasted lists: one a line, or separated by commas or semicolons, each with an optional
weight, as in `e-tjänst: 12`, `e-tjänst (12)` or `e-tjänst 12`. Two spellings are the same term when
their normal forms are equal.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from facilitator.core.base.text import TAB, clean, clean_line

HEAVIEST: Final = 999_999_999
"""More than this no term of a list weighs, however often it is repeated."""

_NUMBER = r"[0-9]{1,9}(?:[.,][0-9]{1,9})?"
_COLON = r"(?:(?<![0-9]):\s*|:\s+)"  # 12:30 is a time
_BULLET: Final = (
    r"(?:[•‣▪●○◦■□▸►✓✔·]\s*|(?:[-*+\u2013\u2014])(?:\s+|$))?"
    r"(?:\[[ xX]?\]\s+)?"
    r"(?:(?:[0-9]{1,3}[.)]|\([0-9]{1,3}\))\s+)?"
)
_CELLS: Final = rf"\s{{{len(TAB)},}}"  # cells of a pasted spreadsheet row
# Atomic groups, as possessive repetition of a group goes wrong in Python 3.11 before 3.11.5.
_FIELD: Final = (
    "(?>(?:"
    r'(?<![^\s,;(])"(?>(?:[^"]|"")*)"(?!\w)'
    r"|[“”„«»][^“”„«»]*+[“”«»]"
    r"|\([^()]*+\)|\[[^\[\]]*+\]"
    rf"|{_COLON}[0-9]{{1,9}},[0-9]{{1,9}}(?=\s*(?:[,;]|$))"
    r"|[^,;]"
    ")+)"
)
_WEIGHT: Final = rf"(?:{_COLON}({_NUMBER})|\(\s*({_NUMBER})\s*\))$"
_BARE: Final = r"[1-9][0-9]{0,2}"
_YEAR: Final = r"[12][0-9]{3}"
_LEAST_LETTERS: Final = 3
_NUMBERED: Final = frozenset(
    [
        *("agenda", "area", "artikel", "article", "avsnitt", "bilaga", "chapter", "covid", "dag"),
        *("day", "del", "etapp", "fas", "generation", "goal", "group", "grupp", "horisont"),
        *("horizon", "industri", "industry", "kapitel", "klass", "level", "linje", "mål", "nivå"),
        *(
            "number",
            "nummer",
            "område",
            "part",
            "phase",
            "program",
            "programme",
            "punkt",
            "scenario",
        ),
        *("section", "steg", "step", "topp", "vecka", "version", "väg", "web", "week", "windows"),
        *("year", "årskurs"),
    ]
)
"""The words whose number is a part of the term: "Agenda 21", "mål 9", "Windows 10"."""

_QUOTED: Final = r'"(?P<plain>(?:[^"]|"")+)"|[“”„«»](?P<marked>[^“”„«»]+)[“”«»]'
_HYPHENS: Final = "[-\u058a\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]"


class Term(Struct, frozen=True):
    """A term as it was written, on one line, and its weight: how often it is used, above 0.

    Weights are kept to three decimals; a term given without one weighs 1.
    """

    text: str
    weight: float = 1


def parse_terms(text: str) -> tuple[Term, ...]:
    """Read a pasted list; the same spelling twice adds up, in the place where it came first.

    Commas and semicolons separate, except in brackets and quotation marks; so do tabs, and a cell
    that holds only a number is the weight of the cell before. Bullets, tick boxes and numbers of a
    list go. A weight stands last and is a number above 0, with a decimal point or comma. Quotation
    marks around a whole term go and make what they enclose mere text (`""` in them is a mark).
    What does not read as any of this is text of a term, so nothing is lost: `12:30-möte` and
    `e-tjänst (ny)` are terms. Never fails; a text without a term gives ().

    A whole number below 1000 may stand without any sign, as in `bredband 5`, but not where it is
    likelier to be a part of the term: behind capitals, as in `EU 27`, behind words that are
    numbered, as in `Agenda 21`, and in a list that numbers a word, as in `skola 1, skola 2`.
    """
    found = [one for line in clean(text).split("\n") for one in _line(line)]
    numbered = Counter(normal(term.text) for term, plain in found if plain)
    weights: dict[str, float] = {}
    for read, plain in found:
        term = Term(plain) if plain and numbered[normal(read.text)] > 1 else read
        weights[term.text] = min(total((weights.get(term.text, 0), term.weight)), HEAVIEST)
    return tuple(Term(text, weight) for text, weight in weights.items())


def format_terms(terms: Iterable[Term]) -> str:
    """Write a list, one term a line, that `parse_terms` reads back equal.

    That holds for what `parse_terms` gives. A term that would read as something else is quoted.
    """
    return "\n".join(map(_written, terms))


def weight_text(weight: float) -> str:
    """Write a weight without needless decimals, with a decimal point: "12", "2.5"."""
    return f"{weight:.3f}".rstrip("0").rstrip(".")


def total(weights: Iterable[float]) -> float:
    """Add weights, to three decimals; a whole sum is an `int`."""
    rounded = round(float(sum(weights)), 3)
    return int(rounded) if rounded.is_integer() else rounded


def normal(term: str) -> str:
    """Return the form by which spellings of a term are compared; that of a normal form is itself.

    Case is folded, and compatible characters and composed letters are made alike (Unicode's NFKC
    with full case folding). Hyphens and dashes of every kind are blanks, and runs of blanks one:
    "E-tjänst" and "e tjänst" are alike, "etjänst" is another form, which `candidates` proposes.
    Nothing else goes: å, ä and ö are letters of their own. A term of hyphens only keeps them.
    """
    folded = unicodedata.normalize("NFKC", clean_line(term)).casefold()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", folded).casefold())
    folded = clean_line(folded)
    return " ".join(re.sub(_HYPHENS, " ", folded).split()) or folded


def _line(line: str) -> list[tuple[Term, str]]:
    """Read the terms of a line, each with how it stood if its weight came without a sign."""
    line = line.strip()
    terms: list[tuple[Term, str]] = []
    weighable = False  # whether the last term is a cell of its own that has no weight yet
    cells = re.split(_CELLS, re.sub(_BULLET, "", line, count=1))
    for cell in cells:
        if weighable and re.fullmatch(_NUMBER, cell.strip()) and (weight := _number(cell)):
            terms[-1] = Term(terms[-1][0].text, weight), ""
            weighable = False
            continue
        fields = [field.strip() for field in re.findall(_FIELD, cell) if field.strip()]
        read = [_term(field) for field in fields]
        for field, (term, _) in zip(fields, read, strict=True):
            bare = _weighed_bare(field) if len(cells) == 1 else None
            terms.append((bare, term.text) if bare else (term, ""))
        weighable = len(read) == 1 and not read[0][1]
    return terms


def _weighed_bare(field: str) -> Term | None:
    """Read a term with a number behind it that is its weight, or give None if it is none."""
    term, _, number = clean_line(field).rpartition(" ")
    if not term or not re.fullmatch(_BARE, number):
        return None
    before, _, last = term.rpartition(" ")
    end = last[-_LEAST_LETTERS:]
    is_word = len(end) == _LEAST_LETTERS and end.isalpha() and not last.isupper()
    is_year = bool(before) and re.fullmatch(_YEAR, last) is not None
    if not (is_word or is_year) or last.casefold() in _NUMBERED:
        return None
    return Term(term, int(number))


def _term(field: str) -> tuple[Term, bool]:
    """Read one term and say whether it came with its weight."""
    if match := re.search(_WEIGHT, field):
        text, weight = field[: match.start()].rstrip(), _number(match[1] or match[2])
        if text and weight:
            return Term(_unquoted(text), weight), True
    return Term(_unquoted(field)), False


def _number(text: str) -> float:
    return total([float(text.replace(",", "."))])


def _unquoted(text: str) -> str:
    match = re.fullmatch(_QUOTED, text)
    inner = match and (match["marked"] or match["plain"].replace('""', '"'))
    return clean_line(inner or "") or clean_line(text)


def _written(term: Term) -> str:
    weight = f": {weight_text(term.weight)}" if term.weight != 1 else ""
    plain = f"{term.text}{weight}"
    if parse_terms(plain) == (term,):
        return plain
    marked = term.text.replace('"', '""')
    return f'"{marked}"{weight}'
