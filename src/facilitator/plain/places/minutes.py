"""What stands in a place as the minutes have it, without the marks of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from facilitator.core.base.language import Language
from facilitator.core.time.view import View
from facilitator.export.markdown.parts import ALL, parts

_CELL_END: Final = re.compile(r"(?<!\\)\|")
_MARKS: Final = re.compile(r"^#+ |(?<!\\)(?:\*\*?|`)")
_ESCAPED: Final = re.compile(r"\\([^\w\s])|(&#?\w+;)")


def written(here: View, language: Language, *names: str) -> Iterator[str]:
    """Read parts of the minutes by their names, a line at a time."""
    found = parts(here.state, here.plan.now, language, wanted=ALL)
    lines = (line for name in names for line in found[name].split("\n"))
    return filter(None, map(spoken, lines))


def spoken(line: str) -> str:
    """Return a line of Markdown without its marks, "" for one that is nothing but marks."""
    line = line.removesuffix("\\")
    if line.startswith("|"):
        line = "; ".join(filter(None, map(str.strip, _CELL_END.split(line))))
    if not line.strip(":-;> "):
        return ""
    return _ESCAPED.sub(lambda found: found[1] or unescape(found[2]), _MARKS.sub("", line))
