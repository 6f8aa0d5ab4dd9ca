"""The state as JSON says all there is, in a format of its own that its schema describes."""

from __future__ import annotations

import datetime as dt
import json as stdlib
from typing import Any, get_args

from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import replace

from builders import Room, day, one_day, session
from builders import agenda as programme
from facilitator.core.groups import reports
from facilitator.core.homework import moves as homework_moves
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.people import marking
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.agenda import (
    Group,
    Homework,
    Organisation,
    Participant,
    Step,
    Upcoming,
)
from facilitator.core.record.earlier import Earlier, EarlierAction, EarlierMeeting
from facilitator.core.record.events import Event
from facilitator.core.record.opening import BroughtForward
from facilitator.core.record.replay import replay
from facilitator.core.record.state import EMPTY
from facilitator.core.review.review import Outcome, review
from facilitator.core.rounds import moves as round_moves
from facilitator.core.series.unfinished import not_held
from facilitator.core.time import moves, steps
from facilitator.core.time.schedule import Status
from facilitator.core.words import moves as word_moves
from facilitator.core.words.concepts import Sharing
from facilitator.export import document, json
from facilitator.export.programme import Fate
from strategies import journals, meetings

VALIDATOR = Draft202012Validator(json.schema(), format_checker=FormatChecker())

BO = Participant("Bo", phone="070", title="vd", affiliation="Governo", email="bo@example.org")


def of(room: Room) -> dict[str, Any]:
    found: dict[str, Any] = stdlib.loads(json.text(room.state, room.now, "record", room.state.text))
    VALIDATOR.validate(found)
    return found


def whole() -> Room:
    """A meeting in which a bit of everything happened."""
    groups = (Group("Uppdrag", "Vad?", ("blekinge",)), Group("Plan", "", ("Okänd",)))
    asked = replace(session("round", kind="round"), questions=("Var?", "Vad?"))
    made = programme(
        day(session("talk"), asked, replace(session("groups", kind="groups"), groups=groups))
    )
    room = Room(
        replace(
            made,
            organisations=(Organisation("blekinge", "Region Blekinge"),),
            participants=(Participant("Anna", "blekinge"), Participant("Bo", role="speaker")),
            homework=(Homework(id="cloud", title="Ord", collects="terms"),),
            upcoming=(Upcoming(status="fixed", date=dt.date(2013, 4, 26), place="Kista"),),
        )
    )
    room.put(
        BroughtForward(
            "",
            Earlier(
                meetings=(EarlierMeeting("before", "Träff 0", dt.date(2013, 1, 10)),),
                actions=(EarlierAction("old", "Ring"), EarlierAction("older", "Skriv")),
            ),
        )
    )
    room.until("10:02").do(moves.start).do(marking.came_at, "anna", 0, dt.time(10, 2))
    room.do(note_moves.capture, Capture("action", "Skriv", "Anna", dt.date(2013, 4, 1)))
    room.put(ActionTicked("old", done=True))
    room.until("10:10").do(moves.toggle).until("10:12").do(moves.toggle).do(moves.extend, 5)
    room.until("10:40").do(moves.next_session).do(round_moves.next_turn, "round")
    room.until("10:45").do(round_moves.answer, "round", "blekinge", 2, "Här")
    room.do(homework_moves.hand_in, "cloud", "blekinge", "moln: 2, fiber")
    return room.do(word_moves.agree, "moln", "Molntjänst").do(moves.skip, "groups")


def test_how_long_steps_took_and_in_which_order_groups_reported() -> None:
    ideas = replace(session("a"), steps=(Step("Alone", 5), Step("All", 25)))
    work = replace(session("g", kind="groups"), groups=(Group("A"), Group("B"), Group("C")))
    room = Room(one_day(ideas, work)).until("10:00").do(moves.start)
    room.until("10:02").do(steps.next_step).until("10:12").do(moves.next_session)
    room.do(reports.report, "g", "c").do(reports.report, "g", "a")
    first, second = of(room)["days"][0]["sessions"]
    assert [step["took"] for step in first["steps"]] == [120, 600]
    assert [group["reported"] for group in second["groups"]] == [2, None, 1]


def test_titles_steps_and_who_leads_are_told_but_no_script() -> None:
    parts = (Step("Alone", 5), Step("All", 25))
    one = replace(session("a"), lead="Sara", steps=parts, script="Secret", materials=("Pens",))
    people = (BO, Participant("Li"))
    made = replace(one_day(one), series_title="Series", notes_by="Sara", participants=people)
    found = of(Room(made))
    assert (found["series_title"], found["notes_by"]) == ("Series", "Sara")
    said = [(person["title"], person["affiliation"]) for person in found["people"]]
    assert said == [("vd", "Governo"), ("", "")]
    [told] = found["days"][0]["sessions"]
    assert told["lead"] == "Sara"
    assert told["steps"] == [
        {"title": "Alone", "planned": 300, "took": 0},
        {"title": "All", "planned": 1500, "took": 0},
    ]
    assert "Secret" not in str(found)
    assert "070" not in str(found)


