"""Carrying over: what a meeting leaves to the next one of its series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.groups.held import as_held
from facilitator.core.homework.tasks import tasks
from facilitator.core.notes.actions import open_actions
from facilitator.core.people.roster import person_name
from facilitator.core.record.earlier import (
    Earlier,
    EarlierAction,
    EarlierAnswer,
    EarlierGroup,
    EarlierMeeting,
    EarlierVote,
    EarlierWork,
)
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import NO_GROUPS
from facilitator.core.record.opening import BroughtForward
from facilitator.core.record.people import free_id
from facilitator.core.record.rounds import NOT_BEGUN
from facilitator.core.rounds import standing
from facilitator.core.series.coming import open_to_votes, votes_for
from facilitator.core.series.returning import returning
from facilitator.core.series.unfinished import carried_id
from facilitator.core.words.comparison import compared
from facilitator.core.words.convergence import convergence

if TYPE_CHECKING:
    from facilitator.core.record.state import State


def leave(state: State, record: str, minutes: str = "") -> Earlier:
    """Say what a meeting leaves to the next; `record` is its id, `minutes` their path if written.

    That is what is open from the meetings before it, too.
    """
    meeting = EarlierMeeting(
        record,
        state.agenda.title,
        state.dates[0],
        state.agenda.place,
        state.agenda.theme,
        minutes,
    )
    then = _ids_then(state)
    return Earlier(
        meetings=(*state.earlier.meetings, meeting),
        actions=tuple(_actions(state)),
        work=tuple(_work(state, then)),
        answers=tuple(_answers(state, then)),
        groups=tuple(_groups(state)),
        votes=tuple(_votes(state, then)),
        parking=tuple(note.text for note in state.notes.values() if note.kind == "parking"),
        merged=tuple(state.words.merges.items()),
        declined=tuple(sorted(state.words.declined)),
        agreed=tuple(state.words.agreed.items()),
        convergence=convergence(compared(state)).value,
    )


def said_before(state: State, of: str, question: str) -> str:
    """Give what an organisation or a person answered to the same question last time, or ""."""
    wanted = _same(question)
    found = (one.text for one in state.earlier.answers if one.of == of)
    asked = (
        one.text for one in state.earlier.answers if one.of == of and _same(one.question) == wanted
    )
    return next(asked, "") if wanted else next(found, "")


def _same(question: str) -> str:
    return " ".join(question.casefold().split()).rstrip("?")


def _actions(state: State) -> Iterator[EarlierAction]:
    for one in open_actions(state):
        meeting = one.meeting or state.agenda.title
        yield EarlierAction(one.id, one.text, one.who, one.due, meeting, one.session)


def _ids_then(state: State) -> Mapping[str, str]:
    """Give the ids that organisations and people have in the agenda that is made of this meeting.

    A person's is made of the name, which may have been mended, and by which of several it is.
    """
    people: dict[str, str] = {}
    for person in returning(state):
        people[person.id] = free_id(person.name, people.values())
    return {**people, **{body.id: body.id for body in state.agenda.organisations}}


def _id_then(then: Mapping[str, str], id_: str) -> str | None:
    """Give an id as it is then; None if another has that of one who is no longer listed."""
    if id_ in then:
        return then[id_]
    return None if id_ in then.values() else id_


def _work(state: State, then: Mapping[str, str]) -> Iterator[EarlierWork]:
    known = {task.id for task in tasks(state)}
    for (task, id_), what in state.homework.hand_ins.items():
        of = _id_then(then, id_)
        if of is None:
            continue
        if task in known and (what.status != "not-begun" or what.responsible or what.filled):
            yield EarlierWork(
                carried_id(task),
                of,
                what.status,
                what.text,
                what.terms,
                what.file,
                what.responsible,
                what.at,
            )


def _votes(state: State, then: Mapping[str, str]) -> Iterator[EarlierVote]:
    """Give the votes on proposals and wishes, which have other ids in another agenda."""
    for one in open_to_votes(state):
        for voter in votes_for(state, one.id):
            if (of := _id_then(then, voter)) is not None:
                yield EarlierVote(of, one.date, one.place, one.theme)


def answers(state: State) -> Mapping[tuple[str, str], str]:
    """Give the answers of the rounds by who answered (an id) and the question.

    Of two to the same question the later round's counts.
    """
    found: dict[tuple[str, str], str] = {}
    for slot in state.slots:
        questions = standing.questions(slot.session)
        of_session = state.rounds.get(slot.session.id, NOT_BEGUN)
        for (taker, number), text in of_session.answers.items():
            if text and 1 <= number <= len(questions):
                found[taker, questions[number - 1] or slot.session.title] = text
    return found


def _answers(state: State, then: Mapping[str, str]) -> Iterator[EarlierAnswer]:
    for (id_, question), text in answers(state).items():
        if (of := _id_then(then, id_)) is not None:
            yield EarlierAnswer(of, question, text)


def _groups(state: State) -> Iterator[EarlierGroup]:
    for slot in state.slots:
        of = state.groupings.get(slot.session.id, NO_GROUPS)
        grouping = as_held(of, state.of(slot.session.id))
        for id_, group in grouping.groups.items():
            placed = (who for who, where in grouping.members.items() if where == id_)
            members = (*(person_name(state, who) for who in placed), *group.unlisted)
            yield EarlierGroup(slot.session.title, group.name, group.focus, members)


def bring_forward(state: State, _: dt.datetime, text: str, earlier: Earlier) -> AnyFact:
    """Take over what the meetings before this one left to it; `text` says the same as TOML."""
    if state.earlier.meetings:
        raise Refused(phrase("What was left from before has been taken over already."))
    return BroughtForward(text, earlier)
