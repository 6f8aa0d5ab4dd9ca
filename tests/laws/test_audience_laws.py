"""Whatever a journal holds, the room sees a page that fits its window and tells no one's notes."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from builders import ENGLISH, at, folded
from facilitator.core.record.events import Event
from facilitator.core.record.replay import fold
from facilitator.core.record.stage import StagePage, StageSet
from facilitator.core.room.audience import audience
from facilitator.core.room.stage import PAGES
from facilitator.tui.stage.page import lay_out
from strategies import journals


@given(
    journals(), st.sampled_from(PAGES), st.integers(-(10**6), 10**6),
    st.integers(1, 130), st.integers(1, 45),
)  # fmt: skip
def test_every_journal_has_a_page_that_fits(
    events: list[Event], page: StagePage, seconds: int, width: int, height: int
) -> None:
    last = max((event.at for event in events), default=at("10:00"))
    chosen = Event("the-page", last, "me", StageSet(page))
    state = fold(folded(events), [chosen])
    now = last + dt.timedelta(seconds=seconds)
    seen = audience(state, now, ENGLISH)
    told = "message" if page != "dark" and state.stage.told(now) else ""  # over what was chosen
    assert seen.kind == told if told else page in {seen.kind, "auto"}
    assert seen.share is None or 0 <= seen.share <= 1
    assert msgspec.json.decode(msgspec.json.encode(seen), type=type(seen)) == seen
    lines = lay_out(seen, width, height, tick=seconds)
    assert len(lines) <= height
    assert all(sum(cell_len(text) for text, _ in line.pieces) <= width for line in lines)
