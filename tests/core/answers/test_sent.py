"""What was sent is shown in one line, with who sent it."""

from __future__ import annotations

from builders import ENGLISH
from core.answers.asking import WHERE, WORDS, room, sent
from facilitator.core.answers.sent import body, content, sender
from facilitator.core.answers.subject import HERE, VOTES


def test_who_sent_it_is_named_and_by_itself_the_organisation_only() -> None:
    state = room().state
    answer = sent(HERE, name="Bo\nEk")
    assert sender(answer, state) == "Bo Ek, Region A"
    assert body(answer, state) == "Region A"
    assert sender(sent(HERE, name="Bo", of=""), state) == "Bo"
    assert body(sent(HERE, name="Bo", of=""), state) == ""


def test_what_it_says_stands_in_one_line() -> None:
    state = room().state
    assert content(sent(WHERE, "one\n\ntwo"), state, ENGLISH) == "one · two"
    assert content(sent(WORDS, "net: 2"), state, ENGLISH) == "net: 2"
    assert content(sent(HERE, name="Bo"), state, ENGLISH) == "is here"
    assert content(sent(VOTES), state, ENGLISH) == "none of them"
    assert content(sent(VOTES, choices=("agenda-1", "gone")), state, ENGLISH) == "Kista"
