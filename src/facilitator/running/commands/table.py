"""Every command by words, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from facilitator.core.base.language import N_
from facilitator.running.commands import (
    groups,
    homework,
    notes,
    people,
    rounds,
    series,
    sessions,
    terms,
)
from facilitator.running.commands.command import Command


class Section(NamedTuple):
    """Commands about one thing, under a heading; `names` says what their words stand for."""

    heading: str
    commands: Sequence[Command]
    names: str = ""


SECTIONS: Final = (
    Section(
        N_("Sessions and the time"),
        sessions.COMMANDS,
        N_(
            "SESSION is an id or a part of a title, MINUTES a length such as 15, 1h30m or 1:30; "
            "a minus before it takes time away."
        ),
    ),
    Section(N_("The programme"), sessions.PROGRAMME),
    Section(N_("What the room sees"), sessions.ROOM),
    Section(
        N_("Notes"),
        notes.COMMANDS,
        N_("NOTE and ITEM are a number or a part of the text."),
    ),
    Section(
        N_("People"),
        people.COMMANDS,
        N_("WHO is a name or a part of one, an organisation, several with commas between, or all."),
    ),
    Section(N_("Rounds"), rounds.COMMANDS, N_("NUMBER is that of the question.")),
    Section(N_("Groups"), groups.COMMANDS, N_("GROUP is a number or a part of a name.")),
    Section(
        N_("Homework"),
        homework.COMMANDS,
        N_("TASK and FINDING are a number or a part of the text; the only task need not be named."),
    ),
    Section(N_("Terms"), terms.COMMANDS, N_("PAIR is the number of two that may be the same.")),
    Section(
        N_("Coming meetings"),
        series.COMMANDS,
        N_("MEETING is a number or a part of the date, the place or the theme."),
    ),
)
"""All of them by what they are about."""

COMMANDS: Final[Mapping[str, Command]] = {
    command.name: command for section in SECTIONS for command in section.commands
}
"""All of them by their names."""

LETTERS: Final[Mapping[str, str]] = {
    command.letter: command.name for command in COMMANDS.values() if command.letter
}
"""The letters that stand for a name."""
