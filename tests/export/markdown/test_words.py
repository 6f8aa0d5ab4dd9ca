"""The comparison of concepts in the minutes."""

from __future__ import annotations

from builders import ENGLISH, Room
from export.making import programme, room
from facilitator.core.record.earlier import Earlier
from facilitator.core.record.homework import HandedIn
from facilitator.core.record.opening import BroughtForward
from facilitator.core.record.state import State
from facilitator.core.record.words import AgreementDropped, TermAgreed
from facilitator.core.words import moves as word_moves
from facilitator.export.markdown.words import MOST_OF_ONE, MOST_ROWS, concepts
from markdown_reader import read
from markdown_reader import text as text_of


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
        "Convergence is 21%: some in common. At 0% no two organisations share a concept; at 100% "
        "all of them use the same concepts to the same extent.\n"
        "\n"
        "### Agreed terms\n"
        "\n"
        "- **Digital service** (instead of E-tjänst)\n"
        "\n"
        "### Used by several\n"
        "\n"
        "The weight is how often the lists say that a concept is used, counted as 1 where a list "
        "gives no figure.\n"
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


def test_a_weight_that_no_list_gives_is_not_told() -> None:
    table = written(room({"a": "moln, fiber", "b": "moln", "c": "tal"}).state)
    assert "| Concept | Used by | Organisations |\n" in table
    assert "eight" not in table


def test_the_change_since_the_meeting_before_is_told() -> None:
    before = room({"a": "moln", "b": "fiber"})
    now = room({"a": "moln", "b": "moln"})
    told = "It is 100 percentage points higher than in the lists of 21 March 2013, for the 2 organ"
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


def test_agreed_terms_are_told_though_nobody_handed_in_and_those_given_up_are_said_to_be() -> None:
    made = Room(programme())
    agreed = (("ehälsa", "e-hälsa"), ("skola", "skola"), ("vård", "vård"))
    made.put(BroughtForward("", Earlier(agreed=agreed)), AgreementDropped("skola"))
    made.put(TermAgreed("vård", "omsorg"))
    assert written(made.state) == (
        "### Agreed terms\n\n- **e-hälsa**\n- **omsorg**\n- skola, no longer agreed\n"
        "- vård, now omsorg"
    )
