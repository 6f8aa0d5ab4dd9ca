"""Sessions and the time: starting, ending, replanning them, and what the room sees."""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec.structs import replace

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.core.record.events import AnyFact
from facilitator.core.record.move import Move, bound
from facilitator.core.record.plan import Slot
from facilitator.core.record.state import State
from facilitator.core.room import stage
from facilitator.core.time import moves, programme_moves, speakers
from facilitator.core.time.rebalance import propose
from facilitator.core.time.schedule import schedule
from facilitator.running.acts import ACTS
from facilitator.running.commands import who
from facilitator.running.commands.command import (
    Command,
    Words,
    alone,
    read_minutes,
    usage,
    with_both,
    with_minutes,
    with_text,
    with_word,
)


def _add(words: Words) -> Move[[]]:
    if not words[1:]:
        raise Refused(usage(ADD))
    return bound(programme_moves.add, " ".join(words[1:]), read_minutes(words[0]))


def _skip(words: Words) -> Move[[]]:
    return bound(_skip_named, " ".join(words)) if words else moves.skip


def _skip_named(state: State, now: dt.datetime, session: str) -> AnyFact:
    return moves.skip(state, now, who.session(state, session))


def _hold(state: State, now: dt.datetime) -> AnyFact:
    """Go on to the next session and keep the time saved in reserve."""
    return moves.next_session(state, now, hold=True)


def _fixed_ahead(state: State, now: dt.datetime) -> SessionId:
    """Name the next fixed point of the day; raises `Refused` where there is none."""
    point = schedule(state, now).fixed_point
    if point is None:
        raise Refused(phrase("No session with a fixed start is ahead."))
    return point.row.session.id


def _accept(state: State, now: dt.datetime) -> AnyFact:
    """Let the next fixed point begin late."""
    return propose.accept(state, now, _fixed_ahead(state, now))


def _delay(state: State, now: dt.datetime) -> AnyFact:
    """Move the next fixed point to when it can begin, and shorten nothing."""
    return propose.rebalance(state, now, (), moving=(_fixed_ahead(state, now),))


def _at_hand(state: State, now: dt.datetime) -> SessionId:
    """Name the session with a remote speaker that is at hand; raises `Refused`."""
    row = speakers.at_hand(schedule(state, now))
    if row is None:
        raise Refused(phrase("No session with a remote speaker is at hand."))
    return row.session.id


def _works(state: State, now: dt.datetime) -> AnyFact:
    """Say that the line to the remote speaker works."""
    return speakers.check_line(state, now, _at_hand(state, now), fine=True)


def _lose(state: State, now: dt.datetime, instead: str) -> AnyFact:
    """Hold a session instead of the one at hand whose remote speaker cannot be reached."""
    return speakers.lost(state, now, _at_hand(state, now), who.session(state, instead))


def _back(state: State, now: dt.datetime) -> AnyFact:
    """Reopen the session that ended last; raises `Refused` if it is of another day."""
    _refuse_another_day(state, now, moves.ended_last(state, now))
    return moves.back(state, now)


def _go(state: State, now: dt.datetime, session: str) -> AnyFact:
    """Go to a session; raises `Refused` if it is of another day."""
    _refuse_another_day(state, now, state.slot(who.session(state, session)))
    return _go_anywhere(state, now, session)


def _go_anywhere(state: State, now: dt.datetime, session: str) -> AnyFact:
    return moves.go_to(state, now, who.session(state, session))


def _refuse_another_day(state: State, now: dt.datetime, slot: Slot | None) -> None:
    if slot is not None and moves.on_another_day(state, now, slot):
        raise Refused(
            phrase(
                "“{title}” is on day {day}, {date}. --another-day goes there anyway.",
                title=clean_line(slot.session.title),
                day=slot.day + 1,
                date=state.dates[slot.day].isoformat(),
            )
        )


def _count_down(state: State, now: dt.datetime, when: str) -> AnyFact:
    if when == "stop":
        return stage.stop_countdown(state, now)
    return stage.start_countdown(state, now, when)


