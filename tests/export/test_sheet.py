"""Tables for spreadsheets are as each language's programs read them, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import ENGLISH
from facilitator.export.sheet import cell, number, plain, separator, sheet
from facilitator.files import catalogues

SWEDISH = catalogues.load("sv")


@given(
    st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4),
    st.sampled_from((ENGLISH, SWEDISH)),
)
def test_every_cell_is_read_back(rows: list[list[str]], language: object) -> None:
    chosen = SWEDISH if language is SWEDISH else ENGLISH
    safe = [[cell(text.replace("\r", "")) for text in row] for row in rows]
    written = sheet(["x"], safe, chosen, ["y"])
    found = list(csv.reader(io.StringIO(written, newline=""), delimiter=separator(chosen)))
    assert found == [["x", "y"], *safe]


@pytest.mark.parametrize(
    ("value", "english", "swedish"),
    [(2.5, "2.5", "2,5"), (3, "3", "3"), (1000.125, "1000.125", "1000,125")],
)
def test_a_number_has_the_decimal_sign_of_the_language(
    value: float, english: str, swedish: str
) -> None:
    assert number(value, ENGLISH) == english
    assert number(value, SWEDISH) == swedish


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+46 8", "'+46 8"),
        ("-x", "'-x"),
        ("@me", "'@me"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("'=1", "''=1"),
        ("\uff1d1", "'\uff1d1"),
        ("'n moln", "'n moln"),
        ("x;=1", "x;'=1"),
        ("x;'-1; -a-b", "x;''-1;' -a-b"),
        ("x\n=1\ny", "x\n'=1\ny"),
        ("e-tjänst", "e-tjänst"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, safe: str) -> None:
    assert cell(text) == safe
    assert plain(safe) == text


@given(st.text(st.sampled_from("'=+-@\t\r a,\"\n;å")))
def test_every_text_is_safe_and_reads_back_equal(text: str) -> None:
    for part in re.split("[;\n\r]", cell(text)):  # as where semicolons part cells
        assert part.lstrip(" ")[:1] not in tuple("=+-@\t")
    assert plain(cell(text)) == text
