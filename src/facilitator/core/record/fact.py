"""A fact is what happened, past tense and immutable, without who and when.

Its `kind` in the journal is its class name in kebab case (`SessionStarted` is "session-started").
Instants are aware datetimes in UTC; sessions are named by their id.
"""

import re

from msgspec import Struct


def kind_of(name: str) -> str:
    """Return the journal's kind for a fact's class name: `NoteRemoved` -> "note-removed"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


class Fact(Struct, frozen=True, tag_field="kind", tag=kind_of, forbid_unknown_fields=True):
    """What happened, without who and when."""
