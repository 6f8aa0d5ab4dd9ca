"""Which sounds there are, and the file of each: the user's own, or the one that comes along."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, get_args

from facilitator.core.base.language import N_
from facilitator.core.time.occasions import Sound

SOUNDS: Final[tuple[Sound, ...]] = get_args(Sound)
"""All of them, the least urgent last."""

MEANT: Final[Mapping[Sound, str]] = {
    "over": N_("the session's time is up"),
    "warning": N_("the session's time gets short"),
    "part": N_("a turn, a step, the groups' time or a countdown is over"),
}
"""What each says, in words."""


def file_of(sound: Sound, own: Mapping[Sound, Path]) -> Path:
    """Give the file of a sound: the user's `own`, or else the one that comes along."""
    return own.get(sound) or Path(__file__).with_name(f"{sound}.wav")
