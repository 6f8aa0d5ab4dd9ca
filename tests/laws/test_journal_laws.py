"""The laws of the journal: nothing is lost between an event and its block, however it is read."""

from __future__ import annotations

import datetime as dt
import random
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core.record.agenda import Agenda
from facilitator.core.record.earlier import Earlier
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.opening import AgendaRevised, BroughtForward, Opened
from facilitator.files.agenda.file import parse
from facilitator.files.records.codec import decode, encode, stored
from facilitator.files.records.journal import NAME, Decide, Journal
from facilitator.files.records.tables import parsed, tables
from facilitator.files.records.whole import BLOCK_END, mended
from faults.blocks import changed, outcome

HERE = Path("journal.toml")
AGENDA = """\
format = 1
title = "Träff \\u2028"
timezone = "Europe/Stockholm"

[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = "Introduktion"
duration = "15m"
"""

AWKWARD = st.sampled_from("\n\r\t\x00\x1b\x7f\x85\u2028\u2029\"'\\[]=#\ufeff\ufffd")
TEXTS = st.text(AWKWARD | st.characters(codec="utf-8"))
HALF_TEXTS = st.text(st.characters(categories=["Cs", "Ll"]), min_size=1)
INSTANTS = st.datetimes(
    dt.datetime(1900, 1, 2),  # noqa: DTZ001 - hypothesis adds the zone
    dt.datetime(2100, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.just(dt.UTC),
)
ZONES = st.sampled_from(["UTC", "Europe/Stockholm", "Asia/Kathmandu", "Africa/Monrovia"]).map(
    ZoneInfo
)


TERMS = st.lists(st.tuples(TEXTS, st.floats(allow_nan=False)), max_size=3).map(tuple)
"""Terms with their weights; what is not a number is not even equal to itself."""


def agenda() -> Agenda:
    parsed = parse(AGENDA).agenda
    assert parsed
    return parsed


def facts(kind: type[AnyFact]) -> st.SearchStrategy[AnyFact]:
    """Make any fact of a kind; those with an agenda hold a real one, as its text has to parse."""
    if kind is Opened:
        return st.builds(Opened, st.just(AGENDA), st.just(agenda()), rehearsal=st.booleans())
    if kind is AgendaRevised:
        return st.just(AgendaRevised(AGENDA, agenda()))
    if kind is BroughtForward:
        return st.just(BroughtForward('parking = ["Ö"]\n', Earlier(parking=("Ö",))))
    known = {
        str: TEXTS,
        int: st.integers(-(2**40), 2**40),
        dt.datetime: INSTANTS,
        dt.datetime | None: st.none() | INSTANTS,
        tuple[tuple[str, float], ...]: TERMS,
    }
    fields = msgspec.structs.fields(kind)
    return st.builds(kind, **{f.name: known.get(f.type, st.from_type(f.type)) for f in fields})


ANY_FACT = st.one_of([facts(kind) for kind in get_args(AnyFact)])
EVENTS = st.builds(Event, id=TEXTS, at=INSTANTS, by=TEXTS, fact=ANY_FACT)
FIRST = Event("first", dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC), "b", Opened(AGENDA, agenda()))


@settings(deadline=None)  # the first example loads what parses agendas
@given(EVENTS, ZONES)
def test_an_event_reads_back_equal_from_a_block_with_one_blank_line_at_its_end(
    event: Event, zone: ZoneInfo
) -> None:
    block = encode(event, zone)
    assert decode(block, HERE) == [event]
    assert block.find(BLOCK_END) == len(block) - len(BLOCK_END)
    assert stored(event, zone, HERE) == (event, block)


@given(st.lists(EVENTS, max_size=5), ZONES)
def test_a_file_of_blocks_reads_as_its_events_in_order(events: list[Event], zone: ZoneInfo) -> None:
    assert decode(b"".join(encode(event, zone) for event in events), HERE) == events


@given(st.lists(EVENTS, max_size=4), ZONES, st.randoms(), st.booleans())
def test_blocks_of_any_texts_are_read_as_tomllib_reads_them(
    events: list[Event], zone: ZoneInfo, dice: random.Random, change: bool
) -> None:
    text = b"".join(encode(event, zone) for event in events).decode()
    text = changed(text, dice) if change and text else text
    assert outcome(tables, text) == outcome(parsed, text)


@given(HALF_TEXTS)
def test_a_text_that_no_file_can_hold_is_stored_as_it_will_be_read(text: str) -> None:
    event = msgspec.structs.replace(FIRST, by=text)
    back, block = stored(event, dt.UTC, HERE)
    assert decode(block, HERE) == [back]
    assert len(back.by) == len(text)


def storing(event: Event) -> Decide:
    return lambda _: event


@contextmanager
def record() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Journal.create(Path(folder) / "record", FIRST).path


@settings(deadline=None, max_examples=50)  # a disk takes the time it takes
@given(st.lists(EVENTS, min_size=1, max_size=4), st.data())
def test_following_a_file_however_it_grows_reads_what_reading_it_whole_reads(
    events: list[Event], data: st.DataObject
) -> None:
    tail = b"".join(encode(event, dt.UTC) for event in events)
    cuts = data.draw(st.lists(st.integers(0, len(tail)), max_size=4).map(sorted))
    with record() as path:
        journal = Journal.open(path, writable=False)
        followed: list[Event] = []
        for start, end in zip([0, *cuts], [*cuts, len(tail)], strict=True):
            with path.open("ab") as file:
                file.write(tail[start:end])
            followed += journal.follow()
        assert followed == events
        assert journal.events == [FIRST, *events]
        assert Journal.open(path, writable=False).events == journal.events


@settings(deadline=None, max_examples=50)
@given(st.lists(EVENTS, max_size=3), st.data())
def test_a_journal_cut_anywhere_holds_its_whole_events_and_takes_new_ones(
    events: list[Event], data: st.DataObject
) -> None:
    with record() as path:
        for event in events:
            Journal.open(path, writable=False).append(storing(event))
        whole = path.read_bytes()
        first = len(encode(FIRST, ZoneInfo("Europe/Stockholm")))
        cut = data.draw(st.integers(first, len(whole)))
        path.write_bytes(whole[:cut])
        ends = [found.end() for found in re.finditer(BLOCK_END, whole)]
        count = sum(end - len(BLOCK_END) <= cut for end in ends)
        end = ends[count - 1]  # of the last event that has the whole line with who wrote it
        assert list(Journal.open(path, writable=False).events) == [FIRST, *events][:count]
        journal = Journal.open(path, writable=True)
        assert list(journal.events) == [FIRST, *events][:count]
        torn = path.with_name("journal.torn-1.toml")
        assert (torn.read_bytes() if torn.exists() else b"") == whole[end:cut]
        journal.append(storing(FIRST))
        assert path.name == NAME
        assert path.read_bytes() == whole[:end] + encode(FIRST, ZoneInfo("Europe/Stockholm"))


@settings(deadline=None)
@given(st.lists(EVENTS, max_size=3), st.booleans(), st.sampled_from(["utf-8", "utf-16"]))
def test_what_an_editor_changes_of_how_a_journal_is_stored_can_be_mended(
    events: list[Event], mark: bool, encoding: str
) -> None:
    plain = b"".join(encode(event, dt.UTC) for event in (FIRST, *events))
    for text in (plain.decode(), plain.decode().removesuffix("\n")):
        altered = text.replace("\n", "\r\n").encode("utf-8-sig" if mark else encoding)
        assert mended(altered) == plain
