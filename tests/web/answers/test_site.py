"""The page for phones: what was opened is answered, and nothing else is told or taken."""

from __future__ import annotations

import itertools
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any, Final

import pytest

from facilitator.core.answers.subject import HERE, VOTES, Subject
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.time import moves
from facilitator.files.records.library import Library
from facilitator.meeting import Meeting
from facilitator.opening import Desk, Request, of_agenda, open_meeting
from facilitator.running.answers.protocol import Opened
from facilitator.web.answers.box import LONGEST, Bounds
from facilitator.web.connections import Limits
from tui.harness import moment
from web.answers.phones import ROOM_TOKEN, Taken, taken

AGENDA: Final = """\
format = 1
title = "Träff <b>1</b>"
language = "en"
timezone = "Europe/Stockholm"

[[organisation]]
id = "blekinge"
name = "Region Blekinge"

[[organisation]]
id = "orebro"
name = "Region Örebro & co"

[[participant]]
name = "Cissi Dahl"
organisation = "blekinge"

[[day]]
date = 2013-03-21
start = "10:00"

[[day.session]]
id = "focus"
title = "Focus"
kind = "round"
duration = "1h"
questions = ["Where are you?", "What do you need?"]

[[homework]]
id = "words"
title = "Words"
instructions = "Bring the words you use."
collects = "terms"

[[upcoming]]
status = "proposed"
date = 2013-05-02
place = "Kista"

[[upcoming]]
status = "proposed"
date = 2013-05-03
place = "Sollentuna"
"""

WHERE: Final = Subject("question", "focus", 1)
NEED: Final = Subject("question", "focus", 2)
WORDS: Final = Subject("terms", "words")
HOSTILE: Final = "</textarea><script>alert(1)</script>&amp;\x1b[2J\u202e"

_ids = itertools.count()


class Room:
    def __init__(self, folder: Path, text: str = AGENDA) -> None:
        self.clock = SimulatedClock(moment("10:00"))
        self.library = Library(folder / "data")
        desk = Desk(self.library, self.clock, "laptop", lambda: f"a-{next(_ids)}")
        file = folder / "meeting.toml"
        file.write_text(text, "utf-8")
        opening = of_agenda(desk, file, Request())
        self.meeting: Meeting = open_meeting(desk, opening, Request(), lambda: 0.0)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


@pytest.fixture
def of(room: Room) -> Iterator[Taken]:
    with taken(room.library, room.meeting, room.clock) as made:
        made.open(*map(Opened, (HERE, WHERE, NEED, WORDS, VOTES)))
        yield made


def test_nothing_is_asked_before_it_is_opened(of: Taken) -> None:
    of.open()
    page = of.phone().look()
    assert page.status == 200
    assert "nothing to answer" in page.said
    assert "<form" not in page.text
    assert 'http-equiv="refresh"' in page.text
    of.open(Opened(WHERE))
    page = of.phone().look()
    assert "Where are you?" in page.said
    assert "What do you need?" not in page.said
    assert 'http-equiv="refresh"' not in page.text, "it would lose what is half typed"
    assert of.phone().send("question", of="focus", number=2, organisation="orebro",
                           text="x").status == 409  # fmt: skip


def test_the_page_needs_no_script_and_may_not_have_one(of: Taken) -> None:
    page = of.phone().look()
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "form-action 'self'" in policy
    assert page.headers["referrer-policy"] == "same-origin"
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers.get_all("cache-control") == ["private, no-cache"]
    assert page.headers["set-cookie"] is None, "looking leaves no cookie"
    assert "<script" not in page.text
    assert "://" not in page.text
    assert "Träff &lt;b&gt;1&lt;/b&gt;" in page.text


def test_every_field_has_a_label(of: Taken) -> None:
    import re

    text = of.phone().look().text
    fields = re.findall(r'<(?:select|textarea|input type="text") id="([^"]*)"', text)
    assert len(fields) == 2 + 2 * 2 + 2 + 1
    assert fields == re.findall(r'<label for="([^"]*)"', text)
    assert len({*fields}) == len(fields)
    assert text.count("<fieldset><legend>") == 1


