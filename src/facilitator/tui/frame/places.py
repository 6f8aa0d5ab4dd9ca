"""The places of a meeting, by name; one is loaded when it is first gone to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from facilitator.core.base.language import N_

if TYPE_CHECKING:
    from facilitator.tui.frame.place import Place

PLACE_WORDS: Final = {
    "run": N_("Run"),
    "notes": N_("Notes"),
    "groups": N_("Groups"),
    "round": N_("Turns"),
    "people": N_("People"),
    "homework": N_("Homework"),
    "scan": N_("Horizon scan"),
    "words": N_("Words"),
    "merges": N_("What may be the same"),
    "series": N_("Series"),
    "programme": N_("Programme"),
    "review": N_("Time review"),
}
"""What people call each place, in English, by what keys call it."""

PLACES: Final = tuple(PLACE_WORDS)
"""What keys call each place: its package is called so too, its class so with a capital letter."""

_MODULES: Final = {"merges": "words.merges"}
"""The places that live in another one's package."""


def place(name: str) -> type[Place]:
    """Load the place with this name."""
    module = import_module(f"facilitator.tui.places.{_MODULES.get(name, f'{name}.screen')}")
    found: type[Place] = getattr(module, name.title())
    return found


def every_place() -> tuple[type[Place], ...]:
    """Load all of them, in the order of `PLACES`."""
    return tuple(map(place, PLACES))
