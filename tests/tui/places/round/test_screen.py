"""The place of turns and answers: each key, what it writes and what is seen."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import tomli_w

from facilitator.core.base.ids import SessionId
from facilitator.core.record.notes import Noted
from facilitator.core.record.rounds import (
    NOT_BEGUN,
    Answered,
    RoundOrdered,
    TurnEnded,
    TurnSkipped,
    TurnStarted,
)
from facilitator.core.record.sessions import Paused, Resumed, SessionStarted
from facilitator.core.rounds import moves as round_moves
from facilitator.core.rounds import standing
from facilitator.core.time import moves
from facilitator.tui import keymap
from facilitator.tui.places.round.rows import fit_name, layout
from facilitator.tui.places.round.screen import Round
from facilitator.tui.places.run.screen import Run
from facilitator.tui.widgets.capture_line import CaptureLine
from facilitator.tui.widgets.rows import Rows
from tui.harness import Stage, stage

NAMES: Final = ("Region Blekinge", "Region Dalarna", "Region Skåne", "Region Örebro")
TEXTS: Final = (
    "[/foo]",
    "[@click=app.quit]Q[/]",
    "\x1b]0;PWN\x07\x1b[2Jclear",
    "\u202eevil\u2066",
    "👩‍👩‍👧 ❤️ family",
    "שלום مرحبا",
    "a\nb\n\nc",
    "långt " * 1700,
)


def programme(names: tuple[str, ...] = NAMES, more: str = "", *, per: str = "organisation") -> str:
    bodies = "\n".join(
        "[[organisation]]\n" + tomli_w.dumps({"id": f"o{n}", "name": name})
        for n, name in enumerate(names)
    )
    return f"""
