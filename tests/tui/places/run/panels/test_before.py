"""What there is to see to before a session begins."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, agenda, day, session
from facilitator.core.people import marking
from facilitator.core.record.agenda import Organisation, Participant
from facilitator.tui.places.run.panels import before, people
from tui.places.run import showing
from tui.places.run.showing import WIDE, told

FIRST = replace(
    session("first", 30),
    prepare=("Chairs",),
    materials=("Name tags", "Pens"),
    description="We get to know each other.",
)
REMOTE = replace(session("remote", 30), remote=True, speakers=("Cissi",))


def room(*people_: str) -> Room:
    bodies = (Organisation("a", "Region A"), Organisation("b", "Region B"))
    who = tuple(Participant(name, organisation=name[0].lower()) for name in people_)
    programme = replace(agenda(day(FIRST, REMOTE)), organisations=bodies, participants=who)
    return Room(programme).until("09:50")


def seen(of: Room) -> dict[str, list[str]]:
    here = showing.at(of)
    assert here.row is not None
    return told(before.fields(here, here.row, WIDE), here)


def test_it_lists_what_is_about_to_be_needed() -> None:
    assert seen(room()) == {
        "About": ["We get to know each other."],
        "Link": ["⇄? 10:30 Cissi   not tried yet"],
        "Prepare": ["○ Chairs"],
        "Material": ["○ Name tags   ○ Pens"],
        "Up next": ["10:30 REMOTE 30 min, Cissi"],
    }


def test_the_key_for_a_link_is_named_only_where_it_is_for_that_link() -> None:
    of = Room(agenda(day(REMOTE, FIRST))).until("09:50")
    told_of = seen(of)["Link"]
    assert told_of[0].startswith("⇄? not tried yet   l ")
    later = Room(agenda(day(FIRST, session("talk", 30), REMOTE))).until("09:50")
    assert seen(later)["Link"] == ["⇄? 11:00 Cissi   not tried yet"]


def test_who_is_missing_is_said_once_somebody_is_said_to_be_here() -> None:
    of = room("Anna", "Arne", "Bo", "Britt", "Bodil")
    assert "Missing" not in seen(of)
    of.do(marking.here, "anna", 0)
    assert seen(of)["Missing"] == ["Region B (3), Region A (1)   6 marks them"]
    of.do(marking.here, "bo", 0)
    assert seen(of)["Missing"] == ["Arne, Britt, Bodil   6 marks them"]
    for name in ("arne", "britt", "bodil"):
        of.do(marking.here, name, 0)
    assert "Missing" not in seen(of)
    assert people.missing(showing.at(of), 0) == ""
