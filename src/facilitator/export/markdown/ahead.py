"""The meetings to come, in Markdown, with who receives them, who asked, and who voted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.core.base.language import Language, Phrase, counted, phrase
from facilitator.core.homework.tasks import name_of
from facilitator.core.record.agenda import UpcomingStatus
from facilitator.core.record.series import Coming
from facilitator.core.record.state import State
from facilitator.core.series.coming import in_order, leading, next_fixed, votes_for
from facilitator.export import dates
from facilitator.export.markdown import text as md
from facilitator.export.prose import ended
from facilitator.export.wording import listed

_STATUSES: Final[dict[UpcomingStatus, Phrase]] = {
    "fixed": phrase("Date set"),
    "proposed": phrase("Proposed"),
    "wish": phrase("Wished for"),
}
"""What a coming meeting is called by how sure it is, the surest first."""


def coming(state: State) -> Iterator[Coming]:
    """Return the meetings after this one, the surest first."""
    last = max(state.dates)
    return (one for one in in_order(state) if one.date is None or one.date > last)


def upcoming(state: State, language: Language) -> str:
    """List the meetings to come, the surest first, with who voted for which."""
    return "\n".join(
        md.fact(status(alike[0], state, language), meetings(alike, state, language))
        for alike in together(state, voters=True)
    )


def together(state: State, *, voters: bool = False) -> list[list[Coming]]:
    """Gather the meetings to come that differ only in where they are, the surest first.

    Where the `voters` are told those that have some stand alone.
    """
    found: dict[tuple[object, ...], list[Coming]] = {}
    for one in coming(state):
        alone = one.date or not one.place or (voters and votes_for(state, one.id))
        key = (one.id,) if alone else (one.status, one.theme, one.host, one.asked_by)
        found.setdefault(key, []).append(one)
    return list(found.values())


def meetings(alike: list[Coming], state: State, language: Language) -> str:
    """Write a coming meeting, or several that differ only in where they are, in sentences."""
    one = alike[0]
    if len(alike) == 1:
        return meeting(one, state, language)
    places = ended(listed(language, [_place(each, state, language) for each in alike]))
    return " ".join([places, *map(ended, _about(one, language))])


def _place(one: Coming, state: State, language: Language) -> str:
    n = len(votes_for(state, one.id))
    votes = language.count("{n} vote", "{n} votes", n)
    return f"{md.inline(one.place)} ({votes})" if n else md.inline(one.place)


def status(one: Coming, state: State, language: Language) -> str:
    """Say whether it is the next meeting, or how sure it is."""
    if one == next_fixed(state):
        return language.say("Next meeting")
    return language.say(_STATUSES[one.status])


def meeting(one: Coming, state: State, language: Language) -> str:
    """Write when and where a meeting is, in sentences with all that is known of it."""
    say = language.say
    date, place = dates.day(one.date, language) if one.date else "", md.inline(one.place)
    parts = [
        say("{date}, {place}", date=date, place=place) if date and place else date or place,
        *_about(one, language),
        _votes(one, state, language),
    ]
    return " ".join(ended(part) for part in parts if part)


def _about(one: Coming, language: Language) -> list[str]:
    """Say what a meeting is about, who receives it and who asked for it."""
    say = language.say
    told = [
        _theme(one, language),
        say("Host: {name}", name=md.inline(one.host)) if one.host else "",
        say("Asked for by {name}", name=md.inline(one.asked_by)) if one.asked_by else "",
    ]
    return list(filter(None, told))


def _theme(one: Coming, language: Language) -> str:
    """Say what a meeting is about; where no more is known of it that needs no word before it."""
    theme = md.inline(one.theme)
    if not theme or not (one.date or one.place):
        return theme
    return language.say("Theme: {theme}", theme=theme)


def _votes(one: Coming, state: State, language: Language) -> str:
    """Say who is for a proposal or a wish, and whether a proposal has the most votes or ties."""
    voters = votes_for(state, one.id)
    if one.status == "fixed" or not voters:
        return ""
    names = listed(language, [md.inline(name_of(state, who)) for who in voters])
    ahead = leading(state)
    n = len(voters)
    if one not in ahead:
        told = counted("{n} vote: {names}", "{n} votes: {names}", n, names=names)
    elif len(ahead) > 1:
        told = counted(
            "{n} vote (as many as another): {names}",
            "{n} votes (as many as another): {names}",
            n,
            names=names,
        )
    else:
        told = counted(
            "{n} vote (the most): {names}", "{n} votes (the most): {names}", n, names=names
        )
    return language.say(told)
