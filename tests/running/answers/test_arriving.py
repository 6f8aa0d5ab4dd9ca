"""What is accepted as it comes is what was opened so, and can be kept as it is."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from core.answers.asking import TALK, WHERE, room, sent, take
from facilitator.core.answers.sent import Sent
from facilitator.running.answers import arriving
from facilitator.running.answers.arriving import MOST
from facilitator.running.answers.inbox import Inbox
from facilitator.running.answers.protocol import Opened, Report


def holding(folder: Path, *answers: Sent) -> Inbox:
    """Give an inbox in which answers wait, of which those to one question are accepted."""
    inbox = Inbox(folder / "none.toml")
    waiting = tuple(replace(each, id=str(n)) for n, each in enumerate(answers))
    opened = (Opened(WHERE, at_once=True), Opened(TALK))
    inbox.arrived(Report(1, "http://here/", here_only=True, opened=opened, waiting=waiting))
    inbox.look()
    return inbox


def test_only_what_was_opened_so_and_can_be_kept_is_accepted(tmp_path: Path) -> None:
    of = take(room(), sent(WHERE, "Here"))
    answers = (
        sent(WHERE, "There"),
        sent(WHERE, "nowhere", "gone"),
        sent(WHERE, "Here"),
        sent(TALK, "Because"),
    )
    inbox = holding(tmp_path, *answers)
    found = list(arriving.at_once(inbox, of.state, of.now))
    assert [each.text for each in found] == ["There"]
    assert [each.text for each in inbox.waiting] == ["There", "nowhere", "Because"]


def test_answers_that_cannot_be_kept_do_not_hold_up_those_behind_them(tmp_path: Path) -> None:
    of = room()
    stuck = [sent(WHERE, "nowhere", "gone") for _ in range(MOST)]
    inbox = holding(tmp_path, *stuck, sent(WHERE, "Here"))
    assert [each.text for each in arriving.at_once(inbox, of.state, of.now)] == ["Here"]


def test_no_more_are_accepted_at_once_than_a_key_can_wait_for(tmp_path: Path) -> None:
    of = room()
    inbox = holding(tmp_path, *(sent(WHERE, str(n)) for n in range(2 * MOST)))
    assert len([*arriving.at_once(inbox, of.state, of.now)]) == MOST
