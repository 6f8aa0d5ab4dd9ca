"""Merge candidates are what people would see for themselves in a list of thousands of terms."""

from __future__ import annotations

from itertools import islice, permutations

import pytest

from facilitator.core.record.terms import Term, normal, parse_terms
from facilitator.core.words.candidates import NEAR, Candidate, candidates
from facilitator.core.words.concepts import usage


def between(*terms: str) -> list[Candidate]:
    return candidates(usage({"a": tuple(map(Term, terms))}).concepts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("digital agenda", "digitalagenda"),
        ("e-tjänst", "etjänst"),
        ("e tjänster", "etjänst"),
        ("bred band", "bredband"),
        ("verksamhet utveckling", "verksamhetsutveckling"),
        ("information säkerhet", "informationssäkerhet"),
        ("digital agenda", "digitalagendan"),
    ],
)
def test_compounds_are_found_written_together_or_apart(one: str, other: str) -> None:
    assert [it.kind for it in between(one, other)] == ["compound"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("strategi digital", "digital strategi"),
        ("data, öppna", "öppna data"),
        ("strategi digital", "digitala strategier"),
    ],
)
def test_the_same_words_are_found_in_another_order(one: str, other: str) -> None:
    assert [it.kind for it in between(one.replace(",", ""), other)] == ["order"]


@pytest.mark.parametrize(
    "forms",
    [
        "skola skolan skolor skolorna skolornas",
        "tjänst tjänsten tjänster tjänsterna tjänstens",
        "uppföljning uppföljningen uppföljningar uppföljningarna",
        "strategi strategin strategier strategierna",
        "dator datorn datorer",
        "område området områden områdena",
        "händelse händelsen händelser händelserna",
        "mål målet målen målens",
        "lärare läraren lärarna",
        "nyckel nyckeln nycklar nycklarna",
        "fönster fönstret fönstren",
        "museum museet museer museerna",
        "digital digitalt digitala",
        "öppen öppet öppna",
        "enkel enkelt enkla",
        "säker säkert säkra",
        "begränsad begränsat begränsade",
        "service services",
        "policy policies",
        "process processes",
        "region region's",
    ],
)
def test_a_word_is_found_in_its_other_forms(forms: str) -> None:
    first, *others = forms.split()
    for other in others:
        assert [it.kind for it in between(first, other)] == ["form"], other
    assert [it.kind for it in between(f"ny {first}", f"ny {others[0]}")] == ["form"]


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("handlingsplan", "handlingspan", 1),
        ("samverkan", "samvekran", 1),
        ("kommunikation", "komunikasion", 2),
        ("öppna standarder", "öppna standrader", 1),
        ("åtgärdsplan", "atgärdsplan", 1),
    ],
)
def test_slips_of_spelling_are_found_and_counted(one: str, other: str, letters: int) -> None:
    (candidate,) = between(one, other)
    assert candidate.kind == "spelling"
    assert candidate.reason.values == {"n": letters}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("e-tjänster", "elektroniska tjänster"),
        ("data", "dator"),
        ("it-plan", "is-plan"),
        ("plan 2020", "plan 2030"),
        ("4G-nät", "5G-nät"),
        ("tillgänglig", "otillgänglig"),
        ("inflyttning", "utflyttning"),
        ("ekonomisk inflyttning", "ekonomisk utflyttning"),
        ("e-hälsa", "m-hälsa"),
        ("offentlig process", "offentlig e-process"),
        ("vård", "vird"),
        ("digital agenda", "regional agenda"),
        ("öppna data", "öppna"),
        ("kommunal upphandling", "kommunul upphandlig"),
        ("bred band", "bredbamd"),
        ("-", "--"),
    ],
)
def test_what_only_looks_alike_is_not_proposed(one: str, other: str) -> None:
    assert between(one, other) == []


