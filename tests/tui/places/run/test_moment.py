"""What Run is about: the first day lasts until midnight, and a second keeps what it can."""

from __future__ import annotations

import datetime as dt

from builders import ENGLISH, Room, agenda, at, day
from facilitator.core.time import moves
from facilitator.core.time.view import View
from facilitator.tui.places.run.moment import Stage, moment, same
from tui.places.run import showing

TOMORROW = dt.date(2013, 3, 22)


def room() -> Room:
    return Room(agenda(day("a", "b"), day("c", "d"))).until("09:50")


def test_it_begins_before_the_first_session_runs_and_is_over_in_the_end() -> None:
    of = room()
    stages = [showing.at(of).stage]
    of.until("10:00").do(moves.start)
    stages.append(showing.at(of).stage)
    of.until("10:20").do(moves.end)
    stages.append(showing.at(of).stage)
    of.do(moves.start).until("10:50").do(moves.end)
    stages.append(showing.at(of).stage)
    of.until("09:00", TOMORROW).do(moves.start).do(moves.next_session).do(moves.next_session)
    stages.append(showing.at(of).stage)
    assert stages == [Stage.BEFORE, Stage.RUNNING, Stage.BEFORE, Stage.BETWEEN, Stage.OVER]


def test_until_midnight_it_is_the_day_that_was_held_and_the_next_is_shown() -> None:
    of = room().until("10:00").do(moves.start).do(moves.next_session).do(moves.end)
    evening = showing.at(of.until("23:59"))
    assert (evening.today, evening.day, evening.stage) == (0, 1, Stage.BETWEEN)
    night = showing.at(of.until("00:00", TOMORROW))
    assert (night.today, night.day, night.stage) == (1, 1, Stage.BEFORE)


def test_the_evening_before_the_first_day_is_that_day() -> None:
    of = showing.at(room().until("20:00", dt.date(2013, 3, 20)))
    assert (of.today, of.day, of.stage) == (0, 0, Stage.BEFORE)


def test_a_session_of_another_day_that_runs_is_shown_among_its_own() -> None:
    of = room().until("10:00").do(moves.go_to, "d")
    assert (showing.at(of).day, showing.at(of).here) == (1, "d")


def test_what_comes_after_is_of_the_same_day() -> None:
    of = room().until("10:00").do(moves.start)
    assert [row.session.id for row in showing.at(of).ahead()] == ["b"]


def test_a_second_keeps_what_it_does_not_change() -> None:
    of = room().until("10:00").do(moves.start)
    first = showing.at(of)
    later = View(of.state, of.until("10:00:59").schedule)
    assert same(first, later)
    second = moment(later, ENGLISH, first)
    assert second.bar is first.bar
    assert second.now == at("10:00:59")
    assert not same(first, View(of.state, of.until("10:01").schedule))
    assert not same(first, View(of.do(moves.extend, 5).state, of.schedule))


def test_nothing_in_the_programme_is_over() -> None:
    of = showing.at(Room(agenda(day())))
    assert (of.stage, of.bar, of.row, of.here) == (Stage.OVER, None, None, "")
