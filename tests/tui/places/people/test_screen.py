"""The People place: each key, what it writes in the journal, and what is seen afterwards."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from facilitator.core.people import marking, roster
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.notes import Noted
from facilitator.core.record.people import (
    Arrived,
    AttendanceCleared,
    AttendanceMarked,
    Departed,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
)
from facilitator.tui.places.people.roll import Roll
from facilitator.tui.places.people.rows import key_of
from facilitator.tui.widgets.capture_line import CaptureLine
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

[[participant]]
name = "Anna Berg"
organisation = "blekinge"

[[participant]]
name = "Bo Ek"
organisation = "blekinge"

[[participant]]""",
    1,
)
EMPTY: Final = PROGRAMME.replace('[[participant]]\nname = "Åsa Zetterberg"\n', "")


def many(organisations: int, people: int) -> str:
    """Write an agenda with as many people, as evenly as can be in as many organisations."""
    bodies = "".join(
        f'[[organisation]]\nid = "region-{n}"\nname = "Regionförbundet Nummer{n}"\n'
        for n in range(organisations)
    )
    listed = "".join(
        f'[[participant]]\nname = "Person Nr{n:02}"\norganisation = "region-{n % organisations}"\n'
        for n in range(people)
    )
    return EMPTY.replace("[[day]]", f"{bodies}{listed}[[day]]", 1)


def chosen(on: Stage) -> str:
    """Give the key of what is under the cursor."""
    item = on.app.screen.query_one(Roll).chosen
    return key_of(item) if item is not None else ""


# What is seen


async def test_everybody_is_listed_under_their_organisation(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, size=(80, 24)) as on:
        await on.press("6")
        assert "Thursday 21 March · ✓ 0 here · 4 not seen" in on.lines[2]
        assert [line[:40].strip(" │") for line in on.lines[3:8]] == [
            "Region Blekinge                   0/2",
            "· Cissi Dahl                speaker ⇄",
            "· Anna Berg",
            "· Bo Ek",
            "",
        ]
        assert [line[40:].strip(" │") for line in on.lines[3:7]] == [
            "· Region Skåne                    0/1",
            "",
            "Others                            0/1",
            "· Åsa Zetterberg",
        ]
        assert chosen(on) == "cissi-dahl"
        assert on.facts == []
        await on.press("escape")
        assert on.question == "Run"


@pytest.mark.parametrize(("size", "columns"), [((120, 40), 3), ((80, 24), 4)])
async def test_fifty_eight_people_are_all_seen(
    tmp_path: Path, size: tuple[int, int], columns: int
) -> None:
    async with stage(tmp_path, many(14, 58), size=size) as on:
        await on.press("6")
        for n in range(58):
            assert f"· Person Nr{n:02}" in on.text
        assert max(line.count("· Person") for line in on.lines) >= columns - 1
        assert "1/2" not in on.lines[2]
        assert "0/5" in on.text
        assert on.unwanted() == set()


async def test_more_people_are_on_pages_turned_by_the_arrows(tmp_path: Path) -> None:
    async with stage(tmp_path, many(14, 90), size=(80, 24)) as on:
        await on.press("6")
        assert "← 1/2 →" in on.lines[2]
        first = on.text
        await on.press("right", "right", "right", "right")
        assert "← 2/2 →" in on.lines[2]
        seen = first + on.text
        assert all(f"Person Nr{n:02}" in seen for n in range(90))
        await on.press("home")
        assert "← 1/2 →" in on.lines[2]
        await on.press("pagedown")
        assert "← 2/2 →" in on.lines[2]


async def test_the_cursor_goes_through_rows_and_columns(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, size=(80, 24)) as on:
        await on.press("6", "up")
        assert chosen(on) == "organisation:blekinge"
        await on.press("right")
        assert chosen(on) == "organisation:skåne"
        await on.press("down", "down")
        assert chosen(on) == "åsa-zetterberg"
        await on.press("down", "right")
        assert chosen(on) == "åsa-zetterberg"
        await on.press("left")
        assert chosen(on) == "bo-ek"
        await on.press("down")
        assert chosen(on) == "organisation:skåne"


