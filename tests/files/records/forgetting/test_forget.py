"""Another name in the place of a person's: what changes by it, what does not, and what is told."""

from __future__ import annotations

import itertools
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from builders import agenda_text, at, opening
from facilitator.core.base.text import slug
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.groups import GroupFormed
from facilitator.core.record.homework import HandedIn, TaskAdded
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import Opened
from facilitator.core.record.people import Arrived, PersonAdded
from facilitator.core.record.programme import SessionAdded
from facilitator.core.record.replay import replay
from facilitator.core.record.series import UpcomingAdded
from facilitator.core.record.sessions import SessionStarted
from facilitator.files.atomic import hold_unfinished
from facilitator.files.errors import FileProblem
from facilitator.files.records.forgetting.forget import Change, forget, plan, stand_in
from facilitator.files.records.forgetting.renaming import Renaming
from facilitator.files.records.journal import Journal
from facilitator.files.records.private import PrivateJournal
from systems import needs_links, posix_only

AGENDA = agenda_text(head='[[participant]]\nname = "Cissi Dahl"\n')
RENAMING = Renaming(" Cissi  Dahl", "Person 1")


def record(folder: Path, *facts: AnyFact, by: str = "me") -> Path:
    all_ = (opening(AGENDA), *facts)
    events = [Event(f"e{n}", at("09:00"), by, fact) for n, fact in enumerate(all_)]
    return Journal.create(folder, *events).path


def test_each_place_is_told_with_what_stands_around_it(tmp_path: Path) -> None:
    long = f"{'x' * 50} Cissi Dahl {'y' * 80}"
    path = record(
        tmp_path / "m",
        Noted("note", f"first\n{long}\nlast", who="Cissi Dahl"),
        Noted("note", "Dahls and Cissi, cissi"),
        Arrived("cissi-dahl", 1),
    )
    planned = plan(path, RENAMING)
    agenda, text, who, arrived = planned.changes
    assert agenda == Change("opened", 'name = "Cissi Dahl"', 'name = "Person 1"')
    assert text == Change(
        "noted", f"{'x' * 29} Cissi Dahl {'y' * 49}", f"{'x' * 29} Person 1 {'y' * 51}"
    )
    assert who == Change("noted", "Cissi Dahl", "Person 1")
    assert arrived == Change("arrived", "cissi-dahl", "person-1")
    assert planned.counts == {"opened": 1, "noted": 2, "arrived": 1}
    assert planned.parts == {"Cissi": 2, "Dahl": 1}
    assert not planned.empty
    assert not planned.in_folder
    assert plan(path, Renaming("Cissi", "Eva")).parts == {}
    assert plan(path, Renaming("Nobody Here", "Eva")).empty


def test_who_wrote_an_event_and_the_folder_may_hold_the_name(tmp_path: Path) -> None:
    path = record(tmp_path / "cissi-dahls-träff", by="cissi-dahl")
    planned = plan(path, RENAMING)
    assert planned.changes[0] == Change("opened", "cissi-dahl", "person-1")
    assert planned.in_folder


