"""What has one id in two records but is not called the same is two things in the merged one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from builders import at, day, one_day, session
from facilitator.core.merging.union import merge, told_apart
from facilitator.core.record.agenda import Agenda, Group, Homework, Organisation, Participant
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.groups import (
    GroupChanged,
    GroupFormed,
    GroupRuleSet,
    HostNamed,
    MemberPlaced,
    MembersDealt,
)
from facilitator.core.record.homework import OF_SESSION, HandedIn, TaskAdded
from facilitator.core.record.notes import Noted, NoteRemoved
from facilitator.core.record.opening import AgendaRevised, Opened
from facilitator.core.record.people import Arrived, Departed, PersonAdded, PersonChanged
from facilitator.core.record.programme import Rebalanced, SessionAdded, SessionSplit
from facilitator.core.record.replay import replay
from facilitator.core.record.rounds import Answered, RoundOrdered, TurnStarted
from facilitator.core.record.series import UpcomingAdded, Voted
from facilitator.core.record.sessions import LeftoverSettled
from facilitator.core.record.stage import StageSet
from facilitator.core.record.state import State
from facilitator.core.time.moves import opened

MEETING = replace(
    one_day(session("work", 90, kind="groups"), "talk"),
    organisations=(Organisation("a", "A"), Organisation("b", "B"), Organisation("lisa-ek", "C")),
)


def record(by: str, *facts: AnyFact, before: Sequence[Event] = ()) -> list[Event]:
    """Make a laptop's record of the meeting: one fact a minute, by default from the opening on."""
    events = [*before] or [
        Event("opened", at("09:00"), "both", opened(MEETING, "", rehearsal=False))
    ]
    for fact in facts:
        minute = len(events)
        events.append(Event(f"{by}-{minute}", at(f"10:{minute:02}"), by, fact))
    return events


def merged(*records: Sequence[Event]) -> State:
    both = merge(records)
    assert both == merge(records[::-1]) == merge([both, *records]) == merge([both])
    return replay(both)


def names(state: State) -> list[str]:
    return sorted(f"{p.name} {p.organisation}" for p in state.people.persons.values())


def test_two_people_of_one_name_and_two_organisations_stay_two() -> None:
    anna = record("anna", PersonAdded("lisa", "Lisa Ek", "a"), Arrived("lisa", 1))
    bo = record("bo", PersonAdded("lisa", "Lisa Ek", "b"), Departed("lisa", 1, 60))
    state = merged(anna, bo)
    assert names(state) == ["Lisa Ek a", "Lisa Ek b"]
    there = {
        state.people.persons[id_].organisation: p for (_, id_), p in state.people.presence.items()
    }
    assert there["a"].there
    assert there["b"].left is not None
    assert there["b"].arrived is None


def test_the_first_keeps_the_id_and_the_mark_of_the_other_is_always_the_same() -> None:
    anna = record("anna", PersonAdded("lisa", "Lisa Ek", "a"))
    bo = record("bo", PersonAdded("lisa", "Lisa Ek", "b"))
    assert list(merged(anna, bo).people.persons) == ["lisa", "lisa-9a5617"]


def test_what_has_one_name_too_is_one() -> None:
    facts = (
        PersonAdded("lisa", "Lisa Ek", "a"),
        TaskAdded("t", "Cloud"),
        SessionAdded("s", "Extra", 10, 1),
        GroupFormed("work", "g", "Red"),
        UpcomingAdded("u", "wish", theme="AI"),
    )
    state = merged(record("anna", *facts), record("bo", StageSet("dark"), *facts))
    assert names(state) == ["Lisa Ek a"]
    assert (len(state.homework.tasks), len(state.slots), len(state.upcoming.meetings)) == (1, 3, 1)
    assert list(state.groupings["work"].groups) == ["g"]


def test_a_hand_in_stays_with_its_task() -> None:
    long = "describe-how-you-work-with-digital-acces"
    anna = record("anna", TaskAdded(long, "Describe it in towns"), HandedIn(long, "a", "Well"))
    bo = record("bo", TaskAdded(long, "Describe it in villages"), HandedIn(long, "a", "Badly"))
    state = merged(anna, bo)
    handed_in = {
        state.homework.tasks[task].title: work.text
        for (task, _), work in state.homework.hand_ins.items()
    }
    assert handed_in == {"Describe it in towns": "Well", "Describe it in villages": "Badly"}


def test_what_was_called_alike_and_then_otherwise_is_two() -> None:
    def side(by: str, topic: str, person: str) -> list[Event]:
        return record(
            by,
            PersonAdded(person, person.title()),
            GroupFormed("work", "group-1", "Group 1"),
            MembersDealt("work", ((person, "group-1"),), 1),
            MemberPlaced("work", person, "group-1"),
            GroupRuleSet("work", "fixed", (person,), "group-1"),
            HostNamed("work", "group-1", person),
            Noted("note", topic, "work", group="group-1"),
            GroupChanged("work", "group-1", topic),
        )

    state = merged(side("anna", "Climate", "ann"), side("bo", "School", "bob"))
    of = state.groupings["work"]
    called = {id_: group.name for id_, group in of.groups.items()}
    assert sorted(called.values()) == ["Climate", "School"]
    assert {person: called[group] for person, group in of.members.items()} == {
        "ann": "Climate",
        "bob": "School",
    }
    assert {group.host: group.name for group in of.groups.values()} == {
        "ann": "Climate",
        "bob": "School",
    }
    assert {rule.people: called[rule.group or ""] for rule in of.rules} == {
        ("ann",): "Climate",
        ("bob",): "School",
    }
    assert all(called[note.group or ""] == note.text for note in state.notes.values())


