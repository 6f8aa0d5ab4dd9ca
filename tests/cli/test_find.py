"""`find` looks for words in all the records."""

from __future__ import annotations

import json

import pytest

from cli.calling import AGENDA, Cli
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.groups import GroupFormed
from facilitator.core.record.homework import HandedIn, Spotted
from facilitator.core.record.rounds import Answered
from facilitator.core.record.words import TermAgreed
from facilitator.core.time import moves
from facilitator.meeting import Meeting

KEYS = ["record", "path", "title", "date", "rehearsal", "kind", "session", "who", "text", "at"]
LATER = AGENDA.replace("2013-03", "2013-04").replace("i Kista", "i Kalmar")
SERIES = LATER.replace("[[participant]]", 'series = "Agendan"\n[[participant]]', 1)


def fill(meeting: Meeting) -> None:
    meeting.do(moves.start)
    meeting.do(
        note_moves.capture, Capture("decision", "Å\u0308lmhult får FIBER\ni höst", "Cissi Dahl")
    )
    removed = meeting.do(note_moves.capture, Capture("note", "fiber, borttaget"))
    meeting.do(note_moves.remove_note, removed.id)
    meeting.do(lambda *_: Answered("samling", "cissi-dahl", 1, "Fiber är \x1b[31mdyrt"))
    meeting.do(lambda *_: HandedIn("ord", "cissi-dahl", "", (("fiber", 2.0), ("kabel", 1.0))))
    meeting.do(lambda *_: Spotted("cissi-dahl", "Sparv", ("fiber",)))
    meeting.do(lambda *_: GroupFormed("eu", "g1", "Fibergruppen", "kabel"))
    meeting.do(lambda *_: TermAgreed("fiber", "Fiber"))


@pytest.fixture
def two(cli: Cli) -> Cli:
    cli.visit = fill
    cli.write("a.toml")
    assert cli("a.toml").code == 0
    cli.visit = lambda _: None
    cli.write("b.toml", SERIES.replace('"Lunch"', '"Fiber till lunch"'))
    assert cli("b.toml", "--rehearse").code == 0
    broken = cli.data / "meetings" / "broken"
    broken.mkdir()
    (broken / "journal.toml").write_text("fiber\n\n")
    return cli


def test_everything_that_holds_the_words_is_found_newest_meeting_first(two: Cli) -> None:
    result = two("find", "fiber")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "2013-04-21 · Träff i Kalmar (rehearsal) · 2013-04-21-träff-i-kalmar-rehearsal\n"
        "  Session · Fiber till lunch\n"
        "\n"
        "2013-03-21 · Träff i Kista · 2013-03-21-träff-i-kista\n"
        "  Decision · Samling · Cissi Dahl · Å̈lmhult får FIBER i höst\n"
        "  Answer · Samling · Cissi Dahl · Fiber är dyrt\n"
        "  Group · Aktuellt i EU · Fibergruppen · kabel\n"
        "  Homework · ord · Cissi Dahl · fiber kabel\n"
        "  Horizon scan · Cissi Dahl · Sparv · fiber\n"
        "  Agreed term · Fiber · fiber\n"
        "\n"
        "7 places found.\n"
    )


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("fiber", "kabel"), 2),
        (("fiber kabel",), 2),
        (("fiber", "cissi", "dyrt"), 1),
        (("FÅR",), 1),
        (("far",), 0),
        (("fiber", "--kind", "group"), 1),
        (("--kind", "decision"), 1),
        (("fiber", "--kind", "term"), 1),
        (("fiber", "--person", "dahl cissi"), 4),
        (("--person", "Cissi"), 6),
        (("fiber", "--series", "agendan"), 1),
        (("fiber", "--series", "agend"), 1),
        (("träff",), 2),
        (("borttaget",), 0),
    ],
)
def test_words_people_kinds_and_series_narrow_it(
    two: Cli, words: tuple[str, ...], count: int
) -> None:
    result = two("find", *words, "--json")
    assert len(json.loads(result.out)["found"]) == count
    assert result.code == (0 if count else 1)


def test_the_answer_as_json(two: Cli) -> None:
    answer = json.loads(two("find", "höst", "--json").out)
    [found] = answer["found"]
    assert (answer["format"], list(found)) == (1, KEYS)
    assert (found["kind"], found["session"], found["who"]) == ("decision", "Samling", "Cissi Dahl")
    assert found["text"].endswith("FIBER\ni höst")
    assert (found["date"], found["at"]) == ("2013-03-21", "2013-03-21T09:00:00Z")


def test_much_is_cut_off_and_nothing_is_an_answer_too(two: Cli) -> None:
    def many(meeting: Meeting) -> None:
        for number in range(120):
            meeting.do(note_moves.capture, Capture("note", f"sten {number}"))

    two.visit = many
    two("a.toml")
    few, all_ = two("find", "sten").out, two("find", "sten", "--all").out
    assert few.endswith("The first 40 are shown; --all shows the rest.\n")
    assert all_.endswith("120 places found.\n")
    assert two("find", "ingenstans") == (1, "0 places found.\n", "")
    assert two("find", "ingenstans", "--series", "AGEND")[:2] == (1, "0 places found.\n")
    none = two("find", "sten", "--series", "x")
    assert (none.code, none.out) == (1, "")
    assert none.err.endswith("“x” is none of these: Agendan.\n")
    assert "Give the words" in two("find").err
    assert two("find", "--kind", "x").code == 2
