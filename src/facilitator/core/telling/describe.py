"""An event in words, for telling what was just done, undone or redone."""

from __future__ import annotations

from facilitator.core.base.language import Phrase, counted, phrase, quoted
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import (
    GroupChanged,
    GroupDissolved,
    GroupFormed,
    GroupRulesCleared,
    GroupRuleSet,
    GroupTimerStarted,
    GroupTimerStopped,
    HostNamed,
    MemberPlaced,
    MembersDealt,
    Placement,
    Rotated,
)
from facilitator.core.record.homework import (
    Entrusted,
    HandedIn,
    SightingChanged,
    SightingRemoved,
    Spotted,
    TaskAdded,
    TaskChanged,
    TaskMarked,
    TaskRemoved,
)
from facilitator.core.record.notes import NoteChanged, Noted, NoteRemoved
from facilitator.core.record.opening import (
    AgendaRevised,
    BroughtForward,
    DayMoved,
    MeetingClosed,
    Opened,
)
from facilitator.core.record.people import (
    Arrived,
    AttendanceCleared,
    Departed,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
)
from facilitator.core.record.programme import (
    LatenessAccepted,
    Rebalanced,
    SessionAdded,
    SessionChanged,
    SessionMoved,
    SessionSplit,
)
from facilitator.core.record.rounds import (
    Answered,
    RoundOrdered,
    TurnEnded,
    TurnSkipped,
    TurnStarted,
)
from facilitator.core.record.series import UpcomingAdded, UpcomingChanged, UpcomingRemoved, Voted
from facilitator.core.record.sessions import (
    AwaySettled,
    Extended,
    LeftoverSettled,
    Paused,
    Resumed,
    SessionEnded,
    SessionReopened,
    SessionRestored,
    SessionSkipped,
    SessionStarted,
)
from facilitator.core.record.speakers import SpeakerChecked, SpeakerLost
from facilitator.core.record.stage import CountdownStarted, CountdownStopped, StageSet, StageTold
from facilitator.core.record.state import State
from facilitator.core.record.undoing import Redone, Undone
from facilitator.core.record.words import AgreementDropped, MergeDeclined, TermAgreed, TermsMerged
from facilitator.core.telling import names


def describe(fact: AnyFact, state: State) -> Phrase:  # noqa: C901, PLR0911, PLR0912, PLR0915
    """Say what a fact is, with the names that sessions, people and groups have in a state."""
    match fact:
        case SessionStarted(session):
            return phrase("started {title}", title=_title(session, state))
        case SessionEnded(session):
            return phrase("ended {title}", title=_title(session, state))
        case SessionReopened(session):
            return phrase("went back to {title}", title=_title(session, state))
        case SessionSkipped(session):
            return phrase("skipped {title}", title=_title(session, state))
        case SessionRestored(session):
            return phrase("put {title} back into the programme", title=_title(session, state))
        case Paused(session):
            return phrase("paused {title}", title=_title(session, state))
        case Resumed(session):
            return phrase("went on with {title}", title=_title(session, state))
        case Extended(session, seconds):
            return _extended(seconds, _title(session, state))
        case AwaySettled():
            return phrase("said what the time away was")
        case LeftoverSettled():
            return phrase("said what becomes of what was left over")
        case DayMoved(day, date):
            return phrase("made {date} day {day}", date=date.isoformat(), day=day)
        case AgendaRevised():
            return phrase("read the agenda again")
        case BroughtForward():
            return phrase("brought forward what was left from before")
        case SessionAdded(_, title) | SessionSplit(_, _, title):
            return phrase("added {title}", title=quoted(title))
        case SessionMoved(session):
            return phrase("moved {title}", title=_title(session, state))
        case SessionChanged(session):
            return phrase("replanned {title}", title=_title(session, state))
        case Rebalanced():
            return phrase("replanned the rest of the day")
        case LatenessAccepted(session):
            return phrase("accepted that {title} begins late", title=_title(session, state))
        case SpeakerChecked(session):
            return phrase("checked the line for {title}", title=_title(session, state))
        case SpeakerLost(session, instead):
            return phrase(
                "took {instead} before {title}",
                instead=_title(instead, state),
                title=_title(session, state),
            )
        case StageTold(""):
            return phrase("took the message off the stage")
        case StageTold(text):
            return phrase("showed the room “{text}”", text=names.short(text))
        case StageSet():
            return phrase("changed what the room sees")
        case CountdownStarted():
            return phrase("started a countdown")
        case CountdownStopped():
            return phrase("put the countdown away")
        case MeetingClosed():
            return phrase("closed the meeting")
        case Noted():
            return phrase("kept “{text}”", text=names.short(fact.text))
        case NoteChanged():
            return phrase("changed a note to “{text}”", text=names.short(fact.text))
        case NoteRemoved():
            return _removed(fact, state)
        case ActionTicked():
            return _ticked(fact, state)
        case Opened():
            return phrase("opened the record")
        case PersonAdded() | PersonChanged():
            return phrase("listed {name}", name=names.short(fact.name))
        case PersonRemoved():
            return phrase("took {name} off the list", name=names.who(fact.person, state))
        case Arrived():
            return phrase("marked {name} as present", name=names.who(fact.person, state))
        case Departed():
            return _departed(fact, state)
        case AttendanceCleared():
            return phrase("cleared the attendance of {name}", name=names.who(fact.person, state))
        case RoundOrdered():
            return phrase("changed the order of the round")
        case TurnStarted():
            return phrase("gave the turn to {name}", name=names.who(fact.taker, state))
        case TurnEnded():
            return phrase("ended the turn of {name}", name=names.who(fact.taker, state))
        case TurnSkipped():
            return phrase("passed over {name}", name=names.who(fact.taker, state))
        case Answered(text=""):
            return phrase("took back an answer")
        case Answered():
            return phrase("kept the answer “{text}”", text=names.short(fact.text))
        case GroupFormed():
            return phrase("formed the group {name}", name=names.short(fact.name))
        case GroupChanged():
            return phrase("changed the group {name}", name=names.short(fact.name))
        case GroupDissolved():
            return phrase(
                "dissolved the group {name}", name=names.group(fact.session, fact.group, state)
            )
        case MemberPlaced():
            return _member(fact, state)
        case MembersDealt():
            return phrase("balanced the groups")
        case GroupRuleSet() | GroupRulesCleared():
            return phrase("changed the rules for the groups")
        case HostNamed():
            return _host(fact, state)
        case Rotated():
            return phrase("rotated the groups")
        case GroupTimerStarted() | GroupTimerStopped():
            return phrase("set the groups' timer")
        case TaskAdded() | TaskChanged():
            return phrase("set the homework “{title}”", title=names.short(fact.title))
        case TaskRemoved():
            return phrase("took back the homework “{title}”", title=names.task(fact.task, state))
        case TaskMarked() | HandedIn() | Entrusted():
            return phrase(
                "noted “{title}” for {name}",
                title=names.task(fact.task, state),
                name=names.who(fact.of, state),
            )
        case TermsMerged(term, into) if term == into:
            return phrase("took “{term}” apart again", term=names.short(term))
        case TermsMerged(term, into):
            return phrase(
                "merged “{term}” into “{into}”", term=names.short(term), into=names.short(into)
            )
        case MergeDeclined(one, other):
            return phrase(
                "kept “{one}” and “{other}” apart", one=names.short(one), other=names.short(other)
            )
        case TermAgreed() | AgreementDropped():
            return phrase("changed the agreed terms")
        case Spotted() | SightingChanged() | SightingRemoved():
            return phrase("changed the horizon scan")
        case UpcomingAdded() | UpcomingChanged() | UpcomingRemoved():
            return phrase(
                "changed a coming meeting: {what}", what=names.coming(fact.upcoming, state)
            )
        case Voted(of):
            return phrase("noted the vote of {name}", name=names.who(of, state))
        case Undone():
            return phrase("undid a step")
        case Redone():
            return phrase("redid a step")


