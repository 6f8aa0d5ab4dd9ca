"""The page in a browser: only who should sees it, it follows the meeting, and can do nothing."""

from __future__ import annotations

import asyncio
import datetime as dt
import http.client
import itertools
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from email.message import Message
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec
import pytest

from builders import ENGLISH
from facilitator.core.base.clock import SimulatedClock
from facilitator.core.room import stage
from facilitator.core.room.page import Entry, Named, Page
from facilitator.core.time import moves, programme_moves
from facilitator.files.records.library import Library
from facilitator.meeting import Meeting
from facilitator.opening import Desk, Request, of_agenda, open_meeting
from facilitator.running.sounds.kinds import SOUNDS, file_of
from facilitator.tui.themes import roles
from facilitator.watching import Watcher
from facilitator.web.connections import HEAD, LIMITS, Limits, quiet
from facilitator.web.feed import Update
from facilitator.web.server import Place, Site, listen, serving
from tui.harness import PROGRAMME, moment
from web.browser import Browser, found

TOKEN: Final = "a-token-that-nobody-guesses"  # noqa: S105 - of a test
HOSTILE: Final = "</script><img src=x onerror=document.title='pwned'> &amp; [b]x[/]"

PAGES: Final = """(() => {
    const box = at('list').getBoundingClientRect();
    const inside = one => {
        const own = one.getBoundingClientRect();
        return own.height > 0 && own.left >= box.left - 1 && own.right <= box.right + 1
            && own.bottom <= box.bottom + 1;
    };
    const texts = ones => [...ones].filter(inside).map(one => one.textContent);
    fitList();
    return pages.map((_, shown) => {
        number = shown;
        fill();
        return [...document.querySelectorAll('#entries li')].map(one =>
            [texts(one.querySelectorAll('.title'))[0], texts(one.querySelectorAll('.line'))]);
    });
})()"""
"""The entries of each page of the list: their title and their lines, if they are wholly in view."""

_ids = itertools.count()


class Answer(NamedTuple):
    status: int
    headers: Message
    text: str


class Served:
    """A meeting that is served, and the ways a browser may ask for it."""

    def __init__(self, meeting: Meeting, clock: SimulatedClock, place: Place) -> None:
        self.meeting = meeting
        self.clock = clock
        self.port = place.port
        self.address = place.address(TOKEN)

    def ask(
        self,
        path: str = f"/{TOKEN}/",
        method: str = "GET",
        headers: dict[str, str] | None = None,
        host: str = "127.0.0.1",
    ) -> Answer:
        with closing(http.client.HTTPConnection(host, self.port, timeout=10)) as connection:
            connection.request(method, path, headers=headers or {})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode())

    def connected(self, text: str = "") -> socket.socket:
        """Connect, and send a text as it is."""
        made = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        made.sendall(text.encode())
        return made

    @contextmanager
    def listening(self) -> Iterator[Iterator[Any]]:
        """Listen to the events."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", f"/{TOKEN}/events")
        answer = connection.getresponse()
        assert answer.headers["content-type"].startswith("text/event-stream")

        def told() -> Iterator[Any]:
            while line := answer.readline():
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

        try:
            yield told()
        finally:
            connection.close()


@contextmanager
def a_meeting_served(folder: Path, limits: Limits = LIMITS) -> Iterator[Served]:
    clock = SimulatedClock(moment("10:00"))
    desk = Desk(Library(folder / "data"), clock, "laptop", lambda: f"w-{next(_ids)}")
    file = folder / "meeting.toml"
    file.write_text(PROGRAMME, "utf-8")
    meeting = open_meeting(desk, of_agenda(desk, file, Request()), Request(), lambda: 0.0)
    watcher = Watcher(desk.library, None, clock, lambda _: ENGLISH)
    place = listen(None, 0)._replace(limits=limits)
    started, ended = threading.Event(), threading.Event()

    def run() -> None:
        asyncio.run(serving(Site(watcher, TOKEN), place, started.set, ended.is_set))

    thread = threading.Thread(target=run)
    thread.start()
    assert started.wait(10)
    yield Served(meeting, clock, place)
    ended.set()
    thread.join(10)
    assert not thread.is_alive()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A meeting for the tests that change nothing in it."""
    with a_meeting_served(tmp_path_factory.mktemp("served")) as made:
        yield made


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Served]:
    with a_meeting_served(tmp_path) as made:
        yield made


