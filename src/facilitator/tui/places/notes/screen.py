"""Notes lists everything captured, to be read, mended and sorted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final, Literal

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from facilitator.core.base import signs
from facilitator.core.base.cells import fit
from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.base.language import by_key
from facilitator.core.base.text import clean, clean_line
from facilitator.core.notes import actions, capture
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.pictures import remove_picture
from facilitator.core.record.events import Event
from facilitator.core.record.notes import NO_NOTES, CaptureKind, Note
from facilitator.core.record.notes import Notes as Captures
from facilitator.core.record.pictures import Picture
from facilitator.core.record.state import State
from facilitator.core.time.view import View
from facilitator.running.prompts.question import Question
from facilitator.tui.frame.capturing import CAPTURE
from facilitator.tui.frame.lined import FIND
from facilitator.tui.frame.marking import MarkingPlace
from facilitator.tui.places.notes import acting, beside, pictures
from facilitator.tui.places.notes.heading import Heading
from facilitator.tui.places.notes.keys import KEYS
from facilitator.tui.places.notes.listing import Item, listed
from facilitator.tui.rows import captures
from facilitator.tui.widgets.labelled_panel import LabelledPanel
from facilitator.tui.widgets.panel import Panel
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows
from facilitator.tui.widgets.say_line import Hint

Filter = CaptureKind | Literal["private"]
"""What the list is narrowed to; private notes are listed only by themselves."""


EDIT: Final = "edit"


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
        yield Plain(id="nothing")

    def show(self, view: View) -> None:
        """List the captures that the filter lets through, under their sessions."""
        private = self._private_notes()
        if view.state is self._listed and private is self._listed_private:
            return  # the time alone changes nothing here
        self._listed, self._listed_private = view.state, private
        if self.purpose == EDIT:
            self.ask()  # another laptop may have changed what is being edited
        shown = [note for note in self._notes(view.state).values() if self._passes(note)]
        chosen = self._chosen()
        beside_them = filter(self._shows, view.state.pictures.values())
        self._items = listed(shown, beside_them, view.state, self.host.language)
        self.keep_marks(self.row_ids())
        rows = self.query_one("#notes", Rows)
        say = self.host.language.say
        anything = view.state.notes or view.state.pictures
        narrowed = bool(anything or self._kind or self._query)
        rows.hint = beside.none_found(self.host.language)
        self._say_why_empty(narrowed=narrowed)
        rows.frame(
            say("Notes"),
            *self._filter_words(len(shown), view.state),
            keys=(say("{o} show", o=by_key("note.filter", "o")),),
        )
        rows.show(len(self._items), self._row_of(chosen.id) if chosen is not None else None)
        self._show_beside()

    def _say_why_empty(self, *, narrowed: bool) -> None:
        """Say what the place is for while there is nothing to list, whatever is looked for."""
        empty, nothing = not (self._items or narrowed), self.query_one("#nothing", Plain)
        nothing.display = empty
        nothing.show(beside.why_empty(self.host.language))
        self.query_one("#main").display = not empty
        if not empty and self.focused is None and self.app.screen is self:
            self.focus_list()

    def reveal(self, id_: str) -> None:
        """Choose a capture among all of them."""
        self._filter(acting.ALL)
        if (row := self._row_of(id_)) is not None:
            self.query_one("#notes", Rows).cursor_row = row

    def _row_of(self, id_: str) -> int | None:
        return next((row for row, item in enumerate(self._items) if item.id == id_), None)

    def on_rows_moved(self) -> None:
        """Show the chosen capture in full."""
        self._show_beside()

    def _show_beside(self) -> None:
        if self._listed is None:
            return
        state, language, item = self._listed, self.host.language, self._chosen()
        say, chosen = language.say, self.query_one("#chosen", LabelledPanel)
        chosen.display = bool(self._items)  # no panel stands empty
        self.query_one("#beside").display = bool(self._items or state.notes)
        match item:
            case None:
                chosen.show(Panel(say("Note")), lambda _: ())
            case Picture():
                frame = pictures.frame(item, state, language)
                chosen.show(frame, lambda room: pictures.chosen(item, state, language, room))
            case Note():
                frame = beside.frame(item, state, language)
                chosen.show(frame, lambda room: beside.chosen(item, state, language, room))
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

    def _filter_words(self, count: int, state: State) -> Iterator[str]:
        session = state.session(self._session)
        title = session.title if session else ""
        return beside.shown(count, self._kind, title, self._query, self.host.language)

    def _passes(self, note: Note) -> bool:
        words = self._query.casefold()
        return (
            self._kind in (None, note.kind, "private")
            and self._session in (None, note.session)
            and (words in note.text.casefold() or words in note.who.casefold())
        )

    def _shows(self, picture: Picture) -> bool:
        """Say whether a picture is listed: among all kinds of captures it is."""
        return (
            self._kind is None
            and self._session in (None, picture.session)
            and self._query.casefold() in picture.text.casefold()
        )

    def _choosable(self, row: int) -> bool:
        return not isinstance(self._items[row], Heading)

    def _chosen(self) -> Note | Picture | None:
        """Give the chosen capture or picture."""
        row = self.query_one("#notes", Rows).cursor_row
        chosen = self._items[row] if 0 <= row < len(self._items) else None
        return None if isinstance(chosen, Heading) else chosen

    def _note(self) -> Note | None:
        """Give the chosen capture."""
        chosen = self._chosen()
        return chosen if isinstance(chosen, Note) else None

    def _draw(self, row: int, width: int) -> list[Piece]:
        item = self._items[row]
        if isinstance(item, Heading):
            return [(fit(item.words, width), item.look)]
        if self._listed is None:
            return []
        if self.is_marked(item.id):
            width -= 2
        drawn = self._drawn(item, self._listed, width)
        return [(f"{signs.MARKED} ", "accent"), *drawn] if self.is_marked(item.id) else drawn

    def _drawn(self, item: Note | Picture, state: State, width: int) -> list[Piece]:
        if isinstance(item, Picture):
            return pictures.draw(item, state, width, self.host.language)
        private = self._is_private(item.id)
        return captures.draw(
            item,
            self.host.now(),
            state.zone,
            width,
            self.host.language,
            done=self._done(item),
            private=private,
        )

    def _done(self, note: Note) -> bool:
        """Say whether a note is an action shown as done."""
        tick = self._listed.actions.get(note.id) if self._listed else None
        return note.kind == "action" and tick is not None and tick.done

    # Keys

    def action_edit(self) -> None:
        """Put the chosen capture into the line, to be changed; ask what a picture tells."""
        if isinstance(picture := self._chosen(), Picture):
            from facilitator.tui.dialogs.picture_form import DescribeForm

            title = self.host.language.say("What does the picture tell?")
            self.app.push_screen(DescribeForm(title, picture))
        elif note := self._note():
            typed = captures.as_typed(note, private=self._is_private(note.id))
            self.open_line(EDIT, typed, about=note.id)
        else:
            self.nothing_chosen()

    def question(self) -> str:
        """Say what the line is open for."""
        if self.purpose == FIND:
            return self.host.language.say("Find: ⏎ keeps to what is found, Tab looks everywhere.")
        return acting.editing(self.host, EventId(self.about), self.offered)

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
        """Give the ids of the captures and pictures shown."""
        return [item.id for item in self._items if item.id]

    def chosen_ids(self) -> Sequence[str]:
        """Give the id of the chosen capture or picture."""
        chosen = self._chosen()
        return [chosen.id] if chosen else []

    def draw_marks(self) -> None:
        """Draw the list anew."""
        self.query_one("#notes", Rows).refresh()

    def go_on(self) -> None:
        """Choose the next capture."""
        self.query_one("#notes", Rows).action_step(0, 1)

    def mark_hints(self) -> Sequence[Hint]:
        """Say what keys do with the marked captures."""
        return acting.on_marked(self.host.language)

    def _meant(self) -> list[Note]:
        """Give the captures that a key is for: all that are marked, or the chosen one."""
        meant = set(self.meant())
        return [item for item in self._items if isinstance(item, Note) and item.id in meant]

    # Acts

    def action_remove(self) -> None:
        """Take the captures and pictures meant out of the minutes."""
        meant = [*map(EventId, self.meant_or_told())]
        for id_ in meant:  # what is removed first changes what is chosen
            if self._remove(id_) is None:
                return
        self.unmark()

    def _remove(self, id_: EventId) -> Event | None:
        if self._listed is not None and id_ in self._listed.pictures:
            return self.host.act(remove_picture, id_)
        act = self.host.act_privately if self._is_private(id_) else self.host.act
        return act(note_moves.remove_note, id_)

    def action_tick(self) -> None:
        """Say that the actions meant are done, or open again if all of them are.

        Of anything else it is asked what is to be done with it.
        """
        meant = [note for note in self._meant() if note.kind == "action"]
        if not meant:
            self.action_acts()
            return
        done = not all(self._done(note) for note in meant)
        for note in meant:
            if self._done(note) != done:
                self.host.act(actions.tick, note.id, done=done)
        self.unmark()

    def acts(self) -> Question | None:
        """Say what can be done with the chosen note or picture."""
        chosen = self._chosen()
        if chosen is None or self.marked:
            return None
        return acting.acts(chosen, self.host.language, private=self._is_private(chosen.id))

    def action_attach_picture(self) -> None:
        """Ask for a picture of the chosen note, or else of the session at hand."""
        note = self._note()
        self.attach_picture(note.id if note and not self._is_private(note.id) else None)

    def action_reclassify(self) -> None:
        """Ask for another kind for the captures meant."""
        meant = self._meant()
        if not meant:
            self.nothing_chosen()
            return

        def change(kind: str) -> None:
            for note in meant:
                what = capture.Capture(capture.KINDS[kind], note.text, note.who, note.due)
                if note.kind != kind or self._is_private(note.id):
                    self._change(note.id, what)
            self.unmark()

        private = any(self._is_private(note.id) for note in meant)
        self.choose(acting.kinds(self.host.language, private=private), change)

    def action_filter(self) -> None:
        """Ask what to show: a kind, private notes, the notes of one session, or all."""
        self.choose(acting.filters(self.host.language), self._filter)

    def _filter(self, chosen: str) -> None:
        if chosen == acting.SESSION:
            self._choose_session()
            return
        if chosen == acting.ALL:
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
            self._filter(acting.ALL)
        else:
            self.action_place("run")
