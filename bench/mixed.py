"""A record of events of many kinds, as a long meeting of many people leaves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Final, TypeVar, get_args
from zoneinfo import ZoneInfo

from bench.records import AGENDA, START
from facilitator.core.base.ids import PersonId
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.agenda import Agenda, Role
from facilitator.core.record.events import AnyFact, Event
from facilitator.core.record.groups import GroupFormed, MemberPlaced
from facilitator.core.record.homework import Entrusted, HandedIn, Spotted, TaskMarked
from facilitator.core.record.notes import CaptureKind, NoteChanged, Noted, NoteRemoved
from facilitator.core.record.people import Arrived, AttendanceMarked, Departed, PersonAdded
from facilitator.core.record.rounds import Answered, TurnStarted
from facilitator.core.record.series import Voted
from facilitator.core.record.sessions import Extended, SessionStarted
from facilitator.core.record.stage import StageSet, StageTold
from facilitator.core.record.undoing import Undone
from facilitator.core.record.words import MergeDeclined, TermAgreed, TermsMerged
from facilitator.core.time.moves import opened
from facilitator.files.agenda.file import parse
from facilitator.files.records.codec import encode
from facilitator.files.records.library import Library

HELD: Final = dt.timedelta(hours=30)
"""How long it goes on, from the first morning until the second afternoon."""

EVENTS_OF_A_PERSON: Final = 50
"""How many events there are for each person who takes part."""

_TEXT: Final = (
    "bredband e-tjänst service kommun region landsbygd digital agenda samverkan nätverk öppna data "
    "tillgänglighet delaktighet säkerhet infrastruktur skola vård bibliotek företag medborgare"
)
WORDS: Final = _TEXT.split()
KINDS: Final[tuple[CaptureKind, ...]] = get_args(CaptureKind)
ROLES: Final[tuple[Role, ...]] = get_args(Role)
GROUPS: Final = 8

T = TypeVar("T")


def mixed(folder: Path, events: int) -> Path:
    """Make a record of so many events, the one opened last, and give its journal."""
    text = AGENDA.read_text("utf-8")
    agenda = parse(text).agenda
    if agenda is None:
        raise AssertionError
    library, story = Library(folder), Story(agenda, events)
    first = Event(_id(0), START, "bench", opened(agenda, text, rehearsal=False))
    path = library.create(agenda, first).path
    zone = ZoneInfo(agenda.timezone)
    with path.open("ab") as file:
        for number in range(1, events):
            at = START + HELD * number / events
            file.write(encode(Event(_id(number), at, "bench", story.fact(number)), zone))
    library.opened(path)
    return path


def _id(number: int) -> str:
    return f"mixed-{number}"


class Story:
    """What happens, one fact after the other; the same each time for so many events."""

    def __init__(self, agenda: Agenda, events: int) -> None:
        """Begin with nobody there."""
        self._dice = Random(events)  # noqa: S311 - no secret
        self._events = events
        self._organisations = [one.id for one in agenda.organisations]
        self._tasks = [one.id for one in agenda.homework]
        self._sessions = [one.id for day in agenda.days for one in day.sessions]
        self._begun = 0
        self._people = [f"person-{n}" for n in range(max(1, events // EVENTS_OF_A_PERSON))]
        self._listed = 0
        self._notes: list[str] = []
        self._number = 0
        self._makes: list[Callable[[], AnyFact]] = self._dice.choices(
            *zip(*self._weighed(), strict=True), k=events
        )

    def fact(self, number: int) -> AnyFact:
        """Give what the event with this number tells."""
        self._number = number
        if number * len(self._sessions) >= self._begun * self._events:
            self._begun += 1
            return SessionStarted(self._session)
        return self._makes[number]()

    def _weighed(self) -> list[tuple[Callable[[], AnyFact], int]]:
        """Give what may happen, and how often of a hundred times."""
        one = self._one
        return [
            (self._noted, 40),
            (lambda: NoteChanged(self._note, one(KINDS), self._text()), 3),
            (lambda: NoteRemoved(self._note), 1),
            (lambda: ActionTicked(self._note, self._dice.random() < 0.8), 3),  # noqa: PLR2004
            (self._added, 4),
            (lambda: Arrived(self._person, 1 + self._dice.randrange(2)), 8),
            (lambda: Departed(self._person, 1), 2),
            (lambda: AttendanceMarked(2, tuple(self._person for _ in range(5))), 2),
            (lambda: GroupFormed(self._session, f"group-{one(range(GROUPS))}", self._text(2)), 1),
            (lambda: MemberPlaced(self._session, self._person, f"group-{one(range(GROUPS))}"), 14),
            (lambda: TurnStarted(self._session, one(self._organisations)), 3),
            (lambda: Answered(self._session, one(self._organisations), 1, self._text()), 3),
            (lambda: Extended(self._session, one((-60, 60))), 3),
            (lambda: HandedIn(one(self._tasks), one(self._organisations), terms=self._terms()), 2),
            (lambda: TaskMarked(one(self._tasks), one(self._organisations), "promised"), 1),
            (lambda: Entrusted(one(self._tasks), one(self._organisations), self._text(2)), 1),
            (lambda: Spotted(one(self._organisations), self._text()), 2),
            (lambda: TermsMerged(one(WORDS), one(WORDS)), 1),
            (lambda: MergeDeclined(one(WORDS), one(WORDS)), 1),
            (lambda: TermAgreed(one(WORDS), one(WORDS)), 1),
            (lambda: Voted(one(self._organisations), ("agenda-1",)), 1),
            (lambda: StageSet(one(("auto", "time", "programme"))), 1),
            (lambda: StageTold(self._text(3)), 1),
            (lambda: Undone(_id(self._number - 1)), 1),
        ]

    def _noted(self) -> AnyFact:
        self._notes.append(_id(self._number))
        return Noted(self._one(KINDS), self._text(), self._session)

    def _added(self) -> AnyFact:
        person = self._people[self._listed % len(self._people)]
        self._listed += 1
        of = self._one(self._organisations)
        return PersonAdded(person, self._text(2).title(), of, self._one(ROLES))

    def _one(self, of: Sequence[T]) -> T:
        return self._dice.choice(of)

    @property
    def _session(self) -> str:
        return self._sessions[min(self._begun, len(self._sessions)) - 1]

    @property
    def _person(self) -> PersonId:
        return PersonId(self._one(self._people))

    @property
    def _note(self) -> str:
        return self._one(self._notes or [_id(0)])

    def _text(self, words: int = 8) -> str:
        return " ".join(self._dice.choices(WORDS, k=words))

    def _terms(self) -> tuple[tuple[str, float], ...]:
        return tuple((self._text(1 + n % 2), float(n)) for n in range(1, 20))
