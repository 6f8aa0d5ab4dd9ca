"""Catalogues hold the program's sentences in other languages; English needs none."""

from __future__ import annotations

import gettext
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from facilitator.core.base.language import Language

LANGUAGES: Final = ("sv", "en")
"""The codes of the languages there are."""

DOMAIN: Final = "facilitator"
LOCALE: Final = Path(__file__).parent.parent / "locale"

_CHOSEN_BY: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@cache
def load(code: str) -> Language:
    """Return the language with this code; one that there is not becomes English.

    Catalogues are compiled when the package is installed. In a source tree where that was not
    done a `RuntimeWarning` says so and the language speaks English.
    """
    if code == "en" or code not in LANGUAGES:
        return Language("en", gettext.NullTranslations())
    from facilitator.files.sentences import Sentences

    try:
        compiled = (LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.mo").read_bytes()
        return Language(code, Sentences(compiled))
    except FileNotFoundError as missing:
        warnings.warn(
            f"{missing.filename} is missing; run tools/translations.py",
            RuntimeWarning,
            stacklevel=2,
        )
        return Language(code, gettext.NullTranslations())


def system_language(environ: Mapping[str, str]) -> str:
    """Return the code of the language that the environment asks for, "en" if there is none.

    The first variable that is set decides, as for any program that uses gettext; it may list
    several languages ("de:sv").
    """
    wanted = next(filter(None, map(environ.get, _CHOSEN_BY)), "")
    codes = (
        name.lower().replace("-", "_").split("_")[0].split(".")[0] for name in wanted.split(":")
    )
    return next((code for code in codes if code in LANGUAGES), "en")
