"""`schema` prints the JSON Schema of the agenda format, with which editors complete and check.

With `--config` it is that of the configuration, with `--export` that of what `export --format json`
gives.
"""

from __future__ import annotations

import json

import click

from facilitator.cli.click_texts import Command, Misuse
from facilitator.core.base.language import N_, phrase
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
@click.option(
    "--config", "configured", is_flag=True, help=N_("The schema of the configuration instead.")
)
@click.pass_context
def command(context: click.Context, exported: bool, configured: bool) -> None:
    """Print the schema."""
    if exported and configured:
        raise Misuse(phrase("Give --export or --config, not both."), context)
    if exported:
        from facilitator.export.json import schema
    elif configured:
        from facilitator.files.config import schema
    else:
        from facilitator.files.agenda.schema import schema
    document(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
