"""Structs that say the same of a thing share its fields, by name."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct

T = TypeVar("T", bound=Struct)


def shared(kind: type[T], source: Struct, **others: Any) -> T:  # noqa: ANN401 - as the fields have
    """Make a struct of the fields that it shares with another, and of others that are given."""
    known = {*source.__struct_fields__} - others.keys()
    values = {name: getattr(source, name) for name in kind.__struct_fields__ if name in known}
    return kind(**values, **others)
