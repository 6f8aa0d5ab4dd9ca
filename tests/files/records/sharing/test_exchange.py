"""What laptops write reaches the others through a folder, and nothing is lost on the way."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest
import tomli_w
from msgspec.structs import replace

from facilitator.core.shared.timekeeping import NotTimekeeper
from facilitator.core.time import moves
from facilitator.files.errors import FileProblem
from facilitator.files.records.forgetting.forget import forget, plan
from facilitator.files.records.forgetting.renaming import Renaming
from facilitator.files.records.others import by_id
from facilitator.files.records.share_file import (
    LOCK,
    OTHERS,
    new_writer,
    read_share,
    write_share,
)
from facilitator.files.records.sharing.joining import end, meetings, share
from shared_folder import Desk, copy_all
from systems import has_mode


def engine(*desks: Desk) -> None:
    """Let each laptop's own files reach the others."""
    for one in desks:
        share_ = read_share(one.journal)
        for other in desks:
            if other is not one and share_:
                copy_all(one.shared, other.shared, share_.writer)


def round_(*desks: Desk) -> None:
    """Let all exchange what they have, and their folders become the same."""
    for _ in range(2):
        for desk in desks:
            desk.once()
        engine(*desks)
    for desk in desks:
        desk.once()


@pytest.fixture
def two(tmp_path: Path) -> tuple[Desk, Desk]:
    anna, bo = Desk(tmp_path, "anna"), Desk(tmp_path, "bo", ahead=-4)
    anna.begin()
    anna.once()
    copy_all(anna.shared, bo.shared)
    bo.join()
    round_(anna, bo)
    return anna, bo


def test_both_know_all_in_one_order_and_the_opener_keeps_the_time(two: tuple[Desk, Desk]) -> None:
    anna, bo = two
    anna.note("one")
    bo.note("two")
    bo.note("three")
    round_(anna, bo)
    assert anna.events == bo.events
    assert [note.text for note in anna.state.notes.values()] == ["one", "two", "three"]
    assert anna.state.sharing.keeps_time
    assert not bo.state.sharing.keeps_time
    with pytest.raises(NotTimekeeper) as refused:
        bo.meeting().do(moves.toggle)
    assert refused.value.keeper == "Anna"


def test_a_joined_journal_begins_with_what_opened_the_meeting_to_the_byte(
    two: tuple[Desk, Desk],
) -> None:
    anna, bo = two
    first = next(iter(by_id(anna.journal.read_bytes()).values()))
    assert bo.journal.read_bytes().startswith(first)
    assert has_mode(anna.journal, 0o600)


def test_the_time_is_taken_over_and_given_back(two: tuple[Desk, Desk]) -> None:
    anna, bo = two
    bo.meeting().do(moves.take_time)
    bo.meeting().do(moves.toggle)
    round_(anna, bo)
    assert anna.state.current
    assert not anna.state.sharing.keeps_time
    with pytest.raises(NotTimekeeper):
        anna.meeting().do(moves.end)
    bo.meeting().undo()
    bo.meeting().undo()
    round_(anna, bo)
    state = anna.state
    assert state.current is None
    assert anna.state.sharing.keeps_time


def test_a_private_note_is_nowhere_in_the_shared_folder(two: tuple[Desk, Desk]) -> None:
    from facilitator.core.notes.capture import Capture

    anna, bo = two
    anna.meeting().note(Capture("note", "hemligt", private=True))
    round_(anna, bo)
    texts = [path.read_text("utf-8") for path in bo.folder.iterdir()]
    assert not any("hemligt" in text for text in texts)
    names = {path.name.split(".")[0] for path in anna.folder.iterdir()}
    assert names == {"journal", "here"}


