"""`forget` puts another name in the place of a person's; it is the one thing that rewrites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.call import Call
from facilitator.cli.records import RECORD, warn_if_synced
from facilitator.cli.words import Command, Misuse
from facilitator.core.base.language import N_, Language, phrase
from facilitator.core.base.text import clean_line, slug
from facilitator.plain.output import err, out
from facilitator.running.exits import DONE, PROBLEMS

if TYPE_CHECKING:
    from facilitator.files.records.forgetting import Plan, Renaming

_SAMPLES: Final = 5


@click.command(
    "forget",
    cls=Command,
    help=N_(
        "Replace a person's name wherever a record holds it: in the agenda, in what was said, "
        "handed in and answered, in the lists of people, in your private notes, and in the minutes "
        "beside the record. "
        "Whole words only, in capital or small letters. RECORD is an id or a path, by default the "
        "record opened last. You see what would change and confirm it by typing the name. It "
        "cannot be undone.\n\nAgendas, minutes and archives that are kept elsewhere are not "
        "touched."
    ),
)
@click.argument("person", metavar=N_("PERSON"))
@click.argument("record", metavar=RECORD, required=False)
@click.option("--all", "everywhere", is_flag=True, help=N_("In every record there is."))
@click.option(
    "--as",
    "replacement",
    metavar=N_("TEXT"),
    help=N_("What to put instead; otherwise “Person 1”, or the next number that is free."),
)
@click.option("--yes", is_flag=True, help=N_("Do not ask; for scripts."))
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    person: str,
    record: str | None,
    everywhere: bool,
    replacement: str | None,
    yes: bool,
) -> int:
    """Show what would change, ask, and rewrite."""
    from facilitator.files.records.forgetting import Renaming, forget

    call: Call = context.obj
    if not slug(person):
        raise Misuse(phrase("PERSON must be a name with letters."), context)
    if replacement is not None and not slug(replacement):
        raise Misuse(phrase("--as must have a letter or a digit."), context)
    if everywhere and record is not None:
        raise Misuse(phrase("Give RECORD or --all, not both."), context)
    journals = _journals(call, record, everywhere=everywhere)
    renaming = Renaming(person, replacement or _stand_in(journals))
    plans, complete = _plans(call, journals, renaming, everywhere=everywhere)
    if not plans:
        _say_nowhere(call, journals, renaming.name, everywhere=everywhere)
        return DONE if complete else PROBLEMS
    for planned in plans:
        out("\n".join(_told(planned, renaming, call.language)))
    if not (yes or _confirmed(call, renaming.name)):
        err(call.language.say("Nothing was changed."))
        return PROBLEMS
    warn_if_synced(call, plans[0].journal.parent)
    for planned in plans:
        forget(planned, renaming)
        out("\n".join(_done(planned, renaming, call.language)))
    call.say("A program that has the meeting open takes the new name over.")
    call.say(
        "Agendas, minutes and archives kept elsewhere are as they were. Change the agenda file, "
        "too, before it is read again."
    )
    return DONE if complete else PROBLEMS


def _journals(call: Call, record: str | None, *, everywhere: bool) -> list[Path]:
    if not everywhere:
        return [call.library.find(record)]
    return [record.path for record in call.library.records() if record.path.is_file()]


def _stand_in(journals: Sequence[Path]) -> str:
    from facilitator.files.records.forgetting import stand_in

    return stand_in(journals)


def _plans(
    call: Call, journals: Sequence[Path], renaming: Renaming, *, everywhere: bool
) -> tuple[list[Plan], bool]:
    """Plan each record; of many, one that cannot be read is told and passed over."""
    from facilitator.files.errors import FileProblem
    from facilitator.files.records.forgetting import plan

    plans, complete = [], True
    for journal in journals:
        try:
            planned = plan(journal, renaming)
        except FileProblem as problem:
            if not everywhere:
                raise
            complete = False
            err(call.language.say(problem.phrase))
        else:
            plans += [planned] if not planned.empty else []
    return plans, complete


def _say_nowhere(call: Call, journals: Sequence[Path], name: str, *, everywhere: bool) -> None:
    if everywhere:
        call.say("No record holds the name {name}. Nothing was changed.", name=name)
        return
    for path in journals:
        call.say(
            "{path} does not hold the name {name}. Nothing was changed; --all looks in all "
            "records.",
            path=path,
            name=name,
        )


def _confirmed(call: Call, name: str) -> bool:
    if call.world.stdin is None:
        return False
    call.say("This cannot be undone. Type the name to go on: {name}", name=name)
    typed = clean_line(call.world.stdin.readline())
    return typed.casefold() == name.casefold()


def _told(planned: Plan, renaming: Renaming, language: Language) -> Iterator[str]:
    say = language.say
    yield say("{path}: {name} becomes {replacement}", path=planned.journal, name=renaming.name,
              replacement=renaming.replacement)  # fmt: skip
    for kind, count in sorted(planned.counts.items()):
        yield language.count("  {kind}: {n} place", "  {kind}: {n} places", count, kind=kind)
    if planned.private:
        count = len(planned.private)
        yield language.count(
            "  your private notes: {n} place", "  your private notes: {n} places", count
        )
    for change in planned.changes[:_SAMPLES]:
        yield f"    {clean_line(change.before)}  →  {clean_line(change.after)}"
    if len(planned.changes) > _SAMPLES:
        yield "    …"
    for path in planned.files:
        yield say("  the file {path}", path=path.name)
    yield from _left(planned, language)


def _left(planned: Plan, language: Language) -> Iterator[str]:
    """Say what holds the name, or may hold it, and stays."""
    say = language.say
    for part, count in planned.parts.items():
        yield language.count(
            "  “{part}” alone stays in {n} place; forget it by itself if it is the same person.",
            "  “{part}” alone stays in {n} places; forget it by itself if it is the same person.",
            count,
            part=part,
        )
    for path in planned.unsure:
        yield say("  {path} may hold the name; look for yourself.", path=path.name)
    if planned.in_folder:
        yield say("  The folder's own name holds the name; rename it if nobody has it open.")


def _done(planned: Plan, renaming: Renaming, language: Language) -> Iterator[str]:
    places = language.count("{n} place", "{n} places", len(planned.changes) + len(planned.private))
    yield language.say(
        "{path}: {name} is now {replacement} in {places}.",
        path=planned.journal,
        name=renaming.name,
        replacement=renaming.replacement,
        places=places,
    )
    for path in planned.files:
        yield language.say("Rewritten: {path}", path=path)
