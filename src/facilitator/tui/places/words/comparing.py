"""Comparing works out what the places of words show, and only when something has changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from facilitator.core.homework.tasks import lists, name_of
from facilitator.core.record.state import State
from facilitator.core.words import comparison
from facilitator.core.words.candidates import Candidate
from facilitator.core.words.concepts import Concept, Usage
from facilitator.core.words.convergence import Convergence, convergence
from facilitator.files.records.library import Library
from facilitator.files.records.series import compared_before
from facilitator.tui.host import Host


class Comparison(Struct, frozen=True):
    """Who uses which concept, how close they are, and what may be one concept.

    `concepts` are those of the usage by the normal forms that stand for them, `names` those of the
    organisations by id.
    """

    usage: Usage
    concepts: Mapping[str, Concept]
    convergence: Convergence
    candidates: tuple[Candidate, ...]
    names: Mapping[str, str]
    since: comparison.Drift | None = None


class Comparing:
    """The latest comparison, kept until the terms handed in or the decisions about them change."""

    def __init__(self) -> None:
        """Have compared nothing yet."""
        self._of: tuple[object, ...] = ()
        self._compared: Comparison | None = None
        self._earlier: tuple[tuple[object, ...], State | None] | None = None

    def of(self, host: Host) -> Comparison:
        """Compare the terms handed in in the open meeting."""
        if host.meeting is None:
            raise RuntimeError("a comparison is only asked for while a meeting is open")
        state, path = host.meeting.state, host.meeting.journal.path
        depends = (
            path, state.homework, state.words, state.people, state.agenda, state.leftovers
        )  # fmt: skip
        if self._compared is None or depends != self._of:
            self._of = depends
            self._compared = self._compare(state, host.launch.desk.library, path)
        return self._compared

    def _compare(self, state: State, library: Library, path: Path) -> Comparison:
        used = comparison.compared(state)
        return Comparison(
            used,
            {concept.normal: concept for concept in used.concepts},
            convergence(used),
            tuple(comparison.proposals(state, used)),
            {id_: name_of(state, id_) for id_ in used.organisations},
            self._since(state, library, path),
        )

    def _since(self, state: State, library: Library, path: Path) -> comparison.Drift | None:
        """Look for the meeting before this one once; it does not change any more."""
        if not lists(state, anew=True):
            return None
        which = (path, state.agenda.series, state.dates)
        if self._earlier is None or self._earlier[0] != which:
            self._earlier = (which, compared_before(library, state, path))
        earlier = self._earlier[1]
        return comparison.drift(earlier, state) if earlier else None
