"""Hooks: the user's own commands, harmless to the meeting whatever they do."""

from __future__ import annotations

import os
import select
import sys
from pathlib import Path

from builders import ENGLISH
from facilitator.core.time import moves
from facilitator.files.config import Config
from facilitator.running import hooks
from systems import posix_only
from tui.harness import PATIENCE, stage


async def run(*command: str, longest: float = 5) -> str:
    problem = await hooks.run(command, {"FACILITATOR_TITLE": "Å $HOME; rm"}, longest)
    return ENGLISH.say(problem) if problem else ""


async def test_a_command_is_run_without_a_shell_and_told_what_for(tmp_path: Path) -> None:
    file = tmp_path / "told"
    write = f"open({str(file)!r}, 'w', encoding='utf-8').write"
    code = f"import os; {write}(os.environ['FACILITATOR_TITLE'])"
    assert await run(sys.executable, "-c", code) == ""
    assert file.read_text("utf-8") == "Å $HOME; rm"


@posix_only
async def test_what_goes_wrong_is_one_sentence() -> None:
    assert await run("/nowhere/bell") == (
        "The hook /nowhere/bell could not be run: No such file or directory."
    )
    assert await run("false") == "The hook false failed (code 1)."
    assert "could not be run" in await run("a\0b")


@posix_only
async def test_a_command_that_takes_too_long_is_ended_with_all_it_started(tmp_path: Path) -> None:
    held = tmp_path / "held"
    os.mkfifo(held)
    reading = os.open(held, os.O_RDONLY | os.O_NONBLOCK)
    try:
        said = await run("sh", "-c", f"sleep 600 > {held} & wait", longest=0.2)
        assert said == "The hook sh was ended: it took more than 0.2 seconds."
        os.close(os.open(held, os.O_WRONLY | os.O_NONBLOCK))  # or it has no end where none began
        ended, _, _ = select.select([reading], [], [], PATIENCE)
        assert ended, "what it started is still there"
    finally:
        os.close(reading)


@posix_only
async def test_a_hook_that_fails_is_told_and_the_meeting_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "started"
    config = Config(hooks={"on-start": ("touch", str(file)), "on-end": ("false",)})
    async with stage(tmp_path, config=config) as on:
        await on.press("space")
        await on.app.workers.wait_for_complete()
        assert file.exists()
        on.app.act(moves.end)
        await on.app.workers.wait_for_complete()
        assert "The hook false failed (code 1)." in on.app.said
        assert on.meeting.state.current is None
