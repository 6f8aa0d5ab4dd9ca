"""The laws of what waits for an answer, for any agenda and any course of a meeting."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import agenda, day, session
from facilitator.core.base.refusal import Refused
from facilitator.core.record.agenda import Agenda, Day, Session
from facilitator.core.record.plan import Anchor
from facilitator.core.record.sessions import AwaySettled
from facilitator.core.time import moves, speakers
from facilitator.core.time.late_points import late_points
from facilitator.core.time.never_ended import never_ended
from facilitator.running.asking import NEARER
from facilitator.running.prompts.leftover import not_held
from facilitator.running.prompts.question import MOST_ANSWERS
from facilitator.running.sleep import Absence
from running.led import LedRoom
from strategies import WAITS, agendas, step


@st.composite
def busy_days(draw: st.DrawFn) -> Agenda:
    """Make an agenda with many fixed points, little to spare, and remote speakers."""
    days: list[Day] = []
    for number in range(draw(st.integers(1, 2))):
        programme: list[Session] = []
        time = 9 * 60
        for place in range(draw(st.integers(2, 7))):
            length = draw(st.integers(5, 60))
            fixed = place > 0 and draw(st.booleans())
            time += draw(st.integers(0, 10)) if fixed else 0
            one = session(
                f"s{number}-{place}",
                length,
                draw(st.integers(length // 2, length)),
                start=f"{time // 60:02}:{time % 60:02}" if fixed else None,
                end_fixed=draw(st.integers(0, 5)) == 0,
                optional=draw(st.integers(0, 3)) == 0,
            )
            remote = draw(st.integers(0, 2)) == 0
            programme.append(replace(one, remote=remote, speakers=("Ann",) if remote else ()))
            time += length
        days.append(day(*programme, start="09:00"))
    return agenda(*days)


@st.composite
def courses(draw: st.DrawFn) -> LedRoom:
    """Lead a meeting by random moves; now and then the laptop sleeps."""
    programme: Agenda = draw(busy_days() | busy_days() | agendas())
    room = LedRoom(programme, lead=draw(st.sampled_from([0, 10, 120])))
    room.now = room.state.slots[0].start - dt.timedelta(minutes=10)
    if draw(st.booleans()):
        room.wait(draw(WAITS))
        room.do(moves.start)
    for _ in range(draw(st.integers(0, 12))):
        since = room.now
        room.wait(draw(WAITS))
        if draw(st.booleans()):
            current = room.state.current
            room.unsettled.add(Absence(since, room.now))
            if current is not None and draw(st.booleans()):
                room.put(AwaySettled(current, since, room.now, "paused"))
        step(draw, room)
        remote = [one.session.id for one in room.state.slots if one.session.remote]
        if remote and draw(st.integers(0, 3)) == 0:
            with suppress(Refused):
                room.do(
                    speakers.check_line, draw(st.sampled_from(remote)), fine=draw(st.booleans())
                )
        if draw(st.booleans()):  # whether or not somebody looks makes no difference
            _ = room.waiting
    return room


@given(courses())
def test_what_waits_follows_from_what_is_true_and_is_told_apart(room: LedRoom) -> None:
    found = room.waiting
    again = room.waiting
    assert [(one.key, one.text, one.details) for one in found] == [
        (one.key, one.text, one.details) for one in again
    ]
    assert len({one.key for one in found}) == len(found)
    other = LedRoom(room.state.agenda, lead=room.lead)  # who has seen nothing of it
    other.events, other.state, other.now = room.events, room.state, room.now
    other.begin()
    assert [one.key for one in found if one.key[0] != "away"] == [one.key for one in other.waiting]
    assert all(one.text and all(one.details) for one in found)


@given(courses())
def test_it_waits_only_while_it_holds(room: LedRoom) -> None:
    state, plan = room.view
    for one in room.waiting:
        match one.key:
            case ("fixed-points", *sessions):
                lost = {point.row.session.id for point in late_points(plan) if point.lost}
                assert sessions
                assert lost.issuperset(sessions)
                assert all(state.slot(id_).anchor is Anchor.FIXED for id_ in sessions)  # type: ignore[union-attr]
            case ("due", session):
                assert state.current is None
                assert plan.following is not None
                assert plan.following.session.id == session
            case ("away", session, _):
                assert state.current == session
            case ("morning", session):
                assert never_ended(state, room.now) is not None
                assert state.current == session
            case ("line", session):
                assert session not in state.checked
                assert session != state.current
            case ("speaker", session):
                assert state.checked[session] is False
            case ("leftovers", *sessions):
                assert [slot.session.id for slot in not_held(state, room.now)] == sessions
            case _:
                raise AssertionError(one.key)


@given(courses())
def test_every_question_can_be_opened_and_answered_by_digits(room: LedRoom) -> None:
    for one in room.waiting:
        prompt = one.prompt()
        asked = prompt.question
        assert prompt.key == one.key
        assert asked.escape
        assert [answer.key for answer in asked.answers] == [
            str(n) for n in range(1, len(asked.answers) + 1)
        ]
        assert 1 <= len(asked.answers) <= MOST_ANSWERS
        first = asked.answers[0]
        assert not first.sure


@given(courses(), st.data())
def test_no_first_answer_moves_a_fixed_point_or_ends_what_runs(
    room: LedRoom, data: st.DataObject
) -> None:
    waiting = [one for one in room.waiting if one.key[0] != "morning"]  # there nothing runs on
    if not waiting:
        return
    prompt = data.draw(st.sampled_from(waiting)).prompt()
    running, fixed = room.state.current, _fixed(room)
    room.answer(prompt, prompt.question.answers[0].value)
    assert room.state.current == running or running is None
    assert {id_: start for id_, start in _fixed(room).items() if id_ in fixed} == {
        id_: start for id_, start in fixed.items() if id_ in _fixed(room)
    }


def _fixed(room: LedRoom) -> dict[str, dt.datetime]:
    return {s.session.id: s.start for s in room.state.slots if s.anchor is Anchor.FIXED}


@given(courses(), st.data())
def test_any_answer_does_what_it_says_or_tells_that_it_holds_no_more(
    room: LedRoom, data: st.DataObject
) -> None:
    waiting = room.waiting
    if not waiting:
        return
    one = data.draw(st.sampled_from(waiting))
    prompt = one.prompt()
    room.wait(data.draw(WAITS))
    step(data.draw, room)  # meanwhile somebody else does something
    value = data.draw(st.sampled_from([answer.value for answer in prompt.question.answers]))
    events, told = len(room.events), len(room.told)
    room.answer(prompt, value)
    assert (len(room.events), len(room.told)) != (events, told) or room.asked
    assert (
        one.key not in [other.key for other in room.waiting]
        or room.asked
        or room.told
        or (one.key[0] in {"morning", "fixed-points"})
    )


@given(courses())
def test_what_is_put_off_waits_calmly_until_it_is_worse(room: LedRoom) -> None:
    for one in room.waiting:
        room.asking.put_off(one.key, room.view)
    known = {one.key: one for one in room.waiting}
    assert all(one.calm for one in known.values())
    room.wait(NEARER)
    for one in room.waiting:
        before = known.get(one.key)
        assert one.calm == (before is not None and one.pressure < before.pressure + NEARER)
