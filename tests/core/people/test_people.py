"""Who takes part, what a person's line means, and what presence means against the plan."""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from builders import DATE, Room, at, day, one_day, session
from builders import agenda as programme
from facilitator.core.base.language import Language
from facilitator.core.base.refusal import Refused
from facilitator.core.people import attendance, person_line, roster
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Agenda, Organisation, Participant
from facilitator.core.record.move import Move
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.people import Arrived, Person, Presence
from facilitator.core.time import moves

ENGLISH = Language("en", gettext.NullTranslations())
FRIDAY = dt.date(2013, 3, 22)

BLEKINGE = Organisation("blekinge", "Region Blekinge")
KALMAR = Organisation("kalmar", "Regionförbundet i Kalmar län")
SKANE = Organisation("skåne", "Region Skåne")
BODIES = (BLEKINGE, KALMAR, SKANE)


def with_people(agenda: Agenda, *participants: Participant) -> Agenda:
    return Agenda(
        title=agenda.title,
        days=agenda.days,
        timezone=agenda.timezone,
        organisations=BODIES,
        participants=participants,
    )


def room(*participants: Participant) -> Room:
    """One day, 10:00 to 12:00, with three organisations."""
    return Room(with_people(one_day(session("a", 60), session("b", 60)), *participants))


def names(found: Sequence[Person]) -> list[str]:
    return [person.name for person in found]


def here(on: Room, on_day: int = 0) -> list[str]:
    """Name who is there now, stand-ins included."""
    found = roster.roster(on.state)
    return names([one for one in found if on.state.people.at(on_day, one.id).there])


def words(on: Room, person: str, on_day: int = 0) -> str:
    return ", ".join(attendance.in_words(on.state, on_day, person, ENGLISH))


def refusal(on: Room, move: Move, *args: object) -> str:
    with pytest.raises(Refused) as refused:
        on.do(move, *args)
    return ENGLISH.say(refused.value.phrase)


# A person's line


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Anna Berg", Line("Anna Berg")),
        ("  Anna   Berg  ", Line("Anna Berg")),
        ("Anna Berg, Region Blekinge", Line("Anna Berg", "Region Blekinge")),
        ("Anna Berg, Region Blekinge, guest", Line("Anna Berg", "Region Blekinge", "guest")),
        ("Anna Berg, Guest, Region Blekinge", Line("Anna Berg", "Region Blekinge", "guest")),
        ("Anna Berg; blek; SPEAKER", Line("Anna Berg", "blek", "speaker")),
        ("Anna Berg\tblek\t\tguest", Line("Anna Berg", "blek", "guest")),
        ("Anna Berg, gäst", Line("Anna Berg", "", "guest")),
        ("guest", Line("guest")),
        ('"Berg, Anna", blek', Line("Berg, Anna", "blek")),
        ('"Berg ""Ankan"", Anna"', Line('Berg "Ankan", Anna')),
        ('Anna "Ankan" Berg', Line('Anna "Ankan" Berg')),
        ('"Anna', Line('"Anna')),
        ("Anna, one, two", Line("Anna", "one, two")),
        ("[/b] Anna [tbd]", Line("[/b] Anna [tbd]")),
        ("A\u202enna\x1b[31m", Line("Anna")),
        ("", Line("")),
        (" , ; ", Line("")),
        ("\u200b", Line("")),
    ],
)
def test_a_line_is_a_name_an_organisation_and_a_role(typed: str, meant: Line) -> None:
    assert person_line.read(typed, {"gäst": "guest"}) == meant


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("blekinge", ["blekinge"]),
        ("Region Blekinge", ["blekinge"]),
        ("REGION BLEKINGE", ["blekinge"]),
        ("blek", ["blekinge"]),
        ("kalm län", ["kalmar"]),
        ("mar", ["kalmar"]),
        ("region", ["blekinge", "kalmar", "skåne"]),
        ("region sk", ["skåne"]),
        ("skane", []),  # å is a letter of its own
        ("netport", []),
        ("", []),
    ],
)
def test_an_organisation_is_found_by_a_part_of_its_name(query: str, found: list[str]) -> None:
    agenda = with_people(one_day("a"))
    assert [each.id for each in roster.find_organisations(agenda, query)] == found


