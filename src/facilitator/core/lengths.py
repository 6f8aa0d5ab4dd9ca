"""A length of time in words that are still to be translated."""

from __future__ import annotations

import datetime as dt
from typing import Final

from facilitator.core.language import Phrase, phrase

MINUTE: Final = dt.timedelta(minutes=1)


def length(time: dt.timedelta) -> Phrase:
    """Say a length in whole minutes, and hours from 60 on, as `Language.minutes` does."""
    hours, rest = divmod(int(abs(time) / MINUTE), 60)
    if not hours:
        return phrase("{n} min", n=rest)
    if not rest:
        return phrase("{n} h", n=hours)
    return phrase("{hours} h {minutes} min", hours=hours, minutes=rest)
