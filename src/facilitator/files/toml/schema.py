"""The JSON Schema of a TOML format, made from the same types that read it.

Editors use it to complete and check a file while it is written. JSON has no dates or times: the
schema sees them as texts, as editors' TOML plug-ins do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from facilitator.files.toml.values import Written

Rank = Callable[[str], int]
"""Says how far in front a key stands in its table."""


def schema_of(form: type[msgspec.Struct], rank: Rank = lambda _: 0) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file whose table is a form."""
    _, parts = msgspec.json.schema_components(
        [form], schema_hook=_written, ref_template="#/$defs/{name}"
    )
    tidy = {_name(name): _tidy(part, rank) for name, part in sorted(parts.items())}
    root = tidy.pop(_name(form.__name__))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **root, "$defs": tidy}


def _written(kind: type[Written]) -> dict[str, object]:
    return dict(kind.json_schema)


def _name(name: str) -> str:
    """Take the reader's word for a table off the name of its class."""
    return name.removesuffix("Form")


def _tidy(part: Any, rank: Rank) -> Any:  # noqa: ANN401 - any JSON
    """Take out the null of optional values, which TOML does not have, and the names of classes."""
    if isinstance(part, list):
        return [_tidy(item, rank) for item in part if item != {"type": "null"}]
    if not isinstance(part, dict):
        return part
    kept = {key: value for key, value in part.items() if (key, value) != ("default", None)}
    tidy = {key: _tidy(value, rank) for key, value in kept.items()}
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
