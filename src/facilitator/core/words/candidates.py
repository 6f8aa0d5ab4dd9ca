"""A merge candidate is two concepts that may be one, with the reason for thinking so.

Only what can be seen in the words themselves is proposed, and people decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple, TypeVar
from unicodedata import normalize

from msgspec import Struct

from facilitator.core.base.inflection import GENITIVE, PARADIGMS, related, share, stems
from facilitator.core.base.language import Phrase, counted, phrase
from facilitator.core.record.terms import normal
from facilitator.core.words.concepts import Concept

T = TypeVar("T")

Kind = Literal["compound", "order", "form", "spelling"]


class Candidate(Struct, frozen=True):
    """Two concepts that may be one, by their normal forms, and why.

    `a` is the one to keep by default: agreed, else no genitive of the other, else used by more
    organisations, else more often.
    `score` is how sure the reason is, from 0 to 1: it orders candidates and is no probability.
    """

    a: str
    b: str
    kind: Kind
    reason: Phrase
    score: float


class _Finding(NamedTuple):
    score: float
    kind: Kind
    reason: Phrase


_COMPOUND: Final = _Finding(0.98, "compound", phrase("written together or apart"))
_ORDER: Final = _Finding(0.96, "order", phrase("the same words in another order"))
_FORM: Final = _Finding(0.94, "form", phrase("another form, such as the plural or definite"))
_COMPOUND_FORM: Final = _Finding(
    0.92, "compound", phrase("written together or apart, and in another form")
)
_ORDER_FORM: Final = _Finding(0.9, "order", phrase("the same words in another order and form"))
_SPELLING: Final = 0.9
"""The score of a spelling is this times 1 - distance / length, so that it comes after the rest."""

_LINK: Final = "s"  # between the parts of a Swedish compound

NEAR: Final = 25
"""How far apart in the alphabet two of very many alike terms are still compared."""

MOST_WORDS: Final = 20
"""What has more words than this is no term but a text, and is compared with nothing."""

_LENGTH_FOR_ONE: Final = 5
_LENGTH_FOR_TWO: Final = 9


class _Spelled(NamedTuple):
    """A normal form: its words and how it reads when it is written together."""

    form: str
    words: tuple[str, ...]
    joined: str


class _Forms:
    """Which words are forms of the same word, by their endings.

    `family` puts words together that are related in one step or more; `related` is one step.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._stems = {word: stems(word) for word in words}
        self._families: dict[str, str] = {}
        members: defaultdict[str, list[str]] = defaultdict(list)
        for word, found in self._stems.items():
            for stem in found:
                members[stem].append(word)
        for stem, group in members.items():
            if len(group) > 1:
                self._join(stem, group)

    def _join(self, stem: str, group: Sequence[str]) -> None:
        """Make one family of the words that have a stem and a row of endings in common."""
        first: dict[int, str] = {}
        for word in group:
            for row in range(len(PARADIGMS)):
                if self._stems[word][stem] >> row & 1:
                    one, two = sorted((self.family(first.setdefault(row, word)), self.family(word)))
                    if one != two:
                        self._families[two] = one

    def family(self, word: str) -> str:
        """Return the word that stands for a word's family."""
        path = []
        while (above := self._families.get(word, word)) != word:
            path.append(word)
            word = above
        self._families.update(dict.fromkeys(path, word))
        return word

    def related(self, one: str, other: str) -> bool:
        """Return whether two words are the same or end as two forms of one word do."""
        return one == other or share(self._stems[one], self._stems[other])


