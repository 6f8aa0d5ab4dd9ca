"""Rebalance by keys: the preview, its choices, early finishes and fixed points in conflict."""

from __future__ import annotations

import re
from pathlib import Path

from facilitator.core.base import signs
from facilitator.core.record.programme import LatenessAccepted, Rebalanced
from facilitator.core.record.sessions import SessionEnded, SessionStarted
from facilitator.tui.widgets.inks import inks
from tui.harness import PROGRAMME, stage

OPTIONAL = PROGRAMME.replace(
    'title = "Rules"', 'title = "Rules [b]\u202e"\noptional = true\nmin = "50m"'
).replace("remote = true", "")
ENDING = OPTIONAL.replace('"45m"', '"45m"\nmin = "40m"\nend_fixed = true')
"""The same with a last session that is too short where what is before it only begins late."""


async def test_the_best_proposal_is_shown_and_applied(tmp_path: Path) -> None:
    async with stage(tmp_path, OPTIONAL, at="10:12") as on:
        await on.press("space", "r")
        assert on.question == "Rebalance"
        assert "■ Without a change: “Lunch” at 12:12" in on.text
        assert "● Proposal 1: “Lunch” 12:00 is kept" in on.text
        assert "Lunch 12:00, 12 min late: 12 min taken from sessions · none below" in on.text
        assert "40 → 34" in on.text
        assert "Nothing changes until you press ⏎" in on.text
        await on.press("escape")
        assert on.kinds == ["session-started"]
        await on.press("r", "enter")
        assert on.question == "Run"
        assert on.last == Rebalanced(
            (("introduction", 34), ("rules-b", 54)), (("introduction", 12),)
        )
        await on.press("r")
        assert "Nothing ahead is late" in on.text
        await on.press("enter", "b", "escape", "u")
        assert on.kinds[2:] == ["undone"]
        assert on.unwanted() == set()


async def test_another_proposal_is_looked_at_by_its_digit(tmp_path: Path) -> None:
    async with stage(tmp_path, OPTIONAL, at="10:12") as on:
        await on.press("space", "r")
        assert "1 Shorten all a little    2 Cut Rules [b]    3 Shorten nothing" in on.text
        await on.press("3")
        assert "■ Proposal 3: “Lunch” at 12:12" in on.text
        await on.press("2")
        assert f"{signs.CROSSED} 11:00   11:12   cut      60 → 0" in on.text
        await on.beat()
        assert "● Proposal 2: “Lunch” 12:00 is kept, 48 min to spare" in on.text
        await on.press("enter")
        assert on.last.skipped == ("rules-b",)


async def test_a_row_that_is_left_alone_gives_nothing_up(tmp_path: Path) -> None:
    async with stage(tmp_path, OPTIONAL, at="10:12") as on:
        await on.press("space", "r", "1", "space")
        assert "▪ 10:20   10:32   10:32    40 " in on.text
        assert "60 → 50" in on.text
        assert "2 min still missing" in on.text
        await on.press("space")
        assert "40 → 34" in on.text
        await on.press("down", "space", "enter")
        assert on.last.durations == (("introduction", 30),)


async def test_what_does_not_help_is_no_proposal(tmp_path: Path) -> None:
    async with stage(tmp_path, PROGRAMME.replace("remote = true", ""), at="10:12") as on:
        await on.press("space", "r")
        assert "1 Shorten all a little    2 Shorten nothing" in on.text
        before = on.text
        await on.press("3")
        assert on.text == before


async def test_the_keys_stay_in_view_when_the_window_gets_smaller(tmp_path: Path) -> None:
    async with stage(tmp_path, OPTIONAL, at="11:52") as on:
        await on.press("space", "r")
        await on.resize(60, 16)
        assert "⏎ Apply" in on.lines[-1]
        assert "40 →" in on.text


async def test_a_fixed_point_is_moved_only_after_it_was_confirmed(tmp_path: Path) -> None:
    async with stage(tmp_path, OPTIONAL, at="10:12", size=(120, 40)) as on:
        await on.press("space", "r")
        bars = [line for line in on.lines if "━" in line and re.search(r"\d\d:\d\d", line)]
        assert bars
        assert all((signs.NEXT in line) == ("┄" in line) for line in bars)  # what is given up
        await on.press("3", "4", "enter")
        assert on.question == "AskSheet"
        assert "Move what has a fixed time?" in on.text
        await on.press("escape")
        assert on.kinds == ["session-started"]
        await on.press("enter", "1")
        assert dict(on.last.shifted) == {"lunch": 12}
        await on.press("u", "r", "3", "5")
        assert on.last == LatenessAccepted("lunch")
        assert "= Lunch 12:12, planned 12:00" in on.text


