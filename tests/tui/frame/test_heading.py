"""What stands beside the names of the places: how many there are, and who waits for a group."""

from __future__ import annotations

from builders import ENGLISH, Room
from core.groups.making import G, room
from facilitator.core.base.signs import MINUS
from facilitator.core.base.span import DAY
from facilitator.core.groups import moves
from facilitator.core.notes.capture import Capture
from facilitator.core.notes.moves import capture
from facilitator.core.record.people import Arrived
from facilitator.core.time.moves import go_to
from facilitator.core.time.view import View
from facilitator.tui.frame.heading import DIGITS, Heading, running


def tabs(on: Room, of: Heading) -> dict[str, tuple[str, int]]:
    """Give the count of each place and how many wait there."""
    _, found = of.shown(View(on.state, on.schedule), ENGLISH)
    return {name: (tab.count, tab.waiting) for name, tab in zip(DIGITS, found, strict=True)}


def test_who_is_in_no_group_waits_only_where_others_are_in_one() -> None:
    heading = Heading()
    assert tabs(room(), heading)["groups"] == ("", 0)
    on = room("A", "B")
    assert tabs(on, heading)["groups"] == ("", 6)
    on.do(moves.put, G, "anna", "a", "bo")
    assert tabs(on, heading)["groups"] == ("", 4)
    assert tabs(on.do(moves.deal, G), heading)["groups"] == ("", 0)


def test_what_there_is_none_of_has_no_number() -> None:
    on, heading = room("A"), Heading()
    assert (tabs(on, heading)["notes"], tabs(on, heading)["people"]) == (("", 0), ("", 0))
    on.do(capture, Capture("note", "said")).put(Arrived("anna", 1))
    assert (tabs(on, heading)["notes"], tabs(on, heading)["people"]) == (("1", 0), ("1/6", 0))


def test_time_gained_is_no_warning() -> None:
    on = room("A").do(go_to, G)
    early = running(View(on.state, on.schedule), ENGLISH)
    assert early is not None
    assert (early.behind[:1], early.behind_look) == (MINUS, "ok")
    on.now += DAY / 8
    late = running(View(on.state, on.schedule), ENGLISH)
    assert late is not None
    assert (late.behind[:1], late.behind_look) == ("+", "warn")
