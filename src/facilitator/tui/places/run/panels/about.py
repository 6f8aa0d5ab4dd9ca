"""What a session is about: its questions, or else its text, and who speaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line, wrapped
from facilitator.core.record.agenda import Session
from facilitator.core.rounds import standing
from facilitator.tui.places.run.moment import Moment
from facilitator.tui.widgets.inks import Piece, length, shortened
from facilitator.tui.widgets.labelled import APART, Field, Line, Room, Worth, text

_NUMBERED: Final = 4
"""How many cells the sign and the number of a question take."""


def fields(of: Moment, session: Session, room: Room) -> Iterator[Field]:
    """Give the fields; a session with questions is about these."""
    if session.questions:
        yield questions(of, session, room)
    elif session.description:
        yield description(of, session, room)
    yield from speakers(of, session, room)


def questions(of: Moment, session: Session, room: Room) -> Field:
    """List the questions, the one in hand marked, with how many answered each."""
    width = room.width if room.narrow else room.text
    in_hand = standing.in_hand(of.state, session.id)
    lines: list[Line] = []
    for number, question in enumerate(session.questions, 1):
        answers = ""
        if not room.narrow and (n := standing.answered(of.state, session.id, number)):
            answers = of.language.count("{n} answer", "{n} answers", n)
        lines += _question(number, question, width, in_hand, answers, most=1 if room.narrow else 3)
    return Field("" if room.narrow else of.say("Questions"), lines)


def _question(  # noqa: PLR0913, PLR0917 - how it stands, and the room it has
    number: int, question: str, width: int, in_hand: int, answers: str, most: int
) -> Iterator[Line]:
    gone = number < in_hand
    look = "muted" if gone else ""
    sign = signs.HERE if number == in_hand else signs.DONE if gone else " "
    numbered: list[Piece] = [(sign, look or "accent"), (f" {number} ", look or "bold")]
    beside: list[Piece] = [APART, (answers, "muted")] if answers else []
    room = max(1, width - _NUMBERED - length(beside))
    for at, part in enumerate(wrapped(one_line(question), room, most) or [""]):
        yield [*numbered, (part, look), *beside] if at == 0 else [("    ", ""), (part, look)]


def description(of: Moment, session: Session, room: Room) -> Field:
    """Give the text of a session, which is about what its questions else would be."""
    return Field(of.say("About"), text(session.description, room.text), Worth.TEXT, text=True)


def speakers(of: Moment, session: Session, room: Room) -> Iterator[Field]:
    """Name who speaks, with what and from where they are, and who leads the session."""
    known = {each.name.casefold(): each for each in of.state.agenda.participants}
    lines: list[Line] = []
    for name in session.speakers:
        person = known.get(name.casefold())
        more = (person.title, person.affiliation) if person else ()
        rest = "".join(f", {one_line(each)}" for each in more if each)
        lines.append(shortened([(one_line(name), "bold"), (rest, "")], room.text))
    yield Field(of.say("Speaker") if len(lines) == 1 else of.say("Speakers"), lines)
    if session.lead:
        lead = one_line(session.lead)
        yield Field(of.say("Leads"), [shortened([(lead, "")], room.text)], Worth.MATERIAL)
