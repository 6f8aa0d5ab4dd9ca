"""Which day of the programme today is, where the programme does not say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from facilitator.core.base.language import Language
from facilitator.opening import Opening, Request
from facilitator.running.prompts.prompt import Effect, Open, Prompt
from facilitator.running.prompts.question import MOST_ANSWERS, Question, numbered

REHEARSE: Final = "rehearse"
AS_IT_IS: Final = "as-it-is"

MOST_DAYS: Final = MOST_ANSWERS - 1
"""As many as there are digits, but for the last answer."""


class DayPrompt(Prompt, frozen=True, kw_only=True):
    """Asks before a meeting is opened."""

    opening: Opening
    request: Request

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Open the meeting on the day chosen, as a rehearsal, or as it is."""
        opening, request = self.opening, self.request
        if answer == REHEARSE:
            rehearsal = replace(opening, rehearsal=True, today=None)
            yield Open(rehearsal, replace(request, rehearse=True))
        elif answer == AS_IT_IS:
            yield Open(replace(opening, today=None), request)
        elif answer is not None:
            yield Open(opening, replace(request, day=int(answer)))


def which_day(opening: Opening, request: Request, language: Language) -> DayPrompt | None:
    """Ask which day of the programme today is, unless the programme or the request says."""
    if opening.today is None or request.day is not None:
        return None
    say, today = language.say, opening.today
    answers = [
        (
            say("today is day {day} (planned {date})", day=n, date=language.date(date)),
            str(n),
            _next(n, today - date, opening, language),
        )
        for n, date in enumerate(opening.dates[:MOST_DAYS], 1)
    ]
    if opening.record is None:
        answers.append((say("rehearse at the planned time"), REHEARSE, ""))
    else:
        answers.append((say("open the record as it is"), AS_IT_IS, ""))
    question = Question(
        say("The programme has no day on {today}", today=language.date(today)),
        numbered(answers),
        say("Dates move to the day you choose; clock times stay."),
        say("Cancel"),
    )
    return DayPrompt(question=question, opening=opening, request=request)


def _next(day: int, moved: dt.timedelta, opening: Opening, language: Language) -> str:
    """Say when the day after is held if today is a day of the programme."""
    if day == len(opening.dates):
        return ""
    date = opening.dates[day] + moved
    return language.say("day {day} is then {date}", day=day + 1, date=language.date(date))
