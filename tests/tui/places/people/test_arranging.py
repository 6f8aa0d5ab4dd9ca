"""Columns of people: everybody once, in order, and on one page as long as that can be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.tui.places.people.arranging import NARROWEST, arranged

BLOCKS = st.lists(st.integers(0, 40), max_size=30)


@given(BLOCKS, st.integers(1, 200), st.integers(-2, 60), st.integers(0, 60))
def test_each_row_is_shown_once_in_order_and_within_the_page(
    blocks: list[int], width: int, height: int, needed: int
) -> None:
    at = arranged(blocks, width, height, needed)
    shown = [row for column in at.columns for row in column if row is not None]
    assert shown == list(range(sum(blocks)))
    assert all(len(column) <= max(1, height) for column in at.columns)
    assert all(column[0] is not None and column[-1] is not None for column in at.columns)
    assert at.on_page * at.room + (at.on_page - 1) * at.gap <= width
    assert at.on_page == 1 or at.room >= min(needed, NARROWEST)
    for row in shown:
        number, down = at.place(row)
        assert at.columns[number][down] == row
        for by in (-1, 1):
            assert at.beside(row, by) in shown


@given(BLOCKS, st.integers(1, 200), st.integers(1, 60), st.integers(0, 60))
def test_there_are_pages_only_if_the_rows_do_not_fit_on_one(
    blocks: list[int], width: int, height: int, needed: int
) -> None:
    most = max(1, (width + 1) // (NARROWEST + 1))
    at = arranged(blocks, width, height, needed)
    assert (at.pages > 1) == (sum(blocks) > most * height)


def test_fifty_eight_people_of_fourteen_organisations_are_on_one_page() -> None:
    blocks = [5] * 12 + [6] * 2  # with the headings
    wide = arranged(blocks, 116, 34, 16)
    assert (wide.pages, wide.on_page) == (1, 3)
    assert sum(row is None for column in wide.columns for row in column) == 14 - 3
    small = arranged(blocks, 76, 18, 16)
    assert (small.pages, small.on_page, small.room) == (1, 4, 18)
    assert [len(column) for column in small.columns] == [18] * 4
    assert arranged([*blocks, 1], 76, 18, 16).pages == 2


def test_an_organisation_stays_in_one_column_and_columns_are_even() -> None:
    at = arranged([3, 3, 3], 116, 34, 16)
    assert at.columns == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]


def test_a_heading_does_not_end_a_column_because_a_name_is_long() -> None:
    blocks = [4] * 13 + [5, 8]
    at = arranged(blocks, 76, 18, 20)
    assert (at.pages, at.on_page) == (1, 4)
    headings = {sum(blocks[:number]) for number in range(len(blocks))}
    assert not headings & {column[-1] for column in at.columns}


def test_a_long_name_gets_wider_columns() -> None:
    assert arranged([5], 116, 34, 50).on_page == 2
    assert arranged([5], 116, 34, 90).on_page == 1


def test_the_next_column_has_a_row_as_far_down_or_its_last() -> None:
    at = arranged([4, 2], 76, 18, 16)
    assert at.columns == [[0, 1, 2, 3], [4, 5]]
    assert [at.beside(row, 1) for row in range(4)] == [4, 5, 5, 5]
    assert at.beside(4, -1) == 0
    assert at.beside(5, 1) == 5
