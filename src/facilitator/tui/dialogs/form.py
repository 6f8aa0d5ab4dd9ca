"""A form is a few fields over a place; F2 keeps them, Escape leaves, and nothing typed is lost."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from facilitator.core.base.language import N_, Phrase
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.dialogs.modal import BOX, Modal
from facilitator.tui.frame.ask_sheet import choose
from facilitator.tui.host import Host, host
from facilitator.tui.keys import key
from facilitator.tui.widgets.field import Entered, Field, Picker
from facilitator.tui.widgets.plain import Plain


class Form(Modal[None]):
    """Fields with a title; `fields` lays them out and `send` makes the move they stand for."""

    AUTO_FOCUS = ""
    ENTER_KEEPS: ClassVar[bool] = False
    """Whether Enter keeps the form from any of its fields."""
    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("form.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "f2,ctrl+s",
            "keep",
            N_("Keep"),
            tells=N_("Keeps what stands in the fields."),
            priority=True,
            show=False,
        ),
        key(
            "escape",
            "leave",
            N_("Leave"),
            tells=N_("Leaves the form; asks first if something was changed."),
            show=False,
        ),
    ]

    def __init__(self, title: str) -> None:
        """Ask what `title` says."""
        super().__init__()
        self.called = title
        self._before: dict[str, str] = {}

    @property
    def host(self) -> Host:
        """The app behind this form."""
        return host(self.app)

    def compose(self) -> ComposeResult:
        """Lay out the title, the fields and the keys."""
        with VerticalScroll(id="form", classes="box", can_focus=False) as box:
            box.border_title = Content(self.called)
            box.border_subtitle = Content(self.keys())
            yield from self.fields()

    def fields(self) -> ComposeResult:
        """Lay out the fields."""
        yield from ()

    def keys(self) -> str:
        """Say what the keys do here."""
        return self.host.language.say("F2 keeps · Tab goes to the next field · Esc leaves")

    def send(self) -> bool:
        """Make the move; False when it was refused or failed, and the form stays."""
        return False

    def wrong(self, field: str, sentence: Phrase) -> None:
        """Say what is wrong with what was typed in a field, and go back there."""
        self.host.tell(sentence)
        self.query_one(f"#{field}").focus()

    def row(self, label: str, field: Field | Picker) -> ComposeResult:
        """Lay out a field beside its label."""
        with Horizontal(classes="row"):
            yield Plain(label, classes="label")
            yield field

    def on_mount(self) -> None:
        """Begin in the first field, once it has what was typed before it was there."""
        self._before = self.values
        self.call_later(self._first().focus)

    @property
    def values(self) -> dict[str, str]:
        """What stands in each field, by its id."""
        return {field.id or "": field.value for field in self._all()}

    @property
    def changed(self) -> bool:
        """Whether there is something that was not kept."""
        return self.is_mounted and self.values != self._before

    def _all(self) -> list[Field | Picker]:
        return [field for field in self.query("*") if isinstance(field, Field | Picker)]

    def _first(self) -> Field | Picker:
        return self._all()[0]

    async def on_key(self, event: events.Key) -> None:
        """Take what was typed before the field had the focus."""
        field = self.focused or self._first()
        if isinstance(field, Field):
            await field.take_key(event)

    @on(Entered)
    def go_on(self) -> None:
        """Go on to the next field; the last one keeps the form."""
        if self.ENTER_KEEPS or self.focused is self._all()[-1]:
            self.action_keep()
        else:
            self.focus_next()

    def action_keep(self) -> None:
        """Keep what was typed."""
        if self.app.screen is self and self.send():
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leave the form; what was changed is thrown away only after asking."""
        if not self.changed:
            self.dismiss(None)
            return

        def chosen(answer: str) -> None:
            if answer == "keep":
                self.action_keep()
            else:
                self.dismiss(None)

        say = self.host.language.say
        answers = numbered([(say("keep it"), "keep"), (say("discard it"), "discard")])
        question = Question(say("Keep what you typed?"), answers, escape=say("Go on typing"))
        choose(self, question, chosen)