def test_an_organisation_whose_name_begins_as_typed_comes_before_one_that_only_holds_it() -> None:
    bodies = (Organisation("1", "Region Almlund"), Organisation("2", "Lunds stad"))
    agenda = replace(one_day("a"), organisations=bodies)
    for query, found in (("lun", ["2"]), ("1", ["1"]), ("und", ["1", "2"])):
        told = [each.id for each in roster.find_organisations(agenda, query)]
        assert told == found, query


def test_somebody_is_found_by_words_and_beginnings_come_first() -> None:
    persons = [Person(name, name) for name in ("Joanna Ek", "Anna Berg", "Åsa Annasdotter")]
    assert names(roster.find(persons, "anna")) == ["Anna Berg", "Åsa Annasdotter", "Joanna Ek"]
    assert names(roster.find(persons, "B ANNA")) == ["Anna Berg"]
    assert names(roster.find(persons, "asa")) == []
    assert names(roster.find(persons, "")) == ["Joanna Ek", "Anna Berg", "Åsa Annasdotter"]


# Listing people


def test_an_organisation_without_a_delegate_has_a_stand_in() -> None:
    on = room(
        Participant("Cissi", "blekinge", "speaker"),
        Participant("Anna", "kalmar"),
        Participant("Lisa"),
    )
    assert [person.id for person in roster.roster(on.state)] == [
        "@blekinge",
        "cissi",
        "anna",
        "@skåne",
        "lisa",
    ]
    assert roster.stands_in(on.state, "@blekinge")
    assert roster.person_name(on.state, "@blekinge") == "Region Blekinge"
    assert roster.organisation_name(on.state, "blekinge") == "Region Blekinge"
    assert roster.person_name(on.state, "anna") == "Anna"
    assert roster.person_name(on.state, "nobody") == "nobody"
    assert roster.organisation_name(on.state, None) == ""


def test_a_stand_in_that_is_named_keeps_its_presence() -> None:
    on = room().until("10:05").do(attendance.toggle, "@blekinge", 0)
    on.do(people_moves.change, "@blekinge", Line("Anna Berg", "Region Blekinge"))
    assert not roster.stands_in(on.state, "@blekinge")
    assert here(on) == ["Anna Berg"]
    assert attendance.turnout(on.state, 0).of == 3


def test_a_stand_in_that_was_there_stays_when_somebody_else_is_named() -> None:
    on = room().until("10:00").do(attendance.toggle, "@blekinge", 0)
    on.do(people_moves.add, Line("Anna Berg", "blek"))
    assert [person.id for person in roster.roster(on.state)][:2] == ["@blekinge", "anna-berg"]
    on.do(attendance.toggle, "@blekinge", 0)
    assert roster.roster(on.state)[0].id == "anna-berg"


def test_two_people_may_have_the_same_name() -> None:
    on = room(Participant("Anna Berg"))
    on.do(people_moves.add, Line("Anna Berg")).do(people_moves.add, Line("Anna Berg"))
    assert list(on.state.people.persons) == ["anna-berg", "anna-berg-2", "anna-berg-3"]
    on.do(people_moves.remove, "anna-berg-2").do(people_moves.add, Line("Anna Berg"))
    assert list(on.state.people.persons) == ["anna-berg", "anna-berg-3", "anna-berg-4"]


def test_people_of_one_name_are_told_apart_by_organisation_or_else_by_number() -> None:
    on = room(
        Participant("Anna", "blekinge"),
        Participant("anna", "skåne"),
        Participant("Bo", "skåne"),
        Participant("Bo", "skåne"),
        Participant("Bo", "blekinge"),
        Participant("Bo"),
        Participant("Cia"),
    )
    assert roster.namesakes(on.state) == {
        "anna": "Region Blekinge",
        "anna-2": "Region Skåne",
        "bo-3": "Region Blekinge",
        "bo": "1",
        "bo-2": "2",
        "bo-4": "3",
    }


def test_a_line_that_begins_with_a_comma_has_no_name() -> None:
    assert person_line.read(", Region Blekinge, guest") == Line("", "Region Blekinge", "guest")
    assert "no name" in refusal(room(), people_moves.add, person_line.read(", Region Blekinge"))


