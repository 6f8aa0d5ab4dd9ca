"""Who is here, who left, who is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base.language import Language
from facilitator.core.people.roster import namesakes, roster, told_apart
from facilitator.core.record.people import Person
from facilitator.core.time.schedule import day_at
from facilitator.core.time.view import View
from facilitator.plain.places.line import counting
from facilitator.plain.voice import Sentence


def people(here: View, _: Language) -> Iterator[Sentence]:
    """Read who was said to be here today, and who was not."""
    state = here.state
    day, apart = day_at(state, here.plan.now), namesakes(state)
    everybody = [(one, state.people.at(day, one.id)) for one in roster(state)]

    def names(those: list[Person]) -> list[str]:
        return [told_apart(one, apart) for one in those]

    there = names([one for one, was in everybody if was.there])
    left = names([one for one, was in everybody if was.came and was.away])
    absent = names([one for one, was in everybody if was.absent])
    unknown = [one for one, was in everybody if not was.came and not was.away]
    coming = [one for one in unknown if (day, one.id) in state.people.expected]
    rest = names([one for one in unknown if one not in coming])
    yield from counting("{n} person is here: {names}", "{n} people are here: {names}", there)
    yield from counting("{n} person has left: {names}", "{n} people have left: {names}", left)
    yield from counting(
        "{n} person comes later: {names}", "{n} people come later: {names}", names(coming)
    )
    yield from counting("{n} person is absent: {names}", "{n} people are absent: {names}", absent)
    yield from counting(
        "{n} person is not marked: {names}", "{n} people are not marked: {names}", rest
    )
