"""The meetings to come, in Markdown, with who receives them, who asked, and who voted."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import Language, Phrase, counted, phrase
from facilitator.core.homework.tasks import name_of
from facilitator.core.record.agenda import UpcomingStatus
from facilitator.core.record.series import Coming
from facilitator.core.record.state import State
from facilitator.core.series.coming import in_order, leading, votes_for
from facilitator.export.markdown import text as md

_STATUSES: Final[dict[UpcomingStatus, Phrase]] = {
    "fixed": phrase("Fixed"),
    "proposed": phrase("Proposed"),
    "wish": phrase("Wished for"),
}


def upcoming(state: State, language: Language) -> str:
    """List the meetings to come, the surest first."""
    return "\n".join(
        md.fact(language.say(_STATUSES[one.status]), _meeting(one, state, language))
        for one in in_order(state)
    )


def _meeting(one: Coming, state: State, language: Language) -> str:
    say = language.say
    parts = [
        language.date(one.date) if one.date else "",
        md.inline(one.place),
        say("theme: {theme}", theme=md.inline(one.theme)) if one.theme else "",
        say("host: {name}", name=md.inline(one.host)) if one.host else "",
        say("asked for by {name}", name=md.inline(one.asked_by)) if one.asked_by else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"{told} *({votes})*" if (votes := _votes(one, state, language)) else told


def _votes(one: Coming, state: State, language: Language) -> str:
    """Say who can agree to a proposal, and whether it has the most votes or ties."""
    voters = votes_for(state, one.id)
    if one.status != "proposed" or not voters:
        return ""
    names = ", ".join(md.inline(name_of(state, who)) for who in voters)
    ahead = leading(state)
    n = len(voters)
    if one not in ahead:
        told = counted("{n} vote: {names}", "{n} votes: {names}", n, names=names)
    elif len(ahead) > 1:
        told = counted("{n} vote, tied: {names}", "{n} votes, tied: {names}", n, names=names)
    else:
        told = counted(
            "{n} vote, the most: {names}", "{n} votes, the most: {names}", n, names=names
        )
    return language.say(told)
