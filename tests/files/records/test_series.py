"""The earlier meetings of a series are found among the records, and nothing else is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.homework import HandedIn
from facilitator.core.record.opening import DayMoved, Opened
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.files.agenda.file import parse
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library
from facilitator.files.records.series import MOST_READ, before, compared_before

AGENDA = """\
format = 1
title = "{title}"
series = "{series}"
[[organisation]]
id = "a"
name = "Region A"
[[organisation]]
id = "b"
name = "Region B"
[[day]]
date = {date}
start = "10:00"
[[day.session]]
title = "Samling"
duration = 20
[[homework]]
id = "ord"
title = "Ordmoln"
collects = "terms"
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")


def held(  # noqa: PLR0913 - what can differ between records
    library: Library,
    date: dt.date,
    title: str = "Träff",
    *,
    series: str = "s",
    rehearsal: bool = False,
    lists: str = "",
    moved: dt.date | None = None,
) -> Path:
    """Make the record of a meeting in which these organisations handed in a list of words."""
    text = AGENDA.format(title=title, series=series, date=date)
    plan = parse(text).agenda
    assert plan is not None
    at = dt.datetime(2013, 1, 1, tzinfo=dt.UTC)
    facts: list[AnyFact] = [HandedIn("ord", of, terms=(("moln", 1.0),)) for of in lists]
    if moved is not None:
        facts.append(DayMoved(1, moved))
    opened = Event("e", at, "me", Opened(text, plan, rehearsal=rehearsal))
    journal = library.create(plan, opened)
    for n, fact in enumerate(facts):
        event = Event(f"e{n}", at, "me", fact)
        journal.append(lambda _, event=event: event)  # type: ignore[misc]
    return journal.path


def state_of(path: Path) -> State:
    return replay(Journal.open(path, writable=False).events)


def found(library: Library, path: Path) -> list[str]:
    return [each.state.agenda.title for each in before(library, state_of(path), path)]


def test_the_earlier_meetings_of_the_series_come_latest_first(library: Library) -> None:
    march = dt.date(2013, 3, 21)
    held(library, march - dt.timedelta(days=30), "Ett")
    held(library, march - dt.timedelta(days=9), "Två")
    held(library, march - dt.timedelta(days=8), "Övning", rehearsal=True)
    held(library, march - dt.timedelta(days=7), "Annan", series="t")
    held(library, march, "Samma dag")
    held(library, march + dt.timedelta(days=1), "Senare")
    held(library, march - dt.timedelta(days=3), "Uppskjuten", moved=march + dt.timedelta(days=9))
    broken = held(library, march - dt.timedelta(days=5), "Trasig")
    broken.write_bytes(b"[[event]]\n\n" + broken.read_bytes())
    path = held(library, march, "Tre")
    assert found(library, path) == ["Två", "Ett"]
    late = held(library, march + dt.timedelta(days=20), "Fyra")
    assert found(library, late) == [*("Uppskjuten", "Senare", "Tre", "Samma dag", "Två", "Ett")]
    held(library, march - dt.timedelta(days=1), "Utan", series="")
    assert found(library, held(library, march, "Ensam", series="")) == []


def test_a_meeting_is_found_however_many_of_others_lie_between(library: Library) -> None:
    first = dt.date(2013, 1, 1)
    held(library, first, "Ett")
    for day in range(1, MOST_READ + 2):
        held(library, first + dt.timedelta(days=day), "Annan", series="t")
    assert found(library, held(library, dt.date(2013, 5, 1))) == ["Ett"]


@pytest.mark.parametrize(
    ("earlier", "now", "compared"), [("ab", "ab", True), ("", "ab", False), ("ab", "a", False)]
)
def test_words_are_compared_with_the_last_meeting_that_had_some(
    library: Library, earlier: str, now: str, *, compared: bool
) -> None:
    first = held(library, dt.date(2013, 3, 1), "Ett", lists=earlier)
    held(library, dt.date(2013, 3, 2), "Två")
    path = held(library, dt.date(2013, 3, 3), "Tre", lists=now)
    was = compared_before(library, state_of(path), path)
    assert was == (state_of(first) if compared else None)
