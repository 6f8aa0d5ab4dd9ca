"""Groups in the minutes: who was in which, what each reported, and who was in none."""

from __future__ import annotations

from msgspec.structs import replace

from builders import ENGLISH, Room, one_day, session
from export.markdown.making import minutes
from facilitator.core.groups import moves, reports
from facilitator.core.notes.capture import Capture
from facilitator.core.notes.moves import capture
from facilitator.core.record.agenda import Group, Organisation, Participant
from facilitator.core.record.groups import GroupFormed, HostNamed, MemberPlaced
from facilitator.core.record.notes import Noted
from facilitator.core.record.people import Arrived, Departed, PersonAdded
from facilitator.core.time.moves import go_to
from facilitator.export.markdown.groups import groups, in_a_sentence, in_no_group
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


def alone(on: Room) -> str:
    return in_no_group(G, Wording(on.state, on.now, ENGLISH))


def told(on: Room) -> str:
    return "\n\n".join(groups(G, Wording(on.state, on.now, ENGLISH)))


def test_nothing_is_said_of_no_groups() -> None:
    assert told(held()) == ""


def test_members_are_told_with_their_organisations() -> None:
    on = held(Group("Plans", "Concrete work", ("Anna", "s")), Group("Deeds", "", ("Unknown",)))
    on.do(moves.put, G, "cia", "deeds")
    assert told(on) == (
        "* **Plans** \N{EN DASH} Concrete work\\\n"
        "  Members: Anna (Region Blekinge) and Region Skåne\n"
        "* **Deeds**\\\n"
        "  Members: Cia and Unknown"
    )
    assert alone(on) == "In no group: Bo (Region Blekinge)."


def test_a_name_that_is_in_the_focus_is_not_told_twice() -> None:
    given = (Group("Plans", "Plans *of* ours"), Group("Deeds", "deeds"), Group("Task", "The task"))
    assert told(held(*given)) == "* **Plans \\*of\\* ours**\n* **Deeds**\n* **The task**"
    long = "Plans of all that was ever asked of anybody"
    assert told(held(Group("Plans", long))) == f"* **Plans**{long.removeprefix('Plans')}"


def test_groups_are_told_in_a_sentence_by_what_they_work_on() -> None:
    on = held(Group("Plans", "Concrete *work*"), Group("Deeds"))
    wording = Wording(on.state, on.now, ENGLISH)
    assert in_a_sentence(G, wording) == (
        "Two groups were formed: *Concrete \\*work\\** and *Deeds*."
    )
    assert in_a_sentence("talk", wording) == ""
    on = held(Group("Plans", "x" * 41), Group("Deeds", "Doing"))
    told_of = in_a_sentence(G, Wording(on.state, on.now, ENGLISH))
    assert told_of == "Two groups were formed: *Plans* and *Deeds*."


def test_of_groups_without_members_nobody_is_told_to_be_in_none() -> None:
    on = held(Group("Plans"), Group("Deeds"))
    assert told(on) == "* **Plans**\n* **Deeds**"
    assert alone(on) == ""


def test_members_stay_in_the_minutes_when_they_have_left_unless_they_never_came() -> None:
    on = held(Group("Plans"))
    on.put(Arrived("anna", 1), Arrived("bo", 1))
    on.do(moves.put, G, "anna", "plans").do(moves.put, G, "@s", "plans")
    on.put(Departed("anna", 1), Departed("bo", 1))
    assert "Members: Anna (Region Blekinge) and Region Skåne" in told(on)
    on.put(Departed("@s", 1))  # said to be absent
    assert told(on).endswith("Members: Anna (Region Blekinge)")
    assert alone(on) == "In no group: Bo (Region Blekinge) and Cia."


def test_what_a_group_reports_is_told_under_it_and_nowhere_else() -> None:
    on = held(Group("Plans"), Group("Deeds"))
    on.do(capture, Capture("decision", "Go"), G, group="plans")
    on.do(capture, Capture("note", "Slowly"), G, group="plans")
    on.do(capture, Capture("note", "For all"), G)
    on.do(capture, Capture("note", "Of a group that is gone"), G, group="deeds")
    on.do(moves.dissolve, G, "deeds")
    assert told(on) == "* **Plans**\n\n  - Slowly\n  - **Decision:** Go"
    source = minutes(on.state, on.now, ENGLISH)
    assert source.count("Slowly") == 1
    assert "### WORK\n\n- For all\n- Of a group that is gone\n\n* **Plans**" in source
    assert "## Decisions\n\n- Go *(WORK)*" in source


def test_the_rounds_of_a_rotation_are_a_table() -> None:
    on = held(Group("A"), Group("B"))
    for person, group in (("anna", "a"), ("bo", "b"), ("cia", "a"), ("@s", "b")):
        on.do(moves.put, G, person, group)
    on.do(moves.name_host, G, "anna").do(moves.rotate, G)
    text = told(on)
    assert "* **A**\\\n  Host: Anna (Region Blekinge)\n* **B**" in text
    assert "Members" not in text
    header, _, a, b = text.split("**Who met whom:**\n\n")[1].split("\n")
    assert header == "| Group | Round 1 | Round 2 |"
    assert a.startswith("| A | Anna, Cia | Anna, "), "without organisations, so that it fits a page"
    assert b.endswith("Cia |")


def test_the_order_in_which_groups_reported_is_told() -> None:
    on = held(Group("A"), Group("B"), Group("C"))
    on.do(reports.report, G, "c")
    assert "reported" not in told(on)
    on.do(reports.report, G, "a")
    assert "* **C**\n\nThey reported in this order: **C**, **A**." in told(on)


HOSTILE = "[b]*x*[/b] | <i> &amp; `#` https://a.se \u05d0\u05d1 👩‍👩‍👧 - 1. "


def read_back(on: Room) -> str:
    return "".join(node.content for node in of_type(read(f"{told(on)}\n\n{alone(on)}"), "text"))


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
