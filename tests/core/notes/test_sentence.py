"""Actions as sentences: with a subject where the text has a verb for it."""

from __future__ import annotations

import datetime as dt
from gettext import NullTranslations

import pytest

from builders import ENGLISH
from facilitator.core.base.language import Language
from facilitator.core.notes.capture import parse
from facilitator.core.notes.names import named
from facilitator.core.notes.sentence import with_subject

SWEDISH = Language("sv", NullTranslations())
NAMES = named(["Jörgen Sandström", "Anna Berg"], [("skane", "Region Skåne")])


def told(line: str, language: Language) -> str:
    found = parse(line, today=dt.date(2013, 3, 21), names=NAMES)
    who = [name for name in found.who.split(", ") if name]
    return with_subject(who, found.text, language)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("> @Jörgen skickar listor senast 5 april", "Jörgen Sandström skickar listor"),
        ("> skickar länkar @Jörgen", "Jörgen Sandström skickar länkar"),
        ("> @skane bjuder in @anna", "Region Skåne bjuder in Anna Berg"),
        ("> @skane och @anna ska bjuda in", "Region Skåne and Anna Berg ska bjuda in"),
        ("> @anna ses i maj", "Anna Berg ses i maj"),
        ("> @anna gör en plan", "Anna Berg gör en plan"),
        ("> @Jörgen: skicka länkar", "Jörgen Sandström: skicka länkar"),
        ("> Skicka länkar @Jörgen", "Jörgen Sandström: Skicka länkar"),
        ("> länkar till EU @Jörgen", "Jörgen Sandström: länkar till EU"),
        ("> inbjudningar @Jörgen", "Jörgen Sandström: inbjudningar"),
        ("> under våren @Jörgen", "Jörgen Sandström: under våren"),
        ("> be @Jörgen skicka länkar", "be Jörgen Sandström skicka länkar"),
        ("> läs @Region Skånes plan", "läs Region Skånes plan"),
        ("> Jörgen skickar länkar", "Jörgen skickar länkar"),
        ("> @bo", "Bo: "),
        ("> @anna skriver till kommunerna", "Anna Berg skriver till kommunerna"),
        ("> @anna frågar om lokaler", "Anna Berg frågar om lokaler"),
        ("> @alla läser planen", "Alla läser planen"),
        ("> @Jörgen och Anna skickar länkar", "Jörgen Sandström och Anna skickar länkar"),
        ("> länkar skickas ut @Jörgen", "Jörgen Sandström: länkar skickas ut"),
        ("> länkar ska skickas ut @Jörgen", "Jörgen Sandström: länkar ska skickas ut"),
        ("> @Jörgen samlar deras svar", "Jörgen Sandström: samlar deras svar"),
        ("> @skanes kansli bokar", "Region Skånes kansli bokar"),
        ("> @1 av oss ringer", "1: av oss ringer"),
    ],
)  # fmt: skip
def test_an_action_has_a_subject_in_swedish(line: str, sentence: str) -> None:
    assert told(line, SWEDISH) == sentence


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("> @Anna sends the links by Friday", "Anna Berg sends the links"),
        ("> @Anna will send the links", "Anna Berg will send the links"),
        ("> @Anna to send the links", "Anna Berg to send the links"),
        ("> send the links @Anna", "Anna Berg: send the links"),
        ("> links to the EU @Anna", "Anna Berg: links to the EU"),
        ("> invitations @Anna", "Anna Berg: invitations"),
        ("> discuss the plan @Anna", "Anna Berg: discuss the plan"),
        ("> @Anna invites to a study visit", "Anna Berg invites to a study visit"),
        ("> @Anna & Bo send the links", "Anna Berg & Bo send the links"),
        ("> links are sent @Anna", "Anna Berg: links are sent"),
        ("> call @Anna's office", "call Anna Berg's office"),
    ],
)
def test_an_action_has_a_subject_in_english(line: str, sentence: str) -> None:
    assert told(line, ENGLISH) == sentence


def test_a_language_without_rules_has_a_colon() -> None:
    german = Language("de", NullTranslations())
    assert with_subject(["Anna"], "schickt Listen", german) == "Anna: schickt Listen"
