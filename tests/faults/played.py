"""A meeting played at three screens on three laptops that Syncthing connects.

Each laptop has a clock of its own, minutes from the others'. People type at real screens of the
program, which is killed in the middle of words, and instances of Syncthing are paused or killed for
minutes.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import Final, NamedTuple

from facilitator.files.records.journal import NAME
from facilitator.files.records.sharing.joining import meetings
from faults.engines import Engine, Syncthing, needs
from faults.equal import SKEWED, Laptop, alike, nothing_lost, told
from faults.roles import FACILITATOR, HOST, SECRETARY, SHOWN, Act, Person
from faults.surroundings import run
from faults.tmux import Screen, Tmux
from faults.trial import Counts, Trial, written
from faults.watching import Span, Watch

RECONNECTING: Final = 15.0
"""Seconds that instances take to find each other again."""

KILLS: Final = (100.0, 300.0)
"""Seconds between two kills of a program."""

CONNECTED: Final = (90.0, 200.0)
AWAY: Final = (60.0, 180.0)
"""Seconds for which all instances are connected, and for which one of them is away."""


class Seat(NamedTuple):
    """Who sits where, at a screen of columns by lines, by a clock ahead by so many seconds."""

    name: str
    size: tuple[int, int]
    ahead: float
    language: str
    acts: dict[Act, int]


SEATS: Final = (
    Seat("anna", (80, 24), -95, "en", FACILITATOR),
    Seat("bo", (120, 40), 140, "en", SECRETARY),
    Seat("ci", (80, 24), 8, "sv", HOST),
)
_SESSIONS: Final = """\
[[day.session]]
title = "Welcome"
kind = "checkin"
duration = 5
questions = ["Who are you?"]
[[day.session]]
title = "How we work"
kind = "rules"
duration = 3
[[day.session]]
title = "What visitors told us"
duration = 7
min = 4
speakers = ["Tom Okafor"]
[[day.session]]
title = "Where each of us stands"
kind = "round"
duration = 10
questions = ["What now?"]
[[day.session]]
title = "Draw the journey"
kind = "groups"
duration = 10
[[day.session.group]]
name = "Families"
members = ["library", "Tom Okafor"]
[[day.session.group]]
name = "Schools"
members = ["pool"]
[[day.session]]
title = "Gallery walk"
kind = "discussion"
duration = 5
optional = true
[[day.session]]
title = "Sketch"
kind = "groups"
duration = 10
[[day.session]]
title = "Present and choose"
kind = "discussion"
duration = 10
min = 6
[[day.session]]
title = "Who does what"
kind = "homework"
duration = 5
[[day.session]]
title = "Closing round"
kind = "round"
per = "participant"
duration = 10
"""
_AGENDA: Final = """\
format = 1
title = "Booking a visit"
timezone = "UTC"
series = "visits"

[[organisation]]
id = "library"
name = "City Library"
[[organisation]]
id = "museum"
name = "Harbour Museum"
[[organisation]]
id = "pool"
name = "Northside Pool"

[[participant]]
name = "Maeve Byrne"
role = "facilitator"
[[participant]]
name = "Tom Okafor"
organisation = "museum"
role = "speaker"
[[participant]]
name = "Siobhan Daly"
organisation = "library"
[[participant]]
name = "Piotr Nowak"
organisation = "pool"

[[homework]]
title = "Test the prototype"
collects = "text"
of = "organisation"

