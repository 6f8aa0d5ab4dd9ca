"""A subject is one thing that the room may be asked on its phones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from facilitator.core.base.ids import SessionId, TaskId
from facilitator.core.base.language import Language, quoted
from facilitator.core.base.text import clean_line
from facilitator.core.homework import tasks
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.agenda import Session, SessionKind
from facilitator.core.rounds.standing import in_hand, questions
from facilitator.core.time.schedule import Schedule

if TYPE_CHECKING:
    from facilitator.core.record.state import State

Kind = Literal["here", "question", "terms", "votes"]

ASKING: Final[frozenset[SessionKind]] = frozenset({"round", "discussion"})
"""The kinds of session whose questions may be answered on phones."""


class Subject(Struct, frozen=True):
    """What is asked: who is here, a question (from 1) of a session, a task's terms, or votes.

    `of` is the id of the session or the task.
    """

    kind: Kind
    of: str = ""
    number: int = 0

    @property
    def session(self) -> SessionId:
        """The session, where a question of it is asked."""
        return SessionId(self.of)

    @property
    def task(self) -> TaskId:
        """The task, where its terms are asked for."""
        return TaskId(self.of)


HERE: Final = Subject("here")
VOTES: Final = Subject("votes")


def at_hand(state: State, plan: Schedule) -> tuple[Subject, ...]:
    """List what may be asked now: the questions are those of what runs, or else comes next."""
    return (
        HERE,
        *_questions(state, plan),
        *(Subject("terms", task.id) for task in tasks.tasks(state) if task.collects == "terms"),
        *((VOTES,) if state.upcoming.proposed else ()),
    )


def _questions(state: State, plan: Schedule) -> Iterator[Subject]:
    """Yield the questions of the session at hand, the one that is talked about first."""
    row = plan.current or plan.following
    if row is None or row.session.kind not in ASKING:
        return
    of, first = row.session.id, in_hand(state, row.session.id)
    numbers = range(1, len(asked_in(row.session)) + 1)
    yield from (Subject("question", of, n) for n in sorted(numbers, key=lambda n: n != first))


def asked_in(session: Session) -> tuple[str, ...]:
    """Return the questions of a session; a round without any has one that is not worded."""
    return questions(session) if session.kind == "round" else session.questions


def is_there(subject: Subject, state: State) -> bool:
    """Say whether it can be answered still: agendas are changed, and tasks removed."""
    match subject.kind:
        case "here":
            return True
        case "question":
            session = state.session(subject.session)
            if session is None or session.kind not in ASKING:
                return False
            return 1 <= subject.number <= len(asked_in(session))
        case "terms":
            task = task_of(subject, state)
            return task is not None and task.collects == "terms"
        case "votes":
            return bool(state.upcoming.proposed)


def task_of(subject: Subject, state: State) -> Task | None:
    """Give the task whose terms are asked for."""
    return next((task for task in tasks.tasks(state) if task.id == subject.of), None)


def by_name(subject: Subject, state: State) -> bool:
    """Say whether a person answers for themselves, by name, and not for an organisation."""
    if not state.agenda.organisations:
        return True
    match subject.kind:
        case "here":
            return True
        case "question":
            session = state.session(subject.session)
            return session is not None and session.kind == "round" and session.per == "participant"
        case "terms":
            task = task_of(subject, state)
            return task is not None and task.of == "participant"
        case "votes":
            return False


# In words


def heading(subject: Subject, state: State, language: Language) -> str:
    """Say what is asked, as whoever answers reads it."""
    say = language.say
    match subject.kind:
        case "here":
            return say("I am here")
        case "question":
            session = state.session(subject.session)
            asked = asked_in(session) if session else ()
            text = asked[subject.number - 1] if 0 < subject.number <= len(asked) else ""
            return clean_line(text or (session.title if session else ""))
        case "terms":
            task = task_of(subject, state)
            return clean_line(task.title) if task else ""
        case "votes":
            return say("Which proposals can you agree to?")


def called(subject: Subject, state: State, language: Language) -> str:
    """Name it for whoever leads, in a few words."""
    say, title = language.say, heading(subject, state, language)
    match subject.kind:
        case "here":
            return say("Who is here")
        case "question":
            return say("Question {n}: {text}", n=subject.number, text=title)
        case "terms":
            return say("Terms: {title}", title=language.say(quoted(title)))
        case "votes":
            return say("Votes on coming meetings")


def tag(subject: Subject, language: Language) -> str:
    """Name it in a word, where many answers are listed."""
    match subject.kind:
        case "here":
            return language.say("here")
        case "question":
            return language.say("question {n}", n=subject.number)
        case "terms":
            return language.say("terms")
        case "votes":
            return language.say("votes")