def test_what_cannot_be_listed_is_told() -> None:
    on = room(Participant("Anna", "blekinge"))
    assert refusal(on, people_moves.add, Line("  \u200b ")) == "There is no name in what you typed."
    assert "“Netport”" in refusal(on, people_moves.add, Line("Bo", "Netport"))
    assert refusal(on, people_moves.add, Line("Bo", "region")) == (
        "“region” may be Region Blekinge, Regionförbundet i Kalmar län, Region Skåne."
    )
    assert refusal(on, people_moves.change, "anna", Line("Anna", "blek")) == "Nothing was changed."
    assert "on the list" in refusal(on, people_moves.change, "nobody", Line("Bo"))
    assert "stay on the list" in refusal(on, people_moves.remove, "@skåne")
    on.until("10:00").do(attendance.toggle, "anna", 0)
    assert "Anna was there on day 1" in refusal(on, people_moves.remove, "anna")


def test_of_many_organisations_that_may_be_meant_four_are_named() -> None:
    for count, named in ((4, "Region 0, Region 1, Region 2, Region 3"), (5, "… 3, …")):
        bodies = tuple(Organisation(f"r{n}", f"Region {n}") for n in range(count))
        on = Room(replace(one_day("a"), organisations=bodies))
        assert refusal(on, people_moves.add, Line("Bo", "region")).endswith(
            f"{named.removeprefix('…')}."
        )


def test_a_name_too_long_for_a_sentence_is_cut() -> None:
    assert people_moves.brief("x" * 40) == "x" * 40
    assert people_moves.brief("x" * 41) == "x" * 39 + "…"


def test_a_revised_agenda_keeps_what_was_changed_during_the_meeting() -> None:
    on = room(Participant("Anna"), Participant("Bo"), Participant("Cia"), Participant("Dan"))
    on.until("10:00").do(people_moves.change, "anna", Line("Anna Berg", "blek"))
    on.do(people_moves.remove, "bo").do(people_moves.add, Line("Eva")).do(
        attendance.toggle, "cia", 0
    )
    agenda = with_people(one_day("a"), Participant("Anna"), Participant("Bo"), Participant("Fia"))
    on.put(AgendaRevised("", agenda))
    assert names(list(on.state.people.persons.values())) == ["Anna Berg", "Fia", "Cia", "Eva"]
    assert on.state.people.at(0, "cia").there


# Presence


def test_one_key_marks_as_present_and_takes_the_mark_back() -> None:
    on = room(Participant("Anna", "blekinge")).until("10:12")
    on.do(attendance.toggle, "anna", 0)
    assert here(on) == ["Anna"]
    on.do(attendance.toggle, "anna", 0)
    assert here(on) == []
    assert not attendance.used(on.state, 0)


def test_a_mark_says_nothing_of_anybody_else_nor_of_when_somebody_came() -> None:
    on = room(Participant("Anna"), Participant("Bo")).until("11:02")
    on.do(attendance.toggle, "anna", 0)
    assert on.state.people.at(0, "anna") == Presence(came=True)
    assert words(on, "anna") == words(on, "bo") == ""
    assert attendance.turnout(on.state, 0) == attendance.Turnout(here=1, of=5)
    assert not attendance.none_came(on.state, 0, roster.roster(on.state))


def test_somebody_who_was_not_said_to_be_there_can_be_said_to_be_absent() -> None:
    on = room(Participant("Anna"), Participant("Bo")).until("10:30").do(attendance.leave, "anna", 0)
    assert words(on, "anna") == "absent"
    assert attendance.turnout(on.state, 0) == attendance.Turnout(absent=1, of=5)
    assert not on.state.people.at(0, "bo").away
    assert refusal(on, attendance.leave, "anna", 0) == "That is already so."
    on.do(attendance.came_at, "anna", 0, dt.time(10, 20))  # they were there all the same
    assert words(on, "anna") == "20 min late"
    assert here(on) == ["Anna"]
    on.do(moves.undo).do(attendance.toggle, "anna", 0)
    assert (here(on), words(on, "anna")) == (["Anna"], "")
    on.do(attendance.toggle, "anna", 0)
    assert not attendance.used(on.state, 0)
    on.do(attendance.leave, "anna", 0).do(people_moves.remove, "anna")


