"""A QR code is drawn in half blocks, so that its modules are square."""

from __future__ import annotations

import pytest

from facilitator.export.qr import modules
from facilitator.tui.widgets.qr import STYLES, rows

LIGHT = {"█": (True, True), "▀": (True, False), "▄": (False, True), " ": (False, False)}


@pytest.mark.parametrize("text", ["http://127.0.0.1:1/x/", "x" * 60])
def test_what_is_drawn_is_the_code(text: str) -> None:
    code = modules(text)
    drawn = ["".join(piece for piece, _ in row) for row in rows(code)]
    read = [[LIGHT[block][half] for block in row] for row in drawn for half in (0, 1)]
    assert [["0" if light else "1" for light in row] for row in read[: len(code)]] == [
        list(row) for row in code
    ]
    assert all(all(row) for row in read[len(code) :])
    assert {look for row in rows(code) for _, look in row} == STYLES.keys()
