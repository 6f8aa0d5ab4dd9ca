"""Who has handed in what, and what was found in the regions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from facilitator.core.base.language import N_, Language, phrase
from facilitator.core.homework import scan
from facilitator.core.homework.tasks import tasks, who_hands_in
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import HomeworkStatus
from facilitator.core.record.state import State
from facilitator.core.time.view import View
from facilitator.plain.voice import Sentence

_STATUSES: Final[Mapping[HomeworkStatus, str]] = {
    "handed-in": N_("Handed in, {n} of {all}: {names}"),
    "promised": N_("Promised, {n} of {all}: {names}"),
    "excused": N_("Excused, {n} of {all}: {names}"),
    "not-begun": N_("Not begun, {n} of {all}: {names}"),
}


def homework(here: View, language: Language) -> Iterator[Sentence]:
    """Read each task, and how far they have come with it."""
    for number, task in enumerate(tasks(here.state), 1):
        if task.due:
            date = language.short_date(task.due)
            yield phrase("Task {n}: {title}, due {date}", n=number, title=task.title, date=date)
        else:
            yield phrase("Task {n}: {title}", n=number, title=task.title)
        yield from _standing(here.state, task)


def _standing(state: State, task: Task) -> Iterator[Sentence]:
    found: dict[HomeworkStatus, list[str]] = {status: [] for status in _STATUSES}
    everyone = who_hands_in(state, task)
    for id_, name in everyone:
        found[state.homework.of(task.id, id_).status].append(name)
    for status, words in _STATUSES.items():
        if names := found[status]:
            yield phrase(words, n=len(names), all=len(everyone), names=", ".join(names))


def findings(here: View, _: Language) -> Iterator[Sentence]:
    """Read the findings of the horizon scan, each with its number."""
    number = 0
    for _id, name, those in scan.by_body(here.state):
        for one in those:
            number += 1
            text = scan.with_tags(one.text, one.tags)
            said = phrase("Finding {n}, {name}: {text}", n=number, name=name, text=text)
            yield phrase("{said} (spearhead)", said=said) if one.spearhead else said
