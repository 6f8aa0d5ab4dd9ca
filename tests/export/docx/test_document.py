"""A Word document holds the text of the Markdown, in real headings, lists and tables, on A4."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import ENGLISH, Room
from export.docx.word_reader import W, Word, style, text
from export.markdown.making import minutes
from facilitator.export.about import About, about_meeting
from facilitator.export.docx.document import Piece, document
from facilitator.export.markdown import text as md
from facilitator.export.reading import BLANK, Reader
from facilitator.export.xml import FORBIDDEN
from facilitator.files import catalogues
from facilitator.files.zipped import zipped
from markdown_reader import TYPED
from strategies import meetings

SWEDISH = catalogues.load("sv")
BEGUN = dt.datetime(2013, 3, 21, 9, tzinfo=dt.UTC)
ENDED = dt.datetime(2013, 3, 22, 15, 30, 59, 5, tzinfo=dt.UTC)
ABOUT = About("Träff 1", SWEDISH, BEGUN, ENDED, "Sara Nyström")


def packed(*sources: str, of: About = ABOUT) -> bytes:
    return zipped(document(of, [Piece(source, of.language) for source in sources]))


def word(*sources: str, of: About = ABOUT) -> Word:
    return Word(packed(*sources, of=of))


def texts(source: str) -> list[str]:
    """Give the text of each block of a document, as it is to be read in Word."""
    found = []
    for token in Reader().parse(source):
        if token.type in ("fence", "code_block"):
            found.append(token.content.rstrip("\n"))
        elif token.type == "inline":
            breaks = {"softbreak": " ", "hardbreak": "\n"}
            found.append("".join(breaks.get(one.type, one.content) for one in token.children or ()))
    return [FORBIDDEN.sub("", one.replace("\r", "\n")) for one in found]


def filled(found: list[str]) -> list[str]:
    return [one for one in found if one]


RICH = """\
# Träff *ett*

Ingress med **fet**, ~~struken~~
och `kod`.\\
Ny rad, se www.a.se.

## Beslut

- ett
- två
  - inre

    mer
1. a
2. b

**Svar:**

| Fråga | Svar |
|:--|--:|
| Var? | Här |

> \N{EN DASH} Ja.

