"""`note` keeps something said, from another terminal than the one that runs the meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, Literal

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.files import piped
from facilitator.cli.records import name_of, write_record
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_, Language, phrase
from facilitator.core.base.text import clean, clean_line
from facilitator.core.notes import reading
from facilitator.core.notes.capture import SIGNS, Capture, compose
from facilitator.core.record.notes import CaptureKind, Note
from facilitator.core.record.state import State
from facilitator.running.messages import CAPTURE_KINDS

Kind = CaptureKind | Literal["private"]
_KINDS: Final = (*SIGNS, "private")


class _FreeText(Command):
    """A command whose TEXT may hold `--`, as in a quote with its speaker."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take everything after `--` as text, and the `--` too if text stands before it."""
        at = args.index("--") if "--" in args else len(args)
        rest = super().parse_args(ctx, args[:at])
        before: tuple[str, ...] = ctx.params["text"] or ()
        ctx.params["text"] = (*before, *args[at if before else at + 1 :])
        return rest


@click.command(
    "note",
    cls=_FreeText,
    help=N_(
        "Keep a note, while the meeting runs in another terminal. The first character of TEXT "
        'says of which kind it is: ! decision, > action (@who, due 2013-04-26), " quote '
        "(-- who), ? question, # parking lot, = summary, % private note; none of them a note. "
        "Put TEXT in quotation marks, or give it on standard input."
    ),
)
@click.argument("text", metavar=N_("[TEXT…]"), nargs=-1)
@click.option(
    "--kind",
    metavar="|".join(_KINDS),
    type=click.Choice(_KINDS),
    help=N_("The kind, whatever TEXT begins with."),
)
@click.option(
    "--session",
    metavar=N_("ID"),
    help=N_("The session it belongs to; otherwise the one that runs."),
)
@click.option(
    "--record", metavar=N_("RECORD"), help=N_("The record; otherwise the one opened last.")
)
@click.pass_context
def command(
    context: click.Context,
    text: tuple[str, ...],
    kind: Kind | None,
    session: SessionId | None,
    record: str | None,
) -> None:
    """Keep the note and say what was kept."""
    call = call_of(context)
    line = _line(context, text)
    meeting = write_record(call, record)
    today = meeting.clock.now().astimezone(meeting.state.zone).date()
    what = understood(meeting.state, line, kind, today)
    event = meeting.note(what, session)
    notes = meeting.private.notes if what.private else meeting.state.notes
    _say_kept(call, meeting.state, notes[event.id], private=what.private)


def understood(state: State, line: str, kind: Kind | None, today: dt.date) -> Capture:
    """Read what was typed; a kind that is given counts more than the first character."""
    if kind == "private":
        return Capture("note", clean(line).strip(), private=True)
    if kind == "note":
        line = compose(Capture("note", clean(line).strip()))
    elif kind is not None:
        line = f"{SIGNS[kind]} {line}"
    return reading.read(state, line, today)


def _line(context: click.Context, words: tuple[str, ...]) -> str:
    if words and words != ("-",):
        return " ".join(words)
    stdin = call_of(context).world.stdin
    if not words and (stdin is None or stdin.isatty()):
        raise Misuse(phrase("TEXT is missing."), context)
    return piped(stdin) if stdin else ""


def _say_kept(call: Call, state: State, note: Note, *, private: bool) -> None:
    call.say(
        "{title}: kept “{text}” ({about}).",
        title=name_of(state, call.language),
        text=clean_line(note.text),
        about=", ".join(_about(note, state, call.language, private=private)),
    )


def _about(note: Note, state: State, language: Language, *, private: bool) -> Iterable[str]:
    kind = language.say("Private note") if private else language.say(CAPTURE_KINDS[note.kind])
    yield kind.lower()
    if note.who:
        yield clean_line(note.who)
    if note.due:
        yield language.say("due {date}", date=note.due.isoformat())
    if session := state.session(note.session):
        yield clean_line(session.title)
