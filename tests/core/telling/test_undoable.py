"""What was taken away is named, with the way to bring it back."""

from __future__ import annotations

import pytest

from builders import ENGLISH, Room, one_day
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import (
    GroupDissolved,
    GroupFormed,
    GroupRulesCleared,
    MemberPlaced,
    MembersDealt,
)
from facilitator.core.record.homework import SightingRemoved, Spotted, TaskAdded, TaskRemoved
from facilitator.core.record.notes import Noted, NoteRemoved
from facilitator.core.record.people import (
    AttendanceCleared,
    AttendanceMarked,
    PersonAdded,
    PersonRemoved,
)
from facilitator.core.record.programme import Rebalanced
from facilitator.core.record.rounds import Answered
from facilitator.core.record.series import UpcomingAdded, UpcomingRemoved
from facilitator.core.record.sessions import LeftoverSettled, SessionSkipped, SessionStarted
from facilitator.core.record.words import AgreementDropped, TermAgreed
from facilitator.core.telling.undoable import taken


def _room() -> Room:
    room = Room(one_day("a", "b"))
    room.put(Noted("note", "Two\nlines " + "x" * 60))  # e1
    room.put(PersonAdded("p", "Åsa"))
    room.put(TaskAdded("t", "Word cloud"))
    room.put(Spotted("o", "Robots"))  # e4
    room.put(UpcomingAdded("m", "fixed", place="Kista"))
    room.put(GroupFormed("a", "g", "Red"))
    room.put(MemberPlaced("a", "p", "g"))
    room.put(TermAgreed("app", "App"))
    room.put(Answered("a", "p", 1, "Far"))
    return room


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (NoteRemoved("e1"), "Removed “Two lines " + "x" * 29 + "…”. u brings it back."),
        (NoteRemoved("?"), "Removed. u brings it back."),
        (PersonRemoved("p"), "Removed “Åsa”. u brings it back."),
        (TaskRemoved("t"), "Removed “Word cloud”. u brings it back."),
        (SightingRemoved("e4"), "Removed “Robots”. u brings it back."),
        (UpcomingRemoved("m"), "Removed “Kista”. u brings it back."),
        (UpcomingRemoved("?"), "Removed “?”. u brings it back."),
        (SessionSkipped("b"), "Skipped “B”. u brings it back."),
        (SessionSkipped("?"), "Skipped “?”. u brings it back."),
        (GroupDissolved("a", "g"), "Dissolved “Red”. u brings it back."),
        (GroupDissolved("b", "g"), "Dissolved “g”. u brings it back."),
        (GroupRulesCleared("a"), "No rules for the groups any more. u brings them back."),
        (Rebalanced(), "The rest of the day was replanned. u undoes it."),
        (LeftoverSettled(("b",), "dropped"), "1 session is dropped. u brings it back."),
        (LeftoverSettled(("b",), "next-day"), None),
        (AttendanceCleared("p", 1), "“Åsa” is not marked any more. u takes that back."),
        (
            AttendanceMarked(1, ("p", "q"), "unknown"),
            "2 people are not marked any more. u takes that back.",
        ),
        (
            MembersDealt("a", (), 1),
            "Everybody was placed again. u restores the groups.",
        ),
        (MembersDealt("b", (("p", "g"),), 1), None),
        (AgreementDropped("app"), "“App” is no longer agreed. u brings it back."),
        (Answered("a", "p", 1, ""), "Removed “Far”. u brings it back."),
        (Answered("a", "p", 1, "Near"), None),
        (SessionStarted("a"), None),
    ],
)
def test_each_kind_of_taking_away_has_its_words(fact: AnyFact, words: str | None) -> None:
    said = taken(fact, _room().state)
    assert (ENGLISH.say(said) if said else None) == words
