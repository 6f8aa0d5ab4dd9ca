"""The tables of the agenda reference, made from the types that read an agenda."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jsonschema import validate

from facilitator.files.agenda.schema import schema

EXAMPLES: Final[Mapping[str, Mapping[str, str]]] = {
    "Agenda": {
        "title": '"Digital agenda, second meeting"',
        "day": "[[day]]",
        "format": "1",
        "language": '"sv"',
        "timezone": '"Europe/Stockholm"',
        "place": '"Kista"',
        "series": '"digital-agenda"',
        "theme": '"New digital services"',
        "rules": '["We keep the programme times."]',
        "organisation": "[[organisation]]",
        "participant": "[[participant]]",
        "homework": "[[homework]]",
        "upcoming": "[[upcoming]]",
        "series_title": '"The digital agenda learning project"',
        "notes_by": '"Sara Nyström"',
        "minutes": "[minutes]",
    },
    "Minutes": {"times": "true", "review": "true", "attendance": '"counts"'},
    "Step": {"title": '"In pairs"', "duration": '"5m"'},
    "Organisation": {"id": '"blekinge"', "name": '"Region Blekinge"'},
    "Participant": {
        "name": '"Cissi Dahl"',
        "organisation": '"blekinge"',
        "role": '"speaker"',
        "link": '"https://meet.example/blekinge"',
        "phone": '"+46 455 00 00 00"',
        "title": '"Project leader"',
        "affiliation": '"Netport"',
        "email": '"cissi@example.org"',
    },
    "Day": {"date": "2013-04-26", "start": '"09:30"', "session": "[[day.session]]"},
    "Session": {
        "title": '"News from the EU"',
        "id": '"eu"',
        "kind": '"discussion"',
        "duration": '"1h30m"',
        "end": '"13:45"',
        "start": '"13:00"',
        "starts": '"not-before"',
        "end_fixed": "true",
        "min": '"30m"',
        "priority": "2",
        "optional": "true",
        "speakers": '["Cissi Dahl"]',
        "remote": "true",
        "description": '"With *time* for questions."',
        "questions": '["Where are you now?"]',
        "per": '"participant"',
        "group": "[[day.session.group]]",
        "script": '"Ask who has read the plan. Wait."',
        "materials": '["Flip chart", "40 sticky notes"]',
        "prepare": '["Put out the chairs"]',
        "lead": '"Sara Nyström"',
        "warn": '["10m", "2m"]',
        "step": "[[day.session.step]]",
    },
    "Group": {
        "name": '"The task as a whole"',
        "focus": '"Strategy and roles"',
        "members": '["blekinge", "Cissi Dahl"]',
    },
    "Homework": {
        "title": '"A word cloud of your concepts"',
        "id": '"words"',
        "instructions": '"List your concepts and how often you use each."',
        "purpose": '"To compare, and agree on, the concepts we use."',
        "collects": '"terms"',
        "of": '"organisation"',
        "due": "2013-05-24",
        "compilers": '["Lisa", "Sebastian"]',
        "links": '["https://example.org/strategy"]',
    },
    "Upcoming": {
        "status": '"fixed"',
        "date": "2013-05-24",
        "place": '"Stockholm"',
        "theme": '"New digital services"',
        "host": '"Region Blekinge"',
        "asked_by": '"Region Skåne"',
    },
}
"""An example of each key, as it stands in a file."""

HEAD: Final = "| key | what it is | unless given | meaning | example |\n|---|---|---|---|---|"


def tables() -> Mapping[str, str]:
    """Give the table of each table of an agenda file, by the name of its type."""
    whole = schema()
    parts = {"Agenda": whole, **whole["$defs"]}
    return {name: "\n".join([HEAD, *_rows(name, part)]) for name, part in parts.items()}


def _rows(name: str, part: Mapping[str, Any]) -> Iterator[str]:
    for key, described in part["properties"].items():
        cells = (
            f"`{key}`",
            _kind(described),
            _default(key, described, part["required"]),
            described["description"],
            _example(key, EXAMPLES[name][key], described),
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _example(key: str, value: str, described: Mapping[str, Any]) -> str:
    """Write an example; raises `jsonschema.ValidationError` if no agenda may say that."""
    if value.startswith("[[") or value == f"[{key}]":
        return f"`{value}`"
    written = tomllib.loads(f"key = {value}")["key"]
    validate(str(written) if isinstance(written, dt.date) else written, described)
    return f"`{key} = {value}`"


def _default(key: str, described: Mapping[str, Any], required: list[str]) -> str:
    if key in required:
        return "**must be given**"
    default = described.get("default")
    return f"`{json.dumps(default)}`" if default not in (None, "", [], ()) else ""


def _kind(described: Mapping[str, Any]) -> str:  # noqa: C901, PLR0911 - one for each kind
    match described:
        case {"enum": values}:
            return ", ".join(f"`{json.dumps(value)}`" for value in values)
        case {"examples": ["13:00"]}:
            return "clock time"
        case {"examples": _}:
            return "length of time"
        case {"format": "date"}:
            return "date"
        case {"type": "array", "items": {"$ref": _}}:
            return "tables"
        case {"type": "array", "items": {"examples": _}}:
            return "list of lengths of time"
        case {"type": "array"}:
            return "list of texts"
        case {"$ref": _}:
            return "table"
        case {"type": "integer", "minimum": least, "maximum": most}:
            return f"whole number from {least} to {most}"
        case {"type": "boolean"}:
            return "`true` or `false`"
        case _:
            pass
    return "text"
