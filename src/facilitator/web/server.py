"""The server gives the site to browsers, on this computer only unless told otherwise."""

from __future__ import annotations

import asyncio
import ipaddress
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Final, NamedTuple, cast

import uvicorn

from facilitator.core.time.occasions import Sound
from facilitator.running.answers.starting import own_address
from facilitator.running.exits import BY_SIGNAL
from facilitator.watching import Watcher
from facilitator.web.answers.taking import CONNECTIONS, Answers
from facilitator.web.connections import (
    HEAD,
    LIMITS,
    Connection,
    Limits,
    Waiting,
    limits_for,
    quiet,
)
from facilitator.web.doors import Doors
from facilitator.web.feed import Feed
from facilitator.web.files import files_allowed
from facilitator.web.guard import App, Guard, Receive, Scope, Send
from facilitator.web.site import site

LOOPBACK: Final = ("127.0.0.1", "::1")
NAMES_OF_LOOPBACK: Final = (*LOOPBACK, "localhost")
EVERYWHERE: Final = ("0.0.0.0", "::")  # noqa: S104 - what a user may ask for, never the default
BACKLOG: Final = 2048
"""How many may wait to be accepted; the system makes fewer of them if it must."""

ENDS: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
"""The signals that end a program, besides Ctrl+C: to end, no terminal, a closed window."""


class Place(NamedTuple):
    """Where a server listens: its sockets, the host to name in its address, the port, the room."""

    sockets: list[socket.socket]
    host: str
    port: int
    limits: Limits = LIMITS

    @property
    def here_only(self) -> bool:
        """Whether only programs on this computer can reach it."""
        with suppress(ValueError):
            return ipaddress.ip_address(self.host).is_loopback
        return self.host in NAMES_OF_LOOPBACK

    @property
    def name(self) -> str:
        """The host by which a browser reaches it."""
        return socket.gethostname() if self.host in EVERYWHERE else self.host

    def names(self) -> set[str]:
        """Give the names under which it may be asked for."""
        if self.here_only:
            return {self.host, *NAMES_OF_LOOPBACK}
        own = socket.gethostname()
        return {self.host, own, f"{own}.local", *NAMES_OF_LOOPBACK}

    def address(self, token: str) -> str:
        """Give the address of the page."""
        return self._under(self.name, token)

    def address_for_phones(self, token: str) -> str:
        """Give the address of a page as phones can find it, which may not know this one's name."""
        found = own_address() if self.host in EVERYWHERE else ""
        return self._under(found or self.name, token)

    def _under(self, name: str, token: str) -> str:
        host = f"[{name}]" if ":" in name else name
        return f"http://{host}:{self.port}/{token}/"


def listen(host: str | None, port: int) -> Place:
    """Listen at a host, or only on this computer; port 0 is any that is free.

    Raises `OSError` when the port is taken or the host is none of this computer's.
    """
    hosts = LOOPBACK if host is None else (host,)
    first = _bound(hosts[0], port)
    port = int(first.getsockname()[1])
    found = [first]
    for other in hosts[1:]:  # a computer without IPv6 has no other
        with suppress(OSError):
            found.append(_bound(other, port))
    return Place(found, hosts[0], port)


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    made = socket.socket(family, kind, protocol)
    try:
        if sys.platform == "win32":  # where SO_REUSEADDR lets others take the port over
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind(address)
        made.listen(BACKLOG)
    except BaseException:
        made.close()
        raise
    return made


class _Server(uvicorn.Server):
    """A server that says when it has started, and lets in no more than there is room for."""

    def __init__(self, config: uvicorn.Config, limits: Limits, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._limits = limits
        self._waited_for: Waiting = {}
        self._say_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        asyncio.get_running_loop().set_exception_handler(quiet)
        await super().startup([])
        inside = self.server_state.connections
        doors = Doors(self._connection, inside, self._waited_for, self._limits)
        doors.open(sockets or [])
        self.servers.append(cast("asyncio.Server", doors))
        self._say_started()

    def _connection(self) -> Connection:
        return Connection(
            config=self.config,
            server_state=self.server_state,
            app_state=self.lifespan.state,
            limits=self._limits,
            waited_for=self._waited_for,
        )


class Site(NamedTuple):
    """What is served: the meeting, the secret in the address, the name of the colours.

    `sounds` are the user's own, in the place of those that come along. With `answers` phones may
    answer at an address of their own; `alone` says that the room's page is not served then.
    """

    watcher: Watcher
    token: str
    theme: str = "dark"
    answers: Answers | None = None
    alone: bool = False
    sounds: Mapping[Sound, Path] = {}


def serve(of: Site, place: Place, started: Callable[[], None] = lambda: None) -> None:
    """Serve until a signal ends it; `started` is called once browsers are answered.

    As many are let in as the files that this program may have open leave room for.
    """
    limits = limits_for(files_allowed())
    if of.answers is not None:
        limits = limits._replace(connections=min(limits.connections, CONNECTIONS))
    with cleared_up():
        asyncio.run(serving(of, place._replace(limits=limits), started))


@contextmanager
def cleared_up() -> Iterator[None]:
    """Let the signals that end a program end this one in order, so that nothing of it is left."""
    before = {number: signal.signal(number, _end) for number in ENDS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(BY_SIGNAL + number)


async def serving(
    of: Site,
    place: Place,
    started: Callable[[], None] = lambda: None,
    ended: Callable[[], bool] = lambda: False,
) -> None:
    """Serve until a signal or `ended` ends it."""
    feed = Feed(of.watcher, place.limits.viewers)

    def over() -> bool:
        return server.should_exit or ended() or _is_done(of)

    room = site(feed, of.token, of.watcher.language, of.theme, over, of.sounds)
    server = _server(_guarded(of, place, room), place.limits, started)

    async def look() -> None:
        try:
            await feed.run(over)
        finally:
            server.should_exit = True

    async with AsyncExitStack() as stack:
        for each in place.sockets:
            stack.callback(each.close)
        if of.answers is not None:
            address = place.address_for_phones(of.answers.token)
            await stack.enter_async_context(of.answers.open(address, here_only=place.here_only))
        looking = asyncio.create_task(look())
        try:
            await server.serve(sockets=place.sockets)
        finally:
            looking.cancel()
            with suppress(asyncio.CancelledError):
                await looking


def _server(app: App, limits: Limits, started: Callable[[], None]) -> _Server:
    """Make the server of an app, which logs nothing and says nothing of itself."""
    config = uvicorn.Config(
        app,
        http=Connection,
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        proxy_headers=False,
        h11_max_incomplete_event_size=HEAD,
        timeout_graceful_shutdown=1,
    )
    return _Server(config, limits, started)


def _is_done(of: Site) -> bool:
    """Say whether nothing is left to serve: answers alone were taken, and that is over."""
    return of.answers is not None and of.alone and of.answers.lingered()


def _guarded(of: Site, place: Place, room: App) -> App:
    """Guard the page for the room and that for phones, each in its own manner."""
    names, elsewhere = place.names(), not place.here_only
    guarded = Guard(room, names, place.port, any_address=elsewhere)
    if of.answers is None:
        return guarded
    answers = of.answers
    for_phones = answers.guarded(names, place.port, any_address=elsewhere)

    async def parted(scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] == "http" and (of.alone or answers.is_for(scope["path"]))
        await (for_phones if asked else guarded)(scope, receive, send)

    return parted
