"""Make the sounds that come with the program: `python tools/sounds.py` writes them.

Each is struck like a bell, of partials that die away, the higher ones sooner. They are our own
making, so nobody's rights are touched, and few enough bytes to carry along.
"""

from __future__ import annotations

import math
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).resolve().parents[1] / "src/facilitator/running/sounds"
RATE: Final = 11_025
"""Samples a second: enough for tones below 5 kHz."""

PARTIALS: Final = ((1, 1.0), (2, 0.6), (3.01, 0.35), (4.1, 0.2))
"""How high the partials of a strike are, as a multiple of its tone, and how loud."""

ATTACK: Final = 0.006
"""Seconds in which a strike becomes loud, so that it does not crack."""


class Strike(NamedTuple):
    """A tone in Hz, when it is struck, and the seconds in which it falls to a third."""

    tone: float
    at: float
    fades: float


SOUNDS: Final = {
    "warning": (1.0, [Strike(659.3, 0, 0.16), Strike(880, 0.24, 0.24)]),
    "over": (1.5, [Strike(523.3, 0, 0.2), Strike(523.3, 0.35, 0.2), Strike(392, 0.7, 0.3)]),
    "part": (0.6, [Strike(784, 0, 0.18)]),
}
"""How long each sound is in seconds, and what is struck in it."""


def samples(length: float, strikes: Sequence[Strike]) -> bytes:
    """Give a sound as bytes of 8 bits each, as loud as they can be."""
    at = [_level(n / RATE, strikes) for n in range(round(length * RATE))]
    loudest = max(map(abs, at))
    return bytes(round(128 + 120 * each / loudest) for each in at)


def _level(now: float, strikes: Sequence[Strike]) -> float:
    return sum(_struck(now - each.at, each) for each in strikes if now >= each.at)


def _struck(since: float, of: Strike) -> float:
    rise = min(1.0, since / ATTACK)
    return rise * sum(
        loud * math.exp(-since * high**0.5 / of.fades) * math.sin(math.tau * of.tone * high * since)
        for high, loud in PARTIALS
    )


def main() -> None:
    """Write them all."""
    for name, (length, strikes) in SOUNDS.items():
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(1)
            file.setframerate(RATE)
            file.writeframes(samples(length, strikes))


if __name__ == "__main__":
    main()
