"""A calendar, a CSV file or Markdown becomes an agenda; what is uncertain is told with its line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.plan import plan
from facilitator.export.ics.calendar import calendar
from facilitator.files import catalogues
from facilitator.files.agenda.file import parse
from facilitator.files.importing.file import MOST_TOLD, imported_file
from facilitator.files.importing.programme import LARGEST, MOST, Circumstances, Remark
from facilitator.files.importing.words import dates, values
from facilitator.files.importing.words.dates import Reckoning
from facilitator.files.toml.text import UnreadableFile
from markdown_reader import TYPED

TODAY = dt.date(2013, 3, 20)
GIVEN = Circumstances(
    today=TODAY, language=catalogues.load("en"), zone="Europe/Stockholm", name="träff"
)
AGENDAS = Path(__file__).parents[3] / "agendas"


class Made:
    """What became of a file: the agenda and the sentences about it."""

    def __init__(self, folder: Path, name: str, content: str | bytes) -> None:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        written = imported_file(path, GIVEN)
        self.text = written.text or ""
        self.agenda = parse(self.text).agenda if written.text else None
        self.left_out = [self._said(r) for r in written.remarks if r.left_out and not r.minor]
        self.assumed = [self._said(r) for r in written.remarks if not r.left_out]

    @staticmethod
    def _said(remark: Remark) -> str:
        return f"{remark.line}: {GIVEN.language.say(remark.message)}"

    @property
    def plan(self) -> list[str]:
        """The sessions with their local times."""
        agenda = self.agenda
        assert agenda is not None
        zone = Room(agenda).state.zone
        return [
            f"{s.start.astimezone(zone):%d %H:%M}-{s.end.astimezone(zone):%H:%M} {s.session.title}"
            for s in plan(agenda)
        ]


EN: Final = "\N{EN DASH}"
PROGRAMME = f"""\
# Digital agenda, träff 1

Välkomna till Stockholm!

## Torsdag 21 mars 2013

