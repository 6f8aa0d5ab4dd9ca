"""Words shows which concepts organisations use, how close they are, and what they agreed on."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from facilitator.core.base.cells import cut, one_line
from facilitator.core.base.language import Phrase, by_key, counted
from facilitator.core.base.text import clean_line
from facilitator.core.homework.tasks import tasks
from facilitator.core.record import words
from facilitator.core.record.state import EMPTY, State
from facilitator.core.record.terms import normal
from facilitator.core.time.view import View
from facilitator.core.words import moves as word_moves
from facilitator.core.words.concepts import Concept
from facilitator.core.words.sentences import change, shared
from facilitator.running.prompts.question import Question, numbered
from facilitator.tui.dialogs.sheet import Sheet
from facilitator.tui.frame.lined import FIND, LinedPlace
from facilitator.tui.frame.place import NOTHING_CHOSEN
from facilitator.tui.places.words import rows as word_rows
from facilitator.tui.places.words.cloud import WordCloud, lined
from facilitator.tui.places.words.comparing import Comparing, Comparison
from facilitator.tui.places.words.keys import KEYS
from facilitator.tui.places.words.rows import Order, Widths
from facilitator.tui.widgets.framed import FramedList
from facilitator.tui.widgets.labelled_panel import LabelledPanel
from facilitator.tui.widgets.panel import Panel
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Piece, Rows

AGREE: Final = "agree"

OF_CONCEPTS: Final = (
    "agree", "drop", "same", "find", "order", "details"
)  # fmt: skip
"""The actions that nobody needs while there are no concepts."""

LONGEST: Final = 40
"""How many cells of a term are quoted."""


class Words(LinedPlace):
    """The place of words (5)."""

    CSS_PATH = "screen.tcss"
    LIST = Rows
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Show all concepts, most shared first."""
        super().__init__()
        self.comparing = Comparing()
        self._state: State = EMPTY
        self._compared: Comparison | None = None
        self._order = Order.SHARING
        self._query = ""
        self._concepts: list[Concept] = []
        self._columns = Widths(0, 0, 0)

    def body(self) -> ComposeResult:
        """Lay out the figures, the concepts, the chosen one in full, and the line."""
        with Horizontal(id="main"):
            with FramedList(id="listed"):
                yield Rows(self._name_columns, cursor=False, id="columns")
                yield Rows(self._draw, id="concepts")
                yield Plain(id="common")
            with Vertical(id="beside"):
                yield WordCloud(id="cloud")
                yield LabelledPanel(id="chosen")
        yield Plain(id="nothing")

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#concepts", Rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is done with concepts only where there are some."""
        if action in OF_CONCEPTS and self._compared is not None and not self._any:
            return False
        return super().check_action(action, parameters)

    def why_not(self, action: str) -> Phrase | None:
        """Say that there are no concepts to do anything with."""
        return NOTHING_CHOSEN if action in OF_CONCEPTS else super().why_not(action)

    def on_resize(self, _: events.Resize) -> None:
        """Share out the columns anew."""
        if self._compared is not None:
            self.call_after_refresh(self._share_out)

    def _share_out(self) -> None:
        """Share the width of the list out between its columns."""
        if self._compared is not None:
            width = self.rows.scrollable_content_region.width
            self._columns = word_rows.widths(self._compared.usage, width, self.host.language)
            self.query_one("#columns", Rows).show(1)
            self.query_one("#columns", Rows).refresh()
            self.rows.refresh()

    # What is shown

    def show(self, view: View) -> None:
        """List the concepts."""
        if view.state is self._state:
            return  # the time alone changes nothing here
        self._state = view.state
        compared = self.comparing.of(self.host)
        if compared is not self._compared:
            self._compared = compared
            self._list()

    @property
    def _any(self) -> bool:
        """Whether there are concepts at all, found or not."""
        return self._compared is not None and bool(self._compared.usage.concepts)

    def _list(self) -> None:
        of = self._compared
        if of is None:
            return
        chosen = self._chosen()
        query = self._query.casefold()
        self._concepts = [
            concept
            for concept in word_rows.ordered(of.usage, self._order)
            if any(query in text.casefold() for text in (concept.label, *concept.origins))
            or not query
        ]
        rows = self.rows
        if not self._concepts and rows.has_focus:
            self.set_focus(None)  # or what is typed next would go into the line
        self.query_one("#main").display = bool(self._concepts)
        self._share_out()
        rows.show(len(self._concepts))
        rows.refresh()
        if chosen is not None:
            self._choose(chosen.normal)
        self._show_figures(of)
        self._say_why_empty()
        self._show_chosen()
        self.refresh_bindings()
        if self.focused is None and self.app.screen is self:
            self.focus_list()

    def _show_figures(self, of: Comparison) -> None:
        language = self.host.language
        say, details = language.say, []
        if self._query:
            details.append(language.count("{n} found", "{n} found", len(self._concepts)))
        elif self._order is not Order.SHARING:
            details.append(say(self._order.value))
        listed = say(
            "{concepts} from {organisations}",
            concepts=counted("{n} concept", "{n} concepts", len(of.usage.concepts)),
            organisations=counted(
                "{n} organisation", "{n} organisations", len(of.usage.organisations)
            ),
        )
        since = change(of.since, language) if of.since is not None else ""
        close = word_rows.closeness(of.convergence.value, since, language)
        common = Content.styled(word_rows.common(of, language), "$muted")
        told = [words for words in (close, common) if words.plain]
        self.query_one("#common", Plain).show(Content("\n").join(told))
        same = by_key("words.same", "k")
        keys = [say("{k} same, apart", k=same)]
        if of.candidates:
            count = len(of.candidates)
            keys = [
                language.count(
                    "{k}: {n} pair may be one", "{k}: {n} pairs may be one", count, k=same
                )
            ]
        self.query_one(FramedList).frame(say("Words"), listed, *details, keys=keys)
        cloud = self.query_one(WordCloud)
        cloud.frame(
            say("Cloud"),
            keys=(say("{v} large", v=by_key("stage.page", "v")),),
        )
        cloud.show(lined(of.usage.shares()))

    def _say_why_empty(self) -> None:
        say = self.host.language.say
        nothing = self.query_one("#nothing", Plain)
        nothing.display = not self._concepts
        if self._query:
            nothing.show(
                say(
                    "No concept is called that: {esc} shows all of them.",
                    esc=by_key("words.leave", "Esc"),
                )
            )
            return
        collects = any(task.collects == "terms" for task in tasks(self._state))
        nothing.show(word_rows.why_empty(self.host.language, collects=collects))

    def _name_columns(self, _: int, width: int) -> list[Piece]:
        if self._compared is None:
            return []
        return word_rows.names(self._compared, self._columns, width, self.host.language)

    def _draw(self, row: int, width: int) -> list[Piece]:
        if self._compared is None:
            return []
        concept = self._concepts[row]
        return word_rows.draw(concept, self._compared, self._columns, width, self.host.language)

    @on(Rows.Moved)
    def _show_chosen(self) -> None:
        concept, of = self._chosen(), self._compared
        panel, language = self.query_one("#chosen", LabelledPanel), self.host.language
        panel.display = concept is not None
        if concept is not None and of is not None:
            frame = Panel(
                one_line(concept.label),
                detail=[(word_rows.standing(concept, of, language), "muted")],
                keys=(language.say("{a} agree on a term", a=by_key("words.agree", "a")),),
            )
            panel.show(frame, lambda room: word_rows.fields(concept, of, language, room))

    def _chosen(self) -> Concept | None:
        """Give the concept under the cursor."""
        row = self.rows.cursor_row
        return self._concepts[row] if 0 <= row < len(self._concepts) else None

    def _choose(self, term: str) -> None:
        """Put the cursor on the concept of a term."""
        root = words.concept_of(self._state.words, term)
        for row, concept in enumerate(self._concepts):
            if concept.normal == root:
                self.rows.cursor_row = row

    # Keys

    def action_details(self) -> None:
        """Show everything of the chosen concept."""
        if (concept := self._chosen()) and self._compared is not None:
            lines = word_rows.sheet(concept, self._compared, self.host.language)
            self.app.push_screen(Sheet(cut(one_line(concept.label), LONGEST), lines))

    def action_order(self) -> None:
        """Sort by something else."""
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._list()
        self.rows.cursor_row = 0 if self._concepts else -1

    def action_same(self) -> None:
        """Ask whether the chosen concept is one with another, or is to be taken apart."""
        say, concept = self.host.language.say, self._chosen()
        see = (say("see what may be the same"), "place('merges')")
        merge = (say("make it one with another …"), "merge")
        answers = numbered([see, merge, (say("take a merged concept apart"), "separate")])
        title = _quoted(concept.label) if concept else say("Words")
        question = Question(title, answers, escape=say("Cancel"))
        self.choose(question, partial(self.call_later, self.run_action), again="words.same")

    def action_stage_page(self) -> None:
        """Ask what to show: the cloud here, or what the room sees."""
        say = self.host.language.say
        answers = numbered(
            [(say("the cloud, large, on this screen"), "cloud"), (say("what the room sees …"), "")]
        )

        def chosen(what: str) -> None:
            if what:
                self.action_cloud()
            else:
                super(Words, self).action_stage_page()

        question = Question(say("What should be shown?"), answers, escape=say("Cancel"))
        self.choose(question, chosen, again="stage.page")

    def action_cloud(self) -> None:
        """Show the word cloud, of all organisations at first."""
        from facilitator.tui.places.words.cloud_view import CloudView

        if self._compared is not None and self._compared.usage.organisations:
            self.app.push_screen(CloudView(self._compared))

    def action_merge(self) -> None:
        """Ask for the concept that the chosen one is to count as."""
        from facilitator.tui.dialogs.pick import Choosable, Pick

        concept, of = self._chosen(), self._compared
        if concept is None or of is None:
            return
        say = self.host.language.say
        others = [
            Choosable(other.normal, other.label, say(shared(of.usage, other)))
            for other in of.usage.concepts
            if other is not concept
        ]

        def answered(into: str | None) -> None:
            if (
                into is not None
                and self.host.act(word_moves.merge, concept.normal, into) is not None
            ):
                self._choose(into)

        question = say("Count “{term}” as which concept?", term=_quoted(concept.label))
        self.app.push_screen(Pick(question, others, self.host.language), answered)

    def action_separate(self) -> None:
        """Take a term out of the chosen concept again; ask for it if there are several."""
        from facilitator.tui.dialogs.pick import Choosable, Pick

        concept = self._chosen()
        if concept is None:
            return
        parts = words.parts(self._state.words, concept.normal)
        if len(parts) <= 1:
            self.host.act(word_moves.separate, next(iter(parts), concept.normal))
            return

        def answered(part: str | None) -> None:
            if part is not None:
                self.host.act(word_moves.separate, part)

        say = self.host.language.say
        question = say("What is a concept of its own?")
        spelt = {normal(origin): origin for origin in reversed(concept.origins)}
        choices = [Choosable(part, spelt.get(part, part)) for part in parts]
        self.app.push_screen(Pick(question, choices, self.host.language), answered)

    def action_drop(self) -> None:
        """Drop the agreed term of the chosen concept."""
        if concept := self._chosen():
            self.host.act(word_moves.drop, concept.normal)

    def action_agree(self) -> None:
        """Open the line for the term to use for the chosen concept."""
        if concept := self._chosen():
            self.open_line(AGREE, concept.label, about=concept.normal)
            self.capture_line.select_all()

    def action_find(self) -> None:
        """Open the line for a part of a term."""
        self.open_line(FIND, self._query)

    def action_go_back(self) -> None:
        """Show all concepts again, or go to Run."""
        if self._query:
            self.search("")
        else:
            self.action_place("run")

    def search(self, query: str) -> None:
        """List the concepts that a query finds."""
        self._query = clean_line(query)
        self._list()

    # The line

    def answered(self, text: str) -> None:
        """Agree on the term that was typed."""
        if self.host.act(word_moves.agree, self.about, text) is not None:
            self._choose(self.about)
            self.close_line()

    def question(self) -> str:
        """Say how to find, or what agreeing on the term typed means."""
        say = self.host.language.say
        if self.purpose == FIND:
            return say("Find: ⏎ goes to the list, Esc shows all concepts.")
        concept = self._compared.concepts.get(self.about) if self._compared else None
        term = _quoted(concept.label if concept else self.about)
        other = self._other(self.capture_line.text)
        if other is not None and self._compared is not None:
            return say(
                "“{term}” becomes one with “{other}”, used by {words}.",
                term=term,
                other=_quoted(other.label),
                words=shared(self._compared.usage, other),
            )
        return say("Which term do you agree to use for “{term}”?", term=term)

    def _other(self, wording: str) -> Concept | None:
        """Find the concept that a wording names, if that is another one."""
        if self._compared is None:
            return None
        root = words.concept_of(self._state.words, clean_line(wording))
        return self._compared.concepts.get(root) if root != self.about else None


def _quoted(term: str) -> str:
    return cut(one_line(term), LONGEST)
