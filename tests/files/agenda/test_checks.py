"""Every problem in an agenda file is told at its place, all of them at once."""

from __future__ import annotations

import pytest

from builders import ENGLISH
from facilitator.files.agenda.file import Parsed, parse

HEAD = """\
title = "Meeting"
timezone = "Europe/Stockholm"
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


def told(parsed: Parsed) -> list[str]:
    return [
        f"{problem.line}:{problem.column}: {ENGLISH.say(problem.message)}"
        for problem in parsed.problems
    ]


SHAPE = {
    "misspelt at the top": (
        'titel = "Meeting"\ntimezone = "UTC"\n' + DAY + TALK,
        ['1:1: "titel" is not known in the top part of the file. Did you mean "title"?'],
    ),
    "misspelt in a session": (
        HEAD + DAY + '[[day.session]]\ntitle = "Talk"\ndurration = "30m"\n',
        ['8:1: "durration" is not known in [[day.session]]. Did you mean "duration"?'],
    ),
    "known nowhere": (
        HEAD + '[[organisation]]\nid = "a"\nname = "A"\nzzz = 1\n' + DAY + TALK,
        ['6:1: "zzz" is not known in [[organisation]]. Known are id, name.'],
    ),
    "alerts that are no lengths": (
        HEAD + DAY + TALK + 'warn = ["10m", "soon", "0m"]\n',
        [
            (
                '9:16: Each item of "warn" must be a text like "45m" or "1h30m", or a whole number '
                'of minutes, not "soon".'
            ),
            '9:24: Each item of "warn" must be at least one minute, not "0m".',
        ],
    ),
    "a step without a length": (
        HEAD + DAY + TALK + '[[day.session.step]]\ntitle = " "\n',
        [
            '9:1: "duration" is missing in [[day.session.step]].',
            '10:9: "title" must not be empty.',
        ],
    ),
    "minutes as several tables": (
        HEAD + "[[minutes]]\ntimes = true\n" + DAY + TALK,
        ["3:1: Write [minutes] with one bracket on each side; there is only one."],
    ),
    "minutes with what they have not": (
        HEAD + '[minutes]\ntimes = "no"\nattendance = "name"\nnames = 1\n' + DAY + TALK,
        [
            '4:9: "times" must be true or false, without quotes, not "no".',
            (
                '5:14: "attendance" must be one of counts, names, none, not "name". Did you mean '
                '"names"?'
            ),
            '6:1: "names" is not known in [minutes]. Known are times, review, attendance.',
        ],
    ),
    "an address without a house": (
        HEAD + '[[participant]]\nname = "A"\nemail = "anna"\n' + DAY + TALK,
        ['5:9: "anna" is not an e-mail address like "anna@example.org".'],
    ),
    "known elsewhere": (
        HEAD + '[[organisation]]\nid = "a"\nname = "A"\nrules = []\n' + DAY + TALK,
        ['6:1: "rules" does not belong in [[organisation]], but in the top part of the file.'],
    ),
    "a key of another table": (
        HEAD + 'compilers = "Lisa"\n' + DAY + TALK,
        ['3:1: "compilers" does not belong in the top part of the file, but in [[homework]].'],
    ),
    "a key of several other tables": (
        HEAD + DAY + TALK + 'name = "A"\n[[upcoming]]\nstatus = "wish"\ntitle = "A"\n',
        [
            (
                '9:1: "name" is not known in [[day.session]]. Known are title, kind, end_fixed, '
                "optional, speakers, remote, description, questions, per, script, materials, "
                "prepare, lead, id, duration, end, start, starts, min, priority, group, warn, step."
            ),
            (
                '12:1: "title" is not known in [[upcoming]]. Known are status, date, place, theme, '
                "host, asked_by."
            ),
        ],
    ),
    "session without its day": (
        HEAD + DAY + TALK + '[[session]]\ntitle = "A"\nduration = 5\n[session]\ntitle = "B"\n',
        [
            '9:1: "session" must be written [[day.session]].',
            '12:1: "session" must be written [[day.session]].',
            '12:1: How long is this? Give it a "duration" or an "end".',
        ],
    ),
    "names of tables almost right": (
        HEAD + "[[days]]\n" + DAY.partition("\n")[2] + TALK.replace("session", "sessions") * 2,
        [
            '3:1: "days" must be written [[day]].',
            '6:1: "day.sessions" must be written [[day.session]].',
            '9:1: "day.sessions" must be written [[day.session]].',
        ],
    ),
    "single brackets": (
        HEAD + DAY + TALK + '[homework]\ntitle = "A"\n',
        ["9:1: Write [[homework]] with two brackets on each side; there may be several."],
    ),
    "nothing at all": (
        "",
        [
            '1:1: "title" is missing in the top part of the file.',
            "1:1: There is no [[day]] here; at least one is needed.",
        ],
    ),
    "no day": (HEAD, ["1:1: There is no [[day]] here; at least one is needed."]),
    "an empty list of days": (HEAD + "day = []\n", ["3:7: The agenda needs at least one [[day]]."]),
    "a day without sessions": (
        HEAD + DAY,
        ["3:1: There is no [[day.session]] here; at least one is needed."],
    ),
    "a day with an empty list of sessions": (
        HEAD + DAY + "session = []\n",
        ["6:11: This day needs at least one [[day.session]]."],
    ),
    "a day without date and start": (
        HEAD + "[[day]]\n" + TALK,
        ['3:1: "date" is missing in [[day]].', '3:1: "start" is missing in [[day]].'],
    ),
    "tables with nothing in them": (
        HEAD + DAY + TALK + "[[upcoming]]\n[[organisation]]\n[[homework]]\n",
        [
            '9:1: "status" is missing in [[upcoming]].',
            '10:1: "id" is missing in [[organisation]].',
            '10:1: "name" is missing in [[organisation]].',
            '11:1: "title" is missing in [[homework]].',
        ],
    ),
    "what is right beside what is wrong": (
        HEAD + "zzzzz = 1\n" + DAY.replace("2026-03-13", '"2026-03-13"') + TALK + "priority = 2\n",
        [
            (
                '3:1: "zzzzz" is not known in the top part of the file. Known are title, place, '
                "series, series_title, theme, rules, notes_by, bring, day, format, language, "
                "timezone, organisation, participant, homework, upcoming, minutes."
            )
        ],
    ),
    "a number as title": (
        HEAD.replace('"Meeting"', "5") + DAY + TALK,
        ['1:9: "title" must be a text in quotes, not 5.'],
    ),
    "a yes": (
        HEAD + DAY + TALK + 'optional = "yes"\n',
        ['9:12: "optional" must be true or false, without quotes, not "yes".'],
    ),
    "a priority below one": (
        HEAD + DAY + TALK + "optional = true\npriority = 0\n",
        ['10:12: "priority" must be a whole number of at least 1, not 0.'],
    ),
    "a priority of endless digits": (
        HEAD + DAY + TALK + f"optional = true\npriority = 0x{'9' * 5000}\n",
        ['10:12: "priority" must be a whole number of at most 99, not this number.'],
    ),
    "half a priority": (
        HEAD + DAY + TALK + "optional = true\npriority = 1.5\n",
        ['10:12: "priority" must be a whole number, not this number.'],
    ),
    "a date as duration": (
        HEAD + DAY + TALK.replace('"30m"', "2026-03-13"),
        [
            (
                '8:12: "duration" must be a text like "45m" or "1h30m", '
                "or a whole number of minutes, "
                "not a date."
            )
        ],
    ),
    "a clock time as duration": (
        HEAD + DAY + TALK.replace('"30m"', "00:30:00"),
        [
            (
                '8:12: "duration" must be a text like "45m" or "1h30m", '
                "or a whole number of minutes, "
                "not a clock time."
            )
        ],
    ),
    "words as duration": (
        HEAD + DAY + TALK.replace("30m", "half an hour"),
        [
            (
                '8:12: "duration" must be a text like "45m" or "1h30m", '
                "or a whole number of minutes, "
                'not "half an hour".'
            )
        ],
    ),
    "an empty duration": (
        HEAD + DAY + TALK.replace("30m", ""),
        [
            (
                '8:12: "duration" must be a text like "45m" or "1h30m", '
                "or a whole number of minutes, "
                'not "".'
            )
        ],
    ),
    "true as duration": (
        HEAD + DAY + TALK.replace('"30m"', "true"),
        [
            (
                '8:12: "duration" must be a text like "45m" or "1h30m", '
                "or a whole number of minutes, "
                "not true."
            )
        ],
    ),
    "no time": (
        HEAD + DAY + TALK.replace("30m", "0m"),
        ['8:12: "duration" must be at least one minute, not "0m".'],
    ),
    "less than no time": (
        HEAD + DAY + TALK.replace('"30m"', "-5"),
        ['8:12: "duration" must be at least one minute, not -5.'],
    ),
    "more than a day": (
        HEAD + DAY + TALK.replace("30m", "24h1m"),
        ['8:12: "duration" must be at most 24 hours, not "24h1m".'],
    ),
    "a number as start": (
        HEAD + DAY.replace('"10:00"', "10") + TALK,
        ['5:9: "start" must be a clock time like "13:00", not 10.'],
    ),
    "no such clock time": (
        HEAD + DAY.replace("10:00", "24:00") + TALK,
        ['5:9: "start" must be a clock time like "13:00", not "24:00".'],
    ),
    "a clock time with seconds": (
        HEAD + DAY.replace('"10:00"', "10:00:30") + TALK,
        ['5:9: "start" must be a clock time without seconds, like "13:00", not 10:00:30.'],
    ),
    "a date as people write it": (
        HEAD + DAY.replace("2026-03-13", '"13 March"') + TALK,
        ['4:8: "date" must be a date like 2013-03-21, not "13 March".'],
    ),
    "a date with a clock time": (
        HEAD + DAY.replace("2026-03-13", "2026-03-13T10:00:00") + TALK,
        ['4:8: "date" must be a date like 2013-03-21, not a date with a clock time.'],
    ),
    "a kind that is none": (
        HEAD + DAY + TALK + 'kind = "brake"\n',
        [
            (
                '9:8: "kind" must be one of break, checkin, discussion, groups, homework, round, '
                'rules, talk, not "brake". Did you mean "break"?'
            )
        ],
    ),
    "a language that is not spoken": (
        HEAD + 'language = "german"\n' + DAY + TALK,
        ['3:12: "language" must be one of en, sv, not "german".'],
    ),
    "a format that never was": (
        HEAD + "format = 0\n" + DAY + TALK,
        ['3:10: "format" must be 1, not 0.'],
    ),
    "a format in quotation marks": (
        HEAD + 'format = "1"\n' + DAY + TALK,
        ['3:10: "format" must be the number 1, without quotation marks.'],
    ),
    "a clock time in seconds in quotation marks": (
        HEAD + DAY.replace('"10:00"', '"10:00:30"') + TALK,
        ['5:9: "start" must be a clock time without seconds, like "13:00", not "10:00:30".'],
    ),
    "a text where a list is meant": (
        HEAD + 'rules = "Be nice."\n' + DAY + TALK,
        ['3:9: "rules" must be a list like ["…", "…"], not "Be nice.".'],
    ),
    "a list of numbers": (
        HEAD + 'rules = ["Be nice.", 2, [3]]\n' + DAY + TALK,
        [
            '3:22: Each item of "rules" must be a text in quotes, not 2.',
            '3:25: Each item of "rules" must be a text in quotes, not a list.',
        ],
    ),
    "a text where tables are meant": (
        HEAD + 'organisation = ["A"]\nhomework = "none"\n' + DAY + TALK,
        [
            '3:17: Each item of "organisation" must be a table, not "A".',
            '4:12: "homework" must be written as [[…]] tables, not "none".',
        ],
    ),
    "a table where a text is meant": (
        HEAD + "place = { city = 1 }\n" + DAY + TALK,
        ['3:9: "place" must be a text in quotes, not a table.'],
    ),
    "a long text": (
        HEAD + f'language = "{"x" * 50}"\n' + DAY + TALK,
        [f'3:12: "language" must be one of en, sv, not "{"x" * 40}…".'],
    ),
}

MEANING = {
    "an empty title": (
        HEAD + DAY + TALK.replace('"Talk"', '" \\u200b "'),
        ['7:9: "title" must not be empty.'],
    ),
    "a zone almost right": (
        HEAD.replace("Stockholm", "Stokholm") + DAY + TALK,
        ['2:12: There is no time zone "Europe/Stokholm". Did you mean "Europe/Stockholm"?'],
    ),
    "a city as a zone": (
        HEAD.replace("Europe/Stockholm", "New York") + DAY + TALK,
        ['2:12: There is no time zone "New York". Did you mean "America/New_York"?'],
    ),
    "a zone west of the one that is meant": (
        HEAD.replace("Europe/Stockholm", "GMT+2") + DAY + TALK,
        ['2:12: There is no time zone "GMT+2". Write one like "Europe/Stockholm".'],
    ),
    "a zone that is this computer's": (
        HEAD.replace("Europe/Stockholm", "/etc/localtime") + DAY + TALK,
        ['2:12: There is no time zone "/etc/localtime". Write one like "Europe/Stockholm".'],
    ),
    "no zone at all": (
        HEAD.replace("Europe/Stockholm", "¡¡¡¡") + DAY + TALK,
        ['2:12: There is no time zone "¡¡¡¡". Write one like "Europe/Stockholm".'],
    ),
    "a folder of zones": (
        HEAD.replace("/Stockholm", "") + DAY + TALK,
        ['2:12: There is no time zone "Europe". Write one like "Europe/Stockholm".'],
    ),
    "a newer format": (
        'format = 2\nnew = true\ntitle = "Meeting"\n',
        [
            (
                "1:10: This agenda is written for a newer version of facilitator (format 2; this "
                "version reads up to 1)."
            )
        ],
    ),
    "an organisation twice": (
        HEAD + '[[organisation]]\nid = "a"\nname = "A"\n' * 2 + DAY + TALK,
        ['7:6: The id "a" is already used above.'],
    ),
    "a session's id twice": (
        HEAD + DAY + (TALK + 'id = "t"\n') * 2,
        ['13:6: The id "t" is already used above.'],
    ),
    "a homework's id twice": (
        HEAD + DAY + TALK + '[[homework]]\nid = "h"\ntitle = "H"\n' * 2,
        ['13:6: The id "h" is already used above.'],
    ),
    "ids that are no words": (
        HEAD + DAY + TALK + 'id = "two words"\n' + TALK + 'id = ""\n',
        [
            '9:6: "id" must be one word, like "next-steps".',
            '13:6: "id" must be one word, like "next-steps".',
        ],
    ),
    "an unknown organisation": (
        HEAD
        + '[[organisation]]\nid = "blekinge"\nname = "A"\n'
        + '[[participant]]\nname = "P"\norganisation = "blekige"\n'
        + '[[participant]]\nname = "Q"\norganisation = "x"\n'
        + DAY
        + TALK,
        [
            '8:16: There is no organisation with the id "blekige". Did you mean "blekinge"?',
            '11:16: There is no organisation with the id "x".',
        ],
    ),
    "a day twice": (
        HEAD + (DAY + TALK) * 2,
        ["10:8: Each day must have a later date than the day before it, which is 2026-03-13."],
    ),
    "days out of order": (
        HEAD + DAY + TALK + DAY.replace("13", "12") + TALK,
        ["10:8: Each day must have a later date than the day before it, which is 2026-03-13."],
    ),
    "a year out of reach": (
        HEAD + DAY.replace("2026", "9999") + TALK,
        ["4:8: The year must be between 1970 and 2999."],
    ),
    "no length": (
        HEAD + DAY + '[[day.session]]\ntitle = "Talk"\n',
        ['6:1: How long is this? Give it a "duration" or an "end".'],
    ),
    "two lengths": (
        HEAD + DAY + TALK + 'end = "10:30"\n',
        ['9:1: Give "duration" or "end", not both.'],
    ),
    "a min above the duration": (
        HEAD + DAY + TALK + 'min = "31m"\n',
        ['9:7: "min" must not be longer than "duration".'],
    ),
    "a min above what the end leaves": (
        HEAD + DAY + '[[day.session]]\ntitle = "Talk"\nend = "11:05"\nmin = "2h"\n',
        ['9:7: "min" must not be longer than the session, which is 1 h 5 min.'],
    ),
    "starts without start": (
        HEAD + DAY + TALK + 'starts = "fixed"\n',
        ['9:1: "starts" needs a "start" as well.'],
    ),
    "a group twice": (
        HEAD + DAY + TALK + 'kind = "groups"\ngroup = [{ name = "A" }, { name = "A" }]\n',
        ['10:35: There is already a group "A" here.'],
    ),
}

TIMES = {
    "an end before the start": (
        HEAD + DAY + '[[day.session]]\ntitle = "Talk"\nstart = "13:00"\nend = "12:45"\n',
        ['9:7: "Talk" ends at 12:45, but it starts at 13:00.'],
    ),
    "an end at the start": (
        HEAD + DAY + '[[day.session]]\ntitle = "Talk"\nend = "10:00"\n',
        ['8:7: "Talk" ends at 10:00, but it starts at 10:00.'],
    ),
    "a start before the day's": (
        HEAD + DAY + TALK + 'start = "09:00"\n',
        ['9:9: "Talk" starts at 09:00, before the day does at 10:00.'],
    ),
    "two fixed points that overlap": (
        HEAD + DAY + TALK + 'start = "11:00"\n' + TALK.replace("Talk", "Lunch") + 'start="11:15"\n',
        ['13:7: "Lunch" is fixed at 11:15, but "Talk" before it ends at 11:30, 15 min too late.'],
    ),
    "a plan that runs past a fixed point": (
        HEAD
        + DAY
        + TALK.replace("30m", "1h30m")
        + TALK
        + TALK.replace("Talk", "Lunch")
        + 'start = "11:00"\n',
        ['15:9: "Lunch" is fixed at 11:00, but "Talk" before it ends at 12:00, 1 h too late.'],
    ),
    "a plan that runs past one after midnight": (
        HEAD
        + DAY.replace("10:00", "22:00")
        + TALK.replace("30m", "3h")
        + TALK.replace("Talk", "End")
        + 'start = "00:30"\n',
        ['12:9: "End" is fixed at 00:30, but "Talk" before it ends at 01:00, 30 min too late.'],
    ),
    "a day that runs into the next": (
        HEAD
        + DAY.replace("10:00", "23:30")
        + TALK.replace("30m", "2h")
        + DAY.replace("13", "14").replace("10:00", "01:00")
        + TALK,
        ["11:9: This day starts 30 min too early: the day before ends at 01:30 on 2026-03-14."],
    ),
    "the hour that is left out makes a night short": (
        HEAD
        + DAY.replace("2026-03-13", "2026-03-28").replace("10:00", "23:00")
        + TALK.replace("30m", "5h")
        + TALK.replace("Talk", "Breakfast")
        + 'start = "04:00"\n',
        ['12:9: "Breakfast" is fixed at 04:00, but "Talk" before it ends at 05:00, 1 h too late.'],
    ),
}

TWO = "with two brackets on each side; there may be several."


def single(text: str) -> str:
    """Write each header of a text in single brackets."""
    return text.replace("[[", "[").replace("]]", "]")


GROUPS = TALK + 'kind = "groups"\n'
GROUP = '[[day.session.group]]\nname = "A"\n'

BRACKETS = {
    "one session": (HEAD + DAY + single(TALK), [f"6:1: Write [[day.session]] {TWO}"]),
    "every session": (
        HEAD + DAY + single(TALK) * 3,
        [f"{line}:1: Write [[day.session]] {TWO}" for line in (6, 9, 12)],
    ),
    "some sessions": (
        HEAD + DAY + TALK + single(TALK) + TALK + single(TALK),
        [f"{line}:1: Write [[day.session]] {TWO}" for line in (9, 15)],
    ),
    "the only day": (HEAD + single(DAY) + TALK, [f"3:1: Write [[day]] {TWO}"]),
    "every day and session": (
        HEAD + single(DAY + TALK) + single(DAY + TALK).replace("13", "14"),
        [
            f"3:1: Write [[day]] {TWO}",
            f"6:1: Write [[day.session]] {TWO}",
            f"9:1: Write [[day]] {TWO}",
            f"12:1: Write [[day.session]] {TWO}",
        ],
    ),
    "one group": (
        HEAD + DAY + GROUPS + single(GROUP),
        [f"10:1: Write [[day.session.group]] {TWO}"],
    ),
    "groups, of which two have one name": (
        HEAD + DAY + GROUPS + single(GROUP) * 2,
        [
            f"10:1: Write [[day.session.group]] {TWO}",
            f"12:1: Write [[day.session.group]] {TWO}",
            '13:8: There is already a group "A" here.',
        ],
    ),
    "all other tables": (
        HEAD
        + '[organisation]\nid = "a"\nname = "A"\n[organisation]\nid = "a"\nname = "B"\n'
        + DAY
        + TALK
        + "[participant]\n[homework]\n[upcoming]\n",
        [
            f"3:1: Write [[organisation]] {TWO}",
            f"6:1: Write [[organisation]] {TWO}",
            '7:6: The id "a" is already used above.',
            f"15:1: Write [[participant]] {TWO}",
            '15:1: "name" is missing in [[participant]].',
            f"16:1: Write [[homework]] {TWO}",
            '16:1: "title" is missing in [[homework]].',
            f"17:1: Write [[upcoming]] {TWO}",
            '17:1: "status" is missing in [[upcoming]].',
        ],
    ),
    "brackets that do not match, and blanks": (
        HEAD
        + DAY.replace("]]", "]")
        + TALK.replace("[[", "[")
        + TALK.replace("[[", "  [ [ [").replace("]]", " ] ] # x"),
        [
            f"3:1: Write [[day]] {TWO}",
            f"6:1: Write [[day.session]] {TWO}",
            f"9:3: Write [[day.session]] {TWO}",
        ],
    ),
    "beside what is no TOML": (
        HEAD + DAY + single(TALK) + "optional = yes\n",
        [
            f"6:1: Write [[day.session]] {TWO}",
            (
                '9:12: The value after "=" is missing or cannot be read. A text needs quotes '
                'around it, like "Lunch".'
            ),
        ],
    ),
    "in texts and comments they are no headers": (
        HEAD
        + DAY
        + TALK
        + 'description = """\n[day]\n\\"""\n[day]\n"""\n# [day]\n'
        + "id = '''\n[day]'''\ndurration = 1\n",
        ['17:1: "durration" is not known in [[day.session]]. Did you mean "duration"?'],
    ),
    "a session before its day": (
        HEAD + TALK + DAY + TALK,
        ["3:1: [[day.session]] belongs to a [[day]], which has to be written above it."],
    ),
    "a session without a day": (
        HEAD + single(TALK) * 2,
        [
            f"3:1: Write [[day.session]] {TWO}",
            "3:1: [[day.session]] belongs to a [[day]], which has to be written above it.",
            f"6:1: Write [[day.session]] {TWO}",
        ],
    ),
    "in braces": (
        HEAD + 'homework = { title = "A" }\n' + DAY + TALK,
        [
            (
                "3:12: Write [[homework]] on a line of its own, and what belongs to it below; "
                "there may be several."
            )
        ],
    ),
    "in a newer format nobody knows": (
        "format = 2\n" + HEAD + single(DAY) + TALK,
        [
            (
                "1:10: This agenda is written for a newer version of facilitator (format 2; this "
                "version reads up to 1)."
            )
        ],
    ),
}

