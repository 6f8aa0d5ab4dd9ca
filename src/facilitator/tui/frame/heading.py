"""What the header of every place shows: the meeting, the places with their counts, what runs.

The counts come from the state alone; none needs the record to be read again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_, Language, clock_time
from facilitator.core.base.span import ZERO
from facilitator.core.groups import board
from facilitator.core.homework import tasks
from facilitator.core.people.attendance import turnout, used
from facilitator.core.record.homework import Homework
from facilitator.core.record.state import State
from facilitator.core.record.words import Words, merged
from facilitator.core.time.figures import apart, figure
from facilitator.core.time.phase_signs import PHASES
from facilitator.core.time.schedule import FixedPoint, Phase, Status
from facilitator.core.time.view import View
from facilitator.core.words.concepts import number
from facilitator.tui.frame.header_lines import SHORT, Meeting, Running, Tab
from facilitator.tui.frame.places import PLACE_WORDS

DIGITS: Final = ("run", "notes", "groups", "homework", "words", "people", "series")
"""The places that have digits, in their order."""

NEIGHBOURS: Final = {
    "programme": "run",
    "review": "run",
    "round": "run",
    "scan": "homework",
    "merges": "words",
}
"""The places without a digit that are reached from one that has one."""

LOOKS: Final = {
    Phase.CALM: "ok",
    Phase.WARNING: "warn",
    Phase.DANGER: "warn",
    Phase.OVERTIME: "err",
}
"""The colour of the time in each phase."""

_KEPT: Final = N_("kept")
_MISSED: Final = N_("not kept")


class Heading:
    """The meeting and the counts of the places, worked out once for each state and day."""

    def __init__(self) -> None:
        """Begin with none."""
        self._of: tuple[State, str | None, int] | None = None
        self._meeting = Meeting("", "")
        self._tabs: tuple[Tab, ...] = ()
        self._of_words: tuple[Homework, Words] | None = None
        self._handed: tuple[str, str] = ("", "")

    def shown(self, view: View, language: Language) -> tuple[Meeting, tuple[Tab, ...]]:
        """Say which meeting this is, which day, and who is here; name the places with digits.

        Each place has its count and how many wait for somebody. What the time changes is for the
        caller to fill in.
        """
        state, plan = view
        at_hand, day = board.at_hand(plan, state), plan.today
        if self._of is None or self._of[0] is not state or self._of[1:] != (at_hand, day):
            self._of = (state, at_hand, day)
            self._meeting = _meeting(state, day, language)
            self._tabs = tuple(self._found(state, at_hand, day, language))
        return self._meeting, self._tabs

    def _found(
        self, state: State, at_hand: SessionId | None, day: int, language: Language
    ) -> Iterator[Tab]:
        known = self._of_words
        if known is None or known[0] is not state.homework or known[1] is not state.words:
            self._of_words = (state.homework, state.words)  # lists of words are long
            self._handed = (_handed_in(state), _concepts(state))
        homework, words = self._handed
        counts = {
            "notes": _number(len(state.notes)),
            "homework": homework,
            "words": words,
            "people": _here(state, day),
            "series": _number(len(state.upcoming.meetings)),
        }
        for name in DIGITS:
            short = language.say(SHORT[name]) if name in SHORT else ""
            waiting = _without_group(state, at_hand) if name == "groups" else 0
            named = language.say(PLACE_WORDS[name])
            yield Tab(_key(name, language), named, short, counts.get(name, ""), waiting)


def _meeting(state: State, day: int, language: Language) -> Meeting:
    """Say what no second changes of a meeting."""
    say, here = language.say, ""
    if used(state, day):
        there = turnout(state, day)
        here = say("{n} of {all} here", n=there.here, all=there.of)
    of_days = say("day {day} of {days}", day=day + 1, days=len(state.dates))
    return Meeting(
        title=state.agenda.title,
        clock="",
        day=of_days if len(state.dates) > 1 else "",
        date=language.weekday_and_day(state.dates[day]),
        here=here,
    )


def _key(name: str, language: Language) -> str:
    return language.key(f"place.{name}", str(DIGITS.index(name) + 1))


def _here(state: State, day: int) -> str:
    if not used(state, day):
        return ""
    there = turnout(state, day)
    return f"{there.here}/{there.of}"


def _number(count: int) -> str:
    return str(count) if count else ""


def _without_group(state: State, session: SessionId | None) -> int:
    """Count those who are in no group while others are, of the session whose groups are at hand."""
    if session is None:
        return 0
    on = board.board(state, session)
    return len(on.nowhere) if on.tables else 0


def _handed_in(state: State) -> str:
    tallies = [tasks.tally(state, task) for task in tasks.tasks(state)]
    asked = sum(each.asked for each in tallies)
    return f"{sum(each.handed_in for each in tallies)}/{asked}" if asked else ""


def _concepts(state: State) -> str:
    words = state.words
    return _number(number(tasks.lists(state), merged(words), words.agreed.values()))


def key(place: str, language: Language) -> str:
    """Name the key of a place, or of the one that it is reached from; "" if there is none."""
    name = NEIGHBOURS.get(place, place)
    return _key(name, language) if name in DIGITS else ""


def running(view: View, language: Language) -> Running | None:
    """Say what time is left, how far behind the meeting is, and how the next fixed point stands."""
    state, plan = view
    if plan.current is None or plan.remaining is None:
        row = plan.following
        if row is None:
            return None
        start = clock_time(row.awaited, state.zone)
        return Running(signs.NEXT, start, "accent")
    paused = plan.current.status is Status.PAUSED
    point = plan.fixed_point
    at, word, short, look = "", "", "", "ok"
    if point is not None:
        at = clock_time(point.row.slot.start, state.zone)
        word, short, look = stand(point, plan.now, language)
    return Running(
        sign=signs.PAUSED if paused else PHASES[plan.phase].replace(signs.CALM, signs.HERE),
        left=figure(plan.remaining, language),
        look="muted" if paused else LOOKS[plan.phase],
        behind=apart(plan.behind),
        behind_look="ok" if plan.behind < ZERO else "warn",
        point=at,
        word=word,
        short=short,
        point_look=look,
    )


def stand(point: FixedPoint, now: dt.datetime, language: Language) -> tuple[str, str, str]:
    """Say in a word, in a shorter one, and in what look, whether a fixed point is kept."""
    if point.missed(now):
        return language.say(_MISSED), "", "err"
    if point.late:
        late = point.row.late
        words = language.say("{length} late", length=language.minutes(late))
        return words, apart(late), "warn"
    return language.say(_KEPT), "", "ok"
