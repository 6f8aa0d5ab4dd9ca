"""Syntax advice says what to do about a text that is not TOML, and where."""

from __future__ import annotations

import re
import tomllib
from typing import Final

from facilitator.core.base.language import Phrase, phrase
from facilitator.files.toml.problems import Problem


def too_deep(line: int, column: int) -> Problem:
    """Say that nobody nests so deeply on purpose."""
    return Problem(line, column, phrase("Lists or tables are nested too deeply here."))


def line_column(text: str, at: int) -> tuple[int, int]:
    """Return the line and column, both from 1, of the character at index `at`."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


# Word processors turn quotes into these.
_CURLY_QUOTES: Final = set("“”„‟’‘‚«»")  # noqa: RUF001


def syntax_problem(text: str, error: str) -> Problem:
    """Turn `tomllib`'s error about `text` into a problem at its place."""
    reason, _, place = error.rpartition(" (at ")
    numbers = re.findall(r"\d+", place)
    if not numbers:
        return _problem_at_end(text, reason)
    line, column = map(int, numbers)
    written = text.split("\n")[line - 1]
    if written[column - 1 : column] in _CURLY_QUOTES:
        return Problem(line, column, phrase('Write straight quotes, as in "Lunch".'))
    if reason == "Invalid value" and written.lstrip().startswith("[["):
        # A header is no value: it is read as one when a list above it goes on.
        reason = "Unclosed array"
    return Problem(line, column, _advice(reason))


def _problem_at_end(text: str, reason: str) -> Problem:
    """Place a text that never ends at its beginning, anything else at the end of the file."""
    mark = _open_mark(text, reason)
    if mark is None:
        return Problem(*line_column(text, len(text)), _advice(reason))
    message = phrase("This text never ends: the quotes that it begins with are missing.")
    return Problem(*line_column(text, text.rfind(mark)), message)


def _open_mark(text: str, reason: str) -> str | None:
    """Return the quotes of a text that goes on to the end of the file, None when there is none."""
    for mark in ("'", "'''"):
        if reason == f"Expected {mark!r}":
            return mark
    try:
        tomllib.loads(text + '"""')
    except (ValueError, RecursionError):
        return None
    return '"""'


def _advice(reason: str) -> Phrase:
    """Say what to do about what `tomllib` found, for the mistakes people make."""
    # Python's later versions may find new things to say.
    other = phrase("This is not valid TOML: {reason}.", reason=reason)
    return next((advice for pattern, advice in _ADVICE if re.match(pattern, reason)), other)


_ADVICE: Final = (
    (
        "Invalid value",
        phrase(
            'The value after "=" is missing or cannot be read. '
            'A text needs quotes around it, like "Lunch".'
        ),
    ),
    (
        "Expected newline or end of document",
        phrase(
            "The line should have ended here. A text, a length or a clock time needs quotes "
            'around it, like "10:00"; a date is written like 2013-03-21.'
        ),
    ),
    (
        "Expected '=' after a key",
        phrase('"=" is missing after the key, as in title = "Lunch". A comment begins with #.'),
    ),
    (
        "Invalid statement|Invalid initial character for a key part",
        phrase('A line must be a key like title = "Lunch", a [[table]] or a # comment.'),
    ),
    (
        r"(Illegal|Found invalid) character '\\n'|Unterminated string|Expected \"'",
        phrase("A quotation mark is missing: the text must end with the mark it begins with."),
    ),
    (
        "Illegal character|Found invalid character",
        phrase("There is a character here that no text file should have. Remove it."),
    ),
    (
        "Cannot overwrite a value|Cannot declare|Duplicate inline table key",
        phrase("This is given a second time here; it may be given once."),
    ),
    (
        "Cannot mutate|Cannot redefine",
        phrase("This was already written as a complete value above, so nothing can be added here."),
    ),
    (
        r"Unescaped '\\' in a string|Invalid hex value|Escaped character",
        phrase("A backslash in a text must be written twice, or put the text in single quotes."),
    ),
    (
        "Unclosed array",
        phrase('A list is not closed: items have a comma between them and the list ends with "]".'),
    ),
    (
        "Unclosed inline table",
        phrase('A table in braces is not closed: it ends with "}" on the same line.'),
    ),
    (
        "Expected '\\]",
        phrase("The brackets around the table's name do not match; write [[day]], for instance."),
    ),
    (
        "Invalid date or datetime",
        phrase("There is no such date or time. Write a date like 2013-03-21."),
    ),
)
"""What people get wrong, by the beginning of `tomllib`'s message."""
