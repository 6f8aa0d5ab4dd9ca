"""What the board says: who is in which group, who can be placed, and what is uneven."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, day, one_day, session
from core.groups.making import SIX, G, alone, person, programme, room, seated
from facilitator.core.groups import moves, timers
from facilitator.core.groups.board import at_hand, board
from facilitator.core.groups.grouping.balance import Imbalance
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.agenda import Group
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.people import Arrived, Departed
from facilitator.core.time.moves import end, go_to, skip, start
from facilitator.core.time.programme_moves import split


def test_members_are_found_by_name_or_by_organisation() -> None:
    made = programme(
        Group("Plans", "Concrete work", ("blekinge", "Cia", "skåne")),
        Group("Rest", "", ("Anna", "Cia", "Nobody")),
        people=[
            person("Anna", "blekinge"),
            person("Bo", "blekinge"),
            person("Cia"),
            person("Sune", "blekinge", "speaker"),
        ],
        organisations=["blekinge", "skåne"],
    )
    on = Room(made)
    assert seated(on) == {"Plans": ["Bo", "Region Skåne", "Cia"], "Rest": ["Anna"]}
    assert [table.unlisted for table in board(on.state, G).tables] == [(), ("Nobody",)]
    on.do(people_moves.add, Line("Nobody"))
    assert [table.unlisted for table in board(on.state, G).tables] == [(), ()]
    assert alone(on) == ["Nobody"]


def test_a_new_agenda_changes_only_groups_that_nobody_touched() -> None:
    on = room("A")
    revised = programme(Group("B"), people=SIX)
    on.put(AgendaRevised("", revised))
    assert list(seated(on)) == ["B"]
    on.do(moves.put, G, "anna", "b")
    on.put(AgendaRevised("", programme(Group("C"), people=SIX)))
    assert seated(on) == {"B": ["Anna"]}


def test_who_can_be_placed() -> None:
    on = room("A", people=[person("P"), person("G", None, "guest"), person("S", None, "speaker")])
    assert alone(on) == ["P", "G"]
    assert alone(on, everyone=True) == ["P", "G", "S"]
    on.do(moves.put, G, "s", "a")
    assert seated(on) == {"A": ["S"]}


def test_only_who_has_left_or_is_absent_is_away() -> None:
    on = room("A")
    on.do(moves.put, G, "anna", "a").do(moves.put, G, "bo", "a")
    on.put(Arrived("anna", 1), Arrived("cia", 1))
    on.put(*(Departed(who, 1) for who in ("bo", "dan", "eva", "fia")))
    assert alone(on) == ["Cia"]
    table = board(on.state, G).tables[0]
    assert [(seat.person.name, seat.there) for seat in table.seats] == [
        ("Anna", True),
        ("Bo", False),
    ]
    assert table.size == 1
    on.put(Departed("cia", 1))
    assert alone(on) == []
    assert [p.name for p in board(on.state, G, whole_day=True).nowhere] == ["Cia"]
    on.do(moves.deal, G)
    assert seated(on) == {"A": ["Anna"]}


def test_the_groups_at_hand() -> None:
    made = one_day("talk", session("g1", kind="groups"), "x", session("g2", kind="groups"), "y")
    on = Room(made)

    def shown() -> str | None:
        return at_hand(on.schedule, on.state)

    assert shown() == "g1"
    on.until("10:00").do(start)
    assert shown() == "g1"
    on.do(go_to, "x")
    assert shown() == "g2"
    on.do(go_to, "g2").do(go_to, "y")
    assert shown() == "g2"
    on.do(moves.form, "y", "Live")
    assert shown() == "y"
    skipped = Room(made).do(skip, "g1").do(skip, "g2")
    assert at_hand(skipped.schedule, skipped.state) == "g1"
    without = Room(one_day("talk", "x"))
    assert at_hand(without.schedule, without.state) == "talk"
    assert at_hand(Room(replace(one_day(), days=(day(),))).schedule, on.state) is None


def test_once_the_session_is_over_its_members_are_still_there() -> None:
    on = room("A")
    on.put(Arrived("anna", 1), Departed("bo", 1))
    on.do(moves.put, G, "anna", "a").do(moves.put, G, "bo", "a").do(go_to, G).do(end)
    on.put(Departed("anna", 1))
    table = board(on.state, G).tables[0]
    assert [s.person.name for s in table.seats if s.there] == ["Anna"]


def test_the_rest_of_a_session_has_its_groups_but_not_their_time() -> None:
    on = room("Ett", "Två").do(start).do(go_to, G).do(moves.deal, G).do(timers.start_timer, G, 20)
    on.do(split, G, 10, title="Resten", day=1, after="end")
    whole, rest = on.state.groupings[G], on.state.groupings["resten"]
    assert (rest.groups, rest.members) == (whole.groups, whole.members)
    assert whole.clocks.all is not None
    assert rest.clocks.all is None
    on.put(AgendaRevised("", on.state.agenda))
    assert on.state.groupings["resten"] == rest


def test_groups_made_by_hand_were_not_dealt_whatever_timer_runs() -> None:
    on = room("A", "B").do(timers.start_timer, G, 600)
    assert not on.state.groupings[G].dealt
    on.do(moves.deal, G).do(timers.stop_timer, G)
    assert on.state.groupings[G].dealt
    assert not on.do(moves.put, G, "anna", None).state.groupings[G].dealt


def test_the_board_tells_how_uneven_its_groups_are() -> None:
    on = room("A", "B").do(moves.put, G, "anna", "a").do(moves.put, G, "bo", "a")
    assert board(on.state, G).imbalance() == Imbalance({"a": 2, "b": 0}, {"a": 1, "b": -1}, 1)
