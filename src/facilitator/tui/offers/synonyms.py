"""The other words by which people look for an act: what troubles them, or what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from facilitator.core.base.language import N_
from facilitator.files.catalogues import LANGUAGES, load

SYNONYMS: Final[Mapping[str, str]] = {
    "session.toggle": N_("begin, resume, continue, stop, break, wait, go"),
    "session.next": N_("finish, done, proceed, move on"),
    "session.back": N_("reopen, previous, too soon"),
    "session.end": N_("finish, stop, no next"),
    "session.skip": N_("cancel, leave out, drop"),
    "session.go-to": N_("jump, switch, another session, lunch now, move to"),
    "session.add": N_("insert, extra session, new session"),
    "session.rebalance": N_(
        "late, behind, delayed, lunch, catch up, save time, reschedule, delay, "
        "too slow, move lunch, squeeze"
    ),
    "session.longer-5": N_("extend, more time, overtime, runs over"),
    "session.shorter-5": N_("shorten, cut, less time"),
    "session.longer": N_("extend, more time"),
    "session.shorter": N_("shorten, less time"),
    "time.take": N_("timekeeper, take over, steer, control"),
    "time.laptops": N_("shared, sync, others, computers, who is connected, offline"),
    "speaker.lost": N_("connection, video call, remote, disconnected, offline"),
    "turn.next": N_("round, whose turn, floor, next speaker, everybody, speak"),
    "stage.page": N_(
        "projector, screen, wall, beamer, audience, display, show, browser, phone, slides, tv"
    ),
    "stage.message": N_("projector, announce, tell the room, sign, text on the wall"),
    "countdown.open": N_("timer, clock, break, coffee, stopwatch, alarm, pause"),
    "meeting.undo": N_("mistake, wrong, revert, oops, regret, cancel, back out"),
    "meeting.redo": N_("again, repeat"),
    "meeting.export": N_(
        "report, document, save, file, protocol, publish, print, word, mail, email, share"
    ),
    "meeting.close": N_("finish, end the meeting, over, done"),
    "app.help": N_("keys, manual, shortcuts"),
    "app.find": N_("search, look up, earlier meetings, history"),
    "app.leave": N_("quit, exit, close"),
    "app.bell": N_("sound, mute, silent, noise, beep"),
    "place.run": N_("time, clock, timer, now"),
    "place.notes": N_("minutes, captured, decisions"),
    "place.groups": N_("workshop, tables, teams, breakout, mix, group work"),
    "place.homework": N_(
        "tasks, assignments, hand in, missing, assignment, before the next meeting"
    ),
    "place.words": N_("terms, concepts, cloud, vocabulary"),
    "place.people": N_("participants, attendance, absent, present, who is here, list"),
    "place.series": N_("next meeting, date, earlier, calendar, votes"),
    "programme.open": N_("agenda, schedule, plan, timetable, lunch, order, split a session"),
    "review.open": N_("times, overrun, planned, actual, statistics"),
    "rehearsal.jump": N_("practise, fast, simulate, speed, rehearse, rehearsal"),
    "answers.phones": N_("mobile, qr code, poll, vote by phone, survey, collect answers"),
    "question.answer": N_("ask, warning, yellow line"),
    "capture.open": N_("write, note, type, comment, minutes"),
    "capture.decision": N_("decide, agree, resolution"),
    "capture.action": N_("task, to do, responsible, deadline, todo, who does what"),
    "capture.quote": N_("said, citation"),
    "capture.parking": N_("later, put aside, park, idea, off topic"),
    "capture.summary": N_("conclusion, result, sum up"),
    "capture.private": N_("secret, only me, hidden"),
    "session.read": N_("script, description, questions, link, read, manuscript"),
    "session.material": N_("pens, paper, bring, checklist"),
    "people.here": N_(
        "present, arrived, checked in, attendance, latecomer, arrival, sign in, check in"
    ),
    "people.state": N_("absent, late, left early, missing, sick, came, latecomer, went home"),
    "people.add": N_("guest, new person, participant, unannounced"),
    "people.edit": N_("rename, spelling, wrong name, typo"),
    "people.remove": N_("delete, cancelled"),
    "note.edit": N_("correct, change, spelling, typo"),
    "note.remove": N_("delete, erase"),
    "group.balance": N_("divide, shuffle, random, mix, split into groups"),
    "group.rotate": N_("new groups, meet others, swap, rotate"),
    "group.form": N_("new group, create"),
    "homework.chase": N_("remind, who is missing, not handed in"),
    "words.cloud": N_("word cloud, picture, projector"),
    "programme.reload": N_("agenda file, changed, import, update"),
    "agenda.edit": N_("editor, file, toml, vim, nano"),
    "minutes.open": N_("read, report, document, look at"),
    "minutes.copy": N_("clipboard, paste, mail"),
    "speaker.link": N_("video call, zoom, teams, address, copy"),
    "rule.agree": N_("rule, code of conduct, agree"),
    "series.actions": N_("to do, open, overdue"),
    "series.vote": N_("poll, date, doodle, vote, choose a date"),
    "start.open": N_("resume, run, continue"),
    "start.rehearse": N_("practise, test, try out"),
    "start.new": N_("create, template, first, new meeting"),
    "start.tour": N_("guide, tutorial, learn, demo, practice"),
    "programme.lift": N_("move a session, reorder, change places, swap"),
    "series.add": N_("new meeting, next time"),
}
"""Words by the id of the act, in English, with commas between them."""


def in_every_language(text: str) -> Iterator[str]:
    """Give a text as each language has it: people look for the words of either."""
    return (load(code).say(text) for code in LANGUAGES)


def words(id_: str) -> Sequence[str]:
    """Give the other words for an act, in every language."""
    return tuple(in_every_language(SYNONYMS[id_])) if id_ in SYNONYMS else ()
