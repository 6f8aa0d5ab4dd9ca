"""The programme is changed by keys, the agenda read again, and remote speakers looked after."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from facilitator.core.record.programme import SessionAdded, SessionChanged, SessionSplit
from facilitator.core.record.sessions import SessionRestored, SessionSkipped, SessionStarted
from facilitator.core.record.speakers import SpeakerChecked, SpeakerLost
from facilitator.core.time import moves
from facilitator.core.time.programme_moves import read_again
from facilitator.files.catalogues import LANGUAGES, load
from facilitator.files.config import Config
from facilitator.running.messages import SESSION_KINDS
from facilitator.tui.widgets.rows import Rows
from tui.harness import PROGRAMME, Stage, agenda, many_sessions, stage

REMOTE = PROGRAMME.replace(
    'name = "Åsa Zetterberg"',
    'name = "Jörgen Sandström"\nlink = "https://example.org/eu"\nphone = "+32 2 555"',
)
RELOAD = ("enter", "5")
"""What reads the agenda file again from a session's row."""
HOSTILE = "\\u001b]0;PWN\\u0007[/red]a[bold]\\u202eb\\u200f"


def order(on: Stage) -> list[str]:
    return [s.id for day in on.meeting.state.programme.days for s in day.sessions]


async def test_the_programme_is_changed_by_keys(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "p")
        assert "what has happened stays" in on.text
        assert on.line("Lunch").strip("│ ").split() == [
            "=",
            "12:00",
            "60",
            "Lunch",
            "fixed",
            "start",
        ]
        assert "Check-in" in on.lines[-8]  # the chosen one

        await on.press("shift+down")  # what runs is not moved
        assert "running" in on.said[-1]
        await on.press(".", "minus", "down", "plus", ",", "k", "1")
        assert on.kinds[1:] == ["extended", "extended", *["session-changed"] * 3]
        changed = on.last
        assert isinstance(changed, SessionChanged)
        assert (changed.minutes, changed.shortest, changed.optional) == (44, 30, True)
        assert "44 minutes, 30 at the least, was 40" in on.text
        assert "40→44" in on.text

        await on.press("ctrl+down")
        assert order(on)[:3] == ["check-in", "rules", "introduction"]
        await on.press("shift+up", "shift+up")
        assert order(on)[:3] == ["check-in", "introduction", "rules"]
        assert "gone past" in on.said[-1]
        await on.press("u")
        assert order(on)[:3] == ["check-in", "rules", "introduction"]

        await on.press("s")
        assert "Skip “Introduction”?" in on.text
        await on.press("1")
        assert on.last == SessionSkipped("introduction")
        await on.press("e")
        assert "skipped" in on.said[-1]
        await on.press("s")
        assert on.last == SessionRestored("introduction")
        assert not on.meeting.state.of("introduction").skipped
        await on.press("u", "y")
        assert not on.meeting.state.of("introduction").skipped


async def test_a_lifted_session_goes_with_the_arrow_keys_until_it_is_dropped(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, at="10:00", size=(120, 40)) as on:
        await on.press("space", "p", "down", "space")
        assert "“Introduction” is lifted." in on.lines[-2]
        await on.press("down", "enter", "down")
        assert order(on)[:3] == ["check-in", "rules", "introduction"]
        assert "Moved" in on.text
        assert "lifted" not in on.text
        assert on.kinds == ["session-started", "session-moved"]
        await on.press("space", "escape")
        assert on.question == "Programme"
        await on.press("escape")
        assert on.question == "Run"


