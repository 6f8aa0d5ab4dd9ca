"""The second day of the real meeting with twelve phones: what they send is what is typed."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest

from builders import AGENDA_FOLDER
from facilitator.core.answers import accepting
from facilitator.core.answers.sent import Sent
from facilitator.core.base import signs
from facilitator.core.base.refusal import Refused
from facilitator.core.record.events import Event
from facilitator.core.record.state import State
from facilitator.core.series import coming
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library
from facilitator.tui.dialogs.keys import hints
from tui.harness import PATIENCE, Stage, stage
from tui.resting import A_MOMENT
from web.answers.phones import Phone, Taken, taken

AGENDA: Final = AGENDA_FOLDER / "digital-agenda.toml"
NEXT: Final = ("n", "n")

BODIES: Final = (
    "folkbildningsrådet", "näringsdepartementet", "blekinge", "dalarna", "gävleborg", "halland",
    "jönköping", "kalmar", "skåne", "sörmland", "värmland", "västerbotten", "västra-götaland",
    "örebro",
)  # fmt: skip
WITH_PHONES: Final = BODIES[:12]
TERMS: Final = ("e-tjänst: 12, digital agenda", "öppna data", "bredband: 3, e-tjänster")
SECRET: Final = "det som bara telefonen vet"  # noqa: S105 - it is none


def where(number: int) -> str:
    return f"läge {number:02} * med stjärna"


def need(number: int) -> str:
    return f"behov {number:02}"


def terms(number: int) -> str:
    return TERMS[number % 3]


def choices(number: int) -> list[str]:
    return [["agenda-2"], ["agenda-3"], ["agenda-2", "agenda-3"]][number % 3]


@asynccontextmanager
async def second_day(folder: Path) -> AsyncIterator[Stage]:
    """Go to the round of the second day."""
    text = AGENDA.read_text("utf-8")
    size = (120, 40)
    async with stage(folder, text, at="09:00", date="2013-03-22", size=size, language="sv") as on:
        await on.press("space")
        await on.answer("tab", "3")
        await on.press(*NEXT * 3)
        assert on.meeting.state.current == "fokus"
        yield on


async def round_of(on: Stage, typed: range) -> None:
    """Give each the floor, and type the answers of some."""
    await on.press("enter", "2")
    for number in range(14):
        await on.press("t")
        if number in typed:
            await on.press("e")
            await on.paste(where(number))
            await on.press("enter")
            await on.paste(need(number))
            await on.press("enter")
    await on.press("escape")


async def homework_of(on: Stage, typed: range) -> None:
    """Type the terms of some."""
    await on.press("4")
    for number in range(14):
        if number in typed:
            await on.press("enter")
            await on.paste(terms(number))
            await on.press("f2")
        await on.press("down")
    await on.press("escape")


async def votes_of(on: Stage, typed: range) -> None:
    for number in typed:
        for proposal in choices(number):
            on.app.act(coming.vote, BODIES[number], proposal)
    await on.rest()


def minutes_of(folder: Path) -> str:
    return next(folder.rglob("minutes.md")).read_text("utf-8")


async def heard(on: Stage, holds: Callable[[], bool]) -> None:
    """Let time pass until the app has heard of something from the phones."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await on.beat()
            await asyncio.sleep(A_MOMENT)


async def opened(on: Stage, of: Taken, *rows: int) -> None:
    """Open what may be answered, by its rows in the list."""
    await on.press("ctrl+p")
    await on.type("svar från telefoner")
    await on.press("enter")
    assert on.place == "Phones"
    for row in range(max(rows) + 1):
        if row in rows:
            await on.press("1")
        await on.press("down")
    await on.press("escape")
    await heard(on, lambda: len(of.box.opened) == len(on.app.led.inbox.opened) > 0)


def events(on: Stage) -> list[Event]:
    return list(Journal.open(on.journal, writable=False).events)


