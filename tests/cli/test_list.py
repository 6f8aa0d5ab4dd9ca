"""`list` names the records and what each is."""

from __future__ import annotations

import json
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
    with journal(meeting).open("a", newline="\n") as file:
        file.write('[[event]]\nkind = "nonsense"\n\n')
    [record] = json.loads(meeting("list", "--json").out)["records"]
    assert record["title"] == "Träff i Kista"
    assert "nonsense" in record["broken"]


@pytest.mark.parametrize("command", ["list", "status", "review", "words", "check"])
def test_json_is_asked_for_by_either_name(command: str, rehearsal: Cli) -> None:
    words = [command, "träff.toml"] if command == "check" else [command]
    as_json = rehearsal(*words, "--json")
    assert (as_json.code, json.loads(as_json.out)["format"]) == (0, 1)
    assert rehearsal(*words, "--format", "json").out == as_json.out
    text = rehearsal(*words).out
    assert rehearsal(*words, "--format", "text").out == text != as_json.out


def test_the_list_as_json(rehearsal: Cli) -> None:
    answer = json.loads(rehearsal("list", "--json").out)
    [record] = answer["records"]
    assert (answer["format"], answer["folder"]) == (1, str(rehearsal.data / "meetings"))
    assert list(record) == KEYS
    assert (record["title"], record["date"]) == ("Träff i Kista", "2013-03-21")
    assert (record["rehearsal"], record["finished"], record["last"]) == (True, False, True)
    assert record["path"] == str(journal(rehearsal))
