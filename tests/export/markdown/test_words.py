"""The comparison of concepts in the minutes and as a table for spreadsheets."""

from __future__ import annotations

import csv
import gettext
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import Room, one_day
from facilitator.core.base.language import Language
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.agenda import Agenda, Homework, Organisation
from facilitator.core.record.homework import HandedIn
from facilitator.core.record.state import State
from facilitator.core.words import comparison
from facilitator.core.words import moves as word_moves
from facilitator.export.markdown.words import MOST_OF_ONE, MOST_ROWS, concepts
from facilitator.export.words_table import Compared, cell, plain, table
from markdown_reader import read
from markdown_reader import text as text_of

ENGLISH = Language("en", gettext.NullTranslations())
LISTS = {
    "a": "E-tjänst: 3, bredband, moln: 2",
    "b": "e-tjänster: 2, bredband: 4, öppna data",
    "c": "bredband, molnet, fiber",
}


def programme(names: dict[str, str] | None = None) -> Agenda:
    names = names or {"a": "Blekinge", "b": "Dalarna", "c": "Skåne"}
    organisations = tuple(Organisation(id_, name) for id_, name in names.items())
    task = Homework(id="cloud", title="Words", collects="terms")
    return replace(one_day("s"), organisations=organisations, homework=(task,))


def room(lists: dict[str, str] = LISTS, agenda: Agenda | None = None) -> Room:
    made = Room(agenda or programme())
    for of, text in lists.items():
        made.do(homework_moves.hand_in, "cloud", of, text)
    return made


def written(state: State, earlier: State | None = None) -> str:
    return "\n\n".join(concepts(state, ENGLISH, earlier))


def test_without_terms_there_is_nothing_to_tell() -> None:
    assert written(Room(programme()).state) == ""


def test_a_term_agreed_on_is_not_told_as_instead_of_itself_in_other_letters() -> None:
    made = room({"a": "moln", "b": "MOLN, molnet"}).do(word_moves.merge, "molnet", "moln")
    source = written(made.do(word_moves.agree, "moln", "Moln").state)
    assert "- **Moln** (instead of molnet)\n" in source


def test_the_comparison_is_a_table_with_what_was_agreed_and_merged() -> None:
    made = (
        room()
        .do(word_moves.merge, "molnet", "moln")
        .do(word_moves.agree, "e tjänst", "Digital service")
    )
    assert written(made.state) == (
        "6 concepts from 3 organisations.\n"
        "\n"
        "Convergence is 21%: some in common. It says how far two organisations on average use the "
        "same concepts to the same extent, from 0% (none in common) to 100% (all alike).\n"
        "\n"
        "### Agreed terms\n"
        "\n"
        "- **Digital service** (instead of E-tjänst)\n"
        "\n"
        "### Used by several\n"
        "\n"
        "| Concept | Used by | Weight | Organisations |\n"
        "| --- | --- | --- | --- |\n"
        "| bredband | all (3) | 6 |  |\n"
        "| moln | most (2) | 3 | Blekinge, Skåne |\n"
        "\n"
        "### Used by one organisation only\n"
        "\n"
        "- **Blekinge:** Digital service\n"
        "- **Dalarna:** e-tjänster, öppna data\n"
        "- **Skåne:** fiber\n"
        "\n"
        "### Counted as one\n"
        "\n"
        "- moln, also molnet"
    )


def test_the_change_since_the_meeting_before_is_told() -> None:
    before = room({"a": "moln", "b": "fiber"})
    now = room({"a": "moln", "b": "moln"})
    told = "It is 100 percentage points higher than on 21 March 2013."
    assert told in written(now.state, before.state)


def test_of_one_organisation_there_is_no_convergence() -> None:
    text = written(room({"a": "moln, fiber"}).state)
    assert text == (
        "2 concepts from 1 organisation.\n"
        "\n"
        "### Used by one organisation only\n"
        "\n"
        "- **Blekinge:** fiber, moln"
    )


