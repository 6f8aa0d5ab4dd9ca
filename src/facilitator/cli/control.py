"""`control` makes one move, from another terminal, a hot key or a clicker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.records import name_of, write_record
from facilitator.cli.wording import status_line
from facilitator.cli.words import Command, Misuse
from facilitator.core.base.language import N_, Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.record.events import Event
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.telling.describe.fact import describe
from facilitator.files.records.pressed import pressed
from facilitator.plain.output import out
from facilitator.running.steps import ANOTHER_DAY, STEPS, Step

if TYPE_CHECKING:
    from facilitator.meeting import Meeting


@click.command(
    "control",
    cls=Command,
    # A negative number of minutes is no option.
    context_settings={"ignore_unknown_options": True},
    help=N_(
        "Make one move in a meeting. start (or go on after a pause), pause, toggle (start or "
        "pause), next, bank (next, and keep the time saved), back, extend MINUTES (fewer than none "
        "takes time away), skip [SESSION], end, go SESSION, add MINUTES TITLE, rebalance (as "
        "suggested), accept (let the next fixed point begin late), delay (move it to when it can "
        "begin), works (the line to the remote speaker does), lost SESSION (hold it while the "
        "remote speaker is away), message [TEXT] (to the room; without TEXT none), page PAGE (what "
        "the room sees), countdown [MINUTES | CLOCK TIME | stop], attendance (marks everyone "
        "who was there the day before), rule TEXT (the room agreed on it), drop-rule NUMBER or "
        "TEXT, close, undo, redo. SESSION is an id, MINUTES a length such as 15, 1h30m or 1:30."
    ),
)
@click.argument("move", metavar=N_("MOVE"), type=click.Choice(tuple(STEPS)))
@click.argument("words", metavar=N_("[WORDS…]"), nargs=-1)
@click.option(
    "--record", metavar=N_("RECORD"), help=N_("The record; otherwise the one opened last.")
)
@click.option(
    "--another-day",
    is_flag=True,
    help=N_("With go and back: go to a session of another day of the meeting too."),
)
@click.pass_context
def command(
    context: click.Context,
    move: str,
    words: tuple[str, ...],
    record: str | None,
    *,
    another_day: bool,
) -> None:
    """Make the move and say what happened and where the meeting stands then."""
    call = call_of(context)
    at = call.world.clock.now()
    step = STEPS[move]
    if another_day:
        if move not in ANOTHER_DAY:
            raise Misuse(phrase("--another-day can only be used with go and back."), context)
        step = step._replace(read=ANOTHER_DAY[move])
    if len(words) < step.least or (step.most is not None and len(words) > step.most):
        raise Misuse(_usage(move, step, call), context)
    try:
        made = step.read(words)
    except Refused as wrong:
        raise Misuse(wrong.phrase, context) from wrong
    meeting = write_record(call, record)
    with pressed(meeting.journal.path, (move, *words), at) as press:
        if press.bounced:
            _say_bounced(call, meeting, move)
            return
        event = REACHING[move](meeting) if move in REACHING else meeting.do(made)
        press.done()
    _say_done(call, meeting, event)


def _usage(move: str, step: Step, call: Call) -> Phrase:
    if not step.words:
        return phrase("{move} takes no words after it.", move=move)
    words = call.language.say(step.words)
    return phrase("Write it like this: {move} {words}", move=move, words=words)


def _say_done(call: Call, meeting: Meeting, event: Event) -> None:
    _say(call, meeting, what_happened(event, meeting))


def _say_bounced(call: Call, meeting: Meeting, move: str) -> None:
    meeting.follow()
    _say(
        call, meeting, phrase("“{move}” was pressed twice at once and counts only once", move=move)
    )


def _say(call: Call, meeting: Meeting, what: Phrase) -> None:
    call.say("{title}: {what}.", title=name_of(meeting.state, call.language), what=what)
    out(status_line(meeting.state, meeting.schedule(), call.language))


def what_happened(event: Event, meeting: Meeting) -> Phrase:
    """Say what an event is; of one that undoes or redoes, what was undone or redone.

    What a private note says is not said.
    """
    match event.fact:
        case Undone(target) | Redone(target) if found := meeting.event(target):
            private = event in meeting.private.journal.events
            what = phrase("a private note") if private else describe(found.fact, meeting.state)
            if isinstance(event.fact, Undone):
                return phrase("undone: {what}", what=what)
            return phrase("redone: {what}", what=what)
    return describe(event.fact, meeting.state)


REACHING: Final[Mapping[str, Callable[[Meeting], Event]]] = {
    "undo": lambda meeting: meeting.undo(),
    "redo": lambda meeting: meeting.redo(),
}
"""The moves that reach the private notes as well as the record."""
