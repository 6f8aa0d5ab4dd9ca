"""The run sheet has all that is needed to lead the meeting, and room to write."""

from __future__ import annotations

from hypothesis import given, settings
from msgspec.structs import replace

from builders import ENGLISH, Room, session
from export.publish.making import FULL, meeting, table, under
from facilitator.export.publish.run_sheet import run_sheet
from facilitator.export.reading import Reader
from markdown_reader import TYPED, of_type, read, text


def test_the_run_sheet_has_all_that_is_needed_to_lead_a_session() -> None:
    source = run_sheet(Room(meeting()).state, ENGLISH)
    part = source.partition("### 10:00\N{EN DASH}10:45 TALK\n\n")[2].partition("\n### ")[0]
    assert part.splitlines()[0] == (
        "45 min · at least 30 min · fixed start · may be cut · led by Sara · "
        "with Cissi, Netport; Åsa, vd, SKL (by link)"
    )
    assert "**Script:**\n\n> Say hello.\n>\n> Wait." in part
    assert table(part) == [
        ["Time", "Step", "Length"],
        ["10:00", "In pairs", "10 min"],
        ["10:10", "All", "20 min"],
    ]
    assert "**Materials:**\n\n- ☐ Flip chart\n- ☐ Pens" in part
    assert "**Prepare:**\n\n- ☐ Chairs" in part
    assert [token.type for token in Reader().parse(part)].count("hr") == 3


def test_the_run_sheet_gathers_what_has_to_be_there_once_and_how_to_reach_people() -> None:
    source = run_sheet(Room(meeting()).state, ENGLISH)
    before = under(source, "Before the meeting")
    assert before.count("☐ Pens") == 1
    assert table(under(source, "Joining by link")) == [
        ["Name", "Link", "Telephone"],
        ["Cissi", "https://m.se/x", ""],
        ["Åsa", "", "+46 8 1"],
    ]


def test_a_break_has_no_room_to_write() -> None:
    source = run_sheet(Room(meeting(session("b", kind="break"))).state, ENGLISH)
    part = source.partition(" B\n\n")[2].partition("\n## ")[0]
    assert part.strip() == "30 min"


@settings(max_examples=25)
@given(TYPED, TYPED)
def test_text_from_people_is_read_back(one: str, script: str) -> None:
    line = " ".join(one.split()) or "x"
    made = meeting(replace(FULL, title=line, materials=(line,), script=script))
    source = run_sheet(Room(made).state, ENGLISH)
    assert [text(item) for item in of_type(read(source), "list_item") if "☐" in text(item)] == [
        *(f"☐ {line}", "☐ Chairs", f"☐ {line}", "☐ Chairs")
    ]
    quoted = [text(one) for one in of_type(read(source), "blockquote")]
    assert quoted == [script]
