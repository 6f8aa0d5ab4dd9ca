"""The map of the code: each module with the first sentence that it says of itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SOURCES: Final = Path(__file__).resolve().parents[1] / "src" / "facilitator"
PACKAGES: Final = (
    ".",
    "cli",
    "tui",
    "tui/screens",
    "tui/widgets",
    "web",
    "export",
    "files",
    "core",
)


def tables() -> str:
    """Give a table for each package, from those that use others down to those that are used."""
    return "\n\n".join("\n".join(_lines(name)) for name in PACKAGES)


def _lines(package: str) -> Iterator[str]:
    yield f"## {'facilitator' if package == '.' else package}"
    yield from ("", "| module | is |", "|---|---|")
    for path in sorted((SOURCES / package).glob("*.py")):
        if path.stem not in ("__init__", "__main__"):
            yield f"| `{path.name}` | {_says(path)} |"


def _says(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    paragraph = " ".join(docstring.split("\n\n")[0].split())
    return re.split(r"(?<=\.)\s+(?=[A-Z`])", paragraph)[0].replace("|", "\\|")
