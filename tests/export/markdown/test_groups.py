"""Groups in the minutes: who was in which, what each reported, and who was in none."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import ENGLISH, Room, one_day, session
from facilitator.core.groups import moves
from facilitator.core.notes.capture import Capture
from facilitator.core.notes.moves import capture
from facilitator.core.record.agenda import Group, Organisation, Participant
from facilitator.core.record.groups import GroupFormed, HostNamed, MemberPlaced
from facilitator.core.record.notes import Noted
from facilitator.core.record.people import Arrived, Departed, PersonAdded
from facilitator.core.record.sessions import LeftoverSettled, SessionReopened
from facilitator.core.time.moves import go_to
from facilitator.export.markdown.groups import groups
from facilitator.export.markdown.minutes import minutes
from facilitator.export.wording import Wording
from markdown_reader import of_type, read

G = "work"


def held(*given: Group) -> Room:
    """Hold a session of groups with Anna and Bo of Blekinge, Cia, and a stand-in for Skåne."""
    made = replace(
        one_day("talk", replace(session(G, kind="groups"), groups=given)),
        organisations=(Organisation("b", "Region Blekinge"), Organisation("s", "Region Skåne")),
        participants=(Participant("Anna", "b"), Participant("Bo", "b"), Participant("Cia")),
    )
    return Room(made).do(go_to, G)


def told(on: Room) -> str:
    return "\n\n".join(groups(G, Wording(on.state, on.now, ENGLISH)))


def test_nothing_is_said_of_no_groups() -> None:
    assert told(held()) == ""


def test_members_are_told_with_their_organisations() -> None:
    on = held(Group("Plans", "Concrete work", ("Anna", "s")), Group("Deeds", "", ("Unknown",)))
    on.do(moves.put, G, "cia", "deeds")
    assert told(on) == (
        "**Groups:**\n\n"
        "- **Plans** \N{EN DASH} Concrete work\\\n"
        "  Members: Anna (Region Blekinge) and Region Skåne\n"
        "- **Deeds**\\\n"
        "  Members: Cia and Unknown\n\n"
        "In no group: Bo (Region Blekinge)."
    )


def test_groups_without_members_are_told_without_those_who_are_in_none() -> None:
    assert told(held(Group("Plans"), Group("Deeds"))) == "**Groups:**\n\n- **Plans**\n- **Deeds**"


def test_members_stay_in_the_minutes_when_they_have_left() -> None:
    on = held(Group("Plans"))
    on.put(Arrived("anna", 1), Arrived("bo", 1))
    on.do(moves.put, G, "anna", "plans")
    on.put(Departed("anna", 1), Departed("bo", 1))
    assert "Members: Anna (Region Blekinge)" in told(on)
    on.put(Departed("@s", 1))  # said to be absent
    assert told(on).endswith("In no group: Bo (Region Blekinge) and Cia.")


def test_what_a_group_reports_is_told_under_it_and_nowhere_else() -> None:
    on = held(Group("Plans"), Group("Deeds"))
    on.do(capture, Capture("decision", "Go"), G, group="plans")
    on.do(capture, Capture("note", "Slowly"), G, group="plans")
    on.do(capture, Capture("note", "For all"), G)
    on.do(capture, Capture("note", "Of a group that is gone"), G, group="deeds")
    on.do(moves.dissolve, G, "deeds")
    assert told(on) == (
        "**Groups:**\n\n- **Plans**\n\n  **Notes:**\n\n  - Slowly\n\n  **Decisions:**\n\n  - Go"
    )
    source = minutes(on.state, on.now, ENGLISH)
    assert source.count("Slowly") == 1
    assert "**Notes:**\n\n- For all\n- Of a group that is gone\n\n" in source
    assert "## All decisions\n\n- Go *(WORK)*" in source


def test_the_rounds_of_a_rotation_are_a_table() -> None:
    on = held(Group("A"), Group("B"))
    for person, group in (("anna", "a"), ("bo", "b"), ("cia", "a"), ("@s", "b")):
        on.do(moves.put, G, person, group)
    on.do(moves.name_host, G, "anna").do(moves.rotate, G)
    text = told(on)
    assert "- **A**\\\n  Host: Anna (Region Blekinge)\n- **B**" in text
    assert "Members" not in text
    header, _, a, b = text.split("**Who met whom:**\n\n")[1].split("\n")
    assert header == "| Group | Round 1 | Round 2 |"
    assert a.startswith("| A | Anna (Region Blekinge), Cia | Anna (Region Blekinge), ")
    assert b.endswith("Cia |")


def test_a_session_that_became_homework_has_its_groups() -> None:
    on = held(Group("Plans", "", ("Cia",)))
    on.put(SessionReopened("talk"), LeftoverSettled((G,), "homework"))
    on.now += dt.timedelta(days=1)
    assert "**Plans**\\\n  Members: Cia" in minutes(on.state, on.now, ENGLISH)


HOSTILE = "[b]*x*[/b] | <i> &amp; `#` https://a.se \u05d0\u05d1 👩‍👩‍👧 - 1. "


def read_back(on: Room) -> str:
    return "".join(node.content for node in of_type(read(told(on)), "text"))


def test_what_people_typed_reads_back_as_they_typed_it() -> None:
    on = held()
    on.put(
        GroupFormed(G, "x", HOSTILE, HOSTILE + "y"),
        PersonAdded("p", HOSTILE + "p"),
        PersonAdded("q", HOSTILE + "q"),
        MemberPlaced(G, "p", "x"),
        HostNamed(G, "x", "p"),
        Noted("note", HOSTILE + "n", G, group="x"),
    )
    shown = read_back(on)
    for text in (HOSTILE + "y", HOSTILE + "p", HOSTILE + "q", HOSTILE + "n"):
        assert text in shown
    on.do(moves.form, G, "Other").do(moves.rotate, G)
    assert HOSTILE + "p" in read_back(on)
