"""Marking: several rows of a list are marked, and a key then acts on all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from facilitator.core.base import signs
from facilitator.core.base.language import N_
from facilitator.tui.frame.lined import LinedPlace
from facilitator.tui.keys import declared, key
from facilitator.tui.widgets.say_line import Held, Hint

MARK: Final = key(
    "space",
    "mark",
    N_("Mark"),
    id="list.mark",
    tells=N_("Marks the chosen row, or unmarks it, and goes to the next."),
)
MARK_ALL: Final = key(
    "asterisk,multiply",
    "mark_all",
    N_("Mark all"),
    id="list.mark-all",
    tells=N_("Marks all that is shown."),
    key_display="*",
)


class MarkingPlace(LinedPlace):
    """A place with a list in which rows are marked; what is no longer listed is marked no more."""

    def __init__(self) -> None:
        """Begin with nothing marked."""
        super().__init__()
        self._marked: dict[str, None] = {}

    # What a place says of its list

    def row_ids(self) -> Sequence[str]:
        """Give the ids of what is shown and can be marked, in its order."""
        raise NotImplementedError

    def chosen_ids(self) -> Sequence[str]:
        """Give the ids of the chosen row: several for a heading, none where nothing is."""
        raise NotImplementedError

    def draw_marks(self) -> None:
        """Draw the list anew."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Move the cursor to the next row."""

    def mark_hints(self) -> Sequence[Hint]:
        """Say what keys do with what is marked."""
        return ()

    # Marks

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Mark nothing while text is typed."""
        if self.typing and action in {"mark", "mark_all"}:
            return False
        return super().check_action(action, parameters)

    @property
    def marked(self) -> Sequence[str]:
        """What is marked, in the order in which it is shown."""
        return [id_ for id_ in self.row_ids() if id_ in self._marked]

    def is_marked(self, id_: str) -> bool:
        """Say whether something is marked."""
        return id_ in self._marked

    def meant(self) -> Sequence[str]:
        """Give what a key is for: all that is marked, or else what is chosen."""
        return self.marked or self.chosen_ids()

    def meant_or_told(self) -> Sequence[str]:
        """Give what a key is for, or say that nothing is chosen."""
        meant = self.meant()
        if not meant:
            self.nothing_chosen()
        return meant

    def unmark(self) -> bool:
        """Take all marks away, as after an act; say whether there were any."""
        if not self._marked:
            return False
        self._marked = {}
        self._show_marks()
        return True

    def keep_marks(self, listed: Iterable[str]) -> None:
        """Forget the marks of what is no longer listed."""
        there = set(listed)
        self._marked = {id_: None for id_ in self._marked if id_ in there}

    def action_mark(self) -> None:
        """Mark the chosen row and go on, or take its marks away if all of it is marked."""
        ids = self.chosen_ids()
        if not ids:
            self.nothing_chosen()
        if ids and all(id_ in self._marked for id_ in ids):
            self._marked = {id_: None for id_ in self._marked if id_ not in ids}
        else:
            self._marked.update(dict.fromkeys(ids))
        self._show_marks()
        self.go_on()

    def action_mark_all(self) -> None:
        """Mark all that is shown, or take all marks away if it is."""
        ids = self.row_ids()
        if not ids:
            self.nothing_chosen()
        every = bool(ids) and all(id_ in self._marked for id_ in ids)
        self._marked = {} if every else dict.fromkeys(ids)
        self._show_marks()

    def _show_marks(self) -> None:
        if self._marked:  # how many is of more interest now; after an act it is what that did
            self.host.saying.clear()
        self.draw_marks()
        self.say()

    def held(self) -> Held | None:
        """Say how many are marked, and what keys do with them."""
        count, language = len(self.marked), self.host.language
        if not count:
            return None
        words = language.count("{n} marked", "{n} marked", count)
        back = next(each.id or "" for each in declared(type(self)) if each.action == "go_back")
        hints = (*self.mark_hints(), Hint(language.key(back, "Esc"), language.say("lets go")))
        return Held(f"{signs.MARKED} {words}.", hints)

    def action_go_back(self) -> None:
        """Take one step back: marks first, then to Run."""
        if not self.unmark():
            self.action_place("run")