def test_a_session_keeps_its_time_its_groups_and_the_homework_it_became() -> None:
    def side(by: str, title: str) -> list[Event]:
        return record(
            by,
            SessionAdded("s", title, 10, 1, after="work"),
            GroupFormed("s", "g", f"Group of {title}"),
            Noted("note", title, "s"),
            SessionSplit("s", "rest", f"Rest of {title}", 5, 1, after="s"),
            MemberPlaced("rest", "ann", "g"),
            LeftoverSettled(("rest",), "homework"),
            HandedIn(f"{OF_SESSION}rest", "a", title),
            Rebalanced(durations=(("s", len(title)),)),
        )

    state = merged(side("anna", "One"), side("bo", "Another"))
    titles = {slot.session.id: slot.session for slot in state.slots}
    assert sorted(one.title for one in titles.values()) == [
        "Another", "One", "Rest of Another", "Rest of One", "TALK", "WORK",
    ]  # fmt: skip
    for note in state.notes.values():
        here = titles[note.session or ""]
        assert (here.title, here.duration) == (note.text, len(note.text))
        (group,) = state.groupings[here.id].groups.values()
        assert group.name == f"Group of {note.text}"
    for (task, _), work in state.homework.hand_ins.items():
        rest = titles[task.removeprefix(OF_SESSION)]
        assert rest.title == f"Rest of {work.text}"
        of = state.groupings[rest.id]
        assert of.groups[of.members["ann"]].name == f"Group of {work.text}"


def test_votes_are_for_the_meeting_that_was_voted_for() -> None:
    anna = record(
        "anna",
        UpcomingAdded("proposed", "proposed", place="Kista"),
        Voted("a", ("proposed",)),
    )
    bo = record(
        "bo", UpcomingAdded("proposed", "proposed", place="Lund"), Voted("b", ("proposed",))
    )
    state = merged(anna, bo)
    votes = {
        of: [state.upcoming.meetings[id_].place for id_ in ids]
        for of, ids in state.upcoming.votes.items()
    }
    assert votes == {"a": ["Kista"], "b": ["Lund"]}


def test_a_stand_in_named_on_both_sides_is_two_people() -> None:
    anna = record("anna", Arrived("@a", 1), PersonChanged("@a", "Ann", "a"))
    bo = record("bo", Arrived("@a", 1), PersonChanged("@a", "Bob", "a"))
    state = merged(anna, bo)
    assert names(state) == ["Ann a", "Bob a"]
    assert {id_ for _, id_ in state.people.presence} == set(state.people.persons)


def test_whom_both_knew_before_is_one_whatever_either_said() -> None:
    before = record("both", PersonAdded("lisa", "Lisa Ek", "a"), PersonAdded("bo", "Bo"))
    anna = record("anna", PersonChanged("lisa", "Lisa Eek", "b"), before=before)
    bo = record("bo", NoteRemoved("x"), PersonChanged("lisa", "Lisa Dahl", "a"), before=before)
    assert names(merged(anna, bo)) == ["Bo None", "Lisa Dahl a"]


@pytest.mark.parametrize("organisation", ["a", "b"])
def test_whom_the_agenda_lists_keeps_the_id(organisation: str) -> None:
    revised: Agenda = replace(
        MEETING,
        participants=(Participant("Lisa Dahl", "a"),),
        homework=(Homework(id="t", title="Cloud"),),
        days=(day(replace(session("work", 90), groups=(Group("Red"),)), "talk"),),
    )
    anna = record(
        "anna",
        PersonAdded("lisa-dahl", "Lisa Dahl", organisation),
        Arrived("lisa-dahl", 1),
        TaskAdded("t", "Other"),
        GroupFormed("work", "red", "RED!"),
    )
    bo = record("bo", AgendaRevised("revised", revised))
    state = merged(anna, bo)
    assert state.people.persons["lisa-dahl"].organisation == "a"
    assert names(state) == ["Lisa Dahl a", *(["Lisa Dahl b"] if organisation == "b" else [])]
    assert sorted(task.title for task in state.homework.tasks.values()) == ["Cloud", "Other"]
    assert state.homework.tasks["t"].title == "Cloud"


def test_organisations_are_the_agendas() -> None:
    facts = (Answered("talk", "lisa-ek", 1, "Yes"), RoundOrdered("talk", ("lisa-ek", "lisa")))
    anna = record("anna", PersonAdded("lisa-ek", "Lisa Ek", "a"), *facts)
    bo = record("bo", PersonAdded("lisa-ek", "Lisa Ek", "b"), *facts)
    told = [event.fact for each in told_apart([anna, bo]) for event in each]
    assert [fact for fact in told if not isinstance(fact, Opened | PersonAdded)] == [
        *facts,
        *facts,
    ]


def test_takers_of_a_round_are_told_apart() -> None:
    def side(by: str, organisation: str) -> list[Event]:
        return record(
            by,
            PersonAdded("lisa", "Lisa Ek", organisation),
            TurnStarted("talk", "lisa"),
            Answered("talk", "lisa", 1, organisation),
        )

    state = merged(side("anna", "a"), side("bo", "b"))
    takers = {
        event.fact.taker
        for event in merge([side("anna", "a"), side("bo", "b")])
        if isinstance(event.fact, TurnStarted)
    }
    assert takers == set(state.people.persons)
