"""The next meeting's agenda is made of what this one leaves: nothing has to be copied by hand.

It is a beginning for its author: everything in it can be changed, and comments say what was
carried over and what was only assumed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.fields import shared
from facilitator.core.base.language import Language, Phrase, counted, phrase
from facilitator.core.base.text import clean_line, slug
from facilitator.core.homework import tasks
from facilitator.core.notes.actions import Action, open_actions
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
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import NO_GROUPS
from facilitator.core.record.homework import OF_SESSION
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.people import STAND_IN
from facilitator.core.record.rounds import NOT_BEGUN
from facilitator.core.record.series import Coming
from facilitator.core.series.carrying import carried_id
from facilitator.core.series.coming import in_order, next_fixed, votes_for

if TYPE_CHECKING:
    from facilitator.core.record.state import State

FOUR_WEEKS: Final = dt.timedelta(weeks=4)

LONGEST_DAY: Final = 7 * 60
"""Minutes after which no session is suggested any more."""

LONGEST_SITTING: Final = 100
"""Minutes that people can be asked to sit without a break."""

SOON_OVER: Final = 45
"""Minutes before the end in which no break is worth while."""

FOLLOW_UP: Final = "follow-up"
PARKING: Final = "parking-lot"
THEME: Final = "theme"
COMING: Final = "coming-meetings"
REVIEW: Final = "review-"
"""The ids of the sessions made here; REVIEW stands before a task's id."""

_TALKED: Final[tuple[SessionKind, ...]] = ("talk", "discussion", "round", "groups")
"""The kinds of sessions that are worth suggesting again when they were not held."""

_NUMBER: Final = re.compile(r"(?<!\d)(\d{1,3})$")
"""The number of a meeting at the end of its title; a year is none."""

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


def next_meeting(state: State, language: Language, plain: Callable[[str], str]) -> Next:
    """Make the agenda of the meeting after this one.

    `language` is that of the agenda; `plain` makes what people typed stand in Markdown as it is.
    """
    return _Maker(state, language, plain).made()


def series_of(agenda: Agenda) -> str:
    """Give the series that a meeting belongs to, made from its title where it names none."""
    return agenda.series or slug(_NUMBER.sub("", agenda.title)) or "series"


def join_series(_: State, __: dt.datetime, text: str, agenda: Agenda) -> AnyFact:
    """Let a meeting belong to a series, as its agenda with that added says."""
    return AgendaRevised(text, agenda)


def raised(title: str) -> str:
    """Raise the number at the end of a title: "träff 1" is followed by "träff 2"."""
    return _NUMBER.sub(lambda found: f"{int(found[0]) + 1:0{len(found[0])}}", title)


def due_then(state: State) -> tuple[Task, ...]:
    """List the homework for the next meeting, with the ids that it has there.

    What was due at this meeting, or before, is left out once everybody has handed it in. A session
    that became homework again is the same task as before.
    """
    from_before = {work.task for work in state.earlier.work}
    found: dict[str, Task] = {}
    for task in tasks.tasks(state):
        reviewed = task.due <= state.dates[-1] if task.due else task.id in from_before
        if not reviewed or tasks.missing(state, task):
            id_ = carried_id(task.id)
            found.setdefault(id_, replace(task, id=id_))
    return tuple(found.values())


def not_held(state: State) -> tuple[Session, ...]:
    """List the sessions that were not held, or not to their end, as their author wrote them."""
    written = {s.id: s for day in state.agenda.days for s in day.sessions}
    made = (FOLLOW_UP, PARKING, THEME, COMING)
    left = ("homework", "dropped")
    return tuple(
        written.get(id_, slot.session)
        for slot in state.slots
        if slot.session.kind in _TALKED
        and (id_ := slot.session.id) not in made
        and (not state.of(id_).begun or state.leftovers.get(id_) in left)
    )


