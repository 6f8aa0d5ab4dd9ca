"""What is not ready for a session, some time before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import EventId
from facilitator.core.base.language import Language, clock_time, counted
from facilitator.core.record.move import bound
from facilitator.core.record.state import State
from facilitator.core.telling.undoable import UNDO
from facilitator.core.time import materials
from facilitator.core.time.schedule import Row
from facilitator.core.time.view import View
from facilitator.running.prompts.matter import Matter, Sources
from facilitator.running.prompts.prompt import Act, Effect, Key, Led, Prompt, Tell, look
from facilitator.running.prompts.question import MOST_ANSWERS, Question, brief, numbered, short

ALL: Final = "all"
"""The answer that everything is there."""


class UnreadyPrompt(Prompt, frozen=True, kw_only=True):
    """Asks what is there by now of what a session needs; `items` are those that were not."""

    led: Led
    items: tuple[str, ...]

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Tick off one item, or all of them in one step; what is then left is asked about again."""
        (session,) = self.about
        if answer is None:
            return
        items = self.items if answer == ALL else (self.items[int(answer)],)
        first: EventId | None = None
        for item in items:
            yield Act(bound(materials.tick, session, item), first)
            first = first or self.led.meeting.journal.events[-1].id
        if len(items) > 1:
            yield Tell(
                counted(
                    "{n} item ticked off. {u} takes it back.",
                    "{n} items ticked off. {u} takes them back.",
                    len(items),
                    u=UNDO,
                )
            )
        left = materials.missing(*look(self.led), session)
        if left:
            yield _prompt(self.led, left[0].row)


def unready(of: Sources, here: View) -> Iterator[Matter]:
    """Ask about each session for which something is not ready, `ready` minutes before it begins."""
    for row, left in materials.near(here.state, here.plan, of.ready):
        items = _items(here, row)
        yield Matter(
            key=_key(row),
            text=of.led.language.count(
                "{n} thing is not ready for “{title}”",
                "{n} things are not ready for “{title}”",
                len(items),
                title=brief(row.session.title),
            ),
            details=(_at(row, here.state, items), ", ".join(items)),
            pressure=-left,
            prompt=partial(_prompt, of.led, row),
        )


def _items(here: View, row: Row) -> list[str]:
    return [one_line(need.item) for need in materials.missing(*here, row.session.id)]


def _at(row: Row, state: State, items: list[str]) -> str:
    return f"{_start(row, state)} · {', '.join(items)}"


def _start(row: Row, state: State) -> str:
    return clock_time(row.awaited, state.zone)


def _key(row: Row) -> Key:
    return ("unready", row.session.id)


def _prompt(led: Led, known: Row) -> UnreadyPrompt:
    here, language = look(led), led.language
    left = materials.missing(*here, known.session.id)
    row = left[0].row if left else known
    items = tuple(need.item for need in left)
    return UnreadyPrompt(
        question=Question(
            _words(row, here, language),
            numbered(_answers(items, language)),
            _leads(row, language),
            language.say("later"),
        ),
        about=(row.session.id,),
        key=_key(row),
        led=led,
        items=items,
    )


def _words(row: Row, here: View, language: Language) -> str:
    title, start = short(row.session.title), _start(row, here.state)
    return language.say("What is ready for “{title}” at {time}?", title=title, time=start)


def _leads(row: Row, language: Language) -> str:
    lead = one_line(row.session.lead)
    return language.say("{name} leads it.", name=lead) if lead else ""


def _answers(items: tuple[str, ...], language: Language) -> Iterator[tuple[str, str]]:
    """Offer each item by itself, as many as there are digits, and all of them if they are more."""
    if len(items) != 1:
        yield language.say("all of it"), ALL
    for number, item in enumerate(items[: MOST_ANSWERS - 1]):
        yield short(item), str(number)
