"""Pictures in Notes: attached by digit from what Enter opens, shown, described and removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.core.notes.pictures import attach
from facilitator.core.record.pictures import PictureAttached, PictureDescribed, PictureRemoved
from images import png
from systems import HOMES
from tui.harness import stage


async def test_a_picture_is_attached_to_the_chosen_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in HOMES:
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    (tmp_path / "flip.png").write_bytes(png())
    async with stage(tmp_path, size=(120, 40)) as on:
        await on.capture("Three ways", "Another")
        await on.press("2", "home", "enter")
        assert "Attach a picture" in on.text
        await on.press("1")
        await on.type(str(tmp_path / "none.png"))
        await on.press("f2")
        assert any("There is no file" in said for said in on.said)
        await on.press(*["backspace"] * len("none.png"))
        await on.type("flip.png")
        await on.press("tab")
        await on.type("Boxes [b]and[/b] arrows")
        await on.press("f2")
        fact = on.last
        assert isinstance(fact, PictureAttached)
        assert fact.text == "Boxes [b]and[/b] arrows"
        assert fact.note == next(iter(on.meeting.state.notes))
        assert "▣ 09:58 Boxes [b]and[/b] arrows" in on.text
        assert list((on.meeting.journal.path.parent / "pictures").iterdir())
        await on.press("down", "e")
        await on.type("!")
        await on.press("enter")
        assert isinstance(on.last, PictureDescribed)
        assert "▣ 09:58 Boxes [b]and[/b] arrows!" in on.text
        await on.press("d")
        assert isinstance(on.last, PictureRemoved)
        assert "Removed “Boxes [b]and[/b] arrows!”." in on.text
        await on.press("u")
        assert "▣ 09:58 Boxes" in on.text


async def test_a_picture_without_a_text_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as on:
        on.meeting.do(attach, f"{'a' * 32}.png")
        await on.press("2")
        assert "▣ 09:58 Picture  ▲ no text" in on.text
        assert "pictures/aaaa" in on.text
        await on.press("enter")
        assert "Put it in other words" in on.text
