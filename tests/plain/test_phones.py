"""What phones may answer, by lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.core.answers.sent import Sent
from facilitator.core.answers.subject import HERE
from facilitator.running.answers.protocol import Opened, Report
from plain.playing import SECOND, Played, Room


def play(room: Room, report: Report | None, *lines: str | float) -> Played:
    def script() -> Iterator[str | float]:
        if report is not None:
            room.led[-1].inbox.arrived(report)
        yield from lines

    return room.play_on(script())


def test_it_says_how_to_begin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    played = play(Room(tmp_path, capsys), None, "phones", "phones 1")
    assert sum("Phones cannot answer yet" in line for line in played.lines) == 2


def test_it_lists_what_is_open_and_opens_what_has_a_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room = Room(tmp_path, capsys)
    opened = Report(
        1, "http://here/", here_only=True, opened=(Opened(HERE, at_once=True),), waiting=()
    )
    wrong = ("phones 0", f"phones {'9' * 5000}", "phones x y z")
    played = play(room, opened, "phones", "phones 1", *wrong, "phones room")
    assert played.said("Phones answer at http://here/")
    assert played.said("1: Who is here. Open, accepted as it comes.")
    assert played.said("Phones can no longer answer: Who is here")
    assert sum("Say it like this: phones start" in line for line in played.lines) == 2
    assert played.said("You kept “phones x y z” (note)")
    assert played.said("The room sees the address.")


def test_what_was_put_aside_is_asked_about_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    aside = Sent("a", HERE, name="Bo Ek", aside=True)
    waits = Report(1, "http://here/", here_only=True, waiting=(aside,))
    before = ("phones", "phones now 1", "phones 1", "phones aside", 2 * SECOND, 2 * SECOND)
    played = play(Room(tmp_path, capsys), waits, *before, "a1", "phones stop")
    assert played.said("1: Who is here. Closed.")
    assert played.said("Phones can answer: Who is here")
    assert played.said("Phones can no longer answer: Who is here"), "though no report came between"
    assert played.said("1 answer was put aside")
    assert played.kinds == ["PersonAdded"]
    assert played.said("No more answers are taken.")