class _Maker:
    """Makes the agenda, and says as it goes along what came from where."""

    def __init__(self, state: State, language: Language, plain: Callable[[str], str]) -> None:
        self.state = state
        self.old = state.agenda
        self.say = language.say
        self.language = language
        self.plain = plain
        self.coming = next_fixed(state)
        self.tasks = due_then(state)
        self.actions = open_actions(state)
        self.later = tuple(self._later())
        self.comments: dict[tuple[str | int, ...], tuple[Phrase, ...]] = {}
        self.carried: list[Phrase] = []
        self.doubts: list[Phrase] = []

    def made(self) -> Next:
        start = self.old.days[0].start
        sessions = tuple(_apart(self._with_breaks(self._with_lunch(self._sessions(), start))))
        agenda = replace(
            self.old,
            title=raised(self.old.title),
            series=series_of(self.old),
            place=(self.coming.place if self.coming else "") or self.old.place,
            theme=self.coming.theme if self.coming else "",
            participants=tuple(self._participants()),
            days=(Day(self._date(), start, sessions),),
            homework=self.tasks,
            upcoming=tuple(shared(Upcoming, one) for one in self.later),
            notes_by="",  # who keeps them is agreed on anew each time
            bring=(),
        )
        self._comment_head()
        self._comment_homework()
        self._comment_votes()
        self._tell(agenda)
        return Next(agenda, self.comments, tuple(self.carried), tuple(self.doubts))

    # When and where

    def _date(self) -> dt.date:
        """Give the date that is fixed, or else one that fits: when homework is due."""
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
        for one in self.state.people.persons.values():
            body = one.organisation if one.organisation in bodies else None
            if clean_line(one.name):
                yield replace(
                    listed.get(one.name, Participant(one.name)),
                    organisation=body,
                    role=one.role,
                    link=one.link,
                )

    # The programme

    def _sessions(self) -> list[Session]:
        """Give the programme; what is only suggested is there as long as the day has room."""
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
            firm = [self._made("discussion", self.say("Discussion"), "discussion", 60)]
        self._comment_suggested(len(suggested), left_out)
        return [*firm, *suggested, *ending]

    def _with_lunch(self, sessions: list[Session], start: dt.time) -> Iterator[Session]:
        """Put in the long break of the last meeting where its time comes."""
        timed = (s for day in self.old.days for s in day.sessions if s.kind == "break" and s.start)
        lunch = max(timed, key=lambda session: session.duration, default=None)
        if lunch is None or lunch.start is None:
            yield from sessions
            return
        until = (lunch.start.hour - start.hour) * 60 + lunch.start.minute - start.minute
        ends = accumulate(session.duration for session in sessions)
        waiting = until > 0
        for session, end in zip(sessions, ends, strict=True):
            # Whichever is nearer to the time of the break: before this session, or after it.
            if waiting and end - until > until - (end - session.duration):
                waiting = False
                yield replace(lunch, starts="not-before", end_fixed=False)
            yield session

    def _with_breaks(self, sessions: Iterable[Session]) -> Iterator[Session]:
        """Put in a short break, as the last meeting had, wherever people would sit too long."""
        every = (session for day in self.old.days for session in day.sessions)
        breaks = (one for one in every if one.kind == "break" and one.start is None)
        made = self._made("break", self.say("Break"), "break", 15)
        short = _plainly(min(breaks, key=lambda session: session.duration, default=made))
        sessions, sat = list(sessions), 0
        left = sum(session.duration for session in sessions)
        for session in sessions:
            # After this one no break is worth while any more: then they sit until the end.
            last = left - session.duration <= SOON_OVER
            if session.kind == "break":
                sat = 0
            elif (
                sat
                and left > SOON_OVER
                and sat + (left if last else session.duration) > LONGEST_SITTING
            ):
                yield short
                sat = session.duration
            else:
                sat += session.duration
            left -= session.duration
            yield session

    def _again(self, kind: SessionKind) -> Iterator[Session]:
        """Give the first session of a kind that every meeting has, in its author's words."""
        every = (session for day in self.old.days for session in day.sessions)
        own = (s for s in every if s.kind == kind and not s.id.startswith(REVIEW))
        if (found := next(own, None)) is not None:
            yield _plainly(found)

    def _follow_up(self) -> Iterator[Session]:
        if self.actions:
            lines = "\n".join(f"- {self._action(one)}" for one in self.actions)
            title = self.say("Follow-up of what we agreed to do")
            yield self._made(FOLLOW_UP, title, "discussion", 20, description=lines)

    def _action(self, one: Action) -> str:
        about = [self.plain(one.who)] if one.who else []
        if one.due:
            about.append(self.say("by {date}", date=self.language.short_date(one.due)))
        about.append(self.plain(one.meeting or self.old.title))
        return f"{self.plain(clean_line(one.text))} ({', '.join(about)})"

    def _reviews(self) -> Iterator[Session]:
        every = tasks.tasks(self.state)
        became = {carried_id(t.id) for t in every if t.id.startswith(OF_SESSION)}
        for task in self.tasks:
            # What became homework for lack of time is suggested as a session again instead.
            if task.id not in became:
                title = self.say("Homework: {title}", title=task.title)
                yield self._made(REVIEW + task.id, title, "homework", 30)

    def _rounds(self) -> Iterator[Session]:
        """Give the rounds with answers, to hear then and now."""
        for slot in self.state.slots:
            of = self.state.rounds.get(slot.session.id, NOT_BEGUN)
            if slot.session.kind == "round" and any(of.answers.values()):
                yield _plainly(self._written(slot.session))

    def _groups(self) -> Iterator[Session]:
        for slot in self.state.slots:
            grouping = self.state.groupings.get(slot.session.id, NO_GROUPS)
            if slot.session.kind == "groups" and grouping.groups:
                groups = tuple(_once(self._members(slot.session.id)))
                yield replace(_plainly(self._written(slot.session)), groups=groups)

    def _members(self, session: str) -> Iterator[Group]:
        grouping = self.state.groupings[session]
        for id_, group in grouping.groups.items():
            placed = [who for who, where in grouping.members.items() if where == id_]
            yield Group(group.name, group.focus, (*map(self._member, placed), *group.unlisted))

    def _member(self, who: str) -> str:
        """Name a person, or the organisation of somebody who has no name."""
        if who.startswith(STAND_IN) and who not in self.state.people.persons:
            return who.removeprefix(STAND_IN)
        return person_name(self.state, who)

    def _theme(self) -> Iterator[Session]:
        if self.coming and self.coming.theme:
            yield self._made(THEME, self.coming.theme, "talk", 60)

    def _parking(self) -> Iterator[Session]:
        notes = (note for note in self.state.notes.values() if note.kind == "parking")
        left = tuple(filter(None, (clean_line(note.text) for note in notes)))
        if left:
            title = self.say("Parking lot")
            yield self._made(PARKING, title, "discussion", 20, questions=left)

    def _meetings(self) -> Iterator[Session]:
        if self.later:
            yield self._made(COMING, self.say("Coming meetings"), "discussion", 20)

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
            id=id_,
            title=title,
            kind=kind,
            duration=minutes,
            shortest=minutes // 2,
            description=description,
            questions=questions,
        )

    def _written(self, session: Session) -> Session:
        """Give a session as its author wrote it, however it was changed live."""
        every = (one for day in self.old.days for one in day.sessions)
        return next((one for one in every if one.id == session.id), session)

    # What is said of it

    def _note(self, path: tuple[str | int, ...], *said: Phrase) -> None:
        self.comments[path] = (*self.comments.get(path, ()), *said)

    def _doubt(self, path: tuple[str | int, ...], said: Phrase) -> None:
        self._note(path, said)
        self.doubts.append(said)

    def _comment_head(self) -> None:
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
        if any(person.role == "speaker" for person in self.state.people.persons.values()):
            said = phrase("As listed at the last meeting, with who spoke there.")
            self._note(("participant", 0), said)

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
            titles = "; ".join(map(_left_out, left_out))
            self._doubt(("day", 0), phrase("There was no room for: {titles}", titles=titles))

    def _tell(self, agenda: Agenda) -> None:
        """Say in words what was carried over."""
        groups = sum(len(s.groups) for day in agenda.days for s in day.sessions)
        handed_in = sum(work.done for (task, _), work in self.state.homework.hand_ins.items()
                        if carried_id(task) in {one.id for one in self.tasks})  # fmt: skip
        counts = (
            (N_ORGANISATIONS, len(agenda.organisations)),
            (N_PEOPLE, len(agenda.participants)),
            (N_RULES, len(agenda.rules)),
            (N_TASKS, len(self.tasks)),
            (N_HANDED_IN, handed_in),
            (N_ACTIONS, len(self.actions)),
            (N_GROUPS, groups),
            (N_COMING, len(self.later)),
        )
        told = [replace(words, values={"n": n}) for words, n in counts if n]
        self.carried[:0] = told


