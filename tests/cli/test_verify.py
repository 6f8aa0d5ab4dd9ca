"""`verify` says whether a record is sound."""

from __future__ import annotations

from pathlib import Path

from cli.calling import Cli


def journal(cli: Cli) -> Path:
    [folder] = (cli.data / "meetings").iterdir()
    return folder / "journal.toml"


def test_a_sound_record_is_verified(meeting: Cli) -> None:
    assert meeting("verify") == (0, f"{journal(meeting)}: 1 event, all well.\n", "")


def test_damage_is_told_with_its_line(meeting: Cli) -> None:
    lines = journal(meeting).read_text().count("\n")
    with journal(meeting).open("a") as file:
        file.write('[[event]]\nkind = "nonsense"\n\n[[event]]\nkin')
    result = meeting("verify", journal(meeting).parent.name)
    assert result.code == 1
    assert f"{journal(meeting)}:{lines + 1}: " in result.out
    assert "the last 13 bytes belong to no whole event." in result.out
    assert result.out.endswith("1 event, 2 problems.\n")


def test_what_is_only_odd_is_a_remark(meeting: Cli) -> None:
    journal(meeting).chmod(0o644)
    result = meeting("verify")
    assert result.code == 0
    assert result.out.startswith(f"remark: {journal(meeting)}: ") or "remark: " in result.out