async def test_enter_opens_what_can_be_done_with_a_session(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("p", "down", "enter")
        assert on.question == "AskSheet"
        await on.press("2")
        assert on.last == SessionStarted("introduction")
        await on.press("enter", "1")
        assert "has begun" in on.said[-1]


async def test_sessions_are_added_changed_and_split_in_forms(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "a")
        await on.burst("En fråga")
        await on.press("tab", "tab", "right", "f2")
        assert on.last == SessionAdded("en-fråga", "En fråga", 15, 1, "check-in", "round")

        await on.press("p", "end", "a")
        await on.burst("Sist")
        await on.press("tab", "backspace", "f2")
        assert on.last == SessionAdded("sist", "Sist", 1, 2, "homework", "discussion")
        assert "Sist" in on.lines[-8]  # the new one is chosen

        await on.press("e", "tab")
        await on.type("x")
        await on.press("f2")
        assert "not a length" in on.said[-1]
        await on.press("backspace", "0", "tab", "tab")
        await on.burst("9.45")
        await on.press("tab", "right", "tab", "3", "tab", "right", "f2")
        assert on.last == SessionChanged(
            "sist", "Sist", 10, 10, dt.time(9, 45), "not-before", 13, optional=True
        )

        await on.press("home", "enter", "3")  # the rest of what runs
        assert on.question == "Pick"
        await on.burst("day 2")
        await on.press("enter")
        assert "From 1 to 20 minutes" in on.text
        await on.press("tab", "tab", "f2")
        rest = SessionSplit("check-in", "check-in-the-rest", "Check-in, the rest", 10, 2)
        assert on.last == rest
        assert on.meeting.schedule().remaining == dt.timedelta(minutes=10)
        await on.press("u", "u")
        assert "sist" in order(on)
        assert on.meeting.state.session("sist").duration == 1  # type: ignore[union-attr]


async def test_a_priority_of_thousands_of_figures_is_refused(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "p", "end", "e", "tab", "tab", "tab", "tab", "tab")
        await on.paste("9" * 5000)
        await on.press("f2")
        assert "A priority is a number from 1 to 99." in on.text


async def test_the_edited_agenda_is_taken_over_after_its_difference_was_read(
    tmp_path: Path,
) -> None:
    file = tmp_path / "agendas" / "meeting.toml"
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "p", *RELOAD)
        assert "as it was" in on.said[-1]
        file.write_text(PROGRAMME.replace('duration = "40m"', 'duration = "35m"'), "utf-8")
        for _ in range(4):
            await on.beat()
        await on.press("tab")
        assert on.question == "Difference"
        assert "• “Introduction”: 35 min, not 40" in on.text
        await on.press("escape")
        assert on.kinds == ["session-started"]
        await on.press(*RELOAD, "enter")
        assert on.kinds[-1] == "agenda-revised"
        assert "35" in on.line("Introduction")

        file.write_text(PROGRAMME.replace("[[day]]", "[[dya]]", 1), "utf-8")
        await on.press(*RELOAD)
        assert on.question == "Problems"
        await on.press("escape")
        file.write_text(PROGRAMME + "\n", "utf-8")
        await on.press("u", *RELOAD)
        assert on.question == "Difference"  # only how it is written differs


async def test_a_file_that_is_as_it_was_is_not_told_to_have_changed(tmp_path: Path) -> None:
    revised = PROGRAMME.replace("timezone", 'series = "digital"\ntimezone')
    async with stage(tmp_path, at="10:00") as on:
        on.do_elsewhere(read_again, agenda(revised), revised)
        for _ in range(8):
            await on.beat()
        assert on.meeting.state.agenda.series == "digital"
        assert on.said == []


