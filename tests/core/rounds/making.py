"""A round that has begun, and whose turn it is."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, agenda, day, session
from facilitator.core.record.agenda import Agenda, Organisation, Participant, Per
from facilitator.core.rounds import standing
from facilitator.core.rounds.standing import Standing
from facilitator.core.time import moves

R = "fokus"


def programme(names: str = "abcd", *, per: Per = "organisation", length: int = 60) -> Agenda:
    one = replace(session(R, length, kind="round"), questions=("Where are you?", "Needs?"), per=per)
    return replace(
        agenda(day("talk", one, "lunch")),
        organisations=tuple(Organisation(name, name.upper()) for name in names),
        participants=(
            Participant("Åsa", "a"),
            Participant("Åsa", "b"),
            Participant("Jörgen", role="speaker"),
        ),
    )


def room(names: str = "abcd", *, per: Per = "organisation", length: int = 60) -> Room:
    """Begin the round at 10:30."""
    made = Room(programme(names, per=per, length=length)).until("10:00").do(moves.toggle)
    return made.until("10:30").do(moves.next_session)


def stands(on: Room) -> Standing:
    return standing.standing(on.state, on.schedule, R)


def order(on: Room) -> str:
    return "".join(taker.id for taker in standing.takers(on.state, R))


def now_and_next(on: Room) -> str:
    here = stands(on)
    return "".join(taker.id if taker else "-" for taker in (here.current, here.following))
