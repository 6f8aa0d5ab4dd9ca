"""The tables of a journal, read quickly where they stand as the codec writes them.

One expression says what a block of tomli-w looks like; the strings and arrays in it are JSON as
well. Every other block goes to tomllib, and where that cannot be done block by block, the whole
text does: what is read and what is refused is always what tomllib says of all of it.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from typing import Final

import msgspec

Table = dict[str, object]

_PLAIN: Final = r'[^"\\\x00-\x1f\x7f]*+'
_STRING: Final = rf'"{_PLAIN}(?:\\(?:["\\bfnrt]|u00[0-7][0-9a-f]){_PLAIN})*+"'
# What JSON refuses of this TOML does too; what is longer is rare, and left to tomllib.
_NUMBER: Final = r"-?[0-9]{1,18}+(?:\.[0-9]{1,18}+)?(?:e[+-][0-9]{1,3}+)?"
_DATE: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK: Final = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_TIME: Final = rf"{_CLOCK}:[0-5][0-9]"
_INSTANT: Final = rf"{_DATE}T{_TIME}(?:\.[0-9]++)?[+-]{_CLOCK}"
_SCALAR: Final = rf"{_STRING}|true|false|{_NUMBER}"
_KEY: Final = "(?!by )[a-z_]++ = "
_INDENT: Final = " {4}(?: {4})?+"
# One kind of line after another, so that what a value looks like is compiled once: what stands in
# an array between which brackets JSON sees to, once the lines of a field are put together.
_LINES: Final = (
    rf"(?:(?:{_KEY}(?:{_INSTANT}|{_DATE}|{_TIME})"
    rf"|(?:{_KEY}|{_INDENT})(?:(?:{_SCALAR}|\[\]),?+|\[)"
    r"|(?: {4})?+\],?+)\n)*+"
)

_BLOCK: Final = re.compile(
    rf"""\[\[event\]\]
id = "({_PLAIN})"
at = ({_INSTANT})
kind = "({_PLAIN})"
((?![ \]]){_LINES})by = "({_PLAIN})"

(?=\[\[event\]\]|\Z)"""
)
_HEADER: Final = re.compile(r"^\[\[event\]\]", re.MULTILINE)
_FIELD: Final = re.compile(r'([a-z_]+) = (?:"([^"\\\n]*)"(?!\n[ \]])|(.*(?:\n[ \]].*)*))\n')
_LAST_COMMA: Final = re.compile(r",(?=\n *\])")
_json: Final = msgspec.json.Decoder().decode


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    event: list[Table] = []


class _OtherwiseError(ValueError):
    """A text that cannot be read block by block."""


_FAULTS: Final = (ValueError, OverflowError, RecursionError, msgspec.MsgspecError)


def tables(text: str) -> list[Table]:
    """Return the table of each `[[event]]` of a text, as `parsed` does, but in less time."""
    try:
        return [table for block in _blocks(text) for table in block]
    except _FAULTS:
        return parsed(text)


def _blocks(text: str) -> Iterator[list[Table]]:
    """Read block by block; raises one of the faults if that cannot be done."""
    start = 0
    while start < len(text):
        if written := _BLOCK.match(text, start):
            yield [_table(*written.groups())]
            start = written.end()
            continue
        if not _HEADER.match(text, start):
            raise _OtherwiseError  # what stands before the first block holds for all of them
        following = _HEADER.search(text, start + 1)
        end = following.start() if following else len(text)
        yield parsed(text[start:end])
        start = end


def parsed(text: str) -> list[Table]:
    """Return the tables as tomllib reads them; raises what it does, and what msgspec does."""
    return msgspec.convert(tomllib.loads(text), _Document).event


def _table(id_: str, at: str, kind: str, lines: str, by: str) -> Table:
    table: Table = {"id": id_, "at": dt.datetime.fromisoformat(at), "kind": kind}
    fields = _FIELD.findall(lines)
    count = len(table) + len(fields)
    for key, plain, other in fields:
        table[key] = _value(other) if other else plain
    if len(table) < count:
        raise _OtherwiseError  # a key stands there twice
    table["by"] = by
    return table


def _value(written: str) -> object:
    if written[0] == '"':
        return _json(written)
    if written[0] == "[":
        return _json(_LAST_COMMA.sub("", written))
    if "T" in written:
        return dt.datetime.fromisoformat(written)
    if ":" in written:
        return dt.time.fromisoformat(written)
    return dt.date.fromisoformat(written) if written[4:8:3] == "--" else _json(written)
