"""Terms handed in become concepts: who uses which, how often, and how many share it."""

from __future__ import annotations

import pytest

from facilitator.core.record.terms import Term, normal, parse_terms
from facilitator.core.record.words import resolved
from facilitator.core.words.concepts import Concept, Sharing, Usage, number, usage

LISTS = {
    "blekinge": parse_terms("E-tjänst: 3, bredband, molntjänst: 2"),
    "dalarna": parse_terms("e tjänst: 2, E-tjänst: 1, bredband"),
    "kronoberg": parse_terms("e-tjänster: 4, Bredband, öppna data"),
    "skåne": (),
}


def named(used: Usage, label: str) -> Concept:
    return next(concept for concept in used.concepts if concept.label == label)


def test_spellings_of_one_normal_form_are_one_concept_under_the_most_used_spelling() -> None:
    concept = named(usage(LISTS), "E-tjänst")
    assert concept.normal == "e tjänst"
    assert concept.uses == {"blekinge": 3, "dalarna": 3}
    assert concept.weight == 6
    assert concept.origins == ("E-tjänst", "e tjänst")
    assert concept.normals == {"e tjänst"}
    assert not concept.agreed


def test_concepts_come_most_shared_first_then_heaviest() -> None:
    labels = [concept.label for concept in usage(LISTS).concepts]
    assert labels == ["bredband", "E-tjänst", "e-tjänster", "molntjänst", "öppna data"]


def test_an_organisation_without_terms_has_not_handed_in() -> None:
    assert usage(LISTS).organisations == ("blekinge", "dalarna", "kronoberg")


def test_a_merge_adds_up_and_keeps_the_spellings() -> None:
    used = usage(LISTS, {"e tjänster": "e tjänst"})
    concept = named(used, "E-tjänst")
    assert concept.uses == {"blekinge": 3, "dalarna": 3, "kronoberg": 4}
    assert concept.origins == ("E-tjänst", "e-tjänster", "e tjänst")
    assert concept.normals == {"e tjänst", "e tjänster"}
    assert used.sharing(concept) is Sharing.ALL


def test_an_agreed_wording_is_the_label_and_keeps_its_origins() -> None:
    merges = {"e tjänster": "e tjänst", "e tjänst": "digital tjänst"}
    used = usage(LISTS, merges, ["E-tjänst", "Digital tjänst"])
    concept = named(used, "Digital tjänst")
    assert concept.agreed
    assert concept.normal == "digital tjänst"
    assert concept.origins == ("E-tjänst", "e-tjänster", "e tjänst")
    assert [it.label for it in used.concepts if it.agreed] == ["Digital tjänst"]


def test_a_wording_agreed_on_is_there_though_no_one_uses_it() -> None:
    used = usage(LISTS, agreed=["Välfärd"])
    assert named(used, "Välfärd") == Concept("Välfärd", "välfärd", {}, (), agreed=True)
    assert used.shared_by(Sharing.NONE) == (named(used, "Välfärd"),)
    assert "Välfärd" not in used.shares()


def test_merged_into_a_term_no_one_uses_a_concept_shows_its_most_used_spelling() -> None:
    concept = named(usage({"a": parse_terms("moln: 2, Moln")}, {"moln": "molntjänst"}), "moln")
    assert concept.normal == "molntjänst"


@pytest.mark.parametrize(
    ("users", "organisations", "sharing"),
    [
        (1, 1, Sharing.ONE),
        (1, 4, Sharing.ONE),
        (2, 2, Sharing.ALL),
        (2, 3, Sharing.MOST),
        (2, 4, Sharing.FEW),
        (3, 4, Sharing.MOST),
        (4, 4, Sharing.ALL),
        (7, 14, Sharing.FEW),
        (8, 14, Sharing.MOST),
        (13, 14, Sharing.MOST),
    ],
)
def test_most_are_more_than_half_and_few_at_least_two(
    users: int, organisations: int, sharing: Sharing
) -> None:
    lists = {
        str(number): (Term("moln" if number < users else f"ort {number}"),)
        for number in range(organisations)
    }
    used = usage(lists)
    assert used.sharing(named(used, "moln")) is sharing


def test_every_organisation_counts_alike_in_the_shares() -> None:
    used = usage({"a": parse_terms("moln: 300, data: 100"), "b": parse_terms("data")})
    assert used.sums() == {"a": 400, "b": 1}
    assert used.shares() == {"data": 0.625, "moln": 0.375}


def test_merges_chain_and_may_go_round() -> None:
    assert resolved({"a": "b", "b": "c"}) == {"a": "c", "b": "c"}
    assert resolved({"b": "a", "a": "b", "c": "b"}) == {"a": "a", "b": "a", "c": "a"}
    assert resolved({"c": "b", "b": "a", "a": "b"}) == {"a": "a", "b": "a", "c": "a"}
    assert resolved({"A-x": "a X"}) == {"a x": "a x"}
    assert resolved({}) == {}


def test_no_lists_give_no_concepts() -> None:
    assert usage({}) == Usage((), ())
    assert usage({}).shares() == {}


def test_concepts_are_counted_as_they_are_gathered() -> None:
    lists = {"a": [Term("Moln", 1), Term("moln", 2), Term("e-tjänst", 1)], "b": [Term("tjänst", 1)]}
    merges = {normal("e-tjänst"): normal("tjänst")}
    for said in ({}, merges):
        for agreed in ((), ("Moln",), ("något annat",)):
            assert number(lists, said, agreed) == len(usage(lists, said, agreed).concepts)