def everything_kept(folder: Path) -> bytes:
    """Read every file of the record, and all others that the app leaves."""
    files = [path for path in (folder / "data").rglob("*") if path.is_file()]
    assert len(files) > 1
    return b"\n".join(path.read_bytes() for path in files)


async def test_minutes_are_the_same_whether_phones_or_the_facilitator_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_hand, by_phone = tmp_path / "by-hand", tmp_path / "by-phone"
    by_hand.mkdir()
    by_phone.mkdir()
    async with second_day(by_hand) as on:
        await round_of(on, range(14))
        await homework_of(on, range(14))
        await votes_of(on, range(14))
        await on.press("x")
        typed = minutes_of(by_hand)
        words = on.meeting.state.homework.hand_ins

    async with second_day(by_phone) as on:
        library = Library(by_phone / "data")
        with taken(library, on.meeting, on.clock) as of:
            await heard(on, lambda: on.app.led.inbox.report is not None)
            await opened(on, of, 1, 2, 3, 4)
            phones = [of.phone("sv") for _ in WITH_PHONES]
            send_all(of, phones)
            await heard(on, lambda: len(on.app.led.inbox.waiting) == 48)
            assert [one.text for one in on.app.prompting.waiting()] == ["48 svar"]
            before = len(events(on))
            await on.press("tab")
            assert on.place == "Incoming"
            tried = Counter[str]()
            real = accepting.hindrance

            def counted(state: State, now: dt.datetime, sent: Sent) -> Refused | None:
                tried[sent.id] += 1
                return real(state, now, sent)

            with monkeypatch.context() as patched:
                patched.setattr(accepting, "hindrance", counted)
                await on.press("2")
            assert set(tried.values()) == {1}, "each is tried once, however many wait"
            assert "Inga svar väntar" in on.text
            await on.press("escape")
            accepted = events(on)[before:]
            assert len(accepted) == 48
            assert {event.source for event in accepted} == {"phone"}
            assert {event.by for event in accepted} == {"laptop"}
            await round_of(on, range(12, 14))
            await homework_of(on, range(12, 14))
            await votes_of(on, range(12, 14))
            await on.press("x")
            minutes = minutes_of(by_phone)
            assert on.meeting.state.homework.hand_ins == words
            await heard(on, lambda: of.box.empty)
            assert "Godkänt" in phones[0].look().said
    assert minutes == typed


def send_all(of: Taken, phones: list[Phone]) -> None:
    """Let each phone answer both questions, hand in its terms and vote."""
    for kind in range(4):
        of.seconds.now += 1
        for number, phone in enumerate(phones):
            page = phone.look()
            assert page.status == 200
            own = {"organisation": WITH_PHONES[number]}
            match kind:
                case 0:
                    page = phone.send("question", of="fokus", number=1, text=where(number), **own)
                case 1:
                    page = phone.send("question", of="fokus", number=2, text=need(number), **own)
                case 2:
                    page = phone.send("terms", of="ordmoln", text=terms(number), **own)
                case _:
                    page = phone.send("votes", choice=choices(number), **own)
            assert page.status == 303, page.said


