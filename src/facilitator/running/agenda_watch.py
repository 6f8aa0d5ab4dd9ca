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
from facilitator.files.agenda.file import Parsed, UnreadableFile, parse, read
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
        self._text: str | None = None
        self._left: str | None = None
        self._read: tuple[str, Parsed] | None = None

    def look(self) -> bool:
        """Look at the file, and say whether it was changed since it was looked at last."""
        stamp = _stamp(self.path) if self.path is not None else None
        if self.path is None or stamp is None or stamp == self._stamp:
            return False
        self._stamp, before = stamp, self._text
        with suppress(UnreadableFile):
            self._text = read(self.path)
        return self._text != before

    def new(self, state: State, events: Iterable[Event]) -> str | None:
        """Return the text of the file if it is new to the meeting and was not left as it is."""
        text = self._text
        if text is None or text == self._left or same(text, state.text):
            return None
        return None if any(same(text, known) for known in _taken_over(events)) else text

    def parsed(self, text: str) -> Parsed:
        """Read a text of the file, once."""
        if self._read is None or self._read[0] != text:
            self._read = text, parse(text, warnings=False)
        return self._read[1]

    def leave(self, text: str) -> None:
        """Take note that the meeting goes on without a text of the file."""
        self._left = text


def _taken_over(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        if isinstance(event.fact, Opened | AgendaRevised):
            yield event.fact.text


def same(one: str, other: str) -> bool:
    """Return whether two agenda texts are the same but for how their lines end."""
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
