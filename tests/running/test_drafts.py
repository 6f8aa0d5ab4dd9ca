"""When half-typed lines are written: soon after the oldest letter, and gone ones at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.files.errors import WriteFailed
from facilitator.files.records.drafts import Draft, DraftFile, read
from facilitator.running.drafts import SOON, Drafts
from systems import posix_only

LINE = ("capture", "")


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(DraftFile.claim(tmp_path))


def test_typing_on_puts_nothing_off(drafts: Drafts) -> None:
    drafts.typed("run", {LINE: "h"}, 10.0)
    drafts.typed("run", {LINE: "he"}, 10.3)
    drafts.typed("notes", {LINE: "x"}, 10.4)
    assert _due(drafts) == 10.0 + SOON
    drafts.write()
    assert _due(drafts) is None
    drafts.typed("run", {LINE: "he"}, 11.0)  # nothing new
    assert _due(drafts) is None


def _due(drafts: Drafts) -> float | None:
    return drafts.due


def test_what_was_sent_or_cleared_is_gone_at_once(drafts: Drafts, tmp_path: Path) -> None:
    drafts.typed("run", {LINE: "hej"}, 10.0)
    drafts.write()
    drafts.typed("run", {}, 10.1)
    assert drafts.due == 10.1
    drafts.write()
    assert not (tmp_path / "draft.toml").exists()


def test_each_line_of_each_place_comes_back_until_it_is_gone(tmp_path: Path) -> None:
    drafts = Drafts(DraftFile.claim(tmp_path))
    drafts.typed("run", {LINE: "hej"}, 0)
    drafts.typed("notes", {LINE: "på", ("edit", "e4"): "dig"}, 0)
    drafts.write()
    drafts.close()
    again = Drafts(DraftFile.claim(tmp_path))
    assert again.kept
    assert again.due is None
    assert again.of("run") == {LINE: "hej"}
    assert again.of("notes") == {LINE: "på", ("edit", "e4"): "dig"}
    assert again.of("words") == {}
    again.typed("run", {}, 1)
    again.write()
    assert read(tmp_path / "draft.toml") == (
        Draft("notes", "capture", "på"),
        Draft("notes", "edit", "dig", "e4"),
    )


@posix_only
def test_what_could_not_be_written_is_still_due(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    folder.mkdir()
    drafts = Drafts(DraftFile.claim(folder))
    drafts.typed("run", {LINE: "hej"}, 0)
    (folder / "draft.lock").rename(tmp_path / "draft.lock")
    folder.rmdir()
    with pytest.raises(WriteFailed):
        drafts.write()
    assert drafts.due == SOON
    folder.mkdir()
    drafts.write()
    assert read(folder / "draft.toml") == (Draft("run", "capture", "hej"),)


def test_without_a_file_nothing_is_kept(tmp_path: Path) -> None:
    drafts = Drafts(DraftFile.claim(tmp_path / "gone"))
    assert not drafts.kept
    drafts.typed("run", {LINE: "hej"}, 0)
    drafts.write()
    assert drafts.of("run") == {LINE: "hej"}


@given(st.lists(st.tuples(st.floats(0, 0.4), st.sampled_from(["", "a", "ab", "b"])), max_size=30))
def test_nothing_typed_waits_longer_than_a_second(steps: list[tuple[float, str]]) -> None:
    """As long as who asks wakes when it is due, whatever is typed and erased meanwhile."""
    drafts, now, text, oldest = Drafts(None), 0.0, "", None
    for wait, typed in steps:
        if drafts.due is not None and drafts.due <= now + wait:
            drafts.write()
            oldest = None
        now += wait
        oldest = now if oldest is None and typed != text else oldest
        text = typed
        drafts.typed("run", {LINE: text} if text else {}, now)
        assert drafts.due is None or oldest is not None
        assert oldest is None or (drafts.due is not None and drafts.due <= oldest + SOON)
