"""The horizon scan: lines with tags and spearheads, by organisation and by tag."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import REGIONS, Room, one_day
from facilitator.core.base.refusal import Refused
from facilitator.core.homework import scan
from facilitator.core.homework.scan import Spotting
from facilitator.core.record.homework import SightingChanged
from facilitator.core.record.move import bound
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.time import moves


def room() -> Room:
    return Room(replace(one_day("x"), organisations=REGIONS))


@pytest.mark.parametrize(
    ("line", "spotting"),
    [
        ("Fiber to all", Spotting("Fiber to all")),
        ("* Open data #data", Spotting("Open data", ("data",), spearhead=True)),
        ("*Open #data for all #öppna-data", Spotting(
            "Open #data for all", ("data", "öppna-data"), spearhead=True
        )),
        ("Twice #A #a", Spotting("Twice", ("A",))),
        ("**Bold** is no spearhead", Spotting("**Bold** is no spearhead")),
        (r"\* a star", Spotting("* a star")),
        (r"\ a backslash", Spotting(r"\ a backslash")),
        ("We are #1 in C# and a#b", Spotting("We are #1 in C# and a#b")),
        ("Ends with #tag.", Spotting("Ends with #tag.", ("tag",))),
        ("#only #tags", Spotting("#only", ("only", "tags"))),
        ("One #a two #b\n#c", Spotting("One #a two", ("a", "b", "c"))),
        ("One\nTwo\n#tag", Spotting("One\nTwo", ("tag",))),
        ("Open data * #data", Spotting("Open data", ("data",), spearhead=True)),
        ("Open data #data *", Spotting("Open data", ("data",), spearhead=True)),
        ("Open data*", Spotting("Open data", spearhead=True)),
        ("* Open data *", Spotting("Open data", spearhead=True)),
        ("Not *bold* #x", Spotting("Not *bold*", ("x",))),
        ("Not **bold**", Spotting("Not **bold**")),
        (r"A star \* #x", Spotting("A star *", ("x",))),
        (r"A star \\*", Spotting(r"A star \*")),
        (" * ", Spotting("", spearhead=True)),
        ("", Spotting("")),
    ],
)  # fmt: skip
def test_a_line_is_read(line: str, spotting: Spotting) -> None:
    assert scan.parse(line) == spotting
    if spotting.text:
        assert scan.parse(scan.compose(spotting)) == spotting


def test_a_very_long_line_of_tags_is_read_at_once() -> None:
    tags = tuple(f"t{n}" for n in range(50_000))
    assert scan.parse("One" + "".join(f" #{tag}" for tag in tags)) == Spotting("One", tags)


def test_a_tag_that_stands_in_the_text_is_not_written_twice() -> None:
    assert scan.compose(Spotting("Open #Data", ("data", "x"))) == "Open #Data #x"


def test_a_tag_is_told_apart_only_where_the_text_does_not_hold_it() -> None:
    assert scan.apart("Open #Data, for all", ("data", "x")) == ("x",)


def test_findings_are_listed_by_organisation_and_by_tag_spearheads_first() -> None:
    on = room()
    for of, line in (("b", "One #x"), ("b", "* Two #y #X"), ("a", "Three")):
        on.do(scan.spot, of, scan.parse(line))
    listed = [(name, [each.text for each in those]) for _, name, those in scan.by_body(on.state)]
    assert listed == [("Region A", ["Three"]), ("Region B", ["Two", "One"])]
    tags = [(tag, [each.text for each in those]) for tag, those in scan.by_tag(on.state)]
    assert tags == [("x", ["Two", "One"]), ("y", ["Two"]), ("", ["Three"])]


def test_a_finding_is_mended_marked_and_removed_and_each_step_undone() -> None:
    on = room().do(scan.spot, "a", scan.parse("One #x"))
    id_ = on.events[-1].id
    on.do(scan.change_sighting, id_, scan.parse("Two"))
    on.do(scan.toggle_spearhead, id_)
    assert on.events[-1].fact == SightingChanged(id_, "a", "Two", spearhead=True)
    on.do(scan.remove_sighting, id_)
    assert on.state.homework.sightings == {}
    for text in ("Two", "Two", "One"):
        on.do(moves.undo)
        assert on.state.homework.sightings[id_].text == text


def test_what_makes_no_sense_is_refused() -> None:
    on = room().do(scan.spot, "a", scan.parse("One"))
    id_ = on.events[-1].id
    for move in (
        bound(scan.spot, "gone", scan.parse("x")),
        bound(scan.spot, "a", scan.parse("*")),
        bound(scan.change_sighting, id_, scan.parse("One")),
        bound(scan.change_sighting, id_, scan.parse("")),
        bound(scan.change_sighting, "gone", scan.parse("x")),
        bound(scan.toggle_spearhead, "gone"),
        bound(scan.remove_sighting, "gone"),
    ):
        with pytest.raises(Refused):
            on.do(move)


def test_a_finding_stays_listed_when_its_organisation_is_gone() -> None:
    on = room().do(scan.spot, "b", scan.parse("One"))
    on.put(AgendaRevised("", one_day("x")))
    assert [name for _, name, _ in scan.by_body(on.state)] == ["b"]