@needs_links
def test_to_plan_writes_nothing_and_to_forget_rewrites_what_holds_the_name(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    path = record(folder)
    torn = b'[[event]]\nwho = "Cissi Dahl'
    path.write_bytes(path.read_bytes() + torn)
    for name, text in (
        ("minutes.md", "Cissi Dahl \xe5"), ("other.md", "Cissi"), ("pulse", ""),
        ("journal.lock", ""), ("photo.png", "Cissi Dahl \xff"), ("backup.toml~", "Cissi Dahl"),
        ("table.csv", "Cissi;Dahl"),
        ("journal.torn-1.toml", 'of = "cissi-dahl"\n"Cissi Dahl'),
    ):  # fmt: skip
        (folder / name).write_text(text, "latin-1")
    (folder / "sub").mkdir()
    (folder / "link.md").symlink_to(folder / "minutes.md")
    before = {each: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    planned = plan(path, RENAMING)
    assert before == {each: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    assert [each.name for each in planned.files] == [
        "backup.toml~", "journal.torn-1.toml", "minutes.md",
    ]  # fmt: skip
    assert [each.name for each in planned.unsure] == [
        "backup.toml~", "link.md", "photo.png", "sub", "table.csv",
    ]  # fmt: skip
    assert planned.torn == (path,)
    rewritten = forget(planned)
    assert [each.name for each in rewritten] == [
        "backup.toml~", "journal.torn-1.toml", "journal.torn-2.toml", "minutes.md",
    ]  # fmt: skip
    assert (folder / "backup.toml~").read_text() == "Person 1"
    assert b"Cissi Dahl" not in path.read_bytes()
    assert (folder / "journal.torn-2.toml").read_text() == '[[event]]\nwho = "Person 1'
    assert (folder / "minutes.md").read_bytes() == "Person 1 \xe5".encode("latin-1")
    assert (folder / "journal.torn-1.toml").read_text() == 'of = "person-1"\n"Person 1'
    for name in ("other.md", "pulse", "journal.lock", "photo.png"):
        assert (folder / name).read_bytes() == before[folder / name]


@pytest.mark.parametrize("name", ["Guest", "Note", "Wish", "Participant", "Stockholm", "Talk"])
def test_whoever_is_called_like_a_word_of_the_format_can_be_forgotten(
    tmp_path: Path, name: str
) -> None:
    text = agenda_text(
        head=f'timezone = "Europe/Stockholm"\n[[participant]]\nname = "{name}"\nrole = "guest"\n',
        tail='kind = "talk"\n[[homework]]\ntitle = "Read"\nof = "participant"\n',
    )
    facts: tuple[AnyFact, ...] = (
        PersonAdded("p", name, role="guest"),
        Noted("note", name),
        UpcomingAdded("c", "wish"),
    )
    events = [
        Event(f"e{n}", at("09:00"), "me", fact) for n, fact in enumerate((opening(text), *facts))
    ]
    path = Journal.create(tmp_path / "m", *events).path
    renaming = Renaming(name, "Person 1")
    forget(plan(path, renaming))
    opened, added, noted, coming = (
        event.fact for event in Journal.open(path, writable=False).events
    )
    assert isinstance(opened, Opened)
    assert opened.agenda.timezone == "Europe/Stockholm"
    assert [(one.name, one.role) for one in opened.agenda.participants] == [("Person 1", "guest")]
    assert (added, noted) == (PersonAdded("p", "Person 1", role="guest"), Noted("note", "Person 1"))
    assert coming == UpcomingAdded("c", "wish")


def test_how_somebody_is_reached_is_forgotten_with_them(tmp_path: Path) -> None:
    facts = (
        PersonAdded("eva", "Eva Lind", title="Jurist", email="lejon@skane.example"),
        Noted("note", "Skriv till lejon@skane.example"),
    )
    path = record(tmp_path / "m", *facts)
    forget(plan(path, Renaming("Eva Lind", "Person 1")))
    assert "lejon" not in path.read_text("utf-8")
    assert "Jurist" in path.read_text("utf-8")


@pytest.mark.parametrize(
    "facts",
    [
        [PersonAdded("person-1", "Bo")],
        [TaskAdded(id_, "Read") for id_ in ("cissi-dahl", "person-1")],
        [SessionAdded(id_, "Talk", 10, 1, None) for id_ in ("cissi-dahl", "person-1")],
        [GroupFormed("samling", id_, "Red") for id_ in ("cissi-dahl", "person-1")],
        [UpcomingAdded(id_, "wish") for id_ in ("cissi-dahl", "person-1")],
    ],
)
def test_what_would_mix_up_two_is_refused(tmp_path: Path, facts: list[AnyFact]) -> None:
    path = record(tmp_path / "m", *facts)
    assert plan(path, Renaming("Cissi Dahl", "Person 2")).changes
    with pytest.raises(FileProblem, match="mix up"):
        plan(path, RENAMING)


def test_somebody_unnamed_gets_the_first_number_that_is_free(tmp_path: Path) -> None:
    one = record(tmp_path / "1", Noted("note", "PERSON 1 came"))
    two = record(tmp_path / "2", PersonAdded("person-2", "Bo"))
    assert stand_in([]) == "Person 1"
    assert stand_in([one]) == "Person 2"
    assert stand_in([one, two]) == "Person 3"


def test_what_programs_that_were_killed_left_behind_is_removed(tmp_path: Path) -> None:
    path = record(tmp_path / "m")
    forget(plan(path, RENAMING))
    left, alive, harmless = (path.with_name(f".facilitator-{n}") for n in range(3))
    for file in (left, alive):
        file.write_text("Cissi Dahl")
    harmless.write_text("x")
    with alive.open() as open_:
        hold_unfinished(open_.fileno())
        planned = plan(path, RENAMING)
        assert (planned.left, planned.empty, planned.unsure) == ((left,), False, ())
        forget(planned)
        assert (left.exists(), harmless.exists(), alive.exists()) == (False, False, True)


KILLED: Final = """
import os, signal, sys
from pathlib import Path
from facilitator.files import atomic
from facilitator.files.records.forgetting.forget import forget, plan
from facilitator.files.records.private import PrivateJournal
from facilitator.files.records.forgetting.renaming import Renaming

left, names = int(sys.argv[2]), ("write_all", "sync", "sync_folder")

def counting(step):
    def counted(*words):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return step(*words)
    return counted

for name in names:
    setattr(atomic, name, counting(getattr(atomic, name)))
forget(plan(Path(sys.argv[1]), Renaming("Cissi Dahl", "Person 1")))
"""


@posix_only
def test_killed_at_any_step_it_leaves_no_copy_and_the_next_run_finishes(tmp_path: Path) -> None:
    for steps in itertools.count():
        reached = agenda_text(head='[[participant]]\nname = "Cissi Dahl"\nphone = "0455123456"\n')
        first = Event("e0", at("09:00"), "me", opening(reached))
        said = Event("e1", at("09:00"), "me", Noted("note", "Cissi Dahl"))
        path = Journal.create(tmp_path / str(steps), first, said).path
        private = PrivateJournal(path)
        private.append(lambda _: Event("p", at("09:00"), "me", Noted("note", "0455-123456")))
        path.with_name("minutes.md").write_text("Cissi Dahl, 0455-123456")
        done = subprocess.run([sys.executable, "-c", KILLED, path, str(steps)], check=False)
        assert done.returncode in {0, -signal.SIGKILL}
        forget(plan(path, RENAMING))
        for file in path.parent.iterdir():
            assert not RENAMING.finds(file.read_text("utf-8")), file
            assert "123456" not in file.read_text("utf-8"), file
        assert not list(path.parent.glob(".facilitator-*"))
        if done.returncode == 0:
            break
    assert steps > 6


def test_how_to_reach_the_person_goes_with_the_name(tmp_path: Path) -> None:
    agenda = agenda_text(
        head="""\
[[participant]]
name = "Cissi Dahl"
link = "https://meet.example/my-room"  # hers
phone = "+46 455 12 34 56"
email = "chefen@example.org"
[[participant]]
name = "Bo Ek"
link = "https://meet.example/all"
[[participant]]
name = "CISSI  DAHL"
link = 'https://meet.example/all'
"""
    )
    events = [
        Event("e0", at("09:00"), "me", opening(agenda)),
        Event("e1", at("09:01"), "me", Noted("note", "Ring 0455-123456 (chefen@example.org)")),
        Event("e2", at("09:02"), "me", Noted("note", "Se https://meet.example/my-room/ i dag")),
        Event("e3", at("09:02"), "me", Noted("note", "Alla: https://meet.example/all")),
    ]
    path = Journal.create(tmp_path / "m", *events).path
    path.with_name("calendar.ics").write_bytes(b"URL:https://meet.example/my-\r\n room\r\n")
    planned = plan(path, RENAMING)
    assert Change("opened", 'phone = "+46 455 12 34 56"', "") in planned.changes
    forget(planned)
    opened, *notes = [event.fact for event in Journal.open(path, writable=False).events]
    assert isinstance(opened, Opened)
    one, bo, other = opened.agenda.participants
    assert (one.name, one.link, one.phone, one.email) == ("Person 1", "", "", "")
    assert (bo.link, other.link) == ("https://meet.example/all", "")
    assert "# hers" not in opened.text
    assert [note.text for note in notes if isinstance(note, Noted)] == [
        "Ring Person 1 (Person 1)", "Se Person 1/ i dag", "Alla: https://meet.example/all",
    ]  # fmt: skip
    assert path.with_name("calendar.ics").read_bytes() == b"URL:Person 1\r\n"


@pytest.mark.parametrize(
    "title",
    ["Cissi Dahls åsikt", "_Cissi Dahl_", "Frågor till cissi.dahl@x.se", "Mejla cissidahl@x.se",
     "Bo Dahl, Cissi Ek", "Mejla dahl.cissi@x.se", "Se https://x.se/~cissidahl/åsikt"],
)  # fmt: skip
def test_what_ids_are_made_of_may_hold_the_name_in_any_spelling(tmp_path: Path, title: str) -> None:
    text = agenda_text(session=title, head=f'[[homework]]\ntitle = "{title}"\n')
    session = slug(title)
    events = [
        Event("e0", at("09:00"), "me", opening(text)),
        Event("e1", at("09:00"), "me", SessionStarted(session)),
        Event("e2", at("09:00"), "me", Noted("note", "x", session)),
        Event("e3", at("09:00"), "me", HandedIn(session, "bo", "x")),
    ]
    path = Journal.create(tmp_path / "m", *events).path
    planned = plan(path, RENAMING)
    forget(planned)
    state = replay(Journal.open(path, writable=False).events)
    [slot] = state.slots
    assert state.current == slot.session.id
    assert state.notes["e2"].session == slot.session.id
    assert next(iter(state.homework.hand_ins))[0] == state.agenda.homework[0].id
    assert not RENAMING.finds(path.read_text("utf-8"))


def test_the_id_of_a_long_name_is_cut_and_found_all_the_same(tmp_path: Path) -> None:
    name = "Alexandra Konstantinopoulou von Hohenstaufen-Berg"
    id_ = slug(name)[:40]
    path = record(tmp_path / "m", PersonAdded(id_, name), Arrived(id_, 1))
    renaming = Renaming(name, "Person 1")
    forget(plan(path, renaming))
    people = replay(Journal.open(path, writable=False).events).people
    assert [one.id for one in people.persons.values() if one.name == "Person 1"] == ["person-1"]
    assert list(people.presence) == [(0, "person-1")]
    assert "alexandra" not in path.read_text("utf-8").casefold()


def test_a_copy_beside_the_journal_is_rewritten_as_the_journal_is(tmp_path: Path) -> None:
    path = record(tmp_path / "m", Noted("note", "Cissi Dahl"), Arrived("cissi-dahl", 1))
    copy = path.with_name("journal 2.toml")
    copy.write_bytes(path.read_bytes() + b'[[event]]\nwho = "Cissi Dahl')
    planned = plan(path, RENAMING)
    assert planned.files == (copy,)
    forget(planned)
    assert copy.read_bytes() == path.read_bytes() + b'[[event]]\nwho = "Person 1'
    copy.write_bytes(b'[[event]]\nid = "x"\nkind = "opened"\nwho = "Cissi Dahl"\n\n')
    forget(plan(path, RENAMING))
    assert b'who = "Person 1"' in copy.read_bytes()
