"""The palette lists what can be done and gone to, by the words people use, and does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.running.acts import ACTS
from facilitator.tui.frame.place import Place
from facilitator.tui.offers.everything import everything
from facilitator.tui.offers.offer import matching
from tui.harness import Stage, stage


async def _find(on: Stage, text: str) -> None:
    await on.press("ctrl+p")
    await on.type(text)


async def test_an_act_is_done_and_undone(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(100, 50)) as on:
        await on.press("ctrl+p")
        for id_ in ("session.next", "session.rebalance"):
            assert ACTS[id_] in on.text
        await on.type("close the")
        await on.press("enter")
        assert on.kinds == ["meeting-closed"]
        await on.press("u")
        await _find(on, "bell")
        await on.press("enter")
        assert on.app.bell_on is False
        await _find(on, "high contrast")
        await on.press("enter")
        assert on.app.theme == "high-contrast"


@pytest.mark.parametrize(
    ("language", "typed", "first", "later"),
    [
        # A name that begins so stands before other words in which it stands whole.
        ("en", "not", "Notes", "Rebalance"),
        # Another word that begins so stands before one that has it further on: "yellow line".
        ("sv", "lin", "Öppna talarens länk", "Svar"),
        # A name in another place that has it stands before such a one.
        ("en", "nex", "Turns: Next question", "End the session"),
        ("sv", "sva", "Talarordning: Svar", "Rummet ser"),
    ],
)
async def test_what_begins_so_stands_first(
    tmp_path: Path, language: str, typed: str, first: str, later: str
) -> None:
    async with stage(tmp_path, language=language) as on:
        with on.app._context():  # noqa: SLF001 - as the harness does for a beat
            found = [each.name for each in matching(everything(on.app.screen), typed)]
        assert found.index(first) < found.index(later)


async def test_what_is_late_is_rebalanced_and_nothing_is_changed_unseen(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("n")
        await on.advance(45)
        before = on.kinds
        await _find(on, "rebal")
        await on.press("enter")
        assert on.question == "Rebalance"
        await on.press("escape")
        await _find(on, "lunch")
        (there,) = (line for line in on.lines if "Lunch: go there now" in line)
        assert "21 March, 12:" in there  # which of two lunches
        await on.press("enter")
        assert on.question == "Rebalance"
        assert on.kinds == before


async def test_a_session_is_gone_to_now_or_looked_at(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await _find(on, "rules: go")
        await on.press("enter")
        assert on.kinds == ["session-started"]
        assert on.last.session == "rules"
        await _find(on, "strategy")
        await on.press("tab", "tab", "enter")
        assert on.question == "Programme"
        assert on.line("─ Strategy")


async def test_a_person_and_a_note_are_gone_to(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(100, 30)) as on:
        await on.capture("! We go on", "the second note", "third")
        await _find(on, "åsa")
        await on.press("enter")
        assert on.question == "People"
        await on.press("enter")
        assert on.kinds[-1] == "arrived"
        await _find(on, "second note")
        await on.press("enter")
        assert on.question == "Notes"
        await on.press("d")
        assert on.kinds[-1] == "note-removed"
        assert "the second note" not in on.line("u undoes")


async def test_an_act_on_a_chosen_row_of_another_place_is_not_done_to_any_row(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.capture("one")
        await _find(on, "notes: remove")
        await on.press("enter")
        assert on.question == "Notes"
        assert on.kinds == ["noted"]
        assert on.said[-1].startswith("d: ")


async def test_an_act_that_needs_nothing_chosen_is_done_from_another_place(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await _find(on, "people: add")
        await on.press("enter")
        assert on.place == "People"
        await on.type("Bo Ek")
        await on.press("enter")
        assert on.kinds == ["person-added"]


async def test_it_does_what_is_chosen_though_a_line_or_a_question_is_open(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("i")
        await on.type("half")
        await _find(on, "start/pause")
        await on.press("enter")
        assert on.kinds == ["session-started"]
        await on.press("v")
        assert on.question == "AskSheet"
        await _find(on, "undo")
        await on.press("enter")
        assert on.kinds[-1] == "undone"
        await on.press("i")
        assert on.app.screen.query_one("#capture").text == "half"  # type: ignore[attr-defined]


async def test_what_cannot_be_done_now_is_said(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await _find(on, "hoppar till när")
        await on.press("escape")
        await _find(on, "rehearsal")
        await on.press("enter")
        assert on.facts == []
        assert on.said


async def test_nothing_matches_and_nothing_is_done(tmp_path: Path) -> None:
    async with stage(tmp_path, language="sv") as on:
        await _find(on, "xyzzy[/x]")
        assert "inget heter så" in on.text
        await on.press("down", "enter", "escape")
        assert on.question == "Run"
        assert on.facts == []


@pytest.mark.parametrize("key", ["pagedown", "pageup", "down", "up", "home", "end"])
async def test_it_takes_keys_as_fast_as_they_come(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path) as on:
        await on.burst(["ctrl+p", "escape", "ctrl+p", key, key])
        await on.burst(["x", key, "y", key, "z", key])
        await on.burst(["escape"] * 3)
        assert on.question == "Run"


async def test_the_keys_named_are_the_users_own(tmp_path: Path) -> None:
    from facilitator.files.config import Config

    config = Config(keys={"session.rebalance": "f6"})
    async with stage(tmp_path, config=config, size=(100, 40)) as on:
        await _find(on, "rebal")
        assert on.line(ACTS["session.rebalance"]).rstrip(" │").endswith("f6")


async def test_on_the_start_screen_acts_of_a_meeting_say_that_one_must_be_open(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, None) as on:
        await _find(on, "projector")
        await on.press("enter")
        assert on.said[-1] == "That is done in a meeting: open one first."
        assert not isinstance(on.app.screen, Place)


async def test_over_a_box_it_does_what_is_chosen_in_the_place_below(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("a")
        await _find(on, "åsa")
        await on.press("enter")
        assert on.question == "People"
        await on.press("r")
        await _find(on, "start/pause")
        await on.press("enter")
        assert on.kinds == ["session-started"]


async def test_over_a_form_in_which_something_was_typed_it_says_what_comes_first(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.press("a")
        await on.type("Walk")
        await _find(on, "people")
        await on.press("enter")
        assert "First keep or leave “Add a session as the next one”." in on.text
        assert on.line("Title").split()[-2] == "Walk"
        await on.press("f2")
        assert on.kinds == ["session-added"]


async def test_the_language_of_all_screens_is_changed_and_nothing_typed_is_lost(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.press("space", "2", "i")
        await on.type("half")
        await _find(on, "svenska")
        await on.press("enter")
        assert on.place == "Notes"
        assert "1 Kör" in on.lines[1]
        await on.press("1")
        assert "Pausa" in on.lines[-1]
        await on.press("2", "i")
        assert "half" in on.lines[-2]


async def test_on_the_start_screen_the_language_is_changed_too(tmp_path: Path) -> None:
    async with stage(tmp_path, None, language="sv") as on:
        await _find(on, "engelska")
        await on.press("enter")
        assert "New agenda" in on.text


async def test_what_holds_only_some_of_the_words_is_not_done_by_enter_alone(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await _find(on, "skip breakfast")
        await on.press("enter")
        assert on.question == "Everything"
        assert "Nothing holds all of that: choose with the arrow keys." in on.text
        await on.press("down", "enter")
        assert on.kinds == ["session-skipped"]


async def test_whole_sentences_do_what_they_say(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for words, kind in (
            ("skip rules", "session-skipped"),
            ("show the programme", "stage-set"),
            ("blank screen", "stage-set"),
            ("everybody is here", "arrived"),
        ):
            await _find(on, words)
            await on.press("enter")
            assert on.kinds[-1] == kind, words
        assert on.app.state.of("rules").skipped
        assert on.app.state.stage.page == "dark"
        await _find(on, "open question")
        await on.press("enter")
        await on.type("Who?")
        await on.press("enter")
        assert on.kinds[-1] == "noted"


async def test_what_the_last_lines_have_no_room_for_is_seen_to_go_on(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(100, 40)) as on:
        await on.press("ctrl+p")
        await on.type("settings file")
        whole = on.text.splitlines()[-2].rstrip()
        assert whole.startswith(" Settings file · Opens it in your editor")
        assert whole.endswith("…")
