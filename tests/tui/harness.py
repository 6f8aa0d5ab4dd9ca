"""The app on a stage: run headless on an agenda, at a clock that only the test moves."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import re
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel.messages.pofile import read_po
from textual import events
from textual._styles_cache import StylesCache
from textual.geometry import Size
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot

from facilitator.core.base.clock import SimulatedClock
from facilitator.core.base.language import Phrase
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.events import AnyFact
from facilitator.core.record.fact import kind_of
from facilitator.core.record.move import Move, P
from facilitator.core.record.notes import Noted
from facilitator.files.agenda.file import parse
from facilitator.files.catalogues import load
from facilitator.files.config import Config, ConfigFile
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library
from facilitator.meeting import Meeting, Writer, resume
from facilitator.opening import Desk, Opening, Request, of_agenda, of_record
from facilitator.running.disk import Disk
from facilitator.running.launch import Launch
from facilitator.tui import app as app_module
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.frame.ask_sheet import AskSheet
from facilitator.tui.widgets.capture_line import CaptureLine
from tui.read_stylesheet import ReadStylesheet
from tui.resting import A_MOMENT, rest, settle

PROGRAMME: Final = """
format = 1
title = "Digital agenda"
timezone = "Europe/Stockholm"

[[participant]]
name = "Åsa Zetterberg"

[[day]]
date = 2013-03-21
start = "10:00"

[[day.session]]
title = "Check-in"
kind = "checkin"
duration = "20m"
min = "10m"

[[day.session]]
title = "Introduction"
duration = "40m"
min = "30m"
speakers = ["Jörgen Sandström"]
remote = true

[[day.session]]
title = "Rules"
kind = "rules"
duration = "1h"

[[day.session]]
title = "Lunch"
kind = "break"
start = "12:00"
duration = "1h"

[[day.session]]
title = "Strategy"
duration = "45m"

[[day]]
date = 2013-03-22
start = "09:00"

[[day.session]]
title = "Guests"
duration = "30m"

