"""The horizon scan in the minutes: by organisation, with an index of tags."""

from __future__ import annotations

from hypothesis import given
from msgspec.structs import replace

from builders import ENGLISH, Room
from export.markdown.making import room, rows
from facilitator.core.base.text import says_nothing
from facilitator.core.homework import scan as sc
from facilitator.export.markdown.scan import scan
from markdown_reader import TYPED, of_type, plain_text, read


def scanned(room: Room) -> str:
    return "\n\n".join(scan(room.state, ENGLISH))


def test_findings_are_told_by_organisation_with_an_index_of_tags() -> None:
    on = room()
    assert scanned(on) == ""
    on.do(sc.spot, "b", sc.parse("Fibre to all #web #net"))
    on.do(sc.spot, "b", sc.parse("* Open data\n\nfor all #data"))
    on.do(sc.spot, "a", sc.parse("We build #web here"))
    source = scanned(on)
    assert source.startswith("### Region A\n\n- We build #web here\n\n### Region B\n\n")
    assert "- **Spearhead:** Open data\n\n  for all *(#data)*\n- Fibre to all" in source
    assert rows(source) == [
        ["Tag", "Findings", "From"],
        ["#web", "2", "Region B, Region A"],
        ["#data", "1", "Region B"],
        ["#net", "1", "Region B"],
    ]


def test_findings_without_tags_have_no_index() -> None:
    assert scanned(room().do(sc.spot, "a", sc.parse("One"))) == "### Region A\n\n- One"


@given(TYPED)
def test_a_finding_reads_back_as_typed(typed: str) -> None:
    spotting = sc.parse(typed)
    if says_nothing(spotting.text):
        return
    on = room().do(sc.spot, "a", replace(spotting, tags=(), spearhead=False))
    (item,) = of_type(read(scanned(on)), "list_item")
    assert plain_text(item.children) == spotting.text
