"""Actions as rows: what is to be done, whose it is, by when, and how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, fit, one_line
from facilitator.core.base.language import Language, clock_time
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


def columns(
    listed: Sequence[Action], state: State, today: dt.date, width: int, language: Language
) -> Columns:
    """Make columns in which no date or time is cut; where there is no room, the last one goes."""
    room = max(0, width - 2)
    when = _widest(_due(one, today, language) for one in listed)
    since = _widest(_origin(one, state, language) for one in listed if not one.meeting)
    where = max(since, min(_WHERE, _widest(_origin(one, state, language) for one in listed)))
    if room - when - where < 2 * _TEXT:
        where = since if room - when - since >= 2 * _TEXT else 0
    left = max(0, room - when - where)
    who = min(_WHO, left * 2 // 5, _widest(_named(one, language) for one in listed))
    return Columns(who, min(when, room), where)


def open_action(
    action: Action, state: State, today: dt.date, width: int, of: Columns, language: Language
) -> list[Piece]:
    """Draw an open action in columns: what, who, by when, and from which meeting or since when."""
    late = action.overdue(today)
    sign, look = (signs.OVER, "danger") if late else (">", "accent")
    if not action.who and not late:
        sign, look = signs.HEED, "warning"
    text = max(0, width - 2 - sum(of))
    pieces = [
        (f"{sign} ", look),
        (_column(action.text, text), ""),
        (_column(_named(action, language), of.who), "strong" if action.who else "warning"),
        (_column(_due(action, today, language), of.when), "danger" if late else ""),
        (_column(_origin(action, state, language), of.where), "dim"),
    ]
    return [(words, look) for words, look in pieces if words]


def _named(action: Action, language: Language) -> str:
    return action.who or language.say("nobody named")


def _due(action: Action, today: dt.date, language: Language) -> str:
    if not action.due:
        return ""
    due = language.day_and_month(action.due)
    return language.say("overdue, {date}", date=due) if action.overdue(today) else due


def _origin(action: Action, state: State, language: Language) -> str:
    return one_line(action.meeting) or _since(action, state, language)


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
