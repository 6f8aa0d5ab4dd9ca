"""Series is where coming meetings are planned and voted on, and earlier ones looked up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from facilitator.core.base.cells import fit, one_line
from facilitator.core.base.language import N_, by_key, phrase
from facilitator.core.notes.actions import open_actions
from facilitator.core.record.agenda import UpcomingStatus
from facilitator.core.record.earlier import EarlierMeeting
from facilitator.core.record.move import Move
from facilitator.core.record.series import Coming
from facilitator.core.record.state import EMPTY, State
from facilitator.core.series import coming
from facilitator.core.time.view import View
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.places.series import rows as series_rows
from facilitator.tui.places.series import timeline
from facilitator.tui.places.series.keys import KEYS
from facilitator.tui.rows import actions as action_rows
from facilitator.tui.rows.actions import OpenActions
from facilitator.tui.widgets.framed import FramedList, FramedText
from facilitator.tui.widgets.panel import MARGIN
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

Item = Coming | EarlierMeeting | tuple[str, str]
"""A row: a coming meeting, an earlier one, or a line with its look."""
COLUMNS: Final = ("", "dim")
"""The row that names the columns of the coming meetings."""
STEPS: Final[Mapping[UpcomingStatus, Sequence[tuple[str, str]]]] = {
    "wish": [(N_("turn it into a proposal"), "promote")],
    "proposed": [(N_("confirm it"), "promote"), (N_("only a wish after all"), "demote")],
    "fixed": [(N_("back to a proposal"), "demote")],
}
"""What a meeting can become by one step, by how sure it is, and the action."""


class Series(CapturingPlace):
    """The place of the series (7)."""

    CSS_PATH = "screen.tcss"
    LIST = Rows
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Make the place; it shows nothing until it has a meeting."""
        super().__init__()
        self._state: State = EMPTY
        self._today: dt.date | None = None
        self._items: list[Item] = []
        self._open_actions: OpenActions

    def body(self) -> ComposeResult:
        """Lay out all meetings to scale, those to choose from, their votes, and what is open."""
        yield FramedText(id="scale")
        with Horizontal(id="main"):
            with FramedList(id="list"):
                yield Rows(self._draw, choosable=self._choosable, id="series")
                yield Plain(id="chosen")
            yield FramedText(id="votes")
        yield Rows(self._draw_action, cursor=False, id="actions")

    # What is shown

    def show(self, view: View) -> None:
        """List the meetings to come, those before, and what is open from them."""
        today = view.plan.now.astimezone(view.state.zone).date()
        if view.state is self._state and today == self._today:
            return  # the time alone changes nothing here
        chosen = self._chosen()
        self._state, self._today = view.state, today
        self._items = [*self._coming(), *self._before()]
        rows = self.query_one("#series", Rows)
        named = view.state.agenda.series_title or view.state.agenda.series or ""
        say = self.host.language.say
        self.query_one("#list", FramedList).frame(
            say("Series"), named, keys=(say("{enter} more", enter=by_key("place.acts", "⏎")),)
        )
        rows.show(len(self._items))
        for row, item in enumerate(self._items):
            if _same(item, chosen):
                rows.cursor_row = row
        self._show_chosen()
        self._show_actions(today)
        self._show_line()

    def on_resize(self) -> None:
        """Draw the line of meetings for the room there is."""
        self.call_after_refresh(self._show_line)

    def _show_line(self) -> None:
        panel, state = self.query_one("#scale", FramedText), self._state
        if self._today is None:
            return
        width = self.size.width - MARGIN
        drawn = timeline.lines(state, self._today, width, self.host.language)
        panel.display = bool(drawn) and self.has_class("-tall")
        panel.frame(state.agenda.series_title or state.agenda.title)
        panel.show(Content("\n").join(drawn))

    def on_rows_moved(self) -> None:
        """Say more of the chosen meeting, and who is for it."""
        self._show_chosen()

    def _show_chosen(self) -> None:
        language, state, chosen = self.host.language, self._state, self._chosen()
        about = Content()
        if isinstance(chosen, Coming) and self._today is not None:
            about = series_rows.about(chosen, state, self._today, language)
        self.query_one("#chosen", Plain).show(about)
        panel = self.query_one("#votes", FramedText)
        if not isinstance(chosen, Coming):
            panel.frame(language.say("Votes"))
            panel.show(series_rows.standing(state, language))
            return
        panel.frame(language.say("Votes"), series_rows.called(chosen, language))
        panel.show(Content("\n").join(series_rows.votes(chosen, state, language)))

    def _show_actions(self, today: dt.date) -> None:
        rows, language = self.query_one("#actions", Rows), self.host.language
        listed = open_actions(self._state)
        self._open_actions = OpenActions(listed, self._state, today, language)
        overdue = sum(one.overdue(today) for one in listed)
        rows.hint = language.say("No open actions: > in the capture line notes one.")
        rows.frame(
            language.say("Open actions"),
            action_rows.overdue_told(str(len(listed)), overdue, language),
            keys=(language.say("{o} tick off", o=by_key("series.actions", "o")),),
        )
        rows.show(len(listed))

    def _draw_action(self, row: int, width: int) -> list[Piece]:
        return self._open_actions.row(self._open_actions.listed[row], width)

    def _coming(self) -> list[Item]:
        say = self.host.language.say
        listed: list[Item] = [(say("Upcoming meetings"), "heading")]
        listed += coming.in_order(self._state)
        if len(listed) > 1:
            listed.insert(1, COLUMNS)
        else:
            what = say("None yet. They are fixed, proposed or wished for, study visits, too:")
            listed += [
                (f"  {what}", "dim"),
                (f"  {say('{a} plans one.', a=by_key('series.add', 'a'))}", "dim"),
            ]
        return listed

    def _before(self) -> list[Item]:
        language = self.host.language
        listed: list[Item] = [("", ""), (language.say("Earlier meetings"), "heading")]
        for meeting in reversed(self._state.earlier.meetings):
            listed.append(meeting)
            told = series_rows.left_from(self._state, meeting, language)
            listed += [(f"    {one}", "dim") for one in told]
        if not self._state.earlier.meetings:
            listed += [(f"  {one}", "dim") for one in self._why_none_before()]
        return listed

    def _why_none_before(self) -> list[str]:
        say = self.host.language.say
        if self._state.agenda.series:
            return [say("This is the first recorded meeting of the series.")]
        return [
            say("The agenda names no series, by which earlier meetings would be found."),
            say("The command facilitator next makes one when it writes the next agenda."),
        ]

    def _draw(self, row: int, width: int) -> list[Piece]:
        item, language = self._items[row], self.host.language
        if isinstance(item, Coming):
            return series_rows.coming_row(item, self._state, width, language)
        if isinstance(item, EarlierMeeting):
            return series_rows.earlier_row(item, width, language)
        if item is COLUMNS:
            return series_rows.heading(width, language)
        return [(fit(one_line(item[0]), width), item[1])]

    def _choosable(self, row: int) -> bool:
        return not isinstance(self._items[row], tuple)

    def _chosen(self) -> Item | None:
        row = self.query_one("#series", Rows).cursor_row
        return self._items[row] if 0 <= row < len(self._items) else None

    # Keys

    def action_add(self) -> None:
        """Plan a meeting."""
        from facilitator.tui.places.series.form import PlanForm

        before = set(self._state.upcoming.meetings)

        def show_new(_: object) -> None:
            for row, item in enumerate(self._items):
                if isinstance(item, Coming) and item.id not in before:
                    self.query_one("#series", Rows).cursor_row = row

        self.app.push_screen(PlanForm(self.host.language.say("A coming meeting")), show_new)

    def action_change(self) -> None:
        """Change the chosen coming meeting, or read what is open from an earlier one."""
        from facilitator.tui.places.series.form import PlanForm

        chosen = self._chosen()
        if isinstance(chosen, Coming):
            title = self.host.language.say("Change the meeting")
            self.app.push_screen(PlanForm(title, chosen.id, coming.plan_of(chosen)))
        elif isinstance(chosen, EarlierMeeting):
            self._read(chosen)
        else:
            self.nothing_chosen()

    def _read(self, meeting: EarlierMeeting) -> None:
        from facilitator.tui.dialogs.sheet import Sheet

        language = self.host.language
        lines = [(language.date(meeting.date), "strong"), (meeting.place, ""), (meeting.theme, "")]
        lines += [(one, "") for one in series_rows.left_from(self._state, meeting, language)]
        told = [line for line in lines if line[0]]
        self.app.push_screen(Sheet(one_line(meeting.title), told))

    def acts(self) -> Question | None:
        """Say what can be done with the chosen meeting, and with all of them."""
        chosen, say = self._chosen(), self.host.language.say
        answers = [(say("votes"), "vote")] if coming.open_to_votes(self.host.state) else []
        title = say("Upcoming meetings")
        if isinstance(chosen, Coming):
            title = series_rows.called(chosen, self.host.language)
            answers.append((say("change it"), "change"))
            answers += [(say(told), act) for told, act in STEPS[chosen.status]]
        elif isinstance(chosen, EarlierMeeting):
            title = one_line(chosen.title)
            answers.insert(0, (say("read what is open from it"), "change"))
        if self.host.state.upcoming.proposed:
            answers.append((say("show the room the votes, or no more"), "show_votes"))
        answers.append((say("open actions"), "actions"))
        return Question(title, numbered(answers), escape=say("Cancel"))

    def action_status(self) -> None:
        """Ask how certain the chosen meeting is."""
        chosen, say = self._chosen(), self.host.language.say
        if not isinstance(chosen, Coming):
            self.nothing_chosen()
            return
        statuses = numbered(
            [(say(coming.STATUS_WORDS[each]), each) for each in reversed(coming.ORDER)]
        )
        question = Question(
            series_rows.called(chosen, self.host.language), statuses, escape=say("Cancel")
        )

        def make(status: str) -> None:
            plan = coming.plan_of(chosen)
            wanted = next(each for each in coming.ORDER if each == status)
            self.host.act(coming.change, chosen.id, replace(plan, status=wanted))

        self.choose(question, make, again="series.status")

    def action_promote(self) -> None:
        """Make a wish a proposal, and a proposal a fixed meeting."""
        self._act(coming.promote)

    def action_demote(self) -> None:
        """Make a fixed meeting a proposal, and a proposal a wish."""
        self._act(coming.demote)

    def action_remove(self) -> None:
        """Take the chosen coming meeting off the list."""
        self._act(coming.remove)

    def _act(self, move: Move[[str]]) -> None:
        chosen = self._chosen()
        if isinstance(chosen, Coming):
            self.host.act(move, chosen.id)
        else:
            self.nothing_chosen()

    def action_vote(self) -> None:
        """Ask who is for which proposal or wish."""
        from facilitator.tui.places.series.vote import Vote

        if not coming.open_to_votes(self._state):
            self.host.tell(phrase("There is no proposal or wish to vote on."))
            return
        chosen = self._chosen()
        self.app.push_screen(Vote(chosen.id if isinstance(chosen, Coming) else ""))


def _same(item: Item, other: Item | None) -> bool:
    """Say whether two rows are about the same meeting."""
    match item, other:
        case Coming(), Coming():
            return item.id == other.id
        case EarlierMeeting(), EarlierMeeting():
            return item.record == other.record
        case _:
            pass
    return False
