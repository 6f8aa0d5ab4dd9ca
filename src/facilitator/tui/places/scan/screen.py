"""The horizon scan lists what goes on in each region, by organisation or by tag."""

from __future__ import annotations

from typing import ClassVar, Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, fit, one_line
from facilitator.core.base.ids import EventId
from facilitator.core.base.language import by_key, phrase
from facilitator.core.base.text import clean
from facilitator.core.homework import scan
from facilitator.core.homework.tasks import name_of
from facilitator.core.record.homework import Sighting
from facilitator.core.record.state import EMPTY, State
from facilitator.core.time.view import View
from facilitator.tui.frame.capturing import CAPTURE
from facilitator.tui.frame.lined import LinedPlace
from facilitator.tui.places.scan.keys import KEYS
from facilitator.tui.widgets.labelled import Field, text
from facilitator.tui.widgets.labelled_panel import LabelledPanel
from facilitator.tui.widgets.panel import Panel
from facilitator.tui.widgets.plain import Plain, nothing_here
from facilitator.tui.widgets.rows import Piece, Rows

SPOT: Final = "spot"
MEND: Final = "mend"
"""What the line is opened for, beside captures."""


class Heading(NamedTuple):
    """An organisation, by its id, or a tag, which has none; `findings` stand below it."""

    name: str
    of: str | None
    findings: int


