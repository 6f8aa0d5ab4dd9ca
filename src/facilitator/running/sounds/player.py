"""What plays sounds here is found once and run without a shell, and nobody ever waits for it.

Over ssh the loudspeaker is far from whoever hears it: there is none then, and the terminal's bell
rings.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.time.occasions import Sound
from facilitator.files.process import APART
from facilitator.running.programs import Programs
from facilitator.running.sounds.kinds import file_of

LONGEST: Final = 15.0
"""Seconds after which what still plays is ended."""

PLAYERS: Final[Mapping[str, Sequence[str]]] = {
    "afplay": (),
    "pw-play": (),
    "paplay": (),
    "aplay": ("-q",),
}
"""The programs that play sounds on macOS and Linux, with what else they are told."""

WINDOWS: Final = "winsound"
"""What Python has on Windows."""

NONE_FOUND: Final = phrase("No program on this computer plays sounds.")


class Way(NamedTuple):
    """A way to play a file to its end: what it is called, and what does it and says if it did."""

    name: str
    play: Callable[[Path], bool]


class Player:
    """Plays sounds, one at a time; each is a file of the user's `own` or comes along."""

    def __init__(self, programs: Programs, own: Mapping[Sound, Path], *, wanted: bool) -> None:
        """Play by the programs there are; nothing plays if it is not `wanted`."""
        self._own = own
        self._programs = programs
        self._wanted = wanted and not programs.far
        self._problems: list[Phrase] = []
        self._playing: threading.Thread | None = None

    @cached_property
    def _ways(self) -> list[Way]:
        found = list(_ways(self._programs)) if self._wanted else []
        if self._wanted and not found:
            self._problems.append(NONE_FOUND)
        return found

    @property
    def name(self) -> str:
        """What plays the sounds, "" if nothing does."""
        return self._ways[0].name if self._ways else ""

    def play(self, *sounds: Sound) -> bool:
        """Begin to play, and say whether something here does; what plays already is let end."""
        if not self._ways:
            return False
        if self._playing is None or not self._playing.is_alive():
            self._playing = threading.Thread(
                target=self._play_all, args=(sounds,), name="sound", daemon=True
            )
            self._playing.start()
        return True

    def wait(self) -> None:
        """Wait until nothing plays any more."""
        if self._playing is not None:
            self._playing.join()

    def problems(self) -> Iterator[Phrase]:
        """Say why nothing plays here, or not what was wanted; each is said once."""
        while self._problems:
            yield self._problems.pop(0)

    def _play_all(self, sounds: Iterable[Sound]) -> None:
        for sound in sounds:
            self._play(sound)

    def _play(self, sound: Sound) -> None:
        """Play by the first way that works; those that do not are never tried again."""
        wanted, usual = file_of(sound, self._own), file_of(sound, {})
        while self._ways:
            play = self._ways[0].play
            if play(wanted):
                return
            if wanted != usual and play(usual):
                self._own = {one: path for one, path in self._own.items() if path != wanted}
                self._problems.append(phrase("{path} cannot be played here.", path=wanted))
                return
            del self._ways[0]
            if not self._ways:
                self._problems.append(NONE_FOUND)


def _ways(programs: Programs) -> Iterator[Way]:
    if programs.plays:
        yield from _windows()
        return
    for name, options in PLAYERS.items():
        if found := programs.find(name):
            yield Way(name, _by([found, *options]))


def _by(command: Sequence[str]) -> Callable[[Path], bool]:
    def play(path: Path) -> bool:
        try:
            done = subprocess.run(  # noqa: S603 - a player that was found, and a file
                [*command, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=LONGEST,
                check=False,
                **APART,
            )
        except subprocess.TimeoutExpired:
            return True  # it was heard for as long as it may be
        except (OSError, ValueError):
            return False
        return done.returncode == 0

    return play


if sys.platform == "win32":
    import winsound

    def _windows() -> Iterator[Way]:
        def play(path: Path) -> bool:
            try:
                winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_NODEFAULT)
            except RuntimeError:
                return False
            return True

        yield Way(WINDOWS, play)

else:

    def _windows() -> Iterator[Way]:
        """Give none: this is another system."""
        yield from ()
