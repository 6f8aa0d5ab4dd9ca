"""Themes, languages, the command palette and the user's own keys."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Input

from facilitator.core.record.notes import Noted
from facilitator.files.config import Config, read_config
from facilitator.tui import keymap
from facilitator.tui.frame.places import PLACES as PLACE_NAMES
from facilitator.tui.frame.places import place
from facilitator.tui.places.notes.screen import Notes
from facilitator.tui.places.run.screen import Run
from facilitator.tui.places.start.screen import Start
from facilitator.tui.themes import OWN_THEMES, THEMES
from facilitator.tui.widgets.columns import Columns
from facilitator.tui.widgets.matrix import Matrix
from facilitator.tui.widgets.rows import Rows
from tui.harness import PROGRAMME, many_sessions, stage

PLACES = (Run, Notes, Start)
ROOT = Path(__file__).parents[2]
LEAST_TOLD = 7
"""Shorter words may be Swedish as well."""

LISTS = (Rows, Columns, Matrix)


async def test_every_theme_is_there_by_its_plain_name(tmp_path: Path) -> None:
    async with stage(tmp_path, config=Config(theme="high-contrast")) as on:
        assert on.app.theme == THEMES["high-contrast"]
        assert on.said == []
        for name in THEMES.values():
            assert name in on.app.available_themes
            on.app.theme = name
            await on.press("2", "question_mark", "escape", "1")


async def test_an_unknown_theme_is_told_and_the_app_goes_on(tmp_path: Path) -> None:
    async with stage(tmp_path, config=Config(theme="[/neon]")) as on:
        told = f"There is no theme “[/neon]”; there are {', '.join(THEMES)}."
        assert on.said == [told]
        assert on.question == "Run"


INKS = (
    "foreground", "text-muted", "text-primary", "text-accent",
    "text-success", "text-warning", "text-error",
)  # fmt: skip
GROUNDS = ("background", "surface", "panel", "block-cursor-blurred-background")
BARS = ("primary-darken-2", "error-darken-2", "warning")
"""The header, the banner, and a message to the room: their text is what Textual calls $text."""


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    least = 7 if theme.name == "high-contrast" else 4.5
    shown = theme.to_color_system().generate() | theme.variables
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [("text", bar) for bar in BARS]
    ratios = {pair: _contrast(shown[pair[0]], Color.parse(shown[pair[1]])) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_each_colour_has_one_meaning(theme: Theme) -> None:
    meanings = ("foreground", "text-success", "text-warning", "text-error", "text-accent")
    shown = theme.to_color_system().generate() | theme.variables
    assert len({Color.parse(shown[meaning]) for meaning in meanings}) == len(meanings)
    assert shown["text-accent"] == shown["text-primary"]


def _contrast(ink: str, ground: Color) -> float:
    """Give the contrast ratio of WCAG; "auto 60%" is as much of black or white over the ground."""
    if ink.startswith("auto"):
        share = float(ink.removeprefix("auto").strip(" %")) / 100
        colour = ground.blend(ground.get_contrast_text(1), share)
    else:
        colour = Color.parse(ink)
    light, dark = sorted((_luminance(*part.normalized) for part in (colour, ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(*parts: float) -> float:
    linear = [((part + 0.055) / 1.055) ** 2.4 if part > 0.03928 else part / 12.92 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


async def test_the_palette_lists_commands_and_runs_them(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(80, 50)) as on:
        await on.press("ctrl+p")
        assert "Search for commands…" in on.text
        wanted = ["Export minutes", "Close the meeting", "Bell on or off", "Help", "Leave"]
        wanted += ["Theme: dark", "Theme: high contrast"]
        assert [words for words in wanted if words not in on.text] == []
        assert "Quit" not in on.text
        await on.type("close the")
        await on.app.workers.wait_for_complete()
        await on.press("down", "enter")
        await on.rest()
        assert on.kinds == ["meeting-closed"]
        await on.press("u", "ctrl+p")
        await on.type("high contrast")
        await on.app.workers.wait_for_complete()
        await on.press("down", "enter")
        await on.rest()
        assert on.app.theme == "high-contrast"


async def test_the_palette_speaks_the_language_even_where_nothing_matches(tmp_path: Path) -> None:
    async with stage(tmp_path, language="sv") as on:
        await on.press("ctrl+p")
        await on.type("xyzzy")
        await on.app.workers.wait_for_complete()
        await on.rest()
        assert "Inget kommando heter så." in on.text
        await on.press("down", "enter")
        assert on.question == "Run"
        assert on.facts == []


async def test_what_the_palette_explains_is_no_paler_than_other_explanations(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        on.app.theme = "light"
        await on.press("ctrl+p")
        muted = Color.parse(on.app.theme_variables["text-muted"])
        for widget, part in (
            (on.app.screen, "command-palette--help-text"),
            (on.app.screen.query_one(Input), "input--placeholder"),
        ):
            styles = widget.get_component_styles(part)
            assert styles.color == muted
            assert not styles.text_style.dim


@pytest.mark.parametrize("key", ["pagedown", "pageup", "down", "up", "home", "end"])
async def test_the_palette_takes_keys_that_come_before_its_list(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path) as on:
        await on.burst(["ctrl+p", "escape", "ctrl+p", key, key])
        await on.app.workers.wait_for_complete()
        await on.burst(["x", key, "y", key, "z", key])
        await on.app.workers.wait_for_complete()
        await on.burst(["escape"] * 3)
        assert on.question == "Run"


async def test_a_closed_meeting_says_so_and_is_opened_again_by_undo(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        on.app.close_meeting()
        await on.press("u")
        assert on.said == [
            "The meeting is closed. x exports the minutes, u opens it again.",
            "Undone: closed the meeting. y does it again.",
        ]


@cache
def _sentences() -> re.Pattern[str]:
    """Match what has another wording in Swedish, as far as it stands whole on a screen."""
    with (ROOT / "src/facilitator/locale/sv/LC_MESSAGES/facilitator.po").open("rb") as file:
        told = {str(each.id) for each in read_po(file) if each.id and each.string != each.id}
    looked_for = (words for words in told if len(words) > LEAST_TOLD and "{" not in words)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, looked_for))})(?!\w)")


def _english(text: str) -> list[str]:
    return _sentences().findall(text)


async def test_everything_is_drawn_in_swedish_when_asked_for(tmp_path: Path) -> None:
    text = (ROOT / "agendas/digital-agenda.toml").read_text("utf-8")
    async with stage(tmp_path, text, language="sv", size=(120, 50)) as on:
        assert "torsdag 21 mars 2013" in on.lines[0]
        assert _english("Nothing ahead is late") != []
        for name in PLACE_NAMES:
            on.app.switch_screen(name)
            await on.rest()
            assert _english(on.text) == [], name
            await on.press("f1")
            assert _english(on.text) == [], name
            await on.press("escape")
        for key in ("m", "c", "v", "r", "g", "a", "ctrl+p"):
            await on.press("1", key)
            assert on.question != "Run"
            assert _english(on.text) == [], key
            await on.press("escape")


# The user's own keys


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
            "The key {key} already means “{other}”. Give that another key too.",
        ),
        (
            {"session.next": "+"},
            "The key {key} already means “{other}”. Give that another key too.",
        ),
        ({"app.leave": "e"}, "The key {key} already means “{other}”. Give that another key too."),
        ({"note.done": "end"}, "The key {key} already means “{other}”. Give that another key too."),
        ({"list.down": "d"}, "The key {key} already means “{other}”. Give that another key too."),
    ],
)
def test_what_is_wrong_with_a_keymap_is_found(keys: dict[str, str], problem: str) -> None:
    assert _problems(keys) == [problem]


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
        await on.press("n", "i", "enter")
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
        assert on.said == ["Removed “two”. u brings it back."]
        await on.press("1", "g", "ö")
        assert "ö" in on.line("no session is called that")


@pytest.mark.parametrize("text", [PROGRAMME, None], ids=["run", "start"])
async def test_what_is_wrong_in_the_configuration_is_told_with_its_place(
    tmp_path: Path, text: str | None
) -> None:
    path = tmp_path / "config.toml"
    path.write_text('bel = 1\ntheme = "neon"\n[keys]\n"session.nxt" = "f6"\n', "utf-8")
    async with stage(tmp_path, text, config_file=read_config(path)) as on:
        wrong, theme, keys = on.said
        assert wrong.splitlines() == [
            f'{path}:1:1: "bel" is not known in the top part of the file. Did you mean "bell"?',
            "Defaults are used for these settings; the rest of the file applies.",
        ]
        assert theme.startswith(f"{path}:2:9: There is no theme “neon”; ")
        assert keys.startswith(f"{path}:4:17: There is no action “session.nxt”. Did you mean ")
        assert on.app.theme == THEMES["dark"]


async def test_of_many_mistakes_the_first_are_on_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("".join(f"x{number} = 1\n" for number in range(20)), "utf-8")
    async with stage(tmp_path, config_file=read_config(path)) as on:
        (told,) = on.said
        *lines, dots, _, instead = told.splitlines()
        assert [line.partition(": ")[0] for line in lines] == [f"{path}:{n}:1" for n in (1, 2, 3)]
        assert dots == "…"
        assert instead.startswith("Defaults are used for these settings;")


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
                "The key b already means “session.back”. Give that another key too. "
                "This entry is ignored."
            ),
        ]
        await on.press("n")
        assert on.kinds == ["session-started"]
        await on.capture("one", "two", "three")
        await on.press("2", "home", "ö", "d")
        assert "Removed “two”. u brings it back." in on.said
