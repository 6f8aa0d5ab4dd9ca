"""What every reader makes of a programme that was written for people or for a calendar.

A reader gives a `Source`: what it understood, row by row, and remarks on the rest. `agenda.py` lays
the rows out in time. Whatever is left out or assumed on the way is a remark, so that nothing is
guessed silently.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from msgspec import Struct, field

from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.core.record.agenda import SessionKind
from facilitator.files.importing.written.dates import find
from facilitator.files.importing.written.names import people, said_to_speak, several, with_more
from facilitator.files.toml.suggest import shown

LARGEST: Final = 5_000_000
"""The size in bytes above which a file is not taken for a programme."""

MOST: Final = 1000
"""More sessions no meeting has, nor does a programme have more that is none."""


class Remark(Struct, frozen=True, kw_only=True):
    """A sentence about a line (from 1; 0 is the whole file): `left_out`, or else assumed.

    `timing` is whether it says on which day or when something is, `session` whether what was left
    out seems to be a session. `text` is what was left out, in full, where the sentence shortens it
    or does not repeat it.
    """

    line: int
    message: Phrase
    left_out: bool = False
    timing: bool = False
    session: bool = False
    text: str = ""
    sheet: str = ""
    column: int = 0
    """The column of a sheet, or of the line in a text, that it is about (from 1); 0 is the line."""
    minor: bool = False
    """Whether only words like "and" are left out, so that only the full list has it."""


class Row(Struct, frozen=True, kw_only=True):
    """What a source says of one session; `minutes` is its length.

    `start` and `end` are minutes after midnight, `vague` if they may be of a twelve-hour clock.
    `part` counts the parts of a source that are days without a date. A row that is `left_out` has
    been told of; it only ends the one before.
    """

    line: int
    title: str
    date: dt.date | None = None
    part: int = 0
    start: int | None = None
    end: int | None = None
    vague: bool = False
    zone: str = ""
    minutes: int | None = None
    speakers: tuple[str, ...] = ()
    kind: SessionKind | None = None
    place: str = ""
    track: str = ""
    description: str = ""
    left_out: bool = False
    sheet: str = ""


class Kept(NamedTuple):
    """A text of the source with the sheet and the line that it stands in."""

    sheet: str
    line: int
    text: str


Hours = tuple[int, int | None]
"""When a day begins and ends, in minutes after midnight."""


class Source(Struct, kw_only=True):
    """A programme as far as it was understood; empty texts were not in it.

    `lines` is the text of the whole source by line, `used` what of it became times, dates and the
    names of columns: every other word is in a session or in a remark.
    """

    rows: list[Row] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    title: str = ""
    zone: str = ""
    place: str = ""
    hours: dict[dt.date | int | None, Hours] = field(default_factory=dict)
    """When each day (a date, or a part without one) begins and ends; None is for all others."""
    first: dt.date | None = None
    """The first day, where that is said of the whole."""
    drafted: bool = False
    """Whether sessions have lengths that nothing says."""
    headed: dt.date | None = None
    """A date in the head of a file, which may be that of its making: better than none."""
    lines: list[Kept] = field(default_factory=list)
    used: list[Kept] = field(default_factory=list)
    sheet: str = ""
    read_until: int | None = None
    written: Sequence[str] = ()
    """The lines of a text as they stand in the file."""

    def overfull(self, line: int) -> bool:
        """Say, and tell, whether this is so much that from `line` on nothing more is read."""
        over = len(self.rows) > MOST or len(self.remarks) > MOST
        if over:
            self.stop(line)
        return over

    def stop(self, line: int) -> None:
        """Report that from a line on nothing more is read."""
        if self.read_until is None or line < self.read_until:
            if self.read_until is None:
                message = phrase(
                    "This is too long to be a programme; nothing was read from here on."
                )
                self.left_out(line, message)
            self.read_until = line

    def left_out(  # noqa: PLR0913 - as many as a remark has
        self,
        line: int,
        message: Phrase,
        text: str = "",
        *,
        timing: bool = False,
        session: bool = False,
        column: int = 0,
    ) -> None:
        """Report what is not taken over, and why; see `Remark`."""
        self.remarks.append(
            Remark(
                line=line,
                message=message,
                left_out=True,
                timing=timing or session,
                session=session,
                text=text,
                sheet=self.sheet,
                column=column,
            )
        )

    def assumed(self, line: int, message: Phrase, *, timing: bool = False) -> None:
        """Report what the source does not say."""
        self.remarks.append(Remark(line=line, message=message, timing=timing, sheet=self.sheet))

    def no_session(self, line: int, text: str) -> None:
        """Report that a line is neither a session nor a day."""
        dated = find(text) is not None
        message = phrase("“{text}” is neither a session nor a day.", text=shown(text))
        if dated:
            message = phrase(
                "“{text}” has a date but is no heading, so no day begins with it.",
                text=shown(text),
            )
        self.left_out(line, message, text, timing=dated)

    def hours_on(self, day: dt.date | int) -> Hours | None:
        """Return when a day (a date, or a part without one) begins and ends, as far as is said."""
        return self.hours.get(day) or self.hours.get(None)

    def use(self, line: int, text: str) -> None:
        """Note what of a line was understood as something else than words."""
        self.used.append(Kept(self.sheet, line, text))

    def keep(self, lines: Iterable[tuple[int, str]]) -> None:
        """Note lines of the source, so that every word of them is taken over or told."""
        self.lines += [Kept(self.sheet, line, text) for line, text in lines]


class Circumstances(Struct, frozen=True, kw_only=True):
    """What a programme goes without saying, and what was asked of it.

    `zone` is the one of this computer, `timezone` one that was asked for. `between` are the first
    and last day, `only` a room or track.
    """

    today: dt.date
    language: Language
    zone: str
    name: str
    timezone: str = ""
    between: tuple[dt.date, dt.date] | None = None
    only: str = ""


def read_speakers(source: Source, line: int, text: str) -> tuple[str, ...]:
    """Read the names of speakers, and tell of those that may be several."""
    return speakers_and_more(source, line, text)[0]


def who_leads(
    source: Source, line: int, described: str, *, below: bool = False
) -> tuple[tuple[str, ...], str]:
    """Take who leads from a description that says so in a line of its own, and give the rest.

    What stands `below` a title may say it in its first line without a word for it.
    """
    first, *others = described.split("\n")
    if below and (names := people(first)):
        found, rest = who_leads(source, line, "\n".join(others))
        return (*names, *found), "\n".join(filter(None, (first, rest)))
    return _said_to_lead(source, line, described)


def _said_to_lead(source: Source, line: int, described: str) -> tuple[tuple[str, ...], str]:
    found: list[str] = []
    rest: list[str] = []
    for text in described.split("\n"):
        said = said_to_speak(text) if ":" in text else ()
        names, more = speakers_and_more(source, line, "; ".join(said))
        found += names
        if names:
            source.use(line, text.partition(":")[0])
            rest += filter(None, [more])
        else:
            rest.append(text)
    return tuple(found), "\n".join(rest).strip() if found else described


def speakers_and_more(source: Source, line: int, text: str) -> tuple[tuple[str, ...], str]:
    """Read the names of speakers, and what else is said of them, one a line.

    Of "Anna Ek, Region Skåne; Bo Lind" the names are two.
    """
    said = dict.fromkeys(several(text))
    more = [one for one in said if with_more(one, surely=False)]
    found = tuple(with_more(one, surely=False) or one for one in said)
    for name in found:
        if "," in name:
            message = phrase(
                "“{name}” is taken for one speaker; several need a semicolon between them.",
                name=shown(name),
            )
            source.assumed(line, message)
    return found, "\n".join(more)