def test_the_page_is_given_with_everything_that_keeps_it_safe(served: Served) -> None:
    answer = served.ask()
    text = answer.text
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["x-content-type-options"] == "nosniff"
    policy = answer.headers["content-security-policy"]
    nonce = policy.partition("'nonce-")[2].partition("'")[0]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert text.count(f'nonce="{nonce}"') == 2
    assert "innerHTML" not in text
    assert "://" not in text
    assert served.ask().headers["content-security-policy"] != policy


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"path": "/"}, 404),
        ({"path": "/wrong/"}, 404),
        ({"path": "/wrong/events"}, 404),
        ({"path": f"/{TOKEN}"}, 404),
        ({"path": f"/{TOKEN}/journal.toml"}, 404),
        ({"path": f"/{TOKEN}x/"}, 404),
        ({"path": f"/{TOKEN}/sounds/none"}, 404),
        ({"path": f"/{TOKEN}x/sounds/over"}, 404),
        ({"path": "/../../etc/passwd"}, 404),
        ({"path": "/%C3%A5%F0/"}, 404),
        ({"method": "POST"}, 405),
        ({"method": "PUT"}, 405),
        ({"method": "OPTIONS"}, 405),
        ({"headers": {"Host": "evil.example"}}, 421),
        ({"headers": {"Host": "evil.example:{port}"}}, 421),
        ({"headers": {"Host": "127.0.0.1:1"}}, 421),
        ({"headers": {"Host": ""}}, 421),
        ({"headers": {"Origin": "http://evil.example"}}, 403),
        ({"headers": {"Origin": "null"}}, 403),
        ({"headers": {"Origin": "https://127.0.0.1:{port}"}}, 403),
        ({"headers": {"Origin": "http://127.0.0.1:{port}"}}, 200),
        ({"headers": {"Host": "localhost:{port}"}}, 200),
        ({"headers": {"Host": "[::1]:{port}"}}, 200),
    ],
)
def test_only_the_right_question_is_answered(
    served: Served, asked: dict[str, Any], status: int
) -> None:
    headers = {k: v.format(port=served.port) for k, v in asked.get("headers", {}).items()}
    answer = served.ask(**{**asked, "headers": headers})
    assert answer.status == status
    assert answer.headers["x-frame-options"] == "DENY"
    assert status == 200 or TOKEN not in answer.text + str(answer.headers)


def test_viewers_are_told_when_the_bell_rings_and_get_what_is_heard_then(fresh: Served) -> None:
    for sound in SOUNDS:
        with closing(http.client.HTTPConnection("127.0.0.1", fresh.port, timeout=10)) as asked:
            asked.request("GET", f"/{TOKEN}/sounds/{sound}")
            answer = asked.getresponse()
            assert answer.headers["content-type"] == "audio/wav"
            assert answer.read() == file_of(sound, {}).read_bytes()
    with fresh.listening() as told:
        assert next(told)["rung"] == 0
        fresh.meeting.do(moves.start)
        assert next(one for one in told if one["page"]["time"] == "20:00")["rung"] == 0
        fresh.clock.advance(dt.timedelta(minutes=17))
        rung = next(one for one in told if one["rung"])
        assert (rung["rung"], rung["sound"]) == (1, "warning")
        fresh.clock.advance(dt.timedelta(minutes=4))
        assert next(one for one in told if one["rung"] == 2)["sound"] == "over"


def test_it_is_there_for_this_computer_only(served: Served) -> None:
    if socket.has_ipv6:
        try:
            assert served.ask(host="::1").status == 200
        except OSError:
            pytest.skip("there is no IPv6 here")
    with pytest.raises(OSError):  # noqa: PT011 - whatever the system says
        listen("192.0.2.1", 0)
    with pytest.raises(OSError):  # noqa: PT011 - as above
        listen(None, served.port)


def test_who_is_let_in_from_elsewhere_is_told_a_name_that_leads_here() -> None:
    own = socket.gethostname()
    assert Place([], "0.0.0.0", 80).name == own  # noqa: S104 - as somebody may ask for
    assert Place([], "::", 80).address("x") == f"http://{own}:80/x/"
    assert Place([], "fe80::1", 80).address("x") == "http://[fe80::1]:80/x/"
    assert not Place([], "192.0.2.1", 80).here_only
    assert Place([], "127.0.0.2", 80).here_only
    assert "127.0.0.2" in Place([], "127.0.0.2", 80).names()


