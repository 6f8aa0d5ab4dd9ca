"""Who is meant by words: a name or a part of one, an organisation, several, or all."""

from __future__ import annotations

import datetime as dt

import pytest

from facilitator.core.base.refusal import Refused
from facilitator.running.commands import who
from facilitator.running.commands.rounds import NOBODY
from running.commands.saying import Meeting


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Anna Berg", ["anna-berg"]),
        ("anna", ["anna-berg"]),
        ("BO", ["bo-ek"]),
        ("blekinge", ["anna-berg", "bo-ek"]),
        ("region skåne", ["cia-berg"]),
        ("kalmar", ["@kalmar"]),
        ("@kalmar", ["@kalmar"]),
        ("bo, skåne, bo", ["bo-ek", "cia-berg"]),
        ("alla", ["anna-berg", "bo-ek", "cia-berg", "@kalmar", "sune"]),
    ],
)
def test_who_is_meant(typed: str, meant: list[str]) -> None:
    assert list(who.people(Meeting().state, typed)) == meant


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("here berg", "“berg” could be any of these: Anna Berg, Cia Berg."),
        ("here region", "“region” could be any of these: "),
        ("here eva", "Nobody here is called “eva”."),
        ("here anna, eva", "Nobody here is called “eva”."),
        ("host skåne, bo", "“skåne, bo” could be any of these: Cia Berg, Bo Ek."),
        ("put anna: 7", "There is no number 7: the last is 2."),
        (f"put anna: {'9' * 5000}", "There is no number 9999"),
        (f"put anna: 1{'0' * 5000}", "There is no number 1000"),
        (f"question {'9' * 5000}", "The session has no question "),
        (f"order skåne: {'9' * 5000}", "A place in the order is a number from 1 to "),
        (f"merge {'9' * 5000}", "There is no pair 9999"),
        ("put anna:", "Nothing stands after the colon."),
        ("put : 1", "Type before the colon who or what is meant."),
        ("vote blekinge: ,", "Type a number, or a part of the name."),
        ("here ,", "There is no name in what you typed."),
        ("go ,", "There is no session “,” in the agenda."),
        ("task ,", "A task needs a title."),
        ("wish ,,", "Give a date, a place or a theme."),
        ("length kaffe: 0", "A session lasts from 1 to 1440 minutes."),
        ("rule …", "Type the rule to agree on."),
        ("message –", "There is no text in that message."),  # noqa: RUF001
        ("put anna: tre", "None of them is called “tre”."),
        ("answer eva: ja", "None of them is called “eva”."),
        ("answer anna", "A colon belongs between the two, as in “Anna: yes”."),
        ("answer: ja", "It is nobody's turn: name who it is about."),
        ("hand-in skåne: ja", "Name the task after a comma: 1 Gör ett ordmoln, 2 Spana."),
        ("remove 1", "Nothing was captured yet."),
        ("merge 1", "There is no pair 1 that may be the same."),
        ("merge e-tjänst:", "Type two terms with a colon between them, or the number of a pair."),
        ("keep-apart : x", "Type two terms with a colon between them, or the number of a pair."),
        ("here anna 25:00", "“25:00” is not a clock time: "),
        ("left anna 0975", "“0975” is not a clock time: "),
        ("hand-in all, 1: x", "“all” could be any of these: Region Blekinge, Region Skåne, "),
        ("vote alla: 1", "“alla” could be any of these: Region Blekinge, Region Skåne, "),
        ("merge x", "Type two terms with a colon between them, or the number of a pair."),
        ("extend", "Write it like this: extend MINUTES"),
        ("pause now", "pause takes no words after it."),
        ("page a b", "“b” is one word too many."),
        ("pause", "No session is running. Space starts the next one."),
    ],
)
def test_what_means_nobody_or_nothing_is_refused(line: str, said: str) -> None:
    assert Meeting().refused(line).startswith(said)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("anna 9:05", ("anna", dt.time(9, 5))),
        ("anna berg 1015", ("anna berg", dt.time(10, 15))),
        ("gäst 2", ("gäst 2", None)),
        ("anna", ("anna", None)),
        ("9:05", ("9:05", None)),
    ],
)
def test_a_clock_time_may_follow(typed: str, read: tuple[str, dt.time | None]) -> None:
    assert who.at_time(Meeting().state, typed) == read


def test_all_is_no_part_of_a_name() -> None:
    known = [("halland", "Region Halland"), ("skåne", "Region Skåne")]
    with pytest.raises(Refused, match="could be any of these"):
        who.one_of("all", known, NOBODY)
    assert who.one_of("hall", known, NOBODY) == "halland"
    assert who.one_of("ALL", [("all", "All"), *known], NOBODY) == "all"
