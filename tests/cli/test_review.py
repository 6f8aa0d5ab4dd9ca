"""`review` tells how times went against the plan, of one record or of a series."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from cli.calling import Cli
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.time import moves
from facilitator.meeting import Meeting

AGENDA = """\
format = 1
title = "Träff i {place}"
timezone = "Europe/Stockholm"
{series}
[[day]]
date = {date}
start = "10:00"
[[day.session]]
id = "talk"
title = "Aktuellt"
duration = 30
[[day.session]]
id = "samtal"
title = "Sam\\u001b[31mtal"
kind = "discussion"
duration = 45
"""
SERIES = 'series = "digital-agenda"'


def hold(
    cli: Cli,
    place: str,
    date: str,
    *lengths: int,
    series: str = SERIES,
    rehearse: bool = False,
) -> None:
    """Hold a meeting that begins at five past ten, its sessions as long as said."""
    cli.clock = SimulatedClock(dt.datetime.fromisoformat(f"{date}T10:05+01:00"))

    def visit(meeting: Meeting) -> None:
        clock = meeting.clock
        assert isinstance(clock, SimulatedClock)
        for length in lengths:
            meeting.do(moves.next_session)
            clock.advance(dt.timedelta(minutes=length))
        if len(lengths) > 1:
            meeting.do(moves.end)

    cli.visit = visit
    cli.write(f"{place}.toml", AGENDA.format(place=place, date=date, series=series))
    assert cli(f"{place}.toml", *["--rehearse"] * rehearse).code == 0
    cli.visit = lambda _: None


@pytest.fixture
def series(cli: Cli) -> Cli:
    hold(cli, "kista", "2013-03-01", 30, 63)
    hold(cli, "umeå", "2013-03-08", 30, 57)
    hold(cli, "lund", "2013-03-15", 30, 45, series="")
    hold(cli, "kista", "2013-03-01", 30, 200, rehearse=True)
    return cli


def test_the_text_tells_every_session_and_what_to_plan(cli: Cli) -> None:
    hold(cli, "kista", "2013-03-01", 30, 63)
    result = cli("review")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "Träff i kista, 2013-03-01\n"
        "\n"
        "Friday 2013-03-01: began 5 min late, ended 23 min late\n"
        "Session   Planned     Actual      Difference\n"
        "Aktuellt  30 min      30 min      as planned   began 5 min late, ended 5 min late\n"
        "Samtal    45 min      1 h 3 min   18 min over  began 5 min late, ended 23 min late\n"
        "Total     1 h 15 min  1 h 33 min  18 min over\n"
        "  5 min lost: the start of the day\n"
        "  18 min lost: sessions longer than planned\n"
        "\n"
        "Kind         Planned  Actual     Difference               Sessions\n"
        "Talks        30 min   30 min     as planned   1.0 × plan  1 held\n"  # noqa: RUF001
        "Discussions  45 min   1 h 3 min  18 min over  1.4 × plan  1 held\n"  # noqa: RUF001
        "\n"
        "For the next meeting:\n"
        "- The meeting began 5 min late: ask people to come earlier.\n"
        "- The meeting ended 23 min late. Most was lost by sessions longer than planned: 18 min.\n"
        "- Discussions took 1.4 times the planned time: plan 1 h 5 min where you planned 45 min.\n"
    )


def test_a_meeting_that_goes_on_is_reviewed_so_far(meeting: Cli) -> None:
    assert "Nothing has begun yet: there are no times to compare." in meeting("review").out
    hold(meeting, "umeå", "2013-03-08", 30)
    assert "Träff i umeå, 2013-03-08 (so far, at 10:35)" in meeting("review").out
    meeting.clock = SimulatedClock(meeting.clock.now() + dt.timedelta(days=30))
    out = meeting("review").out
    assert "so far, at 10:05" in out, "nobody has led it since"
    assert "going on" in out


def test_a_series_is_reviewed_without_rehearsals_and_other_meetings(series: Cli) -> None:
    out = series("review", "--series", "digital-agenda").out
    assert out.index("Träff i kista") < out.index("Träff i umeå") < out.index("2 meetings in all")
    assert "Discussions  1 h 30 min  2 h     30 min over  1.3 × plan  2 held" in out  # noqa: RUF001
    assert "- 2 of 2 days began late, 5 min on average: ask people to come earlier." in out
    found = json.loads(series("review", "--series", "digital-agenda", "--json").out)
    assert (found["format"], len(found["meetings"])) == (1, 2)
    assert found["kinds"][1] == {
        "kind": "discussion", "held": 2, "planned": 90, "actual": 120, "longer": 30, "shorter": 0,
        "ratio": 1.333, "left_out": 0, "lost": 0,
    }  # fmt: skip
    assert found["arrivals"] == {"of": 0, "late": 0, "mean": 0}
    assert len(found["advice"]) == 3
    one = found["meetings"][0]
    assert (one["date"], one["finished"], one["rehearsal"]) == ("2013-03-01", True, False)
    day = one["days"][0]
    assert day.pop("sessions")[1] == {
        "id": "samtal", "title": "Samtal", "kind": "discussion", "outcome": "held", "home": 1,
        "planned": 45, "actual": 63, "over": 18, "given": 0, "overtime": 18, "paused": 0,
        "away": 0, "started_late": 5, "ended_late": 23, "steps": [],
    }  # fmt: skip
    assert day == {
        "day": 1, "date": "2013-03-01", "over": True, "planned": 75, "actual": 93,
        "began_late": 5, "ended_late": 23,
        "balance": [{"cause": "began", "minutes": 5}, {"cause": "longer", "minutes": 18}],
    }  # fmt: skip


def test_records_can_be_named_and_mistakes_are_told(series: Cli) -> None:
    ids = [record["id"] for record in json.loads(series("list", "--json").out)["records"]]
    assert "4 meetings in all" in series("review", *ids, ids[0]).out
    wrong = series("review", "--series", "digitl")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err == "“digitl” is none of these: digital-agenda.\n"
    assert series("review", ids[0], "--series", "digital-agenda").code == 2
    broken = series.data / "meetings" / "broken"
    broken.mkdir()
    (broken / "journal.toml").write_text("nonsense", encoding="utf-8")
    result = series("review", "--series", "digital-agenda")
    assert result.code == 0
    assert "broken" in result.err
    assert "2 meetings in all" in result.out


def test_without_a_series_that_is_said(meeting: Cli) -> None:
    result = meeting("review", "--series", "x")
    assert result.code == 1
    assert result.err == "No record belongs to a series. Agendas name theirs as “series”.\n"
