"""What can be joined is looked for at once, and at once again where the user comes back."""

from __future__ import annotations

import threading
from pathlib import Path

from facilitator.files.records.library import Library
from facilitator.opening import Desk
from facilitator.tui.places.start.shared import Shared
from shared_folder import Desk as Laptop


def _looked(shared: Shared) -> bool:
    """Let it look, and say whether it told of others than before."""
    told = [shared.beat()]
    for thread in threading.enumerate():
        if thread.name == "joinable":
            thread.join()
    return any([*told, shared.beat()])


def test_a_meeting_in_the_shared_folder_is_found_at_the_first_beat(tmp_path: Path) -> None:
    anna = Laptop(tmp_path, "anna")
    anna.begin()
    anna.once()
    library = Library(tmp_path / "bo")
    here = Shared(Desk(library, anna.clock, "bo", anna.new_id, share={"series": anna.shared}))
    for _ in range(2):
        assert not here.meetings
        assert _looked(here)
        assert [each.opened.agenda.title for each in here.meetings] == [anna.state.agenda.title]
        assert not _looked(here)
        here.anew()


def test_without_a_shared_folder_nothing_is_looked_for(tmp_path: Path) -> None:
    anna = Laptop(tmp_path, "anna")
    anna.begin()
    anna.once()
    here = Shared(Desk(Library(tmp_path / "bo"), anna.clock, "bo", anna.new_id))
    assert not _looked(here)
    assert not here.meetings
