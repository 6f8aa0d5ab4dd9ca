"""The commands by what they are about, each domain loaded only when it is come to.

Who makes one move, as a hot key does, waits for no more than what that one is made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from facilitator.core.base.language import N_
from facilitator.running.commands.command import Command


class Section(NamedTuple):
    """Commands about one thing, under a heading; `names` says what their words stand for."""

    heading: str
    commands: Sequence[Command]
    names: str = ""


def sections() -> Iterator[Section]:
    """List them in the order in which they are shown."""
    from facilitator.running.commands import sessions

    yield Section(
        N_("Sessions and the time"),
        sessions.COMMANDS,
        N_(
            "SESSION is an id or a part of a title, MINUTES a length such as 15, 1h30m or 1:30; "
            "a minus before it takes time away."
        ),
    )
    yield Section(N_("The programme"), sessions.PROGRAMME)
    yield Section(N_("What the room sees"), sessions.ROOM)

    from facilitator.running.commands import notes

    yield Section(
        N_("Notes"),
        notes.COMMANDS,
        N_("NOTE and ITEM are a number or a part of the text."),
    )

    from facilitator.running.commands import people

    yield Section(
        N_("People"),
        people.COMMANDS,
        N_("WHO is a name or a part of one, an organisation, several with commas between, or all."),
    )

    from facilitator.running.commands import rounds

    yield Section(N_("Rounds"), rounds.COMMANDS, N_("NUMBER is that of the question."))

    from facilitator.running.commands import groups

    yield Section(N_("Groups"), groups.COMMANDS, N_("GROUP is a number or a part of a name."))

    from facilitator.running.commands import homework

    yield Section(
        N_("Homework"),
        homework.COMMANDS,
        N_("TASK and FINDING are a number or a part of the text; the only task need not be named."),
    )

    from facilitator.running.commands import terms

    yield Section(
        N_("Terms"), terms.COMMANDS, N_("PAIR is the number of two that may be the same.")
    )

    from facilitator.running.commands import series

    yield Section(
        N_("Upcoming meetings"),
        series.COMMANDS,
        N_("MEETING is a number or a part of the date, the place or the theme."),
    )


def find(name: str) -> Command | None:
    """Find a command by its name, looking no further than where it stands."""
    every = (command for section in sections() for command in section.commands)
    return next((command for command in every if command.name == name), None)
