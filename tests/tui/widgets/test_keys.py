"""Keys that do not fit the line are left out whole."""

from __future__ import annotations

from facilitator.tui.widgets.keys import Key, fitting


def test_keys_that_do_not_fit_are_left_out_whole() -> None:
    keys = [Key("n", "Next"), Key("space", "Start"), Key("?", "Help")]
    assert fitting(keys, 27) == keys
    assert fitting(keys, 26) == keys[:2]
    assert fitting(keys, 14) == [keys[0], keys[2]]
    assert fitting(keys, 3) == []
    assert fitting([], 0) == []
