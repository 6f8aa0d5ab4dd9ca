"""The programme has what participants need, and nothing that is for the leader alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from builders import ENGLISH, Room, agenda, day
from export.publish.making import FULL, meeting, table, under
from facilitator.core.record.agenda import Group, Participant
from facilitator.export.publish.programme import programme
from facilitator.export.publish.run_sheet import run_sheet
from markdown_reader import TYPED, of_type, read, text


def told() -> str:
    return programme(Room(meeting()).state, ENGLISH)


def test_the_programme_has_times_titles_and_speakers_day_by_day() -> None:
    source = told()
    assert source.startswith("# Programme: Meeting\n")
    assert table(source) == [
        ["Time", "Session", "With"],
        ["10:00\N{EN DASH}10:45", "TALK", "Cissi, Netport; Åsa, vd, SKL (by link)"],
        ["10:45\N{EN DASH}11:45", "LUNCH", ""],
    ]
    assert table(source, 1) == [["Time", "Session"], ["10:00\N{EN DASH}10:30", "END"]]
    assert "**When:** Thursday 21\N{EN DASH}Friday 22 March 2013\n" in source
    assert "**Place:** Kista" in source
    assert "**Theme:** Start" in source
    assert "**Led by:** Sara" in source


def test_the_programme_says_what_to_bring_and_the_homework_that_is_due() -> None:
    source = told()
    assert [text(one) for one in of_type(read(under(source, "Please bring")), "list_item")] == [
        "A laptop",
        "Your * list",
    ]
    due = under(source, "Homework due")
    assert "### Read" in due
    assert "All of it." in due
    assert "Write" not in source
    assert "Think" not in source
    assert "- Keep the times." in under(source, "Ground rules")


def test_the_programme_tells_what_sessions_are_about_so_that_people_can_prepare() -> None:
    about = under(told(), "About the sessions")
    assert "### TALK\n\nAbout *it*." in about
    assert "- Why?" in about
    assert "**Groups:**\n\n- **One** \N{EN DASH} The task\n- **Two**" in about
    assert "LUNCH" not in about


@pytest.mark.parametrize(
    "private",
    ["Say hello", "Flip chart", "Chairs", "In pairs", "m.se", "+46", "eva@a.se", "30 min", "cut"],
)
def test_nothing_in_the_programme_is_for_the_leader_alone(private: str) -> None:
    assert private not in told()
    assert (private in run_sheet(Room(meeting()).state, ENGLISH)) is (private != "eva@a.se")


def test_groups_are_titled_once_and_their_names_are_not_said_twice() -> None:
    groups = (Group("The task", "The task itself"), Group("Plan", "the plan"))
    on = Room(meeting(replace(FULL, title="Groups", description="", groups=groups)))
    about = under(programme(on.state, ENGLISH), "About the sessions")
    assert about.endswith("- Why?\n\n- **The task itself**\n- **The plan**\n")


def test_a_programme_without_more_has_no_empty_sections() -> None:
    bare = Room(agenda(day("a")))
    heads = [text(one) for one in of_type(read(programme(bare.state, ENGLISH)), "heading")]
    assert heads == ["Programme: Meeting", "Thursday 21 March"]


@settings(max_examples=25)
@given(TYPED, TYPED)
def test_text_from_people_is_read_back(one: str, other: str) -> None:
    line, name = (" ".join(said.split()) or "x" for said in (one, other))
    made = replace(
        meeting(replace(FULL, title=line, speakers=(name,))),
        title=line,
        bring=(name,),
        participants=(Participant(name, "a", title=line),),
    )
    source = programme(Room(made).state, ENGLISH)
    assert table(source)[1][1:] == [line, f"{name}, {line}, Region A (by link)"]
    assert text(read(source)[0]) == f"Programme: {line}"
