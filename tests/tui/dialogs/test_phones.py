"""What phones may answer is opened and closed where the address is shown."""

from __future__ import annotations

from pathlib import Path
from subprocess import Popen
from typing import cast

from syrupy.assertion import SnapshotAssertion

from facilitator.core.answers.subject import HERE, Subject
from facilitator.files.records.library import Library
from facilitator.running.answers.protocol import Opened, Report
from facilitator.running.answers.starting import Started
from facilitator.tui.dialogs.keys import hints
from tui.dialogs.test_incoming import heard
from tui.harness import PROGRAMME, Stage, stage
from tui.picture import TextExtension, picture
from web.answers.phones import taken

ASKS = PROGRAMME.replace(
    'title = "Check-in"\nkind = "checkin"\n',
    'id = "talk"\ntitle = "Talk"\nkind = "discussion"\nquestions = ["Why?", "How?"]\n',
)
WHY = Subject("question", "talk", 1)


async def show(on: Stage) -> None:
    await on.press("ctrl+p")
    await on.type("answers from phones")
    await on.press("enter")


async def test_where_they_are_taken_is_asked_and_the_network_once_more(tmp_path: Path) -> None:
    async with stage(tmp_path, ASKS) as on:
        await show(on)
        assert on.question == "AskSheet"
        assert "Only on this computer" in on.text
        assert on.app.led.inbox.started is None
        if "In the network" in on.text:
            await on.press("2")
            assert "nothing is encrypted" in on.text
            assert on.app.led.inbox.started is None
        await on.press("escape")
        assert on.place == "Run"


async def test_what_is_chosen_is_opened_closed_and_accepted_as_it_comes(tmp_path: Path) -> None:
    async with stage(tmp_path, ASKS, size=(120, 40)) as on:
        with taken(Library(tmp_path / "data"), on.meeting, on.clock) as of:
            await heard(on, lambda: on.app.led.inbox.report is not None)
            await show(on)
            assert of.answers.token in on.text
            assert "▀" in on.text
            assert "Only this computer can open it." in on.text
            assert hints(on.app.screen) in on.text
            await on.press("1", "down", "2")
            assert "✓ Who is here" in on.text
            assert "accepted as they come: Question 1: Why?" in on.text
            await heard(on, lambda: of.box.opened == {HERE: False, WHY: True})
            await on.press("2")
            await heard(on, lambda: of.box.opened == {HERE: False, WHY: False})
            await on.press("up", "enter")
            await heard(on, lambda: of.box.opened == {WHY: False})
            await on.press("3")
            assert "The room sees" not in on.text
            await heard(on, lambda: not of.box.wall)
            await on.press("escape")
            assert on.place == "Run"


class Running:
    """A program that goes on, as the real one does to say for a while that it is over."""

    def poll(self) -> None:
        return None


async def test_when_answers_were_stopped_it_is_asked_again_where_to_take_them(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, ASKS) as on:
        inbox = on.app.led.inbox
        inbox.started = Started([], lambda *_, **__: cast("Popen[bytes]", Running()))
        with taken(Library(tmp_path / "data"), on.meeting, on.clock):
            await heard(on, lambda: inbox.report is not None)
            await show(on)
            await on.press("4", "2")
            await heard(on, lambda: inbox.report is None)
            await show(on)
            assert on.question == "AskSheet"
            assert "Only on this computer" in on.text


async def test_the_address_is_ended_only_by_the_second_answer(
    tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    async with stage(tmp_path, ASKS) as on:
        with taken(Library(tmp_path / "data"), on.meeting, on.clock) as of:
            of.open(Opened(HERE))
            of.phone().send("here", name="Bo", organisation="-")
            await heard(on, lambda: len(on.app.led.inbox.waiting) == 1)
            await show(on)
            await on.press("5")
            assert on.place == "Incoming"
            # Around the box stands the address, another one each time.
            box = picture(on).rpartition("Answers from phones")[2].partition("╰")[0]
            assert box == snapshot.use_extension(TextExtension)
            await on.press("escape", "4")
            assert "1 answer still waits and would be lost." in on.text
            await on.press("enter")
            assert of.phone().look().status == 200
            await on.press("4", "2")
            assert on.place == "Run"
            await heard(on, lambda: on.app.led.inbox.report is None)
            assert of.phone().look().status == 404


async def test_what_to_do_while_no_phone_has_come_is_said(
    tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    async with stage(tmp_path, ASKS) as on:
        inbox = on.app.led.inbox
        report = Report(1, "http://192.0.2.7:80/x/", here_only=False, wall=True, waiting=())
        inbox.arrived(report)
        await show(on)
        assert "No phone has reached this laptop yet." in on.text
        assert "hot spot" in on.text
        assert "The room sees the address." in on.text
        assert "5 answers · Esc" in on.text
        seen = [picture(on)]
        inbox.arrived(Report(1, "http://192.0.2.7:80/x/", here_only=False, reached=3, waiting=()))
        await on.beat()
        assert "3 phones have opened the page." in on.text
        await on.resize(120, 40)
        await on.press("down", "1")
        seen.append(picture(on))
        assert "\n\n".join(seen) == snapshot.use_extension(TextExtension)
