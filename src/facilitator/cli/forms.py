"""What a command tells is text to read, or JSON for programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from facilitator.core.base.language import N_

F = TypeVar("F", bound=Callable[..., Any])
"""A command, or the function that becomes one."""


def json_option(told: str = N_("JSON for programs.")) -> Callable[[F], F]:
    """Return a command the options `--json` and `--format text|json`, both of them as `form`."""
    forms = click.option(
        "--format",
        "form",
        metavar="text|json",
        type=click.Choice(("text", "json")),
        help=N_("Text to read, or JSON for programs."),
    )
    flag = click.option("--json", "form", flag_value="json", help=told)
    return lambda command: flag(forms(command))
