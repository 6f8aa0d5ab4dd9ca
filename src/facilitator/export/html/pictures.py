"""Pictures within a page: their bytes as addresses, so that it needs nothing else."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from typing import Final

from markdown_it.token import Token

from facilitator.core.base.images import bare
from facilitator.export.html.svg import escape
from facilitator.export.reading import words

POLICY: Final = " img-src data:;"
"""What a page with pictures is allowed besides."""

STYLE: Final = "img{max-width:100%;height:auto}\n@media print{img{max-height:20cm;width:auto}}\n"

_TYPES: Final = {"png": "image/png", "jpg": "image/jpeg"}


def put_in(tokens: Iterable[Token]) -> bool:
    """Put the pictures into a page that is about to be written, and say if there are any."""
    pictures = [
        child
        for token in tokens
        for child in token.children or ()
        if child.type == "image" and "picture" in child.meta
    ]
    for each in pictures:
        each.type, each.content = "html_inline", _image(each)
    return bool(pictures)


def _image(token: Token) -> str:
    picture = bare(token.meta["picture"])
    content = b64encode(picture.data).decode()
    return (
        f'<img src="data:{_TYPES[picture.kind]};base64,{content}" alt="{escape(words(token))}"'
        f' width="{picture.seen[0]}" height="{picture.seen[1]}">'
    )
