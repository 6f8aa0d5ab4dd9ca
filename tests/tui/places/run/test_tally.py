"""Captures are counted once for as long as nothing else is captured."""

from __future__ import annotations

from builders import Room, agenda, at, day
from facilitator.core.notes import actions
from facilitator.core.notes import moves as notes
from facilitator.core.notes.capture import Capture
from facilitator.core.time import moves
from facilitator.tui.places.run.tally import since, tally


def room() -> Room:
    of = Room(agenda(day("a"))).until("10:00").do(moves.start)
    for capture in (
        Capture("action", "call"),
        Capture("action", "write", "Lisa"),
        Capture("decision", "so be it"),
        Capture("note", "just so"),
    ):
        of.do(notes.capture, capture).wait(1)
    return of


def test_captures_are_counted_by_kind_and_actions_as_far_as_they_are_open() -> None:
    of = room()
    counts = tally(of.state)
    assert counts.kinds == {"action": 2, "decision": 1, "note": 1}
    assert (counts.pending, counts.unowned) == (2, 1)
    of.do(actions.tick, next(iter(of.state.notes)))
    counts = tally(of.state, (room().state, counts))
    assert (counts.kinds["action"], counts.pending, counts.unowned) == (2, 1, 0)


def test_what_has_nothing_to_do_with_captures_lets_the_counts_stand() -> None:
    of = room()
    before = of.state, tally(of.state)
    assert tally(of.do(moves.extend, 5).state, before) is before[1]
    assert tally(of.do(notes.capture, Capture("note", "more")).state, before).kinds["note"] == 2


def test_those_since_an_instant_are_counted() -> None:
    assert [since(room().state, at(clock)) for clock in ("09:00", "10:02", "11:00")] == [4, 2, 0]
