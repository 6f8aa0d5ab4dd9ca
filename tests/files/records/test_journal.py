"""The journal: what is acknowledged stays, whatever happens to the file and its writers."""

from __future__ import annotations

import datetime as dt
import errno
import os
import random
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from builders import agenda_text, opening
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.notes import Noted, NoteRemoved
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.sessions import AwaySettled, LeftoverSettled, SessionStarted
from facilitator.core.record.undoing import Undone
from facilitator.files import system
from facilitator.files.errors import JournalError, RecordExists, WriteFailed
from facilitator.files.records import journal as journal_module
from facilitator.files.records import lock
from facilitator.files.records.codec import encode
from facilitator.files.records.journal import Decide, Journal
from systems import has_mode, needs_refusal, posix_only

if sys.platform != "win32":
    import resource

AT = dt.datetime(2013, 3, 21, 9, 2, 11, 482913, dt.UTC)
AGENDA = agenda_text(session="Introduktion", head='timezone = "Europe/Stockholm"\n')


def event(n: int, fact: AnyFact) -> Event:
    return Event(f"e{n}", AT + dt.timedelta(seconds=n), "laptop-1", fact)


def note(n: int, text: str = "Sagt i rummet") -> Event:
    return event(n, Noted("note", text))


FIRST = event(0, opening(AGENDA))
MORE = [
    event(1, SessionStarted("introduktion")),
    event(2, Noted("quote", "Två\n\nrader \u2028 [[event]]", "introduktion", "Cissi")),
    event(3, AwaySettled("introduktion", AT, AT, "counted")),
    event(4, LeftoverSettled(("a", "b"), "next-day")),
    event(5, Undone("e4")),
]


def storing(one: Event) -> Decide:
    return lambda _: one


def appended(journal: Journal, events: Iterable[Event]) -> None:
    for one in events:
        journal.append(storing(one))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.create(tmp_path / "record", FIRST)


@pytest.fixture
def full(journal: Journal) -> Journal:
    appended(journal, MORE)
    return journal


def again(journal: Journal) -> Journal:
    return Journal.open(journal.path, writable=True)


# Making and reading


@posix_only
def test_a_new_record_reads_back_and_is_its_owners_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        journal = Journal.create(tmp_path / "record", FIRST)
        journal.append(lambda _: note(1))
        with journal.path.open("ab") as file:
            file.write(b"[[event")
        again(journal)
    finally:
        os.umask(old)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "record").iterdir()}
    assert modes == {"journal.toml": 0o600, "journal.lock": 0o600, "journal.torn-1.toml": 0o600}
    assert has_mode(tmp_path / "record", 0o700)
    assert again(journal).events == [FIRST, note(1)]


def test_a_record_is_never_made_over_something_else(full: Journal) -> None:
    before = full.path.read_bytes()
    with pytest.raises(RecordExists, match=r"There is already something at .*record"):
        Journal.create(full.path.parent, FIRST)
    assert full.path.read_bytes() == before


def test_a_record_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteFailed, match="a file is where a folder should be"):
        Journal.create(tmp_path / "file" / "record", FIRST)
    with pytest.raises(WriteFailed, match="there is no such folder"):
        Journal.create(tmp_path / "none" / "record", FIRST)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_journal_begins_with_the_opening_of_a_meeting(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        Journal.create(tmp_path / "record", note(1))
    assert not (tmp_path / "record").exists()


@pytest.mark.parametrize("content", [b"", b"\n\n", b"[[event]]\nid = 1\n", b"hello", b"\0" * 99])
def test_what_is_no_journal_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal.toml"
    path.write_bytes(content)
    with pytest.raises(JournalError, match=r"this is not a valid journal: .* Restore it"):
        Journal.open(path, writable=True)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["journal.toml"]


def test_a_journal_without_its_beginning_is_an_error(full: Journal) -> None:
    data = full.path.read_bytes()
    full.path.write_bytes(data[data.index(b"\n\n") + 2 :])
    with pytest.raises(JournalError, match="its first event is missing"):
        again(full)


def test_a_missing_journal_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="cannot be read: the file or its folder is gone"):
        Journal.open(tmp_path / "journal.toml", writable=True)
    with pytest.raises(JournalError, match="a folder is where a file should be"):
        Journal.open(tmp_path, writable=False)


