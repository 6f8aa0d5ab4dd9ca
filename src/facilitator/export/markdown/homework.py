"""Homework in Markdown: what is to be done, and how far everybody has come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.core.homework import tasks as hw
from facilitator.core.record.agenda import Collects
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import NOT_BEGUN, OF_SESSION, HandIn, HomeworkStatus
from facilitator.core.record.state import State
from facilitator.export.markdown import text as md
from facilitator.export.markdown.session import meant
from facilitator.export.wording import Wording, listed

_COLLECTED: Final[dict[Collects, Phrase]] = {
    "terms": phrase("terms"),
    "text": phrase("a text"),
    "file-reference": phrase("a reference to a file"),
}
_STATUSES: Final[dict[HomeworkStatus, Phrase]] = {
    "not-begun": phrase("not begun"),
    "promised": phrase("promised"),
    "handed-in": phrase("handed in"),
    "excused": phrase("excused"),
}


def tasks(words: Wording) -> Iterator[str]:
    """Write all homework as blocks, each task under a heading of its own."""
    state, language = words.state, words.language
    for task in hw.tasks(state):
        session = state.session(task.id.removeprefix(OF_SESSION))
        if task.id.startswith(OF_SESSION) and session is not None:
            yield f"### {md.heading(task.title)}"
            yield language.say("From the programme of the meeting.")
            if task.id in state.homework.own:
                yield from _body(task, language)
            else:
                yield from meant(session, words)
        else:
            yield from homework(task, language)
        yield from standing(state, task, language)


def homework(task: Task, language: Language) -> Iterator[str]:
    """Write a task as blocks under a heading of its own."""
    yield f"### {md.heading(task.title)}"
    yield from _body(task, language)


def standing(state: State, task: Task, language: Language) -> Iterator[str]:
    """Write how far everybody has come with a task, if anything at all has come of it.

    Texts that were handed in are quoted in full; of terms only the number is told, and of files the
    name.
    """
    found = [(name, state.homework.of(task.id, id_)) for id_, name in hw.who_hands_in(state, task)]
    if all(what == NOT_BEGUN for _, what in found):
        return
    say = language.say
    count = hw.tally(state, task)
    yield say("{n} of {all} handed in.", n=count.handed_in, all=count.asked)
    who = say("Participant") if task.of == "participant" else say("Organisation")
    header = [who, say("Status"), say("Date"), say("Handed in"), say("Responsible")]
    yield md.table(header, [_row(name, what, state, language) for name, what in found])
    for name, what in found:
        if what.done and what.text:
            yield md.label(md.inline(name))
            yield md.quoted(md.block(what.text))


def _row(name: str, what: HandIn, state: State, language: Language) -> list[str]:
    handed_in = what.at.astimezone(state.zone).date() if what.done and what.at else None
    return [
        md.inline(name),
        language.say(_STATUSES[what.status]),
        language.short_date(handed_in) if handed_in else "",
        _content(what, language) if what.done else "",
        md.inline(what.responsible),
    ]


def _content(what: HandIn, language: Language) -> str:
    parts = []
    if what.terms:
        parts.append(language.count("{n} term", "{n} terms", len(what.terms)))
    if what.file:
        parts.append(md.link(what.file))
    if what.text:
        parts.append(language.count("{n} word", "{n} words", len(what.text.split())))
    return ", ".join(parts)


def _body(task: Task, language: Language) -> Iterator[str]:
    if task.instructions:
        yield md.block(task.instructions)
    yield "\n".join(_facts(task, language))


def _facts(task: Task, language: Language) -> Iterator[str]:
    say = language.say
    if task.purpose:
        yield md.fact(say("Purpose"), md.block(task.purpose))
    what = _COLLECTED[task.collects]
    if task.of == "organisation":
        yield md.fact(say("Hand in"), say("{what} from each organisation", what=what))
    else:
        yield md.fact(say("Hand in"), say("{what} from each participant", what=what))
    if task.due:
        yield md.fact(say("Due"), language.date(task.due))
    if task.compilers:
        names = listed(language, [md.inline(name) for name in task.compilers])
        yield md.fact(say("Compiled by"), names)
    if task.links:
        label = language.count("Link", "Links", len(task.links))
        yield md.fact(label, ", ".join(map(md.link, task.links)))
