"""Everything that can be done or gone to, narrowed by typing: acts, people, sessions, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, zip_longest
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import cells, cut, fit, one_line
from facilitator.core.base.language import N_, phrase
from facilitator.core.base.text import clean_line
from facilitator.tui.dialogs.form import Form
from facilitator.tui.dialogs.modal import BOX, Modal
from facilitator.tui.dialogs.narrowing import Narrowing
from facilitator.tui.host import host
from facilitator.tui.keys import key
from facilitator.tui.offers.doing import Front
from facilitator.tui.offers.everything import everything
from facilitator.tui.offers.notes import Notes
from facilitator.tui.offers.offer import KIND_WORDS, Kind, Matching, Offer, matching
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

NAMES: Final = 36
"""How many cells are for names where there is room; else two fifths of a row are."""
GAP: Final = 2


class Rest(NamedTuple):
    """A row with more of what the offer above it leads to."""

    name: str
    words: str


class Everything(Narrowing):
    """The offers that hold what was typed, kind by kind; the answer names the one `chosen`."""

    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("everything.tcss")]
    BOX = "everything"
    KEYS = N_("⏎ does it · ↑↓ choose · Tab one kind · Esc closes")
    HINT = N_("Type to search: late, projector, a name …")
    NOTHING = N_("nothing is called that")
    TITLE: ClassVar[str] = N_("Everything")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "kind", N_("One kind"), tells=N_("Lists one kind after the other."), show=False),
        key("ctrl+p,f1", "cancel", N_("Close"), tells=N_("Closes this."), show=False),
    ]

    def __init__(self, of: Front) -> None:
        """List what is offered from the screen `of`."""
        language = host(of).language
        super().__init__(language)
        self.offers = everything(of)
        self._notes = Notes(host(of), of)
        self._found: list[Offer] = []
        self.chosen: Offer | None = None
        self._shown: list[Offer | str | Rest] = []
        self._only: Kind | None = None

    def compose(self) -> ComposeResult:
        """Lay out the box, and below it the chosen offer in full and the keys."""
        say = self.language.say
        with Vertical(id=self.BOX, classes="box") as box:
            box.border_title = Content(self.title_words())
            yield Plain(id="typed")
            yield Rows(self.draw, choosable=self.choosable)
        with Vertical(id="foot"):
            yield Plain(id="whole")
            yield Plain(say(self.KEYS), id="keys")

    def title_words(self) -> str:
        """Name the box."""
        return self.language.say(self.TITLE)

    # What is listed

    def match(self, typed: str) -> bool:
        """List what holds the words typed."""
        self._only = None
        self._found = self.find(typed)
        self.list_anew()
        return bool(self._found)

    def find(self, typed: str) -> list[Offer]:
        """Find the offers for what was typed."""
        return matching(self.offers, typed, self._notes.holding)

    def heading(self, offer: Offer) -> str:
        """Give the heading, in English, below which an offer stands."""
        return KIND_WORDS[offer.kind]

    def list_anew(self) -> None:
        """List what was found, in the room there is."""
        listed: list[Offer | str | Rest] = []
        last = ""
        for each in self._found:
            if self._only not in (None, each.kind):
                continue
            if (heading := self.heading(each)) != last:
                listed += [""] * bool(last) + [self.language.say(heading)]
                last = heading
            listed += [each, *self.rest(each)]
        self._shown = listed
        self.rows.show(len(listed))
        self.on_rows_moved()
        self.call_after_refresh(self._count)

    def _count(self) -> None:
        """Say in the lower edge how many there are, and how many of them below."""
        language = self.language
        hits = sum(isinstance(each, Offer) for each in self._shown)
        below = self.rows.rows_below()
        parts = (
            f"{signs.BELOW} {language.count('{n} more', '{n} more', below)}" if below > 0 else "",
            language.count("{n} hit", "{n} hits", hits) if self.typed else "",
        )
        self.query_one(f"#{self.BOX}").border_subtitle = Content(" · ".join(filter(None, parts)))

    def action_kind(self) -> None:
        """List only the first kind that was found, then the next, then all again."""
        kinds = [None, *sorted({each.kind for each in self._found})]
        self._only = kinds[(kinds.index(self._only) + 1) % len(kinds)]
        self.list_anew()
        self.choose_first()

    def choosable(self, row: int) -> bool:
        """Say whether a row is an offer."""
        return isinstance(self._shown[row], Offer)

    def choose_first(self) -> None:
        """Put the cursor on the first offer, in view with its heading.

        What holds only some of what was typed is chosen by whoever typed it: it may be something
        else, as the next session for "skip lunch".
        """
        self.rows.cursor_row = 1 if len(self._shown) > 1 and self._whole else -1

    @property
    def _whole(self) -> bool:
        """Whether what was found holds all that was typed."""
        return not isinstance(self._found, Matching) or self._found.whole

    def draw(self, row: int, width: int) -> list[Piece]:
        """Draw an offer: its name, what it leads to, and at the right its key."""
        offer, names = self._shown[row], names_room(width)
        if isinstance(offer, str):
            return [(fit(offer, width), "heading")]
        if isinstance(offer, Rest):
            name = fit(offer.name, names + GAP) if offer.words else offer.name
            return [(name, ""), (offer.words, "dim")]
        keys, room = offer.key, tells_room(offer, width)
        # Nothing to explain leaves its room to the name.
        most = names if offer.tells else names + GAP + room
        pieces = self._with_typed(cut(self.named(offer)[0], most))
        taken = sum(cells(text) for text, _ in pieces)
        tells = self.explained(offer)[0]
        rest = "" if taken > names else fit(tells, room)
        blank = max(0, (names if rest else names + GAP + room) - taken) + GAP * bool(rest)
        return [*pieces, (" " * blank, ""), (rest, "dim"), (" " * GAP, ""), (keys, "accent")]

    def named(self, offer: Offer) -> Sequence[str]:
        """Name an offer, in lines; of what does not fit the chosen one is said below in full."""
        return [clean_line(one_line(offer.name))]

    def explained(self, offer: Offer) -> Sequence[str]:
        """Say what an offer leads to, in lines."""
        return [clean_line(one_line(offer.tells))]

    def rest(self, offer: Offer) -> Iterator[Rest]:
        """Give the rows below that of an offer."""
        lines = zip_longest(self.named(offer), self.explained(offer), fillvalue="")
        return (Rest(*line) for line in islice(lines, 1, None))

    def _with_typed(self, name: str) -> list[Piece]:
        """Make what was typed stand out in a name."""
        wanted = next(iter(self.typed.casefold().split()), "")
        at = name.casefold().find(wanted) if wanted else -1
        if at < 0 or len(name.casefold()) != len(name):
            return [(name, "")]
        end = at + len(wanted)
        return [(name[:at], ""), (name[at:end], "strong"), (name[end:], "")]

    @on(Rows.Moved)
    def on_rows_moved(self) -> None:
        """Say in full what the chosen offer leads to."""
        offer, whole = self.chosen_offer(), ""
        if offer is None and not self._whole:
            whole = self.language.say("Nothing holds all of that: choose with the arrow keys.")
        elif offer is not None:
            whole = clean_line(one_line(" · ".join(filter(None, (offer.name, offer.tells)))))
        self.query_one("#whole", Plain).show(whole)
        self.call_after_refresh(self._count)

    # Choosing

    def chosen_offer(self) -> Offer | None:
        """Give the offer under the cursor."""
        row = self.rows.cursor_row
        shown = self._shown[row] if 0 <= row < len(self._shown) else None
        return shown if isinstance(shown, Offer) else None

    def choose_offer(self, offer: Offer) -> None:
        """Put the cursor on an offer, wherever it stands now."""
        if offer in self._shown:
            self.rows.cursor_row = self._shown.index(offer)

    @on(Rows.Chosen)
    def choose(self, event: Rows.Chosen) -> None:
        """Answer with the chosen offer."""
        offer = self._shown[event.row]
        if isinstance(offer, Offer):
            self.chosen = offer
            self.dismiss(offer.name)


def names_room(width: int) -> int:
    """Say how many cells of a row are for the names."""
    return min(NAMES, width * 2 // 5)


def tells_room(offer: Offer, width: int) -> int:
    """Say how many cells of a row are for what an offer leads to."""
    return max(0, width - names_room(width) - cells(offer.key) - 2 * GAP)


def open_over(app: App[int], box: type[Everything] = Everything) -> None:
    """Open it over what is in front, and do what is chosen in the place that is below."""
    shown = box(next(each for each in reversed(app.screen_stack) if isinstance(each, Front)))

    def chosen(name: str | None) -> None:
        if name is not None and shown.chosen is not None:
            _uncovered(app, shown.chosen.do)

    app.push_screen(shown, chosen)


def _uncovered(app: App[int], do: Callable[[], object]) -> None:
    """Do it once nothing lies over the place; a form in which something was typed stays."""
    over = [each for each in app.screen_stack if isinstance(each, Modal)]
    typed = [each.called for each in over if isinstance(each, Form) and each.changed]
    if typed:
        host(app).tell(phrase("First keep or leave “{form}”.", form=typed[-1]))
    elif over:
        over[-1].dismiss(None)
        app.call_later(_uncovered, app, do)
    else:
        do()