async def test_nothing_sent_is_in_any_file_before_it_is_accepted(tmp_path: Path) -> None:
    async with second_day(tmp_path) as on:
        with taken(Library(tmp_path / "data"), on.meeting, on.clock) as of:
            await heard(on, lambda: on.app.led.inbox.report is not None)
            await opened(on, of, 1)
            phone, other = of.phone("sv"), of.phone("sv")
            phone.send("question", of="fokus", number=1, organisation="skåne", text=SECRET)
            other.send("question", of="fokus", number=1, organisation="halland", text="annat")
            await heard(on, lambda: len(on.app.led.inbox.waiting) == 2)
            await on.press("tab")
            assert SECRET in on.text
            assert SECRET.encode() not in everything_kept(tmp_path)
            await on.press("down", "4", "escape")  # the other one is refused
            await heard(on, lambda: len(of.box.waiting()) == 1)
            assert "inte sparat" in other.look().said
            assert SECRET.encode() not in everything_kept(tmp_path)
            await on.press("tab", "enter")
            assert SECRET.encode() in everything_kept(tmp_path)
            assert b'from = "phone"\nby = "laptop"\n' in everything_kept(tmp_path)
            assert b"annat" not in everything_kept(tmp_path)
            before = on.meeting.state.rounds
            await heard(on, lambda: of.box.empty)
            await on.press("u")
            assert on.meeting.state.rounds != before
            assert on.kinds[-1] == "undone"
            await heard(on, lambda: len(on.app.led.inbox.waiting) == 1)
            assert "läses" in phone.look().said
            await on.press("escape", "y")
            await heard(on, lambda: of.box.empty)
            assert "Godkänt" in phone.look().said


async def test_what_waits_is_there_when_the_app_is_started_again(tmp_path: Path) -> None:
    async with second_day(tmp_path) as on:
        record = on.journal
        with taken(Library(tmp_path / "data"), on.meeting, on.clock) as of:
            await heard(on, lambda: on.app.led.inbox.report is not None)
            await opened(on, of, 1)
            of.phone().send("question", of="fokus", number=1, organisation="skåne", text="hej")
            async with stage(tmp_path, record=record, at="09:01", date="2013-03-22") as again:
                await heard(again, lambda: len(again.app.led.inbox.waiting) == 1)
                (asked,) = (one for one in again.app.prompting.waiting() if one.key == ("answers",))
                again.app.prompting.ask(asked.prompt())
                await again.rest()
                assert again.place == "Incoming"
                assert "hej" in again.text


async def test_an_answer_is_mended_and_put_aside_before_it_is_kept(tmp_path: Path) -> None:
    async with second_day(tmp_path) as on:
        with taken(Library(tmp_path / "data"), on.meeting, on.clock) as of:
            await heard(on, lambda: on.app.led.inbox.report is not None)
            await opened(on, of, 1)
            of.phone().send("question", of="fokus", number=1, organisation="skåne", text="hje")
            await heard(on, lambda: len(on.app.led.inbox.waiting) == 1)
            await on.press("tab")
            assert f" {signs.OPEN} fråga 1" in on.line("hje")
            assert hints(on.app.screen) in on.text
            await on.press("5", "backspace", "backspace")
            await on.type("ej")
            await on.press("f2", "3")
            assert on.app.led.inbox.waiting == ()
            await heard(on, lambda: any(sent.aside for sent in of.box.waiting()))
            assert of.box.waiting()[0].text == "hej"
            await on.press("1")
            assert on.last.text == "hej"
            await on.press("escape")
            assert on.app.prompting.waiting() == ()


async def test_answers_are_accepted_as_they_come_where_that_was_chosen(tmp_path: Path) -> None:
    async with second_day(tmp_path) as on:
        with taken(Library(tmp_path / "data"), on.meeting, on.clock) as of:
            await heard(on, lambda: on.app.led.inbox.report is not None)
            await opened(on, of, 1)
            await on.press("ctrl+p")
            await on.type("svar från telefoner")
            await on.press("enter", "down", "2", "escape")
            await heard(on, lambda: any(of.box.opened.values()))
            phone = of.phone()
            phone.send("question", of="fokus", number=1, organisation="skåne", text="genast")
            await heard(on, lambda: on.kinds[-1] == "answered")
            assert events(on)[-1].source == "phone"
            of.seconds.now += 1
            phone.send("question", of="fokus", number=1, organisation="skåne", text="rättat")
            await heard(on, lambda: on.last.text == "rättat")
            await on.press("u")
            await heard(on, lambda: len(on.app.led.inbox.waiting) == 1)
            await on.beat()
            assert on.kinds[-1] == "undone", "it is not accepted by itself once more"