format = 1
title = "Digital agenda"
timezone = "Europe/Stockholm"
{bodies}
[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
id = "fokus"
title = "What to focus on"
kind = "round"
per = "{per}"
duration = "1h"
questions = ["Where are you now?", "What is your greatest need?"]
{more}
[[day.session]]
title = "Lunch"
kind = "break"
duration = "1h"
[[day.session]]
title = "Strategy"
duration = "45m"
"""


def chosen(on: Stage) -> str:
    """Give the name in the row under the cursor."""
    rows = on.app.screen.query_one("#takers", Rows)
    line = on.lines[rows.content_region.y + int(rows.cursor_row - rows.scroll_offset.y)]
    return next((name for name in NAMES if name in line), line)


def row(on: Stage, name: str) -> str:
    """Give the row of somebody as it is drawn."""
    rows = on.app.screen.query_one("#takers", Rows)
    return next(line.strip("│") for line in on.lines[rows.region.y :] if name in line)


def _whole(on: Stage) -> str:
    """Give what the panel of the chosen one says of the first question, and below that."""
    return on.text.partition("1         Where are you now?")[2]


OPEN: Final = ("enter", "2")
"""What goes from Run to the turns of the round that is at hand."""


async def test_the_round_at_hand_is_opened_from_its_session_and_escape_leaves_it(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press(*OPEN)
        assert on.question == "Round"
        assert "not begun · What to focus on" in on.text
        assert "15:00 for each" in on.text
        assert "Next: Region Blekinge" in on.text
        await on.press("escape")
        assert on.question == "Run"


async def test_t_gives_the_next_turn_in_every_place_once_a_round_is_at_hand(
    tmp_path: Path,
) -> None:
    text = programme().replace('kind = "round"', 'kind = "discussion"')
    async with stage(tmp_path, text.replace('per = "organisation"\n', "")) as on:
        assert "Next turn" not in on.footer
        await on.press("t")
        assert on.facts == []
    (tmp_path / "later").mkdir()
    async with stage(tmp_path / "later", programme(), at="10:00") as on:
        await on.press("n", "t", "2", "t", "7", "t")
        assert on.facts[1:] == [TurnStarted("fokus", f"o{n}") for n in range(3)]


async def test_run_says_which_key_leads_to_the_answers_while_a_round_runs(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        assert "answers" not in on.text
        await on.press("n")
        assert "⏎ answers · space pause" in on.text


async def test_t_gives_the_turn_on_with_a_countdown(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        await on.press("n", *OPEN, "t")
        assert on.last == TurnStarted("fokus", "o0")
        assert "▶ Region Blekinge" in on.text
        assert "● 15:00 left of 15:00" in on.text
        assert "Next: Region Dalarna" in on.text
        assert "3 turns left · then 15:00 each" in on.text
        await on.advance(12.5)
        assert "▲ 2:30 left of 15:00" in on.text
        await on.advance(4.5)
        assert "■ 2:00 over, of 15:00" in on.text
        assert "then 14:20 each" in on.text
        await on.press("t")
        assert on.last == TurnStarted("fokus", "o1")
        assert "● 14:20 left of 14:20" in on.text
        assert row(on, "Region Blekinge").split()[:5] == ["✓", "1", "Region", "Blekinge", "17:00"]
        assert row(on, "Region Skåne").startswith(" →")
        assert chosen(on) == "Region Dalarna"
        await on.press("T", "t", "t")
        assert on.last == TurnEnded("fokus", "o3")
        assert "Everybody has had a turn." in on.text
        await on.press("t")
        assert on.said[-1].startswith("Everybody has had a turn. ⏎")


async def test_space_starts_the_session_and_pauses_it_with_its_turn(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        await on.press(*OPEN, "t")
        assert on.said[-1] == "The session is not running: start it first."
        await on.press("space", "t")
        assert on.facts == [SessionStarted("fokus"), TurnStarted("fokus", "o0")]
        await on.advance(5)
        await on.press("space")
        assert on.last == Paused("fokus")
        await on.advance(30)
        assert "‖ paused, 10:00 left of 15:00" in on.text
        await on.press("space")
        assert on.last == Resumed("fokus")
        assert "● 10:00 left of 15:00" in on.text


async def test_who_is_passed_over_is_marked_and_comes_back(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(NAMES[:2]), at="10:00") as on:
        await on.press("n", *OPEN, "t", "s")
        assert on.last == TurnSkipped("fokus", "o0")
        assert row(on, "Region Blekinge").startswith(" »")
        assert "later" in row(on, "Region Blekinge")
        assert "Next: Region Dalarna" in on.text
        await on.press("t")
        assert "Next: Region Blekinge" in on.text
        await on.press("t")
        assert on.last == TurnStarted("fokus", "o0")
        await on.press("u", "u", "u")
        assert "▶ Region Blekinge" in on.text


async def test_b_gives_the_turn_back_and_enter_gives_it_to_the_chosen_one(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        await on.press("n", *OPEN, "t", "t", "b")
        assert on.last == TurnStarted("fokus", "o0")
        assert "Next: Region Dalarna" in on.text
        await on.press("end", "enter")
        assert on.last == TurnStarted("fokus", "o3")
        assert chosen(on) == "Region Örebro"
        await on.press("enter")
        assert on.said[-1] == "It is already the turn of Region Örebro."


async def test_the_order_is_shuffled_made_by_hand_and_as_listed(tmp_path: Path) -> None:
    async with stage(tmp_path, programme()) as on:
        await on.press(*OPEN)
        assert "order as listed" in on.text
        await on.press("o", "1")
        shuffled = on.last
        assert isinstance(shuffled, RoundOrdered)
        assert f"order shuffled ({shuffled.seed})" in on.text
        await on.press("o", "2")
        assert on.last == RoundOrdered("fokus", ())
        await on.press("home", "shift+down", "shift+down")
        assert on.last == RoundOrdered("fokus", ("o1", "o2", "o0", "o3"))
        assert chosen(on) == "Region Blekinge"
        assert "order by hand" in on.text
        await on.press("ctrl+up")
        assert on.last == RoundOrdered("fokus", ("o1", "o0", "o2", "o3"))
        await on.press("shift+down", "shift+up")
        assert on.last == RoundOrdered("fokus", ("o1", "o0", "o2", "o3"))
        await on.press(*["u"] * 7)
        assert standing.of_session(on.meeting.state, "fokus") == NOT_BEGUN
        assert on.meeting.state.history == ()


async def test_answers_are_typed_question_by_question(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        await on.press("n", *OPEN, "t", "e")
        assert "Region Blekinge, 1 of 2: Where are you now?" in on.text
        await on.type("a plan, nnn")
        await on.press("enter")
        assert on.last == Answered("fokus", "o0", 1, "a plan, nnn")
        assert "Region Blekinge, 2 of 2: What is your greatest need?" in on.text
        await on.type("money")
        await on.press("enter")
        assert on.last == Answered("fokus", "o0", 2, "money")
        assert "1 of 4 answered" in on.text
        assert "✓✓  a plan, nnn" in row(on, "Region Blekinge")
        assert "○○  ○ no answer" in row(on, "Region Dalarna")
        await on.press("right")
        assert "2/2 What is your greatest need?" in on.text
        assert "money" in row(on, "Region Blekinge")
        await on.press("left")
        assert "1/2 Where are you now?" in on.text
        assert "12  → question 2 · 1 of 4" in on.text
        await on.press("u")
        assert "✓○" in row(on, "Region Blekinge")


async def test_an_empty_line_keeps_what_was_there_and_another_text_replaces_it(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        await on.press(*OPEN, "e")
        await on.type("first")
        await on.press("enter", "enter", "e")
        assert on.app.screen.query_one(CaptureLine).text == "first"
        await on.press(*["backspace"] * 5, "enter", "escape")
        assert on.kinds == ["answered"]
        await on.press("e", "!", "enter", "escape")
        assert on.last == Answered("fokus", "o0", 1, "first!")


async def test_an_answer_that_was_left_stands_there_again_and_is_asked_about(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        await on.press(*OPEN, "i")
        await on.type("half a note")
        await on.press("escape", "e")
        assert on.app.screen.query_one(CaptureLine).text == ""
        await on.type("half")
        await on.press("escape")
        assert on.said[-1].startswith("Not saved: your text stays")
        assert on.app.screen.query_one(CaptureLine).text == "half a note"
        await on.press("q")
        assert on.question == "AskSheet"
        await on.press("escape", "down", "e")
        assert on.app.screen.query_one(CaptureLine).text == ""
        await on.press("escape", "up", "e")
        await on.type(" a plan")
        await on.press("enter")
        assert on.last == Answered("fokus", "o0", 1, "half a plan")


async def test_i_captures_in_the_running_session_as_everywhere(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        await on.press("n", *OPEN)
        await on.capture("!we go on")
        assert on.last == Noted("decision", "we go on", "fokus")
        await on.press("t")
        assert on.last == TurnStarted("fokus", "o0")


async def test_letters_typed_fast_after_a_are_text(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        await on.press(*OPEN)
        await on.burst("enobs\rspeed\r")
        assert on.facts == [
            Answered("fokus", "o0", 1, "nobs"),
            Answered("fokus", "o0", 2, "speed"),
        ]


async def test_d_clears_an_answer_and_asks_which_of_several(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        await on.press(*OPEN, "d")
        assert on.said[-1] == "There is no answer to clear."
        for question in (1, 2):
            on.meeting.do(round_moves.answer, "fokus", "o0", question, f"answer {question}")
        await on.beat()
        await on.press("d")
        assert "2  “answer 2”" in on.text
        await on.press("2")
        assert on.last == Answered("fokus", "o0", 2, "")
        await on.press("d")
        assert on.last == Answered("fokus", "o0", 1, "")
        await on.press("u", "u")
        assert "✓✓" in row(on, "Region Blekinge")


async def test_answers_stand_side_by_side_where_there_is_room(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), at="10:00", size=(120, 40)) as on:
        for question, text in enumerate(("under way", "money"), 1):
            on.meeting.do(round_moves.answer, "fokus", "o0", question, text)
        await on.press(*OPEN)
        assert "under way" in row(on, "Region Blekinge")
        assert "money" in row(on, "Region Blekinge")
        heading = on.line("Where are you now?")
        assert heading.index("What is your") == on.line("money").index("money")
        assert "under way" in _whole(on)
        await on.press("down")
        assert "no answer" in _whole(on)


async def test_answers_are_filled_in_after_the_session(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        await on.press("n", *OPEN, "t")
        await on.advance(5)
        await on.press("1", "n", "n", "up", *OPEN)
        assert "over · What to focus on" in on.text
        assert "5:00" in row(on, "Region Blekinge")
        await on.press("t")
        assert on.said[-1] == "The session is over."
        await on.press("space")
        assert on.said[-1] == "The round is not next. In Run, g goes to any session."
        await on.press("end", "e")
        await on.type("late")
        await on.press("enter", "escape")
        assert on.last == Answered("fokus", "o3", 1, "late")


async def test_what_another_program_does_is_seen(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        await on.press("n", *OPEN, "e")
        on.do_elsewhere(round_moves.next_turn, "fokus")
        await on.beat()
        assert "▶ Region Blekinge" in on.text
        on.do_elsewhere(moves.next_session)
        await on.beat()
        await on.type("still mine")
        await on.press("enter")
        assert on.last == Answered("fokus", "o0", 1, "still mine")


async def test_t_goes_on_to_the_other_rounds(tmp_path: Path) -> None:
    more = '[[day.session]]\nid = "last"\ntitle = "Last words"\nkind = "round"\nduration = "20m"\n'
    async with stage(tmp_path, programme(more=more), at="10:00") as on:
        await on.press(*OPEN)
        assert "What to focus on" in on.text
        await on.press("o", "3")
        assert "not begun · Last words" in on.text
        assert "Where are you now?" not in on.text
        await on.press("e")
        await on.type("thanks")
        await on.press("enter")
        assert on.last == Answered("last", "o0", 1, "thanks")
        assert "thanks" in row(on, "Region Blekinge")
        await on.press("o", "3")
        assert "What to focus on" in on.text


async def test_an_empty_round_says_what_it_is_for(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(()), at="10:00") as on:
        await on.press(*OPEN)
        assert "No organisation could have a turn" in on.text
        assert "╭" not in on.text  # no panel stands there empty
        await on.press(*"tsbedo", "escape", "enter", "left", "right", "down")
        assert on.question == "Round"
        assert [fact for fact in on.kinds if "turn" in fact] == []
    (tmp_path / "people").mkdir()
    async with stage(tmp_path / "people", programme(per="participant"), at="10:00") as on:
        await on.press(*OPEN)
        assert "Nobody takes part yet" in on.text


@pytest.mark.parametrize("size", [(60, 16), (120, 40)])
async def test_hostile_names_and_answers_are_shown_as_they_are(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with stage(tmp_path, programme(TEXTS), at="10:00", size=size) as on:
        await on.press("n", *OPEN)
        for number, text in enumerate(TEXTS):
            await on.press("t", "e")
            await on.paste(text)
            assert on.unwanted() == set()
            await on.press("enter", "escape")
            assert isinstance(on.last, Answered)
            assert on.last.taker == f"o{number}"
        assert on.last == Answered("fokus", f"o{len(TEXTS) - 1}", 1, TEXTS[-1].strip())
        await on.press("home", "d")
        assert on.unwanted() == set()
        await on.press("1", *OPEN, "question_mark", "escape")
        assert "[@click=app.quit]" in on.text
        assert on.unwanted() == set()


@pytest.mark.parametrize("width", range(0, 200, 7))
@pytest.mark.parametrize("questions", [1, 2, 5])
def test_columns_never_take_more_than_there_is(width: int, questions: int) -> None:
    columns = layout(width, ["Regionförbundet Jönköpings län", "Å"], questions, 1)
    gaps = 2 * len(columns.shown) + (2 if columns.marks else 0)
    taken = 12 + columns.name + columns.marks + gaps + columns.answer * len(columns.shown)
    assert taken <= max(width, 12 + 12 + questions + 4)


def test_every_key_of_the_place_has_an_id_and_means_one_thing() -> None:
    for listed in keymap.bindings((Round, Run)).values():
        keys: dict[str, str] = {}
        for binding in listed:
            assert binding.id
            other = keys.setdefault(binding.key, binding.id)
            # Enter and Escape do what is nearest; back is a turn's here, and a session's elsewhere.
            assert other == binding.id or binding.key in {"enter", "escape", "b", "B"}


@pytest.mark.parametrize(
    ("apart", "width", "shown"),
    [
        ("Region Skåne", 24, "Anna Berg (Region Skåne)"),
        ("Region Skåne", 20, "Anna Berg Region Sk…"),
        ("2", 12, "Anna Berg… 2"),
    ],
)
def test_what_tells_a_name_apart_is_never_cut_off(apart: str, width: int, shown: str) -> None:
    name = "Anna Berg" if apart != "2" else "Anna Bergström"
    assert fit_name(standing.Taker("a", f"{name} ({apart})", apart), width) == shown


async def test_a_note_typed_during_a_turn_says_who_has_the_floor(tmp_path: Path) -> None:
    async with stage(tmp_path, programme(), at="10:00") as on:
        await on.press("space", *OPEN, "i")
        assert "has the floor" not in on.text
        await on.press("escape", "t", "i")
        assert "Region Blekinge has the floor:" in on.lines[-3]
        await on.type("A plan")
        on.app.act(round_moves.next_turn, SessionId("fokus"))
        assert "Region Dalarna has the floor:" in on.lines[-3]
        await on.press("enter", "escape", "e")
        assert "has the floor:" not in on.text
