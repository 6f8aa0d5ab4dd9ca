"""The minutes as a file beside the record, never over one that says something else."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from facilitator.files.atomic import write_atomically
from facilitator.files.records.library import Library
from facilitator.meeting import Meeting
from facilitator.minutes import written


def write_minutes(meeting: Meeting, library: Library) -> Path:
    """Write the minutes in the agenda's language, by the user's own template if there is one.

    Raises `WriteFailed`, and `UnreadableFile` or `Refused` for what is wrong with the template.

    The meetings of `library` tell how the series has come closer in its concepts.

    A file that is there already with other text, edited by hand perhaps, is left alone: the new
    one gets a number.
    """
    now = meeting.clock.now()
    of = written.told(library, meeting.journal.path, meeting.state, now)
    text = written.minutes(of._replace(template=written.template(library.data)))
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
