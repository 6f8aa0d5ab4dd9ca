"""What the minutes tell of the meetings to come."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import REGIONS, Room, one_day
from digital_agenda import SWEDISH
from export.markdown.making import part
from facilitator.core.record.agenda import Upcoming
from facilitator.core.record.series import Voted
from facilitator.export.markdown.parts import parts

APRIL = dt.date(2013, 4, 26)


def room(*upcoming: Upcoming) -> Room:
    return Room(replace(one_day("a"), organisations=REGIONS, upcoming=upcoming))


def test_the_surest_stand_first_in_sentences_and_past_ones_are_left_out() -> None:
    made = room(
        Upcoming(status="wish", theme="A *journey*?", asked_by="Region A"),
        Upcoming(status="fixed", date=APRIL, place="Kista", theme="Services", host="Region B"),
        Upcoming(status="fixed", date=dt.date(2013, 3, 21), place="Here"),
        Upcoming(status="fixed", date=dt.date(2013, 5, 3)),
        Upcoming(status="proposed", date=APRIL),
    )
    assert part(made, "upcoming") == (
        "## Upcoming meetings\n\n"
        "- **Next meeting:** Friday 26 April 2013, Kista. Theme: Services. Host: Region B.\n"
        "- **Date set:** Friday 3 May 2013.\n"
        "- **Proposed:** Friday 26 April 2013.\n"
        "- **Wished for:** A \\*journey\\*? Asked for by Region A."
    )


def test_proposals_that_differ_only_in_place_are_one() -> None:
    made = room(
        Upcoming(status="proposed", place="Värmland", theme="Visit", host="SKL"),
        Upcoming(status="proposed", place="Skåne", theme="Visit", host="SKL"),
        Upcoming(status="proposed", place="Halland", theme="Visit"),
    )
    assert part(made, "upcoming").splitlines()[2:] == [
        "- **Proposed:** Värmland and Skåne. Theme: Visit. Host: SKL.",
        "- **Proposed:** Halland. Theme: Visit.",
    ]


def test_votes_tell_who_can_agree_to_what() -> None:
    made = room(
        Upcoming(status="proposed", place="Värmland"),
        Upcoming(status="proposed", place="Skåne"),
        Upcoming(status="proposed", place="Halland"),
    )
    made.put(Voted("a", ("agenda-1",)), Voted("b", ("agenda-1", "agenda-2")))
    assert part(made, "upcoming").splitlines()[2:] == [
        "- **Proposed:** Värmland. 2 votes (the most): Region A and Region B.",
        "- **Proposed:** Skåne. 1 vote: Region B.",
        "- **Proposed:** Halland.",
    ]
    wished = room(Upcoming(status="wish", theme="Bryssel"), Upcoming(status="wish", place="Umeå"))
    wished.put(Voted("a", ("agenda-1",)), Voted("b", ("agenda-1", "agenda-2")))
    assert part(wished, "upcoming").splitlines()[2:] == [
        "- **Wished for:** Bryssel. 2 votes: Region A and Region B.",
        "- **Wished for:** Umeå. 1 vote: Region B.",
    ]
    made.put(Voted("a", ("agenda-2",)), Voted("b", ("agenda-1",)))
    assert part(made, "upcoming").count("1 vote (as many as another): Region ") == 2
    swedish = parts(made.state, made.now, SWEDISH)["upcoming"]
    assert swedish.count("1 röst (lika många som ett annat förslag): Region ") == 2
