"""A report on a series: its title, and the minutes of each meeting one level lower."""

from __future__ import annotations

import re

from hypothesis import given
from msgspec.structs import replace

from builders import ENGLISH, Room, one_day
from export.markdown.making import minutes
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.time import moves
from facilitator.export.markdown.series_report import lowered, report, series_title
from markdown_reader import TYPED, of_type, read, text


def test_a_series_is_called_by_its_title_or_by_its_name_without_hyphens() -> None:
    states = [Room(replace(one_day("a"), series="digital-agenda")).state]
    assert series_title(states) == "Digital agenda"
    assert series_title([Room(replace(one_day("a"), series="Our 2nd-best")).state]) == (
        "Our 2nd-best"
    )
    titled = Room(replace(one_day("a"), series="x", series_title="The project")).state
    assert series_title([titled, *states]) == "The project"


def test_a_report_has_the_minutes_one_after_the_other_one_level_lower() -> None:
    held = Room(one_day("a", "b")).until("10:00").do(moves.start)
    held.do(note_moves.capture, Capture("action", "Write", "Lisa"))
    one = minutes(held.state, held.now, ENGLISH)
    told = report("a*b", [one, one], ENGLISH)
    heads = [node for node in of_type(read(told), "heading") if node.tag in ("h1", "h2")]
    assert [text(node) for node in heads] == [
        "Minutes of the series a*b",
        "Minutes of Meeting",
        "Minutes of Meeting",
    ]
    assert re.sub("(?m)^##", "#", told).count(one.rstrip()) == 2


def test_only_headings_are_lowered() -> None:
    source = "# a\n\nx\n===\n\n> ## q\n\n```\n# no\n```\n\n- # b\n1. ## c #\n\n###### d\n\ne\n---"
    assert lowered(source) == (
        "## a\n\n## x\n\n\n> ### q\n\n```\n# no\n```\n\n- ## b\n1. ### c #\n\n###### d\n\n### e\n"
    )


@given(TYPED)
def test_lowering_changes_no_text(source: str) -> None:
    assert [text(block) for block in read(lowered(source))] == [
        text(block) for block in read(source)
    ]
