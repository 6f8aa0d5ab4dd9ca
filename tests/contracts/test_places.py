"""A test file has the name of the module that it tests, and its place."""

from __future__ import annotations

from pathlib import Path

import pytest

import facilitator

SOURCES = Path(facilitator.__file__).parent
TESTS = Path(__file__).parents[1]
MIRRORED = ("cli", "core", "export", "files", "plain", "running", "tui", "web")
OF_NO_MODULE = {
    "cli/test_private.py": "what is private is kept out of what every command gives",
    "export/markdown/test_rules.py": "a rule that was decided goes through all parts of minutes",
    "tui/frame/test_completing.py": "names are completed in every line in which something is said",
    "tui/places/run/test_follow_up.py": "ticking off in Run goes from the panel to the journal",
    "plain/test_together.py": "what other laptops do goes through several commands",
    "plain/test_whole_meeting.py": "whole days by words go through every command",
    "tui/test_alerts.py": "an alert is seen and heard in every place",
    "tui/test_figures.py": "no figure is cut is a law of every place",
    "tui/test_idle.py": "what is repainted while time passes is a law of every place",
    "tui/test_second_day.py": "a whole day by keys goes through every place",
    "tui/test_walks.py": "what stands where and in which ink is a law of every place",
    "files/importing/test_cases.py": "whole files of the kinds people have go through every reader",
    "files/importing/test_round_trips.py": "what exporters write goes through every reader",
    "tui/test_modules.py": "how long a module may be is a law of every place and dialogue",
    "tui/test_schedules.py": "how often the schedule is worked out is a law of every place",
    "tui/test_snapshots.py": "pictures are taken of screens of each sort",
}
"""Tests of what no module does by itself, and why."""

FILES = [path for package in MIRRORED for path in sorted((TESTS / package).rglob("test_*.py"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TESTS)))
def test_a_test_file_has_the_name_and_the_place_of_its_module(path: Path) -> None:
    place = path.relative_to(TESTS)
    module = SOURCES / place.with_name(place.name.removeprefix("test_"))
    assert module.is_file() != (place.as_posix() in OF_NO_MODULE), f"there is no {module}"


def test_every_exception_is_needed() -> None:
    assert {path.relative_to(TESTS).as_posix() for path in FILES} > OF_NO_MODULE.keys()
