"""Decisions about concepts: merged and separated, kept apart, agreed on and dropped."""

from __future__ import annotations

from builders import ENGLISH, Room, refusal
from core.words.making import room
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.words import (
    MergeDeclined,
    TermAgreed,
    TermsMerged,
    Words,
    agreed_term,
    concept_of,
    parts,
)
from facilitator.core.time import moves
from facilitator.core.words import comparison
from facilitator.core.words import moves as word_moves
from facilitator.core.words import sentences as said
from facilitator.core.words.concepts import Concept, Sharing


def concept(of: Room, term: str) -> Concept:
    root = concept_of(of.state.words, term)
    return next(it for it in comparison.compared(of.state).concepts if it.normal == root)


def labels(of: Room) -> list[str]:
    return [it.label for it in comparison.compared(of.state).concepts]


# Merging


def test_a_merge_is_one_fact_by_normal_form() -> None:
    made = room().do(word_moves.merge, "e tjänster", "e tjänst")
    assert made.events[-1].fact == TermsMerged("e tjänster", "e tjänst")
    assert concept(made, "E-tjänst").uses == {"a": 3, "b": 2}
    assert concept(made, "e-tjänster").origins == ("E-tjänst", "e-tjänster")


def test_what_is_merged_goes_along_with_what_it_was_merged_into() -> None:
    made = room().do(word_moves.merge, "e tjänster", "e tjänst")
    made.do(word_moves.merge, "e tjänst", "digital tjänst")
    assert concept(made, "e tjänster").label == "digital tjänst"
    assert made.do(moves.undo).state.words.merges == {"e tjänster": "e tjänst"}


def test_one_concept_is_not_merged_with_itself() -> None:
    made = room().do(word_moves.merge, "e tjänster", "e tjänst")
    assert (
        refusal(made, word_moves.merge, "e tjänst", "e tjänster") == "They are one concept already."
    )
    assert (
        refusal(made, word_moves.decline, "e tjänst", "e tjänster")
        == "They are one concept already."
    )


def test_a_term_is_separated_with_what_was_merged_into_it() -> None:
    made = room()
    made.do(word_moves.merge, "moln", "e tjänster").do(word_moves.merge, "e tjänster", "e tjänst")
    assert parts(made.state.words, "E-tjänst") == ["moln", "e tjänster"]
    made.do(word_moves.separate, "e tjänster")
    assert concept(made, "e tjänst").origins == ("E-tjänst",)
    assert concept(made, "moln").origins == ("e-tjänster", "moln")
    assert parts(made.state.words, "E-tjänst") == []
    made.do(word_moves.merge, "e tjänster", "bredband")
    assert concept(made, "moln").label == "bredband"


def test_only_what_was_merged_is_separated() -> None:
    made = room().do(word_moves.merge, "e tjänster", "e tjänst")
    nothing = "Nothing was merged here that could be separated."
    assert refusal(made, word_moves.separate, "e tjänst") == nothing
    assert refusal(made, word_moves.separate, "moln") == nothing


def test_a_term_that_the_agreed_one_names_is_not_separated() -> None:
    made = room().do(word_moves.merge, "e tjänster", "e tjänst")
    made.do(word_moves.agree, "e tjänst", "E-tjänster")
    assert "drop that first" in refusal(made, word_moves.separate, "e tjänster")


# Declining


def test_a_declined_pair_is_proposed_no_more() -> None:
    made = room()
    pairs = [
        (it.a, it.b) for it in comparison.proposals(made.state, comparison.compared(made.state))
    ]
    assert pairs == [("e tjänst", "e tjänster")]
    made.do(word_moves.decline, "e tjänster", "E-tjänst")
    assert made.events[-1].fact == MergeDeclined("e tjänst", "e tjänster")
    assert comparison.proposals(made.state, comparison.compared(made.state)) == []
    apart = "They are kept apart already."
    assert refusal(made, word_moves.decline, "e tjänst", "e tjänster") == apart
    made.do(moves.undo)
    assert len(comparison.proposals(made.state, comparison.compared(made.state))) == 1


def test_an_agreed_wording_is_the_label_and_keeps_its_origins() -> None:
    made = room().do(word_moves.agree, "e tjänst", " Digital\n service\x1b[31m ")
    assert made.events[-1].fact == TermAgreed("e tjänst", "Digital service")
    assert concept(made, "e tjänst") == Concept(
        "Digital service", "digital service", {"a": 3}, ("E-tjänst",), agreed=True
    )
    assert "E-tjänst" not in labels(made)


def test_to_agree_on_what_another_concept_is_called_makes_the_two_one() -> None:
    made = room().do(word_moves.agree, "e tjänst", "Digital tjänst")
    assert concept(made, "e tjänst").uses == {"a": 3, "c": 1}
    made.do(word_moves.agree, "e tjänster", "Digital tjänst")
    assert concept(made, "e tjänst").uses == {"a": 3, "b": 2, "c": 1}
    assert labels(made).count("Digital tjänst") == 1


def test_what_was_agreed_last_counts() -> None:
    made = (
        room()
        .do(word_moves.agree, "e tjänst", "Tjänst A")
        .do(word_moves.agree, "tjänst a", "Tjänst B")
    )
    made.do(word_moves.agree, "e tjänst", "Tjänst A")
    assert concept(made, "e tjänst").label == "Tjänst A"
    assert agreed_term(made.state.words, "tjänst b") == "Tjänst A"


def test_of_two_agreed_concepts_merged_the_later_agreement_counts() -> None:
    made = (
        room().do(word_moves.agree, "moln", "Molnet").do(word_moves.agree, "bredband", "Bredbandet")
    )
    made.do(word_moves.merge, "bredband", "moln")
    assert concept(made, "moln").label == "Bredbandet"


def test_dropping_an_agreement_drops_all_of_the_concept() -> None:
    made = (
        room()
        .do(word_moves.agree, "e tjänst", "Tjänst A")
        .do(word_moves.agree, "tjänst a", "Tjänst B")
    )
    made.do(word_moves.drop, "E-tjänst")
    assert made.state.words.agreed == {}
    assert concept(made, "e tjänst").label == "E-tjänst"
    none = "No term is agreed on for this concept."
    assert refusal(made, word_moves.drop, "E-tjänst") == none
    made.do(moves.undo)
    assert concept(made, "e tjänst").label == "Tjänst B"


def test_an_agreement_says_something_new() -> None:
    made = room().do(word_moves.agree, "e tjänst", "Tjänst")
    already = "That term is agreed on already."
    assert refusal(made, word_moves.agree, "tjänst", "Tjänst") == already
    assert refusal(made, word_moves.agree, "moln", " \u200b ") == "Type the term to use."


def test_an_agreed_term_stays_when_no_list_holds_it_any_more() -> None:
    made = room().do(word_moves.agree, "moln", "Molntjänst")
    made.do(homework_moves.hand_in, "cloud", "a", "bredband")
    kept = concept(made, "moln")
    assert (kept.label, kept.uses) == ("Molntjänst", {})
    used = comparison.compared(made.state)
    assert used.sharing(kept) is Sharing.NONE
    assert ENGLISH.say(said.shared(used, kept)) == "no one"


def test_a_decision_about_nothing_decides_nothing() -> None:
    made = room()
    made.put(TermsMerged("moln", ""), TermAgreed("\u200b", "x"), TermAgreed("moln", "\n"))
    assert made.state.words == Words()
