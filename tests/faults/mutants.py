"""Bad input: agendas and journals changed at random never bring a traceback or a hang."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final

from facilitator.cli.program import main
from facilitator.cli.world import World
from facilitator.core.base.clock import SimulatedClock
from facilitator.files.agenda.file import parse
from facilitator.files.errors import JournalError
from facilitator.files.records.journal import Journal
from facilitator.files.records.whole import altered
from facilitator.files.toml.problems import Problem
from facilitator.files.toml.text import UnreadableFile, decode, normalise
from faults.hostile import SAID
from faults.trial import AGENDAS, TEN, Counts, Trial, note, opened, within

PATIENCE: Final = 2.0
"""Seconds after which something hangs."""

THOROUGH: Final = 10
"""One mutant in so many is put through the commands, the others are only read."""

VALUES: Final[tuple[str, ...]] = (
    *("0", "-1", "1", "99999999999999999999", "1e400", "nan", "-inf", "true", '""', "''", "[]"),
    *("{}", "[[]]", '"x"', "2013-03-21", "2013-02-30", "0001-01-01", "9999-12-31", "00:00:00"),
    *("23:59:59.999", "2013-03-21T10:00:00+23:59", "9999-12-31T23:59:59-12:00", '"24:00"'),
    *('"10:00"', '"0m"', '"1h30m"', '"99999999999h"', '"Europe/Stockholm"', '"Nowhere/At/All"'),
    *('"../../etc/passwd"', '"' + "å" * 5000 + '"', "[" * 300, '"\\u0000"', '"\\ud800"', "0x_1"),
    *('"""', "'''", '["a", 1]', "1.5", '"' + "\\u202e" + '"', "[1, 2, 3]"),
)
TOKENS: Final[tuple[str, ...]] = (
    *"[]{}=\"'\\,.#\n\r\t\0\x1b-+_:T",
    "[[",
    "]]",
    "\ufeff",
    "\u2028",
    "å",
    "👩‍🔬",
    "\r\n",
)


_Change = Callable[[bytes, random.Random], bytes]


def agendas(trial: Trial) -> Counts:
    """Read agendas changed at random; every problem has a place in the file, in under two seconds."""  # noqa: E501
    counts: Counts = Counter()
    whole = [path.read_bytes() for path in sorted(AGENDAS.glob("*.toml"))]
    file = trial.folder / "agenda.toml"
    for number in range(trial.tries):
        content = mutated(trial.dice.choice(whole), trial.dice)
        with within(PATIENCE, content):
            _read_agenda(content, counts)
        if number % THOROUGH == 0:
            file.write_bytes(content)
            for words in (("check",), ("check", "--format", "json")):
                _command(trial.folder, counts, *words, str(file))
            _command(trial.folder, counts, "run", str(file))
        counts["mutants"] += 1
    return counts


def journals(trial: Trial) -> Counts:
    """Open journals changed at random: they are read, or refused with the line that is wrong."""
    counts: Counts = Counter()
    path = _real(trial.folder).resolve()
    whole = path.read_bytes()
    for number in range(trial.tries):
        content = mutated(whole, trial.dice)
        path.write_bytes(content)
        with within(PATIENCE, content):
            _read_journal(path, content, counts)
        if number % THOROUGH == 0:
            _use_all(trial.folder, path, counts)
        counts["mutants"] += 1
    return counts


def mutated(content: bytes, dice: random.Random) -> bytes:
    """Change a file at one to four places."""
    for _ in range(dice.randint(1, 4)):
        change: _Change = dice.choice(_CHANGES)
        content = change(content, dice)
    return content


def _byte(content: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(content) + 1)
    return content[:at] + bytes([dice.randrange(256)]) + content[at + dice.randint(0, 1) :]


def _token(content: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(content) + 1)
    return content[:at] + dice.choice(TOKENS).encode() + content[at + dice.randint(0, 3) :]


def _line(content: bytes, dice: random.Random) -> bytes:
    lines = content.split(b"\n")
    at, to = dice.randrange(len(lines)), dice.randrange(len(lines))
    match dice.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case _:
            lines[at : at + 2] = [b"".join(lines[at : at + 2])]
    return b"\n".join(lines)


