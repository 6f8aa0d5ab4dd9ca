"""Drafts of e-mail open to be sent by somebody, hold the hand-out, and break on no text."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import ENGLISH
from facilitator.core.base.text import clean
from facilitator.export.between.letter import is_address, letter
from markdown_reader import TYPED

BODY = "# Träff\n\nTo *Region A*\n\n- ett\n- två\n"


def opened(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert isinstance(found, EmailMessage)
    content: str = found.get_content()
    return content.replace("\r\n", "\n")


def test_it_opens_as_a_draft_with_its_recipients_and_no_sender() -> None:
    to = [("Åsa Ek", "asa@a.se"), ("", "bo@b.se")]
    message = opened(letter("Träff å", BODY, to, ENGLISH))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Träff å"
    assert [(one.display_name, one.addr_spec) for one in message["To"].addresses] == [
        ("Åsa Ek", "asa@a.se"),
        ("", "bo@b.se"),
    ]
    assert message["From"] is None
    assert message["Date"] is None
    assert part(message, "plain") == "Träff\n=====\n\nTo Region A\n\n- ett\n- två\n"
    assert "<h1>Träff</h1>" in part(message, "html")


def test_without_an_address_it_is_to_nobody() -> None:
    assert opened(letter("x", BODY, [("Bo", "no address"), ("", "")], ENGLISH))["To"] is None


def test_the_same_input_gives_the_same_bytes() -> None:
    assert letter("x", BODY, [], ENGLISH) == letter("x", BODY, [], ENGLISH)


@pytest.mark.parametrize(
    ("email", "sent"),
    [
        *(("a@b.se", True), ("a.b+c@b.se", True), ("a@exämple.se", True)),
        *(("å@b.se", False), ("a b@c.se", False), ("a@b@c.se", False), ("<a@b.se>", False)),
        *(("a@b.se\nBcc: x@y.se", False), ("a,b@c.se", False), ("@", False), ("", False)),
    ],
)
def test_only_an_address_is_sent_to(email: str, *, sent: bool) -> None:
    assert is_address(email) is sent


@settings(max_examples=40)
@given(TYPED | st.text().map(clean), TYPED, st.text())
def test_no_text_adds_a_header_or_is_lost(subject: str, name: str, email: str) -> None:
    message = opened(letter(subject, BODY, [(name, "a@b.se"), (name, email)], ENGLISH))
    assert set(map(str.lower, message.keys())) == {
        *("x-unsent", "subject", "to", "mime-version", "content-type")
    }
    assert " ".join(str(message["Subject"]).split()) == " ".join(subject.split())
    assert message["To"].addresses[0].addr_spec == "a@b.se"
    assert part(message, "plain").startswith("Träff")