def test_a_long_tail_is_summarised() -> None:
    shared = ", ".join(f"ord {n:03}" for n in range(MOST_ROWS + 2))
    own = ", ".join(f"eget {n:03}" for n in range(MOST_OF_ONE + 3))
    text = written(room({"a": f"{shared}, {own}", "b": shared}).state)
    assert text.count("\n| ord") == MOST_ROWS
    assert "Also used by a few, with their number: ord 060 (2), ord 061 (2)" in text
    assert text.endswith("eget 039 and 3 more")


def test_text_from_people_reads_back_as_it_was_typed() -> None:
    odd = ["a|b", "*x*", "# y", "<b>", "[l](u)", "`c`", "שלום", "👩‍👩‍👧", "x" * 10_000]
    names = {"a": "*A* | [x](y)", "b": "<i>B</i>"}
    terms = tuple((text, 1.0) for text in odd)
    made = room({}, programme(names))
    made.put(HandedIn("cloud", "a", terms=terms))
    made.put(HandedIn("cloud", "b", terms=(*terms[:4], ("own", 1.0))))
    made.do(word_moves.agree, "*x*", "**x** | y")
    told = "\n".join(map(text_of, read(written(made.state))))
    assert [text for text in [*odd, *names.values(), "**x** | y"] if text not in told] == []


# The table


def compared(made: Room, names: dict[str, str]) -> Compared:
    return Compared("r-1", "2013-03-21", comparison.compared(made.state), names)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_the_table_has_a_column_for_each_organisation() -> None:
    made = room().do(word_moves.merge, "molnet", "moln").do(word_moves.agree, "moln", "Molntjänst")
    names = {"a": "Blekinge", "b": "Dalarna", "c": "Skåne"}
    found = rows(table([compared(made, names)]))
    assert found[0] == [
        "record", "date", "concept", "agreed", "sharing", "organisations", "weight", "spellings",
        "Blekinge", "Dalarna", "Skåne",
    ]  # fmt: skip
    assert found[1] == [
        "r-1", "2013-03-21", "bredband", "no", "all", "3", "6", "bredband", "1", "4", "1"
    ]  # fmt: skip
    assert found[2] == [
        "r-1", "2013-03-21", "Molntjänst", "yes", "most", "2", "3", "moln | molnet", "2", "", "1"
    ]  # fmt: skip
    assert len(found) == 7


def test_several_meetings_share_the_columns() -> None:
    one = compared(room({"a": "moln"}), {"a": "Blekinge"})
    other = replace(compared(room({"b": "moln"}), {"b": "Dalarna"}), record="r-2")
    found = rows(table([one, other]))
    assert found[0][-2:] == ["Blekinge", "Dalarna"]
    assert [(row[0], *row[-2:]) for row in found[1:]] == [("r-1", "1", ""), ("r-2", "", "1")]
    assert rows(table([])) == [found[0][:-2]]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+46 8", "'+46 8"),
        ("-x", "'-x"),
        ("@me", "'@me"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("'=1", "''=1"),
        ("\uff1d1", "'\uff1d1"),
        ("'n moln", "'n moln"),
        ("x;=1", "x;'=1"),
        ("x;'-1; -a-b", "x;''-1;' -a-b"),
        ("x\n=1\ny", "x\n'=1\ny"),
        ("e-tjänst", "e-tjänst"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, safe: str) -> None:
    assert cell(text) == safe
    assert plain(safe) == text


@given(st.text(st.sampled_from("'=+-@\t\r a,\"\n;å")))
def test_every_text_is_safe_and_reads_back_equal(text: str) -> None:
    for part in re.split("[;\n\r]", cell(text)):  # as where semicolons part cells
        assert part.lstrip(" ")[:1] not in tuple("=+-@\t")
    assert plain(cell(text)) == text


def test_what_is_quoted_stays_in_its_cell() -> None:
    made = room({"a": '"a, ""b"""\n=1+1'}, programme({"a": '=Blekinge, "x"'}))
    found = rows(table([compared(made, {"a": '=Blekinge, "x"'})]))
    assert found[0][-1] == '\'=Blekinge, "x"'
    assert sorted(row[2] for row in found[1:]) == ["'=1+1", 'a, "b"']
