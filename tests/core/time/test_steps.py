"""Steps of a session: by themselves, by hand, when time stands still, is given and runs short."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from builders import DATE, ENGLISH, Room, agenda, day, minutes, one_day, refusal, session
from facilitator.core.base.span import ZERO
from facilitator.core.record.agenda import Agenda, Step
from facilitator.core.record.programme import Rebalanced, SessionSplit
from facilitator.core.record.sessions import StepStarted
from facilitator.core.telling.describe.fact import describe
from facilitator.core.time import moves, steps
from facilitator.core.time.steps import Steps

S = "all"
PLANNED = (Step("Alone", 1), Step("In pairs", 2), Step("In fours", 4), Step("Everybody", 5))


def programme(length: int = 12, *, end_fixed: bool = False, start: str = "10:00") -> Agenda:
    one = replace(session(S, length, end_fixed=end_fixed), steps=PLANNED)
    return one_day(one, "coffee", start=start)


def room(length: int = 12, *, end_fixed: bool = False) -> Room:
    return Room(programme(length, end_fixed=end_fixed)).until("10:00").do(moves.toggle)


def stands(on: Room) -> Steps:
    return steps.steps(on.row(S), on.now)


def now(on: Room) -> tuple[str, str]:
    """Give the step that runs with the time it has left, as "1:30"."""
    part = stands(on).current
    if part is None:
        return "-", "-"
    return part.title, seconds(part.left)


def seconds(length: dt.timedelta) -> str:
    whole = round(length.total_seconds())
    return f"{whole // 60}:{whole % 60:02}"


def left(on: Room) -> list[str]:
    return [seconds(part.left) for part in stands(on).parts]


def took(on: Room) -> list[str]:
    return [seconds(part.took) for part in stands(on).parts]


def test_steps_follow_each_other_by_themselves_without_an_event() -> None:
    on = room()
    count = len(on.events)
    assert now(on) == ("Alone", "1:00")
    assert now(on.until("10:00:59")) == ("Alone", "0:01")
    assert now(on.until("10:01")) == ("In pairs", "2:00")
    assert now(on.until("10:05")) == ("In fours", "2:00")
    assert took(on) == ["1:00", "2:00", "2:00", "0:00"]
    following = stands(on).following
    assert following is not None
    assert following.title == "Everybody"
    assert now(on.until("10:12")) == ("-", "-")
    assert len(on.events) == count


def test_before_its_session_runs_no_step_does_and_after_it_all_have_what_they_took() -> None:
    on = Room(programme()).until("09:58")
    assert (stands(on).number, left(on)) == (0, ["1:00", "2:00", "4:00", "5:00"])
    on.until("10:00").do(moves.toggle).until("10:02").do(moves.next_session)
    assert (stands(on).number, took(on)) == (0, ["1:00", "1:00", "0:00", "0:00"])
    assert took(on.until("12:00")) == ["1:00", "1:00", "0:00", "0:00"]


def test_a_session_without_steps_has_none() -> None:
    on = Room(one_day("talk")).until("10:00").do(moves.toggle)
    assert steps.running(on.schedule) == Steps()
    assert refusal(on, steps.next_step) == "This session has no steps."


def test_the_next_step_begins_early_and_what_follows_keeps_its_length() -> None:
    on = room().until("10:00:30").do(steps.next_step)
    assert on.events[-1].fact == StepStarted(S, 2)
    assert ENGLISH.say(describe(on.events[-1].fact, on.state)) == "went on to the step “In pairs”"
    assert now(on) == ("In pairs", "2:00")
    assert left(on)[2:] == ["4:00", "5:00"]
    assert now(on.until("10:02:30")) == ("In fours", "4:00")
    assert took(on) == ["0:30", "2:00", "0:00", "0:00"]


def test_undo_takes_back_a_step_and_redo_takes_it_again() -> None:
    on = room().until("10:00:30").do(steps.next_step).wait(0.25).do(moves.undo)
    assert now(on) == ("Alone", "0:15")
    on.do(moves.redo)
    assert now(on) == ("In pairs", "1:45")


def test_a_step_can_be_gone_back_to_and_those_after_it_come_again() -> None:
    on = room().until("10:04").do(steps.begin_step, 2)
    assert stands(on).number == 2
    assert left(on) == ["0:00", "1:27", "2:55", "3:38"], "eight minutes are left for eleven"
    on.do(moves.extend, 3)
    assert left(on) == ["0:00", "2:00", "4:00", "5:00"]
    assert took(on.until("10:07"))[1:3] == ["4:00", "2:00"]


def test_what_is_refused_says_why() -> None:
    on = Room(programme()).until("09:58")
    assert refusal(on, steps.next_step).startswith("No session is running.")
    on.until("10:00").do(moves.toggle)
    assert refusal(on, steps.begin_step, 1) == "That step is the one that runs."
    assert refusal(on, steps.begin_step, 5) == "The session has no step 5."
    assert refusal(on, steps.begin_step, 0) == "The session has no step 0."
    on.until("10:08")
    assert refusal(on, steps.next_step) == ("This is the last step. n goes on to the next session.")
    assert refusal(on.until("10:13"), steps.next_step) == (
        "All steps are over. n goes on to the next session."
    )


def test_a_pause_stops_the_step() -> None:
    on = room().until("10:00:30").do(moves.toggle).until("10:20")
    assert now(on) == ("Alone", "0:30")
    assert now(on.do(moves.toggle).until("10:20:30")) == ("In pairs", "2:00")


def test_a_step_begun_in_a_pause_waits_with_its_whole_time() -> None:
    on = room().until("10:00:30").do(moves.toggle).until("10:10").do(steps.next_step)
    assert now(on.until("10:15")) == ("In pairs", "2:00")
    assert now(on.do(moves.toggle).wait(0.5)) == ("In pairs", "1:30")


def test_more_time_is_for_the_step_that_runs() -> None:
    on = room().until("10:02").do(moves.extend, 3)
    assert now(on) == ("In pairs", "4:00")
    assert left(on) == ["0:00", "4:00", "4:00", "5:00"]


def test_less_time_shortens_all_that_is_left_so_that_no_step_is_lost() -> None:
    on = room().until("10:01").do(moves.extend, -5)
    assert left(on) == ["0:00", "1:05", "2:11", "2:44"]
    assert now(on.until("10:07")) == ("-", "-")
    assert took(on) == ["1:00", "1:05", "2:11", "2:44"]


def test_time_taken_by_mistake_and_given_back_changes_nothing() -> None:
    on = room().until("10:01:30")
    before = left(on)
    on.do(moves.extend, -5).do(moves.extend, 5)
    assert left(on) == before
    on.do(moves.extend, 5).do(moves.extend, -5)
    assert left(on) == before


def test_a_session_with_time_to_spare_gives_that_first() -> None:
    on = room(15).until("10:01").do(moves.extend, -2)
    assert left(on) == ["0:00", "2:00", "4:00", "5:00"]
    on.do(moves.extend, -2)
    assert sum((part.left for part in stands(on).parts), ZERO) == minutes(10)


def test_a_session_made_shorter_before_it_begins_shortens_its_steps() -> None:
    on = Room(programme()).until("09:50")
    on.put(Rebalanced(durations=((S, 6),)))
    assert left(on) == ["0:30", "1:00", "2:00", "2:30"]
    on.until("10:00").do(moves.toggle)
    assert now(on.until("10:01:30")) == ("In fours", "2:00")
    on.do(steps.next_step)
    assert now(on) == ("Everybody", "4:30"), "what was saved is there again"


def test_what_is_given_when_no_time_is_left_is_for_the_steps() -> None:
    on = room().until("10:01").do(moves.extend, -11)
    assert on.schedule.remaining == ZERO
    assert now(on) == ("In pairs", "2:00"), "over its time a session shortens nothing more"


def test_a_session_whose_end_is_fixed_shortens_its_steps_by_what_it_is_late() -> None:
    on = Room(programme(end_fixed=True)).until("10:06").do(moves.toggle)
    assert left(on) == ["0:30", "1:00", "2:00", "2:30"]
    on.until("10:07:30")
    assert now(on) == ("In fours", "2:00")
    on.do(moves.toggle).until("10:09:45")
    assert left(on)[2:] == ["1:00", "1:15"], "while it is paused its end comes nearer"
    on.do(moves.toggle)
    assert now(on) == ("In fours", "1:00")
    assert now(on.until("10:12")) == ("-", "-")


def test_going_back_to_a_session_goes_on_with_its_step() -> None:
    on = room().until("10:02").do(moves.next_session).until("10:20").do(moves.back)
    assert now(on) == ("In pairs", "1:00")
    assert now(on.until("10:21")) == ("In fours", "4:00")


def test_time_away_that_was_a_pause_is_taken_out_of_the_steps() -> None:
    on = room().until("10:01:30")
    since = on.now
    on.until("10:06").do(steps.next_step)  # before it was said what the time away was
    assert now(on.until("10:07")) == ("Everybody", "4:00")
    on.do(moves.settle_away, since, on.now, "paused")
    assert now(on) == ("Everybody", "5:00")
    assert took(on)[0] == "1:00"
    on = room().until("10:01:30")
    since = on.now
    on.until("10:31:30").do(moves.settle_away, since, on.now, "paused")
    assert now(on) == ("In pairs", "1:30")
    on.wait(1).do(moves.undo)
    assert now(on) == ("-", "-")


def test_no_step_has_more_time_when_the_clock_was_set_back() -> None:
    on = room().until("10:01:30").do(steps.next_step).until("10:03")
    since = on.now
    on.until("09:40")
    assert on.state.of(S).used(on.now) == ZERO
    on.do(moves.settle_away, since, on.now, "counted")
    assert now(on) == ("In fours", "2:30")
    assert now(on.wait(2.5)) == ("Everybody", "5:00")


@pytest.mark.parametrize("start", ["23:55", "01:58"])
def test_steps_go_over_midnight_and_a_change_of_clocks(start: str) -> None:
    date = dt.date(2013, 3, 31) if start == "01:58" else DATE
    one = replace(session(S, 12), steps=PLANNED)
    on = Room(agenda(day(one, date=date, start=start))).until(start, date).do(moves.toggle)
    assert now(on.wait(6)) == ("In fours", "1:00")


def test_a_session_that_is_split_parts_its_steps() -> None:
    on = Room(programme()).until("09:50")
    on.put(SessionSplit(S, "rest", "Rest", 6, 1, "coffee"))
    assert [step.title for step in on.row(S).session.steps] == ["Alone", "In pairs", "In fours"]
    assert [step.title for step in on.row("rest").session.steps] == ["Everybody"]
