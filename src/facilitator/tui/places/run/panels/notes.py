"""The latest notes: a sign for the kind, when, what, and who does it by when."""

from __future__ import annotations

import datetime as dt
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import wrapped
from facilitator.core.notes.capture import SIGNS
from facilitator.core.record.notes import Note
from facilitator.core.record.plan import instant
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.places.run.tally import since
from facilitator.tui.rows import captures
from facilitator.tui.widgets.inks import Piece, length, shortened
from facilitator.tui.widgets.labelled import Line, items

_LEAD: Final = 8
"""How many cells the sign and the time take."""


def count(of: Moment) -> str:
    """Say how many notes there are of the day, "" for none."""
    n = since(of.state, instant(of.now.astimezone(of.zone).date(), dt.time.min, of.zone))
    return of.say("{n} today", n=n) if n else ""


def latest(of: Moment, width: int, height: int, *, narrow: bool) -> list[Line]:
    """Give the latest notes, the last one below; on a `narrow` panel each has several lines."""
    notes = list(of.state.notes.values())
    if not notes:
        return empty(of, width)[:height]
    if not narrow:
        return [line(of, note, width) for note in notes[max(0, len(notes) - height) :]]
    drawn: list[Line] = []
    for note in reversed(notes):
        lines = broken(of, note, width)
        if drawn and len(drawn) + len(lines) > height:
            break
        drawn = [*lines, *drawn]
    return drawn[:height]


def empty(of: Moment, width: int) -> list[Line]:
    """Say how the first note is taken."""
    kinds: list[tuple[str, str, str]] = [
        (SIGNS["decision"], of.say("decision"), "ok"),
        (SIGNS["action"], of.say("action"), "accent"),
        (SIGNS["quote"], of.say("quote"), "accent"),
        (SIGNS["parking"], of.say("parking lot"), "muted"),
    ]
    listed = [[(sign, f"{look} bold"), (f" {words}", "")] for sign, words, look in kinds]
    nothing: list[Piece] = [(of.say("Nothing noted yet."), "muted")]
    hint: list[Piece] = [
        (of.key("capture.open", "i"), "accent bold"),
        (f" {of.say('writes, or begin with the sign:')}", "muted"),
    ]
    return [*items([nothing, hint], width), *items(listed, width)]


def line(of: Moment, note: Note, width: int) -> Line:
    """Write a note on one line."""
    said = captures.text(note, of.language), _ink(of, note)
    return shortened([*_lead(of, note), said, *_rest(of, note)], width)


def broken(of: Moment, note: Note, width: int) -> list[Line]:
    """Write a note on as many lines as it takes, up to four for its text."""
    room, ink = max(1, width - _LEAD), _ink(of, note)
    first, *others = wrapped(captures.text(note, of.language), room, 4) or [""]
    lines: list[list[Piece]] = [[*_lead(of, note), (first, ink)]]
    lines += [[(" " * _LEAD, ""), (part, ink)] for part in others]
    rest = _rest(of, note)
    if rest and length(lines[-1]) + length(rest) <= width:
        lines[-1] += rest
    elif rest:
        lines.append([(" " * _LEAD, ""), *shortened(rest[1:], room)])
    return list(lines)


def _done(of: Moment, note: Note) -> bool:
    tick = of.state.actions.get(note.id)
    return tick is not None and tick.done


def _ink(of: Moment, note: Note) -> str:
    return "muted" if _done(of, note) else ""


def _lead(of: Moment, note: Note) -> list[Piece]:
    sign, look = SIGNS[note.kind] or signs.BLANK, captures.LOOKS.get(note.kind, "muted")
    if _done(of, note):
        sign, look = signs.DONE, "ok"
    return [(f"{sign} ", look), (f"{of.clock(note.at)} ", "muted")]


def _rest(of: Moment, note: Note) -> list[Piece]:
    today = of.now.astimezone(of.zone).date()
    return captures.rest(note, today, of.language, done=_done(of, note))
