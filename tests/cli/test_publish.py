"""`publish` writes what is handed out before a meeting, in the agenda's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import AGENDA_FOLDER
from cli.calling import AGENDA, Cli
from export.docx.word_reader import Word
from export.page_reader import Page

KINDS = {
    "participants": ("Program: ", "programmet för"),
    "facilitator": ("Körschema: ", "körschemat för"),
    "attendance": ("Närvarolista: ", "närvarolistan för"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_there_in_each_format(cli: Cli, kind: str) -> None:
    cli.write("träff.toml")
    title, said = KINDS[kind]
    printed = cli("publish", "träff.toml", "--for", kind)
    assert (printed.code, printed.err) == (0, "")
    assert printed.out.startswith(f"# {title}Träff i Kista\n")
    for name in ("p.md", "p.html", "p.docx"):
        result = cli("--language", "sv", "publish", "träff.toml", "--for", kind, "-o", name)
        assert (result.code, result.out) == (0, f"Skrev {said} ”Träff i Kista” i {name}.\n")
    assert Path("p.md").read_text("utf-8") == printed.out
    page = Page(Path("p.html").read_text("utf-8"))
    assert page.headings[0] == (1, f"{title}Träff i Kista")
    assert page.values("lang", "html") == ["sv"]
    assert Word(Path("p.docx").read_bytes()).styled("Heading1") == [f"{title}Träff i Kista"]


def test_the_agendas_language_counts_and_participants_are_meant_unless_said(cli: Cli) -> None:
    cli.write("a.toml", AGENDA.replace('language = "sv"', 'language = "en"'))
    told = cli("--language", "sv", "publish", "a.toml").out
    assert told.startswith("# Programme: Träff i Kista\n")
    assert cli("publish", "a.toml", "--for", "participants", "-o", "-").out == told


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["-o", "p.pdf"], 2, "No .pdf file can be written."),
        (["-o", "p.json"], 2, "No .json file can be written. Name one that ends in .md, .html, .d"),
        (["--format", "html", "-o", "p.md"], 2, "This writes a .html file, not .md."),
        (["-o", "."], 2, ". is a folder; name a file."),
        (
            ["--for", "guests"],
            2,
            "--for must be one of participants, facilitator, attendance, not “guests”.",
        ),
        (["--format", "json"], 2, "--format must be one of markdown, html, docx, not “json”."),
    ],
)
def test_what_cannot_be_written_is_told(cli: Cli, words: list[str], code: int, said: str) -> None:
    cli.write("träff.toml")
    before = sorted(cli.folder.iterdir())
    result = cli("--language", "en", "publish", "träff.toml", *words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert sorted(cli.folder.iterdir()) == before


def test_an_agenda_with_problems_is_not_published_but_told(cli: Cli) -> None:
    cli.write("fel.toml", AGENDA.replace("duration = 20", "duration = 0"))
    result = cli("publish", "fel.toml", "-o", "p.md")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("fel.toml:")
    assert not Path("p.md").exists()
    assert cli("--language", "en", "publish", "gone.toml").err == "There is no file gone.toml.\n"
    assert cli("publish").code == 2


@pytest.mark.parametrize("agenda", sorted(AGENDA_FOLDER.glob("*.toml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", KINDS)
def test_the_agendas_that_come_along_are_published(cli: Cli, agenda: Path, kind: str) -> None:
    assert cli("publish", str(agenda), "--for", kind, "-o", "p.docx").code == 0
    assert cli("publish", str(agenda), "--for", kind, "-o", "p.html").code == 0
    Word(Path("p.docx").read_bytes())
    Page(Path("p.html").read_text("utf-8"))
