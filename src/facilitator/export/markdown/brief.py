"""The minutes in brief: the meeting's own summary, what comes next and what has to be acted on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from facilitator.core.base.language import Language
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.notes import Note
from facilitator.core.record.state import State
from facilitator.core.series.coming import next_fixed
from facilitator.export import dates
from facilitator.export.markdown import actions, captures
from facilitator.export.markdown import text as md
from facilitator.export.markdown.ahead import meeting
from facilitator.export.markdown.homework import until_next
from facilitator.export.prose import BETWEEN, sentence

MOST: Final = 5
"""How many decisions or actions are read at a glance; more are only counted."""


def brief(state: State, outside: Iterable[Note], language: Language) -> list[str]:
    """Write it as blocks; `outside` are the captures outside any session."""
    facts = "\n".join(_facts(state, language))
    return [*captures.summary(filter(captures.of_meeting, outside)), *filter(None, [facts])]


def _facts(state: State, language: Language) -> Iterator[str]:
    say = language.say
    coming, tasks = next_fixed(state), until_next(state)
    if coming is not None:
        yield md.fact(say("Next meeting"), meeting(coming, state, language))
    if tasks:
        word = say("Until then") if coming is not None else say("Homework")
        yield md.fact(word, _tasks(tasks, state, language))
    if decided := [md.inline(note.text) for note in captures.decisions(state)]:
        word = language.count("Decision", "Decisions", len(decided))
        counted = language.count("{n} decision, below.", "{n} decisions, below.", len(decided))
        yield md.fact(word, _few(list(map(sentence, decided)), counted))
    if todo := [one for one in actions.own(state) if one.done is None]:
        written = [actions.sentence(one, state, language, line=True) for one in todo]
        counted = language.count("{n} action, below.", "{n} actions, below.", len(todo))
        yield md.fact(say("To do"), _few(written, counted))


def _few(written: Sequence[str], counted: str) -> str:
    return " ".join(written) if len(written) <= MOST else counted


def _tasks(tasks: Sequence[Task], state: State, language: Language) -> str:
    """Name tasks, and by when: once if that is the same for all."""
    dues = {task.due for task in tasks}
    alone = dues.pop() if len(dues) == 1 else None
    titles = [
        md.inline(task.title) if alone or not task.due else f"{md.inline(task.title)} ({due})"
        for task in tasks
        for due in [_by(task, state, language)]
    ]
    last = f" ({_by(tasks[0], state, language)})" if alone else ""
    return BETWEEN.join(titles) + last


def _by(task: Task, state: State, language: Language) -> str:
    if task.due is None:
        return ""
    return language.say("by {date}", date=dates.near(task.due, max(state.dates), language))
