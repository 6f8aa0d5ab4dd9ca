"""Reminders: how far each task has come, and to each recipient what is missing and late."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from msgspec.structs import replace

from builders import DATE, ENGLISH, Room, one_day
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.agenda import Homework, Organisation, Participant
from facilitator.core.record.notes import Noted
from facilitator.core.series.handout import reminders
from facilitator.export.between.chase import chase, reminder
from markdown_reader import TYPED, of_type, read, text

DUE = DATE + dt.timedelta(days=30)
LATER = DUE + dt.timedelta(days=1)


def room(*more: Homework, name: str = "Region A") -> Room:
    agenda = replace(
        one_day("x"),
        organisations=(Organisation("a", name), Organisation("b", "Region B")),
        participants=(Participant("Eva", "a"), Participant("Bo", "b"), Participant("Lisa")),
        homework=(
            Homework(
                id="cloud", title="Words", collects="terms", due=DUE, compilers=("Lisa", "Bo")
            ),
            *more,
        ),
    )
    return Room(agenda)


def sections(source: str) -> dict[str, list[str]]:
    """Give the items under each heading of level 2."""
    found: dict[str, list[str]] = {"": []}
    here = ""
    for node in read(source):
        if node.type == "heading" and node.tag == "h2":
            here = text(node)
            found[here] = []
        found[here] += [text(item) for item in of_type([node], "list_item")]
    return found


def test_who_puts_it_together_is_not_among_those_who_are_missing() -> None:
    on = room().do(homework_moves.hand_in, "cloud", "a", "moln")
    assert sections(chase(on.state, DATE, ENGLISH)) == {
        "": ["Words: 1 of 2 handed in. Due on 20 April. Compiled by Lisa and Bo."],
        "Region B": ["Words"],
    }


def test_a_task_says_who_is_excused_and_that_it_was_due() -> None:
    on = room().do(homework_moves.mark, "cloud", "a", "excused")
    (task,) = sections(chase(on.state, LATER, ENGLISH))[""]
    assert task.startswith("Words: 0 of 2 handed in. 1 is excused. Was due on 20 April.")


def test_each_recipient_has_what_is_missing_and_what_its_people_took_on() -> None:
    on = room(Homework(id="read", title="Read", of="participant"))
    on.do(homework_moves.hand_in, "cloud", "a", "moln").do(
        homework_moves.mark, "cloud", "b", "promised"
    )
    on.do(homework_moves.entrust, "cloud", "b", "Bo")
    on.do(homework_moves.hand_in, "read", "bo", "Done")
    on.put(
        Noted("action", "Call", who="Bo", due=DATE),
        Noted("action", "Paint", who="Region B"),
    )
    found = sections(chase(on.state, LATER, ENGLISH))
    assert found["Region A"] == ["Read (Eva)"]
    assert found["Region B"] == [
        "Words (overdue; responsible: Bo, promised)",
        "Bo: Call (by 21 March, overdue)",
        "Region B: Paint",
    ]
    assert found["Lisa"] == ["Read"]


def test_who_has_handed_in_is_reminded_only_of_what_is_late() -> None:
    on = room()
    for of in ("a", "b"):
        on.do(homework_moves.hand_in, "cloud", of, "moln")
    on.put(Noted("action", "Call", who="Eva", due=DUE), Noted("action", "Paint", who="Bo"))
    assert list(sections(chase(on.state, DUE, ENGLISH))) == [""]
    assert "Everything has been handed in." in chase(on.state, DUE, ENGLISH)
    assert list(sections(chase(on.state, LATER, ENGLISH))) == ["", "Region A"]


def test_without_homework_that_is_said() -> None:
    assert chase(Room(one_day("x")).state, DATE, ENGLISH).endswith("\n\nNo homework was set.\n")


def test_a_rehearsal_says_so() -> None:
    on = room()
    state = replace(on.state, rehearsal=True)
    assert chase(state, DATE, ENGLISH).startswith("# Rehearsal: Reminders: Meeting\n")
    (first, *_) = reminders(state, DATE)
    assert reminder(state, first, DATE, ENGLISH).startswith("# Rehearsal: Meeting\n")


def test_a_reminder_is_addressed_and_holds_what_the_list_says_of_its_recipient() -> None:
    on = room()
    (first, second) = reminders(on.state, DATE)
    told = reminder(on.state, second, DATE, ENGLISH)
    assert "\n\nTo Region B\n\n" in told
    assert "\n\nWe are waiting for this:\n\n## Homework\n\n- Words (by 20 April)\n" in told
    late = reminder(on.state, second, LATER, ENGLISH)
    assert "We are still waiting for this:\n\n## Homework\n\n- Words (by 20 April, overdue)" in late
    next_year = reminder(on.state, second, DUE.replace(year=2014), ENGLISH)
    assert "- Words (by 20 April 2013, overdue)" in next_year
    assert "Region A" not in told
    assert first.name == "Region A"


@settings(max_examples=25)
@given(TYPED, TYPED)
def test_text_from_people_is_read_back(name: str, title: str) -> None:
    name, title = (" ".join(one.split()) or "x" for one in (name, title))
    on = room(Homework(id="t", title=title, compilers=(name,)), name=name)
    on.put(Noted("action", title, who=name, due=DATE))
    found = sections(chase(on.state, LATER, ENGLISH))
    assert found[""][1] == f"{title}: 0 of 2 handed in. Compiled by {name}."
    if name != "Region B":
        assert title in found[name]
