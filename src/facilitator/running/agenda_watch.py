"""The agenda file of the open meeting, looked at now and then for what its author changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from facilitator.core.record.agenda import Agenda
from facilitator.core.record.events import Event
from facilitator.core.record.opening import AgendaRevised, Opened
from facilitator.core.record.state import State
from facilitator.core.time.programme_moves import read_again
from facilitator.files.agenda.file import UnreadableFile, parse, read
from facilitator.files.toml.text import normalise
from facilitator.opening import InvalidAgenda

BEATS_PER_LOOK: Final = 4
"""How often it is looked whether the agenda file was changed."""


class AgendaWatch:
    """Notices when the file at `path` says something else than what the meeting ever took over.

    A text that the meeting had before is no news: the record may have been revised without the
    file, as when the next meeting's agenda is written, or a change may have been undone.
    """

    def __init__(self, path: Path | None) -> None:
        """Watch a file, or none."""
        self.path = path
        self._stamp: tuple[int, int] | None = None

    def changed(self, events: Iterable[Event]) -> bool:
        """Say once for each change of the file that its text is new to the meeting."""
        if self.path is None:
            return False
        stamp = _stamp(self.path)
        if stamp is None or stamp == self._stamp:
            return False
        self._stamp = stamp
        with suppress(UnreadableFile):
            text = read(self.path)
            return not any(same(text, known) for known in _taken_over(events))
        return False


def _taken_over(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        if isinstance(event.fact, Opened | AgendaRevised):
            yield event.fact.text


def same(one: str, other: str) -> bool:
    """Say whether two agenda texts are the same but for how their lines end."""
    return normalise(one) == normalise(other)


def edited(path: Path, state: State, now: dt.datetime) -> tuple[Agenda, str]:
    """Read an edited agenda, with its text, that a meeting can take over.

    Raises `UnreadableFile`, `InvalidAgenda`, or `Refused` if there is nothing new in it or it does
    not go with what has happened.
    """
    text = read(path)
    found = parse(text, warnings=False)
    if found.agenda is None:
        raise InvalidAgenda(path, found.problems)
    read_again(state, now, found.agenda, state.text if same(text, state.text) else text)
    return found.agenda, text


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