async def test_of_a_record_alone_the_file_is_asked_for(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        record = on.journal
    (tmp_path / "agendas" / "meeting.toml").unlink()
    file = tmp_path / "elsewhere.toml"
    text = PROGRAMME.replace('"Rules"', f'"{HOSTILE}"').replace("Strategy", "[b]Plan[/b]")
    file.write_text(text, "utf-8")
    async with stage(tmp_path, record=record, at="10:00") as on:
        await on.press("p", *RELOAD)
        assert on.question == "PathForm"
        await on.press("x", "f2")
        assert "There is no file" in on.said[-1]
        await on.press("backspace")
        await on.paste(str(file))
        await on.press("enter")
        assert on.question == "Difference"
        assert "“Strategy” is taken out" in on.text
        assert "“[b]Plan[/b]” is added: 45 min, after “Lunch”" in on.text
        await on.press("enter", "end", "up", "up", "e")
        assert "[b]Plan[/b]" in on.text
        await on.press("escape", "up", "up", "enter", "3")
        assert not on.unwanted()


def digit(on: Stage, words: str) -> str:
    """Give the digit of the answer that begins with some words."""
    (found,) = (line for line in on.lines if line[2:].lstrip("123456789 ").startswith(words))
    return found[2]


async def test_before_a_remote_session_its_line_is_asked_about(tmp_path: Path) -> None:
    config = Config(remote_check=10)
    async with stage(tmp_path, REMOTE, at="10:00", config=config) as on:
        await on.press("space")
        await on.advance(9)
        assert "⇄?" in on.line("Link")
        assert "Does the line" not in on.text
        await on.press("i", "x")
        await on.advance(2)
        assert on.question == "Run"  # not while text is typed
        assert on.lines[-2].endswith("▲ 1 question waits")
        await on.press("backspace", "escape")
        await on.beat()
        assert on.question == "Run"
        assert on.lines[-2].startswith(" ▲ Does the line to Jörgen Sandström work?")
        await on.press("tab")
        assert "https://example.org/eu · +32 2 555" in " ".join(on.text.split())
        await on.press("escape")
        await on.advance(1)
        (calm,) = on.app.prompting.waiting()
        assert calm.calm
        await on.advance(1)
        (nearer,) = on.app.prompting.waiting()
        assert not nearer.calm
        await on.press("tab", "escape")
        await on.advance(3)
        await on.press("tab", "1")
        assert on.last == SpeakerChecked("introduction", fine=True)
        assert "⇄✓" in on.text
        await on.advance(1)
        assert on.app.prompting.waiting() == ()
        assert "Does the line" not in on.text
        await on.press("u")
        on.app.saying.clear()
        await on.beat()
        assert on.question == "Run"
        assert "Does the line to Jörgen Sandström work?" in on.lines[-2]


async def test_while_a_speaker_is_lost_another_session_is_held(tmp_path: Path) -> None:
    text = REMOTE.replace('title = "Rules"\nkind = "rules"\nduration = "1h"',
                          f'title = "{HOSTILE}"\nduration = "30m"')  # fmt: skip
    text = text.replace("[red]", "").replace("\\u001b]0;PWN\\u0007", "")
    async with stage(tmp_path, text, at="10:00") as on:
        await on.press("space")
        await on.advance(20)
        await on.press("n")
        await on.advance(10)
        await on.press("l")
        assert on.question == "AskSheet"
        assert "1 h 30 min until the next fixed point." in on.text
        assert "speaker 11:00 · “Lunch” on time" in on.text
        assert not on.unwanted()
        await on.press("enter")
        lost = on.last
        assert isinstance(lost, SpeakerLost)
        assert on.meeting.state.current == lost.instead != "introduction"
        assert "⇄×" in on.text  # noqa: RUF001 - the sign of what is lost
        await on.press("l")  # a break before it, as what follows is remote
        await on.press(digit(on, "Wait: a break of 10 min"))
        added = on.last
        assert isinstance(added, SessionAdded)
        assert (added.minutes, added.session_kind, added.after) == (10, "break", lost.instead)
        await on.press("u", "u", "l")
        await on.press(digit(on, "Wait: the session is paused"))
        assert on.kinds[-2:] == ["speaker-checked", "paused"]
        await on.press("l")
        await on.press(digit(on, "The line works"))
        assert on.last == SpeakerChecked("introduction", fine=True)
        await on.press("l")
        assert "The line works" not in on.text


def chosen(on: Stage) -> str:
    """Give the row under the cursor as it is drawn, "" if it is out of sight."""
    rows = on.app.screen.query_one("#sessions, #go-to Rows", Rows)
    line = int(rows.cursor_row - rows.scroll_offset.y)
    seen = 0 <= line < rows.size.height
    return on.lines[rows.content_region.y + line] if seen else ""


@pytest.mark.parametrize("keys", [("p",), ("g",)], ids=["Programme", "Go to"])
async def test_the_session_that_runs_or_is_next_is_chosen_and_in_sight(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with stage(tmp_path, many_sessions(60), at="08:00") as on:
        on.meeting.do(moves.go_to, "part-40")
        await on.beat()
        await on.press(*keys)
        assert "Part 40" in chosen(on)
        assert "Part 38" in on.text  # with what is around it
        assert "Part 42" in on.text
        await on.press("home")
        assert "Part 1" in chosen(on)
        await on.press("escape", *keys)
        assert "Part 40" in chosen(on)
        await on.press("escape")
        on.meeting.do(moves.end)
        await on.beat()
        await on.press(*keys)
        assert "Part 41" in chosen(on)


async def test_a_form_over_the_programme_leaves_what_is_chosen(tmp_path: Path) -> None:
    async with stage(tmp_path, many_sessions(60), at="08:00") as on:
        await on.press("n", "p", "end", "e", "escape", "question_mark", "escape")
        assert "Part 60" in chosen(on)
        await on.advance(1)
        assert "Part 60" in chosen(on)


async def test_a_day_that_is_over_is_a_line_that_opens(tmp_path: Path) -> None:
    async with stage(tmp_path, PROGRAMME, at="10:00") as on:
        await on.press("space", "p")
        assert "Check-in" in on.text
        assert "of 5 held" not in on.text
        await on.press("escape")
        for _ in range(4):
            on.meeting.do(moves.next_session)
        on.meeting.do(moves.end)
        await on.advance(23 * 60)
        await on.press("escape", "p")
        assert "▸ Thursday 21 March · " in on.text
        assert "Check-in" not in on.text
        await on.press("home", "enter")
        assert "Check-in" in on.text
        await on.press("enter")
        assert "Check-in" not in on.text
        assert on.question == "Programme"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_kind_of_a_new_session_is_written_out(tmp_path: Path, language: str) -> None:
    async with stage(tmp_path, language=language) as on:
        await on.press("a", "tab", "tab")
        shown = set()
        for _ in SESSION_KINDS:
            shown |= {*re.findall("◂ (.+) ▸", on.text)}
            await on.press("right")
        assert shown == {*map(load(language).say, SESSION_KINDS.values())}


async def test_titles_stand_below_their_heading_however_late_it_gets(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(7 * 60)
        await on.press("p")
        at = on.line("Least").index("Session")
        late = [line for line in on.lines if re.search(r"\+\d{3}", line[:24])]
        assert late
        for line in late:
            assert line[at - 2 : at].isspace()
            assert line[at].isalpha()
