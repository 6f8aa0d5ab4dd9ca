"""What stands below the times: where the time went, and what is advised for the next meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, fit, one_line, wrapped
from facilitator.core.base.language import Language, counted
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.review import sentences
from facilitator.core.review.advice import advice
from facilitator.core.review.review import Review, SessionReview
from facilitator.core.review.went import Share, sum_of, to_the_minute, went

MOST: Final = 7
"""How many lines either panel has at most."""
_AMOUNT: Final = 6
_NAME: Final = 44
_BAR: Final = 12
_KEPT: Final = 20
"""How many cells the time of a fixed point and how it was kept take beside its title."""


def where(review: Review, width: int, language: Language) -> Content:
    """Draw what took and gave most time, and say how the fixed times were kept."""
    shares, fixed = went(review), to_the_minute(review)
    shown = _dearest(shares, MOST - bool(fixed))
    longest = max((abs(each.by) for each in shown), default=MINUTE)
    lines = [_share(each, longest, width, language) for each in shown]
    if not lines:
        lines = [Content.styled(language.say("All went as planned so far."), "$muted")]
    if fixed:
        lines.append(Content("   ").join(_fixed(each, width // 2, language) for each in fixed[-2:]))
    return Content("\n").join(lines)


def advised(review: Review, width: int, language: Language) -> Content | None:
    """Say what to plan otherwise and how people came; None where it needs too much room."""
    lines = list(_advice(review, width, language))
    return Content("\n").join(lines) if len(lines) <= MOST else None


def _dearest(shares: Sequence[Share], most: int) -> list[Share]:
    """Take together what was least, if there are too many."""
    if len(shares) <= most:
        return list(shares)
    dearest = sorted(range(len(shares)), key=lambda at: -abs(shares[at].by))
    rest = [shares[at] for at in dearest[most - 1 :]]
    more = Share(counted("{n} more", "{n} more", len(rest)), sum_of(rest))
    return [*(shares[at] for at in sorted(dearest[: most - 1])), more]


def _share(each: Share, longest: dt.timedelta, width: int, language: Language) -> Content:
    took = each.by > ZERO
    name = one_line(language.say(each.of) if not isinstance(each.of, str) else each.of)
    sign = "+" if took else signs.MINUS if each.by else ""
    amount = f"{sign}{int(abs(each.by) / MINUTE)}"
    bar = max(1, round(_BAR * abs(each.by) / longest)) if each.by else 0
    look = "$warn" if took else "$ok"
    return Content.assemble(
        (fit(amount, _AMOUNT), look),
        fit(name, max(0, min(_NAME, width - _AMOUNT - _BAR - 1))) + " ",
        ((signs.OVER if took else "━") * bar, look),
    )


def _fixed(each: SessionReview, width: int, language: Language) -> Content:
    late, session = each.started_late or ZERO, each.slot.session
    named = f"{cut(one_line(session.title), max(5, width - _KEPT))} {session.start:%H:%M} "
    kept = language.say(sentences.late(late))
    return Content.assemble((named, "bold"), (kept, "$err" if late > ZERO else "$ok"))


def _advice(review: Review, width: int, language: Language) -> Iterator[Content]:
    for sentence in advice([review]):
        said = one_line(language.say(sentence))
        for number, line in enumerate(wrapped(said, max(1, width - 2), len(said))):
            yield Content.assemble((f"{signs.NEXT} " if not number else "  ", "$accent"), line)
    if arrived := sentences.arrived(review.arrivals):
        said = language.say(arrived)
        yield from (Content.styled(line, "$muted") for line in wrapped(said, width, len(said)))
