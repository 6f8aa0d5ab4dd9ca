"""What the minutes tell is asked for by options of `export`, or by the agenda."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.calling import AGENDA, Cli
from export.page_reader import Page
from facilitator.core.time import moves
from facilitator.files.agenda.file import parse

HIDDEN = ("https://meet.example/cissi", "0455-1", "cissi@example.org")
LISTED = AGENDA.replace(
    'name = "Cissi Dahl"\n',
    'name = "Cissi Dahl"\nlink = "https://meet.example/cissi"\nphone = "0455-1"\n'
    'email = "cissi@example.org"\n',
).replace('id = "eu"\n', 'id = "eu"\nspeakers = ["Cissi Dahl"]\nremote = true\n')


def held(cli: Cli, agenda: str = LISTED) -> Cli:
    """Hold the first session of a meeting, and say something in it."""
    cli.write("träff.toml", agenda)
    cli.visit = lambda room: room.do(moves.start)
    assert cli("träff.toml").code == 0
    cli.visit = lambda _: None
    cli("note", "! Vi kör")
    return cli


def test_times_and_their_review_are_told_only_if_they_are_asked_for(cli: Cli) -> None:
    held(cli)
    assert "10:" not in cli("export").out.partition("avslutat")[2]
    told = cli("export", "--with", "times,review").out
    assert "## Planerade och faktiska tider" in told
    assert "## Tidsuppföljning" not in cli("export", "--with", "times").out
    assert cli("export", "--with", "times", "--with", "review").out == told


def test_the_agenda_may_ask_for_them(cli: Cli) -> None:
    table = '[minutes]\ntimes = true\nattendance = "none"\n\n[[participant]]'
    held(cli, LISTED.replace("[[participant]]", table, 1))
    told = cli("export").out
    assert "## Planerade och faktiska tider" in told
    assert "## Deltagare" not in told
    assert "## Deltagare" in cli("export", "--with", "attendance").out


def test_the_short_version_is_one_page_in_each_form_of_minutes(cli: Cli) -> None:
    held(cli)
    told = cli("export", "--short").out
    assert told.startswith("# Träff i Kista\n")
    assert "**Beslut.** Vi kör." in told
    page = Page(cli("export", "--short", "--format", "html").out)
    assert page.headings[0] == (1, "Träff i Kista")
    assert cli("export", "--short", "-o", "kort.md").code == 0
    assert Path("kort.md").read_text("utf-8") == told


@pytest.mark.parametrize("form", ["markdown", "html", "json", "ics", "csv"])
def test_no_export_tells_where_people_join_unless_what_is_private_is_asked_for(
    form: str, cli: Cli
) -> None:
    held(cli)
    words = ["--table", "actions"] if form == "csv" else []
    told = cli("export", "--format", form, *words).out
    for hidden in HIDDEN:
        assert hidden not in told
    if form != "csv":
        told = cli("export", "--format", form, "--private").out.replace("\r\n ", "")
        assert HIDDEN[0] in told
        assert (HIDDEN[1] in told) is (form != "ics")


def test_json_has_link_and_phone_only_with_what_is_private(cli: Cli) -> None:
    held(cli)
    document = json.loads(cli("export", "--format", "json").out)
    (person,) = document["people"]
    assert {"link", "phone"}.isdisjoint(person)
    assert parse(document["agenda"]).problems == ()
    private = json.loads(cli("export", "--format", "json", "--private").out)
    (person,) = private["people"]
    assert (person["link"], person["phone"]) == HIDDEN[:2]
    assert private["agenda"] == LISTED


def test_a_template_that_names_the_times_gets_them(cli: Cli) -> None:
    held(cli)
    path = cli.write("own.j2", "{{ parts.times }}|{{ short }}|{{ meeting.people[0].link }}|")
    told = cli("export", "--template", str(path)).out.split("|\n")
    assert told[0].startswith("## Planerade och faktiska tider")
    assert "# Träff i Kista" in cli("export", "--template", str(path)).out
    assert cli("export", "--template", str(path)).out.endswith("||\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--with", "times,names"], "--with takes times, review, attendance, not “names”."),
        (["--with", "times", "--format", "json"], "--short and --with can only be used with "),
        (["--short", "--format", "ics"], "--short and --with can only be used with minutes"),
        (["--short", "--with", "times"], "The short version has no room for more"),
        (["--short", "--private"], "The short version has no room for more"),
        (["--short", "--template", "x"], "A template decides itself what is written"),
    ],
)
def test_what_does_not_go_together_is_told(meeting: Cli, words: list[str], said: str) -> None:
    result = meeting("--language", "en", "export", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(said)
