"""The box: what waits, what became of it, and how much there may be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.answers.sent import Sent
from facilitator.core.answers.subject import HERE, VOTES, Subject
from facilitator.running.answers.protocol import Kept, Opened, Settled, Standing
from facilitator.web.answers.box import Bounds, Box
from web.answers.phones import Seconds

WHERE = Subject("question", "focus", 1)
STANDINGS: list[Standing] = ["waiting", "aside", "accepted", "refused"]


def box(bounds: Bounds | None = None) -> Box:
    return Box(Seconds(), bounds or Bounds())


def put(of: Box, phone: str, text: str, subject: Subject = WHERE) -> str:
    of.put(phone, Sent("", subject, "a", text=text))
    kept = of.own(phone, subject)
    assert kept is not None
    return kept.sent.id


def test_what_was_accepted_waits_no_more_and_is_known_as_what_was_before() -> None:
    of = box()
    id_ = put(of, "one", "Here")
    of.settle(Settled(id_, "accepted", "Here!"))
    assert of.empty
    put(of, "one", "There")
    (sent,) = of.waiting()
    assert (sent.text, sent.former_text) == ("There", "Here!")


def test_what_is_put_aside_waits_on_and_may_be_mended() -> None:
    of = box()
    id_ = put(of, "one", "Here")
    of.settle(Settled(id_, "aside", "Here!"))
    (sent,) = of.waiting()
    assert (sent.aside, sent.text) == (True, "Here!")
    of.settle(Settled(id_, "waiting"))
    assert not of.waiting()[0].aside


def test_what_is_mended_by_the_phone_meanwhile_is_not_taken_for_accepted() -> None:
    of = box()
    first = put(of, "one", "Here")
    second = put(of, "one", "There")
    assert first != second
    of.settle(Settled(first, "accepted", "Here"))
    (sent,) = of.waiting()
    assert (sent.text, sent.former_text) == ("There", "Here")
    of.settle(Settled(first, "refused"))
    of.settle(Settled("gone", "accepted"))
    assert not of.empty


def test_what_one_before_was_sent_is_taken_once_and_gives_way_to_what_is_sent_anew() -> None:
    before = box()
    put(before, "one", "Here")
    put(before, "two", "There")
    one, two = before.waiting()
    of = box()
    put(of, "two", "Elsewhere")
    of.restore([Kept(one), Kept(two)])
    assert [sent.text for sent in of.waiting()] == ["Elsewhere", "Here"]
    of.settle(Settled(one.id, "accepted"))
    of.restore([Kept(one)])
    assert [sent.text for sent in of.waiting()] == ["Elsewhere"]
    put(of, "one", "Here, too")
    assert [sent.former_text for sent in of.waiting()] == ["", "Here"]


def test_what_was_refused_is_not_known_as_what_was_before() -> None:
    of = box()
    of.settle(Settled(put(of, "one", "Here"), "accepted", "Here"))
    of.settle(Settled(put(of, "one", "There"), "refused"))
    put(of, "one", "Everywhere")
    assert of.waiting()[0].former_text == "Here"


def test_what_was_accepted_and_is_undone_waits_again() -> None:
    of = box()
    id_ = put(of, "one", "Here")
    of.settle(Settled(id_, "accepted", "Here"))
    of.settle(Settled(id_, "waiting", "Here"))
    assert [sent.id for sent in of.waiting()] == [id_]
    of.settle(Settled(id_, "accepted", "Here"))
    newer = put(of, "one", "There")
    of.settle(Settled(id_, "waiting", "Here"))
    assert [sent.id for sent in of.waiting()] == [newer]


def test_a_mended_name_is_the_name() -> None:
    of = box()
    of.put("one", Sent("", HERE, name="Bo"))
    of.settle(Settled(of.waiting()[0].id, "waiting", "Bosse"))
    assert of.waiting()[0].name == "Bosse"


def test_only_what_was_opened_last_is_open() -> None:
    of = box()
    of.open([Opened(HERE), Opened(WHERE, at_once=True)])
    assert of.opened == {HERE: False, WHERE: True}
    of.open([Opened(VOTES)])
    assert [*of.opened] == [VOTES]


def test_phones_are_counted_by_their_addresses_or_by_what_they_sent() -> None:
    of = box(Bounds(phones=2))
    for address in ("1", "1", "2", "3"):
        of.seen(address)
    assert of.reached == 2
    for phone in "abc":
        put(of, phone, "x")
    assert of.reached == 3


def test_a_phone_too_many_is_refused_and_one_that_is_known_is_not() -> None:
    of = box(Bounds(phones=1))
    put(of, "one", "x")
    assert of.full("other", WHERE)
    assert not of.full("one", VOTES)


def test_strangers_of_one_address_do_not_keep_out_those_of_another() -> None:
    of = box(Bounds(burst=3, refill=1))
    assert [of.crowds("1") for _ in range(5)] == [False] * 3 + [True] * 2
    assert not of.crowds("2")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(STANDINGS))))
def test_each_phone_has_one_answer_at_most_that_waits(steps: list[tuple[str, Standing]]) -> None:
    of = box()
    for number, (phone, standing) in enumerate(steps):
        before = of.version
        id_ = put(of, phone, str(number))
        if standing != "waiting":
            of.settle(Settled(id_, standing, str(number)))
        assert of.version > before
        waiting = of.waiting()
        assert len({sent.id for sent in waiting}) == len(waiting) <= 3
        assert (id_ in {sent.id for sent in waiting}) == (standing in {"waiting", "aside"})
        own = of.own(phone, WHERE)
        assert own is not None
        assert own.sent.text == str(number)
