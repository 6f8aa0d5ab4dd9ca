"""The day bar as it is drawn: to scale, with its names, and its marks where there is room."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from builders import Room, at, one_day, session
from facilitator.core.base.cells import cells
from facilitator.core.time import moves
from facilitator.core.time.day_bar import DayBar, day_bar
from facilitator.files.catalogues import load
from facilitator.tui.widgets.day_bar import DayBarLine, blocks, draw, hours, marks
from facilitator.tui.widgets.inks import length
from tui.drawing import ANSI, DARK, HOSTILE, framed, looks, text

EN, SV = load("en"), load("sv")
STARTS = (("talk", "09:00"), ("round", "10:00"))


def room(now: str) -> Room:
    """Begin 09:00-10:00 talk, 10:00-12:00 round, 12:00 lunch, 13:00-15:00 groups, 15:30 close."""
    of = Room(
        one_day(
            session("talk", 60),
            session("round", 120, 60),
            session("lunch", 60, start="12:00", kind="break"),
            session("groups", 120),
            session("close", 30, start="15:30"),
            start="09:00",
        )
    )
    for id_, clock in STARTS:
        if clock <= now:
            of.until(clock).do(moves.go_to, id_)
    return of.until(now)


@cache
def bar(now: str) -> DayBar:
    of = room(now)
    drawn = day_bar(of.state, of.schedule)
    assert drawn is not None
    return drawn


def letters(now: str, width: int = 70, *, shades: bool = True) -> list[tuple[str, str]]:
    """Give the look of every cell, with its letter."""
    return [
        (letter, look) for words, look in blocks(bar(now), width, shades=shades) for letter in words
    ]


def test_hours_stand_at_their_cells() -> None:
    line = text(hours(bar("08:30"), 70))
    assert line == "09────────10────────11────────12────────13────────14────────15────────"
    assert text(hours(bar("08:30"), 28)) == "09──────11──────13──────15──"


def test_what_is_gone_and_what_is_to_come_are_drawn_to_scale() -> None:
    seen = [look for _, look in letters("11:00")]
    assert seen[:9] == ["done"] * 9  # the ends of two that are gone are apart
    assert seen[10:20] == ["now"] * 10
    assert seen[20:30] == ["next-alt"] * 10
    assert seen[30:40] == ["track"] * 10
    assert seen[40:60] == ["next"] * 20
    assert seen[60:65] == ["track"] * 5
    assert seen[65:70] == ["next-alt"] * 5


def test_beyond_a_fixed_point_is_lost() -> None:
    seen = [look for _, look in letters("12:30")]
    assert seen[10:30] == ["now"] * 20
    assert seen[30:35] == ["lost"] * 5
    assert seen[35:45] == ["track"] * 10


def test_titles_stand_in_their_blocks_and_are_cut() -> None:
    assert "".join(letter for letter, _ in letters("08:30")) == (
        " TALK      ROUND               LUNCH     GROUPS                  CLO… "
    )


def test_without_shades_lines_stand_before_sessions_and_what_is_gone_is_underlined() -> None:
    drawn = letters("12:30", shades=False)
    assert [number for number, (letter, _) in enumerate(drawn) if letter == "│"] == [
        0,
        10,
        35,
        45,
        65,
    ]
    strip = draw(bar("12:30"), 72, ANSI, EN)[1]
    styles = {segment.text.strip(): segment.style for segment in strip if segment.style}
    assert styles["TALK"].underline
    assert styles["ROUND"].underline
    assert styles["ROUND"].bold
    assert not styles["LUNCH"].underline
    assert any(segment.style and segment.style.reverse for segment in strip)
    assert all(segment.style is None or segment.style.bgcolor is None for segment in strip)


@pytest.mark.parametrize(
    ("now", "line"),
    [
        ("08:30", "← now 08:30                   = LUNCH 12:00 kept        = Finish 16:00"),
        ("10:30", "               ▶ 10:30        = LUNCH 12:00 kept        = Finish 16:00"),
        ("12:30", "   LUNCH 12:00 missed, 30 min =    ▶ 12:30              = Finish 16:00"),
        ("14:00", "LUNCH 12:00 missed, 2 h =              ▶ 14:00"),
    ],
)
def test_marks_say_what_is_true_now_and_of_the_fixed_points(now: str, line: str) -> None:
    assert text(marks(bar(now), 70, EN)) == line


@pytest.mark.parametrize("width", [*range(40, 80), 118, 158])
def test_a_fixed_point_to_come_is_never_told_before_now(width: int) -> None:
    line = text(marks(bar("11:50"), width, EN))
    assert "12:00 kept" in line
    assert line.index("▶ 11:50") < line.index("12:00 kept")


@pytest.mark.parametrize("width", [*range(16, 60), 78, 118, 158])
@pytest.mark.parametrize("now", ["08:30", "09:10", "11:55", "12:30", "15:00", "19:00"])
def test_now_stands_where_it_is_and_nothing_runs_over(now: str, width: int) -> None:
    drawn = bar(now)
    for language in (EN, SV):
        line = text(marks(drawn, width, language))
        assert cells(line) <= width
        if drawn.now is not None and drawn.start <= drawn.now <= drawn.end and "▶" in line:
            assert line.index("▶") == min(width - 1, round(drawn.share(drawn.now) * width))
        assert "▶" in line or "←" in line or "→" in line
    for row in (
        hours(drawn, width),
        blocks(drawn, width, shades=True),
        blocks(drawn, width, shades=False),
    ):
        assert length(row) == width


@pytest.mark.parametrize("now", ["08:30", "09:10", "11:20", "11:55", "12:30", "15:00", "19:00"])
def test_the_sign_of_a_fixed_point_stands_nowhere_before_its_time(now: str) -> None:
    drawn = bar(now)
    lunch = drawn.points[0]
    for width in range(16, 181):
        for language in (EN, SV):
            line = text(marks(drawn, width, language))
            if lunch.title in line or "12:00" in line:
                of = round(drawn.share(lunch.at) * width)
                mark = next(piece for piece in line.split("  ") if "12:00" in piece).strip()
                sign = line.index(mark) + (0 if mark.startswith("=") else len(mark) - 1)
                assert line[sign] == "="
                assert sign >= min(of, width - 1), (width, line)


def test_the_nearest_fixed_point_is_said_longest() -> None:
    for width in range(30, 161):
        line = text(marks(bar("10:30"), width, EN))
        assert "12:00 kept" in line, width
    assert looks(marks(bar("12:30"), 100, EN))["LUNCH 12:00 missed, 30 min ="] == "err"
    assert looks(marks(bar("12:30"), 100, EN))["= Finish 16:00"] == "ok"
    assert looks(marks(bar("14:00"), 100, EN))["= Finish 16:00, 1 h 30 min late"] == "warn"
    assert looks(marks(bar("10:30"), 100, EN))["▶ 10:30"] == "bold"


@pytest.mark.parametrize("words", HOSTILE)
def test_titles_of_any_kind_neither_style_nor_break_the_bar(words: str) -> None:
    drawn = bar("10:30")
    drawn = replace(drawn, blocks=tuple(replace(block, title=words) for block in drawn.blocks))
    for width in (0, 1, 2, 3, 20, 80, 200):
        for inks in (DARK, ANSI):
            rows = draw(drawn, width, inks, EN)
            assert {row.cell_length for row in rows} <= {width}
            assert "\n" not in "".join(row.text for row in rows)
    if words and "\n" not in words:
        assert words in draw(drawn, 200, DARK, EN)[1].text


async def test_in_one_row_there_is_only_the_bar_and_nothing_is_drawn_without_a_change() -> None:
    widget = DayBarLine(EN)
    async with framed(widget):
        widget.show(bar("10:30"))
        assert [widget.render_line(row).text[1:3] for row in range(3)] == ["09", " T", "  "]
        first = [widget.render_line(row) for row in range(3)]
        widget.show(replace(bar("10:30"), now=at("10:30:10")))
        assert [widget.render_line(row) for row in range(3)] == first
        widget.show(bar("11:30"))
        assert [widget.render_line(row) for row in range(3)] != first
    small = DayBarLine(EN)
    small.styles.height = 1
    async with framed(small):
        small.show(bar("10:30"))
        assert "TALK" in small.render_line(0).text
        small.show(None)
        assert small.render_line(0).text.strip() == ""


@pytest.mark.parametrize("now", ["08:30", "10:30", "11:50", "12:30", "14:00"])
def test_marks_have_air_between_them(now: str) -> None:
    for language in (EN, SV):
        for width in range(30, 180):
            found = [piece for piece, _ in marks(bar(now), width, language)]
            between = found[2::2]  # what is before each mark but the first
            assert all(len(blanks) > 1 and not blanks.strip() for blanks in between), width
