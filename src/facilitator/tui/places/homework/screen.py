"""Homework shows how far everybody has come with each task, and records what is handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar, Final, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import TaskId
from facilitator.core.base.language import by_key
from facilitator.core.base.text import clean_line
from facilitator.core.homework import moves as homework_moves
from facilitator.core.homework import scan
from facilitator.core.homework import tasks as hw
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import HomeworkStatus
from facilitator.core.record.state import EMPTY, State
from facilitator.core.telling.describe.homework import STATUSES
from facilitator.core.time.view import View
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.dialogs.sheet import Sheet
from facilitator.tui.frame.lined import FIND
from facilitator.tui.frame.marking import MarkingPlace
from facilitator.tui.places.homework import rows as tasks
from facilitator.tui.places.homework.keys import KEYS
from facilitator.tui.widgets.breakpoints import NARROW
from facilitator.tui.widgets.framed import FramedText
from facilitator.tui.widgets.labelled import Field, Room, text
from facilitator.tui.widgets.labelled_panel import LabelledPanel
from facilitator.tui.widgets.matrix import Column, Matrix
from facilitator.tui.widgets.panel import Panel
from facilitator.tui.widgets.plain import Plain, nothing_here
from facilitator.tui.widgets.rows import Piece
from facilitator.tui.widgets.say_line import Hint

ENTRUST: Final = "entrust"
SCAN: Final = "scan"

Who = tuple[str, str]
"""An id and a name."""


class Homework(MarkingPlace):
    """The place of homework (4)."""

    CSS_PATH = "screen.tcss"
    LIST = Matrix
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Make the place; it shows nothing until it has a meeting."""
        super().__init__()
        self._state: State = EMPTY
        self._today: dt.date | None = None
        self._tasks: tuple[Task, ...] = ()
        self._rows: list[Who] = []
        self._asked: dict[str, frozenset[Who]] = {}

    def body(self) -> ComposeResult:
        """Lay out the matrix and the horizon scan, beside them what is chosen."""
        with Horizontal(id="main"):
            with Vertical(id="left"):
                yield Matrix(self._draw, least=tasks.least_width(self.host.language), id="matrix")
                yield FramedText(id="scan")
            yield LabelledPanel(id="chosen")
        yield Plain(id="nothing")

    # What is shown

    def show(self, view: View) -> None:
        """Show how far everybody has come."""
        today = view.plan.now.astimezone(view.state.zone).date()
        if view.state is self._state and today == self._today:
            return  # the time alone changes nothing here
        chosen = self._chosen()
        self._state, self._today = view.state, today
        self._list()
        matrix = self.query_one(Matrix)
        language = self.host.language
        columns = [
            Column(task.title, tasks.gauge(hw.tally(view.state, task), language))
            for task in self._tasks
        ]
        self.keep_marks(id_ for id_, _ in self._rows)
        keys = (
            language.say("{enter} hand in", enter=by_key("homework.hand-in", "⏎")),
            language.say("{k} state", k=by_key("homework.status", "k")),
        )
        matrix.frame(language.say("Homework"), self._due(today), keys=keys)
        matrix.show([self._named(who) for who in self._rows], columns)
        if chosen is not None:
            self._choose(chosen[0].id, chosen[1])
        if matrix.empty and matrix.has_focus:
            self.set_focus(None)  # or what is typed next would go into the line
        self.query_one("#main").display = not matrix.empty
        nothing = self.query_one("#nothing", Plain)
        nothing.display = matrix.empty
        nothing.show(self._why_empty())
        self._show_chosen()
        self._show_scan()
        if self.focused is None and self.app.screen is self:
            self.focus_list()

    def _due(self, today: dt.date) -> str:
        """Say when all of it is due, if that is one day."""
        days = {task.due for task in self._tasks}
        return tasks.due(self._tasks[0], today, self.host.language) if len(days) == 1 else ""

    def _named(self, who: Who) -> str:
        """Name a row, with a sign if it is marked."""
        return f"{signs.MARKED} {who[1]}" if self.is_marked(who[0]) else who[1]

    def _show_scan(self) -> None:
        panel, say = self.query_one("#scan", FramedText), self.host.language.say
        found = scan.by_body(self._state)
        every = [(name, one) for _, name, those in found for one in those]
        count = self.host.language.count("{n} finding", "{n} findings", len(every)) if every else ""
        opens = say("{o} 3 opens it", o=by_key("homework.show", "o"))
        panel.frame(say("Horizon scan"), count, keys=(opens,))
        lines = [
            Content.assemble(
                (f"{signs.SPEARHEAD if each.spearhead else signs.BLANK} ", "$accent"),
                one_line(each.text),
                (f"  {one_line(name)}", "$muted"),
                ("".join(f" #{one_line(tag)}" for tag in each.tags), "$accent"),
            )
            for name, each in every
        ]
        panel.show(Content("\n").join(lines) if lines else say("Nothing was reported yet."))

    def _list(self) -> None:
        """List the tasks and everybody who is asked for one of them, organisations first."""
        self._tasks = hw.tasks(self._state)
        asked = {task.id: hw.who_hands_in(self._state, task) for task in self._tasks}
        order = sorted(self._tasks, key=lambda task: task.of != "organisation")
        self._rows = list(dict.fromkeys(who for task in order for who in asked[task.id]))
        self._asked = {id_: frozenset(those) for id_, those in asked.items()}

    def _why_empty(self) -> Content:
        say = self.host.language.say
        if not self._tasks:
            return nothing_here(
                say("No homework yet"),
                say("Homework is what everybody does before the next meeting."),
                say(
                    "{a} adds a task, {o} opens the horizon scan.",
                    a=by_key("homework.add", "a"),
                    o=by_key("homework.show", "o"),
                ),
            )
        return nothing_here(
            say("Nobody is listed who could hand in"),
            say("Organisations come from the agenda, people from the place of people."),
            say("{people} goes there.", people=by_key("place.people", "6")),
        )

    def on_resize(self) -> None:
        """Say of the chosen cell what a window of this width has room for."""
        self.call_after_refresh(self._show_chosen)

    @on(Matrix.Moved)
    def _show_chosen(self) -> None:
        chosen = self._chosen()
        panel, language = self.query_one("#chosen", LabelledPanel), self.host.language
        if chosen is None or self._today is None:
            panel.show(Panel(), lambda _: ())
            return
        task, (id_, name) = chosen
        hand_in = language.say("{enter} hand in", enter=by_key("homework.hand-in", "⏎"))
        narrow = self.app.size.width < NARROW
        detail = [(one_line(task.title), "muted")] if narrow else []
        frame = Panel(one_line(name), detail=detail, keys=(hand_in,))
        panel.show(frame, partial(self._details, task, id_, name, self._today))

    def _details(
        self, task: Task, id_: str, name: str, today: dt.date, room: Room
    ) -> Iterable[Field]:
        language, what = self.host.language, self._state.homework.of(task.id, id_)
        about = [tasks.standing_of(what, self._state, language)]
        if (id_, name) not in self._asked[task.id]:
            words = language.say("{name} is not asked for this task.", name=name)
            about = text(words, room.width, "muted")
        count = hw.tally(self._state, task)
        return tasks.details(task, what, about, count, today, language, room)

    def _draw(self, row: int, column: int, width: int) -> Piece:
        task, who = self._tasks[column], self._rows[row]
        if who not in self._asked[task.id]:
            return "", ""
        return tasks.cell(self._state.homework.of(task.id, who[0]), width, self.host.language)

    def _chosen(self) -> tuple[Task, Who] | None:
        """Give the task and who of the cell under the cursor."""
        row, column = self.query_one(Matrix).cursor
        if row < len(self._rows) and column < len(self._tasks):
            return self._tasks[column], self._rows[row]
        return None

    def _chosen_or_told(self) -> tuple[Task, Who] | None:
        """Give what is chosen, or say that nothing is."""
        chosen = self._chosen()
        if chosen is None:
            self.nothing_chosen()
        return chosen

    def _choose(self, task: TaskId, who: Who) -> None:
        """Put the cursor on a task's cell, or as near as there is one."""
        matrix = self.query_one(Matrix)
        ids = [task.id for task in self._tasks]
        matrix.cursor = (
            self._rows.index(who) if who in self._rows else matrix.cursor[0],
            ids.index(task) if task in ids else matrix.cursor[1],
        )

    # Keys

    def action_status(self) -> None:
        """Ask how far those meant have come with the task, or who answers for it."""
        say, chosen = self.host.language.say, self._chosen_or_told()
        if chosen is None:
            return
        states = [(say(words), status) for status, words in reversed(tuple(STATUSES.items()))]
        answers = numbered([*states, (say("name who answers for it …"), ENTRUST)])
        meant = len(self.meant())
        whom = chosen[1][1]
        if meant > 1:
            whom = self.host.language.count("{n} marked", "{n} marked", meant)
        question = Question(one_line(f"{chosen[0].title} · {whom}"), answers, escape=say("Cancel"))
        self.choose(question, self._set_status, again="homework.status")

    def _set_status(self, answer: str) -> None:
        chosen = self._chosen()
        if answer == ENTRUST:
            self.action_entrust()
        elif chosen is not None:
            status = next(each for each in get_args(HomeworkStatus) if each == answer)
            task = chosen[0].id
            for id_ in self.meant():
                if len(self.meant()) > 1 and self._state.homework.of(task, id_).status == status:
                    continue
                if self.host.act(homework_moves.mark, task, id_, status) is None:
                    return
            self.unmark()

    def action_look(self) -> None:
        """Ask what to show: who is missing, the task, or the horizon scan."""
        say = self.host.language.say
        missing, task = (say("who is missing"), "chase"), (say("the task"), "read")
        answers = numbered([missing, task, (say("horizon scan"), SCAN)])
        does: dict[str, Callable[[], None]] = {
            "chase": self.action_chase,
            "read": self.action_read,
            SCAN: lambda: self.action_place(SCAN),
        }
        question = Question(say("What should be shown?"), answers, escape=say("Cancel"))
        self.choose(question, lambda answer: does[answer](), again="homework.show")

    # Marks and finding

    def row_ids(self) -> Sequence[str]:
        """Give the ids of everybody who is asked for the chosen task."""
        chosen = self._chosen()
        return [who[0] for who in self._rows if chosen and who in self._asked[chosen[0].id]]

    def chosen_ids(self) -> Sequence[str]:
        """Give the id of the chosen one."""
        chosen = self._chosen()
        return [chosen[1][0]] if chosen else []

    def draw_marks(self) -> None:
        """Draw the list anew."""
        self.query_one(Matrix).rename([self._named(who) for who in self._rows])

    def go_on(self) -> None:
        """Choose the next one."""
        self.query_one(Matrix).action_step(0, 1)

    def mark_hints(self) -> Sequence[Hint]:
        """Say what keys do with those who are marked."""
        language = self.host.language
        return (Hint(language.key("homework.status", "k"), language.say("state")),)

    def action_find(self) -> None:
        """Open the line for a part of a name."""
        self.open_line(FIND)

    def search(self, query: str) -> None:
        """Choose the first one who is called so."""
        words = clean_line(query).casefold().strip()
        found = [n for n, (_, name) in enumerate(self._rows) if words in name.casefold()]
        if words and found:
            matrix = self.query_one(Matrix)
            matrix.cursor = (found[0], matrix.cursor[1])

    def question(self) -> str:
        """Say what the line is open for."""
        return self.host.language.say("Find: ⏎ keeps to what is found, Tab looks everywhere.")

    def answered(self, text: str) -> None:
        """Take what was typed; the line is open for nothing but to find."""

    # Forms

    def action_hand_in(self) -> None:
        """Take in what the chosen one hands in."""
        from facilitator.tui.places.homework.hand_in import HandInForm

        if chosen := self._chosen_asked():
            task, (id_, name) = chosen
            before = self._state.homework.of(task.id, id_)
            self.app.push_screen(HandInForm(task, id_, name, before))

    def action_entrust(self) -> None:
        """Ask who answers for the task."""
        from facilitator.tui.places.homework.hand_in import ResponsibleForm

        if chosen := self._chosen_asked():
            task, (id_, name) = chosen
            before = self._state.homework.of(task.id, id_).responsible
            persons = self._state.people.persons.values()
            known = [person.name for person in persons if person.organisation == id_]
            self.app.push_screen(ResponsibleForm(task, id_, name, before, known))

    def _chosen_asked(self) -> tuple[Task, Who] | None:
        chosen = self._chosen_or_told()
        if chosen is not None and chosen[1] not in self._asked[chosen[0].id]:
            say, name = self.host.language.say, chosen[1][1]
            self.host.tell(say("{name} is not asked for this task.", name=name))
            return None
        return chosen

    def action_chase(self) -> None:
        """Show who is missing, ready to be read out."""
        say = self.host.language.say
        lines = list(tasks.chase(self._state, self.host.today(), self.host.language))
        if not lines:
            lines = [(say("No homework yet."), "")]
        self.app.push_screen(Sheet(say("Who is missing"), lines))

    def action_read(self) -> None:
        """Show the chosen task in full, ready to be read out."""
        if chosen := self._chosen_or_told():
            task = chosen[0]
            told = tasks.described(task, self.host.today(), self.host.language)
            text = "\n\n".join(told)
            self.app.push_screen(Sheet(one_line(task.title), [(text, "")]))

    def action_add(self) -> None:
        """Set homework that is not in the agenda."""
        from facilitator.tui.places.homework.task_form import TaskForm

        before = {task.id for task in self._tasks}

        def show_new(_: object) -> None:
            new = next((task for task in self._tasks if task.id not in before), None)
            if new is not None and self._rows:
                self._choose(new.id, self._rows[0])

        self.app.push_screen(TaskForm(self.host.language.say("New homework")), show_new)

    def action_remove(self) -> None:
        """Take back the chosen task."""
        if chosen := self._chosen_or_told():
            self.host.act(homework_moves.remove_task, chosen[0].id)

    def action_change(self) -> None:
        """Change the chosen task."""
        from facilitator.tui.places.homework.task_form import TaskForm

        if chosen := self._chosen_or_told():
            title = self.host.language.say("Change the homework")
            self.app.push_screen(TaskForm(title, chosen[0]))
