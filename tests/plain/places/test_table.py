"""Each place is read in words, and what can be meant there has its number."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from facilitator.plain.places.table import PLACES
from plain.playing import Room
from running.commands.saying import AGENDA

SAID: Final = (
    "start",
    "! We *keep* time | always &#27;[2J",
    "> ring @Anna Berg due 26/4",
    "here anna, skåne",
    "absent bo",
    "turn",
    "answer 2: Tid",
    "ready möblera",
    "put anna, bo: 1",
    "host anna",
    "report 1: ? Vad menas",
    "hand-in blekinge, 1: e-tjänst: 3, bredband",
    "hand-in skåne, 1: e-tjänster",
    "promised kalmar, 2",
    "finding skåne: * Bredband till alla #it",
    "rule Lyssna först",
    "vote blekinge: väster",
)
READ: Final = {
    "notes": [
        "“Laget runt”:",
        "Note 1, decision: We *keep* time | always &#27;[2J",
        "Note 2, action, Anna Berg, due 26 April 2013, open: ring",
        "“Arbetsgrupper”:",
        "Note 3, question: Vad menas",
    ],
    "groups": [
        "“Arbetsgrupper”:",
        "Group 1, Planer, 1 person: Anna Berg",
        "Its host: Anna Berg",
        "It reports: Vad menas",
        "Group 2, Verksamhet, nobody yet",
        "In no group, 2 people: Cia Berg, Regionförbundet i Kalmar län",
    ],
    "homework": [
        "Task 1: Gör ett ordmoln",
        "Handed in, 2 of 3: Region Blekinge, Region Skåne",
        "Not begun, 1 of 3: Regionförbundet i Kalmar län",
        "Task 2: Spana",
        "Promised, 1 of 3: Regionförbundet i Kalmar län",
        "Not begun, 2 of 3: Region Blekinge, Region Skåne",
    ],
    "words": [
        (
            "Pair 1: “e-tjänst” and “e-tjänster” may be the same, another form, such as the plural "
            "or definite."
        ),
    ],
    "people": [
        "2 people are here: Anna Berg, Cia Berg",
        "1 person is absent: Bo Ek",
        "2 people are not marked: Regionförbundet i Kalmar län, Sune",
    ],
    "series": [
        "Open actions:",
        "Note 2, action, Anna Berg, due 26 April 2013, open: ring",
        "Meeting 1, proposed, Västerbotten",
        "1 vote: Region Blekinge",
        "Meeting 2, wish: Öppna data",
    ],
    "round": [
        "“Laget runt”:",
        "Question 1: Var befinner ni er?",
        "Question 2: Vad behöver ni?",
        "It is the turn of Region Blekinge.",
        "2 turns are left: Region Skåne, Regionförbundet i Kalmar län",
        "Region Blekinge on question 2: Tid",
    ],
    "needs": [
        "“Laget runt”:",
        "Item 1, not ready: Blädderblock",
        "Item 2, not ready: Pennor",
    ],
    "scan": ["Finding 1, Region Skåne: Bredband till alla #it (spearhead)"],
    "rules": ["Rule 1: Lyssna först"],
    "review": ["Planned and actual times"],
}


@pytest.fixture(name="said")
def _said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Room:
    room = Room(tmp_path, capsys, AGENDA)
    room.play(*SAID, "q", "q")
    return room


def test_every_place_is_tried() -> None:
    assert set(READ) == set(PLACES)


@pytest.mark.parametrize("place", READ)
def test_each_place_is_read_in_words(said: Room, place: str) -> None:
    played = said.play(place, "q", "q")
    for line in READ[place]:
        assert line in played.lines, "\n".join(played.lines)
    assert all(one.isprintable() for one in played.lines)


@pytest.mark.parametrize("place", READ)
def test_a_place_with_nothing_in_it_says_so_or_what_is_open(room: Room, place: str) -> None:
    played = room.play(place, "q", "q")
    assert played.code == 0
    assert len(played.lines) > 4
