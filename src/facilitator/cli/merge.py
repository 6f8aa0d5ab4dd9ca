"""`merge` makes one record of those that two facilitators kept of the same meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.endings import wrong_for_folder
from facilitator.cli.records import name_of
from facilitator.core.base.language import N_, Language, clock_time, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.files.paths import typed_path
from facilitator.files.shell import quoted
from facilitator.plain.output import err, out
from facilitator.running.exits import DONE, PROBLEMS

if TYPE_CHECKING:
    from facilitator.core.merging.union import Conflict
    from facilitator.core.record.events import Event
    from facilitator.files.records.journal import Journal

LEAST = 2
"""How many records it takes."""


@click.command(
    "merge",
    cls=Command,
    help=N_(
        "Make one record of two or more that were kept of the same meeting on different "
        "computers: everything that is in any of them, once. What has the same id in two of them "
        "but not the same name stays apart. Each RECORD is an id or a path, also that of a "
        "single journal, such as a copy that a sync program made; it stays as it is."
        "\n\nBefore the meeting give your co-facilitator the record: copy its "
        "folder, or use facilitator archive and, over there, facilitator restore. Each of you "
        "then runs the same record. Records opened with the same agenda on both computers can be "
        "merged as well.\n\nOnly one may keep the time. If two did so at once, this lists what "
        "they did and asks you to choose by --timekeeper.\n\nThe exit code is 0 when the record "
        "was written, else 1."
    ),
)
@click.argument("records", metavar=N_("RECORD RECORD…"), nargs=-1)
@click.option(
    "-o",
    "--output",
    metavar=N_("FOLDER"),
    required=True,
    help=N_("The folder to make for the new record; nothing may be there yet."),
)
@click.option(
    "--timekeeper",
    "timekeepers",
    metavar=N_("NAME"),
    multiple=True,
    help=N_(
        "Whose timekeeping counts where two kept the time at once. Give it again for the next in "
        "line."
    ),
)
@click.pass_context
def command(
    context: click.Context, records: tuple[str, ...], output: str, timekeepers: tuple[str, ...]
) -> int:
    """Merge the records, or list what somebody has to choose."""
    from facilitator.core.merging.union import conflicts, merge

    call: Call = context.obj
    if len(records) < LEAST:
        raise Misuse(phrase("Name at least two records."), context)
    folder = _folder(typed_path(output))
    if wrong := wrong_for_folder(folder):
        raise Misuse(wrong, context)
    journals = [_journal(call, reference) for reference in records]
    events = [journal.everything for journal in journals]
    found = conflicts(events)
    _refuse_unknown(events, found, timekeepers, context)
    open_ = [each for each in found if not each.decided(timekeepers)]
    merged = merge(events, timekeepers)
    state = replay(merged)
    if open_:
        out("\n".join(_told(open_, state, call.language)))
        names = dict.fromkeys(keeper.name for each in open_ for keeper in each.keepers)
        choices = " | ".join(f"--timekeeper {quoted(clean_line(name))}" for name in names)
        err(
            call.language.say(
                "Nothing was written. Choose whose time counts: {choices}", choices=choices
            )
        )
        return PROBLEMS
    written = _write(folder, merged)
    missing = _copy_pictures(written, journals, state)
    out("\n".join(_summary(written, merged, events, state, call.language)))
    if missing:
        err(
            call.language.count(
                "{n} picture is in none of the records.",
                "{n} pictures are in none of the records.",
                missing,
            )
        )
    return DONE


def _journal(call: Call, reference: str) -> Journal:
    from facilitator.files.records.reading import opened

    return opened(call.library.journal(reference), writable=False)


def _refuse_unknown(
    records: Sequence[Sequence[Event]],
    conflicts: Sequence[Conflict],
    names: Sequence[str],
    context: click.Context,
) -> None:
    known = dict.fromkeys(event.by for record in records for event in record)
    known |= dict.fromkeys(keeper.name for each in conflicts for keeper in each.keepers)
    for name in names:
        if name not in known:
            said = phrase(
                "Nobody called {name} wrote in these records; there are {names}.",
                name=name,
                names=", ".join(map(clean_line, known)),
            )
            raise Misuse(said, context)


def _folder(path: Path) -> Path:
    """Return the folder of the new record, which may be named by the journal in it."""
    from facilitator.files.records.journal import NAME

    return path.parent if path.name == NAME else path


def _write(folder: Path, merged: Sequence[Event]) -> Path:
    from facilitator.files.records.journal import Journal

    return Journal.create(folder, *merged).path


def _copy_pictures(written: Path, journals: Sequence[Journal], state: State) -> int:
    """Copy the pictures of all the records into the new one, and count those that are in none.

    Raises `WriteFailed`.
    """
    from facilitator.files.records.pictures import Taken, put, read

    missing = 0
    for name in dict.fromkeys(picture.file for picture in state.pictures.values()):
        found = (read(journal.path, name) for journal in journals)
        data = next((each for each in found if each is not None), None)
        missing += data is None
        if data is not None:
            put(written, Taken(name, data))
    return missing


def _told(conflicts: Sequence[Conflict], state: State, language: Language) -> Iterator[str]:
    from facilitator.core.telling.describe.fact import describe

    if any(keeper.record for conflict in conflicts for keeper in conflict.keepers):
        yield language.say(
            "Computers of the same name wrote these records; the number says which record."
        )
    for conflict in conflicts:
        one, other = (clean_line(keeper.name) for keeper in conflict.keepers)
        yield language.say("{one} and {other} kept the time at once:", one=one, other=other)
        for keeper, event in conflict.steps:
            at = event.at.astimezone(state.zone)
            yield language.say(
                "  {date} {time}  {name}: {what}",
                date=at.date().isoformat(),
                time=clock_time(event.at, state.zone),
                name=clean_line(keeper.name),
                what=clean_line(language.say(describe(event.fact, state))),
            )


def _summary(
    written: Path,
    merged: Sequence[Event],
    records: Sequence[Sequence[Event]],
    state: State,
    language: Language,
) -> Iterator[str]:
    count, title = language.count, name_of(state, language)
    yield language.say("{title}: merged into {path}", title=title, path=written)
    held = {event.id for record in records for event in record}
    shared = set.intersection(*({event.id for event in record} for record in records))
    for number, record in enumerate(records, start=1):
        own = sum(event.id not in shared for event in record)
        yield count(
            "Record {number}: {n} event that is not in all of them.",
            "Record {number}: {n} events that are not in all of them.",
            own,
            number=number,
        )
    if names := _kept_apart(merged, records):
        yield language.say(
            "Kept apart from others that had the same id: {names}.", names=", ".join(names)
        )
    if undone := sum(event.id not in held for event in merged):
        yield count(
            "{n} step of another timekeeper no longer counts.",
            "{n} steps of other timekeepers no longer count.",
            undone,
        )
    yield count("{n} event in all.", "{n} events in all.", len(merged))


def _kept_apart(merged: Sequence[Event], records: Sequence[Sequence[Event]]) -> list[str]:
    """Name what has an id in the merged record that it has in none of the others."""
    from facilitator.core.merging.apart import naming

    given = {naming(event.fact) for record in records for event in record}
    new = [named for event in merged if (named := naming(event.fact)) and named not in given]
    return list(dict.fromkeys(clean_line(next(filter(None, name), id_)) for id_, name in new))
