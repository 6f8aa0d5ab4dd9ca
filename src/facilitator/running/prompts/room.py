"""Whether to tell the audience of times that have changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import clock_time
from facilitator.core.base.refusal import Refused
from facilitator.core.base.span import MINUTE
from facilitator.core.record.events import AnyFact
from facilitator.core.record.plan import Anchor
from facilitator.core.record.state import State
from facilitator.core.room import stage
from facilitator.core.time.schedule import Row
from facilitator.core.time.view import View, view
from facilitator.files.catalogues import load
from facilitator.running.prompts.prompt import GONE, Act, Effect, Led, Prompt, look
from facilitator.running.prompts.question import Question, numbered, short

MOST_TIMES: Final = 3
"""As many new times as are read from a wall."""


class RoomPrompt(Prompt, frozen=True, kw_only=True):
    """Asks after an answer by which times have changed; `message` is in the room's language."""

    message: str

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Show the message, with the times of that moment, or none."""
        if answer is not None:
            yield Act(partial(_tell, sessions=self.about))


def _tell(state: State, now: dt.datetime, *, sessions: Collection[SessionId]) -> AnyFact:
    here = view(state, now)
    rows = [row for row in here.plan.rows if row.session.id in sessions and _awaited(row)]
    if not rows:
        raise Refused(GONE)
    return stage.tell_until(state, now, _message(rows, here), str(stage.USUAL_MESSAGE))


def tell_room(led: Led, before: View) -> Iterator[Effect]:
    """Ask whether to tell the audience what has changed, if it sees any of that."""
    after = look(led)
    if after.state.stage.page == "dark":
        return
    changed = list(_changed(before, after))
    if not changed:
        return
    message = _message(changed, after)
    say = led.language.say
    question = Question(
        say("Tell the room?"),
        numbered([(say("show “{message}”", message=message), "show")]),
        escape=say("no"),
    )
    yield RoomPrompt(question=question, about=tuple(row.session.id for row in changed),
                     message=message)  # fmt: skip


def _changed(before: View, after: View) -> Iterator[Row]:
    """Yield the fixed points that now begin at another time, else what the audience sees next."""
    was = {row.session.id: row for row in before.plan.rows}
    known, accepted = before.state.programme.accepted, after.state.programme.accepted
    found = [
        row
        for row in after.plan.rows
        if row.slot.day == after.plan.day
        and row.slot.anchor is Anchor.FIXED
        and _awaited(row)
        and (row.session.id in accepted - known or _moved(was.get(row.session.id), row))
    ]
    yield from found[:MOST_TIMES]
    following = after.plan.following
    if not found and following is not None and _sees_other(before, after):
        yield following


def _awaited(row: Row) -> bool:
    return row.expected_start is not None and not row.running


def _moved(before: Row | None, after: Row) -> bool:
    return (
        before is None
        or abs(after.begins - before.begins) >= MINUTE
        or (before.slot.start != after.slot.start)
    )


def _sees_other(before: View, after: View) -> bool:
    """Return whether the audience sees another time of what comes next than it did."""
    from facilitator.core.room.audience import audience

    language = load(after.state.agenda.language)
    one = audience(before.state, after.plan.now, language)
    other = audience(after.state, after.plan.now, language)
    return one.following != other.following


def _message(changed: Sequence[Row], here: View) -> str:
    """Say when each begins, in the language of the room."""
    language = load(here.state.agenda.language)
    return " · ".join(
        language.say(
            "{title} starts at {at}",
            title=short(row.session.title),
            at=clock_time(row.begins, here.state.zone),
        )
        for row in changed
    )
