"""Fitting is whether one value is of the kind that its key asks for, and the words for when not."""

from __future__ import annotations

import datetime as dt
from typing import Final

import msgspec
from msgspec import inspect

from facilitator.core.base.language import Phrase, phrase
from facilitator.files.toml.suggest import LONGEST_SHOWN, shown
from facilitator.files.toml.values import Unfit, Written


def unfit(form: inspect.Type, value: object) -> Phrase | None:  # noqa: PLR0911 - one a kind
    """Say what was wanted instead of a value that does not fit, or None when it fits."""
    match form:
        case inspect.StrType():
            return None if isinstance(value, str) else phrase("a text in quotes")
        case inspect.BoolType():
            return None if isinstance(value, bool) else phrase("true or false, without quotes")
        case inspect.IntType():
            return _unfit_number(form, value)
        case inspect.DateType():
            return None if _is_date(value) else phrase("a date like 2013-03-21")
        case inspect.LiteralType():
            return None if _is_choice(form, value) else _choices(form)
        case inspect.CustomType():
            return _unfit_custom(form.cls, value)
        case inspect.VarTupleType(item_type=inspect.StructType()):
            return phrase("written as [[…]] tables")
        case inspect.VarTupleType():
            return phrase('a list like ["…", "…"]')
        case _:
            pass
    return phrase("a table")


def _unfit_number(form: inspect.IntType, value: object) -> Phrase | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return phrase("a whole number")
    if form.ge is not None and value < form.ge:
        return phrase("a whole number of at least {least}", least=form.ge)
    if form.le is not None and value > form.le:
        return phrase("a whole number of at most {most}", most=form.le)
    return None


def _unfit_custom(kind: type[Written], value: object) -> Phrase | None:
    try:
        kind.read(value)
    except Unfit as error:
        return error.wanted
    return None


def _is_date(value: object) -> bool:
    if isinstance(value, str):
        try:
            msgspec.convert(value, dt.date)
        except msgspec.ValidationError:
            return False
        return True
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _is_choice(form: inspect.LiteralType, value: object) -> bool:
    return any(type(value) is type(choice) and value == choice for choice in form.values)


def _choices(form: inspect.LiteralType) -> Phrase:
    choices = ", ".join(map(str, form.values))
    if len(form.values) == 1:
        return Phrase("{choice}", {"choice": choices})
    return phrase("one of {choices}", choices=choices)


def found(value: object) -> object:  # noqa: PLR0911 - one a kind
    """Say what a value is: a short text or number as it stands, anything else by its kind."""
    match value:
        case str():
            return f'"{shown(value)}"'
        case bool():
            return "true" if value else "false"
        case int() if abs(value) < 10**LONGEST_SHOWN:
            return value
        case int() | float():
            return phrase("this number")
        case dt.datetime():
            return phrase("a date with a clock time")
        case dt.date():
            return phrase("a date")
        case dt.time():
            return phrase("a clock time")
        case list():
            return phrase("a list")
        case _:
            pass
    return phrase("a table")


_FILLERS: Final[dict[type[inspect.Type], object]] = {
    inspect.StrType: "",
    inspect.VarTupleType: (),
    inspect.DateType: dt.date(2000, 1, 1),
}


def filler(form: inspect.Type) -> object:
    """Return a value to stand in for a required one that is missing or wrong."""
    match form:
        case inspect.LiteralType():
            return form.values[0]
        case inspect.CustomType():
            kind: type[Written] = form.cls
            return kind.filler
        case _:
            pass
    return _FILLERS[type(form)]
