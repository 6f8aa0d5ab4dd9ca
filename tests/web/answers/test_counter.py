"""The counter answers those on this computer who have the key, and nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from msgspec import json
from msgspec.structs import replace

from facilitator.core.answers.sent import Sent
from facilitator.core.answers.subject import HERE
from facilitator.running.answers.protocol import Opened, Order, Report, Settled
from facilitator.web.answers.box import Box
from facilitator.web.answers.counter import Counter
from web.answers.phones import Seconds

KEY = "the-key"


class Asked:
    def __init__(self, box: Box, counter: Counter, address: tuple[str, int]) -> None:
        self.box = box
        self.counter = counter
        self.address = address

    async def say(self, line: bytes) -> bytes:
        reader, writer = await asyncio.open_connection(*self.address[:2])
        writer.write(line)
        await writer.drain()
        answer = await reader.read()
        writer.close()
        return answer

    async def order(self, order: Order) -> Report:
        return json.decode(
            await self.say(json.encode(replace(order, key=KEY)) + b"\n"), type=Report
        )


@asynccontextmanager
async def asked() -> AsyncIterator[Asked]:
    box = Box(Seconds())
    counter = Counter(box, KEY, "http://here/", here_only=True)
    server = await counter.open()
    try:
        yield Asked(box, counter, server.sockets[0].getsockname())
    finally:
        server.close()
        await server.wait_closed()


async def test_it_says_what_waits_only_to_who_does_not_know_it() -> None:
    async with asked() as of:
        assert of.address[0] == "127.0.0.1"
        of.box.put("one", Sent("", HERE, name="Bo"))
        report = await of.order(Order(""))
        assert report.waiting is not None
        assert [sent.name for sent in report.waiting] == ["Bo"]
        assert (report.address, report.here_only) == ("http://here/", True)
        again = await of.order(Order("", known=report.version))
        assert again.waiting is None
        settled = Settled(report.waiting[0].id, "accepted")
        after = await of.order(Order("", known=report.version, settled=(settled,)))
        assert after.waiting == ()


async def test_it_does_what_is_ordered_and_says_that_something_changed() -> None:
    async with asked() as of:
        changes: list[tuple[bool, bool]] = []
        of.counter.changed = lambda: changes.append((of.box.wall, of.counter.stopped))
        report = await of.order(Order("", opened=(Opened(HERE, at_once=True),), wall=False))
        assert report.opened == (Opened(HERE, at_once=True),)
        assert not report.wall
        assert of.box.opened == {HERE: True}
        await of.order(Order(""))
        await of.order(Order("", stop=True))
        assert changes == [(False, False), (False, True)]


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"POST / HTTP/1.1\r\n",
        b'{"key":"other"}\n',
        b'{"key":7}\n',
        b"\xff\xfe\n",
        b'{"x":' + b"[" * 100_000 + b"\n",
        json.encode(Order("the-ke", stop=True)) + b"\n",
        json.encode(Order("the-k\u00e9y", stop=True)) + b"\n",
    ],
)
async def test_who_has_no_key_is_told_nothing(line: bytes) -> None:
    failures: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: failures.append(context))
    async with asked() as of:
        assert await of.say(line) == b""
        assert not failures
        assert not of.counter.stopped
