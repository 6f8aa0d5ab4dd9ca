"""The law of figures: whatever says what is left of a session says the same whole minutes."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import example, given
from hypothesis import strategies as st

from builders import ENGLISH, one_day, session
from facilitator.core.time import moves
from facilitator.core.time.figures import figure, in_words
from facilitator.core.time.view import View
from facilitator.running.messages import phase_line
from facilitator.running.prompts.consequences import left
from facilitator.running.prompts.early import EarlyPrompt, finish
from running.led import LedRoom

INSTANTS = st.integers(0, 45 * 60 * 1000)
"""Milliseconds into a session of half an hour, and beyond its end."""


def _minutes(words: str) -> int:
    """Read whole minutes off: "5:59", "5 min left", "less than a minute left"."""
    found = re.search(r"(\d+)(?::\d\d| min)", words)
    return int(found[1]) if found else 0


@given(INSTANTS)
@example(24 * 60 * 1000 + 400)  # the figure shows 6:00 for less than that
def test_all_that_say_what_is_left_say_the_same_minutes(milliseconds: int) -> None:
    room = LedRoom(one_day("a", session("b", start="12:00"))).until("10:00").do(moves.start)
    room.wait(dt.timedelta(milliseconds=milliseconds))
    plan, told = room.schedule, []
    assert plan.remaining is not None
    told += [figure(plan.remaining, ENGLISH), in_words(plan.remaining, ENGLISH)]
    told += [left(View(room.state, plan), ENGLISH), phase_line(plan, ENGLISH)]
    if isinstance(prompt := finish(room, "next"), EarlyPrompt):
        told.append(prompt.question.words)
    assert {_minutes(words) for words in told} == {_minutes(told[0])}, told
