"""What the room sees, who is in it, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.language import N_
from facilitator.core.base.span import ZERO
from facilitator.core.groups import board
from facilitator.core.notes.capture import SIGNS
from facilitator.core.people.attendance import turnout, used
from facilitator.core.room.choice import page_kind
from facilitator.core.room.page import Kind
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.places.run.panels import people
from facilitator.tui.widgets.inks import Piece, length, shortened
from facilitator.tui.widgets.labelled import Field, Line, Room, items, text

SEEN: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "time": N_("The title and the time"),
        "break": N_("When it goes on"),
        "countdown": N_("The countdown"),
        "question": N_("The question and the time"),
        "message": N_("The message"),
        "round": N_("Whose turn it is, and the time"),
        "groups": N_("The groups by name"),
        "rules": N_("The ground rules"),
        "homework": N_("The homework"),
        "programme": N_("The programme"),
        "words": N_("The words"),
        "actions": N_("The actions from before"),
        "votes": N_("The votes on coming meetings"),
        "answers": N_("How to answer on a phone"),
        "dark": N_("Nothing: it is dark"),
    }
)
"""What the room sees, in words."""


def fields(of: Moment, room: Room) -> Iterator[Field]:
    """Give the fields of the panel."""
    yield Field("", [*seen(of, room), *countdown(of, room), *message(of, room)])
    yield here(of, room)
    yield unplaced(of, room)
    yield still_open(of, room)


def seen(of: Moment, room: Room) -> Iterator[Line]:
    """Say what is on the second screen, and whether somebody chose that."""
    kind = page_kind(of.state, of.plan)
    line: list[Piece] = [(of.say(SEEN[kind]), "")]
    if of.state.stage.page == kind:
        line.append((f", {of.say('chosen')}", "muted"))
    yield _labelled(of.say("Shows"), line, room)


def countdown(of: Moment, room: Room) -> Iterator[Line]:
    """Say until when a countdown runs, and what for."""
    if line := _until(of):
        yield _labelled(of.say("Clock"), line, room)


def _until(of: Moment) -> Line:
    running = of.state.stage.counting(of.now)
    if running is None:
        return ()
    at = of.clock(running.until)
    left = running.left(of.now)
    words = of.say("until {at}", at=at) if left > ZERO else of.say("over since {at}", at=at)
    return [(f"{words} {one_line(running.label)}".rstrip(), "")]


def message(of: Moment, room: Room) -> Iterator[Line]:
    """Give the message that is shown."""
    words = of.state.stage.message_at(of.now)
    if not words:
        yield _labelled(of.say("Says"), [(of.say("nothing"), "muted")], room)
        return
    dark = of.state.stage.page == "dark"
    quoted = text(of.say("“{text}”", text=words), room.text, "muted" if dark else "")
    for number, line in enumerate(quoted[:2]):
        yield _labelled("" if number else of.say("Says"), line, room)
    key = of.key("stage.message", "m")
    if dark:
        how = of.say("not seen now, {key} takes it away", key=key)
    elif ends := _ends(of):
        how = of.say("until {at}, {key} takes it away", at=ends, key=key)
    else:
        how = of.say("{key} takes it away", key=key)
    yield _labelled("", [(how, "muted")], room)


def _ends(of: Moment) -> str:
    """Say when the message goes by itself, "" if it does not."""
    ends = of.state.stage.until
    return of.clock(ends) if ends is not None else ""


def unusual(of: Moment, room: Room) -> Field:
    """Say what somebody chose for the room, in a window without a panel of its own for it."""
    found: list[Line] = []
    kind = page_kind(of.state, of.plan)
    if of.state.stage.page == kind:
        found.append([(of.say(SEEN[kind]), "accent")])
    if line := _until(of):
        found.append(line)
    if kind == "message":
        words = of.state.stage.message_at(of.now)
        ends: list[Piece] = (
            [(f" {of.say('until {at}', at=at)}", "muted")] if (at := _ends(of)) else []
        )
        told = shortened([(of.say("“{text}”", text=words), "")], room.text - length(ends))
        found.append([*told, *ends])
    return Field(of.say("Room"), items(found, room.text))


def _labelled(label: str, line: Line, room: Room) -> Line:
    indent = max(1, room.label - length([(label, "")]))
    return [(label, "muted"), (" " * indent, ""), *shortened(line, room.text)]


def here(of: Moment, room: Room) -> Field:
    """Say how many are here, and who is not."""
    if not used(of.state, of.today):
        return Field("", ())
    count = turnout(of.state, of.today)
    line: list[Piece] = [(str(count.here), "bold"), (f" {of.say('of {all}', all=count.of)}", "")]
    lines: list[Line] = [line]
    if names := people.missing(of, of.today):
        words = of.say("missing: {names}", names=names)
        beside: list[Piece] = [*line, (f" · {words}", "muted")]
        lines = (
            [beside] if length(beside) <= room.text else [line, *text(words, room.text, "muted")]
        )
    return Field(of.say("Here"), lines, text=True)


def unplaced(of: Moment, room: Room) -> Field:
    """Name those who are in no group while groups work."""
    row = of.plan.current
    if row is None or row.session.kind != "groups":
        return Field("", ())
    on = board.board(of.state, row.session.id)
    if not on.tables or not on.nowhere:
        return Field("", ())
    names = ", ".join(one_line(person.name) for person in on.nowhere)
    line: list[Piece] = [(f"{signs.HEED} {len(on.nowhere)}", "warn"), (f" {names}", "")]
    return Field(of.say("No group"), [shortened(line, room.text)])


def still_open(of: Moment, room: Room) -> Field:
    """Count what is open: actions, questions, what was parked."""
    kinds = of.tally.kinds
    found: list[list[Piece]] = []
    if n := of.tally.pending:
        words = of.language.count("{n} action", "{n} actions", n)
        found.append([(SIGNS["action"], "accent"), (f" {words}", "")])
    if n := kinds.get("question", 0):
        words = of.language.count("{n} question", "{n} questions", n)
        found.append([(SIGNS["question"], "warn"), (f" {words}", "")])
    if n := kinds.get("parking", 0):
        found.append([(SIGNS["parking"], "muted"), (f" {n}", "")])
    return Field(of.say("Pending"), items(found, room.text))
