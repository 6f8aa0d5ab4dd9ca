"""All groups of a session in a line: how even they are, who is in none, and the rotation."""

from __future__ import annotations

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import Language, quoted
from facilitator.core.groups.board import Board
from facilitator.core.groups.reports import reports
from facilitator.core.people.roster import roster
from facilitator.core.record.state import State


def others_line(board: Board, state: State, language: Language) -> str:
    """Say who else is in no group, speakers and those away, or that everybody is in one."""
    known = {person.id for person in board.everybody}
    others = sum(person.id not in known for person in roster(state))
    if others and board.placed:
        return language.count(
            "{n} speaker or away, in none", "{n} speakers or away, in none", others
        )
    everybody = board.placed and not board.nowhere and not others
    return language.say("everybody is in a group") if everybody else ""


def balance_line(board: Board, language: Language) -> str:
    """Say how even the groups are, whose sizes stand above each of them."""
    if not board.placed or not board.tables:
        return ""
    if moves := board.imbalance().moves:
        return language.count(
            "moving {n} would even the groups out", "moving {n} would even the groups out", moves
        )
    return language.say("groups as even as can be")


def rotation_line(board: Board, language: Language) -> str:
    """Say which round of a rotation it is, and how many pairs have met twice by now."""
    rounds = len(board.grouping.rounds)
    if not rounds:
        return ""
    return language.count(
        "Round {round}: {n} pair has met twice or more",
        "Round {round}: {n} pairs have met twice or more",
        board.repeated_pairs(),
        round=rounds,
    )


def reporting_line(board: Board, language: Language) -> str:
    """Say which group reports, and which comes after it."""
    of = reports(board.grouping)
    if not of.begun:
        return ""
    here = quoted(one_line(of.current.name)) if of.current is not None else None
    then = quoted(one_line(of.to_come[0].name)) if of.to_come else None
    if here is None:
        if then is None:
            return language.say("all groups have reported")
        return language.say("{group} reports next", group=then)
    if then is None:
        return language.say("{group} reports, the last", group=here)
    return language.say("{group} reports, then {next}", group=here, next=then)
