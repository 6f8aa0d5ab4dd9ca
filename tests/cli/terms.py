"""Meetings of a series at which terms are handed in."""

from __future__ import annotations

import datetime as dt

from cli.calling import Cli
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.homework import moves as homework_moves
from facilitator.meeting import Meeting

AGENDA = """\
format = 1
title = "Träff i {place}"
language = "sv"
timezone = "Europe/Stockholm"
series = "digital-agenda"
[[organisation]]
id = "a"
name = "Region Blekinge"
[[organisation]]
id = "b"
name = "=Region Dalarna"
[[homework]]
id = "ordmoln"
title = "Gör ett ordmoln"
collects = "terms"
[[day]]
date = {date}
start = "10:00"
[[day.session]]
title = "Samling"
duration = 20
"""


def hold(cli: Cli, place: str, date: str, lists: dict[str, str]) -> None:
    """Hold a meeting at which these lists are handed in."""

    def visit(meeting: Meeting) -> None:
        for of, text in lists.items():
            meeting.do(homework_moves.hand_in, "ordmoln", of, text)

    cli.visit = visit
    cli.clock = SimulatedClock(dt.datetime.fromisoformat(f"{date}T10:00+01:00"))
    cli.write(f"{place}.toml", AGENDA.format(place=place, date=date))
    assert cli(f"{place}.toml").code == 0
    cli.visit = lambda _: None