- 10:00{EN}10:45 Aktuellt i **EU** (Jörgen Sandström och Åsa)
* 10.45 Kaffe (15 min)
1. kl 11-12 Diskussion [mer](https://example.org/a)
   - Var befinner ni er?
- 11:30{EN}12:00 Krock
- Prat utan tid
- 5-10 personer i grupper
- [ ] 13:00 - 13:30
- 13:00 Visning, 20 min
- 45 min Avslutning

**Fredag 22 mars:**

| Tid | Längd | Punkt | Talare | Färg |
|:----|------:|-------|--------|------|
| 09:00 | 45 min | Governo | Caroline; Henrik | röd |
| 10:00{EN}10:30 | | A \\| B | | |
| 25:00 | | C | | |
"""


def test_markdown(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.md", PROGRAMME)
    assert made.plan == [
        "21 10:00-10:45 Aktuellt i EU",
        "21 10:45-11:00 Kaffe",
        "21 11:00-12:00 Diskussion mer",
        "21 13:00-13:20 Visning",
        "21 13:20-14:05 Avslutning",
        "22 09:00-09:45 Governo",
        "22 10:00-10:30 A | B",
    ]
    assert made.agenda is not None
    first, coffee, talk, showing, _ = made.agenda.days[0].sessions
    assert made.agenda.title == "Digital agenda, träff 1"
    assert (first.speakers, first.start, coffee.kind) == (
        ("Jörgen Sandström", "Åsa"),
        None,
        "break",
    )
    assert talk.description == "https://example.org/a\n- Var befinner ni er?"
    assert (showing.start, showing.starts) == (dt.time(13), "not-before")
    assert made.agenda.days[1].sessions[0].speakers == ("Caroline", "Henrik")
    assert made.left_out == [
        "3: “Välkomna till Stockholm!” is neither a session nor a day.",
        "11: “Krock” is left out: it begins at 11:30, before “Diskussion mer” ends at 12:00.",
        "12: “Prat utan tid” has neither a time nor a length.",
        "13: “5-10 personer i grupper” has neither a time nor a length.",
        "14: This has no title.",
        "20: The column “Färg” is not known.",
        "24: “25:00” is not a clock time like 13:00.",
    ]
    assert made.assumed == [
        "0: No time zone is given; Europe/Stockholm is assumed.",
        '0: The language is taken to be "en".',
        "8: “Kaffe” is taken for a break.",
        "18: No year is given; 2013-03-22 is assumed.",
    ]
    assert made.text.startswith(
        "# Made from p.md.\n# 7 of 12 lines became sessions.\n# Days and times, please check:\n"
    )
    assert "# Left out:\n# - line 3: “Välkomna" in made.text


def test_markdown_without_dates_or_headers(tmp_path: Path) -> None:
    made = Made(
        tmp_path,
        "p.md",
        "## Dag 1\n| 10:00 | 45 min | Aktuellt | Jörgen |\n| 23:30 | 1 h | Natt | |\n"
        "### Dag 2\n- Öppning (30 min)\n- 9:45 Kort\n- 10:00 Sist\n",
    )
    assert made.plan == [
        "20 10:00-10:45 Aktuellt",
        "20 23:30-00:30 Natt",
        "21 09:00-09:30 Öppning",
        "21 09:45-10:00 Kort",
        "21 10:00-10:30 Sist",
    ]
    assert made.left_out == []
    assert made.assumed[3:] == [
        "2: The table has no header; its columns are taken for start, minutes, title, speakers.",
        "2: No date is given here; 2013-03-20 is assumed.",
        "5: No date is given here; 2013-03-21 is assumed.",
        "5: “Öppning” has no start; 09:00 is assumed.",
        "6: “Kort” has no length; it goes on until 10:00.",
        "7: “Sist” has no length; 30 minutes are assumed.",
    ]


def test_after_midnight_a_day_goes_on(tmp_path: Path) -> None:
    made = Made(
        tmp_path,
        "p.md",
        f"## 21 mars 2013\n- 23:00{EN}00:30 Natt\n- 00:15{EN}00:45 Krock\n- 00:30{EN}01:00 Sent\n",
    )
    assert made.plan == ["21 23:00-00:30 Natt", "22 00:30-01:00 Sent"]
    assert made.left_out == [
        "3: “Krock” is left out: it begins at 00:15, before “Natt” ends at 00:30."
    ]


def test_a_time_may_be_told_by_the_half_of_the_day(tmp_path: Path) -> None:
    made = Made(
        tmp_path,
        "p.md",
        f"- 9 am Early\n- 1 pm{EN}2 pm Late\n- 5{EN}10 people\n- 15.00{EN}25.00 Bad\n",
    )
    assert made.plan == ["20 09:00-13:00 Early", "20 13:00-14:00 Late"]


def test_two_times_may_be_told_by_one_half_of_the_day(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.md", f"- 9 am Early\n- 1{EN}2 pm Late\n- 11{EN}1 pm Noon\n")
    assert made.plan == ["20 09:00-11:00 Early", "20 11:00-13:00 Noon", "20 13:00-14:00 Late"]


def test_columns_without_names_may_be_more_than_are_known(tmp_path: Path) -> None:
    table = f"| 10:00{EN}10:45 | EU | Jörgen | x | y |\n| 11:00 | 11:30 | C | | |\n"
    made = Made(tmp_path, "p.md", f"## 21 mars 2013\n\n{table}")
    assert made.plan[0] == "21 10:00-10:45 EU"


def test_columns_without_names_may_be_a_start_and_an_end(tmp_path: Path) -> None:
    table = "| 10:00 | 10:45 | EU | Jörgen |\n| 11:00 | 11:30 | C | |\n"
    made = Made(tmp_path, "p.md", f"## 21 mars 2013\n\n{table}")
    assert made.plan == ["21 10:00-10:45 EU", "21 11:00-11:30 C"]


def test_a_table_without_names_has_to_begin_with_a_time(tmp_path: Path) -> None:
    for cell in ("Obs: läs", "9", ""):
        made = Made(tmp_path, "p.md", f"## 21 mars 2013\n\n| {cell} | A | B |\n| x | y | z |\n")
        assert made.agenda is None


def test_a_row_may_do_without_a_sign_at_its_end(tmp_path: Path) -> None:
    table = (
        "| Tid | Punkt\n|---|---\n| 10.00-11.00 | EU\n| 11.00-12.00 | A \\|\n| 12.00-13.00 | B |\n"
    )
    made = Made(tmp_path, "p.md", f"## 21 mars 2013\n\n{table}")
    assert [line[15:] for line in made.plan] == ["EU", "A |", "B"]


def test_a_length_may_stand_before_who_speaks(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.md", "## 21 mars 2013\n- 10:00 EU, 45 min (Jan Ek)\n- 1 min B (Åsa)\n")
    assert made.plan == ["21 10:00-10:45 EU", "21 10:45-10:46 B"]
    assert made.agenda is not None
    assert [s.speakers for s in made.agenda.days[0].sessions] == [("Jan Ek",), ("Åsa",)]


def test_what_is_no_time_or_takes_none_is_told(tmp_path: Path) -> None:
    rows = "2013-03-21,10:00,soon,A\n,10:00,10:00,B\n,10:00,10:30,C\n"
    made = Made(tmp_path, "p.csv", f"date,start,end,title\n{rows}")
    assert made.plan == ["21 10:00-10:30 C"]
    assert len(made.left_out) == 2
    assert "2: “soon” is not a clock time like 13:00." in made.left_out
    bad = event("A", ":20130321T080000Z", "DTEND;VALUE=TIME:100000")
    assert Made(tmp_path, "p.ics", bad).left_out[-1].startswith("1: “A” has a time that cannot")


def test_each_table_has_columns_of_its_own(tmp_path: Path) -> None:
    one = "| Tid | Punkt | Längd |\n|---|---|---|\n| 9.00 | A | 45 |\n"
    other = "| Längd | Tid | Punkt |\n|---|---|---|\n| 30 | 10.00 | B |\n"
    for between in ("\n", "- 9.45 Kaffe, 10 min\n"):
        made = Made(tmp_path, "p.md", f"## 21 mars 2013\n\n{one}{between}{other}")
        assert [made.plan[0], made.plan[-1]] == ["21 09:00-09:45 A", "21 10:00-10:30 B"]


def test_the_first_heading_is_the_title(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.md", "# Träff\n# Två\n- 10:00 A\n")
    assert made.agenda is not None
    assert made.agenda.title == "Träff"


def test_signs_that_close_a_heading_are_no_part_of_it(tmp_path: Path) -> None:
    for heading, title in (("# Träff ##", "Träff"), ("# I C#", "I C#"), ("# Träff # ", "Träff")):
        made = Made(tmp_path, "p.md", f"{heading}\n- 10:00 A\n")
        assert made.agenda is not None
        assert made.agenda.title == title


def test_a_calendar_may_say_the_zone_of_events_in_utc(tmp_path: Path) -> None:
    one = event("A", ":20130321T080000Z", "DURATION:PT45M")
    for zone, plan_, told in (("", "09:00-09:45", 1), ("Europe/London", "08:00-08:45", 0)):
        made = Made(tmp_path, "p.ics", f"BEGIN:VCALENDAR\nX-WR-TIMEZONE:{zone}\n{one}")
        assert made.plan == [f"21 {plan_} A"]
        assert sum("The times are in UTC" in line for line in made.assumed) == told


def test_where_too_much_is_wrong_reading_ends_and_that_is_told(tmp_path: Path) -> None:
    for name, head in (("p.csv", "title,minutes\n"), ("p.md", "")):
        made = Made(tmp_path, name, head + "a,x\n" * 2 * MOST)
        assert len(made.left_out) <= MOST + 3
        assert sum("nothing was read from here on" in line for line in made.left_out) == 1


def test_as_many_sessions_as_there_may_be_are_taken_and_no_more(tmp_path: Path) -> None:
    one = "title,minutes\n"
    for count, left_out in ((MOST, 0), (MOST + 1, 2)):
        made = Made(tmp_path, "p.csv", one + "a,1\n" * count)
        assert len(made.left_out) == left_out
        assert (made.agenda is None) is bool(left_out)


def test_equal_remarks_are_counted_in_front_and_all_listed_at_the_end(tmp_path: Path) -> None:
    for count, end in ((4, ""), (5, "and 2 more like it: lines 9, 11")):
        made = Made(tmp_path, "p.md", "- 10:00 A\n\n" + "Prat\n\n" * count)
        head, _, tail = made.text.partition("format = 1")
        assert head.count("Prat") == min(count, 4) - bool(end)
        assert end in head
        assert tail.count("Prat") == count


def test_the_full_list_has_an_end(tmp_path: Path) -> None:
    line = f"{'Prat ' * 900}\n\n"
    made = Made(tmp_path, "p.md", f"- 10:00 A\n\n{line * 100}")
    assert len(made.text) < 2 * MOST_TOLD
    assert made.text.endswith(" more\n")


def test_a_zone_that_is_not_told_is_the_given_one(tmp_path: Path) -> None:
    path = tmp_path / "p.md"
    path.write_text("- 10:00 A\n", "utf-8")
    given = replace(GIVEN, zone="America/New_York")
    agenda = parse(imported_file(path, given).text or "").agenda
    assert agenda is not None
    assert agenda.timezone == "America/New_York"
    assert agenda.title == "träff"


CSV = """\
Start;Slut;Titel;Talare;Slag;Dag;Plats;Färg
13:00;14:00;"Prat;
länge";Bo;diskussion;2013-03-21;Kista;röd
10:00;10:45;EU;Jörgen Sandström;föredrag;;Kista;
22:00;01:00;Natt;;fest;;Solna;
00:30;02:00;Krock;;;2013-03-22;;
13:00;12:00;Fel;;;03/04/2013;;
13:00;12:00;Sen;;;;;
13:00;12:00;Fel;;;2013-03-23;;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_csv(tmp_path: Path, encoding: str, delimiter: str) -> None:
    content = CSV.replace(";", delimiter) if delimiter != ";" else CSV
    made = Made(tmp_path, "p.csv", content.encode(encoding))
    assert made.plan == [
        "21 10:00-10:45 EU",
        f"21 13:00-14:00 Prat{';' if delimiter == ';' else ''} länge",
        "21 22:00-01:00 Natt",
    ]
    assert made.agenda is not None
    eu, talk, night = made.agenda.days[0].sessions
    assert (eu.kind, eu.speakers, talk.kind) == ("talk", ("Jörgen Sandström",), "discussion")
    assert (made.agenda.place, talk.description, night.description) == (
        "",
        "Place: Kista",
        "Place: Solna",
    )
    assert made.left_out == [
        "1: The column “Färg” is not known.",
        "5: “fest” is not a kind of session.",
        "6: “Krock” is left out: it begins at 00:30, before “the day before” ends at 01:00.",
        "7: “03/04/2013” is unclear; write the date like 2013-03-21.",
        "8: “Sen” has no date that can be read.",
        "9: “Fel” ends at 12:00, before it begins at 13:00.",
    ]
    windows = "1: This is not UTF-8; the file is read as Windows-1252."
    assert (windows in made.assumed) is (encoding == "cp1252")


def test_csv_in_english_with_days_by_number(tmp_path: Path) -> None:
    made = Made(
        tmp_path,
        "p.csv",
        "Day,Start Time,Duration,Session,Presenter\n1,9 am,45,One,A,more\n1,,1:30,Two,\n"
        "2,10,1.5 h,Three,\n2,ten,1 h,Bad,\n2,,x,Four,\n2,,25 h,Five,\n2,,,,\n2,12:00,,,Nobody\n",
    )
    assert made.plan == ["20 09:00-09:45 One", "20 09:45-11:15 Two", "21 10:00-11:30 Three"]
    assert made.left_out == [
        "2: There are more cells than columns here.",
        "5: “ten” is not a clock time like 13:00.",
        "6: “x” is not a length like 45 min.",
        "7: “Five” is not between 1 minute and 24 hours long.",
        "9: This has no title.",
    ]


def event(title: str, start: str, *more: str) -> str:
    return "\r\n".join(
        ["BEGIN:VEVENT", f"SUMMARY:{title}", f"DTSTART{start}", *more, "END:VEVENT", ""]
    )


def test_calendar(tmp_path: Path) -> None:
    zone = ";TZID=W. Europe Standard Time:20130321T"
    content = (
        "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Träff\\, 1\r\n"
        + event("Sist", ":20130322T080000Z", "DURATION:PT45M", "LOCATION:Kista")
        + event("Två\\nrader", f"{zone}110000", "DTEND;TZID=Europe/Berlin:20130321T120000")
        + event("Varje dag", f"{zone}110000", "RRULE:FREQ=DAILY")
        + event("Heldag", ";VALUE=DATE:20130321")
        + event("Inställt", f"{zone}100000", "STATUS:CANCELLED")
        + event("Trasigt", ":bad")
        + event(" ", ":20130321T080000Z")
        + event("Okänd", ";TZID=Nowhere:20130321T130000", "CATEGORIES:x,Discussion", "ATTENDEE:x")
        + "BEGIN:VEVENT\r\nSUMMARY:Utan slut\r\n"
    )
    made = Made(tmp_path, "p.ics", content)
    assert made.agenda is not None
    assert (made.agenda.title, made.agenda.timezone, made.agenda.place) == (
        "Träff, 1",
        "Europe/Berlin",
        "Kista",
    )
    assert made.plan == ["21 11:00-12:00 Två rader", "21 13:00-13:30 Okänd", "22 09:00-09:45 Sist"]
    assert made.agenda.days[0].sessions[1].kind == "discussion"
    assert made.left_out == [
        "0: Who is invited is not taken over.",
        "14: “Varje dag” repeats without an end; choose days with --between.",
        "19: “Heldag” lasts all day, so it has no place in a programme.",
        "23: “Inställt” is cancelled.",
        "28: This event does not follow the iCalendar standard.",
        "32: This event has no title.",
        "42: This event does not end.",
    ]
    assert made.assumed == [
        "0: Times without a time zone are taken to be in Europe/Berlin.",
        '0: The language is taken to be "en".',
        "36: The time zone “Nowhere” is not known; 13:00 is taken as it stands.",
        "36: “Okänd” has no length; 30 minutes are assumed.",
    ]


def test_several_zones_are_told(tmp_path: Path) -> None:
    london = event("A", ";TZID=Europe/London:20130321T100000", "DURATION:PT1H")
    stockholm = event("B", ";TZID=Europe/Stockholm:20130321T120000", "DURATION:PT1H")
    made = Made(tmp_path, "p.ics", london + stockholm)
    assert made.left_out == []
    assert made.plan == ["21 10:00-11:00 A", "21 11:00-12:00 B"]
    assert made.assumed[0] == (
        "0: The events are in several time zones: Europe/London, Europe/Stockholm. "
        "All are given in Europe/London."
    )


def test_of_several_zones_the_calendars_own_counts_or_the_commonest(tmp_path: Path) -> None:
    london = event("A", ";TZID=Europe/London:20130321T100000", "DURATION:PT1H")
    stockholm = event("B", ";TZID=Europe/Stockholm:20130321T120000", "DURATION:PT1H")
    another = event("C", ";TZID=Europe/Stockholm:20130321T130000", "DURATION:PT1H")
    made = Made(tmp_path, "p.ics", f"X-WR-TIMEZONE:Europe/Paris\n{london}{stockholm}")
    assert made.agenda is not None
    assert made.agenda.timezone == "Europe/Paris"
    made = Made(tmp_path, "p.ics", london + stockholm + another)
    assert made.plan == ["21 11:00-12:00 A", "21 12:00-13:00 B", "21 13:00-14:00 C"]


def test_a_table_needs_no_bars_at_its_edges(tmp_path: Path) -> None:
    table = "Tid | Punkt | Vem\n:-- | --- | --:\n9:00 | A | Bo\n9:30 | B\n"
    made = Made(tmp_path, "p.md", f"- 8:00 A | B\n\n{table}\n- 10:00 C | D (30 min)\n")
    assert made.plan == [
        "20 08:00-09:00 A | B",
        "20 09:00-09:30 A",
        "20 09:30-10:00 B",
        "20 10:00-10:30 C | D",
    ]
    assert made.left_out == []


def test_what_stands_beside_the_events_of_a_calendar_is_told(tmp_path: Path) -> None:
    task = "BEGIN:VTODO\r\nSUMMARY:Call\r\nEND:VTODO\r\n"
    made = Made(tmp_path, "p.ics", task + event("A", ":20130321T100000Z", "DURATION:PT1H"))
    assert made.left_out == ["0: Tasks and journal entries are not sessions."]


def test_a_cell_that_is_not_closed_swallows_nothing_silently(tmp_path: Path) -> None:
    made = Made(tmp_path, "p.csv", 'start,title\n09:00,"Two\nlines"\n10:00,"B\n11:00,C\n')
    assert made.plan == ["20 09:00-09:30 Two lines"]
    assert made.left_out == ["4: A quotation mark from here on is never closed."]
    assert Made(tmp_path, "p.csv", 'start,title\n09:00,"A"').left_out == []


def test_what_may_be_two_speakers_and_a_column_named_twice_are_told(tmp_path: Path) -> None:
    said = "is taken for one speaker; several need a semicolon between them."
    made = Made(tmp_path, "p.csv", 'start,title,who,what\n09:00,A,"Ek, Bo; Li",B\n')
    assert made.left_out == ["1: The column “what” repeats another."]
    assert f"2: “Ek, Bo” {said}" in made.assumed


def test_an_exported_programme_comes_back(tmp_path: Path) -> None:
    agenda = parse((AGENDAS / "digital-agenda.toml").read_text("utf-8")).agenda
    assert agenda is not None
    room = Room(agenda)
    made = Made(tmp_path, "p.ics", calendar(room.state, room.now, GIVEN.language))
    assert made.agenda is not None
    assert (made.agenda.title, made.agenda.timezone) == (agenda.title, agenda.timezone)
    assert _programme(made.agenda) == _programme(agenda)


def _programme(agenda: Agenda) -> list[Any]:
    return [(s.session.title, s.session.kind, s.start, s.end) for s in plan(agenda)]


@pytest.mark.parametrize("name", ["p.md", "p.csv", "p.ics"])
def test_nothing_in_it_is_told(name: str, tmp_path: Path) -> None:
    for content in (b"", b"\xef\xbb\xbf", b"\0" * 99, b"\n" * 99, b"\xff\xfe\x00"):
        made = Made(tmp_path, name, content)
        assert made.agenda is None
        assert "0: No session was found, so there is no agenda to write." in made.left_out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("p.ics", b"BEGIN:VEVENT\n" * 100_000),
        ("p.ics", b"BEGIN:VEVENT\nEND:VEVENT\n" * 100_000),
        ("p.csv", b"title,start\n" + b'"' * 1_000_000),
        ("p.csv", b"title,start\n" + b"a,10:00\n" * 2_000),
        ("p.md", b"- 10:00 a\n" * 2_000),
        ("p.md", b"- 10:00 " + b"[" * 4_000 + b"\n" + b"*" * 1_000_000),
        ("p.md", b"|" * 4_000),
    ],
    ids=range(7),
)
def test_huge_files_are_survived(tmp_path: Path, name: str, content: bytes) -> None:
    made = Made(tmp_path, name, content)
    assert made.left_out