def test_a_bad_block_is_named_and_the_file_left_alone(full: Journal) -> None:
    data = full.path.read_bytes().replace(b'"undone"', b'"vote-cast"') + b"torn"
    full.path.write_bytes(data)
    with pytest.raises(
        JournalError, match=r"journal.toml:\d+: this version .* “vote-cast”"
    ) as caught:
        again(full)
    line = data[: data.index(b'id = "e5"')].count(b"\n")
    assert caught.value.line == line
    assert full.path.read_bytes() == data


def test_instants_are_stored_in_the_time_zone_of_the_latest_agenda(journal: Journal) -> None:
    text = AGENDA.replace("Europe/Stockholm", "Asia/Tokyo")
    appended(journal, [note(1), event(2, AgendaRevised(text, opening(text).agenda)), note(3)])
    appended(again(journal), [note(4)])
    offsets = [
        line[-6:] for line in journal.path.read_text().split("\n") if line.startswith("at =")
    ]
    assert offsets == ["+01:00", "+01:00", "+09:00", "+09:00", "+09:00"]


def test_an_agenda_that_does_not_parse_is_never_stored(journal: Journal) -> None:
    bad = event(1, AgendaRevised("titel = 1", opening(AGENDA).agenda))
    with pytest.raises(WriteFailed, match="the agenda kept in this event cannot be read"):
        journal.append(lambda _: bad)
    assert again(journal).events == [FIRST]


# Torn tails


def test_cut_at_every_byte_it_holds_exactly_the_whole_events(full: Journal, tmp_path: Path) -> None:
    whole = full.path.read_bytes()
    first = whole.index(b"\n\n") + 2
    place = tmp_path / "cut"
    for cut in range(first, len(whole) + 1):
        place.mkdir()
        path = place / "journal.toml"
        path.write_bytes(whole[:cut])
        # An event is whole with the line that says who wrote it: editors trim blank lines.
        end = whole.rindex(b"\n\n", 0, cut + 2) + 2
        expected = [FIRST, *MORE][: whole.count(b"\n\n", 0, cut + 2)]

        assert Journal.open(path, writable=False).events == expected
        assert path.read_bytes() == whole[:cut], "reading changes nothing"

        journal = Journal.open(path, writable=True)
        assert journal.events == expected
        if end >= cut:
            assert journal.recovered is None
        else:
            assert journal.recovered == place / "journal.torn-1.toml"
            assert journal.recovered.read_bytes() == whole[end:cut]
        journal.append(lambda _: note(9))
        assert Journal.open(path, writable=False).events == [*expected, note(9)]
        assert path.read_bytes()[:end] == whole[:end]
        shutil.rmtree(place)


def test_cut_within_its_first_event_it_is_no_journal_and_stays_as_it_is(journal: Journal) -> None:
    whole = journal.path.read_bytes()
    for cut in range(len(whole) - 2):
        journal.path.write_bytes(whole[:cut])
        with pytest.raises(JournalError):
            again(journal)
        assert journal.path.read_bytes() == whole[:cut]


def test_no_torn_tail_is_written_over_another(full: Journal) -> None:
    for n, tail in enumerate((b"one", b'[[event]]\nid = "e9"\n', b"\0\0\0"), 1):
        with full.path.open("ab") as file:
            file.write(tail)
        journal = again(full)
        assert journal.recovered == full.path.with_name(f"journal.torn-{n}.toml")
        assert journal.recovered.read_bytes() == tail
    assert journal.events == [FIRST, *MORE]


def test_the_tail_of_a_writer_that_crashed_meanwhile_is_moved_before_appending(
    full: Journal,
) -> None:
    with full.path.open("ab") as file:
        file.write(b"[[event]]\nid = ")
    full.append(lambda _: note(6))
    assert full.recovered
    assert full.recovered.read_bytes() == b"[[event]]\nid = "
    assert again(full).events == full.events == [FIRST, *MORE, note(6)]


def test_a_tail_that_cannot_be_moved_stays_and_nothing_is_appended(full: Journal) -> None:
    # With a lock that exists nothing but the torn file has to be made, and its name is too long.
    path = full.path.rename(full.path.with_name("j" * 246 + ".toml"))
    with path.open("ab") as file:
        file.write(b"torn")
    before = path.read_bytes()
    assert Journal.open(path, writable=False).events == [FIRST, *MORE]
    with pytest.raises(WriteFailed):
        Journal.open(path, writable=True)
    reader = Journal.open(path, writable=False)
    with pytest.raises(WriteFailed):
        reader.append(lambda _: note(6))
    assert path.read_bytes() == before


