"""A report on a series: the minutes of several meetings as one document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from facilitator.core.base.language import Language
from facilitator.core.base.text import capital, slug
from facilitator.core.record.state import State
from facilitator.export.markdown import text as md

DEEPEST: Final = 6
"""The lowest level that a heading can have."""

# Hashes that make a heading stand first in their line, but for quotations and lists.
_HASHES: Final = re.compile(r"^((?:[>\s]|[-+*]\s|[0-9]+[.)]\s)*)(?=#)")


def series_title(states: Sequence[State]) -> str:
    """Return what readers see of a series: the title it has last, or its name with words apart."""
    titles = [state.agenda.series_title for state in states if state.agenda.series_title]
    name = states[-1].agenda.series
    if titles:
        return titles[-1]
    return capital(name.replace("-", " ")) if name == slug(name) else name


def report(series: str, meetings: Sequence[str], language: Language) -> str:
    """Make one document of the minutes of several meetings, their headings one level lower.

    `series` is what readers see of the series, see `series_title`.
    """
    return md.joined([f"# {report_title(series, language)}", *map(lowered, meetings)])


def report_title(series: str, language: Language) -> str:
    """Return the heading of a report on a series, as Markdown."""
    return language.say("Minutes of the series {series}", series=md.heading(series))


def lowered(document: str) -> str:
    """Put every heading of a document one level lower; those at the lowest stay there."""
    from markdown_it import MarkdownIt

    lines = document.rstrip("\n").split("\n")
    for token in MarkdownIt("commonmark").parse(document):
        if token.type == "heading_open" and token.map:
            _lower(lines, token.map, int(token.tag[1:]), token.markup)
    return "\n".join(lines)


def _lower(lines: list[str], place: Sequence[int], level: int, markup: str) -> None:
    """Lower the heading at these lines; one that is underlined gets hashes instead."""
    first, end = place
    if markup.startswith("#"):
        if level < DEEPEST:
            lines[first] = _HASHES.sub(r"\1#", lines[first], count=1)
    else:
        words = (line.strip() for line in lines[first : end - 1])
        lines[first:end] = [f"{'#' * (level + 1)} {' '.join(words)}", *[""] * (end - first - 1)]