[[day.session]]
title = "Homework"
kind = "homework"
duration = "20m"
"""

_NAMES: Final = {"\r": "enter", " ": "space"}
_CHARACTERS: Final = {"plus": "+", "minus": "-"}

LEAST_TOLD: Final = 7
"""Shorter words may be Swedish as well."""

UNHURRIED: Final = 0.5
"""Seconds between the keys that somebody presses one by one."""

PATIENCE: Final = 30
"""Seconds after which what a test waits for is taken never to come."""

_ids = itertools.count()


class PlayedApp(FacilitatorApp):
    """The app with its clock stopped between the beats of the test, and its bell counted."""

    CSS_PATH = [  # noqa: RUF012 - typed by Textual
        Path(app_module.__file__).parent / name for name in FacilitatorApp.CSS_PATH
    ]

    def __init__(self, launch: Launch) -> None:
        super().__init__(launch)
        self.stylesheet = ReadStylesheet(variables=self.theme_variables)
        self.bells = 0
        self.disk = Disk(self._while_waiting, lambda: 0.0)
        self.beats.begin = lambda: None  # type: ignore[method-assign]
        self.between_keys = 0.0
        self.said: list[str] = []
        tell = self.saying.tell

        def heard(sentence: Phrase | str, **options: Any) -> None:  # noqa: ANN401 - whatever it takes
            tell(sentence, **options)
            self.said.append(self.saying.latest[-1])

        self.saying.tell = heard  # type: ignore[method-assign]

    def seconds(self) -> float:
        return self.between_keys

    def bell(self) -> None:
        self.bells += 1


class Timer:
    """The real seconds, which stand still but for the test."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Stage:
    """What a test has to do with: keys to press, time to let pass, and what comes of it."""

    def __init__(
        self, app: PlayedApp, pilot: Pilot[int], desk: Desk, clock: SimulatedClock, timer: Timer
    ) -> None:
        self.app = app
        self.pilot = pilot
        self.desk = desk
        self._clock = clock
        self._timer = timer

    # What the user does

    async def press(self, *keys: str) -> None:
        """Press keys by their names, each as soon as the one before has done its work.

        Pilot's own `press` waits 60 ms a key; letters of a text need no such wait.
        """
        rested = False
        for key in keys:
            self.app.between_keys += UNHURRIED
            self._send(key)
            rested = not self._typing
            await (self.rest() if rested else settle(self.app))
        if not rested:
            await self.rest()

    @property
    def _typing(self) -> bool:
        return isinstance(self.app.focused, CaptureLine)

    async def type(self, text: str) -> None:
        """Press the key of each character."""
        await self.press(*text)

    async def burst(self, keys: Iterable[str]) -> None:
        """Press keys, or the key of each character, so fast that the app gets all at once."""
        for key in keys:
            self._send(key)
        await self.rest()

    def _send(self, key: str) -> None:
        character = _CHARACTERS.get(key) or (key if len(key) == 1 else key_to_character(key))
        name = _NAMES.get(key) or (_character_to_key(key) if len(key) == 1 else key)
        self.app.post_message(events.Key(name, character))

    async def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        size = Size(columns, lines)
        assert self.app._driver is not None  # noqa: SLF001 - as pilot's `resize_terminal` does
        self.app._driver._size = (columns, lines)  # noqa: SLF001 - as above
        self.app.post_message(events.Resize(size, size))
        # Textual gathers changes of the size for a moment.
        while self.app.screen._compositor.size != size:  # noqa: ASYNC110, SLF001 - as above
            await asyncio.sleep(1 / 120)
        await self.rest()

    async def rest(self) -> None:
        """Wait until nothing is left to do."""
        await rest(self.app)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds; that it never does is a failure."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                await self.rest()
                await asyncio.sleep(A_MOMENT)

    async def capture(self, *texts: str) -> None:
        """Type each text into the capture line and keep it."""
        await self.press("i")
        for text in texts:
            await self.type(text)
            await self.press("enter")
        await self.press("escape")

    async def paste(self, text: str) -> None:
        """Paste a text where the focus is."""
        self.app.post_message(events.Paste(text))
        await self.rest()

    # Time

    @property
    def clock(self) -> SimulatedClock:
        """The clock the meeting goes by."""
        meeting = self.app.meeting
        clock = meeting.clock if meeting else self._clock
        assert isinstance(clock, SimulatedClock)
        return clock

    async def advance(self, minutes: float) -> None:
        """Let time pass, awake, and the app take notice."""
        self.clock.advance(dt.timedelta(minutes=minutes))
        await self.beat()

    def wait(self, seconds: float = 1) -> None:
        """Let real seconds pass, as a question that opened by itself takes no key at first."""
        self._timer.seconds += seconds
        self.app.between_keys += seconds

    async def answer(self, *keys: str) -> None:
        """Press keys, the first when the question that opened by itself has been seen."""
        self.wait()
        await self.press(*keys)

    async def sleep(self, minutes: float) -> None:
        """Let the laptop sleep, or its clock be set, and the app take notice."""
        self.clock.sleep(dt.timedelta(minutes=minutes))
        await self.beat()

    async def beat(self) -> None:
        """Let the app look at the clock and at the journal."""
        with self.app._context():  # noqa: SLF001 - another app may have been started since
            self.app.beat()
        await self.rest()

    # What comes of it

    @property
    def meeting(self) -> Meeting:
        """The open meeting."""
        assert self.app.meeting is not None
        return self.app.meeting

    @property
    def journal(self) -> Path:
        """The journal of the open meeting."""
        return self.meeting.journal.path

    @property
    def facts(self) -> list[AnyFact]:
        """What is in the journal on disk after its first event."""
        return [event.fact for event in Journal.open(self.journal, writable=False).events][1:]

    @property
    def last(self) -> Any:  # noqa: ANN401 - or mypy takes it for the same at every look
        """The last fact in the journal on disk."""
        return self.facts[-1]

    @property
    def said(self) -> list[str]:
        """What the app told in passing, the latest last."""
        return self.app.said

    @property
    def kinds(self) -> list[str]:
        """The kinds of the facts in the journal on disk."""
        return [kind_of(type(fact).__name__) for fact in self.facts]

    @property
    def lines(self) -> list[str]:
        """The lines of the screen as they are drawn, what lies behind a question included."""
        with self.app._context():  # noqa: SLF001 - as for a beat
            strips = self.app.screen._compositor.render_strips(self.app.size)  # noqa: SLF001
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.lines)

    @property
    def footer(self) -> str:
        """The line of keys."""
        return self.lines[-1]

    def line(self, part: str) -> str:
        """Give the first line of the screen that holds a text."""
        return next((line for line in self.lines if part in line), "")

    @property
    def question(self) -> str:
        """The class of the screen in front, or of the question that is open on it."""
        return next(
            (AskSheet.__name__ for each in self.app.screen.query(AskSheet) if each.is_open),
            self.place,
        )

    @property
    def place(self) -> str:
        """The class of the screen in front."""
        return type(self.app.screen).__name__

    @property
    def exited(self) -> bool:
        """Whether the app was told to end."""
        return self.app._exit  # noqa: SLF001 - there is no public word for it

    def unwanted(self) -> set[str]:
        """Give what is drawn and must never reach a terminal: control and direction characters."""
        return {
            f"U+{ord(character):04X}"
            for line in self.lines
            for character in line
            if unicodedata.category(character) in {"Cc", "Cs", "Co", "Zl", "Zp"}
            or unicodedata.bidirectional(character) in {"RLO", "LRO", "RLE", "LRE", "PDF"}
            or unicodedata.bidirectional(character) in {"RLI", "LRI", "FSI", "PDI"}
        }

    def elsewhere(self) -> Meeting:
        """Open the same record as another program does."""
        return resume(self.journal, Writer(self.clock, "other", self.desk.new_id))

    def do_elsewhere(self, move: Move[P], *args: P.args, **options: P.kwargs) -> None:
        """Make a move in another program."""
        self.elsewhere().do(move, *args, **options)


