"""The programme as a column: each session's sign, time, distance from the plan and title."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import Room, agenda, day, session
from facilitator.core.record.speakers import SpeakerChecked
from facilitator.core.time import moves
from facilitator.tui.places.run.panels import programme
from tui.places.run import showing
from tui.places.run.showing import look, words

REMOTE = replace(session("remote", 30), remote=True)


def room() -> Room:
    return Room(
        agenda(
            day(
                session("a", 30),
                session("b", 30),
                session("lunch", 60, start="12:00"),
                session("c", 30, start="13:30", starts="not-before"),
                REMOTE,
            ),
            day(session("d", 45), session("e", 45)),
        )
    ).until("09:50")


def rows(
    of: Room, *, width: int = 40, narrow: bool = False, opened: tuple[int, ...] = ()
) -> list[str]:
    here = showing.at(of)
    listed = programme.items(here, opened)
    drawn = (programme.draw(each, here, width, narrow=narrow, opened=opened) for each in listed)
    return [words(row) for row in drawn]


def test_before_it_begins_each_session_has_its_sign_and_the_next_day_is_one_line() -> None:
    assert rows(room(), width=44) == [
        "→ 10:00     A",
        "  10:30     B",
        "= 12:00     LUNCH",
        "≥ 13:30     C",
        "⇄ 14:00     REMOTE",
        "▸ Friday 22 March · 10:00–11:30, 2 sessions",  # noqa: RUF001 - a dash between times
    ]
    assert rows(room())[-1] == "▸ Friday 22 March · 10:00–11:30"  # noqa: RUF001 - as above
    assert rows(room(), width=26)[-1] == "▸ Friday 22 March"
    assert rows(room(), narrow=True)[-1] == "▸ Friday 22 March · 10:00–11:30"  # noqa: RUF001


def test_what_runs_has_a_gauge_and_what_was_held_is_done() -> None:
    of = room().until("10:02").do(moves.start).until("10:36").do(moves.next_session).until("10:51")
    assert rows(of)[:4] == [
        "✓ 10:02  +2 A",
        "▶ 10:36  +6 B",
        f"  {'━' * 19}{'─' * 19}",
        "= 12:00     LUNCH",
    ]
    assert (
        look(programme.draw(showing.at(of).rows_of(0)[1], showing.at(of), 40, narrow=False), "B")
        == "ok bold"
    )


def test_what_is_over_time_or_missed_is_red_and_the_rest_says_how_late_it_comes() -> None:
    of = room().until("10:00").do(moves.start).until("11:45").do(moves.next_session).until("12:20")
    here = showing.at(of)
    assert rows(of)[1:5] == [
        "■ 11:45 +75 B",
        f"  {'━' * 38}",
        "= 12:20 +20 LUNCH",
        "≥ 13:30     C",
    ]
    over, lunch = (programme.draw(row, here, 40, narrow=False) for row in here.rows_of(0)[1:3])
    assert {look(over, "■"), look(over, "11:45")} == {"err bold"}
    assert look(over, "B") == "bold"
    assert {look(lunch, "="), look(lunch, "12:20")} == {"err bold"}
    assert look(lunch, "+20") == "err"


def test_a_fixed_point_that_may_still_be_kept_is_amber() -> None:
    of = room().until("10:00").do(moves.start).until("11:30").do(moves.next_session).until("11:40")
    of.do(moves.extend, 10)
    here = showing.at(of)
    assert rows(of)[3] == "= 12:10 +10 LUNCH"
    assert look(programme.draw(here.rows_of(0)[2], here, 40, narrow=False), "12:10") == "warn bold"


def test_times_agree_to_the_minute_that_a_clock_shows() -> None:
    of = room().until("10:04:59").do(moves.start)
    assert rows(of)[0] == "▶ 10:04  +4 A"
    assert rows(room().until("09:59:30").do(moves.start))[0] == "▶ 09:59  −1 A"  # noqa: RUF001
    assert rows(room().until("09:57:30").do(moves.start))[0] == "▶ 09:57  −3 A"  # noqa: RUF001


def test_paused_skipped_and_passed_have_signs_of_their_own() -> None:
    of = room().until("10:00").do(moves.start).do(moves.skip, "b").do(moves.pause)
    assert rows(of)[0] == "‖ 10:00     A"
    assert rows(of)[2] == "× 10:30     B"  # noqa: RUF001
    of.do(moves.go_to, "c")
    assert rows(of)[2] == "– 12:00     LUNCH"  # noqa: RUF001


@pytest.mark.parametrize(("fine", "its"), [(None, "warn bold"), (True, ""), (False, "err")])
def test_a_link_is_as_it_is_known_to_be(fine: bool | None, its: str) -> None:
    of = room().until("13:30").do(moves.go_to, "c")
    if fine is not None:
        of.put(SpeakerChecked("remote", fine))
    here = showing.at(of)
    assert look(programme.draw(here.rows_of(0)[4], here, 40, narrow=False), "⇄") in (
        its,
        f"{its} bold",
    )


def test_a_day_that_is_over_is_one_line_and_can_be_opened() -> None:
    of = room().until("10:00").do(moves.start).until("10:30").do(moves.end)
    of.do(moves.go_to, "remote").until("11:00").do(moves.end)
    assert rows(of) == [
        "▸ Thursday 21 March · 2 of 5 held, 11:00",
        "→ 10:00     D",
        "  10:45     E",
    ]
    assert rows(of, narrow=True)[0] == "▸ Thursday 21 March · 2/5"
    assert rows(of, opened=(0,))[:2] == [
        "▾ Thursday 21 March · 2 of 5 held, 11:00",
        "✓ 10:00     A",
    ]


def test_the_row_at_hand_is_found_whatever_second_it_is_of() -> None:
    of = room().until("10:00").do(moves.start)
    listed = programme.items(showing.at(of))
    of.until("10:10").do(moves.next_session)
    assert programme.position(listed, showing.at(of)) == 2
    assert list(programme.sessions(listed)) == [0, 2, 3, 4, 5, 6]


def test_far_from_the_plan_all_titles_still_begin_in_one_column() -> None:
    of = room().until("13:05").do(moves.start).until("13:20").do(moves.next_session)
    here = showing.at(of)
    late = programme.late_cells(here)
    drawn = [
        words(programme.draw(row, here, 40, narrow=True, late=late)) for row in here.rows_of(0)[:4]
    ]
    assert drawn == [
        "✓ 13:05 +185 A",
        "▶ 13:20 +170 B",
        "= 13:50 +110 LUNCH",
        "≥ 14:50  +80 C",
    ]