def candidates(
    concepts: Iterable[Concept], declined: Iterable[tuple[str, str]] = ()
) -> list[Candidate]:
    """Propose which concepts to merge, surest first, each pair once and for its best reason.

    - compound: the same letters written together or apart, also with the "s" that links the parts
      of a Swedish compound: "digital agenda" and "digitalagenda";
    - order: the same words, perhaps in other forms, in another order;
    - form: the same word but for the endings of a Swedish or English inflection;
    - spelling: in one word of 5 letters or more at most one differs, or two in one of 9 or more,
      where two letters swapped count as one (optimal string alignment). Digits and the first
      letter, but for its accents, are never taken for mistyped.

    All spellings of a concept are compared. A declined pair, of normal forms in either order, is
    left out, also when its words have since become part of other concepts. The order of the
    arguments does not matter: equal scores come by how many organisations use either concept.

    Few are compared: forms are looked up under what they must have in common, and for spelling
    only words are, with those of the same first letter and a similar length. Of more than `NEAR`
    with that in common, only those near each other in the alphabet are compared.

    Source: F. Damerau, "A technique for computer detection and correction of spelling errors",
    CACM 7:3 (1964), 171-176; on first letters K. Kukich, "Techniques for automatically correcting
    words in text", ACM Computing Surveys 24:4 (1992), 377-439.
    """
    by_root = {concept.normal: concept for concept in concepts}
    owners = {form: root for root, concept in by_root.items() for form in concept.normals}
    refused = {_pair(owners, normal(one), normal(other)) for one, other in declined}
    best: dict[tuple[str, str], _Finding] = {}
    for one, other, finding in _findings(sorted(owners)):
        pair = _pair(owners, one, other)
        if pair[0] != pair[1] and pair not in refused:
            best[pair] = max(best.get(pair, finding), finding, key=lambda found: found.score)
    found = [_candidate(by_root[one], by_root[other], best[one, other]) for one, other in best]
    reach = {
        (it.a, it.b): len(by_root[it.a].uses.keys() | by_root[it.b].uses.keys()) for it in found
    }
    return sorted(found, key=lambda it: (-it.score, -reach[it.a, it.b], it.a, it.b))


def _pair(owners: Mapping[str, str], one: str, other: str) -> tuple[str, str]:
    """Name the concepts that two normal forms belong to now, always in the same order."""
    first, second = sorted((owners.get(one, one), owners.get(other, other)))
    return first, second


def _candidate(one: Concept, other: Concept, finding: _Finding) -> Candidate:
    genitives = {
        it.normal
        for it, base in ((one, other), (other, one))
        if _is_genitive(it.normal.split(), base.normal.split())
    }
    kept, merged = sorted(
        (one, other),
        key=lambda it: (
            not it.agreed,
            it.normal in genitives,
            -len(it.uses),
            -it.weight,
            it.normal,
        ),
    )
    return Candidate(kept.normal, merged.normal, finding.kind, finding.reason, finding.score)


def _is_genitive(words: Sequence[str], base: Sequence[str]) -> bool:
    """Return whether a term differs from another in a genitive, which no list of terms should have.

    To a term it may also be the plural of English, of which the singular is the term.
    """
    if len(words) != len(base):
        words, base = ["".join(words)], ["".join(base)]
    pairs = [(word, other) for word, other in zip(words, base, strict=True) if word != other]
    return any(_genitive_of(word, other) for word, other in pairs) and not any(
        _genitive_of(other, word) for word, other in pairs
    )


def _genitive_of(word: str, base: str) -> bool:
    """Return whether a word is the genitive of another, or of one of its other forms."""
    if not word.endswith(GENITIVE) or word.endswith(2 * GENITIVE) or base.endswith(GENITIVE):
        return False
    return related(word[: -len(GENITIVE)].rstrip("'\u2019"), base)


def _findings(forms: Iterable[str]) -> Iterator[tuple[str, str, _Finding]]:
    """Find every two normal forms that may mean the same; a pair may come more than once."""
    split = ((form, tuple(form.split())) for form in forms)
    spelled = [
        _Spelled(form, words, "".join(words))
        for form, words in split
        if 0 < len(words) <= MOST_WORDS
    ]
    known = _Forms({word for it in spelled for word in (*it.words, it.joined)})
    yield from _compounds(spelled)
    for block in _blocks((known.family(it.joined), it) for it in spelled):
        for one, other in _pairs(block):
            if len(one.words) != len(other.words) and known.related(one.joined, other.joined):
                yield one.form, other.form, _COMPOUND_FORM
    for block in _blocks((tuple(sorted(map(known.family, it.words))), it) for it in spelled):
        for one, other in _pairs(block):
            if finding := _inflected(known, one.words, other.words):
                yield one.form, other.form, finding
    yield from _misspellings(spelled)


