"""What phones sent waits in the queue: counted, from organisations, and settled by digits."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import ENGLISH
from core.answers.asking import WHERE, WORDS, room, sent
from facilitator.core.answers.sent import Sent
from facilitator.core.answers.subject import HERE, VOTES
from facilitator.core.base.refusal import Refused
from facilitator.core.record.people import Arrived, AttendanceCleared, PersonRemoved
from facilitator.core.record.rounds import Answered
from facilitator.core.time.moves import redo, undo
from facilitator.running.answers.inbox import Inbox
from facilitator.running.answers.protocol import Report
from facilitator.running.prompts.phone_answers import details
from facilitator.running.taking_back import taken_back
from running.led import LedRoom


class Phones:
    """A meeting for which answers wait."""

    def __init__(self, folder: Path, *given: Sent) -> None:
        self.inbox = Inbox(folder / "none.toml")
        self.led = LedRoom(room().state.agenda, inbox=self.inbox)
        self.led.until("10:00")
        self._number = count()
        self.arrive(*given)

    def arrive(self, *given: Sent) -> None:
        numbered = tuple(replace(one, id=str(next(self._number))) for one in given)
        self.inbox.arrived(Report(1, "http://here/", here_only=True, waiting=numbered))
        self.inbox.look()

    def answer(self, value: str) -> None:
        """Answer the question that is open, or open the one that waits."""
        prompt = self.led.asked[-1] if self.led.asked else self.led.open("answers")
        self.led.answer(prompt, value)

    @property
    def waiting(self) -> list[str]:
        return [one.id for one in self.inbox.waiting]


def test_it_says_how_many_and_from_which_organisations(tmp_path: Path) -> None:
    of = Phones(tmp_path)
    assert of.led.kinds == []
    of.arrive(sent(WHERE, "x"), sent(HERE, of="", name="Bo Ek"), sent(WHERE, "y", "b"))
    (waits,) = of.led.waiting
    assert waits.text == "3 answers"
    assert waits.details == ("Region A, Region B", "Region A, and 1 more", "")
    of.arrive(sent(HERE, of="", name="Bo Ek"))
    (waits,) = of.led.waiting
    assert (waits.text, waits.details) == ("1 answer", ()), "people are not named there"


def test_one_after_the_other_is_settled(tmp_path: Path) -> None:
    of = Phones(tmp_path, sent(WHERE, "x"), sent(WHERE, "y", "b"), sent(WORDS, "net"))
    of.answer("accept")
    assert of.led.last() == Answered("focus", "a", 1, "x")
    of.answer("aside")
    of.answer("refused")
    assert of.led.last() == Answered("focus", "a", 1, "x")
    assert of.waiting == []
    assert [one.id for one in of.inbox.aside] == ["1"]
    assert of.led.kinds == []


def test_all_that_can_be_kept_are_accepted_and_the_others_wait_on(tmp_path: Path) -> None:
    of = Phones(tmp_path, sent(WHERE, "x"), sent(WHERE, "y", "gone"), sent(WHERE, "z", "b"))
    of.answer("all")
    assert [type(event.fact) for event in of.led.events[1:]] == [Answered, Answered]
    assert of.waiting == ["1"]
    assert of.led.told == [
        "2 answers accepted. u takes them back.",
        "1 answer cannot be kept as it is.",
    ]


def test_all_that_were_accepted_are_one_step(tmp_path: Path) -> None:
    of = Phones(tmp_path, sent(WHERE, "x"), sent(WHERE, "z", "b"), sent(WORDS, "net"))
    before = of.led.state
    of.answer("all")
    after = of.led.state
    event = of.led.do(undo).events[-1]
    assert replace(of.led.state, undone=(), last=None) == replace(before, undone=(), last=None)
    words = taken_back(event, of.led.meeting)
    assert words is not None
    assert ENGLISH.say(words) == "3 answers taken back. y accepts them again."
    again = taken_back(of.led.do(redo).events[-1], of.led.meeting)
    assert again is not None
    assert ENGLISH.say(again) == "Done again: accepted 3 answers."
    assert replace(of.led.state, last=None) == replace(after, last=None)
    with pytest.raises(Refused):
        of.led.do(redo)


def test_who_meant_somebody_of_the_list_is_accepted_and_taken_back_in_one_step(
    tmp_path: Path,
) -> None:
    first = sent(HERE, name="Cissi")
    of = Phones(tmp_path, first)
    of.answer("accept")
    before = of.led.state
    of.arrive(sent(HERE, name="Cissi Dahl", former=first))
    (waits,) = of.inbox.waiting
    told = list(details(waits, of.led.view, ENGLISH))
    assert "Instead of Cissi, Region A, who comes off the list." in told
    of.answer("accept")
    assert [type(event.fact) for event in of.led.events[2:]] == [
        Arrived, AttendanceCleared, PersonRemoved
    ]  # fmt: skip
    undone = taken_back(of.led.do(undo).events[-1], of.led.meeting)
    assert undone is not None
    assert ENGLISH.say(undone) == "Undone: marked Cissi Dahl as present. y does it again."
    assert of.led.state.people == before.people


def test_a_name_that_is_mended_says_whom_it_changes(tmp_path: Path) -> None:
    first = sent(HERE, name="Eva Ro", of="b")
    of = Phones(tmp_path, first)
    of.answer("accept")
    of.arrive(sent(HERE, name="Eva Ros", of="b", former=first))
    (waits,) = of.inbox.waiting
    assert "Changes Eva Ro, Region B." in details(waits, of.led.view, ENGLISH)
    other = sent(WHERE, "x", "b", former=sent(WHERE, "x"))
    assert "The same phone answered for Region A before: that stays." in details(
        other, of.led.view, ENGLISH
    )


def test_what_is_refused_when_it_is_accepted_waits_on(tmp_path: Path) -> None:
    of = Phones(tmp_path, sent(WHERE, "x", "gone"))
    of.answer("accept")
    assert of.led.told == ["It does not say for which organisation it is."]
    assert of.waiting == ["0"]


def test_what_is_so_already_is_settled_without_an_event(tmp_path: Path) -> None:
    of = Phones(tmp_path, sent(WHERE, "x"), sent(WHERE, "x"))
    of.answer("all")
    assert of.waiting == []
    assert len(of.led.events) == 2


def test_votes_are_not_shown_before_they_are_accepted(tmp_path: Path) -> None:
    of = Phones(tmp_path, sent(VOTES, choices=("agenda-1",)))
    question = of.led.open("answers").question
    assert question.words == "Region A: votes on coming meetings"
    assert "Kista" not in f"{question}"


def test_what_is_there_already_is_said(tmp_path: Path) -> None:
    of = Phones(tmp_path, sent(WHERE, "x"), sent(WHERE, "y"))
    of.answer("accept")
    assert "There already: x" in of.led.asked[-1].question.detail


def test_five_more_bring_back_what_was_put_off(tmp_path: Path) -> None:
    answers = [sent(WHERE, f"{n}") for n in range(10)]
    of = Phones(tmp_path, *answers[:1])
    of.led.asking.put_off(("answers",), of.led.view)
    of.arrive(*answers[:5])
    assert of.led.waiting[0].calm
    of.arrive(*answers[:6])
    assert not of.led.waiting[0].calm
