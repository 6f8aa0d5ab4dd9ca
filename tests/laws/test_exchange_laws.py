"""The laws of exchanging: a folder that is kept badly takes nothing away, and who shares nothing
has a record as ever.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import minutes, opening
from facilitator.core.base.refusal import Refused
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.files.records.codec import encode
from facilitator.meeting import create
from facilitator.running.together.laptops import Laptops, exchanged
from faults.sharing import Played
from laws.test_shared_laws import STEPS
from shared_folder import TEXT, Desk


@contextmanager
def folder() -> Iterator[Path]:
    """Give a folder for one example."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name).resolve()


@settings(max_examples=8)
@given(st.randoms(use_true_random=False), st.integers(0, 20))
def test_no_folder_however_it_is_kept_takes_anything_away(dice: random.Random, steps: int) -> None:
    with folder() as base:
        meeting = Played(base, dice, Counter())
        for _ in range(steps):
            meeting.happen()
        meeting.settle()
        meeting.check()


@settings(max_examples=15)
@given(st.lists(st.sampled_from(["note", "elsewhere", *STEPS]), max_size=12))
def test_a_record_that_is_never_shared_is_what_its_events_say_byte_for_byte(
    steps: list[str],
) -> None:
    with folder() as base:
        desk = Desk(base, "anna")
        fact = opening(TEXT)
        meeting = create(desk.library, fact.agenda, TEXT, desk.writer)
        record = meeting.journal.path
        desk.begin()  # another meeting of the same data, which is shared
        laptops = Laptops(meeting, desk.new_id)
        events = [*meeting.journal.events]
        for step in steps:
            desk.clock.advance(minutes(1))
            if step == "elsewhere":
                desk.note("elsewhere")
                desk.once()
                assert laptops.look() == ()
                assert exchanged(meeting, desk.new_id) == ()
                laptops.written()
            elif step == "note":
                events.append(meeting.do(note_moves.capture, Capture("note", step), None))
            else:
                with suppress(Refused):
                    events.append(meeting.do(STEPS[step]))
        laptops.stop()
        assert not laptops.shared
        assert laptops.listed() == ()
        zone = ZoneInfo(fact.agenda.timezone)
        assert record.read_bytes() == b"".join(encode(event, zone) for event in events)
        assert {(event.by, event.seen) for event in events} == {("anna", None)}
        names = {path.name for path in record.parent.iterdir()}
        assert names <= {"journal.toml", "journal.lock"}
