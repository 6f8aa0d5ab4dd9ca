"""An action as a sentence with a subject: "Region Skåne bjuder in, senast 5 april 2013".

Who takes an action on is its subject where what is to be done begins with a verb that can follow
one: "Anna Berg skickar länkar". Before anything else the name stands with a colon, "Anna Berg:
skicka länkar". Who is named in the text already is not named once more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from facilitator.core.base.language import Language
from facilitator.core.base.text import capital
from facilitator.core.notes.action_line import JOINING, stands_in

_Words = Mapping[str, frozenset[str]]
"""Words by language."""


def _words(**words: str) -> _Words:
    return {language: frozenset(each.split()) for language, each in words.items()}


_VERBS: Final = _words(
    sv="arbetar avser ber berättar bör deltar finns frågar får går har hoppas hörs jobbar kan "
    "kommer letar läser medverkar måste möts pratar rapporterar ringer ser ses ska skall skickar "
    "skriver svarar söker talar tar tittar träffar träffas vill är åker återkommer",
    en="asks can comes does goes has invites is looks may meets must shall should speaks to will "
    "writes",
)
"""What follows a subject, whatever comes next."""

_PRESENT: Final[Mapping[str, re.Pattern[str]]] = {
    "sv": re.compile(r"(?!(?:under|över|efter|inför|per|var|där|när|fler|mer)$)\w+[aeåöyi]r"),
    "en": re.compile(r"\w*[^sui\W]s"),
}
"""How a verb in the present ends, as nouns may, too."""

_NOUN: Final[Mapping[str, re.Pattern[str]]] = {
    "sv": re.compile(r"\w+(?:ningar|ioner|elser|eter|skaper|ister|örer|or)"),
    "en": re.compile(r"\w+(?:ions|ments|ings|ers|nesses|ties)"),
}
"""How only nouns end that look like such verbs."""

_AFTER_NOUNS: Final = _words(
    sv="av bör eller för från hos i kan mellan måste och om på ska skall till är åt",
    en="about and are between by can for from in is must of on or should to will with",
)
"""What follows a noun rather than a verb: "links to the EU"."""

_PASSIVE: Final[Mapping[str, re.Pattern[str]]] = {"sv": re.compile(r"[a-zåäö]{2,}[ae]s")}
"""How a verb ends whose subject is a noun before it, as in "länkar skickas"."""


def with_subject(who: Sequence[str], text: str, language: Language) -> str:
    """Put those who take an action on before what is to be done, unless it names them."""
    named = stands_in(text, who)
    subjects = [name for name in who if name not in named]
    if not subjects:
        return text
    subject = capital(listed(subjects, language))
    if follows_subject(text, language.code):
        return f"{subject} {text}"
    return language.say("{who}: {what}", who=subject, what=text)


def follows_subject(text: str, language: str) -> bool:
    """Return whether a text begins as what follows its subject in a language, by its code."""
    first, second, *_ = [*text.split(), "", ""]
    if language not in _VERBS or first[:1].isupper():
        return False
    if first in _VERBS[language] or first in JOINING:
        return True
    passive = _PASSIVE.get(language)
    if passive is not None and passive.fullmatch(second):
        return False
    return (
        _PRESENT[language].fullmatch(first) is not None
        and _NOUN[language].fullmatch(first) is None
        and second.casefold() not in _AFTER_NOUNS[language]
    )


def listed(names: Sequence[str], language: Language) -> str:
    """Join names as a sentence does: "one, two and three"."""
    *before, last = names
    if not before:
        return last
    return language.say("{first} and {last}", first=", ".join(before), last=last)
