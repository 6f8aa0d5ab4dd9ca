"""The style sheet of the apps of all tests: what is the same in each is worked out once."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, cast
from weakref import WeakKeyDictionary

from textual.app import App
from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

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
        self.found: dict[Key, RulesMap] = {}
        """What they say of a part of the screen, by all that they can look at."""

    def _of(self, names: frozenset[str]) -> list[RuleSet]:
        """Give those that may concern what has any of some names, in the order of all."""
        limited = {rule for name in names for rule in self.by_name[name]}
        return list(filter(limited.__contains__, self.rules))


class _Found(dict[Key, RulesMap]):
    """What was found of parts that look alike to the rules, as Textual asks for it.

    Textual remembers it as well, but only until all parts of a screen have been gone through.
    """

    def __init__(self, of: _Read, path: Key) -> None:
        super().__init__()
        self._found = of.found
        self._path = path

    def get(self, key: Key, _: object = None) -> RulesMap | None:  # type: ignore[override]
        return self._found.get((self._path, *key[1:]))

    def __setitem__(self, key: Key, rules: RulesMap) -> None:
        self._found[self._path, *key[1:]] = rules


def _seen(node: object) -> Key:
    """Give all of a part that rules look at, but for its place among others, which few do."""
    if isinstance(node, Widget):
        return (
            type(node),
            node.id,
            node.classes,
            node.mouse_hover,
            node.has_focus,
            node.is_disabled,
            node.allow_focus(),
        )
    if isinstance(node, App):
        theme = node.current_theme.dark, node.native_ansi_color, node.no_color
        return type(node), node.classes, node.app_focus, node.is_inline, *theme
    assert isinstance(node, DOMNode)
    return type(node), node.id, node.classes


_rules: dict[Key, list[RuleSet]] = {}
_read: dict[Key, _Read] = {}


class ReadStylesheet(Stylesheet):
    """A style sheet that is read once for all apps that have the same colours.

    Reading it, and finding the rules for each part of a screen, is much of what an app takes to
    start, and to show another place.
    """

    _now: _Read | None = None
    _names: set[str] | None = None
    _within: tuple[DOMNode, Key] | None = None
    """The widget of which the looks are found now, and its path."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._said: WeakKeyDictionary[DOMNode, dict[str, RulesMap | None]] = WeakKeyDictionary()

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

    def apply(self, node: DOMNode, *, animate: bool = False, cache: object = None) -> None:
        del cache  # which knows less
        if self._require_parse or self._rules_map is None or self._now is None:
            self.parse()
        assert self._now is not None
        self._names = node._selector_names  # noqa: SLF001 - as Textual finds the rules
        found = _Found(self._now, (type(node), *self._path(node)))
        known = cast("dict[tuple[Any, ...], RulesMap]", found)
        super().apply(node, animate=animate, cache=known)

    def _path(self, node: DOMNode) -> Key:
        """Give what rules look at in all that a part is within, and in itself."""
        if self._within is not None and node._parent is self._within[0]:  # noqa: SLF001 - as above
            return (*self._within[1], _seen(node))
        return tuple(map(_seen, node.css_path_nodes))

    def _process_component_classes(self, node: DOMNode) -> None:
        looks = node._get_component_classes()  # noqa: SLF001 - as above
        if not looks:
            return
        assert self._now is not None
        found, path = self._now.found, tuple(map(_seen, node.css_path_nodes))
        keys = {each: self._key_of_look(each, path) for each in looks}
        said = {each: found.get(key) for each, key in keys.items()}
        # Most of what a widget looks like stays when it gets the keys or its screen another size.
        if None in said.values() or said != self._said.get(node):
            before, self._within = self._within, (node, path)
            super()._process_component_classes(node)
            self._within = before
            said = {each: found.setdefault(key, {}) for each, key in keys.items()}
            self._said[node] = said

    def _key_of_look(self, look: str, path: Key) -> Key:
        """Give the key by which `_Found` knows what is said of one look of a widget."""
        classes = frozenset({look})
        within = DOMNode, *path, (DOMNode, None, classes)
        return within, None, classes, (), DOMNode.__name__

    @property
    def rules(self) -> list[RuleSet]:
        """All rules; while they are applied, those alone that may concern the part."""
        whole = super().rules
        names, self._names = self._names, None
        if names is None or self._now is None:
            return whole
        return self._now.of(frozenset(names & self._now.by_name.keys()))