[[day]]
date = {date}
start = "{start}"
"""
_ALONE: Final = "start\nkept by one laptop alone\n!A decision\nn\nu\nend\nq\nq\n"


def played(trial: Trial) -> Counts:
    """Play a meeting of so many seconds at three screens that Syncthing connects."""
    needs("syncthing")
    needs("tmux")
    agenda = _agenda(trial.folder)
    folders = [trial.folder / seat.name / "shared" for seat in SEATS]
    engine = Syncthing(trial.folder, folders)
    tmux = Tmux(trial.folder)
    try:
        laptops = [_seated(trial, tmux, agenda, seat) for seat in SEATS]
        journals = [each.journal for each in laptops]
        screens = [each.person.screen for each in laptops]
        watch = Watch(journals, screens, trial.folder / "arrivals.log")
        watch.start()
        apart = _play(trial, engine, [each.person for each in laptops])
        settled = watch.settled(engine.carry)
        watch.stop()
    finally:
        tmux.stop()
        engine.stop()
    counts = nothing_lost(laptops, watch) + alike(laptops) + told(laptops, watch, apart)
    return Counter({"seconds until all were equal": settled}) + counts


def _agenda(folder: Path) -> Path:
    """Write an agenda of an hour that begins now."""
    now = dt.datetime.now(dt.UTC)
    path = folder / "visits.toml"
    text = _AGENDA.format(date=now.date(), start=f"{now:%H:%M}")
    path.write_text(text + _SESSIONS, "utf-8")
    return path


def _seated(trial: Trial, tmux: Tmux, agenda: Path, seat: Seat) -> Laptop:
    """Open the meeting at a screen, as soon as it is there to be joined, beside one kept alone."""
    home = trial.folder / seat.name
    data, config, shared = home / "data", home / "config.toml", home / "shared"
    config.write_text(f'name = "{seat.name.capitalize()}"\n[share]\nvisits = "{shared}"\n', "utf-8")
    environ = {
        "FACILITATOR_DATA_DIR": str(data),
        "FACILITATOR_CONFIG": str(config),
        "LANGUAGE": seat.language,
    }
    alone = _kept_alone(data, written(trial.folder))
    until = time.monotonic() + 120
    while seat is not SEATS[0] and not any(meetings(shared)):
        assert time.monotonic() < until, "there is nothing to join"
        time.sleep(0.2)
    command = (sys.executable, str(SKEWED), str(seat.ahead), "run", str(agenda))
    screen = Screen(tmux, seat.name, seat.size, command, **environ)
    screen.wait_for(*SHOWN)
    person = Person(seat.name, screen, seat.acts, trial.dice)
    (journal,) = (each for each in data.glob(f"meetings/*/{NAME}") if each.parent not in alone)
    return Laptop(person, journal, shared, environ, alone)


def _kept_alone(data: Path, agenda: Path) -> dict[Path, dict[str, bytes]]:
    """Keep a record that is never shared; give the files in its folder."""
    done = run(data, "run", "--plain", "--today", "1", str(agenda), typed=_ALONE.encode())
    assert done.returncode == 0, done
    (folder,) = data.glob("meetings/*")
    return {folder: {path.name: path.read_bytes() for path in folder.iterdir()}}


def _play(trial: Trial, engine: Engine, people: Sequence[Person]) -> list[Span]:
    """Let people keep the meeting for so many seconds, and disturb them; say who was away when."""
    over, dice = Event(), trial.dice
    apart: list[Span] = []
    kills = [dice.uniform(*KILLS) for _ in people]
    away: int | None = None
    due = dice.uniform(*CONNECTED)
    for person in people:
        person.begin(over)
    began = time.monotonic()
    while (passed := time.monotonic() - began) < trial.tries and not any(p.failed for p in people):
        for number, person in enumerate(people):
            if passed >= kills[number]:
                person.crashes.set()
                kills[number] = passed + dice.uniform(*KILLS)
        if passed >= due and away is not None:
            engine.back(away)
            away, due = None, passed + dice.uniform(*CONNECTED)
        elif passed >= due and passed < trial.tries - AWAY[1]:
            away, length = dice.randrange(len(people)), dice.uniform(*AWAY)
            engine.away(away, killed=dice.random() < 0.5)
            apart.append((time.time(), time.time() + length + RECONNECTING))
            due = passed + length
        engine.carry()
        time.sleep(0.1)
    over.set()
    if away is not None:
        engine.back(away)
    for person in people:
        person.done()
    return apart