def test_people_are_never_listed_and_organisations_are(of: Taken) -> None:
    other = of.phone()
    assert other.send("here", organisation="orebro", name="Bo Ek").status == 303
    page = of.phone().look()
    assert "Region Örebro & co" in page.said
    assert "Cissi" not in page.text
    assert "Bo Ek" not in page.text
    assert "Bo Ek" in other.look().text


@pytest.mark.parametrize(
    "language", ["sv", "sv-SE,sv;q=0.9,en;q=0.5", "de, sv;q=0.3", "en;q=0.1,sv"]
)
def test_the_page_speaks_the_language_of_the_phone(of: Taken, language: str) -> None:
    page = of.phone(language).look()
    assert '<html lang="sv">' in page.text
    assert "Skicka" in page.said
    assert '<html lang="en">' in of.phone("de,en;q=0.9,sv;q=0.5").look().text


def test_what_is_sent_waits_and_is_shown_to_whoever_sent_it_only(of: Taken) -> None:
    phone, other = of.phone(), of.phone()
    page = phone.send("question", of="focus", number=1, organisation="blekinge", text=HOSTILE)
    assert page.status == 303
    assert page.headers["location"] == "./#question-1"
    assert len(page.headers.get_all("set-cookie") or ()) == 1
    kept = page.headers["set-cookie"].lower()
    assert "httponly" in kept
    assert "samesite=lax" in kept
    assert f"path=/{of.answers.token.lower()}/" in kept
    (sent,) = of.box.waiting()
    assert sent.text == "</textarea><script>alert(1)</script>&amp;"
    page = phone.look()
    assert "</textarea><script>alert(1)</script>&amp;" in page.said
    assert "<script" not in page.text
    assert "Sent. It is read" in page.said
    assert page.text.count("</textarea>") == 3
    assert "alert" not in other.look().text
    other.cookie = "answers=" + "x" * 22
    assert "alert" not in other.look().text


