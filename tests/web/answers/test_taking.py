"""Answers are taken by one program at a time, which leaves word of it beside no record."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from facilitator.core.answers.subject import HERE
from facilitator.core.time import moves
from facilitator.files.answering import found, held, place
from facilitator.running.answers.protocol import Opened
from facilitator.web.answers.taking import LINGER
from systems import has_mode
from web.answers.phones import taken
from web.answers.test_site import Room


def test_word_of_it_is_left_while_they_are_taken_and_for_its_owner_only(tmp_path: Path) -> None:
    room = Room(tmp_path)
    left = place(room.library.data, room.meeting.journal.path)
    assert found(left) is None
    with taken(room.library, room.meeting, room.clock) as of:
        taking = found(left)
        assert taking is not None
        assert taking.address == f"http://127.0.0.1:{of.port}/{of.answers.token}/"
        assert taking.wall
        assert not taking.asks
        assert has_mode(left, 0o600)
        assert has_mode(left.parent, 0o700)
        assert room.meeting.journal.path.parent not in left.parents
        with pytest.raises(BlockingIOError), held(left):
            pass
    assert found(left) is None
    assert not left.exists()


def test_what_a_program_left_that_is_gone_counts_no_more(tmp_path: Path) -> None:
    room = Room(tmp_path)
    left = place(room.library.data, room.meeting.journal.path)
    with held(left):
        left.write_text('address = "x"\nport = 1\nkey = "k"\n', "utf-8")
        assert found(left) is not None
        left.write_text("address = 7", "utf-8")
        assert found(left) is None
    left.write_text('address = "x"\nport = 1\nkey = "k"\n', "utf-8")
    assert found(left) is None


def test_it_ends_by_itself_when_all_is_over_and_settled(tmp_path: Path) -> None:
    room = Room(tmp_path)
    with taken(room.library, room.meeting, room.clock, alone=True) as of:
        of.open(Opened(HERE))
        of.phone().send("here", organisation="-", name="Bo")
        room.meeting.do(moves.close)
        while not of.answers.over:
            time.sleep(0.01)
        assert not of.answers.lingered()
        of.seconds.now += LINGER
        assert not of.answers.lingered(), "an answer still waits"
        of.settle_all("refused")
        assert not of.answers.lingered()
        assert of.phone().look().status == 404
        of.seconds.now += LINGER
        assert of.ended.wait(10)
