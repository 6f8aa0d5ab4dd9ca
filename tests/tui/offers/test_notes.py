"""Notes are offered as they are looked for, never more of them than can be read."""

from __future__ import annotations

from pathlib import Path

from facilitator.core.notes import moves
from facilitator.core.notes.capture import Capture
from facilitator.tui.frame.place import Place
from facilitator.tui.offers.notes import MOST, Notes
from tui.harness import stage


async def test_the_latest_hundred_are_offered_and_an_old_one_by_its_words(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for n in range(MOST + 20):
            on.meeting.do(moves.capture, Capture("note", f"said as number {n}."))
        place = on.app.screen
        assert isinstance(place, Place)
        notes = Notes(on.app, place)
        said = [each.name for each in notes.holding(["said"])]
        assert len(said) == MOST
        assert said[0].endswith(f"number {MOST + 19}.")
        (old,) = notes.holding(["number", "7."])[-1:]
        assert old.name.endswith("number 7.")
        assert notes.holding(["nowhere"]) == []
