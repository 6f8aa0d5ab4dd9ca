"""The cloud shows the words in use to everybody in the room, for all organisations or for one."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import N_
from facilitator.core.words.sentences import convergence, percent
from facilitator.tui.dialogs.keys import closing
from facilitator.tui.dialogs.modal import Modal
from facilitator.tui.host import host
from facilitator.tui.keys import key
from facilitator.tui.places.words.cloud import WordCloud, lined
from facilitator.tui.places.words.comparing import Comparison
from facilitator.tui.widgets.plain import Plain


class CloudView(Modal[None]):
    """The whole screen for a cloud; the arrow keys go from organisation to organisation."""

    AUTO_FOCUS = ""
    CSS_PATH = "cloud.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "right,down,space,n,N",
            "step(1)",
            N_("Next organisation"),
            tells=N_("Shows the words of the next organisation."),
            show=False,
        ),
        key(
            "left,up,b,B",
            "step(-1)",
            N_("Organisation before"),
            tells=N_("Shows the words of the organisation before."),
            show=False,
        ),
        key(
            "home,a,A",
            "all",
            N_("All organisations"),
            tells=N_("Shows the words of all organisations."),
            show=False,
        ),
        key(
            "o,O",
            "choose",
            N_("Choose an organisation"),
            tells=N_("Lets you choose whose words are shown."),
            show=False,
        ),
        closing("escape,enter,v,V,q,Q"),
    ]

    def __init__(self, compared: Comparison) -> None:
        """Show the words of all organisations."""
        super().__init__()
        self._compared = compared
        self._of: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out whose words they are, the cloud, and the keys."""
        with Vertical():
            yield Plain(id="whose")
            yield WordCloud()
            yield Plain(id="legend")
            yield Plain(id="keys")

    def on_mount(self) -> None:
        """Show the words of all."""
        self._show()

    def on_resize(self) -> None:
        """Say anew how many words have no room."""
        self.call_after_refresh(self._show_legend)

    def _show(self) -> None:
        used, say = self._compared.usage, host(self.app).language.say
        words = self.query_one(WordCloud)
        if self._of is None:
            words.show(lined(used.shares()))
            whose = say("All organisations")
            close = say(convergence(self._compared.convergence.value))
        else:
            words.show(lined({
                concept.label: concept.uses[self._of]
                for concept in used.concepts
                if self._of in concept.uses
            }))  # fmt: skip
            whose = one_line(self._compared.names[self._of])
            close = self._closeness(self._of)
        self.query_one("#whose", Plain).show(" · ".join(filter(None, (whose, close))))
        self.query_one("#keys", Plain).show(
            say("← → another organisation · o chooses one · a all of them · Esc closes")
        )
        self.call_after_refresh(self._show_legend)

    def _closeness(self, of: str) -> str:
        value = self._compared.convergence.closeness.get(of)
        say = host(self.app).language.say
        return "" if value is None else say("{n}% in common with the others", n=percent(value))

    def _show_legend(self) -> None:
        if not self.is_mounted:
            return
        language = host(self.app).language
        left_out = self.query_one(WordCloud).cloud.left_out
        words = language.count("no room for {n} more", "no room for {n} more", left_out)
        self.query_one("#legend", Plain).show(words if left_out else "")

    def action_step(self, step: int) -> None:
        """Go on to the next organisation, or all of them after the last."""
        every = [None, *self._compared.usage.organisations]
        self._of = every[(every.index(self._of) + step) % len(every)]
        self._show()

    def action_all(self) -> None:
        """Show the words of all."""
        self._of = None
        self._show()

    def action_choose(self) -> None:
        """Ask whose words to show."""
        from facilitator.tui.dialogs.pick import Choosable, Pick

        language = host(self.app).language

        def answered(of: str | None) -> None:
            if of is not None:
                self._of = of
                self._show()

        names = [Choosable(id_, name) for id_, name in self._compared.names.items()]
        question = language.say("Whose words should be shown?")
        self.app.push_screen(Pick(question, names, language), answered)

    def action_close(self) -> None:
        """Go back to the words."""
        self.dismiss(None)
