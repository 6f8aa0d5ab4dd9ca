"""A session tells who spoke and what was said; its plan only where nothing else is known."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import REGIONS, Room, one_day, session
from export.markdown.making import headings, held, of, section
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.agenda import Group, Participant, Session
from facilitator.core.record.earlier import Earlier, EarlierAction, EarlierMeeting
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import BroughtForward
from facilitator.core.record.rounds import Answered
from facilitator.core.time import moves
from markdown_reader import text

ABOUT: Session = replace(
    session("a"), description="What *it* is", questions=("Why *now*?", "What then")
)


def blocks(made: Room, title: str = "A") -> list[str]:
    return [text(block) for block in section(of(made), title)]


def running(*captures: Capture, of_session: Session = ABOUT) -> Room:
    room = Room(one_day(of_session)).until("10:00").do(moves.start)
    for capture in captures:
        room.do(note_moves.capture, capture)
    return room


def test_the_description_is_told_as_long_as_nothing_else_is() -> None:
    assert blocks(running()) == ["What it is", "Questions: Why *now*? What then."]
    for capture in (
        Capture("note", "Said."),
        Capture("quote", "Said."),
        Capture("question", "Said."),
        Capture("decision", "Said."),
    ):
        assert "What it is" not in " ".join(blocks(running(capture)))


def test_one_question_is_not_told_as_several() -> None:
    one = replace(ABOUT, questions=("Why?",))
    assert blocks(running(of_session=one)) == ["What it is", "Question: Why?"]


def test_actions_and_what_was_parked_do_not_tell_what_a_session_was_about() -> None:
    room = running(Capture("action", "Do."), Capture("parking", "Later."))
    assert blocks(room)[0] == "What it is"


def test_a_summary_takes_the_place_of_the_description() -> None:
    room = running(Capture("note", "noted"), Capture("summary", "We agreed,\n*after* all."))
    assert blocks(room) == [
        "We agreed,\n*after* all.",
        "Questions: Why *now*? What then.",
        "noted",
    ]


def test_a_description_that_lists_the_actions_from_before_is_not_told_twice() -> None:
    listed = replace(session("a"), description="- Book\\* (Bo)\n- Write (Eva)")
    room = held(one_day(listed, "b"), "10:30")
    assert "Book" in of(room)
    before = EarlierMeeting("r", "M", dt.date(2013, 1, 1))
    actions = (EarlierAction("x", "Book*", meeting="M"), EarlierAction("y", "Write", meeting="M"))
    room.put(BroughtForward("", Earlier((before,), actions)))
    assert of(room).count("Book") == 1
    assert "Also held: A" in of(room)


def test_what_was_said_is_in_its_order_and_decisions_come_last() -> None:
    room = running(
        Capture("decision", "Go."),
        Capture("question", "How?"),
        Capture("note", "So."),
        Capture("quote", "Yes.", "Eva"),
        of_session=session("a"),
    )
    source = of(room)
    assert source[source.index("### A") :] == (
        "### A\n\n- **Question:** How?\n- So.\n\n> Yes.\n>\n> — Eva\n\n- **Decision:** Go.\n"
    )


def test_captures_of_a_session_that_was_not_held_are_told() -> None:
    room = Room(one_day("a", replace(session("b"), description="About b"))).until("10:00")
    room.put(Noted("summary", "Put off.", "b"))
    room.do(moves.start).wait(30).do(moves.end).do(moves.close)
    assert blocks(room, "B")[0] == "Put off."
    assert "About b" not in of(room)
    assert "Not held" not in of(room)


def test_answers_and_reports_are_told_though_nobody_started_the_session() -> None:
    asked = replace(session("r", kind="round"), questions=("Where?",))
    grouped = replace(session("g", kind="groups"), groups=(Group("One"),))
    made = replace(one_day("a", asked, grouped), organisations=REGIONS)
    room = Room(made).until("10:00").do(moves.start)
    room.put(Answered("r", "a", 1, "Here"), Noted("note", "Done.", "g", group="one"))
    room.wait(30).do(moves.close)
    assert "| Region A | Here |" in of(room)
    assert "* **One**\n\n  - Done.\n" in of(room)
    assert "Not held" not in of(room)


def speaking(*, remote: bool = False, description: str = "", link: str = "") -> Room:
    of_session = replace(session("a"), speakers=("Cissi",), remote=remote, description=description)
    made = replace(
        one_day(of_session),
        organisations=REGIONS,
        participants=(Participant("Cissi", "a", "speaker", link),),
    )
    return held(made, "10:30")


def test_who_spoke_is_told_with_where_they_are_from() -> None:
    assert blocks(speaking()) == ["Speaker: Cissi, Region A."]
    assert blocks(speaking(remote=True)) == ["Speaker: Cissi, Region A. By link."]
    assert blocks(speaking(remote=True, link="https://a.se")) == [
        "Speaker: Cissi, Region A, by link."
    ]


def test_who_spoke_is_not_told_beside_a_text_that_tells_it() -> None:
    room = speaking(description="Cissi of Region A tells.", link="https://a.se")
    assert "### A\n\n**Cissi** of Region A tells.\n" in of(room)
    assert blocks(speaking(description="Cissi tells.")) == ["Cissi, Region A, tells."]
    assert blocks(speaking(description="All about Cissi.")) == [
        "Speaker: Cissi, Region A.",
        "All about Cissi.",
    ]
    assert "**Cissi** tells" not in of(speaking(description="Cissi tells."))


def test_whoever_is_quoted_is_introduced_unless_that_was_done() -> None:
    room = speaking()
    room.put(Noted("quote", "Yes.", "a", "Cissi"), Noted("quote", "No.", "a", "Åsa"))
    assert "> — Cissi\n" in of(room)
    assert "> — Åsa\n" in of(room)
    assert headings(of(room))[-1] != "A"


def test_a_question_of_the_agenda_that_is_asked_is_not_told_twice() -> None:
    asked = replace(session("a"), questions=("Where do we go?",))
    room = Room(one_day(asked)).until("10:00").do(moves.start)
    room.put(Noted("question", "where do we  go?", "a"), Noted("question", "And who pays?", "a"))
    source = of(room.wait(30).do(moves.end))
    assert source.casefold().count("where do we") == 1
    assert "- **Question:** And who pays?" in source
