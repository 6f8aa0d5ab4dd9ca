"""The stage drawn in cells: a page for the room, as large as a window of any size allows.

What is drawn is said by `core.room.page.Page`. Words and the figure are as large as fits together;
what matters least gives way first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from textual.geometry import Size

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, cut
from facilitator.core.room.page import LISTS, Page, Timer
from facilitator.tui.stage.lines import GAP, LOOKS, Line, apart, blank, joined, paragraph, within
from facilitator.tui.stage.listing import listing
from facilitator.tui.widgets import big_figure, breakpoints, points, qr, wall_letters
from facilitator.tui.widgets.inks import Piece, length
from facilitator.tui.widgets.labelled import gauge, items
from facilitator.tui.widgets.wall_letters import Drawn

MARGIN_FROM: Final = 40
LEAST_FOR_GAPS: Final = 16
"""From so many lines on there is air between what says different things."""
LEAST_FOR_BAR: Final = 24
MOST_TIMERS: Final = 4
"""More clocks than these do not have lines of their own."""
MOST_WORDS: Final = 6
"""Lines of a text that has no room in wall letters."""

TURN: Final = 10
"""Seconds after which the next part of a list that does not fit is shown."""

_WORDS_FIRST: Final = frozenset({"question", "message"})
"""The pages whose words are as large as fits, before the figure is."""


def lay_out(page: Page, width: int, height: int, *, tick: int = 0, stale: str = "") -> list[Line]:
    """Fill a window of `width` by `height` cells.

    `tick` counts real seconds: a message blinks by it, and a long list goes on. `stale` is what
    to say when the record cannot be read.
    """
    if page.kind == "dark":
        return []
    drawn = _Stage(page, width, height - bool(stale), tick)
    lines = drawn.lines()[: max(0, height - bool(stale))]
    if stale:
        lines += blank(height - 1 - len(lines))
        lines.append(Line([(f"{signs.HEED} {stale}", "err bold")]))
    return [Line(within(line.pieces, width), line.align) for line in lines[:height]]


class Block(NamedTuple):
    """Lines that belong together: ways to draw them, the largest first.

    `smaller` are ways for where nothing else fits, `least` those for where not even these do.
    """

    sizes: Sequence[Sequence[Line]]
    smaller: Sequence[Sequence[Line]] = ()
    least: Sequence[Sequence[Line]] = ()

    def ways(self, need: int) -> list[Sequence[Line]]:
        """Give the ways to draw it for a need from 0 to 2."""
        return [*self.sizes, *(self.smaller if need else ()), *(self.least if need > 1 else ())]


class Fitting(NamedTuple):
    """Blocks in the sizes in which they fit together, and the lines of air between them."""

    blocks: Sequence[Sequence[Line]]
    gap: int


class _Stage:
    """A page about to be drawn in a window of some size."""

    def __init__(self, page: Page, width: int, height: int, tick: int) -> None:
        self.page = page
        self.height = max(0, height)
        self.small = breakpoints.small(Size(width, height))
        self.width = max(1, width - (4 if width >= MARGIN_FROM else 0))
        self.tick = tick
        self.look = LOOKS[page.mood]
        self.top = int(not self.small)
        self.gap = int(self.height >= LEAST_FOR_GAPS)

    def lines(self) -> list[Line]:
        """Draw what there is room for."""
        if self.page.kind in LISTS:
            return self._listed()
        if self.page.kind == "answers":
            return self._address()
        return self._wall()

    # The address for phones

    def _address(self) -> list[Line]:
        """Draw the code with the address, as much around it as there is room for."""
        page = self.page
        code = [Line(row) for row in qr.rows(page.code)]
        address = paragraph(page.title, self.width, 3, "bold")
        if max(map(length, (line.pieces for line in code)), default=0) > self.width:
            code = []
        head = [*blank(self.top), self._head()]
        for words in (
            *self._walls(page.words, "text"),
            paragraph(page.words, self.width, 2, "bold"),
        ):
            lines = [*words, *blank(1), *code, *blank(1), *address]
            if len(head) + len(lines) <= self.height:
                return [*head, *_middle(Fitting([lines], 0), self.height - len(head))]
        least = [*code, *address]
        return least if len(least) <= self.height else address

    # A page with words and a figure

    def _wall(self) -> list[Line]:
        """Draw the middle as large as fits; what stands around it gives way if nothing does."""
        blocks = self._blocks()
        for need, (head, foot) in product(range(3), self._frames()):
            room = self.height - len(head) - len(foot)
            found = self._fitting(blocks, room, need)
            if found is not None and (need or foot or not self._foot()):
                return [*head, *_middle(found, room), *foot]
        return [Line([(cut(self._brief(), self.width), f"{self.look} bold")])]

    def _frames(self) -> Iterator[tuple[list[Line], list[Line]]]:
        """Give what stands above and below, ever less of it."""
        head, foot, air = [*blank(self.top), self._head()], self._foot(), blank(self.gap)
        yield [*head, *air], [*air, *foot, *air]
        yield head, [*air, *foot]
        yield head, foot
        yield head, foot[-1:]
        yield head, []
        yield [], []

    def _head(self) -> Line:
        return self._header([(self.page.head, "muted")], self._small_time())

    def _header(self, left: Sequence[Piece], time: Sequence[Piece]) -> Line:
        page = self.page
        rehearsal: list[Piece] = [(f"[{page.rehearsal}]", "warn")] if page.rehearsal else []
        right = joined([*rehearsal, *time, (page.clock, "muted")])
        return Line(apart(left, right, self.width), "left")

    def _small_time(self) -> list[Piece]:
        """Give the time in ordinary letters, where something else is large."""
        page = self.page
        if page.kind != "message" or not page.time:
            return []
        return [(f"{page.sign} {page.time}", f"{self.look} bold")]

    def _foot(self) -> list[Line]:
        """Say what comes next; of a break too where it is, and of a question the one after it."""
        page = self.page
        following = [(page.following, "bold" if page.kind == "break" else "muted")]
        lines = [following, [(page.note, "muted")]]
        if page.kind == "question":
            lines.reverse()
        lines.append([(page.invitation, "accent")])
        return [Line(within(line, self.width)) for line in lines if line[0][0]]

    def _fitting(self, blocks: Sequence[Block], room: int, need: int) -> Fitting | None:
        """Choose the size of each block so that all fit, the most important the largest."""
        first = 0 if self.page.kind in _WORDS_FIRST else 1
        order = sorted(range(len(blocks)), key=lambda at: at != first)
        for gap in (self.gap + self.top, self.gap):
            for chosen in product(*(blocks[at].ways(need) for at in order)):
                shown = sum(map(bool, chosen))
                if sum(map(len, chosen)) + gap * max(0, shown - 1) <= room:
                    found = dict(zip(order, chosen, strict=True))
                    return Fitting([found[at] for at in range(len(blocks)) if found[at]], gap)
        return None

    def _blocks(self) -> list[Block]:
        """Give what stands in the middle, from above to below."""
        return [self._words(), self._figure(), self._about_time(), self._title()]

    def _words(self) -> Block:
        """Set the words in wall letters, or in ordinary ones where they have no room."""
        page = self.page
        text = page.words or page.about
        look = "text" if page.kind in _WORDS_FIRST and page.words else "muted"
        if page.blink and self.tick % 2:
            look = "accent"
        if not text:
            return Block([[]])
        plain = paragraph(text, self.width, MOST_WORDS, f"{look} bold")
        if not page.words:
            return Block([plain], [plain[:1]])
        return Block(self._walls(text, look), [plain, plain[:2], plain[:1]])

    def _walls(self, text: str, look: str) -> list[Sequence[Line]]:
        drawn = wall_letters.sizes(text, self.width, look)
        return [[Line(row) for row in rows] for rows in drawn]

    def _figure(self) -> Block:
        page = self.page
        if not page.time or page.kind == "message":
            return Block([[]])
        look = "text" if page.kind == "break" else self.look
        drawn = [*big_figure.sizes(page.time, self.width, look)]
        drawn += list(wall_letters.sizes(page.time, self.width, look))[-1:]
        plain = [Line([(f"{page.sign} {page.time}", f"{look} bold")])]
        return Block([[Line(row) for row in rows] for rows in drawn], [plain])

    def _about_time(self) -> Block:
        """Say in words how the time stands, who speaks, and how other clocks do."""
        page, phase = self.page, list[Line]()
        if page.phase and page.kind != "message":
            pieces = joined(
                [(f"{page.sign} {page.phase}", f"{self.look} bold"), (page.until, "muted")]
            )
            phase.append(Line(within(pieces, self.width)))
        if page.share is not None and page.kind == "time" and self.height >= LEAST_FOR_BAR:
            phase.append(Line(gauge(page.share, max(1, self.width // 2), self.look)))
        people = joined([(page.people, "bold"), (page.then, "muted")])
        speaking = [Line(within(people, self.width))] if page.kind == "question" and people else []
        others = [*speaking, *self._timers()]
        return Block([[*phase, *others]], [[*phase[:1], *others]], [others or phase[:1], []])

    def _timers(self) -> list[Line]:
        """Set each clock on a line of its own, or where they are many side by side."""
        lines = [self._timer(timer) for timer in self.page.timers]
        if len(lines) <= MOST_TIMERS:
            return lines
        return [Line(row) for row in items((line.pieces for line in lines), self.width)]

    def _timer(self, timer: Timer) -> Line:
        time = f"{timer.sign} {timer.time}"
        room = max(0, self.width - cells(time) - GAP)
        pieces = [(cut(timer.of, room), ""), (time, f"{LOOKS[timer.mood]} bold")]
        return Line(joined(pieces))

    def _title(self) -> Block:
        """Set the title below the figure, and who speaks."""
        page = self.page
        if not page.title:
            return Block([[]])
        plain = paragraph(page.title, self.width, 3, "bold")
        people = [Line([(cut(page.people, self.width), "muted")])] if page.people else []
        air = blank(self.gap) if people else []
        smaller = self._walls(page.title, "text")[-1:]  # the figure is the largest thing
        walls = [[*wall, *air, *people] for wall in smaller]
        return Block([*walls, [*plain, *people], [*plain[:1], *people], plain[:1]], [[]])

    def _brief(self) -> str:
        """Say the most important on one line."""
        page = self.page
        if page.kind == "message":
            return page.words
        return f"{page.sign} {page.time or page.words} {page.title}".strip()

    # A page with a list

    def _listed(self) -> list[Line]:
        """Draw a list below what it is and the time, and with as little around it as it needs."""
        for above, foot in self._list_frames():
            room = max(1, self.height - len(above) - len(foot))
            parts = listing(self.page, self.width, room, small=self.small)
            if len(parts) == 1:
                return [*above, *parts[0], *blank(room - len(parts[0])), *foot]
        above, foot = [self._list_head()], []
        if self.height >= LEAST_FOR_GAPS:
            above, foot = self._above_list(), self._list_foot()
        room = max(1, self.height - len(above) - len(foot))
        parts = listing(self.page, self.width, room, small=self.small)
        number = self.tick // TURN % len(parts)
        listed = parts[number]
        foot = self._turning(number + 1, len(parts), foot)
        return [*above, *listed, *blank(room - len(listed)), *foot]

    def _list_frames(self) -> Iterator[tuple[list[Line], list[Line]]]:
        """Give what stands above and below a list, ever less of it."""
        above, foot, air = self._above_list(), self._list_foot(), blank(self.gap)
        if self.small:
            yield [*above, *air], [*air, *foot, *air]  # its last line is that of the other pages
            yield [*above, *air], [*air, *foot]
        yield above, [*air, *foot]
        yield above, foot
        yield above, []

    def _turning(self, number: int, of: int, foot: Sequence[Line]) -> list[Line]:
        """Say which part of a list is seen, where there is a line for it."""
        if not foot:
            return []
        turn: list[Piece] = [(f"{number}/{of}", "title")]
        return [Line(apart(foot[0].pieces, turn, self.width), "left"), *foot[1:]]

    def _above_list(self) -> list[Line]:
        """Say what the list is, and how the time stands."""
        page, lines = self.page, list[Line]()
        if self.small:
            lines.append(self._list_head())
        else:
            left = joined([(page.head, "muted"), (page.about if page.entries else "", "muted")])
            lines += [*blank(self.top), self._header(left, []), *blank(1), *self._band(), *blank(1)]
        lines += [Line(timer.pieces, "left") for timer in self._timers()]
        if page.note:
            lines += [
                Line(one.pieces, "left") for one in paragraph(page.note, self.width, 2, "bold")
            ]
        if not self.small and (page.timers or page.note):
            lines += blank(1)
        return lines

    def _list_head(self) -> Line:
        """Say all that on one line."""
        page = self.page
        left = joined([(page.heading, "bold"), (page.about if page.entries else "", "muted")])
        return self._header(left, [(self._brief_time(), f"{self.look} bold")])

    def _brief_time(self) -> str:
        page = self.page
        words = page.words if page.mood in ("waiting", "done") else ""
        return " ".join(filter(None, [page.sign, words, page.time]))

    def _band(self) -> list[Line]:
        """Set the heading at the left and the time at the right, both large."""
        page = self.page
        high = points.HIGH
        drawn: Drawn
        if page.mood in ("waiting", "done") or not page.time:
            drawn = [[(self._brief_time(), f"{self.look} bold")]]
        else:
            sizes = big_figure.sizes(page.time, self.width // 2, self.look)
            plain = [[(f"{page.sign} {page.time}", f"{self.look} bold")]]
            drawn = next((rows for rows in sizes if len(rows) <= high), plain)
        room = self.width - max(map(length, drawn)) - GAP
        walls = [rows for rows in wall_letters.sizes(page.heading, room) if len(rows) <= high]
        heading = walls[0] if walls else [[(cut(page.heading, room), "bold")]]
        pairs = zip(_centred(heading, high), _centred(drawn, high), strict=True)
        return [Line(apart(left, right, self.width), "left") for left, right in pairs]

    def _list_foot(self) -> list[Line]:
        following = Line(within([(self.page.following, "muted")], self.width))
        invitation = Line(within([(self.page.invitation, "accent")], self.width))
        invited = [invitation] if self.page.invitation else []
        return [following, *invited, *blank(self.top)]


def _middle(found: Fitting, room: int) -> list[Line]:
    """Set blocks below each other in the middle of so many lines."""
    lines: list[Line] = []
    for number, block in enumerate(found.blocks):
        lines += [*blank(found.gap if number else 0), *block]
    lines = [*blank((room - len(lines)) // 2), *lines]
    return [*lines, *blank(room - len(lines))]


def _centred(rows: Sequence[Sequence[Piece]], high: int) -> list[Sequence[Piece]]:
    """Set rows in the middle of so many."""
    above = (high - len(rows)) // 2
    return [*[()] * above, *rows, *[()] * (high - above - len(rows))]
