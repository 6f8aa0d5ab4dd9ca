"""`handout` writes what to send out between meetings, as documents or as drafts of e-mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.endings import usual_ending, wrong_for_folder
from facilitator.cli.files import make_folder, write_file
from facilitator.cli.giving import (
    about,
    chosen_format,
    format_option,
    give,
    made,
    output_option,
    output_path,
)
from facilitator.cli.records import moment, name_of, read_record
from facilitator.core.base.language import N_, Language, Phrase, counted, phrase
from facilitator.core.base.reference import meant
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line, file_slug, file_stem
from facilitator.core.record.state import State
from facilitator.files.paths import typed_path
from facilitator.plain.output import err, out


class _Meeting(NamedTuple):
    """The meeting that hand-outs are of, as of a local date, in the agenda's language."""

    state: State
    today: dt.date
    language: Language


class _Sent(NamedTuple):
    """What is sent to a recipient, known by id and name."""

    of: str
    name: str
    markdown: str


@click.command(
    "handout",
    cls=Command,
    help=N_(
        "Write what an organisation is asked to do and by when, what its people have taken on, and "
        "what it said and handed in last time. Without ORGANISATION, one hand-out for each is "
        "written into a folder.\n\n"
        "--chase lists how far the homework has come, and for each organisation what is missing "
        "and late.\n\n"
        "--eml writes e-mail drafts instead, addressed to the participants of the organisation "
        "whose e-mail addresses are in the agenda. Open a draft in your e-mail program to send it: "
        "facilitator sends nothing."
    ),
)
@click.argument("organisation", metavar=N_("[ORGANISATION]"), required=False)
@click.option("--chase", is_flag=True, help=N_("List what is missing and late instead."))
@format_option()
@output_option(
    N_("FILE|FOLDER"),
    N_("The file for one hand-out or for the list; the folder for all hand-outs."),
)
@click.option("--eml", metavar=N_("FOLDER"), help=N_("Write e-mail drafts into this folder."))
@click.option(
    "--record", metavar=N_("RECORD"), help=N_("The record; otherwise the one opened last.")
)
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - click passes each by its name
    context: click.Context,
    organisation: str | None,
    form: str | None,
    output: str | None,
    eml: str | None,
    record: str | None,
    *,
    chase: bool,
) -> None:
    """Print one hand-out or the list of what is missing, or write all hand-outs into a folder."""
    call = call_of(context)
    if eml is not None and (form or output):
        raise Misuse(phrase("--eml cannot be used with --format or -o."), context)
    if eml is not None:
        folder = _folder(context, eml)
        meeting = _meeting(call, record)
        _write_drafts(call, meeting, folder, _sent(meeting, organisation, chase=chase), chase=chase)
    elif organisation is not None or chase:
        path = output_path(output)
        form = chosen_format(context, path, form)
        _write_one(context, _meeting(call, record), organisation, form, path, chase=chase)
    elif output is not None:
        folder = _folder(context, output)
        _write_all(call, _meeting(call, record), folder, form or "markdown")
    else:
        raise Misuse(phrase("Name an ORGANISATION, or a folder for all of them with -o."), context)


def _folder(context: click.Context, typed: str) -> Path:
    folder = typed_path(typed)
    if wrong := wrong_for_folder(folder):
        raise Misuse(wrong, context)
    return folder


def _meeting(call: Call, record: str | None) -> _Meeting:
    from facilitator.files.catalogues import load

    read = read_record(call, record)
    state = read.state
    today = moment(call, read).astimezone(state.zone).date()
    return _Meeting(state, today, load(state.agenda.language))


# What is written


def _sent(meeting: _Meeting, organisation: str | None, *, chase: bool) -> list[_Sent]:
    """Write to the recipient that is meant, or to all who are concerned.

    Raises `Refused` when nobody is meant, or there is nothing to remind them of.
    """
    from facilitator.core.series.handout import recipients

    known = recipients(meeting.state)
    wanted = known if organisation is None else (meant(organisation, known),)
    if not chase:
        return [_handout(meeting, of, name) for of, name in wanted]
    found = {sent.of: sent for sent in _reminders(meeting)}
    if organisation is not None and wanted[0][0] not in found:
        raise Refused(phrase("There is nothing to remind {name} of.", name=wanted[0][1]))
    return [found[of] for of, _ in wanted if of in found]


def _handout(meeting: _Meeting, of: str, name: str) -> _Sent:
    from facilitator.export.between.handout import handout

    return _Sent(of, name, handout(meeting.state, of, meeting.today, meeting.language))


