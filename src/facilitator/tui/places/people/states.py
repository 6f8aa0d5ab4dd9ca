"""What can be said of somebody's presence, by digit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import Language
from facilitator.core.people import attendance
from facilitator.core.people.moves import brief
from facilitator.core.people.roster import person_name
from facilitator.core.record.state import State
from facilitator.running.prompts.question import Question, numbered


class Act(StrEnum):
    """What an answer stands for."""

    ON_TIME = "on-time"
    CAME = "came"
    LEFT = "left"
    ABSENT = "absent"
    UNKNOWN = "unknown"
    LATER = "later"
    CARRY = "carry"
    REPLACE = "replace"


def question(state: State, day: int, who: Sequence[str], language: Language) -> Question:
    """Ask what is so of one or several people."""
    title = language.count("{n} person", "{n} people", len(who))
    if len(who) == 1:
        title = one_line(brief(person_name(state, who[0])))
    answers = numbered(_answers(state, day, who, language))
    return Question(title, answers, escape=language.say("Cancel"))


def _answers(
    state: State, day: int, who: Sequence[str], language: Language
) -> Iterator[tuple[str, str]]:
    say = language.say
    yield say("came on time"), Act.ON_TIME
    yield say("came at …"), Act.CAME
    yield say("has left"), Act.LEFT
    yield say("absent"), Act.ABSENT
    yield say("not known any more"), Act.UNKNOWN
    yield say("comes later …"), Act.LATER
    if again := carried(state, day, language):
        yield again, Act.CARRY
    if len(who) == 1:
        yield say("somebody else comes in their place …"), Act.REPLACE


def carried(state: State, day: int, language: Language) -> str:
    """Say who can be marked as here as on a day before, "" if nobody can."""
    count, before = len(attendance.expected_again(state, day)), attendance.day_before(state, day)
    if not count or before is None:
        return ""
    return language.count(
        "the {n} who was here on {date} is here",
        "the {n} who were here on {date} are here",
        count,
        date=language.weekday_and_day(state.dates[before]),
    )


CARRY_DIGIT = str(list(Act).index(Act.CARRY) + 1)
"""The digit of `Act.CARRY`, where it is offered."""
