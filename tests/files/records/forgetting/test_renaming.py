"""Another name in the place of a person's, in texts, ids and TOML."""

from __future__ import annotations

import tomllib

import pytest

from facilitator.files.records.forgetting.renaming import Renaming

RENAMING = Renaming(" Cissi  Dahl", "Person 1")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Cissi Dahl", "Person 1"),
        ("sa CISSI DAHL.", "sa Person 1."),
        ("sa cissi dahl.", "sa person 1."),
        ("Cissi Dahls, Cissi Dahl's", "Person 1s, Person 1's"),
        ("Cissi\n  Dahl", "Person 1"),
        ("Cissi Dahl-Ek", "Person 1-Ek"),
        *((same, same) for same in ("Acissi Dahl", "Cissi Dahlia", "Cissi", "Dahl", "cissidahl")),
    ],
)
def test_a_name_is_replaced_where_it_is_whole_words(text: str, after: str) -> None:
    assert RENAMING.text(text) == after


@pytest.mark.parametrize(
    ("id_", "after"),
    [
        ("cissi-dahl", "person-1"),
        ("@cissi-dahl", "@person-1"),
        ("cissi-dahl-2", "person-1-2"),
        ("2013-03-21-cissi-dahls-träff", "2013-03-21-person-1s-träff"),
        ("Cissi Dahl", "Person 1"),
        ("https://x.se/cissi-dahl?to=a-cissi-dahl", "https://x.se/person-1?to=a-person-1"),
        *((same, same) for same in ("acissi-dahl", "cissi-dahlia", "cissi")),
    ],
)
def test_in_ids_it_is_replaced_by_the_rules_of_ids(id_: str, after: str) -> None:
    assert RENAMING.id(id_) == after


def test_a_name_without_capitals_or_composed_otherwise_is_found_too() -> None:
    assert Renaming("bo", "Person 1").text("bo, Bo, BOs") == "Person 1, Person 1, Person 1s"
    assert Renaming("Åsa", "X").text("A\u030asa") == "X"
    assert Renaming("Åsa", "X").text("a\u030a") == "a\u030a"  # without the name all stays


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ('a = "Cissi Dahl" # cissi dahl\n', 'a = "Person 1" # person 1\n'),
        ('id   = "cissi-dahl"\n', 'id   = "person-1"\n'),
        ('a = """Cissi \\\n  Dahl"""\n', 'a = """Person 1"""\n'),
        ('members = ["cissi-dahl", "bo"]\n', 'members = ["person-1", "bo"]\n'),
        ('series = "cissi-dahl"\n', 'series = "person-1"\n'),
        ('links = ["https://x.se/cissi-dahl"]\n', 'links = ["https://x.se/person-1"]\n'),
        ('a = "Cissi\\u0020Dahl"\n', 'a = "Person 1"\n'),
        ("a = Cissi Dahl", "a = Person 1"),  # no TOML
        ('a = "A\u030a"\n', 'a = "A\u030a"\n'),
    ],
)
def test_toml_stays_as_it_is_written_where_that_can_be(text: str, after: str) -> None:
    assert RENAMING.toml(text) == after


def test_a_name_with_quotes_still_makes_toml() -> None:
    made = Renaming("Cissi Dahl", 'O\'Neil "x" \\').toml('a = "Cissi Dahl" # note\n')
    assert tomllib.loads(made) == {"a": 'O\'Neil "x" \\'}