def test_an_absent_stand_in_goes_once_somebody_is_named() -> None:
    on = room().until("10:00").do(attendance.leave, "@blekinge", 0)
    assert words(on, "@blekinge") == "absent"
    on.do(people_moves.add, Line("Anna Berg", "blek"))
    assert roster.roster(on.state)[0].id == "anna-berg"


@pytest.mark.parametrize(
    ("came", "said"),
    [
        ("09:40", ""),
        ("10:00", ""),
        ("10:01", "1 min late"),
        ("11:05", "1 h 5 min late"),
    ],
)
def test_late_is_measured_by_the_planned_start(came: str, said: str) -> None:
    on = room(Participant("Anna")).until("11:30")
    on.do(attendance.came_at, "anna", 0, dt.time.fromisoformat(came))
    assert words(on, "anna") == said


def test_who_came_within_the_first_minute_is_not_late() -> None:
    on = room(Participant("Anna")).until("10:02")
    on.put(Arrived("anna", 1, ago=61))
    assert words(on, "anna") == ""
    on.put(Arrived("anna", 1, ago=60))
    assert words(on, "anna") == "1 min late"


def test_those_who_come_for_their_part_are_never_late_or_absent() -> None:
    on = room(Participant("Cissi", None, "speaker"), Participant("Dan", None, "guest"))
    on.until("11:30").do(attendance.came_at, "cissi", 0, dt.time(11, 30))
    assert words(on, "cissi") == ""
    assert attendance.turnout(on.state, 0) == attendance.Turnout(here=1, of=4)
    for body in BODIES:
        assert not attendance.none_came(on.state, 0, roster.roster(on.state))
        on.do(attendance.leave, f"@{body.id}", 0)
    assert attendance.none_came(on.state, 0, roster.roster(on.state))
    on.do(attendance.leave, "cissi", 0)
    assert words(on, "cissi") == "left 11:30"


def test_leaving_and_coming_back() -> None:
    on = room(Participant("Anna")).until("10:00").do(attendance.toggle, "anna", 0)
    on.until("11:10").do(attendance.leave, "anna", 0)
    assert words(on, "anna") == "left 11:10, 50 min early"
    assert attendance.turnout(on.state, 0) == attendance.Turnout(left=1, of=4)
    assert refusal(on, attendance.leave, "anna", 0) == "That is already so."
    on.until("11:20").do(attendance.toggle, "anna", 0)
    assert on.state.people.at(0, "anna") == Presence(came=True)
    assert "Only somebody" in refusal(on, attendance.left_at, "@skåne", 0, dt.time(11))


def test_nobody_leaves_early_when_the_day_is_over_sooner() -> None:
    on = room(Participant("Anna")).until("10:00").do(attendance.toggle, "anna", 0)
    on.do(moves.start).until("10:50").do(moves.next_session).until("11:30").do(moves.end)
    on.do(attendance.leave, "anna", 0)
    assert words(on, "anna") == "left 11:30"


def test_a_day_of_which_everything_was_skipped_still_ends_as_planned() -> None:
    on = room(Participant("Anna")).until("10:00").do(attendance.toggle, "anna", 0)
    on.do(moves.skip, "a").do(moves.skip, "b").until("11:00").do(attendance.leave, "anna", 0)
    assert words(on, "anna") == "left 11:00, 1 h early"


