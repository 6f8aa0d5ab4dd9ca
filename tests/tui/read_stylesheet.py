"""The style sheet of the apps of all tests: what is the same in each is worked out once."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]
"""The same as Textual's own, which is asked a hundred thousand times as an app starts."""

Key = tuple[object, ...]


class _Read:
    """The rules of some sources and colours, which nothing changes once they are read."""

    def __init__(self, rules: list[RuleSet]) -> None:
        self.rules: Final = rules
        self.by_name: dict[str, list[RuleSet]] = {}
        for rule in rules:
            for name in rule.selector_names:
                self.by_name.setdefault(name, []).append(rule)
        self.of = cache(self._of)

    def _of(self, names: frozenset[str]) -> list[RuleSet]:
        """Give those that may concern what has any of some names, in the order of all."""
        limited = {rule for name in names for rule in self.by_name[name]}
        return list(filter(limited.__contains__, self.rules))


_rules: dict[Key, list[RuleSet]] = {}
_read: dict[Key, _Read] = {}


class ReadStylesheet(Stylesheet):
    """A style sheet that is read once for all apps that have the same colours.

    Reading it, and finding the rules for each part of a screen, is much of what an app takes to
    start, and to show another place.
    """

    _now: _Read | None = None
    _names: set[str] | None = None

    def _parse_rules(self, css: str, *args: Any, **options: Any) -> list[RuleSet]:  # noqa: ANN401
        key = (css, self._colours(), args, *options.items())
        if key not in _rules:
            _rules[key] = super()._parse_rules(css, *args, **options)
        return _rules[key]

    def _colours(self) -> frozenset[tuple[str, str]]:
        return frozenset(self._variables.items())

    def parse(self) -> None:
        key = (self._colours(), *self.source.items())
        if self._invalid_css or key not in _read:
            super().parse()
            _read[key] = _Read(self._rules)
        self._now = _read[key]
        self._rules, self._rules_map = self._now.rules, self._now.by_name
        self._require_parse = False

    def reparse(self) -> None:
        self.parse()  # Textual reads everything anew here

    def apply(self, node: DOMNode, **options: Any) -> None:  # noqa: ANN401
        if self._require_parse or self._rules_map is None or self._now is None:
            self.parse()
        self._names = node._selector_names  # noqa: SLF001 - as Textual finds the rules
        super().apply(node, **options)

    @property
    def rules(self) -> list[RuleSet]:
        """All rules; while they are applied, those alone that may concern the part."""
        whole = super().rules
        names, self._names = self._names, None
        if names is None or self._now is None:
            return whole
        return self._now.of(frozenset(names & self._now.by_name.keys()))
