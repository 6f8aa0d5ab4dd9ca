"""A series in words: coming meetings, votes, and what earlier meetings left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, fit, one_line
from facilitator.core.base.language import Language, counted
from facilitator.core.homework import tasks
from facilitator.core.notes.actions import open_actions
from facilitator.core.record.agenda import UpcomingStatus
from facilitator.core.record.earlier import EarlierMeeting
from facilitator.core.record.series import Coming
from facilitator.core.record.state import State
from facilitator.core.series.coming import STATUS_WORDS, alternatives, leading, votes_for
from facilitator.tui.widgets.rows import Piece

STATUS_SIGNS: Final[Mapping[UpcomingStatus, str]] = {
    "fixed": signs.FIXED,
    "proposed": signs.OPEN,
    "wish": signs.BLANK,
}

_LOOKS: Final[Mapping[UpcomingStatus, str]] = {"fixed": "good", "proposed": "warning", "wish": ""}
_STATUS: Final = 14
"""How many cells a sign and the word of a status take."""
_WHEN: Final = 18
"""How many cells the day of a coming meeting takes."""
_COUNT: Final = 6
_BAR: Final = 10
"""How many cells the votes for a proposal take, in figures and as a bar."""
_LABEL: Final = 10
"""How many cells a label before a text takes, as in every panel."""
_DATE: Final = 19
"""How many cells a date without its weekday takes, with the gap behind it."""
_BODY: Final = 26
"""How many cells an organisation's name takes at most where weeks stand behind it."""
_DOT: Final = " · "


def called(coming: Coming, language: Language) -> str:
    """Call a coming meeting by what is known of it: place and theme, or its date."""
    name = ", ".join(filter(None, (coming.place, coming.theme)))
    return one_line(name) or (language.date(coming.date) if coming.date else coming.id)


def heading(width: int, language: Language) -> list[Piece]:
    """Name the columns of the coming meetings."""
    say = language.say
    votes = say("Votes").rjust(_COUNT)
    columns = f"{fit(say('Status'), _STATUS - 2)}{fit(say('When'), _WHEN)}"
    return [("  ", ""), (columns + fit(say("Where"), _where(width)) + votes, "dim")]


def coming_row(coming: Coming, state: State, width: int, language: Language) -> list[Piece]:
    """Draw a coming meeting: how sure it is, when, where, and who can agree to it."""
    say = language.say
    status = f"{STATUS_SIGNS[coming.status]} {say(STATUS_WORDS[coming.status])}"
    when = language.day_and_month(coming.date) if coming.date else say("no date yet")
    named = called(coming, language) if coming.theme or coming.place else ""
    return [
        (fit(status, _STATUS), _LOOKS[coming.status]),
        (fit(when, _WHEN), "" if coming.date else "dim"),
        (fit(named, _where(width)), ""),
        *_vote_bar(coming, state),
    ]


def _where(width: int) -> int:
    return max(0, width - _STATUS - _WHEN - _COUNT - 1 - _BAR)


def _vote_bar(coming: Coming, state: State) -> list[Piece]:
    count, all_ = len(votes_for(state, coming.id)), len(tasks.bodies(state))
    if coming.status == "fixed" or not all_:
        return [(" " * (_COUNT + 1 + _BAR), "")]
    full = min(_BAR, max(count > 0, round(_BAR * count / all_)))
    look = "good" if coming in leading(state) else "accent"
    bar = [("━" * full, look), (" " * (_BAR - full), "")]
    return [(f"{count:{_COUNT}} ", ""), *bar]


def about(coming: Coming, state: State, today: dt.date, language: Language) -> Content:
    """Say in fields what a row has no room for."""
    say = language.say
    fields = [
        (say("Theme"), one_line(coming.theme)),
        (say("When"), _whole_date(coming, today, language)),
        (say("Host"), one_line(coming.host)),
        (say("Asked by"), one_line(coming.asked_by)),
        (
            say("Votes") if coming.status == "wish" else say("Can agree"),
            _agreed(coming, state, language),
        ),
    ]
    lines = [
        Content.assemble((fit(label, _LABEL), "$muted"), text) for label, text in fields if text
    ]
    return Content("\n").join(lines)


def _whole_date(coming: Coming, today: dt.date, language: Language) -> str:
    if coming.date is None:
        return ""
    date = language.date(coming.date)
    date = f"{date}, {language.week(coming.date)}"
    left = (coming.date - today).days
    if left <= 0:
        return date
    return language.count("{date}, in {n} day", "{date}, in {n} days", left, date=date)


def _agreed(coming: Coming, state: State, language: Language) -> str:
    if coming.status == "fixed":
        return ""
    dates = alternatives(state, coming)
    if len(dates) > 1:
        return "   ".join(_week_agreed(one, state, language) for one in dates)
    told = language.say(
        "{n} of {all}", n=len(votes_for(state, coming.id)), all=len(tasks.bodies(state))
    )
    return _placed(told, coming, state, language)


