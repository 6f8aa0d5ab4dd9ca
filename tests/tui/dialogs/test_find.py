"""Find: words are looked for in all the records while they are typed."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.time import moves
from facilitator.files.records.search import Searcher
from facilitator.tui.dialogs import find
from facilitator.tui.dialogs.find import Find, open_find
from facilitator.tui.widgets.rows import Rows
from tui.harness import Stage, stage


@pytest.fixture(autouse=True)
def searched_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin no search by a timer, which may be before or after the next key: `_look` begins it."""
    monkeypatch.setattr(find, "PAUSE", 3600)


async def _look(on: Stage, *, fails: bool = False) -> None:
    """Let the search begin at once and come to its end."""
    screen = on.app.screen
    assert isinstance(screen, Find)
    screen.search()
    with pytest.raises(WorkerFailed) if fails else nullcontext():
        await on.app.workers.wait_for_complete()
    await on.rest()


async def test_what_is_typed_is_found_and_shown_in_full(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        on.meeting.do(moves.start)
        on.meeting.do(
            note_moves.capture, Capture("quote", "[b]Fiber[/b] \u202etill\nalla byar", "Ann")
        )
        on.meeting.do(note_moves.capture, Capture("decision", "Fiber i höst"))
        facts = len(on.facts)
        open_find(on.app)
        await on.rest()
        assert "Type words; all of them must be there." in on.text
        await on.type("Fib q")
        await _look(on)
        assert "0 places found." in on.text
        assert "No record holds all of these words." in on.text
        assert "Notes, answers" not in on.text
        await on.press("backspace", "u", "enter")
        await _look(on)
        assert "Fib u▏" in on.text
        await on.press("backspace", "backspace", "n", "backspace")
        await on.paste("er\n")
        await _look(on)
        assert "Fiber▏" in on.line("Fiber▏")
        assert "2 places found. ⏎ opens it · Esc closes" in on.text
        assert "[b]Fiber[/b] till alla byar" in on.line("Quote")
        assert "Decision     Fiber i höst" in on.line("Fiber i höst")
        assert on.app.screen.query_one(Rows).cursor_row == 1
        assert not on.unwanted()
        await on.press("enter")
        assert on.question == "Notes"
        assert "Quote" in on.line("alla byar") or "alla byar" in on.text
        await on.press("1")
        open_find(on.app)
        await on.rest()
        await on.press("ctrl+u")
        assert "Esc closes" in on.text
        await on.resize(60, 16)
        await on.press("escape")
        assert on.question == "Run"
        assert len(on.facts) == facts


async def test_a_record_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        broken = on.journal.parents[1] / "2014-01-01-broken"
        broken.mkdir()
        (broken / "journal.toml").write_bytes(b"lunch \xff\n\n")
        open_find(on.app)
        await on.rest()
        await on.type("lunch")
        await _look(on)
        assert "Session" in on.line("Lunch")
        await on.press("escape")


async def test_a_search_that_fails_says_so_and_the_next_one_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, at="10:00", size=(100, 24)) as on:
        open_find(on.app)
        await on.rest()
        await on.type("lunch")
        assert "Searching…" in on.text
        with monkeypatch.context() as broken:
            broken.setattr(Searcher, "hits", lambda *_, **__: 1 // 0)
            await _look(on, fails=True)
        assert "Something unexpected happened (ZeroDivisionError)." in on.text
        assert "Searching…" not in on.text
        await on.press("backspace")
        await _look(on)
        assert "1 place found." in on.text
        assert "Something unexpected" not in on.text


async def test_what_stands_beside_a_short_text_is_told_in_full(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        on.meeting.do(moves.start)
        on.meeting.do(
            note_moves.capture, Capture("quote", "Fiber", "Maximiliana Konstantinopolitanska")
        )
        open_find(on.app)
        await on.rest()
        await on.type("fiber")
        await _look(on)
        assert "Fiber  Maximiliana Konstantinopolitanska · Check-in" in on.text
