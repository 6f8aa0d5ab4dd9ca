"""Remote speakers: their lines are tried out in time, and another session fits when one is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from builders import ENGLISH, Room, agenda, at, day, minutes, session
from facilitator.core.base.refusal import Refused
from facilitator.core.record.agenda import Agenda, Participant, Session
from facilitator.core.time import moves, speakers
from facilitator.core.time.rebalance import propose as rebalance


def remote(id_: str, duration: int = 30, *, start: str | None = None) -> Session:
    made = session(id_, duration, start=start)
    return replace(made, remote=True, speakers=("Åsa Öberg",))


def meeting(*sessions: Session | str) -> Agenda:
    made = agenda(day(*sessions), day("tomorrow"))
    people = (
        Participant("åsa öberg", link="https://example.org/r", phone="112"),
        Participant("Jan", link="https://example.org/j"),
        Participant("Åsa Öberg"),
    )
    return replace(made, participants=people)


def room(*sessions: Session | str) -> Room:
    return Room(meeting(*sessions)).until("10:00").do(moves.start)


def near(of: Room, lead: int = 10) -> list[tuple[str, float]]:
    """List the sessions whose line is to be tried out, with the minutes until each."""
    return [
        (row.session.id, left.total_seconds() / 60)
        for row, left in speakers.near(of.schedule, lead)
    ]


def offered(of: Room, lost: str) -> list[tuple[str, str, float]]:
    """List what can be held: its id, when the speaker's turn is then, and how late what is next."""
    found = speakers.swaps(of.state, of.now, lost)
    return [
        (swap.session.id, of.clock(swap.resumes), swap.late.total_seconds() / 60) for swap in found
    ]


def test_a_speaker_is_known_by_name_and_reached_as_the_agenda_says() -> None:
    of = room(remote("r"))
    found = speakers.callers(of.state, of.state.slots[0].session)
    assert [(each.link, each.phone) for each in found] == [("https://example.org/r", "112")]


def test_the_remote_session_at_hand_runs_or_is_the_next_one() -> None:
    of = room("a", remote("r"), "b", remote("s"))
    at_hand = []
    for _ in range(4):
        row = speakers.at_hand(of.schedule)
        at_hand.append(row.session.id if row else None)
        of.do(moves.next_session)
    assert at_hand == ["r", "r", "s", "s"]
    assert speakers.at_hand(room("a", "b").schedule) is None


def test_a_session_to_come_is_near_from_some_minutes_before_it() -> None:
    of = room("a", remote("r"), remote("s"))
    assert near(of.until("10:19")) == []
    assert near(of.until("10:20")) == [("r", 10)]
    assert near(of.until("10:28")) == [("r", 2)]
    assert near(of, lead=0) == []
    assert near(of, lead=1) == []
    assert near(of.do(moves.next_session).until("10:50")) == [("s", 8)]


def test_what_was_cut_off_is_near_again_before_it_goes_on() -> None:
    of = room(remote("r"), "b").wait(10).do(speakers.lost, "r", "b")
    assert near(of) == []
    assert near(of.until("10:31")) == [("r", 9)]


def test_what_fits_before_the_next_fixed_point_is_offered() -> None:
    of = room(
        remote("r", 30), session("long", 80, 70), session("b", 40, 20), session("late", 10,
        start="11:00", starts="not-before"), session("lunch", 60, start="12:00"), "c",
        session("wrap", 15, end_fixed=True),
    ).wait(10)  # fmt: skip
    assert [id_ for id_, _, _ in offered(of, "r")] == ["long", "b", "c"]
    of.wait(50)  # an hour is left until lunch
    assert offered(of, "r") == [("b", "11:40", 70), ("c", "11:30", 100)]
    assert speakers.gap_minutes(of.state, of.now, "r") == 60


def test_a_fixed_point_right_after_the_missed_session_leaves_its_own_time() -> None:
    of = room(remote("r"), session("lunch", start="10:30"), session("late", start="11:30"), "b")
    assert speakers.gap_minutes(of.state, of.now, "r") == 30


def test_without_a_fixed_point_all_that_is_to_come_of_the_day_fits_but_other_lines() -> None:
    of = room("a", remote("r"), "b", remote("s"), "c")
    assert [id_ for id_, _, _ in offered(of, "r")] == ["b", "c"]
    assert speakers.gap_minutes(of.state, of.now, "r") is None
    of.do(speakers.check_line, "s", fine=True).do(moves.skip, "c")
    assert [id_ for id_, _, _ in offered(of, "r")] == ["b", "s"]
    assert speakers.swaps(of.state, of.now, "nowhere") == []
    swap = speakers.swaps(of.state, of.now, "r")[0]
    assert (of.clock(swap.resumes), of.clock(swap.ends), swap.point) == ("11:00", "12:00", None)


def test_the_session_itself_is_never_offered_though_its_line_works() -> None:
    of = room("a", remote("r"), "b").do(speakers.check_line, "r", fine=True)
    assert [id_ for id_, _, _ in offered(of, "r")] == ["b"]