def _retitle(state: State, now: dt.datetime, session: str, title: str) -> AnyFact:
    id_ = who.session(state, session)
    before = programme_moves.wanted(moves.named(state, id_).session)
    return programme_moves.change(state, now, id_, replace(before, title=title))


def _lengthen(state: State, now: dt.datetime, session: str, minutes: str) -> AnyFact:
    id_ = who.session(state, session)
    before = moves.named(state, id_).session.duration
    wanted = read_minutes(minutes)
    programme_moves.refuse_length(wanted)
    return programme_moves.lengthen(state, now, id_, wanted - before)


def _earlier(state: State, now: dt.datetime, session: str) -> AnyFact:
    return programme_moves.earlier(state, now, who.session(state, session))


def _later(state: State, now: dt.datetime, session: str) -> AnyFact:
    return programme_moves.later(state, now, who.session(state, session))


def _restore(state: State, now: dt.datetime, session: str) -> AnyFact:
    return programme_moves.take_back(state, now, who.session(state, session))


COMMANDS: Final = (
    Command("next", "", ACTS["session.next"], alone(moves.next_session), letter="n"),
    Command("bank", "", N_("The same, and keeps the time saved."), alone(_hold)),
    Command(
        "start",
        "",
        N_("Starts the next session, or lets it go on after a pause."),
        alone(moves.start),
    ),
    Command("toggle", "", ACTS["session.toggle"], alone(moves.toggle), letter="p"),
    Command("pause", "", N_("Pauses the session."), alone(moves.pause)),
    Command("end", "", ACTS["session.end"], alone(moves.end), letter="e"),
    Command(
        "back", "", ACTS["session.back"], alone(_back), letter="b", another_day=alone(moves.back)
    ),
    Command(
        "extend",
        N_("MINUTES"),
        N_("Gives the session minutes, or takes them with a minus."),
        with_minutes(moves.extend),
    ),
    Command(
        "skip",
        N_("[SESSION]"),
        ACTS["session.skip"],
        _skip,
        letter="s",
    ),
    Command(
        "go",
        N_("SESSION"),
        N_("Goes to a session."),
        with_text(_go),
        letter="g",
        another_day=with_text(_go_anywhere),
    ),
    Command("rebalance", "", ACTS["session.rebalance"], alone(propose.rebalance)),
    Command("accept", "", N_("Lets the next fixed point begin late."), alone(_accept)),
    Command("delay", "", N_("Moves the next fixed point to when it can begin."), alone(_delay)),
    Command("works", "", N_("Says that the line to the remote speaker works."), alone(_works)),
    Command(
        "lost",
        N_("SESSION"),
        N_("Holds a session while the remote speaker is away."),
        with_text(_lose),
        letter="l",
    ),
    Command("close", "", ACTS["meeting.close"], alone(moves.close)),
    Command("undo", "", ACTS["meeting.undo"], alone(moves.undo), letter="u"),
    Command("redo", "", ACTS["meeting.redo"], alone(moves.redo), letter="y"),
)

ADD: Final = Command("add", N_("MINUTES TITLE"), ACTS["session.add"], _add, letter="a")

PROGRAMME: Final = (
    ADD,
    Command(
        "title", N_("SESSION: TITLE"), N_("Gives a session another title."), with_both(_retitle)
    ),
    Command(
        "length",
        N_("SESSION: MINUTES"),
        N_("Plans a session for so many minutes."),
        with_both(_lengthen),
    ),
    Command(
        "earlier", N_("SESSION"), N_("Moves a session one place earlier."), with_text(_earlier)
    ),
    Command("later", N_("SESSION"), N_("Moves a session one place later."), with_text(_later)),
    Command("restore", N_("SESSION"), N_("Takes a skipped session back in."), with_text(_restore)),
)

ROOM: Final = (
    Command("message", N_("[TEXT]"), ACTS["stage.message"], with_text(stage.tell), letter="m"),
    Command("page", N_("PAGE"), ACTS["stage.page"], with_word(stage.show_page), letter="v"),
    Command(
        "countdown",
        N_("[MINUTES | CLOCK TIME | stop]"),
        ACTS["countdown.open"],
        with_text(_count_down),
        letter="c",
    ),
)