async def test_a_count_is_not_read_together_with_the_next_column(tmp_path: Path) -> None:
    async with stage(tmp_path, many(14, 58), size=(80, 24)) as on:
        await on.press("6")
        assert re.search(r"0/\d", on.text)
        assert not re.search(r"0/\d \S", "\n".join(on.lines[3:-3]))


async def test_a_name_that_is_cut_stands_whole_in_the_frame_when_it_is_chosen(
    tmp_path: Path,
) -> None:
    name = "Maria Magdalena Andersson-Lindqvist"
    listed = many(14, 58).replace("Person Nr00", name)
    async with stage(tmp_path, listed, size=(80, 24)) as on:
        await on.press("6", "end")
        assert name not in on.text
        assert "· Maria Magdalena…" in on.text
        await on.press("home", "down")
        assert name in on.text


async def test_two_people_of_one_name_are_told_apart(tmp_path: Path) -> None:
    again = '[[participant]]\nname = "Åsa Zetterberg"\n'
    other = '[[participant]]\nname = "Anna Berg"\norganisation = "skåne"\n'
    listed = LISTED.replace(again, again * 2 + other)
    async with stage(tmp_path, listed) as on:
        await on.press("6")
        assert "Åsa Zetterberg (1)" in on.text
        assert "Åsa Zetterberg (2)" in on.text
        await on.press("o", "2")
        assert "Region Blekinge" in on.line("· Anna Berg")
        assert on.line("· Anna Berg") != next(
            line for line in reversed(on.lines) if "· Anna Berg" in line and "Skåne" in line
        )


async def test_speakers_of_the_day_are_expected(tmp_path: Path) -> None:
    listed = LISTED.replace('speakers = ["Jörgen Sandström"]', 'speakers = ["Cissi Dahl"]')
    async with stage(tmp_path, listed, at="10:00") as on:
        await on.press("6")
        assert "○ 1 expected · 4 not seen" in on.lines[2]
        assert on.line("○ Cissi Dahl")
        assert "expected 10:20" in on.line("○ Cissi Dahl")
        await on.press("enter")
        assert "✓ Cissi Dahl" in on.text
        assert "expected" not in on.lines[2]


# Marking


