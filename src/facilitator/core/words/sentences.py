"""What is said of concepts: how widely they are shared, and how close organisations have come."""

from __future__ import annotations

from facilitator.core.base.language import Language, Phrase, counted, phrase
from facilitator.core.words.comparison import Drift
from facilitator.core.words.concepts import Concept, Sharing, Usage


def shared(used: Usage, concept: Concept) -> Phrase:
    """Say how many use a concept: "most (9)"."""
    n = len(concept.uses)
    match used.sharing(concept):
        case Sharing.ALL:
            return phrase("all ({n})", n=n)
        case Sharing.MOST:
            return phrase("most ({n})", n=n)
        case Sharing.FEW:
            return phrase("few ({n})", n=n)
        case Sharing.ONE:
            return phrase("one")
        case Sharing.NONE:
            return phrase("no one")


def counts(used: Usage, language: Language) -> str:
    """Say how many organisations and concepts there are, and how many of these are shared."""
    say = language.say
    told = [
        say(
            "{concepts}, {organisations}",
            concepts=counted("{n} concept", "{n} concepts", len(used.concepts)),
            organisations=counted("{n} organisation", "{n} organisations", len(used.organisations)),
        )
    ]
    by = [
        phrase("used by all {n}", n=len(used.shared_by(Sharing.ALL))),
        phrase("most {n}", n=len(used.shared_by(Sharing.MOST))),
        phrase("few {n}", n=len(used.shared_by(Sharing.FEW))),
        phrase("one {n}", n=len(used.shared_by(Sharing.ONE))),
    ]
    if len(used.organisations) > 1:
        told += map(say, by)
    if agreed := sum(concept.agreed for concept in used.concepts):
        told.append(say("agreed {n}", n=agreed))
    return " · ".join(told)


def percent(part: float) -> int:
    """Return a part of one as whole hundredths: 0 and 100 only for none and for all of it."""
    if part in (0, 1):
        return round(part * 100)
    return min(99, max(1, round(part * 100)))


def degree(value: float) -> Phrase:
    """Put a convergence into words; they only help to read the number."""
    if value in (0, 1):
        return phrase("everything in common") if value else phrase("nothing in common")
    steps = (
        (0.2, phrase("little in common")),
        (0.5, phrase("some in common")),
        (0.8, phrase("much in common")),
    )
    return next((words for below, words in steps if value < below), phrase("almost the same"))


def convergence(value: float | None) -> Phrase:
    """Say how far organisations use the same concepts."""
    if value is None:
        return phrase("Convergence is measured when two organisations have handed in terms")
    return phrase("Convergence {n}%: {words}", n=percent(value), words=degree(value))


def change(of: Drift, language: Language) -> str:
    """Say how convergence has changed since the lists of then, and for whom, never by a sign."""
    points = round(abs(of.by) * 100)
    date = language.short_date(of.since)
    if not points:
        told = phrase("about the same as in the lists of {date}", date=date)
    elif of.by > 0:
        told = counted(
            "{n} percentage point higher than in the lists of {date}",
            "{n} percentage points higher than in the lists of {date}",
            points,
            date=date,
        )
    else:
        told = counted(
            "{n} percentage point lower than in the lists of {date}",
            "{n} percentage points lower than in the lists of {date}",
            points,
            date=date,
        )
    return language.count(
        "{change}, for the {n} organisation with a new one",
        "{change}, for the {n} organisations with new ones",
        len(of.organisations),
        change=told,
    )
