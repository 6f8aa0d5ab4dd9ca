"""`new` writes a starter agenda, or one made of a programme."""

from __future__ import annotations

import pytest

from cli.calling import Cli


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
    assert "facilitator check 'my agenda.toml'" in cli("new", "my agenda.toml").out


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
    assert "gone/agenda.toml" in result.err


PROGRAMME = "# Träff\n## 21 mars 2013\n- 10:00-10:45 EU (Jörgen)\n- Prat\n- 10:45 Kaffe (15 min)\n"


def test_new_from_a_programme(cli: Cli) -> None:
    cli.environ["TZ"] = "Europe/Stockholm"
    cli.write("p.md", PROGRAMME)
    result = cli("--language", "en", "new", "a.toml", "--from", "p.md")
    assert result.code == 0
    assert "facilitator check a.toml" in result.out
    assert result.err == (
        "Left out:\n"
        "p.md:4: “Prat” has neither a time nor a length.\n"
        "Assumed, so look at it:\n"
        "p.md: No time zone is given; Europe/Stockholm is assumed.\n"
        'p.md: The language is taken to be "en".\n'
        "p.md:5: “Kaffe” is taken for a break.\n"
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
