"""A file that is not TOML gets one problem, at its place, that says what to do."""

from __future__ import annotations

import pytest

from builders import ENGLISH
from facilitator.files.agenda.file import parse

VALUE = (
    'The value after "=" is missing or cannot be read. A text needs quotes around it, like "Lunch".'
)
LINE = (
    "The line should have ended here. A text, a length or a clock time needs quotes around it, "
    'like "10:00"; a date is written like 2013-03-21.'
)
EQUALS = '"=" is missing after the key, as in title = "Lunch". A comment begins with #.'
STATEMENT = 'A line must be a key like title = "Lunch", a [[table]] or a # comment.'
QUOTE = "A quotation mark is missing: the text must end with the mark it begins with."
ENDLESS = "This text never ends: the quotes that it begins with are missing."
CHARACTER = "There is a character here that no text file should have. Remove it."
TWICE = "This is given a second time here; it may be given once."
COMPLETE = "This was already written as a complete value above, so nothing can be added here."
BACKSLASH = "A backslash in a text must be written twice, or put the text in single quotes."
LIST = 'A list is not closed: items have a comma between them and the list ends with "]".'
BRACES = 'A table in braces is not closed: it ends with "}" on the same line.'
BRACKETS = "The brackets around the table's name do not match; write [[day]], for instance."
DATE = "There is no such date or time. Write a date like 2013-03-21."
CURLY = 'Write straight quotes, as in "Lunch".'
DEEP = "Lists or tables are nested too deeply here."
DIGITS = "This number has too many digits."

CASES = {
    "title = Meeting\n": f"1:9: {VALUE}",
    "\ntitle =\n": f"2:8: {VALUE}",
    "start = 10:00\n": f"1:11: {LINE}",
    "duration = 45 m\n": f"1:15: {LINE}",
    "date = 2013-3-1\n": f"1:12: {LINE}",
    'title = "a" "b"\n': f"1:13: {LINE}",
    'title "Meeting"\n': f"1:7: {EQUALS}",
    "Meeting\n": f"1:8: {EQUALS}",
    '{"title": "Meeting"}\n': f"1:1: {STATEMENT}",
    "a. = 1\n": f"1:4: {STATEMENT}",
    'title = "Meeting\nplace = "A"\n': f"1:17: {QUOTE}",
    "title = 'Meeting\nplace = 'A'\n": f"1:17: {QUOTE}",
    'title = "Meeting': f"1:17: {QUOTE}",
    "\ntitle = 'Meeting\nplace = 1\n": f"2:9: {ENDLESS}",
    "\ntitle = '''Meeting\n\n": f"2:9: {ENDLESS}",
    '\ntitle = """Meeting\n\nplace = "A"\n': f"2:9: {ENDLESS}",
    'title = "Meet\x07ing"\n': f"1:14: {CHARACTER}",
    "# \x00\n": f"1:3: {CHARACTER}",
    'title = "a"\ntitle = "b"\n': f"2:12: {TWICE}",
    "[a]\n[a]\n": f"2:3: {TWICE}",
    "a = { b = 1, b = 2 }\n": f"1:19: {TWICE}",
    "day = []\n[[day]]\n": f"2:6: {COMPLETE}",
    'title = "C:\\Users"\n': f"1:14: {BACKSLASH}",
    'title = "a\\q"\n': f"1:13: {BACKSLASH}",
    'rules = ["a" "b"]\n': f"1:14: {LIST}",
    'rules = [\n  "a",\n[[day]]\ndate = 1\n': f"3:3: {LIST}",
    "a = { b = 1\n}\n": f"1:12: {BRACES}",
    "[[workshop]\n": f"1:11: {BRACKETS}",
    "[workshop\n": f"1:10: {BRACKETS}",
    "date = 2013-02-30\n": f"1:8: {DATE}",
    "title = ”Meeting”\n": f"1:9: {CURLY}",
    "a = 1\n" + "a." * 600 + "b = 1\n": f"2:1: {DEEP}",
    "a = " + "[" * 5000 + "\n": f"1:1: {DEEP}",
    "\na = 1\ntitle = " + "9" * 5000: f"3:9: {DIGITS}",
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=lambda text: text[:20])
def test_syntax_problem(text: str, expected: str) -> None:
    parsed = parse(text)
    assert parsed.agenda is None
    (problem,) = parsed.problems
    assert f"{problem.line}:{problem.column}: {ENGLISH.say(problem.message)}" == expected
