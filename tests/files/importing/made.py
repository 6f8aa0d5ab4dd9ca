"""An imported file as tests look at it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from builders import Room
from facilitator.core.record.plan import plan
from facilitator.files import catalogues
from facilitator.files.agenda.file import parse
from facilitator.files.importing.file import imported_file
from facilitator.files.importing.programme import Circumstances, Remark

TODAY = dt.date(2013, 3, 20)
GIVEN = Circumstances(
    today=TODAY, language=catalogues.load("en"), zone="Europe/Stockholm", name="träff"
)
AGENDAS = Path(__file__).parents[3] / "agendas"


class Made:
    """What became of a file: the agenda and the sentences about it."""

    def __init__(self, folder: Path, name: str, content: str | bytes) -> None:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        written = imported_file(path, GIVEN)
        self.text = written.text or ""
        self.agenda = parse(self.text).agenda if written.text else None
        self.left_out = [self._said(r) for r in written.remarks if r.left_out and not r.minor]
        self.assumed = [self._said(r) for r in written.remarks if not r.left_out]

    @staticmethod
    def _said(remark: Remark) -> str:
        return f"{remark.line}: {GIVEN.language.say(remark.message)}"

    @property
    def plan(self) -> list[str]:
        """The sessions with their local times."""
        agenda = self.agenda
        assert agenda is not None
        zone = Room(agenda).state.zone
        return [
            f"{s.start.astimezone(zone):%d %H:%M}-{s.end.astimezone(zone):%H:%M} {s.session.title}"
            for s in plan(agenda)
        ]


def event(title: str, start: str, *more: str) -> str:
    return "\r\n".join(
        ["BEGIN:VEVENT", f"SUMMARY:{title}", f"DTSTART{start}", *more, "END:VEVENT", ""]
    )