def test_a_conflict_copy_counts_and_a_file_that_vanished_takes_nothing_away(
    two: tuple[Desk, Desk],
) -> None:
    anna, bo = two
    bo.note("only in the copy")
    bo.once()
    (part,) = bo.folder.glob("journal.bo-*.toml")
    for path in anna.folder.glob("journal.bo-*"):
        path.unlink()
    copy = part.name.replace(".toml", " (conflicted copy 2013-03-21).toml")
    shutil.copyfile(part, anna.folder / copy)
    arrived = anna.once().arrived
    assert [event.by[:3] for event in arrived] == ["bo-"]
    assert anna.events == bo.events
    (anna.folder / copy).write_bytes(b"")
    assert anna.once().arrived == ()
    assert anna.events == bo.events


def test_what_follows_the_last_blank_line_waits(two: tuple[Desk, Desk]) -> None:
    anna, bo = two
    bo.note("half")
    bo.once()
    (part,) = bo.folder.glob("journal.bo-*.toml")
    data = part.read_bytes()
    for cut in (len(data) - 1, len(data) - 20):
        (anna.folder / part.name).write_bytes(data[:cut])
        assert anna.once().arrived == ()
    (anna.folder / part.name).write_bytes(data)
    assert len(anna.once().arrived) == 1


def test_a_block_that_cannot_be_read_stops_that_file_only(two: tuple[Desk, Desk]) -> None:
    anna, bo = two
    bo.note("before")
    bo.once()
    (part,) = bo.folder.glob("journal.bo-*.toml")
    newer = (
        b'[[event]]\nid = "x"\nat = 2013-03-21T10:12:00+01:00\nkind = "sung"\nby = "bo-1234"\n\n'
    )
    (anna.folder / part.name).write_bytes(part.read_bytes() + newer)
    (anna.folder / "journal.cissi-ab12.toml").write_bytes(
        next(iter(by_id(anna.journal.read_bytes()).values()))
    )
    came_to = anna.once()
    assert len(came_to.arrived) == 1
    (unread,) = came_to.unread
    assert unread.since == dt.datetime(2013, 3, 21, 9, 12, tzinfo=dt.UTC)
    assert unread.writer == part.name.split(".")[1]
    assert anna.once().unread == (unread,)
    shutil.copyfile(part, anna.folder / part.name)
    assert anna.once().unread == ()


def test_a_cloned_laptop_takes_another_name_and_nothing_is_lost(
    two: tuple[Desk, Desk], tmp_path: Path
) -> None:
    anna, bo = two
    clone = Desk(tmp_path, "clone")
    clone.journal = clone.library.meetings / bo.journal.parent.name / bo.journal.name
    shutil.copytree(bo.journal.parent, clone.journal.parent)
    copied = read_share(bo.journal)
    assert copied is not None
    there = clone.shared / copied.place.relative_to(bo.shared)
    write_share(clone.journal, replace(copied, folder=str(there)))
    shutil.copytree(bo.shared, clone.shared, dirs_exist_ok=True)
    clone.start()
    bo.note("by bo")
    clone.note("by his clone")
    bo.once()
    engine(bo, clone)
    assert clone.once().writer not in {None, read_share(bo.journal).writer}  # type: ignore[union-attr]
    for _ in range(2):
        round_(anna, bo, clone)
    assert {n.text for n in anna.state.notes.values()} == {"by bo", "by his clone"}
    assert anna.events == bo.events == clone.events
    assert len({read_share(each.journal).writer for each in (anna, bo, clone)}) == 3  # type: ignore[union-attr]


def test_a_folder_that_cannot_be_reached_hinders_no_capture(two: tuple[Desk, Desk]) -> None:
    anna, _ = two
    shutil.rmtree(anna.shared)
    anna.note("kept")
    assert anna.exchange.once().failed is not None
    assert anna.state.notes
    anna.shared.mkdir()
    came_to = anna.exchange.once()
    assert came_to.failed is None
    (part,) = anna.folder.glob("journal.anna-*.toml")
    assert part.read_bytes() == anna.journal.read_bytes()


