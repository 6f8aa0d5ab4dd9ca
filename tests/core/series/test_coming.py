"""Coming meetings: promoted, demoted, voted on, and read again from the agenda."""

from __future__ import annotations

import datetime as dt
from typing import Final

import pytest
from msgspec.structs import replace

from builders import Room, one_day
from facilitator.core.base.refusal import Refused
from facilitator.core.record.agenda import Agenda, Upcoming
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.series import coming
from facilitator.core.series.coming import Plan
from facilitator.core.time import moves

APRIL = dt.date(2013, 4, 26)


def programme(*coming: Upcoming) -> Agenda:
    return replace(one_day("a"), upcoming=coming)


def listed(room: Room) -> list[tuple[str, str]]:
    return [(one.status, one.theme) for one in coming.in_order(room.state)]


def test_the_surest_come_first_and_each_can_be_made_surer() -> None:
    room = Room(programme(Upcoming(status="wish", theme="Bryssel")))
    room.do(coming.add, Plan("fixed", APRIL, "Kista", "Nya  tjänster"))
    assert listed(room) == [("fixed", "Nya tjänster"), ("wish", "Bryssel")]
    room.do(coming.promote, "agenda-1")
    assert listed(room)[1] == ("proposed", "Bryssel")
    with pytest.raises(Refused, match="needs a date"):
        room.do(coming.promote, "agenda-1")
    room.do(coming.demote, "nya-tjänster")
    assert [status for status, _ in listed(room)] == ["proposed", "proposed"]
    room.do(moves.undo).do(coming.remove, "agenda-1")
    assert listed(room) == [("fixed", "Nya tjänster")]
    assert coming.next_fixed(room.state) == room.state.upcoming.meetings["nya-tjänster"]


def test_the_next_meeting_is_the_first_fixed_one_after_the_days_of_this_one() -> None:
    days = [dt.date(2013, 3, 21), dt.date(2013, 6, 1), dt.date(2013, 5, 1)]
    proposed = Upcoming(status="proposed", date=APRIL)
    assert coming.next_fixed(Room(programme(proposed)).state) is None
    fixed = (Upcoming(status="fixed", date=each) for each in days)
    found = coming.next_fixed(Room(programme(proposed, *fixed)).state)
    assert found is not None
    assert found.date == days[2]


def test_votes_are_counted_and_ties_are_told() -> None:
    room = Room(programme(*(Upcoming(status="proposed", place=place) for place in ("A", "B", "C"))))
    assert coming.leading(room.state) == ()
    room.do(coming.vote, "x", "agenda-1").do(coming.vote, "x", "agenda-2")
    room.do(coming.vote, "y", "agenda-2").do(coming.vote, "z", "agenda-1")
    assert [one.place for one in coming.leading(room.state)] == ["A", "B"]
    room.do(coming.vote, "z", "agenda-1")
    assert [one.place for one in coming.leading(room.state)] == ["B"]
    assert coming.votes_for(room.state, "agenda-1") == ("x",)
    room.do(coming.change, "agenda-1", Plan("fixed", APRIL, "A"))
    with pytest.raises(Refused, match="only proposals and wishes"):
        room.do(coming.vote, "x", "agenda-1")


def test_wishes_are_voted_on_too_and_lead_nothing() -> None:
    wish, proposal = Upcoming(status="wish", theme="X"), Upcoming(status="proposed", place="A")
    room = Room(programme(wish, proposal)).do(coming.vote, "x", "agenda-1")
    assert coming.votes_for(room.state, "agenda-1") == ("x",)
    assert coming.leading(room.state) == ()
    # Answers about the proposals, from a phone, leave the votes for wishes as they were.
    room.do(coming.choose, "x", ("agenda-2",))
    assert list(room.state.upcoming.votes["x"]) == ["agenda-2", "agenda-1"]
    with pytest.raises(Refused, match="Nothing was changed"):
        room.do(coming.choose, "x", ("agenda-2",))
    room.do(coming.choose, "x", ())
    assert list(room.state.upcoming.votes["x"]) == ["agenda-1"]


KISTA: Final = Plan("proposed", APRIL, "Kista", "Tjänster")


