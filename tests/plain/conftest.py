"""A meeting to play scripts in."""

from __future__ import annotations

from pathlib import Path

import pytest

from plain.playing import Room


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Room:
    return Room(tmp_path, capsys)
