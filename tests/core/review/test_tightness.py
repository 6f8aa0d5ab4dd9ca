"""Where a plan is too tight, by the plan alone."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import ENGLISH, Room, day, one_day, session
from builders import agenda as make
from core.review.making import LUNCH
from facilitator.core.record.agenda import Agenda, Organisation, Participant, Session
from facilitator.core.review.rehearsal import in_rehearsal
from facilitator.core.review.tightness import Finding, Kind, in_plan
from facilitator.core.time import moves
from strategies import agendas

TALK = session("talk", 60)


def _kinds(found: Iterable[Finding]) -> list[tuple[Kind, str]]:
    return [(each.kind, each.session) for each in found]


def _said(found: Iterable[Finding]) -> list[str]:
    return [ENGLISH.say(text) for each in found for text in (each.said, each.advice)]


@pytest.mark.parametrize(
    ("sessions", "kinds"),
    [
        ([session("a", 60), session("b", 60), LUNCH],
         [(Kind.NO_BREAK, "a"), (Kind.NO_SLACK, "lunch")]),
        ([session("a", 55), session("c", 10, kind="break"), session("b", 55), LUNCH],
         [(Kind.NO_SLACK, "lunch")]),
        # Time to spare: a gap, a minimum, or something that may be cut.
        ([session("a", 90), LUNCH], []),
        ([session("a", 60), session("c", 20, 10, kind="break"), session("b", 40), LUNCH], []),
        ([session("a", 60), session("c", 20, kind="break"), session("b", 40, optional=True),
          LUNCH], []),
        # Less than an hour of work, or only a break, before it.
        ([session("a", 30), session("b", 30, start="10:30")], []),
        ([session("a", 90), LUNCH, session("b", 30, start="13:00")], []),
        ([session("a", 100)], []),
        ([session("a", 50), session("b", 51)], [(Kind.NO_BREAK, "a")]),
        # A gap is a break too.
        ([session("a", 60), session("b", 60, start="11:05", starts="not-before")], []),
    ],
)  # fmt: skip
def test_fixed_points_need_time_to_spare_and_days_breaks(
    sessions: list[Session], kinds: list[tuple[Kind, str]]
) -> None:
    assert _kinds(in_plan(one_day(*sessions))) == kinds


def test_days_are_looked_at_one_by_one() -> None:
    assert in_plan(make(day(TALK), day(replace(TALK, id="other")))) == ()


def test_what_is_said_names_times_and_advises_a_break_near_the_middle() -> None:
    programme = one_day(session("a", 64), session("b", 56), LUNCH)
    assert _said(in_plan(programme)) == [
        "There is no break from 10:00 to 12:00, for 2 h.",
        "Plan a break of ten minutes near 11:00.",
        "There is no time to spare before “LUNCH” at 12:00: "  # noqa: ISC004 - one sentence
        "the 2 h before it are planned to the minute.",
        'Leave some minutes free, give a session a shorter "min", or mark one as optional.',
    ]


def _round(duration: int, questions: int, takers: int, per: str = "organisation") -> Agenda:
    asked = tuple(f"Q{n}" for n in range(questions))
    one = replace(session("r", duration, kind="round"), questions=asked, per=per)
    bodies = tuple(Organisation(f"o{n}", f"O{n}") for n in range(takers))
    others = (Participant("S", role="speaker"), Participant("G", role="guest"))
    people = (*(Participant(f"P{n}") for n in range(takers)), *others)
    programme = replace(one_day(one), organisations=bodies, participants=people)
    return replace(programme, organisations=()) if per == "participant" else programme


@pytest.mark.parametrize(
    ("duration", "questions", "takers", "advised"),
    [(28, 1, 14, None), (27, 1, 14, 28), (27, 0, 14, 28), (40, 3, 14, 42), (42, 3, 14, None),
     (5, 1, 0, None)],
)  # fmt: skip
def test_a_round_needs_two_minutes_for_each_and_one_for_each_answer(
    duration: int, questions: int, takers: int, advised: int | None
) -> None:
    for per in ("organisation", "participant"):
        found = in_plan(_round(duration, questions, takers, per))
        assert _kinds(found) == ([(Kind.ROUND, "r")] if advised else [])
        assert all(f"Plan {advised} min" in text for text in _said(found)[1:])


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (1, "“R” leaves 1:55 min to each of 14."),
        (2, "“R” leaves 1:55 min to each of 14 for 2 questions."),
    ],
)
def test_a_round_that_is_too_short_tells_the_time_of_each(questions: int, said: str) -> None:
    assert _said(in_plan(_round(27, questions, 14)))[0] == said


def test_group_work_and_remote_speakers() -> None:
    groups = session("g", 19, kind="groups")
    assert _said(in_plan(one_day(groups)))[0] == "“G” has 19 minutes for group work."
    assert in_plan(one_day(replace(groups, duration=20))) == ()
    call = replace(session("call"), remote=True, speakers=("Åsa",))
    programme = one_day(call)
    assert _kinds(in_plan(programme)) == [(Kind.REMOTE, "call")]
    for person, fine in (
        (Participant("åsa", phone="112"), True),
        (Participant("Åsa", link="skype:a"), True),
        (Participant("Åsa"), False),
        (Participant("Bo", link="https://b"), False),
    ):
        assert (in_plan(replace(programme, participants=(person,))) == ()) is fine


@given(agendas(), st.integers(0, 200))
def test_any_agenda_can_be_looked_at(programme: Agenda, wait: int) -> None:
    ids = {one.id for each in programme.days for one in each.sessions}
    room = Room(programme)
    if programme.days and programme.days[0].sessions:
        room.do(moves.go_to, programme.days[0].sessions[0].id).wait(wait)
    for found in (*in_plan(programme), *in_rehearsal(room.state, room.now)):
        assert found.session in ids
        assert ENGLISH.say(found.said)
        assert ENGLISH.say(found.advice)
