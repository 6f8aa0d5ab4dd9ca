"""Whether the line to a remote speaker works, some time before it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from facilitator.core.time import speakers
from facilitator.core.time.schedule import Row
from facilitator.core.time.view import View
from facilitator.running import remote_lines
from facilitator.running.prompts.lost_speaker import check, held_first, mark_lost
from facilitator.running.prompts.matter import Matter, Sources
from facilitator.running.prompts.prompt import Effect, Key, Led, Prompt, look
from facilitator.running.prompts.question import Question, numbered


class LinePrompt(Prompt, frozen=True, kw_only=True):
    """Asks about the line of a session to come."""

    led: Led

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Say that the line works, or that it is lost and ask what is held first."""
        (session,) = self.about
        if answer == "works":
            yield check(session, fine=True)
        elif answer == "lost":
            yield from mark_lost(self.led, session)
            yield held_first(self.led, session)


def lines(of: Sources, here: View) -> Iterator[Matter]:
    """Ask about each line that nobody has tried out, from `lead` minutes before it is needed."""
    for row, left in speakers.near(here.plan, of.lead):
        session = row.session.id
        if session in here.state.checked:
            continue
        words, detail = remote_lines.question(row, here.state, of.led.language)
        yield Matter(
            key=_key(row),
            text=words,
            details=(detail.replace("\n", " · "), detail.split("\n")[0]),
            pressure=-left,
            prompt=partial(_prompt, of.led, row),
        )


def _key(row: Row) -> Key:
    return ("line", row.session.id)


def _prompt(led: Led, known: Row) -> LinePrompt:
    here, say = look(led), led.language.say
    row = next((row for row in here.plan.rows if row.session.id == known.session.id), known)
    words, detail = remote_lines.question(row, here.state, led.language)
    answers = numbered(
        [
            (say("it works"), "works", say("nobody is asked again")),
            (say("it is lost"), "lost", say("shows what can be held first")),
        ]
    )
    question = Question(words, answers, detail, say("later"))
    return LinePrompt(question=question, about=(row.session.id,), key=_key(row), led=led)
