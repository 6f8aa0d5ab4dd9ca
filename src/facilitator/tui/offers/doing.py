"""Doing what was chosen from the palette or the help, in the place where it belongs."""

from __future__ import annotations

from collections.abc import Callable

from textual.actions import parse
from textual.dom import DOMNode

from facilitator.core.base.language import phrase
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.frame.place import Place
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.host import host

Front = SpokenScreen
"""The screen from which something is chosen: a place, or the Start screen."""


def act(screen: Front, action: str) -> None:
    """Do what a key of a screen does, or say that it cannot be done now."""
    screen.call_later(_act, screen, action)


def can(screen: Front, action: str) -> bool:
    """Say whether an action may be done now, were no question open and no text being typed."""
    if isinstance(screen, CapturingPlace) and (screen.typing or screen.sheet is not None):
        return True
    _, name, parameters = parse(action)
    return bool(_target(screen, action).check_action(name, parameters))


async def _act(screen: Front, action: str) -> None:
    if isinstance(screen, CapturingPlace):
        _set_aside(screen)
    target = _target(screen, action)
    _, name, parameters = parse(action)
    if not target.check_action(name, parameters):
        host(screen).tell(phrase("That cannot be done now."))
        return
    await screen.app.run_action(action, target)


def _set_aside(place: CapturingPlace) -> None:
    """Put off the question that is open, and leave the line; what is typed there stays."""
    if place.sheet is not None:
        place.sheet.leave(None)
    if place.typing:
        place.leave_line()


def _target(screen: Front, action: str) -> DOMNode:
    """Find what has an action: the screen, or its list."""
    _, name, _ = parse(action)
    if hasattr(screen, f"action_{name}"):
        return screen
    lists = screen.query("*").results()
    return next((each for each in lists if hasattr(each, f"action_{name}")), screen)


def go(screen: Front, name: str, then: Callable[[Place], object] | None = None) -> None:
    """Go to a place of the open meeting, and do something there when it is shown."""
    if not isinstance(screen, Place):
        host(screen).tell(phrase("That is done in a meeting: open one first."))
        return
    if isinstance(screen, CapturingPlace):
        _set_aside(screen)
    if screen.name != name:
        screen.action_place(name)
    there = screen.app.screen
    if then is not None and isinstance(there, Place):
        there.call_after_refresh(then, there)
