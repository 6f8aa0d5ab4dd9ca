"""The JSON Schema of agenda files, by which editors complete and check an agenda."""

from __future__ import annotations

from typing import Any

from facilitator.files.agenda.format import AgendaForm, rank
from facilitator.files.toml.schema import schema_of


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an agenda file."""
    return schema_of(AgendaForm, rank)
