"""A capture line: what its signs mean, and that editing gets back the same capture."""

from __future__ import annotations

import datetime as dt

import pytest

from facilitator.core.notes.capture import SIGNS, Capture, compose, parse

TODAY = dt.date(2013, 3, 21)
PEOPLE = ("Cissi Dahl", "Bo", "Bo Ek", 'Anna "Ann" Berg', "")


def read(line: str) -> Capture:
    return parse(line, today=TODAY, people=PEOPLE)


@pytest.mark.parametrize(
    ("line", "capture"),
    [
        ("Hej", Capture("note", "Hej")),
        ("  Hej  du ", Capture("note", "Hej  du")),
        ("! Vi kör", Capture("decision", "Vi kör")),
        ("!Vi kör", Capture("decision", "Vi kör")),
        ("? Varför", Capture("question", "Varför")),
        ("# Sen", Capture("parking", "Sen")),
        ("% Mellan oss", Capture("note", "Mellan oss", private=True)),
        ("\\% av alla", Capture("note", "% av alla")),
        ("= Vi enades", Capture("summary", "Vi enades")),
        ("\\= 4", Capture("note", "= 4")),
        ("> Ring", Capture("action", "Ring")),
        ('" Bra', Capture("quote", "Bra")),
        ("\\! inget beslut", Capture("note", "! inget beslut")),
        ("\\\\ snedstreck", Capture("note", "\\ snedstreck")),
        ("\\vanlig", Capture("note", "\\vanlig")),
        ("\\", Capture("note", "\\")),
        ("", Capture("note", "")),
        ("!", Capture("decision", "")),
        ("! ! x", Capture("decision", "! x")),
        ("a\x1b[31mb", Capture("note", "ab")),
    ],
)
def test_the_first_character_sets_the_kind(line: str, capture: Capture) -> None:
    assert read(line) == capture


@pytest.mark.parametrize(
    ("line", "text", "who"),
    [
        ('"Vi är på 24:e plats -- Åsa Zetterberg', "Vi är på 24:e plats", "Åsa Zetterberg"),
        ('"Bra" -- Åsa', "Bra", "Åsa"),
        ("”Bra” -- Åsa", "Bra", "Åsa"),
        ('"Bra"', "Bra", ""),
        ('"Han sa "bra"', 'Han sa "bra"', ""),
        ('"Vi kan – om vi vill – göra det', "Vi kan – om vi vill – göra det", ""),  # noqa: RUF001
        ('"a -- b -- Åsa', "a -- b", "Åsa"),
        ('"i-- två --tre', "i-- två --tre", ""),
        ('"a --', "a --", ""),
        ('"-- Åsa', "", "Åsa"),
        ('"a -- b\nc', "a -- b\nc", ""),
    ],
)
def test_a_quote_names_its_speaker_after_two_hyphens(line: str, text: str, who: str) -> None:
    assert read(line) == Capture("quote", text, who)


