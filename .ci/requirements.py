"""Print what the program and its tests need on Windows, a requirement a line."""

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WITHOUT_RUST = {"jsonschema": "jsonschema<4.18"}
"""Older ones, as wine has no source of random numbers for programs written in Rust."""

project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
wanted = [*project["dependencies"], *project["optional-dependencies"]["test"], "colorama"]
for each in dict.fromkeys(wanted):
    if not each.startswith("facilitator"):
        wanted_here = WITHOUT_RUST.get(each.partition(">")[0], each)
        sys.stdout.write(wanted_here.partition(";")[0].strip() + "\n")
