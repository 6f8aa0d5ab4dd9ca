"""The page for a phone: what may be answered, and what that phone has answered already.

It needs no script. It shows nobody else's name, answer or vote.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import Final, NamedTuple

from facilitator.core.answers.sent import Sent, content
from facilitator.core.answers.subject import (
    Subject,
    by_name,
    heading,
    is_there,
    task_of,
)
from facilitator.core.base.language import N_, Language
from facilitator.core.base.text import clean, clean_line
from facilitator.core.record.state import State
from facilitator.core.room.lists import proposal
from facilitator.running.answers.protocol import Standing
from facilitator.web.answers.box import Box
from facilitator.web.answers.reading import NONE, Wrong

POLICY: Final = (
    "default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
AGAIN: Final = 10
"""Seconds after which a page on which nothing is asked looks again by itself."""

UNKNOWN: Final = N_(
    "This computer no longer has what this phone sent before. If it was not read yet, send it "
    "again."
)

NOTHING: Final = N_("There is nothing to answer just now. This page looks again by itself.")

OVER: Final = N_("This is over: nothing can be answered here any more. Thank you.")

LONGEST_NAME: Final = 100
LONGEST_TEXT: Final = 2000
"""Characters that a browser lets somebody type; how many bytes they take is looked at here."""

STANDINGS: Final[Mapping[Standing, str]] = {
    "waiting": N_("Sent. It is read before it is kept."),
    "aside": N_("Sent. It is read before it is kept."),
    "accepted": N_("Accepted."),
    "refused": N_("Read, but not kept."),
}

_PAGE: Final = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))


class Attempt(NamedTuple):
    """What was sent and could not be taken, and why."""

    sent: Sent
    wrong: Wrong


class Given(NamedTuple):
    """A page to give to a browser, and what it may do."""

    text: str
    policy: str


def page(box: Box, phone: str, state: State, language: Language, tried: Attempt | None) -> Given:
    """Make the page for a phone."""
    asked = [subject for subject in box.opened if is_there(subject, state)]
    body = "\n".join(_Page(box, phone, state, language).lines(asked, tried))
    # Looking again by itself would lose what is half typed.
    again = "" if asked or tried else f'<meta http-equiv="refresh" content="{AGAIN}">\n'
    return _given(state, language, body, again)


def over(state: State, language: Language) -> Given:
    """Make the page that says that nothing is asked any more."""
    return _given(state, language, f'<p class="note">{escape(language.say(OVER))}</p>')


def _given(state: State, language: Language, body: str, again: str = "") -> Given:
    nonce, title = secrets.token_urlsafe(16), _safe(state.agenda.title)
    text = _PAGE.substitute(
        language=escape(language.code),
        nonce=nonce,
        title=title,
        meeting=title,
        again=again,
        body=body,
    )
    return Given(text, POLICY.format(nonce=nonce))


def anchor(subject: Subject) -> str:
    """Name the part of the page where something is asked."""
    return f"{subject.kind}-{subject.number}" if subject.number else subject.kind


def _safe(text: str) -> str:
    return escape(clean_line(text))


class _Page:
    """A page about to be written, line by line."""

    def __init__(self, box: Box, phone: str, state: State, language: Language) -> None:
        self.box = box
        self.phone = phone
        self.state = state
        self.language = language
        self.say = language.say

    def lines(self, asked: list[Subject], tried: Attempt | None) -> Iterator[str]:
        """Write what is asked, each in a part of its own."""
        if tried is not None and tried.sent.subject not in asked:
            yield self._wrong(tried)
        if self.phone and not self.box.knows(self.phone):
            yield f'<p class="note">{escape(self.say(UNKNOWN))}</p>'
        if not asked:
            words = self.say(NOTHING)
            yield f'<p class="note">{escape(words)}</p>'
        # What has to be mended is seen first, wherever on the page it was sent from.
        for subject in sorted(asked, key=lambda one: tried is None or one != tried.sent.subject):
            here = tried if tried is not None and tried.sent.subject == subject else None
            yield f'<section id="{anchor(subject)}">'
            yield from self._section(subject, here)
            yield "</section>"
        yield f'<a class="again" href="./">{escape(self.say("Look for new questions"))}</a>'

    def _section(self, subject: Subject, tried: Attempt | None) -> Iterator[str]:
        yield f"<h2>{_safe(heading(subject, self.state, self.language))}</h2>"
        if subject.kind == "terms" and (task := task_of(subject, self.state)) and task.instructions:
            yield f'<p class="note said">{escape(clean(task.instructions))}</p>'
        kept = self.box.own(self.phone, subject)
        if tried is not None:
            yield self._wrong(tried)
        elif kept is not None:
            said = kept.sent.text or content(kept.sent, self.state, self.language)
            yield '<div class="sent" role="status">'
            yield f"<p><b>{escape(self.say(STANDINGS[kept.standing]))}</b></p>"
            yield f'<p class="said">{escape(said)}</p></div>'
        before = tried.sent if tried else kept.sent if kept else None
        yield '<form method="post" action="./" accept-charset="utf-8">'
        for name, value in (("kind", subject.kind), ("of", subject.of), ("number", subject.number)):
            yield f'<input type="hidden" name="{name}" value="{escape(str(value))}">'
        yield from self._who(subject, before)
        yield from self._answer(subject, before)
        send = self.say("Send the change") if kept else self.say("Send")
        yield f"<button>{escape(send)}</button>"
        yield "</form>"

    def _wrong(self, tried: Attempt) -> str:
        return f'<p class="wrong" role="alert">{escape(self.say(tried.wrong.words))}</p>'

    # Who answers

    def _who(self, subject: Subject, before: Sent | None) -> Iterator[str]:
        organisation, name = self.box.sender(self.phone)
        if before is not None:
            organisation, name = before.organisation, before.name or name
        person = by_name(subject, self.state)
        if self.state.agenda.organisations:
            if before is not None and not organisation:
                organisation = NONE
            yield from self._organisations(subject, organisation, others=person)
        if person:
            id_ = f"{anchor(subject)}-name"
            yield f'<label for="{id_}">{escape(self.say("Your name"))}</label>'
            yield (
                f'<input type="text" id="{id_}" name="name" value="{escape(name)}" required '
                f'maxlength="{LONGEST_NAME}" autocomplete="name">'
            )

    def _organisations(self, subject: Subject, chosen: str, *, others: bool) -> Iterator[str]:
        id_ = f"{anchor(subject)}-organisation"
        yield f'<label for="{id_}">{escape(self.say("Your organisation"))}</label>'
        yield f'<select id="{id_}" name="organisation" required>'
        yield f'<option value="">{escape(self.say("Choose here"))}</option>'
        for body in self.state.agenda.organisations:
            mark = " selected" if body.id == chosen else ""
            yield f'<option value="{escape(body.id)}"{mark}>{_safe(body.name)}</option>'
        if others:
            mark = " selected" if chosen == NONE else ""
            yield f'<option value="{NONE}"{mark}>{escape(self.say("None of these"))}</option>'
        yield "</select>"

    # What is answered

    def _answer(self, subject: Subject, before: Sent | None) -> Iterator[str]:
        match subject.kind:
            case "here":
                return
            case "question":
                yield from self._text(subject, self.say("Your answer"), before)
            case "terms":
                yield from self._text(subject, self.say("Your terms, one a line"), before)
            case "votes":
                yield from self._votes(before)

    def _text(self, subject: Subject, label: str, before: Sent | None) -> Iterator[str]:
        id_ = f"{anchor(subject)}-text"
        text = before.text if before else ""
        yield f'<label for="{id_}">{escape(label)}</label>'
        # The first line end in a text area is left out by browsers.
        yield (
            f'<textarea id="{id_}" name="text" required maxlength="{LONGEST_TEXT}">'
            f"\n{escape(text)}</textarea>"
        )

    def _votes(self, before: Sent | None) -> Iterator[str]:
        yield f"<fieldset><legend>{escape(self.say('Mark all that suit you'))}</legend>"
        for one in self.state.upcoming.proposed:
            mark = " checked" if before is not None and one.id in before.choices else ""
            yield (
                f'<label class="choice"><input type="checkbox" name="choice" '
                f'value="{escape(one.id)}"{mark}>'
                f"<span>{escape(proposal(one, self.language))}</span></label>"
            )
        yield "</fieldset>"
