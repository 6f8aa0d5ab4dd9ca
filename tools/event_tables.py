"""The table of all kinds of events, made from the types that the journal is read into."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

import msgspec

from facilitator.core.record.agenda import Agenda
from facilitator.core.record.earlier import Earlier
from facilitator.core.record.events import AnyFact

HEAD: Final = "| kind | says | its values |\n|---|---|---|"

WORDS: Final = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "`true` or `false`",
    dt.date: "date",
    dt.time: "clock time",
    dt.datetime: "instant",
    Agenda: "an agenda's TOML as text",
    Earlier: "TOML as text",
}


def table() -> str:
    """Give the table, in the order of the sources."""
    return "\n".join([HEAD, *map(_row, get_args(AnyFact))])


def _row(fact: type[msgspec.Struct]) -> str:
    says = " ".join((fact.__doc__ or "").split())
    if kept := _kept_as_text(fact):
        says = says.replace("`text`", f"`{kept}`")
    cells = (f"`{fact.__struct_config__.tag}`", says, "; ".join(_values(fact)))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _values(fact: type[msgspec.Struct]) -> Iterator[str]:
    for field in msgspec.structs.fields(fact):
        if field.name != "text" or not _kept_as_text(fact):
            yield f"`{field.name}` {_type(field.type)}"


def _kept_as_text(fact: type[msgspec.Struct]) -> str | None:
    """Name the value under which the journal keeps the text of what was read from it."""
    fields = msgspec.structs.fields(fact)
    return next((field.name for field in fields if field.type in (Agenda, Earlier)), None)


def _type(of: Any) -> str:  # noqa: ANN401 - any annotation
    of = getattr(of, "__supertype__", of)  # an id is text
    if of in WORDS:
        return WORDS[of]
    inside = get_args(of)
    match get_origin(of):
        case origin if origin in (Union, UnionType):
            kinds = [each for each in inside if each is not NoneType]
            return " or ".join(map(_type, kinds)) + ", or left out"
        case origin if origin is Literal:
            return "one of " + ", ".join(f"`{value}`" for value in inside)
        case origin if origin is tuple and inside[-1] is Ellipsis:
            return f"list of {_type(inside[0])}s"
        case origin if origin is tuple:
            return "pair"
    raise TypeError(of)
