"""The People place: each key, what it writes in the journal, and what is seen afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from facilitator.core.people import attendance, roster
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.notes import Noted
from facilitator.core.record.people import (
    Arrived,
    AttendanceCleared,
    Departed,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
)
from facilitator.export.markdown.parts import parts
from facilitator.files.catalogues import load
from facilitator.tui.widgets.rows import Rows
from tui.harness import PROGRAMME, Stage, english, stage

LISTED: Final = PROGRAMME.replace(
    "[[participant]]",
    """[[organisation]]
id = "blekinge"
name = "Region Blekinge"

[[organisation]]
id = "skåne"
name = "Region Skåne"

[[participant]]
name = "Cissi Dahl"
organisation = "blekinge"
role = "speaker"
link = "https://example.org"

[[participant]]""",
    1,
)
EMPTY: Final = PROGRAMME.replace('[[participant]]\nname = "Åsa Zetterberg"\n', "")


def chosen(on: Stage) -> str:
    """Give the line of the person under the cursor."""
    rows = on.app.screen.query_one("#people", Rows)
    return on.lines[rows.region.y + rows.cursor_row].strip()


async def test_everybody_is_listed_under_their_organisation(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED) as on:
        await on.press("6")
        assert [line.rstrip() for line in on.lines[1:7]] == [
            " day 1 of 2, Thursday, 21 March 2013 · 0 of 3 here",
            " · Region Blekinge",
            "   · Cissi Dahl (speaker, by link)",
            " · Region Skåne",
            "   Without an organisation",
            "   · Åsa Zetterberg",
        ]
        assert on.facts == []
        assert "[" not in on.lines[0]
        await on.press("escape")
        assert on.question == "Run"


async def test_space_marks_as_present_and_takes_it_back(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:12") as on:
        await on.press("6", "space")
        assert on.facts[-1] == Arrived("@blekinge", 1)
        assert on.line("✓ Region Blekinge").endswith(" here")
        assert "1 of 3 here" in on.text
        assert "late" not in on.text
        assert "[1 of 3 here]" in on.lines[0]
        await on.press("space")
        assert on.facts[1:] == [AttendanceCleared("@blekinge", 1)]
        assert "· Region Blekinge" in on.text
        assert "[" not in on.lines[0]
        await on.press("u")
        assert "✓ Region Blekinge" in on.text
        await on.press("1")
        assert "[1 of 3 here]" in on.lines[0]


async def test_o_says_that_somebody_was_on_time(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:12") as on:
        await on.press("6", "O")
        assert on.facts[-1] == Arrived("@blekinge", 1, 12 * 60)
        assert on.line("✓ Region Blekinge").endswith("here 10:00")
        assert "late" not in on.text


async def test_t_asks_when_somebody_came(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:30") as on:
        await on.press("6", "t")
        assert "When did Region Blekinge come?" in on.text
        await on.type("10.20")
        await on.press("enter")
        assert on.facts[-1] == Arrived("@blekinge", 1, 10 * 60)
        assert on.line("✓ Region Blekinge").endswith("here 10:20, 20 min late")
        await on.press("t")
        await on.type("lots")
        await on.press("enter")
        assert on.app.said == ["Write a clock time: 9, 9:05, 9.05 or 0905."]
        await on.press("escape", "down", "down", "down", "T", "enter")  # as late as it is now
        assert on.facts[-1] == Arrived("åsa-zetterberg", 1, 0)
        assert on.line("✓ Åsa Zetterberg").endswith("here 10:30, 30 min late")
        assert "2 of 3 here · 2 late" in on.text
        assert len(on.facts) == 2


async def test_l_lets_somebody_leave_and_mends_when(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "space")
        await on.advance(90)
        await on.press("L")
        assert on.facts[-1] == Departed("@blekinge", 1)
        assert on.line("← Region Blekinge").endswith("left 11:30, 2 h 15 min early")
        assert "0 of 3 here · 1 left" in on.text
        await on.press("l")
        assert "When did Region Blekinge leave?" in on.text
        await on.type("11:00")
        await on.press("enter")
        assert on.facts[-1] == Departed("@blekinge", 1, 30 * 60)
        await on.press("space")
        assert on.line("✓ Region Blekinge").endswith(" here")


async def test_l_says_that_somebody_who_was_not_marked_is_absent(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "l")
        assert on.facts == [Departed("@blekinge", 1)]
        assert on.app.said.pop().startswith("“Region Blekinge” is marked as absent.")
        assert on.line("\N{EN DASH} Region Blekinge").endswith(" absent")
        assert "0 of 3 here · 1 absent" in on.text
        await on.press("l")
        assert on.app.said == ["That is already so."]
        await on.press("space", "l")
        assert on.app.said == ["That is already so."]
        assert "← Region Blekinge" in on.text
        assert "absent" not in on.lines[1]


async def test_people_are_added_one_a_line(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "a")
        await on.type("Anna Berg, sk")
        assert "Anna Berg · Region Skåne · participant" in on.text
        await on.press("enter")
        assert on.facts[-1] == PersonAdded("anna-berg", "Anna Berg", "skåne", "participant")
        await on.paste("Bo Ek\tRegion Blekinge\tguest\nAnna Berg, skåne\n\nDan, Netport\nEva")
        await on.press("enter")
        assert on.facts[1:] == [
            PersonAdded("bo-ek", "Bo Ek", "blekinge", "guest"),
            PersonAdded("anna-berg-2", "Anna Berg", "skåne", "participant"),
        ]
        assert "No organisation is called “Netport”" in on.app.said[-1]
        assert "Dan, Netport" in on.text
        assert "No organisation is called “Netport”" in on.text
        await on.press("escape", "i")
        assert "Dan" not in on.text
        await on.press("escape", "a")
        assert "Dan, Netport" in on.text
        await on.press("up", "home", *["delete"] * len("Dan, Netport\n"), "enter", "escape")
        assert on.facts[-1] == PersonAdded("eva", "Eva", None, "participant")
        assert on.line("Region Skåne").split() == ["Region", "Skåne", "0", "of", "2"]
        await on.press("space")
        assert on.facts[-1:] == [Arrived("eva", 1)]


async def test_e_mends_and_gives_a_stand_in_its_name(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "space", "e")
        await on.type("Anna Berg")
        await on.press("enter")
        assert on.facts[-1] == PersonChanged("@blekinge", "Anna Berg", "blekinge", "participant")
        assert on.line("✓ Anna Berg").endswith(" here")
        await on.press("enter", "end")
        await on.type(", guest")
        await on.press("enter")
        assert on.facts[-1] == PersonChanged("@blekinge", "Anna Berg", "blekinge", "guest")
        assert "Anna Berg (guest)" in on.text
        await on.press("e", "escape")
        assert len(on.facts) == 3


async def test_v_lists_who_comes_in_somebody_s_place(tmp_path: Path) -> None:
    """Of the same organisation and role; of the first nothing is said by that."""
    listed = LISTED.replace('role = "speaker"\nlink = "https://example.org"\n', "")
    async with stage(tmp_path, listed, at="10:00") as on:
        await on.press("6", "v")
        assert "Who comes in the place of Cissi Dahl?" in on.text
        assert ", Region Blekinge" in on.text
        await on.press("enter")
        assert on.said[-1] == "There is no name in what you typed."
        await on.type("Dan Ek")
        assert "Dan Ek · Region Blekinge · participant" in on.text
        await on.press("enter")
        assert on.last == PersonAdded("dan-ek", "Dan Ek", "blekinge")
        assert on.said[-1] == "Dan Ek comes in the place of Cissi Dahl. Space marks who is there."
        assert chosen(on).startswith("· Dan Ek")
        await on.press("space", "v")
        assert on.said[-1] == "They are marked as there. Space takes that back first."
        state = on.meeting.state
        told = parts(state, on.meeting.clock.now(), load("en"))["attendance"]
        assert "- **Region Blekinge:** Dan Ek" in told
        await on.press("u", "u")
        assert "dan-ek" not in on.meeting.state.people.persons
        await on.press("end", "up", "v")  # an organisation of which nobody is named
        assert "A name, then the organisation and the role" in on.text
        await on.type("Eva")
        await on.press("enter")
        assert on.last == PersonChanged("@skåne", "Eva", "skåne")


async def test_two_people_of_one_name_are_told_apart(tmp_path: Path) -> None:
    again = '[[participant]]\nname = "Åsa Zetterberg"\n'
    async with stage(tmp_path, LISTED.replace(again, again * 2)) as on:
        await on.press("6")
        assert "Åsa Zetterberg (1)" in on.text
        assert "Åsa Zetterberg (2)" in on.text


async def test_d_takes_off_the_list_only_who_was_never_there(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "d", "down", "space", "d")
        assert on.kinds == ["arrived"]
        assert "stay on the list" in on.app.said[0]
        assert "Clear that first" in on.app.said[1]
        await on.press("space", "delete")
        assert on.facts[-1] == PersonRemoved("cissi-dahl")
        assert "· Cissi" not in on.text
        await on.press("u")
        assert "· Cissi Dahl" in on.text


async def test_typing_finds_people_and_the_keys_then_act_on_them(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6")
        await on.burst("fzett")
        await on.press("enter", "space")
        assert on.facts[-1] == Arrived("åsa-zetterberg", 1)
        assert "1 found with “zett”" in on.text
        assert "Cissi" not in on.text
        await on.press("escape")
        assert "Cissi" in on.text
        assert chosen(on).startswith("✓ Åsa")
        await on.press("f")
        await on.type("blek")
        assert "Cissi Dahl" in on.text
        assert "Åsa" not in on.text
        await on.type("x")
        assert "Nobody here is called that" in on.text
        await on.press("escape")
        assert "Åsa" in on.text
        await on.press("down", "up")
        assert len(on.facts) == 1


async def test_the_arrows_show_the_other_days(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "space", "right")
        assert "day 2 of 2, Friday, 22 March 2013 · 0 of 3 here" in on.lines[1]
        assert "← Day before" in on.footer
        assert "→" not in on.footer
        await on.press("space")
        assert on.app.said == ["Day 2 has not come yet."]
        await on.press("right", "left", "left")
        assert "day 1 of 2" in on.lines[1]
        await on.advance(24 * 60)
        assert "day 2 of 2" in on.lines[1]
        await on.press("left", "down", "space")
        assert on.line("✓ Cissi Dahl").endswith(" here")
        await on.press("f", "a", "left", "b", "escape")
        assert "day 1 of 2" in on.lines[1]
        await on.press("l")
        assert "13:45" in on.text
        await on.press("enter")
        assert on.line("← Cissi Dahl").endswith("left 13:45")


async def test_a_place_without_people_says_how_to_fill_it(tmp_path: Path) -> None:
    async with stage(tmp_path, EMPTY) as on:
        await on.press("6")
        assert "a adds people, one a line" in on.text
        assert "0 of" not in on.text
        await on.press("space", "o", "t", "l", "e", "d", "down")
        assert on.facts == []
        await on.press("a")
        await on.type("space odlet")
        await on.press("enter", "escape", "space")
        assert on.kinds == ["person-added", "arrived"]


async def test_captures_are_kept_here_too(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED) as on:
        await on.press("6")
        await on.capture("space odlet")
        assert on.facts[-1] == Noted("note", "space odlet")


async def test_what_others_write_is_shown(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED) as on:
        await on.press("6", "down", "down")
        on.do_elsewhere(people_moves.add, Line("Anna Berg", "blek"))
        on.do_elsewhere(attendance.toggle, "anna-berg", 0)
        await on.beat()
        assert "✓ Anna Berg" in on.text
        assert chosen(on).startswith("· Region Skåne")


async def test_text_that_was_typed_is_asked_about_before_leaving(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED) as on:
        await on.press("6", "a")
        await on.type("Anna")
        await on.press("escape", "q")
        assert on.question == "Choice"
        assert not on.exited


NASTY: Final = [
    "[/foo] [b]x[/b]",
    "\x1b[31mred\x07",
    "a\u202eb\u2067c",
    "שלום עולם",
    "👩‍👩‍👧 Familj",
    "x" * 10_000,
    "<b>&amp;",
    "{name} %s",
]


@pytest.mark.parametrize("size", [(60, 16), (120, 40)])
async def test_hostile_names_are_shown_as_text(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path, LISTED, size=size) as on:
        await on.press("6", "a")
        await on.paste("\n".join(NASTY))
        assert on.unwanted() == set()
        await on.press("enter", "escape")
        assert on.kinds == ["person-added"] * len(NASTY)
        for _ in NASTY:
            await on.press("space", "up")
            assert on.unwanted() == set()
        assert on.kinds.count("arrived") == len(NASTY)
        await on.press("end", "up", "up", "e", "escape", "t", "enter", "d")
        assert "was there on day 1" in on.app.said[-1]
        await on.press("slash")
        await on.type("[/foo]")
        await on.press("enter")
        assert "✓ [/foo] [b]x[/b]" in on.text
        assert {person.name for person in roster.roster(on.meeting.state)} >= {
            "[/foo] [b]x[/b]",
            "red",
            "abc",
            "x" * 10_000,
        }
        assert all(len(person) < 50 for person in on.meeting.state.people.persons)


async def test_it_is_spoken_in_swedish(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, language="sv", at="10:30") as on:
        for keys, told in (
            (["6"], "0 av 3 på plats"),
            (["space"], "1 av 3 på plats"),
            (["l"], "gick 10:30, 3 tim 15 min för tidigt"),
            (["a"], "Namn, sedan organisation och roll:"),
            (["escape", "slash"], "Sök: Enter går till den första, Escape visar alla."),
            (["escape", "t"], "När kom Region Blekinge?"),
        ):
            await on.press(*keys)
            assert told in on.text
            assert english(on.text) == [], told
        await on.press("escape")
        assert on.kinds == ["arrived", "departed"]
