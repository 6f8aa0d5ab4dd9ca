"""The style sheet of the apps of all tests, which is read once."""

from __future__ import annotations

from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]
"""The same as Textual's own, which is asked a hundred thousand times as an app starts."""

_rules: dict[tuple[object, ...], list[RuleSet]] = {}


class ReadStylesheet(Stylesheet):
    """A style sheet of which each part is read once for all apps that have the same colours.

    Nothing changes rules once they are read, and reading them is much of what an app takes to
    start.
    """

    def _parse_rules(self, css: str, *args: Any, **options: Any) -> list[RuleSet]:  # noqa: ANN401
        colours = frozenset(self._variables.items())
        key = (css, colours, args, *options.items())
        if key not in _rules:
            _rules[key] = super()._parse_rules(css, *args, **options)
        return _rules[key]

    def reparse(self) -> None:
        self.parse()  # Textual reads everything anew here
