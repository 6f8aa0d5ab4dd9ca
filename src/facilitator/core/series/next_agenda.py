"""The next meeting's agenda is made of what this one leaves: nothing has to be copied by hand.

It is a beginning for its author: everything in it can be changed, and comments say what was
carried over and what was only assumed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.fields import shared
from facilitator.core.base.ids import PersonId, SessionId
from facilitator.core.base.language import Language, Phrase, counted, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.groups.held import as_held
from facilitator.core.homework import tasks
from facilitator.core.notes.actions import open_actions
from facilitator.core.notes.rules import ground_rules
from facilitator.core.people.roster import person_name
from facilitator.core.record.agenda import (
    Agenda,
    Day,
    Group,
    Participant,
    Session,
    SessionKind,
    Upcoming,
)
from facilitator.core.record.groups import NO_GROUPS
from facilitator.core.record.homework import OF_SESSION
from facilitator.core.record.people import STAND_IN
from facilitator.core.record.rounds import NOT_BEGUN
from facilitator.core.record.series import Coming
from facilitator.core.series.breaks import shortest, with_breaks, with_lunch
from facilitator.core.series.coming import in_order, next_fixed, votes_for
from facilitator.core.series.made_sessions import ids, reviewed
from facilitator.core.series.naming import raised, series_of
from facilitator.core.series.returning import not_returning, returning
from facilitator.core.series.unfinished import carried_id, due_then, not_held

if TYPE_CHECKING:
    from facilitator.core.record.state import State

FOUR_WEEKS: Final = dt.timedelta(weeks=4)

LONGEST_DAY: Final = 7 * 60
"""Minutes after which no session is suggested any more."""

Comments = Mapping[tuple[str | int, ...], tuple[Phrase, ...]]
"""What stands above a key or a table of the file, by its path; () opens the file."""


class Next(Struct, frozen=True):
    """The agenda of the next meeting and its comments.

    `carried` says what was taken over, `doubts` what was assumed and has to be looked at.
    """

    agenda: Agenda
    comments: Comments
    carried: tuple[Phrase, ...]
    doubts: tuple[Phrase, ...]


def next_meeting(state: State, language: Language) -> Next:
    """Make the agenda of the meeting after this one, in its language."""
    return _Maker(state, language).made()


class _Maker:
    """Makes the agenda, and says as it goes along what came from where."""

    def __init__(self, state: State, language: Language) -> None:
        self.state = state
        self.old = state.agenda
        self.say = language.say
        self.language = language
        self.coming = next_fixed(state)
        self.tasks = due_then(state)
        self.actions = open_actions(state)
        self.later = tuple(self._later())
        self.ids = ids(language.code)
        self.comments: dict[tuple[str | int, ...], tuple[Phrase, ...]] = {}
        self.carried: list[Phrase] = []
        self.doubts: list[Phrase] = []

    def made(self) -> Next:
        start = self.old.days[0].start
        made = self._made(self.ids.break_, self.say("Break"), "break", 15)
        pause = _plainly(shortest(self.old, made))
        timed = with_breaks(with_lunch(self._sessions(), start, self.old), pause)
        sessions = tuple(map(self._without_guests, _apart(timed)))
        agenda = replace(
            self.old,
            title=raised(self.old.title),
            series=series_of(self.old),
            place=(self.coming.place if self.coming else "") or self.old.place,
            theme=self.coming.theme if self.coming else "",
            rules=ground_rules(self.state),
            participants=tuple(self._participants()),
            days=(Day(self._date(), start, sessions),),
            homework=self.tasks,
            upcoming=tuple(shared(Upcoming, one) for one in self.later),
            notes_by="",  # who keeps them is agreed on again each time
            bring=(),
        )
        self._comment_head(agenda)
        self._comment_homework()
        self._comment_votes()
        self._tell(agenda)
        return Next(agenda, self.comments, tuple(self.carried), tuple(self.doubts))

    # When and where

    def _date(self) -> dt.date:
        """Return the date that is fixed, or else one that fits: when homework is due."""
        last = self.state.dates[-1]
        if self.coming and self.coming.date:
            if not self.coming.place and self.old.place:
                self._doubt(("place",), phrase("No place is fixed yet; this is the last one."))
            if self.coming.host:
                self._note(("place",), phrase("Host: {name}", name=self.coming.host))
            return self.coming.date
        due = max((task.due for task in self.tasks if task.due and task.due > last), default=None)
        if due:
            self._doubt(
                ("day", 0),
                phrase("No meeting is fixed yet: {date} is when homework is due.", date=due),
            )
            return due
        date = last + FOUR_WEEKS
        said = phrase("No meeting is fixed yet: {date} is four weeks after the last.", date=date)
        self._doubt(("day", 0), said)
        return date

    def _later(self) -> Iterator[Coming]:
        """List the coming meetings but for the next, and but for those whose date is past."""
        last = self.state.dates[-1]
        for one in in_order(self.state):
            if one != self.coming and (one.date is None or one.date > last):
                yield one

    def _participants(self) -> Iterator[Participant]:
        bodies = {body.id for body in self.old.organisations}
        listed = {person.name: person for person in self.old.participants}
        for one in returning(self.state):
            before = listed.get(one.name, Participant(one.name))
            yield replace(
                before,
                title=one.title or before.title,
                email=one.email or before.email,
                organisation=one.organisation if one.organisation in bodies else None,
                role=one.role,
                link=one.link,
            )

    # The programme

    def _sessions(self) -> list[Session]:
        """Return the programme; what is only suggested is there as long as the day has room."""
        firm = [
            *self._again("checkin"),
            *self._again("rules"),
            *self._follow_up(),
            *self._reviews(),
            *self._rounds(),
            *self._theme(),
            *self._groups(),
        ]
        ending = [*self._again("homework"), *self._meetings()]
        taken = {session.id for session in (*firm, *ending)}
        room = LONGEST_DAY - sum(session.duration for session in (*firm, *ending))
        suggested, left_out = [], []
        for session in (*self._parking(), *not_held(self.state)):
            if session.id in taken:
                continue
            if session.duration <= room:
                room -= session.duration
                suggested.append(_plainly(session, optional=True))
            else:
                left_out.append(session)
        if not (firm or suggested or ending):
            firm = [self._made(self.ids.discussion, self.say("Discussion"), "discussion", 60)]
        self._comment_suggested(len(suggested), left_out)
        return [*firm, *suggested, *ending]

    def _again(self, kind: SessionKind) -> Iterator[Session]:
        """Yield the first session of a kind that every meeting has, in its author's words."""
        every = (session for day in self.old.days for session in day.sessions)
        own = (s for s in every if s.kind == kind and not reviewed(s.id))
        if (found := next(own, None)) is not None:
            yield _anew(found)

    def _follow_up(self) -> Iterator[Session]:
        """Yield the session for the open actions; it shows them as they stand by then."""
        if self.actions:
            title = self.say("Follow-up of what we agreed to do")
            yield self._made(self.ids.follow_up, title, "discussion", 20)

    def _reviews(self) -> Iterator[Session]:
        every = tasks.tasks(self.state)
        became = {carried_id(t.id) for t in every if t.id.startswith(OF_SESSION)}
        for task in self.tasks:
            # What became homework for lack of time is suggested as a session again instead.
            if task.id not in became:
                title = self.say("Homework: {title}", title=task.title)
                yield self._made(self.ids.review + task.id, title, "homework", 30)

    def _rounds(self) -> Iterator[Session]:
        """Yield the rounds with answers, to hear then and now."""
        for slot in self.state.slots:
            of = self.state.rounds.get(slot.session.id, NOT_BEGUN)
            if slot.session.kind == "round" and any(of.answers.values()):
                yield _anew(self._written(slot.session))

    def _groups(self) -> Iterator[Session]:
        for slot in self.state.slots:
            grouping = self.state.groupings.get(slot.session.id, NO_GROUPS)
            if slot.session.kind == "groups" and grouping.groups:
                groups = tuple(_once(self._members(slot.session.id)))
                yield replace(_anew(self._written(slot.session)), groups=groups)

    def _members(self, session: SessionId) -> Iterator[Group]:
        grouping = as_held(self.state.groupings[session], self.state.of(session))
        for id_, group in grouping.groups.items():
            placed = [who for who, where in grouping.members.items() if where == id_]
            yield Group(group.name, group.focus, (*map(self._member, placed), *group.unlisted))

    def _member(self, who: PersonId) -> str:
        """Name a person, or the organisation of somebody who has no name."""
        if who.startswith(STAND_IN) and who not in self.state.people.persons:
            return who.removeprefix(STAND_IN)
        return person_name(self.state, who)

    def _without_guests(self, session: Session) -> Session:
        """Return a session in whose groups nobody is who is not expected again."""
        again = {clean_line(one.name) for one in returning(self.state)}
        gone = {clean_line(one.name) for one in not_returning(self.state)} - again
        groups = (
            replace(group, members=tuple(m for m in group.members if clean_line(m) not in gone))
            for group in session.groups
        )
        return replace(session, groups=tuple(groups)) if session.groups else session

    def _theme(self) -> Iterator[Session]:
        if self.coming and self.coming.theme:
            yield self._made(self.ids.theme, self.coming.theme, "talk", 60)

    def _parking(self) -> Iterator[Session]:
        notes = (note for note in self.state.notes.values() if note.kind == "parking")
        left = tuple(filter(None, (clean_line(note.text) for note in notes)))
        if left:
            title = self.say("Parking lot")
            yield self._made(self.ids.parking, title, "discussion", 20, questions=left)

    def _meetings(self) -> Iterator[Session]:
        if self.later:
            yield self._made(self.ids.coming, self.say("Upcoming meetings"), "discussion", 20)

    def _made(  # noqa: PLR0913 - what a session has
        self,
        id_: str,
        title: str,
        kind: SessionKind,
        minutes: int,
        *,
        description: str = "",
        questions: tuple[str, ...] = (),
    ) -> Session:
        return Session(
            id=SessionId(id_),
            title=title,
            kind=kind,
            duration=minutes,
            shortest=minutes // 2,
            description=description,
            questions=questions,
        )

    def _written(self, session: Session) -> Session:
        """Return a session as its author wrote it, however it was changed live."""
        every = (one for day in self.old.days for one in day.sessions)
        return next((one for one in every if one.id == session.id), session)

    # What is said of it

    def _note(self, path: tuple[str | int, ...], *said: Phrase) -> None:
        self.comments[path] = (*self.comments.get(path, ()), *said)

    def _doubt(self, path: tuple[str | int, ...], said: Phrase) -> None:
        self._note(path, said)
        self.doubts.append(said)

    def _comment_head(self, agenda: Agenda) -> None:
        self._note(
            (),
            phrase(
                "The meeting after “{title}”, {date}.",
                title=self.old.title,
                date=self.state.dates[0],
            ),
            phrase(
                "Sessions, lengths and people are a proposal: change them as you like, but keep"
                " the ids of homework, by which it is known what was handed in."
            ),
        )
        if not self.old.series:
            self._note(("series",), phrase("Made from the title: the meeting had no series."))
        if gone := not_returning(self.state):
            names = ", ".join(clean_line(person.name) for person in gone)
            said = phrase(
                "Not carried over, as they only came for their own part: {names}.", names=names
            )
            self._note(("participant", 0) if agenda.participants else (), said)

    def _comment_homework(self) -> None:
        known = {carried_id(task.id): task for task in tasks.tasks(self.state)}
        for index, task in enumerate(self.tasks):
            count = tasks.tally(self.state, known[task.id])
            said = phrase("{n} of {all} handed in so far.", n=count.handed_in, all=count.asked)
            self._note(("homework", index), said)

    def _comment_votes(self) -> None:
        for index, one in enumerate(self.later):
            if voters := votes_for(self.state, one.id):
                names = ", ".join(tasks.name_of(self.state, who) for who in voters)
                said = counted("{n} vote: {names}", "{n} votes: {names}", len(voters), names=names)
                self._note(("upcoming", index), said)

    def _comment_suggested(self, suggested: int, left_out: list[Session]) -> None:
        if suggested:
            said = counted(
                "{n} session not held or parked was added; it may be cut.",
                "{n} sessions not held or parked were added; they may be cut.",
                suggested,
            )
            self.carried.append(said)
        if left_out:
            titles = "; ".join(map(self._left_out, left_out))
            self._doubt(("day", 0), phrase("There was no room for: {titles}", titles=titles))

    def _left_out(self, session: Session) -> str:
        """Name a session that found no room; what was parked is told nowhere else in the file."""
        if session.id != self.ids.parking:
            return session.title
        return f"{session.title} ({', '.join(session.questions)})"

    def _tell(self, agenda: Agenda) -> None:
        """Say in words what was carried over."""
        groups = sum(len(s.groups) for day in agenda.days for s in day.sessions)
        handed_in = sum(work.done for (task, _), work in self.state.homework.hand_ins.items()
                        if carried_id(task) in {one.id for one in self.tasks})  # fmt: skip
        votes = sum(len(votes_for(self.state, one.id)) for one in self.later)
        told = (
            counted("{n} organisation", "{n} organisations", len(agenda.organisations)),
            counted("{n} person", "{n} people", len(agenda.participants)),
            counted("{n} ground rule", "{n} ground rules", len(agenda.rules)),
            counted(
                "{n} task of homework to review", "{n} tasks of homework to review", len(self.tasks)
            ),
            counted("{n} hand-in already received", "{n} hand-ins already received", handed_in),
            counted("{n} open action", "{n} open actions", len(self.actions)),
            counted("{n} group", "{n} groups", groups),
            counted("{n} other meeting to come", "{n} other meetings to come", len(self.later)),
            counted("{n} vote on meetings to come", "{n} votes on meetings to come", votes),
        )
        self.carried[:0] = [said for said in told if said.values["n"]]


def _plainly(session: Session, *, optional: bool | None = None) -> Session:
    """Return a session without clock times of its own: the day is another one."""
    free = replace(session, start=None, starts="fixed", end_fixed=False)
    return free if optional is None else replace(free, optional=optional)


def _anew(session: Session) -> Session:
    """Return a session that is held again: who speaks in it is another matter each time."""
    return replace(_plainly(session), speakers=(), remote=False)


def _once(groups: Iterable[Group]) -> Iterator[Group]:
    """Yield groups of the same name numbers: in an agenda each has a name of its own."""
    taken: set[str] = set()
    for group in groups:
        yield replace(group, name=_free(clean_line(group.name) or "?", " ", taken))


def _apart(sessions: Iterable[Session]) -> Iterator[Session]:
    """Yield sessions of the same id numbers: one made here may be called as one of the author's."""
    taken: set[str] = set()
    for session in sessions:
        id_ = _free(session.id, "-", taken)
        yield replace(session, id=SessionId(id_), title=clean_line(session.title) or id_)


def _free(name: str, between: str, taken: set[str]) -> str:
    """Return a name a number if it is taken; it is taken from then on."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}{between}{number}"
    taken.add(free)
    return free
