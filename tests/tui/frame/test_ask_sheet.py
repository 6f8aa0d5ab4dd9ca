"""The sheet of a question: how much it covers, which keys it names, and what stands beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.frame.ask_sheet import AskSheet, choose
from tui.harness import PROGRAMME, Stage, stage

ANSWERS = [
    (f"answer {n}", str(n), "what it leads to, in so many words that they do not fit")
    for n in "abc"
]


def ask(on: Stage, question: Question, *, waiting: int = 1) -> None:
    sheet = AskSheet(question, lambda _: None)
    sheet.waiting = waiting
    on.app.screen.mount(sheet)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_question_is_as_high_as_what_it_says_and_what_is_above_stays_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with stage(tmp_path, PROGRAMME, at="10:00", size=size) as on:
        await on.press("space")
        before = on.lines
        ask(on, Question("Go on?", numbered(ANSWERS[:1]), "There is something to know.", "not now"))
        await on.beat()
        assert on.lines[2:-5] == before[2:-5]
        assert [line.strip("╭─│╰╮╯ ") for line in on.lines[-5:-1]] == [
            "▲ Go on?",
            "There is something to know.",
            "1  Answer a   what it leads to, in so many words that they do not fit",
            "⏎ the chosen one · Esc not now",
        ]


@pytest.mark.parametrize("language", ["en", "sv"])
async def test_answers_begin_with_a_capital_and_leaving_is_called_what_it_means(
    tmp_path: Path, language: str
) -> None:
    async with stage(tmp_path, PROGRAMME, at="10:00", language=language) as on:
        await on.press("space", "v")
        (sheet,) = on.app.screen.query(AskSheet)
        shown = [line.strip("│ ")[3:] for line in on.lines[-2 - len(sheet.answers) : -2]]
        assert shown == [each.words[:1].upper() + each.words[1:] for each in sheet.answers]
        escape = sheet.question.escape
        assert f"Esc {escape} ─╯" in on.text
        assert f"Esc {escape[:1].upper()}{escape[1:]}" in on.lines[-1]


async def test_consequences_are_broken_beside_the_answers_where_that_takes_fewer_rows(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, PROGRAMME, at="10:00") as on:
        long = "“Lunch” 12:00 is kept, 38 min to spare, the finish at 16:00 is kept"
        answers = [("count it", "a", "8 min left"), ("a pause", "b", "none"), ("over", "c", long)]
        ask(on, Question("Away?", numbered(answers)))
        await on.beat()
        at = on.line("1  Count it").index("8 min left")
        said = " ".join(line[at:].strip("│ ") for line in on.lines[-4:-2])
        assert said == long


async def test_consequences_stand_below_where_there_are_rows_for_them(tmp_path: Path) -> None:
    async with stage(tmp_path, PROGRAMME, at="10:00", size=(80, 24)) as on:
        longer = [(f"{words} {'x' * 20}", value, told) for words, value, told in ANSWERS[:2]]
        ask(on, Question("Go on?", numbered(longer)))
        await on.beat()
        assert on.text.count("in so many words that they do not fit") == 2


@pytest.mark.parametrize(("count", "name"), [(1, "1 Answer"), (3, "1\N{EN DASH}3 Answer")])
async def test_the_line_of_keys_names_the_digits_there_are(
    tmp_path: Path, count: int, name: str
) -> None:
    async with stage(tmp_path, PROGRAMME, at="10:00") as on:
        choose(on.app.screen, Question("Which?", numbered(ANSWERS[:count]), "", "none"), print)
        await on.beat()
        assert on.lines[-1].strip().startswith(name)


async def test_it_says_how_many_questions_wait(tmp_path: Path) -> None:
    async with stage(tmp_path, PROGRAMME, at="10:00") as on:
        ask(on, Question("Go on?", numbered(ANSWERS)), waiting=2)
        await on.beat()
        assert "Go on? · question 1 of 2" in on.text


async def test_an_open_question_tells_the_figures_of_now(tmp_path: Path) -> None:
    async with stage(tmp_path, PROGRAMME.replace("remote = true", ""), at="10:00") as on:
        await on.press("space")
        await on.advance(111)
        await on.press("tab")
        assert "“Lunch” at 13:31" in on.text
        await on.advance(10)
        assert "“Lunch” at 13:41" in on.text
        assert "at 13:21" not in on.text
        await on.press("2")
        assert on.question == "AskSheet"  # what is to be said to the room comes next
        assert "13:41" in on.text


async def test_a_digit_pressed_at_once_after_the_key_that_asks_is_an_answer(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(4)
        for key in "nn2":  # the same key twice may be a bounce, a digit is not
            await on.burst(key)
        assert on.kinds == ["session-started", "session-ended"]
        assert on.app.screen.sheet is None  # type: ignore[attr-defined]


async def test_what_is_told_above_a_question_goes_back_to_its_line_with_it(tmp_path: Path) -> None:
    async with stage(tmp_path, PROGRAMME, at="10:00", size=(100, 34)) as on:
        await on.press("space", "v", "2", "v")
        await on.beat()
        await on.beat()  # the first is for what has changed
        (above,) = (n for n, line in enumerate(on.lines) if "Let the room see" in line)
        await on.press("escape")
        (below,) = (n for n, line in enumerate(on.lines) if "Let the room see" in line)
        assert above < below == len(on.lines) - 2
