"""The audience's view: what the room sees of a meeting, as one page of data.

It is made of the programme, the time and what the facilitator chose to show. Notes, captures, ways
to reach people and who is absent are no part of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from facilitator.core.base import signs
from facilitator.core.base.language import Language, clock_time, countdown
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.groups import board
from facilitator.core.groups.timers import running_timers
from facilitator.core.homework import tasks
from facilitator.core.notes import follow_up
from facilitator.core.notes.actions import takers
from facilitator.core.notes.rules import ground_rules
from facilitator.core.notes.sentence import with_subject
from facilitator.core.record.agenda import SessionKind
from facilitator.core.record.stage import Countdown
from facilitator.core.record.state import State
from facilitator.core.rounds import standing
from facilitator.core.rounds.standing import Standing
from facilitator.core.time.phase_signs import PHASES
from facilitator.core.time.schedule import Phase, Row, Schedule, Status, phase_of, schedule
from facilitator.core.words import comparison

Kind = Literal[
    "time",
    "break",
    "countdown",
    "round",
    "groups",
    "rules",
    "homework",
    "programme",
    "words",
    "actions",
    "dark",
]
Mood = Literal["waiting", "calm", "warning", "danger", "overtime", "paused", "done"]

BY_KIND: Final[Mapping[SessionKind, Kind]] = {
    "groups": "groups",
    "rules": "rules",
    "homework": "homework",
    "round": "round",
    "break": "break",
}
"""What the room sees in sessions of a kind, unless something is chosen; else it is the time."""

_MOODS: Final[Mapping[Phase, Mood]] = {
    Phase.CALM: "calm",
    Phase.WARNING: "warning",
    Phase.DANGER: "danger",
    Phase.OVERTIME: "overtime",
}

SIGNS: Final[Mapping[Mood, str]] = {
    "waiting": signs.OPEN,
    **{mood: PHASES[phase] for phase, mood in _MOODS.items()},
    "paused": signs.PAUSED,
    "done": signs.DONE,
}
MOST_CONCEPTS: Final = 24


class Timer(Struct, frozen=True):
    """A time that runs: what it is of, the time as written ("+" in overtime), and its mood."""

    of: str
    time: str
    mood: Mood
    sign: str


class Entry(Struct, frozen=True):
    """One part of a list: a group with its members, a rule, a session of the programme.

    `mark` says by a sign how far it has come, `lead` comes before the title, `here` is what is at
    hand now.
    """

    title: str
    lead: str = ""
    detail: str = ""
    lines: tuple[str, ...] = ()
    mark: str = ""
    here: bool = False


class Page(Struct, frozen=True):
    """What the room sees at an instant, in words ready to be shown.

    `time` is what stands large: the time left, with a plus in overtime, or else the clock time.
    `seconds` are those left, negative in overtime, and `share` says how much of the session has
    passed, from 0 to 1; both are None while nothing runs. `phase` says in words what `mood` and
    `sign` say by colour and shape. `entries` are the list that the page is about, under `heading`.
    """

    kind: Kind
    meeting: str = ""
    rehearsal: str = ""
    clock: str = ""
    title: str = ""
    speakers: str = ""
    time: str = ""
    seconds: int | None = None
    mood: Mood = "waiting"
    sign: str = ""
    phase: str = ""
    share: float | None = None
    following: str = ""
    message: str = ""
    blink: bool = False
    timers: tuple[Timer, ...] = ()
    heading: str = ""
    entries: tuple[Entry, ...] = ()


DARK: Final = Page("dark")


def audience(state: State, now: dt.datetime, language: Language) -> Page:
    """Say what the room sees at an instant (UTC), in a language."""
    if state.stage.page == "dark":
        return DARK
    return _View(state, schedule(state, now), language).page()


def page_kind(state: State, plan: Schedule) -> Kind:
    """Say what the room sees; a countdown that runs comes before the kind of session."""
    chosen = state.stage.page
    if chosen != "auto":
        return chosen
    if state.stage.counting(plan.now):
        return "countdown"
    if plan.current is None:  # what comes next is not begun: until then the room waits for it
        return "time"
    session = plan.current.session
    if follow_up.follows_up(session.id) and follow_up.brought(state):
        return "actions"
    return BY_KIND.get(session.kind, "time")


class _Large(NamedTuple):
    """What stands large, and the words that go with it."""

    title: str
    mood: Mood
    phase: str
    time: str
    speakers: str = ""
    seconds: int | None = None
    share: float | None = None


class _View:
    """A meeting at an instant, about to be put into words."""

    def __init__(self, state: State, plan: Schedule, language: Language) -> None:
        self.state = state
        self.plan = plan
        self.language = language
        self.say = language.say
        self.row = plan.current or plan.following

    def page(self) -> Page:
        """Put it into words."""
        kind = page_kind(self.state, self.plan)
        counting = self.state.stage.counting(self.plan.now)
        shown = counting if kind == "countdown" else None
        large = self._countdown(shown) if shown else self._session()
        heading, entries = self._list(kind)
        return Page(
            kind,
            meeting=_line(self.state.agenda.title),
            rehearsal=self.say("REHEARSAL") if self.state.rehearsal else "",
            clock=clock_time(self.plan.now, self.state.zone),
            title=large.title,
            speakers=large.speakers,
            time=large.time,
            seconds=large.seconds,
            mood=large.mood,
            sign=SIGNS[large.mood],
            phase=large.phase,
            share=large.share,
            following=self._following(kind),
            message=_line(self.state.stage.message),
            blink=self.state.stage.blink,
            timers=tuple(self._timers(kind, counting)),
            heading=heading,
            entries=entries,
        )

    # What stands large

    def _session(self) -> _Large:
        row, plan = self.row, self.plan
        if row is None:
            return self._still(_line(self.state.agenda.title), "done", self._over())
        title = _line(row.session.title)
        speakers = ", ".join(map(_line, row.session.speakers))
        if plan.current is None or plan.remaining is None:
            start = clock_time(max(row.slot.start, plan.now), self.state.zone)
            return self._still(title, "waiting", self.say("begins {at}", at=start), speakers)
        left = plan.remaining
        mood: Mood = "paused" if row.status is Status.PAUSED else _MOODS[plan.phase]
        phase = self._phase(left, mood)
        return _Large(title, mood, phase, _signed(left), speakers, _whole(left), _share(row, left))

    def _over(self) -> str:
        if self.plan.rows:
            return self.say("The programme is done")
        return self.say("There is nothing in the programme")

    def _countdown(self, of: Countdown) -> _Large:
        left = of.left(self.plan.now)
        until = clock_time(of.until, self.state.zone)
        title = _line(of.label) or self.say("We go on at {time}", time=until)
        phase = (
            self.say("until {time}", time=until)
            if left > ZERO
            else self.say("the time is up since {time}", time=until)
        )
        return _Large(title, _countdown_mood(left), phase, _signed(left), seconds=_whole(left))

    def _still(self, title: str, mood: Mood, phase: str, speakers: str = "") -> _Large:
        """Let the clock time stand large, as no time runs."""
        return _Large(title, mood, phase, clock_time(self.plan.now, self.state.zone), speakers)

    def _phase(self, left: dt.timedelta, mood: Mood) -> str:
        """Say how urgent the end is, in a word and a figure."""
        if left < ZERO:
            rest = self.say("{time} over time", time=countdown(left))
        elif left < MINUTE:
            rest = self.say("less than a minute left")
        else:
            rest = self.say("{time} left", time=self.language.minutes(left))
        if mood == "paused":
            return self.say("paused, {rest}", rest=rest)
        if mood == "warning":
            return self.say("getting short, {rest}", rest=rest)
        if mood == "danger":
            return self.say("nearly over, {rest}", rest=rest)
        return rest

    def _following(self, kind: Kind) -> str:
        """Say what comes next and when, unless that stands large already."""
        row, here = self.plan.following, self.plan.current
        if row is None:
            return self.say("nothing more in the programme") if here else ""
        title = _line(row.session.title)
        if here is None:
            return self._next(row, title) if kind == "countdown" else ""
        if here.slot.day != row.slot.day:
            return self.say("then day {day}: {title}", day=row.slot.day + 1, title=title)
        if kind == "break":
            at = clock_time(row.expected_start or row.slot.start, self.state.zone)
            return self.say("we go on at {at}: {title}", at=at, title=title)
        return self._next(row, title)

    def _next(self, row: Row, title: str) -> str:
        at = clock_time(row.expected_start or row.slot.start, self.state.zone)
        return self.say("next {at} {title}", at=at, title=title)

    # The times beside it

    def _timers(self, kind: Kind, counting: Countdown | None) -> Iterator[Timer]:
        here = self._round()
        if here is not None and here.current is not None and here.budget is not None:
            left = here.budget - here.elapsed
            phase = _MOODS[phase_of(left, here.budget)]
            mood: Mood = "paused" if self.state.paused else phase
            yield _timer(_line(here.current.name), left, mood)
        for session, timer in running_timers(self.state):
            if self.state.current == session:
                left = timer.left(self.plan.now)
                yield _timer(self.say("Groups"), left, _MOODS[phase_of(left, timer.length)])
        if counting is not None and kind != "countdown":
            left = counting.left(self.plan.now)
            until = self.say("until {time}", time=clock_time(counting.until, self.state.zone))
            yield _timer(_line(counting.label) or until, left, _countdown_mood(left))
        if kind == "countdown" and self.plan.current and self.plan.remaining is not None:
            mood = "paused" if self.state.paused else _MOODS[self.plan.phase]
            yield _timer(_line(self.plan.current.session.title), self.plan.remaining, mood)

    def _round(self) -> Standing | None:
        """Give how the running round stands."""
        row = self.plan.current
        if row is None or row.session.kind != "round":
            return None
        return standing.standing(self.state, self.plan, row.session.id)

    # What is listed

    def _list(self, kind: Kind) -> tuple[str, tuple[Entry, ...]]:
        """Give the list of a page and the words over it."""
        makers: Mapping[Kind, tuple[str, Callable[[], Iterator[Entry]]]] = {
            "groups": (self.say("Groups"), self._groups),
            "rules": (self.say("Ground rules"), self._rules),
            "homework": (self.say("Homework"), self._homework),
            "programme": (self.say("Programme"), self._programme),
            "words": (self.say("Words"), self._words),
            "actions": (self.say("Actions from before"), self._actions),
            "round": (self.say("Round"), self._takers),
        }
        if kind not in makers:
            return "", ()
        heading, make = makers[kind]
        return heading, tuple(make())

    def _groups(self) -> Iterator[Entry]:
        session = board.at_hand(self.plan, self.state)
        if session is None:
            return
        for table in board.board(self.state, session).tables:
            there = [seat.person for seat in table.seats if seat.there]
            names = [
                self.say("{name} (host)", name=_line(one.name))
                if one.id == table.host
                else _line(one.name)
                for one in there
            ]
            focus, name = _line(table.group.focus), _line(table.group.name)
            detail = focus if focus.casefold() != name.casefold() else ""
            lines = (*names, *map(_line, table.unlisted))
            yield Entry(name, lead=str(table.number), detail=detail, lines=lines)

    def _rules(self) -> Iterator[Entry]:
        for number, rule in enumerate(ground_rules(self.state), start=1):
            yield Entry(_line(rule), lead=str(number))

    def _actions(self) -> Iterator[Entry]:
        today = self.plan.now.astimezone(self.state.zone).date()
        for one in follow_up.brought(self.state):
            what = with_subject(takers(self.state, one.who), one.text, self.language)
            due = self.language.short_date(one.due) if one.due else ""
            state = follow_up.status(one, today, self.state, self.language)
            about = (state, self.say("due {date}", date=due) if due else "", one.meeting)
            mark = signs.DONE if one.done else signs.OPEN
            yield Entry(_line(what), mark=mark, detail=", ".join(map(_line, filter(None, about))))

    def _homework(self) -> Iterator[Entry]:
        for task in tasks.tasks(self.state):
            due = self.language.short_date(task.due) if task.due else ""
            yield Entry(
                _line(task.title),
                detail=self.say("due {date}", date=due) if due else "",
                lines=tuple(_line(text) for text in (task.instructions, task.purpose) if text),
            )

    def _programme(self) -> Iterator[Entry]:
        for row in self.plan.rows:
            if row.slot.day == self.plan.day and row.status is not Status.SKIPPED:
                yield Entry(
                    _line(row.session.title),
                    lead=clock_time(row.begins, self.state.zone),
                    detail=", ".join(map(_line, row.session.speakers)),
                    mark=_mark(row),
                    here=row.running,
                )

    def _words(self) -> Iterator[Entry]:
        """List what was agreed, then what is shared most; not who uses which."""
        used = comparison.compared(self.state)
        concepts = sorted(used.concepts, key=lambda concept: not concept.agreed)
        for concept in concepts[:MOST_CONCEPTS]:
            of = self.say("{n} of {all}", n=len(concept.uses), all=len(used.organisations))
            detail = self.say("agreed") if concept.agreed else of
            yield Entry(_line(concept.label), detail=detail, here=concept.agreed)

    def _takers(self) -> Iterator[Entry]:
        """List whose turns are still to come, the running one first."""
        here = self._round()
        if here is None:
            return
        if here.current is not None:
            yield Entry(_line(here.current.name), mark=signs.HERE, here=True)
        of = standing.of_session(self.state, self.state.current or "")
        if here.following is not None:
            yield Entry(_line(here.following.name), mark=signs.NEXT)
        for taker in here.takers:
            if taker not in (here.current, here.following) and not of.of(taker.id).done:
                yield Entry(_line(taker.name))


def _timer(of: str, left: dt.timedelta, mood: Mood) -> Timer:
    return Timer(of, _signed(left), mood, SIGNS[mood])


def _signed(left: dt.timedelta) -> str:
    return f"{'+' if left < ZERO else ''}{countdown(left)}"


def _whole(left: dt.timedelta) -> int:
    """Give whole seconds as a countdown shows them."""
    return -int(-left.total_seconds() // 1) if left >= ZERO else int(left.total_seconds() // 1)


def _share(row: Row, left: dt.timedelta) -> float | None:
    """Say how much of a session's time has passed, pauses left out."""
    total = row.slot.end - row.slot.start + row.progress.added
    if row.session.end_fixed and row.actual_start is not None:
        total = row.slot.end + row.progress.added - row.actual_start
    if total <= ZERO:
        return 1.0
    return round(min(1.0, max(0.0, 1 - left / total)), 3)


def _countdown_mood(left: dt.timedelta) -> Mood:
    if left < ZERO:
        return "overtime"
    return "danger" if left <= MINUTE else "calm"


def _mark(row: Row) -> str:
    if row.running:
        return signs.HERE
    return SIGNS["done"] if row.status is Status.DONE else ""


def _line(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())