def test_viewers_follow_and_see_text_as_it_is(fresh: Served) -> None:
    with fresh.listening() as one, fresh.listening() as other:
        assert next(one)["page"]["words"] == "Begins shortly"
        next(other)
        fresh.meeting.do(moves.start)
        assert next(one)["page"]["phase"] == "20 min left"
        assert next(other)["page"]["phase"] == "20 min left"
        fresh.meeting.do(stage.tell, f"! {HOSTILE}")
        told = next(one)
        assert (told["page"]["words"], told["page"]["blink"]) == (HOSTILE, True)
    with fresh.listening() as again:
        assert next(again) == told
        fresh.meeting.do(stage.show_page, "dark")
        assert next(again)["page"]["title"] == ""
        fresh.meeting.do(stage.show_page, "auto")
        fresh.meeting.do(stage.tell, "")
        folder = fresh.meeting.journal.path.parent
        away = folder.rename(folder.with_name("away"))
        assert any("not up to date since 10:00" in told["stale"] for told in again)
        away.rename(folder)
        assert any(not told["stale"] for told in again)


def closed(connection: socket.socket) -> bool:
    """Wait for what the server says, and say whether it closed the connection instead."""
    try:
        return connection.recv(1) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize("sent", ["", "G", f"GET /{TOKEN}/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"])
def test_half_a_request_is_not_waited_for(tmp_path: Path, sent: str) -> None:
    with (
        a_meeting_served(tmp_path, Limits(patience=0.05)) as served,
        closing(served.connected(sent)) as connection,
    ):
        assert closed(connection)


def test_a_request_that_trickles_in_is_not_waited_for(tmp_path: Path) -> None:
    with (
        a_meeting_served(tmp_path, Limits(patience=0.05)) as served,
        closing(served.connected("GET /")) as connection,
    ):
        connection.settimeout(0.01)
        for _ in range(1000):  # ten seconds
            try:
                connection.sendall(b"x")
                assert connection.recv(1) == b""
                break
            except ConnectionError:
                break
            except TimeoutError:
                continue
        else:
            pytest.fail("it was waited for")


def test_who_asks_for_nothing_makes_room_for_who_does(tmp_path: Path) -> None:
    with (
        a_meeting_served(tmp_path, Limits(connections=6)) as served,
        served.listening() as told,
        ExitStack() as stack,
    ):
        assert next(told)["page"]["words"] == "Begins shortly"
        halves = [stack.enter_context(closing(served.connected("GET /"))) for _ in range(30)]
        assert served.ask().status == 200
        assert all(closed(half) for half in halves[:20])
        served.meeting.do(moves.start)
        assert next(told)["page"]["phase"] == "20 min left"


@pytest.mark.parametrize("pause", [0, 0.05])
def test_many_who_ask_at_once_are_all_answered(tmp_path: Path, pause: float) -> None:
    limits = Limits(connections=6, grace=1)
    with a_meeting_served(tmp_path, limits) as served, ExitStack() as stack:
        asked = f"GET /{TOKEN}/ HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n"
        every = [stack.enter_context(closing(served.connected())) for _ in range(60)]
        time.sleep(pause)  # most of them wait outside meanwhile, and none is let go
        for one in every:
            one.sendall(asked.encode())
        assert [one.recv(12) for one in every[:6]] == [b"HTTP/1.1 200"] * 6
        for one in every[:6]:
            one.close()
        assert all(one.recv(12) == b"HTTP/1.1 200" for one in every[6:12])


def test_a_connection_gets_one_answer_however_much_it_asks(served: Served) -> None:
    asked = f"GET /{TOKEN}/ HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n" * 200
    answered = b""
    with closing(served.connected(asked)) as connection, suppress(ConnectionError):
        while more := connection.recv(65536):
            answered += more
    assert answered.count(b"HTTP/1.1 200") <= 1  # none if the end came first


def test_a_head_without_an_end_is_refused(served: Served) -> None:
    with closing(served.connected(f"GET /{TOKEN}/ HTTP/1.1\r\nX: {'x' * HEAD}")) as connection:
        assert connection.recv(12) == b"HTTP/1.1 400"


