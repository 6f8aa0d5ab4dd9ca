"""The latest notes, the last one below; in a narrow column each has as many lines as it takes."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import Room, agenda, day
from facilitator.core.notes import actions
from facilitator.core.notes import moves as notes
from facilitator.core.notes.capture import Capture
from facilitator.core.time import moves
from facilitator.tui.places.run.panels import notes as panel
from facilitator.tui.widgets.inks import length
from tui.drawing import HOSTILE
from tui.places.run import showing
from tui.places.run.showing import lines


def meeting(*captures: Capture) -> Room:
    of = Room(agenda(day("a"))).until("10:00").do(moves.start)
    for capture in captures:
        of.do(notes.capture, capture)
    return of


def seen(of: Room, width: int = 60, height: int = 6, *, narrow: bool = False) -> list[str]:
    return lines(panel.latest(showing.at(of), width, height, narrow=narrow))


def test_each_kind_has_a_sign_and_who_has_what_until_when() -> None:
    of = meeting(
        Capture("note", "just so"),
        Capture("decision", "we keep time"),
        Capture("action", "call", "Lisa", dt.date(2013, 4, 2)),
        Capture("action", "write"),
        Capture("quote", "well said", "Åsa"),
        Capture("question", "who pays?"),
    )
    assert seen(of) == [
        "· 10:00 just so",
        "! 10:00 we keep time",
        "> 10:00 call  Lisa  by Tuesday 2 April",
        "> 10:00 write  ▲ no owner",
        '" 10:00 “well said”  Åsa',
        "? 10:00 who pays?",
    ]
    assert panel.count(showing.at(of)) == "6 today"


def test_a_date_of_another_year_has_its_year() -> None:
    of = meeting(Capture("action", "call", "Lisa", dt.date(2014, 4, 2)))
    assert seen(of) == ["> 10:00 call  Lisa  by 2 April 2014"]


def test_the_latest_are_shown() -> None:
    of = meeting(*(Capture("note", f"note {n}") for n in range(9)))
    assert seen(of, height=3) == ["· 10:00 note 6", "· 10:00 note 7", "· 10:00 note 8"]
    assert seen(of, height=0) == []


def test_an_action_that_is_done_says_so() -> None:
    of = meeting(Capture("action", "call"))
    (note,) = of.state.notes
    of.do(actions.tick, note)
    assert seen(of) == ["✓ 10:00 call"]


def test_in_a_narrow_column_a_note_is_broken_and_none_is_cut_in_half() -> None:
    of = meeting(
        Capture("quote", "we are not that good at services on the net", "Åsa Zetterberg"),
        Capture("action", "call", "Lisa"),
    )
    assert seen(of, 30, 9, narrow=True) == [
        '" 10:00 “we are not that good',
        "        at services on the",
        "        net”  Åsa Zetterberg",
        "> 10:00 call  Lisa",
    ]
    assert seen(of, 30, 3, narrow=True) == ["> 10:00 call  Lisa"]


def test_before_the_first_note_it_says_how_one_is_taken() -> None:
    first, second = seen(meeting())
    assert first == "Nothing noted yet.   i writes, or begin with the sign:"
    assert second.startswith('! decision   > action   " quote   # parking lot')
    assert panel.count(showing.at(meeting())) == ""


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_what_people_say_is_plain_and_within_the_panel(text: str) -> None:
    of = meeting(Capture("quote", text * 20, text))
    for narrow in (False, True):
        for line in panel.latest(showing.at(of), 40, 6, narrow=narrow):
            assert length(line) <= 40
