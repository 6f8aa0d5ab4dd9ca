"""The commands: one line is one of them, or an answer, or something to keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from facilitator.core.base.language import N_, clock_time, phrase
from facilitator.core.base.reference import perhaps_meant
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean, clean_line
from facilitator.core.notes import reading
from facilitator.core.notes.capture import PRIVATE, SIGNS
from facilitator.core.record.move import Move
from facilitator.core.rounds import moves as round_moves
from facilitator.core.rounds import standing
from facilitator.core.time import moves
from facilitator.core.time.rebalance.propose import rebalance
from facilitator.core.time.rebalance.ways import WAYS, Way
from facilitator.core.time.schedule import Status
from facilitator.files.errors import FileProblem
from facilitator.plain.command_list import COMMANDS, LETTERS
from facilitator.plain.loop import Loop
from facilitator.plain.phones import phones
from facilitator.plain.reading import PLACES, read
from facilitator.plain.reloading import reload
from facilitator.running import rehearsing
from facilitator.running.prompts.early import finish
from facilitator.running.prompts.lost_speaker import at_hand
from facilitator.running.prompts.prompt import Act, Effect
from facilitator.running.prompts.replan import replan
from facilitator.running.prompts.sure import back, go, skip
from facilitator.running.steps import ANOTHER_DAY, STEPS, Step

REPLAN: Final = "r"
"""The command that says what replanning the rest of the day would do."""

NAMING: Final = ("go", "skip", "lost")
"""The moves that name a session, by its id or by a part of its title."""

CAPTURE_SIGNS: Final = "".join(SIGNS.values()) + PRIVATE + "”“„»«"
"""What a line begins with that is kept, with the quotation marks that keyboards make of '"'."""

WAY_LETTERS: Final[Mapping[str, Way | None]] = {
    "b": "breaks",
    "p": "proportional",
    "o": "optional",
    "g": None,
}
"""The ways to make up time that can be named after `r`; the gaps in the plan are always used."""

_MINUTES: Final = re.compile(r"([+-])\s*(.*)")


def obey(loop: Loop, line: str) -> None:
    """Do what a line says; a question that waits for an answer comes first."""
    text = clean(line).strip()
    words = text.split()
    if text == "?":
        _help(loop)
    elif text[:1] and text[0] in CAPTURE_SIGNS:
        _keep(loop, text)
    elif words[:1] and words[0].lower() == "i":
        _keep(loop, text[1:].strip(), note=True)
    elif not loop.answer(clean_line(text).lower()):
        _command(loop, text)


def _command(loop: Loop, text: str) -> None:
    words = text.split()
    if not words:
        loop.tell_where()
    elif found := _MINUTES.fullmatch(text):
        sign, number = found.groups()
        _step(loop, "extend", [f"{sign}{number or 1}"])
    else:
        name = words[0].lower()
        name = LETTERS.get(name, name)
        if name == "phones":
            phones(loop, words[1:])
        elif len(words) == 1 and name in OWN:
            OWN[name](loop)
        elif name == REPLAN and all(word.lower() in WAY_LETTERS for word in words[1:]):
            named = {WAY_LETTERS[word.lower()] for word in words[1:]}
            ways = [way for way in WAYS if way in named]
            loop.perform(replan(loop.leading, ways))
        elif name in STEPS:
            _step(loop, name, words[1:])
        else:
            _unknown(loop, words[0])


def _unknown(loop: Loop, word: str) -> None:
    loop.tell(
        phrase(
            "“{word}” is not a command. ? lists the commands; “i” before a text keeps it as a "
            "note.",
            word=word,
        )
    )


def _step(loop: Loop, name: str, words: Sequence[str]) -> None:
    """Make one of the moves that `control` makes."""
    step = STEPS[name]
    try:
        if name in NAMING and words:
            words = [_session(loop, " ".join(words))]
        elif name == "skip":
            words = _next_of_day(loop)
        if not _fits(step, words):
            _tell_usage(loop, name, step)
            return
        move = ANOTHER_DAY.get(name, step.read)(words)
    except Refused as wrong:
        loop.tell(wrong.phrase)
        return
    loop.perform(_effect(loop, name, words, move))


def _effect(loop: Loop, name: str, words: Sequence[str], move: Move[[]]) -> Effect:
    """Say what one of the moves means: some are asked about first."""
    match name, words:
        case "back", _:
            return back(loop.leading)
        case "go", [session]:
            return go(loop.leading, session)
        case "skip", [session]:
            return skip(loop.leading, session)
        case _:
            return Act(move)


def _next_of_day(loop: Loop) -> list[str]:
    """Name the session that is skipped when none is named; none if nothing is left to skip."""
    state, plan = loop.look()
    slot = moves.skipped_next(state, plan.now)
    return [slot.session.id] if slot is not None else []


def _fits(step: Step, words: Sequence[str]) -> bool:
    return len(words) >= step.least and (step.most is None or len(words) <= step.most)


def _tell_usage(loop: Loop, name: str, step: Step) -> None:
    if not step.words:
        loop.tell(phrase("{move} takes no words after it.", move=name))
        return
    words = loop.voice.language.say(step.words)
    loop.tell(phrase("Write it like this: {move} {words}", move=name, words=words))


def _session(loop: Loop, named: str) -> str:
    """Find a session by its id or a part of its title; what names none is for the move to refuse.

    Raises `Refused` if several are meant.
    """
    sessions = (slot.session for slot in loop.meeting.state.slots)
    found = perhaps_meant(named, [(session.id, session.title) for session in sessions])
    return found[0] if found else named


def _keep(loop: Loop, text: str, *, note: bool = False) -> None:
    state = loop.meeting.state
    today = loop.meeting.clock.now().astimezone(state.zone).date()
    if note:
        text = f"\\{text}" if text[:1] and text[0] in CAPTURE_SIGNS else text
    loop.note(reading.read(state, text, today))


def _help(loop: Loop) -> None:
    loop.voice.list(phrase("An empty line shows where the meeting stands."))
    for each in COMMANDS:
        told = filter(None, (each.tells, each.more))
        loop.voice.list(f"{each.called}:", *map(phrase, told))


def _sessions(loop: Loop) -> None:
    """List the sessions with the words that go to them."""
    state, plan = loop.look()
    for row in plan.rows:
        loop.voice.list(
            phrase(
                "{id}: “{title}”, day {day} at {at}, {status}.",
                id=row.session.id,
                title=clean_line(row.session.title),
                day=row.slot.day + 1,
                at=clock_time(row.begins, state.zone),
                status=phrase(STATUSES[row.status]),
            )
        )


def _turn(loop: Loop) -> None:
    """Give the turn to the next one in the round that is at hand."""
    session = standing.at_hand(*loop.look())
    if session is None:
        loop.tell(phrase("That session is not a round."))
    else:
        loop.act(round_moves.next_turn, session)


def _export(loop: Loop) -> None:
    from facilitator.running.minutes_file import write_minutes

    try:
        path = write_minutes(loop.meeting, loop.library)
    except (FileProblem, Refused) as problem:
        loop.tell(problem.phrase)
    else:
        loop.tell(phrase("Minutes written to {path}", path=path))


def _jump(loop: Loop) -> None:
    refused = rehearsing.jump(loop.leading)
    if refused is not None:
        loop.tell(refused)
        return
    loop.look_around()
    loop.tell_where()


OWN: Final[Mapping[str, Callable[[Loop], object]]] = {
    "next": lambda loop: loop.perform(finish(loop.leading, "next")),
    "end": lambda loop: loop.perform(finish(loop.leading, "wait")),
    "go": _sessions,
    REPLAN: lambda loop: loop.perform(replan(loop.leading)),
    "r!": lambda loop: loop.act(rebalance),
    "lost": lambda loop: loop.perform(at_hand(loop.leading)),
    "reload": reload,
    "tight": Loop.tell_tightness,
    "t": _turn,
    "export": _export,
    "j": _jump,
    "f": lambda loop: loop.tell(rehearsing.change_speed(loop.leading)),
    "undo": Loop.undo,
    "redo": Loop.redo,
    "quit": Loop.leave,
    "help": _help,
    **{place: partial(read, place=place) for place in ("groups", *PLACES)},
}
"""What the app asks about first, or what is no move."""

STATUSES: Final[Mapping[Status, str]] = {
    Status.UPCOMING: N_("to come"),
    Status.RUNNING: N_("running"),
    Status.PAUSED: N_("paused"),
    Status.INTERRUPTED: N_("interrupted"),
    Status.PASSED: N_("not held"),
    Status.DONE: N_("done"),
    Status.SKIPPED: N_("skipped"),
}
