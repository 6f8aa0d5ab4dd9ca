"""The room is invited to answer, except while it sees nothing."""

from __future__ import annotations

from builders import ENGLISH
from facilitator.core.room.invitation import invited, reminded
from facilitator.core.room.page import DARK, Page

PAGE = Page("question", head="Focus", clock="10:00", words="Why?", rehearsal="REHEARSAL")
ADDRESS = "http://192.0.2.2:80/token/"


def test_the_address_and_its_code_take_the_place_of_a_page() -> None:
    page = invited(PAGE, ADDRESS, ["10", "01"], ENGLISH)
    assert (page.kind, page.title, page.code) == ("answers", ADDRESS, ("10", "01"))
    assert page.words == "Answer with your phone"
    assert (page.head, page.clock, page.rehearsal) == (PAGE.head, PAGE.clock, PAGE.rehearsal)


def test_a_page_says_the_address_in_a_line() -> None:
    assert reminded(PAGE, ADDRESS, ENGLISH).invitation == f"Answer: {ADDRESS}"


def test_a_dark_page_stays_dark() -> None:
    assert invited(DARK, ADDRESS, ["1"], ENGLISH) is DARK
    assert reminded(DARK, ADDRESS, ENGLISH) is DARK
