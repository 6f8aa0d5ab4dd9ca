"""A session to be read in full: what the panels have no room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.text import clean
from facilitator.core.record.state import State
from facilitator.core.time.materials import ticked
from facilitator.core.time.schedule import Row
from facilitator.running.messages import people_line
from facilitator.running.remote_lines import joining

Line = tuple[str, str]
"""A line and its look in a sheet."""


def lines(row: Row, state: State, language: Language) -> list[Line]:
    """Give all that is known of a session before it is held."""
    parts = [list(part) for part in _parts(row, state, language)]
    told: list[Line] = []
    for part in parts:
        if part:
            told += [("", ""), *part] if told else part
    return told


def _parts(row: Row, state: State, language: Language) -> Iterator[Iterator[Line]]:
    session, say = row.session, language.say
    yield _times(row, state, language)
    yield _text("", session.description)
    yield _list(say("Questions"), [f"{n} {q}" for n, q in enumerate(session.questions, 1)])
    yield _list(
        say("Steps"),
        [f"{step.title}, {say('{n} min', n=step.duration)}" for step in session.steps],
    )
    yield _text(say("Script"), session.script)
    yield _list(say("Material"), [_item(state, session.id, each) for each in session.materials])
    yield _list(say("Prepare"), [_item(state, session.id, each) for each in session.prepare])


def _times(row: Row, state: State, language: Language) -> Iterator[Line]:
    """Say when it is planned, and expected or held, what kind it is, and who speaks or leads."""
    zone = state.zone
    planned = f"{clock_time(row.due, zone)}\N{EN DASH}{clock_time(row.due_end, zone)}"
    yield language.say("planned {times}", times=planned), ""
    end = row.expected_end or row.actual_end
    if end is not None:
        now = f"{clock_time(row.begins, zone)}\N{EN DASH}{clock_time(end, zone)}"
        if now != planned:
            yield language.say("now {times}", times=now), "strong"
    least = language.say("at least {n} min", n=row.session.shortest)
    yield f"{one_line(people_line(row, language))} · {least}", "dim"
    if row.session.lead:
        yield language.say("led by {name}", name=one_line(row.session.lead)), "dim"
    for way in joining(state, row.session):
        yield f"{signs.BY_LINK} {way}", ""


def _text(label: str, text: str) -> Iterator[Line]:
    if text.strip():
        if label:
            yield label, "heading"
        for line in clean(text).strip().splitlines():
            yield line, ""


def _list(label: str, items: Sequence[str]) -> Iterator[Line]:
    if items:
        yield label, "heading"
        for item in items:
            yield one_line(item), ""


def _item(state: State, session: SessionId, item: str) -> str:
    sign = signs.DONE if ticked(state, session, item) else signs.OPEN
    return f"{sign} {item}"
