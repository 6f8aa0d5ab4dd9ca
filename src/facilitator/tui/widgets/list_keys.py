"""The keys that move in a list, whatever it consists of: rows, columns or a matrix."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import N_
from facilitator.tui.keys import key

UP: Final = key(
    "up", "step(0, -1)", N_("Up"), id="list.up", tells=N_("Goes up in the list."), show=False
)
DOWN: Final = key(
    "down", "step(0, 1)", N_("Down"), id="list.down", tells=N_("Goes down in the list."), show=False
)
LEFT: Final = key(
    "left", "step(-1, 0)", N_("Left"), id="list.left", tells=N_("Goes to the left."), show=False
)
RIGHT: Final = key(
    "right", "step(1, 0)", N_("Right"), id="list.right", tells=N_("Goes to the right."), show=False
)
PAGE_UP: Final = key(
    "pageup",
    "page(-1)",
    N_("Page up"),
    id="list.page-up",
    tells=N_("Goes a page up in the list."),
    show=False,
)
PAGE_DOWN: Final = key(
    "pagedown",
    "page(1)",
    N_("Page down"),
    id="list.page-down",
    tells=N_("Goes a page down in the list."),
    show=False,
)
FIRST: Final = key(
    "home",
    "end(-1)",
    N_("First"),
    id="list.first",
    tells=N_("Goes to the top of the list."),
    show=False,
)
LAST: Final = key(
    "end",
    "end(1)",
    N_("Last"),
    id="list.last",
    tells=N_("Goes to the end of the list."),
    show=False,
)
CHOOSE: Final = key(
    "enter",
    "choose",
    N_("Choose"),
    id="list.choose",
    tells=N_("Chooses from the list."),
    show=False,
)

DOWNWARDS: Final = (UP, DOWN, PAGE_UP, PAGE_DOWN, FIRST, LAST)
ALL_WAYS: Final = (UP, DOWN, LEFT, RIGHT, PAGE_UP, PAGE_DOWN, FIRST, LAST)
