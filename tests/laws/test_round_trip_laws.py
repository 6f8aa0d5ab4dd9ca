"""Whatever an agenda says, what is published or exported of it comes back as the same sessions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Room
from facilitator.cli.giving import made
from facilitator.core.base.language import Language
from facilitator.core.record.agenda import Agenda, Day, Session, SessionKind
from facilitator.core.record.state import State
from facilitator.export import csv
from facilitator.export.about import about_agenda
from facilitator.export.ics.calendar import calendar
from facilitator.export.publish.programme import programme
from facilitator.export.publish.run_sheet import run_sheet
from facilitator.files import catalogues
from files.importing.test_round_trips import minutes, read, sessions, times

TITLES: Final = (
    *("Öppning", "Lunch", "Fika och mingel", "Workshop: e-tjänster", "Budget, mål och medel"),
    *("24 timmar i en e-tjänst (3 min)", "5 minutes for questions", "Dag 3? Nej: slut"),
    *("Onsdagsklubben", "Möte 10/3", "Kl 10 på torget", "Avslutning", "Slut för dagen", "§ 4 Val"),
    *("1. Punkt ett", "A | B", "*Viktigt*", "Rapport (preliminär)", "C# och _under_", "10-12 år"),
    *("Med Bo Lindgren", "15h", "2026"),
)
LIKE_PEOPLE: Final = ("Anna Ek: ett samtal", "Talk - John Smith", "UTC och CET", "Prov (60 min)")
"""Titles that beside a time can be read in another way; in columns of their own they cannot."""

PEOPLE: Final = ("Anna Ek", "Bo Lindgren", "Åsa Öst", "John Smith", "Maria de Souza")
ABOUT: Final = (
    *("", "", "Talare: se listan.", "- 10:00 byt bord\n- 11:15 samla in", "kl 9.15-10 rigga"),
    *("Två rader\nom det hela.", "- en\n- två", "Dag 2 tar vi resten.", "## Rubrik", "a | b"),
)
KINDS: Final[tuple[SessionKind, ...]] = ("talk", "talk", "discussion", "break", "groups")
DATES: Final = (dt.date(2026, 3, 28), dt.date(2026, 10, 24), dt.date(2026, 5, 6))
"""Before both changes of the clocks, and an ordinary day."""


@st.composite
def programmes(draw: st.DrawFn, titles: Sequence[str] = (*TITLES, *LIKE_PEOPLE)) -> Agenda:
    date, days, number = draw(st.sampled_from(DATES)), [], 0
    for _ in range(draw(st.integers(1, 3))):
        begins = clock = draw(st.integers(7 * 12, 11 * 12)) * 5
        inside: list[Session] = []
        for _ in range(draw(st.integers(1, 5))):
            gap = draw(st.sampled_from((0, 0, 0, 15))) if inside else 0
            length = draw(st.integers(1, 24)) * 5
            start = dt.time(*divmod(clock + gap, 60)) if gap else None
            speakers = draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))
            inside.append(
                Session(
                    id=f"s{number}",
                    title=draw(st.sampled_from(titles)),
                    kind=draw(st.sampled_from(KINDS)),
                    duration=length,
                    shortest=length,
                    start=start,
                    starts="not-before" if gap else "fixed",
                    speakers=tuple(speakers),
                    description=draw(st.sampled_from(ABOUT)),
                )
            )
            clock, number = clock + gap + length, number + 1
        days.append(Day(date, dt.time(*divmod(begins, 60)), tuple(inside)))
        date += dt.timedelta(days=draw(st.sampled_from((1, 1, 6))))
    return Agenda(title="Kurs i samverkan", days=tuple(days), timezone="Europe/Stockholm")


CODES: Final = st.sampled_from(("sv", "en"))
FORMS: Final = ("markdown", "docx", "html")


FEWER: Final = settings(max_examples=max(1, settings().max_examples // 5))
"""Documents take long to write."""


@pytest.mark.parametrize("form", FORMS)
@FEWER
@given(programmes(), CODES)
def test_a_programme_comes_back(form: str, agenda: Agenda, code: str) -> None:
    comes_back(programme, form, agenda, code)


@pytest.mark.parametrize("form", FORMS)
@FEWER
@given(programmes(TITLES), CODES)
def test_a_run_sheet_comes_back(form: str, agenda: Agenda, code: str) -> None:
    comes_back(run_sheet, form, agenda, code)


def comes_back(
    write: Callable[[State, Language], str], form: str, agenda: Agenda, code: str
) -> None:
    language = catalogues.load(code)
    document = made(write(Room(agenda).state, language), form, about_agenda(agenda, language))
    assert sessions(read(document, form, agenda)) == sessions(agenda)


@given(programmes(), CODES)
def test_a_calendar_comes_back(agenda: Agenda, code: str) -> None:
    room = Room(agenda)
    written = calendar(room.state, room.now, catalogues.load(code))
    assert sessions(read(written, "ics", agenda)) == sessions(agenda)


@given(programmes(), CODES)
def test_the_table_of_times_comes_back(agenda: Agenda, code: str) -> None:
    room = Room(agenda)
    table = csv.table("timing", room.state, room.now, catalogues.load(code))
    assert times(read(table, "csv", agenda)) == times(agenda)


@pytest.mark.parametrize("form", FORMS)
@FEWER
@given(programmes(), CODES)
def test_the_times_of_minutes_come_back(form: str, agenda: Agenda, code: str) -> None:
    language = catalogues.load(code)
    document = made(minutes(agenda, language), form, about_agenda(agenda, language))
    assert times(read(document, form, agenda)) == times(agenda)
