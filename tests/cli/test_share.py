"""`share`, and what the other commands say and do where a meeting is shared."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from cli.calling import AGENDA, Cli
from facilitator.core.base.clock import SimulatedClock
from facilitator.files.records.folder import SHARE_LOCK
from facilitator.files.records.lock import hold
from facilitator.files.records.reading import opened
from facilitator.files.records.share_file import read_share

SERIES = AGENDA.replace('language = "sv"', 'language = "sv"\nseries = "kista"')


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    """Give a folder that both laptops reach, as on a network drive."""
    place = tmp_path / "drive"
    place.mkdir()
    return place


@pytest.fixture
def anna(
    tmp_path: Path,
    drive: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Cli:
    """Give a laptop on which a meeting was opened and shared."""
    monkeypatch.chdir(tmp_path)
    cli = laptop(tmp_path, "Anna", capsys, drive)
    assert cli("agenda.toml").code == 0
    return cli


@pytest.fixture
def bo(tmp_path: Path, drive: Path, anna: Cli, capsys: pytest.CaptureFixture[str]) -> Cli:  # noqa: ARG001
    """Give a laptop that joined the meeting by running the same agenda."""
    cli = laptop(tmp_path, "Bo", capsys, drive)
    assert cli("agenda.toml").code == 0
    return cli


def laptop(base: Path, name: str, capsys: pytest.CaptureFixture[str], drive: Path) -> Cli:
    """Give a laptop that shares the meetings of the series through the drive."""
    folder = base / name
    folder.mkdir()
    (base / "agenda.toml").write_text(SERIES, encoding="utf-8")
    cli = Cli(folder, capsys, by=f"{name.lower()}-laptop", ids=name.lower())
    config = cli.write("config.toml", f"name = \"{name}\"\n[share]\nkista = '{drive}'\n")
    cli.environ["FACILITATOR_CONFIG"] = str(config)  # each has its own, on every system
    return cli


def journal(cli: Cli) -> Path:
    """Give the journal of the only record."""
    (path,) = (cli.data / "meetings").glob("*/journal.toml")
    return path


def later(cli: Cli) -> None:
    """Let a little time pass: what is pressed twice at once counts only once."""
    cli.clock = SimulatedClock(cli.clock.now() + dt.timedelta(seconds=5))


def test_an_agenda_of_a_series_begins_and_is_joined_by_configuration(anna: Cli, bo: Cli) -> None:
    assert {event.by.split("-")[0] for event in opened(journal(bo), writable=False).events} == {
        "anna",
        "bo",
    }
    assert bo("note", "from bo").code == 0
    assert anna("note", "from anna").code == 0
    for cli in (anna, bo):
        assert cli("note", "last").code == 0
    notes = anna("export", "--format", "json").out
    assert '"from bo"' in notes
    assert notes.count('"from anna"') == 1


def test_who_does_not_keep_the_time_is_refused_until_they_take_it(anna: Cli, bo: Cli) -> None:
    assert bo("control", "start").err == "Anna keeps the time. take takes it over.\n"
    assert bo("control", "take").code == 0
    assert bo("control", "start").code == 0
    anna("note", "which exchanges")
    assert anna("control", "pause").err.startswith("Bo keeps the time.")
    for _ in range(2):
        later(bo)
        assert bo("control", "undo").code == 0
    anna("note", "which exchanges")
    assert anna("control", "start").code == 0


def test_undo_takes_back_the_last_step_of_this_laptop(anna: Cli, bo: Cli) -> None:
    anna("note", "by anna")
    bo("note", "by bo")
    assert "by anna" in anna("control", "undo").out
    assert "by bo" in bo("export").out
    later(anna)
    assert anna("control", "undo").err == "There is nothing to undo.\n"


def test_the_laptops_are_listed(anna: Cli, bo: Cli) -> None:
    anna("note", "which exchanges")
    lines = anna("status", "--laptops").out.splitlines()
    assert lines[0].startswith("Anna")
    assert "keeps the time" in lines[0]
    assert lines[1].startswith("Bo")
    assert bo("status", "--laptops").out.startswith("Bo")


def test_a_record_that_is_not_shared_says_so(meeting: Cli) -> None:
    assert meeting("status", "--laptops").out == "This meeting is not shared.\n"
    assert meeting("share", "--end").err == "This meeting is not shared.\n"
    assert meeting("control", "take").code == 1
    assert {path.name for path in journal(meeting).parent.iterdir()}.isdisjoint(
        {"others.toml", "share.toml", "share.lock"}
    )


def test_a_record_is_shared_by_hand_and_its_sharing_ends(meeting: Cli, tmp_path: Path) -> None:
    meeting("note", "before")
    drive = tmp_path / "drive"
    assert "There is no folder" in meeting("share", str(drive)).err
    drive.mkdir()
    shared = meeting("share", str(drive))
    assert shared.code == 0
    assert "“Träff i Kista” is shared through" in shared.out
    assert "shared already" in meeting("share", str(drive)).err
    assert meeting("control", "start").code == 0
    ended = meeting("share", "--end")
    assert ended.code == 0
    assert read_share(journal(meeting)) is None
    assert meeting("control", "end").code == 0
    assert meeting("verify").code == 0
    assert any(drive.glob("*/journal.laptop-1-*.toml"))


def test_sharing_does_not_end_while_another_program_exchanges(anna: Cli) -> None:
    lock = hold(journal(anna).with_name(SHARE_LOCK))
    ended = anna("share", "--end")
    os.close(lock)
    assert ended.code == 3
    assert "busy" in ended.err
    assert read_share(journal(anna)) is not None
    assert anna("share", "--end").code == 0


@pytest.mark.parametrize("words", [(), ("a", "b", "c"), ("--end", "a", "b")])
def test_other_words_are_refused(meeting: Cli, words: tuple[str, ...]) -> None:
    assert meeting("share", *words).code == 2


def test_a_rehearsal_is_not_shared(rehearsal: Cli, tmp_path: Path) -> None:
    refused = rehearsal("share", str(tmp_path))
    assert refused.err == "A rehearsal is not shared.\n"


def test_a_folder_that_is_gone_hinders_no_note(anna: Cli, drive: Path) -> None:
    shutil.rmtree(drive)
    noted = anna("note", "kept")
    assert noted.code == 0
    assert noted.err == "This has not been shared yet: the folder is gone.\n"
    assert "kept" in anna("export").out


def test_forgetting_rewrites_what_this_laptop_wrote_and_names_the_others(
    anna: Cli, bo: Cli
) -> None:
    anna("note", "Lisa Ek ringer")
    bo("note", "Lisa Ek svarar")
    anna("note", "mer")
    done = anna("forget", "Lisa Ek", "--yes")
    assert done.code == 1
    assert "The parts of Bo hold the name, too. There, run: facilitator forget" in done.out
    bo("note", "mer")
    assert "Person 1 ringer" in bo("export").out
    assert bo("forget", "Lisa Ek", "--as", "Person 1", "--yes").code == 0
    assert anna("note", "sist").code == 0
    assert "Lisa" not in anna("export").out
    assert anna("forget", "Lisa Ek", "--yes").code == 1  # as nothing holds the name
    assert "Lisa" not in "".join(p.read_text() for p in journal(anna).parent.glob("*.toml"))


def test_an_archive_has_both_journals_and_not_where_they_are_shared(
    anna: Cli, bo: Cli, tmp_path: Path
) -> None:
    bo("note", "from bo")
    anna("note", "from anna")
    assert anna("archive", "-o", str(tmp_path / "a.zip")).code == 0
    names = {name.split("/")[1] for name in zipfile.ZipFile(tmp_path / "a.zip").namelist()}
    assert names == {"journal.toml", "others.toml"}
    shutil.rmtree(anna.data)
    assert anna("restore", str(tmp_path / "a.zip")).code == 0
    assert "from bo" in anna("export").out
    assert anna("verify").code == 0


def test_both_parts_are_verified(anna: Cli, bo: Cli) -> None:
    bo("note", "one")
    anna("note", "two")
    told = anna("verify")
    assert told.code == 0
    assert "others.toml: " in told.out
    assert anna("find", "one").code == 0


def test_a_meeting_whose_sharing_was_ended_can_be_shared_again(
    anna: Cli, bo: Cli, drive: Path
) -> None:
    assert bo("note", "from bo").code == 0
    assert anna("share", "--end").code == 0
    assert anna("note", "alone").code == 0
    assert bo("note", "meanwhile").code == 0
    later(anna)
    again = anna("share", str(drive))
    assert again.code == 0
    assert "keep the time" in again.out
    assert anna("control", "start").code == 0
    assert bo("note", "last").code == 0
    assert anna("note", "all is here").code == 0
    assert bo("note", "indeed").code == 0
    assert anna("status").code == 0
    texts = [anna("export", "--format", "json").out, bo("export", "--format", "json").out]
    for words in ("from bo", "alone", "meanwhile", "last", "all is here"):
        assert all(words in text for text in texts), words
    listed = bo("status", "--laptops").out
    assert "anna-laptop" not in listed
    assert "keeps the time" in next(line for line in listed.splitlines() if "Anna" in line)
    assert anna("verify").code == 0


def test_who_is_here_is_seen_unless_that_is_turned_off(meeting: Cli, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    assert meeting("share", "--not-here").err == "This meeting is not shared.\n"
    assert meeting("share", str(drive), "--not-here").code == 0
    share = read_share(journal(meeting))
    assert share is not None
    assert not share.here
    assert "see that you are here" in meeting("share", "--here").out
    assert "do not see" in meeting("share", journal(meeting).parent.name, "--not-here").out
    share = read_share(journal(meeting))
    assert share is not None
    assert not share.here
    lock = journal(meeting).with_name(SHARE_LOCK)
    lock.unlink()
    lock.mkdir()  # no program exchanges, and none ever could
    assert "Another program" not in meeting("share", "--here").err
    lock.rmdir()
    assert meeting("share", "--end", "--here").code == 2
    assert meeting("share", "--end").code == 0
    assert not any(drive.glob("*/here.*"))
