"""Every prompt there is: what both interfaces have to be able to ask."""

from __future__ import annotations

from facilitator.running.prompts.away import AwayPrompt
from facilitator.running.prompts.day import DayPrompt
from facilitator.running.prompts.deal import DealPrompt
from facilitator.running.prompts.due import DuePrompt
from facilitator.running.prompts.early import EarlyPrompt
from facilitator.running.prompts.edited import EditedPrompt, FaultyAgendaPrompt
from facilitator.running.prompts.leaving import LeavePrompt
from facilitator.running.prompts.leftover import LeftoverPrompt
from facilitator.running.prompts.lost_points import ConflictPrompt
from facilitator.running.prompts.lost_speaker import LostSpeakerPrompt
from facilitator.running.prompts.morning import MorningPrompt
from facilitator.running.prompts.organisation import OrganisationPrompt
from facilitator.running.prompts.phone_answers import AnswersPrompt
from facilitator.running.prompts.remote_speaker import LinePrompt
from facilitator.running.prompts.replan import ReplanPrompt
from facilitator.running.prompts.room import RoomPrompt
from facilitator.running.prompts.sure import AnotherDayPrompt, SkipPrompt
from facilitator.running.prompts.unready import UnreadyPrompt

AnyPrompt = (
    DayPrompt
    | LeavePrompt
    | AwayPrompt
    | LeftoverPrompt
    | LinePrompt
    | LostSpeakerPrompt
    | ConflictPrompt
    | ReplanPrompt
    | EarlyPrompt
    | AnotherDayPrompt
    | SkipPrompt
    | EditedPrompt
    | FaultyAgendaPrompt
    | MorningPrompt
    | DuePrompt
    | RoomPrompt
    | DealPrompt
    | AnswersPrompt
    | UnreadyPrompt
    | OrganisationPrompt
)
