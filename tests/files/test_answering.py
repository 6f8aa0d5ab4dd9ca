"""Programs find the one that takes answers by what it left, as long as it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.files.answering import Taking, found, held, leave, place

TAKING = Taking("http://here/", 4711, "key", asks=True)


def test_what_was_left_is_found_as_long_as_it_is_held(tmp_path: Path) -> None:
    path = place(tmp_path, tmp_path / "meeting" / "journal.toml")
    assert found(path) is None
    with held(path):
        assert found(path) is None
        leave(path, TAKING)
        assert found(path) == TAKING
        with pytest.raises(BlockingIOError), held(path):
            pass
        assert found(path) == TAKING
    assert found(path) is None
    leave(path, TAKING)  # as by one that was killed
    assert found(path) is None


def test_what_cannot_be_read_is_as_if_nothing_were_left(tmp_path: Path) -> None:
    path = place(tmp_path, tmp_path / "meeting" / "journal.toml")
    with held(path):
        for text in ("", "port = 1", "no toml", 'address = 1\nport = 1\nkey = ""'):
            path.write_text(text, encoding="utf-8")
            assert found(path) is None


def test_each_record_has_a_place_of_its_own_however_long_its_name_is(tmp_path: Path) -> None:
    places = [
        place(tmp_path, tmp_path / folder / name / "journal.toml")
        for folder in ("one", "two")
        for name in ("å" * 120, "å" * 119 + "b", "m")
    ]
    assert len({*places}) == 6
    assert not any(each.exists() for each in places)
    with held(places[0]):
        leave(places[0], TAKING)
        assert found(places[0]) == TAKING
        assert found(places[1]) is None
