"""The minutes as a file beside the record, never over one that says something else."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from facilitator.files.atomic import write_atomically
from facilitator.files.library import Library
from facilitator.meeting import Meeting


def write_minutes(meeting: Meeting, library: Library) -> Path:
    """Write the minutes in the agenda's language; raises `WriteFailed`.

    The meetings of `library` tell how the series has come closer in its concepts.

    A file that is there already with other text, edited by hand perhaps, is left alone: the new
    one gets a number.
    """
    from facilitator.export.markdown import minutes
    from facilitator.files.catalogues import load
    from facilitator.files.series import compared_before

    state = meeting.state
    earlier = compared_before(library, state, meeting.journal.path)
    text = minutes(state, meeting.clock.now(), load(state.agenda.language), earlier)
    folder = meeting.journal.path.parent
    for n in count(1):
        path = folder / ("minutes.md" if n == 1 else f"minutes-{n}.md")
        if not path.exists():
            write_atomically(path, text)
            return path
        if _says(path, text):
            return path
    raise AssertionError


def _says(path: Path, text: str) -> bool:
    try:
        return path.read_text("utf-8") == text
    except (OSError, UnicodeDecodeError):
        return False
