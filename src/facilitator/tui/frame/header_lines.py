"""The two lines at the top of every place: which meeting and when, and which places there are.

What does not fit is dropped in a fixed order. Never dropped are the digits of places, how many
wait for you (`▲18`), the time that is left, and the fixed point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.cells import cut
from facilitator.core.base.language import N_
from facilitator.core.base.signs import FIXED, HEED
from facilitator.tui.widgets.breakpoints import NARROW
from facilitator.tui.widgets.inks import Piece, length

SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "notes": N_("Nts"),
        "groups": N_("Grp"),
        "homework": N_("Home"),
        "people": N_("Ppl"),
        "series": N_("Ser"),
    }
)
"""Shorter names of places, by what keys call them."""

MARGIN: Final = 1
GAP: Final = 2
_LEAST_TITLE: Final = 16


class Meeting(Struct, frozen=True):
    """Which meeting this is: its title, "day 2 of 2", "Friday 22 March", who is here, the time.

    `others` are the other laptops that keep it, each time in fewer cells. `marks` are what must be
    known all the time: a rehearsal, a bell that is off.
    """

    title: str
    clock: str
    day: str = ""
    date: str = ""
    here: str = ""
    others: tuple[tuple[Piece, ...], ...] = ()
    marks: tuple[Piece, ...] = ()


class Tab(Struct, frozen=True):
    """A place: its digit, its name and a shorter one, a count, and how many wait for you."""

    digit: str
    name: str
    short: str = ""
    count: str = ""
    waiting: int = 0


class Running(Struct, frozen=True):
    """What runs now: sign and time left or over, how far behind, the fixed point and how it stands.

    The looks are "ok", "warn" or "err".
    """

    sign: str
    left: str
    look: str
    behind: str = ""
    point: str = ""
    word: str = ""
    short: str = ""
    """The word in fewer cells, if there is such a one."""
    point_look: str = "ok"
    behind_look: str = "warn"


def meeting_line(meeting: Meeting, width: int) -> list[Piece]:
    """Write the first line; the names of laptops go first, then the date, then the title is cut."""
    room = max(0, width - 2 * MARGIN)
    date = " · ".join(part for part in (meeting.day, meeting.date) if part)
    full, short, count = (*meeting.others, (), (), ())[:3]
    for day, here, others, least in (
        (date, meeting.here, full, None),
        (date, meeting.here, short, None),
        (meeting.day, meeting.here, short, None),
        (meeting.day, meeting.here, short, _LEAST_TITLE),
        ("", meeting.here, short, _LEAST_TITLE),
        ("", "", short, _LEAST_TITLE),
        ("", "", count, _LEAST_TITLE),
        ("", "", (), 0),
    ):
        right = [*_spaced(meeting.marks, here, others), (meeting.clock, "bold")]
        left = [(f"  {day}", "muted")] if day else []
        free = room - length(left) - length(right) - GAP
        if free >= (length([(meeting.title, "")]) if least is None else least):
            break
    title = cut(meeting.title, max(0, free))
    between = room - length([(title, ""), *left]) - length(right)
    return [(" " * MARGIN, ""), (title, "bold"), *left, (" " * max(0, between), ""), *right]


def _spaced(marks: Sequence[Piece], here: str, others: Sequence[Piece]) -> Iterator[Piece]:
    for piece in marks:
        yield piece
        yield "  ", ""
    if here:
        yield here, "muted"
        yield "   ", ""
    if others:
        yield from others
        yield "   ", ""


class Fit(Struct, frozen=True):
    """What is shown of the places: one step of what is dropped.

    `short` are the digits of those with their shorter names. Without `names` only the place one is
    in has one; `here` says whether that one's is the long one, with its count.
    """

    counts: bool = True
    short: frozenset[str] = frozenset()
    names: bool = True
    air: int = 2
    """How many blanks stand between two places; with none the one that one is in has its own."""
    here: bool = True
    behind: bool = True


def fits(tabs: Sequence[Tab], width: int) -> Iterator[Fit]:
    """Give what is shown, step by step less."""
    yield Fit()
    yield Fit(counts=False)
    # Those that lose least first: a few names that are hardly shorter are often enough.
    saving = sorted((len(tab.name) - len(tab.short), tab.digit) for tab in tabs if tab.short)
    digits = [digit for saved, digit in saving if saved > 0]
    for number in range(1, len(digits) + 1):
        yield Fit(counts=False, short=frozenset(digits[:number]))
    last = Fit(counts=False, short=frozenset(digits), air=1)
    yield last
    behind = width >= NARROW
    for air, names in ((1, True), (0, True), (0, False)):
        yield replace(last, air=air, names=names, here=False, behind=behind)
    yield replace(last, air=0, names=False, here=False, behind=False)


def places_line(
    tabs: Sequence[Tab], current: str, running: Running | None, width: int
) -> list[Piece]:
    """Write the second line: the places, and what runs at the right unless this is where it is."""
    room = max(0, width - MARGIN)
    for fit in fits(tabs, width):
        right = _running(running, fit) if running else []
        left = _tabs(tabs, current, fit)
        if length(left) + length(right) + (GAP if right else 0) <= room:
            break
    between = room - length(left) - length(right)
    return [*left, (" " * max(0, between), ""), *right]


def _tabs(tabs: Sequence[Tab], current: str, fit: Fit) -> list[Piece]:
    """Write the places; the one that one is in is filled, a blank at each end of it included."""
    pieces: list[Piece] = [(" " * MARGIN, "")] if fit.air == GAP else []
    taken = False  # whether the place before has a blank at its end
    for tab in tabs:
        here = tab.digit == current
        words = _tab(tab, fit, here=here)
        if here:
            filled = "".join(text for text, _ in words)
            pieces += [(" " * (fit.air % GAP), ""), (f" {filled} ", "tab")]
        elif fit.air == GAP:
            pieces += [(" ", ""), *words, (" ", "")]
        else:
            pieces += [("" if taken else " ", ""), *words]
        taken = here and not fit.air
    return pieces


def _tab(tab: Tab, fit: Fit, *, here: bool) -> list[Piece]:
    long = fit.here if here else tab.digit not in fit.short
    name = (tab.name if long else tab.short or tab.name) if here or fit.names else ""
    words: list[Piece] = [(f"{tab.digit} {name}".rstrip(), "muted")]
    if tab.waiting:
        words.append((f" {HEED}{tab.waiting}", "warn"))
    elif tab.count and (fit.here if here else fit.counts):
        words.append((f" {tab.count}", "accent"))
    return words


def _running(running: Running, fit: Fit) -> list[Piece]:
    pieces: list[Piece] = [(f"{running.sign} {running.left}", f"{running.look} bold")]
    if running.behind and fit.behind:
        pieces.append((f" {running.behind}", running.behind_look))
    if running.point:
        pieces += [(f" {FIXED} ", "muted"), (running.point, "")]
        word = running.word if fit.behind else running.short or running.word
        pieces.append((f" {word}", running.point_look))
    return pieces
