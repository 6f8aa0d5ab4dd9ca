"""The signs before words: each has one meaning, and a look-alike where there is only ASCII."""

from __future__ import annotations

from facilitator.cli.lookalikes import lookalike
from facilitator.core.base import signs

SIGNS = {
    name: sign for name, sign in vars(signs).items() if isinstance(sign, str) and name.isupper()
}


def test_no_sign_has_two_meanings_and_no_meaning_two_signs() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_each_sign_takes_one_cell_and_has_a_look_alike() -> None:
    assert {name for name, sign in SIGNS.items() if len(sign) != 1} == set()
    assert {name for name, sign in SIGNS.items() if lookalike(sign) in {"", "?"}} == set()
