"""The two lines at the top: what is dropped when they are narrow, and what never is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator.files.catalogues import load
from facilitator.tui.frame.header_lines import (
    SHORT,
    Meeting,
    Running,
    Tab,
    meeting_line,
    places_line,
)
from facilitator.tui.frame.places import PLACE_WORDS
from facilitator.tui.widgets.inks import length
from tui.drawing import looks, text

WIDTHS = range(60, 201)
NAMES = ("run", "notes", "groups", "homework", "words", "people", "series")
COUNTS = {"notes": "6", "homework": "2/14", "words": "96", "people": "47/58", "series": "3"}
TITLE = "Lärprojektet Digital agenda, träff 1"


def tabs(code: str, **waiting: int) -> list[Tab]:
    language = load(code)
    return [
        Tab(
            str(number),
            language.say(PLACE_WORDS[name]),
            language.say(SHORT.get(name, PLACE_WORDS[name])),
            COUNTS.get(name, ""),
            waiting.get(name, 0),
        )
        for number, name in enumerate(NAMES, 1)
    ]


def running(code: str, *, over: bool = False) -> Running:
    if over:
        word = "missad" if code == "sv" else "missed"
        return Running("■", "+123:12", "err", "+123", "12:00", word, point_look="err")
    return Running("▶", "87:24", "ok", "+4", "12:00", "hålls" if code == "sv" else "kept")


def places(code: str, current: str, width: int, *, over: bool = False) -> str:
    waiting = {"groups": 18}
    return text(places_line(tabs(code, **waiting), current, running(code, over=over), width))


def meeting(code: str) -> Meeting:
    sv = code == "sv"
    return Meeting(
        TITLE,
        "10:32",
        "dag 2 av 2" if sv else "day 2 of 2",
        "fredag 22 mars" if sv else "Friday 22 March",
        "22 av 23 här" if sv else "22 of 23 here",
    )


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_digits_what_waits_the_time_and_the_fixed_point_are_there_at_every_width(
    code: str, width: int
) -> None:
    for current in "1234567":
        for over in (False, True):
            line = places(code, current, width, over=over)
            assert length([(line, "")]) <= width
            assert all(f" {digit}" in line for digit in "1234567"), line
            assert "▲18" in line
            assert ("■ +123:12" if over else "▶ 87:24") in line
            assert "= 12:00 " in line


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        # everything
        (
            139,
            (
                "  1 Kör  2 Anteckningar 6  3 Arbetsgrupper ▲18  4 Hemuppgifter 2/14  5 Ord 96"
                "  6 Personer 47/58  7 Mötesserie 3   ▶ 87:24 +4 = 12:00 hålls"
            ),
        ),
        # no plain counts but that of the place one is in
        (
            127,
            (
                "  1 Kör  2 Anteckningar  3 Arbetsgrupper ▲18  4 Hemuppgifter  5 Ord"
                "  6 Personer 47/58  7 Mötesserie   ▶ 87:24 +4 = 12:00 hålls"
            ),
        ),
        # short names, first those that lose least
        (
            116,
            (
                "  1 Kör  2 Anteckningar  3 Grupper ▲18  4 Hemuppgifter  5 Ord"
                "  6 Personer 47/58  7 Serie   ▶ 87:24 +4 = 12:00 hålls"
            ),
        ),
        (
            98,
            (
                "  1 Kör  2 Ant  3 Grupper ▲18  4 Hem  5 Ord  6 Personer 47/58  7 Serie"
                "   ▶ 87:24 +4 = 12:00 hålls"
            ),
        ),
        # no air, the short name of the place one is in and no "+4"
        (80, " 1 Kör 2 Ant 3 Grupper ▲18 4 Hem 5 Ord  6 Pers  7 Serie   ▶ 87:24 = 12:00 hålls"),
        (77, " 1 Kör 2 Ant 3 Grupper ▲18 4 Hem 5 Ord 6 Pers 7 Serie  ▶ 87:24 = 12:00 hålls"),
        # digits
        (60, " 1 2 3 ▲18 4 5 6 Pers 7               ▶ 87:24 = 12:00 hålls"),
    ],
)
def test_what_is_dropped_goes_in_its_order(width: int, shown: str) -> None:
    assert places("sv", "6", width).split("▶") == shown.split("▶")


@pytest.mark.parametrize("code", ["sv", "en"])
def test_nothing_comes_back_on_the_way_to_narrower_lines(code: str) -> None:
    for current in "16":
        lengths = [length([(places(code, current, width).rstrip(), "")]) for width in WIDTHS]
        assert lengths == sorted(lengths)


def test_the_place_one_is_in_is_filled_and_the_others_keep_their_cells() -> None:
    line = places_line(tabs("en"), "2", None, 120)
    assert looks(line)["2 Notes 6"] == "tab"
    assert looks(line)["1 Run"] == "muted"
    assert looks(line)["47/58"] == "accent"
    wide = {places("sv", current, 160).index(" 7 ") for current in "1234567"}
    assert len(wide) == 1


def test_colours_say_how_the_time_stands() -> None:
    line = looks(places_line(tabs("en", groups=18), "1", running("en", over=True), 120))
    assert line["■ +123:12"] == "err bold"
    assert line["+123"] == "warn"
    assert line["missed"] == "err"
    assert line["▲18"] == "warn"


def test_nothing_runs_and_there_is_no_fixed_point() -> None:
    assert "=" not in text(places_line(tabs("en"), "1", None, 120))
    assert text(places_line(tabs("en"), "1", Running("▶", "3:00", "ok"), 120)).endswith("▶ 3:00")


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_first_line_has_its_width_and_always_the_clock(code: str, width: int) -> None:
    line = text(meeting_line(meeting(code), width))
    assert length([(line, "")]) == width - 1
    assert line.startswith(" Lärprojektet Di")
    assert line.endswith("10:32")


def test_of_the_first_line_the_date_goes_and_then_the_title_is_cut() -> None:
    lines = [text(meeting_line(meeting("sv"), width)).strip() for width in (100, 80, 60, 40, 20)]
    assert lines == [
        (
            "Lärprojektet Digital agenda, träff 1  dag 2 av 2 · fredag 22 mars"
            "             22 av 23 här   10:32"
        ),
        "Lärprojektet Digital agenda, träff 1  dag 2 av 2          22 av 23 här   10:32",
        "Lärprojektet Digital ag…  dag 2 av 2  22 av 23 här   10:32",
        "Lärprojektet Di…  22 av 23 här   10:32",
        "Lärprojekt…  10:32",
    ]


def test_marks_stand_before_who_is_here() -> None:
    rehearsed = Meeting("A", "10:32", here="3 of 4 here", marks=(("REHEARSAL", "warn bold"),))
    line = meeting_line(rehearsed, 60)
    assert text(line).endswith("REHEARSAL  3 of 4 here   10:32")
    assert looks(line)["REHEARSAL"] == "warn bold"
    assert "REHEARSAL" in text(meeting_line(rehearsed, 22))


def test_the_names_of_other_laptops_go_first() -> None:
    others = tuple(((words, ""),) for words in ("♦ Bo 3 s · Cissi left 10:40", "♦ 3 s", "♦ 2"))
    shared = replace(meeting("en"), others=others)
    lines = [text(meeting_line(shared, width)) for width in (140, 110, 60, 40)]
    assert "Friday 22 March" in lines[0]
    assert "22 of 23 here   ♦ Bo 3 s · Cissi left 10:40   10:32" in lines[0]
    assert "Friday 22 March" in lines[1]
    assert "22 of 23 here   ♦ 3 s   10:32" in lines[1]
    assert lines[2].endswith("22 of 23 here   ♦ 3 s   10:32")
    assert lines[3].endswith("♦ 3 s   10:32")
