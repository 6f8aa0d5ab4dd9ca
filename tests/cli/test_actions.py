"""`actions` lists what is open across a series."""

from __future__ import annotations

from builders import at
from cli.calling import Cli
from cli.series import APRIL, REAL, first, held
from facilitator.core.base.clock import SimulatedClock


def test_actions_are_listed_by_who_and_by_how_they_stand(cli: Cli) -> None:
    agenda = cli.write("digital-agenda.toml", REAL.read_text("utf-8"))
    held(cli, agenda, at("10:00"), first)
    cli.clock = SimulatedClock(at("10:00", APRIL))
    result = cli("list", "--actions", "--language", "en")
    title = "Lärprojektet Digital agenda, träff 1"
    assert result.out == (
        "Lisa\n"
        f"  ▲ Boka *lokal* (overdue · by 2013-04-10 · {title})\n"
        "Cissi Dahl, Region Blekinge\n"
        f"  ○ Skicka bilder (open · {title})\n"
    )
    assert cli("note", "> Ihop @Lisa @halland").code == 0
    for words_, texts in (
        (["--overdue"], ["Boka"]),
        (["--open"], ["Boka", "Skicka", "Ihop"]),
        (["--done"], []),
        (["--who", "BLEKINGE"], ["Skicka"]),
        (["--who", "lisa", "--open"], ["Boka", "Ihop"]),
        (["--who", "region halland"], ["Ihop"]),
    ):
        out = cli("list", "--actions", *words_).out
        assert [text for text in ("Boka", "Skicka", "Ihop") if text in out] == texts
