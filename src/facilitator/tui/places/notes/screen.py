"""Notes lists everything captured, to be read, mended and sorted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar, Final, Literal

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import by_key, clock_time, phrase, quoted
from facilitator.core.base.text import capital, clean, clean_line
from facilitator.core.notes import actions, capture
from facilitator.core.notes import moves as note_moves
from facilitator.core.record.events import Event
from facilitator.core.record.notes import NO_NOTES, CaptureKind, Note
from facilitator.core.record.notes import Notes as Captures
from facilitator.core.record.plan import Slot
from facilitator.core.record.state import State
from facilitator.core.time.view import View
from facilitator.running.messages import CAPTURE_KINDS
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.frame.capturing import CAPTURE
from facilitator.tui.frame.lined import FIND
from facilitator.tui.frame.marking import MarkingPlace
from facilitator.tui.places.notes import beside
from facilitator.tui.places.notes.heading import Heading
from facilitator.tui.places.notes.keys import KEYS
from facilitator.tui.rows import captures
from facilitator.tui.widgets.labelled_panel import LabelledPanel
from facilitator.tui.widgets.panel import Panel
from facilitator.tui.widgets.rows import Piece, Rows
from facilitator.tui.widgets.say_line import Hint

Filter = CaptureKind | Literal["private"]
"""What the list is narrowed to; private notes are listed only by themselves."""


Item = Note | Heading
"""A row: a capture, or a heading."""


EDIT: Final = "edit"
ALL: Final = "all"
SESSION: Final = "session"


class Notes(MarkingPlace):
    """The place of captures (2)."""

    CSS_PATH = "screen.tcss"
    LIST = Rows
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]
    TEXTS = (CAPTURE, EDIT)

    def __init__(self) -> None:
        """Show all captures of all sessions."""
        super().__init__()
        self._kind: Filter | None = None
        self._session: SessionId | None = None
        self._query = ""
        self._items: list[Item] = []
        self._listed: State | None = None
        self._listed_private: Captures = NO_NOTES

    def body(self) -> ComposeResult:
        """Lay out the captures beside the chosen one in full, and what is open."""
        with Horizontal(id="main"):
            yield Rows(self._draw, choosable=self._choosable, id="notes")
            with Vertical(id="beside"):
                yield LabelledPanel(id="chosen")
                yield LabelledPanel(id="open")

    def show(self, view: View) -> None:
        """List the captures that the filter lets through, under their sessions."""
        private = self._private_notes()
        if view.state is self._listed and private is self._listed_private:
            return  # the time alone changes nothing here
        self._listed, self._listed_private = view.state, private
        shown = [note for note in self._notes(view.state).values() if self._passes(note)]
        chosen = self._note()
        self._items = self._under_sessions(shown, view.state)
        self.keep_marks(note.id for note in shown)
        rows = self.query_one("#notes", Rows)
        say = self.host.language.say
        narrowed = bool(view.state.notes or self._kind or self._query)
        rows.hint = beside.why_empty(self.host.language, narrowed=narrowed)
        rows.frame(
            say("Notes"),
            *self._filter_words(len(shown), view.state),
            keys=(say("{o} show", o=by_key("note.filter", "o")),),
        )
        rows.show(len(self._items))
        for row, item in enumerate(self._items):
            if chosen is not None and isinstance(item, Note) and item.id == chosen.id:
                rows.cursor_row = row
        self._show_beside()

    def reveal(self, id_: str) -> None:
        """Choose a capture among all of them."""
        self._filter(ALL)
        for row, item in enumerate(self._items):
            if isinstance(item, Note) and item.id == id_:
                self.query_one("#notes", Rows).cursor_row = row

    def on_rows_moved(self) -> None:
        """Show the chosen capture in full."""
        self._show_beside()

    def _show_beside(self) -> None:
        if self._listed is None:
            return
        state, language, note = self._listed, self.host.language, self._note()
        say, chosen = language.say, self.query_one("#chosen", LabelledPanel)
        if note is None:
            chosen.show(Panel(say("Note")), lambda _: ())
        else:
            frame = beside.frame(note, state, language)
            chosen.show(frame, lambda room: beside.chosen(note, state, language, room))
        opened = self.query_one("#open", LabelledPanel)
        opened.show(Panel(say("Open")), lambda room: beside.still_open(state, language, room))

    def arrive(self) -> None:
        """Begin with the newest capture, which is what there may be something to mend about."""
        listed = list(self._notes(self._listed).values()) if self._listed else []
        shown = [note for note in reversed(listed) if self._passes(note)]
        if shown and not self.typing:
            newest = max(shown, key=lambda note: note.at)
            self.query_one("#notes", Rows).begin_at(self._items.index(newest))

    def _list_anew(self) -> None:
        self._listed = None
        self.update()

    def _private_notes(self) -> Captures:
        return self.host.meeting.private.notes if self.host.meeting else NO_NOTES

    def _notes(self, state: State) -> Captures:
        """Give what is listed, before it is narrowed."""
        return self._private_notes() if self._kind == "private" else state.notes

    def _is_private(self, note: EventId) -> bool:
        return note in self._private_notes()

    def _under_sessions(self, notes: list[Note], state: State) -> list[Item]:
        """List captures below their sessions, and these below their days if there are several."""
        order: dict[SessionId | None, int] = {
            slot.session.id: place for place, slot in enumerate(state.slots)
        }

        def place_of(note: Note) -> int:
            return order.get(note.session, -1)

        notes.sort(key=lambda note: (place_of(note), note.at))
        days = {state.slots[place_of(note)].day for note in notes if place_of(note) >= 0}
        listed: list[Item] = []
        day = -1
        for place, those in groupby(notes, key=place_of):
            slot = state.slots[place] if place >= 0 else None
            if slot is not None and len(days) > 1 and slot.day != day:
                day = slot.day
                date = self.host.language.weekday_and_day(state.dates[day])
                listed.append(Heading(capital(date)))
            listed += [self._heading(slot, state), *those]
        return listed

    def _heading(self, slot: Slot | None, state: State) -> Heading:
        """Write when a session began, or is to begin, and what it is called."""
        if slot is None:
            return Heading(self.host.language.say("Outside the programme"))
        spans = state.of(slot.session.id).spans
        start = clock_time(spans[0].start if spans else slot.start, state.zone)
        return Heading(f"{start}  {one_line(slot.session.title)}", "strong")

    def _filter_words(self, count: int, state: State) -> Iterator[str]:
        """Say what is shown: how many notes, of which kind, of which session, found by what."""
        language = self.host.language
        yield language.count("{n} capture", "{n} captures", count)
        if self._kind == "private":
            yield language.say("Private note")
        elif self._kind:
            yield language.say(CAPTURE_KINDS[self._kind])
        if session := state.session(self._session):
            yield session.title
        if self._query:
            yield language.say(quoted(self._query))

    def _passes(self, note: Note) -> bool:
        words = self._query.casefold()
        return (
            self._kind in (None, note.kind, "private")
            and self._session in (None, note.session)
            and (words in note.text.casefold() or words in note.who.casefold())
        )

    def _choosable(self, row: int) -> bool:
        return isinstance(self._items[row], Note)

    def _note(self) -> Note | None:
        """Give the chosen capture."""
        row = self.query_one("#notes", Rows).cursor_row
        chosen = self._items[row] if 0 <= row < len(self._items) else None
        return chosen if isinstance(chosen, Note) else None

    def _draw(self, row: int, width: int) -> list[Piece]:
        item = self._items[row]
        if isinstance(item, Heading):
            return [(fit(item.words, width), item.look)]
        if self._listed is None:
            return []
        done = self._done(item)
        if self.is_marked(item.id):
            width -= 2
        private = self._is_private(item.id)
        pieces = captures.draw(
            item,
            self.host.now(),
            self._listed.zone,
            width,
            self.host.language,
            done=done,
            private=private,
        )
        return [(f"{signs.MARKED} ", "accent"), *pieces] if self.is_marked(item.id) else pieces

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
        if self.purpose == FIND:
            return self.host.language.say(
                "Find: Enter keeps to what is found, Tab looks everywhere."
            )
        return self.host.language.say("Editing the note: Enter saves, Esc leaves it for later.")

    def answered(self, text: str) -> None:
        """Keep the edited capture in its old place; an emptied line leaves it as it was."""
        if not clean(text).strip() or self._change(EventId(self.about), self.read_line(text)):
            self.close_line()

    def _change(self, note: EventId, what: capture.Capture) -> Event | None:
        """Change a capture; a private one that is private no more moves into the record."""
        private = self._private_notes().get(note)
        if private is None:
            return self.host.act(note_moves.change_note, note, what)
        if what.private:
            kept = replace(what, private=False)
            return self.host.act_privately(note_moves.change_note, note, kept)
        shared = self.host.note(what, private.session)
        return shared and self.host.act_privately(note_moves.remove_note, note)

    # Marks

    def row_ids(self) -> Sequence[str]:
        """Give the ids of the captures shown."""
        return [item.id for item in self._items if isinstance(item, Note)]

    def chosen_ids(self) -> Sequence[str]:
        """Give the id of the chosen capture."""
        note = self._note()
        return [note.id] if note else []

    def draw_marks(self) -> None:
        """Draw the list anew."""
        self.query_one("#notes", Rows).refresh()

    def go_on(self) -> None:
        """Choose the next capture."""
        self.query_one("#notes", Rows).action_step(0, 1)

    def mark_hints(self) -> Sequence[Hint]:
        """Say what keys do with the marked captures."""
        say, key = self.host.language.say, self.host.language.key
        return (
            Hint(key("note.kind", "k"), say("kind")),
            Hint(key("note.done", "⏎"), say("done")),
            Hint(key("note.remove", "d"), say("remove")),
        )

    def _meant(self) -> list[Note]:
        """Give the captures that a key is for: all that are marked, or the chosen one."""
        meant = set(self.meant())
        return [item for item in self._items if isinstance(item, Note) and item.id in meant]

    # Acts

    def action_remove(self) -> None:
        """Take the captures meant out of the minutes."""
        for note in self._meant():
            act = self.host.act_privately if self._is_private(note.id) else self.host.act
            if act(note_moves.remove_note, note.id) is None:
                return
        self.unmark()

    def action_tick(self) -> None:
        """Say that the actions meant are done, or open again if all of them are."""
        meant = [note for note in self._meant() if note.kind == "action"]
        if not meant:
            if self._note():
                kind = by_key("note.kind", "k")
                self.host.tell(phrase("Only an action can be done: {k} makes this one.", k=kind))
            return
        done = not all(self._done(note) for note in meant)
        for note in meant:
            if self._done(note) != done:
                self.host.act(actions.tick, note.id, done=done)
        self.unmark()

    def action_reclassify(self) -> None:
        """Ask for another kind for the captures meant."""
        meant = self._meant()
        if not meant:
            return
        say = self.host.language.say

        def change(kind: str) -> None:
            for note in meant:
                what = capture.Capture(capture.KINDS[kind], note.text, note.who, note.due)
                if note.kind != kind or self._is_private(note.id):
                    self._change(note.id, what)
            self.unmark()

        private = any(self._is_private(note.id) for note in meant)
        words = say("This note is private. As what should everybody see it?")
        kinds = numbered([(say(words), kind) for kind, words in CAPTURE_KINDS.items()])
        question = Question(words if private else say("What is this?"), kinds, escape=say("Cancel"))
        self.choose(question, change)

    def action_filter(self) -> None:
        """Ask what to show: a kind, private notes, the notes of one session, or all."""
        say = self.host.language.say
        listed = [(say(words), kind) for kind, words in CAPTURE_KINDS.items() if kind != "note"]
        answers = numbered(
            [
                (say("all"), ALL),
                *listed,
                (say("Private note"), "private"),
                (say("of one session …"), SESSION),
            ]
        )
        question = Question(say("Which notes should be shown?"), answers, escape=say("Cancel"))
        self.choose(question, self._filter)

    def _filter(self, chosen: str) -> None:
        if chosen == SESSION:
            self._choose_session()
            return
        if chosen == ALL:
            self._kind, self._session, self._query = None, None, ""
        else:
            self._kind = "private" if chosen == "private" else capture.KINDS[chosen]
        self._list_anew()

    def _choose_session(self) -> None:
        from facilitator.tui.dialogs.go_to import GoTo

        def choose(session: str | None) -> None:
            if session is not None:
                self._session = SessionId(session) if session else None
                self._list_anew()

        language = self.host.language
        every = language.say("all sessions")
        self.app.push_screen(GoTo(self.host.view(), language, every=every), choose)

    def action_find(self) -> None:
        """Open the line for a text to look for."""
        self.open_line(FIND, self._query)

    def search(self, query: str) -> None:
        """List what holds a text."""
        self._query = clean_line(query).strip()
        self._list_anew()

    def action_go_back(self) -> None:
        """Take one step back: marks, then what the list is narrowed to, then to Run."""
        if self.unmark():
            return
        if self._query or self._kind or self._session:
            self._filter(ALL)
        else:
            self.action_place("run")
