"""A meeting in which one person is named in every way."""

from __future__ import annotations

from pathlib import Path

from cli.calling import AGENDA, Cli
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.groups import MembersDealt
from facilitator.core.record.homework import HandedIn
from facilitator.core.record.people import Arrived
from facilitator.core.record.words import TermAgreed
from facilitator.core.time import moves
from facilitator.meeting import Meeting

ID = "2013-03-21-träff-i-kista"
NAMED = AGENDA.replace(
    '[[participant]]\nname = "Cissi Dahl"',
    "# Cissi Dahl ringer in\n[[organisation]]\nid = \"cissi-dahl-ab\"\nname = 'Cissi Dahl AB'\n"
    '[[participant]]\nname = "Cissi Dahl"\norganisation = "cissi-dahl-ab"',
).replace('title = "Utvärdering"', 'title = "Cissi Dahls \\u00e5sikt"')


def folder(cli: Cli) -> Path:
    return cli.data / "meetings" / ID


def fill(meeting: Meeting) -> None:
    meeting.do(moves.start)
    meeting.do(
        note_moves.capture, Capture("quote", "sa CISSI DAHL, inte Acissi dahl", "cissi dahl")
    )
    meeting.do(lambda *_: Arrived("cissi-dahl", 1))
    meeting.do(lambda *_: TermAgreed("cissi dahl", "Cissi Dahl"))
    meeting.do(lambda *_: HandedIn("ordmoln", "cissi-dahl", terms=(("Cissi Dahl", 2.0),)))
    meeting.do(lambda *_: MembersDealt("samling", (("cissi-dahl", "g1"),), 1))
