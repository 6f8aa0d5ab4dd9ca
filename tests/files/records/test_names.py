"""A record is the same however a disk or a sync program spells the letters of its name."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from builders import agenda_text, at, opening
from facilitator.core.record.events import Event
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library
from facilitator.files.records.names import as_spelt, composed, on_disk, record_id

NAME = "2013-03-21-träff-på-ön"
LONG = unicodedata.normalize("NFD", NAME)


def opened(library: Library) -> Journal:
    fact = opening(agenda_text("Träff på ön"))
    return library.create(fact.agenda, Event("e0", at("09:00"), "me", fact))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library whose one record was named on a Mac."""
    made = Library(tmp_path / "data")
    opened(made).path.parent.rename(made.meetings / LONG)
    return made


def test_it_is_found_and_listed_by_its_name(library: Library) -> None:
    path = library.meetings / LONG / "journal.toml"
    assert [record.id for record in library.records()] == [NAME] == [record_id(path)]
    for reference in (NAME, LONG, str(library.meetings / NAME), f"{library.meetings / NAME}/"):
        assert library.find(reference) == path
    assert library.find(str(library.meetings / NAME / "journal.toml")) == path
    agenda = opening(agenda_text("Träff på ön")).agenda
    unfinished = library.unfinished(agenda, rehearsal=False)
    assert unfinished is not None
    assert unfinished.journal.path == path


def test_a_new_record_does_not_take_its_name(library: Library) -> None:
    assert opened(library).path.parent.name == f"{NAME}-2"
    assert sorted(record.id for record in library.records()) == [NAME, f"{NAME}-2"]


def test_the_one_opened_last_is_remembered_whatever_became_of_its_letters(
    library: Library,
) -> None:
    path = library.meetings / LONG / "journal.toml"
    other = opened(library).path
    for spelt, now in ((NAME, LONG), (LONG, LONG), (LONG, NAME)):
        library.opened(library.meetings / spelt / "journal.toml")
        path.parent.rename(library.meetings / now)
        path = library.meetings / now / "journal.toml"
        assert library.find(None) == path != other


def test_a_path_is_as_it_is_where_nothing_like_it_is_there(tmp_path: Path) -> None:
    (tmp_path / composed("ä")).mkdir()
    (tmp_path / unicodedata.normalize("NFD", "ä")).mkdir()
    for name in (composed("ä"), unicodedata.normalize("NFD", "ä"), "ö", "a"):
        assert on_disk(tmp_path / name) == tmp_path / name
    file = tmp_path / "file"
    file.write_text("")
    assert on_disk(file / "ö") == file / "ö"
    assert on_disk(Path("/")) == Path("/")


def test_a_record_keeps_its_name_where_capitals_make_no_difference(tmp_path: Path) -> None:
    (tmp_path / "träff").mkdir()
    if not (tmp_path / "TRÄFF").exists():
        pytest.skip("here capitals make a difference")
    assert as_spelt(tmp_path / "TRÄFF").name == "träff"


def test_a_name_is_looked_for_without_capitals_only_where_none_is_like_it(tmp_path: Path) -> None:
    for name in ("träff", "Träff"):
        (tmp_path / name).mkdir(exist_ok=True)
        assert as_spelt(tmp_path / name).name.casefold() == "träff"
    assert as_spelt(tmp_path / "TRÄFF").name in {"träff", "Träff"}
    assert as_spelt(tmp_path / "möte").name == "möte"
    assert as_spelt(tmp_path / "none" / "x") == tmp_path / "none" / "x"
