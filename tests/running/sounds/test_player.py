"""Sounds are played by what there is, by a real program that stands in for a player."""

from __future__ import annotations

import os
import threading
import time
import wave
from pathlib import Path
from typing import Final

import pytest

from builders import ENGLISH
from facilitator.core.time.occasions import Sound
from facilitator.running.programs import Programs
from facilitator.running.sounds.kinds import MEANT, SOUNDS, file_of
from facilitator.running.sounds.player import NONE_FOUND, Player
from systems import posix_only

pytestmark = posix_only

KEEPS: Final = '#!/bin/sh\nfor last; do :; done\necho "$last" >> "$0.heard"\n'
"""A player that keeps in mind what it was to play."""
FAILS: Final = "#!/bin/sh\nexit 1\n"


class Here:
    """A computer with some players."""

    def __init__(self, folder: Path, **players: str) -> None:
        self.folder = folder
        for name, script in players.items():
            path = folder / name.replace("_", "-")
            path.write_text(script, "utf-8")
            path.chmod(0o755)

    def player(self, own: dict[Sound, Path] | None = None, *, far: bool = False) -> Player:
        environ = {"PATH": str(self.folder), **({"SSH_CONNECTION": "x"} if far else {})}
        return Player(Programs.installed(environ), own or {}, wanted=True)

    def heard(self, name: str) -> list[str]:
        kept = self.folder / f"{name}.heard"
        return [Path(line).name for line in kept.read_text("utf-8").splitlines()]


def told(player: Player) -> list[str]:
    return [ENGLISH.say(problem) for problem in player.problems()]


def test_each_kind_has_a_sound_of_its_own_that_comes_along() -> None:
    assert set(MEANT) == set(SOUNDS)
    contents = [file_of(sound, {}).read_bytes() for sound in SOUNDS]
    assert len(set(contents)) == len(SOUNDS)
    for sound in SOUNDS:
        with wave.open(str(file_of(sound, {}))) as file:
            assert 0.3 < file.getnframes() / file.getframerate() < 2


def test_they_are_played_by_the_first_program_that_works(tmp_path: Path) -> None:
    here = Here(tmp_path, pw_play=FAILS, paplay=KEEPS, aplay=KEEPS)
    player = here.player()
    assert player.name == "pw-play"
    assert player.play("over")
    player.wait()
    assert player.name == "paplay"
    assert player.play("warning", "part")
    player.wait()
    assert here.heard("paplay") == ["over.wav", "warning.wav", "part.wav"]
    assert told(player) == []
    assert not (tmp_path / "aplay.heard").exists()


def test_nobody_waits_for_one_and_it_leaves_nothing_behind(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    waits = f'#!/bin/sh\nuntil [ -e "{gate}" ]; do :; done\necho "$$" >> "$0.heard"\n'
    player = Here(tmp_path, paplay=waits).player()
    begun = time.perf_counter()
    assert player.play("over")
    assert player.play("part"), "another is let end first"
    assert time.perf_counter() - begun < 1
    assert [each.name for each in threading.enumerate()].count("sound") == 1
    gate.touch()
    player.wait()
    (number,) = (tmp_path / "paplay.heard").read_text("utf-8").split()
    with pytest.raises(ProcessLookupError):  # one that nobody had asked after would be there yet
        os.kill(int(number), 0)


def test_where_nothing_plays_that_is_said_once(tmp_path: Path) -> None:
    player = Here(tmp_path).player()
    assert (player.name, player.play("over")) == ("", False)
    assert told(player) == [ENGLISH.say(NONE_FOUND)]
    assert not player.play("over")
    assert told(player) == []
    failing = Here(tmp_path, aplay=FAILS).player()
    assert failing.play("over", "part")
    failing.wait()
    assert told(failing) == [ENGLISH.say(NONE_FOUND)]
    assert not failing.play("over")


def test_over_ssh_or_where_it_is_not_wanted_nothing_plays(tmp_path: Path) -> None:
    here = Here(tmp_path, paplay=KEEPS)
    far = here.player(far=True)
    assert not far.play("over")
    unwanted = Player(Programs.installed({"PATH": str(tmp_path)}), {}, wanted=False)
    assert not unwanted.play("over")
    assert told(far) == told(unwanted) == []


def test_an_own_file_that_cannot_be_played_gives_way_to_the_usual_one(tmp_path: Path) -> None:
    picky = KEEPS.replace("echo", 'case "$last" in *own.txt) exit 1;; esac\necho')
    here = Here(tmp_path, aplay=picky)
    player = here.player({"over": tmp_path / "own.txt", "part": tmp_path / "own.wav"})
    for _ in range(2):
        assert player.play("over", "part")
        player.wait()
    assert here.heard("aplay") == ["over.wav", "own.wav"] * 2
    assert told(player) == [f"{tmp_path / 'own.txt'} cannot be played here."]
