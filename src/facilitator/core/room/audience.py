"""The audience's view: what it sees of a meeting, as one page of data.

It is made of the programme, the time and what the facilitator chose to show. Notes, captures, ways
to reach people and who is absent are no part of it.
"""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from msgspec.structs import replace

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.base.text import clean_line
from facilitator.core.groups import board
from facilitator.core.record.agenda import Session
from facilitator.core.record.plan import Anchor
from facilitator.core.record.stage import Stage
from facilitator.core.record.state import State
from facilitator.core.room import clocks
from facilitator.core.room.choice import page_kind
from facilitator.core.room.clocks import Clock, round_at_hand
from facilitator.core.room.lists import listed
from facilitator.core.room.page import DARK, SIGNS, Kind, Mood, Page
from facilitator.core.rounds import parts
from facilitator.core.rounds.standing import in_hand
from facilitator.core.time.schedule import Row, Schedule, schedule

_WITH_TITLE: Final[frozenset[Kind]] = frozenset({"time", "countdown"})
"""The pages on which a title stands below the figure, so that it need not stand above."""


class Question(NamedTuple):
    """A question of a session: which it is (from 1), and all there are."""

    number: int
    all: tuple[str, ...]

    @property
    def text(self) -> str:
        """The question itself."""
        return clean_line(self.all[self.number - 1])


def audience(state: State, now: dt.datetime, language: Language) -> Page:
    """Say what the audience sees at an instant (UTC), in a language."""
    if state.stage.page == "dark":
        return DARK
    return _View(state, schedule(state, now), language).page()


def groups_page(
    state: State, now: dt.datetime, language: Language, session: SessionId | None = None
) -> Page:
    """Give the page of the groups of a session, or of those at hand, whatever the room sees."""
    shown = replace(state, stage=Stage(page="groups", countdown=state.stage.countdown))
    return _View(shown, schedule(shown, now), language, session).page()


def question(state: State, session: Session) -> Question | None:
    """Return the question on the wall: the one in hand, or else the first."""
    if not session.questions:
        return None
    number = in_hand(state, session.id)
    known = 1 <= number <= len(session.questions)  # there were more before the agenda was changed
    return Question(number if known else 1, session.questions)


class _Figure(NamedTuple):
    """What stands large, and the words that go with it."""

    time: str
    mood: Mood
    phase: str
    words: str = ""
    until: str = ""
    share: float | None = None


