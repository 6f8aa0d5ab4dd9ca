"""Waiting until an app that is played has nothing left to do; no test waits for time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any, Final

import textual.screen
import textual.timer
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

A_MOMENT: Final = 1 / 200
"""Seconds in which something outside the loop, as a thread, may get on."""

textual.screen.UPDATE_PERIOD = 3600.0  # type: ignore[misc] # an app draws where it rests, and only there
"""Textual draws sixty times a second, so on a slow machine it would draw what nobody looks at."""

textual.timer.sleep = asyncio.sleep  # type: ignore[assignment, attr-defined] # it is looked up there
"""Textual's own takes a thread a timer on Windows, of which there are few, until the time is up."""


async def rest(app: App[Any]) -> None:
    """Wait until nothing is left to do: no message, no layout, nothing to draw.

    Pilot's own `pause` waits until the processor is idle, which it seems to be on a machine so
    busy that the test gets no turn. What Textual's timers would do soon is done at once here.
    """
    while not app._exit:  # noqa: SLF001 - no public word for it
        stack = list(app.screen_stack)
        await settle(app)
        with app._context():  # noqa: SLF001 - another app may have been started since
            busy = [screen for screen in app.screen_stack if _is_busy(screen)]
            for screen in busy:
                screen._on_timer_update()  # noqa: SLF001 - as `pause` does
        if not busy and stack == app.screen_stack:
            return


async def settle(app: App[Any]) -> None:
    """Wait until all messages have been dealt with, and what they caused, without drawing.

    What is ready to run runs before this goes on. Once nothing else is, every part waits for a
    message, which then is not there, or for something outside the loop.
    """
    loop: Any = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(0)
        if loop._ready:  # noqa: SLF001 - as above
            continue
        if app._exit or not any(map(_is_at_work, _parts(app))):  # noqa: SLF001 - as above
            return
        await asyncio.sleep(A_MOMENT)


def _parts(app: App[Any]) -> Iterator[MessagePump]:
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)


def _is_at_work(part: MessagePump) -> bool:
    """Say whether a part is in the middle of something, instead of waiting for a message."""
    queue: Any = part._message_queue  # noqa: SLF001 - as above
    return part.is_running and not queue.ready_event._waiters  # noqa: SLF001 - as above


def _is_busy(screen: Screen[Any]) -> bool:
    """Say whether a screen has still to draw something; a screen does not tell, so look inside.

    That a screen behind another is to be drawn again means nothing: it is drawn with that one.
    """
    behind = screen.app.screen is not screen
    return screen.is_current and bool(
        screen._layout_required  # noqa: SLF001 - as above
        or screen._dirty_widgets  # noqa: SLF001
        or screen._callbacks  # noqa: SLF001
        or (screen._repaint_required and not behind)  # noqa: SLF001
        or (screen._scroll_required and not behind)  # noqa: SLF001
        or screen._recompose_required  # noqa: SLF001
    )
