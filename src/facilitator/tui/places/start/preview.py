"""The preview: how far a meeting has come, or what an agenda plans, with its days to scale."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from textual.geometry import Region
from textual.strip import Strip

from facilitator.core.base import signs
from facilitator.core.base.cells import cut_left, fit, one_line, wrapped
from facilitator.core.base.ids import EventId
from facilitator.core.base.language import Language, clock_time, quoted
from facilitator.core.base.text import clean_line
from facilitator.core.homework import tasks
from facilitator.core.notes.capture import SIGNS
from facilitator.core.people.attendance import turnout, used
from facilitator.core.people.roster import roster
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.events import Event
from facilitator.core.record.plan import Anchor
from facilitator.core.record.replay import fold
from facilitator.core.record.state import EMPTY, State
from facilitator.core.time.day_bar import day_bar
from facilitator.core.time.moves import opened
from facilitator.core.time.phase_signs import STATUSES
from facilitator.core.time.schedule import PAST, Row, Status
from facilitator.core.time.view import View, view
from facilitator.files.toml.problems import Problem
from facilitator.tui.widgets import day_bar as bars
from facilitator.tui.widgets import panel
from facilitator.tui.widgets.canvas import Canvas, Part
from facilitator.tui.widgets.inks import Inks, Piece
from facilitator.tui.widgets.panel import Panel

LABEL: Final = 13
"""How many cells a label takes, the blank after it included."""
MOST_WORDS: Final = 40
"""So many lines of a text are shown at most."""

_DAY: Final = 5
"""The rows of a day to scale: a blank, its name, its hours, itself and its marks."""

Line = list[Piece]


class Preview(Canvas):
    """One panel with the lines of what is chosen, on which Enter acts."""

    def __init__(self, language: Language, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Show nothing yet."""
        super().__init__(id=id)
        self._language = language
        self._panel = Panel()
        self._lines: Sequence[Line] = ()
        self._of: View | None = None
        self._path: Path | None = None

    def show(
        self,
        title: str,
        lines: Sequence[Line],
        keys: Sequence[str],
        of: View | None = None,
        path: Path | None = None,
    ) -> None:
        """Show lines under a title; then, of a meeting, its days to scale and its sessions."""
        self._panel = Panel(one_line(clean_line(title)), keys=keys, standing="accent")
        self._lines, self._of, self._path = lines, of, path
        self.renew()

    def parts(self, width: int, height: int, inks: Inks) -> Sequence[Part]:
        """Draw the panel."""
        room, rows = panel.inside(width, height)
        where = self._where(room)
        drawn = self._row(inks, width, self._lines)
        if self._of is not None and len(drawn) + len(where) + _DAY > rows:
            drawn = self._narrow(self._of, inks, width, rows)
            where = where[: rows - len(drawn)]
        elif self._of is not None:
            drawn += self._days(self._of, inks, width, rows - len(drawn) - len(where))
            left = rows - len(drawn) - len(where)
            drawn += self._row(inks, width, programme(self._of, left, self._language))
            if where and len(drawn) + len(where) < rows:
                where = [[], *where]
        drawn += self._row(inks, width, where)
        return [
            Part(Region(0, 0, width, height), panel.draw(self._panel, inks, width, height, drawn))
        ]

    def _row(self, inks: Inks, width: int, lines: Sequence[Line]) -> list[Strip]:
        return [panel.row(self._panel, inks, width, line) for line in lines]

    def _narrow(self, of: View, inks: Inks, width: int, rows: int) -> list[Strip]:
        """Draw what counts most where there is little room: where, then each day to scale."""
        days = [
            strip
            for day in range(of.plan.today, len(of.state.dates))
            for strip in self._day(of, day, inks, width)[:3:2]  # its name and itself
        ]
        least = 2 if of.state.progress else 1  # where, and of a meeting how it stands
        days = days[: (rows - least) // 2 * 2]
        return [*self._row(inks, width, self._lines[: rows - len(days)]), *days]

    def _where(self, room: int) -> list[Line]:
        if self._path is None:
            return []
        say = self._language.say
        path = cut_left(clean_line(str(self._path)), max(1, room - LABEL))
        return [field(say("File"), [(path, "muted")])]

    def _days(self, of: View, inks: Inks, width: int, rows: int) -> list[Strip]:
        """Draw each day to scale with its name above, as many as there is room for."""
        drawn: list[Strip] = []
        for day in range(len(of.state.dates)):
            lines = self._day(of, day, inks, width)
            if not lines or len(drawn) + len(lines) + 1 > rows:
                break
            drawn += [*self._row(inks, width, [[]]), *lines]
        return drawn

    def _day(self, of: View, day: int, inks: Inks, width: int) -> list[Strip]:
        """Draw a day: its name, its hours, the day to scale and its marks."""
        bar = day_bar(of.state, of.plan, day)
        lines = bars.draw(bar, width - panel.SIDES, inks, self._language)
        name = self._row(inks, width, [day_line(of, day, self._language)] if lines else [])
        return [*name, *(panel.line(self._panel, inks, width, line) for line in lines)]


def field(label: str, pieces: Sequence[Piece]) -> Line:
    """Write a label and what stands beside it."""
    return [(fit(label, LABEL), "muted"), *pieces]


# A meeting


def of_meeting(of: View, now: dt.datetime, language: Language) -> list[Line]:
    """Say where a meeting is held, how it stands, who is there, and what was captured."""
    state, say = of.state, language.say
    where, *who = _where_and_who(of, language)
    lines = [where, field(say("State"), _state(of, now, language)), *who]
    if state.notes:
        kinds = Counter(note.kind for note in state.notes.values())
        words = "   ".join(
            f"{sign or signs.BLANK} {kinds[kind]}" for kind, sign in SIGNS.items() if kinds[kind]
        )
        lines.append(field(say("Captured"), [(words, "")]))
    if homework := tasks.tasks(state):
        tallies = [tasks.tally(state, task) for task in homework]
        words = say(
            "{tasks}, {n} of {all} handed in",
            tasks=language.count("{n} task", "{n} tasks", len(homework)),
            n=sum(each.handed_in for each in tallies),
            all=sum(each.asked for each in tallies),
        )
        lines.append(field(say("Homework"), [(words, "")]))
    return [*lines, *_bring(state, language)]


def _where_and_who(of: View, language: Language) -> Iterator[Line]:
    state, say = of.state, language.say
    yield field(say("Where"), [(_where(state, language), "")])
    if not (people := roster(state)):
        return
    words = language.count("{n} person", "{n} people", len(people))
    if bodies := len(state.agenda.organisations):
        count = language.count("{n} organisation", "{n} organisations", bodies)
        words = say("{people} from {organisations}", people=words, organisations=count)
    if used(state, of.plan.today):
        words += ", " + say("{n} here", n=turnout(state, of.plan.today).here)
    yield field(say("People"), [(words, "")])


def _bring(state: State, language: Language) -> Iterator[Line]:
    things = dict.fromkeys(
        one_line(item)
        for slot in state.slots
        for item in (*slot.session.materials, *slot.session.prepare)
    )
    if things:
        yield field(language.say("Bring"), [(", ".join(things), "")])


def _where(state: State, language: Language) -> str:
    """Say where and when; one year is enough for both days."""
    first, last = state.dates[0], state.dates[-1]
    days = f"{language.weekday_and_day(last)} {last.year}"
    if last != first:
        days = f"{language.weekday_and_day(first)} \N{EN DASH} {days}"
    return ", ".join(filter(None, (one_line(state.agenda.place), days)))


def _state(of: View, now: dt.datetime, language: Language) -> Line:
    state, plan, say = of.state, of.plan, language.say
    if state.finished:
        return [(f"{signs.DONE} {say('finished')}", "ok")]
    if plan.current is not None:
        title = say(quoted(one_line(plan.current.session.title)))
        since = clock_time(state.last or now, state.zone)
        sign = signs.PAUSED if state.paused else signs.HERE
        return [(f"{sign} {title}", "warn bold"), (", " + say("last at {time}", time=since), "")]
    if state.progress:
        row = plan.following
        words = say("next: {title}", title=say(quoted(row.session.title))) if row else ""
        return [(f"{signs.NEXT} {one_line(words)}", "")]
    return [(say("not begun"), "muted")]


def day_line(of: View, day: int, language: Language) -> Line:
    """Name a day, and say how much of it was held."""
    rows = [row for row in of.plan.rows if row.slot.day == day]
    held = sum(row.held for row in rows)
    name = language.weekday_and_day(of.state.dates[day])
    words = language.say("{n} of {all} held", n=held, all=len(rows)) if of.state.progress else ""
    if not words:
        words = language.count("{n} session", "{n} sessions", len(rows))
    return [(name, "title"), (f"  {words}", "muted")]


def programme(of: View, rows: int, language: Language) -> list[Line]:
    """List sessions, from the one before what runs or comes next, in so many rows."""
    shown = list(of.plan.rows)
    here = of.plan.current or of.plan.following
    first = max(0, shown.index(here) - 1) if here in shown else 0
    day = shown[first].slot.day if shown else 0
    listed = [row for row in shown[first:] if row.slot.day == day]
    room = rows - 1
    if room < 2 or not listed:  # noqa: PLR2004 - a single one says nothing
        return []
    lines = [_session(row, of.state) for row in listed[:room]]
    if len(listed) > room:
        more = len(listed) - room + 1
        lines[-1] = [(f"{signs.BELOW} {language.count('{n} more', '{n} more', more)}", "muted")]
    return [[], *lines]


def _session(row: Row, state: State) -> Line:
    sign = STATUSES[row.status]
    if row.status is Status.UPCOMING and row.slot.anchor is Anchor.FIXED:
        sign = signs.FIXED
    look = "ok bold" if row.running else "muted" if row.status in PAST else ""
    at = clock_time(row.begins, state.zone)
    return [(f"{sign} {at} ", look or "muted"), (one_line(row.session.title), look)]


# What has no record


def planned(agenda: Agenda, now: dt.datetime) -> View:
    """Give what would be true of an agenda if it were opened, before its first session."""
    fact = opened(agenda, "", rehearsal=False)
    state = fold(EMPTY, [Event(EventId(""), now, "", fact)])
    return view(state, moment(state, now))


def of_plan(of: View, language: Language) -> list[Line]:
    """Say where and when a meeting is planned, for whom, and what to bring."""
    return [*_where_and_who(of, language), *_bring(of.state, language)]


def moment(state: State, now: dt.datetime) -> dt.datetime:
    """Give the instant at which a meeting is looked at: as planned until it has begun.

    Then it is now on its days, and on others when something was done in it last.
    """
    if not state.progress:
        return state.slots[0].start if state.slots else now
    today = now.astimezone(state.zone).date() in state.dates
    return now if today or state.last is None else state.last


def of_problems(problems: Sequence[Problem], room: int, language: Language) -> list[Line]:
    """List what is wrong with an agenda file."""
    count = len(problems)
    lines: list[Line] = [
        [(language.count("{n} mistake in the file:", "{n} mistakes in the file:", count), "err")]
    ]
    for each in problems:
        at = f"{each.line}:{each.column} "
        words = wrapped(clean_line(language.say(each.message)), max(10, room - len(at)), 4)
        for number, text in enumerate(words):
            lines.append([(at if number == 0 else " " * len(at), "muted"), (text, "")])
    return lines


def of_text(text: str, room: int) -> list[Line]:
    """Lay out a text."""
    return [[(line, "")] for line in wrapped(text, max(10, room), MOST_WORDS)]
