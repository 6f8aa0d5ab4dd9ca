"""A disk, or another program that holds the record, keeps keys waiting but not the time."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.core.record.notes import Noted
from facilitator.core.record.sessions import Extended
from facilitator.files.records import drafts
from facilitator.files.records.drafts import DraftFile
from facilitator.files.records.lock import hold
from tui.harness import PATIENCE, PlayedApp, Stage, stage
from tui.resting import A_MOMENT

SECOND = timedelta(seconds=1)
WAITING = "waiting for the disk"


class Held:
    """Another program that holds the record, until the screen was drawn a few times.

    Meanwhile somebody presses keys.
    """

    def __init__(self, on: Stage, *keys: str, draws: int = 3) -> None:
        self.on = on
        self.keys = keys
        self.draws = draws
        self.seen: list[str] = []
        self.lock = hold(on.journal.with_suffix(".lock"))
        on.app.post_display_hook = self.drawn  # type: ignore[method-assign]

    def drawn(self) -> None:
        if not self.on.app.disk.waits or len(self.seen) == self.draws:
            return
        self.seen.append(self.on.text)
        for key in self.keys if len(self.seen) == 1 else ():
            self.on._send(key)  # noqa: SLF001 - as a terminal does, whatever the app is about
        self.on.clock.advance(SECOND)
        if len(self.seen) == self.draws:
            os.close(self.lock)


async def test_the_time_goes_on_while_a_key_waits_for_the_disk(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", size=(120, 40)) as on:
        await on.press("space", "2")
        held = Held(on)
        await on.press("plus")
        assert [time for time in ("20:00", "19:59", "19:58") if time in "".join(held.seen)] == [
            "20:00",
            "19:59",
            "19:58",
        ]
        assert all(WAITING in seen for seen in held.seen)
        assert WAITING not in on.text
        assert on.last == Extended("check-in", 300)
        assert "24:57" in on.text


async def test_the_next_second_is_drawn_when_it_is_another(tmp_path: Path) -> None:
    """By the clock it would be drawn late, if a key had the one before drawn first."""
    async with stage(tmp_path, at="10:00") as on:
        on.clock.run_at(1)
        on.clock.advance(0.4 * SECOND)
        assert 0.6 < on.app._until_next_beat() < 0.61  # noqa: SLF001 - when it would be
        await on.press("space")
        on.clock.advance(0.3 * SECOND)
        assert 0.7 < on.app._until_next_beat() < 0.71  # noqa: SLF001 - as above
        on.clock.run_at(60)
        assert 0.3 < on.app._until_next_beat() < 0.31  # noqa: SLF001 - as above


async def test_a_place_is_seen_before_its_line_is_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[bool] = []

    def drawn(app: PlayedApp) -> None:
        if app.screen.name == "run" and not app._batch_count:  # noqa: SLF001 - else it is not seen
            laid_out.append(bool(app.screen.query("#line")))

    monkeypatch.setattr(PlayedApp, "post_display_hook", drawn)
    async with stage(tmp_path, at="10:00") as on:
        assert laid_out[0] is False
        assert on.app.screen.query("#line")
        await on.capture("typed in it")
        assert on.kinds == ["noted"]


async def test_keys_pressed_meanwhile_act_in_their_order(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        held = Held(on, "minus", "i", *"one", "enter", *"two", "enter")
        await on.press("plus")
        kept = [fact.text for fact in on.facts if isinstance(fact, Noted)]
        assert kept == ["one", "two"]
        assert on.kinds == ["session-started", "extended", "extended", "noted", "noted"]
        assert len(held.seen) == held.draws


async def test_nothing_is_shown_as_kept_before_it_is(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "2", "i")
        await on.type("said just now")
        held = Held(on)
        await on.press("enter")
        assert all("1 capture" not in seen for seen in held.seen)
        assert all(on.line("said just now") for _ in held.seen)
        assert on.kinds.count("noted") == 1


async def test_a_slow_disk_keeps_nobody_from_typing_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draft that is being written is not waited for; the next is written after it."""
    async with stage(tmp_path, at="10:00") as on:
        typed_on = _Later(DraftFile.save, PATIENCE)
        monkeypatch.setattr(DraftFile, "save", typed_on)
        await on.press("i")
        await on.type("half")
        await on.until(lambda: typed_on.begun)
        await on.type(" a word")
        assert "half a word" in on.text
        typed_on.go_on()
        draft = on.journal.with_name("draft.toml")

        async def written() -> bool:
            await on.beat()
            return any(each.text == "half a word" for each in drafts.read(draft))

        while not await written():  # noqa: ASYNC110 - a thread writes
            await asyncio.sleep(A_MOMENT)


class _Later:
    """A call that begins and waits until it may go on."""

    def __init__(self, call: Callable[..., None], patience: float) -> None:
        self._call = call
        self._patience = patience
        self._may = threading.Event()
        self.begun = False

    def __get__(self, owner: object, _: type) -> Callable[..., None]:
        return lambda *args: self(owner, *args)

    def __call__(self, *args: object) -> None:
        self.begun = True
        assert self._may.wait(self._patience)
        self._call(*args)

    def go_on(self) -> None:
        self._may.set()
