"""The signs that stand before words on every screen: each has one meaning, and always a word too.

A terminal that has only ASCII gets a look-alike of each (`facilitator.cli.lookalikes`).
"""

from __future__ import annotations

from typing import Final

DONE: Final = "✓"
"""Held, handed in, answered, agreed, here: it is so."""
OPEN: Final = "○"
"""Awaited: not begun but due, promised, proposed, without an answer."""
BLANK: Final = "·"
"""Nothing said yet: not known, not begun, a wish; a note of no kind."""
NEVER: Final = "\N{EN DASH}"
"""It was not, and will not be: not held, excused, absent."""
CROSSED: Final = "\N{MULTIPLICATION SIGN}"
"""Crossed out: skipped, a line that is lost."""

HERE: Final = "▶"
"""What runs now, whose turn it is."""
PAUSED: Final = "‖"
BROKEN_OFF: Final = "…"
"""Left unfinished for something else."""
PASSED_OVER: Final = "»"
"""Whose turn was passed over, and comes last."""

NEXT: Final = "→"
"""What comes next, what it becomes, or that there is more that way."""
FROM: Final = "←"
"""Who has left, where it comes from, or that there is more that way."""
ABOVE, BELOW = "↑", "↓"

FIXED: Final = "="
"""At exactly this time; a meeting whose date is fixed."""
NOT_BEFORE: Final = "≥"
"""At this time at the earliest."""

CALM: Final = "●"
"""There is time."""
HEED: Final = "▲"
"""Time gets short; or something wants attention."""
DANGER: Final = "◆"
"""The last minute or so."""
OVER: Final = "■"
"""More than the time planned."""

MARKED: Final = "▪"
"""Marked to be moved with others."""
CURSOR: Final = "▸"
"""The chosen row of a table; a line that stands for several."""
UNFOLDED: Final = "▾"
"""A line that stands for several, which are shown below it."""
MINUS: Final = "\N{MINUS SIGN}"
SPEARHEAD: Final = "★"
BY_LINK: Final = "⇄"
"""Joins by a link; DONE, CROSSED or a question mark after it says how the line is."""
CLOCK: Final = "◷"
LAPTOP: Final = "♦"
"""Another laptop that keeps the meeting."""
BULLET: Final = "•"
PICTURE: Final = "▣"
"""A picture, such as a photo of a flipchart."""
