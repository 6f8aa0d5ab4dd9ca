"""A file in which all is well becomes the agenda that its author meant."""

from __future__ import annotations

import datetime as dt

import pytest

from facilitator.core.record.agenda import (
    Agenda,
    Day,
    Group,
    Homework,
    Organisation,
    Participant,
    Session,
    Upcoming,
)
from facilitator.files.agenda.file import Parsed, parse

EVERYTHING = """
format = 1
title = "Lärprojektet"
language = "sv"
timezone = "Europe/Stockholm"
place = "Stockholm"
series = "digital-agenda"
theme = "Uppstart"
rules = ["Håll tiden.", ""]

[[organisation]]
id = "blekinge"
name = "Region Blekinge"

[[participant]]
name = "Cissi Dahl"
organisation = "blekinge"
role = "speaker"
link = "https://example.org/cissi"

[[day]]
date = 2013-03-21
start = "10:00"

[[day.session]]
id = "eu"
title = "Aktuellt i EU"
kind = "talk"
duration = "45m"
min = 30
priority = 2
optional = true
speakers = ["Cissi Dahl"]
remote = true
description = '''
Ett *stycke*.
'''

[[day.session]]
title = "Runda"
kind = "round"
start = 11:00:00
end = "12.15"
starts = "not-before"
end_fixed = true
questions = ["Var?", "Vad?"]
per = "participant"

[[day.session]]
title = "Grupper"
kind = "groups"
duration = "1h30m"
group = [{ name = "A", focus = "Allt", members = ["blekinge", "Cissi Dahl"] }]

[[homework]]
id = "ordmoln"
title = "Gör ett ordmoln"
instructions = "Gör det."
purpose = "Jämföra."
collects = "terms"
of = "organisation"
due = 2013-04-26
compilers = ["Lisa"]
links = ["https://example.org"]

[[upcoming]]
status = "fixed"
date = "2013-04-26"
place = "Kista"
theme = "Tjänster"
"""

SMALL = """
title = "Meeting"
timezone = "Europe/Stockholm"
[[day]]
date = 2026-03-13
start = "10:00"
"""


def day(*sessions: str, head: str = SMALL) -> Parsed:
    return parse(head + "".join(f"[[day.session]]\n{session}\n" for session in sessions))


def sessions(parsed: Parsed) -> tuple[Session, ...]:
    assert parsed.agenda is not None, parsed.problems
    return tuple(session for day in parsed.agenda.days for session in day.sessions)


def test_every_key_is_read() -> None:
    assert parse(EVERYTHING) == Parsed(
        Agenda(
            title="Lärprojektet",
            language="sv",
            timezone="Europe/Stockholm",
            place="Stockholm",
            series="digital-agenda",
            theme="Uppstart",
            rules=("Håll tiden.",),
            organisations=(Organisation("blekinge", "Region Blekinge"),),
            participants=(
                Participant("Cissi Dahl", "blekinge", "speaker", "https://example.org/cissi"),
            ),
            days=(
                Day(
                    dt.date(2013, 3, 21),
                    dt.time(10),
                    (
                        Session(
                            id="eu",
                            title="Aktuellt i EU",
                            duration=45,
                            shortest=30,
                            priority=2,
                            optional=True,
                            speakers=("Cissi Dahl",),
                            remote=True,
                            description="Ett *stycke*.",
                        ),
                        Session(
                            id="runda",
                            title="Runda",
                            kind="round",
                            duration=75,
                            shortest=75,
                            start=dt.time(11),
                            starts="not-before",
                            end_fixed=True,
                            questions=("Var?", "Vad?"),
                            per="participant",
                        ),
                        Session(
                            id="grupper",
                            title="Grupper",
                            kind="groups",
                            duration=90,
                            shortest=90,
                            groups=(Group("A", "Allt", ("blekinge", "Cissi Dahl")),),
                        ),
                    ),
                ),
            ),
            homework=(
                Homework(
                    id="ordmoln",
                    title="Gör ett ordmoln",
                    instructions="Gör det.",
                    purpose="Jämföra.",
                    collects="terms",
                    due=dt.date(2013, 4, 26),
                    compilers=("Lisa",),
                    links=("https://example.org",),
                ),
            ),
            upcoming=(
                Upcoming(
                    status="fixed", date=dt.date(2013, 4, 26), place="Kista", theme="Tjänster"
                ),
            ),
        )
    )


