"""Fields: air if all still fit, then none, then ends of texts go, then what is worth least."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.base.cells import cells, cut
from facilitator.files.catalogues import load
from facilitator.tui.widgets import labelled
from facilitator.tui.widgets.inks import length, shortened
from facilitator.tui.widgets.labelled import Field, Room, Worth, laid_out
from tui.drawing import HOSTILE
from tui.places.run.showing import lines

LABEL: Final = re.compile(r"""\b(?:prose|Field)\(\s*(?:language\.)?say\("([^"]+)"\)""")
PANELS: Final = Path(labelled.__file__).parents[1] / "places"


@pytest.mark.parametrize("language", ["en", "sv"])
def test_no_label_is_wider_than_its_column(language: str) -> None:
    labels = {
        each for path in PANELS.rglob("*.py") for each in LABEL.findall(path.read_text("utf-8"))
    }
    assert "Compilers" in labels
    say = load(language).say
    assert [label for label in labels if cells(say(label)) >= Room(80, 9).label] == []


def some() -> list[Field]:
    return [
        Field("Questions", [[("one", "")], [("two", "")]]),
        Field("Script", labelled.text("a long script " * 4, 20), Worth.SCRIPT, text=True),
        Field("Material", [[("○ pens", "")]], Worth.MATERIAL),
        Field("Up next", [[("12:00 Lunch", "")]], Worth.NEXT),
        Field("Empty", []),
    ]


def drawn(height: int, *, air: int = 0) -> list[str]:
    return lines(laid_out(some(), Room(30, height), air=air))


def test_a_blank_row_is_between_fields_where_all_of_them_fit_then() -> None:
    assert drawn(10) == [
        "Questions one",
        "          two",
        "",
        "Script    a long script a long",
        "          script a long script",
        "          a long script",
        "",
        "Material  ○ pens",
        "",
        "Up next   12:00 Lunch",
    ]
    assert drawn(9).count("") == 2  # those of one line stand together
    assert "" not in drawn(8)
    assert drawn(11, air=1)[0] == ""
    assert drawn(10, air=1)[0] == ""
    assert drawn(10, air=1).count("") == 3


def test_beside_a_label_wider_than_its_column_no_word_is_lost() -> None:
    room = Room(30, 5)
    field = labelled.prose("Sammanställs av", "Lisa, Sebastian, Victoria, Lennart", room)
    assert lines(laid_out([field], room)) == [
        "Sammanställs av Lisa,",
        "          Sebastian,",
        "          Victoria,",
        "          Lennart",
    ]


def test_the_end_of_a_text_goes_first_and_says_so() -> None:
    assert drawn(6)[2:4] == ["Script    a long script a long", "          script a long scrip…"]
    assert drawn(5)[2] == "Script    a long script a lon…"


@pytest.mark.parametrize(
    ("height", "kept"),
    [
        (4, ["Questions", "Script", "Material"]),
        (3, ["Questions", "Script"]),
        (2, ["Questions"]),
        (1, ["Questions"]),
        (0, []),
    ],
)
def test_then_what_is_worth_least_goes(height: int, kept: list[str]) -> None:
    labels = [line.split()[0] for line in drawn(height) if not line.startswith(" ")]
    assert labels == kept


@given(st.integers(0, 30), st.integers(0, 1), st.integers(1, 60))
def test_there_are_never_more_rows_than_room_nor_two_blank_ones(
    height: int, air: int, width: int
) -> None:
    shown = laid_out(some(), Room(width, height), air=air)
    assert len(shown) <= height
    assert not any(not one and not two for one, two in itertools.pairwise(shown))


def test_small_columns_are_narrower() -> None:
    assert (Room(40, 1).text, Room(40, 1, narrow=True).text) == (30, 31)


@pytest.mark.parametrize("words", HOSTILE)
def test_texts_are_broken_within_their_width(words: str) -> None:
    for width in (1, 7, 40):
        assert all(length(line) <= width for line in labelled.text(words, width))


def test_items_stand_side_by_side_until_there_is_no_more_room() -> None:
    found = [[("○ pens", "")], [("✓ paper", "ok")], [("○ chairs and tables", "")]]
    assert lines(labelled.items(found, 20)) == ["○ pens   ✓ paper", "○ chairs and tables"]
    assert lines(labelled.items(found, 10)) == ["○ pens", "✓ paper", "○ chairs…"]


def test_items_are_as_far_apart_where_their_next_line_is_cut() -> None:
    found = labelled.items([[("○ pens", "")], [("○ tables", "")]], 10)
    field = Field("L", found, text=True, between=labelled.APART)
    assert lines(labelled.cut_to(field, 1, Room(25, 1)).lines) == ["○ pens   ○ tab…"]


@pytest.mark.parametrize(
    ("share", "drawn_"),
    [
        (0, "──────────"),
        (0.5, "━━━━━─────"),
        (1, "━━━━━━━━━━"),
        (1.25, "━━━━━━━━■■"),
        (99, "━■■■■■■■■■"),
    ],
)
def test_a_gauge_fills_and_goes_beyond(share: float, drawn_: str) -> None:
    assert lines([labelled.gauge(share, 10, "ok")]) == [drawn_]


def test_a_text_is_broken_beside_its_label() -> None:
    room = Room(28, 5)
    field = labelled.prose("Length", "50 minutes, 40 at the least", room)
    assert lines(labelled.laid_out([field], room)) == [
        "Length    50 minutes, 40 at",
        "          the least",
    ]


def test_with_few_rows_to_spare_those_of_one_line_stand_together() -> None:
    fields = [
        Field("Speaker", [[("Bo", "")]]),
        Field("Leads", [[("Eva", "")]]),
        Field("Script", labelled.text("a long script " * 4, 20), Worth.SCRIPT, text=True),
        Field("Material", [[("○ pens", "")]], Worth.MATERIAL),
        Field("Up next", [[("12:00 Lunch", "")]], Worth.NEXT),
    ]
    assert labelled.heights(fields, 1) == (12, 10, 7)
    labels = [line[:9].strip() for line in lines(laid_out(fields, Room(30, 10), air=1))]
    assert labels == ["", "Speaker", "Leads", "", "Script", "", "", "", "Material", "Up next"]


@pytest.mark.parametrize("width", range(4, 30))
def test_pieces_are_cut_as_the_line_that_they_are(width: int) -> None:
    pieces = [("Lunch ", "bold"), ("12:00", ""), (" kept, ", "ok"), ("38", "bold"), (" min", "")]
    whole = "".join(words for words, _ in pieces)
    assert "".join(words for words, _ in shortened(pieces, width)) == cut(whole, width)
