"""The lead: where and when the meeting was, what it was about and who took part, in sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from facilitator.core.base.language import Language, counted
from facilitator.core.base.text import capital, fold
from facilitator.core.record.agenda import Minutes, Organisation
from facilitator.core.record.state import State
from facilitator.export import dates
from facilitator.export.markdown import text as md
from facilitator.export.markdown.attendance import Presences
from facilitator.export.prose import number, sentence
from facilitator.export.wording import Wording, listed

MOST_NAMED: Final = 6
"""How many organisations are named in a sentence."""

FEWEST_COUNTED: Final = 3
"""How many organisations of a kind are counted rather than named, where there are many."""

_FEW: Final = 4
"""So many organisations are always named."""

_KINDS: Final = (
    (
        re.compile(r"\b\w*region(?:en|förbund(?:et)?)?\b"),
        counted("{number} region", "{number} regions", 0),
    ),
    (
        re.compile(r"\b(?:kommun(?:en)?|municipality)\b"),
        counted("{number} municipality", "{number} municipalities", 0),
    ),
    (
        re.compile(r"\blänsstyrelsen?\b"),
        counted("{number} county administrative board",
                "{number} county administrative boards", 0),
    ),
    (
        re.compile(r"\b(?:\w*universitet(?:et)?|university)\b"),
        counted("{number} university", "{number} universities", 0),
    ),
    (
        re.compile(r"\b(?:landsting(?:et)?|county council)\b"),
        counted("{number} county council", "{number} county councils", 0),
    ),
    (
        re.compile(r"\b(?:\w*departement(?:et)?|ministry)\b"),
        counted("{number} ministry", "{number} ministries", 0),
    ),
)  # fmt: skip
"""Kinds of organisations, by what is in the names (in small letters) of those of a kind."""


def lead(state: State, shown: Minutes, language: Language, *, weekdays: bool = False) -> list[str]:
    """Write it as sentences (Markdown); `shown` says how much may be told of who was there."""
    return [
        *when_and_where(state, shown, language, weekdays=weekdays),
        *took_part(state, shown, language),
    ]


def draft(words: Wording) -> str:
    """Say that a meeting is not over, and as of when this is told."""
    now = words.now.astimezone(words.zone)
    return words.language.say(
        "Draft as of {time} on {date}: the meeting is not over.",
        time=f"{now:%H:%M}",
        date=dates.day(now.date(), words.language),
    )


def when_and_where(
    state: State, shown: Minutes, language: Language, *, weekdays: bool = False
) -> list[str]:
    """Say where and when the meeting was, its theme, and its series if nothing else names it."""
    agenda, say = state.agenda, language.say
    told_below = agenda.organisations and not _noted(state, shown)
    place = [md.lead(agenda.place)] if agenda.place else []
    when = [dates.joined(state.dates, language, weekdays=weekdays)] if state.dates else []
    told = [sentence(", ".join([*place, *when]))]
    if agenda.theme:
        told.append(sentence(say("Theme: {theme}", theme=md.inline(agenda.theme))))
    named = told_below or fold(agenda.series_title) in fold(agenda.title)
    if agenda.series_title and not named:
        told.append(sentence(say("Part of {series}", series=md.inline(agenda.series_title))))
    return list(filter(None, told))


def took_part(state: State, shown: Minutes, language: Language) -> list[str]:
    """Say which organisations took part; if nobody noted that, which are in the series.

    Without a series they were registered: that they are in the agenda is all that is known.
    """
    noted = _noted(state, shown)
    bodies = state.agenda.organisations
    if noted:
        there = Presences(state)
        bodies = tuple(body for body in bodies if there.came_for(body.id))
    if not bodies:
        return []
    names = capital(_named(bodies, language))
    if noted:
        return [language.say("{names} took part.", names=names)]
    n, series = len(bodies), md.inline(state.agenda.series_title)
    if series and fold(state.agenda.series_title) in fold(state.agenda.title):
        said = counted(
            "{names} is taking part in this series of meetings.",
            "{names} are taking part in this series of meetings.",
            n,
        )
    elif series:
        said = counted(
            "{names} is taking part in {series}.", "{names} are taking part in {series}.", n
        )
    elif state.finished:
        said = counted("{names} was registered.", "{names} were registered.", n)
    else:
        said = counted("{names} is registered.", "{names} are registered.", n)
    return [language.count(said.text, said.plural, n, names=names, series=series)]


def _noted(state: State, shown: Minutes) -> bool:
    """Return whether it is known who came, and may be told."""
    return bool(Presences(state).days) and shown.attendance != "none"


def _named(bodies: Sequence[Organisation], language: Language) -> str:
    """Name organisations; of many those of a kind are only counted: "twelve regions and A"."""
    found: list[str] = []
    left = list(bodies)
    for names, words in _KINDS if len(bodies) > _FEW else ():
        alike = [body for body in left if names.search(fold(body.name))]
        if len(alike) >= FEWEST_COUNTED:
            left = [body for body in left if body not in alike]
            found.append(_counted(words.text, words.plural, len(alike), language))
    if len(found) + len(left) > MOST_NAMED:
        n = len(left)
        others = (
            counted("{number} other organisation", "{number} other organisations", 0)
            if found
            else counted("{number} organisation", "{number} organisations", 0)
        )
        return listed(language, [*found, _counted(others.text, others.plural, n, language)])
    return listed(language, [*found, *(md.inline(body.name) for body in left)])


def _counted(one: str, many: str, n: int, language: Language) -> str:
    return language.count(one, many, n, number=number(n, language))
