"""Meetings and agendas as rows: the day that each is on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from builders import ENGLISH
from facilitator.files.agenda.file import parse
from facilitator.tui.places.start.found import FoundAgenda
from facilitator.tui.places.start.rows import of_agenda
from tui.harness import PROGRAMME


def test_an_agenda_is_on_the_day_it_is_at_its_place() -> None:
    # Ten in the morning in Auckland is the evening before in UTC.
    agenda = parse(PROGRAMME.replace("Europe/Stockholm", "Pacific/Auckland")).agenda
    found = FoundAgenda(Path("a.toml"), agenda)
    assert of_agenda(found, dt.date(2013, 3, 21), ENGLISH).when == "today"
