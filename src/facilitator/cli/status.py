"""`status` says where a meeting stands: the running session, the offset and every time.

With `--json` it gives one document, as `status_data` has it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import click

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Command
from facilitator.cli.dates import date_line, times
from facilitator.cli.forms import json_option
from facilitator.cli.records import AT, RECORD, Read, moment, name_of, read_instant, read_record
from facilitator.cli.status_line import DOT
from facilitator.core.base.language import N_, Language, clock_time
from facilitator.core.base.text import clean_line
from facilitator.core.record.state import State
from facilitator.core.time.phase_signs import STATUSES
from facilitator.core.time.schedule import Row, Schedule, schedule
from facilitator.plain.output import data, fitted, out, table
from facilitator.running import messages

BEFORE = 1
AFTER = 5
"""How many sessions before and after the one that runs or is next the text shows."""


@click.command(
    "status",
    cls=Command,
    help=N_(
        "Show where a meeting stands: the running session, how far behind or ahead it is, and what "
        "comes next. RECORD is an id or a path, by default the record opened last."
    ),
)
@click.argument("record", metavar=RECORD, required=False)
@json_option(N_("JSON for programs, with every time."))
@click.option("--at", metavar=N_("INSTANT"), callback=read_instant, help=AT)
@click.option(
    "--laptops",
    is_flag=True,
    help=N_("List the laptops that keep the meeting, where it is shared."),
)
@click.pass_obj
def command(
    call: Call, record: str | None, form: str | None, at: dt.datetime | None, *, laptops: bool
) -> None:
    """Show the status."""
    read = read_record(call, record)
    if laptops:
        out("\n".join(_laptops(call, read)))
        return
    now = schedule(read.state, moment(call, read, at))
    if form == "json":
        from facilitator.cli.status_data import as_data

        data(as_data(read, now))
    else:
        out("\n".join(_lines(read.state, now, call.language)))


def _laptops(call: Call, read: Read) -> Iterator[str]:
    """Say of each laptop whether it keeps the time, its last sign, and what of ours it has."""
    from facilitator.files.records.followed import Followed
    from facilitator.running.together.listing import in_words, of_record

    record = Followed.open(read.path)
    record.written_by(call.world.by)
    rows = [
        [clean_line(call.language.say(each)) for each in in_words(laptop, read.state.zone)]
        for laptop in of_record(record)
    ]
    if not rows:
        yield call.language.say("This meeting is not shared.")
    yield from fitted(table(rows))


def _lines(state: State, now: Schedule, language: Language) -> Iterator[str]:
    yield name_of(state, language)
    yield language.say(
        "{date}, {time}",
        date=date_line(state.dates[now.today], now.today, len(state.dates), language),
        time=_clock(now.now, state, now.today),
    )
    yield from filter(None, (_now_line(now, state, language), _plan_line(now, state, language)))
    yield ""
    yield from fitted(table([_row(row, state, language) for row in _window(now)]))
    yield ""
    yield language.count("{n} note", "{n} notes", len(state.notes))


def _clock(instant: dt.datetime, state: State, day: int) -> str:
    """Write a clock time, with its date when that is not the day's."""
    local = instant.astimezone(state.zone)
    time = clock_time(instant, state.zone)
    return time if local.date() == state.dates[day] else f"{local.date()} {time}"


def _now_line(now: Schedule, state: State, language: Language) -> str:
    """Say what goes on: the session with its time left, or that none runs."""
    if now.current is None:
        if state.finished:
            return language.say("The meeting is finished.")
        return _joined(language.say("No session is running."), _next_line(now, state, language))
    title = clean_line(now.current.session.title)
    return _joined(
        title, messages.phase_line(now, language), messages.times_line(now, state, language)
    )


def _plan_line(now: Schedule, state: State, language: Language) -> str:
    """Say how the meeting stands against its plan."""
    return _joined(
        messages.offset_line(now, language),
        clean_line(messages.fixed_point_line(now, state, language)),
        messages.spare_line(now, language),
    )


def _next_line(now: Schedule, state: State, language: Language) -> str:
    return clean_line(messages.following_line(now, state, language))


def _joined(*parts: str) -> str:
    return DOT.join(part for part in parts if part)


def _window(now: Schedule) -> list[Row]:
    """Choose the sessions around the one that runs or is next, on the same day."""
    today = [row for row in now.rows if row.slot.day == now.day]
    here = now.current or now.following
    at = today.index(here) if here in today else len(today) - 1
    return today[max(0, at - BEFORE) : at + AFTER + 1]


def _row(row: Row, state: State, language: Language) -> list[str]:
    return [
        STATUSES[row.status],
        times(row.due, row.due_end, state.zone),
        _seen(row, state, language),
        clean_line(row.session.title),
    ]


def _seen(row: Row, state: State, language: Language) -> str:
    """Say when a session was held, or when it is expected."""
    end = row.expected_end or row.actual_end
    if end is None:
        return ""
    span = times(row.begins, end, state.zone)
    if row.expected_end is None:
        return language.say("was {times}", times=span)
    return language.say("expected {times}", times=span)
