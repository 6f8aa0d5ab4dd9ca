"""Actions as rows: what is to be done, whose it is, by when, and how it stands."""

from __future__ import annotations

import datetime as dt
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import Language, clock_time
from facilitator.core.notes.actions import Action, body_of
from facilitator.core.record.state import State
from facilitator.tui.widgets.rows import Piece

_STATUS: Final = 12
"""How many cells a sign and the word of a status take."""
_SHARES: Final = ((30, 24), (26, 24), (28, 16))
"""How many cells of an open action say who, by when and from where: at most, and of a hundred."""
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


def open_action(
    action: Action, state: State, today: dt.date, width: int, language: Language
) -> list[Piece]:
    """Draw an open action in columns: what, who, by when, and from which meeting or since when."""
    late = action.overdue(today)
    sign, look = (signs.OVER, "danger") if late else (">", "accent")
    if not action.who and not late:
        sign, look = signs.HEED, "warning"
    due = language.day_and_month(action.due) if action.due else ""
    if late:
        due = language.say("overdue, {date}", date=due)
    room = max(0, width - 2)
    who, when, meeting = (min(most, room * share // 100) for most, share in _SHARES)
    named = (action.who or language.say("nobody named"), "strong" if action.who else "warning")
    return [
        (f"{sign} ", look),
        (_column(action.text, room - who - when - meeting), ""),
        (_column(named[0], who), named[1]),
        (_column(due, when), "danger" if late else ""),
        (fit(one_line(action.meeting or _since(action, state, language)), meeting), "dim"),
    ]


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
