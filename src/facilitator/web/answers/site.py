"""What a phone may ask for: the page under its address, and to send an answer from there."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from facilitator.core.answers.sent import Sent
from facilitator.core.base.language import Language
from facilitator.core.record.state import State
from facilitator.files.catalogues import LANGUAGES, load
from facilitator.web.answers.box import LONGEST, Box
from facilitator.web.answers.page import Attempt, anchor, over, page
from facilitator.web.answers.reading import (
    CLOSED,
    FULL,
    TOO_FAST,
    Wrong,
    checked,
    fields_of,
    read,
)

COOKIE: Final = "answers"
"""The one cookie: by it somebody mends what they sent, and nobody else does."""

_PHONE: Final = re.compile(r"[A-Za-z0-9_-]{22}")
_BODY: Final = 9 * LONGEST + 4096
"""Bytes of a form: each byte of an answer may take three, and a letter of a name more."""


class Phones:
    """The site for phones: a box, what is true of the meeting, and the secret in the address."""

    def __init__(
        self, box: Box, token: str, state: Callable[[], State], is_open: Callable[[], bool]
    ) -> None:
        """Answer for as long as it `is_open`; else there is nothing here."""
        self._box = box
        self._token = token
        self._state = state
        self._is_open = is_open

    def site(self) -> Starlette:
        """Give what serves it."""
        made = Starlette(
            routes=[
                Route("/{token}/", self._show, methods=["GET"]),
                Route("/{token}/", self._take, methods=["POST"]),
            ]
        )
        made.router.redirect_slashes = False
        return made

    def _absent(self, request: Request) -> Response | None:
        """Say that there is nothing at an address, and to who had the right one that it is over."""
        given = str(request.path_params["token"])
        if not secrets.compare_digest(given.encode(), self._token.encode()):
            return Response(status_code=404)
        if self._is_open():
            return None
        made = over(self._state(), spoken(request))
        return HTMLResponse(made.text, 404, {"content-security-policy": made.policy})

    async def _show(self, request: Request) -> Response:
        if (absent := self._absent(request)) is not None:
            return absent
        self._box.seen(_address(request))
        return self._page(request)

    def _page(self, request: Request, tried: Attempt | None = None) -> Response:
        made = page(self._box, _phone(request), self._state(), spoken(request), tried)
        status = tried.wrong.status if tried else 200
        return HTMLResponse(made.text, status, {"content-security-policy": made.policy})

    async def _take(self, request: Request) -> Response:
        if (absent := self._absent(request)) is not None:
            return absent
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            sent = read(fields_of(body))
        except ValueError:
            sent = None
        if sent is None:
            return Response(status_code=400)
        phone = _phone(request)
        found = _looked_at(self._box, phone, _address(request), sent, self._state())
        if isinstance(found, Wrong):
            return self._page(request, Attempt(sent, found))
        phone = phone or secrets.token_urlsafe(16)
        self._box.put(phone, found)
        answer = Response(status_code=303, headers={"location": f"./#{anchor(sent.subject)}"})
        # Not "strict": who comes back by the QR code comes from another app.
        path = f"/{self._token}/"
        answer.set_cookie(COOKIE, phone, path=path, httponly=True, samesite="lax")
        return answer


def _looked_at(box: Box, phone: str, address: str, sent: Sent, state: State) -> Sent | Wrong:
    """Return an answer as it is taken, or why it is not."""
    if sent.subject not in box.opened:
        return Wrong(CLOSED, 409)
    if box.in_haste(phone) or (not box.knows(phone) and box.crowds(address)):
        return Wrong(TOO_FAST, 429)
    if box.full(phone, sent.subject):
        return Wrong(FULL, 503)
    return checked(sent, state)


async def _body(request: Request) -> bytes | None:
    """Read what was sent, None if it is more than any answer."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _BODY:
            return None
    return body


def _phone(request: Request) -> str:
    """Give what tells a phone from others, "" before it has sent anything."""
    known = request.cookies.get(COOKIE, "")
    return known if _PHONE.fullmatch(known) else ""


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def spoken(request: Request) -> Language:
    """Give the language of a phone, of those there are; English if it speaks none of them."""
    wanted = []
    for part in request.headers.get("accept-language", "").split(",")[:20]:
        code, _, quality = part.partition(";")
        weight = re.fullmatch(r"\s*q=([01](?:\.[0-9]{0,3})?)\s*", quality)
        wanted.append((-float(weight[1]) if weight else -1.0, code.strip().lower()[:2]))
    return load(next((code for _, code in sorted(wanted) if code in LANGUAGES), "en"))
