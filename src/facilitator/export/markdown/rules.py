"""The ground rules as the minutes have them: what was decided about them is one of them.

So a decision that was made while the ground rules were talked about stands among these, and not
among the other decisions.
"""

from __future__ import annotations

from facilitator.core.base.text import fold
from facilitator.core.notes.rules import ground_rules as standing
from facilitator.core.record.notes import Note
from facilitator.core.record.state import State


def ground_rules(state: State) -> tuple[str, ...]:
    """List the rules that hold, then those decided on that say something else."""
    rules = list(standing(state))
    for note in agreed(state):
        said = _bare(note.text)
        if not any(said in _bare(rule) for rule in rules):
            rules = [rule for rule in rules if _bare(rule) not in said]
            rules.append(note.text)
    return tuple(rules)


def decisions(state: State) -> tuple[Note, ...]:
    """List what was decided but for the ground rules."""
    rules = {note.id for note in agreed(state)}
    return tuple(
        note for note in state.notes.values() if note.kind == "decision" and note.id not in rules
    )


def agreed(state: State) -> tuple[Note, ...]:
    """List the ground rules that were decided on."""
    about = {slot.session.id for slot in state.slots if slot.session.kind == "rules"}
    return tuple(
        note for note in state.notes.values() if note.kind == "decision" and note.session in about
    )


def _bare(rule: str) -> str:
    return " ".join(fold(rule).split()).rstrip(" .!")
