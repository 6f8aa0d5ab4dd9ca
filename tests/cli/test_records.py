"""Commands that look at all records leave rehearsals out, and say so."""

from __future__ import annotations

import json

import pytest

from cli.calling import Cli
from cli.homework import AGENDA, hold

LEFT_OUT = "1 rehearsal is left out.\n"


@pytest.fixture
def both(cli: Cli) -> Cli:
    """Give a command line with a meeting and, opened last, a rehearsal of the same."""
    cli.visit = hold
    cli.write("3.toml", AGENDA.format(n=3))
    assert cli("run", "3.toml", "--today", "1").code == 0
    assert cli("run", "3.toml", "--rehearse").code == 0
    return cli


@pytest.mark.parametrize(
    ("words", "stdin"),
    [
        (["list", "--actions"], None),
        (["list", "--actions", "--series", "s"], None),
        (["handin", "blekinge", "ordmoln"], "bredband"),
        (["export", "--series", "s"], None),
        (["review", "--series", "s"], None),
    ],
)
def test_rehearsals_are_left_out_and_that_is_said(
    both: Cli, words: list[str], stdin: str | None
) -> None:
    result = both("--language", "en", *words, stdin=stdin)
    assert (result.code, result.err) == (0, LEFT_OUT)
    assert "ehearsal" not in result.out


def test_json_says_it_beside_the_document(both: Cli) -> None:
    result = both("--language", "en", "list", "--actions", "--json")
    assert result.err == LEFT_OUT
    assert len(json.loads(result.out)["actions"]) == 2


def test_a_rehearsal_of_another_series_is_not_spoken_of(both: Cli) -> None:
    other = AGENDA.format(n=4).replace('series = "s"', 'series = "t"')
    both.write("4.toml", other)
    assert both("run", "4.toml", "--rehearse").code == 0
    assert both("--language", "en", "list", "--actions", "--series", "s").err == LEFT_OUT
    assert both("--language", "en", "list", "--actions").err == "2 rehearsals are left out.\n"
    assert "s." in both("--language", "en", "list", "--actions", "--series", "t").err


def test_a_rehearsal_that_is_named_is_written_to_and_called_one(both: Cli) -> None:
    words = ["handin", "blekinge", "ordmoln", "--record", "2013-03-21-träff-3-rehearsal"]
    result = both("--language", "en", *words, stdin="bredband")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Träff 3 (rehearsal): ")


def test_with_rehearsals_alone_there_is_nothing_to_hand_in_to_and_that_is_said(cli: Cli) -> None:
    cli.write("3.toml", AGENDA.format(n=3))
    assert cli("run", "3.toml", "--rehearse").code == 0
    result = cli("--language", "en", "handin", "blekinge", "ordmoln", stdin="bredband")
    assert (result.code, result.err) == (1, f"{LEFT_OUT}There is no record with homework.\n")
