"""Plain is text that is never read as markup, and is redrawn only when it has changed."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from facilitator.core.base.cells import cells


class Plain(Static):
    """A text, styled by its pieces if it is a `Content`."""

    def __init__(
        self,
        text: str | Content = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        """Show a text."""
        self._text = _content(text)
        super().__init__(self._text, markup=False, id=id, classes=classes)

    def show(self, text: str | Content) -> None:
        """Show another text; the screen is laid out again only if it may take other room."""
        before, self._text = self._text, _content(text)
        if not before.is_same(self._text):
            self.update(self._text, layout=_room(before) != _room(self._text))


def _content(text: str | Content) -> Content:
    return text if isinstance(text, Content) else Content(text)


def _room(text: Content) -> list[list[int]]:
    """Tell where a text can be broken: texts that agree in this take the same room."""
    return [[cells(word) for word in line.split(" ")] for line in text.plain.split("\n")]


def nothing_here(what: str, use: str, keys: str) -> Content:
    """Say what a place has nothing of, what that is for, and which keys fill it."""
    return Content("\n\n").join([Content.styled(what, "bold"), Content(use), Content(keys)])
