"""`note` keeps a note through the meeting, whatever runs it."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from cli.calling import Cli
from facilitator.files.toml.text import LARGEST


def last_event(cli: Cli) -> dict[str, Any]:
    [folder] = (cli.data / "meetings").iterdir()
    events = tomllib.loads((folder / "journal.toml").read_text())["event"]
    last: dict[str, Any] = events[-1]
    return last


@pytest.mark.parametrize(
    ("words", "kind", "text", "who", "due"),
    [
        (["Vi", "börjar"], "note", "Vi börjar", "", None),
        (["! Så gör vi"], "decision", "Så gör vi", "", None),
        (["> ring @Cissi Dahl due 26/4"], "action", "ring", "Cissi Dahl", "2013-04-26"),
        (['" Bra sagt -- Lisa'], "quote", "Bra sagt", "Lisa", None),
        (['" Bra sagt', "--", "Lisa"], "quote", "Bra sagt", "Lisa", None),
        (["--kind", "note", "! inte beslut"], "note", "! inte beslut", "", None),
        (["--kind", "action", "ring @Lisa"], "action", "ring", "Lisa", None),
        (["--kind", "quote", "Bra -- Lisa"], "quote", "Bra", "Lisa", None),
        (["--kind", "question", "> varför"], "question", "> varför", "", None),
        (["--", "-5 grader"], "note", "-5 grader", "", None),
        (["--", "--", "streck"], "note", "-- streck", "", None),
        (["Ä\u0308\x1b[31m!"], "note", "Ä\u0308!", "", None),
    ],
)
def test_what_is_kept(  # noqa: PLR0913, PLR0917
    words: list[str], kind: str, text: str, who: str, due: str | None, meeting: Cli
) -> None:
    result = meeting("note", *words)
    event = last_event(meeting)
    assert (result.code, result.err) == (0, "")
    assert result.out.count("\n") == 1
    assert event["kind"] == "noted"
    assert (event["capture"], event["text"], event["who"]) == (kind, text, who)
    assert str(event.get("due")) == str(due)
    assert event["by"] == "laptop-1"


@pytest.mark.parametrize("words", [[], ["-"]])
def test_text_comes_from_standard_input_too(words: list[str], meeting: Cli) -> None:
    assert meeting("note", *words, stdin="! första\nandra\n").code == 0
    assert (last_event(meeting)["capture"], last_event(meeting)["text"]) == (
        "decision",
        "första\nandra",
    )


def test_standard_input_that_goes_on_and_on_is_no_note(meeting: Cli) -> None:
    result = meeting("note", stdin="a" * (LARGEST + 1))
    assert (result.code, result.out) == (1, "")
    assert "more than 1 MiB" in result.err
    assert last_event(meeting)["kind"] == "opened"


def test_what_was_kept_is_told(meeting: Cli) -> None:
    meeting("control", "start")
    assert meeting("note", "> ring @Lisa due 26/4").out == (
        "Träff i Kista: kept “ring” (action, Lisa, due 2013-04-26, Samling).\n"
    )


@pytest.mark.parametrize("date", ["31/2", "2026-13-45", "nästa fredag"])
def test_a_date_that_cannot_be_is_told_and_nothing_kept(date: str, meeting: Cli) -> None:
    result = meeting("note", f"> ring senast {date}")
    assert (result.code, result.out) == (1, "")
    assert f"“{date}”" in result.err
    assert last_event(meeting)["kind"] == "opened"


def test_a_note_goes_to_the_session_that_is_named(meeting: Cli) -> None:
    assert meeting("note", "--session", "eu", "x").code == 0
    assert last_event(meeting)["session"] == "eu"


@pytest.mark.parametrize(
    ("words", "stdin"), [(["--session", "eq", "x"], None), ([], "\n"), (["!"], None)]
)
def test_what_makes_no_sense_is_refused(words: list[str], stdin: str | None, meeting: Cli) -> None:
    result = meeting("note", *words, stdin=stdin)
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1
    assert last_event(meeting)["kind"] == "opened"


def test_a_note_in_a_rehearsal_says_so_and_keeps_its_time(rehearsal: Cli) -> None:
    opened = last_event(rehearsal)["at"]
    assert "(rehearsal)" in rehearsal("note", "x").out
    assert last_event(rehearsal)["at"] == opened


def test_a_half_written_event_is_moved_away_and_told(meeting: Cli) -> None:
    [folder] = (meeting.data / "meetings").iterdir()
    with (folder / "journal.toml").open("a", newline="\n") as file:
        file.write("[[event]]\nkin")
    result = meeting("note", "x")
    assert result.code == 0
    assert str(folder / "journal.torn-1.toml") in result.err
