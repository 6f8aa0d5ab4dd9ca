"""An agenda is written so that reading the file gives the same agenda."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import assume, given
from msgspec import Struct
from msgspec.structs import fields, replace

from builders import AGENDA_FOLDER
from facilitator.core.base.text import clean, clean_line
from facilitator.core.record import agenda as core
from facilitator.files.agenda.file import parse
from facilitator.files.agenda.format import (
    AgendaForm,
    DayForm,
    GroupForm,
    HomeworkForm,
    MinutesForm,
    OrganisationForm,
    ParticipantForm,
    SessionForm,
    StepForm,
    UpcomingForm,
)
from facilitator.files.agenda.write import agenda_toml
from markdown_reader import TYPED
from strategies import agendas

AGENDAS = sorted(AGENDA_FOLDER.glob("*.toml"))
FULL = core.Agenda(
    title="All",
    days=(
        core.Day(
            dt.date(2013, 3, 21),
            dt.time(10),
            (
                core.Session(
                    id="one",
                    title="One",
                    kind="groups",
                    duration=90,
                    shortest=61,
                    start=dt.time(10, 30),
                    starts="not-before",
                    end_fixed=True,
                    priority=2,
                    optional=True,
                    speakers=("Eva", "Bo"),
                    remote=True,
                    description='Two\n\n"""lines"""\\',
                    questions=("Why?", "x" * 99),
                    per="participant",
                    groups=(core.Group("A", "Focus", ("Eva",)), core.Group("B")),
                    script='Say\n"""this"""',
                    materials=("Paper", "Pens"),
                    prepare=("Chairs",),
                    lead="Eva",
                    warn=(75, 10, 2),
                    steps=(core.Step("Alone", 5), core.Step("All", 85)),
                ),
            ),
        ),
    ),
    language="sv",
    timezone="Europe/Stockholm",
    place="Kista",
    series="s",
    theme="t",
    rules=("Be there.",),
    organisations=(core.Organisation("a", "A"),),
    participants=(
        core.Participant(
            "Eva", "a", "speaker", "https://example.org", "08-1", "vd", "Netport", "eva@example.org"
        ),
    ),
    homework=(
        core.Homework(
            id="h",
            title="Home",
            instructions="Do.",
            purpose="To.",
            collects="terms",
            of="participant",
            due=dt.date(2013, 4, 26),
            compilers=("Eva",),
            links=("https://example.org",),
        ),
    ),
    upcoming=(
        core.Upcoming(
            status="wish",
            date=dt.date(2013, 4, 26),
            place="p",
            theme="t",
            host="h",
            asked_by="b",
        ),
    ),
    series_title="The series",
    notes_by="Bo",
    bring=("A laptop", "Ordmolnet"),
    minutes=core.Minutes(times=True, review=True, attendance="counts"),
)


def again(agenda: core.Agenda) -> core.Agenda:
    parsed = parse(agenda_toml(agenda))
    assert parsed.problems == ()
    assert parsed.agenda is not None
    return parsed.agenda


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.stem)
def test_real_agendas_are_read_back_equal(path: Path) -> None:
    agenda = parse(path.read_text("utf-8")).agenda
    assert agenda is not None
    assert again(agenda) == agenda


def test_everything_that_a_file_can_say_is_written() -> None:
    text = agenda_toml(FULL)
    assert again(FULL) == FULL
    forms: list[type[Struct]] = [AgendaForm, DayForm, SessionForm, GroupForm, HomeworkForm]
    forms += [OrganisationForm, ParticipantForm, UpcomingForm, StepForm, MinutesForm]
    names = {field.name for form in forms for field in fields(form)} - {"end"}
    tables = {"day", "session", "group", "homework", "organisation", "participant", "upcoming"}
    tables |= {"step", "minutes"}
    assert "\n[minutes]\n" in text
    for name in names - tables:
        assert f"\n{name} = " in f"\n{text}", name


@given(agendas())
def test_any_agenda_is_read_back_equal(agenda: core.Agenda) -> None:
    agenda = replace(agenda, days=tuple(map(_possible, agenda.days)))
    parsed = parse(agenda_toml(agenda))
    # Some days begin before the day before has ended, or have a fixed start that is too early.
    assume(parsed.agenda is not None)
    assert parsed.agenda == agenda


def _possible(day: core.Day) -> core.Day:
    """Leave out what no file can say."""
    return replace(
        day,
        sessions=tuple(
            replace(
                session,
                shortest=max(1, session.shortest),
                starts=session.starts if session.start else "fixed",
            )
            for session in day.sessions
        ),
    )


@given(TYPED)
def test_any_text_is_read_back_equal(typed: str) -> None:
    line = clean_line(f"x {typed}")
    text = clean(typed).strip()
    session = replace(FULL.days[0].sessions[0], title=line, description=text, speakers=(line,))
    agenda = replace(FULL, title=line, days=(replace(FULL.days[0], sessions=(session,)),))
    assert again(agenda) == agenda
    assert parse(agenda_toml(agenda, {(): [typed], ("day", 0): [typed]})).agenda == agenda


def test_comments_stand_above_what_they_are_about() -> None:
    comments = {
        (): ["Made\nby hand"],
        ("timezone",): ["Where"],
        ("day", 0): ["The day"],
        ("day", 0, "session", 0, "start"): ["Fixed"],
    }
    text = agenda_toml(FULL, comments)
    assert text.startswith("# Made\n# by hand\n\nformat = 1\n")
    for lines in ("# Where\ntimezone", "# The day\n[[day]]", "# Fixed\nstart = "):
        assert f"\n{lines}" in text


def test_ids_are_written_only_where_titles_do_not_give_them() -> None:
    (day,) = FULL.days
    titles = replace(FULL, days=(replace(day, sessions=(replace(day.sessions[0], id="two"),)),))
    assert 'id = "one"' not in agenda_toml(FULL)
    assert again(titles).days[0].sessions[0].id == "two"
