"""Who is expected at the next meeting."""

from __future__ import annotations

from msgspec.structs import replace

from builders import REGIONS, Room, one_day, session
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Participant
from facilitator.core.record.people import Departed
from facilitator.core.record.sessions import SessionEnded, SessionStarted
from facilitator.core.series.returning import not_returning, returning


def test_delegates_come_again_and_speakers_who_have_still_to_speak() -> None:
    talks = (
        replace(session("eu"), speakers=("Cissi Dahl",)),
        replace(session("skl"), speakers=("Åsa",)),
    )
    people = (
        Participant("Lisa", "a"),
        Participant("Cissi Dahl", None, "speaker"),
        Participant("Åsa", None, "speaker"),
        Participant("Sara", None, "facilitator"),
    )
    room = Room(replace(one_day(*talks), organisations=REGIONS, participants=people))
    room.do(people_moves.add, Line("Bo", "a", "guest")).do(people_moves.add, Line("Dan", "b"))
    room.put(Departed("lisa", 1))  # who was absent is a delegate all the same
    room.put(SessionStarted("skl"))
    room.wait(1).put(SessionEnded("skl"))
    assert [one.name for one in returning(room.state)] == ["Lisa", "Cissi Dahl", "Sara", "Dan"]
    assert [one.name for one in not_returning(room.state)] == ["Åsa", "Bo"]
