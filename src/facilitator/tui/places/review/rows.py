"""The review as rows: sessions with bars of planned against actual, sums, and advice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, fit, one_line, wrapped
from facilitator.core.base.language import Language
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.review import sentences
from facilitator.core.review.advice import advice
from facilitator.core.review.review import DayReview, KindReview, Outcome, Review, SessionReview
from facilitator.tui.widgets.rows import Piece

WITHIN: Final = "━"
UNUSED: Final = "┄"
"""What a bar is made of: time within the plan, more than planned, and planned but not used."""

BULLET: Final = f"{signs.BULLET} "

SIGNS: Final[Mapping[Outcome, str]] = {
    Outcome.HELD: signs.DONE,
    Outcome.RUNNING: signs.HERE,
    Outcome.INTERRUPTED: signs.BROKEN_OFF,
    Outcome.SKIPPED: signs.CROSSED,
    Outcome.MISSED: signs.NEVER,
    Outcome.COMING: " ",
}

LENGTH: Final = 9
"""Cells for a length in minutes, such as "1375 min", and for the name of its column."""

DIFFERENCE: Final = 18
APART: Final = 3
"""Cells between a length and how much it differs, which are figures both."""
LEAST_BAR: Final = 10
LEAST_TITLE: Final = 16


class Heading(NamedTuple):
    """The title of a part, and what is said beside it."""

    text: str
    beside: str = ""


class Text(NamedTuple):
    """A line of a sentence."""

    text: str
    look: str = ""


class Blank(NamedTuple):
    """A row between two parts, with a rule where what follows is their sum."""

    rule: str = " "


Item = Heading | SessionReview | DayReview | KindReview | Text | Blank
"""A row; a `DayReview` is the row of its totals."""


class Widths(NamedTuple):
    """How many cells the title and the bar have; the other columns are always as wide."""

    title: int
    bar: int

    @staticmethod
    def of(width: int) -> Widths:
        """Share out a width: a bar only where there is room for it."""
        room = max(0, width - 2 - 2 * (LENGTH + 1) - (APART + DIFFERENCE))
        bar = (room - 1) * 2 // 5
        if bar < LEAST_BAR or room - bar - 1 < LEAST_TITLE:
            return Widths(room, 0)
        return Widths(room - bar - 1, bar)


def items(review: Review, width: int, language: Language, *, advised: bool = True) -> list[Item]:
    """List the days that began with their sessions and sums, the kinds, people, and the advice.

    What is said of people and the advice is left out unless `advised`.
    """
    listed: list[Item] = []
    for day in review.days:
        if day.began_late is not None:
            listed += [*_apart(listed), *_day(day, review, width, language)]
    if review.kinds:
        listed += [*_apart(listed), Heading(language.say("By kind")), *review.kinds]
    if not advised:
        return listed
    if arrived := sentences.arrived(review.arrivals):
        listed += [*_apart(listed), Heading(language.say("People"))]
        listed += _wrapped(language.say(arrived), width)
    if said := advice([review]):
        listed += [*_apart(listed), Heading(language.say("For the next meeting"))]
        for sentence in said:
            listed += _wrapped(language.say(sentence), width)
    return listed


def _apart(listed: Sequence[Item]) -> list[Item]:
    return [Blank()] if listed else []


def _day(day: DayReview, review: Review, width: int, language: Language) -> Iterator[Item]:
    title = language.say("Sessions")
    if len(review.days) > 1:
        date = language.date(day.date)
        title = language.say("Day {day}, {date}", day=day.day + 1, date=date)
    yield Heading(title, ", ".join(map(language.say, sentences.day(day))))
    yield from day.sessions
    yield Blank("─")
    yield day
    if day.balance:
        parts = [language.say(sentences.balance(*part)) for part in day.balance]
        beside = " · ".join(parts)
        for line in [beside] if cells(beside) <= width - 4 else parts:
            yield from _wrapped(line, width, bullet="", look="dim")


def _wrapped(text: str, width: int, bullet: str = BULLET, look: str = "") -> Iterator[Text]:
    lines = wrapped(one_line(text), max(1, width - 4), len(text))
    for number, line in enumerate(lines):
        lead = bullet if number == 0 else ""
        yield Text(f"  {lead:<{len(bullet)}}{line}", look)


def heading(width: int, language: Language) -> list[Piece]:
    """Name the columns."""
    widths = Widths.of(width)
    names = [
        fit(f"  {language.say('Session')}", 2 + widths.title),
        _right(language.say("Planned"), LENGTH),
        _right(language.say("Actual"), LENGTH) + " " * (APART - 1),
        fit(language.say("Difference"), DIFFERENCE),
    ]
    return [(" ".join(names), "dim")]


def legend(language: Language) -> str:
    """Say what the bars are made of."""
    return language.say(
        "{within} within the plan  {over} more  {unused} not used",
        within=WITHIN,
        over=signs.OVER,
        unused=UNUSED,
    )


def longest(review: Review) -> dt.timedelta:
    """Give the length that a whole bar stands for."""
    begun = (s for day in review.days if day.began_late is not None for s in day.sessions)
    return max((max(each.planned, each.actual) for each in begun), default=ZERO)


def draw(item: Item, width: int, scale: dt.timedelta, language: Language) -> list[Piece]:
    """Draw a row; a whole bar stands for `scale`."""
    match item:
        case Heading(text, beside):
            title = fit(text, width) if not beside else text
            rest = fit(f" · {beside}", max(0, width - cells(title))) if beside else ""
            return [(title, "heading"), (rest, "")]
        case Blank(rule):
            return [("  ", ""), (rule * max(0, width - 2), "edge")]
        case Text(text, look):
            return [(fit(text, width), look)]
        case SessionReview():
            return _session(item, width, scale, language)
        case DayReview():
            over = sentences.off(item.actual - item.planned)
            said = language.say(over) if item.over else ""
            total = language.say("Total")
            return _row(f"  {total}", item.planned, item.actual, said, width, language, "strong")
        case KindReview():
            return _kind(item, width, language)


def _session(
    each: SessionReview, width: int, scale: dt.timedelta, language: Language
) -> list[Piece]:
    title = f"{SIGNS[each.outcome]} {one_line(each.slot.session.title)}"
    difference = language.say(sentences.session(each))
    look = {Outcome.RUNNING: "strong", Outcome.SKIPPED: "dim", Outcome.MISSED: "dim"}.get(
        each.outcome, ""
    )
    row = _row(title, each.planned, each.actual, difference, width, language, look)
    if each.over and each.outcome in (Outcome.HELD, Outcome.RUNNING):
        row[-1] = (row[-1][0], "warning" if each.over > ZERO else "good")
    if each.outcome is Outcome.COMING:
        row[-1] = (row[-1][0], "dim")
    drawn = bar(each, Widths.of(width).bar, scale)
    return [*row, (" ", ""), *drawn] if drawn else row


def bar(each: SessionReview, width: int, scale: dt.timedelta) -> list[Piece]:
    """Draw planned against actual: each part has a sign of its own, a short one at least one."""
    if not width or not scale or each.outcome is Outcome.COMING:
        return []

    def upto(length: dt.timedelta) -> int:
        return max(round(length / scale * width), length > ZERO)

    within, planned, actual = map(upto, (min(each.planned, each.actual), each.planned, each.actual))
    unused = max(0, planned - within) if each.over < ZERO else 0
    over = max(0, actual - within) if each.over > ZERO else 0
    return [(WITHIN * within, "accent"), (signs.OVER * over, "warning"), (UNUSED * unused, "dim")]


def _kind(each: KindReview, width: int, language: Language) -> list[Piece]:
    name = language.say(sentences.KINDS[each.kind])
    counts = language.say(sentences.kind_counts(each))
    title = f"  {name} ({counts})"
    if each.ratio is None:
        return [(fit(title, width), "")]
    if cells(title) > 2 + Widths.of(width).title:
        title = f"  {name}"  # rather than half of how many they were
    difference = language.say(sentences.off(each.over))
    row = _row(title, each.planned, each.actual, difference, width, language)
    times = language.say(sentences.times(each.ratio))
    return [*row, (" ", ""), (times, "strong")] if Widths.of(width).bar else row


def _row(  # noqa: PLR0913, PLR0917 - its columns
    title: str,
    planned: dt.timedelta,
    actual: dt.timedelta,
    difference: str,
    width: int,
    language: Language,
    look: str = "",
) -> list[Piece]:
    lengths = (_minutes(planned, language), _minutes(actual, language) if actual else "")
    return [
        (f"{fit(title, 2 + Widths.of(width).title)} ", look),
        (f"{_right(lengths[0], LENGTH)} ", "dim"),
        (_right(lengths[1], LENGTH) + " " * APART, look),
        (fit(difference, DIFFERENCE), look),
    ]


def _minutes(length: dt.timedelta, language: Language) -> str:
    """Say a length in minutes, however long, so that the figures of a column can be compared."""
    return language.say("{n} min", n=int(length / MINUTE))


def _right(text: str, width: int) -> str:
    return " " * max(0, width - cells(text)) + fit(text, min(width, cells(text)))
