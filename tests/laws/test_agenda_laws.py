"""Laws of reading agenda files."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import tomli_w
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders import AGENDA_FOLDER, ENGLISH
from facilitator.core.base.text import clean
from facilitator.core.record.plan import plan
from facilitator.files.agenda.build import made_ids
from facilitator.files.agenda.file import Parsed, parse
from facilitator.files.toml.positions import locate
from facilitator.files.toml.problems import Path as Keys
from facilitator.files.toml.values import ClockTime, Minutes

AGENDA = (AGENDA_FOLDER / "digital-agenda.toml").read_text("utf-8")
ODD_LINES = (
    "[[day]]",
    "[day]",
    "[[day.session]]",
    "[[day.session.group]]",
    "[[participant]]",
    "[a.b.c]",
    "day.session = 1",
    'title = ""',
    'title = "A"',
    "duration = -1",
    'duration = "1000h"',
    f"duration = 0x{'f' * 5000}",
    'start = "00:30"',
    'end = "00:30"',
    "date = 9999-12-31",
    "date = 0001-01-01",
    "date = 2013-03-31",
    'timezone = "../../etc/passwd"',
    'timezone = ""',
    "format = 3",
    "format = true",
    "x = [1, { y = 2 }]",
    "\u2028\x85\x0c",
    "'''",
    '"""',
    "#\r\ud800",
)
KEYS = st.sampled_from(
    [
        "format",
        "title",
        "language",
        "timezone",
        "place",
        "rules",
        "organisation",
        "participant",
        "day",
        "session",
        "group",
        "homework",
        "upcoming",
        "id",
        "name",
        "date",
        "start",
        "end",
        "duration",
        "min",
        "starts",
        "priority",
        "optional",
        "kind",
        "members",
        "status",
        "due",
        "zzz",
    ]
)
SCALARS = (
    st.text(max_size=5)
    | st.integers(-5, 2000)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.sampled_from(
        ["45m", "10:00", "talk", "fixed", "sv", "Europe/Stockholm", "A", "2013-03-21"]
    )
)
TREES = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
        max_leaves=20,
    ),
    max_size=6,
)


def lawful(text: str) -> Parsed:
    """Parse, and check what holds for every text."""
    parsed = parse(text)
    assert (parsed.agenda is None) == bool(parsed.problems)
    assert not (parsed.problems and parsed.warnings)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    for found in (parsed.problems, parsed.warnings):
        places = [(problem.line, problem.column) for problem in found]
        assert places == sorted(places)
        for problem in found:
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
            said = ENGLISH.say(problem.message)
            assert said == clean(said)
    return parsed


@given(st.text())
@example("\ud800 = 1")
def test_any_text_gives_an_agenda_or_problems_inside_it(text: str) -> None:
    lawful(text)


@given(st.data())
@settings(max_examples=200)
def test_a_mangled_agenda_gives_an_agenda_or_problems_inside_it(data: st.DataObject) -> None:
    lines = AGENDA.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "double", "swap", "odd", "cut"])):
            case "drop":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "odd":
                lines.insert(at, data.draw(st.sampled_from(ODD_LINES)))
            case _:
                column = data.draw(st.integers(0, len(lines[at])))
                rest = lines[at][data.draw(st.integers(0, len(lines[at]))) :]
                lines[at] = lines[at][:column] + data.draw(st.text(max_size=2)) + rest
    lawful(data.draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lines))


@given(TREES)
@settings(max_examples=200)
def test_any_toml_gives_an_agenda_or_problems_inside_it(tree: dict[str, Any]) -> None:
    lawful(tomli_w.dumps(tree))


@given(TREES, st.sampled_from([("day", 0), ("day", 0, "session", 0), ("homework", 0)]))
@settings(max_examples=200)
def test_any_table_in_an_agenda_gives_an_agenda_or_problems_inside_it(
    tree: dict[str, Any], path: Keys
) -> None:
    document: Any = tomllib.loads(AGENDA)
    table = document
    for key in path:
        table = table[key]
    table.update(tree)
    lawful(tomli_w.dumps(document))


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_length_is_the_same_however_it_is_written(hours: int, minutes: int) -> None:
    total = hours * 60 + minutes
    ways: list[object] = [
        total,
        f"{total}",
        f"{total}m",
        f"{hours}h{minutes}m",
        f"{hours}h{minutes}",
    ]
    ways += [f"{hours} h {minutes} min", f" {hours}H{minutes:02}M "]
    for written in ways if total else []:
        assert Minutes.read(written) == total


