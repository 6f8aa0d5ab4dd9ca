"""A QR code has a light edge all around, and says what it was made of."""

from __future__ import annotations

from facilitator.export.qr import DARK, QUIET, modules

ADDRESS = "http://192.168.100.100:65535/AbCdEfGh12345678/"


def test_it_is_a_square_with_a_light_edge() -> None:
    code = modules(ADDRESS)
    size = len(code)
    assert size <= 37, "or it would not fit beside what is open in 80 cells"
    assert {len(row) for row in code} == {size}
    for edge in (*code[:QUIET], *code[-QUIET:]):
        assert DARK not in edge
    for row in code:
        assert DARK not in row[:QUIET] + row[-QUIET:]
    finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    assert [row[QUIET : QUIET + 7] for row in code[QUIET : QUIET + 7]] == finder


def test_other_texts_have_other_codes() -> None:
    assert modules(ADDRESS) == modules(ADDRESS)
    assert modules(ADDRESS) != modules(ADDRESS.replace("b", "c"))
