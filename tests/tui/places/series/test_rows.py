"""Who can agree to a coming meeting, with a sign each."""

from __future__ import annotations

from core.answers.asking import room
from facilitator.core.base import signs
from facilitator.core.record.series import Voted
from facilitator.tui.places.series.rows import votes


def test_a_sign_says_of_each_organisation_whether_it_agrees() -> None:
    on = room()
    first, second, _ = on.state.upcoming.meetings.values()
    on.put(Voted("b", (first.id,)))
    agreed = [line.plain for line in votes(first, on.state)]
    assert agreed == [f"{signs.BLANK} Region A", f"{signs.DONE} Region B"]
    assert {line.plain[0] for line in votes(second, on.state)} == {signs.BLANK}
