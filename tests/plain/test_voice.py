"""What is said is broken between words where it goes on in the next row of a terminal."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from cli.calling import TEN
from facilitator.core.base.language import in_minutes, length, phrase
from facilitator.files.catalogues import load
from facilitator.plain.lines import NoLines, Screen, Signals
from facilitator.plain.voice import Voice, aloud


class Typing(NoLines):
    screen = Screen(5, 20)

    def __init__(self, typed: str = "") -> None:
        super().__init__(Signals())
        self.typing = typed


def voice(lines: Typing, language: str = "en") -> Voice:
    return Voice(aloud(load(language)), lambda: TEN, lambda: ZoneInfo("Europe/Stockholm"), lines)


def test_no_word_is_broken_at_the_edge(capsys: pytest.CaptureFixture[str]) -> None:
    voice(Typing()).list("Region Blekinge berättar om sin handlingsplan.")
    assert capsys.readouterr().out.splitlines() == [
        "Region Blekinge",
        "berättar om sin",
        "handlingsplan.",
    ]


def test_what_somebody_types_is_not_mixed_with_what_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = Typing("halva")
    said = voice(lines)
    said.list("Dags.")
    said.list("Snart.")
    said.rest()
    said.rest()
    assert capsys.readouterr().out == "\nDags.\nSnart.\nhalva"


@pytest.mark.parametrize(
    ("time", "english", "swedish"),
    [
        (dt.timedelta(minutes=1), "1 minute", "1 minut"),
        (dt.timedelta(minutes=45), "45 minutes", "45 minuter"),
        (dt.timedelta(hours=2), "2 hours", "2 timmar"),
        (dt.timedelta(hours=1, minutes=1), "1 hour and 1 minute", "1 timme och 1 minut"),
    ],
)
def test_lengths_are_spelled_out(time: dt.timedelta, english: str, swedish: str) -> None:
    said = phrase("{time} left", time=length(time))
    assert aloud(load("en")).say(said) == f"{english} left"
    assert aloud(load("sv")).say(said) == f"{swedish} kvar"
    assert load("en").say(in_minutes(5)) == "5 min"
