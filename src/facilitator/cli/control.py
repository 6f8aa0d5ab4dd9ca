"""`control` makes one move, from another terminal, a hot key or a clicker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.records import name_of, write_record
from facilitator.cli.status_line import status_line
from facilitator.core.base.language import N_, Phrase, phrase
from facilitator.core.base.reference import nearest
from facilitator.core.base.refusal import Refused
from facilitator.core.record.events import Event
from facilitator.core.record.move import decide
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.telling.describe.fact import describe, describe_step
from facilitator.files.records.pressed import pressed
from facilitator.plain.output import out
from facilitator.running.commands.acts import NAMES
from facilitator.running.commands.sections import find, sections

if TYPE_CHECKING:
    from facilitator.meeting import Meeting
    from facilitator.running.commands.command import Command as ByWords


class Control(Command):
    """A command whose help lists the moves."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each move with what it does, and then the options."""
        say = call_of(ctx).language.say
        for section in sections():
            with formatter.section(say(section.heading)):
                formatter.write_dl(
                    [
                        (f"{each.name} {say(each.words) if each.words else ''}", say(each.tells))
                        for each in section.commands
                    ]
                )
                if section.names:
                    formatter.write_paragraph()
                    formatter.write_text(say(section.names))
        super().format_options(ctx, formatter)


def _known(context: click.Context, _: click.Parameter, value: str) -> ByWords:
    """Take a move by its name; there are too many to list where one is mistyped."""
    if found := find(value):
        return found
    near = nearest(value, _names())
    if near is None:
        raise Misuse(phrase("There is no move “{move}”.", move=value), context)
    meant = phrase("There is no move “{move}”. Did you mean {near}?", move=value, near=near)
    raise Misuse(meant, context)


def _offered(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in _names() if name.startswith(incomplete)]


def _names() -> list[str]:
    return [each.name for section in sections() for each in section.commands]


@click.command(
    "control",
    cls=Control,
    # A negative number of minutes is no option.
    context_settings={"ignore_unknown_options": True},
    help=N_("Make one move in a meeting, by the same words as in run --plain."),
)
@click.argument("move", metavar=N_("MOVE"), callback=_known, shell_complete=_offered)
@click.argument("words", metavar=N_("[WORDS…]"), nargs=-1)
@click.option(
    "--record", metavar=N_("RECORD"), help=N_("The record; otherwise the one opened last.")
)
@click.option(
    "--another-day",
    is_flag=True,
    help=N_("With go and back: go to a session of another day of the meeting too."),
)
@click.option(
    "--preview",
    is_flag=True,
    help=N_("With balance, join and rotate: only say what would change."),
)
@click.pass_context
def command(  # noqa: PLR0913 - each is an option
    context: click.Context,
    move: ByWords,
    words: tuple[str, ...],
    record: str | None,
    *,
    another_day: bool,
    preview: bool,
) -> None:
    """Make the move and say what happened and where the meeting stands then."""
    call = call_of(context)
    call.language = call.language.with_keys(NAMES)
    at = call.world.clock.now()
    if another_day and move.another_day is None:
        raise Misuse(phrase("--another-day can only be used with go and back."), context)
    if preview and move.ahead is None:
        raise Misuse(phrase("--preview can only be used with balance, join and rotate."), context)
    try:
        made = move.move(words, another_day=another_day)
    except Refused as wrong:
        raise Misuse(wrong.phrase, context) from wrong
    meeting = write_record(call, record)
    if preview and move.ahead is not None:
        now = meeting.clock.now()
        fact = decide(made, meeting.state, now)
        for sentence in move.ahead(meeting.state, fact, now):
            call.say("{sentence}", sentence=sentence)
        return
    with pressed(meeting.journal.path, (move.name, *words), at) as press:
        if press.bounced:
            _say_bounced(call, meeting, move.name)
            return
        reaching = REACHING.get(move.name)
        if move.of_files:
            made = move.move(words, journal=meeting.journal.path)
        event = reaching(meeting) if reaching else meeting.do(made)
        press.done()
    _say_done(call, meeting, event)


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
        case Undone(target) | Redone(target) if found := meeting.step(target):
            private = event in meeting.private.journal.events
            what = phrase("a private note") if private else describe_step(found, meeting.state)
            if isinstance(event.fact, Undone):
                return phrase("undone: {what}", what=what)
            return phrase("redone: {what}", what=what)
    return describe(event.fact, meeting.state)


REACHING: Final[Mapping[str, Callable[[Meeting], Event]]] = {
    "undo": lambda meeting: meeting.undo(),
    "redo": lambda meeting: meeting.redo(),
}
"""The moves that reach the private notes as well as the record."""
