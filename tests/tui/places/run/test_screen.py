"""Each key of the Run place: what it writes in the journal, and what is seen afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.core.record.materials import MaterialTicked
from facilitator.core.record.notes import Noted
from facilitator.core.record.rounds import QuestionTaken
from facilitator.core.record.sessions import (
    Extended,
    Paused,
    Resumed,
    SessionEnded,
    SessionReopened,
    SessionSkipped,
    SessionStarted,
    StepStarted,
)
from facilitator.core.time import moves
from facilitator.files.config import Config
from facilitator.tui.themes import DARK_ROLES
from tui.harness import PROGRAMME, Stage, many_sessions, moment, stage


async def test_before_the_start_it_says_what_comes_and_which_key_starts_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        assert on.facts == []
        assert "Starts soon" in on.text
        assert "until 10:00   space starts it" in on.text
        assert "= Lunch 12:00 kept, 20 min can be made up" in on.text
        assert "→ 10:00     Check-in" in on.text
        assert "09:58" in on.lines[0]


async def test_on_the_evening_before_it_says_the_date_and_names_no_key_that_is_refused(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        while (slot := moves.upcoming(on.meeting.state, on.clock.now())) and slot.day == 0:
            on.meeting.do(moves.skip, slot.session.id)
        await on.beat()
        assert "Goes on tomorrow, Friday 22 March, 09:00" in on.text
        assert "space start" not in on.text
        await on.press("space")
        assert any(words.endswith(": g goes to it.") for words in on.said)


STEPS = """
format = 1
title = "1-2-4-All"
timezone = "Europe/Stockholm"
[[day]]
date = 2013-03-21
start = "10:00"
[[day.session]]
title = "Ideas"
duration = "12m"
[[day.session.step]]
title = "Alone"
duration = 2
[[day.session.step]]
title = "In pairs"
duration = 4
[[day.session.step]]
title = "Everybody"
duration = 6
[[day.session]]
title = "Close"
duration = "10m"
"""


async def test_steps_go_on_by_themselves_and_t_goes_to_the_next(tmp_path: Path) -> None:
    async with stage(tmp_path, STEPS, at="10:00", size=(120, 40)) as on:
        assert "Next step" not in on.footer
        await on.press("t")
        assert on.facts == []
        await on.press("space")
        assert "Next step" in on.footer
        assert "▶ Alone   ●   2:00 ─" in on.text
        await on.advance(3)
        assert on.facts == [SessionStarted("ideas")]
        assert "▶ In pairs   ●   3:00 ━" in on.text
        await on.press("t")
        assert on.last == StepStarted("ideas", 3)
        assert on.said[-1] == "Went on to the step “Everybody”."
        assert "✓ In pairs 1:00" in on.text
        await on.press("2", "u", "t", "n")
        assert on.kinds[-1] == "step-started"
        await on.press("escape", "1")
        await on.press("plus")
        assert "▶ Everybody   ●  11:00 ─" in on.text
        await on.press("t")
        assert on.said[-1].startswith("This is the last step. n goes on")


async def test_space_starts_pauses_and_goes_on(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.advance(2)
        await on.press("space")
        assert on.last == SessionStarted("check-in")
        assert "▶ 10:00     Check-in" in on.text
        assert "● 20 min left" in on.text
        await on.advance(5)
        await on.press("space")
        assert on.last == Paused("check-in")
        assert "‖ 10:00     Check-in" in on.text
        assert "‖ paused for 0 min, 15 min left" in on.text
        await on.advance(3)
        assert "‖ paused for 3 min   3 min behind" in on.text
        assert "10:08" in on.lines[0]
        assert "3 min behind" in on.text
        await on.press("space")
        assert on.last == Resumed("check-in")
        assert "▶ 10:00     Check-in" in on.text


async def test_next_back_and_end(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("n")
        assert on.last == SessionStarted("check-in")
        await on.advance(20)
        await on.press("n")
        assert on.last == SessionStarted("introduction")
        assert "✓ 10:00     Check-in" in on.text
        assert "Jörgen Sandström" in on.line("Speaker")
        assert "⇄? not tried yet" in on.text
        await on.press("b")
        assert on.last == SessionReopened("check-in")
        assert "▶ 10:00     Check-in" in on.text
        await on.app.run_action("end", on.app.screen)
        await on.rest()
        assert on.last == SessionEnded("check-in")
        assert "… left unfinished, 40 min left" in on.text


async def test_time_is_given_and_taken(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        for key, given, left in (
            ("plus", 300, "● 25 min left   5 min behind"),
            (".", 60, "● 26 min left   6 min behind"),
            ("-", -300, "● 21 min left   1 min behind"),
            (",", -60, "● 20 min left   on time"),
            (",", -60, "● 19 min left   1 min ahead"),
        ):
            await on.press(key)
            assert on.last == Extended("check-in", given)
            assert left in on.text
        assert "10:00–10:19" in on.text  # noqa: RUF001 - a dash between times


async def test_skip_leaves_out_the_next_and_keeps_its_row(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "s")
        assert on.kinds == ["session-started"]
        assert "Skip “Introduction”?" in on.text
        assert "Jörgen Sandström joins by link." in on.text
        await on.answer("escape", "s")
        await on.answer("1")
        assert on.last == SessionSkipped("introduction")
        assert on.kinds == ["session-started", "session-skipped"]
        assert "× 10:20     Introduction" in on.text  # noqa: RUF001 - a cross
        assert "10:20 −40 Rules" in on.text  # noqa: RUF001 - a minus


async def test_going_to_another_day_is_asked_about(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "g", "end", "enter")
        assert "“Homework” is on day 2, Friday, 22 March 2013. Go there now?" in on.text
        assert "3 sessions before it would not be held" in on.text
        await on.answer("escape")
        assert on.question == "Run"
        assert on.kinds == ["session-started"]
        await on.press("g", "end", "enter")
        await on.answer("1")
        assert on.last == SessionStarted("homework")
        await on.press("g", "home", "down", "enter")
        assert "is on day 1, Thursday, 21 March 2013. Go there now?" in on.text
        assert "would not be held" not in on.text


async def test_going_back_to_what_ended_yesterday_is_asked_about(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        await on.advance(20)
        on.meeting.do(moves.end)
        await on.advance(23 * 60)
        await on.press("b")
        assert "“Check-in” is on day 1, Thursday, 21 March 2013. Go there now?" in on.text
        await on.answer("escape")
        assert on.kinds == ["session-started", "session-ended"]
        await on.press("b")
        await on.answer("1")
        assert on.kinds[2:] == ["session-reopened"]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ('start = "10:20"', "It begins at a fixed time: 10:20."),
        ('end = "11:00"\nend_fixed = true', "It ends at a fixed time: 11:00."),
        ("remote = true", "It is held by link."),
        ('kind = "groups"', "It is held in groups."),
        ('[[day.session.group]]\nname = "A"', "It is held in groups."),
        ('start = "10:20"\nstarts = "not-before"', ""),
        ("optional = true", ""),
    ],
)
async def test_what_others_count_on_is_skipped_only_after_asking(
    tmp_path: Path, changed: str, reason: str
) -> None:
    own = 'duration = "40m"\nmin = "30m"\nspeakers = ["Jörgen Sandström"]\nremote = true\n'
    assert own in PROGRAMME
    length = "" if "end =" in changed else 'duration = "40m"\n'
    text = PROGRAMME.replace(own, f"{length}{changed}\n")
    async with stage(tmp_path, text, at="10:00") as on:
        for keys in (("s",), ("p", "down", "s")):
            await on.press("space", *keys)
            assert reason in on.text
            assert (on.kinds[-1] == "session-skipped") is (not reason)
            await on.press("escape", "1")
            on.meeting.do(moves.undo)


async def test_what_cannot_be_done_is_said_and_not_written(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("b", "u", "y", "plus")
        assert on.facts == []
        assert on.said == [
            "No session has ended yet, so there is none to go back to.",
            "There is nothing to undo.",
            "There is nothing to redo.",
            "No session is running. Space starts the next one.",
        ]
        assert on.app.trouble is None


async def test_caps_lock_changes_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("N", "N", "N", "B", "S")
        await on.answer("1", "U", "Y", "I")
        assert on.kinds == [
            "session-started",
            "session-started",
            "session-reopened",
            "session-skipped",
            "undone",
            "redone",
        ]
        assert on.app.screen.focused is not None
        await on.press("escape", "G")
        assert on.question == "GoTo"


async def test_undo_and_redo_say_what_they_did_and_show_it(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "plus", "space", "n", "n")
        told = []
        for key in "uuuuyyyy":
            await on.press(key)
            told.append(on.said[-1])
        assert told == [
            "Undone: started “Introduction”. y does it again.",
            "Undone: paused “Check-in”. y does it again.",
            "Undone: gave 5 min to “Check-in”. y does it again.",
            "Undone: started “Check-in”. y does it again.",
            "Done again: started “Check-in”.",
            "Done again: gave 5 min to “Check-in”.",
            "Done again: paused “Check-in”.",
            "Done again: started “Introduction”.",
        ]
        assert on.kinds[4:] == ["undone"] * 4 + ["redone"] * 4
        assert on.meeting.state.current == "introduction"


async def test_undo_takes_back_a_note_a_removal_and_a_skip(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.capture("a word")
        assert "a word" in on.text
        await on.press("u")
        assert "Nothing noted yet" in on.text
        await on.press("y", "s", "u")
        assert "a word" in on.text
        assert "→ 10:00     Check-in" in on.text


async def test_go_to_starts_any_session(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("g")
        assert on.question == "GoTo"
        assert "Type to narrow the list" in on.text
        await on.type("zzz")
        assert "no session is called that" in on.text
        await on.press("enter")
        assert on.facts == []
        await on.press("backspace", "backspace", "backspace")
        await on.type("RU")
        assert "RU▏" in on.text
        await on.press("enter")
        assert on.question == "Run"
        assert on.last == SessionStarted("rules")
        assert "▶ 10:00 −60 Rules" in on.text  # noqa: RUF001 - a minus
        await on.press("g", "up", "enter")
        assert on.last == SessionStarted("introduction")
        await on.press("g", "end", "home", "escape")
        assert len(on.facts) == 2


async def test_going_to_the_session_that_runs_is_refused(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "g", "enter")
        assert on.kinds == ["session-started"]
        assert on.said[-1] == "That session is the one that is running."


async def test_keys_typed_at_once_after_opening_a_list_narrow_it(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.burst("gstrat\r")
        assert on.facts == [SessionStarted("strategy")]


async def test_export_writes_minutes_and_says_where(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.capture("! Done")
        await on.press("x")
        path = on.journal.with_name("minutes.md")
        assert "Done" in path.read_text("utf-8")
        assert on.said == [f"Minutes written to {path}"]


async def test_minutes_never_overwrite_a_file_that_says_something_else(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        path = on.journal.with_name("minutes.md")
        path.write_text("edited by hand")
        await on.press("x", "x")
        assert path.read_text() == "edited by hand"
        assert on.said[-1] == f"Minutes written to {on.journal.with_name('minutes-2.md')}"
        assert not on.journal.with_name("minutes-3.md").exists()


async def test_the_bell_is_turned_off_and_on_and_the_header_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("z")
        assert "bell off" in on.lines[0]
        await on.press("Z")
        assert "bell off" not in on.lines[0]
        assert on.said == ["The bell is off.", "The bell is on."]


async def test_the_places_are_switched_by_number(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as on:
        assert "2 Notes" in on.lines[1]
        assert "Notes" not in on.footer  # the line of places shows their digits
        await on.press("2")
        assert on.question == "Notes"
        await on.press("2", "1")
        assert on.question == "Run"
        await on.press("1", "2", "escape")
        assert on.question == "Run"
        assert len(on.app.screen_stack) == 2


async def test_a_question_keeps_the_keys_from_acting(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "question_mark")
        for key in ("n", "space", "b", "plus", "s", "u", "2", "i"):
            await on.press(key)
        assert on.question == "Help"
        await on.press("escape", "ctrl+q")
        assert on.question == "AskSheet"
        for key in ("n", "space", "b", "plus", "s", "u", "9", "ctrl+q"):
            await on.press(key)
        assert on.kinds == ["session-started"]
        await on.press("escape")
        assert on.question == "Run"
        assert not on.exited


async def test_help_lists_every_key_of_the_place(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(100, 40)) as on:
        for key in ("question_mark", "f1"):
            await on.press(key)
            assert on.question == "Help"
            words = ["Starts the next session", "starts the next.", "a minute more", "Leaves out"]
            words += ["choose a session", "Type to search", "Esc closes"]
            assert [word for word in words if word not in on.text] == []
            await on.press("end")
            words = ["Undoes the last step", "Writes the minutes", "Turns the bell on or off"]
            words += ["Goes to Notes", "Leaves; the record is kept", "quote -- who said it"]
            assert [word for word in words if word not in on.text] == []
            assert "Jumps to when" not in on.text
            await on.press(key)
            assert on.question == "Run"


async def test_leaving_asks_only_while_a_session_runs(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "q")
        assert "A session is running. Leave anyway?" in on.text
        await on.answer("escape", "Q")
        await on.answer("1")
        assert on.exited
        assert on.app.return_code == 0
    async with stage(tmp_path, at="10:00") as on:
        on.meeting.do(moves.end)
        await on.press("q")
        assert on.exited


async def test_leaving_asks_while_there_is_text_that_was_not_kept(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("i")
        await on.type("half a th")
        await on.press("ctrl+q")
        assert "There is unsaved text." in on.text
        await on.press("escape")
        await on.type("ought")
        await on.press("enter")
        assert [fact.text for fact in on.facts if isinstance(fact, Noted)] == ["half a thought"]
        await on.press("ctrl+q")
        assert on.exited


async def test_ctrl_c_says_how_to_leave(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("ctrl+c")
        assert on.said == ["Ctrl+Q leaves."]
        assert not on.exited


async def test_the_programme_is_scrolled_by_keys_and_kept_at_the_session_that_runs(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, many_sessions(100), at="08:00") as on:
        await on.press("pagedown", "pagedown")
        assert "Part 21" in on.text
        await on.press("up")
        await on.press("pageup", "pageup")
        assert "Part 1 " in on.text
        await on.press("down")
        for _ in range(30):
            on.meeting.do(moves.next_session)
        on.app.update()
        await on.rest()
        assert on.text.count("Part 30") == 2  # as the title, and as a row
        assert "Part 26" in on.text
        assert "Part 34" in on.text


async def test_the_cursor_leaves_the_programme_by_escape_and_when_the_session_changes(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, many_sessions(100), at="08:00") as on:
        await on.press("space", "pagedown", "pagedown", "pagedown")
        assert "Part 31" in on.text
        await on.press("escape")
        assert "Part 31" not in on.text
        assert "▶ 08:00" in on.text
        await on.press("pagedown", "pagedown", "pagedown")
        on.meeting.do(moves.next_session)
        await on.beat()
        assert on.text.count("Part 2 ") == 2  # as the title, and as a row


async def test_enter_reads_the_session_that_runs_or_is_chosen_and_opens_a_day(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space", "enter", "1")
        assert on.question == "Sheet"
        assert "planned 10:00–10:20" in on.text  # noqa: RUF001 - a dash between times
        await on.press("escape", "down", "enter", "1")
        assert "planned 10:20–11:00" in on.text  # noqa: RUF001
        await on.press("escape", *["down"] * 9)
        assert "Guests" not in on.text
        await on.press("enter")
        assert "▾ Friday 22 March" in on.text
        assert "09:00     Guests" in on.text
        await on.press("enter")
        assert "Guests" not in on.text
        assert on.kinds == ["session-started"]


async def test_what_a_session_needs_is_ticked_off_by_digit(tmp_path: Path) -> None:
    needs = 'questions = ["Where are you?"]\nmaterials = ["Pens"]\nprepare = ["Chairs"]\n'
    text = PROGRAMME.replace('kind = "checkin"\n', f'kind = "checkin"\n{needs}')
    async with stage(tmp_path, text, at="10:00", size=(120, 40)) as on:
        assert "○ Pens" in on.line("Material")
        await on.press("k", "1")
        assert on.last == MaterialTicked("check-in", "Pens")
        assert "✓ Pens" in on.line("Material")
        await on.press("k", "1")
        assert on.last == MaterialTicked("check-in", "Pens", done=False)
        await on.press("space", "k", "1")
        assert on.last == QuestionTaken("check-in", 1)
        assert "▶ 1 Where are you?" in on.line("Questions")
        await on.press("K", "escape", "down", "k")
        assert on.said[-1] == "This session has nothing to tick off."


async def test_the_user_sees_the_keys_that_they_gave(tmp_path: Path) -> None:
    async with stage(tmp_path, config=Config(remote_check=0, keys={"session.go-to": "f6"})) as on:
        assert "f6 go to · p change" in on.text


async def test_what_the_day_cannot_keep_is_marked_in_words_and_by_a_sign(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", size=(120, 40)) as on:
        await on.press("space")
        for _ in range(40):
            on.meeting.do(moves.extend, 1)
        await on.beat()
        await on.press("escape")
        assert "= Lunch 12:00, 40 min late   end by 10:30 to keep it" in on.text
        assert "= 12:40 +40 Lunch" in on.text
        assert on.text.count("= Lunch 12:00, 40 min late") == 2  # in the bar of the day too


async def test_each_phase_has_a_word_a_sign_and_a_colour(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        await on.press("space")
        for minutes, seen, look in (
            (0, "● 20 min left", "ok"),
            (16, "▲ 4 min left", "warn"),
            (3, "◆ 1 min left", "warn"),
            (0.5, "◆ less than a minute left", "warn"),
            (1.5, "■ 1 min over time", "err"),
        ):
            await on.advance(minutes)
            assert seen in on.text
            colour = getattr(DARK_ROLES, look)
            assert ink(on, seen) == colour
            assert ink(on, "╭", after="Check-in · 10:00") == colour


def ink(on: Stage, part: str, *, after: str = "") -> str:
    """Give the colour of the last piece with a text, of the row that holds another one too."""
    strips = on.app.screen._compositor.render_strips(on.app.size)  # noqa: SLF001 - as it is drawn
    row = next(strip for strip in strips if (after or part) in strip.text)
    *_, drawn = (segment for segment in row if part in segment.text)
    assert drawn.style is not None
    assert drawn.style.color is not None
    return drawn.style.color.name


async def test_a_rehearsal_is_marked_and_its_clock_jumps(tmp_path: Path) -> None:
    from facilitator.opening import Request

    async with stage(tmp_path, request=Request(rehearse=True, speed=0)) as on:
        assert "REHEARSAL" in on.lines[0]
        await on.press("space")
        for seen, said in (
            ("▲ 4 min left", "The clock jumped 16 min ahead, to 10:16."),
            ("◆ 1 min left", "The clock jumped 3 min ahead, to 10:19."),
            ("◆ less than a minute left", "The clock jumped 1 min ahead, to 10:20."),
        ):
            await on.press("j", "1")
            assert seen in on.text
            assert said in on.lines[-2]
        await on.press("j", "1", "j", "1")  # to lunch, after which nothing happens by itself
        assert "The clock is already there." in on.lines[-2]
        assert on.clock.now() == moment("12:00")
        await on.press("question_mark", *"jump")
        assert "Jumps to when something happens next" in on.text


async def test_after_an_early_end_the_times_of_the_next_session_agree(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00", size=(120, 40)) as on:
        await on.press("space")
        await on.advance(12)
        on.app.act(moves.end)
        await on.advance(0)
        assert "Can start now · 10:12–10:52 · 40 min" in on.text  # noqa: RUF001
        assert any(
            "10:12  -8 Introduction" in line.replace("\N{MINUS SIGN}", "-") for line in on.lines
        )


async def test_after_the_last_session_it_says_what_can_be_done(tmp_path: Path) -> None:
    async with stage(tmp_path, many_sessions(2), at="08:00") as on:
        await on.press("n", "n", "n", "n")
        assert "The programme is done" in on.text
        assert "○ write the minutes   x" in on.text
        await on.press("n")
        assert on.said[-1] == "Every session is over. Export the minutes, or leave."


async def test_what_stands_in_a_form_is_not_left_without_asking(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("a")
        await on.type("Guests")
        await on.press("ctrl+q")
        assert "There is unsaved text." in on.text
        await on.press("escape")
        assert "Guests" in on.text
        await on.press("f2")
        assert on.kinds == ["session-added"]
        await on.press("ctrl+q")
        assert on.exited


async def test_a_small_window_says_what_somebody_chose_for_the_room(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        assert "│ Room " not in on.text
        await on.press("m")
        await on.type("Back at 10.30")
        await on.press("enter")
        await on.advance(1)  # the line that said so is gone
        assert any("Room" in line and "“Back at 10.30”" in line for line in on.lines)
        await on.press("v", "8")
        await on.advance(1)
        assert any("Room" in line and "Nothing: it is dark" in line for line in on.lines)


async def test_a_day_that_is_over_names_what_comes_tomorrow_only_once(tmp_path: Path) -> None:
    async with stage(tmp_path, at="15:30", size=(120, 40)) as on:
        await on.press("g", "enter")
        for _ in range(5):
            await on.advance(1)
            await on.press("n")
            await on.press("1")
        await on.advance(60)
        await on.until(lambda: "The day is over" in on.text)
        assert "Tomorrow  09:00 Guests" in on.text
        assert "space Start" not in on.lines[-1]
        assert "n Next" not in on.lines[-1]
        assert "Up next" not in on.text


async def test_a_key_says_why_it_does_nothing_only_where_it_does_nothing(tmp_path: Path) -> None:
    from facilitator.opening import Request

    async with stage(tmp_path, at="10:00") as on:
        await on.press("l", "t", "j")
        assert on.said == [
            "No session with a remote speaker is at hand.",
            "No session is running. Space starts the next one.",
            "Only a rehearsal's clock can be changed.",
        ]
    request = Request(rehearse=True, speed=0)
    async with stage(tmp_path, STEPS, at="10:00", request=request) as on:
        await on.press("space", "t", "j")
        assert "The clock of the rehearsal" in on.text
        assert not [said for said in on.said if "Only a rehearsal" in said]
