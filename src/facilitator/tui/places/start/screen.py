"""Start is where the app begins: meetings to resume, agendas found, and a new one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType

from facilitator.core.base.cells import cut_left, fit
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.text import clean_line
from facilitator.files.agenda.starter import starter
from facilitator.files.atomic import write_atomically
from facilitator.files.errors import FileProblem
from facilitator.opening import InvalidAgenda, Opening, Request, of_agenda, of_record
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.dialogs.problems import Problems
from facilitator.tui.frame.ask_sheet import choose
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.places.start.found import FoundAgenda, Resumable, find_agendas, find_records
from facilitator.tui.places.start.keys import KEYS
from facilitator.tui.widgets.header import Header
from facilitator.tui.widgets.keys import KeyLine
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows


class Beginning(NamedTuple):
    """What can be begun with: the action that does it, the key for that, and its words."""

    action: str
    key: str
    words: Phrase


TOUR: Final = Beginning(
    "tour", "t", phrase("A tour of two minutes: rehearse, capture, get minutes")
)
NEW: Final = Beginning("new", "n", phrase("An agenda to begin with, to change in any editor"))

Item = Resumable | FoundAgenda | Beginning | Phrase
"""A row: a record, an agenda, something to begin with, or a heading."""

MOST_COPIES: Final = 2
"""How many copies beside records are named; `list` and `verify` name them all."""

SPEEDS: Final = (
    (1, phrase("as fast as a real clock")),
    (10, phrase("ten times as fast: a minute takes 6 seconds")),
    (60, phrase("sixty times as fast: a minute takes a second")),
)
"""How fast a rehearsal may go."""


class Start(SpokenScreen):
    """The first screen when no agenda was named."""

    CSS_PATH = "screen.tcss"
    LIST = Rows
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """List nothing until the screen is shown."""
        super().__init__()
        self._items: list[Item] = []

    def compose(self) -> ComposeResult:
        """Lay out the header, a line that says what to do, and the list."""
        header = Header(id="header")
        header.title = "facilitator"
        yield header
        yield Plain(id="welcome")
        yield Plain(id="notices")
        yield Rows(self._draw, choosable=self._choosable, id="found")
        yield Rows(self._draw_where, cursor=False, id="where")
        yield KeyLine()
        yield from self.too_small()

    def on_mount(self) -> None:
        """Look for what can be opened."""
        self.look()
        self.set_focus(self._found)
        self.call_after_refresh(self.host.saying.show)  # it adds a line, once there is a screen

    def on_screen_resume(self) -> None:
        """Look again after a rehearsal."""
        self.look()

    def look(self) -> None:
        """List the records and agendas there are now."""
        desk = self.host.launch.desk
        records: list[Resumable] = []
        try:
            records = find_records(desk.library)
        except FileProblem as problem:
            self.host.tell(problem.phrase, wrong=True)
        agendas = find_agendas(self.host.launch.agendas, desk.library.last_agenda)
        unfinished = [each for each in records if not each.finished]
        finished = [each for each in records if each.finished]
        newcomer = not records and not agendas
        begin: list[Item] = [phrase("Begin here") if newcomer else phrase("Begin"), TOUR, NEW]
        items: list[Item] = [*begin] if newcomer else []
        items += [phrase("Go on with"), *unfinished]
        if not unfinished:
            items.append(phrase("  no meeting is under way"))
        items += [phrase("Agendas"), *agendas]
        if not agendas:
            items.append(phrase("  no agenda here yet: n writes one to begin with"))
        if not newcomer:
            items += begin
        if finished:
            items += [phrase("Finished"), *finished]
        self._items = items
        self._welcome(newcomer=newcomer)
        self._notices(records)
        self._found.show(len(self._items))
        self._say_where()

    def _welcome(self, *, newcomer: bool) -> None:
        words = phrase("Enter goes on with a meeting or runs an agenda; r rehearses one.")
        if newcomer:
            words = phrase("New here? Enter begins a tour; it writes nothing outside its own data.")
        self.query_one("#welcome", Plain).show(self.host.language.say(words))

    def _notices(self, records: Iterable[Resumable]) -> None:
        """Say what is wrong with where the records are, and which copies lie beside them."""
        say, notice = self.host.language.say, self.host.launch.notice
        lines = [say(notice)] if notice else []
        lines += [
            say(
                "“{title}”: {problem}",
                title=each.record.title or each.record.id,
                problem=copy.found,
            )
            for each in records
            for copy in each.copies
            if copy.matters
        ][:MOST_COPIES]
        shown = self.query_one("#notices", Plain)
        shown.display = bool(lines)
        shown.show("\n".join(map(clean_line, lines)))

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
        if isinstance(item, Beginning):
            words = self.host.language.say(item.words)
            return [("  ", ""), (f"{item.key}  ", "accent"), (fit(words, max(0, width - 5)), "")]
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
        """Go on with the chosen record, run the chosen agenda, or begin."""
        match self._chosen():
            case Beginning("tour"):
                self.action_tour()
            case Beginning("new"):
                self.action_new()
            case _:
                self._open(Request())

    def action_rehearse(self) -> None:
        """Rehearse the chosen agenda at its planned time and a speed to choose."""
        chosen = self._chosen()
        if chosen == NEW and not self._write_new():
            return
        if chosen == TOUR:
            self.action_tour()
        elif isinstance(self._chosen(), FoundAgenda):
            self._ask_speed()
        else:
            self.host.tell(phrase("Choose an agenda to rehearse it; n writes one to begin with."))

    def _ask_speed(self) -> None:
        say = self.host.language.say
        answers = numbered([(say(words), str(speed)) for speed, words in SPEEDS])
        detail = say("The clock begins at the planned time. j changes its speed, or jumps ahead.")
        question = Question(say("How fast should the clock run?"), answers, detail, say("Cancel"))

        def chosen(speed: str) -> None:
            self._open(Request(rehearse=True, speed=int(speed)))

        choose(self, question, chosen)

    def action_tour(self) -> None:
        """Show a newcomer around in a practice meeting."""
        self.host.begin_tour()

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
        self._write_new()

    def _write_new(self) -> bool:
        launch = self.host.launch
        today = launch.desk.clock.now().astimezone().date()
        try:
            path = self._new_agenda(starter(self.host.language.code, today, launch.zone()))
        except FileProblem as problem:
            self.host.tell(problem.phrase, wrong=True)
            return False
        self.look()
        for row, item in enumerate(self._items):
            if isinstance(item, FoundAgenda) and item.path == path.resolve():
                self._found.cursor_row = row
        self.host.tell(phrase("Wrote {path}: edit it, then Enter runs it.", path=path))
        return True

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
        from facilitator.tui.dialogs.help import open_help

        open_help(self)

    def action_find_all(self) -> None:
        """Find words in all the records."""
        from facilitator.tui.dialogs.find import open_find

        open_find(self.app)

    def action_leave(self) -> None:
        """Leave the app."""
        self.host.leave()
