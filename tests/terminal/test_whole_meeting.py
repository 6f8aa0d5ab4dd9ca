"""The whole two-day meeting, run by keys alone in a rehearsal that is killed on the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.files.records.drafts import read
from terminal.terminal import Terminal, wait_until

AGENDA = Path(__file__).parents[2] / "agendas" / "digital-agenda.toml"
ENTER, ESCAPE = "\r", "\x1b"
COMMANDS = "mellanslag Pausa"
"""What the footer shows while single keys act and a session is under way."""

CLOCK = "Genrepets klocka"
"""What asks how the clock is to go on."""

TITLE = 22
"""How many letters of a title the programme has room for at least."""

STEPS = {"Arbetsgrupper": 2}
"""How many steps of a session end before it does."""

# What is said in each session, in the order of the programme; "kill" ends the program there,
# and "answer" says that the line to a remote speaker works, which is asked some time before.
DAY_1 = [
    ("Samling och incheckning", ["Tolv regioner deltar"]),
    ("Introduktion till området", ["Ett kompetent gäng med bred erfarenhet", "kill"]),
    ("Kaffe", []),
    ("Introduktion till Reglabs lärprojekt", ["? Hur ofta ses vi?"]),
    ("Spelregler", ["! Vi håller programtiderna", "! Det är ok att ta med kolleger"]),
    ("Lunch", ["kill", "answer"]),
    ("Region Blekinges handlingsplan", ["Arbetet går att följa på www.regionaldigitalagenda.se"]),
    (
        "SKL:s strategi",
        [
            '" Använder vi digitaliseringens möjligheter? -- Åsa Zetterberg',
            '" Vi är på 24:e plats i världen -- Åsa Zetterberg',
        ],
    ),
    ("Kaffe", []),
    ("Aktuellt i EU", ["# IT-området i EU", "kill"]),
    ("Torsdagen i korthet", []),
]
DAY_2 = [
    ("Caroline Andersson, Governo", ["Caroline Andersson besökte lärprojektet"]),
    ("Henrik Ishahara", []),
    ("Kaffe", ["kill"]),
    ("Vad är viktigt att fokusera på", ["Blekinge: behöver gemensamma begrepp"]),
    ("Lunch", []),
    ("Gemensam diskussion, fortsättning", []),
    ("Arbetsgrupper", ["! Tre arbetsgrupper bildades"]),
    ("Kaffe", []),
    (
        "Hemuppgifter",
        ["> sammanställ ordmolnen @Lisa @Sebastian @Victoria @Lennart due 2013-04-26"],
    ),
    ("Kommande träffar och avslutning", ["! Nästa träff blir den 26 april i Kista"]),
]


class Facilitation:
    """A facilitator at the keys, who starts the program again whenever it was killed."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._environment = {"FACILITATOR_DATA_DIR": str(data), "LANG": "sv_SE.UTF-8"}
        self.kills = 0
        self._terminal = self._start("--at", "2013-03-21T10:00")

    def _start(self, *options: str) -> Terminal:
        # At speed 0 the clock moves only when it is told to, so every figure is known.
        program = [sys.executable, "-m", "facilitator", "--language", "sv"]
        run = ["run", str(AGENDA), "--rehearse", "--speed", "0", *options]
        return Terminal(*program, *run, environment=self._environment, size=(120, 40))

    def hold(self, title: str, said: list[str], key: str) -> None:
        """Begin a session with a key and keep what is said in it, typed letter by letter."""
        self._terminal.press(key)
        self._terminal.wait_for(title[:TITLE], line="▶ ")
        for line in said:
            if line == "kill":
                self.kill()
            elif line == "answer":
                self._terminal.jump(2, asking=CLOCK)
                self._terminal.wait_for("Fungerar förbindelsen")
                self._terminal.press("\t")
                self._terminal.wait_for("⏎", line="─╯")  # on the lower edge of the opened question
                self._terminal.answer("1", "Fungerar förbindelsen")
            else:
                self.capture(line)
        # From one phase to the next, and from step to step, to the end of its time.
        self._terminal.jump(3 + STEPS.get(title, 0), asking=CLOCK)
        self._terminal.wait_for("mindre än en minut kvar")

    def capture(self, line: str) -> None:
        self._terminal.press("i")
        self._terminal.wait_for(COMMANDS, gone=True)
        self._terminal.press(line, ENTER)
        self._terminal.wait_for(line.lstrip('!>"?# ')[:18], line=":")
        # A letter that follows Escape at once would arrive as alt and that letter.
        self._terminal.press(ESCAPE)
        self._terminal.wait_for(COMMANDS)

    def kill(self) -> None:
        """Kill the program in the middle of a sentence, resume, and end the sentence."""
        half, rest = "en halv men", f"ing nummer {self.kills}"
        self._terminal.press("i", half)
        self._terminal.wait_for(half)
        wait_until(lambda: half in self._drafts())
        self._terminal.kill()
        self.kills += 1
        self._terminal = self._start()
        self._terminal.wait_for("▶ ")
        self._terminal.press("i")
        self._terminal.wait_for(half)
        self._terminal.press(rest, ENTER)
        self._terminal.wait_for(half + rest, line=":")
        self._terminal.press(ESCAPE)
        self._terminal.wait_for(COMMANDS)

    def _drafts(self) -> list[str]:
        return [draft.text for path in self._data.rglob("draft.toml") for draft in read(path)]

    def night(self) -> None:
        """End the day and let the clock go on to the next."""
        self._terminal.press("n")  # nothing follows on that day
        self._terminal.wait_for("▶ ", gone=True)
        self._terminal.jump(asking=CLOCK)
        self._terminal.wait_for("09:00", line="Lärprojektet")

    def leave(self) -> None:
        self._terminal.press("n")  # nothing follows on that day
        self._terminal.wait_for("Där planen är för snäv")
        self._terminal.press(ESCAPE)
        self._terminal.wait_for("Där planen är för snäv", gone=True)
        self._terminal.press("x")
        self._terminal.wait_for("Minnesanteckningar skrivna")
        self._terminal.press("q")
        self._terminal.wait_for("Där planen är för snäv")
        self._terminal.press("q")
        assert self._terminal.wait_until_ended() == 0


