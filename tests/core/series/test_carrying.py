"""What a meeting leaves to the next: actions, homework, answers, groups and words."""

from __future__ import annotations

import datetime as dt
import tomllib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import ENGLISH, REGIONS, Room, agenda, day, session
from facilitator.core.base.refusal import Refused
from facilitator.core.homework import moves as homework_moves
from facilitator.core.notes import actions
from facilitator.core.record.agenda import Agenda, Homework, Participant, Upcoming
from facilitator.core.record.earlier import Earlier, EarlierMeeting, EarlierVote, EarlierWork
from facilitator.core.record.groups import GroupFormed, MemberPlaced
from facilitator.core.record.homework import Entrusted, HandedIn, TaskMarked
from facilitator.core.record.notes import Noted
from facilitator.core.record.people import PersonAdded, PersonChanged, PersonRemoved
from facilitator.core.record.rounds import Answered
from facilitator.core.record.series import Voted
from facilitator.core.record.terms import Term
from facilitator.core.record.words import TermAgreed, TermsMerged
from facilitator.core.series import carrying, coming
from facilitator.core.series.next_agenda import next_meeting
from facilitator.files.records.series import earlier_text

TASK = Homework(id="ordmoln", title="Ordmoln", collects="terms")


def programme(title: str, date: dt.date) -> Agenda:
    """Make an agenda of a round and groups, with two organisations and one task."""
    round_ = replace(session("runda", kind="round"), questions=("Var är ni?", "Största behov?"))
    made = agenda(day(round_, session("grupper", kind="groups"), date=date))
    return replace(
        made, title=title, series="s", place="Kista", organisations=REGIONS, homework=(TASK,)
    )


def first() -> Room:
    room = Room(programme("Träff 1", dt.date(2013, 3, 21)))
    room.put(
        Noted("action", "Boka lokal", "runda", "Åsa", dt.date(2013, 4, 1)),
        Noted("action", "Bjud in", None),
        Noted("parking", "Ekonomin"),
        Answered("runda", "a", 1, "I startgropen"),
        Answered("runda", "b", 2, "Tid"),
        GroupFormed("grupper", "g", "Ett", "Uppdraget"),
        PersonAdded("p", "Lisa", "a"),
        MemberPlaced("grupper", "p", "g"),
        HandedIn("ordmoln", "a", terms=(("e-hälsa", 3.0),)),
        Entrusted("ordmoln", "b", "Bo"),
        TermsMerged("ehälsa", "e-hälsa"),
        TermAgreed("e-hälsa", "e-hälsa"),
    )
    return room


def second(left: Earlier) -> Room:
    room = Room(programme("Träff 2", dt.date(2013, 4, 26)))
    return room.do(carrying.bring_forward, "x", left)


def test_a_meeting_leaves_what_is_open() -> None:
    room = first()
    room.put(HandedIn("gone", "c", text="x"), Entrusted("ordmoln", "d", ""))
    room.put(HandedIn("ordmoln", "e", text="x"), TaskMarked("ordmoln", "e", "not-begun"))
    room.do(actions.tick, actions.actions(room.state)[1].id)
    left = carrying.leave(room.state, "2013-03-21-traff-1", "/minutes.md")
    assert left.meetings == (
        EarlierMeeting(
            "2013-03-21-traff-1", "Träff 1", dt.date(2013, 3, 21), "Kista", "", "/minutes.md"
        ),
    )
    assert [(one.text, one.who, one.meeting, one.session) for one in left.actions] == [
        ("Boka lokal", "Åsa", "Träff 1", "RUNDA")
    ]
    assert left.parking == ("Ekonomin",)
    assert [(one.name, one.focus, one.members) for one in left.groups] == [
        ("Ett", "Uppdraget", ("Lisa",))
    ]
    assert {(one.of, one.status, one.responsible) for one in left.work} == {
        ("a", "handed-in", ""),
        ("b", "not-begun", "Bo"),
        ("e", "not-begun", ""),  # what was handed in is still there
    }


def test_the_next_meeting_begins_with_it() -> None:
    room = second(carrying.leave(first().state, "one"))
    state = room.state
    assert state.homework.of("ordmoln", "a").listed == (Term("e-hälsa", 3.0),)
    assert state.homework.of("ordmoln", "b").responsible == "Bo"
    assert carrying.said_before(state, "a", "var är ni") == "I startgropen"
    assert carrying.said_before(state, "b", "") == "Tid"  # to a round without a question
    assert carrying.said_before(state, "b", "Var är ni?") == ""
    assert carrying.said_before(state, "a", "Största behov?") == ""
    assert state.words.agreed == {"e hälsa": "e-hälsa"}
    assert [one.text for one in actions.open_actions(state)] == ["Boka lokal", "Bjud in"]
    assert not state.history  # it is no step to undo
    with pytest.raises(Refused, match="taken over already"):
        room.do(carrying.bring_forward, "x", Earlier())


