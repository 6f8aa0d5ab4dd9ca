"""Answers go on being taken when the program that takes them dies, and nothing seen is lost."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from builders import ENGLISH
from facilitator.core.answers.subject import HERE, Subject
from facilitator.core.base.language import Phrase
from facilitator.files.answering import Taking, abandoned, held, leave, place
from facilitator.running.answers.going_on import DIED, ENDED, LOST, STARTED_AGAIN, GoingOn
from facilitator.running.answers.inbox import Inbox
from facilitator.running.answers.protocol import Opened, Report
from facilitator.running.answers.starting import Started, begin
from running.answers.test_inbox import HERE_FIRST, REPORT, until
from systems import posix_only
from web.answers.phones import Phone, Seconds
from web.answers.test_site import Room

WHERE = Subject("question", "focus", 1)


class Programs:
    """The programs that take the answers of a meeting, each started after the other."""

    def __init__(self, folder: Path) -> None:
        self.room = Room(folder)
        self.path = place(self.room.library.data, self.room.meeting.journal.path)
        self.inbox = Inbox(self.path)
        self.processes: list[subprocess.Popen[bytes]] = []
        self.seconds = Seconds()
        self.going_on = GoingOn(self.inbox, self.begin, self.seconds)

    def begin(self, host: str) -> Started:
        journal = self.room.meeting.journal.path
        return begin(self.room.library.data, journal, host, ENGLISH, self._start)

    def _start(self, *given: Any, **options: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401
        self.processes.append(subprocess.Popen(*given, **options))
        return self.processes[-1]

    def phone(self) -> Phone:
        assert self.inbox.report is not None
        address = urlsplit(self.inbox.report.address)
        assert address.port is not None
        return Phone(address.port, address.path.strip("/"))

    def look(self) -> Phrase | None:
        return self.going_on.look(finished=False)

    def kill(self) -> None:
        self.processes[-1].kill()
        self.processes[-1].wait(20)


@pytest.fixture
def programs(tmp_path: Path) -> Iterator[Programs]:
    made = Programs(tmp_path)
    yield made
    made.inbox.close()
    for each in made.processes:
        each.kill()
        each.wait(20)


def test_one_that_is_killed_is_started_again_and_nothing_is_lost(programs: Programs) -> None:
    inbox = programs.inbox
    assert programs.going_on.start("127.0.0.1")
    until(inbox, lambda: inbox.report is not None)
    assert programs.look() is None
    inbox.open([Opened(HERE), Opened(WHERE)])
    inbox.show(wall=False)
    until(inbox, lambda: inbox.report is not None and len(inbox.report.opened) == 2)
    one, other = programs.phone(), programs.phone()
    one.send("question", of="focus", number=1, organisation="blekinge", text="Here")
    other.send("here", organisation="-", name="Bo Ek")
    until(inbox, lambda: len(inbox.waiting) == 2)
    inbox.settle(inbox.waiting[0], "accepted", "event")
    programs.kill()
    until(inbox, lambda: inbox.end == "died")
    assert [sent.name for sent in inbox.waiting] == ["Bo Ek"], "what waits can be read meanwhile"
    assert programs.look() == STARTED_AGAIN
    until(inbox, lambda: inbox.report is not None and len(inbox.report.opened) == 2)
    assert programs.look() is None
    assert not inbox.wall
    assert [sent.name for sent in inbox.waiting] == ["Bo Ek"]
    assert "Accepted." in one.look().said
    assert "Sent. It is read before it is kept." in other.look().said
    one.send("question", of="focus", number=1, organisation="blekinge", text="There")
    until(inbox, lambda: len(inbox.waiting) == 2)
    assert [sent.former_text for sent in inbox.waiting] == ["", "Here"]
    programs.kill()
    until(inbox, lambda: inbox.end == "died")
    words = programs.look()
    assert words is not None
    assert ENGLISH.say(words).startswith(ENGLISH.say(DIED)), "it died too soon to be started again"
    assert "2 answers wait here" in ENGLISH.say(words)
    assert len(programs.processes) == 2


@posix_only
def test_one_that_is_told_to_end_leaves_nothing_behind(programs: Programs) -> None:
    inbox = programs.inbox
    assert programs.going_on.start("127.0.0.1")
    until(inbox, lambda: inbox.report is not None)
    assert programs.look() is None
    programs.processes[-1].terminate()
    assert programs.processes[-1].wait(20) == 143
    assert not programs.path.exists()
    until(inbox, lambda: inbox.end == "ended")
    assert programs.look() == ENDED
    assert programs.look() is None


def test_what_died_while_nobody_looked_is_said_to_be_lost(programs: Programs) -> None:
    with held(programs.path):
        pass
    leave(programs.path, Taking("http://here/token/", 1, "key"))
    assert abandoned(programs.path) is not None
    until(programs.inbox, lambda: programs.inbox.end == "died")
    assert programs.look() == LOST
    assert programs.look() is None
    assert programs.processes == []


def test_what_was_stopped_or_is_finished_is_not_missed(programs: Programs) -> None:
    inbox = programs.inbox
    inbox.arrived(REPORT)
    inbox.look()
    assert programs.look() is None
    inbox.arrived(None, "ended")
    inbox.look()
    assert programs.going_on.look(finished=True) is None
    inbox.arrived(Report(1, "http://here/", here_only=True, waiting=(HERE_FIRST,)))
    inbox.look()
    inbox.arrived(None, "stopped")
    inbox.look()
    assert programs.look() is None
    assert inbox.waiting == ()