def test_no_more_viewers_than_there_are_seats_get_in_at_once(tmp_path: Path) -> None:
    with a_meeting_served(tmp_path, Limits(viewers=3)) as served, ExitStack() as stack:
        asked = f"GET /{TOKEN}/events HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n"
        all_ = [stack.enter_context(closing(served.connected())) for _ in range(12)]
        for one in all_:
            one.sendall(asked.encode())
        statuses = sorted(one.recv(12).decode() for one in all_)
        assert statuses == ["HTTP/1.1 200"] * 3 + ["HTTP/1.1 503"] * 9
        for one in all_:
            one.close()
        while (again := served.connected(asked)).recv(12) != b"HTTP/1.1 200":
            again.close()  # the seats of those who left are free in a moment
        again.close()


def test_what_others_do_to_a_connection_is_no_news(caplog: pytest.LogCaptureFixture) -> None:
    with closing(asyncio.new_event_loop()) as loop:
        quiet(loop, {"message": "socket.accept() out of system resource", "exception": OSError()})
        assert not caplog.records
        quiet(loop, {"message": "something else", "exception": ValueError()})
        assert [record.message for record in caplog.records] == ["something else"]


HEIGHT: Final = "(one => document.querySelector(one).getBoundingClientRect().height)"
"""How high something is on the page, in pixels."""

LONG_WORD: Final = "huvudentrén"
LINES_OF_THE_LAST_WORD: Final = f"""(() => {{
  const range = document.createRange(), text = at("words").firstChild;
  range.setStart(text, text.length - {len(LONG_WORD)});
  range.setEnd(text, text.length);
  return range.getClientRects().length;
}})()"""
FITS: Final = "(box => box.scrollHeight <= box.clientHeight + 1)(at('{}'))"
"""Whether nothing of a part of the page is cut off."""

SIZES: Final = ((1920, 1080), (1280, 577), (1024, 768), (844, 390))


def test_a_browser_shows_every_name_of_every_group(served: Served, tmp_path: Path) -> None:
    program = found()
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    groups = {
        f"Group {letter}": [f"Firstname {letter}{number:02} Nyberg" for number in range(20)]
        for letter in "ABC"
    }
    entries = tuple(
        Entry(title, lead=str(number), detail="Who decides?", lines=tuple(map(Named, names)))
        for number, (title, names) in enumerate(groups.items(), start=1)
    )
    page = Page("groups", head="Meeting", clock="14:00", time="44:12", mood="calm", sign="●",
                phase="44 min left", share=0.2, following="then 15:00 Report", heading="Groups",
                entries=entries)  # fmt: skip
    told = msgspec.json.encode(Update(page)).decode()
    with Browser(program, tmp_path / "profile") as browser:
        browser.open(served.address)
        browser.wait_for("document.body !== null && at('clock').textContent !== null")
        browser.ask(f"const first = show; show = () => {{}}; first({told})")
        for size in SIZES:
            browser.resize(*size)
            (shown,) = browser.ask(PAGES)
            assert dict(shown) == groups
        browser.resize(320, 200)
        pages = browser.ask(PAGES)
        assert len(pages) > 1
        goes_on: dict[str, list[str]] = {}
        for title, names in itertools.chain(*pages):
            goes_on.setdefault(title, []).extend(names)
        assert goes_on == groups


