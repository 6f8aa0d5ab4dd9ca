"""Hand-outs: what is asked of an organisation, and what it said and handed in."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import ENGLISH, Room, one_day
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.agenda import Homework, Organisation, Participant, Upcoming
from facilitator.core.record.homework import HandedIn
from facilitator.core.record.notes import Noted
from facilitator.export.between.handout import handout
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
    assert "**Next meeting:** Thursday 2 May 2013. Theme: Fi\\*er.\n" in of(room(), "a")


def test_an_action_is_told_to_each_of_those_who_take_it_on() -> None:
    on = room()
    on.put(
        Noted("action", "Both", who="Eva, bo"),
        Noted("action", "Hers", who="Eva"),
        Noted("action", "Theirs", who="Region B"),
        Noted("action", "Nobody's"),
    )
    told = {one: of(on, one).partition("## Actions\n\n")[2].splitlines() for one in ("a", "b")}
    assert told == {
        "a": ["- **Eva and bo:** Both", "- **Eva:** Hers"],
        "b": ["- **Eva and bo:** Both", "- **Region B:** Theirs"],
    }


def test_actions_stand_by_when_they_are_due_and_say_which_are_late() -> None:
    on = room()
    on.put(
        Noted("action", "finds a day", who="Eva"),
        Noted("action", "Soon", who="Eva", due=on.now.date() + dt.timedelta(1)),
        Noted("action", "Late", who="Eva", due=on.now.date() - dt.timedelta(1)),
    )
    assert of(on, "a").partition("## Actions\n\n")[2].splitlines() == [
        "- **Eva:** Late *(by 20 March, overdue)*",
        "- **Eva:** Soon *(by 22 March)*",
        "- **Eva** finds a day",
    ]


def test_who_is_responsible_stands_apart_from_the_facts_of_the_task() -> None:
    on = room().do(homework_moves.entrust, "cloud", "a", "Eva")
    blocks = read(of(on, "a"))
    assert "Responsible: Eva" in [text(one) for one in blocks if one.type == "paragraph"]


def test_a_handout_of_a_rehearsal_says_so() -> None:
    on = room()
    on.state = replace(on.state, rehearsal=True)
    told = of(on, "a")
    assert told.startswith("# Rehearsal: Meeting\n\n**This was a rehearsal; ")


def test_a_weight_is_written_in_full() -> None:
    on = room().do(homework_moves.hand_in, "cloud", "a", "moln: 12345678, fiber: 2.5, bredband")
    assert "> - moln: 12345678\n> - fiber: 2.5\n> - bredband" in of(on, "a")


def test_what_is_missing_is_told_only_once_it_was_due() -> None:
    task = Homework(id="read", title="Read", due=dt.date(2013, 12, 20))
    on = Room(replace(room().state.agenda, homework=(task,)))
    assert of(on, "a").endswith("from each organisation, by Friday 20 December\n")
    late = handout(on.state, "a", dt.date(2014, 1, 2), ENGLISH)
    assert "by Friday 20 December 2013\n" in late
    assert late.endswith("We have not received it from you yet. It was due on 20 December 2013.\n")


def test_what_begins_a_line_begins_nothing_else() -> None:
    on = room("# 1")
    on.put(HandedIn("cloud", "a", terms=(("- x", 1), ("1. y", 2)), file="> z"))
    texts = [text(item) for item in of_type(read(of(on, "a")), "list_item")]
    assert texts[-2:] == ["- x", "1. y: 2"]
    assert not list(of_type(read(of(on, "a")), "ordered_list"))
    assert [text(one) for one in of_type(read(of(on, "a")), "paragraph")][-1] == "> z"


def test_what_is_asked_of_people_is_told_to_their_organisation() -> None:
    on = room()
    task = Homework(id="read", title="Read *it*", of="participant")
    on = Room(replace(on.state.agenda, homework=(task,))).do(
        homework_moves.hand_in, "read", "eva", "Done"
    )
    told = of(on, "a").partition("## Homework")[2].split("\n\n")
    assert told[1] == "### Read \\*it\\*"
    assert told[-3:] == ["#### Eva", "**What you handed in:**", "> Done\n"]
    assert of(on, "b").endswith("- **Hand in:** a text from each participant\n")
    assert "#### " not in of(on, "eva")
