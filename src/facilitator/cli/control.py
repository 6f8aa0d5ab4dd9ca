"""`control` makes one move, from another terminal, a hot key or a clicker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.records import name_of, write_record
from facilitator.cli.wording import status_line
from facilitator.cli.words import Command, Misuse
from facilitator.core.base.language import N_, Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.record.events import AnyFact
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.telling.describe.fact import describe
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
    step = STEPS[move]
    if another_day:
        if move not in ANOTHER_DAY:
            raise Misuse(phrase("--another-day goes with go and back."), context)
        step = step._replace(read=ANOTHER_DAY[move])
    if len(words) < step.least or (step.most is not None and len(words) > step.most):
        raise Misuse(_usage(move, step, call), context)
    try:
        made = step.read(words)
    except Refused as wrong:
        raise Misuse(wrong.phrase, context) from wrong
    meeting = write_record(call, record)
    event = meeting.do(made)
    _say_done(call, meeting, event.fact)


def _usage(move: str, step: Step, call: Call) -> Phrase:
    if not step.words:
        return phrase("{move} takes no words after it.", move=move)
    words = call.language.say(step.words)
    return phrase("Say it like this: {move} {words}", move=move, words=words)


def _say_done(call: Call, meeting: Meeting, fact: AnyFact) -> None:
    call.say(
        "{title}: {what}.",
        title=name_of(meeting.state, call.language),
        what=call.language.say(what_happened(fact, meeting)),
    )
    out(status_line(meeting.state, meeting.schedule(), call.language))


def what_happened(fact: AnyFact, meeting: Meeting) -> Phrase:
    """Say what a fact is; of one that undoes or redoes, what was undone or redone."""
    match fact:
        case Undone(target) | Redone(target) if found := meeting.event(target):
            what = describe(found.fact, meeting.state)
            if isinstance(fact, Undone):
                return phrase("undone: {what}", what=what)
            return phrase("redone: {what}", what=what)
    return describe(fact, meeting.state)
