"""`schema` prints the format for editors."""

from __future__ import annotations

import json

from cli.calling import Cli


def test_schema_is_json(cli: Cli) -> None:
    result = cli("schema")
    assert result.code == 0
    assert json.loads(result.out)["$schema"].startswith("https://json-schema.org/")
