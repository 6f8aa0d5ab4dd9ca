"""Print what the program and its tests need on Windows, a requirement a line."""

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOT_THERE = ("facilitator", "pexpect")
"""The program itself, and what only has sense where there are pseudo-terminals."""

project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
wanted = [*project["dependencies"], *project["optional-dependencies"]["test"], "colorama"]
for each in dict.fromkeys(wanted):
    if not each.startswith(NOT_THERE):
        sys.stdout.write(each.partition(";")[0].strip() + "\n")
