"""The Start screen: what can be resumed or run, and what is wrong with an agenda."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.core.base.language import phrase
from facilitator.core.time import moves
from facilitator.meeting import Writer
from facilitator.running.tightness import Part, report
from systems import posix_only
from tui.harness import PROGRAMME, Stage, agenda, stage


def _write(folder: Path, name: str, text: str = PROGRAMME) -> Path:
    agendas = folder / "agendas"
    agendas.mkdir(exist_ok=True)
    path = agendas / name
    path.write_text(text, "utf-8")
    return path


def _titled(title: str) -> str:
    return PROGRAMME.replace("Digital agenda", title)


async def test_with_nothing_to_open_it_says_what_to_do(tmp_path: Path) -> None:
    async with stage(tmp_path, None) as on:
        assert "No meeting yet: run an agenda, or take the tour." in on.text
        assert on.line("Tour")
        assert "New here? ⏎ begins a tour" in on.text
        await on.press("up", "down", "r")
        assert [path.name for path in (tmp_path / "agendas").iterdir()] == ["agenda.toml"]
        assert on.question == "AskSheet"
        await on.press("escape")
        assert on.question == "Start"
        await on.press("/")
        assert on.question == "Find"


@pytest.mark.parametrize("columns", [80, 100, 120, 180])
async def test_what_an_empty_list_says_is_not_cut(tmp_path: Path, columns: int) -> None:
    async with stage(tmp_path, None, size=(columns, 40), language="sv") as on:
        shown = " ".join(line.split("│")[1].strip() for line in on.lines if line.startswith("│"))
        assert "Inget möte än: kör en dagordning, eller ta rundturen." in shown


@posix_only
async def test_records_that_cannot_be_looked_into_are_told(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "meetings").write_text("in the way")
    async with stage(tmp_path, None) as on:
        assert "meetings: a file is where a folder should be." in on.said[-1]
        assert on.question == "Start"


async def test_a_rehearsal_begins_at_the_speed_chosen(tmp_path: Path) -> None:
    _write(tmp_path, "a.toml")
    async with stage(tmp_path, None) as on:
        await on.press("R")
        assert "Ten times as fast: a minute takes 6 seconds" in on.text
        await on.press("2")
        assert "REHEARSAL 10×" in on.lines[0]  # noqa: RUF001 - the sign for times
        assert on.clock.speed == 10
        for speed in (60, 1, 10):
            await on.press("j", "2")
            assert on.clock.speed == speed
        assert on.said[-1] == "The clock runs at 10× speed."  # noqa: RUF001 - as above
        await on.press("space", "j", "1", "n", "1", "q")
        assert on.question == "Tightness"
        assert "The rehearsal: 1 of 7 sessions were held" in on.text
        assert "“Check-in”" not in on.text
        await on.press("escape")
        assert on.question == "Run"
        await on.press("q", "q")
        assert on.question == "Start"
        assert "rehearsal · day 1 of 2 · 1 of 7 sessions held" in on.text
        assert not on.exited
        # Another meeting gets places of its own, and the real record knows nothing of all this.
        # The cursor is still on the agenda.
        await on.press("enter")
        assert on.question == "Run"
        assert "REHEARSAL" not in on.lines[0]
        assert on.kinds == []
        await on.press("2")
        assert "Nothing captured yet" in on.text


async def test_the_last_session_of_a_rehearsal_shows_where_the_plan_is_too_tight(
    tmp_path: Path,
) -> None:
    text = PROGRAMME[: PROGRAMME.index("[[day]]\ndate = 2013-03-22")].replace(
        "Rules", "R[/x]\\u001b\\u202e"
    )
    _write(tmp_path, "a.toml", text.replace("remote = true", 'remote = true\nkind = "groups"'))
    async with stage(tmp_path, None) as on:
        await on.press("r", "1", "space")
        on.clock.run_at(0)
        for wait in (30, 40, 60, 50, 45):
            await on.advance(wait)
            on.app.act(moves.next_session)
            await on.rest()
        assert on.question == "Tightness"
        assert "▲ “Check-in” took 30 min instead of 20 min." in on.text
        assert "  → Plan 30 min for it, or ask for less." in on.text
        assert "“Lunch” began 10 min late" in on.text
        assert "▲ Nobody can join “Introduction”" in on.text
        shown = [line.strip("│ ") for line in on.lines]
        first, *others = [
            shown.index(on.app.language.say(line.words))
            for line in report(on.app.view())
            if line.part is Part.HEADING
        ]
        assert first
        assert [shown[at - 1] for at in others] == [""] * len(others)
        assert on.unwanted() == set()
        assert all(kind != "meeting-closed" for kind in on.kinds)
        await on.press("escape", "2")
        assert on.question == "Notes"


async def test_a_new_agenda_is_written_chosen_and_never_over_another(tmp_path: Path) -> None:
    async with stage(tmp_path, None) as on:
        await on.press("n", "N")
        written = sorted(path.name for path in (tmp_path / "agendas").iterdir())
        assert written == ["agenda-2.toml", "agenda.toml"]
        assert "agenda-2.toml" in on.line("File")
        assert on.said[-1].endswith("agenda-2.toml: e edits it, ⏎ runs it.")
        await on.press("enter")
        assert on.question == "Run"


async def test_an_agenda_is_run_and_the_meeting_then_offered_to_go_on_with(
    tmp_path: Path,
) -> None:
    _write(tmp_path, "a.toml", _titled("First"))
    _write(tmp_path, "b.toml", _titled("Second"))
    async with stage(tmp_path, None, at="10:00") as on:
        assert on.line("─ First")
        await on.press("down")
        assert on.line("─ Second")
        await on.press("enter", "space")
        assert on.lines[0].startswith(" Second")
    async with stage(tmp_path, None, at="10:00") as on:
        assert "▶ Second" in on.text
        assert "not begun" not in on.text
        assert "0 of 7 sessions held" in on.text
        await on.press("enter")
        assert on.kinds == ["session-started"]


async def test_a_rehearsal_and_a_finished_meeting_are_told_apart(tmp_path: Path) -> None:
    _write(tmp_path, "a.toml")
    async with stage(tmp_path, None) as on:
        await on.press("R", "1")
        assert "REHEARSAL" in on.lines[0]
    async with stage(tmp_path, None, at="10:00") as on:
        assert "rehearsal · not begun" in on.text
        await on.press("down", "enter")
        on.app.close_meeting()
        await on.rest()
        assert on.said[-1:] == ["The meeting is closed. x exports the minutes, u opens it again."]
    async with stage(tmp_path, None) as on:
        assert "✓ Digital agenda" in on.text
        assert on.line("closed")
        await on.press("down", "enter")
        assert on.kinds == ["meeting-closed"]
        assert "The programme is done" in on.text


async def test_problems_of_an_agenda_are_listed_and_closed(tmp_path: Path) -> None:
    _write(tmp_path, "a.toml", PROGRAMME.replace('kind = "break"', 'kind = "[/lunch]"'))
    async with stage(tmp_path, None) as on:
        assert "a.toml · ▲ line " in on.text
        assert "1 mistake in the file:" in on.text
        await on.press("enter")
        assert "1 problem in a.toml" in on.text
        assert "[/lunch]" in on.text
        await on.press("n", "enter")
        assert on.question == "Start"


async def test_a_record_that_cannot_be_read_is_shown_and_hides_no_other(tmp_path: Path) -> None:
    _write(tmp_path, "a.toml")
    broken = tmp_path / "data" / "meetings" / "broken" / "journal.toml"
    broken.parent.mkdir(parents=True)
    broken.write_text("nonsense")
    async with stage(tmp_path, None) as on:
        await on.press("home")
        assert on.line("broken")
        assert "cannot be read: " in on.text
        await on.press("enter")
        assert str(broken) in on.said[0]
        assert on.question == "Start"
        await on.press("down", "enter")
        assert on.question == "Run"


async def test_the_day_question_can_be_cancelled_to_choose_something_else(tmp_path: Path) -> None:
    _write(tmp_path, "a.toml")
    async with stage(tmp_path, None, date="2013-06-01") as on:
        await on.press("enter")
        assert "The programme has no day on" in on.text
        await on.answer("escape")
        assert on.question == "Start"
        assert not on.exited


@posix_only
async def test_names_of_files_and_folders_reach_no_terminal_as_commands(tmp_path: Path) -> None:
    name = "\x1b]0;PWN\x07[b]\u202e.toml"
    _write(tmp_path, name, PROGRAMME.replace('kind = "break"', 'kind = "lunch"'))
    broken = tmp_path / "data" / "meetings" / "\x1b[2Jx" / "journal.toml"
    broken.parent.mkdir(parents=True)
    broken.write_text("nonsense")
    async with stage(tmp_path, None) as on:
        assert "[b].toml" in on.text
        for keys in (["home", "enter"], ["down", "enter"], ["escape", "question_mark"]):
            await on.press(*keys)
            assert on.unwanted() == set()


async def test_help_and_leaving(tmp_path: Path) -> None:
    async with stage(tmp_path, None) as on:
        await _help(on)
        await on.press("Q")
        assert on.exited


async def _help(on: Stage) -> None:
    await on.press("?")
    assert "Writes an agenda to begin with" in on.text
    assert "Rehearses the chosen agenda" in on.text
    await on.press("escape")
    assert on.question == "Start"


async def test_a_synced_folder_and_copies_beside_a_journal_are_told(tmp_path: Path) -> None:
    _write(tmp_path, "a.toml", _titled("[b]First"))
    async with stage(tmp_path, None) as on:
        assert on.app.screen.query_one("#notices").display is False
        await on.press("enter")
        journal = on.journal
        before = journal.read_bytes()
        on.do_elsewhere(moves.start)
        copy = journal.with_name("journal (Anna's conflicted copy).toml")
        copy.write_bytes(journal.read_bytes())
        journal.write_bytes(before)
    notice = phrase("The records are synced.")
    async with stage(tmp_path, None, notice=notice) as on:
        assert "The records are synced." in on.text
        told = " ".join(on.text.split())
        assert f"“[b]First”: beside it is another journal, {copy.name}, with 1 event" in told
        assert on.said == []
        await on.press("enter")
        assert on.question == "Run"
        assert not any("synced" in said for said in on.said)


async def test_a_meeting_opened_at_once_tells_of_a_synced_folder(tmp_path: Path) -> None:
    async with stage(tmp_path, notice=phrase("The records are synced.")) as on:
        assert on.said == ["The records are synced."]


async def test_every_record_is_reached_and_how_many_there_are_below_is_said(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, None, size=(120, 40)) as on:
        for number in range(45):
            text = _titled(f"Meeting {number:02}")
            first = Writer(on.clock, "laptop", on.desk.new_id).stamp(
                moves.opened(agenda(text), text, rehearsal=False)
            )
            on.desk.library.create(agenda(text), first)
        on.app.screen.look()  # type: ignore[attr-defined]
        await on.rest()
        assert "Meetings · 45" in on.text
        assert "more" in on.line("go on")
        seen = set()
        await on.press("tab")
        for _ in range(50):
            seen |= {line.split("Meeting ")[1][:2] for line in on.lines if "Meeting " in line}
            await on.press("down")
        assert len(seen) == 45


async def test_a_hit_opens_its_record_and_is_chosen_there(tmp_path: Path) -> None:
    _write(tmp_path, "a.toml")
    async with stage(tmp_path, None, at="10:00", size=(120, 40)) as on:
        await on.press("enter", "space")
        await on.capture("! Fibre to every village", "something else")
        await on.press("q", "1")
        assert on.question == "Start"
        await on.press("f")
        await on.type("village")
        await on.until(lambda: "1 place found" in on.text)
        await on.press("enter")
        assert on.question == "Notes"
        assert on.line("╭─ ! Decision · 10:00")
        assert "Fibre to every village" in on.line("│ Text ")
        assert on.kinds == ["session-started", "noted", "noted"]


async def test_a_meeting_held_on_another_day_is_told_apart(tmp_path: Path) -> None:
    _write(tmp_path, "a.toml")
    async with stage(tmp_path, None, date="2013-06-01", at="10:00", size=(120, 40)) as on:
        await on.press("enter")
        await on.answer("1")
        await on.press("space", "q", "1")
        assert on.question == "Start"
        assert on.line("▶ Digital agenda").rstrip("│ ╭").split("│")[1].strip().endswith("today")
        assert "planned for 21 March" in on.text
        await on.press("tab")
        assert "▶ “Check-in”" in on.text
