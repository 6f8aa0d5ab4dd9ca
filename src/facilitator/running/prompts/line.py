"""Whether the line to a remote speaker works, some time before it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from facilitator.core.time.view import View
from facilitator.running import remote_lines
from facilitator.running.prompts.lost_speaker import check, held_first, mark_lost
from facilitator.running.prompts.prompt import Effect, Led, Prompt
from facilitator.running.prompts.question import Question, numbered


class LinePrompt(Prompt, frozen=True, kw_only=True):
    """Asks about the line of a session to come, up to three times."""

    unbidden: ClassVar[bool] = True

    led: Led

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Say that the line works, or that it is lost and ask what is held first."""
        (session,) = self.about
        if answer == "works":
            yield check(session, fine=True)
        elif answer == "lost":
            yield from mark_lost(self.led, session)
            yield held_first(self.led, session)


def works(led: Led, here: View, lines: remote_lines.Lines, lead: int) -> LinePrompt | None:
    """Ask about a line that is due to be tried out, `lead` minutes before it is needed."""
    due = lines.due(here.state, here.plan, lead)
    if due is None:
        return None
    lines.asked(due)
    words, detail = remote_lines.question(due, here.state, led.language)
    say = led.language.say
    answers = numbered([(say("it works"), "works"), (say("it is lost"), "lost")])
    question = Question(words, answers, detail, say("later"))
    return LinePrompt(question=question, about=(due.row.session.id,), led=led)
