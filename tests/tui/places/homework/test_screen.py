"""Each key of the place of homework, and what is seen afterwards."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from facilitator.core.base.ids import PersonId
from facilitator.core.homework import tasks as hw
from facilitator.core.people import moves
from facilitator.core.record.homework import (
    Entrusted,
    HandedIn,
    Spotted,
    TaskAdded,
    TaskChanged,
    TaskMarked,
    TaskRemoved,
)
from facilitator.core.record.notes import Noted
from facilitator.tui.widgets.matrix import Matrix
from tui.harness import Stage, stage
from tui.places.tasks import EVA, TASKS, programme

HOSTILE = (
    "[/foo] [@click=app.quit]Q[/]",
    "\x1b]0;PWN\x07\x1b[2Jclear \u202eevil\u2066 \u200bwidth \x9b31mred\x00\x7f",
    "👩‍👩‍👧 ❤️ שלום مرحبا",
)


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _row(on: Stage, line: int) -> list[str]:
    """Give the words of a line of the matrix."""
    return on.lines[line].split("│")[1].split()


def chosen(on: Stage) -> tuple[int, int]:
    return on.app.screen.query_one(Matrix).cursor


# The matrix


async def test_the_matrix_says_in_words_how_far_each_has_come(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press("4")
        assert on.line("Region 00 · Word cloud ─")
        assert _row(on, 3) == ["Word", "cloud", "Scan", "File", "it"]
        none = "─" * 8
        assert _row(on, 4) == [
            none,
            *["0", "of", "14"],
            none,
            *["0", "of", "14"],
            none,
            "0",
            "of",
            "1",
        ]
        assert _row(on, 5) == ["Region", "00", "▸·", "not", "begun", "·", "not", "begun"]
        assert "more · ⏎ hand in" in on.text
        for key, fact, words in (
            ("2", TaskMarked("cloud", "o0", "promised"), "▸○ promised"),
            ("1", TaskMarked("cloud", "o0", "handed-in"), "▸✓ handed in"),
            ("3", TaskMarked("cloud", "o0", "excused"), "▸– excused"),  # noqa: RUF001
            ("4", TaskMarked("cloud", "o0", "not-begun"), "▸· not begun"),
        ):
            await on.press("k", key)
            assert on.last == fact
            assert words in on.lines[5]
        await on.press("k", "4")
        assert on.app.said[-1] == "It is already marked like that."
        await on.press("u", "u")
        assert "▸✓ handed in" in on.lines[5]
        assert _row(on, 4)[:4] == ["━───────", "1", "of", "14"]


async def test_the_task_of_the_chosen_cell_is_told(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press("4")
        for told in (
            "Region 00 · Word cloud",
            "· not begun",
            "Due      26 April 2013, 36 days left",
            "Show your words.",
        ):
            assert told in on.text
        await on.press("o", "2")
        assert on.question == "Sheet"
        await on.press("escape")
        await on.resize(120, 40)
        for told in (
            "Collects  a list of concepts",
            "Compilers Lisa, Lennart",
            "Purpose   To compare them.",
            "Links     https://example.org/cloud",
        ):
            assert told in on.text
        await on.press("right", "right")
        assert "Region 00 is not asked for this" in on.text
        assert "20 March 2013, 1" in on.text
        await on.press("k", "2", "enter", "k", "5")
        assert on.facts == []
        await on.press("end", "k", "1")
        assert on.last == TaskMarked("each", "eva", "handed-in")


async def test_both_headings_stay_when_fourteen_by_ten_scroll(tmp_path: Path) -> None:
    ten = "\n".join(f"[[homework]]\nid = 't{n}'\ntitle = 'Task {n}'\n" for n in range(10))
    async with stage(tmp_path, programme(ten)) as on:
        await on.press("4", *["down"] * 13, *["right"] * 9, "k", "2")
        assert on.last == TaskMarked("t9", "o13", "promised")
        assert "Task 9" in on.lines[3]
        assert "Task 0" not in on.lines[3]
        assert on.lines[3].lstrip("│ ").startswith("←5 ")
        assert "▸○ promised" in on.line("Region 13")
        await on.press("home")
        assert chosen(on) == (0, 9)
        assert on.lines[5].lstrip("│ ").startswith("Region 00")
        await on.press("pagedown", "pagedown", "pageup", *["left"] * 9)
        assert "Task 0" in on.lines[3]
        assert chosen(on)[1] == 0


async def test_an_empty_place_says_what_fills_it(tmp_path: Path) -> None:
    async with stage(tmp_path, programme("")) as on:
        await on.press("4")
        assert "a adds a task" in " ".join(on.text.split())
        await on.press("k", "e", "enter", "d", "space", "*", "down")
        assert on.facts == []
        await on.press("o", "1")
        assert "No homework yet" in on.text
        await on.press("escape", "a")
        await on.paste("Read")
        await on.press("f2", "k", "2")
        assert on.last == TaskMarked("read", "o0", "promised")


async def test_nobody_to_ask_is_said(tmp_path: Path) -> None:
    speaker = "[[participant]]\nname = 'Eva'\nrole = 'speaker'"
    async with stage(tmp_path, programme(TASKS, "", speaker)) as on:
        await on.press("4")
        assert "Nobody is listed who could hand in" in on.text


# Handing in


async def test_terms_are_pasted_and_said_back_as_understood(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), size=(120, 40)) as on:
        await on.press("4", "enter")
        await on.paste("e-service: 12\nopen data (3)\r\nbroadband, fibre")
        said_back = "4 terms understood: e-service (12) · open data (3) · broadband · fibre"
        assert said_back in " ".join(on.text.split())
        await on.press("f2")
        assert on.last == HandedIn(
            "cloud",
            "o0",
            terms=(("e-service", 12), ("open data", 3), ("broadband", 1), ("fibre", 1)),
        )
        assert "handed in, 4 terms" in on.lines[5]
        beside = [line.split("│")[3] for line in on.lines[6:10]]
        assert [" ".join(line.split()) for line in beside] == [
            "Terms e-service ━━━━━━ 12",
            "open data ━━ 3",
            "broadband ━ 1",
            "fibre ━ 1",
        ]
        await on.press("enter")
        assert "e-service: 12" in on.text
        await on.press("f2")
        assert on.app.said[-1] == "Nothing was changed."
        await on.press("escape", "u")
        assert "▸· not begun" in on.lines[5]


async def test_a_text_has_lines_and_letters_in_it_are_no_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press("4", "right")
        await on.press("enter")
        await on.burst("phf0 uq1")
        await on.press("enter", "x", "f2")
        assert on.facts == [HandedIn("scan", "o0", text="phf0 uq1\nx")]
        assert "handed in, 3 words" in on.lines[5]
        assert re.search(r"│ Handed in +phf0 uq1", on.text)


async def test_a_files_name_is_kept_with_enter(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press("4", "right", "right", "end", "enter")
        await on.paste("my cloud\n.pdf")
        await on.press("enter")
        assert on.last == HandedIn("each", "eva", file="my cloud .pdf")


async def test_what_was_typed_is_thrown_away_only_after_asking(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press("4", "right", "enter")
        await on.paste("text")
        await on.press("escape", "escape")
        assert on.question == "HandInForm"
        await on.press("ctrl+q")
        assert on.question == "AskSheet"
        await on.press("escape", "escape", "2")
        assert on.facts == []
        await on.press("enter")
        await on.paste("text")
        await on.press("escape", "1")
        assert on.last == HandedIn("scan", "o0", text="text")
        assert on.question == "Homework"


async def test_what_cannot_be_written_stays_in_the_form(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press("4", "enter")
        await on.paste("word")
        shutil.move(on.journal.parent, tmp_path / "aside")
        await on.press("f2")
        assert on.question == "HandInForm"
        assert "word" in on.text
        shutil.move(tmp_path / "aside", on.journal.parent)
        await on.press("f2")
        assert on.last == HandedIn("cloud", "o0", terms=(("word", 1),))


async def test_the_responsible_is_named_and_told_when_chasing(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), size=(90, 60)) as on:
        await on.press("4", "k", "5")
        assert "From there: Eva" in on.text
        await on.paste("Eva")
        await on.press("enter")
        assert on.last == Entrusted("cloud", "o0", "Eva")
        await on.press("k", "2", "down", "k", "1", "down", "k", "3", "o", "1")
        assert "1 of 14 handed in, 1 promised, 1 excused · due 26 April 2013" in on.text
        assert "12 are missing:" in on.text
        assert "○ Region 00 (responsible: Eva, promised)" in on.text
        assert "Region 01" not in "\n".join(on.lines[:16]).split("missing:")[1]
        await on.press("escape", "right", "right", "end", "k", "1", "o", "1")
        assert "Nobody is missing." in on.text


# Tasks


async def test_a_task_is_set_and_changed(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), size=(80, 30)) as on:
        await on.press("4")
        await on.burst("aRead")
        await on.press("enter")
        await on.paste("All of it")
        await on.press("tab", "tab", "left", "tab", "right", "tab")
        await on.paste("26/4")
        await on.press("tab")
        await on.paste("Lisa, Bo")
        await on.press("tab")
        await on.paste("https://a.se\nhttps://b.se")
        await on.press("f2")
        added = on.last
        assert isinstance(added, TaskAdded)
        assert (added.task, added.title, added.instructions) == ("read", "Read", "All of it")
        assert (added.collects, added.per, str(added.due)) == ("terms", "participant", "2013-04-26")
        assert (added.compilers, added.links) == (("Lisa", "Bo"), ("https://a.se", "https://b.se"))
        assert chosen(on) == (0, 3)
        await on.press("e")
        await on.paste(" more")
        await on.press("f2")
        changed = on.last
        assert isinstance(changed, TaskChanged)
        assert (changed.task, changed.title, changed.links) == ("read", "Read more", added.links)
        await on.press("d")
        assert on.last == TaskRemoved("read")
        assert "Read" not in on.lines[3]
        await on.press("u")
        assert "Read" in on.lines[3]
        await on.press("u", "u")
        assert "Read" not in on.lines[3]


async def test_the_cursor_stays_on_its_row_and_then_near_where_it_was(tmp_path: Path) -> None:
    people = EVA + "\n".join(
        f"\n[[participant]]\nname = '{name}'\norganisation = 'o0'" for name in ("Bo", "Ida")
    )
    async with stage(tmp_path, programme(people=people), size=(120, 40)) as on:
        await on.press("4", "right", "right", "end")
        assert chosen(on) == (16, 2)
        assert on.line("─╮╭─ Ida ─")
        on.do_elsewhere(moves.remove, PersonId("eva"))
        await on.advance(0)
        assert chosen(on) == (15, 2)
        assert on.line("─╮╭─ Ida ─")
        on.do_elsewhere(moves.remove, PersonId("ida"))
        await on.advance(0)
        assert chosen(on) == (14, 2)
        assert on.line("─╮╭─ Bo ─")


async def test_a_task_without_a_title_or_with_a_wrong_date_is_not_kept(tmp_path: Path) -> None:
    async with stage(tmp_path, programme("")) as on:
        await on.press("4", "a", "f2")
        assert on.app.said == ["A task needs a title."]
        await on.paste("Read")
        await on.press(*["tab"] * 5)
        await on.paste("soon")
        await on.press("ctrl+s")
        assert "“soon” is not a date" in on.app.said[-1]
        assert on.question == "TaskForm"
        await on.press(*["backspace"] * 4, "f2")
        assert on.kinds == ["task-added"]


async def test_letters_typed_in_the_line_are_no_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press("4")
        await on.capture("earth papyrus 0")
        assert on.last == Noted("note", "earth papyrus 0")
        await on.press("k", "2")
        assert on.last == TaskMarked("cloud", "o0", "promised")
        await on.press("1", "4", "escape")
        assert on.question == "Run"


# Whatever people type


async def test_hostile_text_is_shown_as_it_is(tmp_path: Path) -> None:
    organisations = "\n".join(
        f"[[organisation]]\nid = 'o{n}'\nname = {_toml(text)}" for n, text in enumerate(HOSTILE)
    )
    tasks = "\n".join(
        f"[[homework]]\ntitle = {_toml(text)}\ninstructions = {_toml(text)}\ncollects = 'text'\n"
        f"links = [{_toml(text)}]"
        for text in HOSTILE
    )
    async with stage(tmp_path, programme(tasks, organisations), size=(60, 16)) as on:
        await on.press("4")
        for text in HOSTILE:
            await on.press("enter")
            await on.paste(text)
            await on.press("f2", "k", "5")
            await on.paste(text)
            await on.press("enter", "down", "right")
            assert on.unwanted() == set()
        for key in ("2", "1"):
            await on.press("o", key)
            assert on.unwanted() == set()
            await on.press("escape")
        await on.press("o", "3")
        for text in HOSTILE:
            await on.press("a")
            await on.paste(f"*{text} #tag")
            await on.press("enter", "escape", "down")
            assert on.unwanted() == set()
        await on.press("e", "u")
        assert on.unwanted() == set()
        assert "[/foo] [@click=app.quit]Q[/]" in on.text


async def test_ten_thousand_characters_are_taken_in(tmp_path: Path) -> None:
    long = "\n".join(f"word number {n} in a long list" for n in range(350))
    async with stage(tmp_path, programme()) as on:
        await on.press("4", "enter")
        await on.paste(long)
        assert "350 terms understood" in on.text
        await on.press("f2", "right", "enter")
        await on.paste("x" * 10_000)
        await on.press("f2")
        assert on.last == HandedIn("scan", "o0", text="x" * 10_000)
        assert len(hw.lists(on.meeting.state)["o0"]) == 350
        await on.press("o", "3", "a")
        await on.paste(long)
        await on.press("enter")
        assert on.last == Spotted("o0", long)


async def test_a_state_is_said_of_all_that_are_marked_at_once(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), size=(120, 40)) as on:
        await on.press("4", "space", "space", "k", "2")
        assert on.facts == [
            TaskMarked("cloud", "o0", "promised"),
            TaskMarked("cloud", "o1", "promised"),
        ]
        assert "▪" not in on.text
        await on.press("*")
        assert "14 marked." in on.lines[-2]
        await on.press("k", "1")
        assert "━━━━━━━━ 14 of 14" in on.lines[4]
        assert on.text.count("✓ handed in  ") == 14


async def test_somebody_is_found_by_a_part_of_the_name(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press("4", "f")
        await on.type("n 07")
        await on.press("enter")
        assert chosen(on) == (7, 0)
