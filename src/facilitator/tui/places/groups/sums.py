"""What there is to say about all groups of a session in a line."""

from __future__ import annotations

from typing import Final

from facilitator.core.base.language import Language
from facilitator.core.groups.board import Board
from facilitator.core.people.roster import roster
from facilitator.core.record.state import State

MANY: Final = 12
"""More sizes than this are not told one by one."""


def nowhere_line(board: Board, state: State, language: Language) -> str:
    """Say who is in no group, speakers and those away included, or that everybody is in one."""
    parts = []
    if board.nowhere:
        parts.append(language.count("{n} in no group", "{n} in no group", len(board.nowhere)))
    known = {person.id for person in board.everybody}
    others = sum(person.id not in known for person in roster(state))
    if others and board.placed:
        parts.append(
            language.count("{n} speaker or away, in none", "{n} speakers or away, in none", others)
        )
    if parts:
        return " · ".join(parts)
    return language.say("everybody is in a group") if board.placed else ""


def balance_line(board: Board, language: Language) -> str:
    """Say how even the groups are, and with which seed they were dealt."""
    if not board.placed or not board.tables:
        return ""
    uneven = board.imbalance()
    sizes = sorted(uneven.counts.values())
    listed = ", ".join(str(size) for size in uneven.counts.values())
    if len(sizes) > MANY:
        listed = language.say("{least} to {most} each", least=sizes[0], most=sizes[-1])
    if uneven.moves:
        words = language.count(
            "Sizes {sizes}: moving {n} would even them out",
            "Sizes {sizes}: moving {n} would even them out",
            uneven.moves,
            sizes=listed,
        )
    else:
        words = language.say("Sizes {sizes}: as even as possible", sizes=listed)
    seed = board.grouping.seed
    return words if seed is None else f"{words} · {language.say('seed {seed}', seed=seed)}"


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
