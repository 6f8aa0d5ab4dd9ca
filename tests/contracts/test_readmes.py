"""The README of a package is where a stranger begins: what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import facilitator

PACKAGE = Path(facilitator.__file__).parent
NAMED = re.compile(r"`([\w/]+\.py)`")
READMES = sorted(PACKAGE.rglob("README.md"))


def is_there(name: str, folder: Path) -> bool:
    """Say whether a module is in a folder, in one above it, or anywhere below."""
    return any((each / name).is_file() for each in (folder, *folder.parents)) or any(
        folder.rglob(name)
    )


@pytest.mark.parametrize("readme", READMES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_module_that_a_readme_names_is_there(readme: Path) -> None:
    named = NAMED.findall(readme.read_text("utf-8"))
    assert [name for name in named if not is_there(name, readme.parent)] == []


def test_the_readmes_are_found() -> None:
    assert len(READMES) > 20
    assert sum(len(NAMED.findall(each.read_text("utf-8"))) for each in READMES) > 100
    assert not is_there("dialogs/choice.py", PACKAGE / "tui")
