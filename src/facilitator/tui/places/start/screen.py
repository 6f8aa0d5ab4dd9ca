"""Start is where the app begins: meetings to resume, agendas found, and a new one."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from facilitator.core.base.cells import wrapped
from facilitator.core.base.language import by_key, phrase
from facilitator.core.base.span import whole
from facilitator.core.base.text import clean_line
from facilitator.core.time.view import view
from facilitator.files.agenda.starter import starter, write_new
from facilitator.files.errors import FileProblem
from facilitator.files.records.library import Record
from facilitator.files.records.sharing.shared_meeting import SharedMeeting
from facilitator.opening import InvalidAgenda, Opening, Request, of_agenda, of_record, of_shared
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.dialogs.problems import Problems
from facilitator.tui.frame.ask_sheet import choose
from facilitator.tui.frame.keys import FIND
from facilitator.tui.frame.spoken import SpokenScreen
from facilitator.tui.keys import Key
from facilitator.tui.places.start import keys, preview, rows
from facilitator.tui.places.start.entries import Entries
from facilitator.tui.places.start.found import FoundAgenda, Records, find_agendas, under_way_first
from facilitator.tui.places.start.preview import Preview
from facilitator.tui.places.start.rows import NEW, TOUR, Beginning, Item
from facilitator.tui.places.start.shared import Shared
from facilitator.tui.widgets.header import Header
from facilitator.tui.widgets.keys import KeyLine
from facilitator.tui.widgets.plain import Plain

MOST_COPIES: Final = 2
"""How many copies beside records are named; `list` and `verify` name them all."""

EDGES: Final = 2
MOST_LINES: Final = 3
"""How many lines an empty list has at most for what is said in it."""

SPEEDS: Final = (
    (1, phrase("as fast as a real clock")),
    (10, phrase("ten times as fast: a minute takes 6 seconds")),
    (60, phrase("sixty times as fast: a minute takes a second")),
)
"""How fast a rehearsal may go."""


class Start(SpokenScreen):
    """The first screen when no agenda was named."""

    CSS_PATH = "screen.tcss"
    LIST = Entries
    BINDINGS: ClassVar[list[BindingType]] = [*keys.KEYS]

    def __init__(self) -> None:
        """List nothing until the screen is shown."""
        super().__init__()
        self._looked: Records | None = None
        self._previewed: object = None
        self._shared = Shared(self.host.launch.desk)

    def compose(self) -> ComposeResult:
        """Lay out the meetings and the agendas beside what is known of the chosen one."""
        header = Header(id="header")
        header.title = "facilitator"
        yield header
        yield Plain(id="notices")
        with Horizontal(id="main"):
            with Vertical(id="lists"):
                yield Entries(self.looks, id="meetings")
                yield Entries(self.looks, id="agendas")
            yield Preview(self.host.language, id="preview")
        yield Plain(id="hint")
        yield KeyLine()
        yield from self.too_small()

    def on_mount(self) -> None:
        """Look for what can be opened, and begin with what is most likely to be."""
        self.look()
        under_way = any(
            isinstance(first, Record) and not self._records.finished(first)
            for first in self._meetings.items[:1]
        )
        self._enter(self._meetings if under_way else self._agendas)
        self.renew()
        self.call_after_refresh(self.host.saying.show)  # it adds a line, once there is a screen

    def on_screen_resume(self) -> None:
        """Look again after a meeting."""
        self._shared.anew()
        self.look()

    def on_resize(self) -> None:
        """Share the room between the two lists, and lay out the preview anew."""
        self.call_after_refresh(self._share_room)  # an empty list is as high as its width makes it
        self.call_after_refresh(self._preview)

    def renew(self) -> None:
        """Show the date and the time it is."""
        language, now = self.host.language, self.host.now().astimezone()
        header = self.query_one(Header)
        header.detail = language.say("run a workshop from one keyboard")
        header.clock = f"{language.weekday_and_day(now.date())}  {now:%H:%M}"
        if self._shared.beat():
            self.look()

    # What there is

    @property
    def _records(self) -> Records:
        if self._looked is None:
            self._looked = Records(self.host.launch.desk.library)
        return self._looked

    def look(self) -> None:
        """List the records and agendas there are now."""
        desk, say = self.host.launch.desk, self.host.language.say
        records: list[Record] = []
        try:
            records = self._records.found()
        except FileProblem as problem:
            self.host.tell(problem.phrase, wrong=True)
        agendas = find_agendas(self.host.launch.agendas, desk.library.last_agenda)
        newcomer = not records and not agendas and not self._shared.meetings
        shown = under_way_first(records, self._shared.meetings, self._records.finished)
        self._meetings.list(shown)
        self._agendas.list([TOUR, NEW] if newcomer else [*agendas, TOUR, NEW])
        opens, finds = self._key_of(keys.OPEN), self._key_of(FIND)
        self._meetings.frame(
            say("Meetings"),
            str(len(shown)) if shown else "",
            keys=(f"{opens} {say('go on')}", f"{finds} {say('find in all')}"),
        )
        self._meetings.hint = say("No meeting yet: run an agenda, or take the tour.")
        self._agendas.frame(
            say("Agendas"),
            keys=(
                f"{opens} {say('run')}",
                f"{self._key_of(keys.REHEARSE)} {say('rehearse')}",
                f"{self._key_of(keys.EDIT)} {say('edit')}",
            ),
        )
        self._share_room()
        self._hint(newcomer=newcomer)
        self._notices(records)
        if self._chosen() is None:
            self._enter(self._agendas)
        self._preview()

    def _share_room(self) -> None:
        """Give each list what it needs, and half of the room at least if it needs that much."""
        height = self.query_one("#lists").size.height
        meetings, agendas = map(_wanted, self._lists)
        if height:
            half = height // 2
            self._meetings.styles.height = max(3, min(meetings, max(half, height - agendas)))

    def _key_of(self, key: Key) -> str:
        return self.host.key_names(key)[0]

    def _hint(self, *, newcomer: bool) -> None:
        words = phrase(
            "{enter} opens a meeting where it stopped. Nothing starts by itself.",
            enter=by_key("start.open", "Enter"),
        )
        if newcomer:
            words = phrase(
                "New here? {enter} begins a tour; it writes nothing outside its own data.",
                enter=by_key("start.open", "Enter"),
            )
        self.query_one("#hint", Plain).show(self.host.language.say(words))

    def _notices(self, records: list[Record]) -> None:
        """Say what is wrong with where the records are, and which copies lie beside them."""
        say, notice = self.host.language.say, self.host.launch.notice
        lines = [say(notice)] if notice else []
        found = list(self._records.copies(records))
        lines += [
            say("“{title}”: {problem}", title=record.title or record.id, problem=copy.found)
            for record, copy in found[:MOST_COPIES]
        ]
        shown = self.query_one("#notices", Plain)
        shown.display = bool(lines)
        shown.show("\n".join(map(clean_line, lines)))

    @property
    def _meetings(self) -> Entries:
        return self.query_one("#meetings", Entries)

    @property
    def _agendas(self) -> Entries:
        return self.query_one("#agendas", Entries)

    @property
    def _lists(self) -> tuple[Entries, Entries]:
        return self._meetings, self._agendas

    # What is chosen

    def _chosen(self) -> Item | None:
        return next((each.chosen for each in self._lists if each.chosen is not None), None)

    def _enter(self, entries: Entries, place: int = 0) -> None:
        """Put the cursor into one of the lists."""
        if not entries.items:
            entries = next(each for each in self._lists if each is not entries)
        for each in self._lists:
            each.choose(place if each is entries else -1)
        self.set_focus(entries)

    def action_step(self, by: int) -> None:
        """Move the cursor, from one list into the other at their ends."""
        here = next((each for each in self._lists if each.chosen is not None), self._agendas)
        place = here.cursor_row // rows.LINES + by
        if 0 <= place < len(here.items):
            here.choose(place)
        elif by < 0 and here is self._agendas and self._meetings.items:
            self._enter(self._meetings, len(self._meetings.items) - 1)
        elif by > 0 and here is self._meetings:
            self._enter(self._agendas)

    def action_other(self) -> None:
        """Go to the other list."""
        self._enter(self._agendas if self._meetings.chosen is not None else self._meetings)

    def on_rows_moved(self) -> None:
        """Show what is known of the chosen one."""
        self._preview()

    def looks(self, item: Item) -> rows.Looks:
        """Say how an item is listed."""
        state = self._records.state(item) if isinstance(item, Record) else None
        return rows.of(item, state, self.host.now(), self.host.language)

    def _preview(self) -> None:
        item, language, now = self._chosen(), self.host.language, self.host.now()
        shown = self.query_one(Preview)
        # Whatever happens asks for it, so that the first sight of Start would draw it many times.
        if (wanted := (item, shown.size, whole(now))) == self._previewed:
            return
        self._previewed = wanted
        room, enter = shown.size.width - 4, self._key_of(keys.OPEN)
        match item:
            case Record() if state := self._records.state(item):
                of = view(state, preview.moment(state, now))
                lines = preview.of_meeting(of, now, language)
                go_on = f"{enter} {language.say('go on')}"
                shown.show(state.agenda.title, lines, [go_on], of, item.path.parent)
            case Record():
                words = self.looks(item).detail
                shown.show(item.id, preview.of_text(words, room), [], path=item.path.parent)
            case SharedMeeting(folder, fact):
                of = preview.planned(fact.agenda, now)
                join = f"{enter} {language.say('join')}"
                shown.show(fact.agenda.title, preview.of_plan(of, language), [join], of, folder)
            case FoundAgenda(agenda=None):
                lines = preview.of_problems(item.problems, room, language)
                edit = f"{self._key_of(keys.EDIT)} {language.say('edit')}"
                shown.show(item.title, lines, [edit], path=item.path)
            case FoundAgenda(agenda=agenda) if agenda is not None:
                of = preview.planned(agenda, now)
                lines = preview.of_plan(of, language)
                run = f"{enter} {language.say('run')}"
                shown.show(agenda.title, lines, [run], of, item.path)
            case Beginning():
                words = language.say(item.detail)
                shown.show(language.say(item.words), preview.of_text(words, room), [])
            case _:
                shown.show("", [], [])

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
            new = self._key_of(keys.NEW)
            self.host.tell(
                phrase("Choose an agenda to rehearse it; {key} writes one to begin with.", key=new)
            )

    def _ask_speed(self) -> None:
        say = self.host.language.say
        answers = numbered([(say(words), str(speed)) for speed, words in SPEEDS])
        detail = say(
            "The clock begins at the planned time. {j} changes its speed, or jumps ahead.",
            j=by_key("rehearsal.jump", "j"),
        )
        question = Question(say("How fast should the clock run?"), answers, detail, say("Cancel"))

        def chosen(speed: str) -> None:
            self._open(Request(rehearse=True, speed=int(speed)))

        choose(self, question, chosen)

    def action_edit(self) -> None:
        """Let the chosen agenda be edited, then look what is in it now."""
        item = self._chosen()
        if isinstance(item, Beginning) and item == NEW and self._write_new():
            item = self._chosen()
        if isinstance(item, FoundAgenda):
            self.host.outside.edit(item.path)
            self.look()
        else:
            self.host.tell(phrase("Choose an agenda to edit it."))

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
        if isinstance(item, Record):
            return of_record(desk, item.path)
        if isinstance(item, SharedMeeting):
            return of_shared(item)
        return None

    def action_new(self) -> None:
        """Write a starter agenda and put the cursor on it."""
        self._write_new()

    def _write_new(self) -> bool:
        launch = self.host.launch
        today = launch.desk.clock.now().astimezone().date()
        try:
            text = starter(self.host.language.code, today, launch.zone())
            path = write_new(launch.agendas, text)
        except FileProblem as problem:
            self.host.tell(problem.phrase, wrong=True)
            return False
        self.look()
        for place, item in enumerate(self._agendas.items):
            if isinstance(item, FoundAgenda) and item.path == path.resolve():
                self._enter(self._agendas, place)
        self.host.tell(
            phrase(
                "Wrote {path}: {key} edits it, {enter} runs it.",
                enter=by_key("start.open", "Enter"),
                path=path,
                key=self._key_of(keys.EDIT),
            )
        )
        return True

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


def _wanted(entries: Entries) -> int:
    """Say how many rows a list needs with its edges, or what is said while it is empty."""
    width = entries.scrollable_content_region.width
    hint = wrapped(entries.hint, width, MOST_LINES) if entries.hint and width else ()
    return max(1, rows.LINES * len(entries.items) or len(hint)) + EDGES
