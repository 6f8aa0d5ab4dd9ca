"""The Notes place: reading, filtering, mending and removing what was captured."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.notes import CaptureKind, NoteChanged
from facilitator.tui.widgets.capture_line import CaptureLine
from tui.harness import Stage, stage


def _keep(on: Stage, kind: CaptureKind, text: str, session: str | None = None) -> None:
    on.meeting.do(note_moves.capture, Capture(kind, text), session)
    on.clock.advance(dt.timedelta(minutes=1))


def _chosen(on: Stage) -> str:
    """Give the row under the cursor, as it is drawn."""
    rows = on.app.screen.query_one("#notes")
    line = on.lines[rows.content_region.y + int(rows.cursor_row - rows.scroll_offset.y)]  # type: ignore[attr-defined]
    return line.split("│")[1].rstrip()


async def test_without_captures_it_says_how_to_make_one(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("2", "e", "d", "k", "up", "end", "home", "pageup", "pagedown", "enter")
        assert "i opens the line in which you write." in on.text
        assert "╭─ Note ─" not in on.text  # no panel stands empty
        assert on.question == "Notes"
        await on.press("i")
        await on.type("first")
        await on.press("enter", "escape")
        assert _chosen(on).strip() == "· 09:58 first"
        await on.press("e")
        assert on.app.screen.query_one(CaptureLine).text == "first"


async def test_captures_stand_under_their_sessions_and_the_cursor_passes_over_titles(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        for session in ("introduction", None, "check-in", "introduction"):
            _keep(on, "note", f"in {session}", session)
        await on.press("2")
        assert "Notes · 4 captures" in on.lines[2]
        body = [line.strip("│ ") for line in on.lines[3:10]]
        assert body == [
            "Outside the programme",
            "· 10:01 in None",
            "10:00  Check-in",
            "· 10:02 in check-in",
            "10:20  Introduction",
            "· 10:00 in introduction",
            "· 10:03 in introduction",
        ]
        await on.press("home")
        seen = [_chosen(on).strip()]
        for key in ("down", "down", "up", "end", "home", "pagedown", "pageup", "up"):
            await on.press(key)
            seen.append(_chosen(on).strip()[2:7])
        assert seen[1:] == [
            "10:02", "10:00", "10:02", "10:03", "10:01", "10:03", "10:01", "10:01",
        ]  # fmt: skip


async def test_notes_opens_on_the_newest_and_keeps_to_the_chosen_one(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        for n in range(30):
            _keep(on, "decision", f"number {n}", "lunch")
        _keep(on, "note", "the first session's", "check-in")
        for n in range(30):
            _keep(on, "note", f"earlier {n}", "strategy")
        await on.press("2")
        assert _chosen(on).endswith("earlier 29")
        await on.press("home")
        assert _chosen(on).endswith("the first session's")
        on.do_elsewhere(note_moves.capture, Capture("note", "above it"), None)
        await on.beat()
        assert "Outside the programme" in on.text
        assert _chosen(on).endswith("the first session's")
        await on.press("1")
        await on.capture("meant to be removed")
        await on.press("2", "d")
        assert on.said[-1] == "Removed “meant to be removed”. u brings it back."
        await on.press("home", "k", "escape")  # a question over it
        assert _chosen(on).endswith("above it")


async def test_a_long_list_is_scrolled(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        for n in range(60):
            _keep(on, "note", f"number {n}")
        await on.press("2")
        assert _chosen(on).endswith("number 59")
        await on.press("pageup")
        assert _chosen(on).endswith("number 47")
        await on.press("home")
        assert _chosen(on).endswith("number 0")
        assert "Outside the programme" in on.text


async def test_a_capture_is_edited_in_its_place(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        _keep(on, "action", "call")
        await on.press("2", "e")
        line = on.app.screen.query_one(CaptureLine)
        assert line.text == "> call"
        await on.type(" Lisa")
        await on.press("enter")
        note = next(iter(on.meeting.state.notes))
        assert on.last == NoteChanged(note, "action", "call Lisa")
        assert "> 10:00 call Lisa" in on.text
        assert line.text == ""
        await on.press("E", "enter")
        assert on.said[-1] == "Nothing was changed."
        assert line.text == "> call Lisa"
        await on.press("escape", "u")
        assert _chosen(on).split() == [">", "10:00", "call", "▲", "no", "owner"]
        assert on.kinds == ["noted", "note-changed", "undone"]


async def test_a_draft_is_there_again_after_an_edit(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        _keep(on, "note", "one")
        await on.press("2", "i")
        await on.type("draft")
        await on.press("escape", "e")
        line = on.app.screen.query_one(CaptureLine)
        assert line.text == "one"
        await on.press("!", "enter")
        assert line.text == "draft"
        await on.press("e", "?", "escape")
        assert line.text == "draft"
        assert [note.text for note in on.meeting.state.notes.values()] == ["one!"]


async def test_no_question_comes_up_while_editing(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        _keep(on, "note", "one")
        await on.press("2", "e")
        await on.sleep(12)
        assert on.question == "Notes"
        await on.type("d")
        assert on.app.screen.query_one(CaptureLine).text == "oned"
        assert "note-removed" not in on.kinds


async def test_an_edit_of_a_note_removed_elsewhere_keeps_what_was_typed(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        _keep(on, "note", "one")
        await on.press("2", "e")
        on.do_elsewhere(note_moves.remove_note, next(iter(on.meeting.state.notes)))
        await on.type("!")
        await on.press("enter")
        assert on.said[-1] == "That note is no longer there."
        assert on.app.screen.query_one(CaptureLine).text == "one!"


async def test_a_capture_is_reclassified_by_the_digit_of_its_kind(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        _keep(on, "note", "one")
        await on.press("2")
        kinds = []
        for key in ("2", "4", "1"):
            await on.press("k")
            assert "What is this?" in on.text
            await on.press(key)
            changed = on.last
            assert isinstance(changed, NoteChanged)
            kinds.append(changed.capture)
        assert kinds == ["decision", "quote", "note"]
        await on.press("K", "escape")
        assert len(on.facts) == 4


async def test_a_capture_is_removed_and_comes_back(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        _keep(on, "note", "one")
        _keep(on, "note", "two")
        await on.press("2", "d")
        assert on.kinds[-1] == "note-removed"
        assert on.said[-1] == "Removed “two”. u brings it back."
        assert "10:01 two" not in on.text
        assert _chosen(on).endswith("one")
        await on.press("delete")
        assert "Nothing captured yet" in on.text
        await on.press("u", "u")
        assert "2 captures" in on.text
        await on.press("end")
        assert _chosen(on).endswith("two")


async def test_captures_are_filtered_by_kind_and_by_session(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        _keep(on, "note", "plain", "check-in")
        _keep(on, "decision", "decided", "check-in")
        _keep(on, "decision", "agreed", "introduction")
        await on.press("2", "o", "2")
        assert "2 captures · Decision" in on.text
        assert "plain" not in on.text
        await on.press("o", "9")
        assert on.question == "GoTo"
        await on.type("intro")
        await on.press("enter")
        assert "1 capture · Decision · Introduction" in on.text
        assert "decided" not in on.text
        await on.press("O", "3")
        assert "Nothing matches: o shows others, Esc all." in on.text
        await on.press("o", "1")
        assert "3 captures" in on.text
        await on.press("f")
        await on.type("AGREE")
        await on.press("enter")
        assert "1 capture · “AGREE”" in on.text
        await on.press("escape")
        assert "3 captures" in on.text
        assert on.question == "Notes"
        await on.press("escape")
        assert on.question == "Run"
        assert on.kinds == ["noted"] * 3


async def test_what_is_captured_elsewhere_appears(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("2")
        on.do_elsewhere(note_moves.capture, Capture("decision", "from afar"))
        assert "from afar" not in on.text
        await on.beat()
        assert "! 10:00 from afar" in on.text
        await on.press("1")
        assert "! 10:00 from afar" in on.text


async def test_private_notes_are_listed_only_when_asked_for(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        _keep(on, "note", "for all")
        await on.capture("% tired today")
        assert not any("tired" in str(fact) for fact in on.facts)
        await on.press("2")
        assert "tired" not in on.text
        await on.press("o", "8")
        assert "1 capture · Private note" in on.text
        assert _chosen(on).strip() == "% 10:01 tired today"
        assert "for all" not in on.text
        await on.press("e")
        assert on.app.screen.query_one(CaptureLine).text == "% tired today"
        await on.type(" or not")
        await on.press("enter")
        assert _chosen(on).strip() == "% 10:01 tired today or not"
        await on.press("d")
        assert "0 captures" in on.text
        await on.press("u")
        assert _chosen(on).strip() == "% 10:01 tired today or not"


async def test_a_private_note_moves_into_the_record_but_not_back(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.capture("% we should meet in Kista")
        await on.press("2", "o", "8", "k")
        assert "This note is private. As what should everybody see it?" in on.text
        await on.press("2")
        assert "0 captures · Private note" in on.text
        await on.press("escape")
        assert _chosen(on).strip() == "! 10:00 we should meet in Kista"
        note = next(iter(on.meeting.state.notes.values()))
        assert (note.kind, note.session) == ("decision", "check-in")
        await on.press("e", "home", "delete", "%", "enter")
        assert "cannot be made private" in on.text
        assert not on.meeting.private.notes


async def test_what_is_marked_is_changed_together(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", size=(120, 40)) as on:
        for text in ("one", "two", "three"):
            _keep(on, "note", text)
        await on.press("2", "home", "space", "space")
        assert "2 marked." in on.lines[-2]
        await on.press("k", "3")
        assert [note.kind for note in on.meeting.state.notes.values()] == [
            "action", "action", "note",
        ]  # fmt: skip
        assert "marked" not in on.lines[-2]
        await on.press("home", "*", "enter")
        assert on.kinds[-2:] == ["action-ticked", "action-ticked"]
        await on.press("*")
        assert "3 marked." in on.lines[-2]
        await on.press("escape")
        assert on.question == "Notes"
        assert "marked" not in on.lines[-2]
        await on.press("*", "d")
        assert on.meeting.state.notes == {}


async def test_the_chosen_note_is_shown_in_full_beside_what_is_open(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", size=(120, 40)) as on:
        _keep(on, "question", "who pays")
        on.meeting.do(note_moves.capture, Capture("action", "call", "Lisa"))
        await on.press("2")
        assert "Typed     > call @Lisa" in on.text
        assert "1 action" in on.text
        assert "1 question" in on.text
        await on.press("home")
        assert "Typed     ? who pays" in on.text


async def test_what_is_open_stays_beside_a_list_that_nothing_matches(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        _keep(on, "action", "book the hall")
        await on.press("2")
        await on.resize(120, 40)
        width = on.app.screen.query_one("#notes").size.width
        await on.press("/")
        await on.type("nowhere")
        await on.press("enter")
        assert "Nothing matches" in on.text
        assert "book the hall" in on.text
        assert "╭─ Note ─" not in on.text
        assert on.app.screen.query_one("#notes").size.width == width
        await on.resize(80, 24)
        await on.beat()
        assert "╭─ Open ─" not in on.text
        rows = on.app.screen.query_one("#notes")
        assert rows.size.height > 15  # nothing is left of what stands below it