def test_a_name_forgotten_by_its_own_writer_is_forgotten_here(two: tuple[Desk, Desk]) -> None:
    anna, bo = two
    bo.note("Lisa Ek ringer")
    round_(anna, bo)
    forget(plan(bo.journal, Renaming("Lisa Ek", "Person 1")))
    (part,) = anna.folder.glob("journal.bo-*.toml")
    copy = anna.folder / part.name.replace(".toml", ".sync-conflict-1.toml")
    shutil.copyfile(part, copy)
    os.utime(copy, (1, 1))
    round_(anna, bo)
    anna.once()
    assert anna.events == bo.events
    assert [note.text for note in anna.state.notes.values()] == ["Person 1 ringer"]


@pytest.mark.parametrize("ending", [" (conflicted copy).toml", "_conflict-20130321.toml"])
def test_of_a_part_and_a_copy_that_arrive_at_once_the_part_counts(
    two: tuple[Desk, Desk], ending: str
) -> None:
    anna, bo = two
    bo.note("Lisa Ek ringer")
    bo.once()
    (part,) = bo.folder.glob("journal.bo-*.toml")
    shutil.copyfile(part, anna.folder / part.name.replace(".toml", ending))
    forget(plan(bo.journal, Renaming("Lisa Ek", "Person 1")))
    bo.once()
    shutil.copyfile(part, anna.folder / part.name)
    assert len(anna.once().arrived) == 1
    assert [note.text for note in anna.state.notes.values()] == ["Person 1 ringer"]


def test_what_arrives_twice_at_once_is_taken_in_once(two: tuple[Desk, Desk]) -> None:
    anna, bo = two
    others = anna.journal.with_name(OTHERS)
    before = others.stat().st_ino
    bo.note("said")
    bo.once()
    (part,) = bo.folder.glob("journal.bo-*.toml")
    for ending in (".toml", "_conflict-20130321.toml"):
        shutil.copyfile(part, anna.folder / part.name.replace(".toml", ending))
    assert len(anna.once().arrived) == 1
    assert others.stat().st_ino == before  # nothing that was known was written anew


def test_a_lock_that_cannot_be_opened_is_told_and_no_other_program(two: tuple[Desk, Desk]) -> None:
    anna, _ = two
    lock = anna.journal.with_name(LOCK)
    lock.unlink()
    lock.mkdir()
    came_to = anna.exchange.once()
    assert came_to.failed is not None
    assert not came_to.busy


def test_an_end_keeps_everything_in_its_order(two: tuple[Desk, Desk]) -> None:
    anna, bo = two
    bo.note("from bo")
    anna.note("from anna")
    round_(anna, bo)
    before = anna.events
    end(anna.journal, anna.writer.stamp)
    assert anna.events[:-1] == before
    assert not (anna.journal.parent / "others.toml").exists()
    meeting = anna.meeting()
    meeting.do(moves.toggle)
    assert meeting.state.current


def test_doing_it_twice_changes_nothing(two: tuple[Desk, Desk]) -> None:
    anna, bo = two

    def files() -> dict[Path, bytes]:
        folders = (anna.journal.parent, bo.journal.parent, anna.folder, bo.folder)
        return {path: path.read_bytes() for folder in folders for path in folder.iterdir()}

    before = files()
    round_(anna, bo)
    assert files() == before


def test_whose_clock_is_ahead_is_found(two: tuple[Desk, Desk]) -> None:
    anna, bo = two
    anna.note("from the future")
    anna.once()
    engine(anna, bo)
    (ahead,) = bo.once().ahead.values()
    assert ahead == dt.timedelta(minutes=4)


def test_two_meetings_of_one_name_do_not_mix(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    anna, _ = two
    with pytest.raises(FileProblem, match="shared already"):
        share(anna.journal, anna.shared, anna.me)
    (found,) = meetings(anna.shared)
    assert found.heading.title == "Träff"
    assert list(meetings(tmp_path / "nowhere")) == []


def test_a_writer_is_short_plain_and_random() -> None:
    names = {new_writer("Annas-MacBook-Pro.local", str(n)) for n in range(50)}
    assert len(names) == 50
    assert all(len(name) <= 20 and name.isascii() and name == name.lower() for name in names)
    assert new_writer("", "1").startswith("laptop-")
    assert tomli_w.dumps({"writer": new_writer("Åsa", "1")})
