"""A series in words: coming meetings, votes, actions, and what earlier meetings left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import N_, Language, counted
from facilitator.core.homework import tasks
from facilitator.core.notes.actions import Action, body_of, open_actions
from facilitator.core.record.agenda import UpcomingStatus
from facilitator.core.record.earlier import EarlierMeeting
from facilitator.core.record.series import Coming
from facilitator.core.record.state import State
from facilitator.core.series.coming import leading, votes_for
from facilitator.tui.widgets.inks import Piece, length
from facilitator.tui.widgets.labelled import Line, Room

STATUS_SIGNS: Final[Mapping[UpcomingStatus, str]] = {
    "fixed": signs.FIXED,
    "proposed": signs.OPEN,
    "wish": signs.BLANK,
}
STATUS_WORDS: Final[Mapping[UpcomingStatus, str]] = {
    "fixed": N_("fixed"),
    "proposed": N_("proposed"),
    "wish": N_("wish"),
}

_LOOKS: Final[Mapping[UpcomingStatus, str]] = {"fixed": "good", "proposed": "accent", "wish": ""}
_STATUS: Final = 14
"""How many cells a sign and the word of a status take."""
_DATE: Final = 19
"""How many cells a date without its weekday takes, with the gap behind it."""
_DOT: Final = " · "


def called(coming: Coming, language: Language) -> str:
    """Call a coming meeting by what is known of it: place and theme, or its date."""
    name = ", ".join(filter(None, (coming.place, coming.theme)))
    return one_line(name) or (language.date(coming.date) if coming.date else coming.id)


def coming_row(coming: Coming, state: State, width: int, language: Language) -> list[Piece]:
    """Draw a coming meeting: its status, when, and all that is said of it."""
    say = language.say
    status = f"{STATUS_SIGNS[coming.status]} {say(STATUS_WORDS[coming.status])}"
    date = language.short_date(coming.date) if coming.date else say("no date yet")
    about = [date, called(coming, language) if coming.theme or coming.place else ""]
    if coming.host:
        about.append(say("host: {name}", name=coming.host))
    if coming.asked_by:
        about.append(say("asked for by {name}", name=coming.asked_by))
    if told := votes_told(coming, state, language):
        about.append(told)
    when, *rest = about
    room = max(0, width - _STATUS - _DATE)
    return [
        (fit(status, _STATUS), _LOOKS[coming.status]),
        (fit(when, _DATE), "" if coming.date else "dim"),
        (fit(one_line(_DOT.join(filter(None, rest))), room), ""),
    ]


def votes_told(coming: Coming, state: State, language: Language) -> str:
    """Say how many can agree to a proposal, and whether it leads or ties; "" without votes."""
    count = len(votes_for(state, coming.id))
    if coming.status != "proposed" or not count:
        return ""
    votes = language.count("{n} vote", "{n} votes", count)
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


def votes(coming: Coming, state: State) -> Iterator[Line]:
    """List the organisations, each with a sign for whether it can agree to a proposal."""
    agreed = votes_for(state, coming.id)
    for id_, name in tasks.bodies(state):
        sign, look = (signs.DONE, "ok") if id_ in agreed else (signs.BLANK, "muted")
        yield [(f"{sign} ", look), (one_line(name), "")]


def open_actions_in(
    actions: Sequence[Action], today: dt.date, language: Language, room: Room
) -> list[Line]:
    """Write open actions in columns: what, who, by when, and from which earlier meeting."""
    cells = [_open_action(each, today, language) for each in actions]
    widths = [max((length([row[at]]) for row in cells), default=0) for at in range(1, 4)]
    widths = [min(width, room.width // 5) for width in widths]
    gaps = sum(2 for width in widths if width)
    first = max(0, room.width - 2 - sum(widths) - gaps)
    lines: list[Line] = []
    for action, (text, *others) in zip(actions, cells, strict=True):
        late = action.overdue(today)
        sign, look = (signs.OVER, "err") if late else (">", "accent")
        if not action.who and not late:
            sign, look = signs.HEED, "warn"
        line: list[Piece] = [(f"{sign} ", look), (fit(text[0], first), text[1])]
        for (words, its), width in zip(others, widths, strict=True):
            line += [("  ", ""), (fit(words, width), its)] if width else []
        lines.append(line)
    return lines


def _open_action(action: Action, today: dt.date, language: Language) -> list[Piece]:
    """Give the cells of an open action."""
    late = action.overdue(today)
    due = language.weekday_and_day(action.due) if action.due else ""
    if action.due and action.due.year != today.year:
        due = language.short_date(action.due)
    return [
        (one_line(action.text), ""),
        (one_line(action.who), "bold") if action.who else (language.say("no owner"), "warn"),
        (language.say("overdue, {date}", date=due), "err") if late else (due, "muted"),
        (one_line(action.meeting), "muted"),
    ]


def voters(coming: Coming, state: State, language: Language) -> str:
    """Name who can agree to a proposal."""
    names = [tasks.name_of(state, who) for who in votes_for(state, coming.id)]
    return language.say(
        "{meeting}: {names}",
        meeting=called(coming, language),
        names=one_line(", ".join(names)) or language.say("no votes"),
    )


# Actions


def open_told(open_: int, overdue: int, language: Language) -> str:
    """Say how many actions are open, and how many of them should be done by now."""
    told = language.count("{n} open action", "{n} open actions", open_)
    return language.say("{actions}, {n} overdue", actions=told, n=overdue) if overdue else told


def action_row(
    one: Action, state: State, today: dt.date, width: int, language: Language
) -> list[Piece]:
    """Draw an action: whether it is done or overdue, what it is, whose and from which meeting."""
    say = language.say
    sign, word, look = signs.OPEN, say("open"), ""
    if one.done is not None:
        sign, word, look = signs.DONE, say("done"), "good"
    elif one.overdue(today):
        sign, word, look = signs.HEED, say("overdue"), "danger"
    lead = fit(f"{sign} {word}", _STATUS - 2)
    return [
        (lead, look),
        (
            fit(action_words(one, state, language), max(0, width - _STATUS + 2)),
            "dim" if one.done else "",
        ),
    ]


def action_words(one: Action, state: State, language: Language) -> str:
    """Say an action on one line: what, whose, by when, and from which earlier meeting."""
    about = [one.who]
    body = body_of(state, one.who)
    if body != one.who:
        about.append(body)
    if one.due:
        about.append(language.say("by {date}", date=language.short_date(one.due)))
    about.append(one.meeting)
    told = _DOT.join(filter(None, about))
    return one_line(f"{one.text} ({told})" if told else one.text)


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