def test_a_browser_shows_it(fresh: Served, tmp_path: Path) -> None:
    program = found()
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    fresh.meeting.do(moves.start)
    with Browser(program, tmp_path / "profile") as browser:
        browser.open(fresh.address)
        text = "document.querySelector('#time text').textContent"
        browser.wait_for(f"document.body !== null && {text} === '20:00'")
        assert browser.ask("document.documentElement.lang") == "en"
        assert browser.ask("document.title") == "20:00"
        assert browser.ask(f"{HEIGHT}('#time text')") > 200  # nothing is larger than the time
        browser.ask("turnSound()")
        browser.wait_for("'part' in sounds && sounds.part.duration > .5")
        assert browser.ask("at('sound').textContent") == "Sound off"
        browser.ask("turnSound()")
        assert browser.ask("audio") is None
        fresh.meeting.do(stage.tell, HOSTILE)
        browser.wait_for(f"at('words').textContent === {HOSTILE!r}")
        assert browser.ask("document.querySelectorAll('img').length") == 0
        assert browser.ask("at('small').textContent") == "● 20:00"
        fresh.meeting.do(stage.tell, "Back")
        browser.wait_for("at('words').textContent === 'Back'")
        short = browser.ask(f"{HEIGHT}('#words')")
        fresh.meeting.do(stage.tell, "A long message " * 30)
        browser.wait_for("at('words').textContent.startsWith('A long')")
        assert browser.ask(FITS.format("words"))
        assert browser.ask(f"{HEIGHT}('#words')") > 200  # as large as the wall holds
        assert short > 100
        fresh.meeting.do(stage.tell)
        fresh.meeting.do(stage.show_page, "programme")
        browser.wait_for("document.querySelectorAll('#entries li').length === 5")
        assert browser.ask("document.querySelector('#entries .here .title').textContent") == (
            "Check-in"
        )
        # A list too long for the window goes on entry by entry, each whole and none left out.
        browser.ask("at('entries').style.columns = 1; at('list').style.maxHeight = '3em'")
        browser.wait_for("/ 1.[2-5]$/.test(at('heading').textContent)")
        listed = [title for page in browser.ask(PAGES) for title, _ in page]
        assert listed == ["Check-in", "Introduction", "Rules", "Lunch", "Strategy"]
        browser.ask("at('list').style.maxHeight = ''")
        fresh.meeting.do(stage.show_page, "words")
        browser.wait_for("at('about').textContent.endsWith('shown here.')")
        assert browser.ask(FITS.format("about"))
        fresh.meeting.do(stage.show_page, "auto")
        fresh.meeting.do(programme_moves.add, "A long title " * 30, 5)
        fresh.meeting.do(moves.next_session)
        browser.wait_for("at('title').textContent.startsWith('A long title')")
        for size in SIZES:
            browser.resize(*size)
            browser.wait_for(FITS.format("wall"))
            assert browser.ask("document.body.scrollHeight <= innerHeight")
        fresh.meeting.do(stage.show_page, "dark")
        browser.wait_for("getComputedStyle(document.body).backgroundColor === 'rgb(0, 0, 0)'")
        assert browser.ask("document.body.innerText.trim()") == ""


def test_a_browser_breaks_no_word_to_write_it_larger(fresh: Served, tmp_path: Path) -> None:
    program = found()
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    fresh.meeting.do(stage.tell, f"Brandlarm: gå ut genom {LONG_WORD}")
    with Browser(program, tmp_path / "profile") as browser:
        browser.resize(1024, 768)
        browser.open(fresh.address)
        browser.wait_for(
            f"document.body !== null && at('words').textContent.endsWith('{LONG_WORD}')"
        )
        assert browser.ask(LINES_OF_THE_LAST_WORD) == 1


def test_a_browser_that_hears_nothing_says_so_and_asks_anew(fresh: Served, tmp_path: Path) -> None:
    program = found()
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    fresh.meeting.do(moves.start)
    with Browser(program, tmp_path / "profile") as browser:
        browser.open(fresh.address)
        text = "document.querySelector('#time text').textContent"
        browser.wait_for(f"document.body !== null && {text} === '20:00'")
        # All at once: it is soon heard from again.
        silence = "first = source; source.close(); heard = Date.now() - 3600000; listen()"
        shown = "[document.body.classList.contains('lost'), at('stale').textContent]"
        lost, stale = browser.ask(f"{silence}; {shown}")
        assert lost
        assert stale.startswith("▲ no connection since ")
        browser.wait_for("source !== first && at('stale').hidden")
        assert not browser.ask("document.body.classList.contains('lost')")
        fresh.meeting.do(moves.next_session)
        browser.wait_for("at('title').textContent === 'Introduction'")


def test_the_page_shows_no_empty_box_before_it_is_told_anything() -> None:
    page = files("facilitator.web").joinpath("page.html").read_text("utf-8")
    for part in ('<div id="bar"', '<svg id="code"'):  # the two that are seen without a text
        _, tag = page.split(part)
        assert tag.partition(">")[0].endswith("hidden")


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
def test_the_page_has_the_colours_of_the_theme(theme: str) -> None:
    page = files("facilitator.web").joinpath("page.html").read_text("utf-8")
    selector = ":root" if theme == "dark" else f'[data-theme="{theme}"]'
    given = dict(re.findall(r"--(\w+): (#\w{6})", page.partition(selector)[2].partition("}")[0]))
    names = ("ground", "edge", "text", "muted", "accent", "ok", "warn", "err")
    assert given == {name: getattr(roles(theme), name) for name in names}
