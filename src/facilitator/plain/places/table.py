"""Each place by the name it is read by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from facilitator.core.base.language import Language, phrase
from facilitator.core.notes.rules import ground_rules
from facilitator.core.time.materials import needs
from facilitator.core.time.view import View
from facilitator.core.words.comparison import compared
from facilitator.plain.places.groups import groups
from facilitator.plain.places.homework import findings, homework
from facilitator.plain.places.line import Reader
from facilitator.plain.places.minutes import written
from facilitator.plain.places.notes import notes
from facilitator.plain.places.people import people
from facilitator.plain.places.rounds import rounds
from facilitator.plain.places.series import series
from facilitator.plain.voice import Sentence
from facilitator.running.commands.terms import pairs


def _words(here: View, language: Language) -> Iterator[Sentence]:
    """Read the terms as the minutes have them, and what may be the same."""
    yield from written(here, language, "concepts")
    labels = {concept.normal: concept.label for concept in compared(here.state).concepts}
    for number, pair in enumerate(pairs(here.state), 1):
        yield phrase(
            "Pair {n}: “{one}” and “{other}” may be the same, {reason}.",
            n=number,
            one=labels[pair.a],
            other=labels[pair.b],
            reason=pair.reason,
        )


def _rules(here: View, _: Language) -> Iterator[Sentence]:
    for number, rule in enumerate(ground_rules(here.state), 1):
        yield phrase("Rule {n}: {text}", n=number, text=rule)


def _needs(here: View, _: Language) -> Iterator[Sentence]:
    """Read what the sessions still to be held need, and what of it is ready."""
    of = ""
    for number, need in enumerate(needs(here.state, here.plan), 1):
        if need.session != of:
            of = need.session
            yield phrase("“{title}”:", title=need.row.session.title)
        if need.ready:
            yield phrase("Item {n}, ready: {text}", n=number, text=need.item)
        else:
            yield phrase("Item {n}, not ready: {text}", n=number, text=need.item)


def _review(here: View, language: Language) -> Iterator[Sentence]:
    return written(here, language, "times", "review")


PLACES: Final[Mapping[str, Reader]] = {
    "notes": notes,
    "groups": groups,
    "homework": homework,
    "words": _words,
    "people": people,
    "series": series,
    "round": rounds,
    "needs": _needs,
    "scan": findings,
    "rules": _rules,
    "review": _review,
}
