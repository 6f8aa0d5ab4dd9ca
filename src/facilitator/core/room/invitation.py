"""The invitation to answer on phones: large with its code instead of a page, or a line below it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from facilitator.core.base.language import Language
from facilitator.core.room.page import Page


def invited(page: Page, address: str, code: Sequence[str], language: Language) -> Page:
    """Show the address as large as can be, with its QR code, instead of a page."""
    if page.kind == "dark":
        return page
    return Page(
        "answers",
        rehearsal=page.rehearsal,
        head=page.head,
        clock=page.clock,
        words=language.say("Answer with your phone"),
        title=address,
        code=tuple(code),
    )


def reminded(page: Page, address: str, language: Language) -> Page:
    """Name the address in a line of a page."""
    if page.kind == "dark":
        return page
    return replace(page, invitation=language.say("Answer: {address}", address=address))
