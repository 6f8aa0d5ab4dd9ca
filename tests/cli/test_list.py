"""`list`, `export` and `verify` on records as they are."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from cli.calling import Cli
from facilitator.core.time import moves

KEYS = ["id", "path", "title", "date", "changed", "rehearsal", "finished", "last", "broken"]


def journal(cli: Cli) -> Path:
    [folder] = (cli.data / "meetings").iterdir()
    return folder / "journal.toml"


def test_an_empty_list_says_what_to_do(cli: Cli) -> None:
    result = cli("list")
    assert result.code == 0
    assert "facilitator run agenda.toml" in result.out
    assert json.loads(cli("list", "--json").out)["records"] == []


def test_the_list_marks_what_each_record_is(rehearsal: Cli) -> None:
    rehearsal.visit = lambda meeting: meeting.do(moves.close)
    rehearsal("träff.toml")
    broken = rehearsal.data / "meetings" / "broken"
    broken.mkdir()
    (broken / "journal.toml").write_text("nonsense\n\n")
    out = rehearsal("list").out
    assert "2013-03-21-träff-i-kista\n  2013-03-21 · Träff i Kista · finished, opened last\n" in out
    assert "  2013-03-21 · Träff i Kista · rehearsal, unfinished\n" in out
    assert "broken\n  broken: " in out
    assert out.endswith(f"They are in {rehearsal.data / 'meetings'}\n")


def test_a_record_damaged_further_down_is_listed_with_what_is_wrong(meeting: Cli) -> None:
    with journal(meeting).open("a") as file:
        file.write('[[event]]\nkind = "nonsense"\n\n')
    [record] = json.loads(meeting("list", "--json").out)["records"]
    assert record["title"] == "Träff i Kista"
    assert "nonsense" in record["broken"]


def test_the_list_as_json(rehearsal: Cli) -> None:
    answer = json.loads(rehearsal("list", "--json").out)
    [record] = answer["records"]
    assert (answer["format"], answer["folder"]) == (1, str(rehearsal.data / "meetings"))
    assert list(record) == KEYS
    assert (record["title"], record["date"]) == ("Träff i Kista", "2013-03-21")
    assert (record["rehearsal"], record["finished"], record["last"]) == (True, False, True)
    assert record["path"] == str(journal(rehearsal))


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
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("words", [["export", "-o"], ["export", "--table", "actions", "-o"]])
def test_what_is_written_over_is_no_more_open_than_it_was(words: list[str], meeting: Cli) -> None:
    target = meeting.write("private", "old")
    target.chmod(0o600)
    assert meeting(*words, str(target)).code == 0
    assert target.read_text("utf-8") != "old"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("words", [["new"], ["next", "-o"]])
def test_a_new_agenda_has_the_permissions_that_the_users_files_have(
    words: list[str], meeting: Cli
) -> None:
    target = meeting.folder / "new.toml"
    before = os.umask(0o027)
    try:
        assert meeting(*words, str(target)).code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    text = target.read_text("utf-8")
    result = meeting(*words, str(target))
    assert (result.code, result.err) == (1, f"{target} is there already; nothing was written.\n")
    assert target.read_text("utf-8") == text


def test_a_rehearsals_minutes_say_so(rehearsal: Cli) -> None:
    assert "(rehearsal)" in rehearsal("export", "-o", "minutes.md").out


def test_a_sound_record_is_verified(meeting: Cli) -> None:
    assert meeting("verify") == (0, f"{journal(meeting)}: 1 event, all well.\n", "")


def test_damage_is_told_with_its_line(meeting: Cli) -> None:
    lines = journal(meeting).read_text().count("\n")
    with journal(meeting).open("a") as file:
        file.write('[[event]]\nkind = "nonsense"\n\n[[event]]\nkin')
    result = meeting("verify", journal(meeting).parent.name)
    assert result.code == 1
    assert f"{journal(meeting)}:{lines + 1}: " in result.out
    assert "the last 13 bytes belong to no whole event." in result.out
    assert result.out.endswith("1 event, 2 problems.\n")


def test_what_is_only_odd_is_a_remark(meeting: Cli) -> None:
    journal(meeting).chmod(0o644)
    result = meeting("verify")
    assert result.code == 0
    assert result.out.startswith(f"remark: {journal(meeting)}: ") or "remark: " in result.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["archive", "-o", "m.tar.gz"], "This writes a .zip file, not .gz. Name it m.tar.zip."),
        (["next", "-o", "m.docx"], "a .toml file, not .docx. Name it m.toml."),
        (["new", "m.md"], "a .toml file, not .md. Name it m.toml."),
        (["handout", "-o", "m.pdf"], "m.pdf would be a folder, though its name ends as a file's."),
        (["merge", "a", "b", "-o", "m.zip"], "m.zip would be a folder, though its name ends as a"),
        (["words", "--cloud", "m.jpg"], "A word cloud is a file whose name ends in .png or .svg."),
    ],
)
def test_no_command_writes_under_a_false_name(meeting: Cli, words: list[str], said: str) -> None:
    before = sorted(meeting.folder.iterdir())
    result = meeting("--language", "en", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert sorted(meeting.folder.iterdir()) == before


@pytest.mark.parametrize("name", ["kept", "kept.zip", "KEPT.ZIP", "kept."])
def test_a_name_may_have_the_right_ending_or_none(meeting: Cli, name: str) -> None:
    assert meeting("archive", "-o", name).code == 0
    assert Path(name).is_file()