```
x
```
"""


# What it is


def test_the_parts_say_what_the_document_is_and_nothing_of_how_it_was_made() -> None:
    made = word(RICH)
    properties = {one.tag.rpartition("}")[2]: one.text for one in made.parts["docProps/core.xml"]}
    assert properties["title"] == "Träff ett"
    assert properties["creator"] == properties["lastModifiedBy"] == "Sara Nyström"
    assert (properties["created"], properties["modified"]) == (
        "2013-03-21T09:00:00Z",
        "2013-03-22T15:30:59Z",
    )
    assert properties["language"] == "sv-SE"
    assert not any(properties[name] for name in ("description", "keywords", "subject"))
    assert not [
        name for name in made.names if re.search("thumb|app.xml|custom", name, re.IGNORECASE)
    ]
    assert not [name for name, content in made.files.items() if b"python-docx" in content]


@pytest.mark.parametrize(("language", "code"), [(SWEDISH, "sv-SE"), (ENGLISH, "en-GB")])
def test_its_language_is_that_of_the_text(language: object, code: str) -> None:
    made = word(RICH, of=replace(ABOUT, language=language))
    (default,) = made.parts["word/styles.xml"].iter(f"{W}lang")
    assert default.attrib[f"{W}val"] == code
    (theme,) = made.parts["word/settings.xml"].iter(f"{W}themeFontLang")
    assert theme.attrib[f"{W}val"] == code
    assert not list(made.body.iter(f"{W}lang"))


def test_word_lays_it_out_as_it_does_today_and_shows_no_caution() -> None:
    (mode,) = word(RICH).parts["word/settings.xml"].iter(f"{W}compatSetting")
    assert mode.attrib[f"{W}name"] == "compatibilityMode"
    assert mode.attrib[f"{W}val"] == "15"


def test_the_text_is_as_it_is_read() -> None:
    assert "Ingress med fet, struken och kod.\nNy rad, se www.a.se." in word(RICH).texts


def test_it_is_a4_with_the_number_of_each_page() -> None:
    made = word(RICH)
    size = made.body[-1].find(f"{W}pgSz")
    assert size is not None
    assert [size.attrib[f"{W}{name}"] for name in ("w", "h")] == ["11906", "16838"]
    (footer,) = (part for name, part in made.parts.items() if "footer" in name)
    assert [one.text for one in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    assert text(footer) == "Sida 1 av 1"


def test_the_same_input_gives_the_same_bytes() -> None:
    assert packed(RICH) == packed(RICH)
    assert word(RICH).dates == {(1980, 1, 1, 0, 0, 0)}


def test_properties_are_cut_to_what_they_can_hold() -> None:
    made = word(f"# {'x' * 300}\n", of=replace(ABOUT, author="å\x00\ufffe" * 300))
    values = [one.text or "" for one in made.parts["docProps/core.xml"]]
    assert max(map(len, values)) == 255


# What is in it


def test_headings_lists_quotations_and_code_have_the_styles_of_word() -> None:
    made = word(RICH)
    assert made.styled("Heading1") == ["Träff ett"]
    assert made.styled("Heading2") == ["Beslut"]
    assert made.styled("Heading3") == ["Svar"]
    assert made.styled("ListBullet") == ["ett", "två", "inre"]
    assert made.styled("ListContinue") == ["mer"]
    assert made.styled("ListNumber") == ["a", "b"]
    assert made.styled("Quote") == ["\N{EN DASH} Ja."]
    assert made.styled("HTMLPreformatted") == ["x"]
    names = {
        one.attrib[f"{W}styleId"]: one[0].attrib[f"{W}val"]
        for one in made.parts["word/styles.xml"].iter(f"{W}style")
    }
    assert [names[id_] for id_ in ("Heading1", "ListBullet", "ListNumber", "Quote")] == [
        *("heading 1", "List Bullet", "List Number", "Quote")
    ]


def test_a_heading_keeps_to_what_follows_it() -> None:
    styles = word(RICH).parts["word/styles.xml"]
    kept = {
        one.attrib[f"{W}styleId"] for one in styles if one.find(f"{W}pPr/{W}keepNext") is not None
    }
    assert {f"Heading{level}" for level in range(1, 7)} | {"TableHeading"} <= kept


def kept(source: str) -> list[str]:
    """Give the lines that stay with what follows them."""
    return [
        text(one)
        for one in word(source).paragraphs
        if one.find(f"{W}pPr/{W}keepNext") is not None and not style(one).startswith("Table")
    ]


def test_no_item_of_a_list_stands_alone_on_a_page_and_neither_does_the_last_line() -> None:
    assert kept("- a\n- b\n\nx\n\n# y\n") == ["a"]
    assert kept("- a\n- b\n- c\n- d\n\nx\n") == ["a", "c", "d"]
    assert kept("- a\n\nx\n\ny\n") == ["x"]
    assert kept("- a\n  - b\n  - c\n- d\n  - e\n\n# x\n") == ["b", "c"]
    assert kept("- a\n\n- > b\n-\n\n# x\n") == ["a", "b"]
    assert kept("x\n") == []


def test_what_leads_up_to_a_list_a_quotation_or_a_table_stays_with_it() -> None:
    assert kept("x\n\n- a\n") == ["x"]
    assert kept("x\n\ny\n\n1. a\n") == ["y"]
    assert kept("x\n\n> a\n") == ["x"]
    assert kept("x\n\n| a |\n|---|\n| b |\n") == ["x", ""]  # and the room above the table


def test_no_line_ends_in_the_middle_of_a_word_that_begins_short() -> None:
    made = word("IT-området och e-tjänst, Lisa-Sebastian.\n")
    assert made.texts[0] == "IT-området och e-tjänst, Lisa-Sebastian."
    assert len(list(made.body.iter(f"{W}noBreakHyphen"))) == 2


def test_a_quotation_stays_with_the_name_of_who_said_it() -> None:
    assert kept("> a\n>\n> b\n>\n> c\n\n# x\n\n> d\n\n# y\n") == ["a", "b"]


def numbers(made: Word, *styles: str) -> list[tuple[str, str]]:
    """Give the list and level of each paragraph with a sign."""
    found = []
    for one in made.paragraphs:
        level, number = one.find(f"{W}pPr/{W}numPr/{W}ilvl"), one.find(f"{W}pPr/{W}numPr/{W}numId")
        if level is not None and number is not None and (not styles or style(one) in styles):
            found.append((number.attrib[f"{W}val"], level.attrib[f"{W}val"]))
    return found


def test_each_list_with_numbers_begins_with_its_own() -> None:
    made = word("1. a\n2. b\n\n- x\n\n7) c\n   1. d\n\n0. e\n")
    lists = [number for number, _ in numbers(made, "ListNumber")]
    assert lists == ["3", "3", "4", "5", "6"]
    starts = {
        one.attrib[f"{W}numId"]: (
            one[1].attrib[f"{W}ilvl"],
            one[1][0].attrib[f"{W}val"],
        )
        for one in made.parts["word/numbering.xml"].iter(f"{W}num")
        if len(one) > 1
    }
    assert starts == {"3": ("0", "1"), "4": ("0", "7"), "5": ("1", "1"), "6": ("0", "0")}


def test_an_item_that_begins_with_something_else_has_its_sign_all_the_same() -> None:
    made = word("- - a\n- > b\n-\n- | c | d |\n  |---|---|\n  | e | f |\n- ```\n  g\n  ```\n")
    assert [
        (style(one), text(one)) for one in made.paragraphs if one.find(f".//{W}numPr") is not None
    ] == [
        ("ListBullet", ""),
        ("ListBullet", "a"),
        ("Quote", "b"),
        ("ListBullet", ""),
        ("ListBullet", ""),
        ("HTMLPreformatted", "g"),
    ]


def test_lists_deeper_than_word_has_them_stay_at_its_lowest_level() -> None:
    deep = "".join(f"{'  ' * level}- {level}\n" for level in range(10))
    assert [level for _, level in numbers(word(deep))] == [*map(str, range(9)), "8"]


def test_a_table_repeats_its_headings_and_is_named_by_its_section() -> None:
    made = word(RICH)
    (table,) = made.body.iter(f"{W}tbl")
    heads, row = table.iter(f"{W}tr")
    assert heads.find(f"{W}trPr/{W}tblHeader") is not None
    assert row.find(f"{W}trPr/{W}tblHeader") is None
    assert all(one.find(f"{W}trPr/{W}cantSplit") is not None for one in (heads, row))
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    assert caption is not None
    assert caption.attrib[f"{W}val"] == "Svar"
    assert made.styled("TableHeading") == ["Fråga", "Svar"]
    assert made.styled("TableText") == ["Var?", "Här"]
    sides = [one.attrib[f"{W}val"] for one in table.iter(f"{W}jc")]
    assert sides == ["right", "right"]


def test_a_row_to_be_filled_in_has_room_to_write() -> None:
    made = word("| a | b |\n|---|---|\n| &nbsp; | x |\n| y |  |\n")
    heights = [one.find(f"{W}trPr/{W}trHeight") is not None for one in made.body.iter(f"{W}tr")]
    assert heights == [False, True, False]
    assert BLANK in made.texts


def test_things_to_tick_off_have_no_other_sign_and_lines_to_write_on_stay_together() -> None:
    made = word("- ☐ a\n- ☐ b\n\n___\n\n___\n\ntext\n")
    assert made.styled("ListContinue") == ["☐ a", "☐ b"]
    assert numbers(made) == []
    lines = [one for one in made.paragraphs if style(one) == "WritingLine"]
    assert [one.find(f"{W}pPr/{W}keepNext") is not None for one in lines] == [True, False]


def test_a_link_leads_where_it_says_and_is_kept_once() -> None:
    made = word("<https://a.se/b_c?x=1&y=2> [ord](https://b.se) www.a.se https://b.se\n")
    assert made.links == [
        ("https://a.se/b_c?x=1&y=2", "https://a.se/b_c?x=1&y=2"),
        ("https://b.se", "ord"),
        ("https://www.a.se", "www.a.se"),
        ("https://b.se", "https://b.se"),
    ]
    assert len(made.targets) == 3


@pytest.mark.parametrize(
    "address",
    [
        *(
            "foo.md",
            "#x",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://",
            "http://a.se:x/",
        ),
        *("http://[a.se/", f"https://a.se/{'x' * 3000}", "http://a.se:99999/", "https://a.se/%"),
    ],
)
def test_an_address_that_word_would_stumble_over_is_only_text(address: str) -> None:
    made = word(f"[ord](<{address}>)\n")
    assert "ord" in "".join(made.texts)
    assert all(re.fullmatch(r"https?://[\w.%]+[!-~]*", target) for target in made.targets.values())
    assert address not in made.targets.values()


def test_a_series_has_each_meeting_on_a_new_page_below_its_title_and_in_its_language() -> None:
    sources = ["# Alla\n", "## Ett\n\nx\n", "## Two\n\ny\n"]
    languages = [SWEDISH, SWEDISH, ENGLISH]
    pieces = [Piece(*one) for one in zip(sources, languages, strict=True)]
    made = Word(zipped(document(ABOUT, pieces)))
    new = [
        text(one) for one in made.paragraphs if one.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert new == ["Two"]
    said = {
        text(run): lang.attrib[f"{W}val"]
        for run in made.body.iter(f"{W}r")
        if (lang := run.find(f"{W}rPr/{W}lang")) is not None
    }
    assert said == {"Two": "en-GB", "y": "en-GB"}


# The law


def test_everything_of_a_document_is_read_back() -> None:
    assert filled(word(RICH).texts) == filled(texts(RICH))


@settings(max_examples=60)
@given(TYPED, TYPED, TYPED, st.text(max_size=40))
def test_text_from_people_is_read_back(one: str, other: str, third: str, wild: str) -> None:
    source = "\n\n".join(
        (
            f"# {md.heading(one.replace(chr(10), ' '))}",
            md.block(other),
            f"**{md.inline(one)}:**",
            md.items([md.block(third), md.quoted(md.block(one))]),
            md.table(["a", "b"], [[md.inline(other), md.inline(third)]]),
            md.quoted(md.items([md.block(other)])),
            wild,
        )
    )
    assert filled(word(source).texts) == filled(texts(source))


@settings(max_examples=60)
@given(TYPED)
def test_what_was_typed_is_a_paragraph_of_exactly_that(typed: str) -> None:
    line = " ".join(typed.split()) or "x"
    assert word(md.lead(line)).texts == [line]


@settings(max_examples=10)
@given(meetings())
def test_the_minutes_of_any_meeting_are_read_back(room: Room) -> None:
    source = minutes(room.state, room.now, ENGLISH)
    made = word(source, of=about_meeting(room.state, ENGLISH))
    assert filled(made.texts) == filled(texts(source))


@given(st.text(st.characters(codec=None), min_size=1, max_size=20))
def test_no_character_breaks_the_document(wild: str) -> None:
    made = word(f"a{wild}b", of=replace(ABOUT, title=wild, author=wild))
    for content in made.parts.values():
        assert isinstance(content, ET.Element)


def test_a_short_table_is_kept_on_one_page_and_a_long_one_is_not() -> None:
    short, long = ("| a |\n|---|\n" + "| b |\n" * rows for rows in (3, 30))
    kept = [
        [row.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for row in table.iter(f"{W}tr")]
        for table in word(f"{short}\n{long}").body.iter(f"{W}tbl")
    ]
    assert kept == [[True, True, True, False], [False] * 31]