CASES = SHAPE | MEANING | TIMES | BRACKETS


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_problem(text: str, expected: list[str]) -> None:
    parsed = parse(text)
    assert parsed.agenda is None
    assert told(parsed) == expected
    assert not parsed.warnings


def test_not_before_may_be_passed() -> None:
    text = HEAD + DAY + TALK + TALK + 'start = "10:10"\nstarts = "not-before"\n'
    assert told(parse(text)) == []


def test_the_hour_that_comes_twice_makes_a_night_long() -> None:
    text = (
        HEAD
        + DAY.replace("2026-03-13", "2026-10-24").replace("10:00", "23:00")
        + TALK.replace("30m", "6h")
        + TALK
        + 'start = "04:00"\n'
    )
    assert told(parse(text)) == []


def test_problems_of_every_sort_are_told_at_once_in_the_order_of_the_file() -> None:
    text = """\
tittle = "X"
timezone = "Europe/Stokholm"
[[organisation]]
id = "a"
nam = "q"
[[participant]]
name = 3
organisation = "b"
[[day]]
date = "13-03-21"
start = 10
[[day.session]]
title = "A"
duration = 2013-01-01
[[day.session]]
title = "B"
[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = ""
duration = "2h30m"
min = "3h"
"""
    assert [line.partition(" ")[0] for line in told(parse(text))] == [
        "1:1:",
        "2:12:",
        "5:1:",
        "7:8:",
        "8:16:",
        "10:8:",
        "11:9:",
        "14:12:",
        "15:1:",
        "21:9:",
        "23:7:",
    ]


def test_a_broken_day_does_not_hide_what_is_wrong_with_another() -> None:
    late = TALK.replace("Talk", "Lunch") + 'start = "10:15"\n'
    text = HEAD + DAY.replace('"10:00"', "10") + TALK + DAY.replace("13", "14") + TALK + late
    assert told(parse(text)) == [
        '5:9: "start" must be a clock time like "13:00", not 10.',
        '18:9: "Lunch" is fixed at 10:15, but "Talk" before it ends at 10:30, 15 min too late.',
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_count_lines_as_editors_do_and_columns_in_characters(end: str) -> None:
    text = HEAD + 'rules = ["Åäö 🎉", 7]\n' + DAY + TALK
    assert told(parse(text.replace("\n", end))) == [
        '3:19: Each item of "rules" must be a text in quotes, not 7.'
    ]
