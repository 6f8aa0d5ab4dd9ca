"""Minutes tell everything about a meeting, in its words, and only that."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace

from builders import AGENDA_FOLDER, DATE, ENGLISH, Room, agenda, day, minutes, one_day, session
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.agenda import (
    Agenda,
    Group,
    Homework,
    Organisation,
    Participant,
    Upcoming,
)
from facilitator.core.record.events import Event
from facilitator.core.record.notes import CaptureKind, Noted
from facilitator.core.record.replay import fold
from facilitator.core.record.sessions import LeftoverChoice, LeftoverSettled, SessionSkipped
from facilitator.core.time import moves
from facilitator.export.markdown.minutes import minutes as written
from facilitator.export.wording import DASH
from facilitator.files import catalogues
from facilitator.files.agenda.file import parse
from markdown_reader import TYPED, of_type, plain_text, read, text

SWEDISH = catalogues.load("sv")
NEXT = DATE + dt.timedelta(days=1)
KINDS: list[CaptureKind] = [kind for kind in get_args(CaptureKind) if kind != "summary"]
"""The kinds that are listed; a summary is told as it is."""


def of(room: Room) -> str:
    """Write the minutes of a meeting as it is now, with hyphens for dashes."""
    return written(room.state, room.now, ENGLISH).replace(DASH, "-")


def section(source: str, title: str) -> list[SyntaxTreeNode]:
    """Give the blocks under a heading, up to the next one of its level or above."""
    blocks = read(source)
    start = next(i for i, b in enumerate(blocks) if b.type == "heading" and text(b) == title)
    level = blocks[start].tag
    for end, block in enumerate(blocks[start + 1 :], start + 1):
        if block.type == "heading" and block.tag <= level:
            return blocks[start + 1 : end]
    return blocks[start + 1 :]


def headings(source: str) -> list[str]:
    """List the headings."""
    return [text(block) for block in of_type(read(source), "heading")]


def rows(source: str) -> list[list[str]]:
    """Give the rows of the last table of times, the header first."""
    *_, table = of_type(section(source, "Planned and actual times"), "table")
    return [[text(cell) for cell in row.children] for row in of_type([table], "tr")]


def told(source: str, title: str) -> str:
    """Give the sentences about a session."""
    return text(section(source, title)[0])


def held(programme: Agenda, *ends: str) -> Room:
    """Hold a one-day meeting from 10:00, each session until the next of these times."""
    room = Room(programme).until("10:00").do(moves.start)
    for end in ends:
        room.until(end).do(moves.next_session)
    return room


# The whole of it


def test_a_meeting_of_nothing_but_a_title_and_a_session_is_short() -> None:
    assert of(held(one_day("a"), "10:30")) == (
        "# Minutes: Meeting\n\n"
        "- **Date:** Thursday, 21 March 2013\n\n"
        "## Programme\n\n"
        "### A\n\n"
        "10:00-10:30, as planned.\n\n"
        "## Planned and actual times\n\n"
        "| Session | Planned | Actual | Ended |\n"
        "| --- | --- | --- | --- |\n"
        "| A | 10:00-10:30 | 10:00-10:30 | on time |\n"
        "| **Total** | 30 min | 30 min | on time |\n"
    )


def test_a_summary_follows_the_description_and_the_meetings_own_stands_at_the_top() -> None:
    about = replace(session("a"), description="What *it* is", questions=("Why?",))
    room = Room(one_day(about, session("b", kind="break"))).until("10:00").do(moves.start)
    room.do(note_moves.capture, Capture("note", "said"))
    room.do(note_moves.capture, Capture("summary", "We agreed,\n*after* all."))
    room.wait(30).do(moves.next_session)
    room.do(note_moves.capture, Capture("summary", "Over coffee too."))
    room.wait(30).do(moves.end).do(note_moves.capture, Capture("summary", "A good day."))
    source = of(room)
    told = source.index
    assert headings(source)[1:3] == ["In brief", "Programme"]
    assert text(section(source, "In brief")[0]) == "A good day."
    assert told("What *it* is") < told("We agreed,\\\n\\*after\\* all.") < told("**Questions")
    assert [text(block) for block in section(source, "B")][-1] == "Over coffee too."
    assert source.count("A good day.") == 1
    assert "Summary" not in source


def test_a_summary_of_a_session_not_held_is_told() -> None:
    room = Room(one_day("a", "b")).until("10:00")
    room.do(note_moves.capture, Capture("summary", "Put off."), "b")
    room.do(moves.start).wait(30).do(moves.end).do(moves.close)
    assert text(section(of(room), "B")[-1]) == "Put off."


def test_what_the_agenda_says_is_told() -> None:
    made = replace(
        one_day(
            replace(
                session("eu"),
                speakers=("Jörgen", "Cissi"),
                description="*What* is new",
                questions=("Why?",),
                groups=(Group("Plans", "Concrete work", ("blekinge", "Lisa")), Group("Other")),
            )
        ),
        place="Stockholm",
        theme="Start",
        series="digital",
        rules=("Be on time.",),
        organisations=(Organisation("blekinge", "Region Blekinge"), Organisation("skl", "SKL")),
        participants=(
            Participant("Cissi", "blekinge", "speaker", "https://a.se/secret"),
            Participant("Lisa", "gone"),
            Participant("Bo", role="facilitator"),
            Participant("Eva", role="guest"),
        ),
    )
    source = of(held(made, "10:30"))
    assert headings(source)[1:4] == ["Participants", "Ground rules", "Programme"]
    for line in (
        "- **Place:** Stockholm",
        "- **Theme:** Start",
        "- **Series:** digital",
        "- **Organisations:** Region Blekinge and SKL",
        "- **Facilitator:** Bo",
        "- **Speaker:** Cissi (Region Blekinge, by link)",
        "- **Guest:** Eva",
        "- **Participant:** Lisa (gone)",
        "- Be on time.",
        "*What* is new",
        "**Questions to discuss:**\n\n- Why?",
        "**Groups:**\n\n- **Plans** - Concrete work\\\n  Members: Region Blekinge and Lisa (gone)",
        "- **Other**",
    ):
        assert line in source
    assert "Speakers: Jörgen and Cissi (Region Blekinge, by link)." in told(source, "EU")
    assert "secret" not in source


def test_a_speaker_not_known_to_join_by_link_is_told_to_have_joined_by_link() -> None:
    made = one_day(replace(session("a"), speakers=("Cissi",), remote=True))
    assert told(of(held(made, "10:30")), "A").endswith("Speaker: Cissi. By link.")


@pytest.mark.parametrize(
    ("people", "told_of"),
    [
        ([Participant("cissi", "skl")], "cissi (SKL)."),
        ([Participant("Cissi", "gone"), Participant("Cissi", "skl", "speaker")], "Cissi (SKL)."),
        ([Participant("Cissi", "skl", "speaker"), Participant("Cissi", "gone")], "Cissi (SKL)."),
        ([Participant("Cissi", "skl"), Participant("Cissi", "gone")], "Cissi."),
    ],
)
def test_a_speaker_is_taken_for_nobody_else_of_that_name(
    people: list[Participant], told_of: str
) -> None:
    made = replace(
        one_day(replace(session("a"), speakers=("Cissi",))),
        organisations=(Organisation("skl", "SKL"),),
        participants=tuple(people),
    )
    assert told(of(held(made, "10:30")), "A").endswith(f"Speaker: {told_of}")


def test_what_lies_ahead_is_told() -> None:
    made = replace(
        one_day("a"),
        homework=(
            Homework(
                id="words",
                title="Make a word cloud",
                instructions="Show your words.\n\nAll of them.",
                purpose="To compare",
                collects="terms",
                due=dt.date(2013, 4, 26),
                compilers=("Lisa", "Bo"),
                links=("https://a.se/x", "javascript:alert(1)"),
            ),
            Homework(id="watch", title="Watch", of="participant", collects="file-reference"),
        ),
        upcoming=(
            Upcoming(status="wish", theme="A journey"),
            Upcoming(status="fixed", date=dt.date(2013, 4, 26), place="Kista", theme="Services"),
            Upcoming(status="proposed", place="Värmland"),
        ),
    )
    source = of(held(made, "10:30"))
    assert (
        "### Make a word cloud\n\nShow your words.\n\nAll of them.\n\n"
        "- **Purpose:** To compare\n"
        "- **Hand in:** terms from each organisation\n"
        "- **Due:** Friday, 26 April 2013\n"
        "- **Compiled by:** Lisa and Bo\n"
        "- **Links:** <https://a.se/x>, javascript:alert(1)\n\n"
        "### Watch\n\n"
        "- **Hand in:** a reference to a file from each participant\n\n"
        "## Coming meetings\n\n"
        "- **Fixed:** Friday, 26 April 2013, Kista, theme: Services\n"
        "- **Proposed:** Värmland\n"
        "- **Wished for:** theme: A journey\n"
    ) in source


def test_a_rehearsal_says_so_at_the_top() -> None:
    room = Room(one_day("a"))
    room.put(moves.opened(one_day("a"), "", rehearsal=True))
    top = of(room).split("\n\n")
    assert top[:2] == [
        "# Rehearsal: Meeting",
        "**This was a rehearsal; the meeting was not held.**",
    ]


def test_an_unfinished_meeting_is_a_draft_as_of_its_local_time() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:12:59")
    assert "*Draft as of 10:12 on Thursday, 21 March 2013: the meeting is not over.*" in of(room)
    assert "Draft" not in of(room.do(moves.close))


def test_the_minutes_speak_the_language_they_are_asked_for() -> None:
    room = held(one_day("a"), "10:36")
    room.do(note_moves.capture, Capture("decision", "Ja."))
    source = written(room.state, room.now, SWEDISH)
    assert "# Minnesanteckningar: Meeting" in source
    assert "- **Datum:** torsdag 21 mars 2013" in source
    assert f"Kl. 10:00{DASH}10:36 (planerat 10:00{DASH}10:30)." in source
    assert "**Beslut:**\n\n- Ja." in source
    assert "| 6 min efter |" in source


# What became of a session


def test_times_that_differ_from_the_plan_are_told_with_the_plan() -> None:
    assert told(of(held(one_day("a"), "10:36:40")), "A") == "10:00-10:36 (planned 10:00-10:30)."


def test_a_running_and_a_paused_session_are_told_as_such() -> None:
    room = Room(one_day("a")).until("10:02").do(moves.start)
    assert told(of(room), "A") == "Began 10:02, still going on (planned 10:00-10:30)."
    room.do(moves.pause)
    assert told(of(room), "A") == "Began 10:02, now paused (planned 10:00-10:30)."


def test_a_session_that_was_reopened_has_every_interval() -> None:
    room = held(one_day("a", "b"), "10:30", "11:00").wait(5).do(moves.back).wait(5).do(moves.end)
    assert "10:30-11:00 and 11:05-11:10 (planned 10:30-11:00)." in told(of(room), "B")


def test_what_was_not_held_is_told_in_words_and_nothing_else_of_it() -> None:
    made = one_day("a", "b", replace(session("c"), description="About c"), "d")
    room = Room(made).until("10:00").do(moves.start).do(moves.skip, session="b")
    room.until("10:30").do(moves.go_to, "d")
    source = of(room)
    assert told(source, "B") == "Planned 10:30-11:00. It was skipped."
    assert told(source, "C") == "Planned 11:00-11:30. It was not held."
    assert len(section(source, "C")) == 1
    assert [row[2] for row in rows(source)[1:3]] == ["10:00-10:30", "skipped"]


def test_what_is_still_to_come_is_told_with_what_it_is_about() -> None:
    source = of(Room(one_day(replace(session("a"), description="About a"))))
    assert told(source, "A") == "Planned 10:00-10:30. It is still to come."
    assert text(section(source, "A")[1]) == "About a"


def test_after_closing_nothing_is_still_to_come() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start).until("10:30").do(moves.close)
    assert "It was not held." in told(of(room), "B")


def test_a_session_that_was_left_is_told_to_be_interrupted() -> None:
    room = Room(one_day("a", "b", "c")).until("10:00").do(moves.start).until("10:10")
    room.put(SessionSkipped("a"))
    assert told(of(room), "A") == "10:00-10:10 (planned 10:00-10:30). It was interrupted."


@pytest.mark.parametrize(
    ("choice", "sentence", "short"),
    [
        ("homework", "There was no time for it and it became homework.", "became homework"),
        ("dropped", "There was no time for it and it was dropped.", "dropped"),
        ("next-day", "It was moved to Friday, 22 March 2013.", "moved to Friday, 22 March 2013"),
    ],
)
def test_what_was_left_over_is_told_with_what_became_of_it(
    choice: LeftoverChoice, sentence: str, short: str
) -> None:
    made = agenda(day("a", replace(session("b"), questions=("Why?",))), day("c"))
    room = Room(made).until("10:00").do(moves.start).until("10:40").do(moves.end)
    room.do(moves.settle_leftover, ("b",), choice)
    source = of(room)
    assert sentence in told(source, "B")
    assert f"| B | 10:30-11:00 | {short} |" in source
    if choice == "homework":
        homework = section(source, "Homework")
        assert text(homework[0]) == "B"
        assert "Why?" in text(homework[-1])


def test_a_session_carried_to_the_next_day_is_told_on_both() -> None:
    room = Room(agenda(day("a", "b"), day("c"))).until("10:00").do(moves.start)
    room.do(moves.go_to, "b").wait(10)
    room.put(SessionSkipped("b"), LeftoverSettled(("b",), "next-day"))
    room.until("10:00", NEXT).do(moves.go_to, "c").wait(30)
    room.do(moves.go_to, "b").wait(20).do(moves.end)
    source = of(room)
    assert headings(source).count("B") == 2
    assert "What was left of it was moved to Friday, 22 March 2013." in source
    assert "It was moved here from Thursday, 21 March 2013." in source
    assert "10:00-10:10 on 21 March 2013 and 10:30-10:50 (planned 10:30-11:00)." in source


def test_a_break_is_in_the_table_and_in_the_prose_only_if_something_came_of_it() -> None:
    made = one_day("a", session("coffee", 15, kind="break"))
    room = held(made, "10:30")
    assert "COFFEE" not in headings(of(room))
    assert "COFFEE" in [row[0] for row in rows(of(room))]
    room.do(note_moves.capture, Capture("note", "Spilt."))
    assert "COFFEE" in headings(of(room))


def test_a_day_held_on_another_date_says_when_it_was_planned() -> None:
    room = Room(agenda(day("a"), day("b"))).do(moves.move_day, 1, dt.date(2013, 4, 1))
    source = of(room)
    assert "## Day 1: Monday, 1 April 2013\n\nPlanned for Thursday, 21 March 2013." in source


# The table


def test_the_table_says_how_each_session_and_day_went() -> None:
    room = held(one_day("a", "b"), "10:40")
    room.wait(5).do(moves.pause).wait(6).do(moves.toggle).do(moves.extend, 10)
    room.until("11:05").do(moves.next_session)
    assert rows(of(room)) == [
        ["Session", "Planned", "Actual", "Ended", "Pauses", "Time added or taken"],
        ["A", "10:00-10:30", "10:00-10:40", "10 min behind", "", ""],
        ["B", "10:30-11:00", "10:40-11:05", "5 min behind", "6 min", "10 min more"],
        ["Total", "1 h", "1 h 5 min", "5 min behind", "6 min", "10 min more"],
    ]


def test_time_taken_away_is_told_as_less() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).do(moves.extend, -10)
    assert rows(of(room))[1][-1] == "10 min less"


def test_what_is_shown_adds_up() -> None:
    """Seconds are left out before times are compared, as they are for the reader."""
    room = Room(one_day("a")).until("10:00:50").do(moves.start).until("10:29:10").do(moves.end)
    assert rows(of(room))[1:] == [
        ["A", "10:00-10:30", "10:00-10:29", "1 min ahead"],
        ["Total", "30 min", "29 min", "1 min ahead"],
    ]


def test_each_of_several_days_has_its_table() -> None:
    source = of(Room(agenda(day("a"), day("b"))))
    assert len(list(of_type(read(source), "table"))) == 2
    assert headings(source)[-2:] == [
        "Day 1: Thursday, 21 March 2013",
        "Day 2: Friday, 22 March 2013",
    ]


# Captures

TEXTS = TYPED.map(str.strip).filter(bool)


@given(st.lists(st.tuples(st.sampled_from(KINDS), TEXTS), min_size=1, max_size=6))
def test_every_capture_stands_in_its_session_and_where_its_kind_is_collected(
    captures: list[tuple[CaptureKind, str]],
) -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start)
    for kind, typed in captures:
        room.do(note_moves.capture, Capture(kind, typed))
    source = written(room.state, room.now, ENGLISH)
    blocks = section(source, "A")
    found: list[str] = []
    for block in blocks:
        if block.type == "blockquote":
            found.append(plain_text(block.children))
        if block.type == "bullet_list":
            found += [plain_text(item.children) for item in block.children]
    ordered = sorted(
        (c for c in captures if c[0] != "parking"),
        key=lambda c: ["quote", "note", "question", "decision", "action"].index(c[0]),
    )
    assert found == [typed for _, typed in ordered]
    assert len(section(source, "B")) == 1
    for kind, title in (("decision", "All decisions"), ("parking", "Parking lot")):
        wanted = [typed for of_kind, typed in captures if of_kind == kind]
        if wanted:
            (gathered,) = section(source, title)
            assert [_without_place(item) for item in gathered.children] == wanted
        else:
            assert title not in headings(source)
    if wanted := [typed for kind, typed in captures if kind == "action"]:
        (table,) = section(source, "All actions")
        cells = [row.children[0] for row in of_type([table], "tr")][1:]
        assert [plain_text(cell.children) for cell in cells] == wanted


def _without_place(item: SyntaxTreeNode) -> str:
    whole = "\n\n".join(map(text, item.children))
    assert whole.endswith(" (A)")
    return whole.removesuffix(" (A)")


def test_who_and_when_follow_a_capture() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start)
    room.do(note_moves.capture, Capture("quote", "Yes.", "Åsa"))
    room.do(note_moves.capture, Capture("action", "Do it.", "Bo", dt.date(2013, 4, 1)))
    room.do(note_moves.capture, Capture("note", "Noted.", "Eva"))
    source = of(room)
    assert "> Yes.\n>\n> — Åsa" in source
    assert "- Do it. *(Bo, by 1 April 2013)*" in source
    assert "- Noted. *(Eva)*" in source
    assert "| Do it. | Bo | 1 April 2013 | A |" in source


def test_captures_outside_any_session_have_a_section_of_their_own() -> None:
    room = Room(one_day("a")).do(note_moves.capture, Capture("note", "Before."))
    room.put(Noted("decision", "Of a session that is gone.", "gone"))
    source = of(room)
    found = section(source, "Outside the programme")
    assert [text(item) for item in of_type(found, "list_item")] == [
        "Before.",
        "Of a session that is gone.",
    ]
    assert "- Of a session that is gone.\n" in source[source.index("## All decisions") :]


def test_a_capture_changed_is_told_as_it_is_and_one_removed_not_at_all() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start)
    kept = room.do(note_moves.capture, Capture("note", "old")).events[-1]
    room.do(note_moves.change_note, kept.id, Capture("decision", "new"))
    gone = room.do(note_moves.capture, Capture("note", "gone")).events[-1]
    room.do(note_moves.remove_note, gone.id)
    source = of(room)
    assert "**Decisions:**\n\n- new" in source
    assert "old" not in source
    assert "gone" not in source


# The meeting this program is for


def test_the_minutes_tell_what_the_report_on_the_first_meeting_tells() -> None:
    path = AGENDA_FOLDER / "digital-agenda.toml"
    made = parse(path.read_text("utf-8")).agenda
    assert made is not None
    room = Room(made).until("10:00").do(moves.start)
    quote = Capture("quote", "Vi är på 24:e plats i världen.", "Åsa Zetterberg")
    room.do(moves.go_to, "blekinge").do(moves.go_to, "skl").do(note_moves.capture, quote)
    source = written(room.state, room.now, SWEDISH)
    for said in (
        "torsdag 21 mars 2013",
        "Stockholm",
        "Folkbildningsrådet",
        "Näringsdepartementet",
        "Cissi Dahl",
        "via länk",
        "www.regionaldigitalagenda.se",
        "> Vi är på 24:e plats i världen.\n>\n> — Åsa Zetterberg",
        "Jörgen Sandström, som varit tre månader i Bryssel",
        "Caroline Andersson, vd på Governo",
        "Henrik Ishahara, politiskt sakkunnig på Näringsdepartementet",
        "Konkret handlingsplanearbete",
        "- **Bestämt:** fredag 26 april 2013, Kista, tema: Nya digitala tjänster",
        "- **På förslag:** Västerbotten",
        "- **Önskemål:** ",
        "- Det är ok att ta med kolleger till kommande seminarier.",
        "### Gör ett ordmoln",
        "Lisa, Sebastian, Victoria och Lennart",
        "### Omvärldsspana i din region",
    ):
        assert said in source


def test_a_very_large_meeting_is_written_in_moderate_time() -> None:
    room = Room(one_day(*(f"s{i}" for i in range(300))))
    notes = [
        Event(f"n{i}", room.now, "me", Noted(KINDS[i % len(KINDS)], f"Text {i}", f"s{i % 300}"))
        for i in range(6000)
    ]
    source = written(fold(room.state, notes), room.now + minutes(1), ENGLISH)
    assert source.count("Text ") == 6000 + 2000
