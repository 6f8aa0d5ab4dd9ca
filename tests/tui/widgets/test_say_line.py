"""The say line: which of all it shows, for how long, and what goes where it has little room."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pytest
from textual.geometry import Region

from builders import at
from facilitator.tui.widgets.inks import Inks
from facilitator.tui.widgets.say_line import Ask, Held, Hint, Result, Said, SayLine, draw
from tui.drawing import ANSI, DARK, HOSTILE, framed

NOW = at("12:06")
ASK = Ask(
    "Lunch becomes 12:06, 13:06 back.",
    ("Everything after it moves by 6 min, the day ends 15:51.", "The day ends 15:51."),
    Hint("Tab", "answer"),
    1,
    2,
)
HELD = Held(
    "▪ 4 marked.", (Hint("⏎", "here 09:04"), Hint("k", "other state"), Hint("Esc", "lets go"))
)
RESULT = Result("Lunch moved to 12:06.", NOW, (Hint("u", "undoes"),))
HINT = (Hint("i"), "notes, or begin with", Hint("!", "decision"))
ALL = Said(
    "Nothing is saved: the disk is full.", RESULT, HELD, ASK, False, 1, "1 question waits", HINT
)


def shown(said: Said, *, now: dt.datetime = NOW, width: int = 120, inks: Inks = DARK) -> str:
    return draw(said, now, width, inks).text


def without(*fields: str) -> Said:
    """Give everything but some of it, in the order of what is shown first."""
    empty = Said()
    kept = {field: getattr(ALL, field) for field in Said.__struct_fields__ if field not in fields}
    return Said(**{**{f: getattr(empty, f) for f in fields}, **kept})


def test_the_first_that_applies_is_shown() -> None:
    assert shown(ALL).startswith(" ■ Nothing is saved")
    assert shown(without("trouble")).startswith(" Lunch moved to 12:06.  u undoes ")
    assert shown(without("trouble", "result")).startswith(" ▪ 4 marked.  ⏎ here 09:04")
    left = without("trouble", "result", "held")
    assert shown(left).startswith(" ▲ Lunch becomes 12:06, 13:06 back. Everything after")
    assert shown(left).endswith(" Tab answer 1/2 ")
    hint = without("trouble", "result", "held", "ask", "queue")
    assert shown(hint).rstrip() == " i notes, or begin with ! decision"
    assert shown(Said()).strip() == ""


def test_no_figure_of_a_question_is_cut_where_there_is_no_room_for_it() -> None:
    ask = Ask("“Lunch” will not be kept:", ("1 h 45 min late",), Hint("Tab", "answer"))
    said = Said(ask=ask)
    assert "kept: 1 h 45 min late " in shown(said, width=60)
    for width in range(45, 60):
        line = shown(said, width=width)
        assert "1 h 45 min late" in line or "1" not in line
        assert "will not be kept:" in line


def test_what_a_question_is_about_and_its_details_are_no_one_sentence() -> None:
    ask = Ask("“Lunch” has not started", ("50 min late",), Hint("Tab", "answer"))
    assert shown(Said(ask=ask)).startswith(" ▲ “Lunch” has not started · 50 min late ")


def test_what_waits_is_said_in_the_corner_behind_all_but_the_question() -> None:
    for said in (ALL, without("trouble"), without("trouble", "result")):
        assert shown(said).endswith("▲ 1 question waits ")
    assert "waits" not in shown(without("trouble", "result", "held"))


def test_a_result_stands_for_six_seconds_and_not_longer_when_the_clock_is_set_back() -> None:
    said = without("trouble")
    for seconds, stands in ((0, True), (5.9, True), (6, False), (-5, True), (-60, False)):
        later = NOW + dt.timedelta(seconds=seconds)
        assert shown(said, now=later).startswith(" Lunch moved") is stands, seconds


def test_a_question_that_cannot_wait_goes_before_what_is_held() -> None:
    said = Said(held=HELD, ask=ASK, urgent=True)
    assert shown(said).startswith(" ▲ Lunch becomes")
    assert shown(Said(held=HELD, urgent=True)).startswith(" ▪ 4 marked")


def test_a_question_put_off_stands_there_muted() -> None:
    ground = {each.style.bgcolor for each in draw(Said(ask=ASK), NOW, 90, DARK) if each.style}
    assert ground == {DARK.style("ask").bgcolor}
    calm = Said(ask=Ask(ASK.text, ASK.details, ASK.answer, calm=True))
    segments = [each for each in draw(calm, NOW, 90, DARK) if each.style and each.text.strip()]
    assert {each.style.bgcolor for each in segments if each.style} == {DARK.style("raised").bgcolor}
    assert {each.style.color for each in segments if each.style} == {DARK.style("muted").color}


def test_only_a_key_is_underlined() -> None:
    for said in (Said(ask=ASK), Said(held=HELD)):
        lined = {
            each.text for each in draw(said, NOW, 100, DARK) if each.style and each.style.underline
        }
        assert lined == ({"Tab"} if said.ask else {"⏎", "k", "Esc"})


def test_where_there_is_less_room_the_shorter_sentence_is_shown() -> None:
    assert "The day ends 15:51. " in shown(Said(ask=ASK), width=80)
    assert "Everything" not in shown(Said(ask=ASK), width=80)
    narrow = shown(Said(ask=ASK), width=40)
    assert narrow == " ▲ Lunch becomes 12:06…  Tab answer 1/2 "


def test_where_there_is_less_room_the_corner_and_then_the_keys_go() -> None:
    said = without("trouble", "result")
    assert shown(said, width=60) == (" ▪ 4 marked.  ⏎ here 09:04  k other state  Esc lets go   ▲1 ")
    assert shown(said, width=40) == " ▪ 4 marked.  Esc lets go            ▲1 "


@pytest.mark.parametrize("inks", [DARK, ANSI])
@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("width", [0, 1, 2, 3, 10, 40, 200])
def test_it_is_one_line_of_its_width_whatever_people_typed(
    width: int, words: str, inks: Inks
) -> None:
    hint = (Hint(words, words),)
    for said in (
        Said(trouble=words),
        Said(result=Result(words, NOW, hint), queue=3, waiting=words),
        Said(held=Held(words, hint), queue=3, waiting=words),
        Said(ask=Ask(words, (words, words), hint[0])),
        Said(hint=(words, *hint)),
    ):
        strip = draw(said, NOW, width, inks)
        assert strip.cell_length == width
        assert "\n" not in strip.text
        if width == 200:
            assert words.replace("\n", " ⏎ ") in strip.text


async def test_the_widget_takes_a_result_away_when_it_has_stood_and_else_draws_nothing_anew() -> (
    None
):
    clock = [NOW]
    line = CountedLine(lambda: clock[0])
    async with framed(line):
        line.refreshed = 0
        line.show(Said(result=RESULT, hint=HINT))
        assert line.render_line(0).text.startswith(" Lunch moved")
        line.show()
        line.show(Said(result=RESULT, hint=HINT))
        assert line.refreshed == 1
        clock[0] += dt.timedelta(seconds=6)
        line.show()
        assert line.refreshed == 2
        assert line.render_line(0).text.startswith(" i notes")
        assert line.size.height == 1


class CountedLine(SayLine):
    """A say line that counts how often it asks to be drawn anew."""

    refreshed = 0

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        self.refreshed += 1
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
