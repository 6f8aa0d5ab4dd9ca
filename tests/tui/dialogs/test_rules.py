"""Rules that the room agrees on are typed one after the other, and one is taken away by name."""

from __future__ import annotations

from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from facilitator.core.notes.rules import ground_rules
from facilitator.core.record.rules import RuleAgreed, RuleDropped
from tui.harness import PROGRAMME, Stage, stage
from tui.picture import TextExtension, picture

TEXT = PROGRAMME.replace("timezone =", 'rules = ["Be on time."]\ntimezone =')


async def _at_the_rules(on: Stage) -> None:
    await on.press("n", "n", "n")
    while on.question == "AskSheet":
        await on.press("1")
    assert on.meeting.state.current == "rules"


async def test_the_rules_session_has_an_act_for_rules_said_in_the_room(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:59", size=(80, 24)) as on:
        await _at_the_rules(on)
        await on.press("enter")
        assert "2  Agree on a rule" in on.text
        await on.press("2")
        assert on.place == "RuleForm"
        assert "1 Be on time." in on.text
        await on.type("No phones")
        await on.press("enter")
        assert on.last == RuleAgreed("No phones")
        assert "2 No phones" in on.text
        await on.type("One at a time")
        await on.press("enter", "enter")
        assert on.place == "Run"
        assert "3 One at a time" in on.text
        assert on.said[-1] == "Agreed on the rule “One at a time”."
        await on.press("u")
        assert on.said[-1].startswith("Undone: agreed on the rule “One at a time”.")
        assert ground_rules(on.meeting.state) == ("Be on time.", "No phones")


async def test_a_rule_is_chosen_to_be_removed_and_comes_back_by_undo(
    tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    async with stage(tmp_path, TEXT, at="10:59", size=(80, 24)) as on:
        await _at_the_rules(on)
        await on.press("enter", "3")
        assert on.place == "Pick"
        seen = [picture(on)]
        await on.press("escape")
        assert not any("rule" in kind for kind in on.kinds)
        await on.press("enter", "3", "enter")
        assert on.last == RuleDropped("Be on time.")
        await on.press("u")
        assert ground_rules(on.meeting.state) == ("Be on time.",)
        await on.press("enter", "2")
        seen.append(picture(on))
        assert "\n\n".join(seen) == snapshot.use_extension(TextExtension)


async def test_a_rule_that_is_not_kept_is_asked_about(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:59") as on:
        await _at_the_rules(on)
        await on.press("enter", "2")
        await on.type("No phones")
        await on.press("escape")
        assert "Keep what you typed?" in on.text
        await on.press("1")
        assert on.last == RuleAgreed("No phones")


async def test_without_rules_there_is_none_to_remove(tmp_path: Path) -> None:
    async with stage(tmp_path, at="10:00") as on:
        on.app.screen.action_drop_rule()  # type: ignore[attr-defined]
        await on.rest()
        assert on.said[-1] == "There are no ground rules."
        assert on.place == "Run"


async def test_both_are_found_in_the_palette_from_every_place(tmp_path: Path) -> None:
    async with stage(tmp_path, TEXT, at="10:00") as on:
        await on.press("6", "ctrl+p")
        await on.type("agree on a rule")
        await on.until(lambda: "Adds a ground rule" in on.text)
        await on.press("enter")
        await on.until(lambda: on.place == "RuleForm")
