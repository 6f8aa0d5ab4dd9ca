"""The codec: an event as a block of TOML, and every way in which a block can be wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from builders import agenda_text, opening
from facilitator.core.record.events import Event
from facilitator.core.record.notes import Noted
from facilitator.core.record.opening import AgendaRevised
from facilitator.core.record.sessions import AwaySettled, LeftoverSettled, SessionStarted
from facilitator.files.errors import JournalError, WriteFailed
from facilitator.files.records.codec import blocks, decode, encode, stored

STOCKHOLM = ZoneInfo("Europe/Stockholm")
AT = dt.datetime(2013, 3, 21, 9, 2, 11, 482913, dt.UTC)
HERE = Path("journal.toml")
AGENDA = agenda_text(session="Introduktion", head='timezone = "Europe/Stockholm"\n')


def test_a_block_is_written_as_the_design_says() -> None:
    event = Event("0195b5c0", AT, "laptop-1", SessionStarted("introduktion"))
    assert encode(event, STOCKHOLM).decode() == (
        "[[event]]\n"
        'id = "0195b5c0"\n'
        "at = 2013-03-21T10:02:11.482913+01:00\n"
        'kind = "session-started"\n'
        'session = "introduktion"\n'
        'by = "laptop-1"\n'
        "\n"
    )


def test_what_is_unknown_is_left_out_and_the_rest_reads_back() -> None:
    event = Event("e", AT, "b", Noted("note", "rad 1\n\nrad 2"))
    block = encode(event, STOCKHOLM)
    assert b"session" not in block
    assert b'text = "rad 1\\n\\nrad 2"\n' in block
    assert decode(block, HERE) == [event]


def test_where_an_event_came_from_stands_before_who_wrote_it() -> None:
    event = Event("e", AT, "b", Noted("note", "x"), "phone")
    block = encode(event, STOCKHOLM)
    assert block.endswith(b'from = "phone"\nby = "b"\n\n')
    assert decode(block, HERE) == [event]
    assert b"from" not in encode(Event("e", AT, "b", Noted("note", "x")), STOCKHOLM)
    with pytest.raises(JournalError) as failed:
        decode(block.replace(b'"phone"', b'"fax"'), HERE)
    assert "“from” has a value that it cannot have in this event." in str(failed.value)


def test_which_step_an_event_belongs_to_stands_before_where_it_came_from() -> None:
    event = Event("e", AT, "b", Noted("note", "x"), "phone", "first")
    block = encode(event, STOCKHOLM)
    assert block.endswith(b'with = "first"\nfrom = "phone"\nby = "b"\n\n')
    assert decode(block, HERE) == [event]
    assert b"with" not in encode(Event("e", AT, "b", Noted("note", "x")), STOCKHOLM)


@pytest.mark.parametrize(
    "make", [lambda: opening(AGENDA), lambda: AgendaRevised(AGENDA, opening(AGENDA).agenda)]
)
def test_an_agenda_is_kept_as_the_text_its_author_wrote(make: object) -> None:
    assert callable(make)
    event = Event("e", AT, "b", make())
    block = encode(event, STOCKHOLM)
    assert b'agenda = "format = 1\\ntitle = ' in block
    assert b"\ntext = " not in block
    assert decode(block, HERE) == [event]


def test_instants_are_local_in_the_file_and_utc_in_the_program() -> None:
    since, until = AT, AT + dt.timedelta(days=100)
    event = Event("e", until, "b", AwaySettled("s", since, until, "paused"))
    block = encode(event, STOCKHOLM)
    assert b"since = 2013-03-21T10:02:11.482913+01:00\n" in block
    assert b"until = 2013-06-29T11:02:11.482913+02:00\n" in block
    (back,) = decode(block, HERE)
    assert back == event
    assert back.at.tzinfo is dt.UTC


def test_an_offset_with_seconds_which_toml_cannot_say_is_written_in_utc() -> None:
    event = Event("e", dt.datetime(1930, 1, 1, tzinfo=dt.UTC), "b", SessionStarted("s"))
    block = encode(event, ZoneInfo("Africa/Monrovia"))
    assert b"at = 1930-01-01T00:00:00+00:00\n" in block
    assert decode(block, HERE) == [event]


def test_a_text_that_looks_like_a_line_of_the_file_stays_a_text() -> None:
    fact = Noted("note", '[[event]]\nat = 2013-03-21 10:00:00\n\n[[event]]\n"""')
    event = Event("e", AT, "b", fact)
    assert decode(encode(event, STOCKHOLM), HERE) == [event]


def test_lists_are_written_and_read() -> None:
    event = Event("e", AT, "b", LeftoverSettled(("a", "b"), "dropped"))
    nothing = Event("f", AT, "b", LeftoverSettled((), "homework"))
    data = encode(event, STOCKHOLM) + encode(nothing, STOCKHOLM)
    assert decode(data, HERE) == [event, nothing]


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    event = Event("e", AT, "b", Noted("note", "a\udcffb"))
    back, block = stored(event, STOCKHOLM, HERE)
    assert back.fact == Noted("note", "a\ufffdb")
    assert decode(block, HERE) == [back]


