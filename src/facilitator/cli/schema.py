"""`schema` prints the JSON Schema of the agenda format, with which editors complete and check."""

from __future__ import annotations

import json

import click

from facilitator.cli.call import Call
from facilitator.cli.output import document
from facilitator.cli.words import Command
from facilitator.core.language import N_


@click.command(
    "schema",
    cls=Command,
    help=N_("Print a JSON Schema of the agenda format, for editors that complete and check TOML."),
)
@click.pass_obj
def command(_: Call) -> None:
    """Print the schema."""
    from facilitator.files.schema import schema

    document(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
