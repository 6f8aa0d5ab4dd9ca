"""What the Start screen shows of a meeting: which of its sessions are over."""

from __future__ import annotations

from builders import ENGLISH, Room, one_day
from facilitator.core.time.moves import go_to
from facilitator.core.time.view import View
from facilitator.tui.places.start.preview import programme


def test_what_was_not_held_is_as_pale_as_what_was() -> None:
    on = Room(one_day("first", "second", "third", "fourth"))
    on.do(go_to, "first").do(go_to, "third")
    _, passed, running, coming = programme(View(on.state, on.schedule), 9, ENGLISH)
    assert [look for _, look in passed] == ["muted", "muted"]
    assert [look for _, look in running] == ["ok bold", "ok bold"]
    assert [look for _, look in coming] == ["muted", ""]
