"""Phones that answer: each is an HTTP client of its own that keeps its cookie."""

from __future__ import annotations

import asyncio
import html
import http.client
import re
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import Message
from typing import Final, NamedTuple
from urllib.parse import urlencode

from builders import ENGLISH
from facilitator.core.base.clock import Clock
from facilitator.files.answering import place as place_for
from facilitator.files.records.library import Library
from facilitator.meeting import Meeting
from facilitator.running.answers.protocol import Opened, Settled, Standing
from facilitator.watching import Watcher
from facilitator.web.answers.box import BOUNDS, Bounds
from facilitator.web.answers.taking import Answers
from facilitator.web.connections import Limits
from facilitator.web.server import Place, Site, listen, serving

ROOM_TOKEN: Final = "the-address-of-the-room"  # noqa: S105 - of a test
MANY: Final = Limits(connections=300)


class Page(NamedTuple):
    """What a phone was answered."""

    status: int
    headers: Message
    text: str

    @property
    def said(self) -> str:
        """What stands on the page, without its marks."""
        body = self.text.partition("<main>")[2]
        return html.unescape(re.sub(r"<[^>]*>", "\n", body))


class Phone:
    """One phone, which asks under the name by which it knows the laptop."""

    def __init__(self, port: int, token: str, language: str = "en") -> None:
        self.port = port
        self.path = f"/{token}/"
        self.language = language
        self.cookie = ""

    def ask(
        self,
        method: str = "GET",
        body: bytes | str | None = None,
        headers: dict[str, str] | None = None,
        path: str | None = None,
    ) -> Page:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            own = {"Accept-Language": self.language}
            if self.cookie:
                own["Cookie"] = self.cookie
            connection.request(method, path or self.path, body, {**own, **(headers or {})})
            answer = connection.getresponse()
            page = Page(answer.status, answer.headers, answer.read().decode())
        if kept := page.headers["set-cookie"]:
            self.cookie = kept.partition(";")[0]
        return page

    def look(self) -> Page:
        return self.ask()

    def send(self, kind: str, **fields: object) -> Page:
        """Send a form as a browser does from the page."""
        return self.send_with({}, kind, **fields)

    def send_with(self, headers: dict[str, str], kind: str, **fields: object) -> Page:
        """Send a form with other headers."""
        form: dict[str, object] = {"kind": kind, **fields}
        own = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{self.port}",
        }
        return self.ask("POST", urlencode(form, doseq=True), {**own, **headers})


class Seconds:
    """The seconds by which phones are told to be too fast."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Taken:
    """A meeting whose answers are taken, and its phones."""

    def __init__(self, answers: Answers, place: Place, seconds: Seconds) -> None:
        self.answers = answers
        self.box = answers.box
        self.port = place.port
        self.seconds = seconds

        self.ended = threading.Event()
        """That the program has ended."""

    def phone(self, language: str = "en") -> Phone:
        return Phone(self.port, self.answers.token, language)

    def open(self, *opened: Opened) -> None:
        self.box.open(opened)

    def settle_all(self, standing: Standing) -> None:
        for sent in self.box.waiting():
            self.box.settle(Settled(sent.id, standing))


@contextmanager
def taken(  # noqa: PLR0913 - each is another room
    library: Library,
    meeting: Meeting,
    clock: Clock,
    bounds: Bounds = BOUNDS,
    *,
    alone: bool = False,
    limits: Limits = MANY,
) -> Iterator[Taken]:
    """Take answers for a meeting, in a thread as in a program of its own."""
    journal = meeting.journal.path
    watcher = Watcher(library, str(journal), clock, lambda _: ENGLISH)
    seconds = Seconds()
    path = place_for(library.data, journal)
    answers = Answers(path, lambda: watcher.state, seconds, bounds)
    place = listen(None, 0)._replace(limits=limits)
    started, ended = threading.Event(), threading.Event()
    site = Site(watcher, ROOM_TOKEN, answers=answers, alone=alone)

    made = Taken(answers, place, seconds)

    def run() -> None:
        asyncio.run(serving(site, place, started.set, ended.is_set))
        made.ended.set()

    thread = threading.Thread(target=run)
    thread.start()
    assert started.wait(10)
    try:
        yield made
    finally:
        ended.set()
        thread.join(10)
        assert not thread.is_alive()