def _blocks(
    keyed: Iterable[tuple[Hashable, _Spelled]],
) -> Iterator[Sequence[_Spelled]]:
    """Put together what has the same key."""
    blocks: defaultdict[Hashable, list[_Spelled]] = defaultdict(list)
    for key, spelled in keyed:
        blocks[key].append(spelled)
    return (block for block in blocks.values() if len(block) > 1)


def _pairs(alike: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Yield every two of what is alike, but of very many only those that are near each other."""
    for place, one in enumerate(alike):
        for other in alike[place + 1 : place + NEAR]:
            yield one, other


def _compounds(spelled: Sequence[_Spelled]) -> Iterator[tuple[str, str, _Finding]]:
    together: defaultdict[str, list[str]] = defaultdict(list)
    for it in spelled:
        together[it.joined].append(it.form)
    for forms in together.values():
        for one, other in _pairs(forms):
            yield one, other, _COMPOUND
    for it in spelled:
        for seam in range(1, len(it.words)):
            linked = "".join(it.words[:seam]) + _LINK + "".join(it.words[seam:])
            for other in together.get(linked, ()):
                yield it.form, other, _COMPOUND


def _inflected(forms: _Forms, one: Sequence[str], other: Sequence[str]) -> _Finding | None:
    """Compare two terms whose words are of the same families."""
    if sorted(one) == sorted(other):
        return _ORDER
    if all(map(forms.related, one, other)):
        return _FORM
    by_family = (
        sorted(words, key=lambda word: (forms.family(word), word)) for words in (one, other)
    )
    return _ORDER_FORM if all(map(forms.related, *by_family)) else None


def _misspellings(spelled: Sequence[_Spelled]) -> Iterator[tuple[str, str, _Finding]]:
    by_words = {it.words: it.form for it in spelled}
    alike: defaultdict[str, list[tuple[str, _Finding]]] = defaultdict(list)
    for word, other, distance in _slips({word for it in spelled for word in it.words}):
        score = _SPELLING * (1 - distance / max(len(word), len(other)))
        reason = counted("{n} letter differs", "{n} letters differ", distance)
        alike[word].append((other, _Finding(score, "spelling", reason)))
    for words, form in by_words.items():
        for place, word in enumerate(words):
            for other, finding in alike.get(word, ()):
                changed = (*words[:place], other, *words[place + 1 :])
                if changed in by_words:
                    yield form, by_words[changed], finding


def _slips(words: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Find every two words of which one may be the other mistyped, and how many letters differ."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    blocks: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for word in sorted(words):  # for the same order on every run
        if _allowed(word):
            blocks[_initial(word), _digits(word)].append(word)
    for block in blocks.values():
        block.sort(key=lambda word: (len(word), word))
        ends = {len(word): index for index, word in enumerate(block, 1)}
        for index, word in enumerate(block, 1):
            most = _allowed(word)
            end = max(ends.get(len(word) + more, 0) for more in range(most + 1))
            near = extract(
                word,
                block[index:end],
                scorer=OSA.distance,
                processor=None,
                score_cutoff=most,
                limit=None,
            )
            for other, distance, _ in near:
                yield word, other, int(distance)


def _allowed(word: str) -> int:
    """Return how many letters may be mistyped in a word."""
    return (len(word) >= _LENGTH_FOR_ONE) + (len(word) >= _LENGTH_FOR_TWO)


def _initial(word: str) -> str:
    return normalize("NFD", word[0])[0]


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))
