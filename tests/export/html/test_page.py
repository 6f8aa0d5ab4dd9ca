"""The page of the minutes stands alone, can be listened to, and shows text from people as text."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import assume, example, given, settings
from msgspec.structs import replace

from builders import DATE, ENGLISH, Room, agenda, day, one_day, session
from export.page_reader import Page
from facilitator.core.homework import moves as homework_moves
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.record.agenda import Agenda, Homework, Organisation
from facilitator.core.time import moves
from facilitator.core.words import moves as word_moves
from facilitator.export.html.chart import LONGEST
from facilitator.export.html.cloud import MOST_WORDS
from facilitator.export.html.page import Minutes, document, letter, page, report
from facilitator.export.html.style import DARK, LIGHT, style
from facilitator.export.markdown.parts import ALL, parts
from facilitator.export.markdown.text import joined
from facilitator.export.wording import DASH
from facilitator.files import catalogues
from markdown_reader import TYPED
from strategies import meetings

TWO_DAYS = agenda(
    day(session("a", 30), session("b", 30), session("lunch", 60, start="12:00", kind="break")),
    day("c", date=DATE + dt.timedelta(days=1)),
)


def told(room: Room) -> Minutes:
    """Tell of a meeting with its times, which have a picture."""
    markdown = joined(parts(room.state, room.now, ENGLISH, wanted=ALL).values())
    return Minutes(markdown, room.state, room.now, ENGLISH)


def of(room: Room) -> Page:
    return Page(page(told(room)))


def with_words(lists: dict[str, str], programme: Agenda | None = None) -> Room:
    organisations = tuple(Organisation(id_, id_.upper()) for id_ in lists)
    task = Homework(id="cloud", title="Words", collects="terms")
    made = replace(programme or TWO_DAYS, organisations=organisations, homework=(task,))
    room = Room(made)
    for id_, text in lists.items():
        room.do(homework_moves.hand_in, "cloud", id_, text)
    return room


def test_a_page_has_landmarks_contents_headings_and_headed_tables() -> None:
    room = with_words({"x": "moln: 3, fiber", "y": "moln"})
    room.until("10:00").do(moves.start).do(note_moves.capture, Capture("action", "Write", "Lisa"))
    found = of(room)
    assert found.values("lang", "html") == ["en"]
    assert found.of("title")[0] == "Minutes of Meeting"
    assert [heading for level, heading in found.headings if level == 1] == ["Minutes of Meeting"]
    sections = [heading for level, heading in found.headings if level == 2]
    assert sections[0] == "Contents"
    assert {"Actions", "Concepts", "Planned and actual times"} <= set(sections)
    links = [text for text in found.of("a") if text]
    assert links[0] == "To the content"
    assert links[1 : len(sections)] == sections[1:]
    assert ("th", {"scope": "col"}) in found.attributes
    assert "moln" in found.of("th")


def test_a_day_has_a_timeline_that_is_told_in_words() -> None:
    room = Room(TWO_DAYS).until("10:05").do(moves.start).until("10:40").do(moves.next_session)
    room.until("10:50").do(moves.toggle).until("10:55").do(moves.toggle).until("11:20")
    room.do(moves.skip, "lunch").do(moves.end)
    found = of(room)
    texts = [text.replace(DASH, "-") for text in found.of("desc")]
    assert texts[0] == (
        "A: planned 10:00-10:30, actual 10:05-10:40. B: planned 10:30-11:00, actual 10:40-11:20. "
        "LUNCH: planned 12:00-13:00, skipped."
    )
    assert len(texts) == 2
    bars = found.values("class", "rect")
    assert [bars.count(kind) for kind in ("planned", "actual", "pause")] == [6, 5, 2]
    ticks = [text for text in found.of("text") if re.fullmatch(r"\d\d:\d\d", text)]
    assert ticks[:3] == ["10:00", "10:15", "10:30"]


def test_a_name_too_long_for_the_chart_is_told_in_full_with_it() -> None:
    long = replace(session("a"), title="Å" * 200)
    found = of(Room(one_day(long)))
    assert "Å" * (LONGEST - 1) + "…" in found.of("text")
    assert any(text.startswith("Å" * 200) for text in found.of("title"))


@settings(max_examples=15)
@given(meetings())
def test_any_meeting_makes_a_page_with_a_readable_chart(room: Room) -> None:
    found = of(room)
    for tag, attributes in found.attributes:
        if tag == "rect":
            x, width = float(attributes["x"]), float(attributes["width"])
            assert 0 <= x <= x + width <= 965
    assert found.values("class", "line").count("grid") <= 14 * len(room.state.dates)


def test_a_word_cloud_names_every_concept_heaviest_first() -> None:
    found = of(with_words({"x": "moln: 3, fiber", "y": "moln: 2"}))
    assert "The share of each among the words handed in: moln 88%, fiber 12%." in found.of("desc")
    drawn = [a for tag, a in found.attributes if tag == "text" and "font-size" in a]
    assert [a["font-size"] for a in drawn] == ["44", "17"]
    assert "cloud" not in of(with_words({})).values("class", "svg")


def test_a_word_cloud_of_very_many_says_how_many_are_left_out() -> None:
    many = ", ".join(f"begrepp{n:03}" for n in range(MOST_WORDS + 20))
    found = of(with_words({"x": many}))
    cloud = next(text for text in found.of("desc") if "begrepp" in text)
    assert cloud.endswith(" and 20 more.")


@settings(max_examples=25)
@example("https://a.se/b_c", "x")
@given(TYPED, TYPED)
def test_text_from_people_is_shown_as_it_is_and_does_nothing(one: str, other: str) -> None:
    line = " ".join(one.split()) or "x"
    programme = replace(
        one_day(replace(session("s"), title=line, description=other, questions=(other,))),
        title=line,
        place=other,
        rules=(one,),
    )
    room = with_words({"x": "moln"}, programme)
    room.until("10:00").do(moves.start)
    room.do(word_moves.agree, "moln", line)
    assume(one.strip())
    room.do(note_moves.capture, Capture("action", one, other))
    found = of(room)
    assert found.of("title")[0] == f"Minutes of {line}"
    assert found.headings[0][1] == f"Minutes of {line}"
    note = next(iter(room.state.notes.values()))
    assert any(note.text in item for item in found.whole("li"))


PLAIN = """\
# T

