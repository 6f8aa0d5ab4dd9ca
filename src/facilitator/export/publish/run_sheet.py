"""The run sheet for whoever leads the meeting: what to say, do and have, with room to write.

It holds what nobody else is to see: scripts, telephone numbers and the links by which people join.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Final

from facilitator.core.base.language import Language, clock_time
from facilitator.core.record.agenda import Session
from facilitator.core.record.plan import Anchor, Slot
from facilitator.core.record.state import State
from facilitator.export.markdown import text as md
from facilitator.export.prose import BETWEEN
from facilitator.export.publish.parts import about, day_heading, days, facts, speakers, ticks, times

ROOM_TO_WRITE: Final = "\n\n".join(["___"] * 3)
"""Lines to write on."""


def run_sheet(state: State, language: Language) -> str:
    """Write the run sheet."""
    return md.joined(_blocks(state, language))


def _blocks(state: State, language: Language) -> Iterator[str]:
    say = language.say
    yield f"# {say('Run sheet: {title}', title=md.heading(state.agenda.title))}"
    yield say("For the person leading the meeting; not for distribution.")
    yield facts(state, language)
    yield from md.section(say("Before the meeting"), _to_have(state, language))
    yield from md.section(say("Joining by link"), [_remote(state, language)])
    for day, slots in days(state):
        yield day_heading(state, day, language)
        for slot in slots:
            yield from _session(slot, state, language)


def _to_have(state: State, language: Language) -> Iterator[str]:
    """Gather what has to be there and what has to be done, so that it can be packed at once."""
    sessions = [slot.session for slot in state.slots]
    for word, of in (
        (language.say("Materials"), [session.materials for session in sessions]),
        (language.say("Prepare"), [session.prepare for session in sessions]),
    ):
        yield from _ticked(word, dict.fromkeys(thing for some in of for thing in some))


def _ticked(word: str, things: Collection[str]) -> Iterator[str]:
    """List things to be ticked off below the word for them, if there are any."""
    if things:
        yield md.label(word)
        yield ticks(things)


def _remote(state: State, language: Language) -> str:
    """List by which link people join, and the number to call when that fails."""
    say = language.say
    header = [say("Name"), say("Link"), say("Telephone")]
    return md.table(
        header,
        [
            [md.inline(one.name), md.link(one.link) if one.link else "", md.inline(one.phone)]
            for one in state.agenda.participants
            if one.link or one.phone
        ],
    )


def _session(slot: Slot, state: State, language: Language) -> Iterator[str]:
    session, say = slot.session, language.say
    yield f"### {times(slot, state)} {md.heading(session.title)}"
    yield BETWEEN.join(_in_short(slot, state, language))
    if session.script:
        yield md.label(say("Script"))
        yield md.quoted(md.block(session.script))
    yield from _steps(slot, state, language)
    yield from about(session, language)
    yield from _ticked(say("Materials"), session.materials)
    yield from _ticked(say("Prepare"), session.prepare)
    if session.kind != "break":
        yield md.label(say("Notes"))
        yield ROOM_TO_WRITE


def _in_short(slot: Slot, state: State, language: Language) -> Iterator[str]:
    """Say how long a session is, how far it can give way, who leads it and who speaks."""
    session, say = slot.session, language.say
    yield _length(session.duration, language)
    if session.shortest < session.duration:
        yield say("at least {time}", time=_length(session.shortest, language))
    if slot.anchor is Anchor.FIXED:
        yield say("fixed start")
    if slot.anchor is Anchor.NOT_BEFORE and session.start:
        yield say("not before {time}", time=f"{session.start:%H:%M}")
    if session.end_fixed:
        yield say("fixed end")
    if session.optional:
        yield say("may be cut")
    yield from _people(slot, state, language)


def _people(slot: Slot, state: State, language: Language) -> Iterator[str]:
    session: Session = slot.session
    if session.lead:
        yield language.say("led by {name}", name=md.inline(session.lead))
    if spoken := speakers(slot, state, language):
        yield language.say("with {names}", names=spoken)


def _steps(slot: Slot, state: State, language: Language) -> Iterator[str]:
    """Write the steps of a session as a table, each with the time when it begins."""
    say, at = language.say, slot.start
    rows = []
    for step in slot.session.steps:
        begun = clock_time(at, state.zone)
        rows.append([begun, md.inline(step.title), _length(step.duration, language)])
        at += dt.timedelta(minutes=step.duration)
    if rows:
        yield md.label(say("Steps"))
        yield md.table([say("Time"), say("Step"), say("Length")], rows)


def _length(minutes: int, language: Language) -> str:
    return language.minutes(dt.timedelta(minutes=minutes))
