"""A move decides: it turns a state and an instant into the fact to write, or refuses."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.core.record.events import AnyFact

Move = Callable[..., AnyFact]
"""Decides on a state at an instant (UTC), with what else it is given; raises `Refused`."""
