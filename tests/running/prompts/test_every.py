"""Every prompt is asked by both interfaces, and each answer does the same in both."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, get_args

import pytest

from facilitator.core.answers.sent import Sent
from facilitator.core.answers.subject import Subject
from facilitator.core.record.events import AnyFact
from facilitator.files.catalogues import load
from facilitator.files.config import Config
from facilitator.files.records.journal import Journal
from facilitator.opening import Request, of_agenda
from facilitator.plain.questions import Questions
from facilitator.plain.start import lead
from facilitator.running.answers.protocol import Report
from facilitator.running.launch import Launch
from facilitator.running.prompts.away import AwayPrompt
from facilitator.running.prompts.day import DayPrompt
from facilitator.running.prompts.deal import DealPrompt
from facilitator.running.prompts.due import DuePrompt
from facilitator.running.prompts.early import EarlyPrompt
from facilitator.running.prompts.edited import EditedPrompt, FaultyAgendaPrompt
from facilitator.running.prompts.every import AnyPrompt
from facilitator.running.prompts.leaving import LeavePrompt
from facilitator.running.prompts.leftover import LeftoverPrompt
from facilitator.running.prompts.lost_points import ConflictPrompt
from facilitator.running.prompts.lost_speaker import LostSpeakerPrompt
from facilitator.running.prompts.morning import MorningPrompt
from facilitator.running.prompts.organisation import OrganisationPrompt
from facilitator.running.prompts.phone_answers import AnswersPrompt
from facilitator.running.prompts.prompt import Prompt
from facilitator.running.prompts.question import Question
from facilitator.running.prompts.remote_speaker import LinePrompt
from facilitator.running.prompts.replan import ReplanPrompt
from facilitator.running.prompts.room import RoomPrompt
from facilitator.running.prompts.sure import AnotherDayPrompt, SkipPrompt
from facilitator.running.prompts.unready import UnreadyPrompt
from facilitator.tui.prompting import Prompting
from plain.playing import SECOND, Room
from tui.harness import PROGRAMME, Stage, moment, stage

TO_CHECK: Final = 10
"""Minutes before a remote session when its line is asked about, where that is what is tried."""

OTHER: Final = "faster"
"""A line that is no answer, and writes nothing: this is no rehearsal."""


class Typed(NamedTuple):
    """The keys of the screen, and the lines of words-only mode that stand for the same."""

    keys: Sequence[str]
    lines: Sequence[str]


class Edit(NamedTuple):
    """The agenda file is changed."""

    text: str


class Arrived(NamedTuple):
    """An answer came from a phone."""


class Opened(NamedTuple):
    """The question that waits is opened, as it does not come by itself on the screen."""


class Answered(NamedTuple):
    """The question asked last is answered."""

    value: str


START: Final = Typed(["space"], ["start"])
LATE: Final = 75.0
"""Minutes after which lunch can no longer be kept."""

OPENED: Final = Opened()

Step = Typed | Edit | Arrived | Opened | Answered | float
"""Minutes that pass; below zero they are slept."""

COURSES: Final[Mapping[type[Prompt], Sequence[Step]]] = {
    DayPrompt: [],
    LeavePrompt: [START, Typed(["q"], ["q"])],
    AwayPrompt: [START, 5.0, -12.0, OPENED],
    MorningPrompt: [START, 22.5 * 60, OPENED],
    DuePrompt: [1.5, OPENED],
    LeftoverPrompt: [Typed(["g", "end", "up", "enter", "1"], ["g guests", "a1"]), OPENED],
    LinePrompt: [START, 11.0, OPENED],
    LostSpeakerPrompt: [START, Typed(["l"], ["l"])],
    ConflictPrompt: [START, LATE, OPENED],
    ReplanPrompt: [START, LATE, OPENED, Answered("rebalance")],
    EarlyPrompt: [START, Typed(["n"], ["n"])],
    AnotherDayPrompt: [START, Typed(["g", "end", "up", "enter"], ["g guests"])],
    SkipPrompt: [START, Typed(["s"], ["s"])],
    EditedPrompt: [
        Edit(PROGRAMME.replace('"Strategy"', '"Plans"')),
        *[0.1] * 4,
        OPENED,
    ],
    FaultyAgendaPrompt: [Edit(PROGRAMME.replace('"Strategy"', "Strategy")), *[0.1] * 4, OPENED],
    RoomPrompt: [START, LATE, OPENED, Answered("accept")],
    DealPrompt: [
        Typed(["3", "a", "G", "enter", "escape"], ["group G"]),
        Typed(["home", "enter", "1"], ["balance"]),
    ],
    AnswersPrompt: [Arrived(), OPENED],
    UnreadyPrompt: [START, 11.0, OPENED],
    OrganisationPrompt: [
        Typed(["6", "a", *"Bo Ek, Region Nord", "enter"], ["person Bo Ek, Region Nord"])
    ],
}
"""The course of events that leads to each prompt."""

SENT: Final = Report(
    1, "http://here/", here_only=True, waiting=(Sent("a", Subject("here"), name="Bo Ek"),)
)
"""What waits when an answer came."""

REPLANNING: Final = {"apply": ["enter"], "move": ["4", "enter", "1"], "accept": ["5"]}
"""The keys of the dialogue that shows what replanning would do."""


NEEDING: Final = PROGRAMME.replace("remote = true", 'remote = true\nmaterials = ["Pens", "Tape"]')
"""The programme with a session that needs something."""


NORTH: Final = PROGRAMME.replace(
    "[[participant]]",
    '[[organisation]]\nid = "norr"\nname = "Region Norr"\n\n[[participant]]',
    1,
)
"""The programme with an organisation."""


def programme(kind: type[Prompt]) -> str:
    """Give the programme that is led."""
    return {UnreadyPrompt: NEEDING, OrganisationPrompt: NORTH}.get(kind, PROGRAMME)


def config(kind: type[Prompt]) -> Config:
    """Ask about what is to come only where that is what is tried, or it comes in between."""
    return Config(
        remote_check=TO_CHECK if kind is LinePrompt else 0,
        prepare_check=TO_CHECK if kind is UnreadyPrompt else 0,
    )


class Outcome(NamedTuple):
    prompt: Prompt
    shown: str
    facts: list[AnyFact]


def nth_of(prompt: Prompt, nth: int | None) -> str | None:
    """Give the nth answer, None for no answer."""
    return None if nth is None else prompt.question.answers[nth].value


# On the screen


def keys_of(prompt: Prompt, value: str | None) -> Sequence[str]:
    if value is None:
        return ["escape"]
    match prompt:
        case ReplanPrompt():
            return REPLANNING[value]
        case _:
            return pressed(prompt, value)


def pressed(prompt: Prompt, value: str) -> list[str]:
    """Give the digit of an answer, twice where it is asked whether that is meant."""
    answer = next(one for one in prompt.question.answers if one.value == value)
    return [answer.key] * (2 if answer.sure else 1)


async def on_screen(
    folder: Path, kind: type[Prompt], nth: int | None, patch: pytest.MonkeyPatch
) -> Outcome:
    asked = spied(patch, Prompting)
    date = "2013-04-02" if kind is DayPrompt else "2013-03-21"
    request = Request(speed=0)
    async with stage(
        folder,
        programme(kind),
        at="10:00",
        date=date,
        size=(120, 40),
        config=config(kind),
        request=request,
    ) as on:
        for step in COURSES[kind]:
            await play(on, step, asked, folder / "agendas" / "meeting.toml")
        prompt, shown = asked[-1], on.text
        await on.advance(SECOND)
        await on.answer(*keys_of(prompt, nth_of(prompt, nth)))
        opened = on.app.meeting is not None
        return Outcome(prompt, shown, on.facts if opened else [])


def write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


async def play(on: Stage, step: Step, asked: Sequence[Prompt], file: Path) -> None:
    match step:
        case Typed(keys):
            await on.press(*keys)
        case Edit(text):
            write(file, text)
        case Arrived():
            on.app.led.inbox.arrived(SENT)
            await on.beat()
        case Opened():
            await on.press("tab")
        case Answered(value):
            await on.advance(SECOND)
            await on.answer(*keys_of(asked[-1], value))
        case float() if step < 0:
            await on.sleep(-step)
        case float():
            await on.advance(step)


# By words only


def abbreviated(told: str) -> str:
    """Write lengths of time as the screen does, which by words are spelled out."""
    return re.sub(r"\bminutes?\b", "min", told)


def lines_of(prompt: Prompt, value: str | None) -> list[str]:
    return [OTHER] if value is None else [f"a{key}" for key in pressed(prompt, value)]


def in_words(  # noqa: C901 - one case for each step
    folder: Path,
    kind: type[Prompt],
    nth: int | None,
    patch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Outcome:
    if kind is DayPrompt:
        return day_in_words(folder, nth, capsys)
    asked = spied(patch, Questions)
    reached: list[Prompt] = []
    room = Room(folder, capsys, programme(kind), moment("10:00"))

    def script() -> Iterator[str | float]:
        for step in COURSES[kind]:
            match step:
                case Typed(_, lines):
                    yield from lines
                case Edit(text):
                    room.path.write_text(text, "utf-8")
                case Arrived():
                    room.led[-1].inbox.arrived(SENT)
                    yield SECOND
                case Opened():
                    pass
                case Answered(value):
                    yield SECOND
                    yield from lines_of(asked[-1], value)
                case float() if step < 0:
                    yield step
                case float():  # all at once, as on the screen
                    room.clock.advance(dt.timedelta(minutes=step))
                    yield 0.0
        reached.append(asked[-1])
        yield SECOND
        yield from lines_of(reached[-1], nth_of(reached[-1], nth))

    played = room.play_on(script(), config(kind), watched=True)
    facts = [event.fact for event in played.meeting.journal.events]
    return Outcome(reached[-1], "\n".join(played.lines), facts[1:])


def day_in_words(folder: Path, nth: int | None, capsys: pytest.CaptureFixture[str]) -> Outcome:
    """Open a meeting on a day that is not in its programme: there is no loop yet."""
    room = Room(folder, capsys, PROGRAMME, moment("10:00", "2013-04-02"))
    request = Request(speed=0)
    opening = of_agenda(room.desk, room.path, request)
    launch = Launch(room.desk, opening, request, load("en"), config(DayPrompt), float, folder)
    text = io.StringIO("q\n" if nth is None else f"a{nth + 1}\n")
    assert lead(launch, opening, text) == 0
    records = room.desk.library.records()
    facts = [
        event.fact
        for record in records
        for event in Journal.open(record.path, writable=False).events
    ]
    shown = capsys.readouterr().out
    question = Question(_first(shown), ())
    return Outcome(Prompt(question=question), shown, facts[1:])


def _first(shown: str) -> str:
    """Give the first sentence after the time of the line that asks."""
    line = next(line for line in shown.split("\n") if "no day on" in line)
    return line[len("10:00 ") :].split(". ")[0]


# Both


def spied(patch: pytest.MonkeyPatch, interface: type[Prompting | Questions]) -> list[Prompt]:
    """List the prompts that an interface is given to ask."""
    asked: list[Prompt] = []
    real = interface.ask

    def ask(self: object, prompt: Prompt, *more: object, **options: object) -> None:
        asked.append(prompt)
        real(self, prompt, *more, **options)

    patch.setattr(interface, "ask", ask)
    return asked


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def all_of(kinds: type[Prompt]) -> set[type[Prompt]]:
    return {kind for each in kinds.__subclasses__() for kind in (each, *all_of(each))}


def test_every_kind_of_prompt_is_listed_and_has_a_course() -> None:
    assert all_of(Prompt) == set(get_args(AnyPrompt)) == set(COURSES)


ANSWERS: Final[Mapping[type[Prompt], Sequence[int]]] = {
    DayPrompt: (0, 1, 2),
    LostSpeakerPrompt: (0, 1, 2, 3),
    ReplanPrompt: (0, 1, 2),
    EarlyPrompt: (0, 1, 2),
    LinePrompt: (0, 1),
    EditedPrompt: (0, 1),
    AnswersPrompt: (0, 1, 2, 3),
    UnreadyPrompt: (0, 1, 2),
    OrganisationPrompt: (0, 1, 2, 3),
}
"""Which answers are given: all where the screen has a dialogue of its own, else the last one."""

WRITES_NOTHING: Final = (LeavePrompt, FaultyAgendaPrompt)
"""What no answer to writes anything."""

WORDS: Final[Mapping[type[Prompt], str]] = {
    AnswersPrompt: "Answers from phones",
    ReplanPrompt: "Rebalance: the rest of the day",
}
"""What the dialogues say that have a title of their own."""


@pytest.mark.parametrize("kind", COURSES, ids=lambda kind: kind.__name__)
async def test_both_interfaces_ask_it_and_each_answer_does_the_same(
    tmp_path: Path,
    kind: type[Prompt],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = []
    for number, nth in enumerate((*ANSWERS.get(kind, (-1,)), None)):
        screen, words = made(tmp_path / f"screen-{number}"), made(tmp_path / f"words-{number}")
        with monkeypatch.context() as patch:
            shown = await on_screen(screen, kind, nth, patch=patch)
            told = in_words(words, kind, nth, patch=patch, capsys=capsys)
        asked = shown.prompt
        assert type(asked) is kind
        assert kind is DayPrompt or type(told.prompt) is kind
        assert len(ANSWERS.get(kind, asked.question.answers)) == len(asked.question.answers)
        assert asked.question.words == abbreviated(told.prompt.question.words)
        assert WORDS.get(kind, asked.question.words)[:40] in shown.shown
        assert asked.question.words in abbreviated(told.shown)
        assert shown.facts == told.facts, nth
        done.append(shown.facts)
    assert kind in WRITES_NOTHING or any(facts != done[-1] for facts in done)
