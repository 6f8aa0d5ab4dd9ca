"""`run` decides what is opened, hands over to the screen and says how to go on."""

from __future__ import annotations

import datetime as dt

import pytest

from cli.calling import Cli
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.time import moves
from facilitator.files.shell import quoted
from systems import needs_links

AT = "2013-03-21T11:00"


def test_without_anything_the_app_begins_at_start(cli: Cli) -> None:
    assert cli() == (0, "", "")
    [launch] = cli.launches
    assert launch.opening is None
    assert launch.agendas == cli.folder


def test_an_agenda_is_opened_and_the_way_on_is_told(cli: Cli) -> None:
    path = cli.write("a.toml")
    result = cli("a.toml")
    [launch] = cli.launches
    assert result.code == 0
    assert launch.opening
    assert not launch.opening.rehearsal
    assert launch.opening.source == path.relative_to(cli.folder)
    assert "The record of “Träff i Kista” is in " in result.out
    assert "  facilitator export  gives the minutes\n" in result.out


def test_from_a_meeting_that_is_over_the_way_on_is_to_the_next(cli: Cli) -> None:
    cli.write("a.toml")
    assert "facilitator next" not in cli("a.toml").out
    cli.visit = lambda meeting: meeting.do(moves.close)
    assert "  facilitator next    writes the next meeting's agenda\n" in cli("a.toml").out
    assert "facilitator next" not in cli("run", "a.toml", "--rehearse").out


def test_the_way_on_leads_to_the_same_folder(cli: Cli) -> None:
    cli.write("a.toml")
    result = cli("--data-dir", "my data", "a.toml")
    assert f"facilitator --data-dir {quoted('my data')} export" in result.out


@pytest.mark.parametrize(
    ("words", "at", "speed"),
    [
        ([], None, 1),
        (["--speed", "60"], None, 60),
        (["--speed", "0", "--at", AT], "2013-03-21T10:00+00:00", 0),
        (["--at", "2013-03-21T11:00+00:00"], "2013-03-21T11:00+00:00", 1),
        (["--speed", "nan"], None, 0),
    ],
)
def test_a_rehearsal_chooses_its_clock(
    words: list[str], at: str | None, speed: float, cli: Cli
) -> None:
    cli.write("a.toml")
    result = cli("run", "a.toml", "--rehearse", *words)
    [launch] = cli.launches
    assert "Träff i Kista (rehearsal)" in result.out
    assert launch.opening
    assert launch.opening.rehearsal
    assert launch.request.at == (dt.datetime.fromisoformat(at) if at else None)
    assert launch.request.speed == speed


def test_the_unfinished_record_is_resumed_unless_fresh(meeting: Cli) -> None:
    meeting("träff.toml")
    meeting("träff.toml", "--fresh")
    resumed, fresh = (launch.opening for launch in meeting.launches[1:])
    assert resumed
    assert resumed.record is not None
    assert fresh
    assert fresh.record is None


@pytest.mark.parametrize("how", ["id", "folder", "journal"])
def test_a_record_is_opened_by_id_folder_or_journal(how: str, meeting: Cli) -> None:
    [folder] = (meeting.data / "meetings").iterdir()
    reference = {
        "id": folder.name,
        "folder": str(folder),
        "journal": str(folder / "journal.toml"),
    }[how]
    assert meeting("run", reference).code == 0
    opening = meeting.launches[-1].opening
    assert opening
    assert opening.record == folder / "journal.toml"


@pytest.mark.parametrize("words", [["--rehearse"], ["--fresh"]])
def test_a_real_record_is_neither_rehearsed_nor_begun_anew(words: list[str], meeting: Cli) -> None:
    [folder] = (meeting.data / "meetings").iterdir()
    assert meeting("run", folder.name, *words).code == 2


@pytest.mark.parametrize(("day", "code"), [("2", 0), ("3", 2)])
def test_today_is_a_day_of_the_agenda(day: str, code: int, cli: Cli) -> None:
    from facilitator.core.base.clock import SimulatedClock

    cli.clock = SimulatedClock(dt.datetime(2013, 4, 2, 8, tzinfo=dt.UTC))
    cli.write("a.toml")
    assert cli("a.toml", "--today", day).code == code
    if code == 0:
        assert cli.launches[-1].request.day == int(day)


