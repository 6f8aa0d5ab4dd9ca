"""A session read in full."""

from __future__ import annotations

from msgspec.structs import replace

from builders import ENGLISH, Room, agenda, day, session
from facilitator.core.record.agenda import Participant, Step
from facilitator.core.record.materials import MaterialTicked
from facilitator.core.time import moves
from facilitator.tui.places.run.reading import lines


def test_all_that_is_known_of_a_session_is_said() -> None:
    talk = replace(
        session("talk", 45, 30),
        description="What is new.\n\nAnd what is not.",
        questions=("One?",),
        steps=(Step("In pairs", duration=10),),
        script="Ask. Wait.",
        materials=("Pens", "Paper"),
        prepare=("Chairs",),
        speakers=("Åsa",),
        remote=True,
        lead="Sara",
    )
    who = Participant("Åsa", role="speaker", link="skype:asa")
    of = Room(replace(agenda(day("a", talk)), participants=(who,))).until("10:05").do(moves.start)
    of.put(MaterialTicked("talk", "Pens"))
    told = lines(of.row("talk"), of.state, ENGLISH)
    assert [text for text, _ in told] == [
        "planned 10:30–11:15",  # noqa: RUF001 - a dash between times
        "now 10:35–11:20",  # noqa: RUF001
        "Talk · Åsa · by link · at least 30 min",
        "led by Sara",
        "⇄ Åsa: skype:asa",
        "",
        "What is new.",
        "",
        "And what is not.",
        "",
        "Questions",
        "1 One?",
        "",
        "Steps",
        "In pairs, 10 min",
        "",
        "Script",
        "Ask. Wait.",
        "",
        "Material",
        "✓ Pens",
        "○ Paper",
        "",
        "Prepare",
        "○ Chairs",
    ]


def test_what_there_is_nothing_of_is_left_out() -> None:
    of = Room(agenda(day("a"))).until("10:00")
    assert [text for text, _ in lines(of.row("a"), of.state, ENGLISH)] == [
        "planned 10:00–10:30",  # noqa: RUF001
        "Talk · at least 30 min",
    ]
