"""The whole state of a meeting as JSON: a format of its own, so that it stays when the code moves.

`document` says what it holds; `schema` describes it for programs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

import msgspec
from msgspec import UNSET

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.span import Span
from facilitator.core.groups.board import board
from facilitator.core.groups.reports import reports
from facilitator.core.homework import scan
from facilitator.core.homework import tasks as hw
from facilitator.core.notes.rules import ground_rules
from facilitator.core.people import attendance as at
from facilitator.core.people.roster import roster, stands_in
from facilitator.core.record.agenda import Homework as TaskState
from facilitator.core.record.agenda import Participant
from facilitator.core.record.notes import Note, Notes
from facilitator.core.record.pictures import Picture as Attached
from facilitator.core.record.state import State
from facilitator.core.rounds import standing
from facilitator.core.time.schedule import schedule
from facilitator.core.time.steps import steps
from facilitator.core.words import comparison
from facilitator.core.words.convergence import convergence
from facilitator.export.document import (
    FORMAT,
    Capture,
    Concept,
    Concepts,
    Day,
    Earlier,
    EarlierAction,
    EarlierMeeting,
    Finding,
    Group,
    HandIn,
    Interval,
    Meeting,
    Organisation,
    Person,
    Picture,
    Presence,
    Session,
    Step,
    Task,
    Term,
    Turn,
    Upcoming,
)
from facilitator.export.pictures import address
from facilitator.export.programme import Entry, Fate, programme


def text(
    state: State, now: dt.datetime, record: str, agenda: str, private: Notes | None = None
) -> str:
    """Write a meeting as a JSON document, as `meeting` gathers it."""
    encoded = msgspec.json.encode(meeting(state, now, record, agenda, private))
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `text` writes."""
    _, parts = msgspec.json.schema_components([Meeting], ref_template="#/$defs/{name}")
    named = _cleaned(dict(sorted(parts.items())))
    root = named.pop(Meeting.__name__)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **root, "$defs": named}


def _cleaned(part: Any) -> Any:  # noqa: ANN401 - any part of a JSON document
    """Take the indentation out of descriptions; only some versions of msgspec do."""
    match part:
        case dict():
            return {
                key: cleandoc(value)
                if key == "description" and isinstance(value, str)
                else _cleaned(value)
                for key, value in part.items()
            }
        case list():
            return [_cleaned(each) for each in part]
        case _:
            return part


def meeting(
    state: State, now: dt.datetime, record: str, agenda: str, private: Notes | None = None
) -> Meeting:
    """Gather all there is to tell of a meeting as of the instant `now`.

    `record` is the id of its record, `agenda` as much of its agenda's text as may be shown,
    `private` are the private notes if somebody asked for what is private.
    """
    return _Gathered(state, now, private).meeting(record, agenda)


def attendance(state: State, now: dt.datetime) -> Iterator[Presence]:
    """Return who was said to be there on each day, and who was said to be absent."""
    return _Gathered(state, now).attendance()


