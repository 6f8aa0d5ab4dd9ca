"""Structs made of the fields that they share with others."""

from __future__ import annotations

import datetime as dt

import pytest

from facilitator.core.base.fields import shared
from facilitator.core.record.agenda import Homework, Upcoming
from facilitator.core.record.homework import TaskAdded
from facilitator.core.record.series import Coming


def test_a_struct_takes_the_fields_it_shares_and_those_given() -> None:
    said = Upcoming(status="fixed", date=dt.date(2026, 3, 13), place="Kista", host="A")
    kept = shared(Coming, said, id="kista")
    assert kept == Coming("kista", "fixed", dt.date(2026, 3, 13), "Kista", host="A")
    assert shared(Upcoming, kept) == said
    assert shared(Upcoming, kept, place="").place == ""
    task = Homework(id="a", title="A", of="participant", links=("b",))
    fact = shared(TaskAdded, task, task=task.id, per=task.of)
    assert fact == TaskAdded("a", "A", per="participant", links=("b",))


def test_what_neither_has_is_an_error() -> None:
    with pytest.raises(TypeError):
        shared(Coming, Upcoming(status="wish"))
