"""Whether to read in the agenda file that was edited, after saying what that would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

from facilitator.core.base.language import Language, by_key, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.state import State
from facilitator.core.time.programme_moves import read_again
from facilitator.core.time.view import View
from facilitator.files.agenda.file import Problem
from facilitator.running.agenda_watch import AgendaWatch, edited
from facilitator.running.prompts.consequences import consequence
from facilitator.running.prompts.matter import Matter, Sources
from facilitator.running.prompts.prompt import Effect, Key, Led, Prompt, Tell, if_still, look
from facilitator.running.prompts.question import Question, numbered


class EditedPrompt(Prompt, frozen=True, kw_only=True):
    """Asks before the agenda is read again; the detail of the question says what would differ.

    It is asked of a meeting that goes by the text that is `known`.
    """

    agenda: Agenda
    text: str
    known: str
    watch: AgendaWatch

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Read the changes in, or leave the programme as it is."""
        if answer == "take":
            agenda, text, known = self.agenda, self.text, self.known
            yield if_still(
                lambda state, _: state.text == known,
                lambda state, now: read_again(state, now, agenda, text),
            )
            yield Tell(
                phrase(
                    "The changes were loaded; {u} takes that back.", u=by_key("meeting.undo", "u")
                )
            )
        elif answer is not None:
            self.watch.leave(self.text)


class FaultyAgendaPrompt(Prompt, frozen=True, kw_only=True):
    """Tells why the edited agenda file cannot be read in."""

    text: str
    watch: AgendaWatch

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Go on without what was edited, until the file is changed again."""
        if answer is not None:
            self.watch.leave(self.text)
        yield from ()


def edits(of: Sources, here: View) -> Iterator[Matter]:
    """Ask about the agenda file, as long as what it says is new to the meeting."""
    text = of.led.watch.new(here.state, of.led.meeting.journal.events)
    if text is None:
        return
    parsed, language = of.led.watch.parsed(text), of.led.language
    if parsed.agenda is None:
        words = _faulty(len(parsed.problems), language)
        wrong = [_placed(problem, language) for problem in parsed.problems]
        yield Matter(
            key=_key(text),
            text=words,
            details=_listed(wrong, language),
            prompt=lambda: _faulty_prompt(of.led, text, words, wrong),
        )
        return
    agenda = parsed.agenda
    yield Matter(
        key=_key(text),
        text=language.say("The agenda file was changed"),
        details=_listed(changes(here.state, agenda, language), language),
        prompt=lambda: _prompt(of.led, agenda, text),
    )


def read_edited(led: Led, path: Path) -> EditedPrompt:
    """Read the agenda file again and ask whether to read in what was changed.

    Raises `UnreadableFile`, `InvalidAgenda`, or `Refused` if there is nothing new in it or it does
    not go with what has happened.
    """
    here = look(led)
    agenda, text = edited(path, here.state, here.plan.now)
    return _edited_prompt(led, here.state, agenda, text)


def _key(text: str) -> Key:
    return ("agenda-file", f"{crc32(text.encode()):08x}")


def _prompt(led: Led, agenda: Agenda, text: str) -> Prompt:
    """Ask whether to read the changes in, or say why they do not go with what has happened."""
    here, say = look(led), led.language.say
    try:
        read_again(here.state, here.plan.now, agenda, text)
    except Refused as refusal:
        words = say("The changes in the agenda file cannot be loaded")
        return _faulty_prompt(led, text, words, [say(refusal.phrase)])
    return _edited_prompt(led, here.state, agenda, text)


def _edited_prompt(led: Led, state: State, agenda: Agenda, text: str) -> EditedPrompt:
    say = led.language.say
    answers = [
        (say("load the changes"), "take"),
        (say("keep the programme as it is"), "leave"),
    ]
    told = [*changes(state, agenda, led.language), *_price(led, agenda, text)]
    question = Question(
        say("The agenda file was changed"),
        numbered(answers),
        "\n".join(told),
        say("decide later"),
    )
    return EditedPrompt(
        question=question,
        key=_key(text),
        agenda=agenda,
        text=text,
        known=state.text,
        watch=led.watch,
    )


def _price(led: Led, agenda: Agenda, text: str) -> Iterator[str]:
    """Say what times the changes would lead to."""
    here = look(led)
    times = consequence(here, lambda state, now: read_again(state, now, agenda, text), led.language)
    if times:
        yield led.language.say("Then {times}.", times=times)


def _faulty_prompt(led: Led, text: str, words: str, wrong: Sequence[str]) -> FaultyAgendaPrompt:
    say = led.language.say
    answers = numbered([(say("keep the programme as it is"), "leave")])
    question = Question(words, answers, "\n".join(wrong), say("correct the file first"))
    return FaultyAgendaPrompt(question=question, key=_key(text), text=text, watch=led.watch)


def _faulty(count: int, language: Language) -> str:
    return language.count(
        "The edited agenda has {n} mistake", "The edited agenda has {n} mistakes", count
    )


def _placed(problem: Problem, language: Language) -> str:
    message = language.say(problem.message)
    return clean_line(f"{problem.line}:{problem.column} {message}")


def changes(state: State, agenda: Agenda, language: Language) -> list[str]:
    """Say what would be different."""
    from facilitator.core.telling.difference import difference

    found = [clean_line(language.say(each)) for each in difference(state, agenda)]
    return found or [language.say("The meeting stays as it is: only the words around it differ.")]


def _listed(told: Sequence[str], language: Language) -> tuple[str, ...]:
    """Return all of it in one line, and the first with how many more there are."""
    if len(told) == 1:
        return (told[0],)
    more = language.say("{first}, and {n} more", first=told[0], n=len(told) - 1)
    return ("; ".join(told), more)
