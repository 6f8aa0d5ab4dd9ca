"""`words` compares terms as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json

import pytest

from cli.calling import Cli
from cli.terms import hold
from facilitator.core.words import moves as word_moves


@pytest.fixture
def second(first: Cli) -> Cli:
    hold(first, "umeå", "2013-04-26", {"b": "bredband"})  # that of a is known from last time
    return first


def test_the_text_tells_who_uses_what_and_what_may_be_one(first: Cli) -> None:
    result = first("words")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "Träff i kista, 2013-03-21\n"
        "4 concepts, 2 organisations · used by all 0 · most 0 · few 0 · one 4\n"
        "Convergence 0%: nothing in common\n"
        "\n"
        "Concept     Used by  Weight  Organisations\n"
        "bredband    one      3       Region Blekinge\n"
        "e-tjänster  one      2       =Region Dalarna\n"
        "@kontoret   one      1       =Region Dalarna\n"
        "e-tjänst    one      1       Region Blekinge\n"
        "\n"
        "1 pair may be one concept:\n"
        "e-tjänster  e-tjänst  another form, such as the plural or definite\n"
    )


def test_without_terms_it_says_where_they_come_from(cli: Cli) -> None:
    hold(cli, "kista", "2013-03-21", {})
    out = cli("words").out
    assert "No terms were handed in. They are handed in under Homework, place 4." in out


def test_the_change_since_the_meeting_before_is_told(second: Cli) -> None:
    out = second("words").out
    assert "Convergence 60%: much in common, 60 percentage points higher than" in out
    assert "in the lists of 21 March 2013, for the 1 organisation with a new one" in out


def test_the_minutes_tell_the_change_too(second: Cli) -> None:
    assert "60 procentenheter högre än i listorna från 21 mars 2013" in second("export").out


def test_several_records_are_compared_in_time_order(second: Cli) -> None:
    names = [record["id"] for record in json.loads(second("list", "--json").out)["records"]]
    later, earlier = names
    found = json.loads(second("words", "--json", later, earlier, later).out)["meetings"]
    assert [meeting["record"] for meeting in found] == [earlier, later]
    assert [meeting["convergence"] for meeting in found] == [0, 0.6]
    assert [meeting["change"] for meeting in found] == [None, 0.6]
    assert [meeting["since"] for meeting in found] == [None, "2013-03-21"]
    out = second("words", later, earlier).out
    assert out.index("Träff i kista") < out.index("Träff i umeå") < out.index("Concept ")


def test_json_holds_everything(first: Cli) -> None:
    first.visit = lambda meeting: meeting.do(word_moves.agree, "e tjänst", "E-tjänster")
    first("kista.toml")
    answer = json.loads(first("words", "--json").out)
    (meeting,) = answer["meetings"]
    assert answer["format"] == 1
    assert meeting.pop("concepts")[0] == {
        "label": "E-tjänster",
        "normal": "e tjänster",
        "agreed": True,
        "sharing": "all",
        "weight": 3,
        "uses": {"a": 1, "b": 2},
        "spellings": ["e-tjänster", "e-tjänst"],
    }
    record = meeting["record"]
    assert meeting == {
        "record": record,
        "path": str(first.data / "meetings" / record / "journal.toml"),
        "title": "Träff i kista",
        "date": "2013-03-21",
        "rehearsal": False,
        "convergence": pytest.approx(1 / 7),
        "change": None,
        "since": None,
        "organisations": [
            {
                "id": "a", "name": "Region Blekinge",
                "weight": 4, "closeness": pytest.approx(1 / 7),
            },
            {
                "id": "b", "name": "=Region Dalarna",
                "weight": 3, "closeness": pytest.approx(1 / 7),
            },
        ],
        "candidates": [],
    }  # fmt: skip


def test_json_names_the_candidates(first: Cli) -> None:
    (meeting,) = json.loads(first("words", "--json").out)["meetings"]
    assert meeting["candidates"] == [
        {
            "a": "e tjänster",
            "b": "e tjänst",
            "kind": "form",
            "reason": "another form, such as the plural or definite",
            "score": 0.94,
        }
    ]


def test_the_csv_has_no_formulas(first: Cli) -> None:
    result = first("words", "--csv")
    found = list(csv.reader(io.StringIO(result.out), delimiter=";"))
    assert found[0][-2:] == ["Region Blekinge", "'=Region Dalarna"]
    assert [row[2] for row in found[1:]] == ["bredband", "e-tjänster", "'@kontoret", "e-tjänst"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--json", "--csv"], "--json, --csv and --cloud cannot be used together."),
        (["--csv", "--cloud", "x.png"], "--json, --csv and --cloud cannot be used together."),
        (["--cloud", "x.jpg"], "A word cloud is a file whose name ends in .png or .svg."),
    ],
)
def test_what_does_not_go_together_is_refused(first: Cli, args: list[str], said: str) -> None:
    result = first("words", *args)
    assert result.code == 2
    assert said in result.err


def test_an_unknown_record_is_told(first: Cli) -> None:
    assert first("words", "nowhere").code == 1


def test_hostile_terms_reach_no_terminal(cli: Cli) -> None:
    hostile = "[/foo]\n\x1b]0;PWN\x07x\n\u202eevil\n" + "x" * 10_000
    hold(cli, "kista", "2013-03-21", {"a": hostile, "b": hostile})
    result = cli("words")
    assert "[/foo]" in result.out
    assert not {"\x1b", "\u202e", "\x07"} & set(result.out)
    assert max(map(len, result.out.split("\n"))) < 100
    (meeting,) = json.loads(cli("words", "--json").out)["meetings"]
    assert "x" * 10_000 in {concept["label"] for concept in meeting["concepts"]}