N_ORGANISATIONS: Final = counted("{n} organisation", "{n} organisations", 0)
N_PEOPLE: Final = counted("{n} person", "{n} people", 0)
N_RULES: Final = counted("{n} ground rule", "{n} ground rules", 0)
N_TASKS: Final = counted("{n} task of homework to review", "{n} tasks of homework to review", 0)
N_HANDED_IN: Final = counted("{n} hand-in already received", "{n} hand-ins already received", 0)
N_ACTIONS: Final = counted("{n} open action", "{n} open actions", 0)
N_GROUPS: Final = counted("{n} group", "{n} groups", 0)
N_COMING: Final = counted("{n} other meeting to come", "{n} other meetings to come", 0)


def _plainly(session: Session, *, optional: bool | None = None) -> Session:
    """Give a session without clock times of its own: the day is another one."""
    free = replace(session, start=None, starts="fixed", end_fixed=False)
    return free if optional is None else replace(free, optional=optional)


def _left_out(session: Session) -> str:
    """Name a session that found no room; what was parked is told nowhere else in the file."""
    if session.id != PARKING:
        return session.title
    return f"{session.title} ({', '.join(session.questions)})"


def _once(groups: Iterable[Group]) -> Iterator[Group]:
    """Give groups of the same name numbers: in an agenda each has a name of its own."""
    taken: set[str] = set()
    for group in groups:
        yield replace(group, name=_free(clean_line(group.name) or "?", " ", taken))


def _apart(sessions: Iterable[Session]) -> Iterator[Session]:
    """Give sessions of the same id numbers: one made here may be called as one of the author's."""
    taken: set[str] = set()
    for session in sessions:
        id_ = _free(session.id, "-", taken)
        yield replace(session, id=id_, title=clean_line(session.title) or id_)


def _free(name: str, between: str, taken: set[str]) -> str:
    """Give a name a number if it is taken; it is taken from then on."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}{between}{number}"
    taken.add(free)
    return free
