"""Actions: whose they are, and what stands of them across the meetings of a series."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from builders import REGIONS, Room, one_day
from facilitator.core.notes import actions
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.agenda import Participant
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import BroughtForward
from facilitator.core.series.carrying import leave


def room(title: str, month: int) -> Room:
    people = (Participant("Lisa", "a"), Participant("Bo"), Participant("Ek, Karl", "b"))
    made = replace(
        one_day("x"), title=title, series="s", organisations=REGIONS, participants=people
    )
    return Room(made, dt.datetime(2013, month, 1, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("Lisa, Bo", "Region A"),
        ("Bo, Region B, Lisa", "Region B, Region A"),
        ("Lisa, Region A", "Region A"),
        ("Ek, Karl", "Region B"),
        ("lisa", "Region A"),
        ("Bo", ""),
        ("b", "Region B"),
        ("REGION A", "Region A"),
        ("", ""),
        ("Lisa, Bo, B", "Region A, Region B"),
    ],
)
def test_a_person_or_an_organisation_takes_an_action_on(who: str, body: str) -> None:
    state = room("One", 1).state
    assert actions.body_of(state, who) == body


def test_actions_are_found_by_person_and_by_organisation() -> None:
    one = room("One", 1)
    one.put(Noted("action", "1", who="Lisa"), Noted("action", "2", who="Region A"))
    one.put(Noted("action", "3", who="Bo"), Noted("action", "4", who="Bo, Lisa, B"))
    every = actions.actions(one.state)
    of = {name: [found.text for found in actions.of_whom(one.state, name, every)]
          for name in ("region a", "Lisa", "bo", "Region B")}  # fmt: skip
    assert of == {
        "region a": ["1", "2", "4"],
        "Lisa": ["1", "4"],
        "bo": ["3", "4"],
        "Region B": ["4"],
    }


def test_a_comma_parts_names_unless_somebody_is_called_so() -> None:
    one = room("One", 1)
    one.put(Noted("action", "1", who="Lisa, Bo"), Noted("action", "2", who="Ek, Karl"))
    every = actions.actions(one.state)
    of = {name: [found.text for found in actions.of_whom(one.state, name, every)]
          for name in ("Bo", "Ek, Karl", "Karl")}  # fmt: skip
    assert of == {"Bo": ["1"], "Ek, Karl": ["2"], "Karl": []}
    assert [told.names for told in actions.across([one.state])] == [
        ("Lisa", "Bo", "Region A"),
        ("Ek, Karl", "Region B"),
    ]


def test_an_action_counts_once_and_its_last_word_wins() -> None:
    one = room("One", 1)
    id_ = one.put(Noted("action", "Ring", who="Lisa")).id
    two = room("Two", 3)
    two.put(BroughtForward("", leave(one.state, "r")), ActionTicked(id_))
    (told,) = actions.across([one.state, two.state])
    assert (told.action.meeting, told.organisation, told.series) == ("One", "Region A", "s")
    assert told.action.done == two.now
    nobody = Room(replace(one_day("x"), title="Three"))
    nobody.put(BroughtForward("", leave(one.state, "r")))
    assert actions.actions(nobody.state)[0].id == id_
    (told,) = actions.across([one.state, nobody.state])
    assert told.organisation == "Region A"
    # Opened again in the first record, earlier than the tick in the second, or later.
    for day, done in ((10, True), (90, False)):
        one.now = dt.datetime(2013, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=day)
        one.put(ActionTicked(id_, done=False))
        (told,) = actions.across([one.state, two.state])
        assert bool(told.action.done) is done