class _View:
    """A meeting at an instant, about to be put into words."""

    def __init__(
        self, state: State, plan: Schedule, language: Language, groups: SessionId | None = None
    ) -> None:
        """Take what there is to be said; `groups` is the session whose groups are meant."""
        self.state = state
        self.plan = plan
        self.groups = groups or board.at_hand(plan, state)
        self.say = language.say
        self.language = language
        self.row = plan.current or plan.following
        self.kind = page_kind(state, plan)
        self.clocks = clocks.clocks(state, plan, self.kind, language)
        self.question = question(state, self.row.session) if self.row else None
        part = parts.at_hand(state, plan)
        self.step = part if part is not None and part.of == "step" else None

    def page(self) -> Page:
        """Put it into words."""
        of = listed(self.kind, self.state, self.plan, self.language, self.groups)
        figure = self._figure()
        people, then = self._people()
        return Page(
            self.kind,
            rehearsal=self.say("REHEARSAL") if self.state.rehearsal else "",
            head=self._head(of.heading),
            clock=clock_time(self.plan.now, self.state.zone),
            words=self._words() or figure.words,
            blink=self.kind == "message" and self.state.stage.blink,
            time=figure.time,
            mood=figure.mood,
            sign=SIGNS[figure.mood],
            phase=figure.phase,
            until=figure.until,
            share=figure.share,
            title=self._title(),
            people=people,
            then=then,
            timers=tuple(
                clocks.line(clock, self.state, self.language) for clock in self.clocks.others
            ),
            heading=of.heading,
            about=of.about or self._about(),
            entries=of.entries,
            note=self._note(),
            following=self._following(),
        )

    def _at(self, instant: dt.datetime) -> str:
        return clock_time(instant, self.state.zone)

    # Where we are

    def _head(self, heading: str) -> str:
        meeting = clean_line(self.state.agenda.title)
        if self.row is None or self.plan.current is None or self.kind in {*_WITH_TITLE, "break"}:
            return meeting
        title = clean_line(self.row.session.title)
        asked = self.question
        if self.kind == "question" and asked and len(asked.all) > 1:
            number = self.say("question {n} of {all}", n=asked.number, all=len(asked.all))
            return f"{title} · {number}"
        return meeting if title == heading else title

    def _title(self) -> str:
        if self.kind == "countdown":
            return self._countdown()
        if self.kind != "time":
            return ""
        if self.step is not None:
            return clean_line(self.step.part.title)
        return clean_line(self.row.session.title if self.row else self.state.agenda.title)

    def _countdown(self) -> str:
        """Say what a countdown is for."""
        clock = self.clocks.large
        return "" if clock is None else clocks.called(clock, self.state, self.language)

    def _words(self) -> str:
        """Return what is to be read from the back of the room, if it is not the time."""
        if self.kind == "message":
            return clean_line(self.state.stage.message_at(self.plan.now))
        return self.question.text if self.kind == "question" and self.question else ""

    def _about(self) -> str:
        if self.kind == "question" and not self.question:
            return self.say("The question to talk about will be shown here.")
        return ""

    # The figure

    def _figure(self) -> _Figure:
        clock = self.clocks.large
        return self._still() if clock is None else self._running(clock)

    def _running(self, clock: Clock) -> _Figure:
        phase = clock.phase(self.language)
        if self.kind == "break" and clock.of == "session":
            return self._break(clock, phase)
        time, until = clock.figure(self.language), ""
        if clock.ends is not None:
            until = self.say("until {time}", time=self._at(clock.ends))
        return _Figure(time, clock.mood, phase, until=until, share=clock.share)

    def _break(self, clock: Clock, phase: str) -> _Figure:
        """Return when it goes on: large, as it is what everybody asks."""
        title = clean_line(self.row.session.title if self.row else "")
        words = self.say("{title}, back at", title=title)
        if clock.left >= ZERO and clock.mood != "paused":
            phase = self._soon(clock.left)
        return _Figure(self._at(self._back(clock)), clock.mood, phase, words)

    def _back(self, clock: Clock) -> dt.datetime:
        """Return when a break is over: a session with its own time does not begin before it."""
        over, row = clock.ends or self.plan.now, self.plan.following
        if row is None or row.slot.day != self.plan.day or row.slot.anchor is Anchor.NONE:
            return over
        return max(over, row.slot.start)

    def _soon(self, left: dt.timedelta) -> str:
        """Say how long it takes yet, in whole minutes rounded up."""
        return self.say("in {time}", time=self.language.minutes(-(-left // MINUTE) * MINUTE))

    def _still(self) -> _Figure:
        """Say what is waited for, as no time runs."""
        row, now = self.row, self.plan.now
        if row is None:
            return _Figure("", "done", "", self._over())
        start, at = row.slot.start, self._at(row.slot.start)
        if row.progress.begun:
            return _Figure("", "waiting", "", self.say("Goes on shortly"))
        if start <= now:
            words = self.say("Begins shortly")
            return _Figure("", "waiting", self.say("planned for {at}", at=at), words)
        date = self.state.dates[row.slot.day]
        if now.astimezone(self.state.zone).date() < date:
            soon = self.language.weekday_and_day(date)
        else:
            soon = self._soon(start - now)
        if self.kind in {"question", "message"}:
            return _Figure("", "waiting", self.say("begins {at}", at=at))
        return _Figure(at, "waiting", soon, self.say("Begins at"))

    def _over(self) -> str:
        if self.plan.rows:
            return self.say("The programme is done")
        return self.say("There is nothing in the programme")

    # What stands beside it

    def _people(self) -> tuple[str, str]:
        """Say who speaks, and who after them; or which step it is time for, and which after it."""
        if self.step is not None and self.kind in {"question", "time"}:
            title, following = clean_line(self.step.part.title), clean_line(self.step.following)
            then = self.say("then {name}", name=following) if following else ""
            return (title, then) if self.kind == "question" else (then, "")
        here = round_at_hand(self.state, self.plan)
        if self.kind == "question" and here is not None:
            now = clean_line(here.current.name) if here.current else ""
            following = clean_line(here.following.name) if here.following else ""
            return now, self.say("then {name}", name=following) if following else ""
        if self.kind == "time" and self.row is not None:
            return ", ".join(map(clean_line, self.row.session.speakers)), ""
        return "", ""

    def _note(self) -> str:
        """Say the question that groups talk about, or that comes after, or more of a break."""
        asked = self.question
        if self.kind == "break" and self.row is not None:
            return clean_line(self.row.session.description)
        if asked is None or self.plan.current is None:
            return ""
        if self.kind == "groups" and self.plan.current.session.kind == "groups":
            return asked.text
        if self.kind == "question" and asked.number < len(asked.all):
            text = clean_line(asked.all[asked.number])
            return self.say("question {n}: {text}", n=asked.number + 1, text=text)
        return ""

    def _following(self) -> str:
        """Say what comes next and when, unless that stands large already."""
        row, here = self.plan.following, self.plan.current
        if row is None:
            return self.say("nothing more in the programme") if here else ""
        title = clean_line(row.session.title)
        if here is None:
            return self._next(row, title) if self.kind != "time" else ""
        if here.slot.day != row.slot.day:
            return self.say("then day {day}: {title}", day=row.slot.day + 1, title=title)
        if self.kind == "break":
            return self.say("then {name}", name=title)
        return self._next(row, title)

    def _next(self, row: Row, title: str) -> str:
        at = self._at(row.awaited)
        return self.say("then {at} {title}", at=at, title=title)
