"""Reporting back: who reports, who is next, and in which order."""

from __future__ import annotations

from builders import ENGLISH, Room, refusal
from core.groups.making import G, room
from facilitator.core.groups import moves, reports
from facilitator.core.record.reporting import GroupReports, ReportsOrdered
from facilitator.core.telling.describe.fact import describe
from facilitator.core.time.moves import undo


def stands(on: Room) -> tuple[str, str, str]:
    """Give which groups have reported, which one does, and which are to come."""
    of = reports.reports(on.state.groupings[G])
    done, to_come = ("".join(group.name for group in each) for each in (of.done, of.to_come))
    return done, of.current.name if of.current else "-", to_come


def told(on: Room) -> str:
    return ENGLISH.say(describe(on.events[-1].fact, on.state))


def signs(on: Room) -> str:
    of = reports.reports(on.state.groupings[G])
    return "".join(
        reports.sign_of(group, of) or "." for group in on.state.groupings[G].groups.values()
    )


def test_groups_report_one_after_the_other_as_they_are_listed() -> None:
    on = room("A", "B", "C")
    assert (stands(on), signs(on)) == (("", "-", "ABC"), "...")
    on.do(reports.next_report, G)
    assert on.events[-1].fact == GroupReports(G, "a")
    assert (stands(on), signs(on)) == (("", "A", "BC"), "▶→.")
    assert told(on) == "let A report"
    on.do(reports.next_report, G).do(reports.next_report, G)
    assert (stands(on), signs(on)) == (("AB", "C", ""), "✓✓▶")
    on.do(reports.next_report, G)
    assert (stands(on), signs(on)) == (("ABC", "-", ""), "✓✓✓")
    assert told(on) == "ended the reporting"
    assert refusal(on, reports.next_report, G) == "All groups have reported."


def test_a_group_reports_now_or_next_and_undo_takes_it_back() -> None:
    on = room("A", "B", "C").do(reports.put_next, G, "c")
    assert on.events[-1].fact == ReportsOrdered(G, ("c", "a", "b"))
    assert (stands(on), signs(on)) == (("", "-", "CAB"), "..→")
    assert told(on) == "changed the order of reporting"
    on.do(reports.report, G, "b")
    assert stands(on) == ("", "B", "CA")
    on.do(reports.next_report, G).do(undo).do(reports.put_next, G, "a")
    assert stands(on) == ("", "B", "AC")
    assert refusal(on, reports.put_next, G, "a") == "“A” is already the next to report."
    assert refusal(on, reports.put_next, G, "b") == "“B” has reported, or does so now."
    assert refusal(on, reports.report, G, "b") == "“B” is already reporting."
    assert refusal(on, reports.report, G, "gone") == "That group is no longer there."


def test_one_that_reported_may_do_so_again() -> None:
    on = room("A", "B").do(reports.next_report, G).do(reports.next_report, G)
    on.do(reports.report, G, "a")
    assert stands(on) == ("B", "A", "")


def test_a_shuffle_leaves_those_that_reported_where_they_are() -> None:
    on = room(*"ABCDEFG").do(reports.report, G, "c").wait(1).do(reports.shuffle, G)
    done, now, to_come = stands(on)
    assert (done, now, sorted(to_come)) == ("", "C", [*"ABDEFG"])
    assert to_come != "ABDEFG"
    on.do(reports.report, G, "a")
    for _ in "BDEF":
        on.do(reports.next_report, G)
    assert refusal(on, reports.shuffle, G) == "There are not two left to shuffle."


def test_groups_formed_and_dissolved_meanwhile_are_counted() -> None:
    on = room("A", "B").do(reports.put_next, G, "b").do(reports.next_report, G)
    on.do(moves.form, G, "C").do(moves.dissolve, G, "a")
    assert stands(on) == ("", "B", "C")
    assert refusal(room(), reports.next_report, G) == "There is no group yet: form one first."
