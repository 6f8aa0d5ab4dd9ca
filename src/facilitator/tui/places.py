"""The places of a meeting, by name; one is loaded when it is first gone to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from facilitator.tui.screens.place import Place

PLACES: Final = (
    "run",
    "notes",
    "groups",
    "round",
    "people",
    "homework",
    "scan",
    "words",
    "merges",
    "series",
    "programme",
    "review",
)
"""What keys call each place: its module is called so too, its class so with a capital letter."""


def place(name: str) -> type[Place]:
    """Load the place with this name."""
    module = import_module(f"facilitator.tui.screens.{name}")
    found: type[Place] = getattr(module, name.title())
    return found


def every_place() -> tuple[type[Place], ...]:
    """Load all of them, in the order of `PLACES`."""
    return tuple(map(place, PLACES))