def test_an_action_is_ticked_off_in_the_next_meeting_and_no_more_left_to_the_third() -> None:
    room = second(carrying.leave(first().state, "one"))
    booked, invited = actions.actions(room.state)
    assert booked.overdue(dt.date(2013, 4, 26))
    assert not invited.overdue(dt.date(2013, 4, 26))
    room.do(actions.tick, booked.id)
    assert actions.actions(room.state)[0].done == room.now
    left = carrying.leave(room.state, "two")
    assert [one.text for one in left.actions] == ["Bjud in"]
    assert [one.meeting for one in left.actions] == ["Träff 1"]
    assert [one.record for one in left.meetings] == ["one", "two"]
    with pytest.raises(Refused, match="already so"):  # somebody else ticked it off before
        room.do(actions.tick, booked.id)
    room.do(actions.tick, booked.id, done=False)
    assert len(actions.open_actions(room.state)) == 2
    with pytest.raises(Refused, match="no longer there"):
        room.do(actions.tick, "unknown")


def test_what_is_handed_in_anew_counts() -> None:
    room = second(carrying.leave(first().state, "one"))
    room.do(homework_moves.hand_in, "ordmoln", "a", "bredband")
    assert room.state.homework.of("ordmoln", "a").listed == (Term("bredband"),)


def test_what_people_did_follows_them_to_the_ids_they_have_in_the_next_agenda() -> None:
    made = programme("Träff 1", dt.date(2013, 3, 21))
    task = replace(TASK, of="participant")
    room = Room(replace(made, organisations=(), homework=(task,), participants=(
        Participant("Anna"), Participant("Anna"), Participant("Bo"), Participant("Lisa")
    )))  # fmt: skip
    for id_ in ("anna", "anna-2", "bo", "lisa"):
        room.put(HandedIn("ordmoln", id_, terms=((id_, 1.0),)))
        room.put(Answered("runda", id_, 1, id_))
    room.put(PersonRemoved("anna"), PersonChanged("bo", "Bo Ek"))
    after = next_meeting(room.state, ENGLISH).agenda
    left = carrying.leave(room.state, "one")
    then = Room(after).do(carrying.bring_forward, "x", left).state
    names = {"anna": "anna-2", "bo-ek": "bo", "lisa": "lisa"}
    assert list(then.people.persons) == list(names)
    for id_, was in names.items():
        assert then.homework.of("ordmoln", id_).listed == (Term(was),)
        assert carrying.said_before(then, id_, "Var är ni?") == was
    assert len(left.work) == len(left.answers) == len(names)


def test_what_was_handed_in_has_its_own_date_in_every_meeting_after() -> None:
    room = first().until("18:00", dt.date(2013, 4, 2))
    room.do(homework_moves.hand_in, "ordmoln", "b", "bredband")
    then = second(carrying.leave(room.state, "one"))
    then.do(homework_moves.hand_in, "ordmoln", "a", "skola")
    third = second(carrying.leave(then.state, "two")).state
    dates = {of: third.homework.of("ordmoln", of).at for of in "ab"}
    assert dates == {"a": then.now, "b": room.now}
    assert third.homework.of("ordmoln", "b").responsible == "Bo"


def test_votes_go_with_the_proposals_and_wishes_they_were_given_for() -> None:
    proposals = (
        Upcoming(status="proposed", place="Umeå", theme="Studiebesök"),
        Upcoming(status="proposed", date=dt.date(2013, 9, 1), place="Karlstad"),
        Upcoming(status="proposed", date=dt.date(2013, 9, 8), place="Karlstad"),
        Upcoming(status="wish", theme="Bryssel"),
    )
    room = Room(replace(programme("Träff 1", dt.date(2013, 3, 21)), upcoming=proposals))
    room.put(Voted("a", ("agenda-1", "agenda-3")), Voted("b", ("agenda-2", "agenda-4", "gone")))
    after = next_meeting(room.state, ENGLISH).agenda
    then = Room(after).do(carrying.bring_forward, "x", carrying.leave(room.state, "one"))
    found = {
        (one.place, one.date and one.date.day): coming.votes_for(then.state, one.id)
        for one in coming.in_order(then.state)
    }
    assert found == {("Umeå", None): ("a",), ("Karlstad", 1): ("b",), ("Karlstad", 8): ("a",),
                     ("", None): ("b",)}  # fmt: skip
    proposal = next(one for one in coming.in_order(then.state) if one.place == "Umeå")
    then.do(coming.vote, "b", proposal.id)
    assert sorted(coming.votes_for(then.state, proposal.id)) == ["a", "b"]
    # One that was decided on meanwhile is no proposal any more.
    visit = next(one for one in after.upcoming if one.place == "Umeå")
    decided = replace(after, upcoming=(replace(visit, status="fixed", date=dt.date(2013, 9, 1)),))
    left = carrying.leave(room.state, "one")
    assert not Room(decided).do(carrying.bring_forward, "x", left).state.upcoming.votes


SHARES = st.floats(0, 1)
INSTANTS = st.datetimes(timezones=st.just(dt.UTC))
WORK = st.builds(
    EarlierWork,
    terms=st.lists(st.tuples(st.text(), SHARES), max_size=2).map(tuple),
    at=st.none() | INSTANTS,
)
VOTE = st.builds(EarlierVote, date=st.none() | st.dates(dt.date(2000, 1, 1)))
EARLIER = st.builds(
    Earlier,
    work=st.lists(WORK, max_size=2).map(tuple),
    votes=st.lists(VOTE, max_size=2).map(tuple),
    convergence=st.none() | SHARES,
)


@given(EARLIER)
def test_what_is_left_reads_back_from_its_text(earlier: Earlier) -> None:
    text = earlier_text(earlier)
    assert msgspec.convert(tomllib.loads(text), Earlier) == earlier
