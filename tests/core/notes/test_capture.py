"""A capture line: what its signs mean, and that editing gets back the same capture."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import ENGLISH
from facilitator.core.notes.capture import SIGNS, Capture, compose, parse
from facilitator.core.notes.names import named

TODAY = dt.date(2013, 3, 21)
PEOPLE = ("Cissi Dahl", "Bo", "Bo Ek", 'Anna "Ann" Berg', "")
NAMES = named(PEOPLE, [("rbd", "Region Blekinge"), ("rh", "Region Halland")])


def read(line: str) -> Capture:
    return parse(line, today=TODAY, names=NAMES)


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


@pytest.mark.parametrize("dash", ["--", "\N{EN DASH}", "\N{EM DASH}", "-"])
@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Cissi Dahl", "Cissi Dahl"),
        ("cissi", "Cissi Dahl"),
        ("@cissi", "Cissi Dahl"),
        ('@"cissi dahl"', "Cissi Dahl"),
        ("Blekinge", "Region Blekinge"),
    ],
)
def test_a_quote_names_a_known_speaker_after_any_dash(dash: str, typed: str, who: str) -> None:
    assert read(f'"Vi är mitt i det {dash} {typed}') == Capture("quote", "Vi är mitt i det", who)
    assert read(f'"Vi är mitt i det" {dash} {typed}') == Capture("quote", "Vi är mitt i det", who)
    if '"' not in typed:
        line = f'"Vi är mitt i det {dash} {typed}"'
        assert read(line) == Capture("quote", "Vi är mitt i det", who)


@pytest.mark.parametrize(
    "said", ["Det tar tid \u2013 mycket", "Vi \u2013 Cissi Dahl \u2013 kan", "a \u2013Bo", "a- Bo"]
)
def test_a_dash_before_anything_else_is_a_part_of_the_quote(said: str) -> None:
    assert read(f'"{said}') == Capture("quote", said)


ANN = 'Anna "Ann" Berg'


@pytest.mark.parametrize(
    ("line", "text", "who"),
    [
        ("> @eva ring Bo", "ring Bo", "eva"),
        ("> ring Bo @eva", "ring Bo", "eva"),
        ("> @eva: ring", "ring", "eva"),
        ("> @eva, @berg: ring", "ring", "eva, berg"),
        ("> ring Bo @eva, @berg.", "ring Bo", "eva, berg"),
        ("> ring Bo @eva och @eva", "ring Bo", "eva"),
        ("> @eva och @berg: ring", "ring", "eva, berg"),
        ("> @eva & @berg and @bo ring och boka", "ring och boka", "eva, berg, Bo"),
        ("> @cissi dahl ring", "ring", "Cissi Dahl"),
        ("> ring @Bo Ek @Bo", "ring", "Bo Ek, Bo"),
        ("> ring @Bo Ek och @Bo Ek", "ring", "Bo Ek"),
        ("> @bo-ek ring", "ring", "bo-ek"),
        ("> @BO!", "", "Bo"),
        ('> @"Karl Ek" ring', "ring", "Karl Ek"),
        ('> @"Ek, Karl" ring', "ring", "Ek, Karl"),
        ("> @“Karl Ek” ring", "ring", "Karl Ek"),
        (f"> @{ANN} ring", "ring", ANN),
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
    ("line", "text", "who"),
    [
        ("> @anna ring Bo", "ring Bo", ANN),  # a first name that only one has
        ("> @Cissi ringer @bo om @rbd", "ringer Bo om Region Blekinge", "Cissi Dahl, Bo, {rb}"),
        ("> be @cissi ringa", "be Cissi Dahl ringa", "Cissi Dahl"),
        ("> ring @eva, sedan @berg.", "ring eva, sedan berg.", "eva, berg"),
        ("> ring @eva och boka med @berg", "ring eva och boka med berg", "eva, berg"),
        ("> skicka listan till @cissi och @Bo Ek", "skicka listan till Cissi Dahl och Bo Ek",
         "Cissi Dahl, Bo Ek"),
        ("> @Cissi Dahls bil lagas", "Cissi Dahls bil lagas", "Cissi Dahl"),
        ("> läs @Region Blekinges plan @bo", "läs Region Blekinges plan", "{rb}, Bo"),
        ("> och @cissi ringer", "och Cissi Dahl ringer", "Cissi Dahl"),
        ("> @Cissi's bil lagas", "Cissi Dahl's bil lagas", "Cissi Dahl"),
        ("> @rbds kansli bokar", "Region Blekinges kansli bokar", "{rb}"),
        ("> @Blekinges kansli bokar", "Region Blekinges kansli bokar", "{rb}"),
        ("> @bos bil lagas", "bil lagas", "bos"),  # it may be somebody else's name
        ("> ring Eva, @Bo", "ring Eva", "Bo"),
    ],
)  # fmt: skip
def test_who_is_a_part_of_the_sentence_stays_in_it_by_the_full_name(
    line: str, text: str, who: str
) -> None:
    assert read(line) == Capture("action", text, who.format(rb="Region Blekinge"))


@pytest.mark.parametrize("typed", ["rbd", "RBD", "Region Blekinge", "region blekinge", "Blekinge"])
def test_an_organisation_is_known_by_name_id_and_a_word_of_its_own(typed: str) -> None:
    assert read(f"> @{typed} bjuder in").who == "Region Blekinge"
    assert read(f"! @{typed} bjuder in") == Capture("decision", "Region Blekinge bjuder in")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("! @cissi, @Bo Ek och @eva tar fram planen", "Cissi Dahl, Bo Ek och @eva tar fram planen"),
        ("? Hur gör @Region Blekinges kommuner?", "Hur gör Region Blekinges kommuner?"),
        ("# mejl till a@b.se", "mejl till a@b.se"),
        ("@anna undrar", f"{ANN} undrar"),
        ("= @bo.", "Bo."),
        ('"Fråga @cissi -- @bo', "Fråga Cissi Dahl"),
    ],
)
def test_in_a_line_of_any_kind_a_known_name_needs_no_sign(line: str, text: str) -> None:
    assert read(line).text == text


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
        ("> overdue 26/4", "overdue 26/4", None),
        ("> ring due 25/4 due 26/4", "ring due 25/4", "2013-04-26"),  # the last word counts
        ("> skicka länkar senast 3 maj", "skicka länkar", "2013-05-03"),
        ("> skicka länkar senast den 3:e maj 2014.", "skicka länkar.", "2014-05-03"),
        ("> skicka länkar SENAST FREDAG", "skicka länkar", "2013-03-22"),
        ("> senast fredag skickas länkar", "skickas länkar", "2013-03-22"),
        ("> send the links by Friday", "send the links", "2013-03-22"),
        ("> send the links due friday", "send the links", "2013-03-22"),
        ("> send the links by May 3, 2014", "send the links", "2014-05-03"),
        ("> send the links no later than 3 May", "send the links", "2013-05-03"),
        ("> skicka länkar till 3/5", "skicka länkar", "2013-05-03"),
        ("> skicka länkar t.o.m. i morgon", "skicka länkar", "2013-03-22"),
        ("> skicka länkar till fredag @Bo", "skicka länkar", "2013-03-22"),
        ("> bjuda in, senast 3 maj", "bjuda in", "2013-05-03"),
        ("> bjuda in (senast 3 maj).", "bjuda in.", "2013-05-03"),
        ("> invite all (by Friday)", "invite all", "2013-03-22"),
        ("> bjuda alla (t.o.m. 3/5) @Bo", "bjuda alla", "2013-05-03"),
        # What says when something is to be, or is no date, is a part of the sentence.
        ("> bjud in till 3 maj i Kista", "bjud in till 3 maj i Kista", None),
        ("> bjud in (till 3 maj i Kista)", "bjud in (till 3 maj i Kista)", None),
        ("> bjud in senast 3 maj)", "bjud in senast 3 maj)", None),
        ("> gå by Friday's list", "gå by Friday's list", None),
        ("> boka till fredagens möte", "boka till fredagens möte", None),
        ("> ring senast i juni", "ring senast i juni", None),
        ('> ring due "31/4"', 'ring due "31/4"', None),
    ],
)
def test_an_action_says_when_it_is_due(line: str, text: str, due: str | None) -> None:
    date = dt.date.fromisoformat(due) if due else None
    found = read(line)
    assert (found.text, found.due, found.doubt) == (text, date, None)


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("> ring due 31/4", "ring due 31/4", "“31/4” is not a real date."),
        ("> ring senast 31/2 @Bo", "ring senast 31/2", "“31/2” is not a real date."),
        ("> ring due 2026-13-45", "ring due 2026-13-45", "“2026-13-45” is not a real date."),
        ("> ring till 31 april", "ring till 31 april", "“31 april” is not a real date."),
        ("> ring due 31/4 due 26/4", "ring due 31/4", "“31/4” is not a real date."),
        ("> ring by next Friday", "ring by next Friday",
         "“next friday” could mean 2013-03-22 or 2013-03-29. Write the one you mean."),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_is_told_and_stays_in_the_text(
    line: str, text: str, said: str
) -> None:
    found = read(line)
    assert found.text == text
    assert found.doubt is not None
    assert ENGLISH.say(found.doubt).startswith(said)


def test_a_day_and_a_month_are_read_alike_only_where_it_is_known_which_is_which() -> None:
    english = parse("> ring by 3/5", today=TODAY, day_first=False)
    assert english.due is None
    assert english.doubt is not None
    assert read("> ring by 3/5").due == dt.date(2013, 5, 3)
    assert parse("> ring by 26/4", today=TODAY, day_first=False).due == dt.date(2013, 4, 26)


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
    assert read("> @Cissi Dahl ringer @bo senast 26/4 om planen") == Capture(
        "action", "ringer Bo om planen", "Cissi Dahl, Bo", dt.date(2013, 4, 26)
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
        (Capture("action", "be Bo ringa", "Bo"), '> @"Bo" be Bo ringa'),
        (Capture("action", "boka med", "Bo"), '> @"Bo" boka med'),
    ],
)
def test_a_capture_is_written_as_the_line_that_gives_it(capture: Capture, line: str) -> None:
    assert compose(capture) == line
    assert read(line) == capture


def test_every_kind_but_the_note_has_a_sign_of_its_own() -> None:
    assert SIGNS["note"] == ""
    assert len(set(SIGNS.values())) == len(SIGNS) == 7