@pytest.mark.parametrize(
    ("what", "twin"),
    [
        (KISTA, True),
        (Plan("wish", APRIL, "kista ", "Tjänster"), True),
        (Plan("proposed", APRIL, "Kista"), True),
        (Plan("proposed", APRIL, "Kista", "Data"), False),
        (Plan("proposed", APRIL, "Umeå", "Tjänster"), False),
        (Plan("proposed", None, "Kista", "Tjänster"), False),
        (Plan("wish", theme="Resa"), True),
        (Plan("wish", theme="Tjänster"), False),
        (Plan("wish", place="Bryssel"), False),
    ],
)
def test_the_same_meeting_is_not_listed_twice(what: Plan, *, twin: bool) -> None:
    room = Room(programme(Upcoming(status="wish", theme="Resa"))).do(coming.add, KISTA)
    room.do(coming.add, Plan("proposed", place="Falun"))
    falun = list(room.state.upcoming.meetings)[-1]
    if twin:
        with pytest.raises(Refused, match="already on the list"):
            room.do(coming.add, what)
        with pytest.raises(Refused, match="already on the list"):
            room.do(coming.change, falun, what)
    else:
        room.do(coming.add, what)
        assert len(room.state.upcoming.meetings) == 4


def test_meetings_listed_alike_from_the_start_can_be_made_surer_and_edited() -> None:
    proposed = Upcoming(status="proposed", date=APRIL, place="Kista", theme="AI")
    wish = Upcoming(status="wish", date=APRIL, place="Kista")
    room = Room(programme(proposed, wish))
    room.do(coming.promote, "agenda-1").do(coming.demote, "agenda-1").do(coming.promote, "agenda-2")
    room.do(coming.change, "agenda-1", Plan("proposed", APRIL, "Kista", "AI", host="Region Skåne"))
    assert room.state.upcoming.meetings["agenda-1"].host == "Region Skåne"
    with pytest.raises(Refused, match="Edit that entry instead"):
        room.do(coming.change, "agenda-2", Plan("proposed", APRIL, "Kista", "ai"))


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (Plan("wish", asked_by="Bo"), "Give a date"),
        (Plan("fixed", place="Kista"), "needs a date"),
        (Plan("proposed", place="A"), "Nothing was changed"),
    ],
)
def test_what_says_too_little_is_refused(what: Plan, why: str) -> None:
    room = Room(programme(Upcoming(status="proposed", place="A")))
    with pytest.raises(Refused, match=why):
        room.do(coming.change, "agenda-1", what)
    with pytest.raises(Refused, match="no longer on the list"):
        room.do(coming.demote, "gone")
    with pytest.raises(Refused, match="only a wish"):
        room.do(coming.demote, "agenda-1").do(coming.demote, "agenda-1")


def test_what_was_changed_live_stays_when_the_agenda_is_read_again() -> None:
    wish, proposal = Upcoming(status="wish", theme="X"), Upcoming(status="proposed", place="A")
    room = Room(programme(wish, proposal)).do(coming.promote, "agenda-1")
    room.do(coming.add, Plan("wish", theme="Ny")).do(coming.remove, "agenda-2")
    again = programme(wish, proposal, Upcoming(status="wish", theme="Z"))
    room.put(AgendaRevised("", again))
    assert listed(room) == [("proposed", "X"), ("wish", "Z"), ("wish", "Ny")]


def test_votes_stay_with_their_meeting_wherever_the_agenda_lists_it_by_now() -> None:
    a, b = (Upcoming(status="proposed", place=place) for place in "AB")
    room = Room(programme(a, b))
    room.do(coming.vote, "x", "agenda-1").do(coming.vote, "y", "agenda-2")
    room.do(coming.change, "agenda-2", Plan("proposed", APRIL, "B"))
    new = Upcoming(status="proposed", place="C")
    for _ in range(2):
        room.put(AgendaRevised("", programme(new, replace(a, date=APRIL), b)))
        found = {one.place: one for one in coming.in_order(room.state)}
        assert sorted(found) == ["A", "B", "C"]
        votes = {place: coming.votes_for(room.state, one.id) for place, one in found.items()}
        assert votes == {"A": ("x",), "B": ("y",), "C": ()}
        assert (found["A"].date, found["B"].date) == (APRIL, APRIL)
    room.put(AgendaRevised("", programme(b)))
    assert [one.place for one in coming.in_order(room.state)] == ["B"]
    room.put(AgendaRevised("", programme(Upcoming(status="proposed", place="D"))))
    assert not any(
        coming.votes_for(room.state, one.id)
        for one in coming.in_order(room.state)
        if one.place == "D"
    )


def test_the_next_meeting_is_after_this_one() -> None:
    room = Room(programme(Upcoming(status="fixed", date=dt.date(2013, 3, 20))))
    assert coming.next_fixed(room.state) is None
