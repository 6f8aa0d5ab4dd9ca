"""What there is to know of the session that runs, by its kind."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import Room, agenda, day, session
from facilitator.core.groups import moves as group_moves
from facilitator.core.groups import reports, timers
from facilitator.core.record.agenda import Group, Organisation, Participant, Session, Step
from facilitator.core.record.materials import MaterialTicked
from facilitator.core.rounds import moves as round_moves
from facilitator.core.time import moves, steps
from facilitator.tui.places.run.panels import session as panel
from facilitator.tui.widgets.inks import length
from facilitator.tui.widgets.labelled import Room as Space
from tui.drawing import HOSTILE
from tui.places.run import showing
from tui.places.run.showing import SMALL, WIDE, told

BODIES = tuple(Organisation(name, f"Region {name.upper()}") for name in "abcd")


def running(of: Session, *others: Session) -> Room:
    """Begin a session at 10:00."""
    programme = replace(
        agenda(day(of, *others)),
        organisations=BODIES,
        participants=(
            Participant("Åsa Ek", role="speaker", title="vd", affiliation="Governo"),
            Participant("Bo", organisation="a"),
            Participant("Eva", organisation="b"),
            Participant("Kim", organisation="b"),
        ),
    )
    return Room(programme).until("10:00").do(moves.start)


def seen(of: Room, space: Space = WIDE) -> dict[str, list[str]]:
    here = showing.at(of)
    row = here.plan.current
    assert row is not None
    return told(panel.fields(here, row, space), here)


ROUND = replace(
    session("round", 60, kind="round"), questions=("Where are you?", "What do you need?")
)


def test_questions_stand_with_the_one_in_hand_and_how_many_answered() -> None:
    of = running(ROUND)
    assert seen(of)["Questions"] == ["  1 Where are you?", "  2 What do you need?"]
    of.do(round_moves.answer, "round", "a", 1, "Here").do(round_moves.take_question, "round", 2)
    assert seen(of)["Questions"] == [
        "✓ 1 Where are you?   1 answer",
        "▶ 2 What do you need?",
    ]
    assert seen(of, SMALL)[""] == ["✓ 1 Where are you?", "▶ 2 What do you need?"]


def test_a_long_question_has_three_lines_or_one() -> None:
    of = running(replace(session("talk", 30), questions=("word " * 40,)))
    assert len(seen(of)["Questions"]) == 3
    (line,) = seen(of, SMALL)[""]
    assert line.endswith("…")


def test_without_questions_the_description_says_what_it_is_about() -> None:
    of = running(replace(session("talk", 30), description="What is *new*.\n\nAnd what is not."))
    assert seen(of)["About"] == ["What is *new*.", "And what is not."]
    of = running(replace(ROUND, description="What is new."))
    assert "About" not in seen(of)


def test_speakers_are_named_with_what_they_are() -> None:
    of = running(replace(session("talk", 30), speakers=("Åsa Ek",), lead="Sara"))
    assert seen(of)["Speaker"] == ["Åsa Ek, vd, Governo"]
    assert seen(of)["Leads"] == ["Sara"]
    of = running(replace(session("talk", 30), speakers=("Åsa Ek", "Ulf")))
    assert seen(of)["Speakers"] == ["Åsa Ek, vd, Governo", "Ulf"]


def test_a_round_says_who_has_the_floor_and_what_is_left_for_the_others() -> None:
    of = running(ROUND)
    assert seen(of)["Floor"] == [
        "nobody has it yet",
        "then Region A · 0 of 4 have spoken · 4 × 15:00 left",  # noqa: RUF001
    ]
    of.do(round_moves.next_turn, "round").wait(5)
    assert seen(of)["Floor"] == [
        f"Region A 5:00 of 15:00 {'━' * 4}{'─' * 8}",
        "then Region B · 0 of 4 have spoken · 3 × 15:00 left",  # noqa: RUF001
    ]
    assert seen(of, SMALL)["Floor"] == ["Region A 5:00 of 15:00", "then Region B · 0 of 4"]
    of.wait(15)
    assert seen(of)["Floor"][0].startswith("Region A 20:00 of 15:00 ━━━━━━━━━■■■")
    assert seen(of, SMALL)["Floor"][0] == "Region A 20:00 of 15:00 ■"


def test_the_last_of_a_round_is_said_to_be_that_and_after_it_nobody_has_the_floor() -> None:
    of = running(ROUND)
    for _ in range(4):
        of.do(round_moves.next_turn, "round").wait(1)
    assert seen(of)["Floor"][1] == "the last · 3 of 4 have spoken"
    of.do(round_moves.next_turn, "round")
    assert seen(of)["Floor"] == ["everybody has had it", "4 of 4 have spoken"]


GROUPS = replace(
    session("work", 60, kind="groups"),
    groups=(Group("Strategy", members=("Bo",)), Group("Services", members=("b",))),
)


def test_groups_are_listed_with_how_many_are_in_each_and_their_clock() -> None:
    of = running(GROUPS)
    assert seen(of)["Per group"] == ["1 Strategy   1", "2 Services   2"]
    of.do(timers.start_timer, "work", 40 * 60).wait(10)
    clock = f"●  30:00 {'━' * 4}{'─' * 12}"
    assert seen(of)["Per group"] == [f"1 Strategy   1   {clock}", f"2 Services   2   {clock}"]
    assert seen(of, SMALL)["Per group"][0] == "1 Strategy   1   ●  30:00"
    of.wait(34)
    assert "■  +4:00" in seen(of)["Per group"][0]
    of.do(timers.stop_timer, "work")
    assert seen(of)["Per group"][0] == "1 Strategy   1"


def test_who_is_put_into_a_group_is_counted_at_once() -> None:
    of = running(GROUPS)
    of.do(group_moves.put, "work", "eva", "strategy")
    assert seen(of)["Per group"] == ["1 Strategy   2", "2 Services   1"]


def test_steps_stand_with_their_times_and_the_one_it_is_time_for() -> None:
    planned = (Step("Alone", duration=10), Step("In pairs", duration=20), Step("All", duration=5))
    of = running(replace(session("work", 60), steps=planned))
    assert seen(of)["Steps"][0] == f"▶ Alone   ●  10:00 {'─' * 16}"
    of.wait(12)
    assert seen(of)["Steps"] == [
        "✓ Alone 10:00",
        f"▶ In pairs   ●  18:00 {'━' * 2}{'─' * 14}",
        "  10:30 All 5 min",
    ]
    assert seen(of, SMALL)["Steps"] == ["▶ In pairs   ●  18:00", "  10:30 All 5 min"]
    of.do(moves.pause).wait(3)
    assert seen(of)["Steps"][1:] == [
        f"▶ In pairs   ‖  18:00 {'━' * 2}{'─' * 14}",
        "  10:33 All 5 min",
    ]
    of.do(moves.toggle).wait(17).do(steps.next_step).wait(5)
    assert seen(of)["Steps"] == ["✓ Alone 10:00", "✓ In pairs 19:00", "✓ All 5:00"]


def test_when_and_for_how_long_groups_report_stands_also_where_it_is_small() -> None:
    parts = (Step("Work", 40), Step("Conclusions", 20))
    of = running(replace(GROUPS, steps=parts)).wait(12.4)
    for space in (WIDE, SMALL):
        assert seen(of, space)["Reports"] == ["10:40 10 min per group, order 1 2"]
    of.do(steps.next_step).do(reports.next_report, "work")  # their step lasts 20 min
    for space in (WIDE, SMALL):
        assert seen(of, space)["Reports"] == ["▶ 1, 10 min per group, then 2"]
    of.wait(5).do(reports.next_report, "work")
    assert seen(of, SMALL)["Reports"] == ["▶ 2, 15 min per group"]
    of.until("10:50")  # the step is over, the session is not
    assert seen(of, SMALL)["Reports"] == ["▶ 2, 10 min per group"]
    of.until("11:00")
    assert seen(of, SMALL)["Reports"] == ["▶ 2"]
    assert seen(of.do(reports.next_report, "work"))["Reports"] == ["all groups have reported"]


def test_when_groups_report_is_not_known_without_steps_and_before_any_does() -> None:
    assert "Reports" not in seen(running(GROUPS))


def test_groups_have_clocks_of_their_own_and_signs_of_how_far_the_reporting_is() -> None:
    of = running(GROUPS)
    of.do(timers.start_timer, "work", 600, "services").wait(5)
    assert seen(of)["Per group"] == [
        "1 Strategy   1",
        f"2 Services   2   ●   5:00 {'━' * 8}{'─' * 8}",
    ]
    of.do(timers.start_timer, "work", 1200).do(timers.start_timer, "work", 60, "services")
    assert seen(of, SMALL)["Per group"] == [
        "1 Strategy   1   ●  20:00",
        "2 Services   2   ●   1:00",
    ]
    of.do(timers.stop_timer, "work").do(reports.report, "work", "services")
    assert seen(of)["Per group"] == ["1 Strategy   1 →", "2 Services   2 ▶"]
    of.do(reports.next_report, "work")
    assert seen(of)["Per group"] == ["1 Strategy   1 ▶", "2 Services   2 ✓"]


def test_what_is_needed_is_ticked_off() -> None:
    talk = replace(session("talk", 30), materials=("Pens", "Paper"), script="Ask.\nWait.")
    of = running(talk, replace(session("next", 30), prepare=("Chairs", "Sound")))
    of.put(MaterialTicked("talk", "Paper"), MaterialTicked("next", "Sound"))
    here = seen(of)
    assert here["Material"] == ["○ Pens   ✓ Paper"]
    assert here["Script"] == ["Ask.", "Wait."]
    assert here["Prepare"] == ["○ Chairs"]  # of what comes next, what is left to do
    assert here["Up next"] == ["10:30 NEXT 30 min"]


def test_time_that_was_saved_is_kept_before_what_comes_next() -> None:
    of = running(session("a", 30), session("b", 30), session("c", 30)).until("10:20")
    of.do(moves.next_session, hold=True)
    assert seen(of)["Up next"] == ["11:00 C 30 min", "10 min in reserve"]


def test_what_comes_next_is_said_to_the_last_session_and_on_the_last_of_a_day() -> None:
    assert seen(running(session("a", 30)))["Up next"] == ["nothing more in the programme"]
    of = Room(agenda(day("a"), day("b"))).until("10:00").do(moves.start)
    assert seen(of)["Up next"] == ["Friday 22 March 10:00 B 30 min"]


@pytest.mark.parametrize("text", [text for text in HOSTILE if text])
def test_texts_of_people_are_plain_and_stay_within_the_panel(text: str) -> None:
    odd = replace(
        session("round", 60, kind="round"),
        title=text,
        questions=(text * 30,),
        script=text * 30,
        materials=(text * 30,),
        speakers=(text * 30,),
        steps=(Step(text * 30, duration=5),),
    )
    of = running(odd, replace(session("next", 30), title=text * 30))
    of.do(round_moves.next_turn, "round")
    here = showing.at(of)
    row = here.plan.current
    assert row is not None
    for field in panel.fields(here, row, WIDE):
        for line in (field(here) if callable(field) else field).lines:
            assert length(line) <= WIDE.width
            assert "\n" not in showing.words(line)
