"""Pasted lists are read as people mean them, and nothing in them is lost."""

from __future__ import annotations

import pytest

from facilitator.core.record.terms import (
    HEAVIEST,
    Term,
    format_terms,
    normal,
    parse_terms,
    total,
    weight_text,
)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        (" \n\t\n", []),
        ("bredband", [("bredband", 1)]),
        ("bredband\ne-tjänst\r\nöppna data", [("bredband", 1), ("e-tjänst", 1), ("öppna data", 1)]),
        ("bredband, e-tjänst; öppna data,", [("bredband", 1), ("e-tjänst", 1), ("öppna data", 1)]),
        ("e-tjänst: 12, bredband:3, data (7), moln(2)", [
            ("e-tjänst", 12), ("bredband", 3), ("data", 7), ("moln", 2),
        ]),
        ("data: 2.5; moln: 2,5, kö: 0,25", [("data", 2.5), ("moln", 2.5), ("kö", 0.25)]),
        ("data: 3\nmoln\ndata: 4", [("data", 7), ("moln", 1)]),
        ("Data, data", [("Data", 1), ("data", 1)]),
        ("öppna   data", [("öppna data", 1)]),
    ],
)  # fmt: skip
def test_terms_stand_one_a_line_or_between_commas_with_or_without_weight(
    text: str, terms: list[tuple[str, float]]
) -> None:
    assert parse_terms(text) == tuple(Term(*term) for term in terms)


@pytest.mark.parametrize(
    "line",
    [
        "- moln", "* moln", "• moln", "•moln", "\u2013 moln", "1. moln", "12) moln", "(3) moln",
        "- [ ] moln", "[x] moln", "  - 1. moln", "•\tmoln",
    ],
)  # fmt: skip
def test_bullets_tick_boxes_and_numbers_of_a_list_go(line: str) -> None:
    assert parse_terms(f"{line}\n-\n") == (Term("moln"),)


@pytest.mark.parametrize(
    "text",
    [
        "12:30-möte", "möte 12:30", "e-tjänst (ny)", "ISO 27001:2013", "C++", "5G", "24/7", "#moln",
        "-5 grader", "1.5 miljoner", "data: 0", "data (0,0)", ": 12", "(12)", "12", "data: tolv",
        "data: 1234567890", "data: 0.0001", 'begreppet "a, b" här', "regioner (Skåne, Halland)",
        '5" skärm', '"', '""', "”", "a:b", "2013. Året",
    ],
)  # fmt: skip
def test_what_is_no_weight_or_list_is_text(text: str) -> None:
    assert parse_terms(text) == (Term(text),)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Bredband 5", Term("Bredband", 5)),
        ("öppna data 12", Term("öppna data", 12)),
        ("e-tjänst  999", Term("e-tjänst", 999)),
        ("5G-nät 3", Term("5G-nät", 3)),
        ("Agenda 2030 3", Term("Agenda 2030", 3)),
        ("- moln 4", Term("moln", 4)),
        ("bredband: 5", Term("bredband", 5)),
        ("bredband (5)", Term("bredband", 5)),
        ("Agenda 2030: 5", Term("Agenda 2030", 5)),
    ],
)
def test_a_number_behind_a_term_is_its_weight(text: str, term: Term) -> None:
    assert parse_terms(text) == (term,)


@pytest.mark.parametrize(
    "text",
    [
        "5G", "Agenda 2030", "Agenda 21", "Europa 2020", "EU 27", "COVID 19", "ISO 639", "E 20",
        "Windows 10", "mål 9", "5 bredband", "plan 1000", "plan 05", "data 0", "data -3", "a 3",
        "data 2.5", "08 123", "24 7", "klass 9", "Industri 4.0", "Web 2", "p2 3", '"bredband 5"',
    ],
)  # fmt: skip
def test_a_number_that_is_a_part_of_the_term_stays_there(text: str) -> None:
    assert parse_terms(text) == (Term(text.strip('"')),)


