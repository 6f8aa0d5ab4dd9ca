"""Minutes can be published as they are; what is looked for first stands first."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace

from builders import ENGLISH, REGIONS, Room, minutes, one_day, session
from digital_agenda import SWEDISH, first_meeting, second_meeting
from export.markdown.making import headings, held, of, section
from export.markdown.making import minutes as written
from facilitator.core.base.text import says_nothing
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.people import marking
from facilitator.core.record.agenda import Homework, Participant, Upcoming
from facilitator.core.record.events import Event
from facilitator.core.record.notes import CaptureKind, Noted
from facilitator.core.record.replay import fold
from facilitator.core.time import moves
from facilitator.export.wording import DASH
from markdown_reader import TYPED, of_type, read, text

KINDS: list[CaptureKind] = [kind for kind in get_args(CaptureKind) if kind != "summary"]
"""The kinds that are listed; a summary is told as it is."""


# The whole of it


def test_a_meeting_of_nothing_but_a_title_and_a_session_is_short() -> None:
    assert of(held(one_day("a"), "10:30")) == (
        "# Minutes of Meeting\n\n21 March 2013.\n\n## Thursday 21 March\n\nAlso held: A.\n"
    )


def test_the_parts_are_in_the_order_in_which_readers_look_for_them() -> None:
    task = Homework(id="t", title="Task")
    made = replace(
        one_day("a", replace(session("b"), description="About b", speakers=("Eva",))),
        organisations=REGIONS,
        participants=(Participant("Eva", role="speaker"),),
        rules=("Be on time.",),
        homework=(task,),
        upcoming=(Upcoming(status="wish", theme="A journey"),),
        notes_by="Sara *N*",
    )
    room = Room(made).do(note_moves.capture, Capture("note", "Before all."))
    room.until("10:00").do(moves.start)
    for kind in KINDS:
        room.do(note_moves.capture, Capture(kind, f"One {kind}."))
    room.wait(30).do(moves.next_session).wait(30).do(moves.end)
    room.do(note_moves.capture, Capture("summary", "A good day."))
    source = of(room)
    assert headings(source) == [
        "Minutes of Meeting",
        "In brief",
        "Decisions",
        "Actions",
        "Homework",
        "Task",
        "Upcoming meetings",
        "Thursday 21 March",
        "A",
        "B",
        "Outside the programme",
        "Parking lot",
        "Participants",
        "Ground rules",
    ]
    assert source.endswith("- Be on time.\n\nMinutes taken by Sara \\*N\\*\n")


def test_no_time_nobody_late_and_no_id_is_published() -> None:
    made = replace(
        one_day(replace(session("the-id"), title="Talk", remote=True, speakers=("Bo",))),
        organisations=REGIONS,
        participants=(
            Participant("Bo", "a", "speaker", "https://a.se/secret", phone="0455"),
            Participant("Lisa", "b"),
        ),
        series="the-series",
    )
    room = held(made, "10:47")
    room.do(marking.came_at, "lisa", 0, dt.time(10, 12))
    source = of(room)
    for hidden in ("10:", "min", "late", "the-id", "the-series", "secret", "0455", "review"):
        assert hidden not in source
    assert "**Bo**, Region A, by link." in source
    assert "- **Region B:** Lisa" in source


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
    assert "*Draft as of 10:12 on Thursday 21 March 2013: the meeting is not over.*" in of(room)
    assert "Draft" not in of(room.do(moves.close))


def test_the_minutes_speak_the_language_they_are_asked_for() -> None:
    room = held(one_day("a"), "10:36")
    room.do(note_moves.capture, Capture("decision", "Ja."))
    source = written(room.state, room.now, SWEDISH)
    assert source.startswith("# Minnesanteckningar från Meeting\n\n21 mars 2013.\n\n## I korthet")
    assert "## Torsdag 21 mars\n\n### A\n\n- **Beslut:** Ja.\n" in source


# Captures

TEXTS = TYPED.map(str.strip).filter(lambda text: not says_nothing(text))
_GATHERED = {"decision": "Decisions", "parking": "Parking lot", "action": "Actions"}
_LEADS = {"question": "Question: ", "decision": "Decision: "}


@given(st.lists(st.tuples(st.sampled_from(KINDS), TEXTS), min_size=1, max_size=6))
@example([("action", "0"), ("decision", "12")])
def test_every_capture_stands_in_its_session_or_where_its_kind_is_collected(
    captures: list[tuple[CaptureKind, str]],
) -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start)
    for kind, typed in captures:
        room.do(note_moves.capture, Capture(kind, typed))
    source = written(room.state, room.now, ENGLISH)
    here = [c for c in captures if c[0] in ("note", "question", "quote", "decision")]
    if here:
        assert sorted(_told_in(section(source, "A"))) == sorted(
            _LEADS.get(kind, "") + typed for kind, typed in here
        )
    else:
        assert "A" not in headings(source)
    for gathers, title in _GATHERED.items():
        wanted = [typed for kind, typed in captures if kind == gathers]
        if wanted:
            (gathered,) = section(source, title)
            found = [_without_place(item) for item in gathered.children]
            assert [one.removesuffix(".") for one in found] == [w.removesuffix(".") for w in wanted]
        else:
            assert title not in headings(source)


def _told_in(blocks: list[SyntaxTreeNode]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if block.type == "blockquote":
            found.append("\n\n".join(map(text, block.children)))
        if block.type == "bullet_list":
            found += ["\n\n".join(map(text, item.children)) for item in block.children]
    return found


def _without_place(item: SyntaxTreeNode) -> str:
    whole = "\n\n".join(map(text, item.children))
    assert whole.endswith(" (A)")
    return whole.removesuffix(" (A)")


def test_a_capture_changed_is_told_as_it_is_and_one_removed_not_at_all() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start)
    kept = room.do(note_moves.capture, Capture("note", "old")).events[-1]
    room.do(note_moves.change_note, kept.id, Capture("decision", "new"))
    gone = room.do(note_moves.capture, Capture("note", "gone")).events[-1]
    room.do(note_moves.remove_note, gone.id)
    source = of(room)
    assert "- **Decision:** new" in source
    assert "old" not in source
    assert "gone" not in source


def test_captures_outside_any_session_have_a_section_of_their_own() -> None:
    room = Room(one_day("a")).do(note_moves.capture, Capture("note", "Before."))
    room.put(Noted("decision", "Of a session that is gone.", "gone"))
    found = section(of(room), "Outside the programme")
    assert [text(item) for item in of_type(found, "list_item")] == [
        "Before.",
        "Decision: Of a session that is gone.",
    ]


# The meetings this program is for


def test_the_first_meeting_is_told_in_the_order_of_the_model() -> None:
    room = first_meeting(present=True)
    source = written(room.state, room.now, SWEDISH)
    assert [line for line in source.splitlines() if line.startswith("## ")] == [
        "## I korthet",
        "## Beslut",
        "## Åtgärder",
        "## Hemuppgifter",
        "## Kommande träffar",
        "## Torsdag 21 mars",
        "## Fredag 22 mars",
        "## Deltagare",
        "## Spelregler",
    ]
    for said in (
        "# Minnesanteckningar från Lärprojektet Digital agenda, träff 1\n",
        (
            f"Stockholm, 21{DASH}22 mars 2013. Tema: Uppstart. Elva regioner, Folkbildningsrådet "
            "och Näringsdepartementet deltog."
        ),
        (
            "- **Nästa träff:** fredag 26 april 2013 i Kista. Tema: Nya digitala tjänster.\n"
            "- **Till dess:** Gör ett ordmoln · Omvärldsspana i din region (senast 26 april)\n"
        ),
        "- **Att göra:** Jörgen Sandström skickar länkar till EU:s digitala agenda, senast ",
        f"> \n> {DASH} Åsa Zetterberg".replace("> \n", ">\n"),
        (
            "Dessutom hölls: Introduktion till området · Introduktion till Reglabs "
            "lärprojekt · Torsdagen i korthet."
        ),
        "**Inte med:** Regionförbundet Örebro.",
        "Region Halland (torsdag)",
        (
            "**Talare:** Cissi Dahl, Åsa Zetterberg, Jörgen Sandström, Caroline Andersson och "
            "Henrik Ishahara."
        ),
    ):
        assert said in source
    assert source.endswith("\n\nVid anteckningarna: Sara Nyström\n")
    for hidden in ("för sent", "kl.", "skype:", "Planerat", "Tidsuppföljning", "ej påbörjad"):
        assert hidden not in source
    assert source.count("Det är ok att ta med kolleger") == 1


def test_the_second_meeting_tells_what_it_took_over_and_what_is_its_own() -> None:
    first = first_meeting()
    room = second_meeting(first)
    source = written(room.state, room.now, SWEDISH, first.state)
    for said in (
        (
            "## Åtgärder från förra träffen\n\n"
            "- **Jörgen Sandström** skickar länkar till EU:s digitala agenda, senast 5 april. "
            "*(klar)*"
        ),
        "## Hemuppgifter till den här träffen\n\n### Gör ett ordmoln\n\n",
        "4 av 14 listor inlämnade.",
        "**Har inte lämnat in:** Folkbildningsrådet, ",
        "Örebro.\n\nHemuppgift var också: Omvärldsspana i din region.\n\n## ",
        "enligt listorna.\n\n| Begrepp | Används av | Vikt | Organisationer |",
        "| digital agenda | 2 av 4 | 15 | ",
        "Näringsdepartementet deltar.",
        "| Region Blekinge | 20 april | 3 begrepp |",
        "**Talare:** Eva Berg.",
        "Talare: **Eva Berg**, utredare, E-delegationen.",
        "2 röster (flest): Region Blekinge och Region Värmland.",
        "| Region Blekinge | Antagen av styrelsen *(tidigare: Remiss hela våren)* | Gemensamma ",
    ):
        assert said in source
    for other in (
        "### Omvärldsspana",
        "Aktuellt i EU",
        "Cissi Dahl",
        "Caroline Andersson",
        "Stockholm",
    ):
        assert other not in source
    assert source.count("skickar länkar") == 1


def test_minutes_exported_after_later_hand_ins_say_as_of_when() -> None:
    first = first_meeting()
    second_meeting(first)
    source = written(first.state, first.now, SWEDISH)
    assert "Läget den 23 april: 4 av 14 listor inlämnade." in source
    assert "## Begrepp\n\nLäget den 23 april: 5 begrepp från 4 organisationer." in source
    assert "| Region Skåne | 22 april | 2 begrepp |" in source
    assert "Saknas" not in source


def test_a_very_large_meeting_is_written_in_moderate_time() -> None:
    room = Room(one_day(*(f"s{i}" for i in range(300))))
    notes = [
        Event(f"n{i}", room.now, "me", Noted(KINDS[i % len(KINDS)], f"Text {i}", f"s{i % 300}"))
        for i in range(6000)
    ]
    source = written(fold(room.state, notes), room.now + minutes(1), ENGLISH)
    assert source.count("Text ") == 6000 + 1000


def test_a_document_reads_as_blocks() -> None:
    assert {block.type for block in read(of(Room(one_day("a"))))} == {"heading", "paragraph"}
