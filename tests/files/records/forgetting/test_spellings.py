"""Every spelling of a name is found, and what is put in its place reads as it did."""

from __future__ import annotations

import pytest

from facilitator.files.records.forgetting.spellings import Spellings

LISA = Spellings("Lisa Ek", "Person 1")
ASA = Spellings("Åsa Öberg", "Person 1")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        # Emphasis and other marks
        ("_Lisa Ek_", "_Person 1_"),
        ("__Lisa Ek__ och _Lisa Eks_", "__Person 1__ och _Person 1s_"),
        ("*Lisa Ek*, `Lisa Ek`, ~~Lisa Ek~~", "*Person 1*, `Person 1`, ~~Person 1~~"),
        ("**Lisa** _Ek_ kom", "**Person 1_ kom"),
        # Line breaks
        ("Lisa\nEk", "Person 1"),
        ("> Lisa\n> Ek", "> Person 1"),
        ("# Lisa\n#  Ek", "# Person 1"),
        ("Lisa\\\nEk, Lisa  \nEk", "Person 1, Person 1"),
        ('"Hej\\nLisa\\nEk\\n"', '"Hej\\nPerson 1\\n"'),
        ("Lisa<br>Ek, <b>Lisa</b>&nbsp;<b>Ek</b>", "Person 1, <b>Person 1</b>"),
        ("Lisa\u00a0Ek, Li\u00adsa\u200b Ek", "Person 1, Person 1"),
        # Ids, links and addresses
        ("se lisa-ek, lisa_ek och Lisa-Ek", "se person-1, person_1 och Person-1"),
        ("https://x.se/lisa-ek/möte", "https://x.se/person-1/möte"),
        ("https://x.se/?q=Lisa%20Ek&r=lisa+ek", "https://x.se/?q=Person%201&r=person+1"),
        ("https://x.se/my/lisaek", "https://x.se/my/person1"),
        ("lisa.ek@x.se, Lisa.Ek@x.se", "person.1@x.se, Person.1@x.se"),
        ("lisaek@x.se ek.lisa@x.se", "person1@x.se person.1@x.se"),
        ("Lisa Ek <lisa.ek@x.se>", "Person 1 <person.1@x.se>"),
    ],
)
def test_it_is_found_and_replaced(text: str, after: str) -> None:
    assert LISA.replaced(text) == after
    assert LISA.count(text) > 0
    assert LISA.count(after) == 0


@pytest.mark.parametrize(
    "text",
    ["Bo Ek, Lisa Berg", "Ek Lisa", "lisaek", "Elisa Ek", "Lisa Ekman", "Lisa, Ek", "Lisa\n- Ek",
     "elisaek@x.se", "lisaekman@x.se", "https://x.se/elisa-ek", "Lisa | Ek", "<li>Lisa</li><li>Ek"],
)  # fmt: skip
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert LISA.count(text) == 0
    assert LISA.replaced(text) == text


@pytest.mark.parametrize(
    "text",
    ["Åsa Öberg", "ÅSA ÖBERG", "A\u030asa O\u0308berg", "åsa-öberg", r"\u00c5sa \u00d6berg",
     r"\u00e5sa\u0020\u00f6berg", "&Aring;sa &#214;berg", "&#xC5;sa&#160;&ouml;berg",
     "https://x.se/%C3%85sa%20%C3%96berg", "asa.oberg@x.se", "aasa.oeberg@x.se", "obergasa@x.se",
     "https://x.se/asa-oberg", "åsa.öberg@x.se", r"Å\u00ads\u200ba Ö\u00adberg",
     "Å&shy;sa Öb&#8203;er&#xAD;g"],
)  # fmt: skip
def test_letters_are_found_as_files_and_addresses_write_them(text: str) -> None:
    assert ASA.count(text) > 0
    assert ASA.count(ASA.replaced(text)) == 0


def test_letters_are_not_folded_where_people_write() -> None:
    assert ASA.count("Asa Oberg, asa-oberg") == 0
    assert Spellings("Asa Oberg", "X").count("Åsa Öberg") == 0


@pytest.mark.parametrize(
    ("detail", "text", "found"),
    [
        ("+46 70 123 45 67", "070-1234567, +46701234567, 0046 (0)70 123 45 67", 3),
        ("070-123 45 67", "+46 70 123 45 67", 1),
        ("070-123 45 67", "170-123 45 68, 1234567", 0),
        ("08-12 34", "1234, 081234, 08 1234", 2),
        ("112", "112", 0),
        ("https://meet.example/x/", "(https://meet.example/X) https://meet.example/xy", 1),
        ("boss@x.se", "Boss@X.se, aboss@x.se, boss@x.sea", 1),
        ("", "a", 0),
    ],
)
def test_how_to_reach_the_person_is_found(detail: str, text: str, found: int) -> None:
    assert Spellings("Lisa Ek", "Person 1", [detail]).count(text) == found


@pytest.mark.parametrize(
    ("name", "text"),
    [("Patrick O'Neil", "patrick o'neil, Patrick-ONeil x@"), ("Anna-Lisa Ek", "anna lisa ek"),
     ("Anna-Lisa Ek", "annalisa.ek@x.se"), ("Åsa", "asa@x.se, _åsa_")],
)  # fmt: skip
def test_names_of_any_parts_are_found(name: str, text: str) -> None:
    assert Spellings(name, "Person 1").count(text) > 0


def test_a_long_text_takes_little_time() -> None:
    for text in ("Lisa " * 40_000, "Lisa" + " " * 200_000, "x" * 400_000 + "@", "lisa_" * 40_000):
        assert LISA.count(text) == 0
