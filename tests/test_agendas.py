"""The agendas that come along run as they are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from builders import AGENDA_FOLDER
from facilitator.core.record.agenda import Agenda, Participant, Upcoming
from facilitator.core.record.plan import plan
from facilitator.files.agenda.file import parse, read


def agenda(name: str) -> Agenda:
    parsed = parse(read(AGENDA_FOLDER / name))
    assert parsed.problems == ()
    assert parsed.warnings == ()
    assert parsed.agenda is not None
    return parsed.agenda


@pytest.mark.parametrize("path", sorted(AGENDA_FOLDER.glob("*.toml")), ids=lambda path: path.name)
def test_there_is_nothing_to_remark(path: Path) -> None:
    assert agenda(path.name).title


def test_the_digital_agenda_says_what_the_meeting_was() -> None:
    meeting = agenda("digital-agenda.toml")
    assert [day.date for day in meeting.days] == [dt.date(2013, 3, 21), dt.date(2013, 3, 22)]
    assert meeting.place == "Stockholm"
    names = [organisation.name for organisation in meeting.organisations]
    assert names[:2] == ["Folkbildningsrådet", "Näringsdepartementet"]
    assert len(names[2:]) == 12
    assert (
        Participant(
            "Cissi Dahl",
            "blekinge",
            "speaker",
            "skype:cissi.dahl.netport?call",
            affiliation="Netport",
        )
        in meeting.participants
    )
    people = {person.name: person for person in meeting.participants}
    assert people["Caroline Andersson"].title == "vd"
    assert people["Caroline Andersson"].affiliation == "Governo"
    assert people["Henrik Ishahara"].title == "politiskt sakkunnig"
    assert people["Åsa Zetterberg"].affiliation == "SKL:s Center för e-samhället"
    assert meeting.series_title == "Lärprojektet Digital agenda"
    sessions = {str(session.id): session for day in meeting.days for session in day.sessions}
    assert sessions["blekinge"].remote
    assert "www.regionaldigitalagenda.se" in sessions["blekinge"].description
    assert sessions["fokus"].kind == "round"
    assert sessions["fokus"].per == "organisation"
    assert len(sessions["fokus"].questions) == 2
    assert [group.focus for group in sessions["arbetsgrupper"].groups] == [
        "det övergripande uppdraget",
        "konkret handlingsplanearbete",
        "verksamhetsutveckling och e-tjänster",
    ]
    assert [task.due for task in meeting.homework] == [dt.date(2013, 4, 26)] * 2
    assert meeting.homework[0].compilers == ("Lisa", "Sebastian", "Victoria", "Lennart")
    assert meeting.upcoming[0] == Upcoming(
        status="fixed", date=dt.date(2013, 4, 26), place="Kista", theme="Nya digitala tjänster"
    )
    assert [meeting.status for meeting in meeting.upcoming[1:]] == ["proposed", "proposed", "wish"]


def test_the_retrospective_takes_an_hour() -> None:
    slots = plan(agenda("retrospective-60.toml"))
    assert slots[-1].end - slots[0].start == dt.timedelta(hours=1)
