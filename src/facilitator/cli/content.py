"""What the minutes are to tell, as options of `export` ask for it."""

from __future__ import annotations

from collections.abc import Sequence

import click

from facilitator.cli.click_texts import Misuse
from facilitator.core.base.language import Phrase, phrase
from facilitator.minutes.written import EXTRAS, Extra


def extras_of(context: click.Context, typed: Sequence[str]) -> frozenset[Extra]:
    """Read what is to be added to the minutes, typed with commas between or one by one."""
    names = [name for part in typed for word in part.split(",") if (name := word.strip().lower())]
    known: dict[str, Extra] = {name: name for name in EXTRAS}
    for name in names:
        if name not in known:
            said = phrase(
                "--with takes {choices}, not “{name}”.", choices=", ".join(EXTRAS), name=name
            )
            raise Misuse(said, context)
    return frozenset(known[name] for name in names)


def wrong_content(
    template: str | None,
    extras: frozenset[Extra],
    *,
    short: bool,
    private: bool,
    minutes: bool,
) -> Phrase | None:
    """Say which options do not go together; `minutes` says that minutes are asked for, not data."""
    if (short or extras) and not minutes:
        return phrase("--short and --with can only be used with minutes: markdown, html and docx.")
    if short and template:
        return phrase("A template decides itself what is written: leave out --short.")
    if short and (extras or private):
        return phrase("The short version has no room for more: leave out --with and --private.")
    return None
