"""`control` makes one move and says what happened."""

from __future__ import annotations

import pytest

from cli.calling import Cli


@pytest.mark.parametrize(
    ("before", "move", "said"),
    [
        ([], ["start"], "started “Samling”."),
        (["start"], ["pause"], "paused “Samling”."),
        (["start", "pause"], ["start"], "went on with “Samling”."),
        (["start"], ["next"], "started “Aktuellt i EU”."),
        (["start", "next"], ["back"], "went back to “Samling”."),
        (["start"], ["extend", "5"], "gave 5 min to “Samling”."),
        (["start"], ["extend", "-5"], "took 5 min from “Samling”."),
        (["start"], ["skip"], "skipped “Aktuellt i EU”."),
        (["start"], ["end"], "ended “Samling”."),
        (["start", "pause"], ["undo"], "undone: paused “Samling”."),
        (["start", "pause", "undo"], ["redo"], "redone: paused “Samling”."),
    ],
)
def test_each_move(before: list[str], move: list[str], said: str, meeting: Cli) -> None:
    for word in before:
        assert meeting("control", word).code == 0
    result = meeting("control", *move)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[0] == f"Träff i Kista: {said}"


def test_the_second_line_is_where_the_meeting_stands(meeting: Cli) -> None:
    assert meeting("control", "start").out.splitlines()[1] == (
        "Samling · ● 20 min left · on time · next 10:20 Aktuellt i EU"
    )


@pytest.mark.parametrize(
    "move", [["pause"], ["end"], ["back"], ["undo"], ["redo"], ["extend", "5"]]
)
def test_a_move_that_makes_no_sense_is_refused(move: list[str], meeting: Cli) -> None:
    result = meeting("control", *move)
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1


def test_a_rehearsal_is_marked(rehearsal: Cli) -> None:
    assert rehearsal("control", "start").out.startswith("Träff i Kista (rehearsal): started")
