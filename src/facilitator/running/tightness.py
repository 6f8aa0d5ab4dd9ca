"""Where the plan is too tight, in words: by a rehearsal of it and by the plan alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.review.rehearsal import in_rehearsal, rehearsed
from facilitator.core.review.review import review
from facilitator.core.review.tightness import Finding, in_plan
from facilitator.core.time.view import View

TITLE = phrase("Where the plan is too tight")


class Part(Enum):
    """What a line of the report is."""

    HEADING = auto()
    FINDING = auto()
    ADVICE = auto()
    FINE = auto()


class Line(NamedTuple):
    """A line of the report."""

    part: Part
    words: Phrase


def report(here: View) -> Iterator[Line]:
    """Report what a rehearsal showed, if this is one, and what the plan shows by itself."""
    state, plan = here
    if state.rehearsal:
        held, all_ = rehearsed(review(state, plan.now))
        words = phrase("The rehearsal: {n} of {all} sessions were held", n=held, all=all_)
        yield Line(Part.HEADING, words)
        nothing = phrase("Nothing took longer than planned, and no fixed point was missed.")
        yield from _part(in_rehearsal(state, plan.now), nothing if held else None)
    yield Line(Part.HEADING, phrase("The plan by itself"))
    nothing = phrase(
        "There is time to spare before each fixed point, breaks come often enough, and "
        "rounds and groups have time."
    )
    yield from _part(in_plan(state.agenda), nothing)


def _part(found: Sequence[Finding], nothing: Phrase | None) -> Iterator[Line]:
    for finding in found:
        yield Line(Part.FINDING, finding.said)
        yield Line(Part.ADVICE, finding.advice)
    if not found and nothing is not None:
        yield Line(Part.FINE, nothing)
