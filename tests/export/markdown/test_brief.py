"""In brief: the summary, the next meeting, what to do until then, decisions and actions."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from builders import Room, one_day
from export.markdown.making import part
from facilitator.core.record.actions import ActionTicked
from facilitator.core.record.agenda import Homework, Upcoming
from facilitator.core.record.earlier import Earlier, EarlierMeeting, EarlierWork
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import BroughtForward

APRIL = dt.date(2013, 4, 26)


def room(*tasks: Homework, upcoming: tuple[Upcoming, ...] = ()) -> Room:
    return Room(replace(one_day("a"), homework=tasks, upcoming=upcoming))


def test_a_meeting_of_which_nothing_is_known_has_nothing_in_brief() -> None:
    assert part(room(), "summary") == ""


def test_what_a_reader_looks_for_first_is_there_in_this_order() -> None:
    task = Homework(id="t", title="Make a cloud", due=APRIL)
    other = Homework(id="u", title="Look *out*", due=APRIL)
    fixed = Upcoming(status="fixed", date=APRIL, place="Kista", theme="Services")
    made = room(task, other, upcoming=(fixed,))
    made.put(
        Noted("action", "sends links", "a", "Bo", dt.date(2013, 4, 5)),
        Noted("decision", "We go on", "a"),
        Noted("summary", "A good day.\n\nIn all."),
    )
    assert part(made, "summary") == (
        "## In brief\n\nA good day.\n\nIn all.\n\n"
        "- **Next meeting:** Friday 26 April 2013, Kista. Theme: Services.\n"
        "- **Until then:** Make a cloud · Look \\*out\\* (by 26 April)\n"
        "- **Decision:** We go on.\n"
        "- **To do:** Bo sends links, by 5 April."
    )


def test_each_task_has_its_date_where_they_differ() -> None:
    made = room(
        Homework(id="t", title="A", due=APRIL),
        Homework(id="u", title="B", due=dt.date(2014, 1, 2)),
        Homework(id="v", title="C"),
    )
    assert part(made, "summary").endswith(
        "- **Homework:** A (by 26 April) · B (by 2 January 2014) · C"
    )


def test_what_was_due_at_the_meeting_is_not_to_be_done_until_the_next() -> None:
    made = room(Homework(id="t", title="A", due=dt.date(2013, 3, 21)), Homework(id="u", title="B"))
    before = EarlierMeeting("r", "M", dt.date(2013, 1, 1))
    made.put(BroughtForward("", Earlier((before,), work=(EarlierWork("u", "x"),))))
    assert part(made, "summary") == ""


def test_many_are_counted_and_those_done_are_not_to_be_done() -> None:
    made = room()
    for n in range(6):
        made.put(Noted("decision", f"D{n}", "a"))
        event = made.put(Noted("action", f"A{n}", "a"))
    made.put(ActionTicked(event.id))
    brief = part(made, "summary")
    assert "- **Decisions:** 6 decisions, below.\n" in brief
    assert brief.endswith("- **To do:** A0. A1. A2. A3. A4.")
