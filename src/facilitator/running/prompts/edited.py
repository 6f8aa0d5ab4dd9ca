"""Whether to take over the agenda file that was edited, after saying what that would change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.agenda import Agenda
from facilitator.core.telling.difference import difference
from facilitator.core.time.programme_moves import read_again
from facilitator.running.agenda_watch import edited
from facilitator.running.prompts.prompt import Act, Effect, Led, Prompt, Tell, look
from facilitator.running.prompts.question import Answer, Question


class EditedPrompt(Prompt, frozen=True, kw_only=True):
    """Asks when the agenda is read again; `changes` says what would be different."""

    agenda: Agenda
    text: str
    changes: tuple[Phrase, ...]

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Take the agenda over, or leave it."""
        if answer is not None:
            agenda, text = self.agenda, self.text
            yield Act(lambda state, now: read_again(state, now, agenda, text))
            yield Tell(phrase("The agenda was taken over; u takes that back."))


def read_edited(led: Led, path: Path) -> EditedPrompt:
    """Read the agenda file again and ask whether to take it over.

    Raises `UnreadableFile`, `InvalidAgenda`, or `Refused` if there is nothing new in it or it does
    not go with what has happened.
    """
    state, plan = look(led)
    agenda, text = edited(path, state, plan.now)
    say = led.language.say
    answers = (Answer("y", say("take it over"), "take"),)
    return EditedPrompt(
        question=Question(say("Take the edited agenda over?"), answers, escape=say("leave it so")),
        agenda=agenda,
        text=text,
        changes=tuple(difference(state, agenda)),
    )