def test_what_is_no_programme_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(b"x" * (LARGEST + 1))
    for wrong in (path, tmp_path, tmp_path / "none.csv", tmp_path / "a\0b.csv"):
        with pytest.raises(UnreadableFile):
            imported_file(wrong, GIVEN)
    with pytest.raises(UnreadableFile, match=r"must end in \.ics, \.csv, \.tsv"):
        Made(tmp_path, "p.doc", "x")


LINES = st.lists(
    st.sampled_from(["- 10:00 ", "- 25:99-7 ", "| 10:00 | 45 min | ", "# ", "**", "DTSTART:", "a,"])
    | TYPED,
    max_size=9,
)


@given(parts=LINES, name=st.sampled_from(["p.md", "p.csv", "p.ics"]))
def test_hostile_text_is_survived(
    parts: list[str], name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    begin = {"p.csv": "title,start,minutes\n", "p.ics": "BEGIN:VEVENT\nSUMMARY:"}.get(name, "")
    text = begin + "\n".join(parts) + ("\nEND:VEVENT\n" if name == "p.ics" else "")
    made = Made(tmp_path_factory.getbasetemp(), name, text.encode(errors="replace"))
    assert (made.agenda is None) == (made.text == "")
    assert made.agenda is not None or made.left_out


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2013-03-21", dt.date(2013, 3, 21)),
        ("torsdag den 21 mars 2013", dt.date(2013, 3, 21)),
        ("Thursday, 21st March 2013", dt.date(2013, 3, 21)),
        ("March 21, 2013", dt.date(2013, 3, 21)),
        ("21.3.2013", dt.date(2013, 3, 21)),
        ("21/3/2013", dt.date(2013, 3, 21)),
        ("3/21/2013", dt.date(2013, 3, 21)),
        ("lör 1 maj", dt.date(2013, 5, 1)),
        ("5 augu\u017fti", dt.date(2013, 8, 5)),
        ("1 maj 13 personer", None),
        ("2013", None),
    ],
)
def test_dates(written: str, read: dt.date | None) -> None:
    found = dates.whole(written)
    assert (found and Reckoning(TODAY).date(found).date) == read