def test_the_more_used_is_kept_and_an_agreed_one_before_it() -> None:
    lists = {"a": parse_terms("skolor"), "b": parse_terms("skolor, skola")}
    (candidate,) = candidates(usage(lists).concepts)
    assert (candidate.a, candidate.b) == ("skolor", "skola")
    (candidate,) = candidates(usage(lists, agreed=["Skola"]).concepts)
    assert (candidate.a, candidate.b) == ("skola", "skolor")


@pytest.mark.parametrize(
    ("common", "base"),
    [
        ("e-hälsas", "e-hälsa"),
        ("ehälsas", "e-hälsa"),
        ("agendans", "agenda"),
        ("regional utvecklings", "regional utveckling"),
        ("services", "service"),
        ("region's", "region"),
    ],
)
def test_the_base_form_is_kept_though_the_genitive_is_commoner(common: str, base: str) -> None:
    lists = {"a": parse_terms(f"{common}: 9"), "b": parse_terms(f"{common}, {base}")}
    (candidate,) = candidates(usage(lists).concepts)
    assert (candidate.a, candidate.b) == (normal(base), normal(common))
    (candidate,) = candidates(usage(lists, agreed=[common]).concepts)
    assert candidate.a == normal(common)


@pytest.mark.parametrize("terms", ["skolor, skola", "e-tjänster, e-tjänst", "process, processen"])
def test_of_other_forms_the_commoner_is_kept(terms: str) -> None:
    common, other = terms.split(", ")
    lists = {"a": parse_terms(f"{common}: 9"), "b": parse_terms(terms)}
    (candidate,) = candidates(usage(lists).concepts)
    assert (candidate.a, candidate.b) == (normal(common), normal(other))


def test_the_surest_comes_first_then_what_more_organisations_use() -> None:
    lists = {
        "a": parse_terms("handlingsplan, handlingspan, region, regioner, skola, e-tjänst"),
        "b": parse_terms("skolor, etjänst, strategi digital, digital strategi"),
    }
    found = [(it.kind, it.a) for it in candidates(usage(lists).concepts)]
    assert found == [
        ("compound", "e tjänst"),
        ("order", "digital strategi"),
        ("form", "skola"),
        ("form", "region"),
        ("spelling", "handlingspan"),
    ]


def test_a_declined_pair_is_left_out_also_when_its_words_were_merged_since() -> None:
    lists = {"a": parse_terms("skola, skolor, skolan, bildning")}
    concepts = usage(lists).concepts
    pairs = {frozenset((it.a, it.b)) for it in candidates(concepts, [("Skolor", "skola")])}
    assert pairs == {frozenset(("skola", "skolan")), frozenset(("skolor", "skolan"))}
    merged = usage(lists, {"skolor": "bildning"}).concepts
    assert {(it.a, it.b) for it in candidates(merged)} == {
        ("bildning", "skola"),
        ("bildning", "skolan"),
        ("skola", "skolan"),
    }
    assert {(it.a, it.b) for it in candidates(merged, [("skola", "skolor")])} == {
        ("bildning", "skolan"),
        ("skola", "skolan"),
    }


def test_spellings_already_merged_are_not_proposed_again() -> None:
    lists = {"a": parse_terms("skola, skolor")}
    assert candidates(usage(lists, {"skolor": "skola"}).concepts) == []


def test_no_concepts_give_no_candidates() -> None:
    assert candidates([]) == []


def test_of_very_many_alike_terms_few_are_compared() -> None:
    alike = [" ".join(words) for words in islice(permutations("abcdefg"), 1500)]
    found = between(*alike)
    assert {it.kind for it in found} == {"order"}
    assert len(alike) <= len(found) < NEAR * len(alike)


def test_a_text_handed_in_as_a_term_is_compared_with_nothing() -> None:
    words = [f"ord{n}" for n in range(20)]
    assert [it.kind for it in between(" ".join(words), "".join(words))] == ["compound"]
    text = " ".join(["ett", "två"] * 10_000)
    assert between(text, text + " tre", "ett") == []
