"""Rebalance shows what planning the rest of the day anew would do, and then does it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, fit, one_line, wrapped
from facilitator.core.base.language import N_, clock_time, quoted
from facilitator.core.time.day_bar import day_bar
from facilitator.core.time.rebalance.propose import (
    Line,
    Proposal,
    Stretch,
    accept,
    propose,
    rebalance,
    why_unchanged,
)
from facilitator.core.time.rebalance.ways import WAYS, Way
from facilitator.core.time.schedule import Row
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.dialogs.modal import BOX, Modal
from facilitator.tui.dialogs.rebalance_keys import KEYS
from facilitator.tui.frame.ask_sheet import choose
from facilitator.tui.host import Host, host
from facilitator.tui.widgets.breakpoints import LOW
from facilitator.tui.widgets.day_bar import DayBarLine
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

WORDS: Final[Mapping[Way, str]] = {
    "breaks": N_("shorten breaks to their least"),
    "proportional": N_("shorten all in proportion, none below its least"),
    "optional": N_("cut what is optional, as much as needed"),
}
WAY_KEYS: Final[Mapping[Way, str]] = {"breaks": "1", "proportional": "2", "optional": "3"}
MOVE_KEY, ACCEPT_KEY = "4", "5"
CHOSEN, FREE = f"[{signs.DONE}]", "[ ]"
LONGEST: Final = 40
"""As much of a title as is named in a sentence."""

SHORT: Final = 20
"""As much as leaves room for the sums beside it."""

TIMES: Final = 11
MINUTES: Final = 13
OTHER_LINES: Final = 6
"""The frame, the names of the columns and what is empty between."""
DAYS: Final = 3
"""The day as it is and as it would be, and what is empty above."""
WIDEST: Final = 96
"""The width of the whole, as the style has it."""

MARGIN: Final = 6
"""How many cells of the screen are never its own: the frame, and what is beside it."""

LEAST_ROWS: Final = 2
SENTENCE_LINES: Final = 3
_DASH: Final = "\u2013"


class Rebalance(Modal[str | None]):
    """The preview (r in the place Run): Enter applies it, Escape leaves everything as it is."""

    AUTO_FOCUS = ""
    CSS_PATH: ClassVar = [BOX, Path(__file__).with_name("rebalance.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Begin with what is suggested."""
        super().__init__()
        self._ways: set[Way] = set(WAYS)
        self._move = False
        self._found = Proposal()

    @property
    def host(self) -> Host:
        """The app behind this screen."""
        return host(self)

    def compose(self) -> ComposeResult:
        """Lay out what is late, the sessions before and after, and the choices."""
        with Vertical(id="rebalance", classes="box"):
            yield Plain(id="stretches")
            yield Rows(self._draw_columns, cursor=False, id="columns")
            yield Rows(self._draw, cursor=False, id="sessions")
            with Vertical(id="days"):
                for id_, words in (("without", N_("Without")), ("after", N_("After"))):
                    with Horizontal(classes="day"):
                        yield Plain(self.host.language.say(words))
                        yield DayBarLine(self.host.language, id=id_)
            yield Plain(id="ways")

    def on_mount(self) -> None:
        """Show the preview."""
        self.renew()

    def on_resize(self) -> None:
        """Leave room for the keys at once."""
        self._show()

    def renew(self) -> None:
        """Work the preview out anew."""
        state = self.host.state
        moving = [slot.session.id for slot in state.slots] if self._move else ()
        self._found = propose(state, self.host.now(), self._ways, moving=moving)
        self._show()

    def _show(self) -> None:
        """Lay out the preview in the room there is."""
        found, say = self._found, self.host.language.say
        late = bool(found.stretches)
        question = say("Rebalance: the rest of the day") if late else say("Nothing ahead is late")
        self.query_one("#rebalance").border_title = Content(question)
        lines = [line for part in found.stretches for line in self._stretch(part)]
        if not late:
            words = say("There is nothing to cut. + and - change the time of the running session.")
            lines = [Content(line) for line in wrapped(words, self._room, SENTENCE_LINES)]
        elif not found.changes:
            why = wrapped(say(why_unchanged(found)), self._room, SENTENCE_LINES)
            lines += [Content(line) for line in why]
        self.query_one("#stretches", Plain).show(Content("\n").join(lines))
        self.query_one("#columns", Rows).show(1)
        rows = self.query_one("#sessions", Rows)
        for part in ("#columns", "#sessions"):
            self.query_one(part).display = late
        self._show_days(late=late)
        choices = self._choices(late=late)
        self.query_one("#rebalance").border_subtitle = Content(self._keys(late=late))
        days = self.query_one("#days")
        taken = OTHER_LINES + (DAYS if days.display else 0)
        room = self.app.size.height - len(lines) - len(choices) - taken
        rows.styles.height = max(LEAST_ROWS, min(len(found.lines), room))
        rows.show(len(found.lines) if late else 0)
        self.query_one("#ways", Plain).show(Content("\n").join(choices))

    def _show_days(self, *, late: bool) -> None:
        """Draw the day as it is and as it would be, to scale, where there is room."""
        outcomes = self._found.outcomes if late and self.app.size.height >= LOW else None
        self.query_one("#days").display = outcomes is not None
        if outcomes is None:
            return
        without, _ = outcomes
        for id_, view in zip(("#without", "#after"), outcomes, strict=True):
            bar = day_bar(view.state, view.plan, without.plan.today)
            self.query_one(id_, DayBarLine).show(bar)

    def _keys(self, *, late: bool) -> str:
        """Say in the edge what keys do with the whole."""
        say = self.host.language.say
        if not late:
            return f"Esc {say('back')}"
        # In a narrow window the end of these is cut.
        keys = [f"⏎ {say('apply')}"] if self._found.changes else []
        keys += [f"Esc {say('leave as it is')}", f"r {say('suggested')}"]
        return " · ".join([*keys, f"g {say('only the gaps')}"])

    # What is shown

    @property
    def _room(self) -> int:
        """How many cells a line has."""
        return max(1, min(WIDEST, self.app.size.width) - MARGIN)

    def _stretch(self, part: Stretch) -> list[Content]:
        """Say what is late, what is made up and what is left over, and whether it is kept.

        That is one line where there is room, else the sums have one of their own.
        """
        say, zone = self.host.language.say, self.host.state.zone
        at = clock_time(part.target, zone)
        name = say("the end of the day")
        if part.until is not None:
            name = cut(one_line(part.until.session.title), SHORT)
        parts = [
            (part.gaps, say("{n} min taken from gaps", n=part.gaps)),
            (part.given, say("shortened by {n} min", n=part.given)),
            (part.left_over, say("{n} min still missing", n=part.left_over)),
        ]
        made_up = ", ".join(words for minutes, words in parts if minutes)
        sums = say("{late} min late: {made_up}", late=part.late, made_up=made_up)
        if part.moved:
            fate, look = say("moved by {n} min", n=part.moved), "$text-warning"
        elif part.saved and part.spare:
            fate, look = say("kept, {n} min to spare", n=part.spare), "$text-success"
        elif part.saved:
            fate, look = say("kept"), "$text-success"
        else:
            fate, look = say("{n} min late", n=part.left_over), "$text-error"
        where = say("{name} {at}: {fate}", name=name, at=at, fate=fate)
        fated = Content.assemble((where, f"bold {look}"))
        summed = Content.assemble((sums, "$text-muted"))
        joined = Content("  ").join([fated, summed])
        if joined.cell_length <= self._room:
            return [joined]
        return [fated, Content("  ").join([Content(""), summed])]

    def _choices(self, *, late: bool) -> list[Content]:
        say = self.host.language.say
        if not late:
            return []
        lines = [
            _key_line(
                [(WAY_KEYS[way], f"{CHOSEN if way in self._ways else FREE} {say(WORDS[way])}")]
            )
            for way in WAYS
        ]
        lost = self._found.lost
        if self._move or lost is not None:
            words = say("move what is fixed by what is left over")
            lines.append(_key_line([(MOVE_KEY, f"{CHOSEN if self._move else FREE} {words}")]))
        if lost is not None:
            title = quoted(cut(one_line(lost.session.title), LONGEST))
            words = say("accept that {title} starts late", title=title)
            lines.append(_key_line([(ACCEPT_KEY, words)]))
        return lines

    def _draw_columns(self, _: int, width: int) -> list[Piece]:
        width = self.query_one("#sessions").scrollable_content_region.width or width
        say = self.host.language.say
        columns = [fit(say("Plan"), 5), fit(say("Without"), TIMES), fit(say("After"), TIMES)]
        columns.append(fit(say("Minutes"), MINUTES))
        text = f"  {' '.join(columns)} {say('Programme')}"
        return [(fit(text, width), "dim")]

    def _draw(self, row: int, width: int) -> list[Piece]:
        line = self._found.lines[row]
        zone = self.host.state.zone

        def times(of: Row) -> str:
            if of.expected_start is None or of.expected_end is None:
                return " " * TIMES
            ends = clock_time(of.expected_end, zone)
            return f"{clock_time(of.expected_start, zone)}{_DASH}{ends}"

        say = self.host.language.say
        after = fit(say("cut"), TIMES) if line.after is None else times(line.after)
        fixed = line.before.session.start is not None and line.before.session.starts == "fixed"
        sign = signs.FIXED if fixed else " "
        planned = clock_time(line.before.slot.start, zone)
        look = "strong" if line.changed else "dim"
        if line.after is None:
            look = "struck"
        title = fit(one_line(line.before.session.title), max(0, width - 2 - 6 - 24 - MINUTES - 1))
        return [
            (f"{sign} {planned} {times(line.before)} ", "dim"),
            (after.rstrip(), _look(line)),
            (" " * (TIMES + 1 - cell_len(after.rstrip())), ""),
            (fit(_minutes(line), MINUTES) + " ", "strong" if line.given else "dim"),
            (title.rstrip(), look),
        ]

    # The choices

    def action_turn(self, way: Way) -> None:
        """Use a way to make up time, or leave it out."""
        self._ways ^= {way}
        self.renew()

    def action_suggest(self) -> None:
        """Use every way, as far as it is needed."""
        self._ways, self._move = set(WAYS), False
        self.renew()

    def action_gaps(self) -> None:
        """Use the gaps in the plan only."""
        self._ways = set()
        self.renew()

    def action_move(self) -> None:
        """Let fixed points move by what is left over, or not."""
        if self._move or self._found.lost is not None:
            self._move = not self._move
            self.renew()

    def action_accept(self) -> None:
        """Accept that the fixed point begins late."""
        lost = self._found.lost
        if lost is not None and self.host.act(accept, lost.session.id) is not None:
            self.dismiss()

    def action_apply(self) -> None:
        """Apply the preview, after asking where a fixed point is to be moved."""
        self.renew()
        if not self._found.changes:
            return
        if not self._found.moving:
            self._apply(())
            return
        moving = self._found.moving

        choose(self, self._really(), lambda _: self._apply(moving), sign=signs.HEED)

    def _really(self) -> Question:
        language, zone = self.host.language, self.host.state.zone
        titles = [
            language.say(
                "{title} {at}, by {n} min",
                title=cut(one_line(part.until.session.title), LONGEST),
                at=clock_time(part.target, zone),
                n=part.moved,
            )
            for part in self._found.stretches
            if part.until is not None and part.moved
        ]
        answers = numbered([(language.say("yes, move it"), "yes")])
        return Question(
            language.say("Move what has a fixed time?"),
            answers,
            "\n".join(titles),
            language.say("back to the preview"),
        )

    def _apply(self, moving: tuple[str, ...]) -> None:
        if self.host.act(rebalance, tuple(self._ways), moving=moving) is not None:
            self.dismiss()

    def action_cancel(self) -> None:
        """Leave everything as it is."""
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Look further up or down."""
        self.query_one("#sessions", Rows).scroll_relative(y=lines, animate=False, force=True)


def _key_line(keys: list[tuple[str, str]]) -> Content:
    pieces = [Content.assemble((key, "bold $text-accent"), f" {words}") for key, words in keys]
    return Content("  ").join(pieces)


def _look(line: Line) -> str:
    if line.after is None:
        return "struck"
    if line.after.conflict:
        return "danger"
    return "good" if line.changed else "dim"


def _minutes(line: Line) -> str:
    """Write a session's length, the one after, and what it gives up."""
    if not line.given:
        return str(line.minutes)
    if line.given < 0:  # its end is fixed, and it begins earlier again
        return f"{line.minutes}{signs.NEXT}{line.left}"
    return f"{line.minutes}{signs.NEXT}{line.left} (-{line.given})"
