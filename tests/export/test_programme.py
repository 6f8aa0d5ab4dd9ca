"""The minutes tell what was planned anew while the meeting went on, and only that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from builders import ENGLISH, Room, agenda, day
from facilitator.core.time import moves
from facilitator.core.time import programme_moves as pm
from facilitator.export.markdown.minutes import minutes

Step = Callable[[Room], Room]
STEPS: list[tuple[Step, list[str]]] = [
    (lambda room: room, []),
    (lambda room: room.do(pm.add, "Extra *", 5), ["It was added during the meeting."]),
    (lambda room: room.do(pm.later, "b"), ["It was moved; the agenda has it 11:00–11:30."]),  # noqa: RUF001
    (lambda room: room.do(pm.lengthen, "b", -10), ["It was planned anew: 20 min, not 30 min."]),
    (
        lambda room: room.do(
            pm.change, "b", replace(pm.wanted(room.row("b").session), title="_N_")
        ),
        ["The agenda calls it “B”."],
    ),
    (
        lambda room: room.do(pm.split, "b", 10, title="B again", day=2),
        ["It was planned anew: 20 min, not 30 min.", "It was added during the meeting."],
    ),
    (lambda room: room.do(pm.move, "b", 2, None), []),  # that is told by its days
]


@pytest.mark.parametrize(("step", "told"), STEPS)
def test_only_what_was_planned_anew_is_told(step: Step, told: list[str]) -> None:
    room = step(Room(agenda(day("a", "b", "c"), day("d"))).until("10:00").do(moves.start))
    text = minutes(room.state, room.now, ENGLISH)
    openings = ("It was added", "It was moved;", "The agenda", "It was planned anew")
    sentences = [s + "." for line in text.split("\n") for s in line.rstrip(".").split(". ")]
    assert [s for s in sentences if s.startswith(openings)] == told
