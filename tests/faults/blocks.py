"""Journals of a few blocks changed at random: they are read as tomllib reads all of their text."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from typing import Final

import msgspec

from facilitator.files.records.tables import Table, parsed, tables
from faults.mutants import mutated
from faults.trial import ROOT, Counts, Trial

KEPT: Final = ROOT / "tests" / "records"
LONGEST: Final = 2000
"""Characters of a block that is worth changing: most of a long one is the text of an agenda."""

MOST: Final = 4
"""So many blocks make a journal, at most."""

LINES: Final[tuple[str, ...]] = (
    *("[[event]]\n", "[event]\n", "[[event.x]]\n", "[[ event ]]\n", "event = []\n", "\n", "# x\n"),
    *('by = "b"\n', 'id = "i"\n', "kind = 'k'\n", "at = 2013-03-21T10:00:00+01:00\n", "x.y = 1\n"),
    *('x = """\n', "x = '''\n", "x = [\n", "    ]\n", "]\n", "    [\n", "[x]\n", '"by" = 1\n'),
)
VALUES: Final[tuple[str, ...]] = (
    *("0", "-0", "+1", "1_0", "007", "0x1f", "9" * 18, "9" * 19, "-" + "9" * 19, "9" * 40),
    *("0.5", "-0.0", "1e5", "1.e5", "1e+05", "5E-07", "1e+400", "1e-400", "0.1e-7", "inf", "nan"),
    *("2013-03-21", "0000-01-01", "2013-02-30", "10:20:00", "24:00:00", "10:20:60", "10:20"),
    *("2013-03-21T10:00:00Z", "2013-03-21t10:00:00+00:00", "2013-03-21 10:00:00-00:00"),
    *("2013-03-21T10:00:00", "2013-03-21T10:00:00.1234567+01:00", "2013-03-21T10:00:00.5-12:30"),
    *("true", "false", "null", "True", "{}", "[]", "[[]]", "[1]", "{ x = 1 }", "''", '"" # x'),
    *("[\n    1,\n    [\n        2,\n    ],\n]", "[\n    1\n]", "[\n    ,\n]", "[\n]"),
)
PIECES: Final[tuple[str, ...]] = (
    *("\\u0000", "\\u00e5", "\\u00E5", "\\ud800", "\\ud83d\\ude00", "\\U0001f600", "\\e", "\\/"),
    *("\\x41", "\\\\", '\\"', '"', "\\", "\x7f", "\x85", "\u2028", "å", "\t", "\n", "\r\n", "\0"),
    *(",", " ", "  ", " = ", "]", "[", "#", ".5", "1"),
)
REFUSALS: Final = (ValueError, OverflowError, RecursionError, msgspec.MsgspecError)


def blocks(trial: Trial) -> Counts:
    """Read a few blocks changed at random: as tomllib does, or refused in the same words."""
    counts: Counts = Counter()
    known = kept()
    for _ in range(trial.tries):
        whole = "".join(trial.dice.choices(known, k=trial.dice.randint(1, MOST)))
        text = changed(whole, trial.dice)
        read, expected = outcome(tables, text), outcome(parsed, text)
        assert read == expected, (text, read, expected)
        counts["read as the same" if isinstance(read, list) else "refused in the same words"] += 1
    return counts


def kept() -> list[str]:
    """Give the blocks of the records that are kept for good, all kinds of events among them."""
    journals = "".join(path.read_text("utf-8") for path in sorted(KEPT.glob("*/journal.toml")))
    each = re.split(r"^(?=\[\[event)", journals, flags=re.MULTILINE)
    return [block for block in each if block and len(block) < LONGEST]


def changed(text: str, dice: random.Random) -> str:
    """Change a text once or a few times where it means something."""
    for _ in range(dice.choice((1, 1, 1, 1, 2, 3))):
        change: Callable[[str, random.Random], str] = dice.choice(_CHANGES)
        text = change(text, dice)
    return text


def outcome(read: Callable[[str], list[Table]], text: str) -> list[str] | str:
    """Give what a text is read as, as it is written in Python, or why it is not read.

    So written, 1 is not 1.0 and not true, and what is not a number is itself.
    """
    try:
        return [repr(table) for table in read(text)]
    except REFUSALS as problem:
        return f"{type(problem).__name__}: {problem}"


def _anyhow(text: str, dice: random.Random) -> str:
    return mutated(text.encode(), dice).decode(errors="ignore")


def _line(text: str, dice: random.Random) -> str:
    at = text.rfind("\n", 0, dice.randrange(len(text) + 1)) + 1
    return text[:at] + dice.choice(LINES) + text[at:]


def _again(text: str, dice: random.Random) -> str:
    """Let a line stand twice, the second time perhaps elsewhere."""
    lines = text.splitlines(keepends=True)
    lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines or [""]))
    return "".join(lines)


def _instead(pattern: str, pieces: tuple[str, ...]) -> Callable[[str, random.Random], str]:
    """Make a change that puts a piece in the place of one thing that is found."""

    def change(text: str, dice: random.Random) -> str:
        found = list(re.finditer(pattern, text, re.MULTILINE))
        if not found:
            return text
        start, end = dice.choice(found).span()
        return text[:start] + dice.choice(pieces) + text[end:]

    return change


_CHANGES: Final = (
    *(_anyhow, _line, _again),
    *(_instead(r"(?<= = ).*$", VALUES), _instead(r"(?<=^    ).*(?=,$)", VALUES)),
    *(_instead(r"(?<=[^\n])", PIECES), _instead(r'(?<=").*(?=",?$)', PIECES)),
    *(_instead(r"[0-9]", tuple("0123456789")), _instead(r"[0-9][0-9](?=[:\n])", ("60", "24"))),
    *(_instead(r"^\n", ("", "\n\n", " \n", "# x\n")), _instead(r"^\w+", ("x", "id", "by", "x-y"))),
)