def _reminders(meeting: _Meeting) -> Iterator[_Sent]:
    from facilitator.core.series.handout import reminders
    from facilitator.export.between.chase import reminder

    for one in reminders(meeting.state, meeting.today):
        yield _Sent(one.of, one.name, reminder(meeting.state, one, meeting.today, meeting.language))


def _list(meeting: _Meeting) -> str:
    from facilitator.export.between.chase import chase

    return chase(meeting.state, meeting.today, meeting.language)


# Where it is written to


def _write_one(  # noqa: PLR0913 - what is written, how and where to
    context: click.Context,
    meeting: _Meeting,
    organisation: str | None,
    form: str,
    path: Path | None,
    *,
    chase: bool,
) -> None:
    """Print or write a hand-out, a reminder, or the list of all reminders."""
    call = call_of(context)
    title = name_of(meeting.state, call.language)
    if organisation is None:
        text = _list(meeting)
        said = phrase("Wrote the reminders of “{title}” to {path}.", title=title, path=path)
    else:
        sent = _sent(meeting, organisation, chase=chase)[0]
        text, name = sent.markdown, clean_line(sent.name)
        template = N_("Wrote the hand-out of “{title}” for {name} to {path}.")
        if chase:
            template = N_("Wrote the reminder of “{title}” for {name} to {path}.")
        said = Phrase(template, {"title": title, "name": name, "path": path})
    give(context, call, made(text, form, about(meeting.state, meeting.language)), path, said)


def _write_all(call: Call, meeting: _Meeting, folder: Path, form: str) -> None:
    """Write the hand-outs; raises `WriteFailed`."""
    every = _sent(meeting, None, chase=False)
    make_folder(folder)
    of = about(meeting.state, meeting.language)
    for stem, sent in _named(every):
        write_file(folder / f"{stem}{usual_ending(form)}", made(sent.markdown, form, of))
    said = counted(
        "Wrote {n} hand-out of “{title}” to {path}.",
        "Wrote {n} hand-outs of “{title}” to {path}.",
        len(every),
        title=name_of(meeting.state, call.language),
        path=folder,
    )
    out(call.language.say(said))


def _write_drafts(
    call: Call, meeting: _Meeting, folder: Path, every: Sequence[_Sent], *, chase: bool
) -> None:
    """Write drafts of e-mail, and say which are addressed to nobody; raises `WriteFailed`."""
    from facilitator.core.series.handout import addresses
    from facilitator.export.between.letter import is_address, letter

    make_folder(folder)
    unaddressed = []
    for stem, sent in _named(every):
        known = addresses(meeting.state, sent.of)
        to = [one for one in known if is_address(one[1])]
        subject = _subject(meeting, chase=chase)
        write_file(folder / f"{stem}.eml", letter(subject, sent.markdown, to, meeting.language))
        for _, email in known:
            if not is_address(email):
                wrong = phrase("No e-mail can be sent to “{email}”.", email=clean_line(email))
                err(call.language.say(wrong))
        if not to:
            unaddressed.append(clean_line(sent.name))
    if unaddressed:
        names = ", ".join(unaddressed)
        said = phrase(
            "No e-mail address in the agenda for {names}: add the recipient yourself.", names=names
        )
        err(call.language.say(said))
    said = counted(
        "Wrote {n} e-mail draft for “{title}” to {path}. Nothing was sent.",
        "Wrote {n} e-mail drafts for “{title}” to {path}. Nothing was sent.",
        len(every),
        title=name_of(meeting.state, call.language),
        path=folder,
    )
    out(call.language.say(said))


def _subject(meeting: _Meeting, *, chase: bool) -> str:
    say, title = meeting.language.say, clean_line(meeting.state.agenda.title)
    if meeting.state.rehearsal:
        title = say("Rehearsal: {title}", title=title)
    if chase:
        return say("Reminder: {title}", title=title)
    return say("Until next time: {title}", title=title)


def _named(every: Iterable[_Sent]) -> Iterator[tuple[str, _Sent]]:
    """Name a file for each, without its ending; two names may differ in signs alone."""
    taken: set[str] = set()
    for sent in every:
        id_ = file_slug(sent.of, "x")
        first = file_stem(sent.name, id_)
        for stem in chain((first,), (f"{first}-{more}" for more in chain((id_,), count(2)))):
            if stem not in taken:
                taken.add(stem)
                yield stem, sent
                break
