"""Reading tells what stands in each place of the app, a line at a time, as the minutes have it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.core.record.state import State
from facilitator.core.time.schedule import Schedule
from facilitator.export.markdown.groups import groups, in_no_group
from facilitator.export.markdown.parts import ALL, parts
from facilitator.export.markdown.text import inline
from facilitator.export.wording import Wording
from facilitator.plain.loop import Loop

PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "notes": ("summary", "programme", "outside", "actions", "parking"),
    "homework": ("homework",),
    "scan": ("scan",),
    "words": ("concepts",),
    "people": ("participants", "attendance"),
    "series": ("earlier", "actions", "upcoming"),
    "rules": ("rules",),
    "review": ("times", "review"),
}
"""The parts of the minutes that tell what stands in a place."""

_CELL_END: Final = re.compile(r"(?<!\\)\|")
_MARKS: Final = re.compile(r"^#+ |(?<!\\)(?:\*\*?|`)")
_ESCAPED: Final = re.compile(r"\\([^\w\s])|(&#?\w+;)")


def read(loop: Loop, place: str) -> None:
    """Report what stands in a place."""
    state, plan = loop.look()
    blocks = _groups(loop, state, plan) if place == "groups" else _parts(loop, state, plan, place)
    lines = list(filter(None, (spoken(line) for block in blocks for line in block.split("\n"))))
    for line in lines:
        loop.voice.list(line)
    if not lines:
        loop.tell(phrase("There is nothing there yet."))


def spoken(line: str) -> str:
    """Return a line of Markdown without its marks, "" for one that is nothing but marks."""
    line = line.removesuffix("\\")
    if line.startswith("|"):
        line = "; ".join(filter(None, map(str.strip, _CELL_END.split(line))))
    if not line.strip(":-;> "):
        return ""
    return _ESCAPED.sub(lambda found: found[1] or unescape(found[2]), _MARKS.sub("", line))


def _parts(loop: Loop, state: State, plan: Schedule, place: str) -> Iterator[str]:
    written = parts(state, plan.now, loop.voice.language, wanted=ALL)
    return (written[name] for name in PLACES[place])


def _groups(loop: Loop, state: State, plan: Schedule) -> Iterator[str]:
    words = Wording(state, plan.now, loop.voice.language)
    for slot in state.slots:
        told = list(groups(slot.session.id, words))
        if told:
            yield inline(slot.session.title)
            yield from (*told, in_no_group(slot.session.id, words))
