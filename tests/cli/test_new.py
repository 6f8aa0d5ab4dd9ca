"""`new` writes a starter agenda, or one made of a programme."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.calling import Cli
from facilitator.files.shell import quoted


@pytest.mark.parametrize(
    ("words", "path"),
    [([], "agenda.toml"), (["my agenda.toml"], "my agenda.toml"), (["."], "agenda.toml")],
)
def test_new_writes_an_agenda_that_checks(words: list[str], path: str, cli: Cli) -> None:
    result = cli("new", *words)
    assert (result.code, result.err) == (0, "")
    assert path in result.out
    assert "2013-03-21" in (cli.folder / path).read_text()
    assert cli("check", path).code == 0


def test_new_quotes_the_path_for_the_shell(cli: Cli) -> None:
    assert f"facilitator check {quoted('my agenda.toml')}" in cli("new", "my agenda.toml").out


def test_new_never_overwrites(cli: Cli) -> None:
    path = cli.write("agenda.toml", "mine")
    assert cli("new") == (1, "", "agenda.toml is there already; nothing was written.\n")
    assert path.read_text() == "mine"


def test_new_prints(cli: Cli) -> None:
    result = cli("new", "-")
    assert result.code == 0
    assert "[[day.session]]" in result.out
    assert list(cli.folder.iterdir()) == []


def test_new_tells_when_it_cannot_write(cli: Cli) -> None:
    result = cli("new", "gone/agenda.toml")
    assert (result.code, result.out) == (3, "")
    assert str(Path("gone", "agenda.toml")) in result.err


PROGRAMME = "# Träff\n## 21 mars 2013\n- 10:00-10:45 EU (Jörgen)\n- Prat\n- 10:45 Kaffe (15 min)\n"


def test_new_from_a_programme(cli: Cli) -> None:
    cli.environ["TZ"] = "Europe/Stockholm"
    cli.write("p.md", PROGRAMME)
    result = cli("--language", "en", "new", "a.toml", "--from", "p.md")
    assert result.code == 0
    assert "facilitator check a.toml" in result.out
    assert result.err == (
        "2 of 3 lines became sessions.\n"
        "Days and times, please check:\n"
        "p.md: No time zone is given; Europe/Stockholm is assumed.\n"
        "p.md:4:3: “Prat” has neither a time nor a length.\n"
        "Assumed, please check:\n"
        'p.md: The language is taken to be "en".\n'
        "p.md:5:9: “Kaffe” is taken for a break.\n"
        "--all lists everything, line by line.\n"
    )
    checked = cli("check", "a.toml")
    assert checked.code == 0
    assert "EU" in checked.out


def test_new_from_never_overwrites(cli: Cli) -> None:
    path = cli.write("agenda.toml", "mine")
    cli.write("p.md", PROGRAMME)
    assert cli("new", "--from", "p.md") == (
        1,
        "",
        "agenda.toml is there already; nothing was written.\n",
    )
    assert path.read_text() == "mine"


def test_new_from_prints(cli: Cli) -> None:
    cli.write("p.csv", "title,start,duration\nEU,10:00,45\n")
    result = cli("new", "-", "--from", "p.csv")
    assert result.code == 0
    assert 'title = "EU"' in result.out
    assert not (cli.folder / "agenda.toml").exists()


@pytest.mark.parametrize("name", ["none.md", "empty.md", "p.doc"])
def test_new_from_what_is_no_programme_writes_nothing(name: str, cli: Cli) -> None:
    cli.write("empty.md", "")
    cli.write("p.doc", PROGRAMME)
    result = cli("new", "a.toml", "--from", name)
    assert (result.code, result.out) == (1, "")
    assert name in result.err
    assert not (cli.folder / "a.toml").exists()


def test_new_reads_a_programme_from_standard_input(cli: Cli) -> None:
    for text in (PROGRAMME, "start;titel;längd\n10:00;EU;45\n10:45;Kaffe;15\n"):
        result = cli("--language", "en", "new", "-", "--from", "-", stdin=text)
        assert result.code == 0
        assert 'title = "EU"' in result.out
    assert cli("new", "-", "--from", "-").code == 2


def test_new_from_lists_everything_if_asked(cli: Cli) -> None:
    words = "mycket " * 20
    cli.write("p.md", f"{PROGRAMME}\n{words}\n")
    assert words.strip() not in cli("new", "-", "--from", "p.md").err
    assert words.strip() in cli("new", "-", "--from", "p.md", "--all").err


def test_new_from_takes_a_zone_days_and_a_room(cli: Cli) -> None:
    rows = (
        "2013-03-21T09:00:00Z,60,One,A\n2013-03-21T10:00:00Z,60,Two,B\n"
        "2013-03-22T09:00:00Z,60,Three,A\n"
    )
    cli.write("p.csv", f"start,duration,title,room\n{rows}")
    asked = ("--timezone", "Asia/Tokyo", "--only", "a", "--between", "2013-03-21", "2013-03-21")
    result = cli("--language", "en", "new", "-", "--from", "p.csv", *asked)
    assert (result.code, result.out.count("[[day.session]]")) == (0, 1)
    assert 'timezone = "Asia/Tokyo"' in result.out
    assert 'start = "18:00"' in result.out
    assert "“Two” is not in “a”." in result.err
    assert "“Three” is on 2013-03-22." in result.err


@pytest.mark.parametrize(
    "words",
    [
        ["--timezone", "Nowhere/X", "--from", "p.md"],
        ["--between", "2013-03-22", "2013-03-21", "--from", "p.md"],
        ["--between", "x", "2013-03-21", "--from", "p.md"],
        ["--all"],
        ["--from", "-", "--people", "-"],
    ],
)
def test_new_refuses_options_that_mean_nothing(words: list[str], cli: Cli) -> None:
    cli.write("p.md", PROGRAMME)
    assert cli("new", "-", *words).code == 2


PEOPLE = "Namn;Organisation;Roll\nAnna Ek;Region Skåne;talare\nBo Ny;SKR;\n"


def test_new_takes_people_and_updates_them(cli: Cli) -> None:
    cli.write("people.csv", PEOPLE)
    assert cli("new", "--people", "people.csv").code == 0
    text = (cli.folder / "agenda.toml").read_text("utf-8")
    assert 'name = "Kim Smith"' not in text
    assert 'name = "Anna Ek"\norganisation = "region-skåne"\nrole = "speaker"' in text
    assert cli("check", "agenda.toml").code == 0
    cli.write("people.csv", PEOPLE.replace("Bo Ny;SKR;", "Bo Ny;SKR;gäst\nCia Ek;SKR;"))
    result = cli("--language", "en", "new", "--people", "people.csv")
    assert result.out == "agenda.toml: 1 added, 1 updated, 1 unchanged.\n"
    assert cli("--language", "en", "new", "--people", "people.csv").out == (
        "agenda.toml: 0 added, 0 updated, 3 unchanged.\n"
    )


def test_new_asks_about_unknown_organisations(cli: Cli) -> None:
    cli.write("people.csv", PEOPLE)
    assert cli("new", "--people", "people.csv").code == 0
    cli.write("people.csv", "Namn;Organisation\nDan Ek;Skåneregionen\nEva Ek;Nya föreningen\n")
    result = cli("--language", "en", "new", "--people", "people.csv", stdin="2\n1\n")
    assert "“Skåneregionen” is not an organisation of the agenda." in result.err
    assert "2 it is “Region Skåne”" in result.err
    assert result.code == 0, result
    text = (cli.folder / "agenda.toml").read_text("utf-8")
    assert 'name = "Dan Ek"\norganisation = "region-skåne"' in text
    assert 'name = "Eva Ek"\norganisation = "nya-föreningen"' in text


def test_new_asks_about_guests_and_people_to_leave_out_and_does_not_ask_again(cli: Cli) -> None:
    cli.write("people.csv", PEOPLE)
    assert cli("new", "--people", "people.csv").code == 0
    cli.write("people.csv", "Namn;Organisation\nDan Ek;Region Skone\nEva Ek;Acme\nIda Ek;Nova\n")
    result = cli("--language", "en", "new", "--people", "people.csv", stdin="2\n4\n0\n")
    assert "Not added: Ida Ek" in result.err
    text = (cli.folder / "agenda.toml").read_text("utf-8")
    assert 'name = "Dan Ek"\norganisation = "region-skåne"' in text
    assert 'name = "Eva Ek"\nrole = "guest"\naffiliation = "Acme"' in text
    assert "Ida Ek" not in text
    assert cli("check", "agenda.toml").code == 0
    again = cli("--language", "en", "new", "--people", "people.csv", stdin="0\n")
    assert again.out == "agenda.toml: 0 added, 0 updated, 2 unchanged.\n"
    assert "“Nova” is not an organisation" in again.err
    assert "Acme" not in again.err
    assert "Skone" not in again.err


def test_new_puts_people_into_a_programme(cli: Cli) -> None:
    cli.write("p.md", PROGRAMME)
    result = cli("new", "a.toml", "--from", "p.md", "--people", "-", stdin="Anna Ek, SKR\n")
    assert result.code == 0
    assert 'name = "Anna Ek"' in (cli.folder / "a.toml").read_text("utf-8")
    assert cli("new", "b.toml", "--people", "-", stdin="\n").code == 1
