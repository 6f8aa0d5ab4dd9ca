"""Hooks run the user's own commands on occasions of a meeting: to dim the light, say, or to ring.

A command is run without a shell and told about the occasion in its environment. It has a limited
time, and whatever becomes of it the meeting goes on.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Mapping
from typing import Final

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.state import State
from facilitator.core.time.occasions import Occasion, between
from facilitator.core.time.schedule import Row, Schedule
from facilitator.core.time.view import View
from facilitator.files import process

LONGEST: Final = 10.0
"""Seconds after which a command that is still running is ended."""

Commands = Mapping[Occasion, tuple[str, ...]]
Tell = Callable[[Phrase], None]


class Hooks:
    """Watches one meeting and runs the commands for what happens in it."""

    def __init__(self, commands: Commands, tell: Tell) -> None:
        """Begin with nothing seen; `tell` says what went wrong with a command."""
        self._commands = commands
        self._tell = tell
        self._seen: Schedule | None = None

    def look(self, view: View, *, run: bool = True) -> list[Coroutine[object, object, None]]:
        """Return what is to be run for what happened since the last look; nothing unless `run`."""
        if not self._commands:
            return []
        state, plan = view
        before, self._seen = self._seen or plan, plan
        if not run:
            return []
        return [
            self._run(command, about(occasion, row, state))
            for occasion, row in between(before, plan)
            if (command := self._commands.get(occasion))
        ]

    async def _run(self, command: tuple[str, ...], told: Mapping[str, str]) -> None:
        if problem := await run(command, told):
            self._tell(problem)


def about(occasion: Occasion, row: Row, state: State) -> dict[str, str]:
    """Say in environment variables what a command is run for."""
    return {
        "FACILITATOR_OCCASION": occasion.removeprefix("on-"),
        "FACILITATOR_MEETING": state.agenda.title,
        "FACILITATOR_SESSION": row.session.id,
        "FACILITATOR_TITLE": row.session.title,
        "FACILITATOR_KIND": row.session.kind,
        "FACILITATOR_REHEARSAL": "1" if state.rehearsal else "0",
    }


async def run(
    command: tuple[str, ...], told: Mapping[str, str], longest: float = LONGEST
) -> Phrase | None:
    """Run a command to its end, or for as long as it may take (seconds); say what went wrong."""
    try:
        started = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, **told},
            **process.APART,
        )
    except (OSError, ValueError) as cause:
        why = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(cause)
        return phrase("The hook {command} could not be run: {why}.", command=command[0], why=why)
    try:
        code = await asyncio.wait_for(started.wait(), longest)
    except TimeoutError:
        return phrase(
            "The hook {command} was ended: it took more than {n} seconds.",
            command=command[0],
            n=f"{longest:g}",
        )
    finally:
        await _end(started)
    if code:
        return phrase("The hook {command} failed (code {code}).", command=command[0], code=code)
    return None


async def _end(started: asyncio.subprocess.Process) -> None:
    """End a command that still runs, with all that it started."""
    if started.returncode is None:
        process.end_all(started.pid)
        await started.wait()
