"""How the times went against the agenda, in Markdown: by kind, by day, and what to plan next time.

The table of planned and actual times has every session; this sums up and draws conclusions.
"""

from __future__ import annotations

import datetime as dt

from facilitator.core.base.language import Language
from facilitator.core.record.state import State
from facilitator.core.review import sentences
from facilitator.core.review.advice import ALL_WELL, advice
from facilitator.core.review.review import DayReview, KindReview, Review, review
from facilitator.export.markdown import text as md


def lines(state: State, now: dt.datetime, language: Language) -> list[str]:
    """Write the review as of `now`, in blocks of Markdown.

    There is nothing to sum up before a session was held, or of a single one that went as planned.
    """
    found = review(state, now)
    advised = advice([found])
    alone = sum(each.held for each in found.kinds) == 1
    if not advised or (alone and advised == [ALL_WELL]):
        return []
    told = [language.say(sentence) for sentence in advised]
    blocks = [_kinds(found, language), _days(found, language)]
    blocks += [md.label(language.say("For the next meeting")), md.items(map(md.block, told))]
    return [block for block in blocks if block]


def _kinds(found: Review, language: Language) -> str:
    say = language.say
    header = [
        say("Kind"),
        say("Sessions"),
        say("Planned"),
        say("Actual"),
        say("Difference"),
        say("Actual by planned"),
    ]
    return md.table(header, [_kind(each, language) for each in found.kinds])


def _kind(each: KindReview, language: Language) -> list[str]:
    say = language.say
    held = say(sentences.kind_counts(each)) if each.left_out else str(each.held)
    counts = [say(sentences.KINDS[each.kind]), held]
    if each.ratio is None:
        return [*counts, "", "", "", ""]
    return [
        *counts,
        language.minutes(each.planned),
        language.minutes(each.actual),
        say(sentences.off(each.over)),
        say(sentences.ratio(each.ratio)),
    ]


def _days(found: Review, language: Language) -> str:
    facts = [
        md.fact(_label(day, found, language), _day(day, language))
        for day in found.days
        if day.began_late is not None
    ]
    if arrived := sentences.arrived(found.arrivals):
        facts.append(md.fact(language.say("People"), language.say(arrived)))
    return "\n".join(facts)


def _label(day: DayReview, found: Review, language: Language) -> str:
    if len(found.days) == 1:
        return language.say("The day")
    return language.say("Day {n}", n=day.day + 1)


def _day(day: DayReview, language: Language) -> str:
    """Say how a day began and ended, and where its time was lost or won."""
    parts = [", ".join(map(language.say, sentences.day(day)))]
    if day.balance:
        parts.append("; ".join(language.say(sentences.balance(*part)) for part in day.balance))
    return ". ".join(parts) + "."
