"""An event in words, for telling what was just done, undone or redone."""

from __future__ import annotations

from facilitator.core import events as ev
from facilitator.core import named
from facilitator.core.language import Phrase, counted, phrase, quoted
from facilitator.core.state import State


def describe(fact: ev.AnyFact, state: State) -> Phrase:  # noqa: C901, PLR0911, PLR0912, PLR0915
    """Say what a fact is, with the names that sessions, people and groups have in a state."""
    match fact:
        case ev.SessionStarted(session):
            return phrase("started {title}", title=_title(session, state))
        case ev.SessionEnded(session):
            return phrase("ended {title}", title=_title(session, state))
        case ev.SessionReopened(session):
            return phrase("went back to {title}", title=_title(session, state))
        case ev.SessionSkipped(session):
            return phrase("skipped {title}", title=_title(session, state))
        case ev.SessionRestored(session):
            return phrase("put {title} back into the programme", title=_title(session, state))
        case ev.Paused(session):
            return phrase("paused {title}", title=_title(session, state))
        case ev.Resumed(session):
            return phrase("went on with {title}", title=_title(session, state))
        case ev.Extended(session, seconds):
            return _extended(seconds, _title(session, state))
        case ev.AwaySettled():
            return phrase("said what the time away was")
        case ev.LeftoverSettled():
            return phrase("said what becomes of what was left over")
        case ev.DayMoved(day, date):
            return phrase("made {date} day {day}", date=date.isoformat(), day=day)
        case ev.AgendaRevised():
            return phrase("read the agenda again")
        case ev.BroughtForward():
            return phrase("brought forward what was left from before")
        case ev.SessionAdded(_, title) | ev.SessionSplit(_, _, title):
            return phrase("added {title}", title=quoted(title))
        case ev.SessionMoved(session):
            return phrase("moved {title}", title=_title(session, state))
        case ev.SessionChanged(session):
            return phrase("replanned {title}", title=_title(session, state))
        case ev.Rebalanced():
            return phrase("replanned the rest of the day")
        case ev.LatenessAccepted(session):
            return phrase("accepted that {title} begins late", title=_title(session, state))
        case ev.SpeakerChecked(session):
            return phrase("checked the line for {title}", title=_title(session, state))
        case ev.SpeakerLost(session, instead):
            return phrase(
                "took {instead} before {title}",
                instead=_title(instead, state),
                title=_title(session, state),
            )
        case ev.StageTold(""):
            return phrase("took the message off the stage")
        case ev.StageTold(text):
            return phrase("showed the room “{text}”", text=named.short(text))
        case ev.StageSet():
            return phrase("changed what the room sees")
        case ev.CountdownStarted():
            return phrase("started a countdown")
        case ev.CountdownStopped():
            return phrase("put the countdown away")
        case ev.MeetingClosed():
            return phrase("closed the meeting")
        case ev.Noted():
            return phrase("kept “{text}”", text=named.short(fact.text))
        case ev.NoteChanged():
            return phrase("changed a note to “{text}”", text=named.short(fact.text))
        case ev.NoteRemoved():
            return _removed(fact, state)
        case ev.ActionTicked():
            return _ticked(fact, state)
        case ev.Opened():
            return phrase("opened the record")
        case ev.PersonAdded() | ev.PersonChanged():
            return phrase("listed {name}", name=named.short(fact.name))
        case ev.PersonRemoved():
            return phrase("took {name} off the list", name=named.who(fact.person, state))
        case ev.Arrived():
            return phrase("marked {name} as present", name=named.who(fact.person, state))
        case ev.Departed():
            return _departed(fact, state)
        case ev.AttendanceCleared():
            return phrase("cleared the attendance of {name}", name=named.who(fact.person, state))
        case ev.RoundOrdered():
            return phrase("changed the order of the round")
        case ev.TurnStarted():
            return phrase("gave the turn to {name}", name=named.who(fact.taker, state))
        case ev.TurnEnded():
            return phrase("ended the turn of {name}", name=named.who(fact.taker, state))
        case ev.TurnSkipped():
            return phrase("passed over {name}", name=named.who(fact.taker, state))
        case ev.Answered(text=""):
            return phrase("took back an answer")
        case ev.Answered():
            return phrase("kept the answer “{text}”", text=named.short(fact.text))
        case ev.GroupFormed():
            return phrase("formed the group {name}", name=named.short(fact.name))
        case ev.GroupChanged():
            return phrase("changed the group {name}", name=named.short(fact.name))
        case ev.GroupDissolved():
            return phrase(
                "dissolved the group {name}", name=named.group(fact.session, fact.group, state)
            )
        case ev.MemberPlaced():
            return _member(fact, state)
        case ev.MembersDealt():
            return phrase("balanced the groups")
        case ev.GroupRuleSet() | ev.GroupRulesCleared():
            return phrase("changed the rules for the groups")
        case ev.HostNamed():
            return _host(fact, state)
        case ev.Rotated():
            return phrase("rotated the groups")
        case ev.GroupTimerStarted() | ev.GroupTimerStopped():
            return phrase("set the groups' timer")
        case ev.TaskAdded() | ev.TaskChanged():
            return phrase("set the homework “{title}”", title=named.short(fact.title))
        case ev.TaskRemoved():
            return phrase("took back the homework “{title}”", title=named.task(fact.task, state))
        case ev.TaskMarked() | ev.HandedIn() | ev.Entrusted():
            return phrase(
                "noted “{title}” for {name}",
                title=named.task(fact.task, state),
                name=named.who(fact.of, state),
            )
        case ev.TermsMerged(term, into) if term == into:
            return phrase("took “{term}” apart again", term=named.short(term))
        case ev.TermsMerged(term, into):
            return phrase(
                "merged “{term}” into “{into}”", term=named.short(term), into=named.short(into)
            )
        case ev.MergeDeclined(one, other):
            return phrase(
                "kept “{one}” and “{other}” apart", one=named.short(one), other=named.short(other)
            )
        case ev.TermAgreed() | ev.AgreementDropped():
            return phrase("changed the agreed terms")
        case ev.Spotted() | ev.SightingChanged() | ev.SightingRemoved():
            return phrase("changed the horizon scan")
        case ev.UpcomingAdded() | ev.UpcomingChanged() | ev.UpcomingRemoved():
            return phrase(
                "changed a coming meeting: {what}", what=named.coming(fact.upcoming, state)
            )
        case ev.Voted(of):
            return phrase("noted the vote of {name}", name=named.who(of, state))
        case ev.Undone():
            return phrase("undid a step")
        case ev.Redone():
            return phrase("redid a step")


