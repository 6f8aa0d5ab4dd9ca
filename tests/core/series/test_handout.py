"""What goes out between meetings: to whom, what is asked of them, and where it can be sent."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import DATE, Room, one_day
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.agenda import Homework, Organisation, Participant
from facilitator.core.record.notes import Noted
from facilitator.core.record.people import PersonAdded, PersonChanged, PersonRemoved
from facilitator.core.series.handout import addresses, handout, recipients, reminders

PEOPLE = (
    Participant("Eva", "a", email="eva@a.se"),
    Participant("Eva", "a", email="eva.2@a.se"),
    Participant("Åke", "a", role="speaker", email="ake@a.se"),
    Participant("Bo", "b"),
    Participant("Lisa", email="lisa@x.se"),
    Participant("Max"),
)


def room(*tasks: Homework) -> Room:
    agenda = replace(
        one_day("x"),
        organisations=(Organisation("a", "Region A"), Organisation("b", "Region B")),
        participants=PEOPLE,
        homework=tasks or (Homework(id="cloud", title="Words", compilers=("Lisa", "Max")),),
    )
    return Room(agenda)


def names(on: Room) -> list[str]:
    return [name for _, name in recipients(on.state)]


def test_organisations_are_sent_something_and_of_the_others_who_is_asked_or_has_promised() -> None:
    on = room()
    assert names(on) == ["Region A", "Region B"]
    on.put(Noted("action", "Call", who="Max"))
    assert names(on) == ["Region A", "Region B", "Max"]
    assert names(room(Homework(id="r", title="Read", of="participant"))) == [
        *("Region A", "Region B", "Lisa", "Max")
    ]


def test_without_organisations_everybody_who_takes_part_is_sent_something() -> None:
    agenda = replace(one_day("x"), participants=(Participant("Eva"), Participant("Bo")))
    on = Room(agenda)
    assert recipients(on.state) == (("eva", "Eva"), ("bo", "Bo"))
    on.put(Noted("action", "Call", who="Bo"))
    assert [one.text for one in handout(on.state, "bo").actions] == ["Call"]
    assert handout(on.state, "eva").actions == ()


def test_who_is_reminded_has_something_to_hand_in_or_is_late() -> None:
    on = room().do(homework_moves.hand_in, "cloud", "a", "text")
    on.put(Noted("action", "Call", who="Åke", due=DATE))
    on_time, late = (reminders(on.state, DATE + dt.timedelta(days=n)) for n in (0, 1))
    assert [one.of for one in on_time] == ["b"]
    assert [one.of for one in late] == ["a", "b"]
    assert late[0].asked == ()
    assert [one.task.id for one in late[1].asked] == ["cloud"]


def test_drafts_are_to_the_participants_whose_addresses_are_known() -> None:
    on = room()
    assert addresses(on.state, "a") == (("Eva", "eva@a.se"), ("Eva", "eva.2@a.se"))
    assert addresses(on.state, "b") == ()
    assert addresses(on.state, "lisa") == (("Lisa", "lisa@x.se"),)


def test_an_address_may_have_been_told_in_the_meeting() -> None:
    on = room()
    on.put(PersonAdded("ulf", "Ulf", "b", email="ulf@b.se"))
    assert addresses(on.state, "b") == (("Ulf", "ulf@b.se"),)


def test_an_address_follows_a_person_who_was_mended_or_taken_off() -> None:
    on = room()
    on.put(PersonChanged("eva", "Eva Ek", "b"), PersonRemoved("eva-2"))
    assert addresses(on.state, "a") == ()
    assert addresses(on.state, "b") == (("Eva Ek", "eva@a.se"),)
