"""The events of a calendar become sessions; what is left out is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from builders import Room
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.plan import plan
from facilitator.export.ics.calendar import calendar
from facilitator.files.agenda.file import parse
from files.importing.made import AGENDAS, GIVEN, Made, event


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


def test_what_stands_beside_the_events_of_a_calendar_is_told(tmp_path: Path) -> None:
    task = "BEGIN:VTODO\r\nSUMMARY:Call\r\nEND:VTODO\r\n"
    made = Made(tmp_path, "p.ics", task + event("A", ":20130321T100000Z", "DURATION:PT1H"))
    assert made.left_out == ["0: Tasks and journal entries are not sessions."]


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


def test_an_event_that_is_older_by_its_stamp_alone_counts_in_the_sum(tmp_path: Path) -> None:
    old = event("A", ":20130321T100000Z", "DURATION:PT1H", "UID:x", "DTSTAMP:20130101T080000Z")
    new = event("B", ":20130321T120000Z", "DURATION:PT1H", "UID:x", "DTSTAMP:20130102T080000Z")
    made = Made(tmp_path, "p.ics", old + new)
    assert "# 1 of 2 lines became sessions." in made.text
    assert "1: “A” has the id of a newer event and is left out" in made.left_out[0]
    numbered = [f"{one}SEQUENCE:{n}\r\nEND:VEVENT\r\n" for n, one in enumerate((old, new))]
    revised = "".join(numbered).replace("END:VEVENT\r\nSEQUENCE", "SEQUENCE")
    assert "# 1 of 1 line became a session." in Made(tmp_path, "p.ics", revised).text


def test_an_event_whose_end_alone_has_a_zone_is_a_session(tmp_path: Path) -> None:
    agenda = "DESCRIPTION:10:00 B\\n10:30 C"
    made = Made(tmp_path, "p.ics", event("A", ":20130321T100000", "DTEND:20130321T110000Z", agenda))
    assert len(made.plan) == 1


def test_one_of_a_series_whose_time_cannot_be_read_is_told(tmp_path: Path) -> None:
    broken = event("A", ":20130321T100000Z", "UID:1", "RECURRENCE-ID:bad")
    made = Made(tmp_path, "p.ics", broken + event("B", ":20130321T120000Z", "UID:2"))
    assert [line[15:] for line in made.plan][-1] == "B"