async def test_enter_marks_as_here_and_goes_on(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:12") as on:
        await on.press("6", "down", "enter")
        assert on.facts == [Arrived("anna-berg", 1)]
        assert chosen(on) == "bo-ek"
        assert "✓ 1 here" in on.lines[2]
        assert "1/2" in on.line("Region Blekinge")
        assert "late" not in on.line("✓ Anna Berg")
        await on.press("enter", "enter")
        assert on.facts[1:] == [Arrived("bo-ek", 1), Arrived("@skåne", 1)]
        assert "✓ Region Skåne" in on.text
        await on.press("home", "down", "down", "enter")
        assert on.said[-1] == "That is already so."
        assert chosen(on) == "bo-ek"
        await on.press("u")
        assert "· Region Skåne" in on.text


async def test_marked_people_act_together_in_one_step(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:12") as on:
        await on.press("6", "down", "space", "space")
        assert chosen(on) == "organisation:skåne"
        assert "▪ Anna Berg" in on.text
        assert "▪ 2 marked." in on.text
        assert on.facts == []
        await on.press("enter")
        assert on.facts == [AttendanceMarked(1, ("anna-berg", "bo-ek"))]
        assert "▪" not in on.text
        assert on.said[-1] == "Marked 2 people as present on day 1."
        await on.press("u")
        assert "✓ 0 here" in on.text


async def test_space_on_an_organisation_marks_all_in_it(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:12") as on:
        await on.press("6", "up", "space")
        assert "▪ 3 marked, Region Blekinge." in on.text
        assert chosen(on) == "organisation:skåne"
        await on.press("escape")
        assert "▪" not in on.text
        assert on.question == "People"
        await on.press("home", "enter")
        assert on.facts == [AttendanceMarked(1, ("cissi-dahl", "anna-berg", "bo-ek"))]


async def test_all_are_here_by_two_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:12") as on:
        await on.press("6", "*", "enter")
        (fact,) = on.facts
        assert isinstance(fact, AttendanceMarked)
        assert len(fact.people) == 5
        assert "✓ 5 here" in on.lines[2]
        await on.press("*", "enter")
        assert on.said[-1] == "That is already so."
        assert "▪ Anna Berg" in on.text


# What is so, by digit


async def test_k_says_when_somebody_came(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:30") as on:
        await on.press("6", "down", "k", "1")
        assert on.facts[-1] == Arrived("anna-berg", 1, 30 * 60)
        await on.press("k", "2")
        assert "When did Bo Ek come?" in on.text
        await on.type("10.20")
        await on.press("enter")
        assert on.facts[-1] == Arrived("bo-ek", 1, 10 * 60)
        assert "10:20" in on.line("✓ Bo Ek")
        await on.press("up", "k", "2")
        for wrong in ("lots", "24:00"):  # a day begins at 0 and only ends at 24
            await on.paste(wrong)
            await on.press("enter")
            assert on.said.pop() == "Write a clock time: 9, 9:05, 9.05 or 0905."
            await on.press(*["backspace"] * len(wrong))
        await on.press("escape")
        assert len(on.facts) == 2


async def test_k_says_it_of_all_who_are_marked(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:30") as on:
        await on.press("6", "down", "space", "space", "k", "2")
        assert "When did 2 people come?" in on.text
        await on.press("enter")  # just now
        assert on.facts[-1] == AttendanceMarked(1, ("anna-berg", "bo-ek"), "here", 0)
        assert "▪" not in on.text
        await on.advance(60)
        await on.press("home", "space", "k", "3")
        assert on.facts[-1] == AttendanceMarked(1, ("anna-berg", "bo-ek"), "left")
        assert "← 2 left" in on.lines[2]
        await on.press("home", "space", "k", "5")
        assert on.facts[-1] == AttendanceMarked(1, ("anna-berg", "bo-ek"), "unknown")
        assert "← 2 left" not in on.lines[2]


async def test_who_left_can_be_given_a_time_and_come_back(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "down", "k", "3")
        assert on.said[-1] == "Only somebody who is there can leave. ⏎ marks them as here."
        await on.press("enter", "up")
        await on.advance(90)
        await on.press("k", "3")
        assert on.facts[-1] == Departed("anna-berg", 1)
        await on.press("up", "k", "3")
        assert "leave?" in on.text
        await on.type("11:00")
        await on.press("enter")
        assert "left 11:00" in on.text
        await on.press("up", "enter")
        assert "✓ 1 here" in on.lines[2]


async def test_absent_later_and_not_known(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "down", "k", "4")
        assert on.last == Departed("anna-berg", 1)
        assert "absent" in on.line("\N{EN DASH} Anna Berg")
        assert "\N{EN DASH} 1 absent" in on.lines[2]
        await on.press("k", "6")
        assert "When does Bo Ek come?" in on.text
        await on.type("10:30")
        await on.press("enter")
        assert on.last == AttendanceMarked(1, ("bo-ek",), "expected", ahead=1800)
        assert "expected 10:30" in on.line("○ Bo Ek")
        await on.press("k", "6", "enter")
        assert "○ Region Skåne" in on.text
        await on.press("home", "down", "down", "k", "5")
        assert on.last == AttendanceCleared("anna-berg", 1)


async def test_who_was_here_yesterday_is_here_by_two_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "*", "enter")
        await on.advance(23 * 60)
        assert "Friday 22 March · ✓ 0 here" in on.lines[2]
        assert "k 7" in on.text
        assert "the 4 who were here on Thursday 21 March are here" in on.text
        await on.press("k", "7")
        assert on.facts[-1] == AttendanceMarked(
            2, ("anna-berg", "bo-ek", "@skåne", "åsa-zetterberg")
        )
        assert "✓ 4 here" in on.lines[2]
        await on.press("k")
        assert "who were here" not in on.text


async def test_somebody_comes_in_the_place_of_another(tmp_path: Path) -> None:
    """Of the same organisation and role; of the first nothing is said by that."""
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "down", "k", "7")
        assert "Who comes in the place of Anna Berg?" in on.text
        assert ", Region Blekinge" in on.text
        await on.press("enter")
        assert on.said[-1] == "There is no name in what you typed."
        await on.type("Dan Ek")
        assert "Dan Ek · Region Blekinge · participant" in on.text
        await on.press("enter")
        assert on.facts == [PersonAdded("dan-ek", "Dan Ek", "blekinge")]
        assert on.said[-1] == "Dan Ek comes in the place of Anna Berg."
        assert chosen(on) == "dan-ek"
        await on.press("enter", "up", "k", "7")
        assert on.said[-1] == "They are marked as here. k takes that back first."
        await on.press("home", "down", "down", "down", "down", "down", "k", "7")
        assert "A name, then the organisation and the role" in on.text
        await on.type("Eva")
        await on.press("enter")
        assert on.facts[-1] == PersonChanged("@skåne", "Eva", "skåne", "participant", None)


async def test_who_is_left_out_comes_in_nobodys_place(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "down", "k", "7")
        on.app.screen.query_one(CaptureLine).put("Dan Ek, Acme")
        await on.press("enter")
        assert "Leave this person out" in on.text
        await on.answer("3")
        assert on.facts == []
        assert not [said for said in on.said if "comes in the place" in said]
        assert "Dan Ek is not listed" in on.text


async def test_an_unknown_organisation_of_somebody_listed_takes_nobody_off(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "down", "e")
        on.app.screen.query_one(CaptureLine).put("Anna Berg, Acme")
        await on.press("enter")
        assert "“Acme” is not an organisation of this meeting" in on.text
        assert "Leave this person out" not in on.text
        await on.answer("escape")
        assert on.facts == []
        assert "not listed" not in on.text
        assert on.said[-1].startswith("No organisation is called “Acme”.")


# The list


async def test_people_are_added_one_a_line(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "a")
        await on.type("Eva Lind, sk")
        assert "Eva Lind · Region Skåne · participant" in on.text
        await on.press("enter")
        assert on.facts[-1] == PersonAdded("eva-lind", "Eva Lind", "skåne", "participant")
        await on.paste("Ulf\tRegion Blekinge\tguest\nEva Lind, skåne\n\nDan, Netport\nEva")
        await on.press("enter")
        assert on.facts[1:] == [
            PersonAdded("ulf", "Ulf", "blekinge", "guest"),
            PersonAdded("eva", "Eva"),
        ]
        assert "“Netport” is not an organisation of this meeting" in on.text
        await on.answer("escape")
        assert "Dan, Netport" in on.text
        await on.press("escape", "i")
        assert "Dan" not in on.text
        await on.press("escape", "a")
        assert "Dan, Netport" in on.text
        await on.press("up", "end")
        await on.type(", guest")
        await on.press("enter")
        assert on.facts[2:] == [
            PersonAdded("eva", "Eva", None, "participant"),
            PersonAdded("dan", "Dan", None, "guest", "Netport"),
        ]
        await on.press("escape")
        assert "Netport guest" in on.line("· Dan")


async def test_a_list_in_a_file_is_looked_at_and_then_listed(tmp_path: Path) -> None:
    listed = tmp_path / "people here.csv"
    listed.write_text(
        "Namn;Organisation;Roll;Titel;E-post\nAnna Berg;Region Blekinge;talare;;\n"
        "Bo Ek;Region Blekinge;;;\nÅsa Zetterberg;Region Skåne;;;\n"
        "Eva Lind;Region Skåne;gäst;Jurist, docent;eva@skane.example\n",
        "utf-8",
    )
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "a")
        assert "or a file" in on.text
        await on.paste(f"'{listed}'")
        await on.press("enter")
        assert on.facts == []
        assert "4 people are in the file; ⏎ lists them." in on.said[-1]
        assert "Anna Berg, Region Blekinge, speaker" in on.text
        await on.press("enter")
        assert on.facts == [
            PersonChanged("anna-berg", "Anna Berg", "blekinge", "speaker"),
            PersonChanged("åsa-zetterberg", "Åsa Zetterberg", "skåne", "participant"),
            PersonAdded(
                "eva-lind",
                "Eva Lind",
                "skåne",
                "guest",
                title="Jurist, docent",
                email="eva@skane.example",
            ),
        ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"PK\x03\x04", "is neither an Excel"),
        ("b.csv", b"\n", "No person was found."),
    ],
)
async def test_a_file_that_is_no_list_is_told(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "a")
        await on.paste(str(tmp_path / name))
        await on.press("enter")
        assert said in on.said[-1]
        assert on.facts == []


