"""Setting homework: its title is enough, everything else can be given now or later."""

from __future__ import annotations

import re
from typing import Final, get_args

from textual.app import ComposeResult

from facilitator.core.base.ids import TaskId
from facilitator.core.homework import moves as homework_moves
from facilitator.core.record.agenda import Collects, Per
from facilitator.core.record.agenda import Homework as Task
from facilitator.tui.dialogs.dated_form import DatedForm, NoDate
from facilitator.tui.places.homework.rows import COLLECTS, PERS
from facilitator.tui.rows.names import Everybody
from facilitator.tui.widgets.field import Field, Picker

NEW: Final = Task(id=TaskId(""), title="")


class TaskForm(DatedForm):
    """A task with all that can be said of it; a new one unless `task` is given."""

    def __init__(self, title: str, task: Task = NEW) -> None:
        """Begin with what is known of the task."""
        super().__init__(title)
        self._wanted = task

    def fields(self) -> ComposeResult:
        """Lay out all that a task has."""
        say, task = self.host.language.say, self._wanted
        collects: dict[str, str] = {value: say(words) for value, words in COLLECTS.items()}
        pers: dict[str, str] = {value: say(words) for value, words in PERS.items()}
        due = task.due.isoformat() if task.due else ""
        yield from self.row(say("Title"), Field(task.title, id="title"))
        yield from self.row(
            say("Instructions"), Field(task.instructions, room="few", id="instructions")
        )
        yield from self.row(say("Purpose"), Field(task.purpose, room="few", id="purpose"))
        yield from self.row(say("Collects"), Picker(collects, task.collects, id="collects"))
        yield from self.row(say("From"), Picker(pers, task.of, id="per"))
        yield from self.row(say("Due"), Field(due, id="due"))
        names = Everybody(self.host, bare=True)
        compilers = ", ".join(task.compilers)
        yield from self.row(
            say("Compiled by"), Field(compilers, room="few", naming=names, id="compilers")
        )
        yield from self.row(say("Links"), Field("\n".join(task.links), room="few", id="links"))

    def send(self) -> bool:
        """Set the task, or change it."""
        values = self.values
        try:
            due = self.date("due")
        except NoDate:
            return False
        said = Task(
            id=self._wanted.id,
            title=values["title"],
            instructions=values["instructions"],
            purpose=values["purpose"],
            collects=_collects(values["collects"]),
            of=_per(values["per"]),
            due=due,
            compilers=tuple(re.split(r"[,;\n]", values["compilers"])),
            links=tuple(values["links"].split()),
        )
        if self._wanted is NEW:
            event = self.host.act(homework_moves.add_task, said)
        else:
            event = self.host.act(homework_moves.change_task, self._wanted.id, said)
        return event is not None


def _collects(value: str) -> Collects:
    return next(known for known in get_args(Collects) if known == value)


def _per(value: str) -> Per:
    return next(known for known in get_args(Per) if known == value)