class Scan(LinedPlace):
    """The place of the horizon scan (o in the place of homework)."""

    CSS_PATH = "screen.tcss"
    LIST = Rows
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]
    TEXTS = (CAPTURE, SPOT, MEND)

    def __init__(self) -> None:
        """List by organisation."""
        super().__init__()
        self._state: State = EMPTY
        self._by_tag = False
        self._items: list[Heading | Sighting] = []

    def body(self) -> ComposeResult:
        """Lay out the findings, the chosen one in full, and the line."""
        yield Rows(self._draw, choosable=self._choosable, id="sightings")
        yield Plain(id="nothing")
        yield LabelledPanel(id="whole")

    # What is shown

    def show(self, view: View) -> None:
        """List the findings."""
        if view.state is not self._state:
            self._state = view.state
            self._list()

    def _list(self) -> None:
        rows = self.query_one("#sightings", Rows)
        chosen = self._item()
        self._items = [*self._under_tags()] if self._by_tag else [*self._under_bodies()]
        if not self._items and rows.has_focus:
            self.set_focus(None)  # or what is typed next would go into the line
        rows.display = bool(self._items)
        rows.show(len(self._items))
        rows.refresh()
        self._choose(chosen)
        nothing = self.query_one("#nothing", Plain)
        nothing.display = not self._items
        nothing.show(self._why_empty())
        self._show_count()
        self._show_whole()
        self.ask()
        if self.focused is None and self.app.screen is self:
            self.focus_list()

    def _under_bodies(self) -> list[Heading | Sighting]:
        listed: list[Heading | Sighting] = []
        for id_, name, sightings in scan.by_body(self._state):
            listed += [Heading(name, id_, len(sightings)), *sightings]
        return listed

    def _under_tags(self) -> list[Heading | Sighting]:
        listed: list[Heading | Sighting] = []
        for tag, sightings in scan.by_tag(self._state):
            name = f"#{tag}" if tag else self.host.language.say("Without a tag")
            listed += [Heading(name, None, len(sightings)), *sightings]
        return listed

    def _why_empty(self) -> Content:
        say = self.host.language.say
        use = say("The horizon scan gathers what goes on in each organisation's region.")
        if self._by_tag:
            how = say(
                "{o} lists the organisations, {a} adds what one of them reports.",
                o=by_key("scan.turn", "o"),
                a=by_key("scan.add", "a"),
            )
            return nothing_here(say("No findings yet"), use, how)
        how = say(
            "{people} goes to the people, where {a} adds somebody.",
            people=by_key("place.people", "6"),
            a=by_key("people.add", "a"),
        )
        return nothing_here(say("Nobody is listed who could report"), use, how)

    def _show_count(self) -> None:
        language = self.host.language
        sightings = self._state.homework.sightings.values()
        found = language.count("{n} finding", "{n} findings", len(sightings))
        ahead = scan.spearheads(sightings)
        parts = [found]
        if ahead:
            told = language.count("{n} spearhead", "{n} spearheads", ahead)
            parts.append(f"{signs.SPEARHEAD} {told}")
        parts.append(language.say("by tag") if self._by_tag else language.say("by organisation"))
        rows = self.query_one("#sightings", Rows)
        rows.frame(
            language.say("Horizon scan"),
            *parts,
            keys=(language.say("{a} add a finding", a=by_key("scan.add", "a")),),
        )

    @on(Rows.Moved)
    def _show_whole(self) -> None:
        """Show the chosen finding in full: a row has room for its beginning only."""
        item = self._item()
        whole = self.query_one("#whole", LabelledPanel)
        whole.display = isinstance(item, Sighting)
        if isinstance(item, Sighting):
            name, line = one_line(name_of(self._state, item.of)), _line(item)
            whole.show(
                Panel(name, keys=(self.host.language.say("{e} edit", e=by_key("scan.edit", "e")),)),
                lambda room: [Field("", text(line, room.width), text=True)],
            )

    def _choosable(self, row: int) -> bool:
        item = self._items[row]
        return isinstance(item, Sighting) or item.of is not None

    def _draw(self, row: int, width: int) -> list[Piece]:
        item = self._items[row]
        if isinstance(item, Heading):
            count = f" {item.findings}" if item.findings else ""
            return [(cut(one_line(item.name), width - len(count)), "heading"), (count, "dim")]
        sign = signs.SPEARHEAD if item.spearhead else signs.BLANK
        text = scan.with_tags(item.text, item.tags)
        if self._by_tag:
            text = f"{name_of(self._state, item.of)}: {text}"
        return [(f"  {sign} ", "accent"), (fit(one_line(text), max(0, width - 4)), "")]

    # The chosen row

    def _item(self) -> Heading | Sighting | None:
        row = self.query_one("#sightings", Rows).cursor_row
        return self._items[row] if 0 <= row < len(self._items) else None

    def _choose(self, before: Heading | Sighting | None) -> None:
        """Stay on the finding or the organisation that was chosen before, if it is still there."""
        same = {
            item.id if isinstance(item, Sighting) else item.of: row
            for row, item in reversed(list(enumerate(self._items)))
        }
        key = before.id if isinstance(before, Sighting) else before.of if before else None
        if key is not None and key in same:
            self.query_one("#sightings", Rows).cursor_row = same[key]

    def _sighting_chosen(self) -> Sighting | None:
        item = self._item()
        return item if isinstance(item, Sighting) else None

    def _sighting_or_told(self) -> Sighting | None:
        """Give the chosen finding, or say that none is chosen."""
        chosen = self._sighting_chosen()
        if chosen is None:
            self.host.tell(phrase("Choose a finding first."))
        return chosen

    # Keys

    def action_spot(self) -> None:
        """Open the line for what the chosen organisation tells."""
        item = self._item()
        if item is None or item.of is None:
            self.host.tell(
                phrase("Choose an organisation first: {o} lists them.", o=by_key("scan.turn", "o"))
            )
            return
        self.open_line(SPOT, about=item.of)

    def action_mend(self) -> None:
        """Put the chosen finding into the line; on an organisation, begin a new one."""
        if sighting := self._sighting_chosen():
            line = scan.compose(scan.spotting_of(sighting))
            self.open_line(MEND, line, about=sighting.id)
        else:
            self.action_spot()

    def action_spearhead(self) -> None:
        """Make the chosen finding a spearhead, or no longer one."""
        if sighting := self._sighting_or_told():
            self.host.act(scan.toggle_spearhead, sighting.id)

    def action_remove(self) -> None:
        """Take the chosen finding out of the minutes."""
        if sighting := self._sighting_or_told():
            self.host.act(scan.remove_sighting, sighting.id)

    def action_turn(self) -> None:
        """List by tag instead of by organisation, or the other way round."""
        self._by_tag = not self._by_tag
        self._list()

    # The line

    def question(self) -> str:
        """Say what is typed in the line."""
        say = self.host.language.say
        if self.purpose == MEND:
            return say("Editing the finding: ⏎ saves, Esc leaves it for later.")
        name = name_of(self._state, self.about)
        return say("{name}: * first marks a spearhead, #words are tags.", name=name)

    def answered(self, text: str) -> None:
        """Keep what was typed as a finding, and after a new one ask for the next."""
        if not clean(text).strip():
            self.close_line()
        elif self.purpose == MEND:
            if (
                self.host.act(scan.change_sighting, EventId(self.about), scan.parse(text))
                is not None
            ):
                self.close_line()
        elif self.host.act(scan.spot, self.about, scan.parse(text)) is not None:
            self.capture_line.clear()


def _line(sighting: Sighting) -> str:
    """Write a finding as it was typed, with a sign for a spearhead."""
    line = scan.with_tags(sighting.text, sighting.tags)
    return f"{signs.SPEARHEAD} {line}" if sighting.spearhead else line
