"""Actions as rows: what is to be done, whose it is, by when, and how it stands."""

from __future__ import annotations

import datetime as dt
from typing import Final

from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import Language
from facilitator.core.notes.actions import Action, body_of
from facilitator.core.record.state import State
from facilitator.tui.widgets.rows import Piece

_STATUS: Final = 12
"""How many cells a sign and the word of a status take."""
_DOT: Final = " · "


def open_told(open_: int, overdue: int, language: Language) -> str:
    """Say how many actions are open, and how many of them should be done by now."""
    told = language.count("{n} open action", "{n} open actions", open_)
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


def open_action(action: Action, today: dt.date, language: Language) -> Content:
    """Write an open action: what, who, by when, from which meeting."""
    late = action.overdue(today)
    sign, look = (signs.OVER, "$err") if late else (">", "$accent")
    if not action.who and not late:
        sign, look = signs.HEED, "$warn"
    pieces = [(f"{sign} ", look), (one_line(action.text), "")]
    who = action.who or language.say("nobody named")
    pieces.append((f"  {one_line(who)}", "bold" if action.who else "$warn"))
    if action.due:
        due = language.date(action.due)
        words = language.say("overdue, {date}", date=due) if late else due
        pieces.append((f"  {words}", "$err" if late else "$muted"))
    if action.meeting:
        pieces.append((f"  {one_line(action.meeting)}", "$muted"))
    return Content.assemble(*pieces)
