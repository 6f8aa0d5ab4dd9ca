"""Short names of organisations, for where their whole names do not fit: each still its own.

"Region Blekinge" among other regions is Blekinge: what several have in common tells nothing apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from facilitator.core.base.cells import cells, one_line
from facilitator.core.base.text import capital, fold
from facilitator.core.record.agenda import Organisation


def short_names(organisations: Sequence[Organisation]) -> dict[str, str]:
    """Give the short name of each organisation, by id; one that would not be its own stays long."""
    words = {body.id: one_line(body.name).split() for body in organisations}
    common = Counter(fold(word) for of in words.values() for word in dict.fromkeys(of))
    long = {id_: " ".join(of) for id_, of in words.items()}
    short = {
        body.id: min(_candidates(body, words[body.id], common), key=cells) for body in organisations
    }
    while True:
        taken = Counter(map(fold, short.values()))
        shared = [id_ for id_, name in short.items() if taken[fold(name)] > 1]
        if all(short[id_] == long[id_] for id_ in shared):
            return short
        short.update({id_: long[id_] for id_ in shared})


def _candidates(body: Organisation, words: Sequence[str], common: Counter[str]) -> list[str]:
    """List what an organisation may be called: by what is its own, and by the words of its id."""
    own = [word for word in words if common[fold(word)] == 1]
    found = [" ".join(words)]
    if own:
        found.append(" ".join(own))
    if parts := body.id.replace("_", "-").split("-"):
        found.append(" ".join(capital(part) for part in parts if part))
    return [name for name in found if name]
