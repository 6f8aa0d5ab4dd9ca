"""`export` in every format, of one meeting or of a series, and by a template of the user's own."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cli.calling import AGENDA, TEN, Cli
from export.docx.word_reader import W, Word
from export.page_reader import Page
from facilitator.cli import export as command
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.time import moves
from facilitator.export import csv
from facilitator.files.agenda.file import parse
from systems import has_mode, needs_links

SERIES = AGENDA.replace("language", 'series = "digital"\nlanguage', 1)


@pytest.fixture
def series(cli: Cli) -> Cli:
    """A command line with a meeting in January, one in March, and a rehearsal."""
    cli.write("march.toml", SERIES)
    early = SERIES.replace("2013-03-21", "2013-01-10").replace("2013-03-22", "2013-01-11")
    cli.write("january.toml", early.replace("Träff i Kista", "Träff i januari"))
    assert cli("march.toml").code == 0
    assert cli("march.toml", "--rehearse").code == 0
    cli.clock = SimulatedClock(TEN - dt.timedelta(days=70))
    assert cli("january.toml").code == 0
    return cli


def template(cli: Cli, text: str) -> Path:
    path = cli.data / "templates" / "minutes.md.j2"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_word_document_is_written_and_given_to_who_reads_bytes(meeting: Cli) -> None:
    meeting("note", "! Vi kör på åäö")
    result = meeting("--language", "en", "export", "-o", "m.docx")
    assert (result.code, result.out) == (0, "Wrote the minutes of “Träff i Kista” to m.docx.\n")
    made = Word(Path("m.docx").read_bytes())
    assert made.texts[0].endswith("Träff i Kista")
    assert any("Vi kör på åäö" in text for text in made.texts)
    (language,) = made.parts["word/styles.xml"].iter(f"{W}lang")
    assert language.attrib[f"{W}val"] == "sv-SE"
    before = Path("m.docx").read_bytes()
    assert meeting("export", "--format", "docx", "-o", "m.docx").code == 0
    assert Path("m.docx").read_bytes() == before


def test_a_series_in_word_begins_each_meeting_on_a_page(series: Cli) -> None:
    assert series("export", "--series", "digital", "-o", "all.docx").code == 0
    made = Word(Path("all.docx").read_bytes())
    assert made.styled("Heading1")[0].casefold().endswith("digital")
    assert len(made.styled("Heading2")) >= 2


def test_the_format_is_as_asked_or_as_the_name_of_the_file_says(meeting: Cli) -> None:
    assert Page(meeting("export", "--format", "html").out).values("lang", "html") == ["sv"]
    for name, start in (
        ("a.html", "<!DOCTYPE html>"),
        ("a.HTM", "<!DOCTYPE html>"),
        ("a.json", "{\n"),
        ("a.md", "# "),
        ("a", "# "),
    ):
        assert meeting("export", "-o", name).code == 0
        assert Path(name).read_text("utf-8").startswith(start)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "m.PDF"], "No .pdf file can be written. Name one that ends in .html, open it "),
        (["-o", "m.pages"], "No .pages file can be written. Name one that ends in .docx: word "),
        (["-o", "m.txt"], "No .txt file can be written. Name one that ends in .md, .html, .docx, "),
        (["--format", "markdown", "-o", "m.html"], "a .md file, not .html. Name it m.md."),
        (["--format", "markdown", "-o", "m.pdf"], "a .md file, not .pdf. Name it m.md."),
        (["--format", "docx", "-o", "m.doc"], "a .docx file, not .doc. Name it m.docx."),
        (["--format", "docx", "-o", "m.txt"], "a .docx file, not .txt. Name it m.docx."),
        (["--format", "json", "-o", "m.docx"], "a .json file, not .docx. Name it m.json."),
        (["--format", "csv", "--table", "actions", "-o", "m.tsv"], "a .csv file, not .tsv."),
        (["--template", "x", "-o", "m.pdf"], "a .md file, not .pdf. Name it m.md."),
        (["-o", "m.2"], "No .2 file can be written. "),
        (["--series", "digital", "-o", "m.odt"], "No .odt file can be written. "),
        (["--table", "actions", "-o", "m.xlsx"], "a .csv file, not .xlsx. Name it m.csv."),
        (["--table", "actions", "-o", "m.md"], "a .csv file, not .md. Name it m.csv."),
        (["--format", "csv", "-o", "m.xlsx"], "m.xlsx would be a folder, though its name ends as"),
    ],
)
def test_nothing_is_written_under_a_false_name(series: Cli, words: list[str], said: str) -> None:
    before = sorted(series.folder.iterdir())
    result = series("--language", "en", "export", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert sorted(series.folder.iterdir()) == before


def test_a_format_or_a_template_of_ones_own_may_have_any_name(meeting: Cli) -> None:
    assert meeting("export", "--format", "markdown", "-o", "m.txt").code == 0
    assert meeting("export", "--format", "csv", "--table", "actions", "-o", "m.txt").code == 0
    path = meeting.write("m.tex.j2", r"\title{Träff}")
    assert meeting("export", "--template", str(path), "-o", "m.tex").code == 0
    assert Path("m.tex").read_text("utf-8").startswith(r"\title{Träff}")


@needs_links
def test_a_record_is_not_written_over_through_a_link(meeting: Cli) -> None:
    journal = next(meeting.data.glob("meetings/*/journal.toml"))
    before = journal.read_bytes()
    Path("a.md").symlink_to(journal)
    assert meeting("export", "-o", "a.md").code == 2
    assert journal.read_bytes() == before


def test_json_names_the_record_and_is_as_the_schema_says(meeting: Cli) -> None:
    found = json.loads(meeting("export", "--format", "json").out)
    assert found["record"] == "2013-03-21-träff-i-kista"
    assert found["as_of"] == "2013-03-21T10:00:00+01:00"
    schema = json.loads(meeting("schema", "--export").out)
    Draft202012Validator(schema).validate(found)
    assert meeting("schema").out != meeting("schema", "--export").out


def test_tables_are_printed_one_by_one_or_written_to_a_folder(meeting: Cli) -> None:
    meeting.visit = lambda room: room.do(moves.start)
    assert meeting("träff.toml").code == 0
    printed = meeting("export", "--table", "timing").out
    assert printed.startswith("dag;datum;programpunkt;")
    assert meeting("export", "--table", "timing", "-o", "t.csv").code == 0
    assert Path("t.csv").read_bytes() == ("\ufeff" + printed).encode()
    told = meeting("--language", "en", "export", "--format", "csv", "-o", "tables")
    assert told.out == "Wrote the tables of “Träff i Kista” to the folder tables.\n"
    assert {path.name for path in Path("tables").iterdir()} == {
        f"{name}.csv" for name in csv.TABLES
    }
    assert Path("tables/timing.csv").read_bytes() == Path("t.csv").read_bytes()


def test_the_options_know_all_tables() -> None:
    assert command._TABLES == csv.TABLES  # noqa: SLF001


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "csv"], "Choose one with --table (attendance, actions, timing, "),
        (["-o", "all.csv"], "Choose one with --table (attendance, actions, timing, "),
        (["--format", "csv", "-o", "träff.toml"], "träff.toml is a file; name a folder"),
        (["--format", "csv", "-o", "file"], "file is a file; name a folder for the tables."),
        (["--table", "timing", "-o", "."], ". is a folder; name a file."),
        (["--table", "timing", "--format", "json"], "--table can only be used with --format csv."),
        (["--table", "nope"], "--table must be one of attendance, actions, timing, "),
        (["--template", "x", "--format", "json"], "--template is for minutes"),
        (
            ["--series", "x", "--format", "json"],
            "--series can only be used with markdown, html and docx.",
        ),
        (["--series", "x", "record"], "Name a record or a series, not both."),
    ],
)
def test_what_does_not_go_together_is_told(meeting: Cli, words: list[str], said: str) -> None:
    Path("file").touch()
    result = meeting("--language", "en", "export", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(said)


def test_a_series_makes_one_report_oldest_first_without_rehearsals(series: Cli) -> None:
    told = series("export", "--series", "digital").out
    heads = [line for line in told.splitlines() if line.startswith(("# ", "## "))]
    assert len(heads) == 3
    assert heads[0].endswith(" Digital")
    assert "januari" in heads[1]
    assert "Kista" in heads[2]
    result = series("--language", "en", "export", "--series", "digital", "-o", "all.html")
    assert result.out == "Wrote the minutes of the series Digital to all.html.\n"
    assert len(Page(Path("all.html").read_text("utf-8")).values("lang", "article")) == 2
    template(series, "# {{ meeting.title }}")
    told = series("export", "--series", "digital").out
    assert told.endswith("\n\n## Träff i januari\n\n## Träff i Kista\n")


def test_two_meetings_of_a_series_on_one_day_stand_in_the_order_they_were_held(cli: Cli) -> None:
    for title, after in (("Sist i alfabetet", 0), ("Först i alfabetet", 1)):
        cli.clock = SimulatedClock(TEN + dt.timedelta(hours=after))
        cli.write("a.toml", SERIES.replace("Träff i Kista", title))
        assert cli("a.toml").code == 0
    told = cli("export", "--series", "digital").out
    heads = [line for line in told.splitlines() if line.startswith("## ")]
    assert [head.partition(" från ")[2] for head in heads] == [
        "Sist i alfabetet",
        "Först i alfabetet",
    ]


def test_a_series_that_is_not_there_is_told_and_a_broken_record_is_left_out(series: Cli) -> None:
    result = series("--language", "en", "export", "--series", "digitl")
    assert result.code == 1
    assert result.err == "“digitl” is none of these: digital.\n"
    assert series("export", "--series", "IGIT").out == series("export", "--series", "digital").out
    broken = series.data / "meetings" / "broken"
    broken.mkdir()
    (broken / "journal.toml").write_text("[[event]]\nnope\n\n")
    result = series("--language", "en", "export", "--series", "digital")
    assert result.code == 0
    assert result.err.startswith("broken is left out: ")


def test_the_help_names_every_part_of_the_minutes(meeting: Cli) -> None:
    told = " ".join(meeting("--language", "en", "export", "--help").out.split())
    path = meeting.write("parts.j2", "{% for name in parts %}{{ name }} {% endfor %}")
    *names, last = meeting("export", "--template", str(path)).out.replace("\\", "").split()
    assert f"parts.{', '.join(names)} and {last} are its parts" in told


def test_the_users_own_template_is_taken_unless_another_is_chosen(meeting: Cli) -> None:
    template(meeting, "# Vårt: {{ meeting.title }}\n\n{{ parts.times }}")
    told = meeting("export").out
    assert told.startswith("# Vårt: Träff i Kista\n\n## ")
    assert "<h1>Vårt: Träff i Kista</h1>" in meeting("export", "--format", "html").out
    Path("other.j2").write_text("other", encoding="utf-8")
    assert meeting("export", "--template", "other.j2").out == "other\n"
    assert json.loads(meeting("export", "--format", "json").out)["format"] == 1


def test_a_mistake_in_a_template_is_one_sentence_with_its_place(meeting: Cli) -> None:
    path = template(meeting, "a\n{{ meeting.titel }}\n")
    result = meeting("--language", "en", "export", "-o", "m.md")
    assert (result.code, result.out) == (1, "")
    assert result.err == f"{path}:2: there is no “titel” here.\n"
    assert not Path("m.md").exists()
    result = meeting("--language", "en", "export", "--template", "gone.j2")
    assert (result.code, result.err) == (1, "There is no file gone.j2.\n")


def test_no_export_has_a_script(cli: Cli) -> None:
    scripted = AGENDA.replace(
        'title = "Samling"\n', 'title = "Samling"\nscript = """\nHemligt\nord"""\n# Hemligt\n'
    )
    assert scripted != AGENDA
    cli.write("träff.toml", scripted)
    assert cli("träff.toml").code == 0
    template = cli.write("own.j2", "{{ meeting.agenda }}")
    for words in (
        *(["--format", form] for form in ("markdown", "html", "json", "ics")),
        ["--template", str(template)],
    ):
        result = cli("export", *words)
        assert result.code == 0
        assert "Hemligt" not in result.out
    agenda = json.loads(cli("export", "--format", "json").out)["agenda"]
    parsed = parse(agenda)
    assert parsed.problems == ()
    assert "script" not in agenda


def test_the_minutes_are_printed(meeting: Cli) -> None:
    meeting("note", "! Vi kör på åäö")
    result = meeting("export")
    assert (result.code, result.err) == (0, "")
    assert "Träff i Kista" in result.out.splitlines()[0]
    assert "Vi kör på åäö" in result.out
    assert meeting("export", "-o", "-").out == result.out


def test_the_minutes_are_written_over_earlier_ones(meeting: Cli) -> None:
    target = meeting.write("minutes.md", "earlier")
    before = os.umask(0o027)
    try:
        result = meeting("export", "--output", "minutes.md")
    finally:
        os.umask(before)
    assert result == (0, "Wrote the minutes of “Träff i Kista” to minutes.md.\n", "")
    assert target.read_text().startswith("# ")
    assert has_mode(target, 0o640)


def test_a_rehearsals_minutes_say_so(rehearsal: Cli) -> None:
    assert "(rehearsal)" in rehearsal("export", "-o", "minutes.md").out