@pytest.mark.parametrize("unclear", ["3/4/2013", "2013-02-30", "2013-00-21", "31 februari 2013"])
def test_unclear_dates(unclear: str) -> None:
    found = dates.whole(unclear)
    assert found is not None
    with pytest.raises(dates.Unclear):
        Reckoning(TODAY).date(found)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        *(("45", 45), ("45 min", 45), ("45m", 45), ("1h30m", 90), ("1 h 30 min", 90)),
        *(("1,5 tim", 90), ("2 timmar", 120), ("1:30", 90)),
        *(("45 mil", None), ("", None), ("9" * 300, None)),
    ],
)
def test_lengths(written: str, minutes: int | None) -> None:
    assert values.length(written) == minutes


def hours(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        *(("10", "10:00"), ("9.30", "09:30"), ("kl. 13:05", "13:05"), ("12 am", "00:00")),
        *(
            ("1:15 p.m.", "13:15"),
            ("24:00", "24:00"),
            ("24:01", None),
            ("13 pm", None),
            ("10:00-11", None),
        ),
    ],
)
def test_clock_times(written: str, clock: str | None) -> None:
    found = values.clock(written)
    assert (None if found is None else hours(found)) == clock


@pytest.mark.parametrize(
    ("written", "clocks"),
    [
        *(("1-2 pm", "13:00-14:00"), ("9:30 to 10 am", "09:30-10:00"), ("8-8 PM", "20:00-20:00")),
        *(("11-1 pm", "11:00-13:00"), ("11-1 AM", "23:00-01:00"), ("11-12 pm", "11:00-12:00")),
        *(("12-1 pm", "12:00-13:00"), ("12-1 am", "00:00-01:00"), ("10-12 am", "22:00-00:00")),
        *(("13-2 pm", "13:00-14:00"), ("0-1 am", "00:00-01:00"), ("11 am-1 pm", "11:00-13:00")),
        *(("11 pm-1 am", "23:00-01:00"), ("1 pm-2", "13:00-02:00"), ("1-2", "01:00-02:00")),
        *(("1-13 pm", None), ("25-2 pm", None)),
    ],
)
def test_two_clock_times(written: str, clocks: str | None) -> None:
    found = values.clocks(written)
    assert (found and "-".join(map(hours, found))) == clocks
