"""The laws of words: whatever is handed in, none is lost, and order never matters."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.core.base.cells import cells
from facilitator.core.base.text import clean_line
from facilitator.core.record.terms import HEAVIEST, Term, format_terms, normal, parse_terms
from facilitator.core.words.candidates import candidates
from facilitator.core.words.cloud import cloud
from facilitator.core.words.concepts import Usage, usage
from facilitator.core.words.convergence import convergence

WEIGHTS = st.integers(1, 9999) | st.integers(1, 99_999).map(lambda parts: parts / 1000)
AWKWARD = st.sampled_from(list("\"”“«»()[],;:.- \t\n'0129•*åäö\u0301\u030a\u2011\u2013\u00ad"))
TEXTS = st.text(AWKWARD | st.characters(codec="utf-8"))
LINES = TEXTS.map(clean_line).filter(bool)

STEMS = ["skol", "tjänst", "digital", "handlingsplan", "samverkan", "moln", "agenda", "strategi"]
ENDINGS = ["", "a", "or", "er", "en", "et", "t", "s", "erna"]
WORDS = st.builds(str.__add__, st.sampled_from(STEMS), st.sampled_from(ENDINGS))
NAMES = st.builds(
    str.join, st.sampled_from([" ", "-", "", "s"]), st.lists(WORDS, min_size=1, max_size=3)
)
LISTS = st.lists(st.builds(Term, NAMES, WEIGHTS), max_size=6).map(tuple)
HANDED_IN = st.dictionaries(st.sampled_from("abcde"), LISTS, max_size=5)
MERGES = st.dictionaries(NAMES, NAMES, max_size=6)


def bounds(used: Usage) -> float:
    value = convergence(used).value
    assume(value is not None)
    assert value is not None
    return value


@given(st.lists(st.builds(Term, LINES, WEIGHTS), unique_by=lambda term: term.text))
def test_a_list_written_is_read_back_equal(terms: list[Term]) -> None:
    assert parse_terms(format_terms(terms)) == tuple(terms)


@given(TEXTS)
def test_whatever_is_pasted_reads_as_terms_that_are_clean_distinct_and_weigh(text: str) -> None:
    terms = parse_terms(text)
    assert parse_terms(format_terms(terms)) == terms
    assert len({term.text for term in terms}) == len(terms)
    for term in terms:
        assert term.text
        assert clean_line(term.text) == term.text
        assert 0 < term.weight <= HEAVIEST


@given(TEXTS)
def test_no_letter_that_is_pasted_is_lost(text: str) -> None:
    kept = {char for term in parse_terms(text) for char in term.text}
    assert {char for char in clean_line(text) if char.isalpha()} - set("xX") <= kept


@given(TEXTS)
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert bool(normal(text)) == bool(clean_line(text))


@given(LINES, st.sampled_from(["åa", "äa", "öo", "Åa", "Äa", "Öo"]), LINES)
def test_the_normal_form_never_takes_one_letter_for_another(
    before: str, letters: str, after: str
) -> None:
    swedish, plain = (f"{before}.{letter}.{after}" for letter in letters)
    assert normal(swedish) != normal(plain)
    assert normal(swedish) == normal(swedish.lower())


@given(HANDED_IN, MERGES, st.lists(NAMES, max_size=3))
def test_merging_and_agreeing_lose_no_weight_and_no_spelling(
    lists: dict[str, tuple[Term, ...]], merges: dict[str, str], agreed: list[str]
) -> None:
    before, after = usage(lists), usage(lists, merges, agreed)
    assert after.sums() == before.sums()
    assert after.organisations == before.organisations
    spellings = [origin for concept in after.concepts for origin in concept.origins]
    assert sorted(spellings) == sorted({term.text for of in lists.values() for term in of})
    assert len({concept.normal for concept in after.concepts}) == len(after.concepts)
    assert len({concept.label for concept in after.concepts}) == len(after.concepts)
    assert {normal(name) for name in agreed} >= {
        normal(concept.label) for concept in after.concepts if concept.agreed
    }


@given(HANDED_IN, MERGES)
def test_candidates_are_pairs_of_two_concepts_once_each_in_any_order(
    lists: dict[str, tuple[Term, ...]], merges: dict[str, str]
) -> None:
    concepts = list(usage(lists, merges).concepts)
    found = candidates(concepts)
    pairs = [frozenset((it.a, it.b)) for it in found]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)
    assert set().union(*pairs) <= {concept.normal for concept in concepts}
    assert all(0 < it.score <= 1 for it in found)
    assert all(one.score >= other.score for one, other in pairwise(found))
    assert candidates(concepts[::-1]) == found


@given(HANDED_IN, st.data())
def test_what_is_declined_is_not_proposed_and_the_rest_still_is(
    lists: dict[str, tuple[Term, ...]], data: st.DataObject
) -> None:
    concepts = usage(lists).concepts
    found = candidates(concepts)
    declined = data.draw(st.lists(st.sampled_from(found))) if found else []
    pairs = [(it.b, it.a) for it in declined]
    assert candidates(concepts, pairs) == [it for it in found if it not in declined]


@given(HANDED_IN)
def test_accepting_a_candidate_leaves_one_concept_less(lists: dict[str, tuple[Term, ...]]) -> None:
    used = usage(lists)
    for candidate in candidates(used.concepts)[:1]:
        merged = usage(lists, {candidate.b: candidate.a})
        assert len(merged.concepts) == len(used.concepts) - 1
        assert (candidate.a, candidate.b) not in {
            (it.a, it.b) for it in candidates(merged.concepts)
        }


@given(HANDED_IN)
def test_convergence_is_from_0_to_1_in_any_order(lists: dict[str, tuple[Term, ...]]) -> None:
    found = convergence(usage(lists))
    turned = convergence(usage({by: lists[by][::-1] for by in reversed(lists)}))
    assert found.value is None or 0 <= found.value <= 1
    assert found.value == turned.value
    assert found.closeness == turned.closeness
    assert all(0 <= value <= 1 for value in (*found.closeness.values(), *found.pairs.values()))


@given(LISTS.filter(bool), st.lists(st.integers(1, 9), min_size=2, max_size=5))
def test_convergence_is_1_for_the_same_list_however_often_counted(
    terms: tuple[Term, ...], factors: list[int]
) -> None:
    lists = {
        str(number): tuple(Term(term.text, term.weight * factor) for term in terms)
        for number, factor in enumerate(factors)
    }
    found = convergence(usage(lists))
    assert found.value == 1
    assert set(found.closeness.values()) == {1}


@given(HANDED_IN, MERGES)
def test_merging_never_lowers_convergence(
    lists: dict[str, tuple[Term, ...]], merges: dict[str, str]
) -> None:
    assert bounds(usage(lists, merges)) >= bounds(usage(lists))


@given(HANDED_IN, NAMES, WEIGHTS)
def test_taking_up_the_word_of_another_never_lowers_convergence(
    lists: dict[str, tuple[Term, ...]], name: str, weight: float
) -> None:
    lists = {"own": (), **lists}
    own = {**lists, "own": (Term("ett eget ord", weight), *lists["a"])} if "a" in lists else lists
    taken = {**own, "own": (Term(name, weight), *own["own"][1:])} if "a" in lists else lists
    assert bounds(usage(taken)) >= bounds(usage(own))


CLOUDS = st.dictionaries(NAMES | LINES, st.floats(0.001, 1000), max_size=40)


@given(CLOUDS, st.integers(0, 90), st.integers(0, 12))
def test_a_cloud_fits_its_room_and_nothing_overlaps(
    weights: dict[str, float], width: int, height: int
) -> None:
    found = cloud(weights, width, height)
    assert len(found.lines) <= height
    for line in found.lines:
        assert line[0].column >= 0
        assert line[-1].column + line[-1].cells <= width
        assert all(it.column + it.cells + 2 == after.column for it, after in pairwise(line))
        assert all(cells(word.text) == word.cells for word in line)
    assert all(cells(text) <= width for text in str(found).split("\n"))


@given(CLOUDS, st.integers(4, 90), st.integers(1, 12))
def test_a_cloud_shows_the_heaviest_once_each_whatever_their_order(
    weights: dict[str, float], width: int, height: int
) -> None:
    found = cloud(weights, width, height)
    shown = [word.term for line in found.lines for word in line]
    assert len(shown) == len(set(shown)) == len(weights) - found.left_out
    rest = [weight for term, weight in weights.items() if term not in shown]
    assert not rest or not shown or max(rest) <= min(weights[term] for term in shown)
    sizes = {word.term: word.size for line in found.lines for word in line}
    by_weight = sorted(shown, key=weights.__getitem__)
    assert all(sizes[one] <= sizes[other] for one, other in pairwise(by_weight))
    assert cloud(dict(reversed(weights.items())), width, height) == found
