"""The user's own keys: what is wrong with them is found, and the rest is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.core.record.notes import Noted
from facilitator.files.config import Config
from facilitator.tui import keymap
from facilitator.tui.frame.places import PLACES as PLACE_NAMES
from facilitator.tui.frame.places import place
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.places.notes.screen import Notes
from facilitator.tui.places.people.roll import Roll
from facilitator.tui.places.run.screen import Run
from facilitator.tui.places.start.screen import Start
from facilitator.tui.widgets.columns import Columns
from facilitator.tui.widgets.matrix import Matrix
from facilitator.tui.widgets.rows import Rows
from tui.harness import many_sessions, stage

PLACES = (Run, Notes, Start)
EVERY: tuple[type[SpokenScreen], ...] = (*map(place, PLACE_NAMES), Start)
LISTS = (Rows, Columns, Matrix, Roll)


def _problems(keys: dict[str, str]) -> list[str]:
    return [sentence.text for _, sentence in keymap.problems(keys, PLACES)]


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"session.nxt": "f6"}, "There is no action “{id}”. Did you mean “{near}”?"),
        ({"zzz": "f6"}, "There is no action “{id}”. The help (?) lists them."),
        ({"session.next": "ctrl+q"}, "The key {key} cannot be given another meaning."),
        ({"session.next": "ctrl+p"}, "The key {key} cannot be given another meaning."),
        ({"session.next": "ctrl+ö+x"}, "There is no key called “{key}”."),
        ({"session.next": "nonsense"}, "There is no key called “{key}”."),
        ({"session.next": " , "}, "“{id}” needs a key."),
        (
            {"session.next": "b"},
            "The key {key} already means “{other}” in {places}. Give that another key too.",
        ),
        (
            {"session.next": "+"},
            "The key {key} already means “{other}” in {places}. Give that another key too.",
        ),
        (
            {"note.done": "end"},
            "The key {key} already means “{other}” in {places}. Give that another key too.",
        ),
        (
            {"list.down": "d"},
            "The key {key} already means “{other}” in {places}. Give that another key too.",
        ),
    ],
)
def test_what_is_wrong_with_a_keymap_is_found(keys: dict[str, str], problem: str) -> None:
    assert _problems(keys) == [problem]


def _shares(keys: dict[str, str]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    found, told = keymap.usable(keys, EVERY)
    assert told == []
    return [tuple(share) for share in found.shares]  # type: ignore[misc]


def test_a_key_of_a_place_may_take_that_of_what_every_place_has() -> None:
    """Old keys can be had again where they were."""
    assert _shares({"group.form": "n"}) == [("n", "group.form", "session.next", ("Groups",))]
    for key in ("i", "!", "?", "q"):  # to write, to ask for help and to leave
        assert len(list(keymap.problems({"group.form": key}, EVERY))) == 1, key


def test_what_every_place_has_leaves_a_place_the_keys_of_its_own() -> None:
    (share,) = _shares({"session.next": "n,pagedown"})
    assert share[:3] == ("pagedown", "list.page-down", "session.next")
    assert "Notes" in share[3]
    assert "Run" not in share[3]
    found, _ = keymap.usable({"session.next": "n,pagedown"}, EVERY)
    assert found.of("Notes") == {"session.next": "n,N"}
    assert found.of("Run") == {"session.next": "n,N,pagedown"}


def test_there_is_a_key_left_for_everything_everywhere_or_it_is_told_where_not() -> None:
    ((id_, told),) = keymap.problems({"session.next": "pagedown"}, EVERY)
    assert id_ == "session.next"
    assert "a second key" in told.text
    assert list(keymap.problems({"session.next": "pagedown,f6"}, EVERY)) == []


def test_run_is_where_what_every_place_has_must_act() -> None:
    assert _problems({"session.next": "a"}) == [
        "The key {key} already means “{other}” in {places}. Give that another key too."
    ]


async def test_a_clicker_s_keys_move_the_meeting_on_in_run_and_the_list_in_notes(
    tmp_path: Path,
) -> None:
    keys = {"session.next": "n,pagedown", "session.back": "b,pageup"}
    config = Config(remote_check=0, keys=keys)
    async with stage(tmp_path, many_sessions(3), at="10:00", config=config) as on:
        assert on.said == []
        await on.press("pagedown")
        assert on.kinds == ["session-started"]
        await on.capture("one", "two", "three")
        before = on.kinds
        await on.press("2", "home", "pagedown", "d")
        assert on.said[-1] == "Removed “three”. u brings it back."
        assert [*before, "note-removed"] == on.kinds
        await on.press("n")
        assert on.kinds[-1] == "session-started"
        await on.press("1", "pageup")
        assert on.kinds[-1] == "session-reopened"


async def test_an_old_key_of_a_place_acts_there_and_nowhere_else(tmp_path: Path) -> None:
    config = Config(remote_check=0, keys={"group.form": "n"})
    async with stage(tmp_path, many_sessions(3), at="10:00", config=config) as on:
        await on.press("3", "n")
        assert on.facts == []
        await on.type("Plans")
        await on.press("enter", "escape")
        await on.press("1", "n")
        assert on.kinds[-1] == "session-started"


def test_a_keymap_may_exchange_two_keys() -> None:
    assert _problems({"session.next": "b", "session.back": "n"}) == []
    assert _problems({"session.next": "f6, å", "capture.open": "ctrl+n"}) == []
    assert _problems({"list.down": "down,ö", "list.up": "up,ä"}) == []


def test_a_letter_of_a_keymap_acts_with_caps_lock_too_unless_its_capital_is_given() -> None:
    assert keymap.normal({"session.next": "n, å,f6,ß"}) == {"session.next": "n,N,å,Å,f6,ß"}
    both = {"session.next": "n", "session.back": "N"}
    assert keymap.normal(both) == both
    assert _problems(both) == []
    assert len(_problems({"session.next": "B"})) == 1


def test_every_key_of_every_place_can_be_changed() -> None:
    for listed in keymap.bindings(PLACES).values():
        assert all(binding.id for binding in listed)
    assert _problems({}) == []


async def test_a_keymap_changes_what_keys_do_and_what_is_shown(tmp_path: Path) -> None:
    keys = {"session.next": "f6, å", "capture.open": "f7"}
    async with stage(tmp_path, at="10:00", config=Config(keys=keys)) as on:
        assert "f6 Next" in on.footer
        assert "f7 Capture" in on.footer
        await on.press("n", "i")
        assert on.facts == []
        assert on.app.focused is None
        await on.press("f6", "å", "f6")
        assert on.kinds == ["session-started"] * 2
        await on.press("f7")
        await on.type("vå")
        await on.press("enter")
        kept = on.last
        assert isinstance(kept, Noted)
        assert kept.text == "vå"


async def test_each_place_names_the_widget_that_gets_its_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        for name in PLACE_NAMES:
            on.app.switch_screen(name)
            await on.rest()
            lists = [each for each in on.app.screen.query("*") if isinstance(each, LISTS)]
            assert {type(each) for each in lists if each.can_focus} == {place(name).LIST} - {None}


async def test_a_key_of_lists_can_be_changed_and_types_where_a_list_is_narrowed(
    tmp_path: Path,
) -> None:
    config = Config(remote_check=0, keys={"list.down": "down,ö"})
    async with stage(tmp_path, at="10:00", config=config) as on:
        await on.capture("one", "two", "three")
        await on.press("2", "home", "ö", "d")
        assert on.said[-1:] == ["Removed “two”. u brings it back."]
        await on.press("1", "g", "ö")
        assert "ö" in on.line("no session is called that")


async def test_a_key_with_a_clash_is_told_and_the_rest_of_the_keymap_used(tmp_path: Path) -> None:
    keys = {"session.next": "b", "list.down": "down,ö", "session.nxt": "f6"}
    config = Config(remote_check=0, keys=keys)
    async with stage(tmp_path, many_sessions(3), at="10:00", config=config) as on:
        assert on.said == [
            (
                "There is no action “session.nxt”. Did you mean “session.next”? "
                "This entry is ignored."
            ),
            (
                "The key b already means “session.back” in every place. "
                "Give that another key too. "
                "This entry is ignored."
            ),
        ]
        await on.press("n")
        assert on.kinds == ["session-started"]
        await on.capture("one", "two", "three")
        await on.press("2", "home", "ö", "d")
        assert "Removed “two”. u brings it back." in on.said


async def test_the_users_own_keys_are_named_in_sentences(tmp_path: Path) -> None:
    config = Config(keys={"meeting.undo": "f7", "meeting.export": "f8"})
    async with stage(tmp_path, config=config) as on:
        await on.press("n")
        assert "f7 undoes" in on.lines[-2]
        await on.capture("one")
        await on.press("2", "d")
        assert on.said[-1] == "Removed “one”. f7 brings it back."
        on.app.close_meeting()
        assert on.said[-1] == "The meeting is closed. f8 exports the minutes, f7 opens it again."
