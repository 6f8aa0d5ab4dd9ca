"""The inbox knows what waits in the other program, and what was done to it here at once."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import json

from facilitator.core.answers.sent import Sent
from facilitator.core.answers.subject import HERE, Subject
from facilitator.files.answering import Taking, held, leave, place
from facilitator.running.answers.inbox import PATIENCE, Inbox
from facilitator.running.answers.protocol import Opened, Order, Report, Settled
from web.answers.phones import taken
from web.answers.test_site import Room

WHERE = Subject("question", "focus", 1)
HERE_FIRST = Sent("a", WHERE, "a", text="Here")
REPORT = Report(1, "http://here/", here_only=True, waiting=(HERE_FIRST,))


def until(inbox: Inbox, holds: Callable[[], bool]) -> None:
    """Look until something holds."""
    given_up = time.monotonic() + 4 * PATIENCE
    while not holds():
        assert time.monotonic() < given_up
        inbox.look()
        time.sleep(0.01)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


@pytest.fixture
def inbox(room: Room) -> Iterator[Inbox]:
    made = Inbox(place(room.library.data, room.meeting.journal.path))
    yield made
    made.close()


def test_nothing_is_known_while_no_answers_are_taken(inbox: Inbox) -> None:
    assert not inbox.look()
    assert inbox.report is None
    assert not inbox.waiting
    assert not inbox.aside
    assert not inbox.opened


def test_what_waits_is_heard_of_and_what_is_ordered_is_done(room: Room, inbox: Inbox) -> None:
    with taken(room.library, room.meeting, room.clock) as of:
        until(inbox, lambda: inbox.report is not None)
        inbox.open([Opened(HERE), Opened(WHERE, at_once=True)])
        inbox.show(wall=False)
        assert len(inbox.opened) == 2, "as it will be once that is heard"
        assert not inbox.wall
        until(inbox, lambda: of.box.opened == {HERE: False, WHERE: True})
        until(inbox, lambda: not of.box.wall)
        assert inbox.at_once(WHERE)
        assert not inbox.at_once(HERE)
        phone = of.phone()
        phone.send("here", name="Bo", organisation="-")
        until(inbox, lambda: len(inbox.waiting) == 1)
        inbox.settle(inbox.waiting[0], "aside")
        assert inbox.waiting == ()
        assert [sent.name for sent in inbox.aside] == ["Bo"]
        until(inbox, lambda: of.box.waiting()[0].aside)
        inbox.settle(inbox.aside[0], "refused")
        assert inbox.aside == ()
        until(inbox, lambda: of.box.empty)
        inbox.stop()
        until(inbox, lambda: inbox.report is None)
        assert of.phone().look().status == 404


def test_a_program_that_is_gone_is_known_to_be_and_another_is_found(
    room: Room, inbox: Inbox
) -> None:
    for name in ("A", "B"):
        with taken(room.library, room.meeting, room.clock) as of:
            until(inbox, lambda: inbox.report is not None)
            of.open(Opened(HERE))
            of.phone().send("here", name=name, organisation="-")
            until(inbox, lambda: len(inbox.waiting) == 1)
            assert inbox.waiting[0].name == name
            inbox.settle(inbox.waiting[0], "accepted")
        until(inbox, lambda: inbox.end == "ended")
        assert inbox.report is None
        assert inbox.waiting == ()


def test_what_was_settled_does_not_come_back_with_a_report_from_before(inbox: Inbox) -> None:
    inbox.arrived(REPORT)
    assert inbox.look()
    assert not inbox.look()
    inbox.settle(HERE_FIRST, "accepted")
    assert inbox.waiting == ()
    inbox.arrived(REPORT)
    inbox.look()
    assert inbox.waiting == ()
    assert inbox.find("a") is None


def test_what_was_mended_is_so_at_once(inbox: Inbox) -> None:
    inbox.arrived(REPORT)
    inbox.look()
    inbox.settle(Sent("a", WHERE, "a", text="There"), "waiting")
    assert [sent.text for sent in inbox.waiting] == ["There"]


def test_an_order_that_was_not_heard_is_given_again(room: Room, inbox: Inbox) -> None:
    path = place(room.library.data, room.meeting.journal.path)
    with held(path), socket.create_server(("127.0.0.1", 0)) as counter:
        leave(path, Taking("http://here/", counter.getsockname()[1], "key"))
        inbox.settle(HERE_FIRST, "refused")
        inbox.open([Opened(HERE)])
        inbox.look()
        orders = [heard(counter, answer) for answer in (None, REPORT)]
        assert orders[0].settled == orders[1].settled == (Settled("a", "refused", "Here"),)
        assert orders[0].opened == orders[1].opened == (Opened(HERE),)
        until(inbox, lambda: inbox.report is not None)
        assert heard(counter, REPORT).settled == ()


def heard(counter: socket.socket, answer: Report | None) -> Order:
    """Hear an order, and answer it or say nothing."""
    connection, _ = counter.accept()
    with connection, connection.makefile("rb") as lines:
        order = json.decode(lines.readline(), type=Order)
        if answer is not None:
            connection.sendall(json.encode(answer) + b"\n")
    return order


def test_what_is_no_report_is_none(inbox: Inbox, room: Room) -> None:
    left = place(room.library.data, room.meeting.journal.path)
    with held(left), socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(PATIENCE)
        leave(left, Taking("http://here/", other.getsockname()[1], "k"))
        for _ in range(2):  # it goes on asking
            inbox.look()
            connection, _ = other.accept()
            with connection, connection.makefile("rwb") as line:
                line.readline()
                line.write(b'{"x":' + b"[" * 100_000 + b"\n")
        assert inbox.report is None
