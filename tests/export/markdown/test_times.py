"""Planned and actual times are told, and how the plan was changed, to whoever asks for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from builders import DATE, Room, agenda, day, one_day
from export.markdown.making import held, part, rows
from facilitator.core.record.agenda import Minutes
from facilitator.core.record.sessions import LeftoverSettled, SessionSkipped
from facilitator.core.time import moves
from facilitator.core.time import programme_moves as pm
from facilitator.export.markdown.parts import Wanted
from facilitator.export.wording import DASH

TIMES = Wanted(Minutes(times=True))
NEXT = DATE + dt.timedelta(days=1)


def told(room: Room) -> str:
    """Write the part with hyphens for dashes and blanks for those at which no line ends."""
    return part(room, "times", TIMES).replace(DASH, "-").replace("\N{NO-BREAK SPACE}", " ")


def test_times_are_told_only_if_they_are_asked_for() -> None:
    room = held(one_day("a"), "10:30")
    assert part(room, "times") == ""
    assert part(held(replace(one_day("a"), minutes=Minutes(times=True)), "10:30"), "times")


def test_the_table_says_how_each_session_and_day_went() -> None:
    room = held(one_day("a", "b"), "10:40")
    room.wait(5).do(moves.pause).wait(6).do(moves.toggle).do(moves.extend, 10)
    room.until("11:05").do(moves.next_session)
    assert rows(told(room)) == [
        ["Session", "Planned", "Actual", "Ended", "Pauses", "Time added or taken"],
        ["A", "10:00-10:30", "10:00-10:40", "10 min behind", "", ""],
        ["B", "10:30-11:00", "10:40-11:05", "5 min behind", "6 min", "10 min more"],
        ["Total", "1 h", "1 h 5 min", "5 min behind", "6 min", "10 min more"],
    ]


def test_no_line_ends_within_a_length() -> None:
    room = held(one_day("a", "b"), "10:40")
    written = part(room, "times", TIMES)
    assert "10\N{NO-BREAK SPACE}min behind" in written
    assert "10 min" not in written


def test_time_taken_away_is_told_as_less() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).do(moves.extend, -10)
    assert rows(told(room))[1][-1] == "10 min less"


def test_what_is_shown_adds_up() -> None:
    """Seconds are left out before times are compared, as they are for the reader."""
    room = Room(one_day("a")).until("10:00:50").do(moves.start).until("10:29:10").do(moves.end)
    assert rows(told(room))[1:] == [
        ["A", "10:00-10:30", "10:00-10:29", "1 min ahead"],
        ["Total", "30 min", "29 min", "1 min ahead"],
    ]


def test_each_of_several_days_has_its_table() -> None:
    room = Room(agenda(day("a"), day("b"))).do(moves.move_day, 1, dt.date(2013, 4, 1))
    written = told(room)
    assert "### Monday 1 April 2013\n\nPlanned for Thursday 21 March 2013.\n\n| " in written
    assert "### Tuesday 2 April 2013\n\nPlanned for Friday 22 March 2013.\n\n| " in written


def test_every_interval_of_a_session_is_told() -> None:
    room = held(one_day("a", "b"), "10:30", "11:00").wait(5).do(moves.back).wait(5).do(moves.end)
    assert rows(told(room))[2][2] == "10:30-11:00 and 11:05-11:10"


@pytest.mark.parametrize(
    ("choice", "outcome"),
    [("homework", "became homework"), ("dropped", "dropped"), (None, "skipped")],
)
def test_what_was_not_held_is_told_with_what_became_of_it(choice: str, outcome: str) -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).do(moves.skip, session="b")
    if choice == "homework":
        room.put(LeftoverSettled(("b",), "homework"))
    if choice == "dropped":
        room.put(LeftoverSettled(("b",), "dropped"))
    assert ["B", "10:30-11:00", outcome] in [row[:3] for row in rows(told(room))]


def test_what_was_carried_over_is_told_on_both_days() -> None:
    room = Room(agenda(day("a", "b"), day("c"))).until("10:00").do(moves.start)
    room.do(moves.go_to, "b").wait(10)
    room.put(SessionSkipped("b"), LeftoverSettled(("b",), "next-day"))
    room.until("10:00", NEXT).do(moves.go_to, "c").wait(30)
    room.do(moves.go_to, "b").wait(20).do(moves.end)
    written = told(room)
    assert "- **B:** It was moved here from Thursday 21 March 2013.\n" in f"{written}\n"
    assert "10:00-10:10 on 21 March 2013 and 10:30-10:50" in written


Step = Callable[[Room], Room]
STEPS: list[tuple[Step, list[str]]] = [
    (lambda room: room, []),
    (lambda room: room.do(pm.add, "Extra *", 5), ["It was added during the meeting."]),
    (lambda room: room.do(pm.later, "b"), ["It was moved; the agenda has it 11:00-11:30."]),
    (lambda room: room.do(pm.lengthen, "b", -10), ["It was replanned: 20 min instead of 30 min."]),
    (
        lambda room: room.do(
            pm.change, "b", replace(pm.wanted(room.row("b").session), title="_N_")
        ),
        ["The agenda calls it “B”."],
    ),
    (
        lambda room: room.do(pm.split, "b", 10, title="B again", day=2),
        ["It was replanned: 20 min instead of 30 min.", "It was added during the meeting."],
    ),
    (lambda room: room.do(pm.move, "b", 2, None), []),  # that is told by its days
]


@pytest.mark.parametrize(("step", "changes"), STEPS)
def test_only_what_was_planned_anew_is_told(step: Step, changes: list[str]) -> None:
    room = step(Room(agenda(day("a", "b", "c"), day("d"))).until("10:00").do(moves.start))
    lines = [line.partition(":** ")[2] for line in told(room).split("\n") if line[:2] == "- "]
    found = [s + "." for line in lines for s in line.rstrip(".").split(". ")]
    assert [s for s in found if not s.startswith("It was moved here")] == changes
