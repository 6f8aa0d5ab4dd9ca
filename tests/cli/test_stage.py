"""`stage` on the command line."""

from __future__ import annotations

from cli.calling import Cli


def test_the_stage_needs_a_terminal(meeting: Cli) -> None:
    meeting.at_terminal = False
    done = meeting("--language", "en", "stage")
    assert done.code == 2
    assert "This needs a terminal" in done.err
