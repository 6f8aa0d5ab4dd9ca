"""What phones may answer, by lines: `phones` lists it, with what can come after that word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facilitator.core.answers.subject import Subject, called
from facilitator.core.base.language import Phrase, counted, phrase
from facilitator.plain.loop import Loop
from facilitator.running.answers import asked
from facilitator.running.answers.inbox import Inbox
from facilitator.running.answers.protocol import Report, by_subject
from facilitator.running.answers.starting import HERE, own_address
from facilitator.running.commands import who

USAGE: Final = phrase(
    "Say it like this: phones start, phones network, phones 2, phones now 2, phones room, "
    "phones aside, phones stop."
)

ORDERS: Final = ("start", "network", "room", "aside", "stop", "now")


def phones(loop: Loop, words: Sequence[str]) -> bool:
    """List what phones may answer, or change that; say whether the words were for it."""
    if words and words[0].lower() not in ORDERS and not words[0].isdecimal():
        return False
    loop.questions.drop()
    _phones(loop, words)
    return True


def _phones(loop: Loop, words: Sequence[str]) -> None:
    inbox = loop.leading.inbox
    loop.leading.look_for_answers()
    match [word.lower() for word in words]:
        case ["start"]:
            _begin(loop, inbox, HERE)
        case ["network"]:
            _begin(loop, inbox, own_address())
        case said if inbox.report is not None:
            _order(loop, inbox, inbox.report, said)
        case _:
            _not_yet(loop, inbox)


def _not_yet(loop: Loop, inbox: Inbox) -> None:
    if inbox.started is not None and inbox.started.failure:
        loop.tell(inbox.started.failure)
    loop.tell(
        phrase(
            "Phones cannot answer yet. “phones start” lets this computer alone, “phones network” "
            "everybody in its network."
        )
    )


def _order(loop: Loop, inbox: Inbox, report: Report, said: Sequence[str]) -> None:
    """Do what was said while answers are taken."""
    match said:
        case []:
            _list(loop, inbox, report)
        case ["room"]:
            _wall(loop, inbox, wall=not inbox.wall)
        case ["aside"]:
            for sent in inbox.aside:
                inbox.settle(sent, "waiting")
            loop.leading.asking.renew()
        case ["stop"]:
            inbox.stop()
            loop.tell(phrase("No more answers are taken."))
        case [number]:
            _turn(loop, inbox, number)
        case ["now", number]:
            _turn(loop, inbox, number, at_once=True)
        case _:
            loop.tell(USAGE)


def _wall(loop: Loop, inbox: Inbox, *, wall: bool) -> None:
    inbox.show(wall=wall)
    told = phrase("The room sees the address.")
    loop.tell(told if wall else phrase("The room no longer sees the address."))


def _begin(loop: Loop, inbox: Inbox, where: str) -> None:
    if inbox.report is not None:
        _list(loop, inbox, inbox.report)
        return
    if not where:
        loop.tell(asked.NO_NETWORK)
        return
    if not loop.leading.take_answers(where):
        loop.tell(asked.NOT_STARTED)
        return
    loop.tell(phrase("Phones can answer in a moment: “phones” lists where and what."))
    if where != HERE:
        loop.tell(asked.UNENCRYPTED)


def _list(loop: Loop, inbox: Inbox, report: Report) -> None:
    language, state = loop.voice.language, loop.meeting.state
    loop.tell(phrase("Phones answer at {address}", address=report.address))
    loop.tell(*asked.reached(inbox))
    for number, subject in enumerate(asked.subjects(inbox, loop.look()), 1):
        what = called(subject, state, language)
        loop.voice.list(f"{number}: {what}.", _how(inbox, subject))
    if inbox.aside:
        loop.tell(
            counted(
                "{n} answer was put aside: “phones aside” asks again.",
                "{n} answers were put aside: “phones aside” asks again.",
                len(inbox.aside),
            )
        )


def _how(inbox: Inbox, subject: Subject) -> Phrase:
    match by_subject(inbox.opened).get(subject):
        case None:
            return phrase("Closed.")
        case True:
            return phrase("Open, accepted as it comes.")
        case False:
            return phrase("Open.")


def _turn(loop: Loop, inbox: Inbox, number: str, *, at_once: bool | None = None) -> None:
    """Open or close what has a number in the list."""
    subjects = asked.subjects(inbox, loop.look())
    place = who.number(number) or 0
    if not 1 <= place <= len(subjects):
        loop.tell(USAGE)
        return
    subject = subjects[place - 1]
    now_open = inbox.turn(subject, at_once=at_once)
    what = called(subject, loop.meeting.state, loop.voice.language)
    told = phrase("Phones can answer: {what}", what=what)
    loop.tell(told if now_open else phrase("Phones can no longer answer: {what}", what=what))
