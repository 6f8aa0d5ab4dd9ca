"""`serve` shows the room in a browser what the facilitator chose."""

from __future__ import annotations

import errno
import gc
import secrets
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.records import RECORD
from facilitator.cli.stage import watch
from facilitator.core.base.language import N_, Phrase, phrase
from facilitator.plain.output import err
from facilitator.running.exits import DONE

if TYPE_CHECKING:
    from facilitator.watching import Watcher
    from facilitator.web.answers.taking import Answers
    from facilitator.web.server import Place, Site


@click.command(
    "serve",
    cls=Command,
    help=N_(
        "Show the room in a browser what `stage` shows in a terminal. Only this computer can open "
        "the page, at an address that nobody can guess; with --host others can too. With --answers "
        "phones can answer at another such address what you open in the app."
    ),
)
@click.argument("record", metavar=RECORD, required=False)
@click.option(
    "--host", metavar=N_("HOST"), help=N_("Serve at this address of the computer to others too.")
)
@click.option(
    "--port",
    metavar=N_("PORT"),
    type=click.IntRange(0, 65535),
    default=0,
    help=N_("Serve at this port; otherwise at any that is free."),
)
@click.option(
    "--answers",
    is_flag=True,
    help=N_("Let phones answer what you open; nothing is kept until you accept it."),
)
@click.option(
    "--answers-only",
    is_flag=True,
    help=N_("As --answers, without the room's page; it ends with the meeting."),
)
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - click gives them by name
    context: click.Context,
    record: str | None,
    host: str | None,
    port: int,
    answers: bool,
    answers_only: bool,
) -> int:
    """Find the record, say where it can be seen and serve until Ctrl+C."""
    call = call_of(context)
    from facilitator.web.server import Site, serve

    watcher, taking = watch(call, record), None
    if answers or answers_only:
        watcher, taking = _answers(call, watcher, host or "")
    place = _place(context, host, port, taking)
    gc.enable()  # a meeting lasts for hours
    site = Site(
        watcher,
        secrets.token_urlsafe(24),
        _colours(call.config.theme),
        taking,
        alone=answers_only,
        sounds=call.config.sounds.own,
    )
    if not place.here_only:
        err(
            call.language.say(
                "Everybody who can reach {host} and knows the address can see this, and what "
                "travels there is not encrypted.",
                host=place.name,
            )
        )
    with suppress(KeyboardInterrupt):
        try:
            serve(site, place, partial(_say_where, call, site, place))
        except BlockingIOError as cause:
            raise Misuse(
                phrase("Another program takes the answers for this meeting already."), context
            ) from cause
    return DONE


def _place(context: click.Context, host: str | None, port: int, taking: Answers | None) -> Place:
    """Listen there; raises `Misuse` where nothing can be served.

    Unless a port is named, it is that of a program before this one which phones still know.
    """
    from facilitator.web.server import listen

    if not port and taking is not None and taking.before is not None:
        with suppress(OSError):
            return listen(host or None, taking.before.port_for_phones)
    try:
        return listen(host or None, port)
    except (OSError, UnicodeError) as cause:
        named = host or "127.0.0.1"
        raise Misuse(
            phrase(
                "{host}:{port} cannot be served at: {why}", host=named, port=port, why=_why(cause)
            ),
            context,
        ) from cause


def _say_where(call: Call, site: Site, place: Place) -> None:
    """Say at which addresses browsers and phones are answered."""
    if not site.alone:
        call.say("What the room sees is at {address}", address=place.address(site.token))
    if site.answers is not None:
        address = place.address_for_phones(site.answers.token)
        call.say("Phones answer at {address}", address=address)
        call.say("Choose what they can answer in the app: ctrl+p, “Answers from phones”.")
    call.say("Ctrl+C stops; the meeting goes on.")


def _answers(call: Call, watcher: Watcher, host: str) -> tuple[Watcher, Answers]:
    """Stay with the meeting that is watched, and prepare to take answers for it."""
    from facilitator.files.answering import place
    from facilitator.web.answers.taking import Answers

    journal = watcher.record.journal.path
    fixed = watch(call, str(journal))
    return fixed, Answers(place(call.library.data, journal), lambda: fixed.state, host=host)


def _colours(theme: str | None) -> str:
    """Name the page's colours, of which there are fewer than of the terminal's themes."""
    if theme == "high-contrast":
        return theme
    return "light" if theme is not None and theme.endswith("light") else "dark"


def _why(cause: OSError | UnicodeError) -> Phrase:
    """Say why nothing can be served at an address."""
    import socket

    from facilitator.files.errors import reason

    if isinstance(cause, UnicodeError | socket.gaierror) or cause.errno == errno.EADDRNOTAVAIL:
        return phrase("this computer has no such address.")
    if cause.errno == errno.EADDRINUSE:
        return phrase("another program uses that port. Choose another one.")
    return reason(cause)
