"""The second day of the real meeting: what the room produces, by keys alone, is in the minutes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from builders import AGENDA_FOLDER
from facilitator.core.record.groups import MembersDealt
from facilitator.core.record.homework import HandedIn
from facilitator.core.record.rounds import Answered
from facilitator.core.record.sessions import LeftoverSettled
from facilitator.core.record.undoing import Undone
from facilitator.core.record.words import TermsMerged
from tui.harness import Stage, stage

AGENDA = AGENDA_FOLDER / "digital-agenda.toml"
NEXT = ("n", "n")  # the second because each is over before its time
GUESTS = [f"Gäst {name}" for name in ("Alva", "Bo", "Cilla", "Disa", "Erik", "Fia")]
BLEKINGE = "e-tjänst: 12, digital agenda: 7, bredband"
VARMLAND = "e-tjänster: 5\nDigital Agenda: 3\nöppna data"


async def round_of_all(on: Stage) -> None:
    """Give each of the fourteen a turn and keep their two answers."""
    await on.press("enter", "2")
    assert on.place == "Round"
    for number in range(14):
        await on.press("t", "e")
        await on.paste(f"läge {number:02}")
        await on.press("enter")
        await on.paste(f"behov {number:02}")
        await on.press("enter")


async def groups_of_twenty(on: Stage) -> None:
    """List colleagues who came along until there are twenty, and deal them into three groups."""
    await on.press("3", "home", "enter", "4")
    for name in GUESTS:
        await on.paste(f"{name}, Region Blekinge, gäst" if name == GUESTS[0] else name)
        await on.press("enter")
    await on.press("escape", "home", "enter", "1", "1")


async def homework_handed_in(on: Stage) -> None:
    """Take in two lists of words, and set one task more."""
    await on.press("4", "down", "down", "enter")
    await on.paste(BLEKINGE)
    await on.press("f2", *["down"] * 8, "enter")
    await on.paste(VARMLAND)
    await on.press("f2")


def written(folder: Path) -> str:
    """Read the minutes that were written beside the record."""
    return next(folder.rglob("minutes.md")).read_text("utf-8")


async def by_keys(folder: Path) -> None:
    """Hold the second day, and see what is kept on the way."""
    day = stage(
        folder,
        AGENDA.read_text("utf-8"),
        at="09:00",
        date="2013-03-22",
        size=(120, 40),
        language="sv",
    )
    async with day as on:
        await on.press("space")
        await on.answer("tab", "3")  # the first day was not held here: that is dropped
        settled = on.last
        assert isinstance(settled, LeftoverSettled)
        assert settled.choice == "dropped"
        await on.press(*NEXT * 3)
        assert on.meeting.state.current == "fokus"
        await round_of_all(on)
        assert sum(isinstance(fact, Answered) for fact in on.facts) == 28
        await on.press("escape", *NEXT * 3)
        assert on.meeting.state.current == "arbetsgrupper"
        await groups_of_twenty(on)
        dealt = on.last
        assert isinstance(dealt, MembersDealt)
        sizes = sorted(Counter(group for _, group in dealt.placement).values())
        assert len(dealt.placement) >= 20
        assert len(sizes) == 3
        assert sizes[-1] - sizes[0] <= 1
        await on.press("escape", *NEXT * 2)
        await homework_handed_in(on)
        handed = [fact for fact in on.facts if isinstance(fact, HandedIn)]
        assert [fact.of for fact in handed] == ["blekinge", "värmland"]
        await on.press("5", "k", "1", "k")
        merged = on.last
        assert isinstance(merged, TermsMerged)
        assert {merged.term, merged.into} == {"e tjänst", "e tjänster"}
        before = len(on.facts)
        await on.press("u")
        assert on.last == Undone(on.meeting.journal.events[before].id)
        await on.press("y", "escape", "escape", *NEXT, "n")
        assert on.kinds[-1] == "session-ended"  # the last one
        await on.press("x")


async def test_the_second_day_is_held_by_keys_alone(tmp_path: Path) -> None:
    await by_keys(tmp_path)
    minutes = written(tmp_path)
    for number in range(14):
        assert f"läge {number:02}" in minutes
        assert f"behov {number:02}" in minutes
    for told in (
        *("Det övergripande uppdraget", "Handlingsplaner", "Verksamhetsutveckling"),
        *GUESTS,
        *("Gör ett ordmoln", "bredband", "öppna data", "digital agenda", "e-tjänst"),
        *("Region Blekinge", "Region Värmland", "Kista"),
    ):
        assert told in minutes, told
