"""A list of people becomes participants; a second list updates them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from facilitator.core.base.text import clean
from facilitator.core.record.agenda import Organisation, Participant
from facilitator.files.agenda.file import parse
from facilitator.files.importing.people.joining import Joined, Meant, joined
from facilitator.files.importing.people.listed import Person, read_people
from facilitator.running.people_lists import lines_of_table
from files.importing.test_cases import GIVEN

AGENDA: Final = """\
format = 1
title = "Träff"
# Who takes part
[[organisation]]
id = "skane"
name = "Region Skåne"

[[participant]]
name = "Anna Ek"    # from the start
role = 'guest'

# The day
[[day]]
date = 2026-03-10
start = "09:00"
[[day.session]]
title = "Öppning"
duration = 30
"""


def people(text: str, name: str = "p.csv") -> list[tuple[str, str, str | None]]:
    found = read_people(text.encode(), Path(name), GIVEN.language).people
    return [(one.name, one.organisation, one.role) for one in found]


def remarks(text: str, name: str = "p.csv") -> list[str]:
    found = read_people(text.encode(), Path(name), GIVEN.language).remarks
    return [f"{one.line}: {GIVEN.language.say(one.message)}" for one in found]


def test_columns_have_their_names_in_both_languages() -> None:
    for head in ("Namn;E-post;Kommun;Roll;Mat", "Name;E-mail;Organization;Role;Food"):
        text = f"Deltagarlista\n\n{head}\nAnna Ek;a@x.se;Region Skåne;talare;allt\n"
        assert people(text) == [("Anna Ek", "Region Skåne", "speaker")]
        assert "is left out; an agenda does not keep it." in remarks(text)[0]


def test_how_they_are_reached_and_what_they_are_is_kept() -> None:
    for head in ("Namn;Mejl;Titel;Mobil", "Name;E-mail address;Job title;Phone"):
        text = f"{head}\nAnna Ek;a@x.se;Chef;070-1\nBo Ny;b at x;;\n"
        found = read_people(text.encode(), Path("p.csv"), GIVEN.language).people
        assert found == (
            Person(2, "Anna Ek", "", None, "a@x.se", "Chef", "070-1"),
            Person(3, "Bo Ny"),
        )
        assert remarks(text) == ["3: “b at x” is not an e-mail address."]


def test_given_and_family_names_may_be_apart_or_turned() -> None:
    assert people("Efternamn,Förnamn,Arbetsplats\nÖst,Åsa,SKR\n") == [("Åsa Öst", "SKR", None)]
    assert people('Namn,Organisation\n"Ek, Anna",SKR\n') == [("Anna Ek", "SKR", None)]


def test_lines_are_read_as_people_are_typed_or_addressed() -> None:
    assert people("Anna Ek, Region Skåne, gäst\nBo Ny\tSKR\n", "-") == [
        ("Anna Ek", "Region Skåne", "guest"),
        ("Bo Ny", "SKR", None),
    ]
    addressed = read_people(b"Anna Ek <a@x.se>; Bo Ny <b@x.se>\n", Path("-"), GIVEN.language).people
    assert addressed == (Person(1, "Anna Ek", email="a@x.se"), Person(1, "Bo Ny", email="b@x.se"))


def test_a_workbook_is_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Namn", "Kommun", "Titel"])
    sheet.append(["Ida Falk", "Karlshamn", "Chef"])
    target = io.BytesIO()
    book.save(target)
    found = read_people(target.getvalue(), Path("p.xlsx"), GIVEN.language)
    assert [(one.name, one.organisation) for one in found.people] == [("Ida Falk", "Karlshamn")]


def test_what_cannot_be_read_is_told() -> None:
    assert remarks("Namn,Roll\n,talare\nBo Ny,kung\nBo Ny,gäst\n") == [
        "2: “talare” has no name.",
        "3: “kung” is not a role; the roles are participant, speaker, facilitator and guest.",
        "4: “Bo Ny” is listed twice.",
    ]
    assert remarks("\n", "-") == ["0: No person was found."]


def new(_: str, __: Sequence[Organisation]) -> Meant:
    return Meant.NEW


def join(text: str, *listed: Person) -> Joined:
    agenda = parse(text).agenda
    assert agenda is not None
    return joined(text, agenda, listed, new)


def test_people_are_added_and_updated_and_every_other_line_stays() -> None:
    listed = (
        Person(1, "anna ek", "Region Skåne", "speaker"),
        Person(2, "Bo Ny", "SKR"),
    )
    made = join(AGENDA, *listed)
    assert (made.added, made.updated, made.organisations) == (1, 1, ("SKR",))
    agenda = parse(made.text).agenda
    assert agenda is not None
    assert agenda.participants == (
        Participant("Anna Ek", "skane", "speaker"),
        Participant("Bo Ny", "skr"),
    )
    assert all(line in made.text.split("\n") for line in AGENDA.split("\n") if "guest" not in line)
    again = join(made.text, *listed)
    assert (again.text, again.added, again.updated, again.same) == (made.text, 0, 0, 2)


def test_a_newer_list_updates_how_they_are_reached() -> None:
    made = join(AGENDA, Person(1, "Anna Ek", email="a@x.se", title="Chef"))
    made = join(made.text, Person(1, "Anna Ek", email="anna@x.se", phone="070-1"))
    assert (made.added, made.updated) == (0, 1)
    agenda = parse(made.text).agenda
    assert agenda is not None
    assert agenda.participants == (
        Participant("Anna Ek", None, "guest", "", "070-1", "Chef", "", "anna@x.se"),
    )


def test_of_two_with_one_name_the_one_with_the_address_is_updated() -> None:
    two = (Person(1, "Bo Ny", "SKR", email="b@x.se"), Person(2, "Bo Ny", "SCB", email="bo@y.se"))
    made = join(join(AGENDA, *two).text, Person(1, "Bo Ny", email="bo@y.se", title="Chef"))
    agenda = parse(made.text).agenda
    assert agenda is not None
    assert [one.title for one in agenda.participants] == ["", "", "Chef"]


def test_an_unknown_organisation_may_be_one_that_is_there() -> None:
    agenda = parse(AGENDA).agenda
    assert agenda is not None
    asked: list[str] = []

    def is_skane(name: str, known: Sequence[Organisation]) -> Organisation:
        asked.append(name)
        return known[0]

    made = joined(AGENDA, agenda, [Person(1, "Bo Ny", "Skåneregionen")], is_skane)
    assert asked == ["Skåneregionen"]
    read = parse(made.text).agenda
    assert read is not None
    assert read.participants[-1] == Participant("Bo Ny", "skane")
    assert made.organisations == ()


@pytest.mark.parametrize("name", ["p.doc", "p.pdf"])
def test_another_kind_of_file_is_refused(name: str) -> None:
    from facilitator.files.toml.text import UnreadableFile

    with pytest.raises(UnreadableFile):
        read_people(b"x", Path(name), GIVEN.language)


def test_a_pasted_list_has_its_organisations_in_brackets_or_after_dashes() -> None:
    lines = "- Per Åberg \N{EN DASH} SKR\n2. Karin Holm (Region Norr), karin@norr.example\n"
    found = [("Per Åberg", "SKR", None), ("Karin Holm", "Region Norr", None)]
    assert people(f"{lines}Anna-Lena Ek\n", "p.txt") == [*found, ("Anna-Lena Ek", "", None)]


def test_two_with_one_name_that_are_reached_differently_are_two() -> None:
    first = join(AGENDA, Person(1, "Bo Ny", "Kalmar", email="bo@kalmar.example"))
    both = join(first.text, Person(1, "Bo Ny", "Växjö", email="bo@vaxjo.example"))
    assert (both.added, both.updated) == (1, 0)


def test_a_pasted_table_becomes_lines_of_people() -> None:
    pasted = clean("Namn\tOrganisation\tE-post\nStina Ny\tKalmar kommun\tstina@kalmar.example")
    (line,) = lines_of_table(pasted, GIVEN.language)
    assert line.startswith("Stina Ny, Kalmar kommun")
    assert not lines_of_table("Stina Ny, Kalmar kommun\nAnna Ek", GIVEN.language)
