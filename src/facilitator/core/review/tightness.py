"""Where a plan is too tight, by what the agenda alone shows.

Each finding is a sentence about what is tight and one that advises what to do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct

from facilitator.core.base import language
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Phrase, clock_time, counted, in_minutes, length, phrase
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.base.text import shortened
from facilitator.core.record.agenda import Agenda, Session
from facilitator.core.record.plan import Anchor, Slot, plan

LONG_STRETCH: Final = 60 * MINUTE
"""Less work than this before a fixed point needs no time to spare."""

LONGEST_WITHOUT_BREAK: Final = 100 * MINUTE
SHORTEST_BREAK: Final = 5 * MINUTE
"""A gap in the plan of at least this is a break too."""

LEAST_TURN: Final = 2
"""Minutes that everybody in a round needs, however few the questions."""

LEAST_ANSWER: Final = 1
"""Minutes that each answer to a question needs."""

LEAST_GROUP_WORK: Final = 20
"""Minutes below which groups hardly get to work."""

STEP: Final = 5
"""Minutes to which an advised length is rounded up."""

LONGEST_TITLE: Final = 48


class Kind(Enum):
    """What is tight."""

    NO_SLACK = "no-slack"
    NO_BREAK = "no-break"
    ROUND = "round"
    GROUPS = "groups"
    REMOTE = "remote"
    LONGER = "longer"
    SHORT_BREAK = "short-break"
    MISSED = "missed"
    SAVED = "saved"
    LATE_END = "late-end"


class Finding(Struct, frozen=True):
    """Something too tight: `said` tells of it, `advice` says what to do; `session` is an id."""

    kind: Kind
    session: SessionId
    said: Phrase
    advice: Phrase


def in_plan(agenda: Agenda) -> tuple[Finding, ...]:
    """Find what is too tight in an agenda, in the order of its sessions."""
    zone = ZoneInfo(agenda.timezone)
    slots = plan(agenda)
    found = [
        *(finding for slot in slots for finding in _of_session(slot.session, agenda)),
        *(finding for day in _days(slots) for finding in _of_day(day, zone)),
    ]
    order = {slot.session.id: place for place, slot in enumerate(slots)}
    return tuple(sorted(found, key=lambda finding: order[finding.session]))


def _days(slots: Sequence[Slot]) -> list[list[Slot]]:
    days: dict[int, list[Slot]] = {}
    for slot in slots:
        days.setdefault(slot.day, []).append(slot)
    return list(days.values())


def _of_day(slots: Sequence[Slot], zone: ZoneInfo) -> Iterator[Finding]:
    yield from _without_slack(slots, zone)
    yield from _without_break(slots, zone)


def _without_slack(slots: Sequence[Slot], zone: ZoneInfo) -> Iterator[Finding]:
    """Find fixed points before which nothing can be made up: no gap, nothing to shorten or cut."""
    before: list[Slot] = []
    for slot in slots:
        if slot.anchor is Anchor.FIXED and before:
            stretch = slot.start - before[0].start
            if _at_work(before) >= LONG_STRETCH and _to_spare(before, slot.start) <= ZERO:
                yield Finding(
                    Kind.NO_SLACK,
                    slot.session.id,
                    phrase(
                        "There is no time to spare before {title} at {time}: "
                        "the {stretch} before it are planned to the minute.",
                        title=quoted(slot.session),
                        time=clock_time(slot.start, zone),
                        stretch=length(stretch),
                    ),
                    phrase(
                        'Leave some minutes free, give a session a shorter "min", '
                        "or mark one as optional."
                    ),
                )
        if slot.anchor is Anchor.FIXED:
            before = []
        before.append(slot)


def _at_work(slots: Sequence[Slot]) -> dt.timedelta:
    return sum((s.end - s.start for s in slots if s.session.kind != "break"), ZERO)


def _to_spare(before: Sequence[Slot], until: dt.datetime) -> dt.timedelta:
    """Return how much lateness sessions can make up before an instant."""
    least = sum((ZERO if s.session.optional else s.session.shortest * MINUTE for s in before), ZERO)
    return until - before[0].start - least


def _without_break(slots: Sequence[Slot], zone: ZoneInfo) -> Iterator[Finding]:
    for stretch in _stretches(slots):
        start, end = stretch[0].start, stretch[-1].end
        if end - start > LONGEST_WITHOUT_BREAK:
            steps = round((end - start) / 2 / (STEP * MINUTE))
            middle = start + steps * STEP * MINUTE
            yield Finding(
                Kind.NO_BREAK,
                stretch[0].session.id,
                phrase(
                    "There is no break from {start} to {end}, for {time}.",
                    start=clock_time(start, zone),
                    end=clock_time(end, zone),
                    time=length(end - start),
                ),
                phrase("Plan a break of ten minutes near {time}.", time=clock_time(middle, zone)),
            )


def _stretches(slots: Sequence[Slot]) -> Iterator[list[Slot]]:
    """Split a day where there is a break, or time with nothing planned."""
    stretch: list[Slot] = []
    for slot in slots:
        free = bool(stretch) and slot.start - stretch[-1].end >= SHORTEST_BREAK
        pause = slot.session.kind == "break"
        if stretch and (free or pause):
            yield stretch
            stretch = []
        if not pause:
            stretch.append(slot)
    if stretch:
        yield stretch


def _of_session(session: Session, agenda: Agenda) -> Iterator[Finding]:
    for look in (_round, _groups, _remote):
        if finding := look(session, agenda):
            yield finding


def _round(session: Session, agenda: Agenda) -> Finding | None:
    if session.kind != "round":
        return None
    takers = _takers(session, agenda)
    questions = len(session.questions)
    each = max(LEAST_TURN, LEAST_ANSWER * questions)
    if not takers or session.duration >= takers * each:
        return None
    seconds = session.duration * 60 // takers
    time = in_minutes(f"{seconds // 60}:{seconds % 60:02}")
    title = quoted(session)
    if questions > 1:
        said = phrase(
            "{title} leaves {time} to each of {n} for {questions} questions.",
            title=title, time=time, n=takers, questions=questions,
        )  # fmt: skip
    else:
        said = phrase("{title} leaves {time} to each of {n}.", title=title, time=time, n=takers)
    return Finding(
        Kind.ROUND,
        session.id,
        said,
        phrase(
            "Plan {time} for it, ask less, or let groups talk first and one of each report.",
            time=in_minutes(takers * each),
        ),
    )


def _takers(session: Session, agenda: Agenda) -> int:
    """Count who gets a turn in a round: speakers, facilitators and guests get none."""
    if session.per == "organisation":
        return len(agenda.organisations)
    return sum(person.role == "participant" for person in agenda.participants)


def _groups(session: Session, _: Agenda) -> Finding | None:
    if session.kind != "groups" or session.duration >= LEAST_GROUP_WORK:
        return None
    return Finding(
        Kind.GROUPS,
        session.id,
        counted("{title} has {n} minute for group work.", "{title} has {n} minutes for group work.",
                session.duration, title=quoted(session)),
        phrase("Plan at least {time}: groups need some to find a place and begin.",
               time=in_minutes(LEAST_GROUP_WORK)),
    )  # fmt: skip


def _remote(session: Session, agenda: Agenda) -> Finding | None:
    if not session.remote or "://" in session.description:
        return None
    speakers = {name.casefold() for name in session.speakers}
    if any(
        (person.link or person.phone) and person.name.casefold() in speakers
        for person in agenda.participants
    ):
        return None
    return Finding(
        Kind.REMOTE,
        session.id,
        phrase("Nobody can join {title}: its speaker has neither a link nor a phone number.",
               title=quoted(session)),
        phrase('Give the speaker a "link" and a "phone" in [[participant]].'),
    )  # fmt: skip


def quoted(session: Session) -> Phrase:
    """Return the title of a session in quotes, cut where it is long."""
    return language.quoted(shortened(" ".join(session.title.split()), LONGEST_TITLE))
