"""Programmes are written from the right answer, in many forms, and have to come back as it.

*Conservation*: every word of a source is in the agenda or in a remark of the full list.
*Locality*: a line without a date, a time or a sign of a heading changes no session; a line with a
time may shorten or remove others, each with a remark, and never moves one.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from facilitator.core.record.plan import plan
from facilitator.files import catalogues
from facilitator.files.agenda.file import parse
from facilitator.files.importing.file import Written, imported_content
from facilitator.files.importing.programme import Circumstances
from facilitator.files.importing.report import in_full

TODAY: Final = dt.date(2026, 2, 2)
GIVEN: Final = Circumstances(
    today=TODAY, language=catalogues.load("en"), zone="Europe/Stockholm", name="case"
)
ZONE: Final = ZoneInfo("Europe/Stockholm")
SV: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
SV_MONTHS: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


class Talk(NamedTuple):
    """The right answer: one session."""

    date: dt.date
    start: int
    end: int
    title: str
    speakers: tuple[str, ...]


CHANGES: Final = (dt.date(2026, 3, 28), dt.date(2026, 10, 24))
"""In the nights after these the clocks change."""

WORDS: Final = (
    *("Budget", "rutiner", "workshop", "samverkan", "Öppning", "frågor", "tre", "plan", "om"),
    *("data", "e-tjänst", "5", "minutes", "for", "24", "EU", "och", "nästa", "steg", "Årsmöte"),
)
PEOPLE: Final = ("Anna Ek", "Bo Lindgren", "Åsa Öst", "John Smith", "Maria de Souza")


@st.composite
def titles(draw: st.DrawFn) -> str:
    first = draw(st.sampled_from(("Budget", "Öppning", "Årsmöte", "Nuläge", "Workshop", "EU")))
    return " ".join((first, *draw(st.lists(st.sampled_from(WORDS), max_size=3))))


@st.composite
def programmes(draw: st.DrawFn) -> list[Talk]:
    date = draw(st.dates(dt.date(2026, 2, 3), dt.date(2026, 12, 1)) | st.sampled_from(CHANGES))
    talks = []
    for _ in range(draw(st.integers(1, 3))):
        clock = draw(st.integers(7 * 12, 10 * 12)) * 5
        for _ in range(draw(st.integers(1, 4))):
            clock += draw(st.sampled_from((0, 0, 15)))
            length = draw(st.integers(1, 24)) * 5
            speakers = draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))
            talks.append(Talk(date, clock, clock + length, draw(titles()), tuple(speakers)))
            clock += length
        date += dt.timedelta(days=draw(st.sampled_from((1, 1, 1, 6))))
    return talks


# How a person may write it


def hours(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def half_hours(minutes: int) -> str:
    hour = minutes // 60
    return f"{(hour - 1) % 12 + 1}:{minutes % 60:02} {'am' if hour < 12 else 'pm'}"


TIMES: Final[Sequence[Callable[[Talk], str]]] = (
    lambda t: f"{hours(t.start)}-{hours(t.end)}",
    lambda t: f"{hours(t.start)} \N{EN DASH} {hours(t.end)}",
    lambda t: f"kl. {hours(t.start)}-{hours(t.end)}".replace(":", "."),
    lambda t: f"{hours(t.start)}--{hours(t.end)}:".replace(":", "", 2),
    lambda t: f"{half_hours(t.start)} to {half_hours(t.end)},",
    lambda t: f"{hours(t.start)}-{hours(t.end)}".replace(":", "h"),
    lambda t: f"**{hours(t.start)}\N{EN DASH}{hours(t.end)}**",
)
HEADINGS: Final[Sequence[Callable[[dt.date, int], str]]] = (
    lambda date, _: f"## {date.isoformat()}",
    lambda date, n: (
        f"## Dag {n}: {SV[date.weekday()]} {date.day} {SV_MONTHS[date.month - 1]} {date.year}"
    ),
    lambda date, _: f"### {date:%A}, {date:%B} {date.day}, {date.year}",
    lambda date, _: f"**{date.day} {date:%B} {date.year} ({date:%A})**",
    lambda date, n: f"## Day {n} - {date.day}th {date:%b}. {date.year}",
    lambda date, _: (
        f"## {SV[date.weekday()].capitalize()} den {date.day}:e "
        f"{SV_MONTHS[date.month - 1]} {date.year}"
    ),
    lambda date, _: f"{date.day}.{date.month}.{date.year}",
    lambda date, _: f"## {date:%A} {date.day} {date:%B} {date.year}, Hall B",
)
LINES: Final[Sequence[Callable[[str, Talk], str]]] = (
    lambda times, talk: f"- {times} {talk.title}{brackets(talk)}",
    lambda times, talk: f"* {times} {talk.title}{brackets(talk)}",
    lambda times, talk: f"{times} {talk.title}{brackets(talk)}\n",
    lambda times, talk: f"{times} {talk.title}{brackets(talk)}",
    lambda times, talk: f"#### {times} {talk.title}{brackets(talk)}\n",
)


def brackets(talk: Talk) -> str:
    return f" ({' och '.join(talk.speakers)})" if talk.speakers else ""


@st.composite
def lists(draw: st.DrawFn) -> tuple[list[Talk], list[str], str]:
    talks = draw(programmes())
    times, heading = draw(st.sampled_from(TIMES)), draw(st.sampled_from(HEADINGS))
    line = draw(st.sampled_from(LINES))
    lines, date = ["# Kurs", ""], None
    for talk in talks:
        if talk.date != date:
            number = len({t.date for t in talks if t.date <= talk.date})
            lines += ["", heading(talk.date, number), ""]
            date = talk.date
        lines += line(times(talk), talk).split("\n")
    return talks, lines, "p.md"


TABLE_HEADS: Final = (
    ("Datum", "Start", "Slut", "Programpunkt", "Ansvarig"),
    ("Date", "Start time", "End time", "Session", "Speakers"),
    ("Day", "From", "To", "Event", "Presenter"),
)
DATES: Final[Sequence[Callable[[dt.date], str]]] = (
    lambda date: date.isoformat(),
    lambda date: f"{date.day}.{date.month}.{date.year}",
    lambda date: f"{SV[date.weekday()]} {date.day} {SV_MONTHS[date.month - 1]} {date.year}",
    lambda date: f"{date:%a} {date.day} {date:%B} {date.year}",
)


def table_cells(talks: Sequence[Talk], date: Callable[[dt.date], str], *, carry: bool,
                clock: Callable[[int], str]) -> list[list[str]]:  # fmt: skip
    rows, before = [], None
    for talk in talks:
        day = "" if carry and talk.date == before else date(talk.date)
        before = talk.date
        speakers = "; ".join(talk.speakers)
        rows.append([day, clock(talk.start), clock(talk.end), talk.title, speakers])
    return rows


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Talk], list[str], str]:
    talks = draw(programmes())
    rows = table_cells(
        talks,
        draw(st.sampled_from(DATES)),
        carry=draw(st.booleans()),
        clock=draw(st.sampled_from((hours, half_hours))),
    )
    head = draw(st.sampled_from(TABLE_HEADS))
    if draw(st.booleans()):
        target = io.StringIO()
        sign = draw(st.sampled_from(";,\t"))
        csv.writer(target, delimiter=sign, lineterminator="\n").writerows([head, *rows])
        return talks, target.getvalue().rstrip("\n").split("\n"), "p.csv"
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * 5, *rows)]
    return talks, ["# Kurs", "", *lines], "p.md"


@st.composite
def matrices(draw: st.DrawFn) -> tuple[list[Talk], list[str], str]:
    """A table with times at its side and a column per day, or the same table turned."""
    first = draw(st.dates(dt.date(2026, 2, 3), dt.date(2026, 12, 1)))
    days = [first + dt.timedelta(days=n) for n in range(draw(st.integers(2, 4)))]
    slots, clock = [], draw(st.integers(7 * 12, 10 * 12)) * 5
    for _ in range(draw(st.integers(2, 4))):
        length = draw(st.integers(1, 24)) * 5
        slots.append((clock, clock + length))
        clock += length + draw(st.sampled_from((0, 15)))
    talks = [
        Talk(day, *slot, draw(titles()), tuple(draw(st.lists(st.sampled_from(PEOPLE), max_size=1))))
        for day in days
        for slot in slots
        if slot == slots[0] or day == days[0] or draw(st.booleans())
    ]
    date = draw(st.sampled_from(DATES))
    said = {(talk.date, talk.start): f"{talk.title}{brackets(talk)}" for talk in talks}
    rows = [["", *(f"{hours(a)}-{hours(b)}" for a, b in slots)]]
    rows += [[date(day), *(said.get((day, a), "") for a, _ in slots)] for day in days]
    if draw(st.booleans()):
        rows = [list(column) for column in zip(*rows, strict=True)]
    if draw(st.booleans()):
        return talks, [";".join(row) for row in rows], "p.csv"
    lines = [f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:])]
    return talks, ["# Kurs", "", *lines], "p.md"


@st.composite
def workbooks(draw: st.DrawFn) -> tuple[list[Talk], bytes]:
    """A sheet with the day in a cell that is merged over the sessions of the day."""
    talks = draw(programmes())
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(draw(st.sampled_from(TABLE_HEADS)))
    as_times = draw(st.booleans())
    for talk in talks:
        begin, end = (divmod(at, 60) for at in (talk.start, talk.end))
        clocks = [dt.time(*begin), dt.time(end[0] % 24, end[1])] if as_times else [
            hours(talk.start), hours(talk.end)
        ]  # fmt: skip
        day = dt.datetime.combine(talk.date, dt.time())
        sheet.append([day, *clocks, talk.title, "; ".join(talk.speakers)])
    for date in {talk.date for talk in talks}:
        rows = [n for n, talk in enumerate(talks, 2) if talk.date == date]
        if len(rows) > 1:
            sheet.merge_cells(start_row=rows[0], end_row=rows[-1], start_column=1, end_column=1)
    target = io.BytesIO()
    book.save(target)
    return talks, target.getvalue()


@st.composite
def dated_lines(draw: st.DrawFn) -> tuple[list[Talk], list[str], str]:
    """Lines that each have a date of their own."""
    talks = draw(programmes().filter(lambda found: len(found) > 1))
    date = draw(st.sampled_from(DATES))
    lines = [
        f"- {date(talk.date)} {hours(talk.start)}-{hours(talk.end)} {talk.title}{brackets(talk)}"
        for talk in talks
    ]
    return talks, ["# Kurs", "", *lines], "p.md"


@st.composite
def nights(draw: st.DrawFn) -> list[Talk]:
    """A night that is gone through, perhaps one in which the clocks change, and the day after."""
    date = draw(st.sampled_from((*CHANGES, dt.date(2026, 5, 6))))
    begins = draw(st.integers(18 * 12, 24 * 12 - 1)) * 5
    ends = draw(st.integers(3 * 12 + 1, 8 * 12)) * 5
    ends = min(ends, begins - 12 * 60)
    first = ends + draw(st.sampled_from((0, 30)))
    last = first + draw(st.integers(1, 24)) * 5
    after = date + dt.timedelta(days=1)
    return [
        Talk(date, begins, 24 * 60 + ends, "Vandring", ()),
        Talk(after, first, last, "Frukost", ()),
    ]


def as_list(talks: Sequence[Talk]) -> tuple[list[str], str]:
    lines = ["# Läger"]
    for talk in talks:
        times = f"{hours(talk.start)}-{hours(talk.end % (24 * 60))}"
        lines += ["", f"## {talk.date.isoformat()}", f"- {times} {talk.title}"]
    return lines, "p.md"


def as_table(talks: Sequence[Talk]) -> tuple[list[str], str]:
    rows = [
        f"{talk.date.isoformat()},{hours(talk.start)},{hours(talk.end % (24 * 60))},{talk.title}"
        for talk in talks
    ]
    return ["Date,Start,End,Title", *rows], "p.csv"


def _instants(talk: Talk) -> list[dt.datetime]:
    midnight = dt.datetime.combine(talk.date, dt.time())
    both = (midnight + dt.timedelta(minutes=at) for at in (talk.start, talk.end))
    return [local.replace(tzinfo=ZONE).astimezone(dt.UTC) for local in both]


def as_instants(talks: Sequence[Talk]) -> tuple[list[str], str]:
    rows = [",".join((*map(str, _instants(talk)), talk.title)) for talk in talks]
    return ["Start,End,Title", *rows], "p.csv"


def as_calendar(talks: Sequence[Talk]) -> tuple[list[str], str]:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-TIMEZONE:Europe/Stockholm"]
    for number, talk in enumerate(talks):
        start, end = (f"{at:%Y%m%dT%H%M%SZ}" for at in _instants(talk))
        lines += ["BEGIN:VEVENT", f"UID:{number}", f"DTSTART:{start}", f"DTEND:{end}"]
        lines += [f"SUMMARY:{talk.title}", "END:VEVENT"]
    return [*lines, "END:VCALENDAR"], "p.ics"


@given(nights(), st.sampled_from((as_list, as_table, as_instants, as_calendar)))
def test_a_night_is_as_long_as_its_clocks_say(
    talks: list[Talk], write: Callable[[Sequence[Talk]], tuple[list[str], str]]
) -> None:
    assert sessions(read(*write(talks))) == talks


def calendar(talks: Sequence[Talk]) -> list[str]:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number, talk in enumerate(talks):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}",
            *(
                f"{name};TZID=Europe/Stockholm:{talk.date:%Y%m%d}T{hours(at).replace(':', '')}00"
                for name, at in (("DTSTART", talk.start), ("DTEND", talk.end))
            ),
            f"SUMMARY:{talk.title}",
            "END:VEVENT",
        ]
    return [*lines, "END:VCALENDAR"]


SOURCES: Final = lists() | tables() | matrices() | dated_lines()


# What is read


def read(lines: Sequence[str], name: str) -> Written:
    return imported_content("\n".join(lines).encode(), Path(name), GIVEN)


def sessions(written: Written) -> list[Talk]:
    if written.text is None:
        return []
    agenda = parse(written.text).agenda
    assert agenda is not None
    return [_talk(s.session.title, s.session.speakers, s.start, s.end) for s in plan(agenda)]


def _talk(title: str, speakers: tuple[str, ...], start: dt.datetime, end: dt.datetime) -> Talk:
    local = start.astimezone(ZONE)
    last = end.astimezone(ZONE)
    begin = local.hour * 60 + local.minute
    ends = (last.date() - local.date()).days * 24 * 60 + last.hour * 60 + last.minute
    return Talk(local.date(), begin, ends, title, speakers)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"[*_`~]", "", text).casefold())


@given(SOURCES)
def test_what_was_written_is_read(source: tuple[list[Talk], list[str], str]) -> None:
    talks, lines, name = source
    assert sessions(read(lines, name)) == talks


@given(programmes())
def test_a_calendar_is_read_as_its_instants(talks: list[Talk]) -> None:
    found = sessions(read(calendar(talks), "p.ics"))
    assert found == [talk._replace(speakers=()) for talk in talks]


@given(workbooks())
def test_a_workbook_is_read_as_it_was_written(source: tuple[list[Talk], bytes]) -> None:
    talks, content = source
    assert sessions(imported_content(content, Path("p.xlsx"), GIVEN)) == talks


PROPERTIES: Final = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT", "RESOURCES")


@given(st.lists(st.tuples(st.sampled_from(PROPERTIES), titles()), max_size=4), st.data())
def test_every_word_of_an_event_is_in_the_agenda_or_in_a_remark(
    said: list[tuple[str, str]], data: st.DataObject
) -> None:
    event = [f"{name}:{text}" for name, text in dict(said).items()]
    start = data.draw(st.sampled_from(("DTSTART:20260310T090000Z", "DTSTART:soon", "X-NONE:1")))
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", start, *event, "END:VEVENT"]
    written = read([*lines, "END:VCALENDAR"], "p.ics")
    found = set(words(written.text or ""))
    for remark in written.remarks:
        found.update(words(in_full(remark, GIVEN.language)))
    assert all(word in found for text in dict(said).values() for word in words(text))


NOISE_WORDS: Final = st.lists(
    st.sampled_from(
        ("xylofon", "Vilda", "zebra", "Quick", "brown", "hämta", "(pdf)", "se", "ovan")
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
NOISE: Final = st.tuples(
    st.sampled_from(("", "- ", "* ", "> ", "1. ", "  ", "Obs: ", "~~", "[länk](bilaga) ")),
    NOISE_WORDS,
).map(lambda pair: f"{pair[0]}{pair[1]}{'~~' if pair[0] == '~~' else ''}")
CELLS: Final = st.tuples(
    st.sampled_from(("{}", ";;;{};", ",,,{},", "\t\t\t{}\t")), NOISE_WORDS
).map(lambda pair: pair[0].format(pair[1]))


def rule(lines: Sequence[str]) -> str:
    return next((line for line in lines if line.startswith("| ---")), "")


@st.composite
def disturbed(draw: st.DrawFn) -> tuple[list[Talk], list[str], str, int]:
    """A source with one line more that has no sign of a day or a time."""
    talks, lines, name = draw(SOURCES)
    first = 1 if name.endswith(".csv") else 2
    at = draw(st.integers(first, len(lines)))
    at += lines[at : at + 1] == [rule(lines)]  # not between the header of a table and its rule
    extra = draw(CELLS if name.endswith(".csv") else NOISE)
    return talks, [*lines[:at], extra, *lines[at:]], name, at


@given(disturbed())
def test_a_line_without_a_sign_changes_no_session(
    source: tuple[list[Talk], list[str], str, int],
) -> None:
    talks, lines, name, _ = source
    assert sessions(read(lines, name)) == talks


@given(disturbed())
def test_every_word_is_in_the_agenda_or_in_a_remark(
    source: tuple[list[Talk], list[str], str, int],
) -> None:
    _, lines, name, at = source
    written = read(lines, name)
    said = Counter(words(written.text or ""))
    for remark in written.remarks:
        said.update(words(in_full(remark, GIVEN.language)))
    for word in words(lines[at].replace("- ", " ").replace("1. ", "")):
        assert said[word]


TIMED: Final = st.tuples(
    st.sampled_from(("- ", "", "* ", "#### ")),
    st.integers(7 * 12, 20 * 12).map(lambda n: hours(n * 5))
    | st.integers(1, 12).map("{}:00".format),
    st.sampled_from((" ", "-21:00 ", " - 23:30 ", " UTC ", " EST: ")),
    NOISE_WORDS,
).map("".join)


ROWS: Final = st.tuples(
    st.sampled_from(("", "2026-02-03", "3.2.2026", "32.13.2026", "onsdag", "x")),
    st.integers(7 * 12, 20 * 12).map(lambda n: hours(n * 5)),
    st.sampled_from(("", "21:00", "23:30", "6:00")),
    NOISE_WORDS,
    st.sampled_from(("", "Åsa Öst")),
)
"""A row of a table with a session a line."""


@given(lists(), TIMED, st.data())
def test_a_line_with_a_time_moves_no_other(
    source: tuple[list[Talk], list[str], str], extra: str, data: st.DataObject
) -> None:
    talks, lines, name = source
    first = next(n for n, line in enumerate(lines) if any(t.title in line for t in talks))
    at = data.draw(st.integers(first, len(lines)))
    moves_no_other(talks, read([*lines[:at], extra, *lines[at:]], name))


@given(tables(), ROWS, st.data())
def test_a_row_with_a_time_moves_no_other(
    source: tuple[list[Talk], list[str], str], row: Sequence[str], data: st.DataObject
) -> None:
    talks, lines, name = source
    sign = next((one for one in ";\t," if one in lines[0]), ",")
    extra = f"| {' | '.join(row)} |" if name == "p.md" else sign.join(row)
    # Without a date of its own a row is of the day above it.
    at = len(lines) if row[0] else data.draw(st.integers(1 if name == "p.csv" else 4, len(lines)))
    moves_no_other(talks, read([*lines[:at], extra, *lines[at:]], name))


@given(workbooks(), ROWS, st.integers(1, 5))
def test_every_word_of_a_row_of_a_workbook_is_in_the_agenda_or_in_a_remark(
    source: tuple[list[Talk], bytes], row: Sequence[str], column: int
) -> None:
    talks, content = source
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    last = sheet.max_row
    for number, text in enumerate(row, 1):
        sheet.cell(last + 1, number, text or None)
    sheet.cell(last + 2, column, "vildkatt")
    target = io.BytesIO()
    book.save(target)
    written = imported_content(target.getvalue(), Path("p.xlsx"), GIVEN)
    moves_no_other(talks, written)
    said = set(words(written.text or ""))
    for remark in written.remarks:
        said.update(words(in_full(remark, GIVEN.language)))
    assert {*words(row[3]), "vildkatt"} <= said


def moves_no_other(talks: Sequence[Talk], written: Written) -> None:
    """See that every session is where it was, as long or shorter, or told."""
    told = "\n".join(in_full(remark, GIVEN.language) for remark in written.remarks)
    found = sessions(written)
    for talk in talks:
        alike = [one for one in found if (one.date, one.start) == talk[:2]]
        kept = any(one.title == talk.title and one.end <= talk.end for one in alike)
        assert kept or talk.title in told
    titles_ = Counter(talk.title for talk in talks)
    for one in found:
        original = (one.date, one.start, one.title) in {(t.date, t.start, t.title) for t in talks}
        assert original or one.title not in titles_


@pytest.mark.parametrize("name", ["p.md", "p.csv"])
def test_an_empty_source_is_told(name: str) -> None:
    assert read([""], name).text is None
