"""The comparison of concepts as a table for spreadsheets."""

from __future__ import annotations

import csv
import io

from msgspec.structs import replace

from builders import ENGLISH, Room
from export.making import programme, room
from facilitator.core.words import comparison
from facilitator.core.words import moves as word_moves
from facilitator.export.words_table import Compared, table
from facilitator.files import catalogues

SWEDISH = catalogues.load("sv")


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


def test_headings_and_words_are_in_the_language_and_numbers_as_it_writes_them() -> None:
    made = room({"a": "moln: 2.5", "b": "moln"})
    names = {"a": "Blekinge", "b": "Dalarna"}
    found = list(csv.reader(io.StringIO(table([compared(made, names)], SWEDISH)), delimiter=";"))
    assert found == [
        ["journal", "datum", "begrepp", "överenskommen", "delas av", "organisationer", "vikt",
         "skrivningar", "Blekinge", "Dalarna"],
        ["r-1", "2013-03-21", "moln", "nej", "alla", "2", "3,5", "moln", "2,5", "1"],
    ]  # fmt: skip


def test_several_meetings_share_the_columns() -> None:
    one = compared(room({"a": "moln"}), {"a": "Blekinge"})
    other = replace(compared(room({"b": "moln"}), {"b": "Dalarna"}), record="r-2")
    found = rows(table([one, other], ENGLISH))
    assert found[0][-2:] == ["Blekinge", "Dalarna"]
    assert [(row[0], *row[-2:]) for row in found[1:]] == [("r-1", "1", ""), ("r-2", "", "1")]
    assert rows(table([], ENGLISH)) == [found[0][:-2]]


def test_what_is_quoted_stays_in_its_cell() -> None:
    made = room({"a": '"a, ""b"""\n=1+1'}, programme({"a": '=Blekinge, "x"'}))
    found = rows(table([compared(made, {"a": '=Blekinge, "x"'})], ENGLISH))
    assert found[0][-1] == '\'=Blekinge, "x"'
    assert sorted(row[2] for row in found[1:]) == ["'=1+1", 'a, "b"']