def test_a_phone_mends_what_it_sent_and_nobody_else_does(of: Taken) -> None:
    phone, other = of.phone(), of.phone()
    phone.send("terms", of="words", organisation="blekinge", text="net")
    of.seconds.now += 1
    phone.send("terms", of="words", organisation="blekinge", text="network")
    other.send("terms", of="words", organisation="blekinge", text="web")
    assert [sent.text for sent in of.box.waiting()] == ["network", "web"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": "question", "of": "focus", "number": 1, "text": "x"}, "Choose your organisation"),
        (
            {"kind": "question", "of": "focus", "number": 1, "organisation": "x", "text": "x"},
            "Choose your organisation",
        ),
        (
            {"kind": "question", "of": "focus", "number": 1, "organisation": "orebro", "text": " "},
            "Type an answer",
        ),
        ({"kind": "here", "organisation": "-", "name": " "}, "Type your name"),
        ({"kind": "terms", "of": "words", "organisation": "orebro", "text": ",,"}, "at least one"),
        ({"kind": "votes", "organisation": "orebro", "choice": ["agenda-9"]}, "not asked any more"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    of: Taken, fields: dict[str, Any], says: str
) -> None:
    page = of.phone().send(**fields)
    assert 400 <= page.status < 500
    assert says in page.said
    assert 'role="alert"' in page.text
    assert page.headers["set-cookie"] is None
    assert of.box.empty
    if "organisation" in fields and fields["organisation"] == "orebro":
        assert '<option value="orebro" selected>' in page.text


def test_an_answer_has_two_kilobytes_at_most(of: Taken) -> None:
    phone = of.phone()
    fits = "å" * (LONGEST // 2)
    assert phone.send("question", of="focus", number=1, organisation="orebro",
                      text=fits).status == 303  # fmt: skip
    page = of.phone().send("question", of="focus", number=1, organisation="orebro", text=f"{fits}x")
    assert page.status == 413
    assert "too long" in page.said
    assert f"{fits}x" in page.text, "it is not lost"
    huge = of.phone().send(
        "question", of="focus", number=1, organisation="orebro", text="x" * 99_999
    )
    assert huge.status == 413
    assert len(of.box.waiting()) == 1


def test_a_phone_sends_once_a_second(of: Taken) -> None:
    phone = of.phone()
    assert phone.send("here", organisation="-", name="Bo Ek").status == 303
    page = phone.send("votes", organisation="orebro")
    assert page.status == 429
    assert "too fast" in page.said
    of.seconds.now += 1
    assert phone.send("votes", organisation="orebro").status == 303


def test_strangers_are_as_many_as_a_room_has_and_no_more(room: Room) -> None:
    bounds = Bounds(burst=5, refill=1)
    with taken(room.library, room.meeting, room.clock, bounds) as of:
        of.open(Opened(HERE))
        statuses = [
            of.phone().send("here", organisation="-", name=f"N{n}").status for n in range(7)
        ]
        assert statuses == [303] * 5 + [429] * 2
        of.seconds.now += 1
        assert of.phone().send("here", organisation="-", name="later").status == 303


def test_no_more_wait_than_there_is_room_for(room: Room) -> None:
    with taken(room.library, room.meeting, room.clock, Bounds(waiting=2)) as of:
        of.open(Opened(HERE))
        first = of.phone()
        first.send("here", organisation="-", name="A")
        of.phone().send("here", organisation="-", name="B")
        page = of.phone().send("here", organisation="-", name="C")
        assert page.status == 503
        assert "Too many answers are waiting" in page.said
        of.seconds.now += 1
        assert first.send("here", organisation="-", name="A2").status == 303, (
            "it takes the place of its own"
        )
        assert [sent.name for sent in of.box.waiting()] == ["B", "A2"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:{port}"}, 421),
        ({"Origin": "http://localhost:{port}", "Host": "localhost:{port}"}, 303),
    ],
)
def test_only_a_page_of_its_own_may_send(of: Taken, headers: dict[str, str], status: int) -> None:
    given = {name: value.format(port=of.port) for name, value in headers.items()}
    assert of.phone().send_with(given, "here", organisation="-", name="Bo Ek").status == status
    assert of.box.empty == (status != 303)


def test_a_form_without_an_origin_names_the_page_that_it_is_from(of: Taken) -> None:
    phone = of.phone()
    body = "kind=here&organisation=-&name=Bo"
    assert phone.ask("POST", body).status == 403
    assert phone.ask("POST", body, {"Referer": "http://evil.example/"}).status == 403
    assert phone.ask("POST", body, {"Referer": f"http://127.0.0.1:{of.port}/x/"}).status == 303


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD"])
def test_nothing_else_may_be_done(of: Taken, method: str) -> None:
    assert of.phone().ask(method).status == 405


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"kind=x", b"kind=question&number=-1", b"kind=question&number=99999",
             b"&".join(b"a=1" for _ in range(500))],
)  # fmt: skip
def test_what_no_browser_sends_is_refused(of: Taken, body: bytes) -> None:
    page = of.phone().ask("POST", body, {"Origin": f"http://127.0.0.1:{of.port}"})
    assert page.status == 400
    assert page.text == ""


def test_the_address_is_apart_from_that_of_the_room(of: Taken) -> None:
    phone = of.phone()
    token = of.answers.token
    assert len(token) >= 16
    assert phone.ask(path=f"/{ROOM_TOKEN}/").status == 200
    assert token not in phone.ask(path=f"/{ROOM_TOKEN}/").text
    assert phone.ask("POST", "kind=here", path=f"/{ROOM_TOKEN}/").status == 405
    assert ROOM_TOKEN not in phone.look().text
    for path in ("/", f"/{token}", f"/{token}x/", f"/{token}/events", "/x/"):
        assert phone.ask(path=path).status == 404, path


def test_the_address_ends_with_the_meeting(of: Taken, room: Room) -> None:
    phone = of.phone()
    room.meeting.do(moves.close)
    while phone.look().status == 200:
        pass
    assert phone.look().status == 404
    assert phone.send("here", organisation="-", name="Bo Ek").status == 404


def test_what_goes_with_the_agenda_is_asked_no_more(of: Taken, room: Room) -> None:
    from facilitator.core.homework import moves as homework_moves
    from facilitator.core.record.agenda import Homework as Task

    room.meeting.do(homework_moves.add_task, Task(id="", title="More", collects="terms"))
    more = Subject("terms", "more")
    of.open(Opened(more))
    phone = of.phone()
    while "More" not in phone.look().said:
        pass
    room.meeting.do(homework_moves.remove_task, "more")
    while "More" in phone.look().said:
        pass
    page = phone.send("terms", of="more", organisation="orebro", text="x")
    assert page.status == 409
    assert "not asked any more" in page.said


