"""The JSON Schema of agenda files, made from the same types that read them.

Editors use it to complete and check an agenda while it is written. JSON has no dates or times:
the schema sees them as texts, as editors' TOML plug-ins do.
"""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.files.agenda.format import AgendaForm, rank
from facilitator.files.toml.values import Written


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of an agenda file."""
    _, parts = msgspec.json.schema_components(
        [AgendaForm], schema_hook=_written, ref_template="#/$defs/{name}"
    )
    tidy = {_name(name): _tidy(part) for name, part in sorted(parts.items())}
    root = tidy.pop("Agenda")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **root, "$defs": tidy}


def _written(kind: type[Written]) -> dict[str, object]:
    return dict(kind.json_schema)


def _name(name: str) -> str:
    """Take the reader's word for a table off the name of its class."""
    return name.removesuffix("Form")


def _tidy(part: Any) -> Any:  # noqa: ANN401 - any JSON
    """Take out the null of optional values, which TOML does not have, and the names of classes."""
    if isinstance(part, list):
        return [_tidy(item) for item in part if item != {"type": "null"}]
    if not isinstance(part, dict):
        return part
    tidy = {key: _tidy(value) for key, value in part.items() if (key, value) != ("default", None)}
    for key in ("title", "$ref"):
        if isinstance(tidy.get(key), str):
            tidy[key] = _name(tidy[key])
    if isinstance(known := tidy.get("examples"), list):  # those of a type, then that of the key
        tidy["examples"] = [each for i, each in enumerate(known) if each not in known[i + 1 :]]
    if isinstance(tidy.get("properties"), dict):
        tidy["properties"] = dict(sorted(tidy["properties"].items(), key=lambda it: rank(it[0])))
    if len(tidy.get("anyOf", ())) == 1:
        return {**tidy.pop("anyOf")[0], **tidy}
    return tidy
