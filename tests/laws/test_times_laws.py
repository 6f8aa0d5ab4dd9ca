"""Laws of typed clock times and lengths: every way to write one is read as the same one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.core.base.refusal import Refused
from facilitator.core.base.times import read_clock, read_either, read_length, read_seconds
from facilitator.files.importing.written import values
from facilitator.files.toml.values import ClockTime, Minutes, Unfit
from facilitator.running.commands.command import read_minutes
from facilitator.running.commands.table import COMMANDS

CLOCKS = st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))
TYPED = st.text(alphabet="0123456789:.hmins -+\u0661²", max_size=8) | st.text(max_size=12)


@given(CLOCKS, st.sampled_from(["", "Fika", "10 Fika", "h"]))
def test_a_clock_time_is_the_same_however_and_wherever_it_is_typed(
    clock: dt.time, words: str
) -> None:
    ways = {f"{clock:%H:%M}", f"{clock:%H.%M}", f"{clock:%H%M}", f"{clock.hour}:{clock:%M}"}
    for typed in ways:
        assert read_clock(f" {typed} ") == read_clock(typed, end=True) == clock
        assert ClockTime.read(typed).plain() == clock
        assert values.clock(typed) == clock.hour * 60 + clock.minute
        assert read_either(f"{typed} {words}") == (clock, words)
    if clock.minute == 0:
        assert read_clock(f"{clock.hour}") == clock


@given(st.integers(0, 9), st.integers(0, 59))
def test_a_length_is_the_same_however_and_wherever_it_is_typed(hours: int, minutes: int) -> None:
    total = hours * 60 + minutes
    with_hours = {f"{hours}h{minutes}m", f"{hours} h {minutes} min", f"{hours}H{minutes:02}"}
    colon = f"{hours}:{minutes:02}"
    for typed in {*with_hours, colon, f"{total}", f"{total}m", f"{total} minuter"}:
        assert read_length(typed) == values.length(typed) == total
        assert read_seconds(typed) == total * 60
        assert read_minutes(typed) == total
        assert read_minutes(f"-{typed}") == -total
        if total:
            assert Minutes.read(typed) == total
        if typed != colon:
            assert read_either(f"{typed} Fika") == (total, "Fika")


@given(TYPED)
@example("12:30")
@example("1:30")
def test_what_is_typed_is_read_alike_everywhere_or_refused(typed: str) -> None:
    clock, length = read_clock(typed), read_length(typed)
    assert clock == read(ClockTime, typed)
    assert read(Minutes, typed) == (length if length and length <= 24 * 60 else None)
    if length is None and not typed.startswith(("-", "+")):
        with pytest.raises(Refused, match="write 45, 1h30m or 1:30"):
            COMMANDS["extend"].move([typed])


def read(kind: type[ClockTime | Minutes], typed: str) -> ClockTime | Minutes | None:
    try:
        return kind.read(typed)
    except Unfit:
        return None
