"""`new --people` puts the people of a list into an agenda."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.files import write_file
from facilitator.core.base.language import N_
from facilitator.core.base.text import clean_line, fold
from facilitator.plain.output import err
from facilitator.running.exits import DONE, PROBLEMS

if TYPE_CHECKING:
    from facilitator.core.record.agenda import Organisation
    from facilitator.files.importing.people.joining import Joined, Meant
    from facilitator.files.importing.people.listed import People

_EXAMPLES: Final = re.compile(
    r"(?:^#[^\n]*\n)*^\[\[organisation\]\].*?(?=(?:^#[^\n]*\n)*^\[\[day\]\])",
    re.MULTILINE | re.DOTALL,
)
"""The people that the starter agenda has as an example."""


def with_people(context: click.Context, text: str, path: Path, *, starter: bool) -> str | None:
    """Put the people of a list into a new agenda; None, and reported, where that fails."""
    listed = _listed(context, path)
    base = _without_examples(text) if starter and listed.people else text
    made = _joined(context, base, listed, path)
    return made.text if made else None


def update_people(context: click.Context, target: Path, path: Path) -> int:
    """Add and update the people of a list in an agenda that is there."""
    from facilitator.files.agenda.file import read

    call = call_of(context)
    listed = _listed(context, path)
    made = _joined(context, read(target), listed, path)
    if made is None:
        return PROBLEMS
    write_file(target, made.text)
    call.say(
        "{path}: {added} added, {updated} updated, {same} unchanged.",
        path=target,
        added=made.added,
        updated=made.updated,
        same=made.same,
    )
    return DONE


def _without_examples(text: str) -> str:
    from facilitator.files.agenda.file import parse

    cut = _EXAMPLES.sub("", text, count=1)
    return cut if parse(cut, warnings=False).agenda is not None else text


def _listed(context: click.Context, path: Path) -> People:
    """Read the list and report on it; raises `UnreadableFile` and `Misuse`."""
    from facilitator.cli.new import given_content
    from facilitator.files.importing.people.listed import read_people

    call = call_of(context)
    listed = read_people(given_content(context, path), path, call.language)
    for remark in listed.remarks:
        place = f"{path}:{remark.line}" if remark.line else f"{path}"
        err(f"{place}: {call.language.say(remark.message)}")
    return listed


def _joined(context: click.Context, text: str, listed: People, path: Path) -> Joined | None:
    from facilitator.files.agenda.file import parse
    from facilitator.files.importing.people.joining import NotJoined, joined

    call = call_of(context)
    if not listed.people:
        return None
    agenda = parse(text, warnings=False).agenda
    if agenda is None:
        err(call.language.say("The agenda has mistakes; run facilitator check first."))
        return None
    asks = call.world.at_terminal() and str(path) != "-"

    def asked(name: str, known: Sequence[Organisation]) -> Organisation | Meant:
        return _asked(call, name, known, asks=asks)

    try:
        made = joined(text, agenda, listed.people, asked)
    except NotJoined:
        err(
            call.language.say(
                "The people could not be put into the agenda as it is written; nothing was changed."
            )
        )
        return None
    if made.left_out:
        names = ", ".join(map(clean_line, made.left_out))
        err(call.language.say("Not added: {names}", names=names))
    if agenda.organisations and made.organisations and not asks:
        err(
            call.language.say(
                "New organisations: {names}", names=", ".join(map(clean_line, made.organisations))
            )
        )
    return made


def _asked(
    call: Call, name: str, known: Sequence[Organisation], *, asks: bool
) -> Organisation | Meant:
    """Ask what the name of an organisation means that the agenda does not have."""
    from facilitator.files.importing.people.joining import Meant

    if not known or not asks or call.world.stdin is None:
        return Meant.NEW
    near = _alike(name, known)
    say = call.language.say
    err(say("“{name}” is not an organisation of the agenda.", name=name))
    err(say(N_("1 it is new")))
    for number, body in enumerate(near, 2):
        err(say("{number} it is “{name}”", number=number, name=clean_line(body.name)))
    err(say(N_("{number} they are guests from there"), number=len(near) + 2))
    err(say(N_("0 leave these people out")))
    answer = clean_line(call.world.stdin.readline())
    chosen = int(answer) - 2 if answer.isdecimal() and len(answer) < 3 else -1  # noqa: PLR2004
    if 0 <= chosen < len(near):
        return near[chosen]
    return {len(near): Meant.GUESTS, -2: Meant.NOBODY}.get(chosen, Meant.NEW)


def _alike(name: str, known: Sequence[Organisation]) -> list[Organisation]:
    """Return the organisations of the agenda, those with the most similar names first."""
    from rapidfuzz import fuzz

    def likeness(body: Organisation) -> float:
        return fuzz.ratio(fold(name), fold(body.name))

    return sorted(known, key=likeness, reverse=True)[:8]
