"""A problem is something in a file that its author has to know, with the place where it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from facilitator.core.base.language import Phrase

Path = tuple[str | int, ...]
"""Where a value is in a TOML document: keys, and indices (from 0) in lists."""


class Problem(Struct, frozen=True):
    """A sentence about the file with its place: line and column in characters, both from 1."""

    line: int
    column: int
    message: Phrase


class Issue(Struct, frozen=True):
    """A problem not yet placed: it concerns the key at `path`, or else its value.

    A table's value is the table, so it is placed at its header. When the key is not known,
    `meant` is the path of the one that was probably meant.
    """

    path: Path
    message: Phrase
    at: Literal["key", "value"] = "value"
    meant: Path = ()


def placed(text: str, issues: Iterable[Issue]) -> tuple[Problem, ...]:
    """Find the places of `issues` in the TOML `text` and sort them by place."""
    issues = tuple(issues)
    if not issues:
        return ()
    # Finding places takes a second parser, which a file without problems never loads.
    from facilitator.files.toml.positions import locate

    places = locate(text, {issue.path for issue in issues})
    found = []
    for issue in issues:
        line, column = getattr(places[issue.path], issue.at)
        found.append(Problem(line, column, issue.message))
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))
