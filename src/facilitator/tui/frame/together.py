"""What the header says of the other laptops that keep the meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from facilitator.core.base import signs
from facilitator.core.base.language import Language, Phrase, clock_time, phrase
from facilitator.core.base.text import clean_line
from facilitator.running.together.laptops import Laptops
from facilitator.running.together.listing import Laptop
from facilitator.tui.widgets.inks import Piece


def others(
    laptops: Laptops, now: dt.datetime, zone: ZoneInfo, language: Language
) -> tuple[tuple[Piece, ...], ...]:
    """Say when each was heard last: with names, with those of the silent, and how many there are.

    There is nothing where the meeting is not shared.
    """
    if not laptops.shared or not (there := [each for each in laptops.listed() if not each.here]):
        return ()
    told = [(each, language.say(_sign(each, now, zone))) for each in there]
    named = [(each, f"{clean_line(each.name)} {words}") for each, words in told]
    short = [named[n] if each.silent(now) else told[n] for n, each in enumerate(there)]
    silent = any(each.silent(now) for each in there)
    count = (f"{signs.LAPTOP} {len(there)}", _look(silent=silent))
    return tuple(_row(named, now)), tuple(_row(short, now)), (count,)


def _row(told: list[tuple[Laptop, str]], now: dt.datetime) -> Iterator[Piece]:
    before = f"{signs.LAPTOP} "
    for laptop, words in told:
        yield before, "muted"
        yield words, _look(silent=laptop.silent(now))
        before = " · "


def _look(*, silent: bool) -> str:
    return "warn" if silent else "muted"


def _sign(laptop: Laptop, now: dt.datetime, zone: ZoneInfo) -> Phrase:
    if laptop.heard is None:
        return phrase("not heard yet")
    at = clock_time(laptop.heard, zone)
    if laptop.left:
        return phrase("left {time}", time=at)
    if laptop.silent(now):
        return phrase("not heard since {time}", time=at)
    return phrase("{n} s", n=max(0, int((now - laptop.heard).total_seconds())))
