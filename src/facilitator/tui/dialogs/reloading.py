"""Reloading the agenda file: its problems, or what would change, before it takes effect."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.language import N_, Language
from facilitator.core.base.refusal import Refused
from facilitator.files.errors import FileProblem
from facilitator.opening import InvalidAgenda
from facilitator.running.prompts.edited import EditedPrompt, read_edited
from facilitator.tui.dialogs.sheet import Sheet
from facilitator.tui.host import Host
from facilitator.tui.keys import key


class Difference(Sheet):
    """What the edited agenda would change; Enter takes it over, Escape leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "enter",
            "take",
            N_("Load"),
            tells=N_("Loads the changes in the agenda file."),
            show=False,
        ),
    ]

    def __init__(self, prompt: EditedPrompt, language: Language) -> None:
        """Show the changes; the answer is the prompt's."""
        say = language.say
        changes = prompt.question.detail.split("\n")
        lines = [(f"{signs.BULLET} {one_line(each)}", "") for each in changes]
        keys = say("Enter loads it · Esc leaves it")
        super().__init__(prompt.question.words, lines, keys)
        self._answers = prompt.question.answers

    def action_take(self) -> None:
        """Take the agenda over."""
        self.dismiss(self._answers[0].value)

    def on_key(self, event: events.Key) -> None:
        """Give the answer of a digit."""
        value = next((one.value for one in self._answers if one.key == event.character), None)
        if value is not None:
            event.stop()
            self.dismiss(value)


def read_agenda(
    app: App[int], host: Host, *, before: Callable[[Path], bool] = lambda _: True
) -> None:
    """Read the agenda file of the open meeting, asking where it is if that is not known.

    `before` is what is done to the file first; it is read if that gives True.
    """

    def reading(path: Path) -> None:
        if before(path):
            _read(app, host, path)

    path = host.led.agenda_file
    if path is not None and path.is_file():
        reading(path)
        return
    from facilitator.tui.dialogs.session_forms import PathForm

    form = PathForm(host.launch.agendas, host.language)

    def answered(_: None) -> None:
        if form.path is not None:
            host.led.agenda_file = form.path
            reading(form.path)

    app.push_screen(form, answered)


def _read(app: App[int], host: Host, path: Path) -> None:
    try:
        prompt = read_edited(host.led, path)
    except (FileProblem, Refused) as problem:
        host.tell(problem.phrase, wrong=isinstance(problem, FileProblem))
        return
    except InvalidAgenda as invalid:
        from facilitator.tui.dialogs.problems import Problems

        app.push_screen(Problems(invalid))
    else:
        host.perform(prompt)
