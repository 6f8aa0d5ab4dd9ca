"""A starter is an agenda for today that can be run as it is."""

from __future__ import annotations

import datetime as dt

import pytest

from facilitator.files.agenda.file import parse
from facilitator.files.agenda.starter import starter


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("today", [dt.date(2026, 2, 27), dt.date(2024, 2, 29)])
def test_a_starter_is_an_agenda_for_today(language: str, today: dt.date) -> None:
    parsed = parse(starter(language, today))
    assert parsed.problems == ()
    assert parsed.warnings == ()
    assert parsed.agenda is not None
    assert parsed.agenda.language == language
    assert [day.date for day in parsed.agenda.days] == [today]
    assert parsed.agenda.homework[0].due == today + dt.timedelta(weeks=4)
    assert parsed.agenda.upcoming[0].date == today + dt.timedelta(weeks=4)


def test_a_starter_is_in_the_zone_of_the_computer() -> None:
    zone = "America/Argentina/Buenos_Aires"
    found = parse(starter("en", dt.date(2026, 2, 27), zone)).agenda
    assert found is not None
    assert found.timezone == zone
    lisbon = starter("sv", dt.date(2026, 2, 27), "Europe/Lisbon").splitlines()
    comments = [line.index("#") for line in lisbon[3:8] if "#" in line]
    assert len(set(comments)) == 1  # they stand below each other


def test_the_starters_differ_only_in_their_words() -> None:
    def skeleton(language: str) -> list[str]:
        lines = starter(language, dt.date(2026, 2, 27)).splitlines()
        return [line.partition("=")[0].partition("#")[0].strip() for line in lines]

    assert skeleton("sv") == skeleton("en")