@needs_links
@pytest.mark.parametrize(
    ("reference", "near"),
    [
        ("a.tml", "Did you mean a.toml?"),
        ("agendas/digtal.toml", "Did you mean agendas/digital.toml?"),
        ("2013-03-21-träf-i-kista", "Did you mean 2013-03-21-träff-i-kista?"),
        ("digital.toml", "Did you mean agendas/digital.toml?"),
        ("nowhere.toml", "“nowhere.toml”."),
        ("åäö.toml", "“åäö.toml”."),
        ("~nobody-here.toml", "“~nobody-here.toml”."),
        ("å" * 300, f"“{'å' * 300}”."),
    ],
)
def test_a_name_that_is_nothing_is_told_with_what_is_near(
    reference: str, near: str, meeting: Cli
) -> None:
    meeting.write("a.toml")
    (meeting.folder / "agendas").mkdir()
    meeting.write("agendas/digital.toml")
    (meeting.folder / "nowhere.toml").symlink_to("gone.toml")
    result = meeting("run", reference)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("There is neither an agenda nor a record ")
    assert result.err.endswith(f"{near}\n")


def test_problems_are_told_before_the_screen_is_touched(cli: Cli) -> None:
    cli.write("a.toml", 'title = "A"\nplats = "B"\n')
    result = cli("a.toml")
    assert (result.code, result.out, cli.launches) == (1, "", [])
    assert "a.toml:2:1: " in result.err


@pytest.mark.parametrize("without", ["terminal", "screen"])
def test_without_a_terminal_it_says_what_works_without_one(without: str, cli: Cli) -> None:
    cli.write("a.toml")
    cli.at_terminal = without != "terminal"
    cli.environ["TERM"] = "dumb" if without == "screen" else "xterm"
    result = cli("a.toml")
    assert (result.code, result.out, cli.launches) == (2, "", [])
    assert "facilitator status" in result.err
    assert result.err.count("\n") == 1


def test_what_was_done_on_the_screen_is_in_the_record(cli: Cli) -> None:
    cli.visit = lambda meeting: meeting.do(moves.start)
    cli.write("a.toml")
    cli("a.toml")
    assert "Samling" in cli("status").out


def test_a_day_that_is_not_planned_is_asked_about(cli: Cli) -> None:
    cli.clock = SimulatedClock(dt.datetime(2013, 4, 2, 7, tzinfo=dt.UTC))
    cli.write("a.toml")
    result = cli("run", "a.toml", "--plain", stdin="what\na2\nstart\n")
    assert result.code == 0
    assert result.out.count("The programme has no day on Tuesday, 2 April 2013.") == 2
    assert "09:00 You started “Avslutning”." in result.out
    assert cli("run", "a.toml", "--plain", "--fresh", stdin="q\n").out.count("\n") == 6
    assert cli("run", "a.toml", "--plain", "--fresh").code == 2
    answered = cli("run", "a.toml", "--plain", "--fresh", "--today", "1", stdin="")
    assert "It is day 1 of 2." in answered.out
    rehearsed = cli("run", "a.toml", "--plain", "--fresh", stdin="a3\nj\nf\nq\n")
    assert "10:00 This is a rehearsal of “Träff i Kista”." in rehearsed.out


def test_it_needs_no_terminal_and_says_how_to_go_on(cli: Cli) -> None:
    cli.write("a.toml")
    cli.at_terminal = False
    result = cli("a.toml", "--plain", "--rehearse", "--at", "2013-03-21T11:00", stdin="start\nj")
    assert (result.code, result.err) == (0, "")
    assert "11:00 You started “Samling”.\n" in result.out
    assert "11:16 Time is getting short: “Samling” has 4 minutes left.\n" in result.out
    assert "  facilitator export  gives the minutes\n" in result.out


@pytest.mark.parametrize(
    "words",
    [
        ["--plain"],
        ["a.toml", "--follow"],
        ["a.toml", "--plain", "--follow"],
        ["a.toml", "--plain", "--follow", "--fresh"],
    ],
)
def test_what_does_not_go_together(words: list[str], cli: Cli) -> None:
    cli.write("a.toml")
    result = cli("run", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
