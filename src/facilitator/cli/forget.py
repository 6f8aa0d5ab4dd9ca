"""`forget` puts another name in the place of a person's; it is the one thing that rewrites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.records import RECORD, warn_if_synced
from facilitator.core.base.language import N_, Language, Phrase, phrase
from facilitator.core.base.text import clean_line, slug
from facilitator.files.shell import quoted
from facilitator.plain.output import err, out
from facilitator.running.exits import DONE, PROBLEMS

if TYPE_CHECKING:
    from facilitator.files.records.forgetting.forget import Plan
    from facilitator.files.records.forgetting.renaming import Renaming

_SAMPLES: Final = 5


@click.command(
    "forget",
    cls=Command,
    help=N_(
        "Replace a person's name wherever a record holds it: in the agenda, in what was said, "
        "handed in and answered, in the lists of people, in your private notes and half-typed "
        "lines, and in the minutes beside the record; also as it stands in ids, links and e-mail "
        "addresses. The person's own link, phone number and e-mail address go too. Whole words "
        "only, in capital or small letters. RECORD is an id or a path, by default the record "
        "opened last. You see what would change and confirm it by typing the name. It cannot be "
        "undone.\n\nFiles that cannot be looked into are listed each time, and so are links. "
        "Agendas, minutes and archives that are kept elsewhere are not touched. In a shared record "
        "only what this laptop wrote is rewritten; the laptops whose part still holds the "
        "name are listed. The exit code is 1 if nothing holds the name, or another laptop's part "
        "does.\n\nPictures cannot be looked into. Remove those that show the "
        "person; --removed-pictures then deletes their files for good."
    ),
)
@click.argument("person", metavar=N_("[PERSON]"), required=False)
@click.argument("record", metavar=RECORD, required=False)
@click.option("--all", "everywhere", is_flag=True, help=N_("In every record there is."))
@click.option(
    "--as",
    "replacement",
    metavar=N_("TEXT"),
    help=N_("What to put instead; otherwise “Person 1”, or the next number that is free."),
)
@click.option(
    "--removed-pictures",
    "pictures",
    is_flag=True,
    help=N_(
        "Instead of a name, delete for good the pictures that were removed from the minutes of "
        "RECORD."
    ),
)
@click.option("--yes", is_flag=True, help=N_("Do not ask; for scripts."))
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    person: str | None,
    record: str | None,
    everywhere: bool,
    replacement: str | None,
    pictures: bool,
    yes: bool,
) -> int:
    """Show what would change, ask, and rewrite."""
    call: Call = context.obj
    if pictures:
        if record is not None or everywhere or replacement is not None:
            raise Misuse(phrase("--removed-pictures takes a RECORD and --yes alone."), context)
        return _forget_pictures(call, person, yes=yes)  # the one word is the record
    if person is None:
        raise Misuse(phrase("PERSON is missing."), context)
    if wrong := _wrong_names(person, replacement):
        raise Misuse(wrong, context)
    if everywhere and record is not None:
        raise Misuse(phrase("Give RECORD or --all, not both."), context)
    return _forget_person(call, person, record, replacement, everywhere=everywhere, yes=yes)


def _forget_person(  # noqa: PLR0913 - what the options say
    call: Call,
    person: str,
    record: str | None,
    replacement: str | None,
    *,
    everywhere: bool,
    yes: bool,
) -> int:
    """Show what would change, ask, and rewrite."""
    from facilitator.files.records.forgetting.forget import forget
    from facilitator.files.records.forgetting.renaming import Renaming
    from facilitator.files.records.restore import clear_unfinished

    journals = _journals(call, record, everywhere=everywhere)
    renaming = Renaming(person, replacement or _stand_in(journals))
    every, complete = _plans(call, journals, renaming, everywhere=everywhere)
    plans = [planned for planned in every if not planned.empty]
    for planned in every:
        if lines := list(_told(planned, call.language)):
            out("\n".join(lines))
    if not plans:
        _say_nowhere(call, journals, renaming.name, everywhere=everywhere)
        return PROBLEMS
    if not (yes or _confirmed(call, renaming.name)):
        err(call.language.say("Nothing was changed."))
        return PROBLEMS
    warn_if_synced(call, plans[0].journal.parent)
    clear_unfinished(call.library)
    for planned in plans:
        files = forget(planned)
        out("\n".join(_done(planned, files, call.language)))
        _exchange(call, planned.journal)
    _say_what_is_not_done(call)
    return DONE if complete and not any(planned.kept_by for planned in every) else PROBLEMS


def _exchange(call: Call, journal: Path) -> None:
    """Let the other laptops know of what was rewritten, where the record is shared."""
    from facilitator.files.records.reading import is_shared

    if is_shared(journal):
        from facilitator.files.records.sharing.exchange import Exchange

        Exchange(journal, call.world.clock.now, call.world.new_id).once(sign=False)


def _forget_pictures(call: Call, record: str | None, *, yes: bool) -> int:
    """List the pictures that were removed from the minutes, ask, and delete them."""
    from facilitator.files.records.forgetting.forget import (
        forget_removed_pictures,
        removed_pictures,
    )

    journal = call.library.find(record)
    found = removed_pictures(journal)
    if not found:
        call.say("{path}: no picture was removed from the minutes.", path=journal)
        return PROBLEMS
    for path in found:
        call.say("  the picture {path}", path=path)
    word = call.language.say("delete")
    if not (yes or _confirmed(call, word, N_("This cannot be undone. Type {name} to go on."))):
        err(call.language.say("Nothing was changed."))
        return PROBLEMS
    for path in forget_removed_pictures(journal):
        call.say("Deleted: {path}", path=path)
    return DONE


def _wrong_names(person: str, replacement: str | None) -> Phrase | None:
    """Say why a name cannot be forgotten, or not be replaced by this."""
    from facilitator.files.records.forgetting.renaming import Renaming

    if not slug(person):
        return phrase("PERSON must be a name with letters.")
    if replacement is None:
        return None
    if not slug(replacement):
        return phrase("--as must have a letter or a digit.")
    if Renaming(person, "x").finds(replacement):
        return phrase("--as must not hold the name itself.")
    return None


def _journals(call: Call, record: str | None, *, everywhere: bool) -> list[Path]:
    if not everywhere:
        return [call.library.find(record)]
    return [record.path for record in call.library.records() if record.path.is_file()]


def _stand_in(journals: Sequence[Path]) -> str:
    from facilitator.files.records.forgetting.forget import stand_in

    return stand_in(journals)


def _plans(
    call: Call, journals: Sequence[Path], renaming: Renaming, *, everywhere: bool
) -> tuple[list[Plan], bool]:
    """Plan each record; of many, one that cannot be read is told and passed over."""
    from facilitator.files.errors import FileProblem
    from facilitator.files.records.forgetting.forget import plan

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
            plans.append(planned)
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


def _say_what_is_not_done(call: Call) -> None:
    call.say("A program that has the meeting open will use the new name.")
    call.say(
        "Agendas, minutes and archives kept elsewhere are as they were. Change the agenda file, "
        "too, before it is read again."
    )


def _confirmed(
    call: Call,
    name: str,
    question: str = N_("This cannot be undone. Type the name to go on: {name}"),
) -> bool:
    if call.world.stdin is None:
        return False
    call.say(question, name=name)
    typed = clean_line(call.world.stdin.readline())
    return typed.casefold() == name.casefold()


def _told(planned: Plan, language: Language) -> Iterator[str]:
    """Say what would change, and what stays; nothing where nothing is to be told."""
    say, renaming = language.say, planned.renaming
    left = list(_left(planned, language))
    if planned.empty:
        yield from [say("{path}:", path=planned.journal), *left] if left else []
        return
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
        yield say("  the file {path}", path=clean_line(path.name))
    for path in planned.torn:
        yield say("  the incomplete end of {path}", path=path.name)
    for path in planned.left:
        yield say("  {path}, left by a program that was killed: removed", path=path.name)
    yield from left


def _left(planned: Plan, language: Language) -> Iterator[str]:
    """Say what holds the name, or may hold it, and stays."""
    say = language.say
    if planned.kept_by:
        yield say(
            "  The parts of {names} hold the name, too. There, run: {command}",
            names=", ".join(map(clean_line, planned.kept_by)),
            command=f"facilitator forget {quoted(planned.renaming.name)}"
            f" --as {quoted(planned.renaming.replacement)}",
        )
    for part, count in planned.parts.items():
        yield language.count(
            "  “{part}” alone stays in {n} place; forget it by itself if it is the same person.",
            "  “{part}” alone stays in {n} places; forget it by itself if it is the same person.",
            count,
            part=part,
        )
    if planned.pictures:
        yield language.count(
            "  {n} picture may show the person; look for yourself.",
            "  {n} pictures may show the person; look for yourself.",
            len(planned.pictures),
        )
    for path in planned.unsure:
        name = clean_line(path.name)
        if path.is_symlink():
            yield say("  {path} is a link; what it leads to may hold the name.", path=name)
        else:
            yield say("  {path} may hold the name; look for yourself.", path=name)
    for path in planned.files:
        if _is_typed_in(path):
            yield say(
                "  {path} belongs to a window that is open: what is half typed there stays.",
                path=path.name,
            )
    for path in planned.named:
        yield say(
            "  The file name {path} contains the name; rename the file.", path=clean_line(path.name)
        )
    if planned.in_folder:
        yield say("  The folder's own name holds the name; rename it if nobody has it open.")


def _is_typed_in(path: Path) -> bool:
    """Return whether a file holds half-typed lines of a window that is open."""
    from facilitator.files.records.drafts import NAMES
    from facilitator.files.records.lock import is_held

    with suppress(OSError):
        return path.name in NAMES and is_held(path.with_suffix(".lock"))
    return False


def _done(planned: Plan, files: Sequence[Path], language: Language) -> Iterator[str]:
    renaming = planned.renaming
    places = language.count("{n} place", "{n} places", len(planned.changes) + len(planned.private))
    yield language.say(
        "{path}: {name} is now {replacement} in {places}.",
        path=planned.journal,
        name=renaming.name,
        replacement=renaming.replacement,
        places=places,
    )
    for path in files:
        yield language.say("Rewritten: {path}", path=path)
