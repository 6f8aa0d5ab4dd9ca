"""Whether to leave while a session runs, or with text that was not kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.core.base.language import Language
from facilitator.running.prompts.prompt import Effect, Leave, Prompt
from facilitator.running.prompts.question import Question, numbered, short


class LeavePrompt(Prompt, frozen=True, kw_only=True):
    """Asks before a meeting is left."""

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Leave, or stay."""
        if answer is not None:
            yield Leave()


def leave(
    language: Language,
    *,
    running: bool,
    unsaved: Sequence[str] = (),
    half_typed: Sequence[str] = (),
) -> LeavePrompt | None:
    """Ask whether to leave, where there is something to ask.

    `unsaved` names the places and the forms in which text stands that would be lost, `half_typed`
    those in which it stands again when the meeting is resumed.
    """
    if not (running or unsaved or half_typed):
        return None
    say = language.say
    detail = []
    if unsaved:
        detail.append(say("Leaving discards the text in: {places}", places=_listed(unsaved)))
    if half_typed:
        said = say("The text in {places} will be there again.", places=_listed(half_typed))
        detail.append(said)
    if running:
        detail.append(
            say(
                "Everything is saved, and the clock keeps running. “facilitator” resumes the "
                "meeting."
            )
            if not (unsaved or half_typed)
            else say("The clock keeps running; “facilitator” resumes the meeting.")
        )
    words = (
        say("A session is running. Leave anyway?")
        if running
        else say("There is unsaved text. Leave anyway?")
    )
    question = Question(words, numbered([(say("leave"), "leave")]), "\n".join(detail), say("stay"))
    return LeavePrompt(question=question, again="app.leave")


def _listed(names: Sequence[str]) -> str:
    return " · ".join(map(short, names))
