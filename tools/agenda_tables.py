"""The tables of the agenda reference, made from the types that read an agenda."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jsonschema import validate

from facilitator.files.agenda.schema import schema
from facilitator.files.toml.values import ClockTime, EndTime

INSIDE: Final = {"Day": "day.", "Session": "day.session."}
"""Where the tables of a table stand in the file."""

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
            _example(name, key, described),
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _example(table: str, key: str, described: Mapping[str, Any]) -> str:
    """Write an example; raises `jsonschema.ValidationError` if no agenda may say that."""
    match _kind(described):
        case "tables":
            return f"`[[{INSIDE.get(table, '')}{key}]]`"
        case "table":
            return f"`[{INSIDE.get(table, '')}{key}]`"
        case _:
            pass
    value = described["examples"][-1]
    validate(value, described)
    written = value if described.get("format") == "date" else json.dumps(value, ensure_ascii=False)
    return f"`{key} = {written}`"


def _default(key: str, described: Mapping[str, Any], required: list[str]) -> str:
    if key in required:
        return "**must be given**"
    default = described.get("default")
    return f"`{json.dumps(default)}`" if default not in (None, "", [], ()) else ""


def _kind(described: Mapping[str, Any]) -> str:  # noqa: C901, PLR0911 - one for each kind
    match described:
        case {"enum": values}:
            return ", ".join(f"`{json.dumps(value)}`" for value in values)
        case {"pattern": ClockTime.pattern | EndTime.pattern}:
            return "clock time"
        case {"anyOf": _}:
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
        case {"type": "integer"}:
            return "whole number"
        case {"type": "boolean"}:
            return "`true` or `false`"
        case _:
            pass
    return "text"
