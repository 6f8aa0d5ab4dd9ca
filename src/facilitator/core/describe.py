"""An event in words, for telling what was just done, undone or redone."""

from __future__ import annotations

from facilitator.core import events as ev
from facilitator.core.agenda import Agenda
from facilitator.core.language import Phrase, phrase

LONGEST = 40
"""How many characters of a person's text are quoted."""


def describe(fact: ev.AnyFact, agenda: Agenda) -> Phrase:  # noqa: C901, PLR0911, PLR0912
    """Say what a fact is, with the titles of the agenda's sessions."""
    match fact:
        case ev.SessionStarted(session):
            return phrase("started {title}", title=_title(session, agenda))
        case ev.SessionEnded(session):
            return phrase("ended {title}", title=_title(session, agenda))
        case ev.SessionReopened(session):
            return phrase("went back to {title}", title=_title(session, agenda))
        case ev.SessionSkipped(session):
            return phrase("skipped {title}", title=_title(session, agenda))
        case ev.Paused(session):
            return phrase("paused {title}", title=_title(session, agenda))
        case ev.Resumed(session):
            return phrase("went on with {title}", title=_title(session, agenda))
        case ev.Extended(session, seconds):
            return _extended(seconds, _title(session, agenda))
        case ev.AwaySettled():
            return phrase("said what the time away was")
        case ev.LeftoverSettled():
            return phrase("said what becomes of what was left over")
        case ev.DayMoved(day, date):
            return phrase("made {date} day {day}", date=date.isoformat(), day=day)
        case ev.AgendaRevised():
            return phrase("read the agenda again")
        case ev.MeetingClosed():
            return phrase("closed the meeting")
        case ev.Noted():
            return phrase("kept “{text}”", text=_short(fact.text))
        case ev.NoteChanged():
            return phrase("changed a note to “{text}”", text=_short(fact.text))
        case ev.NoteRemoved():
            return phrase("removed a note")
        case ev.Opened():
            return phrase("opened the record")
        case ev.PersonAdded() | ev.PersonChanged():
            return phrase("listed {name}", name=_short(fact.name))
        case ev.PersonRemoved():
            return phrase("took somebody off the list")
        case ev.Arrived():
            return phrase("marked somebody as present")
        case ev.Departed():
            return phrase("marked that somebody left")
        case ev.AttendanceCleared():
            return phrase("cleared an attendance")
        case ev.RoundOrdered():
            return phrase("changed the order of the round")
        case ev.TurnStarted() | ev.TurnEnded() | ev.TurnSkipped():
            return phrase("passed the turn in the round")
        case ev.Answered():
            return phrase("kept the answer “{text}”", text=_short(fact.text))
        case ev.GroupFormed() | ev.GroupChanged():
            return phrase("formed the group {name}", name=_short(fact.name))
        case ev.GroupDissolved():
            return phrase("dissolved a group")
        case ev.MemberPlaced():
            return phrase("moved somebody between groups")
        case ev.MembersDealt():
            return phrase("balanced the groups")
        case ev.GroupRuleSet() | ev.GroupRulesCleared() | ev.HostNamed():
            return phrase("changed the rules for the groups")
        case ev.Rotated():
            return phrase("rotated the groups")
        case ev.GroupTimerStarted() | ev.GroupTimerStopped():
            return phrase("set the groups' timer")
        case ev.TaskAdded() | ev.TaskChanged():
            return phrase("set the homework “{title}”", title=_short(fact.title))
        case ev.TaskMarked() | ev.HandedIn() | ev.Entrusted():
            return phrase("noted homework")
        case ev.TermsMerged(term, into) if term == into:
            return phrase("took “{term}” apart again", term=_short(term))
        case ev.TermsMerged(term, into):
            return phrase("merged “{term}” into “{into}”", term=_short(term), into=_short(into))
        case ev.MergeDeclined(one, other):
            return phrase("kept “{one}” and “{other}” apart", one=_short(one), other=_short(other))
        case ev.TermAgreed() | ev.AgreementDropped():
            return phrase("changed the agreed terms")
        case ev.Spotted() | ev.SightingChanged() | ev.SightingRemoved():
            return phrase("changed the horizon scan")
        case ev.Undone():
            return phrase("undid a step")
        case ev.Redone():
            return phrase("redid a step")


def _extended(seconds: int, title: str) -> Phrase:
    minutes, rest = divmod(abs(seconds), 60)
    amount = f"{minutes}:{rest:02}" if rest else str(minutes)
    if seconds < 0:
        return phrase("took {n} min from {title}", n=amount, title=title)
    return phrase("gave {n} min to {title}", n=amount, title=title)


def _title(session: str, agenda: Agenda) -> str:
    titles = (s.title for day in agenda.days for s in day.sessions if s.id == session)
    return f"“{next(titles, session)}”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
