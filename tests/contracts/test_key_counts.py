"""How many keys each act takes from Run, typed text aside: what is done most takes least."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from tui.harness import PROGRAMME, Stage, stage

GROUPS: Final = (
    PROGRAMME.replace(
        'title = "Check-in"\nkind = "checkin"\n', 'title = "Check-in"\nkind = "groups"\n'
    ).replace(
        'min = "10m"\n',
        'min = "10m"\n'
        '[[day.session.group]]\nname = "Plans"\n'
        '[[day.session.group]]\nname = "Deeds"\n',
        1,
    )
    + '\n[[participant]]\nname = "Bo Ek"\n[[participant]]\nname = "Eva Ros"\n'
)


class Typed(str):
    """A text that is typed: it counts for nothing."""

    __slots__ = ()


Key = str | Typed

ACTS: Final[Sequence[tuple[str, int, Sequence[Key], str]]] = (
    ("next", 1, ["n"], "session-started"),
    ("five minutes more", 1, ["+"], "extended"),
    ("a decision", 2, ["!", Typed("we go on"), "enter"], "noted"),
    ("somebody is here", 3, ["6", "f", Typed("eva"), "enter"], "arrived"),
    ("all are here", 3, ["6", "*", "enter"], "attendance-marked"),
    ("somebody into a group", 4, ["3", "f", Typed("eva"), "enter", "2"], "member-placed"),
    ("rebalance", 2, ["r", "enter"], "rebalanced"),
    ("the groups on the room's screen", 2, ["v", "4"], "stage-set"),
    ("minutes on disk", 1, ["x"], ""),
)


async def _begin(on: Stage, act: str) -> None:
    if act in ("five minutes more", "rebalance"):
        await on.press("n")
    if act == "rebalance":
        await on.advance(45)


@pytest.mark.parametrize(("act", "most", "keys", "kind"), ACTS, ids=[act for act, *_ in ACTS])
async def test_an_act_takes_no_more_keys_than_this(
    tmp_path: Path, act: str, most: int, keys: Sequence[Key], kind: str
) -> None:
    assert sum(not isinstance(key, Typed) for key in keys) <= most
    async with stage(tmp_path, GROUPS, at="10:00") as on:
        await _begin(on, act)
        for key in keys:
            await (on.type(key) if isinstance(key, Typed) else on.press(key))
        if kind:
            assert any(kind in each for each in on.kinds[-60:]), on.kinds
        else:
            assert list(on.journal.parent.glob("*.md"))
