"""The codec turns an event into one block of TOML and back, losing nothing.

A block is `[[event]]`, one line for each value and one blank line. No value holds a line end, so
the first blank line always ends the block.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import get_args

import msgspec

from facilitator.core.base.ids import EventId
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.span import MINUTE
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.earlier import Earlier
from facilitator.core.record.events import AnyFact, Event, Source
from facilitator.core.record.opening import FORMAT, AgendaRevised, BroughtForward, Opened
from facilitator.files.agenda.file import parse
from facilitator.files.errors import JournalError, WriteFailed
from facilitator.files.records.tables import tables
from facilitator.files.records.whole import refuse_altered

_HEADER = re.compile(rb"^\[\[event\]\]", re.MULTILINE)
_SURROGATES = "[\ud800-\udfff]"
_REPLACEMENT = "\ufffd"
_REPLACED = _REPLACEMENT.encode()
# tomli-w parts date and time by a space; the journal's format has RFC 3339's "T".
_SPACED = r"(?m)^(\w+ = \d{4}-\d\d-\d\d) "

_KINDS = {fact.__struct_config__.tag: fact for fact in get_args(AnyFact)}
_WITH_AGENDA = {fact.__struct_config__.tag for fact in (Opened, AgendaRevised)}
_BROUGHT = BroughtForward.__struct_config__.tag
_FIELD = r"(missing required|unknown) field `(\w+)`|at `\$(?:\.fact)?\.(\w+)"
_ENDS = (dt.MINYEAR, dt.MAXYEAR)  # in these years some local times are not in the calendar


class _Head(msgspec.Struct):
    id: EventId
    at: dt.datetime
    by: str
    source: Source | None = msgspec.field(name="from", default=None)
    joined: EventId | None = msgspec.field(name="with", default=None)
    seen: EventId | None = None


_HEAD = _Head.__struct_encode_fields__


class _UnreadableError(Exception):
    def __init__(self, sentence: Phrase) -> None:
        super().__init__(sentence)
        self.phrase = sentence


_FAULTS = (_UnreadableError, msgspec.ValidationError, ValueError, OverflowError, RecursionError)


def encode(event: Event, zone: dt.tzinfo) -> bytes:
    """Write an event as one block; its instants are written in `zone`, the meeting's own.

    What no UTF-8 file can hold (a lone surrogate) becomes U+FFFD.
    """
    return _block(_table(event, zone))


def stored(event: Event, zone: dt.tzinfo, path: Path) -> tuple[Event, bytes]:
    """Return an event as reading it back will give it, and its block.

    Raises `WriteFailed` if it could not be read back: in the journal at `path` it would make all
    other events unreadable as well.
    """
    table = _table(event, zone)
    block = _block(table)
    try:
        # The table is what tomllib would make of the block, unless something had to be replaced.
        return (_events(block)[0] if _REPLACED in block else _event(table)), block
    except _FAULTS as fault:
        raise WriteFailed(
            phrase("Nothing was written to {path}: {cause}", path=path, cause=_why(fault))
        ) from fault


def decode(data: bytes, path: Path, line: int = 1) -> list[Event]:
    """Read every event of `data`, which begins at `line` of the journal at `path`.

    Raises `JournalError`, naming the line of the first block that cannot be read.
    """
    try:
        return _events(data)
    except _FAULTS as fault:
        if line == 1:
            refuse_altered(data, path)
        # Parsing everything at once is fast but says nothing about where; so look again.
        for first, block in blocks(data):
            try:
                _events(block)
            except _FAULTS as found:
                raise JournalError(path, _why(found), line + first - 1) from found
        raise JournalError(path, _why(fault), line) from fault


def blocks(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Cut a journal at its `[[event]]` lines, giving each block with its line, counted from 1."""
    starts = [found.start() for found in _HEADER.finditer(data)]
    before = data[: starts[0]] if starts else data
    if before.strip():
        starts.insert(0, 0)
    line, last = 1, 0
    for start, end in pairwise([*starts, len(data)]):
        line, last = line + data.count(b"\n", last, start), start
        yield line, data[start:end]


def _table(event: Event, zone: dt.tzinfo) -> dict[str, object]:
    fact = event.fact
    fields = msgspec.structs.asdict(fact)
    if isinstance(fact, Opened | AgendaRevised):
        # Only the author's text is stored: it says everything and stays readable by hand.
        fields["agenda"] = fields.pop("text")
    elif isinstance(fact, BroughtForward):
        fields["earlier"] = fields.pop("text")
    head = {"id": event.id, "at": event.at, "kind": fact.__struct_config__.tag}
    told = {"with": event.joined, "from": event.source, "seen": event.seen, "by": event.by}
    table = head | fields | told
    return {key: _value(value, zone) for key, value in table.items() if value is not None}