def _extended(seconds: int, title: Phrase) -> Phrase:
    minutes, rest = divmod(abs(seconds), 60)
    amount = f"{minutes}:{rest:02}" if rest else str(minutes)
    if seconds < 0:
        return phrase("took {n} min from {title}", n=amount, title=title)
    return phrase("gave {n} min to {title}", n=amount, title=title)


def _title(id_: str, state: State) -> Phrase:
    return quoted(names.title(id_, state))


def _removed(fact: NoteRemoved, state: State) -> Phrase:
    text = names.note(fact.note, state)
    return phrase("removed “{text}”", text=text) if text else phrase("removed a note")


def _ticked(fact: ActionTicked, state: State) -> Phrase:
    text = names.note(fact.action, state) or fact.action
    if fact.done:
        return phrase("ticked off “{text}”", text=text)
    return phrase("opened “{text}” again", text=text)


def _departed(fact: Departed, state: State) -> Phrase:
    name = names.who(fact.person, state)
    if state.people.at(fact.day - 1, fact.person).came:
        return phrase("marked that {name} left", name=name)
    return phrase("marked {name} as absent", name=name)


def _member(fact: MemberPlaced, state: State) -> Phrase:
    if fact.others:
        return _members(fact, fact.others, state)
    name = names.who(fact.person, state)
    if fact.group is None:
        return phrase("took {name} out of the groups", name=name)
    group = names.group(fact.session, fact.group, state)
    return phrase("put {name} in {group}", name=name, group=group)


def _members(fact: MemberPlaced, others: Placement, state: State) -> Phrase:
    n, places = 1 + len(others), {fact.group or "", *(group for _, group in others)}
    if places == {""}:
        return counted("took {n} person out of the groups", "took {n} people out of the groups", n)
    if len(places) > 1:
        return counted("put {n} person in groups", "put {n} people in groups", n)
    group = names.group(fact.session, places.pop(), state)
    return counted("put {n} person in {group}", "put {n} people in {group}", n, group=group)


def _host(fact: HostNamed, state: State) -> Phrase:
    group = names.group(fact.session, fact.group, state)
    if fact.person is None:
        return phrase("left {group} without a host", group=group)
    return phrase(
        "made {name} the host of {group}", name=names.who(fact.person, state), group=group
    )
