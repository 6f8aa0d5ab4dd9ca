"""A page is what the audience sees at an instant, in words ready to be shown.

A terminal and a browser draw the same page, in the same order: where we are and the clock; words to
be read from the back of the room; the figure, and below it how the time stands; other clocks, each
with what it is of; a list; and what comes next.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from facilitator.core.base import signs

Kind = Literal[
    "time",
    "break",
    "countdown",
    "question",
    "message",
    "round",
    "groups",
    "rules",
    "homework",
    "programme",
    "words",
    "actions",
    "votes",
    "answers",
    "dark",
]
"""What a page is about."""

LISTS: Final[frozenset[Kind]] = frozenset(
    {"round", "groups", "rules", "homework", "programme", "words", "actions", "votes"}
)
"""The pages that are about a list."""

Mood = Literal["waiting", "calm", "warning", "danger", "overtime", "paused", "done"]

SIGNS: Final[Mapping[Mood, str]] = {
    "waiting": signs.OPEN,
    "calm": signs.CALM,
    "warning": signs.HEED,
    "danger": signs.DANGER,
    "overtime": signs.OVER,
    "paused": signs.PAUSED,
    "done": signs.DONE,
}


class Timer(Struct, frozen=True):
    """A time that runs: what it is of, the time as written ("+" over time), and its mood."""

    of: str
    time: str
    mood: Mood
    sign: str


class Named(Struct, frozen=True):
    """A line of an entry: a name, and who or what it belongs to.

    `apart` says that this tells it from others of the same name, so that it is always shown.
    """

    text: str
    of: str = ""
    apart: bool = False


class Entry(Struct, frozen=True):
    """One part of a list: a group with its members, a rule, a session of the programme.

    `mark` says by a sign how far it has come, `lead` comes before the title, `detail` says more of
    it, `count` is a number that belongs to it. `here` is what is at hand now.
    """

    title: str
    lead: str = ""
    detail: str = ""
    count: str = ""
    lines: tuple[Named, ...] = ()
    mark: str = ""
    here: bool = False


class Page(Struct, frozen=True):
    """What the room sees at an instant.

    `head` says where we are. `words` stand over the figure, as large as there is room, and blink
    if `blink` says so. `time` is the figure: the time left in minutes and seconds, with a plus over
    time; of a break, and of what is still to begin, the clock time that is waited for. `phase` says
    in words what `mood` and `sign` say by colour and shape, `until` when it is over, and `share`
    how much of the time has passed, from 0 to 1 (None while none runs). `title` stands below the
    figure, `people` are those who speak, and `then` who speaks after them. `entries` are the list,
    under `heading`, of which `about` says what it is or, while it is empty, what it will be.
    `invitation` says where phones can answer; on a page about that `code` is the QR code of the
    address, rows of "1" for dark and "0" for light.
    """

    kind: Kind
    rehearsal: str = ""
    head: str = ""
    clock: str = ""
    words: str = ""
    blink: bool = False
    time: str = ""
    mood: Mood = "waiting"
    sign: str = ""
    phase: str = ""
    until: str = ""
    share: float | None = None
    title: str = ""
    people: str = ""
    then: str = ""
    timers: tuple[Timer, ...] = ()
    heading: str = ""
    about: str = ""
    entries: tuple[Entry, ...] = ()
    note: str = ""
    following: str = ""
    invitation: str = ""
    code: tuple[str, ...] = ()


DARK: Final = Page("dark")
