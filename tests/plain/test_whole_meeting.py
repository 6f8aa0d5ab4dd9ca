"""The two days of the source document, led by words alone."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from builders import AGENDA_FOLDER
from builders import Room as InMemory
from digital_agenda import (
    FRIDAY,
    ON_FRIDAY,
    ON_THURSDAY,
    SUMMARY,
    SWEDISH,
    agenda,
    first_meeting,
)
from export.markdown.making import minutes
from facilitator.core.notes.capture import Capture, compose
from plain.playing import SECOND, Room
from tui.test_second_day import BLEKINGE, GUESTS, VARMLAND, by_keys, written

AGENDA = (AGENDA_FOLDER / "digital-agenda.toml").read_text("utf-8")
NOTED_BY = AGENDA.replace('theme = "Uppstart"', 'theme = "Uppstart"\nnotes_by = "Sara Nyström"')
ANSWERS = (
    "answer blekinge 1: Remiss hela våren",
    "answer blekinge 2: Gemensamma begrepp",
    "answer skåne: Arbetet börjar i höst",
)


def lines_of(what: Capture) -> Iterator[str]:
    """Give what is typed of a capture; a line that goes on ends with a backslash."""
    first, *more = compose(what).split("\n")
    *before, last = [first, *more]
    yield from (f"{line}\\" for line in before)
    yield last


def day(
    room: Room, held: InMemory, number: int, said: Mapping[str, Iterable[Capture]]
) -> Iterator[str | float]:
    """Lead a day from its first session to its last."""
    sessions = held.state.agenda.days[number].sessions
    for place, session in enumerate(sessions):
        yield "next" if place else "start"
        if not place:
            yield from arrivals(room, held, number)
        for capture in said.get(session.id, ()):
            yield from lines_of(capture)
        if session.id == "fokus" and number:
            yield from ANSWERS
        room.clock.advance(dt.timedelta(minutes=session.duration))
    yield "end"


def arrivals(room: Room, held: InMemory, number: int) -> Iterator[str]:
    for body in held.state.agenda.organisations:
        if body.id == "örebro":
            yield "absent @örebro"
        elif not (body.id == "halland" and number == 1):
            room.clock.advance(dt.timedelta(minutes=1))
            now = room.clock.now().astimezone(held.state.zone)
            yield f"here @{body.id} {now:%H:%M}"


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_minutes_are_those_of_the_same_meeting_led_by_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    held = first_meeting(present=True)
    room = Room(tmp_path, capsys, NOTED_BY, held.events[1].at, language=language)

    def script() -> Iterator[str | float]:
        yield from day(room, held, 0, ON_THURSDAY)
        morning = dt.datetime.combine(FRIDAY, dt.time(9), held.state.zone)
        room.clock.advance(morning - room.clock.now())
        yield from day(room, held, 1, ON_FRIDAY)
        yield from lines_of(SUMMARY)
        yield "close"
        yield "q"

    played = room.play_on(script())
    said = minutes(played.meeting.state, room.clock.now(), SWEDISH)
    assert said == minutes(held.state, held.now, SWEDISH), "\n".join(played.lines)


NEXT = ("next", "next")  # the second because each is over before its time


def second_day() -> Iterator[str | float]:
    """Type what stands for the keys of the second day."""
    yield from ("start", SECOND, "a3")  # the first day was not held here: that is dropped
    yield from NEXT * 3
    for number in range(14):
        yield from ("turn", f"answer 1: läge {number:02}", f"answer 2: behov {number:02}")
    yield from NEXT * 3
    for name in GUESTS:
        yield f"person {name}, Region Blekinge, gäst" if name == GUESTS[0] else f"person {name}"
    yield from ("balance", "a1")
    yield from NEXT * 2
    yield f"hand-in blekinge, 1: {BLEKINGE}"
    yield from f"hand-in värmland, 1: {VARMLAND}".replace("\n", "\\\n").split("\n")
    yield from ("merge 1", "undo", "redo")
    yield from (*NEXT, "next", "export", "quit")


async def test_the_second_day_comes_out_as_by_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys, words = tmp_path / "keys", tmp_path / "words"
    for folder in (keys, words):
        folder.mkdir()
    await by_keys(keys)
    start = dt.datetime.fromisoformat("2013-03-22T09:00:00+01:00")
    room = Room(words, capsys, AGENDA, start, language="sv")
    played = room.play_on(second_day())
    assert written(words) == written(keys), "\n".join(played.lines)


def piped() -> Iterator[str]:
    """Type both days in a rehearsal whose clock stands still: all is early, and n twice says so."""
    for number, said in enumerate((ON_THURSDAY, ON_FRIDAY)):
        for place, session in enumerate(agenda().days[number].sessions):
            yield from NEXT if place else ("start",)
            for capture in said.get(session.id, ()):
                yield from lines_of(capture)
            if session.id == "fokus" and number:
                yield from ANSWERS
        yield from ("next", *(() if number else ("j",)))
    yield from (*lines_of(SUMMARY), "close", "export")


@pytest.mark.parametrize("language", ["en", "sv"])
def test_both_days_are_led_through_a_pipe(tmp_path: Path, language: str) -> None:
    file = tmp_path / "agenda.toml"
    file.write_text(NOTED_BY, "utf-8")
    words = ["--language", language, "--data-dir", str(tmp_path), "run", str(file), "--plain"]
    clock = ["--rehearse", "--speed", "0", "--at", "2013-03-21T10:00+01:00"]
    told = subprocess.run(
        [sys.executable, "-m", "facilitator", *words, *clock],
        input="\n".join(piped()).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert told.stderr == b""
    held = first_meeting()
    said = minutes(held.state, held.now, SWEDISH)
    assert after_title(written(tmp_path)) == after_title(said), told.stdout.decode()


def after_title(text: str) -> str:
    """Leave out the title, in which a rehearsal says that it is one."""
    return text[text.index("Stockholm") :]
