"""The host is what screens see of the app: the meeting, the language, and how to act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from textual.app import App
from textual.widget import Widget

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import Language, Phrase
from facilitator.core.notes.capture import Capture
from facilitator.core.record.events import Event, Source
from facilitator.core.record.move import Move, P
from facilitator.core.record.state import State
from facilitator.core.time.view import View
from facilitator.running.drafts import Line
from facilitator.running.launch import Launch
from facilitator.running.leading import Leading
from facilitator.running.prompts.prompt import Effect, Prompt

if TYPE_CHECKING:
    from facilitator.files.records.search import Hit
    from facilitator.meeting import Meeting
    from facilitator.opening import Opening, Request
    from facilitator.running.touring import Touring
    from facilitator.tui.frame.place import Place
    from facilitator.tui.keys import Key
    from facilitator.tui.widgets.say_line import Said


class HalfTyped(Protocol):
    """The half-typed lines as places see them."""

    def of(self, place: str) -> Mapping[Line, str]:
        """Give the half-typed lines of a place."""

    def typed(self, place: str, lines: Mapping[Line, str]) -> None:
        """Have the half-typed lines of a place on the disk before long."""


class Asked(Protocol):
    """The questions of a led meeting, as places see them."""

    def answer(self) -> None:
        """Open the first question that waits."""

    def ask(
        self,
        prompt: Prompt,
        first: Callable[[str | None], object] | None = None,
        *,
        unseen: float,
    ) -> None:
        """Show a prompt, and do what its answer means; `first` is called with the answer before."""

    def perform(self, effects: Iterable[Effect]) -> None:
        """Do one thing after the other, each worked out once those before it are done."""


class Says(Protocol):
    """What the say line shows, as screens see it."""

    @property
    def mark(self) -> str:
        """What stands in the header of a slow disk, and of trouble that was taken note of."""

    @property
    def corner(self) -> str:
        """How many questions wait, for where the line itself is taken."""

    @property
    def offers_time(self) -> bool:
        """Whether the line stands that says how the time is taken over."""

    def said(self, place: Place) -> Said:
        """Give all that the line of a place may show."""

    def while_typing(self) -> Said | None:
        """Give what must be seen over an open line."""

    def show(self) -> None:
        """Show it on the screen in front."""

    def clear(self) -> None:
        """Say no more what was done."""

    def take_note(self) -> bool:
        """Say in the header alone that nothing is saved; False if there is no such trouble."""


class HandsOut(Protocol):
    """What is handed to other programs, as screens ask for it."""

    def edit(self, path: Path) -> bool:
        """Let a file be edited while the app waits; say whether that was so."""

    def edit_settings(self) -> None:
        """Let the configuration file be edited, and say what is wrong with it then."""

    def edit_agenda(self) -> None:
        """Let the agenda file of the open meeting be edited, then show what is different."""

    def open_minutes(self) -> None:
        """Write the minutes and open them in the editor."""

    def copy_minutes(self) -> None:
        """Write the minutes and copy them."""

    def open_link(self, session: SessionId | None = None) -> None:
        """Open the link of the speaker of a session, by default that at hand."""

    def copy_link(self, session: SessionId | None = None) -> None:
        """Copy how the speakers of a session, by default that at hand, join."""


class Host(Protocol):
    """The app as its screens see it."""

    launch: Launch
    language: Language
    bell_on: bool
    touring: Touring | None
    came_from: str
    """The place that was in front before the one that is, to go back to."""

    @property
    def saying(self) -> Says:
        """What the say line shows."""

    @property
    def prompting(self) -> Asked:
        """The questions that wait."""

    @property
    def meeting(self) -> Meeting | None:
        """The open meeting."""

    @property
    def drafting(self) -> HalfTyped:
        """What is half-typed in every place."""

    @property
    def led(self) -> Leading:
        """The meeting as it is led; to be asked for only while one is open."""

    @property
    def trouble(self) -> Phrase | None:
        """What keeps the record from being read or written."""

    def act(self, move: Move[P], *args: P.args, **options: P.kwargs) -> Event | None:
        """Make a move; what refuses it or fails is told, and None comes back."""

    def act_with(
        self, move: Move[[]], joined: EventId | None = None, source: Source | None = None
    ) -> Event | None:
        """Make a move as `Meeting.do_with` does, as `act`."""

    def act_privately(self, move: Move[P], *args: P.args, **options: P.kwargs) -> Event | None:
        """Make a move on the private notes, as `act`."""

    def note(
        self, what: Capture, session: SessionId | None = None, *, group: str | None = None
    ) -> Event | None:
        """Keep a capture, beside the record if it is private, as `act`."""

    def seconds(self) -> float:
        """Give the seconds by which it is told whether a key was pressed in haste."""

    def use_keys(self, screen: str) -> None:
        """Let the user's keys mean what they do on a screen, by the name of its class."""

    def perform(self, *effects: Effect) -> None:
        """Do what a key or an answer means, asking what has to be asked."""

    def tell(self, sentence: Phrase | str, *, wrong: bool = False) -> None:
        """Say something for a moment."""

    @property
    def state(self) -> State:
        """What is true now, by itself: where the meeting stands takes a `view`."""

    def now(self) -> dt.datetime:
        """Give the instant by the meeting's clock."""

    def view(self) -> View:
        """Give what is true now and where the meeting stands, which is worked out anew each time.

        A screen asks for it once a renewal, never while it draws a row.
        """

    def today(self) -> dt.date:
        """Give the local date of the meeting."""

    def open(self, opening: Opening, request: Request) -> None:
        """Open a record, asking what has to be asked first."""

    def go_to_hit(self, hit: Hit) -> None:
        """Open the record in which something was found, if it is not open, and show it there."""

    @property
    def outside(self) -> HandsOut:
        """What is handed to other programs."""

    def write_minutes(self) -> bool:
        """Write the minutes and say where; True if they stood there already as they are."""

    def undo(self) -> None:
        """Undo the last step and say what it was."""

    def redo(self) -> None:
        """Redo what was undone last and say what it was."""

    def beat(self) -> View | None:
        """Take in what others wrote and what time has brought; give the view that was shown."""

    def begin_tour(self) -> None:
        """Rehearse the practice meeting, with a line that says what to try next."""

    def end_tour(self) -> None:
        """End the tour: when all of it was done, with the minutes that it made."""

    def key_names(self, of: Key) -> list[str]:
        """Name the keys that do something, at least one, the user's own if there are any."""

    def close_meeting(self) -> None:
        """Close the meeting, whatever is left of it."""

    def show_messages(self) -> None:
        """List what was said last, the latest first."""

    def show_tightness(self) -> None:
        """Show where the plan is too tight."""

    def speak(self, code: str) -> None:
        """Let all screens speak a language from now on."""

    def try_sounds(self) -> None:
        """Play all the sounds, one after the other."""

    def toggle_bell(self) -> None:
        """Turn the bell on or off."""

    def leave(self) -> None:
        """Leave the app, or the meeting for the Start screen."""


def host(widget: Widget | App[int]) -> Host:
    """Give the app behind a widget, as its host."""
    return cast("Host", widget.app if isinstance(widget, Widget) else widget)


Answer = Callable[[str | None], None]
"""What is called with the answer to a question, None when it was left unanswered."""
