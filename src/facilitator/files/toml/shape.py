"""A shape is the form a TOML file must have, given by msgspec Structs.

A file with the right form costs one conversion. Only when that fails is the file walked to find
every problem at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeVar, cast

import msgspec
from msgspec import inspect

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.reference import nearest
from facilitator.files.toml.fit import filler, found, unfit
from facilitator.files.toml.problems import Issue, Path
from facilitator.files.toml.suggest import shown
from facilitator.files.toml.values import Written

T = TypeVar("T")


def shaped(raw: Mapping[str, object], form: type[T]) -> tuple[T, tuple[Issue, ...]]:
    """Convert a parsed TOML document to the Struct `form`, with all that was wrong with it.

    Where something was wrong the Struct has a default or a filler, so that the rest can be checked.
    """
    try:
        return _convert(raw, form), ()
    except (msgspec.ValidationError, ValueError):  # the latter for a number of endless digits
        walk = _Walk(cast("inspect.StructType", described(cast("type", form))))
        mended = walk.table((), walk.root, raw)
        return _convert(mended, form), tuple(walk.issues)


@cache
def described(form: type) -> inspect.Type:
    """Describe a form; msgspec works it out anew each time it is asked, which takes its time."""
    return inspect.type_info(form)


def _convert(raw: Mapping[str, object], form: type[T]) -> T:
    return msgspec.convert(raw, form, dec_hook=_read)


def _read(kind: type[Written], written: object) -> Written:
    return kind.read(written)


class _Walk:
    """Walks a document along its form, collects issues and gives back a mended document."""

    def __init__(self, root: inspect.StructType) -> None:
        self.root = root
        self.issues: list[Issue] = []

    def table(
        self, path: Path, form: inspect.StructType, raw: Mapping[str, object]
    ) -> dict[str, object]:
        fields = {field.encode_name: field for field in form.fields}
        meant: set[Path] = set()
        mended: dict[str, object] = {}
        for key, value in raw.items():
            if key in fields:
                good = self._value((*path, key), bare(fields[key].type), value)
                if good is not None:
                    mended[key] = good
            else:
                message, near = self._unknown(path, form, key)
                self.issues.append(Issue((*path, key), message, "key", near))
                meant.add(near)
        for key, field in fields.items():
            if not field.required or key in mended:
                continue
            if key not in raw and (*path, key) not in meant:
                self._add((*path, key), _missing((*path, key), bare(field.type)))
            mended[key] = filler(bare(field.type))
        return mended

    def _value(self, path: Path, form: inspect.Type, value: object) -> object:
        """Mend one value; None when nothing of it can be used."""
        match form:
            case inspect.StructType() if isinstance(value, dict):
                return self.table(path, form, value)
            case inspect.VarTupleType() if isinstance(value, list):
                form = bare(form.item_type)
                items = [self._value((*path, i), form, item) for i, item in enumerate(value)]
                # Not a shorter list: what is said about its items counts them as in the file.
                return items if None not in items else None
            case inspect.VarTupleType(item_type=inspect.StructType()) if isinstance(value, dict):
                self._add(path, _on_its_own_line(path))
            case inspect.DictType() if isinstance(value, dict):
                form = bare(form.value_type)
                values = {key: self._value((*path, key), form, item) for key, item in value.items()}
                return {key: item for key, item in values.items() if item is not None}
            case _:
                wanted = unfit(form, value)
                if wanted is None:
                    return value
                self._add(path, _not_this(path, form, wanted, value))
        return None

    def _add(self, path: Path, message: Phrase) -> None:
        self.issues.append(Issue(path, message))

    def _unknown(self, path: Path, form: inspect.StructType, key: str) -> tuple[Phrase, Path]:
        """Say that a key is unknown, and give the path of the one that was probably meant."""
        words = {"key": shown(key), "here": _table_name(path)}
        homes = list(_homes(key, (), self.root))
        if len(homes) == 1:
            return _elsewhere(key, *homes[0], words), ()
        known = [field.encode_name for field in form.fields]
        near = nearest(key, known)
        if near:
            words["near"] = near
            message = phrase('"{key}" is not known in {here}. Did you mean "{near}"?', **words)
            return message, (*path, near)
        words["known"] = ", ".join(known)
        return phrase('"{key}" is not known in {here}. Known are {known}.', **words), ()


def bare(form: inspect.Type) -> inspect.Type:
    """Take off descriptions and the None of an optional value, which TOML does not have."""
    while True:
        match form:
            case inspect.Metadata():
                form = form.type
            case inspect.UnionType():
                form = next(kind for kind in form.types if not isinstance(kind, inspect.NoneType))
            case _:
                return form


def _homes(key: str, path: Path, form: inspect.StructType) -> Iterator[tuple[Path, inspect.Type]]:
    """Find the tables that do have the key, and what it is there, from the top of the file down."""
    for field in form.fields:
        kind = bare(field.type)
        if field.encode_name == key:
            yield path, kind
        inside = (*path, field.encode_name)
        if isinstance(kind, inspect.StructType):
            yield from _homes(key, inside, kind)
        elif isinstance(kind, inspect.VarTupleType) and isinstance(
            kind.item_type, inspect.StructType
        ):
            yield from _homes(key, (*inside, 0), kind.item_type)


def _elsewhere(key: str, home: Path, form: inspect.Type, words: dict[str, object]) -> Phrase:
    """Say in which table a key belongs that is not known where it stands."""
    if isinstance(form, inspect.VarTupleType) and isinstance(form.item_type, inspect.StructType):
        there = _table_name((*home, key, 0))
        return phrase('"{key}" must be written {there}.', there=there, **words)
    there = _table_name(home)
    return phrase('"{key}" does not belong in {here}, but in {there}.', there=there, **words)


def _table_name(path: Path) -> object:
    """Name a table as it is written in the file."""
    if not path:
        return phrase("the top part of the file")
    name = ".".join(str(key) for key in path if isinstance(key, str))
    return f"[[{name}]]" if isinstance(path[-1], int) else f"[{name}]"


def _missing(path: Path, form: inspect.Type) -> Phrase:
    if isinstance(form, inspect.VarTupleType):
        return phrase(
            "There is no {table} here; at least one is needed.", table=_table_name((*path, 0))
        )
    return phrase('"{key}" is missing in {table}.', key=path[-1], table=_table_name(path[:-1]))


def _on_its_own_line(path: Path) -> Phrase:
    return phrase(
        "Write {right} on a line of its own, and what belongs to it below; there may be several.",
        right=_table_name((*path, 0)),
    )


def _found(form: inspect.Type, value: object) -> object:
    """Say what a value is; a clock time where one is wanted has something wrong with itself."""
    wanted = isinstance(form, inspect.CustomType) and issubclass(form.cls, dt.time)
    return value.isoformat() if wanted and isinstance(value, dt.time) else found(value)


def _not_this(path: Path, form: inspect.Type, wanted: Phrase, value: object) -> Phrase:
    key = next(part for part in reversed(path) if isinstance(part, str))
    words = {"key": shown(key), "wanted": wanted, "found": _found(form, value)}
    if isinstance(path[-1], int):
        message = phrase('Each item of "{key}" must be {wanted}, not {found}.', **words)
    else:
        message = phrase('"{key}" must be {wanted}, not {found}.', **words)
    if isinstance(form, inspect.LiteralType) and isinstance(value, str):
        if any(value == str(choice) for choice in form.values):  # it is one, but for the marks
            return phrase('"{key}" must be the number {choice}, without quotation marks.',
                          key=words["key"], choice=value)  # fmt: skip
        near = nearest(value, map(str, form.values))
        if near:
            return phrase('{problem} Did you mean "{near}"?', problem=message, near=near)
    return message
