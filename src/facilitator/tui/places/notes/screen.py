"""Notes lists everything captured, to be read, mended and sorted."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar, Final, Literal, get_args

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType

from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import N_, phrase
from facilitator.core.base.text import clean
from facilitator.core.notes import actions, capture
from facilitator.core.notes import moves as note_moves
from facilitator.core.record.events import Event
from facilitator.core.record.notes import NO_NOTES, CaptureKind, Note
from facilitator.core.record.notes import Notes as Captures
from facilitator.core.record.state import State
from facilitator.core.time.view import View
from facilitator.running.messages import CAPTURE_KINDS
from facilitator.tui.dialogs.choice import Choice, Option
from facilitator.tui.frame.lined import LinedPlace
from facilitator.tui.host import Answer
from facilitator.tui.places.notes.keys import KEYS
from facilitator.tui.rows import captures
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

KIND_KEYS: dict[CaptureKind, str] = {
    "note": "n",
    "decision": "!",
    "action": ">",
    "quote": '"',
    "question": "?",
    "parking": "#",
    "summary": "=",
}
"""The keys that name a kind: its sign in the capture line, n for a note."""

Filter = CaptureKind | Literal["private"]
"""What the list is narrowed to; private notes are listed only by themselves."""

Item = Note | str
"""A row: a capture, or the title of the session that those below it belong to."""


EDIT: Final = "edit"
ALL_KINDS: Final = N_("all kinds")


class Notes(LinedPlace):
    """The place of captures (2)."""

    CSS_PATH = "screen.tcss"
    LIST = Rows
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Show all captures of all sessions."""
        super().__init__()
        self._kind: Filter | None = None
        self._session: str | None = None
        self._items: list[Item] = []
        self._listed: State | None = None
        self._listed_private: Captures = NO_NOTES

    def body(self) -> ComposeResult:
        """Lay out what is shown, the captures, and the capture line."""
        yield Plain(id="filter", classes="about")
        yield Rows(self._draw, choosable=self._choosable, id="notes")

    def show(self, view: View) -> None:
        """List the captures that the filter lets through, under their sessions."""
        private = self._private_notes()
        if view.state is self._listed and private is self._listed_private:
            return  # the time alone changes nothing here
        self._listed, self._listed_private = view.state, private
        shown = [note for note in self._notes(view.state).values() if self._passes(note)]
        chosen = self._note()
        self._items = self._under_sessions(shown, view.state)
        rows = self.query_one("#notes", Rows)
        rows.hint = self._why_empty(view.state)
        rows.show(len(self._items))
        for row, item in enumerate(self._items):
            if chosen is not None and isinstance(item, Note) and item.id == chosen.id:
                rows.cursor_row = row
        self.query_one("#filter", Plain).show(self._filter_line(len(shown), view))

    def arrive(self) -> None:
        """Begin with the newest capture, which is what there may be something to mend about."""
        listed = list(self._notes(self._listed).values()) if self._listed else []
        shown = [note for note in reversed(listed) if self._passes(note)]
        if shown and not self.typing:
            newest = max(shown, key=lambda note: note.at)
            self.query_one("#notes", Rows).begin_at(self._items.index(newest))

    def _why_empty(self, state: State) -> str:
        if state.notes or self._kind is not None:
            return self.host.language.say("Nothing matches the filter: f and o change it.")
        return self.host.language.say("Nothing captured yet: press i and type what is said.")

    def _list_anew(self) -> None:
        self._listed = None
        self.update()

    def _private_notes(self) -> Captures:
        return self.host.meeting.private.notes if self.host.meeting else NO_NOTES

    def _notes(self, state: State) -> Captures:
        """Give what is listed, before it is narrowed."""
        return self._private_notes() if self._kind == "private" else state.notes

    def _is_private(self, note: str) -> bool:
        return note in self._private_notes()

    def _under_sessions(self, notes: list[Note], state: State) -> list[Item]:
        order = {slot.session.id: place for place, slot in enumerate(state.slots)}
        notes.sort(key=lambda note: (order.get(note.session or "", -1), note.at))
        listed: list[Item] = []
        for place, those in groupby(notes, key=lambda note: order.get(note.session or "", -1)):
            outside = self.host.language.say("Outside the programme")
            listed.append(state.slots[place].session.title if place >= 0 else outside)
            listed.extend(those)
        return listed

    def _filter_line(self, count: int, view: View) -> str:
        language = self.host.language
        if self._kind == "private":
            kind = language.say("Private note")
        else:
            kind = language.say(CAPTURE_KINDS[self._kind] if self._kind else ALL_KINDS)
        session = view.state.session(self._session)
        where = session.title if session else language.say("all sessions")
        return language.count(
            "{n} capture: {kind}, {where}", "{n} captures: {kind}, {where}", count,
            kind=kind, where=where,
        )  # fmt: skip

    def _passes(self, note: Note) -> bool:
        return self._kind in (None, note.kind, "private") and self._session in (None, note.session)

    def _choosable(self, row: int) -> bool:
        return isinstance(self._items[row], Note)

    def _note(self) -> Note | None:
        """Give the chosen capture."""
        row = self.query_one("#notes", Rows).cursor_row
        chosen = self._items[row] if 0 <= row < len(self._items) else None
        return chosen if isinstance(chosen, Note) else None

    def _draw(self, row: int, width: int) -> list[Piece]:
        item = self._items[row]
        if isinstance(item, str) or self._listed is None:
            return [(fit(one_line(str(item)), width), "heading")]
        done = self._done(item)
        private = self._is_private(item.id)
        return captures.draw(
            item, self._listed.zone, width, self.host.language, done=done, private=private
        )

    def _done(self, note: Note) -> bool:
        """Say whether a note is an action shown as done."""
        tick = self._listed.actions.get(note.id) if self._listed else None
        return note.kind == "action" and tick is not None and tick.done

    # Keys

    def action_edit(self) -> None:
        """Put the chosen capture into the line, to be changed and kept again."""
        if note := self._note():
            what = captures.capture_of(note, private=self._is_private(note.id))
            self.open_line(EDIT, capture.compose(what), about=note.id)

    def question(self) -> str:
        """Say what the line is open for."""
        return self.host.language.say("Editing the note: Enter saves, Esc leaves it for later.")

    def answered(self, text: str) -> None:
        """Keep the edited capture in its old place; an emptied line leaves it as it was."""
        if not clean(text).strip() or self._change(self.about, self.read_line(text)):
            self.close_line()

    def _change(self, note: str, what: capture.Capture) -> Event | None:
        """Change a capture; a private one that is private no more moves into the record."""
        private = self._private_notes().get(note)
        if private is None:
            return self.host.act(note_moves.change_note, note, what)
        if what.private:
            kept = replace(what, private=False)
            return self.host.act_privately(note_moves.change_note, note, kept)
        shared = self.host.note(what, private.session)
        return shared and self.host.act_privately(note_moves.remove_note, note)

    def action_remove(self) -> None:
        """Take the chosen capture out of the minutes."""
        if note := self._note():
            private = self._is_private(note.id)
            act = self.host.act_privately if private else self.host.act
            act(note_moves.remove_note, note.id)

    def action_tick(self) -> None:
        """Say that the chosen action is done, or open again."""
        if note := self._note():
            if note.kind == "action":
                self.host.act(actions.tick, note.id, done=not self._done(note))
            else:
                self.host.tell(phrase("Only an action can be done: k makes this one."))

    def action_reclassify(self) -> None:
        """Ask for another kind for the chosen capture."""
        note = self._note()
        if note is None:
            return

        def change(kind: str | None) -> None:
            if kind is not None:
                self._change(note.id, capture.Capture(_kind(kind), note.text, note.who, note.due))

        say = self.host.language.say
        private = say("This note is private. As what should everybody see it?")
        words = private if self._is_private(note.id) else say("What is this?")
        self._ask_kind(words, [], change)

    def action_filter_kind(self) -> None:
        """Ask for the kind to show."""

        def choose(kind: str | None) -> None:
            if kind is not None:
                self._kind = "private" if kind == "private" else _kind(kind) if kind else None
                self._list_anew()

        say = self.host.language.say
        every = Option("a", say(ALL_KINDS), "")
        private = Option(capture.PRIVATE, say("Private note"), "private")
        self._ask_kind(say("Which kind should be shown?"), [every, private], choose)

    def action_filter_session(self) -> None:
        """Ask for the session to show."""
        from facilitator.tui.dialogs.go_to import GoTo

        def choose(session: str | None) -> None:
            if session is not None:
                self._session = session or None
                self._list_anew()

        language = self.host.language
        every = language.say("all sessions")
        self.app.push_screen(GoTo(self.host.view(), language, every=every), choose)

    def _ask_kind(self, question: str, first: list[Option], answer: Answer) -> None:
        say = self.host.language.say
        options = [
            *first,
            *(Option(KIND_KEYS[kind], say(words), kind) for kind, words in CAPTURE_KINDS.items()),
        ]
        self.app.push_screen(Choice(question, options, escape=say("Cancel")), answer)


def _kind(value: str) -> CaptureKind:
    return next(kind for kind in get_args(CaptureKind) if kind == value)