def agenda(text: str = PROGRAMME) -> Agenda:
    """Read an agenda that has no problems."""
    parsed = parse(text)
    assert parsed.agenda is not None, parsed.problems
    return parsed.agenda


def moment(clock: str, date: str = "2013-03-21") -> dt.datetime:
    """Give the instant of a clock time in Stockholm on a date in winter."""
    return dt.datetime.fromisoformat(f"{date}T{clock}:00+01:00")


def many_sessions(count: int) -> str:
    """Write an agenda of one day with as many short sessions."""
    head = PROGRAMME.split("[[day.session]]", maxsplit=1)[0].replace('"10:00"', '"08:00"')
    sessions = (
        f'[[day.session]]\ntitle = "Part {n}"\nduration = "5m"\n' for n in range(1, count + 1)
    )
    return head + "\n".join(sessions)


@asynccontextmanager
async def stage(  # noqa: PLR0913 - what a test does not name is as it usually is
    folder: Path,
    text: str | None = PROGRAMME,
    *,
    at: str = "09:58",
    date: str = "2013-03-21",
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    config: Config | None = None,
    config_file: ConfigFile | None = None,
    request: Request | None = None,
    record: Path | None = None,
    notice: Phrase | None = None,
    name: str = "laptop",
    share: Mapping[str, Path] | None = None,
) -> AsyncIterator[Stage]:
    """Start the app: on an agenda's text, on a record, or with neither on the Start screen.

    All files are under `folder`; a second start in the same one finds what the first left. `name`
    and `share` are those of the configuration.
    """
    request = request or Request()
    clock = SimulatedClock(moment(at, date))
    agendas = folder / "agendas"
    agendas.mkdir(exist_ok=True)
    desk = Desk(
        Library(folder / "data"), clock, name.lower(), lambda: f"id-{next(_ids)}", name, share or {}
    )
    opening: Opening | None = None
    if record is not None:
        opening = of_record(desk, record)
    elif text is not None:
        file = agendas / "meeting.toml"
        file.write_text(text, "utf-8")
        opening = of_agenda(desk, file, request)
    config = config or Config(remote_check=0)  # or a question comes up in most tests
    timer = Timer()
    launch = Launch(desk, opening, request, load(language), config, timer, agendas)
    launch = launch._replace(notice=notice)
    if config_file is not None:
        launch = launch._replace(
            config=config_file.config,
            config_file=config_file,
            config_report=config_file.sentences(),
        )
    app = PlayedApp(launch)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await rest(app)
        yield Stage(app, pilot, desk, clock, timer)
    # Textual keeps the drawings of the last thousand widgets here, for the collector to look at.
    StylesCache.get_inner_outer.cache_clear()
    assert app.failure is None


def noted(facts: Sequence[AnyFact]) -> Iterator[Noted]:
    """Pick out the captures."""
    return (fact for fact in facts if isinstance(fact, Noted))


def english(text: str) -> list[str]:
    """Give what has another wording in Swedish, as far as it stands whole on a screen."""
    here = [words for words in _sentences() if words in text]
    return re.findall(rf"\b(?:{'|'.join(map(re.escape, here))})(?!\w)", text) if here else []


SOURCES: Final = Path(__file__).parents[2] / "src" / "facilitator"


@cache
def _sentences() -> Sequence[str]:
    catalogue = SOURCES / "locale/sv/LC_MESSAGES/facilitator.po"
    with catalogue.open("rb") as file:
        told = {str(each.id) for each in read_po(file) if each.id and each.string != each.id}
    return [words for words in told if len(words) > LEAST_TOLD and "{" not in words]
