"""A meeting in which three organisations handed in terms."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, one_day
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.agenda import Agenda, Homework, Organisation

NAMES = {"a": "Blekinge", "b": "Dalarna", "c": "Skåne"}
LISTS = {
    "a": "E-tjänst: 3, bredband, moln: 2",
    "b": "e-tjänster: 2, bredband: 4",
    "c": "digital tjänst, bredband",
}


def programme() -> Agenda:
    organisations = tuple(Organisation(id_, name) for id_, name in NAMES.items())
    task = Homework(id="cloud", title="Words", collects="terms")
    return replace(one_day("s"), organisations=organisations, homework=(task,))


def room(lists: dict[str, str] = LISTS) -> Room:
    made = Room(programme())
    for of, text in lists.items():
        made.do(homework_moves.hand_in, "cloud", of, text)
    return made
