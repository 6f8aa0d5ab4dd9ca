"""Bring the catalogues up to date with the sources, and compile them.

Prints every sentence that still needs a translation and then ends with 1. With `--check` it writes
nothing, and sentences that the catalogues lack or no longer need are printed too.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "src" / "facilitator"
LOCALE = SOURCES / "locale"
DOMAIN = "facilitator"
TEXTS = {"phrase": 1, "say": 1, "N_": 1, "counted": 2, "count": 2, "counting": 2}
"""How many of their first arguments these functions have translated."""
PASSING = (b'"POT-', b'"PO-', b'"Last-Translator', b'"Report-', b'"Generated-By', b"#, fuzzy")
"""Lines that would differ at every run, or say nothing."""


def extract() -> Catalog:
    """Collect every sentence in the sources."""
    catalogue = Catalog(project=DOMAIN, domain=DOMAIN)
    for path in sorted(SOURCES.rglob("*.py")):
        for line, texts in sentences(path.read_text("utf-8")):
            catalogue.add(texts, None, [(path.relative_to(SOURCES).as_posix(), line)])
    return catalogue


def sentences(source: str) -> Iterator[tuple[int, str | tuple[str, str]]]:
    """Find the literal texts that are translated, in their order, as one or singular and plural.

    Babel's own extractor takes `data.count(b"...")` for a sentence and fails.
    """
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        arguments = call.args[: TEXTS.get(name, 0)]
        if TEXTS.get(name) == TEXTS["count"] and any(isinstance(a, ast.Starred) for a in arguments):
            sys.exit(f"line {call.lineno}: {name} needs its texts themselves to be found here")
        texts = [a.value for a in arguments if isinstance(a, ast.Constant)]
        match [text for text in texts if isinstance(text, str)]:
            case [text] if TEXTS[name] == 1:
                yield call.lineno, text
            case [one, many]:
                yield call.lineno, (one, many)
            case _:
                pass


def files() -> Iterator[Path]:
    """Find the catalogues."""
    return LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")


def read(path: Path) -> Catalog:
    """Read a catalogue, which lies in a folder named by its language."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, domain=DOMAIN)


def updated(path: Path, sources: Catalog) -> Catalog:
    """Read a catalogue, add what is new and make obsolete what is gone."""
    catalogue = read(path)
    catalogue.update(sources, no_fuzzy_matching=True)
    return catalogue


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue without what is obsolete, and compile it.

    It is sorted and names no files, so that moving code changes no line of it.
    """
    written = BytesIO()
    write_po(
        written, catalogue, width=100, no_location=True, sort_output=True, ignore_obsolete=True
    )
    lines = written.getvalue().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if not line.startswith(PASSING)))
    compile_one(path, catalogue)


def compile_one(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue as it is read by the app, beside its source."""
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def compile_all() -> None:
    """Have the app speak as the catalogues do now, before it is drawn."""
    for path in files():
        compile_one(path, read(path))


def faults(before: Catalog, after: Catalog) -> Iterator[str]:
    """Say what keeps a catalogue, as it was and as it is once updated, from being complete."""
    for message in after:
        if message.id and (message.fuzzy or not all(strings(message))):
            places = ", ".join(file for file, _ in message.locations)
            yield f"not translated: {message.id!r} ({places})"
        for text, string in zip(texts(message), strings(message), strict=False):
            if string and braces(text) != braces(string):
                yield f"not the same braces: {message.id!r}"
        if message.id and message.id not in before:
            yield f"not in the catalogue: {message.id!r}"
    yield from (f"no longer in the sources: {m.id!r}" for m in after.obsolete.values())


def texts(message: Message) -> tuple[str, ...]:
    """Give the English text of a message, or its singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def strings(message: Message) -> tuple[str, ...]:
    """Give the translations of a message: one, or one for each form of plural."""
    given = message.string or ""
    return (given,) if isinstance(given, str) else tuple(given)


def braces(text: str) -> set[str]:
    """Name the values that a text has places for; lone braces are braces."""
    return set(re.findall(r"\{(\w+)\}", text))


def main(arguments: list[str]) -> int:
    """Update or check every catalogue."""
    sources = extract()
    complete = True
    for path in files():
        before, after = read(path), updated(path, sources)
        if "--check" not in arguments:
            write(path, after)
            before = after
            after.obsolete.clear()
        for fault in faults(before, after):
            print(f"{path.relative_to(ROOT)}: {fault}", file=sys.stderr)
            complete = False
    return 0 if complete else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