def _extended(seconds: int, title: Phrase) -> Phrase:
    minutes, rest = divmod(abs(seconds), 60)
    amount = f"{minutes}:{rest:02}" if rest else str(minutes)
    if seconds < 0:
        return phrase("took {n} min from {title}", n=amount, title=title)
    return phrase("gave {n} min to {title}", n=amount, title=title)


def _title(id_: str, state: State) -> Phrase:
    return quoted(named.title(id_, state))


def _removed(fact: ev.NoteRemoved, state: State) -> Phrase:
    text = named.note(fact.note, state)
    return phrase("removed “{text}”", text=text) if text else phrase("removed a note")


def _ticked(fact: ev.ActionTicked, state: State) -> Phrase:
    text = named.note(fact.action, state) or fact.action
    if fact.done:
        return phrase("ticked off “{text}”", text=text)
    return phrase("opened “{text}” again", text=text)


def _departed(fact: ev.Departed, state: State) -> Phrase:
    name = named.who(fact.person, state)
    if state.people.at(fact.day - 1, fact.person).came:
        return phrase("marked that {name} left", name=name)
    return phrase("marked {name} as absent", name=name)


def _member(fact: ev.MemberPlaced, state: State) -> Phrase:
    if fact.others:
        return _members(fact, fact.others, state)
    name = named.who(fact.person, state)
    if fact.group is None:
        return phrase("took {name} out of the groups", name=name)
    group = named.group(fact.session, fact.group, state)
    return phrase("put {name} in {group}", name=name, group=group)


def _members(fact: ev.MemberPlaced, others: ev.Placement, state: State) -> Phrase:
    n, places = 1 + len(others), {fact.group or "", *(group for _, group in others)}
    if places == {""}:
        return counted("took {n} person out of the groups", "took {n} people out of the groups", n)
    if len(places) > 1:
        return counted("put {n} person in groups", "put {n} people in groups", n)
    group = named.group(fact.session, places.pop(), state)
    return counted("put {n} person in {group}", "put {n} people in {group}", n, group=group)


def _host(fact: ev.HostNamed, state: State) -> Phrase:
    group = named.group(fact.session, fact.group, state)
    if fact.person is None:
        return phrase("left {group} without a host", group=group)
    return phrase(
        "made {name} the host of {group}", name=named.who(fact.person, state), group=group
    )
