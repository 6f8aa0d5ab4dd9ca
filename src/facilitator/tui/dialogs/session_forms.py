"""Forms of the programme: adding, changing and splitting a session, and where the agenda is."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final, get_args

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widgets import TextArea

from facilitator.core.base.cells import fit
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_, Language, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.base.times import no_clock, no_length, read_clock, read_length
from facilitator.core.record.agenda import Session, SessionKind
from facilitator.core.record.move import Move, bound
from facilitator.core.time import programme_moves
from facilitator.core.time.programme_moves import Wanted
from facilitator.files.paths import typed_path
from facilitator.running.commands import who
from facilitator.running.messages import SESSION_KINDS
from facilitator.running.prompts.consequences import consequence
from facilitator.tui.dialogs.form import Form
from facilitator.tui.widgets.field import Field, Picker
from facilitator.tui.widgets.plain import Plain

USUAL_MINUTES: Final = 15

LENGTHS: Final = N_("A length is 45, 1h30m or 1:30.")
CLOCKS: Final = N_("A clock time is 9, 9:05, 9.05 or 0905.")


class Wheel(Picker):
    """A picker of many values, of which it shows one at a time."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw the chosen value between arrows."""
        text = f"◂ {self._words[self.value]} ▸"
        return Strip([Segment(fit(text, self.content_size.width), self.rich_style)])


class SessionForm(Form):
    """A form with lengths and clock times to read."""

    def _minutes(self, field: str) -> int | None:
        """Read a length; None after telling what is wrong."""
        typed = clean_line(self.values[field])
        minutes = read_length(typed)
        if minutes is None:
            self.wrong(field, no_length(typed))
        return minutes


class AddForm(SessionForm):
    """A session to hold after another, or next."""

    def __init__(self, title: str, after: SessionId | None = None) -> None:
        """Add after the session with the id `after`, or as the next one."""
        super().__init__(title)
        self._after = after

    def fields(self) -> ComposeResult:
        """Lay out what a session needs."""
        say = self.host.language.say
        kinds: dict[str, str] = {kind: say(words) for kind, words in SESSION_KINDS.items()}
        yield from self.row(say("Title"), Field("", id="title"))
        yield from self.row(say("Minutes"), Field(str(USUAL_MINUTES), id="minutes"))
        yield from self.row(say("Kind"), Wheel(kinds, "discussion", id="kind"))
        yield Plain(say(LENGTHS), classes="hint")
        yield Plain(say("The arrow keys choose the kind. u takes it back."), classes="hint")

    def send(self) -> bool:
        """Add the session."""
        minutes = self._minutes("minutes")
        if minutes is None:
            return False
        values = self.values
        kind = next(kind for kind in get_args(SessionKind) if kind == values["kind"])
        event = self.host.act(
            programme_moves.add, values["title"], minutes, kind=kind, after=self._after
        )
        return event is not None


class ChangeForm(SessionForm):
    """All that is planned of a session that has not begun."""

    def __init__(self, title: str, session: Session) -> None:
        """Begin with how the session is planned now."""
        super().__init__(title)
        self._session = session

    def fields(self) -> ComposeResult:
        """Lay out how the session is planned."""
        say, of = self.host.language.say, self._session
        starts = {"fixed": say("fixed"), "not-before": say("no earlier")}
        cut = {"no": say("no"), "yes": say("yes")}
        start = of.start.strftime("%H:%M") if of.start else ""
        yield from self.row(say("Title"), Field(of.title, id="title"))
        yield from self.row(say("Minutes"), Field(str(of.duration), id="minutes"))
        yield from self.row(say("At the shortest"), Field(str(of.shortest), id="shortest"))
        yield from self.row(say("Starts at"), Field(start, id="start"))
        yield from self.row(say("That start is"), Picker(starts, of.starts, id="starts"))
        yield from self.row(say("Priority"), Field(str(of.priority), id="priority"))
        cuttable = "yes" if of.optional else "no"
        yield from self.row(say("May be cut"), Picker(cut, cuttable, id="cut"))
        yield Plain(f"{say(LENGTHS)} {say(CLOCKS)}", classes="hint")
        hint = say("Without a start it follows the session before it. Priority 1 is cut last.")
        yield Plain(hint, classes="hint")

    def send(self) -> bool:
        """Plan the session anew."""
        wanted = self._wanted()
        if wanted is None:
            return False
        if wanted == programme_moves.wanted(self._session):
            return True
        return self.host.act(programme_moves.change, self._session.id, wanted) is not None

    def _wanted(self) -> Wanted | None:
        values = self.values
        minutes, shortest = self._minutes("minutes"), self._minutes("shortest")
        if minutes is None or shortest is None:
            return None
        if not self._before_changed("shortest"):
            shortest = self._follow(minutes, shortest)
        typed = clean_line(values["start"])
        start = read_clock(typed)
        if typed and start is None:
            self.wrong("start", no_clock(typed))
            return None
        priority = clean_line(values["priority"])
        number = who.number(priority) or 0
        return Wanted(
            values["title"],
            minutes,
            shortest,
            start,
            "fixed" if values["starts"] == "fixed" else "not-before",
            min(number, programme_moves.LAST_PRIORITY + 1),
            values["cut"] == "yes",
        )

    def _before_changed(self, field: str) -> bool:
        return self.values[field] != self._before[field]

    def _follow(self, minutes: int, shortest: int) -> int:
        """Let the shortest length, left as it was, go along with the length."""
        of = self._session
        return minutes if of.shortest == of.duration else min(shortest, minutes)


