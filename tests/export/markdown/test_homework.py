"""Homework in the minutes: everything handed in, as it was typed."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace

from builders import ENGLISH, Room
from export.markdown.making import room, rows
from facilitator.core.base.text import clean, clean_line, says_nothing
from facilitator.core.homework import moves as homework_moves
from facilitator.core.homework import tasks as hw
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.sessions import LeftoverSettled
from facilitator.core.time import moves
from facilitator.export.markdown.homework import tasks
from facilitator.export.wording import Wording
from markdown_reader import TYPED, of_type, plain_text, read, text

CLOUD = Task(
    id="cloud",
    title="Word cloud",
    instructions="Show your words.",
    purpose="To compare.",
    collects="terms",
    due=dt.date(2013, 4, 26),
    compilers=("Lisa", "Lennart"),
    links=("https://example.org",),
)
TEXT = Task(id="text", title="Tell")
FILE = Task(id="file", title="Send", collects="file-reference", of="participant")


def of(room: Room) -> str:
    return "\n\n".join(tasks(hw.tasks(room.state), Wording(room.state, room.now, ENGLISH)))


def quotes(source: str) -> list[SyntaxTreeNode]:
    return list(of_type(read(source), "blockquote"))


def test_a_task_that_was_only_set_is_told_without_a_table() -> None:
    source = of(room(CLOUD))
    assert source == (
        "### Word cloud\n\nShow your words.\n\n"
        "- **Purpose:** To compare.\n"
        "- **Hand in:** a list of concepts from each organisation, by Friday 26 April 2013\n"
        "- **Compiled by:** Lisa and Lennart\n"
        "- **Link:** <https://example.org>"
    )


def test_the_table_has_those_who_handed_in_and_lines_have_the_others() -> None:
    on = room(CLOUD, FILE).do(homework_moves.hand_in, "cloud", "a", "one: 3, two")
    on.do(homework_moves.entrust, "cloud", "a", "Eva").do(
        homework_moves.mark, "cloud", "b", "promised"
    )
    on.do(homework_moves.hand_in, "file", "eva", "cloud.png").do(
        homework_moves.mark, "file", "bo", "excused"
    )
    source = of(on)
    assert "1 of 2 lists handed in.\n" in source
    assert "1 of 1 file handed in, 1 excused.\n" in source
    assert rows(source) == [
        ["Organisation", "Handed in", "Contents", "Responsible"],
        ["Region A", "21 March", "2 concepts", "Eva"],
        ["Participant", "Handed in", "Contents"],
        ["Eva", "21 March", "cloud.png"],
    ]
    assert "**Promised:** Region B.\n" in source
    assert "**Excused:** Bo." in source


def test_on_the_day_a_task_is_set_nobody_is_told_not_to_have_begun() -> None:
    on = room(CLOUD).do(homework_moves.entrust, "cloud", "a", "Eva")
    source = of(on)
    assert "handed in" not in source
    assert "Region B" not in source


def test_organisations_are_missing_once_a_task_was_due_and_people_never() -> None:
    due = dt.date(2013, 3, 21)
    both = (replace(CLOUD, due=due), replace(FILE, due=due))
    on = room(*both).do(homework_moves.hand_in, "cloud", "a", "one")
    on.do(homework_moves.hand_in, "file", "eva", "cloud.png")
    source = of(on)
    assert "**Still missing:** Region B.\n" in source
    assert "Bo" not in source


def test_what_was_due_is_missing_no_longer_once_the_day_or_the_meeting_is_over() -> None:
    on = room(replace(CLOUD, due=dt.date(2013, 3, 21))).do(
        homework_moves.hand_in, "cloud", "a", "x"
    )
    assert "**Still missing:** Region B." in of(on)
    next_day = Room(on.state.agenda).do(homework_moves.hand_in, "cloud", "a", "x")
    next_day.until("08:00", dt.date(2013, 3, 22)).do(homework_moves.entrust, "cloud", "b", "Eva")
    assert "**Not handed in:** Region B." in of(next_day)
    on.do(moves.start).do(moves.end).do(moves.close)
    assert "**Not handed in:** Region B." in of(on)
    on.do(homework_moves.mark, "cloud", "b", "promised")
    assert "**Promised, not handed in:** Region B." in of(on)


def test_hand_ins_after_the_meeting_are_told_as_of_when() -> None:
    on = room(TEXT).until("12:00", dt.date(2013, 5, 3))
    on.do(homework_moves.hand_in, "text", "a", "Late *text*")
    source = of(on)
    assert "As of 3 May: 1 of 2 texts handed in.\n" in source
    assert "**Region A, 3 May:**\n\n> Late \\*text\\*" in source
    assert not rows(source)


def test_what_is_no_longer_handed_in_is_not_told() -> None:
    on = (
        room(TEXT)
        .do(homework_moves.hand_in, "text", "a", "Secret")
        .do(homework_moves.mark, "text", "a", "promised")
    )
    assert "Secret" not in of(on)


def test_a_session_that_became_homework_is_told_as_it_was_meant_or_changed() -> None:
    on = room()
    on.put(LeftoverSettled(("y",), "homework"))
    on.do(homework_moves.hand_in, "session y", "a", "Because.")
    source = of(on)
    assert source.startswith("### Y\n\nThere was no time for this at the meeting.\n\n- Why?\n\n")
    assert "Why?" in source
    assert "> Because." in source
    on.do(homework_moves.change_task, "session y", Task(id="", title="Y", instructions="Think."))
    assert "Why?" not in of(on)
    assert "Think." in of(on)


@given(TYPED.filter(lambda typed: not says_nothing(clean(typed))))
def test_a_text_and_a_name_read_back_as_typed(typed: str) -> None:
    name = clean_line(typed) or "x"
    on = room(TEXT, name=name).do(homework_moves.hand_in, "text", "a", typed)
    source = of(on)
    assert f"{name}, 21 March:" in map(text, of_type(read(source), "strong"))
    (quote,) = quotes(source)
    assert plain_text(quote.children) == clean(typed).strip("\n")
