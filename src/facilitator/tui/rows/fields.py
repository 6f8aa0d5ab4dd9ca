"""A field is a label and what stands beside it, the label muted and once."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from facilitator.core.base.cells import fit, one_line

LABEL: Final = 8
"""How many cells a label takes, the blank after it included."""


def field(label: str, text: str, look: str = "") -> Content:
    """Write a label and a text on one line."""
    return Content.assemble((fit(label, LABEL), "$muted"), (one_line(text), look))
