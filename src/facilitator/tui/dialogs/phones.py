"""What phones may answer: the address with its QR code, and what is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from facilitator.core.answers.subject import Subject, called
from facilitator.core.base import signs
from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import N_
from facilitator.export.qr import modules
from facilitator.running.answers import asked
from facilitator.running.answers.inbox import Inbox
from facilitator.running.answers.protocol import by_subject
from facilitator.running.answers.starting import HERE, own_address
from facilitator.running.prompts.question import Answer, Question
from facilitator.tui.dialogs.keys import closing, hints
from facilitator.tui.dialogs.modal import BOX, Modal
from facilitator.tui.frame.ask_sheet import choose
from facilitator.tui.host import Host, host
from facilitator.tui.keys import key
from facilitator.tui.widgets import qr
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

_SIGN: Final = 2


def phones(app: App[int], host: Host) -> None:
    """Show what phones may answer, after asking where if no answers are taken yet."""
    inbox = host.led.inbox
    host.led.look_for_answers()
    if inbox.report is not None or inbox.starting:
        app.push_screen(Phones(inbox))
        return
    say, own = host.language.say, own_address()
    answers = [Answer("1", say("only on this computer, to try it"), HERE)]
    if own:
        answers.append(
            Answer(
                "2",
                say("in the network that this computer is in"),
                own,
                say("at {address}", address=own),
                say(asked.UNENCRYPTED),
            )
        )
    detail = "" if own else say(asked.NO_NETWORK)

    def chosen(where: str) -> None:
        if host.led.take_answers(where):
            app.push_screen(Phones(inbox))
        else:
            host.tell(asked.NOT_STARTED, wrong=True)

    question = Question(say("Let phones answer?"), tuple(answers), detail, say("no"))
    choose(app.screen, question, chosen)


class Phones(Modal[None]):
    """The address, and what may be answered, each opened and closed by itself."""

    AUTO_FOCUS = "Rows"
    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("phones.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "1,space",
            "turn",
            N_("Open"),
            tells=N_("Lets phones answer the chosen one, or no more."),
            show=False,
        ),
        key(
            "2",
            "at_once",
            N_("Accept at once"),
            tells=N_("Keeps answers to the chosen one without asking."),
            show=False,
        ),
        key(
            "3,v,V",
            "wall",
            N_("Show the room"),
            tells=N_("Shows the room the address, large, or no more."),
            show=False,
        ),
        key(
            "4",
            "stop",
            N_("Stop"),
            tells=N_("Ends the address."),
            show=False,
        ),
        key(
            "5,tab",
            "answers",
            N_("Answers"),
            tells=N_("Lists what waits, and what was put aside."),
            show=False,
        ),
        closing("escape"),
    ]

    def __init__(self, inbox: Inbox) -> None:
        """Show what an inbox knows."""
        super().__init__()
        self._inbox = inbox
        self._shown: Sequence[Subject] = ()
        self._address = ""

    @property
    def host(self) -> Host:
        """The app behind this."""
        return host(self.app)

    def compose(self) -> ComposeResult:
        """Lay out what is open beside the code."""
        say = self.host.language.say
        with Vertical(id="phones", classes="box") as box:
            box.border_title = Content(say("Answers from phones"))
            box.border_subtitle = Content(hints(self))
            yield Plain(id="address")
            with Horizontal():
                with Vertical(id="open"):
                    yield Plain(id="reached")
                    yield Rows(self._draw, id="subject-rows")
                yield Plain(id="code")

    def on_mount(self) -> None:
        """Show them."""
        super().on_mount()
        self.renew()

    def renew(self) -> None:
        """Show how it stands by now."""
        report, say = self._inbox.report, self.host.language.say
        self._shown = asked.subjects(self._inbox, self.host.view())
        self.query_one(Rows).show(len(self._shown))
        self.query_one("#reached", Plain).show("\n".join(map(say, asked.reached(self._inbox))))
        address = report.address if report is not None else ""
        if address != self._address:
            self._address = address
            rows = qr.rows(modules(address)) if address else ()
            code = Content("\n").join(
                Content.assemble(*((text, qr.STYLES[look]) for text, look in row)) for row in rows
            )
            self.query_one("#code", Plain).show(code)
        self.query_one("#address", Plain).show(self._told(address))

    def _told(self, address: str) -> Content:
        if address:
            return Content.styled(address, "bold")
        started = self._inbox.started
        failure = started.failure if started is not None else None
        if failure is not None:
            return Content(one_line(failure))
        if self._inbox.starting:
            return Content(self.host.language.say("Starting …"))
        return Content(self.host.language.say("No answers are taken."))

    def _draw(self, row: int, width: int) -> list[Piece]:
        subject = self._shown[row]
        at_once, say = by_subject(self._inbox.opened).get(subject), self.host.language.say
        sign, look = (signs.OPEN, "dim") if at_once is None else (signs.DONE, "good")
        words = one_line(called(subject, self.host.state, self.host.language))
        if at_once:
            words = say("accepted as they come: {what}", what=words)
        return [(fit(sign, _SIGN), look), (fit(words, max(0, width - _SIGN)), look)]

    def _chosen(self) -> Subject | None:
        row = self.query_one(Rows).cursor_row
        return self._shown[row] if 0 <= row < len(self._shown) else None

    # What is opened

    @on(Rows.Chosen)
    def action_turn(self) -> None:
        """Let phones answer the chosen one, or no more."""
        self._turn()

    def action_at_once(self) -> None:
        """Keep answers to the chosen one as they come, or ask again."""
        subject = self._chosen()
        self._turn(at_once=subject is not None and not self._inbox.at_once(subject))

    def _turn(self, *, at_once: bool | None = None) -> None:
        subject = self._chosen()
        if subject is not None and self._inbox.report is not None:
            self._inbox.turn(subject, at_once=at_once)
            self.renew()

    def action_wall(self) -> None:
        """Let the room see the address as large as can be, or no more."""
        if self._inbox.report is not None:
            self._inbox.show(wall=not self._inbox.wall)
            self.renew()

    def action_answers(self) -> None:
        """List what waits, and what was put aside."""
        from facilitator.tui.dialogs.incoming import Incoming

        self.app.push_screen(Incoming(self._inbox))

    def action_stop(self) -> None:
        """Take no more answers, after asking if some still wait."""
        if self._inbox.report is None:
            return
        say, count = self.host.language.say, len(self._inbox.waiting) + len(self._inbox.aside)
        told = self.host.language.count(
            "{n} answer still waits and would be lost.",
            "{n} answers still wait and would be lost.",
            count,
        )
        answers = (
            Answer("1", say("go on taking answers"), ""),
            Answer("2", say("stop"), "stop", say("the address is gone")),
        )
        question = Question(say("Take no more answers?"), answers, told if count else "", say("no"))
        choose(self, question, self._stopped)

    def _stopped(self, answer: str) -> None:
        if answer:
            self._inbox.stop()
            self.dismiss(None)

    def action_close(self) -> None:
        """Go back; phones go on answering."""
        self.dismiss(None)