class _Gathered:
    """Each method gathers one part of the document."""

    def __init__(self, state: State, now: dt.datetime, private: Notes | None = None) -> None:
        self.state = state
        self.now = now
        self.zone = state.zone
        self.private = private

    def meeting(self, record: str, text: str) -> Meeting:
        state, agenda = self.state, self.state.agenda
        return Meeting(
            format=FORMAT,
            as_of=self.now.astimezone(self.zone),
            record=record,
            title=agenda.title,
            language=agenda.language,
            timezone=agenda.timezone,
            place=agenda.place,
            series=agenda.series,
            theme=agenda.theme,
            rehearsal=state.rehearsal,
            finished=state.finished,
            opened=self.local(state.opened),
            rules=ground_rules(state),
            organisations=tuple(Organisation(body.id, body.name) for body in agenda.organisations),
            people=tuple(self.people()),
            attendance=tuple(self.attendance()),
            days=tuple(self.days()),
            captures=tuple(map(self.capture, state.notes.values())),
            homework=tuple(map(self.task, hw.tasks(state))),
            scan=tuple(self.scan()),
            concepts=self.concepts(),
            upcoming=tuple(self.upcoming()),
            earlier=self.earlier(),
            agenda=text,
            private=tuple(map(self.capture, (self.private or {}).values())),
            series_title=agenda.series_title,
            notes_by=agenda.notes_by,
            pictures=tuple(map(self.picture, self.state.pictures.values())),
        )

    def local(self, instant: dt.datetime | None) -> dt.datetime | None:
        return instant.astimezone(self.zone) if instant else None

    def people(self) -> Iterator[Person]:
        listed = {person.name: person for person in self.state.agenda.participants}
        for one in roster(self.state):
            unnamed = stands_in(self.state, one.id)
            of = listed.get(one.name, Participant(one.name))
            yield Person(
                one.id,
                one.name,
                one.organisation,
                one.role,
                unnamed,
                one.title or of.title,
                one.affiliation,
                link=UNSET if self.private is None else one.link,
                phone=UNSET if self.private is None else of.phone,
            )

    def attendance(self) -> Iterator[Presence]:
        state = self.state
        everybody = roster(state)
        for day in range(len(state.dates)):
            for person in everybody:
                was = state.people.at(day, person.id)
                if was.came or was.absent:
                    yield Presence(
                        day + 1,
                        person.id,
                        was.came,
                        self.local(was.arrived),
                        self.local(was.left if was.came else None),
                        seconds(at.late(state, day, person.id)),
                        seconds(at.left_early(state, day, person.id)),
                    )

    def days(self) -> Iterator[Day]:
        for day in programme(self.state, self.now).days:
            sessions = tuple(map(self.session, day.entries))
            yield Day(day.index + 1, day.date, day.planned, sessions)

    def session(self, entry: Entry) -> Session:
        of, here = entry.slot.session, entry.here
        held_here = entry.fate is not Fate.MOVED
        return Session(
            id=of.id,
            title=of.title,
            kind=of.kind,
            planned_start=entry.start.astimezone(self.zone),
            planned_end=entry.end.astimezone(self.zone),
            outcome=entry.fate.value,
            other_day=None if entry.other is None else entry.other + 1,
            intervals=tuple(map(self.interval, here.spans)),
            pauses=tuple(map(self.interval, here.pauses)),
            added=seconds(here.added),
            away=seconds(here.away),
            used=seconds(here.used(self.now)),
            optional=of.optional,
            remote=of.remote,
            speakers=of.speakers,
            description=of.description,
            questions=of.questions,
            turns=tuple(self.turns(entry)) if held_here else (),
            groups=tuple(self.groups(of.id)) if held_here else (),
            lead=of.lead,
            steps=tuple(self.steps(entry)),
        )

    def steps(self, entry: Entry) -> Iterator[Step]:
        of = entry.slot.session
        if not of.steps:
            return
        rows = schedule(self.state, self.now).rows
        row = next(row for row in rows if row.session.id == of.id)
        held_here = entry.fate is not Fate.MOVED
        for step, part in zip(of.steps, steps(row, self.now).parts, strict=True):
            yield Step(step.title, step.duration * 60, seconds(part.took) if held_here else 0)

    def interval(self, span: Span) -> Interval:
        return Interval(span.start.astimezone(self.zone), self.local(span.end))

    def turns(self, entry: Entry) -> Iterator[Turn]:
        of = entry.slot.session
        if of.kind != "round":
            return
        round_ = standing.of_session(self.state, of.id)
        numbers = range(1, len(standing.questions(of)) + 1)
        for taker in standing.held(self.state, of.id):
            used = standing.used(self.state, of.id, taker.id, self.now)
            answers = tuple(round_.answer(taker.id, number) for number in numbers)
            passed = round_.of(taker.id).skipped
            yield Turn(taker.id, taker.name, seconds(used), passed, answers)

    def groups(self, session: SessionId) -> Iterator[Group]:
        of = board(self.state, session, whole_day=True)
        told = [group.id for group in reports(of.grouping).reported]
        for table in of.tables:
            id_ = table.group.id
            yield Group(
                id_,
                table.group.name,
                table.group.focus,
                table.host,
                tuple(seat.person.id for seat in table.seats),
                table.unlisted,
                tuple(
                    tuple(person for person, group in placement.items() if group == id_)
                    for placement in of.grouping.rounds
                ),
                told.index(id_) + 1 if id_ in told else None,
            )

    def picture(self, picture: Attached) -> Picture:
        at, file = picture.at.astimezone(self.zone), address(picture.file)
        return Picture(picture.id, at, file, picture.text, picture.session, picture.note)

    def capture(self, note: Note) -> Capture:
        done = self.done(note.id) if note.kind == "action" else None
        return Capture(
            note.id,
            note.at.astimezone(self.zone),
            note.by,
            note.kind,
            note.text,
            note.session,
            note.group,
            note.who,
            note.due,
            done,
        )

    def done(self, action: EventId) -> bool:
        tick = self.state.actions.get(action)
        return tick is not None and tick.done

    def task(self, task: TaskState) -> Task:
        return Task(
            id=task.id,
            title=task.title,
            instructions=task.instructions,
            purpose=task.purpose,
            collects=task.collects,
            of=task.of,
            due=task.due,
            compilers=task.compilers,
            links=task.links,
            hand_ins=tuple(self.hand_ins(task)),
        )

    def hand_ins(self, task: TaskState) -> Iterator[HandIn]:
        for id_, name in hw.who_hands_in(self.state, task):
            what = self.state.homework.of(task.id, id_)
            yield HandIn(
                id_,
                name,
                what.status,
                self.local(what.at),
                what.responsible,
                what.text,
                what.file,
                tuple(Term(text, weight) for text, weight in what.terms),
            )

    def scan(self) -> Iterator[Finding]:
        for id_, name, findings in scan.by_body(self.state):
            for one in findings:
                yield Finding(one.id, id_, name, one.text, one.tags, one.spearhead)

    def concepts(self) -> Concepts:
        used = comparison.compared(self.state)
        return Concepts(
            used.organisations,
            convergence(used).value,
            tuple(
                Concept(
                    concept.label,
                    concept.normal,
                    concept.agreed,
                    used.sharing(concept).value,
                    concept.weight,
                    concept.uses,
                    concept.origins,
                )
                for concept in used.concepts
            ),
            self.state.words.merges,
        )

    def upcoming(self) -> Iterator[Upcoming]:
        votes = self.state.upcoming.votes
        for id_, one in self.state.upcoming.meetings.items():
            voters = tuple(voter for voter, choices in votes.items() if id_ in choices)
            yield Upcoming(
                id_, one.status, one.date, one.place, one.theme, one.host, one.asked_by, voters
            )

    def earlier(self) -> Earlier:
        before = self.state.earlier
        return Earlier(
            tuple(
                EarlierMeeting(one.record, one.title, one.date, one.place, one.theme)
                for one in before.meetings
            ),
            tuple(
                EarlierAction(
                    one.id,
                    one.text,
                    one.who,
                    one.due,
                    one.meeting,
                    one.session,
                    self.done(one.id),
                )
                for one in before.actions
            ),
            before.parking,
        )


def seconds(length: dt.timedelta) -> int:
    """Return a length in whole seconds."""
    return int(length.total_seconds())
