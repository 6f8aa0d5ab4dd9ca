"""Names that are nearly those of the list: somebody was probably mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line, fold
from facilitator.files.agenda.checks import sessions
from facilitator.files.agenda.format import AgendaForm
from facilitator.files.toml.problems import Issue, Path
from facilitator.files.toml.suggest import shown

SHORTEST: Final = 4
"""Shorter names differ by a letter and are of two people."""


def nearly_listed(form: AgendaForm) -> Iterator[Issue]:
    """Yield the names that differ by a letter from a participant's or an organisation's.

    Members of groups have to be listed, so they are told elsewhere.
    """
    listed = known(form)
    for path, name in _named(form):
        near = one_off(name, listed) if clean_line(name) not in listed else None
        if near is not None:
            message = phrase(
                '"{name}" is not listed. Did you mean "{near}"?', name=shown(name), near=near
            )
            yield Issue(path, message)


def known(form: AgendaForm) -> tuple[str, ...]:
    """List the names and ids of the file, each once."""
    bodies = (text for body in form.organisation for text in (body.name, body.id))
    names = (*(person.name for person in form.participant), *bodies)
    return tuple(dict.fromkeys(filter(None, map(clean_line, names))))


def one_off(name: str, listed: tuple[str, ...]) -> str | None:
    """Return the listed name that differs by one letter, or only in capitals; None for none."""
    typed = fold(clean_line(name))
    if len(typed) < SHORTEST:
        return None
    return next((each for each in listed if _alike(typed, fold(each))), None)


def _named(form: AgendaForm) -> Iterator[tuple[Path, str]]:
    for path, session in sessions(form):
        for index, speaker in enumerate(session.speakers):
            yield (*path, "speakers", index), speaker
        yield (*path, "lead"), session.lead
    for index, task in enumerate(form.homework):
        for number, compiler in enumerate(task.compilers):
            yield ("homework", index, "compilers", number), compiler
    for index, coming in enumerate(form.upcoming):
        yield ("upcoming", index, "host"), coming.host
        yield ("upcoming", index, "asked_by"), coming.asked_by
    yield ("notes_by",), form.notes_by


def _alike(one: str, other: str) -> bool:
    """Return whether one letter is another, too much or missing, or two neighbours are swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same is None:
        return True
    rest, rest_of_other = one[same:], other[same:]
    if len(rest) != len(rest_of_other):  # a letter is missing in the shorter one
        shorter, longer = sorted((rest, rest_of_other), key=len)
        return shorter == longer[1:]
    swapped = rest[:2] == rest_of_other[1::-1] and rest[2:] == rest_of_other[2:]
    return swapped or rest[1:] == rest_of_other[1:]
