"""A command is found by its name, and what it is not made of is not loaded for it."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from facilitator.running.commands.sections import find
from facilitator.running.commands.table import COMMANDS

LOADED: Final = """\
import sys
from facilitator.running.commands.sections import find
assert find("next") is not None
print("facilitator.running.commands.sessions" in sys.modules)
print("facilitator.running.commands.notes" in sys.modules)
"""


def test_a_command_is_found_by_its_name() -> None:
    assert [find(name) for name in COMMANDS] == [*COMMANDS.values()]
    assert find("") is None


def test_other_domains_are_not_loaded_for_a_command() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == ["True", "False"]
