"""Which record a command is about, and what is true of it at which instant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import click

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Misuse
from facilitator.core.base.language import N_, Language, counted, phrase
from facilitator.core.base.reference import meant
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.files.errors import FileProblem
from facilitator.plain.output import err

if TYPE_CHECKING:
    from facilitator.files.records.library import Record
    from facilitator.meeting import Meeting

RECORD = N_("[RECORD]")
AT = N_("At this instant (ISO 8601; without an offset in the meeting's time zone).")


class Read(NamedTuple):
    """A record as it is on the disk: its journal's path and its state."""

    path: Path
    state: State


def read_record(call: Call, reference: str | None) -> Read:
    """Read a record, by default the one opened last; raises `NoSuchRecord` and `JournalError`."""
    from facilitator.files.records.reading import opened

    path = call.library.find(reference)
    return Read(path, replay(opened(path, writable=False).events))


def read_named(call: Call, references: Sequence[str]) -> list[Read]:
    """Read the records named, each once and in time order; raises as `read_record`."""
    found = (read_record(call, each) for each in references or (None,))
    return in_time_order({read.path: read for read in found}.values())


def read_meetings(call: Call, *, rehearsals: bool = False) -> Iterator[Read]:
    """Read all meetings, in no order that counts; rehearsals are none unless asked for.

    What is left out is told: rehearsals, and records that cannot be read.
    """
    left_out = 0
    for record in call.library.records():
        if record.rehearsal and not rehearsals:
            left_out += 1
            continue
        read = _read(call, record)
        if read is not None:
            yield read
    _tell_left_out(call, left_out)


def read_series(call: Call, series: str, *, rehearsals: bool = False) -> list[Read]:
    """Read as `read_meetings` those of a series, the first first.

    Any part of its name will do that no other has. Raises `Refused` if it could be several, or
    there is none.
    """
    reads = [read for record in call.library.records() if (read := _read(call, record))]
    named = (read for read in reads if rehearsals or not read.state.rehearsal)
    names = sorted({read.state.agenda.series for read in named} - {""})
    if not names:
        raise Refused(phrase("No record belongs to a series. Agendas name theirs as “series”."))
    name, _ = meant(series, [(each, each) for each in names])
    of_series = [read for read in reads if read.state.agenda.series == name]
    held = [read for read in of_series if rehearsals or not read.state.rehearsal]
    _tell_left_out(call, len(of_series) - len(held))
    return in_time_order(held)


def _read(call: Call, record: Record) -> Read | None:
    """Read a record; one that cannot be read is told."""
    from facilitator.files.records.reading import opened

    try:
        events = opened(record.path, writable=False).events
    except FileProblem as problem:
        said = phrase("{record} is left out: {why}", record=record.id, why=problem.phrase)
        err(call.language.say(said))
        return None
    return Read(record.path.absolute(), replay(events))


def _tell_left_out(call: Call, rehearsals: int) -> None:
    if rehearsals:
        said = counted("{n} rehearsal is left out.", "{n} rehearsals are left out.", rehearsals)
        err(call.language.say(said))


def in_time_order(reads: Iterable[Read]) -> list[Read]:
    """Sort meetings by when they were held, or are to be; several may be on the same day."""
    from facilitator.files.records.series import held_at

    return sorted(reads, key=lambda read: (held_at(read.state), read.path))


def write_record(call: Call, reference: str | None) -> Meeting:
    """Open a record to add to it; raises as `read_record`, and `WriteFailed`.

    What is added to a rehearsal happens by the rehearsal's clock.
    """
    from facilitator.core.base.clock import SimulatedClock
    from facilitator.meeting import Writer, resume

    world = call.world
    writer = Writer(world.clock, world.by, world.new_id)
    meeting = resume(call.library.find(reference), writer)
    if meeting.state.rehearsal:
        clock = SimulatedClock(moment(call, Read(meeting.journal.path, meeting.state)))
        meeting.writer = writer._replace(clock=clock)
    for notice in meeting.notices:
        err(call.language.say(notice))
    _warn_if_set_back(call, meeting)
    warn_if_synced(call, meeting.journal.path.parent)
    call.written = meeting
    return meeting


def say_exchanged(call: Call, meeting: Meeting) -> None:
    """Exchange once where the meeting is shared, and say on standard error what is in the way."""
    if meeting.journal.share is not None:
        from facilitator.running.together.laptops import exchanged

        for said in exchanged(meeting, call.world.new_id):
            err(call.language.say(said))


def _warn_if_set_back(call: Call, meeting: Meeting) -> None:
    """Say on standard error that the clock was set back since this computer last wrote."""
    from facilitator.running.sleep import Absence

    by = meeting.journal.by or call.world.by
    own = (event.at for event in reversed(meeting.journal.own) if event.by == by)
    last = next(own, None)
    if last is not None and (absence := Absence(last, meeting.clock.now())).set_back:
        err(call.language.say(absence.sentence(meeting.state.zone)))


def warn_if_synced(call: Call, folder: Path) -> None:
    """Say on standard error if another program syncs the folder that is written to."""
    if found := call.synced(folder):
        err(call.language.say(found))


def moment(call: Call, read: Read, at: dt.datetime | None = None) -> dt.datetime:
    """Return the instant (UTC) that counts as now: `at`, or what a rehearsal's clock shows, or now.

    A rehearsal that no program runs has stopped at its last event, where it would go on.
    """
    state, now = read.state, call.world.clock.now()
    if at is not None:
        return in_zone(at, state.zone)
    if not state.rehearsal or state.last is None:
        return now
    from facilitator.files.records.shared_clock import kept

    reading = kept(read.path)
    return max(state.last, reading.at(now)) if reading else state.last


def in_zone(at: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return the instant (UTC) asked for, in the meeting's time zone unless it names one."""
    from facilitator.core.record.plan import instant

    return at.astimezone(dt.UTC) if at.tzinfo else instant(at.date(), at.time(), zone)


def read_instant(ctx: click.Context, _: click.Parameter, value: str | None) -> dt.datetime | None:
    """Read the value of an option that names an instant, perhaps without an offset."""
    if value is None:
        return None
    at = _instant(value)
    if at is None:
        said = phrase(
            "“{value}” is not an instant like 2013-03-21T10:00 or 2013-03-21T10:00+01:00.",
            value=value,
        )
        raise Misuse(said, ctx)
    return at


def _instant(text: str) -> dt.datetime | None:
    """Read an instant in the years that meetings may be in."""
    from facilitator.files.agenda.checks import EARLIEST, LATEST

    with suppress(ValueError):
        at = dt.datetime.fromisoformat(text)
        if EARLIEST <= at.date() <= LATEST:
            return at
    return None


def name_of(state: State, language: Language) -> str:
    """Return a meeting's title, marked if it is a rehearsal."""
    title = clean_line(state.agenda.title)
    return language.say("{title} (rehearsal)", title=title) if state.rehearsal else title
