"""An action is a sentence with a subject, and says what became of it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

from builders import ENGLISH, Room, one_day
from export.markdown.making import part
from facilitator.core.notes.actions import Action
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.notes import Noted
from facilitator.export.markdown.actions import sentence
from facilitator.files.catalogues import load
from markdown_reader import TYPED, read, text

SWEDISH = load("sv")
ROOM = Room(one_day("a"))


def said(what: str, who: str = "", due: dt.date | None = None, *, swedish: bool = True) -> str:
    language = SWEDISH if swedish else ENGLISH
    return sentence(Action("a", what, who, due), ROOM.state, language)


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("skickar länkar", "**Bo** skickar länkar."),
        ("bjuder in till studiebesök.", "**Bo** bjuder in till studiebesök."),
        ("gör en plan", "**Bo** gör en plan."),
        ("skicka länkar", "**Bo:** skicka länkar."),
        ("länkar till EU", "**Bo:** länkar till EU."),
        ("inför nästa träff boka lokal", "**Bo:** inför nästa träff boka lokal."),
        ("Peter ringer", "**Bo:** Peter ringer."),
        ("EU?", "**Bo:** EU?"),
    ],
)
def test_who_takes_it_on_is_the_subject_of_a_verb_and_else_stands_before(
    what: str, told: str
) -> None:
    assert said(what, "Bo") == told


def test_an_english_verb_has_a_subject_too() -> None:
    assert said("sends links", "Bo", swedish=False) == "**Bo** sends links."
    assert said("links to the EU", "Bo", swedish=False) == "**Bo:** links to the EU."
    assert said("discuss it", "Bo", swedish=False) == "**Bo:** discuss it."


def test_several_are_joined_and_a_date_has_its_year_only_if_it_is_another() -> None:
    due = dt.date(2013, 4, 5)
    assert said("skickar den.", "Bo, Eva, Åsa", due) == (
        "**Bo, Eva och Åsa** skickar den, senast 5 april."
    )
    assert said("Boka lokal", "", due.replace(year=2014)) == "Boka lokal, senast 5 april 2014."


@given(TYPED, TYPED)
def test_what_was_typed_reads_back(what: str, who: str) -> None:
    line = sentence(Action("a", what, who), ROOM.state, ENGLISH, line=True)
    (paragraph,) = read(f"x {line}")
    assert what.removesuffix(".") in text(paragraph)


def test_own_actions_say_where_they_come_from_and_that_they_are_done() -> None:
    room = Room(one_day("a"))
    event = room.put(Noted("action", "Ring", "a"), Noted("action", "Skriv"))
    assert part(room, "actions") == "## Actions\n\n- Ring. *(A)*\n- Skriv."
    room.put(ActionTicked(event.id))
    assert part(room, "actions").endswith("- Skriv. *(done)*")
