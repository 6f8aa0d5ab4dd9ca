"""What was half-typed stands there again, in whichever line it was."""

from __future__ import annotations

from pathlib import Path

from facilitator.files.records.drafts import Draft, read
from facilitator.tui.widgets.capture_line import CaptureLine
from tui.harness import Stage, stage


def _drafts(on: Stage) -> list[tuple[str, str, str]]:
    found = read(on.journal.with_name("draft.toml"))
    return [(draft.place, draft.purpose, draft.text) for draft in found]


def _line(on: Stage) -> str:
    return on.app.screen.query_one(CaptureLine).text


async def test_a_line_is_on_the_disk_while_it_is_typed(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("i")
        await on.type("half a wo")
        await on.until(lambda: _drafts(on) == [("run", "capture", "half a wo")])
        await on.press("enter")
        assert _drafts(on) == []
        assert not on.journal.with_name("draft.toml").exists()
        await on.type("again")
        await on.until(lambda: bool(_drafts(on)))
        await on.press("ctrl+u")
        assert _drafts(on) == []


async def test_every_line_comes_back_when_the_meeting_is_resumed(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.capture("said")
        await on.press("i")
        await on.type("in Run")
        await on.press("escape", "2", "e", "end")
        await on.type(" more")
        await on.press("escape", "6", "i")
        await on.type("in People")
        await on.until(lambda: len(_drafts(on)) == 3)
    async with stage(tmp_path, at="10:00") as on:
        assert _line(on) == "in Run"
        await on.press("2")
        assert _line(on) == ""
        await on.press("e")
        assert _line(on) == "said more"
        await on.press("enter", "6")
        assert _line(on) == "in People"
        note = next(iter(on.meeting.state.notes.values()))
        assert note.text == "said more"
        assert [place for place, _, _ in _drafts(on)] == ["run", "people"]


async def test_what_is_searched_for_is_no_draft(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("6", "slash")
        await on.type("Zett")
        await on.press("escape", "i")
        await on.type("x")
        await on.until(lambda: bool(_drafts(on)))
        assert _drafts(on) == [("people", "capture", "x")]


async def test_leaving_says_that_the_text_will_be_there_again(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("i")
        await on.type("half")
        await on.press("ctrl+q")
        assert "The text in Run will be there again." in on.text
        await on.press("1")
        assert on.exited
        journal = on.journal
    assert read(journal.with_name("draft.toml")) == (Draft("run", "capture", "half"),)


async def test_a_timer_that_runs_out_while_the_app_ends_is_too_late(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("i")
        await on.type("half")
        journal = on.journal
    on.app.drafting._write()  # noqa: SLF001 - what a timer calls, which ran out just now
    assert read(journal.with_name("draft.toml")) == (Draft("run", "capture", "half"),)


async def test_a_draft_that_cannot_be_written_is_told_until_it_can(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        in_the_way = on.journal.with_name("draft.toml")
        in_the_way.mkdir()
        (in_the_way / "x").touch()
        await on.press("i")
        await on.type("half")
        await on.until(lambda: "draft.toml" in on.text)
        (in_the_way / "x").unlink()
        in_the_way.rmdir()
        await on.beat()
        assert "draft.toml" not in on.text
        assert _drafts(on) == [("run", "capture", "half")]
