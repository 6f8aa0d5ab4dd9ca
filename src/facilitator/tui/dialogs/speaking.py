"""Speaking is what is asked about remote speakers: does the line work, and what if it does not."""

from __future__ import annotations

import datetime as dt
from typing import Final

from textual.app import App

from facilitator.core.base.language import Language, phrase
from facilitator.core.record.state import State
from facilitator.core.time import moves, programme_moves, speakers
from facilitator.core.time.speakers import Check
from facilitator.core.time.view import View
from facilitator.running import remote_lines as remote
from facilitator.tui.dialogs.choice import Option
from facilitator.tui.dialogs.interruption import Interruption
from facilitator.tui.host import Host

WORKS: Final = "works"
LOST: Final = "lost"
BREAK_MINUTES: Final = 10


def check(app: App[int], host: Host, what: Check) -> None:
    """Ask whether a line works."""
    say, session = host.language.say, what.row.session.id

    def answered(answer: str | None) -> None:
        if answer == WORKS:
            host.act(speakers.check_line, session, fine=True)
        elif answer == LOST and _mark_lost(host, session):
            lost(app, host, session)

    question, detail = remote.question(what, host.state, host.language)
    options = [Option("1", say("it works"), WORKS), Option("2", say("it is lost"), LOST)]
    app.push_screen(Interruption(question, options, detail=detail, escape=say("later")), answered)


def _mark_lost(host: Host, session: str) -> bool:
    state = host.state
    if state.checked.get(session) is False:
        return True
    return host.act(speakers.check_line, session, fine=False) is not None


def lost(app: App[int], host: Host, session: str) -> None:
    """Offer what can be held while the speaker of a session is away."""
    from facilitator.tui.dialogs import swaps

    view = host.view()
    state, plan = view
    found = speakers.swaps(state, plan.now, session)
    others = []
    if state.checked.get(session) is not True:
        others.append(swaps.Other(host.language.say("The line works"), swaps.WORKS))
    if waiting := _waiting(view, host.language, session):
        others.append(swaps.Other(waiting, swaps.WAIT))
    if not found and not others:
        host.tell(phrase("Nothing that is still to come today fits before the next fixed point."))
        return

    def answered(answer: str | None) -> None:
        if answer == swaps.WAIT:
            _wait(host, session)
        elif answer == swaps.WORKS:
            host.act(speakers.check_line, session, fine=True)
        elif answer is not None:
            host.act(speakers.lost, session, answer)

    gap = speakers.gap_minutes(state, plan.now, session)
    app.push_screen(swaps.Swaps(state, session, found, gap, others, host.language), answered)


def _waiting(view: View, language: Language, session: str) -> str:
    """Say how to wait for the speaker, "" where that makes no sense."""
    (state, plan), say = view, language.say
    if session == state.current:
        return "" if state.paused else say("Wait: the session is paused")
    if plan.following is not None and plan.following.session.id == session:
        return say(
            "Wait: a break of {n} min comes first", n=_break_minutes(state, plan.now, session)
        )
    return ""


def _break_minutes(state: State, now: dt.datetime, session: str) -> int:
    gap = speakers.gap_minutes(state, now, session)
    return BREAK_MINUTES if gap is None else max(1, min(BREAK_MINUTES, gap))


def _wait(host: Host, session: str) -> None:
    """Wait for the speaker: in a pause of the session, or in a break before it."""
    if not _mark_lost(host, session):
        return
    state = host.state
    if session == state.current:
        host.act(moves.pause)
        return
    title = host.language.say("Break")
    minutes = _break_minutes(state, host.now(), session)
    before = state.programme.before(session)
    host.act(programme_moves.add, title, minutes, kind="break", after=before)