async def test_a_conflict_waits_to_be_asked_about_until_it_is_decided(tmp_path: Path) -> None:
    async with stage(tmp_path, ENDING, at="10:00") as on:
        await on.press("space")
        await on.advance(40)
        assert "will not be kept" not in on.text
        await on.press("i")
        await on.advance(1)
        assert on.question == "Run"  # not while a text is typed
        assert on.lines[-2].endswith("▲ 1 question waits")
        await on.press("escape")
        await on.beat()
        assert on.question == "Run"
        assert on.lines[-2].startswith(
            " ▲ “Lunch” 12:00 will not be kept · starts at 12:21, 21 min late"
        )
        await on.press("tab")
        assert "“Lunch” at 12:21, day ends" in on.text
        assert "Only cutting sessions keeps it now." in on.text
        await on.press("escape")
        assert on.question == "Run"
        await on.advance(1)
        (calm,) = on.app.prompting.waiting()
        assert calm.calm
        assert "“Lunch” 12:00 will not be kept" in on.lines[-2]
        await on.advance(1)
        (worse,) = on.app.prompting.waiting()
        assert not worse.calm
        assert "23 min late" in on.lines[-2]
        await on.press("tab", "3")
        assert "Move “Lunch” to 12:23? · once more: 3" in on.text
        assert on.kinds == ["session-started"]
        await on.press("3")
        assert dict(on.last.shifted) == {"lunch": 23}
        assert "Tell the room?" in on.text
        await on.press("escape")
        assert on.app.prompting.waiting() == ()
        await on.press("u", "tab", "1")
        assert on.question == "Rebalance"


async def test_a_fixed_point_seconds_late_is_not_asked_about(tmp_path: Path) -> None:
    async with stage(tmp_path, OPTIONAL, at="10:00") as on:
        await on.press("space")
        point = on.meeting.schedule().fixed_point
        assert point is not None
        last = (point.latest - on.clock.now()).total_seconds() / 60
        await on.advance(last + 0.5)
        assert on.app.prompting.waiting() == ()
        assert "will not be kept" not in on.text
        await on.advance(0.5)
        assert "“Lunch” 12:00 will not be kept" in on.lines[-2]
        await on.press("tab")
        assert "Only cutting sessions keeps it now." in on.text


async def test_a_conflict_that_an_undo_brings_back_takes_no_key_of_more_undoing(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, ENDING, at="10:00") as on:
        await on.press("space", "plus")
        await on.advance(45)
        await on.press("tab", "3", "3", "escape")
        assert on.kinds[-1] == "rebalanced"
        assert on.app.prompting.waiting() == ()
        for key in "uyuu":
            await on.press(key)
            on.wait(4)
            await on.beat()
        assert on.kinds[-4:] == ["undone", "redone", "undone", "undone"]
        assert on.question == "Run"
        on.app.saying.clear()
        await on.beat()
        assert "“Lunch” 12:00 will not be kept" in on.lines[-2]


async def test_why_there_is_nothing_to_do_is_told_to_its_end(tmp_path: Path) -> None:
    async with stage(tmp_path, OPTIONAL, at="10:00", language="sv", size=(60, 16)) as on:
        await on.press("space", "r")
        told = " ".join(on.text.replace("│", " ").split())
        assert (
            "Det finns inget att stryka. + och - ändrar tiden för programpunkten som pågår." in told
        )


async def test_an_early_finish_goes_on_waits_or_keeps_the_time(tmp_path: Path) -> None:
    async with stage(tmp_path, OPTIONAL, at="10:00") as on:
        await on.press("space")
        await on.advance(14)
        await on.burst("nn")
        assert on.last == SessionStarted("check-in")  # nobody has seen the question yet
        await on.press("n")
        assert on.last == SessionStarted("introduction")
        await on.press("u", "n", "enter")
        assert on.last == SessionStarted("introduction")
        await on.press("u", "n", "3")
        assert on.last == SessionStarted("introduction", hold="rules-b")
        assert "6 min in reserve" in on.text
        await on.press("u", "n", "escape")
        assert on.meeting.state.current == "check-in"
        await on.press("n", "2")
        assert on.last == SessionEnded("check-in")
        assert "until 10:20   space starts it" in on.text
        bells = on.app.bells
        await on.advance(5)
        assert on.app.bells == bells
        await on.advance(1)
        assert on.app.bells == bells + 1


async def test_no_word_of_a_verdict_is_left_out_in_a_small_window(tmp_path: Path) -> None:
    text = PROGRAMME.replace('title = "Lunch"', 'title = "Lunch on the terrace"').replace(
        'title = "Strategy"', 'title = "Strategy for services"\nstart = "13:00"'
    )
    async with stage(tmp_path, text, at="12:58") as on:
        await on.press("space")
        await on.advance(25)
        await on.press("n", "r")
        told = " ".join(line.strip("│ ") for line in on.lines[3:9])
        assert told.count("day ends 16:48, 3 h 3 min late") == 2
        assert "Strategy for servic… 13:00, 3 h 3 min late: 3 h 3 min still missing" in told


async def test_the_days_stand_on_the_ground_of_the_box(tmp_path: Path) -> None:
    async with stage(tmp_path, OPTIONAL, at="10:12", size=(120, 40)) as on:
        await on.press("space", "r")
        row, *_ = (n for n, line in enumerate(on.lines) if "▶ 10:12" in line and "= Fin" in line)
        strip = on.app.screen._compositor.render_strips(on.app.size)[row]  # noqa: SLF001 - as drawn
        box = inks(on.app.screen.query_one("#after")).style("box").bgcolor
        inside = strip.crop(30, 100)
        assert {segment.style.bgcolor for segment in inside if segment.style} == {box}
