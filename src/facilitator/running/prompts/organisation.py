"""Who people are whose organisation is none of the meeting's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from facilitator.core.base.language import Language, Phrase, counted, joined
from facilitator.core.base.text import clean_line, clean_words, fold
from facilitator.core.people import unknown
from facilitator.core.people.moves import brief
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Agenda, Organisation
from facilitator.core.record.people import Person
from facilitator.core.record.state import State
from facilitator.core.time.programme_moves import read_again
from facilitator.running.prompts.prompt import Act, Decision, Effect, Led, Prompt, Tell, if_still
from facilitator.running.prompts.question import Question, numbered, short

NEAR: Final = "near"
GUESTS: Final = "guests"
NEW: Final = "new"
OUT: Final = "out"

MOST_NAMES: Final = 4
"""So many of the people are named in the question."""


Settled = Callable[[Sequence[Line], bool], object]
"""Takes the lines of people that an answer settled, and whether they were listed by it."""


class Answers(NamedTuple):
    """What may be answered: the organisation that may be meant, and the agenda with a new one."""

    near: Organisation | None
    revised: tuple[str, Agenda] | None


class OrganisationPrompt(Prompt, frozen=True, kw_only=True):
    """Asks who the people of a list are whose organisation the meeting does not have.

    `make` says how somebody is listed, by a line; `settled` is called in the end. `unlisted` is
    said where nobody is listed.
    """

    lines: tuple[Line, ...]
    answers: Answers
    known: str
    """The text of the agenda that was asked about."""
    make: Callable[[Line], Decision]
    settled: Settled
    unlisted: Phrase

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """List them as they are meant, or leave them out."""
        if answer is None or answer == OUT:
            yield Tell(self.unlisted)
        if answer is None:
            return
        if answer == NEW and self.answers.revised is not None:
            text, agenda = self.answers.revised
            yield if_still(
                lambda state, _: state.text == self.known,
                lambda state, now: read_again(state, now, agenda, text),
            )
        for line in self.lines if answer != OUT else ():
            yield Act(self.make(self._meant(line, answer)))
        self.settled(self.lines, answer != OUT)

    def _meant(self, line: Line, answer: str) -> Line:
        if answer == NEAR and self.answers.near is not None:
            return replace(line, organisation=self.answers.near.name)
        return replace(line, role="guest") if answer == GUESTS else line


def _nothing(_: Sequence[Line], __: bool) -> None:
    """Let nothing follow."""


def ask_organisation(
    led: Led,
    lines: Sequence[Line],
    make: Callable[[Line], Decision],
    settled: Settled = _nothing,
    before: Person | None = None,
) -> OrganisationPrompt | None:
    """Ask about the first organisation of some lines that is not known, None if all are.

    `before` is who a line is to change, who is on the list in any case.
    """
    state = led.meeting.state
    asked = [line for line in lines if unknown.is_unknown(state, line, before)]
    if not asked:
        return None
    name = clean_words(asked[0].organisation)
    those = tuple(line for line in asked if fold(clean_words(line.organisation)) == fold(name))
    answers = Answers(unknown.near(state.agenda, name), _revised(state, name))
    return OrganisationPrompt(
        question=_question(name, those, answers, led.language, new=before is None),
        lines=those,
        answers=answers,
        known=state.text,
        make=make,
        settled=settled,
        unlisted=_not_listed(those) if before is None else _unchanged(state, name),
    )


def _revised(state: State, name: str) -> tuple[str, Agenda] | None:
    """Return the agenda with a new organisation, None where it cannot be put into its text."""
    from facilitator.files.importing.people.joining import NotJoined, with_organisation

    try:
        return with_organisation(state.text, state.agenda, name)
    except NotJoined:
        return None


def _question(
    name: str, lines: Sequence[Line], answers: Answers, language: Language, *, new: bool
) -> Question:
    """Ask it; people who are not `new` to the list are not left out of it."""
    say, many = language.say, len(lines)
    given: list[tuple[str, ...]] = []
    if answers.near is not None:
        given.append((say("it is “{name}”", name=short(answers.near.name)), NEAR))
    given.append((language.count("a guest from there", "guests from there", many), GUESTS))
    if answers.revised is not None:
        kept = say("the agenda file stays as it is")
        given.append((say("a new organisation of this meeting"), NEW, kept))
    escape = say("Cancel")
    if new:
        left_out = language.count("leave this person out", "leave these {n} people out", many)
        given.append((left_out, OUT))
        escape = language.count("do not list this person yet", "do not list these people yet", many)
    return Question(
        say("“{name}” is not an organisation of this meeting", name=short(name)),
        numbered(given),
        say(_named(lines)),
        escape,
    )


def _named(lines: Sequence[Line]) -> Phrase:
    """List the names of the first people."""
    names = [brief(clean_line(line.name)) for line in lines[:MOST_NAMES]]
    return joined([*names, "…"] if len(lines) > MOST_NAMES else names)


def _unchanged(state: State, name: str) -> Phrase:
    return unknown.UnknownOrganisation(name, state.agenda).phrase


def _not_listed(lines: Sequence[Line]) -> Phrase:
    return counted(
        "{names} is not listed. Name an organisation of this meeting, or add “guest”.",
        "{names} are not listed. Name an organisation of this meeting, or add “guest”.",
        len(lines),
        names=_named(lines),
    )
