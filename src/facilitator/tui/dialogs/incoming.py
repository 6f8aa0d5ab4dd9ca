"""The answers that phones sent: read, accepted, mended, put aside or refused, one or all."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from facilitator.core.answers.accepting import is_stuck
from facilitator.core.answers.sent import Sent, mended
from facilitator.core.answers.subject import tag
from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import N_
from facilitator.core.record.state import EMPTY, State
from facilitator.running.answers.inbox import Inbox
from facilitator.running.answers.protocol import Standing
from facilitator.running.prompts import phone_answers
from facilitator.tui.dialogs.form import Form
from facilitator.tui.dialogs.keys import UNDO, closing, hints
from facilitator.tui.dialogs.list_box import ListBox
from facilitator.tui.dialogs.modal import BOX, Modal
from facilitator.tui.frame.ask_sheet import UNSEEN
from facilitator.tui.host import Host, host
from facilitator.tui.keys import key
from facilitator.tui.widgets.field import Field
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

_SIGN: Final = 2
_TAG: Final = 10
_BESIDE: Final = 11
"""How many lines of the screen the edges and a long answer take."""


class Incoming(Modal[str | None]):
    """What waits, and below it all of the chosen one."""

    AUTO_FOCUS = "Rows"
    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("incoming.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key("1", "accept", N_("Accept"), tells=N_("Keeps the chosen answer."), show=False),
        key(
            "2",
            "accept_all",
            N_("All answers"),
            tells=N_("Keeps every answer that can be kept as it is."),
            show=False,
        ),
        key(
            "3,space",
            "aside",
            N_("Put aside"),
            tells=N_("Puts the chosen answer aside, or takes it back."),
            show=False,
        ),
        key(
            "4,d,D",
            "refuse",
            N_("Refuse"),
            tells=N_("Does not keep the chosen answer."),
            show=False,
        ),
        key(
            "5,e,E",
            "mend",
            N_("Mend"),
            tells=N_("Changes the words of the chosen answer before it is kept."),
            show=False,
        ),
        UNDO,
        closing("escape,tab"),
    ]

    def __init__(self, inbox: Inbox) -> None:
        """List what is in an inbox."""
        super().__init__()
        self._inbox = inbox
        self._shown: list[Sent] = []
        self._stuck: set[str] = set()
        self._state: State = EMPTY
        self._since = 0.0
        self._settling = False

    @property
    def host(self) -> Host:
        """The app behind this list."""
        return host(self.app)

    def compose(self) -> ComposeResult:
        """Lay out the list, and the chosen answer below it."""
        say = self.host.language.say
        with ListBox(hints(self), id="incoming", beside=_BESIDE) as box:
            box.border_title = Content(say("Answers from phones"))
            yield Rows(self._draw, id="answer-rows")
            yield Plain(id="answer")

    def on_mount(self) -> None:
        """Show them; no key counts before they have been seen."""
        super().on_mount()
        self._look_first()
        self._list()

    def _look_first(self) -> None:
        self._since = self.host.seconds() + UNSEEN

    @property
    def _unseen(self) -> bool:
        return self.host.seconds() < self._since

    def renew(self) -> None:
        """List them anew if something came, or was done to one; after all of them only once."""
        if self._settling:
            return
        listed = [*self._inbox.waiting, *self._inbox.aside]
        if listed != self._shown or self.host.state is not self._state:
            self._list()

    def _list(self) -> None:
        chosen = self._chosen()
        self._state = self.host.state
        self._shown = [*self._inbox.waiting, *self._inbox.aside]
        here = self.host.view()
        self._stuck = {sent.id for sent in self._shown if is_stuck(here.state, here.plan.now, sent)}
        rows = self.query_one(Rows)
        rows.hint = self.host.language.say("No answers are waiting.")
        rows.show(len(self._shown))
        places = {sent.id: row for row, sent in enumerate(self._shown)}
        if chosen is not None and chosen.id in places:
            rows.cursor_row = places[chosen.id]
        elif chosen is not None:
            self._look_first()  # another one stands there now
        self._show_chosen()

    @on(Rows.Moved)
    def _show_chosen(self) -> None:
        """Show all of the chosen answer."""
        sent = self._chosen()
        text = ""
        if sent is not None:
            told = phone_answers.details(sent, self.host.view(), self.host.language)
            text = "\n".join(map(one_line, told))
        self.query_one("#answer", Plain).show(text)

    def _draw(self, row: int, width: int) -> list[Piece]:
        sent = self._shown[row]
        words = one_line(phone_answers.line(sent, self.host.state, self.host.language))
        sign, look = (signs.HEED, "warning") if sent.id in self._stuck else (signs.OPEN, "")
        if sent.aside:
            sign, look = signs.PASSED_OVER, "dim"
        kind = fit(tag(sent.subject, self.host.language), _TAG)
        room = max(0, width - _SIGN - _TAG)
        return [(fit(sign, _SIGN), look), (kind, "dim"), (fit(words, room), look)]

    def _chosen(self) -> Sent | None:
        row = self.query_one(Rows).cursor_row
        return self._shown[row] if 0 <= row < len(self._shown) else None

    # What becomes of them

    @on(Rows.Chosen)
    def action_accept(self) -> None:
        """Keep the chosen answer."""
        sent = self._chosen()
        if sent is not None and not self._unseen:
            self.host.prompting.perform(phone_answers.accept_one(self.host.led, self._inbox, sent))
            self._go_on()

    def action_accept_all(self) -> None:
        """Keep every answer that can be kept as it is."""
        if not self._unseen:
            self._settling = True
            try:
                self.host.prompting.perform(phone_answers.accept_all(self.host.led, self._inbox))
            finally:
                self._settling = False
            self._go_on()

    def action_mend(self) -> None:
        """Change the words of the chosen answer."""
        sent = self._chosen()
        if sent is not None and sent.subject.kind != "votes" and not self._unseen:
            self.app.push_screen(MendForm(self._inbox, sent), lambda _: self.renew())

    def action_aside(self) -> None:
        """Put the chosen answer aside, or take it back."""
        sent = self._chosen()
        if sent is not None and not self._unseen:
            self._inbox.settle(sent, "waiting" if sent.aside else "aside")
            self._go_on()

    def action_refuse(self) -> None:
        """Do not keep the chosen answer."""
        sent = self._chosen()
        if sent is not None and not self._unseen:
            self._inbox.settle(sent, "refused")
            self._go_on()

    def _go_on(self) -> None:
        """Show what is left; nobody waits for what was done here to be seen."""
        self._list()
        self._since = 0.0
        self.host.led.asking.renew()

    def action_undo(self) -> None:
        """Undo the last step."""
        self.host.undo()

    def action_close(self) -> None:
        """Go back; what waits is put off."""
        self.dismiss(None)


class MendForm(Form):
    """The words of an answer, to be mended; it waits on as they are then."""

    def __init__(self, inbox: Inbox, sent: Sent) -> None:
        """Begin with what was sent."""
        super().__init__("")
        self._inbox = inbox
        self._sent = sent

    def on_mount(self) -> None:
        """Name whose answer it is."""
        super().on_mount()
        words = phone_answers.line(self._sent, self.host.state, self.host.language)
        self.query_one("#form").border_title = Content(one_line(words))

    def fields(self) -> ComposeResult:
        """Lay out the name of who is here, or the answer."""
        if self._sent.subject.kind == "here":
            yield from self.row(self.host.language.say("Name"), Field(self._sent.name, id="text"))
        else:
            yield Field(self._sent.text, room="many", id="text")

    def keys(self) -> str:
        """Say what the keys do here."""
        return self.host.language.say("F2 keeps · Esc leaves")

    def send(self) -> bool:
        """Let it wait with these words."""
        text = self.query_one("#text", Field).value
        standing: Standing = "aside" if self._sent.aside else "waiting"
        self._inbox.settle(mended(self._sent, text), standing)
        return True
