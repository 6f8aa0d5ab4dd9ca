"""The list of commands: what each is called and does, for the help and for who types a letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from facilitator.core.base.language import N_
from facilitator.running.acts import ACTS


class Command(NamedTuple):
    """A command by its letter, which is the key of the app's screens, by its name, or by both.

    `tells` says what it does, `more` what may come after it.
    """

    letter: str
    name: str
    tells: str
    more: str = ""

    @property
    def called(self) -> str:
        """What it is listed as."""
        return ", ".join(filter(None, (self.letter, self.name)))


COMMANDS: Final = (
    Command("n", "next", ACTS["session.next"]),
    Command("", "start", N_("Starts the next session, or lets it go on after a pause.")),
    Command("p", "toggle", ACTS["session.toggle"]),
    Command("", "pause", N_("Pauses the session.")),
    Command("e", "end", ACTS["session.end"]),
    Command("b", "back", ACTS["session.back"]),
    Command("", "+ 5, - 5", N_("Gives the session minutes, or takes them.")),
    Command("s", "skip", ACTS["session.skip"], N_("With a session named after it, that one.")),
    Command(
        "g",
        "go",
        ACTS["session.go-to"],
        N_("By itself it lists them; with a name it goes there."),
    ),
    Command(
        "r",
        "",
        ACTS["session.rebalance"],
        N_("It says what would be done; r again, or r!, does it."),
    ),
    Command(
        "",
        "r b, r p, r o, r g",
        N_("The same with breaks, all, what is optional, or only the gaps."),
    ),
    Command("a", "add", ACTS["session.add"], N_("Minutes and a title come after it.")),
    Command("l", "lost", ACTS["speaker.lost"], N_("With a session named after it, that is held.")),
    Command("", "works", N_("Says that the line to the remote speaker works.")),
    Command("", "tight", N_("Lists where the plan is too tight.")),
    Command("t", "", ACTS["turn.next"]),
    Command("u", "undo", ACTS["meeting.undo"]),
    Command("y", "redo", ACTS["meeting.redo"]),
    Command("", "reload", ACTS["programme.reload"]),
    Command("m", "message", ACTS["stage.message"]),
    Command("v", "page", ACTS["stage.page"]),
    Command(
        "c",
        "countdown",
        ACTS["countdown.open"],
        N_("Minutes or a clock time come after it, or stop."),
    ),
    Command("2", "notes", N_("Lists what was captured, session by session.")),
    Command("3", "groups", N_("Lists who is in which group.")),
    Command("4", "homework", N_("Lists who has handed in what.")),
    Command("", "scan", N_("Lists what was found in the regions.")),
    Command("5", "words", N_("Lists which concepts are used by whom.")),
    Command("6", "people", N_("Lists who takes part and who is here.")),
    Command("7", "series", N_("Lists the open actions and the coming meetings.")),
    Command("", "rules", N_("Lists the ground rules.")),
    Command(
        "",
        "rule",
        ACTS["rule.agree"],
        N_("Its text comes after it."),
    ),
    Command("", "drop-rule", ACTS["rule.drop"], N_("Its number comes after it.")),
    Command("", "attendance", N_("Marks everyone who was there the day before as present.")),
    Command(
        "",
        "phones",
        N_("Lists what phones may answer."),
        N_("After it: start, network, a number, now and a number, room, aside, or stop."),
    ),
    Command("o", "review", N_("Lists the times, planned and actual.")),
    Command("j", "", ACTS["rehearsal.jump"]),
    Command("f", "", ACTS["rehearsal.speed"]),
    Command("x", "export", ACTS["meeting.export"]),
    Command("", "close", ACTS["meeting.close"]),
    Command("q", "quit", ACTS["app.leave"]),
    Command(
        "",
        'i, !, >, ", ?, #, =, %',
        N_(
            "Before a text: keeps a note, decision, action, quote, question, idea, summary or "
            "private note."
        ),
    ),
)
"""What can be typed, in the order in which it is listed."""

LETTERS: Final[Mapping[str, str]] = {
    each.letter: each.name for each in COMMANDS if each.letter and each.name
}
"""The letters that stand for a name."""