def test_what_is_stored_is_what_reading_gives() -> None:
    for fact in (opening(AGENDA), SessionStarted("s"), Noted("note", "\ufffd")):
        event = Event("e", AT, "b", fact)
        back, block = stored(event, STOCKHOLM, HERE)
        assert [back] == [event] == decode(block, HERE)


@pytest.mark.parametrize(
    ("fact", "problem"),
    [
        (SessionStarted(3), "“session” has a value that it cannot have in this event."),
        (SessionStarted(None), "“session” is missing in this event."),
    ],
)
def test_what_could_not_be_read_back_is_not_stored(fact: SessionStarted, problem: str) -> None:
    with pytest.raises(WriteFailed) as caught:
        stored(Event("e", AT, "b", fact), STOCKHOLM, HERE)
    assert str(caught.value) == f"Nothing was written to journal.toml: {problem}"


GOOD = (
    'id = "x"\nat = 2013-03-21T10:00:00+01:00\nkind = "session-started"\nsession = "s"\nby = "b"\n'
)
NOT_AN_EVENT = "this is not an event as facilitator writes them. Nothing was changed."


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        (GOOD.replace('session = "s"\n', ""), "“session” is missing in this event."),
        (GOOD.replace('id = "x"\n', ""), "“id” is missing in this event."),
        (GOOD + "extra = 1\n", "“extra” does not belong in this event."),
        (GOOD.replace('"s"', "3"), "“session” has a value that it cannot have in this event."),
        (GOOD.replace('"b"', "3"), "“by” has a value that it cannot have in this event."),
        (GOOD.replace("+01:00", ""), "“at” has no offset from UTC."),
        (GOOD.replace("2013-03-21", "0001-01-01"), "“at” has a value that it cannot have in"),
        (GOOD.replace("2013-03-21", "9999-12-31"), "“at” has a value that it cannot have in"),
        (GOOD.replace('kind = "session-started"\n', ""), "this block does not say what “kind” "),
        (GOOD.replace('"session-started"', "[]"), "this block does not say what “kind” of event"),
        (GOOD.replace("session-started", "vote-cast"), "does not know events of the kind “vote-"),
        (GOOD + "broken\n", NOT_AN_EVENT),
        (GOOD + "deep = " + "[" * 5000 + "\n", NOT_AN_EVENT),
        (GOOD + "[other]\n", "“other” does not belong in this event."),
        (GOOD.replace('"s"', '"s\udcff"'), NOT_AN_EVENT),
        ('id = "x"\nkind = "opened"\nformat = 2\nmode = "new"\n', "a newer version of facilitator"),
        (
            'id = "x"\nkind = "opened"\nagenda = "titel = 1"\n',
            "the agenda kept in this event cannot",
        ),
        ('id = "x"\nkind = "opened"\n', "is missing in this event."),
        (
            'id = "x"\nkind = "opened"\nagenda = "a"\ntext = "b"\n',
            "has a value that it cannot have",
        ),
    ],
)
def test_a_bad_block_is_named_by_its_line_and_what_is_wrong(block: str, problem: str) -> None:
    good = encode(Event("e", AT, "b", SessionStarted("s")), STOCKHOLM)
    data = good + f"[[event]]\n{block}\n".encode("utf-8", "surrogateescape") + good
    with pytest.raises(JournalError) as caught:
        decode(data, HERE, line=101)
    line = 101 + good.count(b"\n")
    assert caught.value.line == line
    assert str(caught.value).startswith(f"journal.toml:{line}: ")
    assert problem in str(caught.value)


def test_something_before_the_first_block_is_a_problem_of_its_own() -> None:
    data = b'\n\ntitle = "x"\n' + encode(Event("e", AT, "b", SessionStarted("s")), STOCKHOLM)
    with pytest.raises(JournalError) as caught:
        decode(data, HERE)
    assert caught.value.line == 1
    assert [line for line, _ in blocks(data)] == [1, 4]


def test_comments_and_more_blank_lines_do_no_harm() -> None:
    event = Event("e", AT, "b", SessionStarted("s"))
    data = b"# our meeting\n\n\n" + encode(event, STOCKHOLM) + b"\n"
    assert decode(data, HERE) == [event]


def test_blocks_that_only_fail_together_are_still_an_error() -> None:
    data = b"event = []\n" + encode(Event("e", AT, "b", SessionStarted("s")), STOCKHOLM)
    with pytest.raises(JournalError) as caught:
        decode(data, HERE)
    assert str(caught.value) == f"journal.toml:1: {NOT_AN_EVENT}"
