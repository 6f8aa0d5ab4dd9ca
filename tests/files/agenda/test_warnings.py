"""A warning points at what works but is probably not meant."""

from __future__ import annotations

import pytest

from builders import ENGLISH
from facilitator.files.agenda.file import parse

HEAD = """\
title = "Meeting"
timezone = "Europe/Stockholm"
"""
PERSON = """\
[[participant]]
name = "Cissi"
"""
DAY = """\
[[day]]
date = 2026-03-13
start = "10:00"
"""
TALK = """\
[[day.session]]
title = "Talk"
duration = "30m"
"""
REMOTE = TALK + 'remote = true\nspeakers = ["Cissi"]\n'
GROUPS = TALK + 'kind = "groups"\ngroup = [{ name = "A", members = ["Cissi", "a", "Ciss"] }]\n'
ROUND = TALK + 'kind = "round"\n'
FORWARD = DAY.replace("2026-03-13", "2026-03-29")
BACK = DAY.replace("2026-03-13", "2026-10-25")

NONE: list[str] = []
CASES = {
    "nothing": (HEAD + DAY + TALK, NONE),
    "no time zone": (
        'title = "Meeting"\n' + DAY + TALK,
        ['1:1: Without a "timezone" the clock times are taken as UTC.'],
    ),
    "a priority that has no effect": (
        HEAD + DAY + TALK + "priority = 2\n",
        ['9:1: "priority" has a meaning only together with optional = true.'],
    ),
    "steps that do not fill the session": (
        HEAD
        + DAY
        + TALK
        + '[[day.session.step]]\ntitle = "A"\nduration = "5m"\n'
        + '[[day.session.step]]\ntitle = "B"\nduration = "20m"\n',
        ["11:12: The steps take 25 min in all, the session 30 min."],
    ),
    "steps that do": (
        HEAD + DAY + TALK + '[[day.session.step]]\ntitle = "A"\nduration = 30\n',
        NONE,
    ),
    "an alert before the session begins": (
        HEAD + DAY + TALK + 'warn = ["2m", "30m"]\n',
        ["9:15: 30 min before its end the session, which is 30 min, has not begun."],
    ),
    "a title of no series": (
        HEAD + 'series_title = "A"\n' + DAY + TALK,
        ['3:1: "series_title" has a meaning only together with "series".'],
    ),
    "a priority that has": (HEAD + DAY + TALK + "priority = 2\noptional = true\n", NONE),
    "nobody knows where to join": (
        HEAD + PERSON + DAY + REMOTE,
        ["11:10: No speaker of this session has a link in [[participant]]."],
    ),
    "the speaker's link": (HEAD + PERSON + 'link = "skype:cissi"\n' + DAY + REMOTE, NONE),
    "a link in the description": (
        HEAD + DAY + REMOTE + 'description = "At https://example.org."\n',
        NONE,
    ),
    "a stranger in a group": (
        HEAD + '[[organisation]]\nid = "a"\nname = "A"\n' + PERSON + DAY + GROUPS,
        [
            (
                '15:49: "Ciss" is neither a listed participant nor the id of an organisation.'
                ' Did you mean "Cissi"?'
            ),
        ],
    ),
    "groups where nobody is listed": (HEAD + DAY + GROUPS, NONE),
    "a round of nobody": (
        HEAD + DAY + ROUND,
        ["9:8: This round goes by organisation, but there is no [[organisation]]."],
    ),
    "a round of people": (HEAD + PERSON + DAY + ROUND + 'per = "participant"\n', NONE),
    "a long gap": (
        HEAD + DAY + TALK + TALK.replace("Talk", "Late") + 'start = "13:00"\n',
        ['12:9: Nothing is planned for 2 h 30 min before "Late".'],
    ),
    "a gap of two hours": (HEAD + DAY + TALK + TALK + 'start = "12:30"\n', NONE),
    "a day that starts at a time there is not": (
        HEAD + FORWARD.replace("10:00", "02:30") + TALK,
        ["5:9: The clocks go forward, so there is no 02:30 that night; 03:30 is used."],
    ),
    "a session at a time there is not": (
        HEAD + FORWARD.replace("10:00", "01:30") + TALK + TALK + 'start = "02:15"\n',
        ["12:9: The clocks go forward, so there is no 02:15 that night; 03:15 is used."],
    ),
    "an end at a time there is not": (
        HEAD + FORWARD.replace("10:00", "01:30") + '[[day.session]]\ntitle = "A"\nend = "02:15"\n',
        ["8:7: The clocks go forward, so there is no 02:15 that night; 03:15 is used."],
    ),
    "a time that comes twice": (
        HEAD + BACK.replace("10:00", "02:30") + TALK,
        ["5:9: The clocks go back, so 02:30 comes twice that night; the first one is used."],
    ),
    "the second time is what follows": (
        HEAD
        + BACK.replace("10:00", "01:30")
        + TALK.replace("30m", "1h45m")
        + '[[day.session]]\ntitle = "A"\nend = "02:30"\n',
        NONE,
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_warning(text: str, expected: list[str]) -> None:
    parsed = parse(text)
    assert parsed.problems == ()
    assert parsed.agenda is not None
    assert [
        f"{warning.line}:{warning.column}: {ENGLISH.say(warning.message)}"
        for warning in parsed.warnings
    ] == expected