def _block(table: dict[str, object]) -> bytes:
    import tomli_w  # which only writing needs

    text = re.sub(_SPACED, r"\1T", tomli_w.dumps(table))
    return f"[[event]]\n{re.sub(_SURROGATES, _REPLACEMENT, text)}\n".encode()


def _value(value: object, zone: dt.tzinfo) -> object:
    """Return a value as it is written: an instant in local time, where TOML can say its offset."""
    if not isinstance(value, dt.datetime):
        return value
    local = value.astimezone(zone)
    whole = not (local.utcoffset() or MINUTE) % MINUTE
    return local if whole else value.astimezone(dt.UTC)


def _events(data: bytes) -> list[Event]:
    return [_event(table) for table in tables(data.decode())]


def _event(table: dict[str, object]) -> Event:
    kind = table.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise _UnreadableError(_unknown(kind))
    if kind in _WITH_AGENDA:
        _restore_agenda(table)
    event: dict[str, object] = {key: table.pop(key) for key in _HEAD if key in table}
    _to_utc(event, "at")
    if kind == _BROUGHT:
        _restore_earlier(table)
    _to_utc(table, "since")
    _to_utc(table, "until")
    # msgspec looks closely at a type when it is first asked for, so it is asked for this one only.
    fact = msgspec.convert(table, _KINDS[kind])
    head = msgspec.convert(event, _Head)
    return Event(head.id, head.at, head.by, fact, head.source, head.joined, head.seen)


def _to_utc(table: dict[str, object], key: str) -> None:
    value = table.get(key)
    if isinstance(value, dt.datetime):
        if value.tzinfo is None:
            raise _UnreadableError(phrase("“{key}” has no offset from UTC.", key=key))
        if value.year in _ENDS:
            raise _UnreadableError(_wrong_value(key))
        table[key] = value.astimezone(dt.UTC)


def _restore_agenda(table: dict[str, object]) -> None:
    version = table.get("format")
    if isinstance(version, int) and version > FORMAT:
        raise _UnreadableError(
            phrase(
                "this record was written by a newer version of facilitator (format {version}, and "
                "this version reads up to {known}). Nothing was changed. Install the newer "
                "version to open it.",
                version=version,
                known=FORMAT,
            )
        )
    text = table.get("agenda")
    if isinstance(text, str) and "text" not in table:
        table |= {"text": text, "agenda": _agenda(text)}


def _restore_earlier(table: dict[str, object]) -> None:
    """Read what was brought forward from its text, as for an agenda."""
    text = table.get("earlier")
    if isinstance(text, str) and "text" not in table:
        table |= {"text": text, "earlier": msgspec.convert(tomllib.loads(text), Earlier)}


def _agenda(text: str) -> Agenda:
    parsed = parse(text, warnings=False)
    if parsed.agenda is None:
        raise _UnreadableError(
            phrase(
                "the agenda kept in this event cannot be read: {problem}",
                problem=parsed.problems[0].message,
            )
        )
    return parsed.agenda


def _unknown(kind: object) -> Phrase:
    if not isinstance(kind, str):
        return phrase("this block does not say what “kind” of event it is. Nothing was changed.")
    return phrase(
        "this version of facilitator does not know events of the kind “{kind}”. Nothing was "
        "changed. If a newer version wrote the record, open it with that one.",
        kind=kind,
    )


def _why(fault: Exception) -> Phrase:
    """Say in the user's words what is wrong with a block."""
    if isinstance(fault, _UnreadableError):
        return fault.phrase
    found = re.search(_FIELD, str(fault)) if isinstance(fault, msgspec.ValidationError) else None
    match found and found.groups():
        case ("missing required", key, None):
            return phrase("“{key}” is missing in this event.", key=key)
        case ("unknown", key, None):
            return phrase("“{key}” does not belong in this event.", key=key)
        case (None, None, key):
            return _wrong_value(key)
        case _:
            pass
    return phrase("this is not an event as facilitator writes them. Nothing was changed.")


def _wrong_value(key: str) -> Phrase:
    return phrase("“{key}” has a value that it cannot have in this event.", key=key)