def test_all_but_title_date_start_and_length_has_a_default() -> None:
    parsed = day('title = "Talk"\nduration = 20')
    assert parsed.agenda == Agenda(
        title="Meeting",
        timezone="Europe/Stockholm",
        days=(
            Day(
                dt.date(2026, 3, 13),
                dt.time(10),
                (Session(id="talk", title="Talk", duration=20, shortest=20),),
            ),
        ),
    )
    assert parsed.warnings == ()


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("90", 90),
        ('"90"', 90),
        ('"45m"', 45),
        ('"2h"', 120),
        ('"1h30m"', 90),
        ('"1h30"', 90),
        ('"1 h 30 min"', 90),
        ('" 1H5M "', 65),
        ('"24h"', 1440),
        ('"1:30"', 90),
        ('"45 minuter"', 45),
    ],
)
def test_lengths_are_whole_minutes(written: str, minutes: int) -> None:
    (session,) = sessions(day(f'title = "Talk"\nduration = {written}'))
    assert session.duration == minutes


def test_ids_are_made_from_titles_unless_written() -> None:
    parsed = day(
        *('title = "Kaffe"\nduration = 5',) * 3,
        'title = "Åäö & EU: 2!"\nduration = 5',
        'title = "!"\nduration = 5',
        'title = "Other"\nid = "kaffe"\nduration = 5',
    )
    assert [session.id for session in sessions(parsed)] == [
        "kaffe-2",
        "kaffe-3",
        "kaffe-4",
        "åäö-eu-2",
        "session",
        "kaffe",
    ]


def test_texts_are_cleaned() -> None:
    parsed = day(
        'title = "A\\u001b[31m\\n  \\u202ered"\nduration = 5\ndescription = "e\\u0301\\nf"'
    )
    (session,) = sessions(parsed)
    assert session.title == "A red"
    assert session.description == "é\nf"
    asked = '[[homework]]\ntitle = " A  B "\ninstructions = " a\\nb \\n"\npurpose = "\\tc\\n"\n'
    parsed = day('title = "A"\nduration = 5', head=SMALL.replace("[[day]]", asked + "[[day]]"))
    assert parsed.agenda is not None
    (task,) = parsed.agenda.homework
    assert (task.title, task.instructions, task.purpose) == ("A B", "a\nb", "c")


@pytest.mark.parametrize(
    ("date", "start", "end", "minutes"),
    [
        ("2026-03-13", "10:00", "11:30", 90),
        ("2026-03-13", "23:00", "01:00", 120),
        ("2026-03-13", "22:00", "24:00", 120),
        ("2026-03-13", "0930", "11", 90),
        # The night when clocks go forward, and the one when they go back.
        ("2026-03-28", "23:00", "04:00", 240),
        ("2026-10-24", "23:00", "04:00", 360),
        ("2026-10-25", "01:30", "02:15", 45),
    ],
)
def test_an_end_gives_the_length_that_a_clock_would_measure(
    date: str, start: str, end: str, minutes: int
) -> None:
    head = SMALL.replace("2026-03-13", date).replace("10:00", start)
    (session,) = sessions(day(f'title = "Talk"\nend = "{end}"', head=head))
    assert session.duration == minutes


def test_an_end_that_comes_twice_is_the_one_after_the_start() -> None:
    head = SMALL.replace("2026-03-13", "2026-10-25").replace("10:00", "02:30")
    first, second = sessions(
        day('title = "A"\nduration = 45', 'title = "B"\nend = "02:45"', head=head)
    )
    # It is 02:15 for the second time when B starts.
    assert (first.duration, second.duration) == (45, 30)


def test_a_clock_time_before_the_days_start_is_after_midnight() -> None:
    head = SMALL.replace("10:00", "20:00")
    parsed = day(
        'title = "A"\nduration = "3h"', 'title = "B"\nstart = "00:30"\nend = "01:30"', head=head
    )
    assert [session.duration for session in sessions(parsed)] == [180, 60]
    assert parsed.warnings == ()


def test_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    for end in ("\r\n", "\r"):
        assert parse("\ufeff" + EVERYTHING.replace("\n", end)) == parse(EVERYTHING)


def test_warnings_can_be_left_out() -> None:
    text = SMALL.replace('timezone = "Europe/Stockholm"\n', "") + (
        '[[day.session]]\ntitle = "A"\nduration = 5\n'
    )
    assert parse(text).warnings
    assert parse(text, warnings=False) == Parsed(parse(text).agenda)
