"""A command that is shown can be typed as it stands."""

from __future__ import annotations

import shlex
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from facilitator.files.shell import quoted


@given(st.text(st.characters(exclude_characters="\0"), min_size=1))
def test_a_posix_shell_reads_back_one_equal_word(word: str) -> None:
    assert shlex.split(quoted(word, windows=False)) == [word]


def test_windows_knows_double_quotes_and_leaves_its_own_paths_as_they_are() -> None:
    assert quoted(r"C:\data\a.toml", windows=True) == r"C:\data\a.toml"
    assert quoted(r"C:\Users\Anna Å\a.toml", windows=True) == r'"C:\Users\Anna Å\a.toml"'
    assert quoted(Path("mötes src"), windows=True) == '"mötes src"'
