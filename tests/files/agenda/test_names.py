"""Names a letter off those of the list are told with the one that was probably meant."""

from __future__ import annotations

import pytest

from builders import ENGLISH, agenda_text
from facilitator.files.agenda.file import parse
from facilitator.files.agenda.names import one_off

LISTED = ("Jörgen Sandström", "Region Skåne", "skåne", "Bo")
HEAD = """\
notes_by = "Sara Nystrom"
[[organisation]]
id = "skåne"
name = "Region Skåne"
[[participant]]
name = "Jörgen Sandström"
[[participant]]
name = "Sara Nyström"
"""
TAIL = """\
speakers = ["Jörgen Sandstrm", "Åsa Zetterberg"]
lead = "Sara Nyström"
[[homework]]
title = "H"
compilers = ["Lisa", "Jörgen Sanström"]
[[upcoming]]
status = "wish"
theme = "x"
host = "Region Skane"
asked_by = "Regoin Skåne"
"""


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Jörgen Sandstrom", "Jörgen Sandström"),
        ("Jörgen Sandstöm", "Jörgen Sandström"),
        ("Jörgen Sandströmm", "Jörgen Sandström"),
        ("Jörgen Sandsrtöm", "Jörgen Sandström"),
        ("örgen Sandström", "Jörgen Sandström"),
        ("jörgen  sandström", "Jörgen Sandström"),
        ("skane", "skåne"),
        ("Jörgen Sundstrom", None),
        ("Jörgen", None),
        ("Be", None),
        ("", None),
    ],
)
def test_a_name_is_one_letter_off(typed: str, near: str | None) -> None:
    assert one_off(typed, LISTED) == near


def test_every_name_of_the_file_is_looked_at() -> None:
    parsed = parse(agenda_text(head=HEAD, tail=TAIL))
    assert parsed.problems == ()
    told = [ENGLISH.say(warning.message) for warning in parsed.warnings]
    assert [said for said in told if "Did you mean" in said] == [
        '"Sara Nystrom" is not listed. Did you mean "Sara Nyström"?',
        '"Jörgen Sandstrm" is not listed. Did you mean "Jörgen Sandström"?',
        '"Jörgen Sanström" is not listed. Did you mean "Jörgen Sandström"?',
        '"Region Skane" is not listed. Did you mean "Region Skåne"?',
        '"Regoin Skåne" is not listed. Did you mean "Region Skåne"?',
    ]
