"""Run is the place from which a meeting is led: programme, countdown, and what is captured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import phrase
from facilitator.core.notes import follow_up
from facilitator.core.time import materials, speakers
from facilitator.core.time.schedule import Row
from facilitator.core.time.view import View
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.places.run.acts import MOST, acts
from facilitator.tui.places.run.body import Body
from facilitator.tui.places.run.keys import KEYS
from facilitator.tui.places.run.reading import lines


class _Deed(NamedTuple):
    """What can be done with a session: its words, what does it, and what to know beside."""

    words: str
    do: Callable[[], object]
    detail: str = ""


class Run(CapturingPlace):
    """The main place (1)."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def middle(self) -> ComposeResult:
        """Lay out the panels: one widget, which draws into the room there is and needs no box."""
        self.panels = Body(self.host.language, self.host.launch.config.keys)
        yield self.panels

    def show(self, view: View) -> None:
        """Show what has changed, which most often is a second gone by."""
        self.panels.show(view)

    # Keys

    def action_add_session(self) -> None:
        """Ask for a session to hold next."""
        from facilitator.tui.dialogs.session_forms import AddForm

        self.app.push_screen(AddForm(self.host.language.say("Add a session as the next one")))

    def action_end_tour(self) -> None:
        """Ask before the tour ends: Esc is pressed once too often when it leaves the line."""
        say = self.host.language.say
        answers = numbered(
            [
                (say("end it; the practice meeting goes on"), "end"),
                (say("end it and leave the practice meeting"), "leave"),
            ]
        )
        question = Question(say("End the tour?"), answers, escape=say("go on with the tour"))
        self.choose(question, self._end_tour)

    def _end_tour(self, answer: str) -> None:
        if answer == "end":
            self.host.end_tour()
        else:
            self.host.leave()

    # The programme

    def action_scroll(self, lines: int) -> None:
        """Move the cursor in the programme."""
        self.panels.move(lines)
        self.refresh_bindings()

    def action_leave_programme(self) -> None:
        """Take the cursor out of the programme."""
        self.panels.leave()
        self.refresh_bindings()

    def action_open_session(self) -> None:
        """Ask what to do with the chosen session, or the one that runs.

        A day that is one line is opened.
        """
        row = self.panels.chosen
        if self.panels.unfold() or row is None:
            return
        say, found = self.host.language.say, list(islice(self._acts_on(row), MOST))
        answers = [(each.words, str(n), each.detail) for n, each in enumerate(found)]
        title = one_line(row.session.title)

        def chosen(answer: str) -> None:
            found[int(answer)].do()

        self.choose(Question(title, numbered(answers), escape=say("Cancel")), chosen)

    def _acts_on(self, row: Row) -> Iterator[_Deed]:
        """Give what can be done with a session: what its kind is for, then what is ticked off."""
        say, session = self.host.language.say, row.session
        yield _Deed(say("read all of it"), self.action_read)
        if session.kind == "round":
            yield _Deed(say("the turns of the round"), lambda: self.action_place("round"))
        if speakers.callers(self.host.state, session):
            outside = self.host.outside
            yield _Deed(say("open the speaker's link"), partial(outside.open_link, session.id))
            yield _Deed(say("copy it"), partial(outside.copy_link, session.id))
        if needs := materials.needs(*self.host.view()):
            ready = say("{n} of {all} ready", n=sum(need.ready for need in needs), all=len(needs))
            yield _Deed(say("all preparations"), self.action_preparations, ready)
        if session.kind == "rules":
            yield _Deed(say("agree on a rule"), self.action_agree_rule)
            yield _Deed(say("remove a rule"), self.action_drop_rule)
        most = MOST - 1
        if follow_up.follows_up(session.id) and follow_up.brought(self.host.state):
            yield _Deed(say("all the actions"), self.action_actions)
            most -= 1
        for act in acts(self.host.state, session.id, self.host.today(), self.host.language, most):
            yield _Deed(act.words, partial(self.host.act, act.move), act.detail)

    def action_read(self) -> None:
        """Show all of a session; a day that is one line is opened."""
        from facilitator.tui.dialogs.sheet import Sheet

        row = self.panels.chosen
        if not self.panels.unfold() and row is not None:
            title = one_line(row.session.title)
            self.app.push_screen(Sheet(title, lines(row, self.host.state, self.host.language)))

    def action_say_what(self) -> None:
        """Ask what of a session is there, and which of its questions is talked about."""
        row = self.panels.chosen
        if row is None:
            return
        language = self.host.language
        found = acts(self.host.state, row.session.id, self.host.today(), language)
        if not found:
            self.host.tell(phrase("This session has nothing to tick off."))
            return

        def chosen(answer: str) -> None:
            self.host.act(found[int(answer)].move)

        answers = numbered([(act.words, str(n), act.detail) for n, act in enumerate(found)])
        question = Question(
            one_line(row.session.title), answers, escape=language.say("leave it so")
        )
        self.choose(question, chosen, again="session.material")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to end a tour only in one, and to leave the programme when one is in it."""
        if action == "leave_programme":
            return self.panels.choosing
        if action == "end_tour":
            return self.host.touring is not None
        return super().check_action(action, parameters)
