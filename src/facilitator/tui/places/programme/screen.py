"""The programme as it is planned now, to be changed during the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from facilitator.core.base import signs
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import by_key, phrase, quoted
from facilitator.core.record.state import EMPTY, State
from facilitator.core.time import moves, programme_moves
from facilitator.core.time.day_bar import day_bar
from facilitator.core.time.schedule import Phase, Row, Status
from facilitator.core.time.view import View
from facilitator.running.prompts.question import Question, numbered
from facilitator.running.prompts.sure import go, skip
from facilitator.running.together.laptops import OtherAgenda
from facilitator.tui.dialogs.pick import Choosable, Pick
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.places.programme import effects, elsewhere, splitting
from facilitator.tui.places.programme import rows as session_rows
from facilitator.tui.places.programme.keys import KEYS
from facilitator.tui.places.programme.rows import short
from facilitator.tui.rows import programme
from facilitator.tui.rows.programme import Item
from facilitator.tui.widgets.day_bar import DayBarLine
from facilitator.tui.widgets.labelled_panel import LabelledPanel
from facilitator.tui.widgets.panel import Panel
from facilitator.tui.widgets.rows import Piece, Rows
from facilitator.tui.widgets.say_line import Held, Hint


class Programme(CapturingPlace):
    """The place of the whole programme."""

    CSS_PATH = "screen.tcss"
    LIST = Rows
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Make the place; it shows nothing until it has a meeting."""
        super().__init__()
        self._items: Sequence[Item | OtherAgenda | None] = []
        self._lifted: SessionId | None = None
        self._over: frozenset[int] = frozenset()
        self._opened: frozenset[int] = frozenset()
        self._changed: tuple[View, View] | None = None
        self._state: State = EMPTY
        self._shown: View | None = None

    def body(self) -> ComposeResult:
        """Lay out the programme, what the last change did, the chosen session, and the day."""
        with Horizontal(id="main"):
            with Vertical(id="sessions-side"):
                yield Rows(self._draw, choosable=self._choosable, id="sessions")
                yield LabelledPanel(id="effect")
            yield LabelledPanel(id="chosen")
        yield DayBarLine(self.host.language, id="day")

    def on_screen_resume(self) -> None:
        """Let the arrow keys move in the list."""
        super().on_screen_resume()
        self.set_focus(self._rows)

    def arrive(self) -> None:
        """Begin with the session that runs or comes next."""
        if self._shown is not None:
            self._rows.begin_at(1 + programme.position(self._listed, self._shown.plan))

    def reveal(self, id_: str) -> None:
        """Choose a session."""
        self._choose(SessionId(id_))

    @property
    def _listed(self) -> list[Item]:
        """The sessions and the headings of days, in the order of the rows."""
        return [item for item in self._items if isinstance(item, Row | int)]

    @property
    def _rows(self) -> Rows:
        return self.query_one("#sessions", Rows)

    def show(self, view: View) -> None:
        """List the sessions, with the cursor on the one chosen before."""
        before = self._shown
        if before and before.state is view.state and _looks(before) == _looks(view):
            return
        at, chosen = self._item(), self._chosen()
        known = {slot.session.id for slot in self._state.slots}
        mine = self._state.history != view.state.history  # nothing arrived from another laptop
        if before is not None and before.state.programme != view.state.programme:
            self._changed = before, view
        self._shown, self._state = view, view.state
        self._list(view)
        say = self.host.language.say
        self._rows.hint = say(
            "The programme is empty: {a} adds a session.", a=by_key("programme.add", "a")
        )
        self._rows.frame(
            say("Programme"), say("what has happened stays"), keys=(say("+ - length"),)
        )
        if chosen is not None and chosen.slot.day in self._folded:
            self.arrive()
        elif chosen is not None:
            fresh = [slot.session.id for slot in view.state.slots if slot.session.id not in known]
            self._choose(fresh[0] if mine and len(fresh) == 1 else chosen.session.id)
        elif isinstance(at, OtherAgenda) and at in self._items:
            self._rows.cursor_row = self._items.index(at)
        self.query_one("#day", DayBarLine).show(day_bar(view.state, view.plan))
        self._show_effect()
        self._show_chosen()

    def _list(self, view: View) -> None:
        """List the sessions of the days that are not over, or were opened."""
        self._over = programme.over(view.plan)
        others = self.host.led.laptops.other_agendas
        self._items = [None, *programme.items(view.plan, self._folded), *others]
        self._rows.show(len(self._items))

    def _fold(self, day: int) -> None:
        """Open a day that is over, or fold it again."""
        if self._shown is not None:
            self._opened ^= {day}
            self._list(self._shown)
            self._rows.refresh()

    def _show_effect(self) -> None:
        language = self.host.language
        self.query_one("#effect", LabelledPanel).show(
            effects.frame(language), lambda room: effects.last(self._changed, language, room)
        )

    def _choose(self, session: SessionId) -> None:
        slot = self._state.slot(session)
        if self._shown is not None and slot is not None and slot.day in self._folded:
            self._opened |= {slot.day}
            self._list(self._shown)
        for row, item in enumerate(self._items):
            if isinstance(item, Row) and item.session.id == session:
                self._rows.cursor_row = row

    def _choosable(self, row: int) -> bool:
        item = self._items[row]
        return isinstance(item, Row | OtherAgenda) or item in self._over

    @property
    def _folded(self) -> frozenset[int]:
        return self._over - self._opened

    def _item(self) -> Item | OtherAgenda | None:
        row = self._rows.cursor_row
        return self._items[row] if 0 <= row < len(self._items) else None

    def _chosen(self) -> Row | None:
        return item if isinstance(item := self._item(), Row) else None

    def on_rows_moved(self) -> None:
        """Say how the chosen session is planned."""
        self._show_chosen()

    def _show_chosen(self) -> None:
        row, panel = self._chosen(), self.query_one("#chosen", LabelledPanel)
        language = self.host.language
        if row is None:
            panel.show(Panel(language.say("Session")), lambda _: ())
            return
        frame = session_rows.frame(row, language)
        panel.show(frame, lambda room: session_rows.about(row, self._state, language, room))

    def _draw(self, row: int, width: int) -> list[Piece]:
        item = self._items[row]
        if item is None:
            return session_rows.heading(width, self.host.language)
        if isinstance(item, OtherAgenda):
            return elsewhere.draw(item, width, self.host.language)
        if isinstance(item, int) and self._shown is not None and item in self._folded:
            rows = [each for each in self._shown.plan.rows if each.slot.day == item]
            return session_rows.folded(item, rows, self._state, self.host.language)
        phase = self._shown.plan.phase if self._shown is not None else Phase.CALM
        pieces = session_rows.draw(item, self._state, phase, width, self.host.language)
        if isinstance(item, Row) and item.session.id == self._lifted:
            return [(f"{signs.MARKED} ", "accent"), *pieces[1:]]
        return pieces

    # Lifting

    def held(self) -> Held | None:
        """Say which session is lifted, and how it is dropped."""
        row = self._lifted and self._state.session(self._lifted)
        if not row:
            return None
        say = self.host.language.say
        words = say("{title} is lifted.", title=quoted(short(row.title)))
        return Held(f"{signs.MARKED} {words}", (Hint("↑↓", say("move")), Hint("⏎", say("drop"))))

    def action_lift(self) -> None:
        """Lift the chosen session, so that the arrow keys move it, or drop it."""
        row = self._chosen()
        self._lifted = None if self._lifted or row is None else row.session.id
        if self._lifted:  # what is lifted is of more interest now
            self.host.saying.clear()
        self._rows.refresh()
        self.refresh_bindings()
        self.say()

    def action_carry(self, step: int) -> None:
        """Move the lifted session one place."""
        move = programme_moves.earlier if step < 0 else programme_moves.later
        if self._lifted is not None:
            self.host.act(move, self._lifted)
            self._choose(self._lifted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the arrow keys move what is lifted, and choose otherwise."""
        if action == "carry":
            return bool(self._lifted) and not self.typing
        return super().check_action(action, parameters)

    def action_go_back(self) -> None:
        """Drop what is lifted, or go to Run."""
        if self._lifted:
            self.action_lift()
        else:
            self.action_place("run")

    # Keys

    def acts(self) -> Question | None:
        """Say what can be done with the chosen session, and with the programme as a whole."""
        if self._lifted:
            self.action_lift()
            return None
        if isinstance(day := self._item(), int):
            self._fold(day)
            return None
        if isinstance(other := self._item(), OtherAgenda):
            self.app.push_screen(elsewhere.difference(other, self._state, self.host.language))
            return None
        row, say = self._chosen(), self.host.language.say
        of_session = [
            (say("change it"), "change"),
            (say("go there now"), "go_there"),
            (say("split it: hold the rest later"), "split"),
            (say("skip it, or take it back in"), "leave_out"),
        ]
        of_all = [
            (say("read the agenda file again"), "reload"),
            (say("edit the agenda file in your editor"), "edit_agenda"),
        ]
        title = short(row.session.title) if row else say("Programme")
        answers = numbered([*(of_session if row else ()), *of_all])
        return Question(title, answers, escape=say("Cancel"))

    def action_go_there(self) -> None:
        """Go to the chosen session; to one of another day only after asking."""
        if row := self._chosen():
            self.perform(go(self.host.led, row.session.id))

    def action_kind(self) -> None:
        """Ask whether the chosen session may be cut, and how it starts."""
        row, say = self._chosen(), self.host.language.say
        if row is None:
            return
        cuttable = (
            say("it may not be cut any more") if row.session.optional else say("it may be cut")
        )
        answers = numbered([(cuttable, "cuttable"), (say("set when it starts"), "change")])
        does = {"cuttable": self.action_cuttable, "change": self.action_change}
        question = Question(short(row.session.title), answers, escape=say("Cancel"))
        self.choose(question, lambda answer: does[answer](), again="programme.kind")

    def action_add(self) -> None:
        """Ask for a session to hold after the chosen one."""
        from facilitator.tui.dialogs.session_forms import AddForm

        say, row = self.host.language.say, self._chosen()
        if row is None:
            self.app.push_screen(AddForm(say("Add a session")))
            return
        title = say("Add a session after “{title}”", title=short(row.session.title))
        self.app.push_screen(AddForm(title, row.session.id))

    def action_change(self) -> None:
        """Ask how the chosen session is to be planned."""
        from facilitator.tui.dialogs.session_forms import ChangeForm

        row = self._chosen()
        if row is None:
            return
        if row.progress.begun or row.progress.over:
            self.host.tell(phrase("What has begun or was skipped is not replanned."))
            return
        title = self.host.language.say("Change “{title}”", title=short(row.session.title))
        self.app.push_screen(ChangeForm(title, row.session))

    def action_earlier(self) -> None:
        """Hold the chosen session one place earlier."""
        if row := self._chosen():
            self.host.act(programme_moves.earlier, row.session.id)

    def action_later(self) -> None:
        """Hold the chosen session one place later."""
        if row := self._chosen():
            self.host.act(programme_moves.later, row.session.id)

    def action_lengthen(self, minutes: int) -> None:
        """Plan the chosen session for more minutes or fewer; give the running one more or less."""
        row = self._chosen()
        if row is None:
            return
        if row.running:
            self.host.act(moves.extend, minutes)
        else:
            self.host.act(programme_moves.lengthen, row.session.id, minutes)

    def action_cuttable(self) -> None:
        """Let the chosen session be cut when time is short, or no more."""
        if row := self._chosen():
            self.host.act(programme_moves.cuttable, row.session.id)

    def action_leave_out(self) -> None:
        """Skip the chosen session, if others count on it after asking; or hold it after all."""
        row = self._chosen()
        if row is None:
            return
        if row.status is not Status.SKIPPED:
            self.perform(skip(self.host.led, row.session.id))
        elif self.host.act(programme_moves.take_back, row.session.id):
            self.host.tell(
                phrase(
                    "It is in the programme again; {u} skips it again.",
                    u=by_key("meeting.undo", "u"),
                )
            )

    def action_split(self) -> None:
        """Ask where the rest of the chosen session is held, and how much that is."""
        from facilitator.tui.dialogs.session_forms import SplitForm

        row = self._chosen()
        if row is None:
            return
        state, now = self.host.state, self.host.now()
        most = programme_moves.whole_minutes_left(state, now, row.session.id)
        if most < 1:
            self.host.tell(phrase("Nothing of it is left to hold later."))
            return
        language = self.host.language
        places = splitting.places(self._listed, row, language)

        def answered(place: str | None) -> None:
            if place is None:
                return
            day, after = places[int(place)][1]
            title = language.say("Split “{title}”", title=short(row.session.title))
            self.app.push_screen(SplitForm(title, row.session, most, (day, after)))

        choices = [
            Choosable(str(n), words, splitting.ends(self._listed, where[1], self._state.zone))
            for n, (words, where) in enumerate(places)
        ]
        question = language.say(
            "When is the rest of “{title}” held?", title=short(row.session.title)
        )
        self.app.push_screen(Pick(question, choices, language), answered)

    def action_reload(self) -> None:
        """Read the agenda file again."""
        from facilitator.tui.dialogs.reloading import read_agenda

        read_agenda(self.app, self.host)


def _looks(view: View) -> tuple[object, ...]:
    """Give what decides how the rows look."""
    return view.plan.rows, view.plan.phase
