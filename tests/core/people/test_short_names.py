"""Organisations have short names that still tell them apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.base.cells import cells
from facilitator.core.base.text import fold
from facilitator.core.people.short_names import short_names
from facilitator.core.record.agenda import Organisation

SEVERAL = st.lists(
    st.builds(
        Organisation, st.text("abå-", min_size=1), st.text("Ab å", min_size=1).filter(str.strip)
    ),
    unique_by=(lambda body: body.id, lambda body: fold(" ".join(body.name.split()))),
    max_size=6,
)


def test_what_several_have_in_common_is_left_out() -> None:
    assert short_names(
        [
            Organisation("blekinge", "Region Blekinge"),
            Organisation("västra-götaland", "Västra Götalandsregionen"),
            Organisation("kalmar", "Regionförbundet i Kalmar län"),
            Organisation("jkpg", "Regionförbundet Jönköpings län"),
            Organisation("halland", "Region Halland"),
        ]
    ) == {
        "blekinge": "Blekinge",
        "västra-götaland": "Västra Götaland",
        "kalmar": "Kalmar",
        "jkpg": "Jkpg",
        "halland": "Halland",
    }


def test_what_would_be_short_for_two_is_short_for_neither() -> None:
    both = [Organisation("skl", "Governo"), Organisation("x-y-z-w-v", "SKL")]
    assert short_names(both) == {"skl": "Governo", "x-y-z-w-v": "SKL"}


@given(SEVERAL)
def test_a_short_name_is_no_longer_and_is_its_own(bodies: list[Organisation]) -> None:
    short = short_names(bodies)
    assert set(short) == {body.id for body in bodies}
    for body in bodies:
        assert cells(short[body.id]) <= cells(" ".join(body.name.split()))
    assert len(set(map(fold, short.values()))) == len(bodies)
