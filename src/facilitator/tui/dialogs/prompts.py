"""The dialogue in which each prompt is shown."""

from __future__ import annotations

from facilitator.running.prompts.away import AwayPrompt
from facilitator.running.prompts.conflict import ConflictPrompt
from facilitator.running.prompts.day import DayPrompt
from facilitator.running.prompts.due import DuePrompt
from facilitator.running.prompts.early import EarlyPrompt
from facilitator.running.prompts.edited import EditedPrompt, FaultyAgendaPrompt
from facilitator.running.prompts.every import AnyPrompt
from facilitator.running.prompts.leaving import LeavePrompt
from facilitator.running.prompts.leftover import LeftoverPrompt
from facilitator.running.prompts.line import LinePrompt
from facilitator.running.prompts.lost_speaker import LostSpeakerPrompt
from facilitator.running.prompts.morning import MorningPrompt
from facilitator.running.prompts.question import Question
from facilitator.running.prompts.replan import ReplanPrompt
from facilitator.running.prompts.room import RoomPrompt
from facilitator.running.prompts.sure import AnotherDayPrompt, SkipPrompt
from facilitator.tui.dialogs.choice import Choice, Option
from facilitator.tui.dialogs.early import EarlyFinish
from facilitator.tui.dialogs.interruption import Interruption
from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.host import Host


def dialogue(prompt: AnyPrompt, host: Host) -> Modal[str | None]:
    """Make the dialogue that asks a prompt; what it is left with is the answer."""
    asked = prompt.question
    match prompt:
        case (
            DayPrompt()
            | AwayPrompt()
            | LeftoverPrompt()
            | LinePrompt()
            | ConflictPrompt()
            | FaultyAgendaPrompt()
            | MorningPrompt()
            | DuePrompt()
        ):
            return Interruption(
                asked.words, _options(asked), detail=asked.detail, escape=asked.escape
            )
        case LeavePrompt() | AnotherDayPrompt() | SkipPrompt() | RoomPrompt():
            return Choice(asked.words, _options(asked), detail=asked.detail, escape=asked.escape)
        case EarlyPrompt():
            options = _options(asked)
            return EarlyFinish(
                asked.words, options, meant=asked.answers[0].value, escape=asked.escape
            )
        case LostSpeakerPrompt():
            from facilitator.tui.dialogs.swaps import Swaps

            return Swaps(prompt, host.view().state, host.language)
        case ReplanPrompt():
            from facilitator.tui.dialogs.rebalance import Rebalance

            return Rebalance()
        case EditedPrompt():
            from facilitator.tui.dialogs.reading import Difference

            return Difference(prompt, host.language)


def _options(question: Question) -> list[Option]:
    return [Option(one.key, one.words, one.value, one.sure) for one in question.answers]
