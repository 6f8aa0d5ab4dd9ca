"""`schema` prints the JSON Schema of the agenda format, with which editors complete and check.

With `--export` it is that of what `export --format json` gives.
"""

from __future__ import annotations

import json

import click

from facilitator.cli.call import Call
from facilitator.cli.words import Command
from facilitator.core.base.language import N_
from facilitator.plain.output import document


@click.command(
    "schema",
    cls=Command,
    help=N_("Print a JSON Schema of the agenda format, for editors that complete and check TOML."),
)
@click.option(
    "--export",
    "exported",
    is_flag=True,
    help=N_("The schema of what “export --format json” gives instead."),
)
@click.pass_obj
def command(_: Call, exported: bool) -> None:
    """Print the schema."""
    if exported:
        from facilitator.export.json import schema
    else:
        from facilitator.files.agenda.schema import schema
    document(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
