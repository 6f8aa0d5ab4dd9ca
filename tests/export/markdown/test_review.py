"""The time review in the minutes."""

from __future__ import annotations

from hypothesis import given
from msgspec.structs import replace

from builders import ENGLISH, Room, agenda, day, one_day, session
from facilitator.core.review.advice import LONGEST_TITLE
from facilitator.core.time import moves
from facilitator.export.markdown.review import lines
from markdown_reader import TYPED, of_type, read, text


def written(room: Room) -> list[str]:
    return lines(room.state, room.now, ENGLISH)


def test_where_there_is_nothing_to_sum_up_nothing_is_said() -> None:
    room = Room(one_day("a", "b")).until("10:00")
    assert written(room) == []
    assert written(room.do(moves.toggle).wait(30)) == []
    assert written(room.do(moves.next_session)) == []
    assert len(written(room.wait(30).do(moves.end))) == 4


def test_kinds_are_summed_up_days_told_and_advice_given() -> None:
    first = day(session("a", 45, kind="discussion"), session("b", 45, kind="discussion"), "c")
    room = Room(agenda(first, day("d"))).until("10:09").do(moves.toggle).wait(60)
    room.do(moves.next_session).wait(66).do(moves.skip).do(moves.end)
    table, days, label, advice = written(room)
    assert table.split("\n") == [
        "| Kind | Sessions | Planned | Actual | Difference | Actual by planned |",
        "| --- | --- | --- | --- | --- | --- |",
        "| Talks | 1 not held |  |  |  |  |",
        "| Discussions | 2 | 1 h 30 min | 2 h 6 min | 36 min over | 1.4 |",
    ]
    assert days == (
        "- **Day 1:** began 9 min late, ended 15 min late. 9 min lost: the start of the day; "
        "36 min lost: sessions longer than planned; 30 min won: sessions left out."
    )
    assert label == "**For the next meeting:**"
    assert advice.split("\n") == [
        "- Day 1 began 9 min late: ask people to come earlier.",
        "- Day 1 ended 15 min late. Most was lost by sessions longer than planned: 36 min.",
        "- Discussions took 1.4 times the planned time: plan 1 h 5 min where you planned 45 min.",
        "- 1 session was not held, 30 min of the plan: plan less, or mark what can be cut.",
    ]


@given(TYPED.filter(lambda title: len(title) <= LONGEST_TITLE))
def test_a_title_in_advice_reads_back_as_typed(title: str) -> None:
    named = replace(session("a", 30), title=title)
    room = Room(one_day(named)).until("10:00").do(moves.toggle).wait(50).do(moves.end)
    items = of_type(read("\n\n".join(written(room))), "list_item")
    wanted = f"“{title}” took 20 min more than planned: plan 50 min if it comes again."
    assert any(text(item) == wanted for item in items)