def test_a_phone_that_sends_only_half_keeps_nobody_waiting(of: Taken) -> None:
    with socket.create_connection(("127.0.0.1", of.port)) as half:
        half.sendall(
            f"POST /{of.answers.token}/ HTTP/1.1\r\nHost: 127.0.0.1:{of.port}\r\n".encode()
        )
        assert of.phone().send("here", organisation="-", name="Bo Ek").status == 303


def half_a_form(of: Taken) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", of.port), 10)
    here = f"127.0.0.1:{of.port}"
    head = f"POST /{of.answers.token}/ HTTP/1.1\r\nHost: {here}\r\nOrigin: http://{here}\r\n"
    connection.sendall(f"{head}Content-Length: 500\r\n\r\nkind=here".encode())
    return connection


def test_half_a_form_is_not_waited_for(room: Room) -> None:
    limits = Limits(patience=0.05)
    with (
        taken(room.library, room.meeting, room.clock, limits=limits) as of,
        closing(half_a_form(of)) as connection,
    ):
        with suppress(ConnectionError):
            assert connection.recv(1) == b""
        assert of.box.empty


def test_who_sends_half_a_form_makes_room_for_who_sends_all(room: Room) -> None:
    limits = Limits(connections=6)
    with (
        taken(room.library, room.meeting, room.clock, limits=limits) as of,
        ExitStack() as stack,
    ):
        of.open(Opened(HERE))
        for _ in range(30):
            stack.enter_context(closing(half_a_form(of)))
        assert of.phone().send("here", organisation="-", name="Bo").status == 303


def test_nothing_waits_that_no_page_sends(of: Taken, room: Room) -> None:
    many = ["c" * 300] * 60
    of.phone().send("here", organisation="-", name="Bo", text="t", choice=many)
    of.phone().send("question", of="focus", number=1, organisation="orebro", text="a", choice=many)
    votes = [one.id for one in room.meeting.state.upcoming.proposed] * 30
    of.phone().send("votes", organisation="orebro", text="t", choice=votes)
    here, answer, agreed = of.box.waiting()
    assert (here.text, here.choices, answer.choices) == ("", (), ())
    assert (agreed.text, len(agreed.choices)) == ("", 2)


def test_only_who_is_there_may_be_asked_where_there_are_no_organisations(tmp_path: Path) -> None:
    text = AGENDA.replace('[[organisation]]\nid = "blekinge"\nname = "Region Blekinge"\n', "")
    text = text.replace('[[organisation]]\nid = "orebro"\nname = "Region Örebro & co"\n', "")
    room = Room(tmp_path, text.replace('organisation = "blekinge"\n', ""))
    with taken(room.library, room.meeting, room.clock) as of:
        of.open(Opened(WHERE))
        page = of.phone().look()
        assert "<select" not in page.text
        assert 'name="name"' in page.text
        assert of.phone().send("question", of="focus", number=1, name="Cissi Dahl",
                               text="Here").status == 303  # fmt: skip


def test_who_had_the_address_is_told_that_it_is_over(of: Taken, room: Room) -> None:
    phone = of.phone("sv")
    room.meeting.do(moves.close)
    while phone.look().status == 200:
        pass
    assert "Det är slut" in phone.look().said
    assert "<form" not in phone.look().text
    assert phone.ask(path="/another/").text == ""


def test_two_hundred_phones_at_once_are_all_answered(of: Taken) -> None:
    statuses: list[int] = []

    def answer(number: int) -> None:
        phone = of.phone()
        statuses.append(phone.look().status)
        page = phone.send("question", of="focus", number=1, organisation="orebro", text=f"{number}")
        statuses.append(page.status)
        statuses.append(phone.look().status)

    threads = [threading.Thread(target=answer, args=(number,)) for number in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] * 400 + [303] * 200
    assert sorted(int(sent.text) for sent in of.box.waiting()) == list(range(200))