@pytest.mark.parametrize(
    ("line", "text", "who"),
    [
        ("> @anna ring Bo", "ring Bo", "anna"),
        ("> ring Bo @anna", "ring Bo", "anna"),
        ("> @anna: ring", "ring", "anna"),
        ("> @anna, @berg: ring", "ring", "anna, berg"),
        ("> ring @anna, sedan @berg.", "ring sedan", "anna, berg"),
        ("> ring @anna och @anna", "ring", "anna"),
        ("> @anna och @berg: ring", "ring", "anna, berg"),
        ("> @anna & @berg and @bo ring och boka", "ring och boka", "anna, berg, Bo"),
        ("> ring @anna och boka med @berg", "ring och boka med", "anna, berg"),
        ("> och @anna ring", "och ring", "anna"),
        ("> @cissi dahl ring", "ring", "Cissi Dahl"),
        ("> @Cissi Dahls bil", "Dahls bil", "Cissi"),
        ("> ring @Bo Ek @Bo", "ring", "Bo Ek, Bo"),
        ("> ring @Bo Ek och @Bo Ek", "ring", "Bo Ek"),
        ("> @bo-ek ring", "ring", "bo-ek"),
        ("> @BO!", "", "Bo"),
        ('> @"Karl Ek" ring', "ring", "Karl Ek"),
        ('> @"Ek, Karl" ring', "ring", "Ek, Karl"),
        ("> @“Karl Ek” ring", "ring", "Karl Ek"),
        ('> @Anna "Ann" Berg ring', "ring", 'Anna "Ann" Berg'),
        ("> skriv till a@b.se", "skriv till a@b.se", ""),
        ("> @ ring", "@ ring", ""),
        ("> @x@y ring", "@x@y ring", ""),
        ('> @"BO" ring', "ring", "Bo"),
        ('> @" " ring', "ring", ""),
        ("> vänta @...", "vänta @...", ""),
        ("> a  b", "a  b", ""),
        ("> @åsa", "", "åsa"),
    ],
)
def test_an_action_names_who_after_an_at_sign(line: str, text: str, who: str) -> None:
    assert read(line) == Capture("action", text, who)


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("> ring due 2013-04-26", "ring", "2013-04-26"),
        ("> ring senast 2013-4-6", "ring", "2013-04-06"),
        ("> ring Due 26/4", "ring", "2013-04-26"),
        ("> ring due 21/3", "ring", "2013-03-21"),  # today
        ("> ring due 20/3", "ring", "2014-03-20"),  # the next one
        ("> ring due 26/4 före lunch", "ring före lunch", "2013-04-26"),
        ("> ring due 26/4, sedan", "ring, sedan", "2013-04-26"),
        ("> ring due 26/4.", "ring.", "2013-04-26"),
        ("> due 26/4: ring", "ring", "2013-04-26"),
        ("> ring due 31/4", "ring due 31/4", None),
        ("> ring due 2013-13-01", "ring due 2013-13-01", None),
        ("> overdue 26/4", "overdue 26/4", None),
        ("> ring due 26/45", "ring due 26/45", None),
        ("> ring due 31/4 due 26/4", "ring due 31/4", "2013-04-26"),
        ("> ring due 25/4 due 26/4", "ring due 25/4", "2013-04-26"),  # the last word counts
    ],
)
def test_an_action_says_when_it_is_due(line: str, text: str, due: str | None) -> None:
    date = dt.date.fromisoformat(due) if due else None
    assert read(line) == Capture("action", text, "", date)


@pytest.mark.parametrize(
    ("today", "due"),
    [("2027-11-01", "2028-02-29"), ("2028-02-29", "2028-02-29"), ("2028-03-01", None)],
)
def test_a_leap_day_is_the_next_one_within_a_year(today: str, due: str | None) -> None:
    found = parse("> ring due 29/2", today=dt.date.fromisoformat(today))
    assert found.due == (dt.date.fromisoformat(due) if due else None)


def test_a_very_long_line_of_open_marks_is_read_at_once() -> None:
    line = "> " + "@“a " * 50_000
    assert read(line) == Capture("action", line[2:].strip())


def test_an_action_may_have_all_of_it() -> None:
    assert read("> @Cissi Dahl ring @bo due 26/4 om planen") == Capture(
        "action", "ring om planen", "Cissi Dahl, Bo", dt.date(2013, 4, 26)
    )


@pytest.mark.parametrize(
    ("capture", "line"),
    [
        (Capture("note", "Hej"), "Hej"),
        (Capture("note", "! Hej"), "\\! Hej"),
        (Capture("note", "”Hej"), "\\”Hej"),
        (Capture("note", "\\Hej"), "\\\\Hej"),
        (Capture("decision", "Ja"), "! Ja"),
        (Capture("quote", "Ja", "Åsa"), '" Ja -- Åsa'),
        (Capture("quote", "Ja"), '" Ja'),
        (Capture("question", "Ja"), "? Ja"),
        (Capture("parking", "Ja"), "# Ja"),
        (Capture("summary", "Ja"), "= Ja"),
        (Capture("note", "! Ja", private=True), "% ! Ja"),
        (Capture("note", "% av"), "\\% av"),
        (Capture("note", "= 4"), "\\= 4"),
        (
            Capture("action", "ring", "Karl Ek, ek", dt.date(2013, 4, 26)),
            '> ring @"Karl Ek" @ek due 2013-04-26',
        ),
        (Capture("action", "ring", 'Karl "K" Ek'), '> ring @“Karl "K" Ek”'),
        (Capture("action", 'fix @"x', "Karl Ek, ek"), '> @"Karl Ek" @"ek" fix @"x'),
        (Capture("action", "ring"), "> ring"),
    ],
)
def test_a_capture_is_written_as_the_line_that_gives_it(capture: Capture, line: str) -> None:
    assert compose(capture) == line
    assert read(line) == capture


def test_every_kind_but_the_note_has_a_sign_of_its_own() -> None:
    assert SIGNS["note"] == ""
    assert len(set(SIGNS.values())) == len(SIGNS) == 7
