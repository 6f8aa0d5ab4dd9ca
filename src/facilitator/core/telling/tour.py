"""The tour leads a newcomer through a practice meeting; steps are done when the meeting says so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Final, NamedTuple

from facilitator.core.base.language import Phrase, by_key, phrase
from facilitator.core.record.events import Event
from facilitator.core.record.state import State
from facilitator.core.record.undoing import Undone
from facilitator.core.time.schedule import Phase, Schedule, Status


class Seen(NamedTuple):
    """What the tour looks at.

    Besides the meeting: how many times as fast as a real clock its own runs, the place in front,
    whether anything was ever undone, and whether minutes were written.
    """

    state: State
    plan: Schedule
    speed: float = 1
    place: str = "run"
    undone: bool = False
    exported: bool = False


class Step(NamedTuple):
    """One thing to try: its name, what the user is told, and how it is known to be done."""

    name: str
    words: Phrase
    done: Callable[[Seen], bool]


def _started(seen: Seen) -> bool:
    return any(of.begun for of in seen.state.progress.values())


def _decided(seen: Seen) -> bool:
    return any(note.kind == "decision" for note in seen.state.notes.values())


def _assigned(seen: Seen) -> bool:
    return any(note.kind == "action" and note.who for note in seen.state.notes.values())


def _hurried(seen: Seen) -> bool:
    running = seen.plan.current is not None
    return seen.speed > 1 or (running and seen.plan.phase is not Phase.CALM)


def _given_time(seen: Seen) -> bool:
    return any(of.added for of in seen.state.progress.values())


def _went_on(seen: Seen) -> bool:
    return sum(of.begun for of in seen.state.progress.values()) > 1


def _took_turns(seen: Seen) -> bool:
    if any(turn.spans for of in seen.state.rounds.values() for turn in of.turns.values()):
        return True
    for row in seen.plan.rows:
        if row.session.kind == "round" and (row.running or row.status is Status.UPCOMING):
            return False  # a turn can be given, now or later
    return seen.place in ("round", "groups")


STEPS: Final = (
    Step(
        "start",
        phrase(
            "{space} starts the first session. Its time then counts down, large.",
            space=by_key("session.toggle", "space"),
        ),
        _started,
    ),
    Step(
        "decision",
        phrase("Something is decided: type ! and the decision, then ⏎, which is Enter."),
        _decided,
    ),
    Step(
        "action",
        phrase("Who does what? Type > @Kim writes the invitation, then ⏎. Esc leaves the line."),
        _assigned,
    ),
    Step(
        "time",
        phrase(
            "In a rehearsal you can speed up time: {j}, then 1, jumps to where something "
            "happens; {j}, then 2, runs the clock faster. See the countdown change.",
            j=by_key("rehearsal.jump", "j"),
        ),
        _hurried,
    ),
    Step(
        "longer",
        phrase(
            "They need more time: {more} gives the session 5 minutes, {less} takes them; "
            "{one} and {one_less} one minute.",
            more=by_key("session.longer-5", "+"),
            less=by_key("session.shorter-5", "-"),
            one=by_key("session.longer", "."),
            one_less=by_key("session.shorter", ","),
        ),
        _given_time,
    ),
    Step(
        "next",
        phrase(
            "{n} goes on to the next session: nothing ends by itself. With time to spare, "
            "a digit chooses what to do with it.",
            n=by_key("session.next", "n"),
        ),
        _went_on,
    ),
    Step(
        "round",
        phrase(
            "Now a round, in which everybody speaks in turn: {t} gives the turn to the "
            "first, and {t} again to the next.",
            t=by_key("turn.next", "t"),
        ),
        _took_turns,
    ),
    Step(
        "undo",
        phrase(
            "Nothing is ever lost: {u} takes back the last step, {y} does it again.",
            u=by_key("meeting.undo", "u"),
            y=by_key("meeting.redo", "y"),
        ),
        lambda seen: seen.undone,
    ),
    Step(
        "export",
        phrase(
            "{x} writes the minutes of all this, whenever you like.",
            x=by_key("meeting.export", "x"),
        ),
        lambda seen: seen.exported,
    ),
)
"""The steps, in the order in which they are shown; each may be done earlier or later."""


def done(before: Collection[str], seen: Seen) -> frozenset[str]:
    """Return the names of the steps done by now; one that was done `before` stays done."""
    return frozenset(step.name for step in STEPS if step.name in before or step.done(seen))


def following(finished: Collection[str]) -> Step | None:
    """Return the step to try next: the first that is not done."""
    return next((step for step in STEPS if step.name not in finished), None)


def undone(events: Iterable[Event]) -> bool:
    """Return whether anything was ever undone."""
    return any(isinstance(event.fact, Undone) for event in events)