# Several writers


def test_following_gives_what_others_appended_once(full: Journal) -> None:
    other = again(full)
    assert other.follow() == ()
    appended(full, [note(6), note(7)])
    assert list(other.follow()) == [note(6), note(7)]
    assert list(other.follow()) == []
    assert full.follow() == ()
    assert other.events == full.events


def test_a_half_written_event_is_not_followed_until_it_is_whole(full: Journal) -> None:
    reader = again(full)
    appended(full, [note(6)])
    whole = full.path.read_bytes()
    full.path.write_bytes(whole[:-3])
    assert list(reader.follow()) == []
    full.path.write_bytes(whole[:-1])
    assert list(reader.follow()) == [note(6)]
    full.path.write_bytes(whole)
    assert list(reader.follow()) == []
    assert reader.events == full.events


def test_a_decision_is_made_knowing_what_others_appended(full: Journal) -> None:
    other = again(full)
    appended(full, [note(6), note(7)])
    given: list[Event] = []

    def decide(news: Sequence[Event]) -> Event:
        given.extend(news)
        assert other.events == full.events
        return note(8)

    assert other.append(decide) == note(8)
    assert given == [note(6), note(7)]
    assert list(full.follow()) == [note(8)]


def test_a_refused_decision_writes_nothing_but_what_was_followed_stays(full: Journal) -> None:
    other = again(full)
    appended(full, [note(6)])
    before = full.path.read_bytes()

    def refuse(_: Sequence[Event]) -> Event:
        raise LookupError

    with pytest.raises(LookupError):
        other.append(refuse)
    assert full.path.read_bytes() == before
    assert other.events == full.events
    appended(other, [note(7)])
    assert list(full.follow()) == [note(7)]


def test_an_event_of_a_newer_program_stops_reading_but_loses_nothing(full: Journal) -> None:
    other = again(full)
    with full.path.open("ab") as file:
        file.write(b'[[event]]\nid = "n"\nkind = "vote-cast"\n\n')
    before = full.path.read_bytes()
    for _ in range(2):
        with pytest.raises(JournalError, match="does not know events of the kind “vote-cast”"):
            other.follow()
        with pytest.raises(JournalError):
            other.append(lambda _: note(6))
    assert other.events == [FIRST, *MORE]
    assert full.path.read_bytes() == before


