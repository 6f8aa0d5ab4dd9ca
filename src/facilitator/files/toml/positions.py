"""Positions tell on which line and column of a TOML text each key and value is.

`tomllib` gives values without their places, so this second parser is loaded when there is a place
to tell. Lines and columns count from 1, columns in characters.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import NamedTuple

from tree_sitter import Language, Node, Parser

from facilitator.files.toml.problems import Path

Spot = tuple[int, int]
"""A line and a column."""


class Place(NamedTuple):
    """Where a key and its value begin; for a table both are its header."""

    key: Spot
    value: Spot


def locate(text: str, paths: Iterable[Path]) -> dict[Path, Place]:
    """Find each of `paths` in a valid TOML `text` whose lines end in line feeds.

    A path that is not in the text gets the place of the nearest thing around it, in the end the
    first line.
    """
    wanted = set(paths)
    finder = _Finder(text, wanted)
    return {path: finder.nearest(path) for path in wanted}


@cache
def _grammar() -> Language:
    """Give the grammar of TOML.

    Its package loads a dozen modules that read files of packages, for queries that nobody asks
    here, which takes longer than all else does; so its compiled part is loaded without it.
    """
    package = find_spec("tree_sitter_toml")
    places = package.submodule_search_locations if package else None
    compiled = PathFinder.find_spec("_binding", places)
    if compiled is None or compiled.loader is None:
        import tree_sitter_toml

        return Language(tree_sitter_toml.language())
    binding = module_from_spec(compiled)
    compiled.loader.exec_module(binding)
    return Language(binding.language())


class _Finder:
    """Walks the syntax tree no further than the wanted paths go, however deep the text is."""

    def __init__(self, text: str, wanted: set[Path]) -> None:
        source = text.encode("utf-8", "replace")
        self._lines = source.split(b"\n")
        self._wanted = {path[:end] for path in wanted for end in range(len(path) + 1)}
        self._places: dict[Path, Place] = {(): Place((1, 1), (1, 1))}
        self._last_index: dict[Path, int] = {}
        root = Parser(_grammar()).parse(source).root_node
        self._pairs(root, ())
        for node in root.named_children:
            if node.type in ("table", "table_array_element"):
                self._table(node)

    def nearest(self, path: Path) -> Place:
        while path not in self._places:
            path = path[:-1]
        return self._places[path]

    def _table(self, node: Node) -> None:
        path: Path = ()
        spot = self._spot(node)
        keys = [_key(part) for part in _parts(node.named_children[0])]
        for key in keys[:-1]:
            path = (*path, key)
            if path not in self._wanted:
                return
            self._record(path, spot, spot)
            if path in self._last_index:
                path = (*path, self._last_index[path])
        path = (*path, keys[-1])
        if node.type == "table_array_element":
            self._record(path, spot, spot)
            self._last_index[path] = self._last_index.get(path, -1) + 1
            path = (*path, self._last_index[path])
        self._record(path, spot, spot)
        self._pairs(node, path)

    def _pairs(self, node: Node, base: Path) -> None:
        if base not in self._wanted:
            return
        for pair in node.named_children:
            if pair.type == "pair":
                self._pair(pair, base)

    def _pair(self, pair: Node, path: Path) -> None:
        value = pair.named_children[1]  # what is after it is a comment
        for part in _parts(pair.named_children[0]):
            path = (*path, _key(part))
            if path not in self._wanted:
                return
            self._record(path, self._spot(part), self._spot(value))
        self._value(value, path)

    def _value(self, node: Node, path: Path) -> None:
        if node.type == "inline_table":
            self._pairs(node, path)
        elif node.type == "array":
            items = (child for child in node.named_children if child.type != "comment")
            for index, item in enumerate(items):
                inside = (*path, index)
                if inside in self._wanted:
                    self._record(inside, self._spot(item), self._spot(item))
                    self._value(item, inside)

    def _record(self, path: Path, key: Spot, value: Spot) -> None:
        # The first place counts: a table may be opened by a dotted key and go on elsewhere.
        self._places.setdefault(path, Place(key, value))

    def _spot(self, node: Node) -> Spot:
        row, column = node.start_point
        return row + 1, len(self._lines[row][:column].decode("utf-8", "replace")) + 1


def _parts(node: Node) -> Iterator[Node]:
    """Return the single keys of a key; a dotted one nests to the left, perhaps very deep."""
    parts = []
    while node.type == "dotted_key":
        parts.append(node.named_children[-1])
        node = node.named_children[0]
    parts.append(node)
    return reversed(parts)


def _key(node: Node) -> str:
    written = (node.text or b"").decode("utf-8", "replace")
    return written if node.type == "bare_key" else next(iter(tomllib.loads(f"{written} = 0")))
