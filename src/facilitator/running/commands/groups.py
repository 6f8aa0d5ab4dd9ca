"""Groups: forming and filling them, their time, and what they report."""

from __future__ import annotations

import datetime as dt
from typing import Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.times import read_seconds
from facilitator.core.groups import moves, timers
from facilitator.core.groups.board import at_hand, board
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes import reading
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import GroupRule
from facilitator.core.record.move import Move, bound
from facilitator.core.record.state import State
from facilitator.core.time.schedule import schedule
from facilitator.running.commands import who
from facilitator.running.commands.command import Command, Words, alone, with_both, with_text
from facilitator.running.dealing import dealt

NO_GROUP: Final = phrase("There is no group yet: form one first.")
NOWHERE: Final = "0"
"""What is typed for no group at all."""


def session_of(state: State, now: dt.datetime) -> SessionId:
    """Name the session whose groups are meant; raises `Refused`."""
    session = at_hand(schedule(state, now), state)
    if session is None:
        raise Refused(phrase("There are no groups in the programme."))
    return session


def _group(state: State, session: SessionId, typed: str) -> str:
    tables = board(state, session).tables
    return who.one_of(typed, [(each.group.id, each.group.name) for each in tables], NO_GROUP)


def _form(state: State, now: dt.datetime, line: str) -> AnyFact:
    name, focus = moves.read_line(line)
    return moves.form(state, now, session_of(state, now), name, focus)


def _rename(state: State, now: dt.datetime, group: str, line: str) -> AnyFact:
    session = session_of(state, now)
    id_, (name, focus) = _group(state, session, group), moves.read_line(line)
    before = moves.grouping_of(state, session).groups[id_]
    return moves.change(state, now, session, id_, name, focus or before.focus)


def _dissolve(state: State, now: dt.datetime, group: str) -> AnyFact:
    session = session_of(state, now)
    return moves.dissolve(state, now, session, _group(state, session, group))


def _put(state: State, now: dt.datetime, names: str, group: str) -> AnyFact:
    session = session_of(state, now)
    to = None if group == NOWHERE else _group(state, session, group)
    first, *others = who.people(state, names)
    return moves.put(state, now, session, first, to, *others)


def _join(words: Words) -> Move[[]]:
    return bound(_join_named, " ".join(words))


def _join_named(state: State, now: dt.datetime, names: str) -> AnyFact:
    session = session_of(state, now)
    nowhere = [person.id for person in board(state, session).nowhere]
    those = who.people(state, names) if names else nowhere
    if not those:
        raise Refused(phrase("Nobody is without a group."))
    first, *others = those
    return moves.join(state, now, session, first, *others)


def _balance(state: State, now: dt.datetime) -> AnyFact:
    return moves.deal(state, now, session_of(state, now))


def _rotate(state: State, now: dt.datetime) -> AnyFact:
    return moves.rotate(state, now, session_of(state, now))


def _rule(rule: GroupRule) -> Move[[str]]:
    def move(state: State, now: dt.datetime, names: str) -> AnyFact:
        those = who.people(state, names)
        return moves.set_rule(state, now, session_of(state, now), rule, those)

    return move


def _host(state: State, now: dt.datetime, named: str) -> AnyFact:
    return moves.name_host(state, now, session_of(state, now), who.person(state, named))


def _clear_rules(state: State, now: dt.datetime) -> AnyFact:
    return moves.clear_rules(state, now, session_of(state, now))


def _timer(state: State, now: dt.datetime, length: str) -> AnyFact:
    session = session_of(state, now)
    if length == "stop":
        return timers.stop_timer(state, now, session)
    return timers.start_timer(state, now, session, read_seconds(length) or 0)


def _report(state: State, now: dt.datetime, group: str, text: str) -> AnyFact:
    session = session_of(state, now)
    what = reading.read(state, text, now.astimezone(state.zone).date())
    id_ = _group(state, session, group)
    return note_moves.capture(state, now, what, session, group=id_)


COMMANDS: Final = (
    Command("group", N_("NAME[: FOCUS]"), N_("Forms a group."), with_text(_form)),
    Command(
        "rename-group",
        N_("GROUP: NAME[: FOCUS]"),
        N_("Changes the name and focus of a group."),
        with_both(_rename),
    ),
    Command(
        "dissolve",
        N_("GROUP"),
        N_("Dissolves a group; its members are in none."),
        with_text(_dissolve),
    ),
    Command(
        "put", N_("WHO: GROUP"), N_("Puts people into a group; 0 takes them out."), with_both(_put)
    ),
    Command(
        "join",
        N_("[WHO]"),
        N_("Puts those in no group, or those named, where they are needed most."),
        _join,
        ahead=dealt,
    ),
    Command(
        "balance",
        "",
        N_("Deals everybody to the groups, in even sizes."),
        alone(_balance),
        ahead=dealt,
    ),
    Command(
        "rotate",
        "",
        N_("Sends everybody but the hosts on to other groups."),
        alone(_rotate),
        ahead=dealt,
    ),
    Command(
        "together", N_("WHO, WHO"), N_("Keeps people in one group."), with_text(_rule("together"))
    ),
    Command(
        "apart", N_("WHO, WHO"), N_("Keeps people in different groups."), with_text(_rule("apart"))
    ),
    Command(
        "fix", N_("WHO"), N_("Keeps people in the group where they are."), with_text(_rule("fixed"))
    ),
    Command(
        "host",
        N_("WHO"),
        N_("Makes somebody the host of their group, or no more."),
        with_text(_host),
    ),
    Command(
        "clear-rules", "", N_("Lets no rule for the groups count any more."), alone(_clear_rules)
    ),
    Command(
        "timer",
        N_("LENGTH | stop"),
        N_("Gives the groups some time, or stops it."),
        with_text(_timer),
    ),
    Command("report", N_("GROUP: TEXT"), N_("Keeps what a group reports."), with_both(_report)),
)
"""GROUP is a number or a name."""
