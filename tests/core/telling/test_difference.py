"""What an edited agenda would change is told in words, and nothing else is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

import strategies
from builders import ENGLISH, Room, agenda, day, one_day, session
from facilitator.core.record.agenda import (
    Agenda,
    Homework,
    Minutes,
    Organisation,
    Participant,
    Session,
    Step,
    Upcoming,
)
from facilitator.core.telling.difference import difference
from facilitator.core.time import moves
from facilitator.core.time import programme_moves as pm

BEFORE = replace(agenda(day("a", "b", "c"), day("d", "e")), title="Träff", rules=("Kom i tid",))


def told(room: Room, new: Agenda) -> list[str]:
    return [ENGLISH.say(each) for each in difference(room.state, new)]


def with_session(**changes: Any) -> Agenda:  # noqa: ANN401
    """Give the agenda with one session changed."""
    first, second = BEFORE.days
    sessions = tuple(replace(s, **changes) if s.id == "b" else s for s in first.sessions)
    return replace(BEFORE, days=(replace(first, sessions=sessions), second))


def days(first: list[str | Session], second: list[str | Session]) -> Agenda:
    return replace(BEFORE, days=agenda(day(*first), day(*second)).days)


SESSIONS: list[tuple[Agenda, list[str]]] = [
    (BEFORE, []),
    (with_session(title="Ny"), ["“B” is called “Ny”"]),
    (with_session(duration=45), ["“B”: 45 min, not 30"]),
    (with_session(shortest=20), ["“B”: at the shortest 20 min, not 30"]),
    (with_session(start=dt.time(13)), ["“B” starts at 13:00, fixed"]),
    (
        with_session(start=dt.time(13), starts="not-before"),
        ["“B” starts no earlier than 13:00"],
    ),
    (with_session(starts="not-before"), []),  # of what has no start it says nothing
    (with_session(priority=3, optional=True), ["“B” has priority 3", "“B” may be cut"]),
    (with_session(end_fixed=True), ["“B” ends as planned"]),
    (with_session(remote=True, speakers=("X",)), ["“B” is held by link", "“B” has other speakers"]),
    (
        with_session(kind="round", questions=("?",), per="participant", description="x"),
        [
            "“B” is of another kind",
            "“B” has another description",
            "“B” has other questions",
            "“B” asks others in turn",
        ],
    ),
    (
        with_session(script="x", materials=("x",), prepare=("y",), lead="L", warn=(2,)),
        [
            "“B” has another script",
            "“B” needs other materials",
            "“B” is prepared otherwise",
            "“B” is led by somebody else",
            "“B” has other alerts",
        ],
    ),
    (with_session(steps=(Step("x", 30),)), ["“B” has other steps"]),
    (
        replace(
            BEFORE, series_title="S", notes_by="Bo", bring=("Pen",), minutes=Minutes(times=True)
        ),
        [
            "The series is called “S” now",
            "“Bo” keeps the minutes now",
            "The minutes cover other things",
            "To bring: “Pen”",
        ],
    ),
    (days(["a", "c"], ["d", "e"]), ["“B” is taken out"]),
    (
        days(["x", "a", "b", session("y", 5), "c"], ["d", "e"]),
        ["“X” is added: 30 min, first on day 1", "“Y” is added: 5 min, after “B”"],
    ),
    (days(["a", "c", "b"], ["d", "e"]), ["“C” is moved: after “A”"]),
    (days(["a", "c"], ["d", "b", "e"]), ["“B” is moved: after “D”"]),
    (days(["a", "b"], ["c", "d", "e"]), ["“C” is moved: first on day 2"]),
    (
        replace(BEFORE, days=BEFORE.days[:1]),
        ["Day 2 is taken out", "“D” is taken out", "“E” is taken out"],
    ),
    (
        replace(BEFORE, days=agenda(*BEFORE.days, day("f")).days),
        ["Day 3 is added: 2013-03-23", "“F” is added: 30 min, first on day 3"],
    ),
    (
        replace(BEFORE, days=(day("a", "b", "c", start="09:00"), replace(BEFORE.days[1],
        date=dt.date(2013, 4, 1)))),
        ["Day 1 starts at 09:00", "Day 2 is held on 2013-04-01"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("new", "words"), SESSIONS)
def test_each_change_of_the_programme_is_told(new: Agenda, words: list[str]) -> None:
    assert told(Room(BEFORE), new) == words


def test_all_the_rest_is_told_too() -> None:
    old = replace(
        BEFORE,
        organisations=(Organisation("a", "A"), Organisation("b", "B")),
        participants=(Participant("Kim"), Participant("Lo")),
        homework=(Homework(id="x", title="Läs"), Homework(id="z", title="Borta")),
        upcoming=(Upcoming(status="wish", theme="Resa"),),
    )
    new = replace(
        old,
        title="Ny träff",
        place="Kista",
        theme="T",
        rules=("Ta med kolleger",),
        organisations=(Organisation("a", "Å"), Organisation("c", "C")),
        participants=(Participant("Kim", phone="112"), Participant("Jo")),
        homework=(Homework(id="x", title="Läs", purpose="p"), Homework(id="y", title="Skriv")),
        upcoming=(Upcoming(status="fixed", date=dt.date(2013, 4, 26), place="Kista"),),
    )
    assert told(Room(old), new) == [
        "The title is “Ny träff” now",
        "The place is “Kista” now",
        "The theme is “T” now",
        "A is called Å",
        "New organisation: C",
        "Organisation taken out: B",
        "Kim has other details",
        "New in the list: Jo",
        "No longer in the list: Lo",
        "The homework “Läs” is changed",
        "New homework: “Skriv”",
        "Homework taken out: “Borta”",
        "New rule: “Ta med kolleger”",
        "Rule taken out: “Kom i tid”",
        "New coming meeting: 2013-04-26, Kista",
        "Upcoming meeting taken out: Resa",
    ]


def test_what_has_begun_or_was_changed_here_stays_and_that_is_told() -> None:
    room = Room(one_day("a", "b", "c", "d")).until("10:00").do(moves.start)
    room.do(pm.add, "Extra", 5).do(pm.lengthen, "c", 15).do(pm.later, "c")
    assert told(room, one_day(session("a", 60), "b", "c", "d")) == [
        "“A” has begun and stays as it is",
        "“Extra” was added here and stays",
        "“C” stays as it was changed here",
        "The order stays as it is here where it was changed or has begun",
    ]
    assert told(room, one_day("a", "b", "c", "d", start="11:00"))[0] == (
        "Day 1 has begun and stays as it is"
    )
    assert told(room, one_day("b", session("c", 60), "d"))[-2:] == [
        "“Extra” was added here and stays",
        "The order stays as it is here where it was changed or has begun",
    ]
    assert told(room, one_day(session("c", 60), "b", "d"))[-1] == (
        "“Extra” was added here and stays"
    )


@given(strategies.agendas(), strategies.agendas())
def test_an_agenda_does_not_differ_from_itself_and_any_other_is_told(
    one: Agenda, other: Agenda
) -> None:
    room = Room(one)
    assert difference(room.state, one) == []
    assert all(told(room, other))


def test_a_start_that_is_given_or_taken_away_is_told() -> None:
    free, fixed = one_day("a", "b"), one_day("a", session("b", start="11:00"))
    waits = one_day("a", session("b", start="11:00", starts="not-before"))
    for old, new, words in (
        (fixed, free, "“B” has no start of its own"),
        (free, fixed, "“B” starts at 11:00, fixed"),
        (fixed, waits, "“B” starts no earlier than 11:00"),
    ):
        assert told(Room(old), new) == [words]
