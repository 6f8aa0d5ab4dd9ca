"""How the programme was changed, in words."""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.language import Phrase, joined, length, phrase, quoted
from facilitator.core.record.programme import (
    LatenessAccepted,
    ProgrammeFact,
    Rebalanced,
    SessionAdded,
    SessionChanged,
    SessionMoved,
    SessionSplit,
)
from facilitator.core.record.state import State
from facilitator.core.telling import names


def describe(fact: ProgrammeFact, state: State) -> Phrase:
    """Say what a fact is, with the names that things have in a state."""
    match fact:
        case SessionAdded(_, title) | SessionSplit(_, _, title):
            return phrase("added {title}", title=quoted(title))
        case SessionMoved(session):
            return phrase("moved {title}", title=names.quoted_title(session, state))
        case SessionChanged():
            return _changed(fact, state)
        case Rebalanced():
            return phrase("replanned the rest of the day")
        case LatenessAccepted():
            titles = [names.quoted_title(each, state) for each in fact.all]
            if len(titles) > 1:
                some, last = joined(titles[:-1]), titles[-1]
                return phrase("accepted that {some} and {last} start late", some=some, last=last)
            return phrase("accepted that {title} starts late", title=titles[0])


def _changed(fact: SessionChanged, state: State) -> Phrase:
    title = names.quoted_title(fact.session, state)
    minutes = length(dt.timedelta(minutes=fact.minutes))
    if fact.start is None:
        return phrase("replanned {title}: {minutes}", title=title, minutes=minutes)
    at = f"{fact.start:%H:%M}"
    return phrase("replanned {title}: {minutes} at {at}", title=title, minutes=minutes, at=at)
