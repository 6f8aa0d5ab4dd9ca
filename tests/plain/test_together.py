"""A meeting led by lines that several laptops keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from builders import opening
from cli.calling import AGENDA
from facilitator.core.base.ids import EventId
from facilitator.core.record.events import Event
from facilitator.core.record.sharing import Joined
from facilitator.files.records.codec import encode
from facilitator.files.records.sharing.exchange import Exchange
from facilitator.files.records.sharing.joining import Me, share
from plain.playing import Room
from shared_folder import Desk


def test_what_arrives_is_told_where_the_record_is_shared_meanwhile(
    room: Room, tmp_path: Path
) -> None:
    meeting = room.open()
    journal, common = meeting.journal.path, tmp_path / "common"
    common.mkdir()
    bo = Desk(tmp_path, "bo")
    bo.shared = common

    def script() -> Iterator[str | float]:
        yield "start"
        share(journal, common, Me("Anna", "anna", bo.new_id))
        Exchange(journal, room.clock.now, bo.new_id).once()
        yield 1.0
        bo.join()
        bo.clock.show(room.clock.now(), 0)
        bo.once()
        bo.note("Vi börjar")
        bo.once()
        yield 1.0
        yield "pause"
        yield from ("q", "q")

    played = room.play_on(script())
    assert played.said("10:01 Bo kept “Vi börjar” (note).")
    assert sum("started “Samling”" in line for line in played.lines) == 1
    assert played.said("10:02 You paused “Samling”.")
    bo.once()
    assert bo.state.paused


def test_another_agenda_that_the_meeting_was_opened_with_is_read_with_the_laptops(
    room: Room, tmp_path: Path
) -> None:
    meeting = room.open()
    journal, common = meeting.journal.path, tmp_path / "common"
    common.mkdir()
    made = share(journal, common, Me("Anna", "anna", lambda: "anna-1"))
    Exchange(journal, room.clock.now, lambda: "anna-2").once()
    later = room.clock.now() + dt.timedelta(minutes=1)
    title = opening(AGENDA.replace("Samling", "Incheckning"))
    events = (
        Event(EventId("bo-1"), later, "bo", title),
        Event(EventId("bo-2"), later, "bo-ab12", Joined("Bo")),
    )
    part = b"".join(encode(event, dt.UTC) for event in events)
    (made.place / "journal.bo-ab12.toml").write_bytes(part)
    played = room.play("", 1.0, 1.0, "laptops", "q", "q")
    assert played.said("Bo opened this meeting with another agenda, which is not taken over.")
    assert played.said("Bo opened this meeting with another agenda: ")
    assert played.said("Incheckning")
