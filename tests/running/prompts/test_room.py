"""Whether the room is told of times that have changed."""

from __future__ import annotations

from msgspec.structs import replace

from builders import at, one_day, session
from facilitator.core.record.stage import StageTold
from facilitator.core.room import stage
from facilitator.core.time import moves
from facilitator.core.time.rebalance.propose import accept, rebalance
from facilitator.running.prompts.room import RoomPrompt, tell_room
from running.led import LedRoom

LUNCH = session("lunch", 60, start="11:00")


def late(language: str = "en") -> LedRoom:
    programme = one_day("a", session("b", 30, 5), LUNCH, session("c", 60))
    room = LedRoom(replace(programme, language=language)).until("10:00").wait(10)
    return room.do(moves.start)


def asked(room: LedRoom, *after: str) -> list[str]:
    """Say what the room would be told after what is done now."""
    before = room.view
    for what in after:
        room.do(accept, "lunch") if what == "accept" else room.do(rebalance)
    effects = list(tell_room(room, before))
    assert all(isinstance(effect, RoomPrompt) for effect in effects)
    return [effect.message for effect in effects if isinstance(effect, RoomPrompt)]


def test_it_is_told_what_begins_at_another_time_in_its_own_language() -> None:
    assert asked(late(), "accept") == ["LUNCH starts at 11:10"]
    assert asked(late(), "rebalance") == ["LUNCH starts at 11:00"]
    assert asked(late("sv"), "accept") == ["LUNCH börjar 11:10"]


def test_a_session_without_a_time_of_its_own_is_told_where_the_room_sees_it_come_next() -> None:
    room = late()
    before = room.view
    room.do(moves.extend, 5)
    (prompt,) = tell_room(room, before)
    assert isinstance(prompt, RoomPrompt)
    assert prompt.about == ("lunch",)
    other = LedRoom(one_day("a", "b")).until("10:00").do(moves.start)
    before = other.view
    other.do(moves.extend, 5)
    (prompt,) = tell_room(other, before)
    assert isinstance(prompt, RoomPrompt)
    assert prompt.message == "B starts at 10:35"


def test_where_nothing_has_changed_or_the_room_sees_nothing_it_is_not_asked() -> None:
    assert asked(late()) == []
    dark = late()
    dark.do(stage.show_page, "dark")
    assert asked(dark, "accept") == []


def test_the_message_is_shown_or_not() -> None:
    room = late()
    before = room.view
    room.do(accept, "lunch")
    (prompt,) = tell_room(room, before)
    assert isinstance(prompt, RoomPrompt)
    events = len(room.events)
    assert len(room.answer(prompt, None).events) == events
    told = StageTold("LUNCH starts at 11:10", until=at("10:20"))
    assert room.answer(prompt, "show").last() == told
    room.until("10:45")  # five minutes over its time
    told = StageTold("LUNCH starts at 11:15", until=at("10:55"))
    assert room.answer(prompt, "show").last() == told
    room.do(moves.go_to, "lunch")
    assert room.answer(prompt, "show").told == ["That no longer applies: nothing was changed."]