## A

| a | b |
|---|---|
| 1 | &nbsp; |

text

**L:**

> x

| c |
|---|
| |
"""


def test_a_table_is_named_by_its_heading_to_those_who_do_not_see_it() -> None:
    found = Page(document(PLAIN, "unused", ENGLISH))
    assert found.headings == [(1, "T"), (2, "A"), (3, "L")]
    captions = [a.get("class", "") for tag, a in found.attributes if tag == "caption"]
    assert found.of("caption") == ["A", "L"]
    assert captions == ["unseen", "unseen"]


def test_a_table_takes_no_stop_of_the_tab_key_and_a_blank_cell_has_room_to_write() -> None:
    found = Page(document(PLAIN, "unused", ENGLISH))
    assert found.values("tabindex") == ["-1"]  # the content, which the first link leads to
    assert [a.get("class") for tag, a in found.attributes if tag == "td"] == ["blank"]


def test_times_stay_on_a_line_and_a_table_is_torn_only_if_long_its_words_only_if_wide() -> None:
    narrow = "| a | b |\n|---|---|\n| 10:00\N{EN DASH}10:20 | c |\n"
    wide = f"| a | b |\n|---|---|\n| {'x' * 60} | {'y' * 60} |\n"
    long = "| a |\n|---|\n" + "| b |\n" * 9
    found = Page(document(f"{narrow}\ntext\n\n{wide}\ntext\n\n{long}", "T", ENGLISH))
    tables = [a.get("class") for tag, a in found.attributes if tag == "table"]
    assert tables == ["few", "wide few", None]
    assert found.values("class", "th") == ["times"]


def test_a_typed_address_is_a_link_that_is_not_written_twice_on_paper() -> None:
    found = Page(document("Se www.a.se och [här](https://b.se).", "T", ENGLISH))
    links = [(a["href"], a.get("class")) for tag, a in found.attributes if tag == "a"][1:]
    assert links == [("https://www.a.se", "bare"), ("https://b.se", None)]
    assert ".bare)::after" in style(ENGLISH)


def test_on_paper_it_is_a4_with_numbered_pages_and_no_table_is_larger_than_text() -> None:
    sheet = style(ENGLISH)
    page_, printed = sheet.split("@page")[1].split("@media print")
    assert "size:A4" in page_
    assert 'content:"Page " counter(page) " of " counter(pages) ""' in page_
    assert 'content:"Sida " counter(page) " av " counter(pages) ""' in style(catalogues.load("sv"))
    sizes = re.findall(r"(?:^|\})table\{[^}]*font-size:([\d.]+)(\w+)", sheet.replace("\n", ""))
    assert sizes == [(".95", "em")]  # of the text it stands in, on paper as on the screen
    assert "font-size:1rem" in printed
    assert re.search(r"h1,h2,h3,h4,[^{]*\{break-after:avoid", printed)


def test_on_paper_what_leads_up_to_a_list_stays_with_it() -> None:
    assert "p:has(+:is(ul,ol,blockquote,.table)){break-after:avoid}" in style(ENGLISH)


@pytest.mark.parametrize(
    "around", ["{}", "- {}", "- a\n- *{}*", "**{}** b", "| a |\n|---|\n| {} |"]
)
def test_no_line_ends_in_the_middle_of_a_word_that_begins_short(around: str) -> None:
    text = "IT-området (e-tjänst) Lisa-Sebastian 2013-04-26 www.e-tjanst.se a@b-c.se x-y"
    found = Page(document(around.format(text), "T", ENGLISH))
    assert found.whole("span") == ["IT-området", "e-tjänst", "x-y"]
    assert text in "".join(said for _, said in found.wholes)


def test_a_letter_is_a_page_without_style_links_or_ids() -> None:
    found = letter(PLAIN, ENGLISH)
    assert re.findall(r"<(?:style|nav|script|link|a)\b| id=| class=.table", found) == []
    assert '<th scope="row">1</th>' in found


@pytest.mark.parametrize(
    ("description", "link"),
    [
        ("![a picture](https://a.se/x.png)", "https://a.se/x.png"),
        ("[go](https://a.se/)", "https://a.se/"),
        ("[go](javascript:alert(1))", None),
        ("![x](data:image/png;base64,AAAA)", None),
        ("<img src=x onerror=alert(1)>", None),
        ("[go](<file:///etc/passwd>)", None),
    ],
)
def test_a_description_loads_nothing_and_runs_nothing(description: str, link: str | None) -> None:
    room = Room(one_day(replace(session("s"), description=description))).until("10:00")
    found = of(room.do(moves.start))
    assert [href for href in found.values("href") if href[0] != "#"] == ([link] if link else [])


def test_minutes_of_a_template_need_no_heading_and_may_align_cells() -> None:
    room = Room(TWO_DAYS)
    text = "Hello\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n![p](data:image/png;base64,A)\n"
    found = Page(page(Minutes(text, room.state, room.now, ENGLISH)))
    assert found.headings == [(1, "Meeting")]
    assert [a.get("class") for tag, a in found.attributes if tag in ("th", "td")] == [
        "center",
        "right",
        "center",
        "right",
    ]


def test_a_report_has_an_article_for_each_meeting_one_level_lower() -> None:
    rooms = [Room(TWO_DAYS), with_words({"x": "moln"})]
    swedish = replace(told(rooms[1]), language=catalogues.load("sv"))
    found = Page(report("Minutes <of> all", [told(rooms[0]), swedish], ENGLISH))
    assert found.headings[0] == (1, "Minutes <of> all")
    assert found.values("lang", "article") == ["en", "sv"]
    assert [text for level, text in found.headings if level == 2] == [
        "Contents",
        "Minutes of Meeting",
        "Minutes of Meeting",
    ]
    assert found.of("title")[0] == "Minutes <of> all"


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *((ink, ground, 7.0) for ink in ("ink", "soft", "link") for ground in ("ground", "tint")),
        ("bar", "ground", 3.0),
        ("line", "ground", 3.0),
    ],
)
def test_colours_have_enough_contrast(
    colours: dict[str, str], ink: str, ground: str, least: float
) -> None:
    """By the relative luminance of WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    dark, light = sorted((luminance(colours[ink]), luminance(colours[ground])))
    assert (light + 0.05) / (dark + 0.05) >= least
