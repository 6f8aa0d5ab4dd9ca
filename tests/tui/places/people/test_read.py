"""People whose organisation is none of the meeting's are asked about, and nobody is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from facilitator.core.people import roster
from facilitator.core.record.opening import AgendaRevised
from facilitator.tui.widgets.capture_line import CaptureLine
from tui.harness import PROGRAMME, Stage, stage

LISTED: Final = PROGRAMME.replace(
    "[[participant]]",
    """[[organisation]]
id = "blekinge"
name = "Region Blekinge"

[[participant]]""",
    1,
)
UNKNOWN: Final = "Ada Ek, Region Blekinge\nBea Al, Region Blekynge\nCia Ö, Acme\nDan Ö, Acme"


async def paste(on: Stage, text: str) -> None:
    await on.press("6", "a")
    on.app.screen.query_one(CaptureLine).put(text)
    await on.press("enter")


def listed(on: Stage) -> set[tuple[str, str, str]]:
    assert on.app.meeting is not None
    state = on.app.meeting.state
    return {
        (one.name, roster.body_name(state, one), one.role) for one in state.people.persons.values()
    }


async def test_unknown_organisations_are_asked_one_after_the_other(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, size=(100, 30)) as on:
        before = listed(on)
        await paste(on, UNKNOWN)
        assert "“Region Blekynge” is not an organisation of this meeting" in on.text
        assert "Bea Al" in on.text
        assert "It is “Region Blekinge”" in on.text
        await on.answer("1")
        assert "“Acme” is not an organisation of this meeting" in on.text
        assert "Cia Ö, Dan Ö" in on.text
        await on.answer("1")
        assert listed(on) - before == {
            ("Ada Ek", "Region Blekinge", "participant"),
            ("Bea Al", "Region Blekinge", "participant"),
            ("Cia Ö", "Acme", "guest"),
            ("Dan Ö", "Acme", "guest"),
        }
        assert on.app.screen.query_one(CaptureLine).text == ""
        facts = len(on.facts)
        await on.press("escape")
        await paste(on, UNKNOWN)
        assert len(on.facts) == facts
        assert "is not an organisation" not in on.text


async def test_left_unanswered_they_stay_in_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, size=(100, 30)) as on:
        before = listed(on)
        await paste(on, UNKNOWN)
        await on.answer("escape")
        assert listed(on) - before == {("Ada Ek", "Region Blekinge", "participant")}
        assert on.app.screen.query_one(CaptureLine).text == UNKNOWN.split("\n", 1)[1]
        assert "Bea Al is not listed. Name an organisation of this meeting" in on.text
        await on.press("enter")
        assert "“Region Blekynge” is not an organisation of this meeting" in on.text


async def test_an_organisation_may_be_new_to_the_meeting(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, size=(100, 30)) as on:
        before = listed(on)
        await paste(on, "Cia Ö, Acme\nDan Ö, Acme")
        await on.answer("2")
        assert listed(on) - before == {
            ("Cia Ö", "Acme", "participant"),
            ("Dan Ö", "Acme", "participant"),
        }
        revised, *_ = on.facts
        assert isinstance(revised, AgendaRevised)
        assert [body.name for body in revised.agenda.organisations] == ["Region Blekinge", "Acme"]
        await on.press("escape")
        await on.beat()
        assert "The agenda file was changed" not in on.text
        facts = len(on.facts)
        await paste(on, "Cia Ö, Acme\nDan Ö, Acme")
        assert len(on.facts) == facts


async def test_people_may_be_left_out(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, size=(100, 30)) as on:
        await paste(on, "Cia Ö, Acme\nDan Ö, Acme")
        await on.answer("3")
        assert on.facts == []
        assert "Cia Ö, Dan Ö are not listed" in on.text
        assert on.app.screen.query_one(CaptureLine).text == ""


async def test_one_person_is_asked_about_as_well(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, size=(100, 30)) as on:
        before = listed(on)
        await on.press("6", "a", *"Cia ", *"Ek, Acme")
        assert "“Acme” is none of the organisations: ⏎ asks." in on.text
        await on.press("enter")
        await on.answer("1")
        assert listed(on) - before == {("Cia Ek", "Acme", "guest")}


async def test_a_mended_organisation_is_asked_about(tmp_path: Path) -> None:
    async with stage(tmp_path, LISTED, size=(100, 30)) as on:
        await on.press("6", "e")
        on.app.screen.query_one(CaptureLine).put("Cia Ek, Region Blekynge")
        await on.press("enter")
        await on.answer("1")
        assert ("Cia Ek", "Region Blekinge", "participant") in listed(on)
        assert not on.app.screen.query_one(CaptureLine).has_focus
