"""The other words by which people look for an act: what troubles them, or what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from facilitator.core.base.language import N_
from facilitator.files.catalogues import LANGUAGES, load

SYNONYMS: Final[Mapping[str, str]] = {
    "session.toggle": N_(
        "begin, resume, continue, wait, go, start the session, stop the clock, pause the clock, "
        "start the clock, hold on"
    ),
    "session.next": N_(
        "finish, done, proceed, move on, next session, next item, time is up, we are done, "
        "finished early, ahead of time, ahead"
    ),
    "session.back": N_(
        "reopen, previous, too soon, go back, previous session, too early, went too far"
    ),
    "session.end": N_("end, finish, stop, no next"),
    "session.skip": N_(
        "skip, cancel, leave out, drop, skip this one, drop a session, remove a session, cut "
        "something"
    ),
    "session.go-to": N_("jump, jump to, switch, another session, lunch now, move to"),
    "session.add": N_("insert, extra session, new session, add a session"),
    "session.preparations": N_(
        "checklist, to bring, ready, prepare, preparations, things, set up, what is needed, need"
    ),
    "session.rebalance": N_(
        "late, behind, delayed, lunch, catch up, save time, reschedule, delay, too slow, move "
        "lunch, squeeze, replan, running late, we are late, behind schedule, out of time, no "
        "time left, will not make it, hurry, speed up, minutes late"
    ),
    "session.longer-5": N_(
        "extend, more time, longer, five more minutes, overtime, runs over, give them more time"
    ),
    "session.shorter-5": N_("shorten, cut, less time, shorter, five minutes less"),
    "session.longer": N_("one more minute"),
    "session.shorter": N_("one minute less"),
    "time.take": N_("timekeeper, take over, steer, control"),
    "time.laptops": N_(
        "shared, sync, others, computers, who is connected, wifi, network, switch laptop, "
        "change laptop"
    ),
    "speaker.lost": N_(
        "connection, remote, disconnected, offline, dropped, does not answer, speaker dropped "
        "out, cannot hear, cannot see, is gone"
    ),
    "turn.next": N_(
        "next turn, next speaker, next step, next report, whose turn, everybody, speak, who is "
        "next, who speaks next, report back, reporting"
    ),
    "turn.give": N_("floor"),
    "round.order": N_("shuffle"),
    "stage.page": N_(
        "projector, screen, wall, beamer, audience, display, show, browser, slides, tv, what "
        "the room sees, full screen, second screen, monitor, nothing on the screen"
    ),
    "stage.message": N_(
        "announce, announcement, tell the room, sign, text on the wall, take the message away, "
        "hide the message"
    ),
    "countdown.open": N_(
        "timer, clock, break, coffee, coffee break, stopwatch, alarm, back in ten minutes, "
        "short break, bathroom break, stretch, take a break, start a countdown, stop the "
        "countdown"
    ),
    "meeting.undo": N_(
        "mistake, wrong, revert, oops, regret, cancel, back out, wrong key, wrong button"
    ),
    "meeting.redo": N_("again, repeat"),
    "meeting.export": N_(
        "minutes, report, document, save, file, protocol, publish, print, pdf, word, mail, "
        "email, share, send, send the minutes, mail the minutes, saved, saved automatically"
    ),
    "meeting.close": N_("finish, end the meeting, over, done, end the day, goodbye"),
    "app.help": N_("keys, manual, shortcuts, help me, stuck, how does this work, what can I press"),
    "app.find": N_("search, look up, earlier meetings, history, previous meetings, old meetings"),
    "app.leave": N_("quit, exit, close, another meeting, start screen, close the program"),
    "app.bell": N_("bell, sound, mute, silent, noise, beep, no sound, turn off the beep"),
    "app.messages": N_("what was said"),
    "app.sounds": N_("gong, chime, loudspeaker, volume, audio, test"),
    "place.run": N_("time, clock, timer, now"),
    "place.notes": N_("what was captured, did decide, decided, was said, said that"),
    "place.groups": N_(
        "groups, group, workshop, tables, breakout, breakouts, breakout groups, group work, who "
        "is in which group"
    ),
    "place.homework": N_("tasks, assignments, assignment, before the next meeting"),
    "place.words": N_("terms, concepts, vocabulary, glossary"),
    "place.people": N_(
        "participants, attendance, attendees, participant list, who is here, list, roll call, "
        "headcount, register"
    ),
    "place.series": N_(
        "meetings, coming meetings, upcoming meetings, next meeting, date, earlier, calendar, "
        "previous meeting, last meeting, meet again"
    ),
    "place.round": N_("round, round robin, speaking order, has the floor, is speaking"),
    "place.scan": N_("scan, findings, regions"),
    "place.merges": N_("duplicates, merge, same word, same word twice"),
    "place.actions": N_(
        "actions, action list, list of actions, to do list, open tasks, left to do, what is "
        "left to do"
    ),
    "programme.open": N_(
        "agenda, program, schedule, plan, timetable, split a session, start times, end times"
    ),
    "review.open": N_(
        "times, review, time review, overrun, planned, actual, statistics, on track, on time, "
        "missed, miss"
    ),
    "review.tightness": N_("too tight, too little time"),
    "rehearsal.jump": N_("practise, fast, simulate, speed, rehearse, rehearsal"),
    "stage.votes": N_("result, show result, outcome"),
    "answers.phones": N_(
        "phone, mobile, qr, qr code, poll, vote by phone, survey, collect answers"
    ),
    "question.answer": N_("ask, warning, yellow line"),
    "capture.open": N_("write, note, take a note, type, comment"),
    "capture.decision": N_(
        "decide, decisions, agree, resolution, write down a decision, note a decision"
    ),
    "capture.action": N_("to do, responsible, deadline, todo, who does what"),
    "capture.quote": N_("cite, said, citation"),
    "capture.question": N_("open question, note a question"),
    "capture.parking": N_(
        "later, put aside, park, parking, idea, off topic, off-topic, side track, postpone, put off"
    ),
    "capture.summary": N_("conclusion, result, sum up"),
    "capture.private": N_("private, secret, only me, hidden"),
    "session.read": N_(
        "script, description, questions, read, manuscript, say, speaker notes, what to say"
    ),
    "session.material": N_("pens, paper, bring, checklist"),
    "people.here": N_(
        "present, arrived, checked in, latecomer, arrival, sign in, check in, tick off"
    ),
    "people.missing": N_(
        "who is missing, who is absent, absentees, not here, not come, not arrived, has not arrived"
    ),
    "people.everybody": N_(
        "everybody, everybody is here, all here, all present, everyone is here, everyone here"
    ),
    "people.state": N_(
        "absent, absence, late, left early, missing, sick, came, latecomer, went home, ill, "
        "replacement, substitute, stand-in, somebody left, someone left, who is late"
    ),
    "people.add": N_(
        "guest, new person, participant, unannounced, add a person, add people, walk-in, "
        "drop-in, add somebody, add someone, add a participant"
    ),
    "people.edit": N_("rename, spelling, wrong name, typo, rename somebody"),
    "people.remove": N_(
        "delete, cancelled, remove a person, remove a participant, remove somebody, remove someone"
    ),
    "note.edit": N_("correct, change, spelling, typo, edit a note, change a note"),
    "note.remove": N_("delete, erase, delete a note, remove a note"),
    "group.balance": N_(
        "deal, divide, assign, balance, balance the groups, shuffle, random, mix, split into "
        "groups, uneven groups, too many in a group, mix people, mix them up, put people in "
        "groups, in pairs"
    ),
    "group.clock": N_("clock for the groups, time for the groups"),
    "group.rotate": N_("new groups, meet others, swap, rotate, world café, world cafe"),
    "group.form": N_("new group, create, create group, make groups, make a group"),
    "homework.hand-in": N_("hand in"),
    "homework.chase": N_(
        "remind, reminder, homework missing, not handed in, has not handed in, homework not "
        "done, not done"
    ),
    "words.cloud": N_("word cloud, cloud, picture"),
    "programme.reload": N_("reload, agenda file, changed, import, update"),
    "agenda.edit": N_("edit the agenda, edit agenda, editor, file, toml, vim, nano"),
    "minutes.open": N_("read the minutes, report, document, look at"),
    "minutes.copy": N_("copy, clipboard, paste, mail"),
    "speaker.link": N_("link, join, video call, zoom, teams, address, call the speaker"),
    "picture.attach": N_(
        "attach, photo, flipchart, image, whiteboard, picture, take a photo, add a picture, "
        "flip chart"
    ),
    "rule.agree": N_("ground rules, rule, rules, code of conduct, agree"),
    "series.actions": N_("to do, open, overdue"),
    "series.vote": N_("poll, date, doodle, vote, votes, choose a date, pick a date"),
    "start.open": N_("resume, run, continue"),
    "start.rehearse": N_("practise, test, try out"),
    "start.new": N_("create, template, first, new meeting"),
    "start.tour": N_("guide, tutorial, learn, demo, practice"),
    "programme.lift": N_("move a session, reorder, change places, swap"),
    "series.add": N_("new meeting, next time, add a meeting, book the next meeting"),
    "group.lift": N_("wrong group, move somebody, move somebody to another group, change group"),
    "group.report-next": N_("which group is next"),
    "homework.add": N_("set homework, give homework"),
    "rule.drop": N_("remove a rule, does not hold"),
    "speaker.copy": N_("send the link, copy the link"),
    "group.dissolve": N_("dissolve the group, remove the group"),
    "people.order": N_("sort, sort the list"),
    "programme.change": N_("change the time of a session, change a session"),
    "group.report": N_("the group is done"),
}
"""Words by the id of the act, in English, with commas between them."""


def in_every_language(text: str) -> Iterator[str]:
    """Give a text as each language has it: people look for the words of either."""
    return (load(code).say(text) for code in LANGUAGES)


def names(text: str) -> Sequence[str]:
    """Give a name in every language, and what it names by itself if that is two: "Start/pause"."""
    return tuple(
        name for each in in_every_language(text) for name in dict.fromkeys((each, *each.split("/")))
    )


def words(id_: str) -> Sequence[str]:
    """Give the other words for an act, in every language."""
    return split(SYNONYMS[id_]) if id_ in SYNONYMS else ()


def split(listed: str) -> Sequence[str]:
    """Give words that are listed with commas between them, in every language."""
    every = in_every_language(listed) if listed else ()
    return tuple(word for text in every for word in text.split(", "))
