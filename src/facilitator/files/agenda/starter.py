"""A starter is a short, commented agenda to change into one's own."""

from __future__ import annotations

import datetime as dt
import re
from importlib import resources
from itertools import count
from pathlib import Path
from typing import Final

from facilitator.files.atomic import write_atomically

FOUR_WEEKS: Final = dt.timedelta(weeks=4)

UTC: Final = "UTC"

_ZONE: Final = re.compile(r'^(timezone = )("[^"]*" *)(#.*)$', re.MULTILINE)

# The dates that stand in the files, so that they are agendas as they are.
_TODAY: Final = "2013-03-21"
_NEXT: Final = "2013-04-18"


def starter(language: str, today: dt.date, zone: str = UTC) -> str:
    """Return a starter in "sv" or "en" for a meeting held on `today`, and the next in four weeks.

    Its clock times are local to `zone`, an IANA name; with "UTC", by which nobody lives, to the
    zone in which the language is at home.
    """
    text = _dated(language, today)
    return text if zone == UTC else _ZONE.sub(lambda found: _in_zone(found, zone), text)


def practice(language: str, today: dt.date) -> str:
    """Return the agenda of the short meeting that the tour rehearses, in "sv" or "en"."""
    return _dated(f"practice-{language}", today)


def _in_zone(found: re.Match[str], zone: str) -> str:
    key, before, comment = found.groups()
    return key + f'"{zone}" '.ljust(len(before)) + comment


def write_new(folder: Path, text: str) -> Path:
    """Write an agenda to a file of its own in a folder, and say where; raises `WriteFailed`."""
    names = (f"agenda-{n}.toml" if n > 1 else "agenda.toml" for n in count(1))
    path = next(path for name in names if not (path := folder / name).exists())
    write_atomically(path, text)
    return path


def _dated(name: str, today: dt.date) -> str:
    file = resources.files("facilitator.files.agenda") / "starters" / f"{name}.toml"
    text = file.read_text("utf-8").replace(_NEXT, (today + FOUR_WEEKS).isoformat())
    return text.replace(_TODAY, today.isoformat())
