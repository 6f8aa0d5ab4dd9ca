"""A meeting in which organisations handed in terms."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, one_day
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.agenda import Agenda, Homework, Organisation

LISTS = {
    "a": "E-tjänst: 3, bredband, moln: 2",
    "b": "e-tjänster: 2, bredband: 4, öppna data",
    "c": "bredband, molnet, fiber",
}


def programme(names: dict[str, str] | None = None) -> Agenda:
    names = names or {"a": "Blekinge", "b": "Dalarna", "c": "Skåne"}
    organisations = tuple(Organisation(id_, name) for id_, name in names.items())
    task = Homework(id="cloud", title="Words", collects="terms")
    return replace(one_day("s"), organisations=organisations, homework=(task,))


def room(lists: dict[str, str] = LISTS, agenda: Agenda | None = None) -> Room:
    made = Room(agenda or programme())
    for of, text in lists.items():
        made.do(homework_moves.hand_in, "cloud", of, text)
    return made