def test_what_is_offered_comes_true() -> None:
    of = room("a", remote("r", start="10:30"), "b", session("lunch", start="11:30"))
    expected = speakers.swaps(of.state, of.now, "r")[0]
    of.do(speakers.lost, "r", "b")
    assert of.row("b").expected_start == at("10:30")
    assert of.row("r").expected_start == expected.resumes == at("11:00")
    assert of.state.checked == {"r": False}
    of.do(moves.undo)
    assert of.row("r").expected_start == at("10:30")


def test_a_running_session_is_left_for_the_other_and_comes_after_it() -> None:
    of = room(remote("r"), "b").wait(10).do(speakers.lost, "r", "b")
    assert of.state.current == "b"
    assert of.row("r").expected_start == at("10:40")
    assert of.schedule.following is not None
    assert of.schedule.following.session.id == "r"


Try = Callable[[Room], object]
REFUSED: list[tuple[Try, str]] = [
    (lambda of: of.do(speakers.check_line, "a", fine=True), "Nobody joins"),
    (lambda of: of.do(speakers.check_line, "nowhere", fine=True), "no session"),
    (lambda of: of.do(speakers.lost, "a", "b"), "Nobody joins"),
    (lambda of: of.do(speakers.lost, "r", "r"), "still to come"),
    (lambda of: of.do(speakers.lost, "r", "a"), "still to come"),
    (lambda of: of.do(speakers.lost, "r", "tomorrow"), "another day"),
    (lambda of: of.do(moves.skip).do(speakers.lost, "r", "b"), "is over"),
    (lambda of: [of.do(speakers.check_line, "r", fine=True) for _ in range(2)], "known already"),
]


@pytest.mark.parametrize(("attempt", "why"), REFUSED)
def test_what_makes_no_sense_is_refused(attempt: Try, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        attempt(room("a", remote("r"), "b"))
    assert why in ENGLISH.say(refusal.value.phrase)


def test_a_speaker_put_later_is_awaited_no_earlier_than_her_own_start() -> None:
    of = room("a", remote("r", start="11:00"), session("s", 10), session("long", 45))
    of.until("10:20").do(moves.end)
    assert offered(of, "r") == [("s", "11:00", 0), ("long", "11:05", 0)]
    of.do(speakers.lost, "r", "s")
    assert of.expected("s") == ("10:20", "10:30")
    assert of.expected("r") == ("11:00", "11:30")


def test_once_her_own_start_is_past_she_is_awaited_as_soon_as_the_other_ends() -> None:
    of = room("a", remote("r", start="11:00"), session("s", 10)).until("11:01")
    of.do(moves.next_session).until("11:05").do(speakers.lost, "r", "s")
    assert of.expected("r") == ("11:15", "11:41")


# How late things are after a swap


def lates(of: Room) -> list[tuple[str, float, str]]:
    """List the sessions of today with how many minutes late each is, and when it is due."""
    rows = [row for row in of.schedule.rows if row.slot.day == 0]
    return [(row.session.id, row.late.total_seconds() / 60, of.clock(row.due)) for row in rows]


def test_what_is_held_instead_is_as_late_as_the_meeting_was_and_so_is_what_goes_on() -> None:
    of = room(remote("r", 45), session("b", 45), "c").until("10:38").do(speakers.lost, "r", "b")
    assert lates(of) == [("b", 0, "10:38"), ("r", 0, "11:23"), ("c", 0, "11:30")]
    assert of.schedule.behind == minutes(0)
    of.until("11:23").do(moves.next_session)
    assert lates(of) == [("b", 0, "10:38"), ("r", 0, "10:00"), ("c", 0, "11:30")]
    assert of.schedule.behind == minutes(0)
    assert rebalance.propose(of.state, of.now).stretches == ()


def test_a_meeting_that_is_late_is_as_late_after_a_swap_to_the_minute() -> None:
    of = Room(meeting(remote("r", 45), session("b", 45), "c"))
    of.until("10:05:20").do(moves.start).until("10:38:10").do(speakers.lost, "r", "b")
    assert lates(of) == [("b", 5, "10:33"), ("r", 5, "11:18"), ("c", 5, "11:30")]
    assert of.schedule.behind == minutes(5)


def test_after_a_rebalance_nothing_is_late_that_was_swapped() -> None:
    of = Room(meeting(remote("r", 45), session("b", 45), session("c", 30, 20)))
    of.until("10:05").do(moves.start).until("10:38").do(speakers.lost, "r", "b")
    of.until("10:50").do(rebalance.rebalance)
    assert [late for _, late, _ in lates(of)] == [0, 0, 0]
    assert of.schedule.behind == minutes(0)
    of.until("11:23").do(moves.next_session)
    assert [late for _, late, _ in lates(of)] == [0, 0, 0]


def test_what_is_held_instead_is_planned_when_the_speaker_was_though_a_gap_was_before() -> None:
    of = Room(meeting(session("lunch", 30), remote("r", start="10:45"), "b"))
    of.until("10:00").do(moves.start).until("10:40").do(speakers.lost, "r", "b")
    of.until("10:45").do(moves.next_session)
    assert lates(of) == [("lunch", 0, "10:00"), ("b", 0, "10:45"), ("r", 0, "11:15")]
