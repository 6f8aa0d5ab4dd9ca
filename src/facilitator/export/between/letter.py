"""A draft of an e-mail: it is opened in the user's own program, and sent from there if at all."""

from __future__ import annotations

from collections.abc import Iterable
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from facilitator.core.base.language import Language
from facilitator.core.base.text import clean_line
from facilitator.export.html.page import letter as page
from facilitator.export.plain_text import plain_text


def letter(subject: str, markdown: str, to: Iterable[tuple[str, str]], language: Language) -> bytes:
    """Write a draft to those named with their addresses; the same input gives the same bytes.

    It has neither date nor sender, which the program that sends it adds.
    """
    text, html = plain_text(markdown), page(markdown, language)
    made = EmailMessage(policy=SMTP)
    made["X-Unsent"] = "1"  # programs for e-mail open it to be written on, not to be read
    made["Subject"] = clean_line(subject)
    found = [address for one in to if (address := _address(*one)) is not None]
    if found:
        made["To"] = found
    made.set_content(text, cte="quoted-printable")
    made.make_alternative(boundary=f"=_{sha256(html.encode(errors='replace')).hexdigest()[:32]}")
    made.add_alternative(html, subtype="html", cte="quoted-printable")
    return made.as_bytes()


def is_address(email: str) -> bool:
    """Return whether an e-mail can be sent to an address."""
    return _address("", email) is not None


def _address(name: str, email: str) -> Address | None:
    """Return an address with a name; a domain in other letters is written as programs know it."""
    local, _, domain = email.rpartition("@")
    try:
        known = domain.encode("ascii" if domain.isascii() else "idna").decode("ascii")
        return Address(clean_line(name), addr_spec=f"{local}@{known}") if local.isascii() else None
    except (MessageError, ValueError, IndexError, AttributeError):
        return None  # it only looked like one
