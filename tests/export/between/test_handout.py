"""Hand-outs: what is asked of an organisation, and what it said and handed in."""

from __future__ import annotations

import datetime as dt

from facilitator.export.markdown.handout import chase, handout
from msgspec.structs import replace

from builders import DATE, ENGLISH, Room, one_day
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.agenda import Homework, Organisation, Participant, Upcoming
from facilitator.core.record.homework import HandedIn
from facilitator.core.record.notes import Noted
from markdown_reader import of_type, read, text


def room(name: str = "Region A") -> Room:
    agenda = replace(
        one_day("x"),
        organisations=(Organisation("a", name), Organisation("b", "Region B")),
        participants=(Participant("Eva", "a"), Participant("Bo", "b")),
        homework=(Homework(id="cloud", title="Words", collects="terms"),),
        upcoming=(
            Upcoming(status="fixed", date=dt.date(2013, 6, 1), place="Kista"),
            Upcoming(status="fixed", date=dt.date(2013, 5, 2), theme="Fi*er"),
            Upcoming(status="proposed", date=dt.date(2013, 4, 1), place="Umeå"),
        ),
    )
    return Room(agenda)


def of(on: Room, organisation: str) -> str:
    return handout(on.state, organisation, on.now.date(), ENGLISH)


def test_the_next_meeting_is_the_first_that_is_fixed() -> None:
    assert "**Next meeting:** Thursday, 2 May 2013, Fi\\*er\n" in of(room(), "a")


def test_an_action_is_told_to_each_of_those_who_take_it_on() -> None:
    on = room()
    on.put(
        Noted("action", "Both", who="Eva, bo"),
        Noted("action", "Hers", who="Eva"),
        Noted("action", "Theirs", who="Region B"),
        Noted("action", "Nobody's"),
    )
    told = {one: of(on, one).partition("## Actions")[2].split() for one in ("a", "b")}
    assert told == {"a": ["-", "Both", "-", "Hers"], "b": ["-", "Both", "-", "Theirs"]}


def test_a_weight_is_written_in_full() -> None:
    on = room().do(homework_moves.hand_in, "cloud", "a", "moln: 12345678, fiber: 2.5, bredband")
    assert "> - moln: 12345678\n> - fiber: 2.5\n> - bredband" in of(on, "a")


def test_what_begins_a_line_begins_nothing_else() -> None:
    on = room("# 1")
    on.put(HandedIn("cloud", "a", terms=(("- x", 1), ("1. y", 2)), file="> z"))
    texts = [text(item) for item in of_type(read(of(on, "a")), "list_item")]
    assert texts[-2:] == ["- x", "1. y: 2"]
    assert not list(of_type(read(of(on, "a")), "ordered_list"))
    assert [text(one) for one in of_type(read(of(on, "a")), "paragraph")][-1] == "> z"
    missing = chase(room("# 1").state, DATE, ENGLISH)
    assert [text(item) for item in of_type(read(missing), "list_item")] == ["# 1", "Region B"]
    assert [text(one) for one in of_type(read(missing), "heading")][1:] == ["Words"]


def test_what_is_asked_of_people_is_told_to_their_organisation() -> None:
    on = room()
    task = Homework(id="read", title="Read *it*", of="participant")
    on = Room(replace(on.state.agenda, homework=(task,))).do(
        homework_moves.hand_in, "read", "eva", "Done"
    )
    told = of(on, "a").partition("## Homework")[2].split("\n\n")
    assert told[1] == "### Read \\*it\\*"
    assert told[-3:] == ["#### Eva", "**What you handed in:**", "> Done\n"]
    assert "#### Bo\n\nWe have not got it from you yet." in of(on, "b")
    assert "#### " not in of(on, "eva")
