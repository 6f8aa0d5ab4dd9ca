"""The guard admits only requests for the right thing, made in the right way.

Any page open in a browser on this computer could otherwise ask for the meeting, by a name that it
has pointed here; so names and origins are checked, besides the secret in the address.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, Collection, Mapping, MutableMapping
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

HEADERS: Final = (
    # One answer a connection: who asks for many in a row would keep others from coming in.
    (b"connection", b"close"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)


class Manner(NamedTuple):
    """What may be asked of an app: by these methods, and with headers of its own."""

    methods: frozenset[str] = frozenset({"GET"})
    headers: Mapping[bytes, bytes] = {}


READING: Final = Manner()
"""The manner of an app that is only looked at."""


class Guard:
    """Stands before an app: only under the `hosts`' names, never for another origin.

    With `any_address` an IP address is a good name too, whichever it is. What is sent has to say
    that it comes from a page of this very server.
    """

    def __init__(
        self,
        app: App,
        hosts: Collection[str],
        port: int,
        *,
        any_address: bool = False,
        manner: Manner = READING,
    ) -> None:
        """Guard an app that answers to these names at a port."""
        self._methods = manner.methods
        self._headers = tuple({**dict(HEADERS), **manner.headers}.items())
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._port = port
        self._any_address = any_address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or refuse it in as few words as possible."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # a web socket: nothing here speaks through one

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *self._headers]}
            await send(message)

        status = self._refusal(scope)
        if status is None:
            await self._app(scope, receive, guarded)
            return
        await guarded({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    def _refusal(self, scope: Scope) -> int | None:
        if scope["method"] not in self._methods:
            return 405
        if not self._known(self._values(scope, b"host")):
            return 421
        origins = self._values(scope, b"origin")
        if not origins and scope["method"] != "GET":  # as browsers of long ago, which name the page
            origins = [_origin(page) for page in self._values(scope, b"referer")] or ["null"]
        if origins and not all(
            origin.startswith("http://") and self._known([origin.removeprefix("http://")])
            for origin in origins
        ):
            return 403
        return None

    @staticmethod
    def _values(scope: Scope, name: bytes) -> list[str]:
        return [value.decode("latin-1") for key, value in scope["headers"] if key == name]

    def _known(self, values: list[str]) -> bool:
        """Say whether a name with a port, such as "[::1]:8000", is that of this server."""
        if len(values) != 1:
            return False
        host, _, port = values[0].lower().rpartition(":")
        if port != str(self._port):
            return False
        host = host.removeprefix("[").removesuffix("]")
        return host in self._hosts or (self._any_address and _is_address(host))


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _origin(page: str) -> str:
    """Return the origin of a page by its address, "null" of what is none."""
    try:
        parts = urlsplit(page)
    except ValueError:
        return "null"
    return f"{parts.scheme}://{parts.netloc}"
