"""The library: records made, listed, found and resumed."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from pathlib import Path

import pytest

from facilitator.core.record.agenda import Agenda
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.opening import AgendaRevised, MeetingClosed, Opened
from facilitator.core.telling.search import query
from facilitator.files.agenda.file import parse
from facilitator.files.errors import FileProblem, JournalError, NoSuchRecord, WriteFailed
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library, data_dir
from facilitator.files.records.search import Searcher
from systems import has_mode, needs_links, needs_refusal, posix_only

if sys.platform != "win32":
    import pwd

AT = dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC)
AGENDA = """\
format = 1
title = "Träff 1: Digital agenda"
language = "sv"
timezone = "Europe/Stockholm"

[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = "Introduktion"
duration = "15m"
"""


def agenda_of(text: str) -> Agenda:
    agenda = parse(text).agenda
    assert agenda
    return agenda


def event(fact: AnyFact, n: int = 0) -> Event:
    return Event(f"e{n}", AT + dt.timedelta(seconds=n), "laptop-1", fact)


def made(library: Library, text: str = AGENDA, *, rehearsal: bool = False, age: int = 0) -> Journal:
    """Make a record that was last written to `age` seconds after the first ones."""
    agenda = agenda_of(text)
    journal = library.create(agenda, event(Opened(text, agenda, rehearsal=rehearsal)))
    touched(journal, age)
    return journal


def touched(journal: Journal, age: int) -> None:
    instant = AT.timestamp() + age
    os.utime(journal.path, (instant, instant))


def close(journal: Journal, age: int = 0) -> None:
    journal.append(lambda _: event(MeetingClosed(), 1))
    touched(journal, age)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")


def titled(title: str) -> str:
    return AGENDA.replace("Träff 1: Digital agenda", title)


# Making


def test_a_record_is_named_by_its_first_date_and_title(library: Library) -> None:
    names = [made(library).path.parent.name for _ in range(3)]
    base = "2013-03-21-träff-1-digital-agenda"
    assert names == [base, f"{base}-2", f"{base}-3"]
    rehearsals = [made(library, rehearsal=True).path.parent.name for _ in range(2)]
    assert rehearsals == [f"{base}-rehearsal", f"{base}-rehearsal-2"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("!!!", "2013-03-21-meeting"),
        ("../../etc/passwd", "2013-03-21-etc-passwd"),
        ("a" * 200, "2013-03-21-" + "a" * 60),
        ("a" * 59 + " b", "2013-03-21-" + "a" * 59),
        ("𐐨" * 100, "2013-03-21-" + "𐐨" * 45),
    ],
)
def test_any_title_gives_a_folder_name(library: Library, title: str, name: str) -> None:
    assert made(library, titled(title)).path == library.meetings / name / "journal.toml"


def test_everything_is_its_owners_alone(library: Library) -> None:
    old = os.umask(0)
    try:
        library.opened(made(library).path)
    finally:
        os.umask(old)
    for path in [library.data, *library.data.rglob("*")]:
        assert has_mode(path, 0o700 if path.is_dir() else 0o600)


def test_where_no_folder_can_be_made_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in ("file", "file/data", "file/far/data"):
        with pytest.raises(WriteFailed, match=r"Nothing was written to .*a file is where a folder"):
            made(Library(tmp_path / place))


@posix_only
def test_a_first_record_is_on_the_disk_with_all_that_leads_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = set()

    def sync(fd: int) -> None:
        synced.add(os.fstat(fd).st_ino)

    monkeypatch.setattr(os, "fsync", sync)
    path = made(Library(tmp_path / "far" / "away" / "data")).path
    assert path.stat().st_ino in synced
    for place in path.relative_to(tmp_path).parents:
        assert (tmp_path / place).stat().st_ino in synced


# Listing


def test_records_are_listed_with_the_last_written_first(library: Library) -> None:
    made(library, titled("Ett"), age=1)
    made(library, titled("Två"), rehearsal=True, age=3)
    made(library, titled("Tre"), age=2)
    records = library.records()
    assert [(r.title, r.rehearsal) for r in records] == [
        ("Två", True),
        ("Tre", False),
        ("Ett", False),
    ]
    assert [r.id for r in records][1:] == ["2013-03-21-tre", "2013-03-21-ett"]
    assert records[0].date == dt.date(2013, 3, 21)
    assert records[0].changed == AT + dt.timedelta(seconds=3)
    assert records[0].path == library.meetings / records[0].id / "journal.toml"
    assert records[0].broken is None


def test_where_there_is_nothing_the_list_is_empty(library: Library) -> None:
    assert library.records() == []
    library.meetings.mkdir(parents=True)
    (library.meetings / "notes.txt").write_text("no record")
    assert library.records() == []


@needs_links
def test_a_folder_that_cannot_be_looked_into_is_told_and_not_taken_for_empty(
    library: Library,
) -> None:
    library.data.mkdir()
    library.meetings.symlink_to(library.meetings)
    for ask in (
        library.records,
        lambda: library.find(None),
        lambda: library.find("x"),
        lambda: unfinished(library, agenda_of(AGENDA), rehearsal=False),
    ):
        with pytest.raises(FileProblem, match=r"meetings: the system says"):
            ask()


def test_a_broken_record_hides_no_other_and_says_what_is_wrong(library: Library) -> None:
    good = made(library)
    broken = {
        "empty": b"",
        "torn": b"[[event]]\nid",
        "other": b'[[event]]\nid = "x"\nat = 2013-03-21T10:00:00Z\nkind = "paused"\nsession = "s"\n'
        b'by = "b"\n\n',
        "newer": good.path.read_bytes().replace(b"format = 1\n", b"format = 2\n", 1),
        "undated": good.path.read_bytes().replace(b"date = ", b"dat = "),
        "deep": b"[[event]]\nx = " + b"[" * 5000 + b"\n\n",
        "table": b"event = 3\n# [[event]]\n\n",
        "latin": good.path.read_bytes().replace("ä".encode(), b"\xe4"),
    }
    for name, content in broken.items():
        (library.meetings / name).mkdir()
        (library.meetings / name / "journal.toml").write_bytes(content)
    (library.meetings / "gone").mkdir()
    (library.meetings / "folder" / "journal.toml").mkdir(parents=True)
    records = {record.id: record for record in library.records()}
    assert set(records) == {*broken, "gone", "folder", good.path.parent.name}
    said = {id_: str(JournalError(r.path, r.broken)) for id_, r in records.items() if r.broken}
    assert "there is no whole event in this file" in said["empty"]
    assert "there is no whole event in this file" in said["torn"]
    assert "the first event does not open a meeting" in said["other"]
    assert "newer version of facilitator" in said["newer"]
    assert "the agenda kept in this event cannot be read" in said["undated"]
    assert "is not an event as facilitator writes them" in said["latin"]
    assert "is not an event as facilitator writes them" in said["deep"]
    assert "has a value that it cannot have" in said["table"]
    assert "the file or its folder is gone" in said["gone"]
    assert "this is no file that can be read" in said["folder"]
    assert good.path.parent.name not in said


@needs_refusal
def test_a_record_that_may_not_be_read_is_listed_as_such(library: Library) -> None:
    folder = made(library).path.parent
    folder.chmod(0)
    try:
        (record,) = library.records()
    finally:
        folder.chmod(0o700)
    assert record.broken
    assert record.broken.text.startswith("permission denied")


def test_a_list_reads_no_more_than_each_record_begins_with(library: Library) -> None:
    journal = made(library)
    with journal.path.open("ab") as file:
        file.write(b"[[event]]\nbroken\n\n" * 20_000)
    assert library.records()[0].broken is None


def test_a_list_reads_no_agenda_further_than_to_its_first_session(library: Library) -> None:
    journal = made(library)
    cut = journal.path.read_bytes().replace(b'Introduktion\\"', b"Introduktion")
    assert cut != journal.path.read_bytes()
    journal.path.write_bytes(cut)
    (record,) = library.records()
    assert (record.title, record.date) == ("Träff 1: Digital agenda", dt.date(2013, 3, 21))


@pytest.mark.parametrize(
    "text",
    [
        AGENDA.replace('language = "sv"', 'rules = ["""\n[[day.session]]\n"""]'),
        AGENDA.replace("date = 2013-03-21", "# [[day.session]]\ndate = 2013-03-21"),
        AGENDA.replace('"10:00"', '"""10:00"""\ndate = 2013-03-21').replace(
            "date = 2013-03-21\nstart", "start"
        ),
        AGENDA.split("[[day]]", maxsplit=1)[0]
        + 'day = [{date = 2013-03-21, start = "10:00", session = [\n'
        + '{title = "Ett", duration = 5}]}]\n',
    ],
    ids=["in a text", "in a comment", "date last", "one table"],
)
def test_a_list_knows_title_and_date_however_the_agenda_is_written(
    library: Library, text: str
) -> None:
    made(library, text)
    (record,) = library.records()
    assert (record.title, record.date) == ("Träff 1: Digital agenda", dt.date(2013, 3, 21))


def test_a_comment_before_the_first_event_does_no_harm(library: Library) -> None:
    path = made(library).path
    path.write_bytes(b"# kept by hand\n\n" + path.read_bytes())
    assert library.records()[0].title == "Träff 1: Digital agenda"
    assert unfinished(library, agenda_of(AGENDA), rehearsal=False) == path


def test_a_long_agenda_is_listed_too(library: Library) -> None:
    made(library, AGENDA + f'description = "{"å" * 100_000}"\n')
    assert library.records()[0].title == "Träff 1: Digital agenda"


# Finding


def test_a_record_is_found_by_id_and_by_path(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(library).path
    monkeypatch.chdir(path.parent)
    for reference in (path.parent.name, str(path), str(path.parent), "journal.toml", "."):
        assert library.find(reference) == path


@pytest.mark.parametrize("reference", ["nothing", "", "/", "..", "x" * 300, "a/b", "\0"])
def test_what_is_no_record_is_said_to_be_none(library: Library, reference: str) -> None:
    made(library)
    with pytest.raises(NoSuchRecord, match="There is no record “"):
        library.find(reference)


@pytest.mark.parametrize("reference", ["digital", "2013-03-21-traff-1-digital-agenda", "Träff 1"])
def test_a_name_that_is_almost_right_is_answered_with_the_right_one(
    library: Library, reference: str
) -> None:
    made(library)
    with pytest.raises(NoSuchRecord, match="Did you mean 2013-03-21-träff-1-digital-agenda"):
        library.find(reference)


def test_a_record_without_a_journal_is_said_to_have_none(library: Library) -> None:
    (library.meetings / "empty").mkdir(parents=True)
    with pytest.raises(JournalError, match=r"empty.*is gone"):
        library.find("empty")


@posix_only
def test_nobody_waits_for_what_may_come_out_of_a_pipe(library: Library) -> None:
    (library.meetings / "pipe").mkdir(parents=True)
    os.mkfifo(library.meetings / "pipe" / "journal.toml")
    (record,) = library.records()
    assert record.broken
    assert not list(Searcher(library).hits(query("x")))


def test_an_agenda_is_no_record(library: Library, tmp_path: Path) -> None:
    (tmp_path / "agenda.toml").write_text(AGENDA)
    with pytest.raises(NoSuchRecord):
        library.find(str(tmp_path / "agenda.toml"))


def test_the_default_is_the_record_opened_last(library: Library, tmp_path: Path) -> None:
    with pytest.raises(NoSuchRecord, match=r"There is no record in .*meetings yet"):
        library.find(None)
    old = made(library, titled("Ett")).path
    new = made(library, titled("Två"), age=9).path
    assert library.find(None) == new, "without a memory it is the newest"
    library.opened(old)
    assert library.find(None) == old
    assert Library(library.data).find(None) == old
    library.opened(new)
    assert library.find(None) == new
    elsewhere = Journal.create(tmp_path / "elsewhere", Journal.open(new, writable=False).events[0])
    library.opened(elsewhere.path)
    assert library.find(None) == elsewhere.path
    elsewhere.path.unlink()
    assert library.find(None) == new


def test_a_data_folder_that_was_copied_means_its_own_records(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = made(library, titled("Ett")).path
    made(library, titled("Två"), age=9)
    library.opened(old)
    copy = tmp_path / "copy"
    shutil.copytree(library.data, copy)
    assert Library(copy).find(None) == copy / old.relative_to(library.data)
    monkeypatch.chdir(tmp_path)
    near = Library(Path("copy"))
    assert near.find(None) in [record.path for record in near.records()]


@pytest.mark.parametrize("content", [b"", b"broken", b"record = 3\n", b"\xff", b"record = ''"])
def test_a_broken_memory_is_no_memory(library: Library, content: bytes) -> None:
    path = made(library).path
    library.opened(path)
    (library.data / "recent.toml").write_bytes(content)
    assert library.find(None) == path
    assert library.last_agenda is None


def test_a_broken_record_is_no_default(library: Library) -> None:
    good = made(library).path
    made(library, titled("Annan"), age=9).path.write_bytes(b"")
    assert library.find(None) == good
    good.write_bytes(b"")
    with pytest.raises(NoSuchRecord, match=r"None of the records in .*meetings can be read"):
        library.find(None)


def test_the_last_agenda_is_remembered_until_it_is_gone(library: Library, tmp_path: Path) -> None:
    agenda = tmp_path / "träff.toml"
    agenda.write_text(AGENDA)
    path = made(library).path
    library.opened(path, agenda)
    assert library.last_agenda == agenda
    library.opened(path)
    assert library.last_agenda == agenda
    agenda.unlink()
    assert library.last_agenda is None


def test_what_is_remembered_already_is_not_written_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be waited for until it is on the disk, before anything is drawn."""
    path, other = made(library).path, made(library, titled("Annan"), age=9).path
    library.opened(path)
    synced: list[int] = []
    monkeypatch.setattr("facilitator.files.atomic.sync", synced.append)
    library.opened(path)
    assert synced == []
    library.opened(other)
    assert synced


@posix_only
def test_what_cannot_be_remembered_is_forgotten(library: Library, tmp_path: Path) -> None:
    path = made(library).path
    (library.data / "recent.toml").mkdir()
    library.opened(path)
    library.opened(tmp_path / os.fsdecode(b"\xff"))
    assert library.find(None) == path


# Resuming


def unfinished(library: Library, agenda: Agenda, *, rehearsal: bool) -> Path | None:
    found = library.unfinished(agenda, rehearsal=rehearsal)
    return found.journal.path if found else None


def test_the_unfinished_record_of_the_same_meeting_is_resumed(library: Library) -> None:
    agenda = agenda_of(AGENDA)
    assert unfinished(library, agenda, rehearsal=False) is None
    first = made(library)
    made(library, titled("Annat"))
    made(library, AGENDA.replace("2013-03-21", "2013-03-22"))
    made(library, rehearsal=True)
    assert unfinished(library, agenda, rehearsal=False) == first.path
    second = made(library, age=9)
    assert unfinished(library, agenda, rehearsal=False) == second.path
    close(second, age=9)
    assert unfinished(library, agenda, rehearsal=False) == first.path
    close(first)
    assert unfinished(library, agenda, rehearsal=False) is None


def test_a_rehearsal_resumes_a_rehearsal(library: Library) -> None:
    agenda = agenda_of(AGENDA)
    made(library)
    assert unfinished(library, agenda, rehearsal=True) is None
    rehearsal = made(library, rehearsal=True)
    assert unfinished(library, agenda, rehearsal=True) == rehearsal.path


def test_a_revised_record_is_of_the_meeting_it_was_revised_to(library: Library) -> None:
    journal = made(library)
    revised = titled("Nytt namn")
    journal.append(lambda _: event(AgendaRevised(revised, agenda_of(revised)), 1))
    assert unfinished(library, agenda_of(revised), rehearsal=False) == journal.path
    assert unfinished(library, agenda_of(AGENDA), rehearsal=False) is None


def test_a_title_is_compared_as_it_is_read(library: Library) -> None:
    text = titled("  Tra\u0308ff\\n  1 ")
    assert unfinished(library, agenda_of(text), rehearsal=False) is None
    path = made(library, text).path
    assert unfinished(library, agenda_of(text), rehearsal=False) == path
    assert library.records()[0].title == agenda_of(text).title == "Träff 1"


def test_a_broken_record_of_another_meeting_is_passed_over(library: Library) -> None:
    path = made(library).path
    for name, age in (("Annat", 8), ("Tredje", 9)):
        other = made(library, titled(name), age=age)
        other.path.write_bytes(b"" if age == 8 else other.path.read_bytes() + b"broken\n\n")
    assert unfinished(library, agenda_of(AGENDA), rehearsal=False) == path


def test_a_broken_record_of_the_same_meeting_is_told(library: Library) -> None:
    path = made(library).path
    with path.open("ab") as file:
        file.write(b"[[event]]\nbroken\n\n")
    with pytest.raises(JournalError):
        unfinished(library, agenda_of(AGENDA), rehearsal=False)


def test_a_record_that_is_called_like_the_meeting_and_cannot_be_understood_is_told(
    library: Library,
) -> None:
    path = made(library).path
    path.write_bytes(b"broken\n" + path.read_bytes())
    with pytest.raises(JournalError, match=r"journal\.toml: this is not an event"):
        unfinished(library, agenda_of(AGENDA), rehearsal=False)
    assert unfinished(library, agenda_of(AGENDA), rehearsal=True) is None
    newer = made(library, age=10**9).path
    assert unfinished(library, agenda_of(AGENDA), rehearsal=False) == newer


@pytest.mark.parametrize("content", [None, b"", b"[[event]]\nid = "])
def test_a_record_in_which_nothing_was_ever_written_is_passed_over(
    library: Library, content: bytes | None
) -> None:
    path = made(library).path
    path.unlink() if content is None else path.write_bytes(content)
    assert unfinished(library, agenda_of(AGENDA), rehearsal=False) is None


# Where data is


def test_the_data_folder_is_the_option_then_the_environment_then_the_users_own() -> None:
    environ = {"FACILITATOR_DATA_DIR": "/from/environ"}
    assert data_dir("/from/option", environ) == Path("/from/option")
    assert data_dir(None, environ) == Path("/from/environ")
    assert data_dir(None, {}).name == "facilitator"
    assert data_dir(None, {"FACILITATOR_DATA_DIR": ""}) == data_dir(None, {})


@posix_only
def test_without_a_home_it_has_to_be_said_where_data_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_: object) -> None:
        raise KeyError

    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for ask in ("getpwuid", "getpwnam"):
        monkeypatch.setattr(pwd, ask, nobody)
    with pytest.raises(FileProblem, match="Use --data-dir to say where to keep"):
        data_dir(None, {})
    assert data_dir("there", {}) == Path("there")