def test_a_word_that_a_list_numbers_is_as_many_terms() -> None:
    assert parse_terms("skola 1\nbredband 5, Skola 2") == (
        Term("skola 1"), Term("bredband", 5), Term("Skola 2"),
    )  # fmt: skip
    assert parse_terms("skola 1\nskola: 2") == (Term("skola", 3),)


def test_in_cells_only_a_cell_of_its_own_is_a_weight() -> None:
    assert parse_terms("moln 5\t7") == (Term("moln 5", 7),)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ('"a, b", c', [("a, b", 1), ("c", 1)]),
        ('"a; b": 3', [("a; b", 3)]),
        ('"data (2013)" (4)', [("data (2013)", 4)]),
        ('"- moln"', [("- moln", 1)]),
        ('"säg ""hej"""', [('säg "hej"', 1)]),
        ("”digital agenda”: 2, «x, y», “z”", [("digital agenda", 2), ("x, y", 1), ("z", 1)]),
        ('"a, b', [('"a', 1), ("b", 1)]),
    ],
)
def test_quotation_marks_make_what_they_enclose_one_term(
    text: str, terms: list[tuple[str, float]]
) -> None:
    assert parse_terms(text) == tuple(Term(*term) for term in terms)


def test_cells_of_a_spreadsheet_are_terms_and_a_number_is_the_weight_before_it() -> None:
    assert parse_terms("moln\t12\n• data\t2,5\tbredband\t7\t8\na, b\t3\nx: 1\t2\ny\t0") == (
        Term("moln", 12), Term("data", 2.5), Term("bredband", 7), Term("8"), Term("a"), Term("b"),
        Term("3"), Term("x", 1), Term("2"), Term("y"), Term("0"),
    )  # fmt: skip


def test_terms_are_made_safe() -> None:
    assert parse_terms("\x1b[31mmoln\x1b[0m\u202e, [b]data[/b]") == (
        Term("moln"),
        Term("[b]data[/b]"),
    )


def test_a_weight_grows_no_further_than_the_heaviest() -> None:
    assert parse_terms("moln: 999999999\nmoln: 7") == (Term("moln", HEAVIEST),)


def test_a_list_is_written_one_term_a_line_and_quoted_where_it_has_to_be() -> None:
    terms = (Term("moln", 12), Term("data", 2.5), Term("öppen, fri"), Term("ort: 3"), Term("x", 1))
    assert format_terms(terms) == 'moln: 12\ndata: 2.5\n"öppen, fri"\n"ort: 3"\nx'
    assert parse_terms(format_terms(terms)) == terms


def test_a_sum_is_exact_to_three_decimals_and_whole_where_it_can_be() -> None:
    assert total([0.1, 0.2]) == 0.3
    assert isinstance(total([0.5, 1.5]), int)
    assert total([]) == 0
    assert [weight_text(weight) for weight in (1, 120, 2.5, 0.125)] == ["1", "120", "2.5", "0.125"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("E-tjänst", "e tjänst"),
        ("e\u2011tjänst", "e\u2013tjänst"),
        ("E - Tjänst", "e-tjänst"),
        ("verksam\u00adhet", "verksamhet"),
        ("  öppna\u00a0 data ", "Öppna Data"),
        ("a\u030angstrom", "ÅNGSTROM"),
        ("ﬁber", "fiber"),
        ("Straße", "STRASSE"),
        ("-moln-", "moln"),
    ],
)
def test_case_composition_blanks_and_hyphens_make_no_other_term(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("e-tjänst", "etjänst"),
        ("mål", "mal"),
        ("kö", "ko"),
        ("läs", "las"),
        ("resumé", "resume"),
        ("C++", "C"),
        ("-", "--"),
    ],
)
def test_anything_else_makes_another_term(one: str, other: str) -> None:
    assert normal(one) != normal(other)
