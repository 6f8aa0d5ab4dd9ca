"""The laws of the capture line: it never fails, and editing gets back the same capture."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.base.text import clean
from facilitator.core.notes.capture import PRIVATE, SIGNS, Capture, compose, parse
from facilitator.core.notes.names import named

PEOPLE = ("Cissi Dahl", "Bo", "Bo Ek", "Åsa Öst", 'Anna "Ann" Berg', "Ek, Karl", "A.B.", " ")
NAMES = named(PEOPLE, [("ost", "Region Öst"), ("s", "Due 26/4")], ["Karl Ek", "Åsa"])
TODAYS = st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1))
PARTS = st.sampled_from(
    [
        *PEOPLE,
        *'!>"?#=%”“„»«@.,;:()x\\\n \u0338\u030a\x1b',
        *("due", "senast", "by", "till", "2013-04-26", "26/4", "31/4", "3 maj", "fredag"),
        *("--", "\u2013", "-", "  ", "om", "och"),
        *(
            "@a",
            "@Bo",
            "@Bo Ek",
            "@BO",
            "Berg",
            '@"',
            "@“",
            "@ost",
            "@Region Östs",
            "@Östs",
            "@Karl",
            "@Åsa's",
        ),
    ]
)
# Half of them are made of what has a meaning, half of anything.
LINES = st.lists(PARTS, max_size=12).map("".join) | st.text(max_size=30)
BODIES = st.lists(PARTS, max_size=12).map(" ".join)
SIGNED = st.tuples(st.sampled_from([*SIGNS.values(), PRIVATE]), LINES | BODIES)
ALL_LINES = LINES | SIGNED.map("".join)


@given(ALL_LINES, TODAYS)
def test_parse_reads_any_line(line: str, today: dt.date) -> None:
    capture = parse(line, today=today, names=NAMES)
    assert capture.kind in SIGNS
    assert capture.text == clean(capture.text).strip()


@given(ALL_LINES, TODAYS)
def test_parse_reads_back_what_compose_writes(line: str, today: dt.date) -> None:
    capture = parse(line, today=today, names=NAMES)
    assert parse(compose(capture), today=today, names=NAMES) == capture


@given(ALL_LINES, TODAYS)
def test_compose_is_stable(line: str, today: dt.date) -> None:
    written = compose(parse(line, today=today, names=NAMES))
    assert compose(parse(written, today=today, names=NAMES)) == written


@given(ALL_LINES, TODAYS)
def test_without_known_people_it_is_the_same(line: str, today: dt.date) -> None:
    capture = parse(line, today=today)
    assert parse(compose(capture), today=today) == capture


@given(st.text(max_size=30))
def test_any_text_can_be_kept_as_a_note_by_escaping_it(text: str) -> None:
    text = clean(text).strip()
    assert parse(compose(Capture("note", text)), today=dt.date(2013, 3, 21)).text == text
