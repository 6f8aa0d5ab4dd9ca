"""Of a rotation only what was held counts afterwards."""

from __future__ import annotations

from builders import Room, one_day, session
from facilitator.core.groups.board import board
from facilitator.core.groups.held import as_held
from facilitator.core.record.groups import GroupFormed, Grouping, MembersDealt, Placement, Rotated
from facilitator.core.time import moves

G = "work"


def placed(groups: str) -> Placement:
    return tuple(zip("xyz", groups, strict=True))


ONE, TWO, THREE = placed("aab"), placed("abb"), placed("bab")


def room() -> Room:
    made = Room(one_day("talk", session(G, 60, kind="groups"), "end"))
    made.put(GroupFormed(G, "a", "A"), GroupFormed(G, "b", "B"), MembersDealt(G, ONE, 1))
    return made.until("10:00").do(moves.start)


def rotated(on: Room, *rounds: Placement, every: float = 0) -> Room:
    for placement in rounds:
        on.put(Rotated(G, 1, placement, 1))
        on.wait(every)
    return on


def begun(on: Room) -> Room:
    return on.until("10:30").do(moves.next_session)


def held(on: Room) -> Grouping:
    return as_held(on.state.groupings[G], on.state.of(G))


def test_rounds_in_which_people_sat_are_all_there() -> None:
    on = rotated(begun(room()).wait(20), TWO, THREE, every=20)
    assert held(on).rounds == tuple(map(dict, (ONE, TWO, THREE)))
    assert held(on.do(moves.next_session)) == held(on)
    assert board(on.state, G, whole_day=True).grouping.rounds == held(on).rounds


def test_rounds_tried_before_the_session_are_none_but_the_last_which_it_began_with() -> None:
    on = begun(rotated(room(), TWO, THREE, every=5)).wait(60)
    assert held(on).rounds == ()
    assert held(on).members == dict(THREE)
    assert len(board(on.state, G).grouping.rounds) == 3  # the place still shows what was tried


def test_a_round_tried_after_the_session_moves_nobody() -> None:
    on = rotated(begun(room()).wait(20), TWO, every=40).do(moves.next_session).wait(1)
    rotated(on, THREE)
    assert held(on).rounds == (dict(ONE), dict(TWO))
    assert held(on).members == dict(TWO)
    alone = rotated(begun(room()).wait(60).do(moves.next_session).wait(1), TWO)
    assert held(alone).rounds == ()
    assert held(alone).members == dict(ONE)


def test_a_round_that_another_follows_at_once_was_tried() -> None:
    on = rotated(begun(room()).wait(20), TWO, every=0.5)
    rotated(on, THREE, every=20)
    assert held(on).rounds == (dict(ONE), dict(THREE))


def test_a_session_that_was_never_held_has_its_groups_and_no_rotation() -> None:
    on = rotated(room(), TWO, THREE, every=20)
    assert held(on).rounds == ()
    assert held(on).members == dict(THREE)


def test_groups_that_were_not_rotated_are_as_they_are() -> None:
    on = room()
    assert held(on) is on.state.groupings[G]