def test_times_can_be_said_afterwards() -> None:
    on = room(Participant("Anna")).until("10:30")
    on.do(attendance.came_at, "anna", 0, dt.time(10, 20))
    assert words(on, "anna") == "20 min late"
    on.do(attendance.on_time, "anna", 0)
    assert words(on, "anna") == ""
    assert refusal(on, attendance.on_time, "anna", 0) == "That is already so."
    on.do(attendance.came_at, "anna", 0, dt.time(10, 30))
    assert words(on, "anna") == "30 min late"
    on.until("11:30").do(attendance.left_at, "anna", 0, dt.time(11, 15))
    assert words(on, "anna") == "30 min late, left 11:15, 45 min early"
    on.do(attendance.came_at, "anna", 0, dt.time(10, 5))
    assert words(on, "anna") == "5 min late, left 11:15, 45 min early"
    assert "left before" in refusal(on, attendance.came_at, "anna", 0, dt.time(11, 20))
    assert "came after" in refusal(on, attendance.left_at, "anna", 0, dt.time(10, 0))
    assert "not yet 11:31" in refusal(on, attendance.came_at, "anna", 0, dt.time(11, 31))
    on.do(attendance.left_at, "anna", 0, dt.time(10, 5))
    on.do(attendance.left_at, "anna", 0, dt.time(11, 15))
    assert "Write the time" in refusal(on, attendance.came_at, "anna", 0, None)
    on.do(attendance.came_at, "anna", 0, dt.time(9, 40))  # before the day began
    assert words(on, "anna") == "left 11:15, 45 min early"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10:25", "10:25"),
        (" 9.05 ", "09:05"),
        ("0905", "09:05"),
        ("9", "09:00"),
        ("23:59", "23:59"),
        ("24:00", None),
        ("10:60", None),
        ("10:2", None),
        ("", None),
        ("ten", None),
        ("\u0661\u0660:\u0662\u0665", "10:25"),
    ],
)
def test_a_clock_time_as_it_is_typed(typed: str, read: str | None) -> None:
    assert attendance.read_clock(typed) == (dt.time.fromisoformat(read) if read else None)


def test_a_day_looked_back_on_and_one_to_come() -> None:
    on = Room(with_people(programme(day(session("a", 60)), day("b")), Participant("Anna")))
    on.until("10:00")
    assert refusal(on, attendance.toggle, "anna", 1) == "Day 2 has not come yet."
    assert refusal(on, attendance.toggle, "anna", 2) == "There is no day 3: the last is 2."
    assert "on the list" in refusal(on, attendance.toggle, "nobody", 0)
    on.until("09:30", FRIDAY).do(attendance.toggle, "anna", 0)
    assert on.state.people.at(0, "anna") == Presence(came=True)
    assert "That day is over" in refusal(on, attendance.leave, "anna", 0)
    on.do(attendance.left_at, "anna", 0, dt.time(10, 45))
    assert words(on, "anna") == "left 10:45, 15 min early"
    assert not here(on, 1)


@pytest.mark.parametrize(
    ("begins", "clock", "date", "over"),
    [
        *(("10:00", "17:00", DATE, False), ("10:00", "17:00:01", DATE, True)),  # six hours after it
        *(("22:00", "04:29", FRIDAY, False), ("22:00", "04:30", FRIDAY, True)),  # half the night
    ],
)
def test_a_day_is_looked_back_on_some_hours_after_it_or_when_the_next_one_has_come(
    begins: str, clock: str, date: dt.date, *, over: bool
) -> None:
    on = Room(programme(day(session("a", 60), start=begins), day("b")))
    assert attendance.is_over(on.state, at(clock, date), 0) is over


def test_a_day_may_pass_midnight() -> None:
    on = Room(with_people(one_day(session("a", 300), start="21:00"), Participant("Anna")))
    on.until("21:00").do(attendance.toggle, "anna", 0)
    on.until("01:30", FRIDAY).do(attendance.left_at, "anna", 0, dt.time(0, 45))
    assert words(on, "anna") == "left 00:45, 1 h 15 min early"
    on.do(attendance.came_at, "anna", 0, dt.time(21, 30))
    assert words(on, "anna") == "30 min late, left 00:45, 1 h 15 min early"


def test_somebody_listed_on_the_second_day_was_not_expected_on_the_first() -> None:
    on = Room(with_people(programme(day("a"), day("b")), Participant("Anna", "blekinge")))
    on.until("09:00", FRIDAY).do(people_moves.add, Line("Bo", "blek"))
    assert attendance.turnout(on.state, 0).of == 3
    assert attendance.turnout(on.state, 1).of == 4


def test_each_move_can_be_undone() -> None:
    on = room(Participant("Anna")).until("10:30")
    for move, args in (
        (people_moves.add, (Line("Bo"),)),
        (people_moves.change, ("anna", Line("Anna Berg"))),
        (people_moves.remove, ("anna",)),
        (attendance.leave, ("anna", 0)),
        (attendance.toggle, ("anna", 0)),
        (attendance.on_time, ("anna", 0)),
        (attendance.came_at, ("anna", 0, dt.time(10, 5))),
    ):
        before = on.state.people
        on.do(move, *args)
        assert on.state.people != before
        on.do(moves.undo)
        assert on.state.people == before