@pytest.fixture
def facilitation(tmp_path: Path) -> Facilitation:
    return Facilitation(tmp_path)


def test_two_days_by_keys_alone_with_kills_lose_nothing(
    facilitation: Facilitation, tmp_path: Path
) -> None:
    for key, (title, said) in zip(" nnnnnnnnnn", DAY_1, strict=True):
        facilitation.hold(title, said, key)
    facilitation.night()
    for key, (title, said) in zip(" nnnnnnnnn", DAY_2, strict=True):
        facilitation.hold(title, said, key)
    facilitation.leave()

    assert facilitation.kills == 4
    minutes = _export(tmp_path)
    assert minutes == next(tmp_path.rglob("minutes.md")).read_text("utf-8")
    assert [fact for fact in _facts() if fact not in minutes] == []
    assert [
        n for n in range(facilitation.kills) if f"en halv mening nummer {n}" not in minutes
    ] == []


def _export(data: Path) -> str:
    command = [sys.executable, "-m", "facilitator", "--data-dir", str(data), "export"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8")


def _facts() -> list[str]:
    """List what the minutes have to tell: all that was typed, and what the agenda knows."""
    typed = [
        line.lstrip('!>"?# ').split(" -- ")[0].split(" @")[0]
        for _, said in DAY_1 + DAY_2
        for line in said
        if line not in ("kill", "answer")
    ]
    known = [
        *("Cissi Dahl", "Åsa Zetterberg", "Jörgen Sandström", "Caroline Andersson"),
        *("Henrik Ishahara", "Lisa", "Sebastian", "Victoria", "Lennart"),
        *("Region Blekinge", "Folkbildningsrådet", "Näringsdepartementet"),
        *("Gör ett ordmoln", "Omvärldsspana i din region", "26 april 2013", "Kista"),
        *("Nya digitala tjänster", "Västerbotten", "Värmland", "internationell resa"),
        *("Det övergripande uppdraget", "Handlingsplaner", "Verksamhetsutveckling"),
        *("Håll programtiderna", "ta med kolleger", "Stockholm"),
    ]
    return typed + known
