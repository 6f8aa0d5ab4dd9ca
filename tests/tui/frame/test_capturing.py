"""What is said is typed into the capture line and kept, and no key acts meanwhile."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from facilitator.core.record.notes import Noted
from facilitator.tui.widgets.capture_line import CaptureLine
from tui.harness import noted, stage

HOSTILE = (
    "[/foo]",
    "[@click=app.quit]Q[/]",
    "[ ] todo [x] done",
    "\x1b]0;PWN\x07\x1b[2Jclear",
    "\u202eevil\u2066 \u200bwidth",
    "👩‍👩‍👧 ❤️ family",
    "שלום مرحبا",
    "e\u0301 a\u030a\u0323",
    "Zürich — 東京 ½",
    "\x9b31mred\x00\x7f",
)


async def test_all_kinds_are_kept_and_shown(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", size=(80, 40)) as on:
        await on.press("space")
        await on.capture(
            "just a note",
            "!we keep time",
            "> call Kista @åsa zetterberg due 26/4",
            '" all goes well -- Lisa',
            "?who pays",
            "# the budget",
            "= we agree",
            "\\!no decision",
        )
        kept = [(fact.capture, fact.text, fact.who, fact.due) for fact in noted(on.facts)]
        assert kept == [
            ("note", "just a note", "", None),
            ("decision", "we keep time", "", None),
            ("action", "call Kista", "Åsa Zetterberg", dt.date(2013, 4, 26)),
            ("quote", "all goes well", "Lisa", None),
            ("question", "who pays", "", None),
            ("parking", "the budget", "", None),
            ("summary", "we agree", "", None),
            ("note", "!no decision", "", None),
        ]
        assert {fact.session for fact in noted(on.facts)} == {"check-in"}
        assert "= 10:00 we agree" in on.text  # the latest of them, on Run
        assert "· 10:00 !no decision" in on.text
        await on.press("2")
        for shown in (
            "· 10:00 just a note",
            "! 10:00 we keep time",
            '" 10:00 “all goes well”',
            "? 10:00 who pays",
            "# 10:00 the budget",
            "= 10:00 we agree",
            "· 10:00 !no decision",
        ):
            assert shown in on.text
        assert "Åsa Zetterberg  by Friday 26 April" in on.line("> 10:00 call Kista")
        assert "  Lisa" in on.line("“all goes well”")


async def test_keys_are_only_text_while_text_is_typed(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("i")
        await on.type("nbsgqxuyzez 12+-<>?iINBSGQX")
        line = on.app.screen.query_one(CaptureLine)
        assert line.text == "nbsgqxuyzez 12+-<>?iINBSGQX"
        assert on.facts == []
        assert on.question == "Run"
        assert "Esc Leave the line" in on.footer
        assert not any(words in on.footer for words in ("Next", "+1 min", "Capture"))
        await on.press("tab", "shift+tab", "f1")
        assert on.question == "Help"
        await on.press("escape")
        await on.type("!")
        assert line.text.endswith("GQX!")
        await on.press("escape", "space")
        assert on.kinds == ["session-started"]
        assert line.text.endswith("GQX!")
        await on.press("i")
        await on.type("?")
        assert line.text.endswith("GQX!?")


async def test_what_is_typed_faster_than_it_is_kept_is_not_lost(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.burst("inext\rbuy sugar\rn")
        assert [fact.text for fact in noted(on.facts)] == ["next", "buy sugar"]
        assert on.app.screen.query_one(CaptureLine).text == "n"
        assert on.kinds == ["noted", "noted"]


async def test_an_empty_line_keeps_nothing_and_a_bare_sign_stays(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("i", "space", "enter")
        assert on.app.screen.focused is None
        await on.press("i", "backspace", "!", "enter")
        assert on.facts == []
        assert on.said == ["There is no text to keep."]
        assert on.app.screen.query_one(CaptureLine).text == "!"


async def test_a_paste_of_several_lines_is_one_capture(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("i")
        await on.paste("first\r\nsecond\tend\u2028third\x1b[31m")
        await on.press("enter", "escape")
        assert [fact.text for fact in noted(on.facts)] == ["first\nsecond    end\nthird"]
        assert "first ⏎ second    end ⏎ third" in on.text


async def test_ten_thousand_characters_are_kept_and_the_line_stays_small(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("i")
        await on.paste("räksmörgås " * 910)
        assert on.app.screen.query_one(CaptureLine).size.height <= 5
        await on.press("enter", "escape")
        (kept,) = noted(on.facts)
        assert kept.text == ("räksmörgås " * 910).strip()
        assert "räksmörgås" in on.text
        await on.press("2", "e", "escape")
        assert on.question == "Notes"


async def test_hostile_texts_are_shown_as_they_are_and_harm_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", size=(80, 40)) as on:
        await on.press("space", "i")
        for text in HOSTILE:
            await on.paste(text)
            assert on.unwanted() == set()
            await on.press("enter")
        await on.press("escape")
        assert len(on.facts) == 1 + len(HOSTILE)
        for text in ("[/foo]", "[@click=app.quit]Q[/]", "[ ] todo [x] done", "Zürich — 東京 ½"):
            await on.press("2")
            assert text in on.text
        assert on.unwanted() == set()
        for _ in HOSTILE:
            await on.press("u")  # each is quoted in a message
        assert on.unwanted() == set()


async def test_hostile_titles_and_names_are_shown_as_they_are(tmp_path: Path) -> None:
    titles = "\n".join(
        f"[[day.session]]\ntitle = {_toml(text)}\nduration = '9m'\nspeakers = [{_toml(text)}]\n"
        for text in HOSTILE
    )
    text = f"""
format = 1
title = {_toml("[/b]" + HOSTILE[3])}
timezone = "Europe/Stockholm"
[[day]]
date = 2013-03-21
start = "10:00"
{titles}"""
    async with stage(tmp_path, text, at="10:00", size=(120, 40)) as on:
        assert on.lines[0].startswith(" [/b]clear")
        for _ in HOSTILE:
            await on.press("n")
            assert on.unwanted() == set()
        assert "[@click=app.quit]Q[/]" in on.text
        await on.press("g")
        assert "[@click=app.quit]Q[/]" in on.text
        await on.type("[/f")
        assert on.unwanted() == set()
        await on.press("escape", "ctrl+p")
        assert "Export minutes" in on.text
        await on.press("escape", "2", "o", "escape", "question_mark", "escape")
        assert on.unwanted() == set()


async def test_a_note_between_sessions_belongs_to_the_last_one(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.capture("before anything")
        await on.press("space", "e", "e")
        await on.capture("after it")
        assert [fact.session for fact in noted(on.facts)] == [None, "check-in"]
        await on.press("2")
        assert "Outside the programme" in on.text


async def test_a_capture_keeps_who_wrote_it_and_when(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.advance(7)
        await on.capture("late")
        (note,) = on.meeting.state.notes.values()
        assert (note.by, f"{note.at:%H:%M}") == ("laptop", "09:07")
        assert isinstance(on.last, Noted)


def _toml(text: str) -> str:
    return '"' + "".join(f"\\U{ord(character):08x}" for character in text) + '"'


async def test_keys_pressed_before_the_line_is_laid_out_are_text(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.burst("2inons")  # while Notes is still being made
        assert on.app.screen.typed_text == "nons"  # type: ignore[attr-defined]
        assert on.facts == []