def test_attendance_lists_only_those_of_whom_something_was_said() -> None:
    room = whole().do(marking.unknown, "anna", 0).do(marking.here, "anna", 0)
    (anna,) = of(room)["attendance"]
    assert (anna["present"], anna["arrived"], anna["late"]) == (True, None, 0)
    room.do(marking.absent, "anna", 0)
    (anna,) = of(room)["attendance"]
    assert (anna["present"], anna["arrived"], anna["left"]) == (False, None, None)
    assert anna["left_early"] == 0


def test_everything_that_happened_is_told_with_local_instants() -> None:
    found = of(whole())
    assert found["format"] == 1
    assert found["as_of"] == "2013-03-21T10:45:00+01:00"
    (presence,) = found["attendance"]
    assert (presence["person"], presence["arrived"]) == ("anna", "2013-03-21T10:02:00+01:00")
    talk, asked, groups = found["days"][0]["sessions"]
    assert talk["outcome"] == "held"
    assert talk["pauses"][0]["end"] == "2013-03-21T10:12:00+01:00"
    assert (talk["added"], talk["used"]) == (300, 36 * 60)
    assert asked["turns"] == [
        {
            "by": "blekinge",
            "name": "Region Blekinge",
            "used": 300,
            "passed_over": False,
            "answers": ["", "Här"],
        }
    ]
    assert groups["outcome"] == "skipped"
    assert [group["members"] for group in groups["groups"]] == [["anna"], []]
    assert groups["groups"][1]["unlisted"] == ["Okänd"]
    (action,) = found["captures"]
    assert (action["who"], action["due"], action["done"]) == ("Anna", "2013-04-01", False)
    (task,) = found["homework"]
    assert task["hand_ins"][0]["terms"] == [
        {"text": "moln", "weight": 2},
        {"text": "fiber", "weight": 1},
    ]
    assert [c["label"] for c in found["concepts"]["concepts"] if c["agreed"]] == ["Molntjänst"]
    assert found["upcoming"][0]["place"] == "Kista"
    assert [action["done"] for action in found["earlier"]["actions"]] == [True, False]


def test_all_fields_are_always_there() -> None:
    empty = of(Room(one_day("a")))
    assert set(empty) == set(of(whole())) == set(json.schema()["properties"])
    assert set(json.schema()["required"]) == set(empty)


def test_every_type_and_every_field_that_needs_it_is_described() -> None:
    schema = json.schema()
    assert all(part["description"] for part in [schema, *schema["$defs"].values()])
    Draft202012Validator.check_schema(schema)


def test_outcomes_and_sharing_are_all_there_are() -> None:
    assert get_args(document.Outcome) == tuple(fate.value for fate in Fate)
    assert get_args(document.Sharing) == tuple(sharing.value for sharing in Sharing)


@settings(max_examples=20)
@given(meetings())
def test_any_meeting_is_as_its_schema_says(room: Room) -> None:
    of(room)


@settings(max_examples=20)
@given(journals())
def test_any_journal_can_be_told(events: list[Event]) -> None:
    state = replay(events)
    if state.agenda != EMPTY.agenda:
        VALIDATOR.validate(stdlib.loads(json.text(state, events[0].at, "record", state.text)))


def test_what_was_only_passed_by_was_missed_in_each_export_and_on_each_screen() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).wait(0.5).do(moves.next_session)
    outcomes = [each["outcome"] for each in of(room)["days"][0]["sessions"]]
    assert outcomes == ["missed", "running"]
    assert of(room)["days"][0]["sessions"][0]["intervals"] == []
    row = room.row("a")
    assert (row.status, row.actual_start, row.begins) == (Status.PASSED, None, row.slot.start)
    reviewed = review(room.state, room.now).days[0].sessions[0]
    assert reviewed.outcome is Outcome.MISSED
    assert "a" in [each.id for each in not_held(room.state)]


def test_what_something_was_captured_in_was_held_in_each_export_and_on_each_screen() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).wait(0.5)
    room.do(note_moves.capture, Capture("action", "ring Anna")).do(moves.next_session)
    assert of(room)["days"][0]["sessions"][0]["outcome"] == "held"
    assert room.row("a").status is Status.DONE
    assert review(room.state, room.now).days[0].sessions[0].outcome is Outcome.HELD
    assert "a" not in [each.id for each in not_held(room.state)]
