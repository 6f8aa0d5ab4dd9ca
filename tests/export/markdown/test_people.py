"""Whoever is named is introduced once, by what is known of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import ENGLISH, Room, one_day
from facilitator.core.record.agenda import Organisation, Participant
from facilitator.export.markdown.people import People
from markdown_reader import read, text

CAROLINE = Participant("Caroline Andersson", role="speaker", title="vd", affiliation="Governo")
HENRIK = Participant("Henrik Ishahara", "skl", "speaker", title="sakkunnig")
CISSI = Participant("Cissi", "skl", "speaker", link="https://a.se/secret", affiliation="Netport")


def people(*listed: Participant) -> People:
    made = replace(one_day("a"), organisations=(Organisation("skl", "SKL"),), participants=listed)
    return People(Room(made).state, ENGLISH)


def test_title_and_affiliation_follow_the_name_once() -> None:
    known = people(CAROLINE, HENRIK)
    assert known.named("caroline andersson") == "caroline andersson, vd, Governo"
    assert known.named("Caroline Andersson") == "Caroline Andersson"
    assert known.named("Henrik Ishahara") == "Henrik Ishahara, sakkunnig, SKL"
    assert known.named("Nobody *known*") == r"Nobody \*known\*"


def test_an_affiliation_of_ones_own_comes_before_the_organisation_and_a_link_is_only_said() -> None:
    assert people(CISSI).named("Cissi") == "Cissi, Netport, by link"


def test_those_who_speak_are_set_in_bold() -> None:
    assert people().speaking(("A", "B")) == "**A** and **B**"
    assert people(CAROLINE).speaking(("Caroline Andersson", "B")) == (
        "**Caroline Andersson**, vd, Governo; **B**"
    )


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ([Participant("cissi", "skl")], "Cissi, SKL"),
        ([Participant("Cissi"), Participant("Cissi", "skl", "speaker")], "Cissi, SKL"),
        ([Participant("Cissi", "skl"), Participant("Cissi")], "Cissi"),
    ],
)
def test_a_speaker_is_taken_for_nobody_else_of_that_name(
    listed: list[Participant], told: str
) -> None:
    assert people(*listed).named("Cissi") == told


def test_a_text_tells_of_somebody_if_it_says_who_they_are() -> None:
    known = people(CAROLINE)
    names = ("Caroline Andersson",)
    assert known.told_in("Caroline Andersson, vd på Governo, besöker oss.", names)
    assert not known.told_in("Caroline Andersson besöker oss.", names)
    assert not known.told_in("En vd på Governo besöker oss.", names)
    assert known.told_in("", ())


@pytest.mark.parametrize(
    ("written", "bold"),
    [
        ("Bo Ek talks, says Bo Ek", "**Bo Ek** talks, says Bo Ek"),
        ("Bob Ek and xBo Ek and Bo Eka", "Bob Ek and xBo Ek and Bo Eka"),
        ("**Bo Ek** talks", "**Bo Ek** talks"),
        ("`Bo Ek` <https://a.se/Bo Ek> Bo Ek", "`Bo Ek` <https://a.se/Bo Ek> **Bo Ek**"),
    ],
)
def test_a_name_is_set_in_bold_where_a_text_first_has_it(written: str, bold: str) -> None:
    known = people(Participant("Bo Ek", "skl"))
    assert known.in_bold(written, ("Bo Ek",)) == bold
    assert known.named("Bo Ek") == "Bo Ek"
    assert known.in_bold("Bo Ek", ("Bo Ek",)) == "Bo Ek"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Caroline Andersson tells.", "**Caroline Andersson**, vd, Governo, tells."),
        ("Caroline Andersson of Governo tells.", "**Caroline Andersson**, vd, of Governo tells."),
        ("Caroline Andersson, our guest, tells.", None),
        ("Caroline Anderssons talk.", None),
        ("A talk by Caroline Andersson went on.", None),
        ("Caroline Andersson Governo.", None),
    ],
)
def test_the_subject_of_a_text_is_told_who_it_is(written: str, told: str | None) -> None:
    known = people(CAROLINE)
    assert known.presented(written, "Caroline Andersson") == told
    introduced = "Caroline Andersson" if told else "Caroline Andersson, vd, Governo"
    assert known.named("Caroline Andersson") == introduced


def test_the_subject_of_a_text_is_told_once_who_it_is() -> None:
    known = people(CISSI)
    assert known.presented("Cissi tells.", "Cissi") == "**Cissi**, Netport, by link, tells."
    assert known.presented("Cissi ends.", "Cissi") == "**Cissi** ends."


def test_what_is_in_bold_reads_back() -> None:
    (paragraph,) = read(people().in_bold(r"By A\*B, now", ("A*B",)))
    assert text(paragraph) == "By A*B, now"
