"""What the last change did: which sessions moved, and whether the fixed point is kept by it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import ENGLISH, Room, one_day, session
from facilitator.core.time import moves
from facilitator.core.time.view import View
from facilitator.tui.places.programme.effects import MOST, fields
from facilitator.tui.widgets.labelled import Room as Space
from facilitator.tui.widgets.labelled import laid_out
from tui.places.run.showing import WIDE, lines


def said(before: View, on: Room) -> dict[str, list[str]]:
    """Give the lines of each field by its label."""
    found = fields(before, View(on.state, on.schedule), ENGLISH, WIDE)
    return {field.label: lines(field.lines) for field in found}


def begun(lunch: str, shortest: int = 15) -> Room:
    """Begin a day of a talk and a discussion until lunch, at a time of its own."""
    talk = session("discussion", 30, shortest)
    noon = session("lunch", 60, start=lunch, kind="break")
    return Room(one_day(session("talk", 30), talk, noon)).until("10:00").do(moves.start)


@pytest.mark.parametrize(
    ("lunch", "shortest", "label", "stands"),
    [
        ("11:00", 15, "Tight", "11:00, 10 min late unless time is made up"),
        ("11:00", 30, "Missed", "11:00"),
        ("11:30", 30, "Kept", "11:30, 20 min to spare"),
    ],
)
def test_how_the_fixed_point_stands_after_it(
    lunch: str, shortest: int, label: str, stands: str
) -> None:
    on = begun(lunch, shortest)
    before = View(on.state, on.schedule)
    found = said(before, on.do(moves.extend, 10))
    assert found["Moved"][0].startswith("DISCUSSION 10:40 +10")
    assert [line.split(" ", 1)[1] for line in found[label]] == [stands]
    assert {"Tight", "Missed", "Kept"} & found.keys() == {label}


def test_of_many_that_moved_the_first_are_named() -> None:
    on = Room(one_day(*[session(f"s{n}", 10) for n in range(MOST + 4)])).do(moves.start)
    before = View(on.state, on.schedule)
    moved = said(before, on.do(moves.extend, 5))["Moved"]
    assert " ".join(moved).count("+5") == MOST
    assert moved[-1].endswith("and 3 more")


@pytest.mark.parametrize(("height", "named"), [(6, 4), (4, 2), (3, 1)])
def test_what_becomes_of_the_fixed_point_is_seen_whatever_the_room(height: int, named: int) -> None:
    long = [replace(session(f"s{n}", 5), title=f"A session about {n}") for n in range(6)]
    noon = session("lunch", 60, start="12:00", kind="break")
    on = Room(one_day(session("talk", 30), *long, noon)).until("10:00").do(moves.start)
    before = View(on.state, on.schedule)
    room = Space(40, height, narrow=True)
    found = fields(before, View(on.do(moves.extend, 10).state, on.schedule), ENGLISH, room)
    drawn = lines(laid_out(found, room))
    assert drawn[-1] == "Kept     LUNCH 12:00, 50 min to spare"
    assert " ".join(drawn).count("+10") == named
    assert f"and {6 - named} more" in " ".join(drawn)


def test_less_than_a_minute_earlier_is_not_moved() -> None:
    on = Room(one_day("a", "b")).until("10:00").do(moves.start)
    before = View(on.state, on.schedule)
    on.until("10:29:30").do(moves.next_session)
    assert said(before, on)["Moved"] == []


def test_nothing_moved() -> None:
    on = Room(one_day("a", "b")).do(moves.start)
    assert said(View(on.state, on.schedule), on) == {
        "Moved": [],
        "": ["No times changed."],
    }


def test_each_figure_is_the_difference_of_the_times_it_stands_between() -> None:
    on = Room(one_day("a", "b")).until("10:00:40").do(moves.start).until("10:25:50")
    before = View(on.state, on.schedule)  # b is to begin at 10:30
    assert said(before, on.do(moves.next_session))["Moved"][0].startswith("B 10:25 \N{MINUS SIGN}5")