def _week_agreed(coming: Coming, state: State, language: Language) -> str:
    """Say how many can agree to one of the dates of a proposal, by its week."""
    n, all_ = len(votes_for(state, coming.id)), len(tasks.bodies(state))
    week = language.week(coming.date) if coming.date else ""
    return _placed(f"{week} {language.say('{n} of {all}', n=n, all=all_)}", coming, state, language)


def votes_given(coming: Coming, state: State, language: Language) -> list[Piece]:
    """Say whether a meeting leads or ties, and last how many are for it, which is never cut."""
    count, first = len(votes_for(state, coming.id)), leading(state)
    if not count:
        return [(language.say("no votes"), "dim")]
    votes = language.count("{n} vote", "{n} votes", count)
    if coming not in first:
        return [(votes, "dim")]
    words = language.say("tied") if len(first) > 1 else language.say("the most")
    return [(f"{words}{_DOT}", "good"), (votes, "good")]


def _placed(votes: str, coming: Coming, state: State, language: Language) -> str:
    """Say beside the votes for a proposal whether it leads or ties."""
    first = leading(state)
    if coming not in first:
        return votes
    if len(first) > 1:
        return language.say("{votes}, tied", votes=votes)
    return language.say("{votes}, the most", votes=votes)


def standing(state: State, language: Language) -> str:
    """Say which proposal leads, or which ones tie."""
    first = leading(state)
    if not first:
        return language.say("Nobody has voted yet.")
    names = _DOT.join(called(one, language) for one in first)
    count = len(votes_for(state, first[0].id))
    if len(first) == 1:
        return language.say("Most votes, {n}: {names}", n=count, names=names)
    return language.count(
        "A tie, {n} vote each: {names}", "A tie, {n} votes each: {names}", count, names=names
    )


def votes(coming: Coming, state: State, language: Language) -> Iterator[Content]:
    """List the organisations, each with a sign for whether it is for a meeting not fixed yet.

    Behind it are the weeks of all dates of that proposal that it can agree to.
    """
    if coming.status == "fixed":
        told = language.say("The meeting is fixed, and needs no votes.")
        yield Content.styled(told, "$muted")
        return
    agreed, dates = votes_for(state, coming.id), alternatives(state, coming)
    bodies = [(id_, one_line(name)) for id_, name in tasks.bodies(state)]
    widest = min(_BODY, max((cells(name) for _, name in bodies), default=0))
    for id_, name in bodies:
        sign, look = (signs.DONE, "$ok") if id_ in agreed else (signs.BLANK, "$muted")
        can = [one for one in dates if id_ in votes_for(state, one.id) and one.date]
        weeks = " ".join(str(one.date.isocalendar().week) for one in can if one.date)
        behind = f" {language.say('w {weeks}', weeks=weeks)}" if weeks else ""
        named = fit(name, widest) if dates else name
        yield Content.assemble((f"{sign} ", look), named, (behind, "$accent"))


def voters(coming: Coming, state: State, language: Language) -> str:
    """Name who is for a coming meeting."""
    names = [tasks.name_of(state, who) for who in votes_for(state, coming.id)]
    return language.say(
        "{meeting}: {names}",
        meeting=called(coming, language),
        names=one_line(", ".join(names)) or language.say("no votes"),
    )


# Earlier meetings


def earlier_row(meeting: EarlierMeeting, width: int, language: Language) -> list[Piece]:
    """Draw an earlier meeting: its date, title, place and theme."""
    date = fit(language.short_date(meeting.date), _DATE)
    about = _DOT.join(filter(None, (meeting.title, meeting.place, meeting.theme)))
    return [(date, "dim"), (fit(one_line(about), max(0, width - _DATE)), "strong")]


def left_from(state: State, meeting: EarlierMeeting, language: Language) -> Iterator[str]:
    """Say what is open from an earlier meeting, and where its minutes are."""
    say = language.say
    if meeting.minutes:
        yield say("minutes: {path}", path=meeting.minutes)
    else:
        yield say("no minutes were written beside its record {record}", record=meeting.record)
    open_ = [one for one in open_actions(state) if one.meeting == meeting.title]
    if open_:
        yield say(
            "{actions}: {texts}",
            actions=counted("{n} open action", "{n} open actions", len(open_)),
            texts=one_line("; ".join(one.text for one in open_)),
        )
    if meeting == state.earlier.meetings[-1]:
        yield from _homework_left(state, language)


def _homework_left(state: State, language: Language) -> Iterator[str]:
    """Say what homework is not handed in of the tasks that came with the agenda."""
    for task in tasks.tasks(state):
        missing = tasks.missing(state, task)
        if task.id in state.homework.own or not missing:
            continue
        names = one_line(", ".join(name for _, name in missing))
        yield language.count(
            "homework “{title}”: {n} missing, {names}",
            "homework “{title}”: {n} missing, {names}",
            len(missing),
            title=one_line(task.title),
            names=names,
        )
