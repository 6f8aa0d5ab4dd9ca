"""Review compares the meeting's times with its agenda, during and after it, and gives advice."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from facilitator.core.base.cells import cut, one_line
from facilitator.core.base.language import Phrase, by_key, clock_time
from facilitator.core.base.span import ZERO, whole
from facilitator.core.record.state import State
from facilitator.core.review import review as core
from facilitator.core.review import sentences
from facilitator.core.review.review import KindReview, SessionReview
from facilitator.core.time.view import View
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.frame.place import NOTHING_CHOSEN
from facilitator.tui.places.review import beside as beside_times
from facilitator.tui.places.review import rows as review_rows
from facilitator.tui.places.review.keys import KEYS
from facilitator.tui.places.review.rows import Blank, Heading, Item
from facilitator.tui.widgets.framed import FramedList, FramedText
from facilitator.tui.widgets.panel import MARGIN
from facilitator.tui.widgets.plain import Plain, nothing_here
from facilitator.tui.widgets.rows import Piece, Rows

WIDEST: Final = 60
"""How many cells of a title are shown beside what else there is to say of its session."""


class Review(CapturingPlace):
    """The place of the time review (w)."""

    CSS_PATH = "screen.tcss"
    LIST = Rows
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Show nothing until there is a meeting."""
        super().__init__()
        self._items: list[Item] = []
        self._scale = ZERO
        self._advised = False
        self._shown: tuple[State, dt.datetime] | None = None

    def body(self) -> ComposeResult:
        """Lay out the columns, the rows, the chosen one, and where the time went."""
        with FramedList(id="panel"):
            yield Rows(self._draw_heading, cursor=False, id="columns")
            yield Rows(self._draw, choosable=self._choosable, id="times")
            yield Plain(id="details")
        with Horizontal(id="beside"):
            yield FramedText(id="went")
            yield FramedText(id="advice")
        yield Plain(id="nothing")

    def on_screen_resume(self) -> None:
        """Let the arrow keys move in the list."""
        super().on_screen_resume()
        self.focus_list()

    def focus_list(self) -> None:
        """Give the arrow keys to the list, which cannot have them while it is empty."""
        self.set_focus(self.query_one("#times"))

    def on_resize(self) -> None:
        """Wrap sentences anew."""
        self._shown = None
        self.call_after_refresh(self.update)

    def show(self, view: View) -> None:
        """Review the meeting, once a minute and when something happened."""
        now = whole(view.plan.now)
        if self._shown and self._shown[0] is view.state and self._shown[1] == now:
            return
        self._shown = (view.state, now)
        found = core.review(view.state, view.plan.now)
        rows = self.query_one("#times", Rows)
        width = rows.scrollable_content_region.width
        self._advised = self._show_beside(found)
        self._items = review_rows.items(found, width, self.host.language, advised=not self._advised)
        self._scale = review_rows.longest(found)
        empty = not self._items
        self.refresh_bindings()
        self.query_one("#panel").display = not empty
        nothing = self.query_one("#nothing", Plain)
        nothing.display = empty
        nothing.show(self._why_empty())
        self.query_one("#columns", Rows).show(1)
        self.query_one("#panel", FramedList).frame(*self._stand(found, view))
        rows.show(len(self._items))
        if self.focused is None and self.app.screen is self:
            self.focus_list()
        self._show_details()

    def _show_beside(self, found: core.Review) -> bool:
        """Show where the time went below the times, and say whether the advice is there too."""
        beside, language = self.query_one("#beside"), self.host.language
        beside.display = found.begun and self.has_class("-tall") and not self.has_class("-narrow")
        if not beside.display:
            return False
        went, panel = self.query_one("#went", FramedText), self.query_one("#advice", FramedText)
        half = self.size.width // 2 - MARGIN
        said = beside_times.advised(found, half, language)
        panel.display = bool(said)
        width = half if said else self.size.width - MARGIN
        stands = map(language.say, sentences.stands(found.days))
        went.frame(language.say("Where the time went"), *stands)
        went.show(beside_times.where(found, width, language))
        panel.frame(language.say("For the next meeting"))
        panel.show(said or "")
        return bool(said)

    def _stand(self, found: core.Review, view: View) -> tuple[str, ...]:
        """Say until when the times are reviewed, and what the bars mean."""
        language = self.host.language
        title, legend = language.say("Times"), review_rows.legend(language)
        if found.finished:
            return (title, legend) if self._items else (title,)
        clock = clock_time(view.plan.now, view.state.zone)
        so_far = language.say("so far, at {time}", time=clock)
        return (title, so_far, legend) if self._items else (title, so_far)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way to the advice only where there is something to see."""
        if action == "advice":
            return bool(self._items) and not self._advised
        return super().check_action(action, parameters)

    def _why_empty(self) -> Content:
        say = self.host.language.say
        return nothing_here(
            say("No times yet"),
            say(
                "The time review compares how long sessions took with the plan, and says what to "
                "plan differently next time."
            ),
            say(
                "{run} goes to Run, where {space} starts a session.",
                run=by_key("place.run", "1"),
                space=by_key("session.toggle", "space"),
            ),
        )

    def why_not(self, action: str) -> Phrase | None:
        """Say that there is nothing yet that anything could be learnt from."""
        nothing = action == "advice" and not self._items
        return NOTHING_CHOSEN if nothing else super().why_not(action)

    def on_rows_moved(self, _: Rows.Moved) -> None:
        """Tell more of the row that was chosen."""
        self._show_details()

    def _show_details(self) -> None:
        say = self.host.language.say
        chosen, text = self._chosen(), ""
        if isinstance(chosen, SessionReview):
            title = cut(one_line(chosen.slot.session.title), WIDEST)
            told = [title, *map(say, sentences.details(chosen))]
            text = " · ".join(told)
        elif isinstance(chosen, KindReview):
            told = [say(sentences.KINDS[chosen.kind]), say(sentences.kind_counts(chosen))]
            if chosen.ratio is not None:
                told.append(say(sentences.times(chosen.ratio)))
            text = " · ".join(told)
        self.query_one("#details", Plain).show(text)

    def _chosen(self) -> Item | None:
        row = self.query_one("#times", Rows).cursor_row
        return self._items[row] if 0 <= row < len(self._items) else None

    def _choosable(self, row: int) -> bool:
        return row < len(self._items) and not isinstance(self._items[row], Heading | Blank)

    def _draw_heading(self, _: int, width: int) -> list[Piece]:
        # The rows may have a scrollbar, which takes a cell.
        width = self.query_one("#times").scrollable_content_region.width or width
        return review_rows.heading(width, self.host.language)

    def _draw(self, row: int, width: int) -> list[Piece]:
        return review_rows.draw(self._items[row], width, self._scale, self.host.language)

    def action_advice(self) -> None:
        """Go to what is advised for the next meeting."""
        rows = self.query_one("#times", Rows)
        headings = [i for i, item in enumerate(self._items) if isinstance(item, Heading)]
        if headings:
            rows.cursor_row = len(self._items) - 1
            rows.cursor_row = min(headings[-1] + 1, len(self._items) - 1)
