"""The next sessions, with what is asked, said and needed in them."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, agenda, day, session
from facilitator.core.time import moves
from facilitator.tui.places.run.panels import later
from facilitator.tui.widgets.labelled import Room as Space
from tui.places.run import showing
from tui.places.run.showing import lines


def room() -> Room:
    talk = replace(
        session("talk", 45, 30),
        questions=("What now?", "And then?"),
        script="Read out the needs.",
        materials=("Screen",),
        speakers=("Åsa",),
    )
    return (
        Room(agenda(day("a", session("lunch", 60, start="12:00"), talk, "b")))
        .until("10:00")
        .do(moves.start)
    )


def test_sessions_are_told_as_far_as_there_is_room() -> None:
    here = showing.at(room())
    assert later.title(here) == "12:00 LUNCH, 13:00 TALK"
    assert lines(later.lines(here, Space(60, 9))) == [
        "12:00     LUNCH 60 min",
        "",
        "13:00     TALK 45 min, at least 30, Åsa",
        "Questions What now? And then?",
        "Script    Read out the needs.",
        "Material  ○ Screen",
        "",
        "13:45     B 30 min",
    ]
    assert lines(later.lines(here, Space(60, 6))) == [
        "12:00     LUNCH 60 min",
        "13:00     TALK 45 min, at least 30, Åsa",
        "Questions What now? And then?",
        "Script    Read out the needs.",
        "Material  ○ Screen",
        "13:45     B 30 min",
    ]
    assert lines(later.lines(here, Space(60, 4))) == [
        "12:00     LUNCH 60 min",
        "13:00     TALK 45 min, at least 30, Åsa",
        "13:45     B 30 min",
    ]


def test_all_are_apart_if_they_fit_then_or_else_those_with_more_to_say() -> None:
    asked = replace(session("d"), questions=("What now?",))
    of = Room(agenda(day("a", "b", "c", asked)))
    here = showing.at(of.until("10:00").do(moves.start))
    for height, blanks in ((6, [1, 3]), (5, [2]), (4, [])):
        drawn = lines(later.lines(here, Space(60, height)))
        assert len(drawn) == 4 + len(blanks)
        assert [number for number, line in enumerate(drawn) if not line] == blanks


def test_after_the_last_of_the_day_there_is_nothing_more() -> None:
    of = room().do(moves.go_to, "b")
    assert lines(later.lines(showing.at(of), Space(60, 9))) == ["nothing more today"]
