"""What can be typed beside the commands that every interface takes, and how all is listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from facilitator.core.base.language import N_, Phrase, phrase
from facilitator.running.acts import ACTS
from facilitator.running.commands.command import Listed, called
from facilitator.running.commands.table import COMMANDS, SECTIONS


class Own(NamedTuple):
    """A command that is typed here only, as `Listed` has it."""

    letter: str
    name: str
    tells: str
    words: str = ""


READING: Final = (
    Own("1", "", N_("Says where the meeting stands, as an empty line does.")),
    Own("2", "notes", N_("Reads what was captured, each note with its number.")),
    Own("3", "groups", N_("Reads who is in which group.")),
    Own("4", "homework", N_("Reads who has handed in what.")),
    Own("5", "words", N_("Reads which terms are used by whom, and what may be the same.")),
    Own("6", "people", N_("Reads who is here and who is not.")),
    Own("7", "series", N_("Reads the open actions and the coming meetings.")),
    Own("", "round", N_("Reads whose turn it is, and what was answered.")),
    Own("", "needs", N_("Reads what the session needs.")),
    Own("", "scan", N_("Reads what was found in the regions.")),
    Own("", "rules", N_("Reads the ground rules.")),
    Own("", "tight", N_("Reads where the plan is too tight.")),
    Own("o", "review", N_("Reads the times, planned and actual.")),
    Own("", "more", N_("Reads on, where not everything was read.")),
)
"""What is read aloud."""

LEADING: Final = (
    Own("", "+ 5, - 5", N_("Gives the session minutes, or takes them.")),
    Own(
        "g",
        "go",
        N_("By itself it lists the sessions; with a name it goes there."),
        N_("[SESSION]"),
    ),
    Own(
        "r",
        "rebalance",
        N_(
            "Says what replanning would do, and asks; b, p, o and g after it choose breaks, all, "
            "what is optional or only the gaps."
        ),
        "[b] [p] [o] [g]",
    ),
    Own("l", "lost", N_("Lists what can be held while a remote speaker is away."), N_("[SESSION]")),
    Own(
        "",
        "phones",
        N_("Lists what phones may answer, or changes that."),
        N_("[start | network | NUMBER | now NUMBER | room | aside | stop]"),
    ),
    Own(
        "",
        "sound",
        N_("Turns the sounds for the room on or off; “sound try” plays them."),
        "[try]",
    ),
    Own("", "reload", ACTS["programme.reload"]),
    Own("j", "jump", ACTS["rehearsal.jump"]),
    Own("f", "faster", ACTS["rehearsal.speed"]),
    Own("x", "export", ACTS["meeting.export"]),
    Own("q", "quit", ACTS["app.leave"]),
)
"""What is asked about first, or is no move."""

OWN: Final = {each.name: each for each in (*READING, *LEADING)}

MOST_USED: Final[tuple[Listed, ...]] = (
    COMMANDS["next"],
    COMMANDS["toggle"],
    OWN["+ 5, - 5"],
    COMMANDS["here"],
    OWN["notes"],
    COMMANDS["undo"],
)
"""What is listed first, as few as can be kept in mind."""

_EVERY: Final[tuple[Listed, ...]] = (*COMMANDS.values(), *READING, *LEADING)

LETTERS: Final = {each.letter: each.name for each in _EVERY if each.letter and each.name}
"""The letters and digits that stand for a name."""

SIGNS: Final = phrase(
    "Any other text is kept as a note. A sign before it makes it something else: an exclamation "
    "mark a decision, a greater-than sign an action, a quotation mark a quote, a question mark a "
    "question, a number sign the parking lot, an equals sign a summary, a percent sign a private "
    "note. An i before a text that begins like a command keeps it as a note."
)


def few() -> Iterator[Phrase]:
    """Say what is typed most, a line each."""
    yield from map(line, MOST_USED)
    yield phrase("Any other text is kept as a note. “? more” lists the rest.")


def every() -> Iterator[Phrase]:
    """List all that can be typed, a line each, under headings."""
    yield SIGNS
    for section in SECTIONS:
        yield phrase("{heading}:", heading=phrase(section.heading))
        yield from (line(OWN.get(each.name, each)) for each in section.commands)
        yield from filter(None, [section.names and phrase(section.names)])
    yield phrase("{heading}:", heading=phrase("Reading"))
    yield from map(line, READING)
    yield phrase("{heading}:", heading=phrase("The rest"))
    known = set(COMMANDS)
    yield from (line(each) for each in LEADING if each.name not in known)


def line(of: Listed) -> Phrase:
    """Say how a command is typed and what it does."""
    if of.words:
        words = phrase(of.words)
        return phrase(
            "{name} {words}: {tells}", name=called(of), words=words, tells=phrase(of.tells)
        )
    return phrase("{name}: {tells}", name=called(of), tells=phrase(of.tells))
