"""The open actions and the coming meetings."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base.language import Language, phrase
from facilitator.core.homework.tasks import name_of
from facilitator.core.record.series import Coming
from facilitator.core.record.state import State
from facilitator.core.series.coming import STATUS_WORDS, in_order, votes_for
from facilitator.core.time.view import View
from facilitator.plain.places.line import counting
from facilitator.plain.places.notes import open_actions
from facilitator.plain.voice import Sentence


def series(here: View, language: Language) -> Iterator[Sentence]:
    """Read the actions that are open, and each coming meeting with its votes."""
    yield from open_actions(here, language)
    for number, one in enumerate(in_order(here.state), 1):
        date = [language.date(one.date)] if one.date else []
        what = ", ".join(filter(None, (language.say(STATUS_WORDS[one.status]), *date, one.place)))
        said = phrase("Meeting {n}, {what}", n=number, what=what)
        yield phrase("{said}: {theme}", said=said, theme=one.theme) if one.theme else said
        yield from _votes(here.state, one)


def _votes(state: State, one: Coming) -> Iterator[Sentence]:
    names = [name_of(state, of) for of in votes_for(state, one.id)]
    yield from counting("{n} vote: {names}", "{n} votes: {names}", names)
