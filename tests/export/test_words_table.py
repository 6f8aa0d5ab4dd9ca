"""The comparison of concepts as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room
from export.making import programme, room
from facilitator.core.words import comparison
from facilitator.core.words import moves as word_moves
from facilitator.export.sheet import cell, plain
from facilitator.export.words_table import Compared, table


def compared(made: Room, names: dict[str, str]) -> Compared:
    return Compared("r-1", "2013-03-21", comparison.compared(made.state), names)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_the_table_has_a_column_for_each_organisation() -> None:
    made = room().do(word_moves.merge, "molnet", "moln").do(word_moves.agree, "moln", "Molntjänst")
    names = {"a": "Blekinge", "b": "Dalarna", "c": "Skåne"}
    found = rows(table([compared(made, names)], ENGLISH))
    assert found[0] == [
        "record", "date", "concept", "agreed", "sharing", "organisations", "weight", "spellings",
        "Blekinge", "Dalarna", "Skåne",
    ]  # fmt: skip
    assert found[1] == [
        "r-1", "2013-03-21", "bredband", "no", "all", "3", "6", "bredband", "1", "4", "1"
    ]  # fmt: skip
    assert found[2] == [
        "r-1", "2013-03-21", "Molntjänst", "yes", "most", "2", "3", "moln | molnet", "2", "", "1"
    ]  # fmt: skip
    assert len(found) == 7


def test_several_meetings_share_the_columns() -> None:
    one = compared(room({"a": "moln"}), {"a": "Blekinge"})
    other = replace(compared(room({"b": "moln"}), {"b": "Dalarna"}), record="r-2")
    found = rows(table([one, other], ENGLISH))
    assert found[0][-2:] == ["Blekinge", "Dalarna"]
    assert [(row[0], *row[-2:]) for row in found[1:]] == [("r-1", "1", ""), ("r-2", "", "1")]
    assert rows(table([], ENGLISH)) == [found[0][:-2]]


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


def test_what_is_quoted_stays_in_its_cell() -> None:
    made = room({"a": '"a, ""b"""\n=1+1'}, programme({"a": '=Blekinge, "x"'}))
    found = rows(table([compared(made, {"a": '=Blekinge, "x"'})], ENGLISH))
    assert found[0][-1] == '\'=Blekinge, "x"'
    assert sorted(row[2] for row in found[1:]) == ["'=1+1", 'a, "b"']
