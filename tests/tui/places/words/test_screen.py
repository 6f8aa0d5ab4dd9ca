"""Each key of the places of words, and what is seen afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facilitator.core.base.clock import SimulatedClock
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.homework import HandedIn
from facilitator.core.record.notes import Noted
from facilitator.core.record.words import AgreementDropped, MergeDeclined, TermAgreed, TermsMerged
from facilitator.core.words import moves as word_moves
from facilitator.meeting import Writer, create
from facilitator.tui.places.words.cloud import WordCloud
from facilitator.tui.places.words.screen import Words
from facilitator.tui.widgets.capture_line import CaptureLine
from facilitator.tui.widgets.rows import Rows
from tui.harness import Stage, agenda, moment, stage

LISTS = {
    "a": "e-tjänst: 3, bredband: 2, moln",
    "b": "e-tjänster: 2, bredband: 4, öppna data: 9",
    "c": "bredband, e-tjänst",
}
HOSTILE = (
    "[/foo]",
    "[@click=app.quit]Q[/]",
    "\x1b]0;PWN\x07\x1b[2Jclear",
    "\u202eevil\u2066 \u200bwidth",
    "👩‍👩‍👧 ❤️ family",
    "שלום مرحبا",
    "\x9b31mred\x00\x7f",
    "=SUM(A1)",
    "x" * 10_000,
)
NAMES = {"a": "Region Blekinge", "b": "Region Dalarna", "c": "Region Skåne"}
TASK = "[[homework]]\nid = 'cloud'\ntitle = 'Word cloud'\ncollects = 'terms'"


def programme(task: str = TASK, *, date: str = "2013-03-21") -> str:
    bodies = "\n".join(
        f"[[organisation]]\nid = '{id_}'\nname = '{name}'" for id_, name in NAMES.items()
    )
    return f"""
