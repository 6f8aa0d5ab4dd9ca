"""The lead says where and when, what about, and who took part."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from builders import ENGLISH, Room, at, one_day
from facilitator.core.base.language import Language
from facilitator.core.people import marking
from facilitator.core.record.agenda import Agenda, Minutes, Organisation
from facilitator.core.time import moves
from facilitator.export.markdown.lead import draft, lead
from facilitator.export.wording import Wording
from facilitator.files.catalogues import load

SWEDISH = load("sv")


def agenda(*names: str) -> Agenda:
    bodies = tuple(Organisation(f"o{n}", name) for n, name in enumerate(names))
    return replace(one_day("a"), organisations=bodies)


def led(made: Agenda) -> str:
    return " ".join(lead(Room(made).state, made.minutes, ENGLISH))


def test_what_is_not_known_is_left_out() -> None:
    assert led(one_day("a")) == "21 March 2013."


def test_place_date_theme_and_series_are_sentences() -> None:
    made = replace(agenda("SKL"), place="Stockholm", theme="Where now?", series_title="The series")
    assert led(made) == (
        "Stockholm, 21 March 2013. Theme: Where now? SKL is taking part in The series."
    )
    assert led(replace(made, organisations=())).endswith(" Part of The series.")


def test_a_series_that_the_title_names_is_not_named_again_and_its_id_never() -> None:
    made = replace(one_day("a"), title="The Series, 1", series="the-id", series_title="The series")
    assert led(made) == "21 March 2013."


def test_after_a_meeting_its_organisations_are_those_of_the_series_that_its_title_names() -> None:
    made = replace(agenda("SKL", "Reglab"), title="The Series, 1", series_title="The series")
    room = Room(made, at("10:00")).do(moves.start).do(moves.end).do(moves.close)

    def told(language: Language) -> str:
        return lead(room.state, made.minutes, language)[-1]

    assert told(ENGLISH) == "SKL and Reglab are taking part in this series of meetings."
    assert told(SWEDISH) == "SKL och Reglab deltar."


REGIONS = ("Region Blekinge", "Västra Götalandsregionen", "Regionförbundet Örebro", "Region Skåne")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("A", "B"), "A and B are registered."),
        (REGIONS, ("Region Blekinge, Västra Götalandsregionen, Regionförbundet Örebro and Region "
                  "Skåne are registered.")),
        ((*REGIONS, "SKL"), "Four regions and SKL are registered."),
        (("Lunds kommun", *REGIONS, "Malmö kommun", "Solna kommun"),
         "Four regions and three municipalities are registered."),
        (("Regional AB", "Reglab", *REGIONS),
         "Four regions, Regional AB and Reglab are registered."),
        ((*REGIONS, "Ministry of A", "Ministry of B", "Kulturdepartementet"),
         "Four regions and three ministries are registered."),
        ((*REGIONS, "Norrbottens läns landsting", "Landstinget Kronoberg", "Essex County Council"),
         "Four regions and three county councils are registered."),
        (tuple("ABCDEF"), "A, B, C, D, E and F are registered."),
        (tuple("ABCDEFG"), "Seven organisations are registered."),
        ((*REGIONS, *"ABCDEFG"), "Four regions and seven other organisations are registered."),
    ],
)  # fmt: skip
def test_many_organisations_of_a_kind_are_counted(names: tuple[str, ...], told: str) -> None:
    assert led(agenda(*names)).endswith(f"2013. {told}")


def test_once_it_was_noted_who_was_there_only_they_took_part() -> None:
    made = agenda("Region A", "Region B", "Region C")
    room = Room(made, at("10:00")).do(marking.here, "@o0", 0).do(marking.absent, "@o1", 0)
    told = lead(room.state, made.minutes, ENGLISH)
    assert told[-1] == "Region A took part."
    unsaid = lead(room.state, Minutes(attendance="none"), ENGLISH)
    assert unsaid[-1] == "Region A, Region B and Region C are registered."


def test_of_a_closed_meeting_nothing_is_claimed_of_who_came_unless_it_was_noted() -> None:
    def told(made: Agenda) -> str:
        room = Room(made, at("10:00")).do(moves.start).do(moves.end).do(moves.close)
        return lead(room.state, made.minutes, SWEDISH)[-1]

    assert told(agenda("Region A", "Region B")) == "Region A och Region B var anmälda."
    assert told(agenda("Region A")) == "Region A var anmäld."
    series = replace(agenda("Region A", "Region B"), series_title="Projektet")
    assert told(series) == "Region A och Region B deltar i Projektet."


def test_a_draft_says_as_of_when_in_one_line() -> None:
    room = Room(one_day("a"), at("10:12:59"))
    assert draft(Wording(room.state, room.now, SWEDISH)) == (
        "Utkast, läget kl.\N{NO-BREAK SPACE}10:12 torsdag 21 mars 2013. Mötet är inte avslutat."
    )
    assert room.state.dates == (dt.date(2013, 3, 21),)
