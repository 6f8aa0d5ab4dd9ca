"""The tour leads a newcomer through a practice meeting to its minutes."""

from __future__ import annotations

from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from facilitator.files.config import Config
from tui.harness import Stage, stage
from tui.picture import TextExtension, picture


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _stand(on: Stage) -> str:
    return on.line("Tour ").split("  ")[0].strip()


async def test_a_newcomer_is_led_from_the_first_session_to_minutes(
    tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    async with stage(tmp_path, None) as on:
        await on.press("enter")
        assert on.lines[0].startswith(" A meeting to try")
        assert "REHEARSAL" in on.lines[0]
        assert _stand(on) == "Tour ○○○○○○○○○ 0 of 9 done"
        steps = {
            "space starts the first session": ["space"],
            "Something is decided": [*"! We go on", "enter"],
            "Who does what?": [*"> @Kim writes", "enter", "escape"],
            "In a rehearsal you can speed up time": ["j", "1"],
            "They need more time": ["+"],
            "n goes on to the next session": ["n", "1"],
            "Now a round": ["t"],
            "Nothing is ever lost": ["u"],
        }
        for done, (hint, keys) in enumerate(steps.items()):
            assert hint in on.text
            assert f"{done} of 9 done" in on.text
            await on.press(*keys)
            assert on.app.screen.query_one("TourLine").size.height == 4
        assert picture(on) == snapshot.use_extension(TextExtension)
        assert _stand(on) == "Tour ✓✓✓✓✓✓✓✓○ 8 of 9 done"
        assert "min left" in on.text
        with on.app._context():  # noqa: SLF001 - as of a key, and of a beat that comes with it
            on.app.screen.action_export()  # type: ignore[attr-defined]
            on.app.update()
        await on.rest()
        assert on.question == "TourEnd"
        assert not any("The tour is over" in said for said in on.said)
        assert "“facilitator new”" in on.text
        assert "Rehearsal: A meeting to try" in on.text
        assert not set("#*|") & set(on.text)
        seen = on.text
        for _ in range(3):
            await on.press("pagedown")
            seen += on.text
        assert "We go on" in seen
        assert "writes" in seen
        await on.press("enter")
        assert on.question == "Start"
        assert on.app.meeting is None
        assert all(name.startswith("data/") for name in _files(tmp_path))
        # Again, with new places, and left at once.
        await on.press("t")
        assert "0 of 9 done" in on.text
        await on.press("q")
        assert on.question == "Start"
        assert not on.exited


async def test_the_tour_can_be_left_and_the_rehearsal_goes_on(tmp_path: Path) -> None:
    async with stage(tmp_path, None, language="sv") as on:
        await on.press("t", "space", "escape")
        assert "Avsluta rundturen?" in on.text
        await on.press("escape", "escape", "escape")  # too often is no way out
        assert "Avsluta rundturen?" not in on.text
        assert on.app.touring is not None
        await on.press("escape", "1")
        assert on.question == "Run"
        assert [each for each in on.app.screen.query("TourLine") if each.display] == []
        assert on.kinds == ["session-started"]
        await on.press("escape", "n", "n", "q")
        assert on.question == "Tightness"
        await on.press("Q")
        assert on.question == "Start"


async def test_in_the_terminals_colours_the_tour_is_written_on_the_terminals_ground(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, None, config=Config(theme="ansi-light")) as on:
        await on.press("enter")
        line = on.app.screen.query_one("TourLine")
        assert line.styles.background == on.app.screen.styles.background


async def test_the_box_of_names_leaves_the_hint_of_the_tour_in_sight(tmp_path: Path) -> None:
    async with stage(tmp_path, None) as on:
        await on.press("t", "space", *"! We go on", "enter")
        await on.type("> @Ki")
        assert on.line("─ Who ─")
        assert "Who does what? Type > @Kim writes the invitation, then ⏎." in on.text
        assert "2 of 9 done" in on.text
