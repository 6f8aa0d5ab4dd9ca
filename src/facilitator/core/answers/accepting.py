"""Accepting an answer: the move that whoever leads would have made by typing it.

What others said already is never lost by it: a second answer of one organisation stands below the
first, and further terms come to those that are there. Only what the same phone sent before, and
votes, give way to what it sends now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from facilitator.core.answers.sent import Sent
from facilitator.core.answers.subject import asked_in, by_name, task_of
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean, clean_line, fold
from facilitator.core.homework import moves as homework_moves
from facilitator.core.homework import tasks
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.people import marking
from facilitator.core.people import moves as people_moves
from facilitator.core.people.person_line import Line
from facilitator.core.record.events import AnyFact
from facilitator.core.record.move import Move, bound
from facilitator.core.record.people import Person
from facilitator.core.record.terms import Term, format_terms, normal, parse_terms
from facilitator.core.rounds import moves as round_moves
from facilitator.core.rounds.standing import of_session, takers
from facilitator.core.series import coming
from facilitator.core.time.schedule import schedule

if TYPE_CHECKING:
    from facilitator.core.record.state import State

NOTHING_NEW: Final = (phrase("Nothing was changed."), phrase("That is already so."))
"""What a move is refused with when what was sent is so already."""


def accept(state: State, now: dt.datetime, sent: Sent) -> AnyFact:
    """Keep what was sent; raises `Refused` where it cannot be kept as it is."""
    match sent.subject.kind:
        case "here":
            return _here(state, now, sent)
        case "question":
            return _answer(state, now, sent)
        case "terms":
            return _terms(state, now, sent)
        case "votes":
            return coming.choose(state, now, _who(state, sent, tasks.bodies(state)), sent.choices)


def hindrance(state: State, now: dt.datetime, sent: Sent) -> Refused | None:
    """Say why it cannot be accepted as it is, None if it can be."""
    try:
        accept(state, now, sent)
    except Refused as refusal:
        return refusal
    return None


def is_so(state: State, now: dt.datetime, sent: Sent) -> bool:
    """Say whether the record says already what was sent."""
    return says_so(hindrance(state, now, sent))


def is_stuck(state: State, now: dt.datetime, sent: Sent) -> bool:
    """Say whether it can neither be kept as it is nor is so already."""
    refusal = hindrance(state, now, sent)
    return refusal is not None and not says_so(refusal)


def says_so(refusal: Refused | None) -> bool:
    """Say whether that is why it cannot be accepted: the record says already what was sent."""
    return refusal is not None and refusal.phrase in NOTHING_NEW


def before(state: State, sent: Sent) -> str:
    """Give what is there already of whom it is from: it is kept, unless the same phone sent it."""
    try:
        match sent.subject.kind:
            case "question" if _is_round(state, sent):
                return of_session(state, sent.subject.session).answer(
                    _taker(state, sent), sent.subject.number
                )
            case "terms":
                terms = state.homework.of(sent.subject.task, _handing_in(state, sent)).listed
                return ", ".join(term.text for term in terms)
            case _:
                return ""
    except Refused:
        return ""


# Who is here


def _here(state: State, now: dt.datetime, sent: Sent) -> AnyFact:
    line, day = _line(state, sent), schedule(state, now).today
    known, changed = people_moves.listed(state, line), mended_person(state, sent)
    if changed is not None:
        return people_moves.change(state, now, changed.id, replace(line, role=changed.role))
    if known is None:
        return people_moves.add(state, now, line, here=day)
    return marking.here(state, now, known[0].id, day)


def mended_person(state: State, sent: Sent) -> Person | None:
    """Find whose name or organisation is mended by who is here now: the same phone named them."""
    former, known = former_person(state, sent), _person(state, sent)
    if former is None or (known is not None and known.id != former.id):
        return None
    said = clean_line(sent.name), sent.organisation
    before = sent.former and (clean_line(sent.former.name), sent.former.organisation)
    return None if said in {before, (former.name, former.organisation or "")} else former


def former_person(state: State, sent: Sent) -> Person | None:
    """Find who the same phone said was here before."""
    return _person(state, sent.former) if sent.former is not None else None


def clearing(state: State, now: dt.datetime, sent: Sent) -> Sequence[Move[[]]]:
    """Give the moves that take off the list again whom the same phone had put there.

    They follow an answer by which somebody else of the list is here instead.
    """
    former, known = former_person(state, sent), _person(state, sent)
    if former is None or former.since is None or known is None or known.id == former.id:
        return ()
    day = schedule(state, now).today
    if state.people.days_there(former.id) != [day]:
        return ()
    return bound(marking.unknown, former.id, day), bound(people_moves.remove, former.id)


def _person(state: State, sent: Sent) -> Person | None:
    """Find who of the list is here by an answer, if that says who is."""
    if sent.subject.kind != "here":
        return None
    try:
        known = people_moves.listed(state, _line(state, sent))
    except Refused:
        return None
    return known[0] if known else None


def _line(state: State, sent: Sent) -> Line:
    return Line(clean_line(sent.name), _organisation_name(state, sent))


def _organisation_name(state: State, sent: Sent) -> str:
    bodies = state.agenda.organisations
    return next((body.name for body in bodies if body.id == sent.organisation), "")


# Answers to a question


def _answer(state: State, now: dt.datetime, sent: Sent) -> AnyFact:
    subject, text = sent.subject, clean(sent.text).strip()
    if _is_round(state, sent):
        taker = _taker(state, sent)
        known = of_session(state, subject.session).answer(taker, subject.number)
        return round_moves.answer(
            state, now, subject.session, taker, subject.number, added(known, sent.former_text, text)
        )
    session = state.session(subject.session)
    if session is None or not 1 <= subject.number <= len(asked_in(session)):
        raise Refused(phrase("The session has no question {n}.", n=subject.number))
    what = Capture("note", text, _organisation_name(state, sent) or clean_line(sent.name))
    for note in state.notes.values():
        if (note.session, note.kind, note.who) == (subject.of, "note", what.who):
            if note.text == text:
                raise Refused(NOTHING_NEW[0])
            if sent.former and note.text == sent.former.text:
                return note_moves.change_note(state, now, note.id, what)
    return note_moves.capture(state, now, what, subject.session)


def _is_round(state: State, sent: Sent) -> bool:
    session = state.session(sent.subject.session)
    return session is not None and session.kind == "round"


def _taker(state: State, sent: Sent) -> str:
    everyone = takers(state, sent.subject.session)
    return _who(state, sent, ((taker.id, taker.name) for taker in everyone))


def added(known: str, former: str, text: str) -> str:
    """Put an answer to those that are there, in the place of a former one of the same phone.

    Blank lines do not count when one is looked for.
    """
    whole, old, new = known.split("\n"), _lines(former), _lines(text)
    numbers = [number for number, line in enumerate(whole) if line.strip()]
    lines = [whole[number] for number in numbers]
    if old != new and (at := _place(lines, old)) is not None:
        begins, ends = numbers[at], numbers[at + len(old) - 1]
        return "\n".join([*whole[:begins], text, *whole[ends + 1 :]])
    if _place(lines, new) is not None:
        return known
    return f"{known}\n{text}" if lines else text


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _place(lines: Sequence[str], part: Sequence[str]) -> int | None:
    """Find where some lines stand among others, one after the other."""
    starts = range(len(lines) - len(part) + 1 if part else 0)
    return next((at for at in starts if lines[at : at + len(part)] == part), None)


# Terms


def _terms(state: State, now: dt.datetime, sent: Sent) -> AnyFact:
    new = parse_terms(sent.text)
    if not new:
        raise Refused(phrase("There is nothing to hand in."))
    of = _handing_in(state, sent)
    known = state.homework.of(sent.subject.task, of)
    listed = merged(known.listed if known.done else (), parse_terms(sent.former_text), new)
    return homework_moves.hand_in(state, now, sent.subject.task, of, format_terms(listed))


def _handing_in(state: State, sent: Sent) -> str:
    task = task_of(sent.subject, state)
    if task is None:
        raise Refused(phrase("That task is no longer there."))
    return _who(state, sent, tasks.who_hands_in(state, task))


def merged(known: Iterable[Term], former: Iterable[Term], new: Iterable[Term]) -> tuple[Term, ...]:
    """Put terms to those that are there, without the former ones of the same phone.

    A term that is there already weighs what is said now.
    """
    gone, coming_ = {normal(one.text) for one in former}, {normal(one.text): one for one in new}
    kept = [
        coming_.pop(normal(one.text), one)
        for one in known
        if normal(one.text) not in gone or normal(one.text) in coming_
    ]
    return (*kept, *coming_.values())


# Who it is from


def _who(state: State, sent: Sent, among: Iterable[tuple[str, str]]) -> str:
    """Find whom an answer counts for: the organisation, or the person of that name."""
    listed = tuple(among)
    if not by_name(sent.subject, state):
        if any(id_ == sent.organisation for id_, _ in listed):
            return sent.organisation
        raise Refused(phrase("It does not say for which organisation it is."))
    name = clean_line(sent.name)
    known = people_moves.listed(state, Line(name, _organisation_name(state, sent)))
    if known is not None and any(id_ == known[0].id for id_, _ in listed):
        return known[0].id
    found = [id_ for id_, named in listed if fold(named) == fold(name)]
    if len(found) == 1:
        return found[0]
    raise Refused(phrase("Nobody on the list is called “{name}”.", name=name))
