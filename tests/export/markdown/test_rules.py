"""What is decided while the ground rules are talked about is one of them."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, one_day, session
from export.markdown.making import of, part
from facilitator.core.record.notes import Noted


def room(*decided: str) -> Room:
    rules = ("Be on time.", "Bring others")
    made = Room(replace(one_day(session("r", kind="rules"), "a"), rules=rules))
    made.put(*(Noted("decision", text, "r") for text in decided))
    return made


def test_rules_decided_on_stand_among_the_rules_and_nowhere_else() -> None:
    made = room("Phones are off")
    made.put(Noted("decision", "We meet in Kista", "a"))
    source = of(made)
    assert part(made, "rules") == (
        "## Ground rules\n\n- Be on time.\n- Bring others\n- Phones are off"
    )
    assert source.count("Phones are off") == 1
    assert part(made, "decisions") == "## Decisions\n\n- We meet in Kista *(A)*"


def test_of_two_that_say_the_same_the_longer_stands() -> None:
    made = room("be on time", "Bring others to seminars.")
    assert part(made, "rules") == "## Ground rules\n\n- Be on time.\n- Bring others to seminars."
