"""Every command by words, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.running.commands.command import Command
from facilitator.running.commands.sections import sections

SECTIONS: Final = tuple(sections())
"""All of them by what they are about."""

COMMANDS: Final[Mapping[str, Command]] = {
    command.name: command for section in SECTIONS for command in section.commands
}
"""All of them by their names."""
