"""Start is where the app begins: meetings to resume, agendas found, and a new one."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.core.language import N_, Phrase, phrase
from facilitator.core.text import clean_line
from facilitator.files.atomic import write_atomically
from facilitator.files.errors import FileProblem
from facilitator.files.starter import starter
from facilitator.opening import InvalidAgenda, Opening, Request, of_agenda, of_record
from facilitator.tui.cells import cut_left, fit
from facilitator.tui.finding import FoundAgenda, Resumable, find_agendas, find_records
from facilitator.tui.screens.problems import Problems
from facilitator.tui.screens.spoken import SpokenScreen
from facilitator.tui.widgets.header import Header
from facilitator.tui.widgets.keys import KeyLine
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

Item = Resumable | FoundAgenda | Phrase
"""A row: a record, an agenda, or a heading."""


class Start(SpokenScreen):
    """The first screen when no agenda was named."""

    CSS_PATH = "start.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Open"), id="start.open", priority=True),
        Binding("r,R", "rehearse", N_("Rehearse"), id="start.rehearse"),
        Binding("n,N", "new", N_("New agenda"), id="start.new"),
        Binding("question_mark", "help", N_("Help"), id="app.help", key_display="?"),
        Binding("f1", "help", N_("Help"), id="app.help"),
        Binding("q,Q", "leave", N_("Leave"), id="app.leave"),
    ]

    def __init__(self) -> None:
        """List nothing until the screen is shown."""
        super().__init__()
        self._items: list[Item] = []

    def compose(self) -> ComposeResult:
        """Lay out the header, a line that says what to do, and the list."""
        say = self.host.language.say
        header = Header(id="header")
        header.title = "facilitator"
        yield header
        yield Plain(
            say("Enter goes on with a meeting or runs an agenda; r rehearses one."), id="welcome"
        )
        yield Rows(self._draw, choosable=self._choosable, id="found")
        yield Rows(self._draw_where, cursor=False, id="where")
        yield KeyLine()
        yield from self.too_small()

    def on_mount(self) -> None:
        """Look for what can be opened."""
        self.look()
        self.set_focus(self._found)

    def look(self) -> None:
        """List the records and agendas there are now."""
        desk = self.host.launch.desk
        records = find_records(desk.library)
        agendas = find_agendas(self.host.launch.agendas, desk.library.last_agenda)
        unfinished = [each for each in records if not each.finished]
        finished = [each for each in records if each.finished]
        items: list[Item] = [phrase("Go on with"), *unfinished]
        if not unfinished:
            items.append(phrase("  no meeting is under way"))
        items += [phrase("Agendas"), *agendas]
        if not agendas:
            items.append(phrase("  no agenda here yet: n writes one to begin with"))
        if finished:
            items += [phrase("Finished"), *finished]
        self._items = items
        self._found.show(len(self._items))
        self._say_where()

    @property
    def _found(self) -> Rows:
        return self.query_one("#found", Rows)

    def _choosable(self, row: int) -> bool:
        return not isinstance(self._items[row], Phrase)

    def _chosen(self) -> Item | None:
        row = self._found.cursor_row
        return self._items[row] if 0 <= row < len(self._items) else None

    def _draw(self, row: int, width: int) -> list[Piece]:
        item = self._items[row]
        if isinstance(item, Phrase):
            text = self.host.language.say(item)
            return [(fit(text, width), "dim" if text.startswith(" ") else "heading")]
        title, note, look = self._words(item)
        room = max(0, width - len(note) - 3)
        return [("  ", ""), (fit(clean_line(title), room), ""), (f" {note}", look)]

    def _words(self, item: Resumable | FoundAgenda) -> tuple[str, str, str]:
        language = self.host.language
        if isinstance(item, FoundAgenda):
            if item.problems:
                count_ = language.count("{n} problem", "{n} problems", item.problems)
                return item.title, count_, "danger"
            return item.title, item.date.isoformat() if item.date else "", "dim"
        record = item.record
        if record.broken is not None:
            return record.id, language.say("cannot be read"), "danger"
        date = record.date.isoformat() if record.date else ""
        if record.rehearsal:
            return record.title, f"{language.say('rehearsal')} {date}", "accent"
        return record.title, date, "dim"

    def _say_where(self) -> None:
        self.query_one("#where", Rows).show(1)

    def _draw_where(self, _: int, width: int) -> list[Piece]:
        item = self._chosen()
        if isinstance(item, FoundAgenda):
            where = str(item.path)
        elif isinstance(item, Resumable):
            where = str(item.record.path.parent)
        else:
            where = ""
        return [(cut_left(clean_line(where), width), "dim")]

    def on_rows_moved(self) -> None:
        """Say where the chosen file is."""
        self._say_where()

    # Keys

    def action_open(self) -> None:
        """Go on with the chosen record, or run the chosen agenda."""
        self._open(Request())

    def action_rehearse(self) -> None:
        """Rehearse the chosen agenda at its planned time."""
        if isinstance(self._chosen(), FoundAgenda):
            self._open(Request(rehearse=True))
        else:
            self.host.tell(phrase("Choose an agenda to rehearse it."))

    def _open(self, request: Request) -> None:
        try:
            opening = self._prepare(request)
        except FileProblem as problem:
            self.host.tell(problem.phrase, wrong=True)
        except InvalidAgenda as invalid:
            self.app.push_screen(Problems(invalid))
        else:
            if opening is not None:
                self.host.open(opening, request)

    def _prepare(self, request: Request) -> Opening | None:
        item, desk = self._chosen(), self.host.launch.desk
        if isinstance(item, FoundAgenda):
            return of_agenda(desk, item.path, request)
        if isinstance(item, Resumable):
            return of_record(desk, item.record.path)
        return None

    def action_new(self) -> None:
        """Write a starter agenda and put the cursor on it."""
        launch = self.host.launch
        today = launch.desk.clock.now().astimezone().date()
        try:
            path = self._new_agenda(starter(self.host.language.code, today))
        except FileProblem as problem:
            self.host.tell(problem.phrase, wrong=True)
            return
        self.look()
        for row, item in enumerate(self._items):
            if isinstance(item, FoundAgenda) and item.path == path.resolve():
                self._found.cursor_row = row
        self.host.tell(phrase("Wrote {path}: edit it, then Enter runs it.", path=path))

    def _new_agenda(self, text: str) -> Path:
        folder = self.host.launch.agendas
        for n in count(1):
            path = folder / ("agenda.toml" if n == 1 else f"agenda-{n}.toml")
            if not path.exists():
                write_atomically(path, text)
                return path
        raise AssertionError

    def action_help(self) -> None:
        """Show what each key does here."""
        from facilitator.tui.screens.help import Help

        self.app.push_screen(Help(self))

    def action_leave(self) -> None:
        """Leave the app."""
        self.host.leave()
