"""Measure merge candidates for 14 organisations with 500 terms each.

The baseline is the simplest program for one of the four reasons: compare every two spellings with
the same edit distance.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from itertools import combinations
from random import Random
from time import perf_counter

from rapidfuzz.distance import OSA

from bench.measure import Figure
from facilitator.core.record.terms import Term, format_terms, parse_terms
from facilitator.core.words.candidates import candidates
from facilitator.core.words.cloud import cloud
from facilitator.core.words.concepts import Usage, usage
from facilitator.core.words.convergence import convergence

ORGANISATIONS = 14
TERMS = 500
SECONDS = 1.0
RUNS = 3
LETTERS = 2

SLIPS, TITLES, IN_COMMON = 0.05, 0.1, 0.5
"""The parts of the terms that are mistyped, in capitals and from the common stock."""

FIRST = [
    "digital",
    "regional",
    "nationell",
    "öppen",
    "kommunal",
    "säker",
    "hållbar",
    "strategisk",
    "gemensam",
    "offentlig",
    "tillgänglig",
    "mobil",
    "teknisk",
    "social",
    "lokal",
    "europeisk",
    "samordnad",
    "begränsad",
    "enkel",
    "grön",
]
HEADS = [
    "agenda",
    "strategi",
    "tjänst",
    "plan",
    "data",
    "bredband",
    "hälsa",
    "samverkan",
    "utveckling",
    "uppföljning",
    "upphandling",
    "förvaltning",
    "infrastruktur",
    "innovation",
    "kompetens",
    "dialog",
    "handling",
    "region",
    "kommun",
    "näringsliv",
    "skola",
    "vård",
    "omsorg",
    "kultur",
    "turism",
    "landsbygd",
    "service",
    "portal",
    "plattform",
    "standard",
    "medborgare",
    "delaktighet",
    "inkludering",
    "integritet",
    "säkerhet",
    "arkitektur",
    "process",
    "metod",
    "modell",
    "resurs",
]
TAILS = [
    "utveckling",
    "plan",
    "arbete",
    "strategi",
    "grupp",
    "system",
    "stöd",
    "modell",
    "nät",
    "tjänst",
    "mål",
    "process",
    "analys",
    "samordning",
    "ansvar",
    "finansiering",
    "uppdrag",
    "område",
    "verksamhet",
    "projekt",
]
ENDINGS = ("", "", "", "", "n", "en", "et", "er", "or", "ar", "erna", "s", "t", "a")


def term(random: Random) -> str:
    """Make up a term as people write them: compounds, phrases, forms and slips."""
    head, tail = random.choice(HEADS), random.choice(TAILS)
    word = random.choice([head, f"{head}{tail}", f"{head}s{tail}", f"e-{head}"])
    word += random.choice(ENDINGS)
    text = f"{random.choice(FIRST)}{random.choice(['', 't', 'a'])} {word}"
    text = random.choice([text, text, word])
    if random.random() < SLIPS:
        place = random.randrange(len(text))
        text = text[:place] + text[place + 1 :]
    return text.title() if random.random() < TITLES else text


def lists(seed: int = 1) -> dict[str, tuple[Term, ...]]:
    """Make up what every organisation hands in: half of it from a common stock."""
    random = Random(seed)  # noqa: S311 - a benchmark repeats itself
    stock = [term(random) for _ in range(1500)]
    handed_in = {}
    for organisation in range(ORGANISATIONS):
        terms: dict[str, Term] = {}
        while len(terms) < TERMS:
            text = random.choice(stock) if random.random() < IN_COMMON else term(random)
            terms[text] = Term(text, random.randint(1, 30))
        handed_in[f"region-{organisation}"] = tuple(terms.values())
    return handed_in


def naive(used: Usage) -> int:
    """Count the spellings at most two letters apart, comparing every two."""
    forms = [concept.normal for concept in used.concepts]
    return sum(
        OSA.distance(a, b, score_cutoff=LETTERS) <= LETTERS for a, b in combinations(forms, 2)
    )


def seconds(measured: Callable[[], object]) -> float:
    """Give the shortest of a few runs."""
    times = []
    for _ in range(RUNS):
        gc.collect()
        began = perf_counter()
        measured()
        times.append(perf_counter() - began)
    return min(times)


def figures() -> Iterator[Figure]:
    """Measure everything."""
    handed_in = lists()
    texts = [format_terms(terms) for terms in handed_in.values()]
    used = usage(handed_in)
    baseline = seconds(lambda: naive(used))
    measured: tuple[tuple[str, Callable[[], object]], ...] = (
        ("merge candidates", lambda: candidates(used.concepts)),
        ("reading the lists", lambda: [parse_terms(text) for text in texts]),
        ("who uses which", lambda: usage(handed_in)),
        ("convergence", lambda: convergence(used)),
        ("word cloud 120×40", lambda: cloud(used.shares(), 120, 40)),  # noqa: RUF001
    )
    for what, call in measured:
        name = f"{what} of {ORGANISATIONS} × {TERMS} terms"  # noqa: RUF001
        yield Figure(name, seconds(call), "comparing every two", baseline, most_seconds=SECONDS)
