"""`verify` says whether a record is sound."""

from __future__ import annotations

from pathlib import Path

from cli.calling import Cli
from facilitator.files.shell import MOVE, quoted
from systems import posix_only


def journal(cli: Cli) -> Path:
    [folder] = (cli.data / "meetings").iterdir()
    return folder / "journal.toml"


def test_a_sound_record_is_verified(meeting: Cli) -> None:
    assert meeting("verify") == (0, f"{journal(meeting)}: 1 event, all well.\n", "")


def test_damage_is_told_with_its_line(meeting: Cli) -> None:
    lines = journal(meeting).read_text().count("\n")
    with journal(meeting).open("a", newline="\n") as file:
        file.write('[[event]]\nkind = "nonsense"\n\n[[event]]\nkin')
    result = meeting("verify", journal(meeting).parent.name)
    assert result.code == 1
    assert f"{journal(meeting)}:{lines + 1}: " in result.out
    assert "the last 13 bytes belong to no whole event." in result.out
    assert result.out.endswith("1 event, 2 problems.\n")


@posix_only
def test_what_is_only_odd_is_a_remark(meeting: Cli) -> None:
    journal(meeting).chmod(0o644)
    result = meeting("verify")
    assert result.code == 0
    assert result.out.startswith(f"remark: {journal(meeting)}: ") or "remark: " in result.out


def test_what_windows_did_to_the_line_ends_is_named_and_repaired(meeting: Cli) -> None:
    meeting("note", "% privat")
    assert meeting("verify", "--repair").out.endswith("Nothing needs to be repaired.\n")
    path = journal(meeting)
    private = path.with_name("private.toml")
    plain = {each: each.read_bytes() for each in (path, private)}
    for each, data in plain.items():
        each.write_bytes(data.replace(b"\n", b"\r\n"))
    result = meeting("verify")
    assert result.code == 1
    assert f"{path}: an editor or another program has changed how this file" in result.out
    assert "its lines end as on Windows (CRLF)" in result.out
    assert f"{private}: an editor" in result.out
    refused = meeting("note", "x", "--record", path.parent.name)
    assert (refused.code, refused.out) == (1, "")
    assert "“facilitator verify --repair” writes a repaired copy." in refused.err
    result = meeting("verify", "--repair", path.parent.name)
    assert result.code == 1
    for each, data in plain.items():
        new = each.with_suffix(".repaired.toml")
        assert f"Repaired copy: {new}\n" in result.out
        assert f"  {MOVE} {quoted(new)} {quoted(each)}\n" in result.out
        assert new.read_bytes() == data
        new.replace(each)
    assert meeting("verify", path.parent.name).code == 0
