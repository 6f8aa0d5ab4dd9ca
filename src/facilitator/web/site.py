"""The site is one page and its events, under an address that nobody can guess."""

from __future__ import annotations

import html
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Template
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from facilitator.core.base.language import Language
from facilitator.core.time.occasions import Sound
from facilitator.running.sounds.kinds import SOUNDS, file_of
from facilitator.web.feed import Feed

_PAGE: Final = Path(__file__).with_name("page.html")
_POLICY: Final = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def site(  # noqa: PLR0913, PLR0917 - all that a page is made of
    feed: Feed,
    token: str,
    language: Language,
    theme: str,
    ended: Callable[[], bool],
    own: Mapping[Sound, Path],
) -> Starlette:
    """Make the site; `token` is the secret in its address, `theme` the name of its colours.

    Of the sounds some may be the user's `own`.
    """
    template = Template(_PAGE.read_text(encoding="utf-8"))

    def right(request: Request) -> bool:
        given = str(request.path_params["token"])
        return secrets.compare_digest(given.encode(), token.encode())

    async def page(request: Request) -> Response:
        if not right(request):
            return Response(status_code=404)
        nonce = secrets.token_urlsafe(16)
        text = template.substitute(
            nonce=nonce,
            language=html.escape(language.code),
            theme=html.escape(theme),
            lost=html.escape(language.say("no connection since")),
            on=html.escape(language.say("Sound on")),
            off=html.escape(language.say("Sound off")),
        )
        return HTMLResponse(text, headers={"content-security-policy": _POLICY.format(nonce=nonce)})

    async def events(request: Request) -> ASGIApp:
        if not right(request):
            return Response(status_code=404)
        return _Events(feed, ended)

    async def heard(request: Request) -> Response:
        sound = next((one for one in SOUNDS if one == request.path_params["sound"]), None)
        if sound is None or not right(request):
            return Response(status_code=404)
        try:
            return Response(file_of(sound, own).read_bytes(), media_type="audio/wav")
        except OSError:
            return Response(file_of(sound, {}).read_bytes(), media_type="audio/wav")

    made = Starlette(
        routes=[
            Route("/{token}/", page, methods=["GET"]),
            Route("/{token}/sounds/{sound}", heard, methods=["GET"]),
            Route("/{token}/events", events, methods=["GET"]),
        ]
    )
    made.router.redirect_slashes = False  # what is not there says nothing of what is
    return made


class _Events:
    """The answer that goes on while a browser listens, which has a seat before it begins."""

    def __init__(self, feed: Feed, ended: Callable[[], bool]) -> None:
        self._feed = feed
        self._ended = ended

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._feed.seat() as seated:
            answer = Response(status_code=503)
            if seated:
                told = self._feed.events(self._ended)
                answer = StreamingResponse(told, media_type="text/event-stream")
            await answer(scope, receive, send)
