"""The JSON Schema accepts what the program accepts, as far as a schema can tell."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from builders import AGENDA_FOLDER
from facilitator.files.agenda.file import parse
from facilitator.files.agenda.schema import schema
from facilitator.files.agenda.starter import starter

AGENDAS = sorted(AGENDA_FOLDER.glob("*.toml"))
VALIDATOR = Draft202012Validator(schema())
MEETING = """
title = "Meeting"
timezone = "UTC"
[[day]]
date = 2026-03-13
start = 10:00:00
[[day.session]]
title = "Talk"
duration = 45
"""


def as_json(value: object) -> object:
    """Turn TOML values into what an editor's plug-in shows to a schema."""
    match value:
        case dict():
            return {key: as_json(item) for key, item in value.items()}
        case list():
            return [as_json(item) for item in value]
        case dt.date() | dt.time():
            return value.isoformat()
        case _:
            pass
    return value


def accepts(text: str) -> bool:
    return bool(VALIDATOR.is_valid(as_json(tomllib.loads(text))))


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.name)
def test_it_accepts_the_agendas_that_come_along(path: Path) -> None:
    assert accepts(path.read_text("utf-8"))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_accepts_the_starters(language: str) -> None:
    assert accepts(starter(language, dt.date(2026, 3, 13)))


@pytest.mark.parametrize(
    "duration", ["45", '"45"', '"45m"', '"1h30m"', '"1 h 30 min"', '"2h"', '"1:30"']
)
def test_it_accepts_every_way_to_write_a_length(duration: str) -> None:
    text = MEETING.replace("duration = 45", f"duration = {duration}")
    assert accepts(text)
    assert parse(text).agenda is not None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('title = "Talk"', 'titel = "Talk"'),
        ('title = "Meeting"', 'titel = "Meeting"'),
        ('title = "Meeting"', 'title = ""'),
        ("duration = 45", "duration = 0"),
        ("duration = 45", 'duration = "long"'),
        ("duration = 45", 'duration = ""'),
        ("duration = 45", 'duration = 45\nkind = "brake"'),
        ("duration = 45", 'duration = 45\nid = "two words"'),
        ("duration = 45", "duration = 45\npriority = 0"),
        ("start = 10:00:00", 'start = "24:00"'),
        ("start = 10:00:00", ""),
        ("[[day]]", 'language = "de"\n[[day]]'),
        ("[[day]]", "format = 2\n[[day]]"),
        ("[[day]]", "rules = [1]\n[[day]]"),
    ],
)
def test_what_it_rejects_is_a_problem(right: str, wrong: str) -> None:
    assert accepts(MEETING)
    text = MEETING.replace(right, wrong, 1)
    assert not accepts(text)
    assert parse(text).problems


def test_every_key_is_described_and_none_may_be_null() -> None:
    tables = [schema(), *schema()["$defs"].values()]
    for table in tables:
        assert table["description"]
        assert table["title"] in {"Agenda", *schema()["$defs"]}
        for key in table["properties"].values():
            assert key["description"].endswith(".")
    assert "null" not in str(tables)
    assert "Form" not in str(tables)
