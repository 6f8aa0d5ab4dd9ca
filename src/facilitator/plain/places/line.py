"""Lines of a place: a number or a count, the names it is about, or what a note is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

from facilitator.core.base.language import Language, Phrase
from facilitator.core.record.notes import CaptureKind
from facilitator.core.time.view import View
from facilitator.plain.voice import Sentence
from facilitator.running.messages import CAPTURE_KINDS

Reader = Callable[[View, Language], Iterable[Sentence]]
"""Gives the lines of a place."""


def counting(one: str, many: str, names: Sequence[str]) -> Iterator[Phrase]:
    """Say how many there are and who, with `{n}` and `{names}`; nothing if there is nobody."""
    if names:
        yield Phrase(one, {"n": len(names), "names": ", ".join(names)}, many)


def understood(
    kind: CaptureKind, who: str | None, due: dt.date | None, language: Language
) -> Iterator[str]:
    """Say of which kind a note is, and who and by when where that is known."""
    yield language.say(CAPTURE_KINDS[kind]).lower()
    if who:
        yield who
    if due:
        yield language.say("due {date}", date=language.short_date(due))
