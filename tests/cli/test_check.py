"""`check` tells every problem, else the timetable and warnings."""

# The dashes between clock times are such as people set them.
# ruff: noqa: RUF001

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import AGENDA_FOLDER
from cli.calling import Cli

WRONG = """\
title = "Fel"
[[day]]
date = 2013-03-21
start = "25:00"
[[day.session]]
titel = "Samling"
duration = 20
"""

HEAD = """\
title = "Möte"
[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = "A"
"""


def test_a_good_agenda_is_shown_as_a_timetable(cli: Cli) -> None:
    cli.write("a.toml")
    result = cli("check", "a.toml")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "Träff i Kista\n"
        "\n"
        "day 1 of 2, Thursday 2013-03-21, 10:00 to 13:15 (Europe/Stockholm)\n"
        "  10:00–10:20  20 min  Samling\n"
        "  10:20–11:00  40 min  Aktuellt i EU\n"
        "  12:00–13:00  1 h     Lunch (fixed start)\n"
        "  13:00–13:15  15 min  Utvärdering (optional)\n"
        "4 sessions, 2 h 15 min in all\n"
        "\n"
        "day 2 of 2, Friday 2013-03-22, 09:00 to 09:30 (Europe/Stockholm)\n"
        "  09:00–09:30  30 min  Avslutning (fixed end)\n"
        "1 session, 30 min in all\n"
    )


def test_every_problem_is_told_with_its_place(cli: Cli) -> None:
    cli.write("a.toml", WRONG)
    result = cli("check", "a.toml")
    assert (result.code, result.err) == (1, "")
    places = [line.split(": ")[0] for line in result.out.splitlines()]
    assert "a.toml:4:9" in places
    assert "a.toml:6:1" in places


def test_warnings_do_not_make_an_agenda_wrong(cli: Cli) -> None:
    cli.write(
        "a.toml",
        'title = "A"\n[[day]]\ndate = 2013-03-21\nstart = "10:00"\n'
        '[[day.session]]\ntitle = "S"\nduration = 5\n',
    )
    result = cli("check", "a.toml")
    assert result.code == 0
    assert "a.toml:1:1: warning: " in result.out


def test_one_bad_file_hides_no_other(cli: Cli) -> None:
    cli.write("bad.toml", WRONG)
    cli.write("good.toml")
    result = cli("check", "gone.toml", "bad.toml", "good.toml")
    assert result.code == 1
    assert result.err == "There is no file gone.toml.\n"
    assert "bad.toml:4:9" in result.out
    assert "Träff i Kista" in result.out


def test_an_agenda_is_read_from_standard_input(cli: Cli) -> None:
    text = (AGENDA_FOLDER / "one-day-workshop.toml").read_text("utf-8")
    assert "Welcome and introductions" in cli("check", "-", stdin=text).out
    assert '"ok": true' in cli("check", "-", "--format", "json", stdin=text).out
    assert "Welcome and introductions" in cli("publish", "-", stdin=text).out
    assert cli("publish", "-", stdin="format = 1").code == 1


def test_json_of_a_good_agenda(cli: Cli) -> None:
    cli.write("a.toml")
    result = cli("check", "--format", "json", "a.toml")
    answer = json.loads(result.out)
    [file] = answer["files"]
    assert result.code == 0
    assert (answer["format"], answer["ok"], file["ok"], file["problems"]) == (1, True, True, [])
    assert (file["title"], file["timezone"]) == ("Träff i Kista", "Europe/Stockholm")
    first, second = file["days"]
    assert (first["date"], first["minutes"], second["minutes"]) == ("2013-03-21", 135, 30)
    assert first["sessions"][2] == {
        "id": "lunch",
        "title": "Lunch",
        "kind": "break",
        "start": "2013-03-21T12:00:00.000+01:00",
        "end": "2013-03-21T13:00:00.000+01:00",
        "minutes": 60,
        "shortest_minutes": 60,
        "start_is": "fixed",
        "end_fixed": False,
        "optional": False,
        "lead": "",
        "materials": [],
        "prepare": [],
        "warn": [],
        "steps": [],
    }


def test_json_says_how_a_session_is_prepared_and_led(cli: Cli) -> None:
    more = """duration = "1h"
script = "Secret"
materials = ["Paper"]
prepare = ["Chairs"]
lead = "Sara"
warn = ["2m", "10m"]
[[day.session.step]]
title = "Alone"
duration = "1h"
"""
    cli.write("a.toml", HEAD + more)
    out = cli("check", "--format", "json", "a.toml").out
    [planned] = json.loads(out)["files"][0]["days"][0]["sessions"]
    assert (planned["lead"], planned["materials"], planned["prepare"]) == (
        "Sara",
        ["Paper"],
        ["Chairs"],
    )
    assert planned["warn"] == [10, 2]
    assert planned["steps"] == [{"title": "Alone", "minutes": 60}]
    assert "Secret" not in out


def test_json_of_problems(cli: Cli) -> None:
    cli.write("a.toml", WRONG)
    result = cli("check", "--format", "json", "a.toml", "gone.toml")
    answer = json.loads(result.out)
    wrong, gone = answer["files"]
    assert (result.code, result.err, answer["ok"]) == (1, "", False)
    assert {(p["line"], p["column"]) for p in wrong["problems"]} >= {(4, 9), (6, 1)}
    assert gone["problems"] == [
        {"line": None, "column": None, "message": "There is no file gone.toml."}
    ]


def test_strict_lets_a_warning_count_and_says_the_same(cli: Cli) -> None:
    cli.write("warned.toml", HEAD + 'duration = "4h"\n')
    cli.write("good.toml")
    told = cli("check", "warned.toml")
    assert (told.code, "warning" in told.out) == (0, True)
    strict = cli("check", "--strict", "warned.toml", "good.toml")
    assert strict.code == 1
    assert strict.out.startswith(told.out)
    assert cli("check", "--strict", "good.toml").code == 0
    as_json = cli("check", "--strict", "--json", "warned.toml")
    assert (as_json.code, json.loads(as_json.out)["ok"]) == (1, True)


@pytest.mark.parametrize("path", sorted(AGENDA_FOLDER.glob("*.toml")), ids=str)
def test_the_agendas_that_come_along_are_right(path: Path, cli: Cli) -> None:
    assert cli("check", str(path)).code == 0
