"""The beginning of a meeting led by lines: which day it is, and the record opened."""

from __future__ import annotations

from typing import Final, TextIO
from zoneinfo import ZoneInfo

from facilitator.opening import Opening
from facilitator.plain.commands import obey
from facilitator.plain.edited_lines import lines_of
from facilitator.plain.hooking import Hooking
from facilitator.plain.lines import Lines, Signalled, Signals
from facilitator.plain.loop import Loop
from facilitator.plain.voice import Voice, aloud, typed
from facilitator.running import leading
from facilitator.running.exits import BY_SIGNAL, DONE
from facilitator.running.launch import Launch
from facilitator.running.prompts.day import DayPrompt, which_day
from facilitator.running.prompts.prompt import Open
from facilitator.running.prompts.question import Answer


class DayUnknown(Exception):  # noqa: N818 - it says what is wrong
    """The programme has no day today, and there is nobody to ask which of its days it is."""


LONG: Final = 3600.0
"""Seconds to wait for an answer before waiting for it anew."""


def lead(launch: Launch, opening: Opening, text: TextIO | None) -> int:
    """Lead the meeting that is opened by the lines of `text` until it is left.

    Returns the exit code. Raises as `leading.lead`, and `DayUnknown` if the day is not known and
    cannot be asked.
    """
    with Signals() as signals:
        lines = lines_of(text, signals)
        try:
            return _lead(launch, opening, lines)
        except Signalled as signal:
            return BY_SIGNAL + signal.number
        finally:
            lines.close()


def _lead(launch: Launch, opening: Opening, lines: Lines) -> int:
    launch = launch._replace(language=aloud(launch.language))
    request = launch.request
    prompt = which_day(opening, request, launch.language)
    if prompt is not None:
        decided = _decided(prompt, launch, lines)
        if decided is None:
            return DONE
        opening, request = decided
    hooking = Hooking()
    led = leading.lead(launch, opening, request, hooking.failed)
    meeting = led.meeting
    if launch.notice is not None:
        meeting.notices.append(launch.notice)
    voice = Voice(launch.language, meeting.clock.now, lambda: meeting.state.zone, lines)
    loop = Loop(led, voice, lines, launch.desk, hooking, obey)
    loop.bell_on = launch.config.bell
    return loop.run()


def _decided(prompt: DayPrompt, launch: Launch, lines: Lines) -> Open | None:
    """Ask which day of the programme today is; None if nothing is to be opened."""
    zone = ZoneInfo(prompt.opening.agenda.timezone)
    voice = Voice(launch.language, launch.desk.clock.now, lambda: zone, lines)
    asked = prompt.question
    cancel = Answer("q", asked.escape, "")
    asked = asked._replace(answers=(*asked.answers, cancel), escape="")
    values = {typed(answer): answer.value for answer in asked.answers}
    voice.ask(asked)
    while True:
        try:
            line = lines.line(LONG)
        except EOFError:
            if lines.by_hand:
                return None
            raise DayUnknown from None
        word = line.strip().lower() if line is not None else None
        if word in values:
            effects = prompt.answered(values[word] or None)
            return next((effect for effect in effects if isinstance(effect, Open)), None)
        if word is not None:
            voice.ask(asked)
