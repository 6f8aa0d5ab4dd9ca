"""The laptops that keep a meeting, each with what is known of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from facilitator import __version__
from facilitator.core.base.language import Phrase, clock_time, counted, phrase
from facilitator.core.base.span import MINUTE
from facilitator.core.record.state import State
from facilitator.files.records.journal import Journal
from facilitator.files.records.share_file import new_writer

if TYPE_CHECKING:
    from facilitator.files.records.sharing.presence import Sign

SILENT: Final = 2 * MINUTE
"""How long nothing is heard of a laptop before that is said, and after which it was apart."""


class Laptop(NamedTuple):
    """One of the laptops that keep a meeting.

    `writer` is the name it writes by, `name` what whoever sits at it is called, `here` whether it
    is this one. `heard` is the instant (UTC) of its last sign, by this laptop's clock, and `left`
    whether that was that it keeps the meeting no more. `lacks` counts what was written here and
    has not arrived there, None where that is not known.
    """

    writer: str
    name: str
    here: bool
    keeps_time: bool
    heard: dt.datetime | None = None
    left: bool = False
    lacks: int | None = None
    version: str = ""

    def silent(self, now: dt.datetime) -> bool:
        """Say whether nothing has been heard of it for too long."""
        return (
            not self.here and not self.left and (self.heard is None or now - self.heard >= SILENT)
        )


class Record(Protocol):
    """A meeting, or a record that is only followed."""

    @property
    def journal(self) -> Journal:
        """Its journal."""

    @property
    def state(self) -> State:
        """What is true, as this laptop sees it."""


def listed(
    record: Record, signs: Mapping[str, Sign], heard: Mapping[str, dt.datetime]
) -> Iterator[Laptop]:
    """List the laptops that keep a meeting, the one at hand first."""
    sharing, me = record.state.sharing, record.state.sharing.here
    mine = [event.id for event in record.journal.own if event.by == me]
    writers = sorted({**sharing.names, **signs}, key=lambda writer: writer != me)
    for writer in writers:
        sign = signs.get(writer)
        here = writer == me
        if not here and _is_former(writer, sign, sharing.names):
            continue
        yield Laptop(
            writer,
            sign.name if sign and writer not in sharing.names else sharing.name(writer),
            here,
            writer == sharing.keeper,
            None if here else heard.get(writer),
            bool(sign and sign.left and not here),
            None if here or sign is None else _lacks(mine, sign.has.get(me)),
            __version__ if here else sign.version if sign else "",
        )


def _is_former(writer: str, sign: Sign | None, names: Mapping[str, str]) -> bool:
    """Say whether somebody wrote by this name until they ended the sharing, and began it anew."""
    if sign is None:
        return names.get(writer) == writer  # so they signed while it was shared no more
    after = list(names)[list(names).index(writer) + 1 :] if writer in names else ()
    return sign.left and names.get(writer) in {names[other] for other in after}


def called(computer: str, names: Mapping[str, str]) -> str:
    """Say what somebody is called by what their computer signed before they shared or joined."""
    start = new_writer(computer, "").rpartition("-")[0]
    found = (name for writer, name in names.items() if writer.rpartition("-")[0] == start)
    return next(found, computer)


def of_record(record: Record) -> tuple[Laptop, ...]:
    """List the laptops of a record as the shared folder tells now; none if it is not shared."""
    journal = record.journal
    if journal.share is None:
        return ()
    from facilitator.files.records.sharing.presence import read_signs

    signs: dict[str, Sign] = {}
    with suppress(OSError):
        signs = dict(read_signs(journal.share.place))
    return tuple(listed(record, signs, {writer: sign.at for writer, sign in signs.items()}))


def _lacks(mine: Sequence[str], last: str | None) -> int:
    """Count what was written here after the last that another laptop knows."""
    return len(mine) - (mine.index(last) + 1 if last in mine else 0)


def in_words(laptop: Laptop, zone: ZoneInfo) -> tuple[Phrase, ...]:
    """Say what is known of a laptop: who, the time, the last sign, what it has, the version."""
    if laptop.here:
        sign = phrase("this one")
    elif laptop.heard is None:
        sign = phrase("not heard yet")
    else:
        at = clock_time(laptop.heard, zone)
        left = laptop.left
        sign = phrase("left {time}", time=at) if left else phrase("last sign {time}", time=at)
    return (
        Phrase("{name}", {"name": laptop.name}),
        phrase("keeps the time") if laptop.keeps_time else Phrase(""),
        sign,
        _has(laptop),
        Phrase(laptop.version),
    )


def _has(laptop: Laptop) -> Phrase:
    if laptop.lacks is None:
        return Phrase("")
    if laptop.lacks == 0:
        return phrase("has all")
    return counted("{n} of yours not yet", "{n} of yours not yet", laptop.lacks)
