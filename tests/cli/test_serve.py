"""`serve` on the command line, and what it has in common with `stage`."""

from __future__ import annotations

import socket

import pytest

from cli.calling import Cli
from facilitator.files.answering import held, place


@pytest.mark.parametrize("words", [("stage",), ("serve",)])
def test_without_a_record_there_is_nothing_to_show(cli: Cli, words: tuple[str, ...]) -> None:
    done = cli(*words)
    assert (done.code, done.out) == (1, "")
    assert "There is no record" in done.err


def test_a_place_that_cannot_be_served_at_is_told(meeting: Cli) -> None:
    for host in ("192.0.2.1", "no such host", "x" * 300):
        done = meeting("--language", "en", "serve", "--host", host)
        assert (done.code, done.out) == (2, "")
        assert "cannot be served at: this computer has no such address. See" in done.err
    assert meeting("serve", "--port", "65536").code == 2
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = meeting("--language", "en", "serve", "--port", port)
    assert (done.code, done.out) == (2, "")
    assert "cannot be served at: another program uses that port." in done.err


def test_only_one_program_takes_the_answers_for_a_meeting(meeting: Cli) -> None:
    (journal,) = meeting.data.glob("meetings/*/journal.toml")
    with held(place(meeting.data, journal)):
        done = meeting("--language", "en", "serve", "--answers")
    assert (done.code, done.out) == (2, "")
    assert "Another program takes the answers for this meeting already." in done.err
