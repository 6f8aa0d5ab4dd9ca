"""Handing in: what the task collects is typed or pasted, and shown as it was understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import Language
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import HandIn
from facilitator.core.record.terms import format_terms, parse_terms, weight_text
from facilitator.tui.dialogs.form import Form
from facilitator.tui.rows.names import Everybody
from facilitator.tui.widgets.field import Field, Room
from facilitator.tui.widgets.plain import Plain

MOST_ECHOED: Final = 40
"""How many terms are said back by name; more are only counted."""


class HandInForm(Form):
    """What somebody hands in of a task."""

    def __init__(self, task: Task, of: str, name: str, before: HandIn) -> None:
        """Begin with what was handed in before."""
        super().__init__(one_line(f"{name}: {task.title}"))
        self._wanted = task
        self._of = of
        self._hand_in = before

    def fields(self) -> ComposeResult:
        """Lay out the field, with what it is for above and how it was understood below."""
        say = self.host.language.say
        if self._wanted.instructions:
            yield Plain(one_line(self._wanted.instructions), classes="hint")
        yield Plain(
            {
                "terms": say("Terms, one a line or with commas between them; “term: 12” weighs 12"),
                "text": say("Text"),
                "file-reference": say("The file's name or address"),
            }[self._wanted.collects],
            classes="label",
        )
        room: Room = "one" if self._wanted.collects == "file-reference" else "many"
        yield Field(self._text(), room=room, id="typed")
        yield Plain(id="echo", classes="hint")

    def _text(self) -> str:
        match self._wanted.collects:
            case "terms":
                return format_terms(self._hand_in.listed)
            case "text":
                return self._hand_in.text
            case "file-reference":
                return self._hand_in.file

    def keys(self) -> str:
        """Say what the keys do here."""
        say = self.host.language.say
        if self._wanted.collects == "file-reference":
            return say("⏎ keeps · Esc leaves")
        return say("F2 keeps · ⏎ begins a new line · Esc leaves")

    def on_mount(self) -> None:
        """Begin in the field, and say what stands in it."""
        super().on_mount()
        self.echo()

    @on(TextArea.Changed)
    def echo(self) -> None:
        """Say how the text was understood."""
        text = self.query_one("#typed", Field).text
        echo = self.query_one("#echo", Plain)
        if self._wanted.collects == "terms":
            echo.show(understood(text, self.host.language))
        elif self._wanted.collects == "text":
            words = len(text.split())
            echo.show(self.host.language.count("{n} word", "{n} words", words))

    def send(self) -> bool:
        """Keep what was typed."""
        typed = self.query_one("#typed", Field).text
        return self.host.act(homework_moves.hand_in, self._wanted.id, self._of, typed) is not None


def understood(text: str, language: Language) -> str:
    """Say how many terms a text was understood to hold, and which."""
    terms = parse_terms(text)
    words = language.count("{n} term understood", "{n} terms understood", len(terms))
    if not terms:
        return words
    named = [
        term.text if term.weight == 1 else f"{term.text} ({weight_text(term.weight)})"
        for term in terms[:MOST_ECHOED]
    ]
    rest = ["…"] if len(terms) > MOST_ECHOED else []
    return f"{words}: {' · '.join([*named, *rest])}"


class ResponsibleForm(Form):
    """Who answers for a task in an organisation."""

    def __init__(self, task: Task, of: str, name: str, before: str, known: Sequence[str]) -> None:
        """Begin with the name given before; `known` are the people of the organisation."""
        super().__init__(one_line(f"{name}: {task.title}"))
        self._wanted = task
        self._of = of
        self._answering = before
        self._known = known

    def fields(self) -> ComposeResult:
        """Lay out the name and who is known."""
        say = self.host.language.say
        yield Plain(say("Who answers for it?"), classes="label")
        yield Field(self._answering, naming=Everybody(self.host, bare=True), id="name")
        if self._known:
            known = say("From there: {names}", names=", ".join(self._known))
            yield Plain(known, classes="hint")

    def keys(self) -> str:
        """Say what the keys do here."""
        return self.host.language.say("⏎ keeps · Esc leaves")

    def send(self) -> bool:
        """Keep the name."""
        name = self.query_one("#name", Field).text
        return self.host.act(homework_moves.entrust, self._wanted.id, self._of, name) is not None
