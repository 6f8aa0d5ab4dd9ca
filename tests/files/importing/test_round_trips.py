"""What is published and exported of a meeting comes back as the same programme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from msgspec.structs import replace

from builders import Room
from facilitator.cli.giving import made
from facilitator.core.base.language import Language
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.plan import plan
from facilitator.core.record.state import State
from facilitator.export import csv
from facilitator.export.about import about_agenda
from facilitator.export.ics.calendar import calendar
from facilitator.export.markdown.parts import ALL, parts
from facilitator.export.markdown.text import joined
from facilitator.export.publish.programme import programme
from facilitator.export.publish.run_sheet import run_sheet
from facilitator.files import catalogues
from facilitator.files.agenda.file import parse
from facilitator.files.importing.file import imported_content
from files.importing.test_cases import GIVEN

AGENDAS: Final = Path(__file__).parents[3] / "agendas"
ENDINGS: Final = {"markdown": "md"}
NAMES: Final = ("digital-agenda", "one-day-workshop")


def agenda_of(name: str) -> Agenda:
    read = parse((AGENDAS / f"{name}.toml").read_text("utf-8")).agenda
    assert read is not None
    return read


def read(content: str | bytes, form: str, of: Agenda) -> Agenda:
    content = content.encode() if isinstance(content, str) else content
    path = Path(f"p.{ENDINGS.get(form, form)}")
    written = imported_content(content, path, replace(GIVEN, zone=of.timezone))
    assert written.text is not None
    assert written.total.taken == written.total.found
    found = parse(written.text).agenda
    assert found is not None
    return found


def sessions(agenda: Agenda) -> list[Any]:
    return [(s.session.title, s.session.speakers, s.start, s.end) for s in plan(agenda)]


def times(agenda: Agenda) -> list[Any]:
    return [(s.session.title, s.start, s.end) for s in plan(agenda)]


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("form", ["markdown", "docx", "html"])
@pytest.mark.parametrize("write", [programme, run_sheet], ids=["programme", "run sheet"])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_published(
    name: str, write: Callable[[State, Language], str], form: str, code: str
) -> None:
    agenda, language = agenda_of(name), catalogues.load(code)
    document = made(write(Room(agenda).state, language), form, about_agenda(agenda, language))
    found = read(document, form, agenda)
    assert sessions(found) == sessions(agenda)
    assert (found.place, found.title) == (agenda.place, agenda.title)


ABOUT: Final = """\
format = 1
title = "Höstmöte: skola & vård"
timezone = "Europe/Stockholm"
[[day]]
date = 2026-10-07
start = "08:45"
[[day.session]]
title = "24 timmar i en e-tjänst (60 min)"
duration = "50m"
description = "Talare: se listan.\\n\\n- 10:00 är en bra tid\\n- **fet**"
[[day.session]]
title = "Dag 3? Nej: slut"
kind = "discussion"
duration = "20m"
questions = ["Vad tar ni med er?"]
"""


@pytest.mark.parametrize("form", ["markdown", "docx", "html"])
def test_what_is_said_about_a_session_is_no_other(form: str) -> None:
    agenda, language = parse(ABOUT).agenda, catalogues.load("sv")
    assert agenda is not None
    document = made(programme(Room(agenda).state, language), form, about_agenda(agenda, language))
    found = read(document, form, agenda)
    assert sessions(found) == sessions(agenda)
    assert "10:00 är en bra tid" in found.days[0].sessions[0].description
    assert "Vad tar ni med er?" in found.days[0].sessions[1].description


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_calendar(name: str, code: str) -> None:
    agenda = agenda_of(name)
    room = Room(agenda)
    assert sessions(read(calendar(room.state, room.now, catalogues.load(code)), "ics", agenda)) == (
        sessions(agenda)
    )


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("form", ["markdown", "docx", "html"])
@pytest.mark.parametrize("name", NAMES)
def test_minutes_with_their_times(name: str, form: str, code: str) -> None:
    agenda, language = agenda_of(name), catalogues.load(code)
    document = made(minutes(agenda, language), form, about_agenda(agenda, language))
    assert times(read(document, form, agenda)) == times(agenda)


def minutes(agenda: Agenda, language: Language) -> str:
    room = Room(agenda)
    return joined(parts(room.state, room.now, language, wanted=ALL).values())


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_table_of_times(name: str, code: str) -> None:
    agenda = agenda_of(name)
    room = Room(agenda)
    table = csv.table("timing", room.state, room.now, catalogues.load(code))
    assert times(read(table, "csv", agenda)) == times(agenda)
