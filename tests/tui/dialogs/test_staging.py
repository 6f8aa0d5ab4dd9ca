"""The keys on Run that choose what the room sees, and the countdown."""

from __future__ import annotations

from pathlib import Path

from facilitator.core.base.text import capital
from facilitator.core.record.notes import Noted
from facilitator.core.record.stage import CountdownStarted, CountdownStopped, StageSet, StageTold
from facilitator.core.telling.describe.room import PAGES
from facilitator.files.records.shared_clock import kept, shared
from facilitator.opening import Request
from facilitator.running.clock_sign import ClockSign
from tui.harness import PROGRAMME, moment, stage


async def test_message_page_and_countdown_by_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", size=(120, 40)) as on:
        await on.press("space", "m")
        await on.paste("a[/]b\x1b[2J")
        await on.press("enter")
        assert on.last == StageTold("a[/]b", until=moment("10:10"))
        assert "Says      “a[/]b”" in on.text
        assert "Shows     The message" in on.text
        assert "until 10:10, m takes it away" in on.text
        await on.press("m")
        assert on.last == StageTold("")  # one key takes it away
        assert "Says      nothing" in on.text
        await on.press("M", "home", "!", "tab", "ctrl+u", "enter")
        assert on.last == StageTold("a[/]b", blink=True)  # the one before was there to be changed
        await on.press("m", "m", "B", "o", "tab", "1", "0", ":", "3", "0", "enter")
        assert on.last == StageTold("Bo", until=moment("10:30"))  # or to be typed over
        await on.press("m", "m", "tab", "x", "enter")
        assert "not an end time" in on.said[-1]
        await on.press("escape", "2")
        await on.press("1", "v")
        assert {page for page, words in PAGES.items() if capital(words) in on.text} == {
            page
            for page in PAGES
            if page not in {"votes", "actions"}  # of which there are none
        }
        await on.press("8")
        assert on.last == StageSet("dark")
        assert "Shows     Nothing: it is dark, chosen" in on.text
        await on.press("u")
        assert "Nothing: it is dark" not in on.text

        await on.press("c", "enter")
        assert on.last == CountdownStarted(moment("10:10"))
        assert "Clock     until 10:10" in on.text
        await on.press("c")
        assert "countdown: 10:00 left, until 10:10" in on.text
        await on.press("1")
        assert on.last == CountdownStopped()
        assert "until 10:10" not in on.text
        await on.press("c", "5", "enter", "c", "2", "x", "enter")
        assert "not a countdown" in on.said[-1]
        await on.press("ctrl+u")
        await on.paste("2 Tea")
        await on.press("enter")
        assert on.last == CountdownStarted(moment("10:02"), "Tea")
        bells = on.app.bells
        await on.press("2")
        await on.advance(1.9)
        assert on.app.bells == bells
        await on.advance(0.2)
        assert on.app.bells == bells + 1  # it rings wherever one is
        await on.advance(0.2)
        assert on.app.bells == bells + 1
        await on.press("1")
        assert "Clock     over since 10:02 Tea" in on.text


async def test_a_long_message_is_one_line_to_the_keys(tmp_path: Path) -> None:
    long = "word " * 59 + "word"
    async with stage(tmp_path, at="10:00") as on:
        await on.press("m")
        await on.paste(long)
        await on.press("enter", "m", "m", "home", "!", "enter")
        assert on.last == StageTold(long, blink=True, until=moment("10:10"))
        await on.burst(["m", "m", "ctrl+u", "x", "enter"])  # before the field has the focus
        assert on.last == StageTold("x", until=moment("10:10"))
        assert on.question == "Run"
        await on.press("i")
        await on.paste(long)
        await on.press("ctrl+u", "x", "enter")
        assert on.last == Noted("note", "x", None)


async def test_while_text_is_typed_these_keys_are_letters(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("i")
        await on.burst("mvc")
        await on.press("enter", "escape")
        assert on.last.text == "mvc"
        await on.burst("mvc")
        await on.press("enter")
        assert on.last == StageTold("vc", until=moment("10:10"))


async def test_what_a_key_opens_has_the_next_key_however_fast_it_comes(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.burst("v8")
        assert on.last == StageSet("dark")
        await on.burst("c5\r")
        assert on.last == CountdownStarted(moment("10:05"))
        await on.burst("mBo\r")
        assert on.last == StageTold("Bo", until=moment("10:10"))


async def test_a_rehearsal_tells_others_what_time_it_is(tmp_path: Path) -> None:
    request = Request(rehearse=True, at=moment("10:00"))
    async with stage(tmp_path, PROGRAMME, request=request) as on:
        journal = on.journal
        first = shared(journal)
        assert first is not None
        assert first.now == moment("10:00")
        await on.press("space")
        await on.advance(7)
        second = shared(journal)
        assert second is not None
        assert second.at(second.real) == moment("10:07")
        assert kept(journal) == second
        other = ClockSign(on.meeting, on.desk.clock)  # as another window with the same rehearsal
        await on.advance(30)
        told = kept(journal)
        other.show()
        other.stop()
        assert kept(journal) == told
    assert kept(journal) is None
    last = shared(journal)
    assert last is not None
    assert last.speed == 0
