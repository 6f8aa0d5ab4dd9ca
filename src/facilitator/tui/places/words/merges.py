"""Merges proposes concepts that may be one; people say yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import by_key, quoted
from facilitator.core.time.view import View
from facilitator.core.words import moves as word_moves
from facilitator.core.words.candidates import Candidate
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.frame.capturing import CapturingPlace
from facilitator.tui.places.words import rows as word_rows
from facilitator.tui.places.words.comparing import Comparison
from facilitator.tui.places.words.merge_keys import KEYS
from facilitator.tui.places.words.screen import Words
from facilitator.tui.widgets.labelled_panel import LabelledPanel
from facilitator.tui.widgets.panel import Panel
from facilitator.tui.widgets.plain import Plain, nothing_here
from facilitator.tui.widgets.rows import Piece, Rows


class Merges(CapturingPlace):
    """The place of merge candidates (k in the place of words)."""

    CSS_PATH = "merges.tcss"
    LIST = Rows
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """List nothing until there is a meeting."""
        super().__init__()
        self._compared: Comparison | None = None

    def body(self) -> ComposeResult:
        """Lay out the candidates, the chosen one in full, and the line."""
        yield Rows(self._draw, id="candidates")
        yield Plain(id="nothing")
        yield LabelledPanel(id="chosen")

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#candidates", Rows)

    # What is shown

    def show(self, view: View) -> None:  # noqa: ARG002 - the comparison is of the meeting itself
        """List what may be one concept."""
        compared = self.app.get_screen("words", Words).comparing.of(self.host)
        if compared is self._compared:
            return
        chosen = self._chosen()
        self._compared = compared
        self._list(chosen)

    def _list(self, chosen: Candidate | None) -> None:
        language, count = self.host.language, len(self._candidates)
        rows = self.rows
        if not count and rows.has_focus:
            self.set_focus(None)  # or what is typed next would go into the line
        rows.display = bool(count)
        rows.show(count)
        rows.refresh()
        if chosen in self._candidates:
            rows.cursor_row = self._candidates.index(chosen)
        rows.frame(
            language.say("What may be the same"),
            language.count("{n} pair", "{n} pairs", count),
            keys=(language.say("{enter} same, apart", enter=by_key("merges.accept", "⏎")),),
        )
        nothing = self.query_one("#nothing", Plain)
        nothing.display = not count
        nothing.show(
            nothing_here(
                language.say("No terms look like one concept"),
                language.say(
                    "Pairs of terms that may be one concept are listed here, by their spelling, "
                    "inflection, compounds and order of words."
                ),
                language.say(
                    "{esc} goes back to the words, where {k} merges any two.",
                    esc=by_key("merges.leave", "Esc"),
                    k=by_key("words.same", "k"),
                ),
            )
        )
        self._show_chosen()
        if self.focused is None and self.app.screen is self:
            self.focus_list()

    @on(Rows.Moved)
    def _show_chosen(self) -> None:
        candidate, of = self._chosen(), self._compared
        panel, language = self.query_one("#chosen", LabelledPanel), self.host.language
        panel.display = candidate is not None
        if candidate is not None and of is not None:
            panel.show(
                Panel(),
                lambda room: word_rows.fields_of_candidate(candidate, of, language, room),
            )

    def _draw(self, row: int, width: int) -> list[Piece]:
        if self._compared is None:
            return []
        candidate = self._candidates[row]
        return word_rows.draw_candidate(candidate, self._compared, width, self.host.language)

    @property
    def _candidates(self) -> tuple[Candidate, ...]:
        return self._compared.candidates if self._compared else ()

    def _chosen(self) -> Candidate | None:
        """Give the candidate under the cursor."""
        row = self.rows.cursor_row
        return self._candidates[row] if 0 <= row < len(self._candidates) else None

    def _chosen_or_told(self) -> Candidate | None:
        """Give the candidate under the cursor, or say that there is none."""
        chosen = self._chosen()
        if chosen is None:
            self.nothing_chosen()
        return chosen

    # Keys

    def acts(self) -> Question | None:
        """Say what can be done with the chosen pair."""
        candidate, of, say = self._chosen(), self._compared, self.host.language.say
        if candidate is None or of is None:
            return None
        one, other = (of.concepts[each].label for each in (candidate.a, candidate.b))
        answers = numbered(
            [
                (say("one concept, called {term}", term=quoted(one_line(one))), "accept"),
                (say("one concept, called {term}", term=quoted(one_line(other))), "other_way"),
                (say("keep them apart"), "decline"),
            ]
        )
        return Question(say("Are these one?"), answers, escape=say("decide later"))

    def action_accept(self) -> None:
        """Let the concept on the right count as the one on the left."""
        if candidate := self._chosen_or_told():
            self.host.act(word_moves.merge, candidate.b, candidate.a)

    def action_other_way(self) -> None:
        """Let the concept on the left count as the one on the right."""
        if candidate := self._chosen_or_told():
            self.host.act(word_moves.merge, candidate.a, candidate.b)

    def action_decline(self) -> None:
        """Keep the two apart, so that they are not proposed again."""
        if candidate := self._chosen_or_told():
            self.host.act(word_moves.decline, candidate.a, candidate.b)
