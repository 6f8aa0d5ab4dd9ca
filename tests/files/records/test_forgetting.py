"""Another name in the place of a person's: what changes by it, what does not, and what is told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from builders import agenda_text, at, opening
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.groups import GroupFormed
from facilitator.core.record.homework import TaskAdded
from facilitator.core.record.notes import Noted
from facilitator.core.record.people import Arrived, PersonAdded
from facilitator.core.record.programme import SessionAdded
from facilitator.core.record.series import UpcomingAdded
from facilitator.files.errors import FileProblem
from facilitator.files.records.forgetting import Change, Renaming, forget, plan, stand_in
from facilitator.files.records.journal import Journal

AGENDA = agenda_text(head='[[participant]]\nname = "Cissi Dahl"\n')
RENAMING = Renaming(" Cissi  Dahl", "Person 1")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Cissi Dahl", "Person 1"),
        ("sa CISSI DAHL.", "sa Person 1."),
        ("sa cissi dahl.", "sa person 1."),
        ("Cissi Dahls, Cissi Dahl's", "Person 1s, Person 1's"),
        ("Cissi\n  Dahl", "Person 1"),
        ("Cissi Dahl-Ek", "Person 1-Ek"),
        *((same, same) for same in ("Acissi Dahl", "Cissi Dahlia", "Cissi", "Dahl", "cissi-dahl")),
    ],
)
def test_a_name_is_replaced_where_it_is_whole_words(text: str, after: str) -> None:
    assert RENAMING.text(text) == after


@pytest.mark.parametrize(
    ("id_", "after"),
    [
        ("cissi-dahl", "person-1"),
        ("@cissi-dahl", "@person-1"),
        ("cissi-dahl-2", "person-1-2"),
        ("2013-03-21-cissi-dahls-träff", "2013-03-21-person-1s-träff"),
        ("Cissi Dahl", "Person 1"),
        *((same, same) for same in ("acissi-dahl", "cissi-dahlia", "cissi", "Cissi-Dahl")),
    ],
)
def test_in_ids_it_is_replaced_by_the_rules_of_ids(id_: str, after: str) -> None:
    assert RENAMING.id(id_) == after


def test_a_name_without_capitals_or_composed_otherwise_is_found_too() -> None:
    assert Renaming("bo", "Person 1").text("bo, Bo, BOs") == "Person 1, Person 1, Person 1s"
    assert Renaming("Åsa", "X").text("A\u030asa") == "X"
    assert Renaming("Åsa", "X").text("a\u030a") == "a\u030a"  # without the name all stays


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ('a = "Cissi Dahl" # cissi dahl\n', 'a = "Person 1" # person 1\n'),
        ('id   = "cissi-dahl"\n', 'id   = "person-1"\n'),
        ('a = """Cissi \\\n  Dahl"""\n', 'a = """Person 1"""\n'),
        ('members = ["cissi-dahl", "bo"]\n', 'members = [\n    "person-1",\n    "bo",\n]\n'),
        ('a = "Cissi\\u0020Dahl"\n', 'a = "Person 1"\n'),
        ("a = Cissi Dahl", "a = Person 1"),  # no TOML
        ('a = "A\u030a"\n', 'a = "A\u030a"\n'),
    ],
)
def test_toml_stays_as_it_is_written_where_that_can_be(text: str, after: str) -> None:
    assert RENAMING.toml(text) == after


def test_a_name_with_quotes_still_makes_toml() -> None:
    made = Renaming("Cissi Dahl", 'O\'Neil "x" \\').toml('a = "Cissi Dahl" # note\n')
    assert tomllib.loads(made) == {"a": 'O\'Neil "x" \\'}


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


def test_to_plan_writes_nothing_and_to_forget_rewrites_what_holds_the_name(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    path = record(folder)
    torn = b'[[event]]\nwho = "Cissi Dahl'
    path.write_bytes(path.read_bytes() + torn)
    for name, text in (
        ("minutes.md", "Cissi Dahl \xe5"), ("other.md", "Cissi"), ("pulse", "Cissi Dahl"),
        ("journal.lock", "Cissi Dahl"), ("photo.png", "Cissi Dahl"),
        ("journal.torn-1.toml", 'of = "cissi-dahl"\n"Cissi Dahl'),
    ):  # fmt: skip
        (folder / name).write_text(text, "latin-1")
    (folder / "sub").mkdir()
    (folder / "link.md").symlink_to(folder / "minutes.md")
    before = {each: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    planned = plan(path, RENAMING)
    assert before == {each: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    assert [each.name for each in planned.files] == ["journal.torn-1.toml", "minutes.md"]
    assert [each.name for each in planned.unsure] == ["photo.png", "sub"]
    forget(planned, RENAMING)
    assert b"Cissi Dahl" not in path.read_bytes().removesuffix(torn)
    assert (folder / "minutes.md").read_bytes() == "Person 1 \xe5".encode("latin-1")
    assert (folder / "journal.torn-1.toml").read_text() == 'of = "person-1"\n"Person 1'
    for name in ("other.md", "pulse", "journal.lock", "photo.png"):
        assert (folder / name).read_bytes() == before[folder / name]


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
