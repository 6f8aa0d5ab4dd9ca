"""Records in a synced folder, and the copies that a sync program leaves beside a journal."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from cli.calling import Cli
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.replay import replay
from facilitator.files.records.journal import Journal
from facilitator.files.shell import quoted
from facilitator.meeting import Writer, resume

COPY = "journal.sync-conflict-20261102-101500-ABCDEFG.toml"
WARNING = "Syncthing syncs the records in "


def journal(cli: Cli) -> Path:
    [folder] = (cli.data / "meetings").iterdir()
    return folder / "journal.toml"


def conflict(cli: Cli, *notes: str) -> Path:
    """Leave a copy beside the journal, with notes that another laptop wrote."""
    elsewhere = cli.folder / "elsewhere"
    shutil.copytree(journal(cli).parent, elsewhere)
    ids = iter(f"other-{n}" for n in range(9))
    other = resume(elsewhere / "journal.toml", Writer(cli.clock, "other", lambda: next(ids)))
    for note in notes:
        other.do(note_moves.capture, Capture("note", note))
    return Path(shutil.copy(elsewhere / "journal.toml", journal(cli).with_name(COPY)))


@pytest.mark.parametrize(
    "words",
    [
        ["note", "Hej"],
        ["control", "start"],
        ["forget", "Cissi Dahl", "--yes"],
    ],
)
def test_commands_that_write_to_a_synced_folder_say_so_once(
    words: Sequence[str], meeting: Cli
) -> None:
    (meeting.folder / ".stfolder").mkdir()
    result = meeting(*words, stdin="x")
    assert result.err.count(WARNING) == 1
    assert f"{WARNING}{meeting.folder}: " in result.err
    assert "facilitator share" in result.err
    assert WARNING not in result.out
    for reading in ("status", "list", "export", "verify"):
        assert WARNING not in meeting(reading).err
    (meeting.folder / ".stfolder").rmdir()
    assert WARNING not in meeting("note", "Hej").err


def test_a_record_that_is_brought_back_into_a_synced_folder_is_told(meeting: Cli) -> None:
    assert meeting("archive", "-o", "a.zip").code == 0
    synced = meeting.folder / "OneDrive"
    result = meeting("--data-dir", str(synced), "restore", "a.zip")
    assert result.code == 0
    assert f"OneDrive syncs the records in {synced}: " in result.err


def test_the_screen_and_the_plain_mode_are_given_it(cli: Cli) -> None:
    cli.write("träff.toml")
    assert cli("träff.toml").code == 0
    assert cli.launches[-1].notice is None
    (cli.folder / ".stfolder").mkdir()
    assert cli().code == 0
    assert cli("träff.toml").code == 0
    start, run = (launch.notice for launch in cli.launches[-2:])
    assert start is not None
    assert start == run
    result = cli("run", "träff.toml", "--plain", stdin="q\n")
    assert result.code == 0
    assert result.out.count(WARNING) == 1


def test_a_record_elsewhere_counts_by_where_it_is(meeting: Cli) -> None:
    away = meeting.folder / "away"
    shutil.copytree(journal(meeting).parent, away)
    (away / ".stfolder").mkdir()
    assert WARNING in meeting("note", "--record", "away", "Hej").err
    assert WARNING not in meeting("note", "Hej").err
    assert meeting("run", "away").code == 0
    assert meeting.launches[-1].notice is not None


def test_a_copy_with_more_is_named_until_nothing_in_it_is_missing(meeting: Cli) -> None:
    copy = conflict(meeting, "one", "two")
    listed = meeting("list")
    assert f"  beside it is another journal, {COPY}, with 2 events that are missing" in listed.out
    assert "copies" not in json.loads(meeting("list", "--json").out)["records"][0]
    result = meeting("verify")
    assert result.code == 1
    assert f"{journal(meeting)}: beside it is another journal, {COPY}, with 2 events" in result.out
    both = " ".join(quoted(path) for path in (journal(meeting), copy))
    assert f"\n  facilitator merge {both} -o FOLDER\n" in result.out
    assert result.out.endswith(f"{journal(meeting)}: 1 event, 1 problem.\n")
    with journal(meeting).open("ab") as file:
        file.write(copy.read_bytes().removeprefix(journal(meeting).read_bytes()))
    result = meeting("verify")
    assert result.code == 0
    assert f"{COPY}, with nothing new. It can be deleted." in result.out
    copy.unlink()
    assert COPY not in meeting("verify").out + meeting("list").out


def test_merge_and_verify_take_a_copy_by_its_path(meeting: Cli) -> None:
    copy = conflict(meeting, "one", "two")
    assert meeting("note", "three").code == 0
    assert meeting("verify", str(copy)) == (0, f"{copy}: 3 events, all well.\n", "")
    result = meeting("merge", journal(meeting).parent.name, str(copy), "-o", "both")
    assert (result.code, result.err) == (0, "")
    merged = replay(Journal.open(Path("both/journal.toml"), writable=False).events)
    assert sorted(note.text for note in merged.notes.values()) == ["one", "three", "two"]
    assert meeting("merge", str(copy), "träff.toml", "-o", "c").code == 1
    assert meeting("note", "--record", str(copy), "four").code == 1


def test_a_copy_that_cannot_be_read_is_named(meeting: Cli) -> None:
    copy = conflict(meeting)
    with copy.open("a") as file:
        file.write('[[event]]\nkind = "nonsense"\n\n')
    result = meeting("verify")
    assert result.code == 1
    assert f"{COPY}, and one of the two cannot be read." in result.out
    assert meeting("list").code == 0
