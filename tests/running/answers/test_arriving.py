"""What is accepted as it comes is what was opened so, and can be kept as it is."""

from __future__ import annotations

from pathlib import Path

from core.answers.asking import TALK, WHERE, room, sent, take
from facilitator.running.answers import arriving
from facilitator.running.answers.inbox import Inbox
from facilitator.running.answers.line import Opened, Report


def test_only_what_was_opened_so_and_can_be_kept_is_accepted(tmp_path: Path) -> None:
    of = take(room(), sent(WHERE, "Here"))
    answers = (
        sent(WHERE, "There"),
        sent(WHERE, "nowhere", "gone"),
        sent(WHERE, "Here"),
        sent(TALK, "Because"),
    )
    inbox = Inbox(tmp_path / "none.toml")
    waiting = tuple(
        type(each)(str(n), each.subject, each.organisation, text=each.text)
        for n, each in enumerate(answers)
    )
    opened = (Opened(WHERE, at_once=True), Opened(TALK))
    inbox.arrived(Report(1, "http://here/", here_only=True, opened=opened, waiting=waiting))
    inbox.look()
    found = list(arriving.at_once(inbox, of.state, of.now))
    assert [each.text for each in found] == ["There"]
    assert [each.text for each in inbox.waiting] == ["There", "nowhere", "Because"]
