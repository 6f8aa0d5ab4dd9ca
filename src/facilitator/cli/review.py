"""`review` compares planned and actual times of meetings, and advises for the next one.

With `--json` it gives one `Reviews` document. A meeting that is not over is reviewed as of now, or
of its last event when nothing was written for `ABANDONED`: nobody leads it any more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

import click
from msgspec import Struct

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.dates import date_line, iso
from facilitator.cli.forms import json_option
from facilitator.cli.records import Read, moment, name_of, read_named, read_series
from facilitator.core.base.cells import cut
from facilitator.core.base.language import N_, Language, clock_time, phrase
from facilitator.core.base.span import MINUTE
from facilitator.core.base.text import clean_line
from facilitator.core.review import sentences
from facilitator.core.review.advice import advice
from facilitator.core.review.review import (
    Arrivals,
    DayReview,
    KindReview,
    Review,
    SessionReview,
    arrivals,
    by_kind,
    review,
)
from facilitator.files.records.names import record_id
from facilitator.plain.output import data, fitted, out, table

ABANDONED: Final = dt.timedelta(hours=12)
WIDEST: Final = 40
"""How many cells of a title the text shows; JSON has all of it."""


class Step(Struct, frozen=True):
    """A step of a session, and how long it took."""

    title: str
    planned_seconds: float
    took_seconds: float


class Session(Struct, frozen=True):
    """A session, all lengths in whole minutes.

    `planned` is the agenda's length, or that of a session added live. `actual` is how long its
    clock ran, without `paused` and `away`. `over` = actual - planned, `given` the time given live
    (negative if taken), `overtime` what of `over` was not given. `started_late` and `ended_late`
    are negative when early, null where it did not start, or end, on its day. `outcome` is "held",
    "running", "interrupted", "skipped", "missed" or "coming". `home` is the day (from 1) that the
    agenda has it on, null if it was added live.
    """

    id: str
    title: str
    kind: str
    outcome: str
    home: int | None
    planned: int
    actual: int
    over: int
    given: int
    overtime: int
    paused: int
    away: int
    started_late: int | None
    ended_late: int | None
    steps: tuple[Step, ...]


class Part(Struct, frozen=True):
    """By how many minutes a cause moved the end of a day: positive is lost, negative won.

    `cause` is "began", "longer", "shorter", "pauses", "away", "added", "left-out" or "between".
    """

    cause: str
    minutes: int


class Day(Struct, frozen=True):
    """A day, counted from 1; `ended_late` is null until it is `over`, the sum of `balance` then."""

    day: int
    date: dt.date
    over: bool
    planned: int
    actual: int
    began_late: int | None
    ended_late: int | None
    balance: tuple[Part, ...]
    sessions: tuple[Session, ...]


class Kind(Struct, frozen=True):
    """The sessions of a kind: `held` of them, whose `ratio` is actual by planned, null if none.

    `longer` and `shorter` sum up those that ran over and the others. `left_out` were not held,
    for which `lost` was planned.
    """

    kind: str
    held: int
    planned: int
    actual: int
    longer: int
    shorter: int
    ratio: float | None
    left_out: int
    lost: int


class Came(Struct, frozen=True):
    """Arrivals noted of those to be there all day: `late` of `of`, by `mean` minutes on average."""

    of: int
    late: int
    mean: int


class Meeting(Struct, frozen=True):
    """One meeting as of `now`; `date` is that of its first day."""

    record: str
    path: str
    title: str
    series: str
    date: dt.date
    rehearsal: bool
    finished: bool
    now: str
    days: tuple[Day, ...]
    kinds: tuple[Kind, ...]
    arrivals: Came


class Reviews(Struct, frozen=True):
    """The whole answer, meetings in time order; `format` grows when a field changes its meaning.

    `kinds` and `arrivals` sum up all of them, and `advice` is in the user's language.
    """

    format: int
    meetings: tuple[Meeting, ...]
    kinds: tuple[Kind, ...]
    arrivals: Came
    advice: tuple[str, ...]


class _Reviewed(Struct, frozen=True):
    """A record with its review."""

    read: Read
    review: Review


@click.command(
    "review",
    cls=Command,
    help=N_(
        "Compare planned and actual times: what took longer, where time was lost, and what to plan "
        "next time. RECORD is an id or a path, by default the record opened last; several are "
        "reviewed together."
    ),
)
@click.argument("records", metavar=N_("[RECORD…]"), nargs=-1)
@click.option(
    "--series", metavar=N_("SERIES"), help=N_("All meetings of this series, rehearsals left out.")
)
@json_option()
@click.pass_context
def command(
    ctx: click.Context, records: tuple[str, ...], series: str | None, form: str | None
) -> None:
    """Review one meeting or several."""
    call = call_of(ctx)
    if records and series is not None:
        raise Misuse(phrase("Name records or a series, not both."), ctx)
    reads = read_series(call, series) if series is not None else read_named(call, records)
    reviewed = [_Reviewed(read, review(read.state, _now(call, read))) for read in reads]
    if form == "json":
        data(_document(reviewed, call.language))
    else:
        out("\n".join(fitted(_lines(reviewed, call.language))))


def _now(call: Call, read: Read) -> dt.datetime:
    now, last = moment(call, read), read.state.last
    return last if last is not None and now - last > ABANDONED else now


# The document


def _document(reviewed: Sequence[_Reviewed], language: Language) -> Reviews:
    reviews = [each.review for each in reviewed]
    pooled = by_kind(session for one in reviews for session in one.sessions)
    return Reviews(
        1,
        tuple(map(_meeting, reviewed)),
        tuple(map(_kind, pooled)),
        _came(arrivals(reviews)),
        tuple(map(language.say, advice(reviews))),
    )


def _meeting(reviewed: _Reviewed) -> Meeting:
    found, state = reviewed.review, reviewed.read.state
    return Meeting(
        record=record_id(reviewed.read.path),
        path=str(reviewed.read.path),
        title=found.title,
        series=found.series,
        date=state.dates[0],
        rehearsal=found.rehearsal,
        finished=found.finished,
        now=iso(found.now, state.zone),
        days=tuple(map(_day, found.days)),
        kinds=tuple(map(_kind, found.kinds)),
        arrivals=_came(found.arrivals),
    )


def _day(day: DayReview) -> Day:
    return Day(
        day=day.day + 1,
        date=day.date,
        over=day.over,
        planned=_minutes(day.planned),
        actual=_minutes(day.actual),
        began_late=_perhaps(day.began_late),
        ended_late=_perhaps(day.ended_late),
        balance=tuple(Part(cause.value, _minutes(amount)) for cause, amount in day.balance),
        sessions=tuple(map(_session, day.sessions)),
    )


def _session(each: SessionReview) -> Session:
    of = each.slot.session
    return Session(
        id=of.id,
        title=of.title,
        kind=of.kind,
        outcome=each.outcome.value,
        home=None if each.home is None else each.home + 1,
        planned=_minutes(each.planned),
        actual=_minutes(each.actual),
        over=_minutes(each.over),
        given=_minutes(each.given),
        overtime=_minutes(each.overtime),
        paused=_minutes(each.pauses),
        away=_minutes(each.away),
        started_late=_perhaps(each.started_late),
        ended_late=_perhaps(each.ended_late),
        steps=tuple(
            Step(step.title, step.planned.total_seconds(), step.took.total_seconds())
            for step in each.steps
        ),
    )


def _kind(each: KindReview) -> Kind:
    return Kind(
        kind=each.kind,
        held=each.held,
        planned=_minutes(each.planned),
        actual=_minutes(each.actual),
        longer=_minutes(each.longer),
        shorter=_minutes(each.shorter),
        ratio=None if each.ratio is None else round(each.ratio, 3),
        left_out=each.left_out,
        lost=_minutes(each.lost),
    )


def _came(each: Arrivals) -> Came:
    return Came(each.of, each.late, _minutes(each.mean))


def _minutes(length: dt.timedelta) -> int:
    return int(length / MINUTE)


def _perhaps(length: dt.timedelta | None) -> int | None:
    return None if length is None else _minutes(length)


# The text


def _lines(reviewed: Sequence[_Reviewed], language: Language) -> Iterator[str]:
    reviews = [each.review for each in reviewed]
    for each in reviewed:
        yield from _text(each, language)
    if len(reviewed) > 1:
        yield language.count("{n} meeting in all", "{n} meetings in all", len(reviewed))
        yield from _kinds(by_kind(s for one in reviews for s in one.sessions), language)
        yield from _people(arrivals(reviews), language)
        yield ""
    if not any(one.begun for one in reviews):
        yield language.say("Nothing has begun yet: there are no times to compare.")
    if said := advice(reviews):
        yield language.say("For the next meeting:")
        yield from (f"- {clean_line(language.say(sentence))}" for sentence in said)


def _text(reviewed: _Reviewed, language: Language) -> Iterator[str]:
    found, state = reviewed.review, reviewed.read.state
    title = f"{name_of(state, language)}, {state.dates[0].isoformat()}"
    if not found.finished:
        clock = clock_time(found.now, state.zone)
        title += f" ({language.say('so far, at {time}', time=clock)})"
    yield title
    days = [day for day in found.days if day.began_late is not None]
    for day in days:
        yield ""
        begun = ", ".join(map(language.say, sentences.day(day)))
        yield f"{date_line(day.date, day.day, len(found.days), language)}: {begun}"
        yield from _day_table(day, language)
        for part in day.balance:
            yield f"  {language.say(sentences.balance(*part))}"
    if found.kinds and (len(days) > 1 or len(found.kinds) > 1):
        yield ""
        yield from _kinds(found.kinds, language)
    yield from _people(found.arrivals, language)
    yield ""


def _day_table(day: DayReview, language: Language) -> list[str]:
    say = language.say
    rows = [
        [
            cut(clean_line(each.slot.session.title), WIDEST),
            language.minutes(each.planned),
            language.minutes(each.actual) if each.actual else "",
            say(sentences.session(each)),
            ", ".join(map(say, sentences.details(each))),
        ]
        for each in day.sessions
    ]
    over = say(sentences.off(day.actual - day.planned)) if day.over else ""
    header = [say("Session"), say("Planned"), say("Actual"), say("Difference"), ""]
    total = [say("Total"), language.minutes(day.planned), language.minutes(day.actual), over, ""]
    return table([header, *rows, total])


def _kinds(kinds: Sequence[KindReview], language: Language) -> list[str]:
    say = language.say
    rows = [[say("Kind"), say("Planned"), say("Actual"), say("Difference"), "", say("Sessions")]]
    for each in kinds:
        held = ["", "", "", ""]
        if each.ratio is not None:
            held = [
                language.minutes(each.planned),
                language.minutes(each.actual),
                say(sentences.off(each.over)),
                say(sentences.times(each.ratio)),
            ]
        rows.append([say(sentences.KINDS[each.kind]), *held, say(sentences.kind_counts(each))])
    return table(rows)


def _people(came: Arrivals, language: Language) -> Iterator[str]:
    if sentence := sentences.arrived(came):
        yield language.say("People: {sentence}", sentence=sentence)
