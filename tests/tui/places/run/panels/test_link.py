"""The link to a remote speaker: a line while it is far, all there is to know when it is near."""

from __future__ import annotations

from msgspec.structs import replace

from builders import Room, agenda, day, session
from facilitator.core.record.agenda import Participant
from facilitator.core.record.speakers import SpeakerChecked
from facilitator.core.time import moves, speakers
from facilitator.tui.places.run.panels import coming, link
from facilitator.tui.widgets.labelled import Room as Space
from tui.places.run import showing
from tui.places.run.showing import SMALL, WIDE, told


def room(*, kind: str = "talk", ways: str = "skype:cissi") -> Room:
    """Make a day: a session until 11:00, a remote one, another, and a fixed end at 12:30."""
    remote = replace(
        session("plan", 45), remote=True, speakers=("Cissi Dahl",), prepare=("Try the sound",)
    )
    first = replace(session("first", 60), kind=kind)
    programme = agenda(
        day(
            first,
            remote,
            replace(session("skl", 30, 20), speakers=("Åsa",)),
            session("end", 30, start="12:30"),
        )
    )
    who = Participant("Cissi Dahl", role="speaker", link=ways)
    return Room(replace(programme, participants=(who,))).until("10:00").do(moves.start)


def seen(of: Room, space: Space = WIDE) -> dict[str, list[str]]:
    """Give what is said of the link while a session runs; what comes next is said once."""
    here = showing.at(of)
    found = told(link.fields(here, space), here)
    assert link.detailed(here) == ("Up next" in found)
    return found


def test_far_from_it_one_line_says_how_it_is() -> None:
    of = room()
    assert seen(of) == {"Link": ["⇄? 11:00 Cissi Dahl   not tried yet   l tries it"]}
    of.put(SpeakerChecked("plan"))
    assert seen(of) == {"Link": ["⇄✓ 11:00 Cissi Dahl   works"]}


def test_in_the_last_minutes_before_it_all_is_said() -> None:
    of = room().until("10:50")
    assert seen(of) == {
        "Up next": ["11:00 PLAN 45 min, Cissi Dahl"],
        "Link": ["⇄? not tried yet   l says whether it works", "Cissi Dahl: skype:cissi"],
        "If lost": ["first SKL, Åsa", "speaker 11:30 · “END” on time"],
        "Prepare": ["○ Try the sound"],
    }


def test_what_was_to_be_prepared_is_not_asked_for_once_it_has_begun() -> None:
    of = room().until("11:00").do(moves.next_session).wait(10).do(speakers.lost, "plan", "skl")
    here = showing.at(of)
    assert "Prepare" not in seen(of)
    assert here.plan.following is not None
    assert "Prepare" not in told(coming.fields(here, here.plan.following, WIDE), here)


def test_a_break_before_it_is_the_time_to_try_it() -> None:
    assert "If lost" in seen(room(kind="break"))


def test_one_that_is_lost_is_said_at_once_and_in_red() -> None:
    of = room()
    of.put(SpeakerChecked("plan", fine=False))
    here = seen(of)
    assert here["Link"][0].startswith("⇄× is lost")  # noqa: RUF001
    assert "If lost" in here
    (_, field, *_) = link.fields(showing.at(of), WIDE)
    assert showing.look(field.lines[0], "is lost") == "err bold"


def test_while_it_runs_it_says_how_to_reach_the_speaker() -> None:
    of = room().until("11:00").do(moves.next_session)
    assert "Up next" not in seen(of)
    assert seen(of)["Link"][1] == "Cissi Dahl: skype:cissi"
    of.put(SpeakerChecked("plan"))
    assert list(seen(of)) == ["Link"]


def test_of_one_that_works_while_it_runs_the_key_is_for_when_it_is_lost() -> None:
    of = room().until("11:00").do(moves.next_session)
    assert seen(of)["Link"][0] == "⇄? not tried yet   l says whether it works"
    of.put(SpeakerChecked("plan"))
    assert seen(of)["Link"][0] == "⇄✓ works   l if it is lost"
    of.put(SpeakerChecked("plan", fine=False))
    assert seen(of)["Link"][0].endswith("l says whether it works")


def test_what_is_not_known_or_not_possible_is_said() -> None:
    of = room(ways="").until("10:55")
    assert seen(of)["Link"][1] == "the agenda says nothing of how to join"
    of.until("11:40").do(moves.next_session).until("12:20")
    assert seen(of)["If lost"] == ["no other session fits: wait, or take a break"]


def test_before_the_day_all_of_its_links_are_listed() -> None:
    here = showing.at(room())
    assert told([link.all_of_day(here, WIDE)], here) == {
        "Link": ["⇄? 11:00 Cissi Dahl   not tried yet   l tries it"]
    }
    assert not link.detailed(here)


def test_without_anybody_by_link_there_is_nothing_to_say() -> None:
    of = Room(agenda(day("a", "b"))).until("10:00").do(moves.start)
    assert seen(of) == {}
    assert not link.detailed(showing.at(of))


def test_in_a_narrow_window_no_link_is_cut() -> None:
    of = room()
    assert seen(of, SMALL)["Link"] == [
        "⇄? 11:00 Cissi Dahl",
        "not tried yet   l tries it",
    ]
    of.until("10:50")
    assert seen(of, SMALL)["Link"] == [
        "⇄? not tried yet   l tries it",
        "skype:cissi",
    ]
