"""What a move took away, in words that say how to bring it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.core.base.ids import PersonId, SessionId
from facilitator.core.base.language import Phrase, by_key, counted, phrase
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import GroupDissolved, GroupRulesCleared, MembersDealt
from facilitator.core.record.homework import SightingRemoved, TaskRemoved
from facilitator.core.record.notes import NoteRemoved
from facilitator.core.record.people import AttendanceCleared, AttendanceMarked, PersonRemoved
from facilitator.core.record.programme import Rebalanced
from facilitator.core.record.rounds import Answered
from facilitator.core.record.rules import RuleDropped
from facilitator.core.record.series import UpcomingRemoved
from facilitator.core.record.sessions import LeftoverSettled, SessionSkipped
from facilitator.core.record.state import State
from facilitator.core.record.words import AgreementDropped
from facilitator.core.telling import names

UNDO: Final = by_key("meeting.undo", "u")
"""The key that takes it back."""


def taken(fact: AnyFact, before: State) -> Phrase | None:  # noqa: C901, PLR0911, PLR0912
    """Say what a fact took away from the state before it; None if it took nothing away."""
    match fact:
        case NoteRemoved(note):
            return _removed(names.note(note, before))
        case RuleDropped(text):
            return _removed(text)
        case PersonRemoved(person):
            return _removed(names.who(person, before))
        case TaskRemoved(task):
            return _removed(names.task(task, before))
        case SightingRemoved(sighting):
            spotted = before.homework.sightings.get(sighting)
            return _removed(spotted.text if spotted else "")
        case UpcomingRemoved(upcoming):
            return _removed(names.coming(upcoming, before))
        case SessionSkipped(session):
            title = names.short(names.title(session, before))
            return phrase("Skipped “{text}”. {u} brings it back.", u=UNDO, text=title)
        case Rebalanced():
            return phrase(
                "The rest of the day was replanned. {u} undoes it.",
                u=UNDO,
            )
        case LeftoverSettled(sessions, "dropped"):
            return counted(
                "{n} session is dropped. {u} brings it back.",
                "{n} sessions are dropped. {u} brings them back.",
                len(sessions),
                u=UNDO,
            )
        case AttendanceCleared(person):
            return phrase(
                "“{text}” is not marked any more. {u} takes that back.",
                u=UNDO,
                text=names.who(person, before),
            )
        case AttendanceMarked(_, people, "unknown"):
            return phrase(
                "{n} people are not marked any more. {u} takes that back.",
                u=UNDO,
                n=len(people),
            )
        case MembersDealt(session) if _members(session, before):
            return phrase("Everybody was placed again. {u} restores the groups.", u=UNDO)
        case GroupDissolved(session, group):
            name = names.group(session, group, before)
            return phrase("Dissolved “{text}”. {u} brings it back.", u=UNDO, text=name)
        case GroupRulesCleared():
            return phrase("No rules for the groups any more. {u} brings them back.", u=UNDO)
        case AgreementDropped(term):
            label = names.short(before.words.agreed.get(term, term))
            return phrase("“{text}” is no longer agreed. {u} brings it back.", u=UNDO, text=label)
        case Answered(session, taker, question, ""):
            of_round = before.rounds.get(session)
            answer = of_round.answers.get((taker, question), "") if of_round else ""
            return _removed(answer)
        case _:
            return None


def _members(session: SessionId, before: State) -> Mapping[PersonId, str]:
    grouping = before.groupings.get(session)
    return grouping.members if grouping else {}


def _removed(text: str) -> Phrase:
    if not text.strip():
        return phrase("Removed. {u} brings it back.", u=UNDO)
    return phrase("Removed “{text}”. {u} brings it back.", u=UNDO, text=names.short(text))
