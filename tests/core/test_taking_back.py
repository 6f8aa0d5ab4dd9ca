"""What was taken away is named, with the way to bring it back."""

from __future__ import annotations

import gettext

import pytest

from builders import Room, one_day
from facilitator.core import events as ev
from facilitator.core.language import Language
from facilitator.core.taking_back import taken

ENGLISH = Language("en", gettext.NullTranslations())


def _room() -> Room:
    room = Room(one_day("a", "b"))
    room.put(ev.Noted("note", "Two\nlines " + "x" * 60))  # e1
    room.put(ev.PersonAdded("p", "Åsa"))
    room.put(ev.TaskAdded("t", "Word cloud"))
    room.put(ev.Spotted("o", "Robots"))  # e4
    room.put(ev.UpcomingAdded("m", "fixed", place="Kista"))
    room.put(ev.GroupFormed("a", "g", "Red"))
    room.put(ev.MemberPlaced("a", "p", "g"))
    room.put(ev.TermAgreed("app", "App"))
    room.put(ev.Answered("a", "p", 1, "Far"))
    return room


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (ev.NoteRemoved("e1"), "Removed “Two lines " + "x" * 29 + "…”. u brings it back."),
        (ev.NoteRemoved("?"), "Removed. u brings it back."),
        (ev.PersonRemoved("p"), "Removed “Åsa”. u brings it back."),
        (ev.TaskRemoved("t"), "Removed “Word cloud”. u brings it back."),
        (ev.SightingRemoved("e4"), "Removed “Robots”. u brings it back."),
        (ev.UpcomingRemoved("m"), "Removed “Kista”. u brings it back."),
        (ev.UpcomingRemoved("?"), "Removed “?”. u brings it back."),
        (ev.SessionSkipped("b"), "Skipped “B”. u brings it back."),
        (ev.SessionSkipped("?"), "Skipped “?”. u brings it back."),
        (ev.GroupDissolved("a", "g"), "Dissolved “Red”. u brings it back."),
        (ev.GroupDissolved("b", "g"), "Dissolved “g”. u brings it back."),
        (ev.GroupRulesCleared("a"), "No rules for the groups any more. u brings them back."),
        (ev.Rebalanced(), "The rest of the day is planned anew. u takes that back."),
        (ev.LeftoverSettled(("b",), "dropped"), "What was left over is dropped. u brings it back."),
        (ev.LeftoverSettled(("b",), "next-day"), None),
        (ev.AttendanceCleared("p", 1), "“Åsa” is not marked any more. u takes that back."),
        (
            ev.MembersDealt("a", (), 1),
            "Everybody is placed anew. u brings back the groups as they were.",
        ),
        (ev.MembersDealt("b", (("p", "g"),), 1), None),
        (ev.AgreementDropped("app"), "“App” is agreed no more. u brings it back."),
        (ev.Answered("a", "p", 1, ""), "Removed “Far”. u brings it back."),
        (ev.Answered("a", "p", 1, "Near"), None),
        (ev.SessionStarted("a"), None),
    ],
)
def test_each_kind_of_taking_away_has_its_words(fact: ev.AnyFact, words: str | None) -> None:
    said = taken(fact, _room().state)
    assert (ENGLISH.say(said) if said else None) == words