def test_a_busy_journal_is_given_up_after_a_while(
    full: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    before = full.path.read_bytes()
    other = again(full)
    with (
        lock.locked(full.path.with_suffix(".lock")),
        pytest.raises(WriteFailed, match="another program is busy writing to it"),
    ):
        other.append(lambda _: note(6))
    assert full.path.read_bytes() == before
    assert other.append(lambda _: note(6)) == note(6)


WRITER = """
import datetime as dt, sys
from pathlib import Path
from facilitator.core.record.events import Event
from facilitator.core.record.notes import Noted
from facilitator.files.records.journal import Journal

journal = Journal.open(Path(sys.argv[1]), writable=True)
name, count = sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for n in range(count):
    # The text is the place in the file at which the event has to end up.
    event = journal.append(lambda _: Event(
        f"{name}{n}", dt.datetime.now(dt.UTC), name, Noted("note", str(len(journal.events)))
    ))
    print(event.id, flush=True)
"""


def writer(journal: Journal, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(journal.path), name, str(count)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()


def test_two_programs_append_at_once_and_agree_on_the_order(full: Journal) -> None:
    writers = [writer(full, name, 200) for name in "ab"]
    for process in writers:
        go(process)
    outputs = [process.communicate(timeout=60)[0].split() for process in writers]
    assert [len(output) for output in outputs] == [200, 200]
    events = list(full.follow())
    for name, output in zip("ab", outputs, strict=True):
        assert [one.id for one in events if one.by == name] == output
    for place, one in enumerate(events, 6):
        assert isinstance(one.fact, Noted)
        assert one.fact.text == str(place)
    assert again(full).events == full.events


def test_killed_at_any_moment_a_writer_leaves_all_it_acknowledged(full: Journal) -> None:
    chance = random.Random(20130321)  # noqa: S311 - any moment will do
    for attempt in range(4):
        before = len(again(full).events)
        with writer(full, f"w{attempt}-", 10**6) as process:
            go(process)
            assert process.stdout
            acknowledged = [process.stdout.readline().strip()]
            time.sleep(chance.uniform(0, 0.05))
            process.kill()
            # The last line may be cut off, and then its event was not yet acknowledged.
            acknowledged += process.stdout.read().split("\n")[:-1]
        journal = again(full)
        ids = [one.id for one in journal.events[before:]]
        assert ids[: len(acknowledged)] == acknowledged
        assert len(ids) - len(acknowledged) in {0, 1}
        appended(journal, [note(attempt)])


# What is on the disk, and when


@pytest.fixture
def synced(full: Journal, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """What is waited for to be on the disk, by inode, with the size of the journal at that time."""
    waits: list[tuple[int, int]] = []

    def sync(fd: int) -> None:
        waits.append((os.fstat(fd).st_ino, full.path.stat().st_size))

    monkeypatch.setattr(os, "fsync", sync)
    return waits


def test_an_event_is_on_the_disk_when_it_is_acknowledged(
    full: Journal, synced: list[tuple[int, int]]
) -> None:
    full.append(lambda _: note(6))
    stat = full.path.stat()
    assert synced == [(stat.st_ino, stat.st_size)]


@posix_only
def test_a_torn_tail_is_on_the_disk_elsewhere_before_the_journal_loses_it(
    full: Journal, synced: list[tuple[int, int]]
) -> None:
    whole = full.path.stat().st_size
    with full.path.open("ab") as file:
        file.write(b"torn")
    torn = again(full).recovered
    assert torn
    inode = {path: path.stat().st_ino for path in (torn, torn.parent, full.path)}
    assert synced == [
        (inode[torn], whole + 4),
        (inode[torn.parent], whole + 4),
        (inode[full.path], whole),
    ]


@posix_only
def test_a_rewritten_journal_is_on_the_disk_before_it_takes_the_name(
    full: Journal, synced: list[tuple[int, int]]
) -> None:
    old = full.path.stat().st_size
    full.rewrite(lambda event: replace(event, by="laptop-12"))
    new = full.path.stat()
    assert synced == [(new.st_ino, old), (full.path.parent.stat().st_ino, new.st_size)]


# Writing that fails


LONG = note(6, "x" * 5000)


@contextmanager
def files_at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes: the system then cuts a write short."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@posix_only
@pytest.mark.parametrize("room", [0, 1, 99, 4096, 5000])
def test_a_write_that_the_system_cuts_short_changes_nothing(full: Journal, room: int) -> None:
    before = full.path.read_bytes()
    with files_at_most(len(before) + room), pytest.raises(WriteFailed) as caught:
        full.append(storing(LONG))
    assert str(caught.value) == (
        f"Nothing was written to {full.path}: a file may not get this large here. "
        "Raise the limit and try again."
    )
    assert full.path.read_bytes() == before
    assert full.events == [FIRST, *MORE]
    assert full.append(storing(LONG)) == LONG
    assert again(full).events == full.events == [FIRST, *MORE, LONG]
    assert full.recovered is None


@posix_only
def test_a_record_that_cannot_be_written_is_not_left_behind(tmp_path: Path) -> None:
    with files_at_most(50), pytest.raises(WriteFailed, match="a file may not get this large"):
        Journal.create(tmp_path / "record", FIRST)
    assert list(tmp_path.iterdir()) == []
    assert Journal.create(tmp_path / "record", FIRST).events == [FIRST]


@posix_only
def test_a_tail_that_cannot_be_kept_elsewhere_stays_in_the_file(full: Journal) -> None:
    before = full.path.read_bytes() + b"x" * 999
    full.path.write_bytes(before)
    with files_at_most(500), pytest.raises(WriteFailed):
        again(full)
    assert full.path.read_bytes() == before
    assert not list(full.path.parent.glob("*torn*"))
    recovered = again(full).recovered
    assert recovered
    assert recovered.read_bytes() == b"x" * 999


FILLER = """
import sys
from pathlib import Path
from facilitator.files.errors import WriteFailed
from facilitator.files.records.journal import Journal
from msgspec.structs import replace

disk = Path(sys.argv[1])
first, *_, last = Journal.open(Path(sys.argv[2]), writable=False).events
journal = Journal.create(disk / "record", first)
try:
    for n in range(10_000):
        journal.append(lambda _: replace(last, id=str(n)))
except WriteFailed as failed:
    print(failed)
known = list(journal.events)
assert Journal.open(journal.path, writable=False).events == known
assert journal.path.read_bytes().endswith(b"\\n\\n")
(disk / "ballast").unlink()
journal.append(lambda _: last)
assert Journal.open(journal.path, writable=True).events == [*known, last]
assert journal.recovered is None
"""


def test_a_disk_that_fills_up_is_told_and_room_on_it_is_used(full: Journal, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=64k none '{disk}'"
    fill = f"head -c 20000 /dev/zero > '{disk}/ballast'"
    alone = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    try:
        subprocess.run([*alone, mount], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system lends no small disk")
    script = f'{mount} && {fill} && exec "$@"'
    command = [*alone, script, "sh", sys.executable, "-c", FILLER, str(disk), str(full.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout == (
        f"Nothing was written to {disk}/record/journal.toml: "
        "the disk is full. Make room on it and try again.\n"
    )


@pytest.mark.parametrize("call", ["write", "sync"])
def test_what_cannot_be_taken_back_is_not_said_to_be_unwritten(
    full: Journal, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def write_some(fd: int, block: bytes) -> None:
        os.write(fd, block[:-9])
        fail()

    monkeypatch.setattr(os, "ftruncate", fail)
    if call == "sync":
        monkeypatch.setattr(journal_module, "sync", fail)
        with pytest.raises(WriteFailed, match="It is not certain whether this was written to"):
            full.append(lambda _: note(6))
    else:
        monkeypatch.setattr(journal_module, "write_all", write_some)
        with pytest.raises(WriteFailed, match="Nothing was written to"):
            full.append(lambda _: note(6))
    monkeypatch.undo()
    there = again(full).events
    assert there == [FIRST, *MORE, *([note(6)] if call == "sync" else [])]
    appended(full, [note(7)])
    assert again(full).events == [*there, note(7)]


def test_a_tail_that_cannot_be_cut_off_is_not_kept_twice(
    full: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with full.path.open("ab") as file:
        file.write(b"torn")
    with monkeypatch.context() as patch:
        patch.setattr(os, "ftruncate", lambda *_: os.close(-1))
        with pytest.raises(WriteFailed):
            again(full)
    assert not list(full.path.parent.glob("*torn*"))
    assert again(full).recovered == full.path.with_name("journal.torn-1.toml")


def test_a_removed_folder_is_told_and_not_made_again(full: Journal) -> None:
    folder = full.path.parent
    aside = folder.rename(folder.with_name("aside"))
    with pytest.raises(WriteFailed, match="there is no such folder"):
        full.append(lambda _: note(6))
    with pytest.raises(JournalError, match="the file or its folder is gone"):
        full.follow()
    assert not folder.exists()
    aside.rename(folder)
    assert full.follow() == ()
    assert full.append(lambda _: note(6)) == note(6)
    assert again(full).events == [FIRST, *MORE, note(6)]


def test_a_lock_that_cannot_be_had_is_told(full: Journal) -> None:
    lock = full.path.with_suffix(".lock")
    lock.unlink()
    lock.mkdir()
    with pytest.raises(WriteFailed, match="a folder is where a file should be"):
        again(full).append(lambda _: note(6))


@needs_refusal
def test_a_folder_that_can_only_be_read_is_told_and_can_be_read(full: Journal) -> None:
    full.path.with_suffix(".lock").unlink()
    full.path.parent.chmod(0o500)
    try:
        with pytest.raises(WriteFailed, match="Permission denied"):
            again(full).append(lambda _: note(6))
        assert full.follow() == ()
    finally:
        full.path.parent.chmod(0o700)


# Files that change under the program


def test_a_copy_put_in_the_files_place_is_gone_on_with(full: Journal) -> None:
    other = again(full)
    appended(other, [note(6)])
    copy = full.path.with_name("copy")
    copy.write_bytes(full.path.read_bytes())
    copy.replace(full.path)
    assert list(full.follow()) == [note(6)]
    appended(full, [note(7)])
    assert list(other.follow()) == [note(7)]
    assert again(full).events == full.events


@contextmanager
def replaced_while_written(
    full: Journal, times: int = 1, by: Sequence[Event] = ()
) -> Iterator[Path]:
    """Put a copy in the journal's place while what is written to it goes to the disk.

    Gives where the file that was written to lies then; the copy may hold other events.
    """
    aside, left, sync = full.path.with_name("aside"), iter(range(times)), system.sync

    def replace_(fd: int) -> None:
        sync(fd)
        if next(left, None) is not None:
            copy = full.path.with_name("copy")
            copy.write_bytes(encoded(by or full.events))
            full.path.rename(aside)
            copy.rename(full.path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal_module, "sync", replace_)
        yield aside


def encoded(events: Sequence[Event]) -> bytes:
    return b"".join(encode(one, ZoneInfo("Europe/Stockholm")) for one in events)


@posix_only
def test_an_event_is_kept_in_the_file_that_another_program_put_in_its_place(full: Journal) -> None:
    before = full.path.read_bytes()
    with replaced_while_written(full) as aside:
        assert full.append(lambda _: note(6)) == note(6)
    assert again(full).events == full.events == [FIRST, *MORE, note(6)]
    assert aside.read_bytes() == before, "no second one in the file that was replaced"


@posix_only
def test_a_file_that_is_replaced_again_and_again_is_told_and_holds_nothing_new(
    full: Journal,
) -> None:
    before = full.path.read_bytes()
    with (
        replaced_while_written(full, times=99) as aside,
        pytest.raises(WriteFailed, match="another program keeps replacing this file"),
    ):
        full.append(lambda _: note(6))
    assert before == full.path.read_bytes() == aside.read_bytes()
    assert full.append(lambda _: note(6)) == note(6)


@posix_only
def test_a_replaced_file_that_lacks_an_event_is_told_and_the_note_is_nowhere(full: Journal) -> None:
    whole = full.path.read_bytes()
    with (
        replaced_while_written(full, by=full.events[:-1]) as aside,
        pytest.raises(JournalError, match="the journal has lost events"),
    ):
        full.append(lambda _: note(6))
    assert aside.read_bytes() == whole


@posix_only
def test_what_others_wrote_is_not_lost_when_a_name_is_forgotten(full: Journal) -> None:
    copy = full.path.with_name("copy")
    copy.write_bytes(full.path.read_bytes() + encoded([note(6)]))
    changed = iter((True,))

    def change(one: Event) -> Event:
        if next(changed, False):
            copy.replace(full.path)
        return renamed(one)

    assert full.rewrite(change) == [*map(renamed, [FIRST, *MORE, note(6)])]
    assert again(full).events == full.events


@pytest.mark.parametrize("cut", [1, 2])
@pytest.mark.parametrize("events", [[FIRST], [FIRST, *MORE]])
def test_an_event_whose_blank_line_an_editor_trimmed_counts(
    tmp_path: Path, events: list[Event], cut: int
) -> None:
    full = Journal.create(tmp_path / "record", *events)
    whole = full.path.read_bytes()
    trimmed = whole[:-cut]
    full.path.write_bytes(trimmed)
    reader = Journal.open(full.path, writable=False)
    assert reader.events == events
    assert full.path.read_bytes() == trimmed, "reading changes nothing"
    assert list(full.follow()) == []
    writer = again(full)
    assert (writer.events, writer.recovered) == (events, None)
    assert full.path.read_bytes() == whole
    appended(writer, [note(7)])
    assert list(reader.follow()) == list(full.follow()) == [note(7)]
    assert again(full).events == reader.events == full.events == [*events, note(7)]


@pytest.mark.parametrize(
    "tail", [b'[[event]]\nid = "x"\n', b'[[event]]\nkind = "undone"\nby = "me', b"x = 1\nby = 2"]
)
def test_what_is_no_whole_event_after_the_last_blank_line_is_torn(
    full: Journal, tail: bytes
) -> None:
    with full.path.open("ab") as file:
        file.write(tail)
    assert Journal.open(full.path, writable=False).events == full.events
    recovered = again(full).recovered
    assert recovered
    assert recovered.read_bytes() == tail


def test_an_event_of_a_newer_program_is_not_torn_by_an_editor(full: Journal) -> None:
    with full.path.open("ab") as file:
        file.write(b'[[event]]\nid = "n"\nkind = "vote-cast"\nby = "me"\n')
    before = full.path.read_bytes()
    with pytest.raises(JournalError, match="does not know events of the kind “vote-cast”"):
        again(full)
    assert full.path.read_bytes() == before


@pytest.mark.parametrize(
    ("altered", "cause"),
    [
        (lambda data: data.replace(b"\n", b"\r\n"), r"its lines end as on Windows \(CRLF\)"),
        (lambda data: b"\xef\xbb\xbf" + data, r"there is a byte order mark \(BOM\)"),
        (lambda data: data.decode().encode("utf-16"), "it is in UTF-16 instead of UTF-8"),
    ],
)
def test_what_an_editor_did_to_how_it_is_stored_is_named_and_left_alone(
    full: Journal, altered: Callable[[bytes], bytes], cause: str
) -> None:
    data = altered(full.path.read_bytes())
    full.path.write_bytes(data)
    for _ in range(2):
        with pytest.raises(JournalError, match=f"{cause}.*verify --repair"):
            full.follow()
        with pytest.raises(JournalError, match=cause):
            full.append(lambda _: note(6))
        with pytest.raises(JournalError, match=cause):
            again(full)
    assert full.path.read_bytes() == data


def test_another_file_in_its_place_is_an_error(full: Journal) -> None:
    data = full.path.read_bytes()
    changed = data.replace(b"laptop-1", b"laptop-2")
    full.path.write_bytes(changed + data)
    with pytest.raises(JournalError, match="the journal was changed by another program"):
        full.follow()
    with pytest.raises(JournalError, match="the journal was changed by another program"):
        full.append(lambda _: note(6))
    assert full.path.read_bytes() == changed + data
    full.path.write_bytes(data)
    appended(full, [note(6)])
    assert again(full).events == [FIRST, *MORE, note(6)]


def renamed(old: Event) -> Event:
    return Event(old.id, old.at, old.by.replace("laptop", "computer"), old.fact)


def test_what_reads_otherwise_is_taken_over_with_what_was_added(full: Journal) -> None:
    other, writer = again(full), again(full)
    writer.rewrite(renamed)
    appended(writer, [note(6)])
    assert list(full.follow()) == [note(6)]
    assert full.editions == 1
    assert full.events == [*map(renamed, [FIRST, *MORE]), note(6)]
    # One that has not yet looked finds it out when it writes.
    seen: list[Event] = []

    def decide(new: Sequence[Event]) -> Event:
        seen.extend(new)
        return note(7)

    other.append(decide)
    assert (seen, other.editions) == ([note(6)], 1)
    assert other.events == again(full).events
    assert list(full.follow()) == [note(7)]
    assert full.editions == 1


@pytest.mark.parametrize("lost", range(1, 6))
def test_a_file_in_which_an_event_is_missing_is_an_error(full: Journal, lost: int) -> None:
    kept = [one for n, one in enumerate(full.events) if n != lost]
    other = Journal.create(full.path.parent / "other", FIRST, *kept[1:], note(6), note(7))
    full.path.write_bytes(other.path.read_bytes())
    with pytest.raises(JournalError, match="is not the one that was read"):
        full.follow()
    assert (full.editions, list(full.events)) == (0, [FIRST, *MORE])


def test_another_file_of_the_same_size_in_its_place_is_an_error_too(full: Journal) -> None:
    changed = full.path.read_bytes().replace(b"+01:00", b"+02:00")
    full.path.write_bytes(changed)
    with pytest.raises(JournalError, match="the journal was changed by another program"):
        full.append(lambda _: note(6))
    assert full.path.read_bytes() == changed


def test_a_file_that_has_shrunk_is_an_error(full: Journal) -> None:
    data = full.path.read_bytes()
    full.path.write_bytes(data[:-50])
    with pytest.raises(JournalError, match="the journal has lost events"):
        full.follow()
    with pytest.raises(JournalError, match="the journal has lost events"):
        full.append(lambda _: note(6))
    assert full.path.read_bytes() == data[:-50]


def test_a_file_that_was_only_touched_is_no_news(full: Journal) -> None:
    os.utime(full.path, (0, 0))
    assert list(full.follow()) == []
    assert full.follow() == ()


def test_nothing_is_ever_erased(full: Journal) -> None:
    before = full.path.read_bytes()
    appended(full, [event(6, NoteRemoved("e2"))])
    assert full.path.read_bytes().startswith(before)
