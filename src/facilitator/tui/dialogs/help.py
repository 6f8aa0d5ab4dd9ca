"""Help says what each key does in the place it was opened from; typing searches everything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType

from facilitator.core.base.cells import wrapped
from facilitator.core.base.language import N_
from facilitator.tui.dialogs.everything import GAP, Everything, names_room, open_over, tells_room
from facilitator.tui.frame.places import PLACE_WORDS
from facilitator.tui.keys import key
from facilitator.tui.offers import keyed
from facilitator.tui.offers.doing import Front
from facilitator.tui.offers.offer import Kind, Offer

PARTS: Final = (
    keyed.HERE,
    keyed.TIME,
    keyed.CAPTURE,
    keyed.ROOM,
    keyed.EVERYWHERE,
    keyed.LIST,
    keyed.LINE,
)
"""The parts of the help, in their order; of Run the time comes first."""


class Help(Everything):
    """The keys of a screen; Enter does what was chosen with the arrow keys, and else closes."""

    KEYS = N_("↑↓ choose, then ⏎ does it · type to search · Esc closes")
    HINT = N_("Type to search, such as “undo”, “late” or “projector”.")
    TITLE = N_("Help")
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "enter",
            "take",
            N_("Choose"),
            tells=N_("Does what is chosen with the arrow keys, or closes this."),
            show=False,
            priority=True,
        ),
    ]

    def __init__(self, of: Front) -> None:
        """Explain the keys of the screen `of`."""
        self._place = of.name or ""
        super().__init__(of)

    def title_words(self) -> str:
        """Name the box, and the place that it is about."""
        place = PLACE_WORDS.get(self._place)
        return " · ".join([super().title_words(), *([self.language.say(place)] if place else ())])

    def find(self, typed: str) -> list[Offer]:
        """List the keys of this place by their parts; find everything as soon as one types."""
        if typed:
            return super().find(typed)
        here, *rest = PARTS
        order = [*rest[:3], here, *rest[3:]] if self._place == "run" else PARTS
        return sorted(
            (
                each
                for each in self.offers
                if each.part and (each.listed or each.part == keyed.LINE)
            ),
            key=lambda each: order.index(each.part),
        )

    def heading(self, offer: Offer) -> str:
        """Give the heading below which an offer stands, in English."""
        if not self.typed and offer.kind is Kind.ACT:
            return offer.part
        return super().heading(offer)

    def named(self, offer: Offer) -> Sequence[str]:
        """Give all of the name: what is in the help is read, and not only chosen."""
        (name,) = super().named(offer)
        alone = 0 if offer.tells else GAP + tells_room(offer, self._width)
        return _whole(name, names_room(self._width) + alone)

    def explained(self, offer: Offer) -> Sequence[str]:
        """Say all of what a key does."""
        (words,) = super().explained(offer)
        return _whole(words, tells_room(offer, self._width))

    @property
    def _width(self) -> int:
        return self.rows.scrollable_content_region.width

    def on_resize(self) -> None:
        """Break what the keys do into other lines; what was chosen stays so."""
        self.call_after_refresh(self._break_anew)

    def _break_anew(self) -> None:
        chosen = self.chosen_offer()
        self.list_anew()
        if chosen is None:
            self.choose_first()
        else:
            self.choose_offer(chosen)

    def choose_first(self) -> None:
        """Choose nothing: here Enter does only what the arrow keys chose."""
        self.rows.cursor_row = -1
        self.rows.scroll_home(animate=False, immediate=True)

    def action_take(self) -> None:
        """Do what is chosen, or close where nothing is."""
        if self.rows.cursor_row >= 0:
            self.rows.action_choose()
        else:
            self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Close by the key that opened it, as long as nothing was typed."""
        if event.character == "?" and not self.typed:
            event.stop()
            event.prevent_default()
            self.dismiss(None)


def _whole(words: str, room: int) -> Sequence[str]:
    return wrapped(words, room, len(words)) or [words]


def open_help(screen: Front) -> None:
    """Open it over the screen in front."""
    open_over(screen.app, Help)
