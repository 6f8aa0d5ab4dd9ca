"""The short version is one page that holds what its readers want to know."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from msgspec.structs import replace

from builders import ENGLISH, Room, one_day, session
from digital_agenda import SWEDISH, first_meeting, second_meeting
from export.markdown.making import of as whole
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.agenda import Group, Homework, Participant, Upcoming
from facilitator.core.record.notes import Noted
from facilitator.core.time import moves
from facilitator.export.markdown.short import fits, short, spoken
from facilitator.export.wording import DASH
from markdown_reader import TYPED, of_type, read, text

FACTS = (
    *("kompetent gäng med bred erfarenhet från offentlig verksamhet", "Stockholm"),
    *("torsdag 21–fredag 22 mars 2013", "startade lärprojektet Digital agenda"),  # noqa: RUF001
    "Tolv regioner, Folkbildningsrådet och Näringsdepartementet",
    *("Introduktion till området", "Introduktion till Reglabs lärprojekt"),
    "**Cissi Dahl** från Netport berättar via Skype om Region Blekinges arbete",
    *("handlingsplan för en regional digital agenda", "www.regionaldigitalagenda.se"),
    "**Åsa Zetterberg**, SKL:s Center för e-samhället, berättade om SKL:s strategi",
    "– I Sverige har vi en lång tradition av att leverera välfärd.",  # noqa: RUF001
    "Levererar vi välfärd på bästa sätt? säger Åsa Zetterberg.",
    "– Vi är faktiskt inte så bra på offentliga tjänster på nätet.",  # noqa: RUF001
    "24:e plats i världen – tillsammans med Kazakstan",  # noqa: RUF001
    "**Jörgen Sandström**, som varit tre månader i Bryssel, presenterar vad som är aktuellt",
    "**Caroline Andersson**, vd på Governo",
    "**Henrik Ishahara**, politiskt sakkunnig på Näringsdepartementet",
    *("Huvuddelen av fredagen", "vad är det största behovet?"),
    (
        "Tre arbetsgrupper bildades: *det övergripande uppdraget*, *konkret handlingsplanearbete* "
        "och *verksamhetsutveckling och e-tjänster*."
    ),
    "Nästa träff: fredag 26 april 2013 i Kista. Tema: Nya digitala tjänster.",
    "Någon av de kommande träffarna blir utanför Stockholm.",
    *("Västerbotten och Värmland", "Studiebesök", "internationell resa tillsammans"),
    *("Håll programtiderna", "svårt att göra ett bra program", "ta med kolleger"),
    "**Gör ett ordmoln** som visar vilka begrepp ni använder i ert arbete.",
    *(
        "att jämföra och, om möjligt, använda samma begrepp",
        "finns att ladda ner (<https://example.org/ordmoln>). Syfte:",
    ),
    "Sammanställs av Lisa, Sebastian, Victoria och Lennart.",
    *("Omvärldsspana i din region", "Inom vilka områden finns spjutspetsar?"),
)
"""What the report on the first meeting tells."""


def of(room: Room) -> str:
    return short(room.state, room.now, ENGLISH)


def test_the_page_on_the_first_meeting_holds_every_fact_of_its_report() -> None:
    room = first_meeting()
    page = short(room.state, room.now, SWEDISH)
    for fact in FACTS:
        assert fact in page
    assert fits(page)


def test_the_page_names_nobody_late_and_no_time() -> None:
    room = first_meeting(present=True)
    page = short(room.state, room.now, SWEDISH)
    for hidden in ("för sent", "min ", "kl.", "skype:", "Planerat", "Tidsuppföljning", "frånvar"):
        assert hidden not in page
    assert not re.search(r"\d\d:\d\d", page)


def test_the_page_on_the_second_meeting_has_its_own_speaker_and_what_is_open() -> None:
    room = second_meeting(first_meeting())
    page = short(room.state, room.now, SWEDISH)
    assert "fokusera på i lärprojektet?** Laget runt: Var befinner ni er just nu" in page
    assert "**Nya digitala tjänster.** Talare: **Eva Berg**, utredare, E-delegationen." in page
    assert "**Hemuppgifter.** *Gör ett ordmoln.* 4 av 14 listor inlämnade." in page
    assert "Västerbotten (2 röster) och Värmland" in page
    assert "**Kvarstår.**" not in page
    assert "Cissi" not in page


def test_the_page_tells_what_earlier_meetings_left_open_after_what_is_new() -> None:
    room = second_meeting(first_meeting(), done=False)
    page = short(room.state, room.now, SWEDISH)
    assert page.endswith(
        "\n\n**Kvarstår.** Jörgen Sandström skickar länkar till EU:s digitala agenda (skulle vara "
        "klart 5 april).\n"
    )
    room.put(Noted("action", "bjuder in", "fokus", "Region Skåne"))
    page = short(room.state, room.now, SWEDISH)
    assert "**Att göra.** Region Skåne bjuder in.\n\n**Kvarstår.** Jörgen Sandström " in page


def test_a_meeting_of_which_nothing_is_known_is_a_title_and_a_date() -> None:
    room = Room(one_day("a")).until("10:00").do(moves.start).wait(30).do(moves.close)
    assert of(room) == ("# Meeting\n\nThursday 21 March 2013.\n\nAlso held: A.\n")


def test_a_rehearsal_and_a_draft_say_so() -> None:
    room = Room(one_day("a"))
    room.put(moves.opened(one_day("a"), "", rehearsal=True))
    assert of(room).startswith("# Rehearsal: Meeting\n\n*Draft as of 09:00")


def test_a_title_stands_before_what_does_not_tell_it() -> None:
    described = replace(session("a"), title="Vote", description="Three dots each.")
    grouped = replace(session("g", kind="groups"), groups=(Group("One"), Group("Two")))
    room = Room(one_day(described, grouped, "b")).until("10:00").do(moves.start)
    for _ in range(3):
        room.wait(30).do(moves.next_session)
    room.put(Noted("summary", "It was good.", "b"))
    told = of(room).split("\n\n")
    assert told[-3:] == [
        "**Vote.** Three dots each.",
        "Two groups were formed: *One* and *Two*.",
        "It was good.\n",
    ]
    room.put(Noted("note", "Said.", "g"))
    assert "**G.** Said. Two groups were formed: *One* and *Two*." in of(room)


def test_who_speaks_is_told_with_title_and_affiliation() -> None:
    talk = replace(session("a"), speakers=("Bo Ek",))
    bo = Participant("Bo Ek", role="speaker", title="engineer", affiliation="Lund")
    room = Room(replace(one_day(talk), participants=(bo,))).until("10:00").do(moves.start)
    for said, told in (
        ("Bo Ek showed maps.", "**Bo Ek**, engineer, Lund, showed maps."),
        ("Maps from Bo Ek.", "Speaker: **Bo Ek**, engineer, Lund. Maps from Bo Ek."),
    ):
        room.put(Noted("summary", said, "a"))
        assert told in of(room)
        room.do(moves.undo)


def test_running_text_has_capitals() -> None:
    room = Room(replace(one_day("a"), rules=("be on time",))).until("10:00").do(moves.start)
    for line in (Noted("note", "maps", "a"), Noted("decision", "it is done", "a")):
        room.put(line)
    room.put(Noted("action", "send maps", "a"))
    page = of(room)
    for told in (
        "**A.** Maps.",
        "**Decision.** It is done.",
        "rules.** Be on time.",
        " Send maps.",
    ):
        assert told in page


def test_what_comes_next_has_its_own_heading() -> None:
    made = replace(
        one_day("a"),
        rules=("Be on time",),
        homework=(
            Homework(id="t", title="Look out", instructions="look out for\n\nthings"),
            Homework(id="u", title="Write", due=dt.date(2013, 4, 26), links=("https://a.se",)),
        ),
        upcoming=(
            Upcoming(status="wish", theme="A journey"),
            Upcoming(status="proposed", place="Lund"),
            Upcoming(status="proposed", place="Umeå"),
        ),
        notes_by="Sara",
    )
    room = Room(made).until("10:00").do(moves.start)
    room.put(Noted("action", "sends it", "a", "Bo"))
    page = of(room.wait(30).do(moves.close))
    assert page[page.index("## What") :] == (
        "## What comes next\n\n"
        "**Upcoming meetings.** Proposed: Lund and Umeå. Wished for: A journey.\n\n"
        "**Ground rules.** Be on time.\n\n"
        "**Homework:**\n\n"
        "- **look out** for things\n"
        "- **Write, by 26 April.** <https://a.se>\n\n"
        "**To do.** Bo sends it.\n\n"
        "Minutes taken by Sara\n"
    )


def test_what_was_decided_is_not_told_as_on_the_programme_too() -> None:
    room = Room(one_day("a", "b")).until("10:00").do(moves.start)
    room.do(note_moves.capture, Capture("decision", "We go to Lund."))
    page = of(room.wait(30).do(moves.next_session).wait(30).do(moves.close))
    assert "Also held: B." in page
    assert "**Decision.** We go to Lund." in page


def test_what_was_noted_gives_way_where_the_page_is_too_small() -> None:
    made = one_day(*(replace(session(f"s{n}"), title=f"Talk {n}") for n in range(8)))
    room = Room(made).until("10:00").do(moves.start)
    for _ in range(8):
        room.wait(30).do(moves.next_session)
    for n in range(8):
        room.put(*(Noted("note", f"Note {k} of {n} {'x' * 60}.", f"s{n}") for k in range(9)))
    room.put(Noted("summary", "In all.", "s0"))
    page = of(room)
    assert fits(page)
    assert "In all." in page
    assert "of 0" not in page
    for n in range(1, 8):
        assert f"**Talk {n}.** Note 0 of {n}" in page
        assert f"Note 8 of {n}" not in page
    assert "Note 8 of 1" in whole(room)


@given(TYPED, TYPED)
def test_what_was_typed_reads_back_in_one_line(said: str, who: str) -> None:
    for line in (spoken(said, "", ENGLISH), spoken(f"{said}?", f"*{'x'}*", ENGLISH)):
        (paragraph,) = read(line)
        assert " ".join(said.split()) in text(paragraph)
    room = Room(one_day("a")).until("10:00").do(moves.start)
    room.do(note_moves.capture, Capture("quote", f"x{said}", who.strip()))
    assert not list(of_type(read(of(room)), "image", "html_inline", "html_block", "code_inline"))


def test_quotations_have_a_dash_in_swedish_and_marks_in_english() -> None:
    assert spoken("Ja.", "Åsa", SWEDISH) == f"{DASH} Ja, säger Åsa."
    assert spoken("Ja?", "Åsa", SWEDISH) == f"{DASH} Ja? säger Åsa."
    assert spoken("Ja.", "", SWEDISH) == f"{DASH} Ja."
    assert spoken(f"{DASH} Ja.", "Åsa", SWEDISH) == f"{DASH} Ja, säger Åsa."
    assert spoken("Yes.", "Åsa", ENGLISH) == "“Yes,” said Åsa."
