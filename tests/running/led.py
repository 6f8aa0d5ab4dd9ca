"""A meeting in memory that is led: what waits for an answer, and what each answer does."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import cast

from builders import ENGLISH, Room
from facilitator.core.base.language import Language
from facilitator.core.base.refusal import Refused
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.events import AnyFact, Event, step
from facilitator.core.record.move import decide
from facilitator.core.record.state import State
from facilitator.core.time.view import View
from facilitator.meeting import Meeting
from facilitator.running.acceptances import Acceptances
from facilitator.running.agenda_watch import AgendaWatch
from facilitator.running.answers.inbox import Inbox
from facilitator.running.asking import Asking, Waiting
from facilitator.running.away import Unsettled
from facilitator.running.prompts.matter import Sources
from facilitator.running.prompts.prompt import Act, Effect, Prompt, Tell


class LedRoom(Room):
    """A room in which questions wait; `told` is what was said, `asked` what was asked next."""

    def __init__(
        self, programme: Agenda, *, lead: int = 10, ready: int = 0, inbox: Inbox | None = None
    ) -> None:
        super().__init__(programme)
        self.language: Language = ENGLISH
        self.lead = lead
        self.ready = ready
        self.watch = AgendaWatch(None)
        self.inbox = inbox
        self.told: list[str] = []
        self.asked: list[Prompt] = []
        self.begin()

    def begin(self) -> None:
        """Lead from now on, having seen nothing of what was before."""
        self.unsettled = Unsettled(self.meeting)
        acceptances = Acceptances(self.meeting)
        self.asking = Asking(
            Sources(self, self.unsettled, acceptances, self.lead, self.ready, self.inbox)
        )

    @property
    def meeting(self) -> Meeting:
        """What a prompt sees of the meeting."""
        return cast("Meeting", _Seen(self))

    @property
    def view(self) -> View:
        """What is true now."""
        return View(self.state, self.schedule)

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """What waits now."""
        self.asking.renew()
        return self.asking.waiting(self.view)

    @property
    def kinds(self) -> list[str]:
        """The kinds of what waits now."""
        return [one.key[0] for one in self.waiting]

    def last(self) -> AnyFact:
        """Give the last fact."""
        return self.events[-1].fact

    def open(self, kind: str) -> Prompt:
        """Open the question of a kind that waits."""
        return next(one for one in self.waiting if one.key[0] == kind).prompt()

    def answer(self, prompt: Prompt, value: str | None) -> LedRoom:
        """Give an answer, and do what it means until a move is refused."""
        self.asked.clear()
        self.perform(prompt.answered(value))
        return self

    def perform(self, effects: Iterable[Effect]) -> None:
        """Do one thing after the other."""
        for effect in effects:
            match effect:
                case Act(decision, joined, source):
                    try:
                        fact = decide(decision, self.state, self.now)
                        self.put_from(source, fact, joined)
                    except Refused as refusal:
                        self.told.append(ENGLISH.say(refusal.phrase))
                        return
                case Tell(sentence):
                    self.told.append(ENGLISH.say(sentence))
                case Prompt():
                    self.asked.append(effect)
                case _:
                    raise AssertionError(effect)


class _Seen:
    """A room as a meeting whose journal is in memory."""

    def __init__(self, room: LedRoom) -> None:
        self._room = room

    @property
    def state(self) -> State:
        return self._room.state

    @property
    def clock(self) -> SimpleNamespace:
        return SimpleNamespace(now=lambda: self._room.now)

    @property
    def journal(self) -> SimpleNamespace:
        return SimpleNamespace(events=self._room.events, arrived=self._room.events)

    def event(self, id_: str) -> Event | None:
        return next((one for one in self._room.events if one.id == id_), None)

    def step(self, first: str) -> tuple[Event, ...]:
        return step(self._room.events, first)


def consequences(prompt: Prompt) -> dict[str, str]:
    """Give what each answer leads to, by its value."""
    return {one.value: one.consequence for one in prompt.question.answers}
