"""Surroundings that are not as usual: streams, locales, terminals and homes."""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Final

from facilitator.core.record.sessions import AwaySettled
from faults.person import ENGLISH, PROGRAM, Person
from faults.trial import AGENDA, Counts, Trial
from tui.harness import Stage, stage

# What of a locale may be in the environment of whoever runs this counts for nothing here.
PLAIN: Final = {"LANG": "", "LC_ALL": "", "LC_CTYPE": "", "PYTHONUTF8": "", "PYTHONIOENCODING": ""}
LOCALES: Final = (
    {"LANG": "C"},
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "no_SUCH.locale"},
)
GREYS: Final = {0, 7, 8, 15, 16, 59, 102, 145, 188, 231, *range(232, 256)}
"""What is grey of a terminal's 256 colours."""

_STYLE: Final = re.compile(rb"\x1b\[([0-9;]*)m")
_RGB: Final = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")
_NUMBER: Final = re.compile(rb"[34]8;5;(\d+)")
_NAMED: Final = re.compile(rb"(?:^|;)(?:3|4|9|10)[1-6](?:;|$)")


def no_keyboard(trial: Trial) -> Counts:
    """Start the app without a terminal on its input, and with TERM=dumb."""
    counts: Counts = Counter()
    environments: tuple[dict[str, str], ...] = ({}, {"TERM": "dumb"})
    for environ in environments:
        done = run(trial.folder / "data", str(AGENDA), **environ)
        assert (done.returncode, done.stdout) == (2, b""), done
        assert b"This needs a terminal" in done.stderr
        assert not list(trial.folder.iterdir()), "something was made for nothing"
        counts["told in a sentence, exit code 2, nothing made"] += 1
    with Person(trial.folder, TERM="dumb") as person:
        assert person.wait_until_ended() == 2
        assert b"This needs a terminal" in person.raw
        assert b"\x1b" not in person.raw
        counts["told in a sentence to a dumb terminal, no escape sequence"] += 1
    return counts


def no_color(trial: Trial) -> Counts:
    """Run with NO_COLOR: everything is there, and every colour drawn is a grey."""
    with Person(trial.folder, NO_COLOR="1") as person:
        person.begin()
        person.say("without colour")
        styles = set(_STYLE.findall(person.raw))
        for style in styles:
            assert all(red == green == blue for red, green, blue in _RGB.findall(style)), style
            assert all(int(number) in GREYS for number in _NUMBER.findall(style)), style
            assert not _NAMED.search(_NUMBER.sub(b"", _RGB.sub(b"", style))), style
        assert person.notes == ["without colour"]
    return Counter({"styles drawn, each of greys": len(styles)})


def locales(trial: Trial) -> Counts:
    """Run in the locale C and in ones that do not exist: letters arrive and are kept."""
    counts: Counts = Counter()
    for turn, environ in enumerate(LOCALES):
        folder = trial.folder / f"turn-{turn}"
        folder.mkdir()
        with Person(folder, size=(80, 24), **(PLAIN | environ)) as person:
            person.begin()
            text = "å ä ö “–” 你好"  # noqa: RUF001
            # Where there is nothing but ASCII, what looks like it is shown, and as wide.
            ascii_only = environ.get("PYTHONUTF8") == "0"
            person.say(text, shown='a a o "-" ????' if ascii_only else text)
            assert ascii_only is all(byte < 128 for byte in person.raw)
            assert person.notes == [text]
            person.press("q")
            person.look(0.3)
            person.kill()
            assert b"Traceback" not in person.raw
        counts["locales in which letters were typed, shown and kept"] += 1
    return counts


def ascii_only(trial: Trial) -> Counts:
    """Run every reading command where output can only be ASCII."""
    counts: Counts = Counter()
    with Person(trial.folder) as person:
        person.begin()
        person.say("åäö")
        person.kill()
    for words in (
        ("check", str(AGENDA)),
        *(("list",), ("status",), ("status", "--json"), ("verify",), ("find", "åäö")),
        *(("export", "--format", name) for name in ("markdown", "html", "json", "ics")),
        ("export", "--format", "csv", "--table", "timing"),
    ):
        for environ in ({"PYTHONIOENCODING": "ascii"}, LOCALES[2]):
            done = run(trial.folder / "data", *words, **PLAIN | environ)
            assert (done.returncode, done.stderr) == (0, b""), (words, done)
            counts["commands that ran and printed"] += 1
    return counts


def no_home(trial: Trial) -> Counts:
    """Run with a home that cannot be written to: it is told, and reading commands work."""
    counts: Counts = Counter()
    home = {"HOME": "/proc/nobody", "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""}
    environ = {**home, "FACILITATOR_DATA_DIR": "", "XDG_STATE_HOME": "", "XDG_CACHE_HOME": ""}
    for words, code in (
        (("check", str(AGENDA)), 0),
        (("list",), 0),
        (("status",), 1),
        (("note", "text"), 1),
        (("new", "/proc/nobody/agenda.toml"), 3),
    ):
        done = run(None, *words, **environ)
        assert done.returncode == code, (words, done)
        assert b"Traceback" not in done.stderr
        assert b"unexpected" not in done.stderr, done.stderr
        counts["commands that worked or told what was wrong"] += 1
    with Person(trial.folder, size=(200, 24), **environ) as person:
        person.wait_for("Nothing was written to")
        person.press("q")
        assert person.wait_until_ended() == 0
    counts["times the app told that nothing can be kept"] += 1
    return counts


async def _settle(on: Stage) -> None:
    """Say what the time away was; what else is asked is put off."""
    while not isinstance(on.last, AwaySettled):
        if on.question != "AskSheet":
            await on.press("tab")
        about = any(words in on.text for words in ("Count it", "It ended yesterday"))
        await on.answer("1" if about else "escape")


async def clock(folder: Path) -> Counts:
    counts: Counts = Counter()
    for minutes, asked in ((-90, True), (0.5, False), (-0.5, False), (45, True), (60 * 30, True)):
        place = folder / f"by {minutes}"
        place.mkdir()
        async with stage(place, at="10:00", size=(100, 30)) as on:
            await on.press("space")
            await on.advance(5)
            await on.sleep(minutes)
            assert bool(on.app.prompting.waiting()) is asked, minutes
            if asked:
                await _settle(on)
            while on.question == "AskSheet":
                await on.answer("escape")
            await on.capture("afterwards")
            assert "Error" not in on.text
            assert on.elsewhere().state == on.meeting.state
        counts["jumps of the clock"] += 1
        counts["jumps asked about"] += asked
    return counts


def clock_set(trial: Trial) -> Counts:
    """Set the clock back and forward, and let the laptop sleep, while a session runs."""
    import asyncio

    return asyncio.run(clock(trial.folder))


def run(
    data: Path | None, *words: str, typed: bytes = b"", **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command without a terminal."""
    place = {} if data is None else {"FACILITATOR_DATA_DIR": str(data)}
    return subprocess.run(
        [*PROGRAM, *words],
        capture_output=True,
        check=False,
        timeout=60,
        input=typed,
        env={**os.environ, **ENGLISH, **place, **environ},
    )
