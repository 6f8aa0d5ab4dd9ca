"""Between meetings: homework taken in, and what to send out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cli.calling import TEN, Cli
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.homework import tasks
from facilitator.core.record.homework import TaskAdded
from facilitator.core.record.notes import Noted
from facilitator.core.record.replay import replay
from facilitator.core.record.rounds import Answered
from facilitator.core.record.state import State
from facilitator.core.time.moves import toggle
from facilitator.files.records.journal import Journal
from facilitator.files.toml.text import LARGEST
from facilitator.meeting import Meeting

AGENDA = """\
format = 1
title = "Träff {n}"
language = "en"
timezone = "Europe/Stockholm"
series = "s"

[[organisation]]
id = "blekinge"
name = "Region Blekinge"
[[organisation]]
id = "halland"
name = "Region Halland"

[[participant]]
name = "Åsa *Ek*"
organisation = "blekinge"

[[day]]
date = 2013-0{n}-21
start = "10:00"
[[day.session]]
title = "Runda"
kind = "round"
duration = 20
questions = ["Var är ni?"]

[[homework]]
id = "ordmoln"
title = "Gör ett ordmoln"
collects = "terms"
due = 2013-04-26
compilers = ["Lisa"]
[[homework]]
id = "scan"
title = "Spaning"
[[homework]]
id = "bild"
title = "Bild"
collects = "file-reference"

[[upcoming]]
status = "fixed"
date = 2013-05-02
place = "Kista"
"""


@pytest.fixture
def two(cli: Cli) -> Cli:
    """Give a series of two meetings that were opened."""
    cli.visit = _hold
    for n in (3, 4):
        cli("run", str(cli.write(f"{n}.toml", AGENDA.format(n=n))), "--today", "1")
    return cli


def _hold(meeting: Meeting) -> None:
    if not meeting.state.earlier.meetings:
        meeting.do(lambda *_: Answered("runda", "blekinge", 1, "I *start*gropen"))
        meeting.do(lambda *_: Noted("action", "Ring Bo", "runda", "Åsa *Ek*"))
        meeting.do(lambda *_: Noted("action", "Bjud in", "runda", "Bo, BLEKINGE"))
    meeting.do(toggle)


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
        (("halland", "scan", "/nowhere"), 1, "There is no file /nowhere."),
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


def test_a_handout_tells_what_is_asked_and_what_was_said_last_time(two: Cli) -> None:
    two("handin", "blekinge", "ordmoln", stdin="bredband: 2")
    got = two("handout", "blekinge", "--record", "2013-03-21-träff-3")
    assert got.code == 0
    assert "To Region Blekinge" in got.out
    assert "Next meeting:** Thursday, 2 May 2013, Kista" in got.out
    assert "- *Var är ni?* I \\*start\\*gropen" in got.out
    assert "- Ring Bo\n- Bjud in" in got.out
    assert "We have not got it from you yet." in got.out
    assert "> - bredband: 2" in two("handout", "blekinge").out


def test_the_list_of_who_is_missing(two: Cli) -> None:
    two("handin", "blekinge", "ordmoln", stdin="bredband")
    got = two("handout", "--chase").out
    assert "## Gör ett ordmoln" in got
    first = got.partition("## Spaning")[0]
    assert "- Region Halland" in first
    assert "Blekinge" not in first


def test_handouts_for_all_in_a_folder(two: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "ut"
    assert two("handout", "-o", str(folder)).code == 0
    assert {path.name for path in folder.iterdir()} == {"region-blekinge.md", "region-halland.md"}
    assert two("handout").code == 2


def test_organisations_whose_names_differ_in_signs_alone_get_a_handout_each(
    cli: Cli, tmp_path: Path
) -> None:
    alike = AGENDA.replace("Region Halland", "Region & Blekinge").format(n=3)
    cli("run", str(cli.write("3.toml", alike)), "--today", "1")
    folder = tmp_path / "ut"
    assert cli("handout", "-o", str(folder)).code == 0
    told = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    assert set(told) == {"region-blekinge.md", "region-blekinge-halland.md"}
    assert "Region Blekinge" in told["region-blekinge.md"]
    assert "Region & Blekinge" in told["region-blekinge-halland.md"].replace("\\&", "&")


def test_what_is_too_long_is_refused_and_not_cut(two: Cli) -> None:
    got = two("handin", "halland", "scan", "-", stdin="a" * (LARGEST + 1))
    assert (got.code, "more than 1 MiB" in got.err) == (1, True)
    assert not state_of(two, "2013-04-21-träff-4").homework.hand_ins


def test_the_second_meeting_begins_with_what_the_first_left(two: Cli) -> None:
    state = state_of(two, "2013-04-21-träff-4")
    assert [one.title for one in state.earlier.meetings] == ["Träff 3"]
    assert [one.text for one in state.earlier.actions] == ["Ring Bo", "Bjud in"]
    assert tasks.bodies(state)
