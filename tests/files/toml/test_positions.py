"""A position is where an editor shows the key or the value."""

from __future__ import annotations

import tomllib

import pytest

from facilitator.files.toml.positions import Place, locate
from facilitator.files.toml.problems import Path

TEXT = """\
# å
title = "Å"
a."b.c" . 'd' = 1
"" = { y = "🎉", z.w = [1, { q = 2 }] } # comment
list = [ # comment
  "å", "b", # comment
  [],
]

[[day]]
[day.x]
k = 1
[[day.session]]
title = \"\"\"
a\"\"\"
[[ day . "session" ]]
title = "b"
[[day.session.group]]
name = "c"
[[day]]
[[day.session]]
title = "d"
[other.one]
key = false
[other]
two = 2
"""

PLACES = {
    (): ((1, 1), (1, 1)),
    ("title",): ((2, 1), (2, 9)),
    ("a",): ((3, 1), (3, 17)),
    ("a", "b.c"): ((3, 3), (3, 17)),
    ("a", "b.c", "d"): ((3, 11), (3, 17)),
    ("",): ((4, 1), (4, 6)),
    ("", "y"): ((4, 8), (4, 12)),
    ("", "z"): ((4, 17), (4, 23)),
    ("", "z", "w"): ((4, 19), (4, 23)),
    ("", "z", "w", 0): ((4, 24), (4, 24)),
    ("", "z", "w", 1): ((4, 27), (4, 27)),
    ("", "z", "w", 1, "q"): ((4, 29), (4, 33)),
    ("list", 0): ((6, 3), (6, 3)),
    ("list", 1): ((6, 8), (6, 8)),
    ("list", 2): ((7, 3), (7, 3)),
    ("day",): ((10, 1), (10, 1)),
    ("day", 0): ((10, 1), (10, 1)),
    ("day", 0, "x"): ((11, 1), (11, 1)),
    ("day", 0, "x", "k"): ((12, 1), (12, 5)),
    ("day", 0, "session", 0): ((13, 1), (13, 1)),
    ("day", 0, "session", 0, "title"): ((14, 1), (14, 9)),
    ("day", 0, "session", 1): ((16, 1), (16, 1)),
    ("day", 0, "session", 1, "title"): ((17, 1), (17, 9)),
    ("day", 0, "session", 1, "group", 0, "name"): ((19, 1), (19, 8)),
    ("day", 1): ((20, 1), (20, 1)),
    ("day", 1, "session", 0, "title"): ((22, 1), (22, 9)),
    ("other",): ((23, 1), (23, 1)),
    ("other", "one"): ((23, 1), (23, 1)),
    ("other", "one", "key"): ((24, 1), (24, 7)),
    ("other", "two"): ((26, 1), (26, 7)),
}

MISSING = {
    ("nowhere",): (1, 1),
    ("day", 0, "start"): (10, 1),
    ("day", 0, "session", 0, "duration"): (13, 1),
    ("list", 3): (5, 1),
    ("title", "deeper"): (2, 1),
}


def test_the_example_is_toml() -> None:
    assert tomllib.loads(TEXT)["day"][1]["session"][0]["title"] == "d"


@pytest.mark.parametrize(("path", "place"), PLACES.items(), ids=str)
def test_place(path: Path, place: Place) -> None:
    assert locate(TEXT, [path]) == {path: place}


def test_places_found_together_are_those_found_alone() -> None:
    assert locate(TEXT, PLACES) == PLACES


@pytest.mark.parametrize(("path", "spot"), MISSING.items(), ids=str)
def test_what_is_missing_is_placed_at_what_is_around_it(path: Path, spot: tuple[int, int]) -> None:
    assert locate(TEXT, [path])[path].key == spot


def test_an_empty_text_has_a_first_line() -> None:
    assert locate("", [("a", 1)]) == {("a", 1): Place((1, 1), (1, 1))}


def test_depth_costs_nothing() -> None:
    text = "a." * 499 + "a = " + "[" * 200 + "]" * 200
    assert locate(text, [("a", "a")])["a", "a"] == ((1, 3), (1, 1003))
