"""The time of the middle panel: figures and words say the same minute, in every phase."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import Room, agenda, day, session
from facilitator.core.record.programme import LatenessAccepted
from facilitator.core.time import moves
from facilitator.core.time.rebalance import propose
from facilitator.tui.places.run.panels.time import Time, time
from tui.places.run import showing
from tui.places.run.showing import words


def room() -> Room:
    """Make a day: talk 10:00-10:30, round 10:30-12:00 (at least 60), lunch at 12, last until 14."""
    return Room(
        agenda(
            day(
                session("talk", 30),
                session("round", 90, 60),
                session("lunch", 60, start="12:00", kind="break"),
                session("last", 60, 30),
            ),
            day("c"),
        )
    ).until("09:50")


def seen(of: Room, *, narrow: bool = False, width: int = 70) -> Time:
    return time(showing.at(of), width, narrow=narrow)


def test_before_the_start_it_counts_to_it_and_names_the_key() -> None:
    here = seen(room().until("09:52:48"))
    assert (here.figure, here.look, here.standing) == ("7:12", "accent", "")
    assert words(here.state) == "until 10:00   space starts it"
    assert words(here.point) == "= LUNCH 12:00 kept, 30 min can be made up"


def test_long_before_it_is_said_in_words_and_on_another_date_no_key_is_named() -> None:
    here = seen(room().until("16:30", dt.date(2013, 3, 20)))
    assert here.figure == "17 h 30 min"
    assert words(here.state) == "until Thursday 21 March 10:00"


@pytest.mark.parametrize(
    ("clock", "figure", "state"),
    [("10:00:20", "+0:20", "▲ 10:00 now"), ("10:05:20", "+5:20", "▲ 5 min after 10:00")],
)
def test_what_should_have_begun_is_amber_and_counts_up(clock: str, figure: str, state: str) -> None:
    here = seen(room().until(clock))
    assert (here.figure, here.look, here.standing) == (figure, "warn", "warn")
    assert words(here.state).startswith(state)


@pytest.mark.parametrize(
    ("clock", "figure", "state", "look"),
    [
        ("10:05:36", "24:24", "● 24 min left   on time", "ok"),
        ("10:24:01", "5:59", "▲ 5 min left   on time", "warn"),
        ("10:28:24", "1:36", "▲ 1 min left   on time", "warn"),
        ("10:29:00", "1:00", "◆ 1 min left   on time", "warn"),
        ("10:29:30", "0:30", "◆ less than a minute left   on time", "warn"),
        ("10:30:30", "+0:30", "■ over time", "err"),
        ("10:36:12", "+6:12", "■ 6 min over time", "err"),
    ],
)
def test_each_phase_has_its_colour_its_sign_and_its_words(
    clock: str, figure: str, state: str, look: str
) -> None:
    of = room().until("10:00").do(moves.start).until(clock)
    here = seen(of)
    assert (here.figure, words(here.state)) == (figure, state)
    assert (here.look, here.standing) == (look, look)


@given(st.integers(0, 40 * 60 * 1000))
def test_the_words_say_the_minutes_that_the_figure_shows(passed: int) -> None:
    of = room().until("10:00").do(moves.start).wait(dt.timedelta(milliseconds=passed))
    here = seen(of)
    minutes = int(here.figure.lstrip("+").split(":")[0])
    said = re.search(r"(\d+) min", words(here.state))
    assert (int(said[1]) if said and minutes else 0) == minutes
    over = here.figure.startswith("+")
    assert over == ("over time" in words(here.state)) == (here.standing == "err")


def test_a_pause_stands_still_and_says_for_how_long() -> None:
    of = room().until("10:00").do(moves.start).until("10:05").do(moves.pause).until("10:08:30")
    here = seen(of)
    assert (here.figure, here.look, here.standing) == ("25:00", "muted", "")
    assert words(here.state) == "‖ paused for 3 min, 25 min left   3 min behind"


def test_where_a_pause_has_no_room_for_all_the_figure_says_what_is_left() -> None:
    of = room().until("10:00").do(moves.start).until("10:05").do(moves.pause).until("10:08:30")
    assert words(seen(of, width=40).state) == "‖ paused for 3 min   3 min behind"


def test_of_a_session_left_for_another_it_says_what_is_left_of_it() -> None:
    of = room().until("10:00").do(moves.start).until("10:10").do(moves.go_to, "round")
    of.until("10:20").do(moves.go_to, "talk").until("10:45").do(moves.end)
    here = seen(of)
    assert (here.figure, here.look, here.standing) == ("80:00", "muted", "")
    assert words(here.state) == "… left unfinished, 80 min left   space goes on"


def test_what_is_behind_and_over_for_another_reason_says_both() -> None:
    of = room().until("10:10").do(moves.start).until("10:43")
    assert words(seen(of).state) == "■ 3 min over time   13 min behind"


def late() -> Room:
    """Let the talk run ten minutes over."""
    return room().until("10:00").do(moves.start).do(moves.extend, 10).until("10:20")


def test_a_fixed_point_that_can_be_saved_names_the_key_that_does() -> None:
    here = seen(late())
    assert words(here.point) == "= LUNCH 12:00, 10 min late   r rebalances"
    assert showing.look(here.point, "late") == "warn"


def test_after_a_rebalance_it_is_kept_again() -> None:
    of = late().do(propose.rebalance)
    assert words(seen(of).point) == "= LUNCH 12:00 kept, 20 min can be made up"


def test_what_only_an_earlier_end_saves_says_when() -> None:
    of = room().until("10:00").do(moves.start).until("10:40").do(moves.next_session)
    of.do(moves.extend, 5)
    assert words(seen(of).point) == "= LUNCH 12:00, 15 min late   end by 12:00 to keep it"
    assert words(seen(of, narrow=True).point) == "= LUNCH 12:00, 15 min late   end by 12:00"


def test_what_nothing_saves_is_red_before_it_is_missed() -> None:
    of = Room(agenda(day(session("talk", 60), session("lunch", start="11:00"))))
    assert words(seen(of.until("09:50")).point) == "= LUNCH 11:00 kept, no time to spare"
    here = seen(of.until("10:10"))
    assert words(here.point) == "= LUNCH 11:00 cannot be kept, starts 11:10"
    assert words(seen(of, narrow=True).point) == "= LUNCH 11:00 lost, now 11:10"


def test_what_is_missed_is_red_and_says_what_becomes_of_it() -> None:
    of = room().until("10:00").do(moves.start).until("10:30").do(moves.next_session)
    here = seen(of.until("12:06:12"))
    assert words(here.point) == "= LUNCH 12:00 is missed, starts 12:06 if you end now"
    assert showing.look(here.point, "LUNCH") == "err"
    assert words(seen(of, narrow=True).point) == "= LUNCH 12:00 missed, now 12:06"


def test_accepted_lateness_is_no_alarm() -> None:
    of = late()
    of.put(LatenessAccepted("lunch"))
    assert words(seen(of).point) == "= LUNCH 12:10, planned 12:00"
    assert showing.look(seen(of).point, "planned") == "muted"


def test_without_a_fixed_point_the_end_of_the_day_is_what_is_kept() -> None:
    of = room().until("12:00").do(moves.go_to, "lunch").until("12:30")
    assert words(seen(of).point) == "= Finish 14:00 kept, 30 min can be made up"
    of.do(moves.extend, 45)
    assert words(seen(of).point) == "= Finish 14:00, 45 min late"


def test_where_there_is_no_room_what_saves_it_goes_before_the_title_is_cut() -> None:
    of = room().until("10:00").do(moves.start).until("10:40").do(moves.next_session)
    assert (
        words(seen(of, width=44, narrow=True).point) == "= LUNCH 12:00, 10 min late   end by 12:00"
    )
    assert words(seen(of, width=40, narrow=True).point) == "= LUNCH 12:00, 10 min late"
    assert words(seen(of, width=24, narrow=True).point) == "= LU… 12:00, 10 min late"


def test_a_long_title_is_cut_and_the_times_stay() -> None:
    meal = session("lunchtogether", 60, start="12:00", kind="break")
    of = Room(agenda(day(session("talk", 30, 20), meal))).until("10:00")
    point = words(seen(of, width=60).point)
    assert point == "= LUNCHTOGETHER 12:00 kept, 1 h 30 min to spare"
    point = words(seen(of, width=43).point)
    assert point == "= LUNCHTOG… 12:00 kept, 1 h 30 min to spare"


def test_a_title_is_cut_to_no_stump_while_the_time_to_spare_can_go() -> None:
    assert words(seen(room(), width=39).point) == "= LUNCH 12:00 kept"
    assert words(seen(room(), width=16).point) == "= LU… 12:00 kept"


def test_between_days_there_is_no_figure() -> None:
    of = room().until("10:00").do(moves.go_to, "last").until("14:00").do(moves.end)
    assert seen(of) == Time()
