"""Private notes are kept beside the record, and only who asks for them gets them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from cli.calling import Cli
from facilitator.files.records.drafts import Draft, DraftFile, read
from facilitator.files.records.private import read_private
from facilitator.meeting import Meeting, Writer, resume
from systems import has_mode

SAID = "Cissi Dahl verkar trött"


def folder(cli: Cli) -> Path:
    [found] = (cli.data / "meetings").iterdir()
    return found


def opened(cli: Cli) -> Meeting:
    ids = iter(range(1000, 2000))
    writer = Writer(cli.clock, "laptop-1", lambda: f"id-{next(ids)}")
    return resume(folder(cli) / "journal.toml", writer)


@pytest.fixture
def private(meeting: Cli) -> Cli:
    before = (folder(meeting) / "journal.toml").read_bytes()
    result = meeting("note", "%", SAID)
    assert (result.code, result.err) == (0, "")
    assert "private note" in result.out
    assert (folder(meeting) / "journal.toml").read_bytes() == before
    return meeting


def test_a_private_note_is_an_event_of_a_file_of_its_own(private: Cli) -> None:
    path = folder(private) / "private.toml"
    assert has_mode(path, 0o600)
    text = path.read_text()
    assert text.startswith("[[event]]\nid = ")
    assert text.endswith('by = "laptop-1"\n\n')
    assert "+01:00" in text
    [note] = read_private(folder(private) / "journal.toml").values()
    assert (note.kind, note.text) == ("note", SAID)
    assert private("note", "--kind", "private", "! en till").code == 0
    notes = read_private(folder(private) / "journal.toml").values()
    assert [note.text for note in notes] == [SAID, "! en till"]


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_no_export_holds_it_unless_asked(form: str, private: Cli) -> None:
    assert SAID not in private("export", "--format", form).out
    assert SAID in private("export", "--format", form, "--private").out


def test_other_forms_have_no_place_for_it(private: Cli) -> None:
    assert private("export", "--format", "csv", "--table", "actions", "--private").code == 2
    assert SAID not in private("export", "--format", "ics", "--private").out
    assert private("export", "-o", str(folder(private) / "private.toml")).code == 2
    data = json.loads(private("export", "--format", "json").out)
    assert data["private"] == []
    assert all(each["text"] != SAID for each in data["captures"])


def test_it_is_found_marked_as_private(private: Cli) -> None:
    assert "Private note" in private("find", "verkar", "trött", "--language", "en").out
    [hit] = json.loads(private("find", "trött", "--json").out)["found"]
    assert (hit["kind"], hit["text"]) == ("private", SAID)
    assert private("find", "trött", "--kind", "private").code == 0
    assert private("find", "trött", "--kind", "note").code == 1


def test_an_archive_has_it_only_if_asked(private: Cli, tmp_path: Path) -> None:
    without, with_ = tmp_path / "without.zip", tmp_path / "with.zip"
    result = private("archive", "-o", str(without), "--language", "en")
    assert "--private packs them" in result.out
    assert private("archive", "-o", str(with_), "--private").code == 0
    assert not any("private" in name for name in zipfile.ZipFile(without).namelist())
    assert any(name.endswith("/private.toml") for name in zipfile.ZipFile(with_).namelist())
    assert "just as" in private("restore", str(without), "--language", "en").out
    assert private("--data-dir", str(tmp_path / "other"), "restore", str(with_)).code == 0
    [back] = (tmp_path / "other" / "meetings").iterdir()
    assert [note.text for note in read_private(back / "journal.toml").values()] == [SAID]


def test_forgetting_rewrites_it(private: Cli) -> None:
    before = (folder(private) / "private.toml").read_text()
    result = private("forget", "Cissi Dahl", "--yes", "--language", "en")
    assert "your private notes: 1 place" in result.out
    after = (folder(private) / "private.toml").read_text()
    assert "Dahl" not in after
    assert after == before.replace("Cissi Dahl", "Person 1")


def test_half_typed_lines_are_archived_and_forgotten(private: Cli, tmp_path: Path) -> None:
    drafts = (
        Draft("run", "capture", "> ring Cissi\nDahl"),
        Draft("people", "name", "Cissi", "cissi-dahl"),
        Draft("notes", "capture", "% Cissi Dahl är sjuk"),
    )
    file = DraftFile.claim(folder(private))
    assert file is not None
    file.save(drafts)
    without, with_ = tmp_path / "without.zip", tmp_path / "with.zip"
    assert private("archive", "-o", str(without)).code == 0
    assert private("archive", "-o", str(with_), "--private").code == 0
    assert _archived(without) == list(drafts[:2])
    assert _archived(with_) == list(drafts)
    assert private("restore", str(without)).code == 0
    assert private("forget", "Cissi Dahl", "--yes").code == 0
    assert file.load() == [
        Draft("run", "capture", "> ring Person 1"),
        Draft("people", "name", "Cissi", "person-1"),
        Draft("notes", "capture", "% Person 1 är sjuk"),
    ]


def _archived(archive: Path) -> list[Draft]:
    with zipfile.ZipFile(archive) as packed:
        [name] = (name for name in packed.namelist() if name.endswith("/draft.toml"))
        (archive.parent / "draft.toml").write_bytes(packed.read(name))
    assert not any(name.endswith(".lock") for name in packed.namelist())
    return list(read(archive.parent / "draft.toml"))


def test_merging_leaves_it_behind(private: Cli, tmp_path: Path) -> None:
    record = str(folder(private))
    assert private("merge", record, record, "-o", str(tmp_path / "merged")).code == 0
    assert [path.name for path in (tmp_path / "merged").iterdir()] == ["journal.toml"]
    assert SAID not in (tmp_path / "merged" / "journal.toml").read_text()


def test_the_last_step_is_undone_wherever_it_was_kept(private: Cli) -> None:
    meeting = opened(private)
    private("note", "Offentligt")
    meeting.follow()
    assert [note.text for note in meeting.state.notes.values()] == ["Offentligt"]
    meeting.undo()
    assert not meeting.state.notes
    meeting.undo()
    assert not meeting.private.notes
    meeting.redo()
    assert [note.text for note in meeting.private.notes.values()] == [SAID]
    meeting.redo()
    assert [note.text for note in meeting.state.notes.values()] == ["Offentligt"]


def test_a_torn_tail_of_it_is_kept_and_a_broken_file_stops_no_meeting(private: Cli) -> None:
    path = folder(private) / "private.toml"
    with path.open("a", newline="\n") as file:
        file.write('[[event]]\nid = "x"')
    meeting = opened(private)
    assert len(meeting.private.notes) == 1
    assert private("note", "%", "efter").code == 0
    assert (folder(private) / "private.torn-1.toml").is_file()
    assert len(read_private(folder(private) / "journal.toml")) == 2
    path.write_text("det här är ingenting\n\n", "utf-8", newline="\n")
    assert [str(notice.values["path"]) for notice in opened(private).notices] == [str(path)]
    assert private("note", "Offentligt").code == 0
