"""What somebody does goes through few files, each of which has something to do with it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import CodeType, FrameType
from typing import Final

from msgspec import Struct

import facilitator
from facilitator.core.notes.capture import Capture
from facilitator.core.record.events import Event
from facilitator.core.record.fact import Fact
from facilitator.core.record.notes import Note
from tui.harness import PROGRAMME, Stage, stage

SOURCES: Final = f"{Path(facilitator.__file__).parent}/"
HOMEWORK: Final = f'{PROGRAMME}\n[[homework]]\ntitle = "Words"\nof = "participant"\n'
LATE: Final = PROGRAMME.replace('title = "Rules"', 'title = "Rules"\nmin = "50m"')

KEPT: Final = "Followed.append"
"""What returns when it is kept: it is on disk, and in the state."""

DEEPEST: Final = 3
WORDS: Final = "Wibble"


class Ways:
    """The files that were run through, as paths below the package.

    `handing` are those in which the words of what was done are handed on or given back, and those
    from which that is called; `keeping` are all that were run through until it was kept. What comes
    then, whatever was done, is that all is drawn anew.
    """

    def __init__(self) -> None:
        self.handing: set[str] = set()
        self.keeping: set[str] = set()
        self.kept = False

    def look(self, frame: FrameType, event: str, value: object) -> None:
        """Take note of a function that is called or returns."""
        if event not in {"call", "return"} or not frame.f_code.co_filename.startswith(SOURCES):
            return
        here = list(_stack(frame))
        files = {code.co_filename.removeprefix(SOURCES) for code in here}
        if not self.kept:
            self.keeping |= files
        self.kept |= event == "return" and here[0].co_qualname == KEPT
        if any(map(_says, _arguments(frame) if event == "call" else (value,))):
            self.handing |= files


def _stack(frame: FrameType | None) -> Iterator[CodeType]:
    """Give what of our own is being run, the innermost first."""
    while frame is not None:
        if frame.f_code.co_filename.startswith(SOURCES):
            yield frame.f_code
        frame = frame.f_back


def _arguments(frame: FrameType) -> Iterator[object]:
    code = frame.f_code
    for name in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]:
        yield frame.f_locals.get(name)


def _says(value: object, depth: int = 0) -> bool:
    """Say whether a value is what was done: its words, or a capture, a fact or an event of it."""
    match value:
        case str():
            return WORDS in value
        case bytes():
            return WORDS.encode() in value
        case tuple():
            return depth < DEEPEST and any(_says(each, depth + 1) for each in value)
        case Capture() | Fact() | Event() | Note():
            return depth < DEEPEST and any(_says(each, depth + 1) for each in _values(value))
        case _:
            return False


def _values(of: Struct) -> Iterator[object]:
    return (getattr(of, field) for field in of.__struct_fields__)


async def ways(on: Stage, key: str) -> Ways:
    """Press a key and give the files that were run through until it is on the screen."""
    found = Ways()
    on.app.disk.wait_for(partial(sys.setprofile, found.look))  # it has a thread of its own
    sys.setprofile(found.look)
    try:
        await on.press(key)
    finally:
        sys.setprofile(None)
        on.app.disk.wait_for(partial(sys.setprofile, None))
    return found


def _only_hands_on(file: str) -> bool:
    """Say whether a module holds nothing but imports."""
    body = ast.parse(Path(SOURCES, file).read_text("utf-8")).body
    return all(isinstance(each, ast.Import | ast.ImportFrom | ast.Expr) for each in body)


async def test_a_decision_goes_through_few_files_from_the_key_to_the_screen(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, at="10:12", size=(120, 40)) as on:
        await on.press("space", "i")
        await on.type(f"! {WORDS}")
        found = await ways(on, "enter")
        assert on.last.text == WORDS
        assert WORDS in on.text
    ends = {
        "tui/widgets/capture_line.py",
        "core/notes/moves.py",
        "files/records/journal.py",
        "core/record/notes.py",
        "tui/places/run/panels/notes.py",
    }
    assert ends <= found.handing
    assert len(found.handing) <= 30, sorted(found.handing)
    assert len(found.keeping) <= 34, sorted(found.keeping)
    assert not any(map(_only_hands_on, found.handing | found.keeping))


async def test_a_rebalance_is_kept_through_few_files(tmp_path: Path) -> None:
    async with stage(tmp_path, LATE, at="10:12") as on:
        await on.press("space", "r")
        found = await ways(on, "enter")
        assert on.kinds[-1] == "rebalanced"
    assert {"core/time/rebalance/propose.py", "files/records/journal.py"} <= found.keeping
    assert len(found.keeping) <= 36, sorted(found.keeping)


async def test_what_is_handed_in_is_kept_through_few_files(tmp_path: Path) -> None:
    async with stage(tmp_path, HOMEWORK, at="10:12") as on:
        await on.press("4", "enter")
        await on.type(WORDS)
        found = await ways(on, "f2")
        assert on.last.text == WORDS
    assert {"core/homework/moves.py", "files/records/journal.py"} <= found.keeping
    assert len(found.keeping) <= 29, sorted(found.keeping)
