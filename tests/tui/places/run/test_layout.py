"""What goes first when the window is small, and what stands where in a wide one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region, Size

from facilitator.tui.places.run.layout import NOWHERE, Layout, laid_out

CHROME = 4


def at(width: int, height: int, programme: int = 14, now: int = 30) -> Layout:
    return laid_out(Size(width, height), Size(width, height - CHROME), programme, now)


def parts(of: Layout) -> list[Region]:
    return [of.programme, of.room, of.now, of.later, of.bar, of.notes]


def test_a_normal_window_shows_all_but_what_comes_later() -> None:
    of = at(120, 40)
    assert of.programme == Region(0, 0, 46, 14)
    assert of.room == Region(0, 14, 46, 11)
    assert of.now == Region(46, 0, 74, 25)
    assert of.bar == Region(0, 25, 120, 3)
    assert of.notes == Region(0, 28, 120, 8)
    assert of.later == NOWHERE


def test_a_small_window_leaves_out_the_room_and_the_ruler() -> None:
    of = at(80, 24)
    assert of.programme == Region(0, 0, 32, 15)
    assert of.now == Region(32, 0, 48, 15)
    assert of.bar == Region(0, 15, 80, 1)
    assert of.notes == Region(0, 16, 80, 4)
    assert of.room == of.later == NOWHERE


def test_a_wide_window_has_three_columns() -> None:
    of = at(180, 50)
    assert of.now == Region(50, 0, 78, 30)
    assert of.later == Region(50, 30, 78, 13)
    assert of.notes == Region(128, 0, 52, 43)
    assert of.bar == Region(0, 43, 180, 3)


def test_a_narrow_window_that_is_high_enough_has_all_that_a_normal_one_has() -> None:
    of = at(80, 40)
    assert of.notes.height == at(120, 40).notes.height
    assert of.room == Region(0, 14, 32, 11)
    assert of.bar.height == 3


@pytest.mark.parametrize(("width", "height"), [(99, 40), (120, 31)])
def test_narrow_and_low_are_different_things(width: int, height: int) -> None:
    of = at(width, height)
    assert (of.narrow, of.low) == (width < 100, height < 32)


def test_what_the_time_leaves_free_is_for_what_comes_later() -> None:
    of = at(120, 40, now=14)
    assert of.now == Region(46, 0, 74, 14)
    assert of.later == Region(46, 14, 74, 11)
    assert at(120, 40, now=20).later == NOWHERE  # too little is left
    assert at(120, 40, now=0).later == NOWHERE  # nothing comes later
    assert at(180, 50, now=0).later == NOWHERE


def test_with_few_rows_the_notes_go_and_in_a_narrow_window_the_programme() -> None:
    assert at(80, 19).notes == NOWHERE
    assert at(60, 24).programme.width == 0
    assert at(60, 24).now.width == 60


def test_a_long_programme_leaves_room_for_what_the_room_sees() -> None:
    of = at(120, 40, programme=60)
    assert of.room.height == 5
    assert at(120, 40, programme=4).room.height == 21


@given(st.integers(60, 220), st.integers(16, 80), st.integers(2, 80), st.integers(2, 80))
def test_parts_fill_the_body_and_none_lies_over_another(
    width: int, height: int, programme: int, now: int
) -> None:
    of = at(width, height, programme, now)
    body = Size(width, height - CHROME)
    shown = [part for part in parts(of) if part.area]
    assert sum(part.area for part in shown) == body.area
    assert all(body.region.contains_region(part) for part in shown)
    for number, part in enumerate(shown):
        assert not any(part.overlaps(other) for other in shown[number + 1 :])
    assert of.now.width >= min(width, 38)  # the figure of a long session


@pytest.mark.parametrize(
    ("whole", "notes"),
    [
        ((31, 25, 20), 8),  # there is some air
        ((28, 27, 20), 5),
        ((31, 29, 20), 4),
        ((33, 31, 27), 6),  # all that there is, without air
        ((40, 38, 36), 8),  # nothing would help
    ],
)
def test_where_the_middle_needs_more_rows_the_notes_give_some(
    whole: tuple[int, int, int], notes: int
) -> None:
    of = laid_out(Size(120, 40), Size(120, 36), 14, 30, whole)
    assert of.notes.height == notes
    assert of.now.height == 36 - 3 - notes
    assert laid_out(Size(80, 24), Size(80, 20), 14, 30, whole).notes.height == 4
