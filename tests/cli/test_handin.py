"""`handin` takes homework in between meetings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cli.calling import TEN, Cli
from cli.homework import AGENDA
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.homework import tasks
from facilitator.core.record.homework import TaskAdded
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.files.records.journal import Journal
from facilitator.files.toml.text import LARGEST


def state_of(cli: Cli, record: str) -> State:
    path = cli.data / "meetings" / record / "journal.toml"
    return replay(Journal.open(path, writable=False).events)


def test_terms_from_standard_input_go_to_the_latest_record_with_the_task(two: Cli) -> None:
    got = two("handin", "blek", "ordmoln", stdin="e-hälsa: 12\nbredband")
    assert (got.code, got.out) == (
        0,
        "Träff 4: “Gör ett ordmoln” from Region Blekinge was handed in.\n",
    )
    what = state_of(two, "2013-04-21-träff-4").homework.of("ordmoln", "blekinge")
    assert what.terms == (("e-hälsa", 12.0), ("bredband", 1.0))
    assert not state_of(two, "2013-03-21-träff-3").homework.hand_ins


def test_a_text_is_read_from_a_file_and_a_files_name_is_kept(two: Cli, tmp_path: Path) -> None:
    text = tmp_path / "svar.txt"
    text.write_text("\ufeffÅ, ä\noch ö", encoding="utf-8")
    assert (
        two("handin", "halland", "Spaning", str(text), "--record", "2013-03-21-träff-3").code == 0
    )
    assert two("handin", "HALLAND", "bild", "moln.png").code == 0
    assert state_of(two, "2013-03-21-träff-3").homework.of("scan", "halland").text == "Å, ä\noch ö"
    assert state_of(two, "2013-04-21-träff-4").homework.of("bild", "halland").file == "moln.png"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("region", "ordmoln", "-"), 1, "“region” could be any of these: Region Blekinge, Region"),
        (("skåne", "ordmoln", "-"), 1, "“skåne” is none of these: blekinge, halland."),
        (("halland", "moln", "-"), 1, "There is nothing to hand in."),
        (("halland", "dikt", "-"), 1, "“dikt” is none of these: ordmoln, scan, bild."),
        (("halland", "scan", "/nowhere"), 1, f"There is no file {Path('/nowhere')}."),
        (("halland", "scan", "."), 1, ". is a folder, not a file."),
        (("halland", "scan"), 2, "Name a FILE"),
    ],
)
def test_what_cannot_be_taken_in_is_told(
    two: Cli, words: tuple[str, ...], code: int, said: str
) -> None:
    got = two("handin", *words, stdin="" if "-" in words else None)
    assert said in got.err
    assert got.code == code


def test_a_file_that_is_no_text_is_told(two: Cli, tmp_path: Path) -> None:
    picture = tmp_path / "moln.png"
    picture.write_bytes(b"\x89PNG\xff")
    got = two("handin", "halland", "scan", str(picture))
    said = "is not UTF-8 text: line 1, byte 1 of the line. Save it as UTF-8 in your editor.\n"
    assert (got.code, got.err) == (1, f"{picture} {said}")
    assert two("handin", "halland", "scan", stdin="\udc89PNG\udcff").err == f"- {said}"
    assert not state_of(two, "2013-04-21-träff-4").homework.hand_ins


def test_what_could_be_several_in_the_latest_record_goes_into_no_older_one(two: Cli) -> None:
    two.visit = lambda meeting: meeting.do(lambda *_: TaskAdded("ord", "Gör ett ordspel"))
    assert two("run", "2013-04-21-träff-4").code == 0
    got = two("handin", "blekinge", "gör", stdin="bredband")
    assert (got.code, got.out) == (1, "")
    assert got.err == "“gör” could be any of these: Gör ett ordmoln, Gör ett ordspel.\n"
    assert not state_of(two, "2013-03-21-träff-3").homework.hand_ins


def test_the_latest_record_is_that_of_the_meeting_held_last(cli: Cli) -> None:
    for n, day in ((4, 1), (3, 2)):
        cli.clock = SimulatedClock(TEN + dt.timedelta(days=day))
        cli("run", str(cli.write(f"{n}.toml", AGENDA.format(n=n))), "--today", "1")
    got = cli("handin", "blekinge", "ordmoln", stdin="bredband")
    assert got.out.startswith("Träff 3: ")


def test_a_record_that_is_passed_over_is_told(two: Cli) -> None:
    latest = two.data / "meetings" / "2013-04-21-träff-4" / "journal.toml"
    latest.write_text(latest.read_text("utf-8") + "nonsense\n\n", encoding="utf-8")
    got = two("handin", "blekinge", "ordmoln", stdin="bredband")
    assert got.code == 0
    assert got.err.startswith("2013-04-21-träff-4 is left out: ")
    assert got.out.startswith("Träff 3: ")


def test_what_is_too_long_is_refused_and_not_cut(two: Cli) -> None:
    got = two("handin", "halland", "scan", "-", stdin="a" * (LARGEST + 1))
    assert (got.code, "more than 1 MiB" in got.err) == (1, True)
    assert not state_of(two, "2013-04-21-träff-4").homework.hand_ins


def test_the_second_meeting_begins_with_what_the_first_left(two: Cli) -> None:
    state = state_of(two, "2013-04-21-träff-4")
    assert [one.title for one in state.earlier.meetings] == ["Träff 3"]
    assert [one.text for one in state.earlier.actions] == ["Ring Bo", "Bjud in"]
    assert tasks.bodies(state)
