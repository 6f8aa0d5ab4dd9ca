"""What a person's line means."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import Room, one_day, refusal
from core.people.making import room
from facilitator.core.people import marking, person_line
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Organisation, Participant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Anna Berg", Line("Anna Berg")),
        ("  Anna   Berg  ", Line("Anna Berg")),
        ("Anna Berg, Region Blekinge", Line("Anna Berg", "Region Blekinge")),
        ("Anna Berg, Region Blekinge, guest", Line("Anna Berg", "Region Blekinge", "guest")),
        ("Anna Berg, Guest, Region Blekinge", Line("Anna Berg", "Region Blekinge", "guest")),
        ("Anna Berg; blek; SPEAKER", Line("Anna Berg", "blek", "speaker")),
        ("Anna Berg\tblek\t\tguest", Line("Anna Berg", "blek", "guest")),
        ("Anna Berg, gäst", Line("Anna Berg", "", "guest")),
        ("guest", Line("guest")),
        ('"Berg, Anna", blek', Line("Berg, Anna", "blek")),
        ('"Berg ""Ankan"", Anna"', Line('Berg "Ankan", Anna')),
        ('Anna "Ankan" Berg', Line('Anna "Ankan" Berg')),
        ('"Anna', Line('"Anna')),
        ("Anna, one, two", Line("Anna", "one, two")),
        ("Anna, anna@x.se, blek", Line("Anna", "blek", email="anna@x.se")),
        ("Anna\tblek\ttitle: vd", Line("Anna", "blek", title="vd")),
        ('Anna, "Titel: jurist, docent"', Line("Anna", title="jurist, docent")),
        ("[/b] Anna [tbd]", Line("[/b] Anna [tbd]")),
        ("A\u202enna\x1b[31m", Line("Anna")),
        ("", Line("")),
        (" , ; ", Line("")),
        ("\u200b", Line("")),
    ],
)
def test_a_line_is_a_name_an_organisation_and_a_role(typed: str, meant: Line) -> None:
    assert person_line.read(typed, {"gäst": "guest"}) == meant


def test_a_line_is_written_as_it_is_read() -> None:
    line = Line("Berg, Anna", "Ek; Bo AB", "guest", "jurist, docent", "anna@x.se")
    assert person_line.read(person_line.compose(line, "guest", "titel")) == line


def test_a_line_that_begins_with_a_comma_has_no_name() -> None:
    assert person_line.read(", Region Blekinge, guest") == Line("", "Region Blekinge", "guest")
    assert "no name" in refusal(room(), people_moves.add, person_line.read(", Region Blekinge"))


def test_what_cannot_be_listed_is_told() -> None:
    on = room(Participant("Anna", "blekinge"))
    assert refusal(on, people_moves.add, Line("  \u200b ")) == "There is no name in what you typed."
    assert "“Netport”" in refusal(on, people_moves.add, Line("Bo", "Netport"))
    assert refusal(on, people_moves.add, Line("Bo", "region")) == (
        "“region” may be Region Blekinge, Regionförbundet i Kalmar län, Region Skåne."
    )
    assert refusal(on, people_moves.change, "anna", Line("Anna", "blek")) == "Nothing was changed."
    assert "on the list" in refusal(on, people_moves.change, "nobody", Line("Bo"))
    assert "stay on the list" in refusal(on, people_moves.remove, "@skåne")
    on.until("10:00").do(marking.here, "anna", 0)
    assert "Anna was there on day 1" in refusal(on, people_moves.remove, "anna")


def test_of_many_organisations_that_may_be_meant_four_are_named() -> None:
    for count, named in ((4, "Region 0, Region 1, Region 2, Region 3"), (5, "… 3, …")):
        bodies = tuple(Organisation(f"r{n}", f"Region {n}") for n in range(count))
        on = Room(replace(one_day("a"), organisations=bodies))
        assert refusal(on, people_moves.add, Line("Bo", "region")).endswith(
            f"{named.removeprefix('…')}."
        )


def test_a_name_too_long_for_a_sentence_is_cut() -> None:
    assert people_moves.brief("x" * 40) == "x" * 40
    assert people_moves.brief("x" * 41) == "x" * 39 + "…"
