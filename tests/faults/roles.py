"""What people type who keep a meeting together, each at a screen of their own."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Event, Thread
from typing import Final

from faults.tmux import Screen

BETWEEN_KEYS: Final = 0.3
"""Seconds between two keys: what comes faster is taken for a text that is typed."""

PAUSES: Final = (1.5, 6.0)
"""Seconds between two things that somebody does."""

WORDS: Final = (
    *("agreed", "board", "choose", "decide", "draft", "families", "kiosk", "leaflet", "map"),
    *("museum", "paper", "pool", "queue", "school", "sketch", "ticket", "tomorrow", "winter"),
)

AFTERWARDS: Final = "afterwards"
"""The word in the middle of which the program is killed."""

Act = Callable[["Person"], None]


class Person(Thread):
    """Somebody who does this and that until the meeting is over, at a program that is killed.

    `said` are the beginnings of what was typed as notes, each unlike any other, `private` those
    that are nobody else's to see. Whoever `crashes` has the program killed at the next note.
    """

    def __init__(
        self,
        name: str,
        screen: Screen,
        acts: Mapping[Act, int],
        dice: random.Random,
    ) -> None:
        super().__init__(name=name, daemon=True)
        self.screen = screen
        self.dice = dice
        self.said: list[str] = []
        self.private: list[str] = []
        self.half_typed: list[str] = []
        self.crashes = Event()
        self.kills = 0
        self.failed: BaseException | None = None
        self._acts = acts
        self._over = Event()

    def begin(self, over: Event) -> None:
        """Begin, and go on until it is over."""
        self._over = over
        self.start()

    def done(self) -> None:
        """Wait until all is typed; raises what went wrong."""
        self.join()
        if self.failed is not None:
            raise self.failed

    def run(self) -> None:
        """Do one thing after the other."""
        acts, weights = zip(*self._acts.items(), strict=True)
        try:
            while not self._over.wait(self.dice.uniform(*PAUSES)):
                if self.crashes.is_set():
                    self.crashes.clear()
                    self.crash()
                else:
                    (act,) = self.dice.choices(acts, weights)
                    act(self)
        except BaseException as cause:  # noqa: BLE001 - it is raised where the trial waits
            self.failed = cause

    def press(self, *keys: str) -> None:
        """Press keys as fast as people do."""
        for key in keys:
            self.screen.press(key)
            time.sleep(BETWEEN_KEYS)

    def type(self, text: str) -> None:
        """Type a text, word by word."""
        for word in text.split(" "):
            self.screen.write(f"{word} ")
            time.sleep(self.dice.uniform(0.05, 0.3))

    def text(self) -> str:
        """Make up a note that begins unlike any other."""
        words = " ".join(self.dice.choices(WORDS, k=self.dice.randint(2, 7)))
        return f"{self.name}{len(self.said) + len(self.private):04} {words}"

    def say(self, sign: str = "", *, private: bool = False) -> None:
        """Keep a note."""
        text = self.text()
        self.open("i", *LINE)
        (self.private if private else self.said).append(text.split()[0])
        self.type(f"{sign}{text}")
        self.press("Enter", "Escape")

    def open(self, key: str, *shown: str) -> None:
        """Press a key until the screen shows what it opens, as people do who look at it."""
        for _ in range(TRIES):
            self.press(key)
            with suppress(AssertionError):
                self.screen.wait_for(*shown, seconds=6)
                return
            self.press("Escape")
        self.screen.wait_for(*shown, seconds=0)

    def crash(self) -> None:
        """Have the program killed in the middle of a word, start it again, and finish the note."""
        start = self.text()
        self.half_typed.append(start.split()[0])
        self.said.append(start.split()[0])
        self.press("Escape", "1")
        self.open("i", *LINE)
        self.type(start)
        self.screen.write(AFTERWARDS[:5])
        time.sleep(self.dice.uniform(0.6, 1.5))  # what is older than a second is on the disk
        self.screen.kill()
        time.sleep(self.dice.uniform(0.5, 8))
        self.screen.start()
        self.screen.wait_for(*SHOWN)
        self.open("i", *LINE)
        self.screen.wait_for(start.split()[0])
        self.screen.write(AFTERWARDS[5:])
        self.press("Enter", "Escape")
        self.kills += 1


TRIES: Final = 5
LINE: Final = ("Leave the line", "Lämna raden")
"""What stands on the screen while a line is open to type in."""

SHOWN: Final = ("1 Run", "1 Kör")
"""What stands on the screen once the meeting is open."""


def note(who: Person) -> None:
    """Write a note."""
    who.say()


def decision(who: Person) -> None:
    """Write down what was decided."""
    who.say("!")


def action(who: Person) -> None:
    """Write down who does what."""
    who.say(">")


def quote(who: Person) -> None:
    """Write down what somebody said."""
    who.say('"')


def private(who: Person) -> None:
    """Write a note for oneself."""
    who.say("%", private=True)


def undo(who: Person) -> None:
    """Take back the last step."""
    who.press("u")


def redo(who: Person) -> None:
    """Take back a step, and do it again."""
    who.press("u", "y")


def edit(who: Person) -> None:
    """Add a word to one of the notes."""
    if not who.said:
        return
    who.press("2", "End", *["Up"] * who.dice.randint(0, 3))
    who.open("e", *LINE)
    who.type(who.dice.choice(WORDS))
    who.press("Enter", "Escape", "1")


def toggle(who: Person) -> None:
    """Start or pause a session, and take the time over where somebody else keeps it."""
    who.press("Escape", "1", "Space")
    if any(words in who.screen.look() for words in ("Tab takes", "Tab tar över")):
        who.press("Tab", "Space")


def go_on(who: Person) -> None:
    """Go on to the next session."""
    who.press("n")


def next_turn(who: Person) -> None:
    """Go on to the next turn."""
    who.press("t")


def longer(who: Person) -> None:
    """Give the session five minutes more."""
    who.press("+")


def shorter(who: Person) -> None:
    """Give it a minute less."""
    who.press("1", ",")


def answer(who: Person) -> None:
    """Answer what waits to be asked by what is proposed first."""
    if any(words in who.screen.look() for words in ("Tab answer", "question", "Tab svara", "fråg")):
        who.press("Tab")
        time.sleep(1)
        who.press("1")
        time.sleep(1)
    who.press("Escape")


def here(who: Person) -> None:
    """Mark somebody as here."""
    who.press("6", *["Down"] * who.dice.randint(0, 4), "Enter", "1")


def groups(who: Person) -> None:
    """Move somebody to another group."""
    who.press("3", *["Down"] * who.dice.randint(0, 3), "Space", who.dice.choice("12"), "Escape")
    who.press("1")


def homework(who: Person) -> None:
    """Write what an organisation hands in."""
    who.press("4", *["Down"] * who.dice.randint(0, 2))
    who.open("Enter", "F2")
    who.press("C-End")
    who.type(who.dice.choice(WORDS))
    who.press("F2", "Escape", "1")


FACILITATOR: Final[Mapping[Act, int]] = {
    note: 16,
    decision: 8,
    longer: 3,
    shorter: 3,
    toggle: 6,
    go_on: 1,
    next_turn: 6,
    answer: 6,
    undo: 3,
    here: 2,
}
SECRETARY: Final[Mapping[Act, int]] = {
    note: 12,
    decision: 3,
    action: 4,
    quote: 3,
    private: 3,
    edit: 4,
    undo: 2,
    redo: 1,
}
HOST: Final[Mapping[Act, int]] = {
    note: 6,
    here: 5,
    groups: 5,
    homework: 4,
    private: 2,
    toggle: 1,
    undo: 2,
    redo: 1,
}
