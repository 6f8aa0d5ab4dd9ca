"""What was captured, as offers: of thousands of notes only those are made that are listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Final

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import clock_time
from facilitator.core.notes.capture import SIGNS
from facilitator.core.record.notes import Note
from facilitator.tui.frame.place import Place
from facilitator.tui.host import Host
from facilitator.tui.offers import doing
from facilitator.tui.offers.doing import Front
from facilitator.tui.offers.keyed import key_of
from facilitator.tui.offers.offer import Kind, Offer
from facilitator.tui.rows.captures import words

MOST: Final = 100
"""So many notes are offered at once: who looks for an older one types more of it."""


class Notes:
    """The notes of the open meeting, none where no place of one is in front."""

    def __init__(self, host: Host, screen: Front) -> None:
        """Read the notes, the latest first."""
        self._host, self._screen = host, screen
        self._notes: list[tuple[str, str, Note]] = []
        if host.meeting is not None and isinstance(screen, Place):
            self._notes = list(self._read())

    def _read(self) -> Iterator[tuple[str, str, Note]]:
        state, language = self._host.state, self._host.language
        about = {slot.session.id: one_line(slot.session.title) for slot in state.slots}
        for note in reversed([*state.notes.values()]):
            title = about.get(note.session, "") if note.session else ""
            at = clock_time(note.at, state.zone)
            name = f"{SIGNS[note.kind]} {at} {words(note, language)}".strip()
            yield f"{name}\n{title}".casefold(), name, note

    def holding(self, typed: Sequence[str]) -> list[Offer]:
        """Offer the latest of those that hold the most of the words typed, in lower case."""
        held = [sum(word in text for word in typed) for text, _, _ in self._notes]
        most = max(held, default=0)
        if typed and not most:
            return []
        nearest = (each for each, n in zip(self._notes, held, strict=True) if n == most)
        return [self._offer(name, note) for _, name, note in islice(nearest, MOST)]

    def _offer(self, name: str, note: Note) -> Offer:
        about = self._host.state.session(note.session)
        return Offer(
            Kind.NOTE,
            name,
            partial(doing.reveal, self._screen, "notes", note.id),
            one_line(about.title) if about else "",
            key_of(self._host, "place.notes"),
        )