@given(st.times())
def test_a_clock_time_is_the_same_however_it_is_written(time: dt.time) -> None:
    time = time.replace(second=0, microsecond=0)
    ways = [time, f"{time:%H:%M}", f"{time:%H.%M}", f"{time.hour}:{time.minute:02}"]
    for written in ways:
        assert ClockTime.read(written).plain() == time


TITLES = st.sampled_from(["Kaffe", "kaffe", "Kaffe 2", "Kaffe-2-2", "?", "session"])


@given(st.lists(st.tuples(st.none(), TITLES | st.text())), st.sets(st.sampled_from(["ab", "c-2"])))
def test_ids_are_unique_and_written_ones_stay(
    nameless: list[tuple[None, str]], written: set[str]
) -> None:
    named = [(name, "Kaffe") for name in written]
    ids = made_ids([*nameless, *named], "session")
    assert len(set(ids)) == len(ids) == len(nameless) + len(named)
    assert all(ids)
    assert ids[len(nameless) :] == [name for name, _ in named]


def _numbered(tree: Any, numbers: Iterator[int]) -> Any:  # noqa: ANN401 - any TOML
    """Give every key a name that occurs nowhere else in the document."""
    if isinstance(tree, dict):
        return {f"k{next(numbers)}å": _numbered(value, numbers) for value in tree.values()}
    if isinstance(tree, list):
        return [_numbered(item, numbers) for item in tree]
    return tree


def _paths(tree: Any, path: Keys = ()) -> Iterator[Keys]:  # noqa: ANN401 - any TOML
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in items:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from _paths(value, (*path, key))


@given(TREES)
@settings(max_examples=200)
def test_a_key_is_where_it_stands_in_the_text(tree: dict[str, Any]) -> None:
    document = _numbered(tree, iter(range(1000, 10000)))
    text = tomli_w.dumps(document).replace("\r", "\n")
    lines = text.split("\n")
    for path, place in locate(text, _paths(document)).items():
        line, column = place.key
        rest = lines[line - 1][column - 1 :]
        names = [str(key) for key in path if isinstance(key, str)]
        if rest.startswith("[") and "=" not in rest.partition("]")[0]:
            # A header, its own or, for an implicit table, that of what is inside.
            assert names[-1] in rest or isinstance(path[-1], int)
        elif isinstance(path[-1], str):
            assert rest.startswith((path[-1], f'"{path[-1]}"'))


DATES = st.sampled_from(["2026-03-13", "2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"])
CLOCKS = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
SESSIONS = st.fixed_dictionaries(
    {"title": TITLES},
    optional={
        "duration": st.integers(1, 300),
        "start": CLOCKS,
        "end": CLOCKS,
        "starts": st.sampled_from(["fixed", "not-before"]),
    },
)


@given(DATES, CLOCKS, st.lists(SESSIONS, min_size=1, max_size=4))
@settings(max_examples=500)
def test_what_is_accepted_can_be_planned_without_conflict(
    date: str, start: str, sessions: list[dict[str, Any]]
) -> None:
    for session in sessions:
        if "duration" in session or "end" not in session:
            session["duration"] = session.get("duration", 20)
            session.pop("end", None)
        if "start" not in session:
            session.pop("starts", None)
    zone = "Europe/Stockholm"
    day = {"date": dt.date.fromisoformat(date), "start": start, "session": sessions}
    agenda = lawful(tomli_w.dumps({"title": "A", "timezone": zone, "day": [day]})).agenda
    if agenda is None:
        return
    slots = plan(agenda)
    for before, slot in pairwise(slots):
        assert before.end <= slot.start
    for slot, session in zip(slots, sessions, strict=True):
        local = slot.end.astimezone(ZoneInfo(zone))
        if "end" in session and not _left_out(session["end"], local):
            assert f"{local:%H:%M}" == session["end"]


def _left_out(clock: str, local: dt.datetime) -> bool:
    """Say whether a clock time was skipped on the night that clocks went forward."""
    return clock.startswith("02:") and f"{local:%m-%d}" == "03-29"
