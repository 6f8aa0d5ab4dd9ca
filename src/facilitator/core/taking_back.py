"""What a move took away, in words that say how to bring it back."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.core import events as ev
from facilitator.core import named
from facilitator.core.language import Phrase, phrase
from facilitator.core.state import State


def taken(fact: ev.AnyFact, before: State) -> Phrase | None:  # noqa: C901, PLR0911, PLR0912
    """Say what a fact took away from the state before it; None if it took nothing away."""
    match fact:
        case ev.NoteRemoved(note):
            return _removed(named.note(note, before))
        case ev.PersonRemoved(person):
            return _removed(named.who(person, before))
        case ev.TaskRemoved(task):
            return _removed(named.task(task, before))
        case ev.SightingRemoved(sighting):
            spotted = before.homework.sightings.get(sighting)
            return _removed(spotted.text if spotted else "")
        case ev.UpcomingRemoved(upcoming):
            return _removed(named.coming(upcoming, before))
        case ev.SessionSkipped(session):
            title = named.short(named.title(session, before))
            return phrase("Skipped “{text}”. u brings it back.", text=title)
        case ev.Rebalanced():
            return phrase("The rest of the day is planned anew. u takes that back.")
        case ev.LeftoverSettled(_, "dropped"):
            return phrase("What was left over is dropped. u brings it back.")
        case ev.AttendanceCleared(person):
            return phrase(
                "“{text}” is not marked any more. u takes that back.",
                text=named.who(person, before),
            )
        case ev.MembersDealt(session) if _members(session, before):
            return phrase("Everybody is placed anew. u brings back the groups as they were.")
        case ev.GroupDissolved(session, group):
            name = named.group(session, group, before)
            return phrase("Dissolved “{text}”. u brings it back.", text=name)
        case ev.GroupRulesCleared():
            return phrase("No rules for the groups any more. u brings them back.")
        case ev.AgreementDropped(term):
            label = named.short(before.words.agreed.get(term, term))
            return phrase("“{text}” is agreed no more. u brings it back.", text=label)
        case ev.Answered(session, taker, question, ""):
            of_round = before.rounds.get(session)
            answer = of_round.answers.get((taker, question), "") if of_round else ""
            return _removed(answer)
        case _:
            return None


def _members(session: str, before: State) -> Mapping[str, str]:
    grouping = before.groupings.get(session)
    return grouping.members if grouping else {}


def _removed(text: str) -> Phrase:
    if not text.strip():
        return phrase("Removed. u brings it back.")
    return phrase("Removed “{text}”. u brings it back.", text=named.short(text))