async def test_whoever_is_added_while_a_session_runs_is_here(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("space", "6", "a")
        await on.type("Sara Nyström, Reglab, facilitator")
        assert "Sara Nyström · Reglab · facilitator · here" in on.text
        await on.press("enter", "escape")
        assert on.facts[-1] == PersonAdded(
            "sara-nyström", "Sara Nyström", None, "facilitator", "Reglab", 1
        )
        assert on.line("✓ Sara Nyström")
        await on.press("u")
        assert "Sara" not in on.lines[3:-2]
        assert "✓ 0 here" in on.lines[2]


async def test_e_changes_and_gives_a_stand_in_its_name(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "end", "up", "up", "e")
        await on.type("Dan Ek")
        await on.press("enter")
        assert on.facts[-1] == PersonChanged("@skåne", "Dan Ek", "skåne", "participant")
        await on.press("down", "E", "end")
        await on.type(", guest")
        await on.press("enter")
        assert on.facts[-1] == PersonChanged("@skåne", "Dan Ek", "skåne", "guest")
        assert "guest" in on.line("· Dan Ek")
        await on.press("e", "escape")
        assert len(on.facts) == 2
        await on.press("home", "e")
        assert on.said[-1] == "Choose somebody with the arrow keys first."


async def test_d_takes_off_the_list_only_who_was_never_there(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "enter", "d")
        assert on.facts[-1] == PersonRemoved("anna-berg")
        await on.press("u", "home", "down", "d")
        assert "Clear that first" in on.said[-1]
        await on.press("down", "space", "space", "d")
        assert "Take 2 people off the list?" in on.text
        assert "Anna Berg, Bo Ek" in on.text
        await on.press("escape")
        assert "▪ Anna Berg" in on.text
        await on.press("d", "1")
        assert on.facts[-2:] == [PersonRemoved("anna-berg"), PersonRemoved("bo-ek")]
        await on.press("end", "up", "up", "d")
        assert "stay on the list" in on.said[-1]


# Finding


async def test_find_marks_each_as_here_and_stays_open(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6")
        await on.burst("fzett")
        assert "⏎: Åsa Zetterberg is here" in on.text
        assert "“zett” · 1 found" in on.lines[2]
        assert "Cissi" not in on.text
        await on.press("enter")
        assert on.facts == [Arrived("åsa-zetterberg", 1)]
        assert "Cissi" in on.text
        await on.type("ek")
        await on.press("enter")
        await on.type("blek")
        await on.press("down", "enter")
        assert on.facts[1:] == [Arrived("bo-ek", 1), Arrived("anna-berg", 1)]
        await on.type("blekx")
        assert "Nobody here is called that." in on.text
        await on.press("enter")
        assert on.said[-1] == "Nobody here is called that."
        await on.press("escape")
        assert on.question == "People"
        assert chosen(on) == "anna-berg"
        assert len(on.facts) == 3


async def test_who_was_found_is_what_keys_act_on_also_when_not_marked_as_here(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "down", "slash")
        await on.type("zett")
        await on.press("escape")
        assert chosen(on) == "åsa-zetterberg"
        await on.press("f", "enter")
        assert chosen(on) == "åsa-zetterberg"
        assert on.facts == []


async def test_a_search_that_found_nobody_leaves_chosen_who_was(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "down", "slash")
        await on.type("xyz")
        await on.press("escape")
        assert chosen(on) == "anna-berg"


async def test_tab_finds_in_all_meetings(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED) as on:
        await on.press("6", "f")
        await on.type("Cissi")
        await on.press("tab")
        assert on.question == "Find"


# What is shown


async def test_o_shows_who_is_missing_by_name_and_other_days(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6", "down", "enter", "o", "3")
        assert "✓ Anna Berg" not in on.text
        assert "✓ 1 here" in on.text
        assert "only who is not here" in on.lines[2]
        await on.press("o", "2")
        assert "by name" in on.lines[2]
        await on.press("escape")
        assert "Anna Berg" in on.text
        assert on.question == "People"
        await on.press("o", "4")
        assert "Friday 22 March" in on.lines[2]
        await on.press("enter")
        assert on.said[-1] == "Day 2 has not come yet."
        await on.press("escape")
        assert "Thursday 21 March" in on.lines[2]
        await on.press("escape")
        assert on.question == "Run"


async def test_a_day_is_looked_back_on(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6")
        await on.advance(24 * 60)
        assert "Friday 22 March" in on.lines[2]
        await on.press("o", "4", "enter", "up", "k", "3")
        assert "13:45" in on.text
        await on.press("enter")
        assert "left 13:45" in on.text


async def test_a_place_without_people_says_how_to_fill_it(tmp_path: Path) -> None:
    async with stage(tmp_path, EMPTY) as on:
        await on.press("6")
        assert "Nobody is listed yet." in on.text
        assert "a adds people, one a line" in on.text
        await on.press("space", "enter", "k", "e", "d", "down", "right", "*", "pagedown", "end")
        assert on.facts == []
        await on.press("a")
        await on.type("space odlet")
        await on.press("enter", "escape", "enter")
        assert on.kinds == ["person-added", "arrived"]
        await on.press("o", "3")
        assert "Everybody is here." in on.text


async def test_captures_are_kept_here_too(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED) as on:
        await on.press("6")
        await on.capture("space odlet * k")
        assert on.facts == [Noted("note", "space odlet * k")]


async def test_what_others_write_is_shown(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED) as on:
        await on.press("6", "down", "down", "space")
        on.do_elsewhere(people_moves.add, Line("Dan", "blek"))
        on.do_elsewhere(marking.here, "dan", 0)
        on.do_elsewhere(people_moves.remove, "bo-ek")
        await on.beat()
        assert "✓ Dan" in on.text
        assert chosen(on) == "organisation:skåne"
        assert "▪" not in on.text


async def test_text_that_was_typed_is_asked_about_before_leaving(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED) as on:
        await on.press("6", "a")
        await on.type("Anna")
        await on.press("escape", "q")
        assert on.question == "AskSheet"
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
            await on.press("up")
            assert on.unwanted() == set()
        await on.press("*", "enter")
        assert on.unwanted() == set()
        await on.press("end", "up", "up", "e", "escape", "k", "2", "escape", "d")
        assert "was there on day 1" in on.said[-1]
        await on.press("slash")
        await on.type("[/foo]")
        assert "✓ [/foo] [b]x[/b]" in on.text
        assert {person.name for person in roster.roster(on.meeting.state)} >= {
            "[/foo] [b]x[/b]",
            "red",
            "abc",
            "x" * 10_000,
        }
        assert all(len(person) < 50 for person in on.meeting.state.people.persons)


async def test_it_is_spoken_in_swedish(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, language="sv", at="10:00") as on:
        for keys, told in (
            (["6"], "✓ 0 på plats · 4 inte sedda"),
            (["enter"], "✓ 1 på plats"),
            (["up", "k"], "Kom i tid"),
            (["2"], "När kom Cissi Dahl?"),
            (["escape", "space"], "▪ 1 markerad."),
            (["escape", "a"], "Namn, organisation, roll (deltagare"),
            (["escape", "slash"], "En del av ett namn: ⏎"),
            (["escape", "o"], "Vad ska visas?"),
        ):
            await on.press(*keys)
            assert told in on.text
            assert english(on.text) == [], told
        await on.press("escape")
        assert on.kinds == ["arrived"]


async def test_keys_pressed_in_haste_act_in_their_order(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, at="10:00") as on:
        await on.press("6")
        await on.burst(["down", "enter"])
        assert on.facts == [Arrived("anna-berg", 1)]
        await on.burst(["*", "enter"])
        assert len(on.last.people) == 4


async def test_a_note_is_not_listed_as_a_person(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED) as on:
        await on.press("6", "a")
        for text in ('" We have a tradition -- Lisa', "# Broadband?", "> @Anna calls"):
            await on.type(text)
            await on.press("enter")
            assert on.facts == []
            assert f"“{text[0]}” begins a note, not a name." in on.text
            assert on.app.screen.query_one(CaptureLine).text == text
            await on.press("ctrl+u")
        await on.type('"Ek, Berit"')
        await on.press("enter")
        assert isinstance(on.last, PersonAdded)
        assert on.last.name == "Ek, Berit"