format = 1
title = "Digital agenda"
timezone = "Europe/Stockholm"
series = "digital"
{bodies}
[[day]]
date = {date}
start = "10:00"
[[day.session]]
title = "Talk"
duration = "20m"
{task}
"""


def hand_in(on: Stage, lists: dict[str, str] = LISTS) -> None:
    for of, text in lists.items():
        on.app.act(homework_moves.hand_in, "cloud", of, text)


def _rows(on: Stage) -> Rows:
    screen = on.app.screen
    return screen.rows if isinstance(screen, Words) else screen.query_one(Rows)


def chosen(on: Stage) -> str:
    rows = _rows(on)
    return "".join(text for text, _ in rows._draw(rows.cursor_row, 76)).strip()  # noqa: SLF001


def listed(on: Stage) -> list[str]:
    rows = _rows(on)
    return [
        "".join(text for text, _ in rows._draw(row, 76))[:16].strip("✓ ")  # noqa: SLF001
        for row in range(rows.count)
    ]


# The list


async def test_an_empty_place_says_what_it_is_for(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press("5")
        assert "Words compares the terms that organisations use" in on.text
        assert "4 goes to homework, where they are handed in." in on.text
        assert "Agree" not in on.footer
        for key in ("d", "k", "e", "enter", "o", "s", "down"):
            await on.press(key)
        assert on.facts == []
        assert on.question == "Words"
        await on.press("4")
        assert on.question == "Homework"


async def test_without_a_task_that_collects_terms_it_says_where_to_set_one(tmp_path: Path) -> None:
    async with stage(tmp_path, programme("")) as on:
        await on.press("5")
        assert "4 goes to homework, where a sets a task that collects terms." in on.text


async def test_concepts_are_listed_with_who_uses_them(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press("5")
        hand_in(on)
        await on.beat()
        assert "Convergence  ━━━───────  34%: some in common" in on.text
        assert "k: 1 pair may be one" in on.text
        heads = on.lines[3].strip("│ ").split()
        assert " ".join(heads) == "Concept Used by of 3 organisations Weight"
        rows = [line.strip("│ ") for line in on.lines[4:7]]
        whole = 20
        assert rows[0].split() == ["bredband", "all", "(3)", "━" * whole, "7"]
        two, one = round(whole * 2 / 3), round(whole / 3)
        assert rows[1].split() == [
            "e-tjänst",
            "most",
            "(2)",
            f"{'━' * two}{'─' * (whole - two)}",
            "4",
        ]
        assert rows[2].split()[2:] == ["one", f"{'━' * one}{'─' * (whole - one)}", "9"]
        await on.press("home")
        assert "bredband · used by all (3), weight 7" in on.text
        assert "Among    Region Dalarna 4, Region Blekinge 2, Region Skåne 1" in on.text


async def test_the_order_changes(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        await on.press("5")
        shared = ["bredband", "e-tjänst", "öppna data", "e-tjänster", "moln"]
        assert listed(on) == shared
        await on.press("o")
        assert listed(on) == ["öppna data", "bredband", "e-tjänst", "e-tjänster", "moln"]
        assert "heaviest first" in on.text
        await on.press("O")
        assert listed(on) == ["bredband", "e-tjänst", "e-tjänster", "moln", "öppna data"]
        await on.press("o")
        assert listed(on) == shared


async def test_a_concept_is_found_by_a_part_of_any_spelling(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        on.app.act(word_moves.merge, "e tjänster", "e tjänst")
        await on.press("5", "/")
        await on.type("TJÄNSTER")
        assert listed(on) == ["e-tjänst"]
        assert "1 found" in on.text
        await on.press("enter")
        assert on.app.screen.query_one(CaptureLine).text == ""
        await on.press("escape")
        assert len(listed(on)) == 4
        await on.press("f", "q", "q")
        assert "No concept is called that: Esc shows all of them." in on.text
        await on.press("escape", "escape")
        assert on.question == "Run"
        assert len(on.facts) == 4


async def test_the_details_name_all_spellings_and_everybody(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        on.app.act(word_moves.merge, "e tjänster", "e tjänst")
        on.app.act(word_moves.agree, "öppna data", "Öppna data")
        await on.press("5", "down", "enter")
        assert on.question == "Sheet"
        for told in ("Used by all (3), weight 6", "e-tjänster", "3  Region Blekinge"):
            assert told in on.text
        await on.press("escape", "down", "enter")
        for told in ("This is the agreed term.", "Others who handed in terms", "Region Skåne"):
            assert told in on.text


async def test_time_alone_compares_nothing_anew(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        await on.press("5")
        screen = on.app.screen
        assert isinstance(screen, Words)
        before = screen.comparing.of(on.app)
        await on.advance(1)
        await on.capture("a note")
        assert screen.comparing.of(on.app) is before
        on.app.act(word_moves.merge, "moln", "bredband")
        assert screen.comparing.of(on.app) is not before


# Agreeing, merging, separating


async def test_a_term_is_agreed_on_and_dropped(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        await on.press("5", "down", "a")
        assert "Which term do you agree to use for “e-tjänst”?" in on.text
        await on.type("Digital service")
        await on.press("enter")
        assert on.last == TermAgreed("e tjänst", "Digital service")
        assert on.line("✓").strip("│ ").split()[:3] == ["✓", "Digital", "service"]
        assert chosen(on).startswith("✓ Digital service")
        await on.press("d")
        assert on.last == AgreementDropped("e tjänst")
        assert "✓" not in on.text
        await on.press("u")
        assert "✓ Digital service" in on.text
        await on.press("D", "delete")
        assert on.said[-1] == "No term is agreed on for this concept."


async def test_the_term_as_it_is_is_agreed_on_with_two_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        await on.press("5", "A", "enter")
        assert on.last == TermAgreed("bredband", "bredband")
        await on.press("a", "enter")
        assert on.said[-1] == "That term is agreed on already."
        await on.press("escape")
        assert len(on.facts) == 4


async def test_it_is_told_that_a_wording_makes_two_concepts_one(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        await on.press("5", "end", "a")
        await on.paste("Bredband")
        assert "“moln” becomes one with “bredband”, used by all (3)." in on.text
        await on.press("enter")
        assert listed(on) == ["Bredband", "e-tjänst", "öppna data", "e-tjänster"]


async def test_what_stood_in_the_line_is_there_again(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        await on.press("5", "i")
        await on.type("draft")
        await on.press("escape", "a", "escape")
        line = on.app.screen.query_one(CaptureLine)
        assert line.text == "draft"
        await on.press("f", "k", "2", "enter")
        assert line.text == "draft"
        await on.press("i", "!", "enter")
        assert on.last == Noted("note", "draft!")


async def test_any_two_are_merged_by_hand_and_separated(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        await on.press("5", "end", "k", "2")
        assert on.question == "Pick"
        assert "Count “moln” as which concept?" in on.text
        await on.type("öpp")
        await on.press("enter")
        assert on.last == TermsMerged("moln", "öppna data")
        assert chosen(on).startswith("öppna data")
        await on.press("k", "3")
        assert on.last == TermsMerged("moln", "moln")
        await on.press("k", "3")
        assert on.said[-1] == "Nothing was merged here that could be separated."
        await on.press("u", "u")
        assert len(listed(on)) == 5
        await on.press("k", "2")
        await on.type("qq")
        assert "nothing is called that" in on.text
        await on.press("enter", "backspace", "backspace", "escape")
        assert on.kinds[-1] == "undone"


async def test_of_several_merged_it_is_asked_which_to_separate(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        for term in ("moln", "e tjänster"):
            on.app.act(word_moves.merge, term, "bredband")
        await on.press("5", "k", "3")
        assert "What is a concept of its own?" in on.text
        await on.press("down", "enter")
        assert on.last == TermsMerged("e tjänster", "e tjänster")


# Candidates


async def test_a_candidate_is_accepted_with_one_key(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        await on.press("5", "k", "1")
        assert on.question == "Merges"
        assert "What may be the same · 1 pair" in on.text
        assert chosen(on).split()[:3] == ["e-tjänst", "←", "e-tjänster"]
        assert "another form, such as the plural or definite" in on.text
        assert "e-tjänster · used by one, weight 2 · Region Dalarna" in on.text
        await on.press("enter", "1")
        assert on.last == TermsMerged("e tjänster", "e tjänst")
        assert "No terms look like one concept" in on.text
        await on.press("u")
        assert chosen(on).split()[:3] == ["e-tjänst", "←", "e-tjänster"]
        await on.press("enter", "2")
        assert on.last == TermsMerged("e tjänst", "e tjänster")
        await on.press("escape")
        assert on.question == "Words"
        assert "e-tjänster" in listed(on)


async def test_the_header_counts_the_concepts_that_are_listed(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        await on.press("5")
        for keys in ((), ("k", "1", "enter", "1", "escape"), ("u",)):
            await on.press(*keys)
            assert f"5 Words {len(listed(on))}" in on.text


async def test_a_candidate_is_declined_and_remembered(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        await on.press("5", "k", "1", "d")
        assert on.last == MergeDeclined("e tjänst", "e tjänster")
        assert "No terms look like one concept" in on.text
        await on.press("enter", "D")
        assert on.kinds[-1] == "merge-declined"
        hand_in(on, {"c": "moln: 4"})
        assert "1 pair" not in on.text
        await on.press("u", "u", "escape", "k", "1")
        assert "What may be the same · 1 pair" in on.text


async def test_the_next_candidate_is_chosen(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on, {"a": "dag, region, moln", "b": "dagar, regioner, molnet"})
        await on.press("5", "k", "1", "down")
        left = [it.split()[0] for it in listed(on)]
        assert left == ["dag", "moln", "region"]
        await on.press("enter", "1")
        assert chosen(on).startswith("region")
        await on.press("enter", "1")
        assert chosen(on).startswith("dag")
        await on.press("i")
        await on.type("add")
        assert on.app.screen.query_one(CaptureLine).text == "add"
        await on.press("escape", "d")
        assert on.kinds[-1] == "merge-declined"


# The cloud


async def test_the_cloud_shows_all_or_one(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        await on.press("5", "v", "1")
        assert on.question == "CloudView"
        assert "All organisations · Convergence 34%" in on.lines[0]
        assert "B R E D B A N D" in on.text
        assert "moln" in on.text
        await on.press("right")
        assert "Region Blekinge · 43% in common with the others" in on.lines[0]
        assert "E - T J Ä N S T" in on.text
        assert "öppna data" not in on.text
        await on.press("left", "left")
        assert "Region Skåne" in on.lines[0]
        await on.press("right")
        assert "All organisations" in on.lines[0]
        await on.press("o")
        await on.type("dal")
        await on.press("enter")
        assert "Region Dalarna" in on.lines[0]
        await on.press("a")
        assert "All organisations" in on.lines[0]
        await on.press("escape")
        assert on.question == "Words"
        assert on.kinds == ["handed-in"] * 3


async def test_what_has_no_room_is_counted(tmp_path: Path) -> None:
    terms = "\n".join(f"verksamhetsutveckling {n:03}: {n}" for n in range(1, 100))
    async with stage(tmp_path, programme()) as on:
        hand_in(on, {"a": terms})
        await on.press("5", "v", "1")
        cloud = on.app.screen.query_one(WordCloud).cloud
        assert cloud.left_out > 0
        assert f"no room for {cloud.left_out} more" in on.text
        assert "VERKSAMHETSUTVECKLING 099" in on.text


# Since the last meeting


def earlier(on_disk: Stage, lists: dict[str, str]) -> None:
    """Keep a record of the meeting before."""
    clock = SimulatedClock(moment("10:00", "2013-01-10"))
    text = programme(date="2013-01-10")
    desk = on_disk.desk
    before = create(desk.library, agenda(text), text, Writer(clock, "me", desk.new_id))
    for of, terms in lists.items():
        before.do(homework_moves.hand_in, "cloud", of, terms)


async def test_the_change_since_the_last_meeting_of_the_series_is_told(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        earlier(on, {"a": "bredband", "b": "moln", "c": "fiber"})
        hand_in(on, {"a": "bredband, moln", "b": "bredband, fiber", "c": "bredband"})
        await on.press("5")
        assert (
            "Convergence  ━━━───────  33%: some in common, 33 percentage points higher" in on.text
        )
        on.app.act(word_moves.merge, "moln", "fiber")
        assert "Convergence  ━━━━━━────  56%: much in common, 22 percentage" in on.text


async def test_a_broken_record_of_the_series_is_passed_over(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        earlier(on, {"a": "bredband", "b": "moln"})
        for record in on.desk.library.records():
            if record.path != on.journal:
                record.path.write_bytes(record.path.read_bytes() + b"[[event]]\nkind = 'x'\n\n")
        hand_in(on)
        await on.press("5")
        assert "Convergence  ━━━───────  34%: some in common" in on.text
        assert "k: 1 pair may be one" in on.text


# Hostile and large input


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (120, 40)])
async def test_whatever_was_handed_in_is_shown_as_text(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    text = programme().replace("Region Blekinge", "[/b] 👩‍👩‍👧 [red]x")
    async with stage(tmp_path, text, size=size) as on:
        hand_in(on, {"a": "\n".join(HOSTILE), "b": "\n".join(HOSTILE[:4]), "c": "[/foo], moln"})
        await on.press("5")
        for _ in range(len(HOSTILE)):
            assert on.unwanted() == set()
            await on.press("down")
        await on.press("enter")
        assert on.unwanted() == set()
        await on.press("escape", "v", "1", "right", "escape", "home", "a")
        await on.paste("".join(HOSTILE))
        await on.press("enter")
        agreed = on.last
        assert isinstance(agreed, TermAgreed)
        assert "\x1b" not in agreed.label
        assert len(agreed.label) > 10_000
        for keys in (
            ("k", "1", "escape"),
            ("k", "2", "escape"),
            ("v", "1", "escape"),
            ("u",),
            ("x",),
        ):
            await on.press(*keys)
            assert on.unwanted() == set()
        await on.press("f")
        await on.paste(HOSTILE[0])
        assert len(listed(on)) == 1


async def test_terms_written_by_another_program_may_have_any_form(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        odd = (("two\nlines", 1.5), ("", 3), ("\u2028", 2))
        on.do_elsewhere(lambda *_: HandedIn("cloud", "a", terms=odd))
        await on.beat()
        await on.press("5")
        assert on.unwanted() == set()
        assert "two" in on.text
        for keys in (
            ("v", "1", "escape"),
            ("enter", "escape"),
            ("k", "1", "escape"),
            ("end", "a", "escape"),
        ):
            await on.press(*keys)
            assert on.unwanted() == set()


async def test_keys_are_text_while_a_note_is_typed(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on)
        await on.press("5", "i")
        await on.burst("adcmsvofe/5")
        assert json.dumps(on.app.screen.query_one(CaptureLine).text) == '"adcmsvofe/5"'
        assert on.kinds == ["handed-in"] * 3


async def test_with_one_organisation_no_blank_row_stands_below_convergence(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        hand_in(on, {"a": LISTS["a"]})
        await on.press("5")
        await on.resize(120, 40)
        await on.beat()
        assert on.lines[-4].startswith("│ handed in terms ")
