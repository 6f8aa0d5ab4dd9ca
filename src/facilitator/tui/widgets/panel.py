"""A panel is a frame that a widget draws around its own lines.

Textual's border has one title to one side, and reads it as markup; a container for the frame costs
more than all that is in it. So whoever draws the lines draws the frame too: the title and a count
in the upper edge, how much more there is and the keys in the lower one. Only what must be
seen from the side of the room colours an edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from msgspec import Struct
from rich.segment import Segment
from textual.strip import Strip

from facilitator.core.base.signs import BELOW
from facilitator.tui.widgets.inks import Inks, Piece, bare, length, shortened

Standing = Literal["", "ok", "warn", "err", "accent"]
"""What an edge says: nothing, or how the time stands; `accent` is for boxes, where Enter acts."""

SIDES: Final = 2
"""How many rows, and how many cells of a row, the edges of a panel take."""
MARGIN: Final = 4
"""How many cells of a row are not for what stands in it: the edges, and a blank beside each."""
KEYS: Final = 2
"""How many keys the lower edge shows at most."""
ENDS: Final = 6
"""How many cells of an edge no text takes: a corner, a line and a blank at each end."""
_GAP: Final = 3
"""How many cells are at least between two texts: a line with a blank at each end."""


class Panel(Struct, frozen=True):
    """What stands in the edges of a panel.

    `detail` follows the title after a dot; `count` stands at the right of the upper edge. `below`
    are words for how many rows there are more ("3 more"), `keys` those that act on
    this panel, and `foot` what is more important there than they, such as a group's clock.
    """

    title: str = ""
    detail: Sequence[Piece] = ()
    count: Sequence[Piece] = ()
    below: str = ""
    keys: Sequence[str] = ()
    foot: Sequence[Piece] = ()
    standing: Standing = ""
    title_look: str = ""
    """The look of the title, where it is neither the app's nor that of the edge."""
    ground: str = ""


def inside(width: int, height: int) -> tuple[int, int]:
    """Say how many cells and rows there are for what stands in a panel."""
    return max(0, width - MARGIN), max(0, height - SIDES)


def draw(panel: Panel, inks: Inks, width: int, height: int, rows: Sequence[Strip]) -> list[Strip]:
    """Draw a whole panel: the edges, as many of the rows as there is room for, and blank ones."""
    room = max(0, height - SIDES)
    blank = row(panel, inks, width, ())
    filled = [*rows[:room], *[blank] * (room - len(rows))]
    return [top(panel, inks, width), *filled, bottom(panel, inks, width)][:height]


def row(
    panel: Panel, inks: Inks, width: int, pieces: Sequence[Piece], *, cursor: bool = False
) -> Strip:
    """Draw a line of pieces between the edges; the cursor fills it from one edge to the other."""
    shown = [(" ", ""), *shortened(pieces, max(0, width - MARGIN))]
    if cursor:  # in its own ink, as not every colour can be read on its ground
        return line(panel, inks, width, inks.strip(bare(shown), _within(width), "cursor"))
    return line(panel, inks, width, inks.strip(shown, _within(width), panel.ground))


def line(panel: Panel, inks: Inks, width: int, drawn: Strip) -> Strip:
    """Put the edges around a line that is drawn already, the blank beside each edge included."""
    if width < SIDES:
        return drawn.adjust_cell_length(width)
    side = Segment("│", inks.style(f"{panel.ground} {panel.standing or 'edge'}"))
    inner = drawn.adjust_cell_length(_within(width), inks.style(panel.ground))
    return Strip([side, *inner, side], width)


def top(panel: Panel, inks: Inks, width: int) -> Strip:
    """Draw the upper edge; the detail is cut first, then the count goes, then the title is cut."""
    title, room = _title(panel), _room(width)
    count = list(panel.count)
    if count and length(title[:1]) + _GAP + length(count) > room:
        count = []
    left = shortened(title, room - (_GAP + length(count) if count else 0))
    return _edge(panel, inks, width, "╭╮", left, count)


def bottom(panel: Panel, inks: Inks, width: int) -> Strip:
    """Draw the lower edge; the keys go first, the last of them before the others."""
    room = _room(width)
    below: list[Piece] = [(f"{BELOW} {panel.below}", "muted")] if panel.below else []
    for number in range(min(KEYS, len(panel.keys)), -1, -1):
        foot = _foot(panel.keys[:number], panel.foot)
        if length(below) + length(foot) + (_GAP if below and foot else 0) <= room:
            break
    else:  # a clock is worth more than what is below
        below = [] if foot else shortened(below, room)
    return _edge(panel, inks, width, "╰╯", below, shortened(foot, room))


def _title(panel: Panel) -> list[Piece]:
    look = panel.title_look or (f"{panel.standing} bold" if panel.standing else "title")
    if not panel.title:
        return list(panel.detail)
    return [(panel.title, look), *([(" · ", "muted"), *panel.detail] if panel.detail else ())]


def _foot(keys: Sequence[str], foot: Sequence[Piece]) -> list[Piece]:
    words = " · ".join(keys) + (" · " if keys and foot else "")
    return [*([(words, "muted")] if words else ()), *foot]


def _within(width: int) -> int:
    return max(0, width - SIDES)


def _room(width: int) -> int:
    """Say how many cells of an edge are for words."""
    return max(0, width - ENDS)


def _edge(  # noqa: PLR0913, PLR0917 - an edge has two ends and two texts
    panel: Panel,
    inks: Inks,
    width: int,
    corners: str,
    left: Sequence[Piece],
    right: Sequence[Piece],
) -> Strip:
    """Draw an edge: a corner, a text, a line, a text and a corner."""
    look = panel.standing or "edge"
    starting = [("─ ", look), *left, (" ", look)] if left else []
    ending = [(" ", look), *right, (" ─", look)] if right else []
    rule = max(0, width - SIDES - length(starting) - length(ending))
    pieces = [*starting, ("─" * rule, look), *ending]
    edge = [(corners[0], look), *shortened(pieces, _within(width)), (corners[1], look)]
    return inks.strip(edge, width, panel.ground)
