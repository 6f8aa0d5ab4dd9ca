"""What phones can be asked and how it stands with that, in words, for every interface."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.core.answers.subject import Subject, at_hand
from facilitator.core.base.language import Phrase, counted, phrase
from facilitator.core.time.view import View
from facilitator.running.answers.inbox import Inbox
from facilitator.running.answers.starting import NOT_REACHED

NO_NETWORK = phrase("This computer is in no network: join one, or start a hot spot.")
NOT_STARTED = phrase("The program that takes answers could not be started.")
UNENCRYPTED = phrase("Everybody there can open the address, and nothing is encrypted.")


def subjects(inbox: Inbox, here: View) -> Sequence[Subject]:
    """List what may be asked now, and what else is open."""
    return tuple(dict.fromkeys((*at_hand(*here), *(each.subject for each in inbox.opened))))


def reached(inbox: Inbox) -> Iterator[Phrase]:
    """Say whether phones have come, what to look at if none has, and what the room sees."""
    report = inbox.report
    if report is None:
        return
    if report.reached or report.here_only:
        yield counted(
            "{n} phone has opened the page.", "{n} phones have opened the page.", report.reached
        )
    else:
        yield from map(phrase, NOT_REACHED)
    if report.here_only:
        yield phrase("Only this computer can open it.")
    if inbox.wall:
        yield phrase("The room sees the address.")
