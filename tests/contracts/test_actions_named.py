"""What is not said by the screens alone names actions; each interface adds its own keys."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

import facilitator

TOOL: Final = Path(__file__).parents[2] / "tools" / "translations.py"
SOURCES: Final = Path(facilitator.__file__).parent
SHARED: Final = ("core", "running", "files", "export")
SCREENS_ONLY: Final = {"core/telling/tour.py": "it shows somebody around in the screens"}
KEY: Final = re.compile(
    r"\b(?:Enter|Esc|Space|Tab|F[0-9])\b|\bwith space\b|(?:^|[.:;] )[b-hj-z] [a-z]+s\b"
)
"""A key by its name, or a letter that does something."""


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shared() -> Iterator[tuple[str, str]]:
    sentences = tool().sentences
    for part in SHARED:
        for path in sorted((SOURCES / part).rglob("*.py")):
            name = path.relative_to(SOURCES).as_posix()
            for _, texts in sentences(path.read_text("utf-8")):
                for text in (texts,) if isinstance(texts, str) else texts:
                    yield name, text


def test_no_sentence_of_every_interface_names_a_key() -> None:
    found = [(name, text) for name, text in shared() if KEY.search(text)]
    assert [each for each in found if each[0] not in SCREENS_ONLY] == []
    assert {name for name, _ in found} >= set(SCREENS_ONLY)
