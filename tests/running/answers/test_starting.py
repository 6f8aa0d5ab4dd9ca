"""The program that takes answers is started so that it goes on, and says why if it cannot."""

from __future__ import annotations

import sys
import time
from ipaddress import ip_address
from typing import Any

from facilitator.running.answers.starting import Started, own_address


class Process:
    """A program that goes on."""

    def poll(self) -> None:
        return None


def test_what_it_said_before_it_failed_is_known() -> None:
    script = "import sys; print('no such\\naddress', file=sys.stderr); sys.exit(2)"
    started = Started([sys.executable, "-c", script])
    until = time.monotonic() + 30
    while started.runs:
        assert time.monotonic() < until
    assert started.failure == "no such address"


def test_it_gets_nothing_of_this_terminal() -> None:
    given: dict[str, Any] = {}

    def start(command: list[str], **options: object) -> Process:
        given.update(options, command=command)
        return Process()

    started = Started(["a", "b"], start)
    assert started.runs
    assert started.failure is None
    assert given["command"] == ["a", "b"]
    assert given["stdin"] == given["stdout"] == -3
    assert given.get("start_new_session") or given.get("creationflags")


def test_one_that_only_says_for_a_while_that_it_is_over_runs_no_more() -> None:
    started = Started([], lambda *_, **__: Process())
    started.stopped = True
    assert not started.runs
    assert started.failure is None


def test_the_own_address_is_one_that_others_can_reach_or_none() -> None:
    own = own_address()
    assert not own or not ip_address(own).is_loopback
