"""Windows: the chosen one is in sight, and nobody who is hidden is left untold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.tui.places.groups.windows import LEAST, shares, window


@given(st.integers(0, 200), st.integers(LEAST, 40), st.data())
def test_the_chosen_one_is_seen_and_the_rest_is_counted(
    count: int, rows: int, data: st.DataObject
) -> None:
    chosen = data.draw(st.none() | st.integers(0, max(0, count - 1))) if count else None
    seen = window(count, rows, chosen)
    assert chosen is None or chosen in seen.seen
    assert seen.before + len(seen.seen) + seen.after == count
    assert len(seen.seen) + bool(seen.before) <= rows


@given(st.integers(2, 200), st.integers(LEAST, 40), st.data())
def test_going_down_reaches_everybody(count: int, rows: int, data: st.DataObject) -> None:
    chosen = data.draw(st.integers(0, count - 2))
    seen = window(count, rows, chosen)
    assert chosen + 1 in seen.seen or chosen + 1 == seen.seen.stop


@given(st.lists(st.integers(1, 30), max_size=8), st.integers(0, 60))
def test_rows_are_shared_by_blocks(wanted: list[int], rows: int) -> None:
    given_ = shares(wanted, rows, LEAST)
    if given_ is None:
        assert sum(min(each, LEAST) for each in wanted) > rows
    else:
        assert sum(given_) <= max(rows, 0)
        for got, want in zip(given_, wanted, strict=True):
            assert min(want, LEAST) <= got <= want


def test_what_is_short_is_taken_by_how_much_each_needs() -> None:
    """Those in no group do not keep all they want while the groups are cut down to as much."""
    assert shares([8, 19], 19, 5) == [6, 13]
    assert shares([22, 5], 19, 5) == [14, 5]
    assert shares([10, 10, 10], 24, 5) == [8, 8, 8]