def _value(content: bytes, dice: random.Random) -> bytes:
    lines = content.split(b"\n")
    valued = [at for at, line in enumerate(lines) if b" = " in line]
    if valued:
        at = dice.choice(valued)
        key, _, _ = lines[at].partition(b" = ")
        if dice.randrange(4) == 0:
            other = lines[dice.choice(valued)].partition(b" = ")[0]
            lines[at] = lines[at].replace(key, other, 1)
        else:
            lines[at] = key + b" = " + dice.choice(VALUES).encode()
    return b"\n".join(lines)


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def _said(content: bytes, dice: random.Random) -> bytes:
    """Put a hostile text where a text is."""
    text = json.dumps(dice.choice(SAID)).encode()
    lines = content.split(b"\n")
    valued = [at for at, line in enumerate(lines) if b' = "' in line]
    if valued:
        at = dice.choice(valued)
        lines[at] = lines[at].partition(b" = ")[0] + b" = " + text
    return b"\n".join(lines)


_CHANGES: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    *(_byte, _token, _line, _line, _value, _value, _value, _said),
    _cut,
)


def _read_agenda(content: bytes, counts: Counts) -> None:
    try:
        text = decode(content, Path("agenda.toml"))
    except UnreadableFile as problem:
        assert "is not a text file" in str(problem) or "line" in str(problem), str(problem)  # noqa: PT017
        counts["no text, told with the line where there is one"] += 1
        return
    parsed = parse(text)
    assert (parsed.agenda is None) is bool(parsed.problems)
    _in_place((*parsed.problems, *parsed.warnings), normalise(text))
    counts["problems, each with its line and column"] += len(parsed.problems)
    counts["still agendas"] += parsed.agenda is not None


def _in_place(problems: Sequence[Problem], text: str) -> None:
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert problem.message.text


def _read_journal(path: Path, content: bytes, counts: Counts) -> None:
    try:
        Journal.open(path, writable=False)
    except JournalError as problem:
        if problem.line is None and altered(content):
            counts["stored otherwise, told how"] += 1
        elif problem.line is None:
            assert "its first event is missing" in str(problem), str(problem)  # noqa: PT017
            counts["no journals, said so"] += 1
        else:
            assert 1 <= problem.line <= content.count(b"\n") + 1  # noqa: PT017
            counts["refused with the line that is wrong"] += 1
    else:
        counts["still journals"] += 1
    assert path.read_bytes() == content


def _use_all(folder: Path, path: Path, counts: Counts) -> None:
    for words in (("list",), ("list", "--json"), ("verify", str(path))):
        _command(folder, counts, *words)
    for words in (("status",), ("status", "--json"), ("review",), ("run",)):
        _command(folder, counts, *words, str(path))
    for form in ("markdown", "html", "json", "ics"):
        _command(folder, counts, "export", str(path), "--format", form)
    _command(folder, counts, "find", "kaffe")
    for torn in path.parent.glob("*.torn-*"):
        torn.unlink()


def _command(folder: Path, counts: Counts, *words: str) -> None:
    """Run a command in this process: it answers in time with an exit code and no surprise."""
    environ = {
        "FACILITATOR_DATA_DIR": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "LANGUAGE": "en",
    }
    clock = SimulatedClock(TEN + dt.timedelta(hours=3))
    world = World(clock, environ, "laptop", iter(map(str, range(10**9))).__next__, None, *_SCREEN)
    written = io.BytesIO()
    output, errors = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(written, "utf-8")
    with within(PATIENCE, words), redirect_stdout(output), redirect_stderr(errors):
        code = main(words, world)
    errors.flush()
    said = written.getvalue()
    crashes = [path.read_text("utf-8") for path in (folder / "data").glob("crashes/*")]
    assert not crashes, (words, crashes[0])
    assert code in (0, 1, 2), (words, code, said)
    assert code == 0 or said or words[0] in {"check", "find", "verify"}, (words, code)
    counts["commands that answered"] += 1


_SCREEN: Final = (lambda: True, lambda _: 0)


def _real(folder: Path) -> Path:
    """Make a journal with events of many kinds, and leave what comes after it to the mutants."""
    from faults.hostile import played

    meeting = opened(folder / "data")
    note(meeting, "first of all\nwith two lines")
    played(meeting, ["Åsa", 'kaffe \\ "te"', "x"])
    return meeting.journal.path
