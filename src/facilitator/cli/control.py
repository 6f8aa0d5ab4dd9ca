"""`control` makes one move, from another terminal, a hot key or a clicker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.output import out
from facilitator.cli.records import name_of, write_record
from facilitator.cli.wording import status_line
from facilitator.cli.words import Command, Misuse
from facilitator.core import events as ev
from facilitator.core import moves
from facilitator.core.describe import describe
from facilitator.core.language import N_, Phrase, phrase

if TYPE_CHECKING:
    from facilitator.meeting import Meeting

MOVES: Final[Mapping[str, moves.Move]] = {
    "start": moves.start,
    "pause": moves.pause,
    "next": moves.next_session,
    "back": moves.back,
    "extend": moves.extend,
    "skip": moves.skip,
    "end": moves.end,
    "undo": moves.undo,
    "redo": moves.redo,
}
LONGEST: Final = 24 * 60


@click.command(
    "control",
    cls=Command,
    # A negative number of minutes is no option.
    context_settings={"ignore_unknown_options": True},
    help=N_(
        "Make one move in a meeting: start (or go on after a pause), pause, next, back, "
        "extend MINUTES (fewer than none takes time away), skip, end, undo or redo."
    ),
)
@click.argument("move", metavar=N_("MOVE"), type=click.Choice(tuple(MOVES)))
@click.argument(
    "minutes", metavar=N_("[MINUTES]"), required=False, type=click.IntRange(-LONGEST, LONGEST)
)
@click.option(
    "--record", metavar=N_("RECORD"), help=N_("The record; otherwise the one opened last.")
)
@click.pass_context
def command(context: click.Context, move: str, minutes: int | None, record: str | None) -> None:
    """Make the move and say what happened and where the meeting stands then."""
    call = call_of(context)
    if (move == "extend") != (minutes is not None):
        raise Misuse(phrase("MINUTES go with extend, and extend needs them."), context)
    meeting = write_record(call, record)
    event = meeting.do(MOVES[move], *(() if minutes is None else (minutes,)))
    _say_done(call, meeting, event.fact)


def _say_done(call: Call, meeting: Meeting, fact: ev.AnyFact) -> None:
    call.say(
        "{title}: {what}.",
        title=name_of(meeting.state, call.language),
        what=call.language.say(what_happened(fact, meeting)),
    )
    out(status_line(meeting.state, meeting.schedule(), call.language))


def what_happened(fact: ev.AnyFact, meeting: Meeting) -> Phrase:
    """Say what a fact is; of one that undoes or redoes, what was undone or redone."""
    match fact:
        case ev.Undone(target) | ev.Redone(target) if found := meeting.event(target):
            what = describe(found.fact, meeting.state.agenda)
            if isinstance(fact, ev.Undone):
                return phrase("undone: {what}", what=what)
            return phrase("redone: {what}", what=what)
    return describe(fact, meeting.state.agenda)
