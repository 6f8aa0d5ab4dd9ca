"""Actions as rows: what is to be done, whose it is, by when, and how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, fit, one_line
from facilitator.core.base.language import N_, Language, clock_time
from facilitator.core.notes.actions import Action, body_of
from facilitator.core.record.state import State
from facilitator.tui.widgets.rows import Piece

_STATUS: Final = 12
"""How many cells a sign and the word of a status take."""
_WHO: Final = 30
_WHERE: Final = 28
"""How many cells say whose an open action is, and from which meeting, at most."""
_TEXT: Final = 20
"""Where what is to be done would have less, its origin is left out."""
_DOT: Final = " · "


def open_told(open_: int, overdue: int, language: Language) -> str:
    """Say how many actions are open, and how many of them should be done by now."""
    told = language.count("{n} open action", "{n} open actions", open_)
    return overdue_told(told, overdue, language)


def overdue_told(told: str, overdue: int, language: Language) -> str:
    """Say beside how many actions are open how many of them should be done by now."""
    return language.say("{actions}, {n} overdue", actions=told, n=overdue) if overdue else told


def action_row(
    one: Action, state: State, today: dt.date, width: int, language: Language
) -> list[Piece]:
    """Draw an action: whether it is done or overdue, what it is, whose and from which meeting."""
    say = language.say
    sign, word, look = signs.OPEN, say("open"), ""
    if one.done is not None:
        sign, word, look = signs.DONE, say("done"), "good"
    elif one.overdue(today):
        sign, word, look = signs.HEED, say("overdue"), "danger"
    lead = fit(f"{sign} {word}", _STATUS)
    return [
        (lead, look),
        (
            fit(action_words(one, state, language), max(0, width - _STATUS)),
            "dim" if one.done else "",
        ),
    ]


def action_words(one: Action, state: State, language: Language) -> str:
    """Say an action on one line: what, whose, by when, and from which earlier meeting."""
    about = [one.who]
    body = body_of(state, one.who)
    if body != one.who:
        about.append(body)
    if one.due:
        about.append(language.say("by {date}", date=language.short_date(one.due)))
    about.append(one.meeting)
    told = _DOT.join(filter(None, about))
    return one_line(f"{one.text} ({told})" if told else one.text)


class Columns(NamedTuple):
    """How wide the columns beside what is to be done are, each with its gap."""

    who: int
    when: int
    where: int


class OpenActions:
    """Open actions in columns: what, who, by when, and from which meeting or since when."""

    def __init__(
        self, listed: Sequence[Action], state: State, today: dt.date, language: Language
    ) -> None:
        """List actions as of a day."""
        self.listed = listed
        self.state = state
        self.today = today
        self.language = language
        self._columns: tuple[int, Columns] | None = None

    def columns(self, width: int) -> Columns:
        """Give the columns in a width, which all rows have: all actions say how wide they are."""
        if self._columns is None or self._columns[0] != width:
            self._columns = width, self._fitted(width)
        return self._columns[1]

    def _fitted(self, width: int) -> Columns:
        """Make columns in which no date or time is cut; the last goes where it has no room."""
        room = max(0, width - 2)
        when = min(room, _widest(map(self._due, self.listed)))
        since = _widest(self._origin(one) for one in self.listed if not one.meeting)
        widths = (max(since, min(_WHERE, _widest(map(self._origin, self.listed)))), since)
        where = next((each for each in widths if room - when - each >= 2 * _TEXT), 0)
        left = max(0, room - when - where)
        who = min(_WHO, left * 2 // 5, _widest(map(self._who, self.listed)))
        return Columns(who, when, where)

    def row(self, action: Action, width: int) -> list[Piece]:
        """Draw an action."""
        late, of = action.overdue(self.today), self.columns(width)
        sign, look = (signs.OVER, "danger") if late else (">", "accent")
        if not action.who and not late:
            sign, look = signs.HEED, "warning"
        pieces = [
            (f"{sign} ", look),
            (_column(action.text, max(0, width - 2 - sum(of))), ""),
            (_column(self._who(action), of.who), "strong" if action.who else "warning"),
            (_column(self._due(action), of.when), "danger" if late else ""),
            (_column(self._origin(action), of.where), "dim"),
        ]
        return [(words, look) for words, look in pieces if words]

    def _who(self, action: Action) -> str:
        return action.who or self.language.say("nobody named")

    def _due(self, action: Action) -> str:
        if not action.due:
            return ""
        due = self.language.day_and_month(action.due)
        late = action.overdue(self.today)
        words = N_("overdue, {date}") if late else N_("by {date}")
        return self.language.say(words, date=due)

    def _origin(self, action: Action) -> str:
        return action.meeting or _since(action, self.state, self.language)


def _widest(texts: Iterable[str]) -> int:
    """Give the width of a column for texts, with its gap; none if there are none."""
    widest = max((cells(one_line(text)) for text in texts), default=0)
    return widest + 1 if widest else 0


def _since(action: Action, state: State, language: Language) -> str:
    """Say when an action of this meeting was noted."""
    note = state.notes.get(action.id)
    if note is None:
        return ""
    day = language.day_and_month(note.at.astimezone(state.zone).date())
    return f"{day} {clock_time(note.at, state.zone)}"


def _column(text: str, width: int) -> str:
    """Fill a column, with a gap behind it."""
    return fit(one_line(text), max(0, width - 1)) + " " * min(1, width)
