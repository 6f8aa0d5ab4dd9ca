"""Rebalance previews how the rest of the day could be replanned, and then replans it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_
from facilitator.core.time.day_bar import day_bar
from facilitator.core.time.rebalance.propose import accept, proposed, rebalance
from facilitator.core.time.rebalance.ready import ready
from facilitator.core.time.rebalance.ways import Terms, Way
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.dialogs import rebalance_rows as drawn
from facilitator.tui.dialogs.modal import BOX, Modal
from facilitator.tui.dialogs.rebalance_keys import KEYS
from facilitator.tui.dialogs.rebalance_rows import Shown
from facilitator.tui.frame.ask_sheet import AskSheet, choose
from facilitator.tui.host import Host, host
from facilitator.tui.widgets.day_bar import ROWS, DayBarLine
from facilitator.tui.widgets.inks import inks
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

WIDEST: Final = 110
"""The width of the whole, as the style has it."""
MARGIN: Final = 4
"""How many cells of the box are not for what stands in it."""
AROUND: Final = 5
"""The rows around the content: the edges of the box, the columns' names and the foot."""
ABOVE: Final = 2
"""The rows of the header, which stay in sight where there is room."""
LEAST_ROWS: Final = 2


class Rebalance(Modal[str | None]):
    """The preview (r in the place Run): Enter applies it, Escape leaves everything as it is."""

    AUTO_FOCUS = "#sessions"
    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("rebalance.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Begin with the best proposal."""
        super().__init__()
        self._ways: tuple[Way, ...] | None = None
        self._keeping: set[SessionId] = set()
        self._move = False
        self._shown: Shown | None = None
        self._title = ""

    @property
    def host(self) -> Host:
        """The app behind this screen."""
        return host(self)

    @property
    def shown(self) -> Shown:
        """What is shown, worked out if it was not yet."""
        if self._shown is None:
            self._shown = self._work_out()
        return self._shown

    def compose(self) -> ComposeResult:
        """Lay out the verdicts, the proposals, the sessions before and after, and the days."""
        with Vertical(id="rebalance", classes="box"):
            yield Plain(id="verdicts")
            yield Plain(id="proposals")
            yield Rows(self._draw_columns, cursor=False, id="columns")
            yield Rows(self._draw, id="sessions")
            with Vertical(id="days"):
                for id_, words in (("without", N_("Without")), ("after", N_("Proposal"))):
                    with Horizontal(classes="day"):
                        yield Plain(self.host.language.say(words), id=f"of-{id_}")
                        yield DayBarLine(self.host.language, id=id_, ground="box")
            yield Plain(id="choices")
        yield Plain(id="foot")

    def on_mount(self) -> None:
        """Show the preview, and then the time in its edge."""
        self._show()
        self.show_time(self.shown.here)

    def on_resize(self) -> None:
        """Leave room for the keys at once."""
        self._show()

    def renew(self) -> None:
        """Work the preview out anew."""
        self._shown = self._work_out()
        self._show()

    def _work_out(self) -> Shown:
        here = self.host.view()
        moving = [slot.session.id for slot in here.state.slots] if self._move else ()
        offered = ready(here, moving=moving, keeping=self._keeping)
        ways = [each.ways for each in offered]
        chosen = ways.index(self._ways) if self._ways in ways else 0
        found = proposed(here, Terms(ways[chosen], moving, self._keeping))
        return Shown(here, offered, found, chosen, frozenset(self._keeping), self._move)

    # What is shown

    def _show(self) -> None:
        """Lay out the preview in the room there is."""
        shown, language = self.shown, self.host.language
        late, say = shown.late, language.say
        title = say("Rebalance: the rest of the day") if late else say("Nothing ahead is late")
        if title != self._title:
            self._title = title
            self.query_one("#rebalance").border_title = Content(title)
        verdicts = drawn.verdicts(shown, language, self._room)
        offered = drawn.proposals(shown, language, self._room, shades=inks(self).shades)
        choices = list(drawn.choices(shown, language))
        lines = len(shown.found.lines) if late else 0
        taken = AROUND + len(verdicts) + len(offered) + len(choices) + lines
        free = self.app.size.height - ABOVE - taken
        self.set_class(free < 0, "-whole")
        free = min(0, free + ABOVE) if free < 0 else free
        sums = drawn.sums(shown, language, self._room)
        if free >= len(sums):
            verdicts, free = [*verdicts, *sums], free - len(sums)
        air = free > ROWS + 3
        self.set_class(air, "-airy")
        self._show_days(free - 3 * air)
        rows = self.query_one("#sessions", Rows)
        for part in ("#columns", "#sessions"):
            self.query_one(part).display = late
        rows.styles.height = max(LEAST_ROWS, min(lines, lines + free))
        self._fill("#verdicts", verdicts)
        self._fill("#proposals", offered)
        self._fill("#choices", choices)
        asked = bool(self.query(AskSheet))  # which has keys of its own
        self._fill("#foot", [] if asked else drawn.foot(shown, language))
        self.query_one("#columns", Rows).show(1)
        rows.show(lines)

    def _fill(self, part: str, lines: list[Content]) -> None:
        plain = self.query_one(part, Plain)
        plain.display = bool(lines)
        plain.show(Content("\n").join(lines))

    def _show_days(self, free: int) -> None:
        """Draw the day as it is and as it would be, to scale, in so many rows."""
        outcomes = self.shown.found.outcomes if free >= 2 else None  # noqa: PLR2004 - one a day
        self.query_one("#days").display = outcomes is not None
        if outcomes is None:
            return
        without, _ = outcomes
        hours = free > ROWS
        for id_, view in zip(("#without", "#after"), outcomes, strict=True):
            line = self.query_one(id_, DayBarLine)
            bar = day_bar(view.state, view.plan, without.plan.today)
            line.styles.height = ROWS if hours and id_ == "#after" else 1
            line.show(bar)
        self.query_one("#of-after").styles.padding = (int(hours), 0, 0, 0)  # beside its bar

    @property
    def _room(self) -> int:
        """How many cells a line has."""
        return max(1, min(WIDEST, self.app.size.width) - MARGIN)

    def _draw_columns(self, _: int, width: int) -> list[Piece]:
        width = self.query_one("#sessions").scrollable_content_region.width or width
        return drawn.columns(self.host.language, width)

    def _draw(self, row: int, width: int) -> list[Piece]:
        return drawn.row(self.shown, self.shown.found.lines[row], width, self.host.language)

    # The choices

    def action_take(self, number: int) -> None:
        """Look at another proposal, counted from 1."""
        if number <= len(self.shown.ready):
            self._ways = self.shown.ready[number - 1].ways
            self.renew()

    def action_keep(self) -> None:
        """Take nothing from the chosen session, or let it give something up again."""
        rows = self.query_one("#sessions", Rows)
        if self.shown.late and rows.cursor_row >= 0:
            self._keeping ^= {self.shown.found.lines[rows.cursor_row].before.session.id}
            self.renew()

    def action_move(self) -> None:
        """Let fixed points move by what is left over, or not."""
        if self._move or self.shown.found.lost is not None:
            self._move = not self._move
            self.renew()

    def action_accept(self) -> None:
        """Accept that the fixed point begins late."""
        lost = self.shown.found.lost
        if lost is not None and self.host.act(accept, lost.session.id) is not None:
            self.dismiss()

    def on_rows_chosen(self) -> None:
        """Apply the preview, on whichever row the cursor is."""
        self.action_apply()

    def action_apply(self) -> None:
        """Apply the preview, after asking where a fixed point is to be moved."""
        self._shown = self._work_out()
        found = self.shown.found
        if not found.changes:
            self._show()
            return
        if not found.moving:
            self._apply(())
            return
        language = self.host.language
        question = Question(
            language.say("Move what has a fixed time?"),
            numbered([(language.say("yes, move it"), "yes")]),
            "\n".join(drawn.moved(found, self.shown.here, language)),
            language.say("back to the preview"),
        )
        choose(self, question, lambda _: self._apply(found.moving), sign=signs.HEED)
        self._show()

    def _apply(self, moving: tuple[SessionId, ...]) -> None:
        ways = self.shown.ready[self.shown.chosen].ways
        keeping = tuple(self._keeping)
        if self.host.act(rebalance, ways, moving=moving, keeping=keeping) is not None:
            self.dismiss()

    def action_cancel(self) -> None:
        """Leave everything as it is."""
        self.dismiss()
