"""`serve` on the command line, and what it has in common with `stage`."""

from __future__ import annotations

import socket
import sys

import pytest

from cli.calling import Cli
from facilitator.cli.extras import how_to_install


@pytest.mark.parametrize("words", [("stage",), ("serve",)])
def test_without_a_record_there_is_nothing_to_show(cli: Cli, words: tuple[str, ...]) -> None:
    done = cli(*words)
    assert (done.code, done.out) == (1, "")
    assert "There is no record" in done.err


def test_a_place_that_cannot_be_served_at_is_told(meeting: Cli) -> None:
    pytest.importorskip("uvicorn")
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


def test_without_the_extra_it_is_said_what_to_install(
    meeting: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("facilitator.web.server", "uvicorn"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = meeting("--language", "en", "serve")
    assert (done.code, done.out) == (2, "")
    assert f"To install them: {how_to_install('web', 'uvicorn')}" in done.err
    assert "uvicorn" in done.err
