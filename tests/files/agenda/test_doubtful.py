"""Dates, time zones and links that can be read, but are hardly what was meant."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import DATE, ENGLISH, agenda_text
from facilitator.files.agenda.file import parse
from systems import posix_only

TASK = '[[homework]]\nid = "words"\ntitle = "H"\n'
COMING = '[[upcoming]]\nstatus = "fixed"\ntheme = "x"\n'


def told(
    *, head: str = 'timezone = "Europe/Stockholm"\n', tail: str = "", date: dt.date = DATE
) -> list[str]:
    parsed = parse(agenda_text(head=head, tail=tail, date=date))
    assert parsed.problems == ()
    assert parsed.agenda is not None  # a record that was opened with it still opens
    return [ENGLISH.say(warning.message) for warning in parsed.warnings]


@pytest.mark.parametrize(
    "zone", ["Factory", pytest.param("posix/Europe/Stockholm", marks=posix_only)]
)
def test_a_time_zone_of_no_place_is_told(zone: str) -> None:
    assert told(head=f'timezone = "{zone}"\n') == [
        f'"{zone}" is not the time zone of a place. Write one like "Europe/Stockholm".'
    ]


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "UTC", "Etc/GMT+2", "EST5EDT"])
def test_any_other_time_zone_is_one(zone: str) -> None:
    assert told(head=f'timezone = "{zone}"\n') == []


def test_a_date_that_a_time_zone_left_out_is_told() -> None:
    samoa = 'timezone = "Pacific/Apia"\n'
    assert told(head=samoa, date=dt.date(2011, 12, 30)) == [
        "There was no 2011-12-30 in Pacific/Apia; 2011-12-31 is used."
    ]
    assert told(head=samoa, date=dt.date(2011, 12, 29)) == []


@pytest.mark.parametrize("link", ["javascript:alert(1)", " DATA:text/html,x", "file:///etc/passwd"])
def test_what_nobody_else_can_open_is_no_link(link: str) -> None:
    said = f'Nobody else can open "{link.strip()}". Write a link like "https://example.org".'
    person = f'timezone = "UTC"\n[[participant]]\nname = "Bo"\nlink = "{link}"\n'
    assert told(head=person) == [said]
    assert told(tail=f'{TASK}links = ["https://example.org", "{link}"]\n') == [said]


@pytest.mark.parametrize("link", [r"\u0001javascript:alert(1)", r"java\tscript:x", r"da\nta:x"])
def test_what_browsers_pass_over_hides_no_link_that_is_none(link: str) -> None:
    assert len(told(tail=f'{TASK}links = ["{link}"]\n')) == 1


@pytest.mark.parametrize(
    ("description", "count"),
    [
        ("[a](javascript:b) and [c](<file:///d>)", 2),
        ("See <data:text/html,x>, [b] too.\\n\\n[b]: vbscript:x", 2),
        ("[a](https://example.org) says <https://example.org>; data: none (file: none)", 0),
    ],
)
def test_links_within_a_description_count_too(description: str, count: int) -> None:
    assert len(told(tail=f'description = "{description}"\n')) == count


@pytest.mark.parametrize(
    "link", ["https://example.org", "www.example.org", "skype:cissi", "mailto:a@b.se", "msteams:/l"]
)
def test_other_links_are_fine(link: str) -> None:
    assert told(tail=f'{TASK}links = ["{link}"]\n') == []


def test_homework_due_before_it_is_set_is_told_but_not_what_is_reviewed() -> None:
    early = f"{TASK}due = 2013-03-20\n"
    said = ["This is due before the meeting, which begins on 2013-03-21."]
    assert told(tail=early) == said
    assert told(tail=f"{TASK}due = 2013-03-21\n") == []
    for prefix, known in (("review-", []), ("genomgång-", []), ("x-", said)):
        review = f'[[day.session]]\nid = "{prefix}words"\ntitle = "R"\nduration = 5\n'
        assert told(tail=review + early) == known


def test_a_coming_meeting_is_after_this_one() -> None:
    assert told(tail=f"{COMING}date = 2013-03-21\n") == [
        "This date is not after the meeting itself, which ends on 2013-03-21."
    ]
    assert told(tail=f"{COMING}date = 2013-03-22\n") == []
