"""Find searches all the records as you type; Enter shows a hit in full."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.worker import Worker, WorkerState, get_current_worker

from facilitator.core.base.cells import cells, cut, fit, one_line
from facilitator.core.base.language import N_, Language, clock_time
from facilitator.core.telling.search import KINDS, Query, query, snippet
from facilitator.files.records.library import Library
from facilitator.files.records.search import Hit, Searcher
from facilitator.tui.dialogs.keys import ERASE, closing
from facilitator.tui.dialogs.modal import BOX
from facilitator.tui.dialogs.sheet import Sheet
from facilitator.tui.dialogs.typed import CARET, TypedList
from facilitator.tui.host import host
from facilitator.tui.keys import key
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

PAUSE: Final = 0.15
"""How many seconds nothing is typed before the search begins."""

MOST: Final = 100
"""How many hits are listed."""

_AROUND: Final = 120


class Find(TypedList[Hit | None]):
    """A line to type in, and what is found in all the records; the answer is what is gone to."""

    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("find.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        closing("escape"),
        ERASE,
        key(
            "ctrl+u,delete",
            "empty",
            N_("Erase all"),
            tells=N_("Erases all that was typed."),
            show=False,
        ),
    ]

    def __init__(self, library: Library, language: Language, typed: str = "") -> None:
        """Search in the records of `library`, at first for what was typed already."""
        super().__init__()
        self._begin = typed
        self._searcher = Searcher(library)
        self._language = language
        self._kinds = 1 + max(cells(language.say(kind)) for kind in KINDS.values())
        self._asked = Query()
        self._hits: Sequence[Hit] = ()
        self._shown: list[Hit | str] = []
        self._searching = False
        self._waiting: Timer | None = None
        self._worker: Worker[None] | None = None
        self._trouble = ""

    def compose(self) -> ComposeResult:
        """Lay out what was typed, the hits, and how many they are."""
        with Vertical(id="find", classes="box") as box:
            box.border_title = Content(self._language.say("Find in all the records"))
            yield Plain(id="typed")
            yield Rows(self._draw, choosable=lambda row: isinstance(self._shown[row], Hit))

    def on_mount(self) -> None:
        """Say what can be found, or find what was typed already."""
        if self._begin:
            self.take(self._begin)
        else:
            self._show()

    # Typing

    def action_empty(self) -> None:
        """Take back everything."""
        self.take("")

    def take(self, typed: str) -> None:
        """Begin to search for what is typed as soon as no more is."""
        self.typed = typed
        self._searching, self._trouble = bool(typed.strip()), ""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(PAUSE, self.search)
        self._show()

    # Searching

    def search(self) -> None:
        """Look for what is typed, beside everything else that goes on."""
        asked = query(self.typed)
        self._worker = self.run_worker(
            lambda: self._search(asked), thread=True, exclusive=True, exit_on_error=False
        )

    def _search(self, asked: Query) -> None:
        worker = get_current_worker()
        hits = list(islice(self._searcher.hits(asked, stop=lambda: worker.is_cancelled), MOST))
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take, asked, hits)

    @on(Worker.StateChanged)
    def _ended(self, event: Worker.StateChanged) -> None:
        """Say that a search broke off of what nobody foresaw; the meeting goes on."""
        if event.state is WorkerState.ERROR and event.worker is self._worker:
            kind = type(event.worker.error).__name__
            self._hits, self._searching = (), False
            self._trouble = self._language.say("Something unexpected happened ({kind}).", kind=kind)
            self._show()

    def _take(self, asked: Query, hits: Sequence[Hit]) -> None:
        """Take what was found, unless something else was typed meanwhile."""
        if not self.is_attached or asked != query(self.typed):
            return
        self._asked, self._hits, self._searching = asked, hits, False
        self._show()
        rows = self.query_one(Rows)
        if (first := min(1, rows.count - 1)) != rows.cursor_row:
            rows.cursor_row = first

    # What is shown

    def _show(self) -> None:
        self._shown = []
        for _, hits in groupby(self._hits, key=lambda hit: hit.path):
            same = list(hits)
            self._shown += [self._heading(same[0]), *same]
        say = self._language.say
        rows = self.query_one(Rows)
        rows.hint = self._why_empty()
        rows.show(len(self._shown))
        hint = say("Type words; all of them must be there.")
        self.show_typed(self.typed + CARET if self.typed else hint)
        self.query_one("#find").border_subtitle = Content(self._count_line())

    def _why_empty(self) -> str:
        """Say what is looked for, or that there is nothing of the kind."""
        say = self._language.say
        if not self.typed.strip():
            return say("Notes, answers, homework, groups, sessions, people")
        if self._searching or self._trouble:
            return self._trouble
        return say("No record holds all of these words.")

    def _count_line(self) -> str:
        language = self._language
        keys = language.say("⏎ opens it · Esc closes")
        closes = language.say("Esc closes")
        if self._searching:
            return language.say("Searching…")
        if self._trouble or not self.typed.strip():
            return closes
        if len(self._hits) >= MOST:
            found = language.say("The first {n} places, newest first.", n=MOST)
        else:
            found = language.count("{n} place found.", "{n} places found.", len(self._hits))
        return f"{found} {keys if self._hits else closes}"

    def _heading(self, hit: Hit) -> str:
        title = self._title(hit)
        return f"{hit.date.isoformat()}  {one_line(title)}"

    def _title(self, hit: Hit) -> str:
        if hit.rehearsal:
            return self._language.say("{title} (rehearsal)", title=hit.title)
        return hit.title

    def _draw(self, row: int, width: int) -> list[Piece]:
        hit = self._shown[row]
        if isinstance(hit, str):
            return [(fit(hit, width), "heading")]
        entry = hit.entry
        kind = fit(self._language.say(KINDS[entry.kind]), self._kinds)
        room = max(0, width - self._kinds - 2)
        text = snippet(entry.text, self._asked.words, min(_AROUND, max(1, room)))
        who = "" if entry.kind == "person" else entry.who
        whole = entry.kind == "session" and not text.startswith("…")
        about = " · ".join(filter(None, (who, "" if whole else entry.session)))
        beside = max(room // 3, room - cells(text) - 2)
        about = "  " + cut(one_line(about), beside) if about else ""
        left = max(0, room - len(about))
        return [("  " + kind, "dim"), (cut(text, left), ""), (about, "dim")]

    @on(Rows.Chosen)
    def choose(self, event: Rows.Chosen) -> None:
        """Open the record of a hit; beside an open meeting show all of it."""
        hit = self._shown[event.row]
        if not isinstance(hit, Hit):
            return
        meeting = host(self).meeting
        if meeting is None or meeting.journal.path == hit.path:
            self.dismiss(hit)
        else:
            self.app.push_screen(Sheet(self._heading(hit), self._whole(hit)))

    def _whole(self, hit: Hit) -> list[tuple[str, str]]:
        entry, say = hit.entry, self._language.say
        about = [say(KINDS[entry.kind]), one_line(entry.session), one_line(entry.who)]
        if entry.at is not None:
            local = entry.at.astimezone(hit.zone)
            about.append(f"{local.date().isoformat()} {clock_time(entry.at, hit.zone)}")
        return [
            (" · ".join(filter(None, about)), "dim"),
            ("", ""),
            (entry.text, ""),
            ("", ""),
            (say("In the record {record}", record=hit.record), "dim"),
        ]

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def open_find(app: App[int], typed: str = "") -> None:
    """Open it over the place in front, with what was typed already."""
    there = host(app)

    def chosen(hit: Hit | None) -> None:
        if hit is not None:
            there.go_to_hit(hit)

    app.push_screen(Find(there.launch.desk.library, there.language, typed), chosen)
