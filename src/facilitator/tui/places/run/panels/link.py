"""Speakers who join by link: how, whether it works, and what is held if it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import N_
from facilitator.core.base.span import MINUTE
from facilitator.core.time import speakers
from facilitator.core.time.schedule import Row
from facilitator.running import remote_lines as remote
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.places.run.panels import coming, needs
from facilitator.tui.widgets.inks import Piece, shortened
from facilitator.tui.widgets.labelled import APART, Field, Line, Room, items, text

NEAR: Final = 10 * MINUTE
"""How long before a session its link has all the room it needs."""

_KNOWN: Final[Mapping[bool | None, tuple[str, str]]] = MappingProxyType(
    {
        True: (N_("works"), "ok"),
        False: (N_("is lost"), "err"),
        None: (N_("not tried yet"), "warn"),
    }
)
"""How a link is, in a word, and its look."""


def fields(of: Moment, room: Room) -> Iterator[Field]:
    """Give the fields of the link that is at hand: one line, or all there is to know of it."""
    row = speakers.at_hand(of.plan)
    if row is None:
        return
    known = of.state.checked.get(row.session.id)
    if known is not False and not (row.running or _near(of, row)):
        yield Field(of.say("Link"), _line(of, row, room))
        return
    if not row.running and of.plan.current is not None:
        yield Field(of.say("Up next"), [coming.line_of(of, row, room)])
    yield Field(of.say("Link"), list(_link(of, row, room)))
    if known is not True:
        yield Field(of.say("If lost"), list(_instead(of, row, room)))
    if not row.running:
        yield needs.prepared(of, row, room)


def all_of_day(of: Moment, room: Room) -> Field:
    """List the links of the day with how each is, to be tried out before it begins."""
    rows = [row for row in of.rows_of(of.day) if row.session.remote and row.expected_end]
    label = of.say("Link") if len(rows) == 1 else of.say("Links")
    return Field(label, [line for row in rows for line in _line(of, row, room)])


def detailed(of: Moment) -> bool:
    """Say whether all there is to know of a link is shown, what comes next among it."""
    row = speakers.at_hand(of.plan)
    lost = row is not None and of.state.checked.get(row.session.id) is False
    return row is not None and not row.running and (lost or _near(of, row))


def _near(of: Moment, row: Row) -> bool:
    """Say whether there is time to see to a link that is needed soon, or it is needed now."""
    pause = of.plan.current is None or of.plan.current.session.kind == "break"
    return pause or row.awaited - of.now <= NEAR


def _line(of: Moment, row: Row, room: Room) -> list[Line]:
    """Say who joins when, and how the link is: in a line, or in two if it is too long for that."""
    who = ", ".join(map(one_line, row.session.speakers)) or one_line(row.session.title)
    time = of.clock(row.awaited)
    known = of.state.checked.get(row.session.id)
    words, look = _KNOWN[known]
    joins: list[Piece] = [(f"{remote.sign(row, of.state)} ", look), (f"{time} {who}", "")]
    stands: list[Piece] = [(of.say(words), look)]
    here = speakers.at_hand(of.plan)
    if not known and here is not None and here.session.id == row.session.id:
        stands += [APART, (_key(of), "bold"), (f" {of.say('tries it')}", "muted")]
    return items([joins, stands], room.text)


def _link(of: Moment, row: Row, room: Room) -> Iterator[Line]:
    known = of.state.checked.get(row.session.id)
    words, look = _KNOWN[known]
    key = N_("tries it") if room.narrow else N_("says whether it works")
    if row.running and known:
        key = N_("if it is lost")
    yield from items(
        [
            [(f"{remote.sign(row, of.state)} {of.say(words)}", f"{look} bold")],
            [(_key(of), "accent bold"), (f" {of.say(key)}", "muted")],
        ],
        room.text,
    )
    ways = list(remote.joining(of.state, row.session, named=not room.narrow))
    for way in ways or [of.say("the agenda says nothing of how to join")]:
        yield from text(way, room.text)


def _key(of: Moment) -> str:
    return of.key("speaker.lost", "l")


def _instead(of: Moment, row: Row, room: Room) -> Iterator[Line]:
    """Say what can be held instead and what becomes of the rest then."""
    found = speakers.swaps(of.state, of.now, row.session.id)
    if not found:
        yield [(of.say("no other session fits: wait, or take a break"), "muted")]
        return
    best = found[0]
    who = ", ".join(map(one_line, best.session.speakers))
    title = one_line(best.session.title)
    pieces: list[Piece] = [(of.say("first {title}", title=title), "")]
    if who:
        pieces.append((f", {who}", "muted"))
    yield shortened(pieces, room.text)
    rest = remote.effect(best, of.state, of.language)
    if len(found) > 1:
        more = of.language.count("or {n} other", "or {n} others", len(found) - 1)
        rest = " · ".join(filter(None, (rest, more)))
    yield shortened([(rest, "muted")], room.text)