class SplitForm(SessionForm):
    """How much of a session is held later, and what it is called then."""

    def __init__(
        self, title: str, session: Session, most: int, where: tuple[int, SessionId | None]
    ) -> None:
        """Hold at `most` so many minutes on a day (counted from 1) after a session."""
        super().__init__(title)
        self._session = session
        self._most = most
        self._where = where

    def fields(self) -> ComposeResult:
        """Lay out the minutes and the title."""
        say = self.host.language.say
        rest = say("{title}, the rest", title=self._session.title)
        half = str(max(1, self._most // 2))
        yield from self.row(say("Minutes"), Field(half, id="minutes"))
        yield from self.row(say("Called"), Field(rest, id="title"))
        hint = say("From 1 to {n} minutes can be held later.", n=self._most)
        yield Plain(f"{hint} {say(LENGTHS)}", classes="hint")
        yield Plain(id="price")

    @on(TextArea.Changed)
    def show_price(self) -> None:
        """Say what times it would lead to, on each day that it changes."""
        minutes = read_length(clean_line(self.values["minutes"]))
        view, language = self.host.view(), self.host.language
        slot = view.state.slot(self._session.id)
        told: list[str] = []
        if minutes is not None and slot is not None:
            days = sorted({slot.day, self._where[0] - 1})
            found = [consequence(view, self._split(minutes), language, day) for day in days]
            told = [language.say("Then {times}.", times=each) for each in found if each]
        self.query_one("#price", Plain).show("\n".join(told))

    def _split(self, minutes: int) -> Move[[]]:
        day, after = self._where
        title = self.values["title"]
        return bound(
            programme_moves.split, self._session.id, minutes, title=title, day=day, after=after
        )

    def send(self) -> bool:
        """Split the session."""
        minutes = self._minutes("minutes")
        return minutes is not None and self.host.act(self._split(minutes)) is not None


class PathForm(Form):
    """Where the agenda file is; `path` is a file that is there, once one was named."""

    def __init__(self, folder: Path, language: Language) -> None:
        """Ask for a file, whose path counts from `folder`."""
        super().__init__(language.say("Where is the agenda file?"))
        self._folder = folder
        self.path: Path | None = None

    def fields(self) -> ComposeResult:
        """Lay out the line and where a path begins."""
        say = self.host.language.say
        yield from self.row(say("File"), Field("", id="path"))
        folder = clean_line(str(self._folder))
        yield Plain(say("A name in {folder}, or a whole path.", folder=folder), classes="hint")

    def keys(self) -> str:
        """Say what the keys do here."""
        return self.host.language.say("⏎ reads it · Esc leaves")

    def send(self) -> bool:
        """Take the path, if a file is there."""
        typed = self.values["path"].strip()
        with suppress(OSError, ValueError):  # no file has such a name
            path = self._folder / typed_path(typed)
            if path.is_file():
                self.path = path
                return True
        self.host.tell(phrase("There is no file {path}.", path=clean_line(typed)))
        return False
